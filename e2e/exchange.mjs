// node exchange.mjs TERTULIA [TOOL...]: what the command exports goes through tools of translators that others wrote. Each says
// what it reads, which is the same for all; each writes one translation, and its import changes that cell, the lock
// with it, and no other byte.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import js2xliff from 'xliff/js2xliff'
import jsToXliff12 from 'xliff/jsToXliff12'
import xliff12ToJs from 'xliff/xliff12ToJs'
import xliff2js from 'xliff/xliff2js'
import { files } from './pages.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const folder = path.join(here, 'testdata/exchange')
const [tertulia, ...chosen] = process.argv.slice(2)
if (!tertulia) throw new Error('usage: node exchange.mjs TERTULIA [TOOL...]')
const temp = mkdtempSync(path.join(os.tmpdir(), 'exchange-'))

// What stands in the folder: [id, source, target, whether somebody is to look at the target].
const table = [
  ['title', 'Charla & café ]]> < más', 'Talk & coffee ]]> < more', false],
  ['subtitle', '=1+1; "comillas", \'otras\'', '', false],
  ['summary', '👩‍🏫 e\u0301 \u200f\u2028fin', '', false],
  ['description', '## Programa\n\nLea [esto](https://a.example/x?a=1&b=2) en *2027*, y `%s \\n`.\n\n- uno\n- dos\n', '## Programme\n\nRead [this](https://a.example/x?a=1&b=2) in *2027*, and `%s \\n`.\n\n- one\n- two\n', false],
  ['panels[apertura].title', 'Apertura', 'Opening', true],
  ['panels[cierre].title', 'Cierre: «fin»', '', false],
  ['audience', 'Todo el mundo', 'Everybody', true],
].map(([id, ...cells]) => [`event/charla#${id}`, ...cells])
const former = 'Para cualquiera' // the source from which the translation of the audience was made
const translated = { id: 'event/charla#subtitle', source: table[1][1], target: '=1+1; "quotes", \'others\'' }

// Each tool reads a file into a table of its own, and writes the translation above into the file. What it does not tell is
// left out of what it must tell.
const tools = {
  'gettext, PO': {
    format: 'po',
    read(file) {
      run('msgfmt', ['--check', '--output-file=/dev/null', file])
      const fuzzy = new Set(gettext(run('msgattrib', ['--only-fuzzy', file])).map(([id]) => id))
      return gettext(readFileSync(file)).map((row) => [...row, fuzzy.has(row[0])])
    },
    write(file) {
      const script = 'if [ "$MSGFILTER_MSGCTXT" = "$ID" ]; then printf %s "$TARGET"; else cat; fi'
      writeFileSync(file, run('msgfilter', ['--keep-header', '--input', file, 'sh', '-c', script], { env: { ...process.env, ID: translated.id, TARGET: translated.target } }))
    },
  },
  'translate-toolkit, PO': toolkit('po'),
  // Of XLIFF it takes for doubtful what nobody has approved.
  'translate-toolkit, XLIFF 1.2': toolkit('xliff', '--approved'),
  'translate-toolkit, XLIFF 1.2 with tags': toolkit('xliff', '--approved', '--inline'),
  'a table, read and saved by Python': toolkit('csv'),
  // It takes white space away at the ends of texts.
  'xliff of npm, XLIFF 1.2': {
    format: 'xliff',
    flags: ['--approved'],
    tells: ([id, source, target, fuzzy]) => [id, source.trim(), target.trim(), fuzzy],
    async read(file) {
      const { resources } = await xliff12ToJs(readFileSync(file, 'utf8'))
      return Object.values(resources).flatMap((units) => Object.entries(units)).map(
        ([id, { source, target = '', additionalAttributes }]) => [id, source, target, target !== '' && additionalAttributes.approved !== 'yes'])
    },
    async write(file) {
      const read = await xliff12ToJs(readFileSync(file, 'utf8'))
      Object.values(read.resources)[0][translated.id].target = translated.target
      writeFileSync(file, await jsToXliff12(read))
    },
  },
  'xliff of npm, XLIFF 2.1': {
    format: 'xliff2',
    tells: ([id, source, target]) => [id, source.trim(), target.trim()],
    async read(file) {
      const { resources } = await xliff2js(readFileSync(file, 'utf8'))
      return Object.values(resources.f1).map(({ source, target = '', additionalAttributes }) => [additionalAttributes.name, source, target])
    },
    async write(file) {
      const read = await xliff2js(readFileSync(file, 'utf8'))
      Object.values(read.resources.f1).find((unit) => unit.additionalAttributes.name === translated.id).target = translated.target
      writeFileSync(file, await js2xliff(read))
    },
  },
  'OmegaT, PO': omegaTool('po'),
  // Of XLIFF it edits only what has a target, so that it gets what is missing, with the source as target. It tells
  // accents as one character with their letter.
  'OmegaT, XLIFF 1.2': { ...omegaTool('xliff', '--only', 'missing', '--copy-source'), leavesOut: ([, , target]) => target !== '', tells: ([, source]) => [source.trim().normalize(), ''] },
}

