// node atom.mjs DIR: every feed under DIR goes through a strict XML parser, and has what RFC 4287 asks for.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { SaxesParser } from 'saxes'
import { files, some } from './pages.mjs'

const atom = 'http://www.w3.org/2005/Atom'
const dir = process.argv[2]
const found = some(dir, files(dir, '.atom'), 'no feed (*.atom)')
const faults = []
let entries = 0

// parse returns the root element: {name, uri, attributes, children, text}.
function parse(text) {
  const root = { children: [] }
  const open = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => { throw error })
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.values(tag.attributes).map((a) => [a.name, a.value]))
    const element = { name: tag.local, uri: tag.uri, attributes, children: [], text: '' }
    open.at(-1).children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => { for (const element of open.slice(1)) element.text += text })
  parser.write(text).close()
  return root.children[0]
}

for (const name of found) {
  const fault = (text) => faults.push(`${name}: ${text}`)
  try {
    check(parse(readFileSync(path.join(dir, name), 'utf8')), fault)
  } catch (error) {
    fault(error.message)
  }
}

function check(feed, fault) {
  if (feed.name !== 'feed' || feed.uri !== atom) fault(`the root is {${feed.uri}}${feed.name}`)
  const children = (element, name) => element.children.filter((child) => child.name === name && child.uri === atom)
  if (!feed.attributes['xml:lang']) fault('the feed does not say its language')
  const ids = new Set()
  const all = children(feed, 'entry')
  entries += all.length
  for (const element of [feed, ...all]) {
    const id = children(element, 'id')[0]?.text ?? ''
    for (const required of ['id', 'title', 'updated']) {
      if (children(element, required).length !== 1) fault(`${id}: ${children(element, required).length} of ${required}`)
    }
    if (!URL.canParse(id)) fault(`id ${id} is no IRI`)
    if (ids.has(id)) fault(`id ${id} is there twice`)
    ids.add(id)
    const updated = children(element, 'updated')[0]?.text ?? ''
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(updated) || Number.isNaN(Date.parse(updated))) {
      fault(`${id}: updated is ${updated} (RFC 3339)`)
    }
    if (children(feed, 'author').length + children(element, 'author').length === 0) fault(`${id}: nobody wrote it`)
    const alternates = children(element, 'link').filter((link) => link.attributes.rel === 'alternate')
    const kinds = alternates.map((link) => `${link.attributes.type} ${link.attributes.hreflang}`)
    if (new Set(kinds).size !== kinds.length) fault(`${id}: two alternates of one type and language`)
    for (const link of children(element, 'link')) {
      if (!URL.canParse(link.attributes.href)) fault(`${id}: ${link.attributes.href} is no address`)
    }
    if (element !== feed && alternates.length === 0 && children(element, 'content').length === 0) {
      fault(`${id}: neither a page nor content`)
    }
  }
}

for (const fault of faults) console.error(fault)
console.log(`atom: ${found.length} feeds with ${entries} entries, ${faults.length} faults`)
process.exitCode = faults.length ? 1 : 0
