// node html.mjs DIR: every page and style sheet under DIR goes through the Nu HTML checker.
// Each message, error, warning or remark, is printed as file:line:column and fails the run.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { files, pages } from './pages.mjs'

const dir = process.argv[2]
const checked = [...pages(dir), ...files(dir, '.css')]

const jar = fileURLToPath(new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url))
const options = ['--format', 'json', '--stdout', '--exit-zero-always', '--also-check-css']
const nu = spawnSync('java', ['-jar', jar, ...options, ...checked.map((name) => path.resolve(dir, name))],
  { encoding: 'utf8', maxBuffer: 1 << 28 })
if (nu.error) throw nu.error
if (nu.status !== 0) throw new Error(`the Nu HTML checker broke down: ${nu.stdout}${nu.stderr}`)

const { messages } = JSON.parse(nu.stdout)
for (const m of messages) {
  const file = m.url ? path.relative('.', fileURLToPath(m.url)) : dir
  const line = m.firstLine ?? m.lastLine ?? 1 // Nu leaves out the first line where it is the last one
  console.error(`${file}:${line}:${m.firstColumn ?? m.lastColumn ?? 1}: ${m.subType ?? m.type}: ${m.message}`)
}
console.log(`html: ${checked.length} files, ${messages.length} messages`)
process.exitCode = messages.length ? 1 : 0
