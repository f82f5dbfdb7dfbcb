// node gallery.mjs DIR OUT: photographs some pages of the site built into DIR, for the README: OUT/<name>.png.
import path from 'node:path'
import { launch } from './pages.mjs'
import { serve } from './server.mjs'

const wide = { width: 1280, height: 900 }
const phone = { width: 390, height: 800 }
const shots = {
  'home-wide': { at: '/es/', viewport: wide },
  'home-phone': { at: '/en/', viewport: phone },
  'event-wide': { at: '/es/eventos/ii-congreso-de-cuencas-compartidas/', viewport: wide },
  'event-dark': { at: '/en/events/second-congress-on-shared-river-basins/', viewport: wide, colorScheme: 'dark' },
  'event-phone': { at: '/es/eventos/ii-congreso-de-cuencas-compartidas/', viewport: phone },
  'list-dark': { at: '/en/events/', viewport: wide, colorScheme: 'dark' },
}

// The pictures of the examples are on a host that does not exist.
const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#b9ad98"/></svg>'

const [dir, out] = process.argv.slice(2)
if (!out) throw new Error('usage: node gallery.mjs DIR OUT')
const { origin, stop } = await serve(dir)
const browser = await launch()
for (const [name, { at, ...options }] of Object.entries(shots)) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.route((address) => address.origin !== origin, (route) => route.fulfill({ contentType: 'image/svg+xml', body: picture }))
  const answer = await page.goto(origin + at)
  if (answer.status() !== 200) throw new Error(`${at}: ${answer.status()}`)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: path.join(out, `${name}.png`) })
  await context.close()
}
await browser.close()
stop()
