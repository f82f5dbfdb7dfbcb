// node axe.mjs DIR: every page under DIR is opened from disk in Chromium, and must be accessible and readable.
// Each fault is printed as `page (view): rule: explanation`, with the markup below it, and fails the run.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { axeRules, oneLine, reflow } from './page-rules.mjs'
import { launch, pages } from './pages.mjs'

const views = [
  { colorScheme: 'light', width: 320, check: [axeRules, reflow] },
  { colorScheme: 'dark', width: 320, check: [axeRules, reflow] },
  { colorScheme: 'light', width: 1280, check: [axeRules] },
  { colorScheme: 'dark', width: 1280, check: [axeRules] },
  { colorScheme: 'light', width: 640, check: [largeText], name: 'text at 200 %, 640 px' },
]

// largeText: with the root's font size doubled all text grows, and none of it is cut off (WCAG 1.4.4).
// Text that a box scrolls to is not cut off, nor is text hidden on purpose in a box of one pixel.
async function largeText(page) {
  return page.evaluate(() => {
    const texts = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      if (walker.currentNode.data.trim() && element.checkVisibility({ visibilityProperty: true })) {
        texts.push({ node: walker.currentNode, element, size: fontSize(element) })
      }
    }
    const root = document.documentElement
    root.style.setProperty('font-size', `${2 * fontSize(root)}px`, 'important')

    const faults = []
    for (const { node, element, size } of texts) {
      if (fontSize(element) <= size) {
        faults.push({ rule: 'fixed-text', text: `the text stays at ${size} px`, html: element.outerHTML })
      }
      if (cutOff(node, element)) {
        faults.push({ rule: 'clipped-text', text: `cut off: ${node.data.trim()}`, html: element.outerHTML })
      }
    }
    return faults

    function fontSize(element) {
      return parseFloat(getComputedStyle(element).fontSize)
    }

    function cutOff(node, element) {
      const range = document.createRange()
      range.selectNodeContents(node)
      const lines = [...range.getClientRects()]
      let [x, y] = [true, true] // whether a box further out may still cut in that direction
      for (let box = element; box !== document.body && box !== root; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box)
        const edge = box.getBoundingClientRect()
        const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip'
        if ((cuts(overflowX) || cuts(overflowY)) && edge.width <= 1 && edge.height <= 1) return false
        for (const line of lines) {
          // A line's rectangle is a little taller than its letters: up to a quarter of it may stand out.
          const slack = line.height / 4
          if (x && cuts(overflowX) && (line.left < edge.left - 1 || line.right > edge.right + 1)) return true
          if (y && cuts(overflowY) && (line.top < edge.top - slack || line.bottom > edge.bottom + slack)) return true
        }
        if (/auto|scroll/.test(overflowX)) x = false
        if (/auto|scroll/.test(overflowY)) y = false
      }
      return false
    }
  })
}

// open loads the page and returns the faults of the loading itself.
async function open(page, url) {
  const faults = []
  const isLocal = (address) => /^(file|data):/.test(address)
  page.on('pageerror', (error) => faults.push({ rule: 'script-error', text: error.message }))
  page.on('console', (message) => {
    // A file that does not load is reported below, by its address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push({ rule: 'script-error', text: message.text() })
    }
  })
  page.on('request', (request) => {
    if (!isLocal(request.url())) faults.push({ rule: 'network', text: `asks for ${request.url()}` })
  })
  page.on('requestfailed', (request) => {
    if (isLocal(request.url())) faults.push({ rule: 'missing-file', text: request.url() })
  })
  await page.route((address) => !isLocal(address.href), (route) => route.abort())
  await page.goto(url)
  return faults
}

const dir = process.argv[2]
const found = pages(dir)
const browser = await launch()
let count = 0
for (const { name, colorScheme, width, check } of views) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } })
  for (const file of found) {
    const page = await context.newPage()
    const faults = await open(page, pathToFileURL(path.resolve(dir, file)).href)
    for (const rule of check) faults.push(...await rule(page))
    await page.close()
    for (const fault of faults) {
      console.error(`${file} (${name ?? `${colorScheme}, ${width} px`}): ${fault.rule}: ${oneLine(fault.text)}`)
      if (fault.html) console.error(`    ${oneLine(fault.html).slice(0, 300)}`)
    }
    count += faults.length
  }
  await context.close()
}
await browser.close()
console.log(`axe: ${found.length} pages in ${views.length} views, ${count} faults`)
process.exitCode = count ? 1 : 0
