// What every page must keep to, whether it is opened from disk or served: a rule takes a page of Playwright and returns its faults.
import axe from 'axe-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

// axeRules reports what axe-core finds against the tags above.
export async function axeRules(page) {
  await page.evaluate(axe.source)
  // Without preload: it asks again for the style sheets, which a page opened from disk may not do.
  const options = { runOnly: { type: 'tag', values: tags }, preload: false }
  const { violations } = await page.evaluate((options) => window.axe.run(options), options)
  return violations.flatMap((v) => v.nodes.map((node) => ({
    rule: v.id, text: `${v.help}. ${oneLine(node.failureSummary)}`, html: node.html,
  })))
}

// reflow: no sideways scrolling at 320 px (WCAG 1.4.10).
export async function reflow(page) {
  return page.evaluate(() => {
    const root = document.documentElement
    const over = root.scrollWidth - root.clientWidth
    if (over <= 0) return []
    const widest = [...document.body.querySelectorAll('*')]
      .find((e) => e.getBoundingClientRect().right > root.clientWidth + 1) ?? document.body
    return [{ rule: 'reflow', text: `the page scrolls sideways by ${over} px`, html: widest.outerHTML }]
  })
}

export function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim()
}
