// node jsonld.mjs DIR: every structured document under DIR, a file *.jsonld or a script element of a page, must be
// what schema.org allows: TypeScript holds it against the types of schema-dts.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { files, some } from './pages.mjs'

const dir = process.argv[2]
const here = import.meta.dirname

// documents returns what a file holds: [where, text].
function documents(name) {
  const text = readFileSync(path.join(dir, name), 'utf8')
  if (name.endsWith('.jsonld')) return [[name, text]]
  return [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map((m, i) => [`${name}#${i}`, m[1]])
}

// words leaves out in which language a string is (JSON-LD 1.1 section 4.2.4), which schema-dts does not know.
function words(value) {
  if (Array.isArray(value)) return value.map(words)
  if (value === null || typeof value !== 'object') return value
  if ('@value' in value) return value['@value']
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, words(v)]))
}

const found = some(dir, [...files(dir, '.jsonld'), ...files(dir, '.html')].flatMap(documents), 'no JSON-LD')
mkdirSync(path.join(here, 'out'), { recursive: true })
const temp = mkdtempSync(path.join(here, 'out', 'jsonld-')) // where node_modules is found
try {
  const faults = []
  const sources = []
  found.forEach(([where, text], i) => {
    let document
    try {
      document = JSON.parse(text)
    } catch (error) {
      faults.push(`${where}: ${error.message}`)
      return
    }
    const type = document['@type']
    if (!/^\w+$/.test(type)) {
      faults.push(`${where}: @type is ${JSON.stringify(type)}`)
      return
    }
    const source = path.join(temp, `${i}.ts`)
    writeFileSync(source, `import type { ${type}, WithContext } from 'schema-dts'\n` +
      `export const document: WithContext<${type}> = ${JSON.stringify(words(document), null, 1)}\n`)
    sources.push(source)
  })
  if (sources.length > 0) {
    const tsc = path.join(here, 'node_modules', 'typescript', 'bin', 'tsc')
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'esnext', '--pretty', 'false']
    const { stdout, status } = spawnSync(process.execPath, [tsc, ...options, ...sources], { encoding: 'utf8', cwd: here })
    const lines = stdout.split('\n').filter((line) => /^\S.*error TS/.test(line))
    if (status !== 0 && lines.length === 0) throw new Error(`tsc broke down: ${stdout}`)
    for (const line of lines) {
      const [, i, rest] = line.match(/(\d+)\.ts\(([^]*)$/) ?? [null, 0, line]
      faults.push(`${found[i][0]}: (${rest}`)
    }
  }
  for (const fault of faults) console.error(fault)
  console.log(`jsonld: ${found.length} documents, ${faults.length} faults`)
  process.exitCode = faults.length ? 1 : 0
} finally {
  rmSync(temp, { recursive: true })
}
