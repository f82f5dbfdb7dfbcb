// node screenshots.mjs DIR OUT: photographs every page under DIR whole, for people to look at: OUT/<page>.<view>.png.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { launch, pages } from './pages.mjs'

const views = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  print: { colorScheme: 'light', viewport: { width: 794, height: 1123 } }, // A4 at 96 px to the inch
}

const [dir, out] = process.argv.slice(2)
const found = pages(dir)
if (!out) throw new Error('usage: node screenshots.mjs DIR OUT')
const browser = await launch()
for (const [view, options] of Object.entries(views)) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.emulateMedia({ media: view === 'print' ? 'print' : 'screen' })
  for (const file of found) {
    await page.goto(pathToFileURL(path.resolve(dir, file)).href)
    await page.screenshot({ path: path.join(out, file.replace(/html$/, `${view}.png`)), fullPage: true })
  }
  await context.close()
}
await browser.close()
console.log(`screenshots: ${found.length} pages in ${Object.keys(views).length} views under ${path.resolve(out)}`)