// It says what it reads as pairs, without their ids and without what is fuzzy; white space at the ends of texts is not of
// them, and U+2028 ends a line for it.
function omegaTool(format, ...flags) {
  return {
    format,
    flags,
    tells: ([, source, target, fuzzy]) => [source.trim(), fuzzy ? '' : target.trim()],
    leavesOut: ([, source]) => source.includes('\u2028'),
    read(file) {
      const project = omegatProject(file, [])
      const all = path.join(project, 'all.tmx')
      omegat(project, '--mode=console-createpseudotranslatetmx', `--pseudotranslatetmx=${all}`, '--pseudotranslatetype=equal')
      omegat(project, '--mode=console-translate')
      const finished = new Map(pairs(path.join(project, `${path.basename(project)}-omegat.tmx`)))
      return pairs(all).filter(([source]) => !source.startsWith('MIME-Version:')).map(([source]) => [source, finished.get(source) ?? ''])
    },
    write(file) {
      const project = omegatProject(file, [[translated.source, translated.target]])
      omegat(project, '--mode=console-translate')
      cpSync(path.join(project, 'target', path.basename(file)), file)
    },
  }
}

function run(program, args, options) {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'], ...options })
}

// gettext returns the messages of a PO file but for its header: [id, source, target].
function gettext(po) {
  const script = 'printf "%s\\0%s\\0" "$MSGEXEC_MSGCTXT" "$MSGEXEC_MSGID"; cat; printf "\\0"'
  const cells = run('msgexec', ['sh', '-c', script], { input: po }).split('\0').slice(0, -1)
  const rows = []
  for (let i = 0; i < cells.length; i += 3) rows.push(cells.slice(i, i + 3))
  return rows.filter(([, source]) => source !== '')
}

function toolkit(format, ...flags) {
  // Debian's Python, which has the modules of Debian.
  const python = (...args) => run('/usr/bin/python3', [path.join(here, 'translate-toolkit.py'), ...args])
  return {
    format,
    flags,
    read: (file) => JSON.parse(python('read', file)).map(([id, source, ...rest]) => [id, format === 'csv' ? source.replace(/^'(?=[=+@'-])/, '') : source, ...rest]),
    write: (file) => python('write', file, translated.id, translated.target),
  }
}

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt()};`)
const unescaped = (text) => text.replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name])

// omegatProject makes a project of one file, with what its translator has written.
function omegatProject(file, written) {
  const project = mkdtempSync(path.join(temp, 'omegat-'))
  for (const dir of ['source', 'target', 'tm', 'glossary', 'dictionary', 'omegat']) mkdirSync(path.join(project, dir))
  const dirs = ['source_dir', 'target_dir', 'tm_dir', 'glossary_dir', 'glossary_file', 'dictionary_dir'].map((name) => `<${name}>__DEFAULT__</${name}>`)
  writeFileSync(path.join(project, 'omegat.project'), `<omegat><project version="1.0">${dirs.join('')}<source_lang>ES</source_lang><target_lang>EN</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>`)
  const units = written.map(([es, en]) => `<tu><tuv lang="ES"><seg>${escaped(es)}</seg></tuv><tuv lang="EN"><seg>${escaped(en)}</seg></tuv></tu>`)
  writeFileSync(path.join(project, 'omegat/project_save.tmx'), `<tmx version="1.1"><header creationtool="OmegaT" creationtoolversion="3.6.0" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" segtype="paragraph" srclang="ES"/><body>${units.join('')}</body></tmx>`)
  cpSync(file, path.join(project, 'source', path.basename(file)))
  return project
}

