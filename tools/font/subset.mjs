// Writes the letters of Spanish, Portuguese, French, Catalan, Galician, Basque and English, and weights 400 to 700,
// of Source Serif 4 (SIL Open Font License 1.1) to site/assets/serif.woff2. What is cut down is a Modified Version of that
// license, and "Source" is a Reserved Font Name: the file is named otherwise, and keeps the notice of its makers.
import { readFileSync, writeFileSync } from 'node:fs'
import fontverter from 'fontverter'
import subsetFont from 'subset-font'

const font = new URL('node_modules/@fontsource-variable/source-serif-4/', import.meta.url)
const assets = new URL('../../site/assets/', import.meta.url)
const limit = 45_000

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('')
// Latin-1 has the letters; beyond it stand Œ, Ÿ, Catalan's ŀ, dashes, quotation marks, the ellipsis and signs.
const letters = range(0x20, 0x7e) + range(0xa0, 0xff) + 'ŒœŸĿŀ–—―‘’‚“”„†•…‰‹›€™−'

// By name identifier (OpenType, table name): the words that stand in place of those with the Reserved Font Name.
const names = new Map([
  [1, 'Tertulia Serif'], [3, 'Tertulia Serif 1'], [4, 'Tertulia Serif'], [6, 'TertuliaSerif-Regular'],
  [13, 'This Font Software is licensed under the SIL Open Font License, Version 1.1.'], [14, 'http://scripts.sil.org/OFL'],
])

const whole = readFileSync(new URL('files/source-serif-4-latin-wght-normal.woff2', font))
const subset = await subsetFont(whole, letters, { targetFormat: 'sfnt', variationAxes: { wght: { min: 400, max: 700 } } })
const named = await fontverter.convert(withTable(subset, 'name', renamed(tableOf(subset, 'name'))), 'woff2')
if (named.length > limit) throw new Error(`${named.length} bytes, over ${limit}`)
writeFileSync(new URL('serif.woff2', assets), named)
console.log(`${named.length} bytes`)

// tables lists the tables of a font by their entries in its directory (OpenType, "Organization of an OpenType Font").
function tables(sfnt) {
  return Array.from({ length: sfnt.readUInt16BE(4) }, (_, i) => {
    const entry = sfnt.subarray(12 + 16 * i, 28 + 16 * i)
    const at = entry.readUInt32BE(8)
    return { tag: entry.toString('latin1', 0, 4), body: sfnt.subarray(at, at + entry.readUInt32BE(12)) }
  })
}

function tableOf(sfnt, tag) {
  return tables(sfnt).find((table) => table.tag === tag).body
}

// renamed returns the table of names, which is of Windows and in UTF-16 as all of this font's are, with its own words.
function renamed(table) {
  const storage = table.readUInt16BE(4)
  const words = new Map()
  for (let i = 0; i < table.readUInt16BE(2); i++) {
    const [platform, encoding, language, id, length, at] = Array.from({ length: 6 }, (_, k) => table.readUInt16BE(6 + 12 * i + 2 * k))
    if (platform !== 3 || encoding !== 1 || language !== 0x409) throw new Error(`name ${id} is not in English for Windows`)
    words.set(id, Buffer.from(table.subarray(storage + at, storage + at + length)).swap16().toString('utf16le'))
  }
  for (const [id, text] of names) words.set(id, text)
  for (const [id, text] of words) if (id !== 0 && /source/i.test(text)) throw new Error(`name ${id} is still ${text}`)

  const sorted = [...words].sort(([a], [b]) => a - b).map(([id, text]) => [id, Buffer.from(text, 'utf16le').swap16()])
  const head = Buffer.alloc(6 + 12 * sorted.length)
  head.writeUInt16BE(sorted.length, 2)
  head.writeUInt16BE(head.length, 4)
  let at = 0
  sorted.forEach(([id, text], i) => {
    for (const [k, value] of [3, 1, 0x409, id, text.length, at].entries()) head.writeUInt16BE(value, 6 + 12 * i + 2 * k)
    at += text.length
  })
  return Buffer.concat([head, ...sorted.map(([, text]) => text)])
}

// withTable returns the font with another table in the place of one, and its checksums as they then are.
function withTable(sfnt, tag, body) {
  const all = tables(sfnt).map((table) => (table.tag === tag ? { tag, body } : table))
  const directory = Buffer.from(sfnt.subarray(0, 12 + 16 * all.length))
  let at = directory.length
  const padded = all.map((table, i) => {
    const block = Buffer.concat([table.body, Buffer.alloc(-table.body.length & 3)])
    if (table.tag === 'head') block.writeUInt32BE(0, 8) // of the whole font, below
    directory.writeUInt32BE(checksum(block), 12 + 16 * i + 4)
    directory.writeUInt32BE(at, 12 + 16 * i + 8)
    directory.writeUInt32BE(table.body.length, 12 + 16 * i + 12)
    at += block.length
    return block
  })
  const font = Buffer.concat([directory, ...padded])
  const head = all.findIndex((table) => table.tag === 'head')
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, directory.readUInt32BE(12 + 16 * head + 8) + 8)
  return font
}

function checksum(block) {
  let sum = 0
  for (let i = 0; i < block.length; i += 4) sum = (sum + block.readUInt32BE(i)) >>> 0
  return sum
}
