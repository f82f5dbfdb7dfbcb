// node site.mjs DIR: the site built into DIR is served with the policy that the handler answers, and gone through in Chromium.
// Every page: accessible in both colour schemes and at 320 px, no sideways scrolling, nothing that the policy refuses, nothing that moves while it loads;
// every link and file of the site is there, and the page in the other language leads back; the way into an event is on the first screen of a phone, and
// its page weighs no more than it may; what forced colours take away has an edge; a reader
// with a keyboard reaches everything and sees where they are; what is on is marked; a normal event is one sheet of paper with its address on it.
// Each fault is printed as `page (view): rule: explanation`, and fails the run.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { walk } from './keyboard.mjs'
import { axeRules, oneLine, reflow } from './page-rules.mjs'
import { launch, pages } from './pages.mjs'
import { serve } from './server.mjs'

const dir = process.argv[2]
// What has moved only leads to where it is now.
const leadsOn = (file) => /<meta http-equiv="refresh"/.test(readFileSync(path.join(dir, file), 'utf8'))
const found = pages(dir).filter((file) => !leadsOn(file))
const isEvent = (file) => /<body class="[^"]*tt-of-event/.test(readFileSync(path.join(dir, file), 'utf8'))
const addressOf = (file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`
const policy = /^const policy = "(.*)"$/m.exec(readFileSync(new URL('../site/handler.go', import.meta.url), 'utf8'))[1]
const { origin, stop } = await serve(dir, policy)
const browser = await launch()
let count = 0

// What a page of an event and its sheet weigh, in bytes, without pictures and font.
const budget = 60_000

function report(page, view, faults) {
  for (const fault of faults) {
    console.error(`${page} (${view}): ${fault.rule}: ${oneLine(fault.text)}`)
    if (fault.html) console.error(`    ${oneLine(fault.html).slice(0, 300)}`)
  }
  count += faults.length
}

// watchShifts counts how far things move while a page loads (Layout Instability API).
function watchShifts() {
  window.shifts = 0
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifts += entry.value })
    .observe({ type: 'layout-shift', buffered: true })
}

// moved reports whether anything has. Less than a thousandth, the last place in which the
// measure is told, is a part of a point that a browser rounds one way and then the other.
async function moved(page) {
  const shifts = await page.evaluate(() => window.shifts)
  return shifts >= 0.001 ? [{ rule: 'layout-shift', text: `things move by ${shifts.toFixed(4)} while the page loads` }] : []
}

// forcedColours: what is told apart by its ground has an edge where there are no grounds.
async function forcedColours(page) {
  const bare = await page.evaluate(() => [...document.querySelectorAll('.tt-card, .tt-important, .tt-status, .tt-next, .tt-now')]
    .filter((e) => getComputedStyle(e).borderTopStyle === 'none').map((e) => e.outerHTML))
  return bare.map((html) => ({ rule: 'forced-colours', text: 'has no edge', html }))
}

// wayIn: the way into an event is on the first screen, whole, nothing lies over it, and nothing moves for a reader with a keyboard who comes to it.
async function wayIn(page) {
  const hidden = await page.evaluate(() => [...document.querySelectorAll('.tt-way-in :is(a, summary)')].slice(0, 1).filter((e) => {
    const { left, right, top, bottom } = e.getBoundingClientRect()
    e.focus()
    return scrollY > 0 || top < 0 || bottom > innerHeight || !e.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
  }).map((e) => e.outerHTML))
  return hidden.map((html) => ({ rule: 'way-in', text: 'is not on the first screen', html }))
}

// unfold opens what is folded, for the rules that follow.
async function unfold(page) {
  await page.evaluate(() => { for (const e of document.querySelectorAll('details')) e.open = true })
  return []
}

// ownAnchors: a link to a place on the same page leads to one.
async function ownAnchors(page) {
  const lost = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
    .filter((a) => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map((a) => a.outerHTML))
  return lost.map((html) => ({ rule: 'dead-link', text: 'leads to no place on the page', html }))
}

// A picture that takes the size that the page says.
const picture = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="100%" height="100%" fill="#999"/></svg>'

// open makes a page that keeps what it breaks in its faults. Pictures elsewhere are not fetched: what is tested is the site.
async function open(options) {
  const context = await browser.newContext(options)
  await context.addInitScript(watchShifts)
  const page = await context.newPage()
  page.faults = []
  page.on('pageerror', (error) => page.faults.push({ rule: 'script-error', text: error.message }))
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) page.faults.push({ rule: 'policy', text: message.text() })
  })
  await page.route((address) => address.origin !== origin, (route) => route.fulfill({ contentType: 'image/svg+xml', body: picture }))
  return page
}

for (const file of found.filter(isEvent)) {
  const page = readFileSync(path.join(dir, file))
  const sheet = /<link rel="stylesheet" href="([^"]+)">/.exec(page.toString())[1]
  const weight = page.length + statSync(path.join(dir, sheet)).size
  if (weight > budget) report(file, 'weight', [{ rule: 'budget', text: `${weight} bytes with its sheet, not ${budget}` }])
}

const addresses = new Map() // of the site, and the first page that leads there
const translations = new Map() // the addresses of the same page in other languages, by that of the page
function collect(file, links, languages) {
  for (const link of links) {
    const address = new URL(link)
    if (address.origin === origin) addresses.set(address.pathname, addresses.get(address.pathname) ?? file)
  }
  translations.set(addressOf(file), languages.map((link) => new URL(link).pathname))
}

// At 400 % a window of 1280 x 1024 px is one of 320 x 256 px.
const views = [
  { name: 'light, 320 px', colorScheme: 'light', viewport: { width: 320, height: 256 }, rules: [axeRules, reflow, ownAnchors] },
  { name: 'dark, 320 px, unfolded', colorScheme: 'dark', viewport: { width: 320, height: 256 }, rules: [unfold, axeRules, reflow] },
  { name: 'dark, 1280 px', colorScheme: 'dark', viewport: { width: 1280, height: 800 }, rules: [axeRules, moved] },
  { name: '360 x 740 px', viewport: { width: 360, height: 740 }, rules: [wayIn, moved] },
  { name: '390 x 844 px', viewport: { width: 390, height: 844 }, rules: [wayIn], only: isEvent },
  { name: 'forced colours', forcedColors: 'active', viewport: { width: 1280, height: 800 }, rules: [forcedColours] },
]
const together = 3 // pages that are open at once

for (const { name: view, rules, only = () => true, ...options } of views) {
  const queue = found.filter(only)
  await Promise.all(Array.from({ length: together }, async () => {
    const page = await open(options)
    for (let file = queue.shift(); file; file = queue.shift()) {
      page.faults = []
      await page.goto(origin + encodeURI(addressOf(file)), { waitUntil: 'load' })
      await page.evaluate(() => document.fonts.ready)
      for (const rule of rules) page.faults.push(...await rule(page))
      if (view === views[0].name) {
        collect(file, ...await page.evaluate(() => [
          [...document.querySelectorAll('[href], [src]')].map((e) => e.href || e.src),
          [...document.querySelectorAll('.tt-masthead a[hreflang]')].map((a) => a.href),
        ]))
      }
      report(file, view, page.faults)
    }
    await page.context().close()
  }))
}

for (const [address, from] of addresses) {
  const { status } = await fetch(origin + address)
  if (status !== 200) report(from, 'links', [{ rule: 'dead-link', text: `${address} answers ${status}` }])
}
let translated = 0
for (const [address, others] of translations) {
  for (const other of others) {
    translated++
    if (!translations.get(other)?.includes(address)) report(address, 'links', [{ rule: 'switcher', text: `${other} does not lead back` }])
  }
}
if (translated < 100) report('/', 'links', [{ rule: 'switcher', text: `only ${translated} pages lead to another language` }])

const congress = '/es/eventos/bibliotecas-rurales/'
const invitation = '/es/eventos/archivos-abiertos/'
for (const [viewport, addresses] of [
  [{ width: 1280, height: 800 }, ['/es/', '/en/events/', invitation, congress]],
  [{ width: 360, height: 740 }, [invitation, congress]], // with the way in at the foot of the screen
]) {
  const keyboard = await open({ viewport })
  for (const address of addresses) {
    keyboard.faults = []
    await keyboard.goto(origin + address)
    keyboard.faults.push(...await walk(keyboard))
    report(address, `keyboard, ${viewport.width} px`, keyboard.faults)
  }
  await keyboard.context().close()
}

// A font that comes late holds nothing up, and moves nothing when it is there.
const late = await open({ viewport: { width: 1280, height: 800 } })
await late.route('**/*.woff2', async (route) => {
  await new Promise((resolve) => setTimeout(resolve, 1500))
  await route.continue()
})
for (const address of ['/es/', congress]) {
  late.faults = []
  await late.goto(origin + address, { waitUntil: 'load' })
  await late.waitForTimeout(500) // in which a late font would be put in its place
  const { painted, came } = await late.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    came: performance.getEntriesByType('resource').find((entry) => entry.name.endsWith('.woff2'))?.responseEnd,
  }))
  if (!(painted < came)) late.faults.push({ rule: 'first-paint', text: `at ${painted} ms, and the font came at ${came} ms` })
  late.faults.push(...await moved(late))
  report(address, 'a late font', late.faults)
}
await late.context().close()

// On the day of a congress that which is on is marked, and nothing moves for it.
for (const [at, want] of [['2027-08-18T17:00:00Z', 1], ['2027-08-19T16:30:00Z', 2], ['2027-08-19T03:00:00Z', 0]]) {
  const page = await open({ viewport: { width: 1280, height: 800 } })
  await page.clock.setFixedTime(at)
  await page.goto(origin + congress, { waitUntil: 'load' })
  const marked = await page.evaluate(() => [...document.querySelectorAll('li[aria-current="time"]')].filter((li) => /ahora$/.test(li.querySelector('.tt-when').textContent)).length)
  if (marked !== want) page.faults.push({ rule: 'now', text: `${marked} are marked, not ${want}` })
  page.faults.push(...await axeRules(page), ...await moved(page))
  await page.emulateMedia({ forcedColors: 'active' })
  page.faults.push(...await forcedColours(page))
  report(congress, at, page.faults)
  await page.context().close()
}

// paper prints a page, and returns how many sheets it takes and what a reader of codes finds on the first.
async function paper(page, format) {
  const folder = mkdtempSync(path.join(tmpdir(), 'paper-'))
  try {
    writeFileSync(path.join(folder, 'page.pdf'), await page.pdf({ format, margin: { top: '15mm', right: '15mm', bottom: '15mm', left: '15mm' } }))
    const run = (command, ...args) => {
      const { error, status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
      if (error) throw error
      return status === 0 ? stdout : `${command}: ${stderr}`
    }
    const sheets = /^Pages:\s*(\d+)$/m.exec(run('pdfinfo', 'page.pdf'))?.[1]
    run('pdftoppm', '-r', '150', '-l', '1', '-singlefile', '-png', 'page.pdf', 'page')
    return { sheets, code: run('zbarimg', '--quiet', '--raw', 'page.png').trim() }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

// A normal event is one sheet of paper, of either size, with its address as a code.
const sheet = await open({})
for (const event of ['/es/eventos/cocina-abierta/', '/en/events/reading-circle/', '/en/events/valley-strings/', '/es/eventos/informar-desde-lejos-redacciones-en-el-exilio/']) {
  await sheet.goto(origin + event)
  const address = await sheet.evaluate(() => document.querySelector('link[rel="canonical"]').href)
  for (const format of ['A4', 'Letter']) {
    const { sheets, code } = await paper(sheet, format)
    if (sheets !== '1') report(event, format, [{ rule: 'print', text: `takes ${sheets} sheets` }])
    if (code !== address) report(event, format, [{ rule: 'print', text: `the code on paper is read as “${code}”, not ${address}` }])
  }
}
await browser.close()
stop()
console.log(`site: ${found.length} pages in ${views.length} views, ${addresses.size} addresses, ${count} faults`)
process.exitCode = count ? 1 : 0
