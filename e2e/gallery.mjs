// node gallery.mjs DIR OUT: photographs some pages of the site built into DIR, for the README: OUT/<name>.png.
import path from 'node:path'
import { launch } from './pages.mjs'
import { serve } from './server.mjs'

const wide = { width: 1280, height: 900 }
const phone = { width: 390, height: 800 }
const sheet = { width: 794, height: 1123 } // A4 at 96 px to the inch
const dark = 'dark'
// What is seen from the top, or from an element on, at the hour of the visit.
const shots = {
  'home-wide': { at: '/es/', viewport: wide },
  'event-wide': { at: '/es/eventos/ii-congreso-de-cuencas-compartidas/', viewport: wide },
  'event-phone': { at: '/es/eventos/ii-congreso-de-cuencas-compartidas/', viewport: phone },
  'notice-phone': { at: '/en/events/two-scripts-arabic-and-japanese-ink/', viewport: phone },
  'dates-phone': { at: '/es/eventos/taller-de-edicion-de-cronicas/', viewport: phone },
  'programme-wide': { at: '/es/eventos/bibliotecas-rurales/', viewport: wide, from: '.tt-panels', hour: '2027-08-18T17:00:00Z' },
  'people-dark': { at: '/es/eventos/bibliotecas-rurales/', viewport: wide, colorScheme: dark, from: '.tt-participants' },
  'list-dark': { at: '/en/events/', viewport: wide, colorScheme: dark },
  paper: { at: '/en/events/valley-strings/', viewport: sheet, media: 'print' },
}

// The pictures of the examples are on a host that does not exist.
const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800" preserveAspectRatio="xMidYMid slice"><path fill="#d9c8a9" d="M0 0h1200v800H0z"/><circle cx="880" cy="250" r="110" fill="#b5532f"/><path fill="#9a8f78" d="M0 520 260 330l220 170 240-230 480 290v240H0z"/><path fill="#5f6a60" d="m0 640 340-150 300 140 250-100 310 150v120H0z"/></svg>'

const [dir, out] = process.argv.slice(2)
if (!out) throw new Error('usage: node gallery.mjs DIR OUT')
const { origin, stop } = await serve(dir)
const browser = await launch()
for (const [name, { at, from, hour, media, ...options }] of Object.entries(shots)) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  if (hour) await page.clock.setFixedTime(hour)
  await page.emulateMedia({ media })
  await page.route((address) => address.origin !== origin, (route) => route.fulfill({ contentType: 'image/svg+xml', body: picture }))
  const answer = await page.goto(origin + at)
  if (answer.status() !== 200) throw new Error(`${at}: ${answer.status()}`)
  await page.evaluate(() => document.fonts.ready)
  if (media) await page.addStyleTag({ content: 'body { padding: 15mm !important }' }) // as paper has it
  if (from) await page.locator(from).evaluate((e) => { e.scrollIntoView() })
  await page.waitForLoadState('networkidle') // with the pictures that come into view
  await page.screenshot({ path: path.join(out, `${name}.png`) })
  await context.close()
}
await browser.close()
stop()
