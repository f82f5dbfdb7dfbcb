// What a reader with a keyboard and no mouse needs of a page.

const most = 400 // stops before a walk that has no end is given up

// walk goes through a page by Tab, and returns what is wrong: the first stop leads past the head; everything that can be used is reached,
// and the reader sees where they are (WCAG 2.2, 2.1.1, 2.4.1, 2.4.7, 2.4.11); what is folded opens.
export async function walk(page) {
  const faults = []
  await page.keyboard.press('Tab')
  const skip = await stop(page)
  if (!skip.isSkip || !skip.visible) faults.push({ rule: 'skip-link', text: 'the first stop is no visible link past the head', html: skip.html })
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  if (!(await stop(page)).inMain) faults.push({ rule: 'skip-link', text: 'leads elsewhere than into the page' })

  faults.push(...await unfold(page))
  await page.evaluate(() => { document.activeElement.blur(); window.reached = new Set(); scrollTo(0, 0); getSelection().removeAllRanges() })
  await page.reload()
  await page.evaluate(() => { window.reached = new Set() })
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('Tab')
    const at = await stop(page)
    if (at.isBody) break
    if (!at.visible) faults.push({ rule: 'focus', text: 'nobody sees that this is where they are', html: at.html })
  }
  const missed = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, summary, select, textarea, [tabindex="0"]')]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !window.reached.has(e)).map((e) => e.outerHTML))
  faults.push(...missed.map((html) => ({ rule: 'keyboard', text: 'is not reached', html })))
  return faults
}

// stop describes where the keyboard is, and remembers it as reached.
function stop(page) {
  return page.evaluate(() => {
    const e = document.activeElement
    window.reached?.add(e)
    const { outlineStyle, outlineWidth } = getComputedStyle(e)
    const box = e.getClientRects()[0] ?? e.getBoundingClientRect()
    const x = box.left + Math.min(box.width / 2, 8)
    const y = box.top + box.height / 2
    const on = document.elementFromPoint(x, y)
    const inSight = box.width > 0 && x >= 0 && x < innerWidth && y >= 0 && y < innerHeight && on !== null && (e.contains(on) || on.contains(e))
    return {
      html: e.outerHTML.slice(0, 200),
      isBody: e === document.body,
      isSkip: e.matches('.tt-skip'),
      inMain: document.querySelector('main').contains(e),
      visible: inSight && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    }
  })
}

// unfold opens each thing that is folded by Enter.
async function unfold(page) {
  const faults = []
  for (const summary of await page.locator('summary').all()) {
    await summary.focus()
    await page.keyboard.press('Enter')
    const closed = await summary.evaluate((e) => !e.parentElement.open || !e.nextElementSibling.checkVisibility())
    if (closed) faults.push({ rule: 'keyboard', text: 'does not open', html: await summary.evaluate((e) => e.outerHTML) })
  }
  return faults
}