function omegat(project, ...args) {
  run('omegat', [project, `--config-dir=${path.join(temp, 'omegat-config')}`, ...args], { timeout: 60_000 })
}

// pairs returns the texts of a translation memory: [source, target].
function pairs(file) {
  return [...readFileSync(file, 'utf8').matchAll(/<tu>(.*?)<\/tu>/gs)].map(([, unit]) => [...unit.matchAll(/<seg>(.*?)<\/seg>/gs)].map(([, text]) => unescaped(text)))
}

// inHistory commits a folder as it was before a text was another, and as it is.
function inHistory(site, now, before) {
  const event = path.join(site, 'events/charla.yaml')
  const text = readFileSync(event, 'utf8')
  const git = (...args) => run('git', ['-C', site, '-c', 'user.name=Ana', '-c', 'user.email=ana@a.example', ...args])
  git('init', '--quiet')
  for (const said of [text.replace(now, before), text]) {
    writeFileSync(event, said)
    git('add', '.')
    git('commit', '--quiet', '--message', 'texts')
  }
}

const sorted = (rows) => rows.map((row) => JSON.stringify(row)).sort()
const contents = (dir) => Object.fromEntries(files(dir, '').filter((name) => /\.(yaml|lock)$/.test(name)).map((name) => [name, readFileSync(path.join(dir, name), 'utf8')]))

async function goesThrough(name, { format, flags = [], tells = (row) => row, leavesOut = () => false, read, write }) {
  const work = mkdtempSync(path.join(temp, 'work-'))
  const site = path.join(work, 'site')
  cpSync(folder, site, { recursive: true })
  inHistory(site, 'Todo el mundo', former)
  const file = path.join(work, `job.${format.replace(/^xliff2?$/, 'xlf')}`)
  run(tertulia, ['export', site, '--lang', 'en', '--format', format, ...flags, '-o', file])
  if (format !== 'csv' && !flags.includes('missing')) assert.ok(readFileSync(file, 'utf8').includes(former), `${name}: the source before`)
  assert.deepEqual(sorted(await read(file)), sorted(table.filter((row) => !leavesOut(row)).map(tells)), `${name}: what it reads`)

  await write(file)
  const before = contents(site)
  run(tertulia, ['import', site, file])
  const after = contents(site)
  const [events, lock] = ['events/charla.yaml', 'locks/event/charla.lock']
  const line = /^event\/charla subtitle en [0-9a-f]{16} [0-9a-f]{16}\n/m
  assert.match(after[lock], line, `${name}: the lock`)
  const source = JSON.stringify(translated.source)
  assert.ok(before[events].includes(`{es: ${source}}`))
  assert.deepEqual({ ...after, [lock]: after[lock].replace(line, '') }, {
    ...before,
    [events]: before[events].replace(`{es: ${source}}`, () => `{es: ${source}, en: ${JSON.stringify(translated.target)}}`),
  }, `${name}: what its import writes`)
}

const names = Object.keys(tools).filter((name) => chosen.length === 0 || chosen.some((part) => name.includes(part)))
assert.notEqual(names.length, 0, `none of these tools: ${Object.keys(tools)}`)
try {
  for (const name of names) {
    const start = performance.now()
    await goesThrough(name, tools[name])
    console.log(`${name}: ${table.length} texts read, one written, in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  }
} finally {
  rmSync(temp, { recursive: true })
}
