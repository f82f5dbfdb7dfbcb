// node --test selftest.mjs: every check fails on the page of testdata that breaks it, and on nothing else.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { walk } from './keyboard.mjs'
import { files, launch } from './pages.mjs'

const here = import.meta.dirname

function run(script, ...args) {
  return spawnSync(process.execPath, [script, ...args], { cwd: here, encoding: 'utf8' })
}

// faults returns the file and the rule of each line that pattern matches, sorted, each once.
function faults(stderr, pattern) {
  return [...new Set([...stderr.matchAll(pattern)].map((m) => `${m[1]}: ${m[2]}`))].sort()
}

for (const script of ['html.mjs', 'axe.mjs']) {
  test(`${script} passes good pages in directories below`, () => {
    const { status, stderr } = run(script, 'testdata/good')
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
  })
}

for (const script of ['html.mjs', 'axe.mjs', 'screenshots.mjs']) {
  test(`${script} refuses a directory without a page`, () => {
    const { status, stderr } = run(script, 'testdata/no-pages', 'out')
    assert.equal(status, 1)
    assert.match(stderr, /no page \(\*\.html\) under/)
  })

  test(`${script} refuses a directory that is not there`, () => {
    assert.equal(run(script, 'testdata/nowhere', 'out').status, 1)
  })
}

test('html.mjs fails on an error, a warning and a faulty style sheet, inside a page or beside it', () => {
  const { status, stderr } = run('html.mjs', 'testdata/bad-html')
  assert.equal(status, 1)
  assert.deepEqual(faults(stderr, /^testdata\/bad-html\/(\S+:\d+:\d+): (\w+): .+/gm), [
    'error.html:12:4: error',
    'style.html:6:20: error',
    'theme.css:1:13: error',
    'warning.html:12:1: warning',
  ])
})

test('axe.mjs fails each bad page for its own fault', () => {
  const { status, stderr } = run('axe.mjs', 'testdata/bad-pages')
  assert.equal(status, 1)
  const every = ['light, 320 px', 'dark, 320 px', 'light, 1280 px', 'dark, 1280 px']
  const narrow = ['light, 320 px', 'dark, 320 px']
  const large = ['text at 200 %, 640 px']
  const rows = [
    ['wcag2a.html', 'image-alt', every],
    ['wcag2aa.html', 'color-contrast', every],
    ['dark.html', 'color-contrast', ['dark, 320 px', 'dark, 1280 px']],
    ['wcag21aa.html', 'avoid-inline-spacing', every],
    ['wcag22aa.html', 'target-size', every],
    ['best-practice.html', 'heading-order', every],
    ['reflow.html', 'reflow', narrow],
    ['script-error.html', 'script-error', [...every, ...large]],
    ['network.html', 'network', [...every, ...large]],
    ['missing-file.html', 'missing-file', [...every, ...large]],
    ['clipped-height.html', 'clipped-text', large],
    ['clipped-width.html', 'clipped-text', large],
    ['fixed-text.html', 'fixed-text', large],
  ]
  assert.deepEqual(rows.map(([page]) => page).sort(), files(path.join(here, 'testdata/bad-pages'), '.html'))
  assert.deepEqual(faults(stderr, /^(\S+ \(.+?\)): ([\w-]+): .+/gm),
    rows.flatMap(([page, rule, views]) => views.map((view) => `${page} (${view}): ${rule}`)).sort())
  assert.match(stderr, /^ {4}<p style="color: #999">Pale text on white\.<\/p>$/m)
})

test('a walk with the keyboard fails each page for its own fault', async () => {
  const want = {
    'closed.html': ['keyboard: does not open'],
    'covered.html': ['focus: nobody sees that this is where they are', 'skip-link: the first stop is no visible link past the head'],
    'good.html': [],
    'no-skip.html': ['skip-link: the first stop is no visible link past the head'],
    'skip-elsewhere.html': ['skip-link: leads elsewhere than into the page'],
    'unreached.html': ['keyboard: is not reached'],
    'unseen.html': ['focus: nobody sees that this is where they are'],
  }
  const browser = await launch()
  try {
    const got = {}
    for (const name of files(path.join(here, 'testdata/keyboard'), '.html')) {
      const page = await browser.newPage()
      await page.goto(pathToFileURL(path.join(here, 'testdata/keyboard', name)).href)
      got[name] = [...new Set((await walk(page)).map(({ rule, text }) => `${rule}: ${text}`))].sort()
      await page.close()
    }
    assert.deepEqual(got, want)
  } finally {
    await browser.close()
  }
})

test('screenshots.mjs writes four different pictures of each page', () => {
  const out = mkdtempSync(path.join(tmpdir(), 'screenshots-'))
  try {
    assert.equal(run('screenshots.mjs', 'testdata/good', out).status, 0)
    const pictures = files(out, '.png')
    assert.deepEqual(pictures, ['en', 'es'].flatMap((language) =>
      ['dark', 'light', 'phone', 'print'].map((view) => `${language}/index.${view}.png`)))
    assert.equal(new Set(pictures.map((name) => readFileSync(path.join(out, name), 'base64'))).size, pictures.length)
  } finally {
    rmSync(out, { recursive: true })
  }
})

for (const script of ['jsonld.mjs', 'ics.mjs', 'atom.mjs']) {
  test(`${script} passes good files and refuses a directory without any`, () => {
    const { status, stderr } = run(script, 'testdata/good-outputs')
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
    const none = run(script, 'testdata/no-pages')
    assert.equal(none.status, 1)
    assert.match(none.stderr, /Error: no /)
  })
}

test('jsonld.mjs, ics.mjs and atom.mjs fail each bad file for its own fault', () => {
  const rows = {
    'jsonld.mjs': ['broken.jsonld: .*JSON', "property.jsonld: .*'\"spokenLanguage\"' does not exist", 'value.jsonld: .*EventForgotten',
      "script.html#0: .*'\"shoeSize\"' does not exist"],
    'ics.mjs': ['summer.ics: a: dtstart is 2027-07-09 09:00:00', 'undefined.ics: a: America/New_York is not defined', 'unfolded.ics: line 17 has more than 75 octets',
      'newline.ics: line 2 holds a bare line end'],
    'atom.mjs': ['tag.atom: ', 'missing.atom: .*updated is yesterday', 'missing.atom: .*nobody wrote it'],
  }
  for (const [script, faults] of Object.entries(rows)) {
    const { status, stderr } = run(script, 'testdata/bad-outputs')
    assert.equal(status, 1, script)
    const lines = stderr.trim().split('\n')
    assert.equal(lines.length, faults.length, stderr)
    for (const fault of faults) assert.ok(lines.some((line) => new RegExp(`^${fault}`).test(line)), `${fault} in\n${stderr}`)
  }
})
