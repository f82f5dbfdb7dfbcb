// Writes the letters of Spanish, Portuguese, French, Catalan, Galician, Basque and English, and weights 400 to 700,
// of Source Serif 4 (SIL Open Font License 1.1) to site/assets/serif.woff2.
import { readFileSync, writeFileSync } from 'node:fs'
import subsetFont from 'subset-font'

const font = new URL('node_modules/@fontsource-variable/source-serif-4/', import.meta.url)
const assets = new URL('../../site/assets/', import.meta.url)
const limit = 45_000

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('')
// Latin-1 has the letters; beyond it stand Œ, Ÿ, Catalan's ŀ, dashes, quotation marks, the ellipsis and signs.
const letters = range(0x20, 0x7e) + range(0xa0, 0xff) + 'ŒœŸĿŀ–—―‘’‚“”„†•…‰‹›€™−'

const whole = readFileSync(new URL('files/source-serif-4-latin-wght-normal.woff2', font))
const subset = await subsetFont(whole, letters, { targetFormat: 'woff2', variationAxes: { wght: { min: 400, max: 700 } } })
if (subset.length > limit) throw new Error(`${subset.length} bytes, over ${limit}`)
writeFileSync(new URL('serif.woff2', assets), subset)
console.log(`${subset.length} bytes`)
