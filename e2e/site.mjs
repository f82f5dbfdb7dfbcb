// node site.mjs DIR: the site built into DIR is served with the policy that the handler answers, and gone through in Chromium.
// Every page: accessible in both colour schemes and at 320 px, no sideways scrolling, nothing that the policy refuses, nothing that moves while it loads;
// every link and file of the site is there; a normal event is one sheet of paper. Each fault is printed as `page (view): rule: explanation`, and fails the run.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { axeRules, oneLine, reflow } from './page-rules.mjs'
import { launch, pages } from './pages.mjs'
import { serve } from './server.mjs'

const dir = process.argv[2]
// What has moved only leads to where it is now.
const leadsOn = (file) => /<meta http-equiv="refresh"/.test(readFileSync(path.join(dir, file), 'utf8'))
const found = pages(dir).filter((file) => !leadsOn(file))
const policy = /^const policy = "(.*)"$/m.exec(readFileSync(new URL('../site/handler.go', import.meta.url), 'utf8'))[1]
const { origin, stop } = await serve(dir, policy)
const browser = await launch()
let count = 0

function report(page, view, faults) {
  for (const fault of faults) {
    console.error(`${page} (${view}): ${fault.rule}: ${oneLine(fault.text)}`)
    if (fault.html) console.error(`    ${oneLine(fault.html).slice(0, 300)}`)
  }
  count += faults.length
}

// shifts is how far things moved while the page loaded (Layout Instability API).
function watchShifts() {
  window.shifts = 0
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifts += entry.value })
    .observe({ type: 'layout-shift', buffered: true })
}

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#999"/></svg>'
// A page on which less moves is good by the Core Web Vitals; what moves is a line that breaks elsewhere in the face that came late.
const maxShift = 0.1

const addresses = new Map() // of the site, and the first page that leads there
const views = [
  { name: 'light, 320 px', colorScheme: 'light', viewport: { width: 320, height: 800 }, rules: [axeRules, reflow] },
  { name: 'dark, 1280 px', colorScheme: 'dark', viewport: { width: 1280, height: 800 }, rules: [axeRules] },
]
for (const { name: view, rules, ...options } of views) {
  const context = await browser.newContext({ ...options, bypassCSP: false })
  await context.addInitScript(watchShifts)
  const page = await context.newPage()
  let faults = []
  page.on('pageerror', (error) => faults.push({ rule: 'script-error', text: error.message }))
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push({ rule: 'policy', text: message.text() })
  })
  // Pictures elsewhere are not fetched: what is tested is the site.
  await page.route((address) => address.origin !== origin, (route) => route.fulfill({ contentType: 'image/svg+xml', body: picture }))
  for (const file of found) {
    faults = []
    const address = `/${file.replace(/(^|\/)index\.html$/, '$1')}`
    await page.goto(origin + encodeURI(address), { waitUntil: 'load' })
    await page.evaluate(() => document.fonts.ready)
    for (const rule of rules) faults.push(...await rule(page))
    const moved = await page.evaluate(() => window.shifts)
    if (moved > maxShift) faults.push({ rule: 'layout-shift', text: `things move by ${moved.toFixed(4)} while the page loads` })
    const links = await page.evaluate(() => [...document.querySelectorAll('[href], [src]')].map((e) => e.href || e.src))
    for (const link of links) {
      const address = new URL(link)
      if (address.origin === origin) addresses.set(address.pathname, addresses.get(address.pathname) ?? file)
    }
    report(file, view, faults)
  }
  await context.close()
}

for (const [address, from] of addresses) {
  const { status } = await fetch(origin + address)
  if (status !== 200) report(from, 'links', [{ rule: 'dead-link', text: `${address} answers ${status}` }])
}

// A reader without much sight: at 400 % a window of 1280 px is one of 320 px, which the first view is. In forced colours what is
// told apart by its ground has an edge.
const forced = await browser.newContext({ forcedColors: 'active' })
const page = await forced.newPage()
for (const file of found.filter((name) => /events?\/|eventos\//.test(name))) {
  await page.goto(`${origin}/${encodeURI(file)}`)
  const bare = await page.evaluate(() => [...document.querySelectorAll('.tt-card, .tt-important, .tt-status, .tt-next')]
    .filter((e) => getComputedStyle(e).borderTopStyle === 'none').map((e) => e.outerHTML))
  report(file, 'forced colours', bare.map((html) => ({ rule: 'forced-colours', text: 'has no edge', html })))
}
// A normal event is one sheet of paper, of either size.
const normal = ['es/eventos/cocina-abierta', 'en/events/reading-circle']
const sheet = await browser.newPage()
for (const event of normal) {
  await sheet.goto(`${origin}/${event}/`)
  for (const format of ['A4', 'Letter']) {
    const pdf = await sheet.pdf({ format, margin: { top: '15mm', right: '15mm', bottom: '15mm', left: '15mm' } })
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length
    if (sheets !== 1) report(event, format, [{ rule: 'print', text: `takes ${sheets} sheets` }])
  }
}
await browser.close()
stop()
console.log(`site: ${found.length} pages in ${views.length} views, ${addresses.size} addresses, ${count} faults`)
process.exitCode = count ? 1 : 0
