// node search.mjs: what Go finds and how Go folds, as its tests have written it down, the script of static sites does
// the same.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { find, words } from '../content/search/search.js'

const golden = new URL('../content/search/testdata/static.json', import.meta.url)
const { index, answers, folded } = JSON.parse(readFileSync(golden, 'utf8'))
for (const { query, now, limit, found } of answers) {
  const things = find(index, query, new Date(now), limit)
  assert.deepEqual(things.map((thing) => thing.thing), found, `${JSON.stringify(query)} at ${new Date(now).toISOString()}`)
}
for (const [text, expected] of folded) {
  assert.deepEqual(words(text, 1000), expected)
}
console.log(`search: ${answers.length} queries find the same, and ${folded.length} texts fold in the same way`)
