// What Index.Find of Go finds, in a browser: over the index that Index.Static writes. e2e/search.mjs holds
// that both give the same answers.

// find returns the things that have all words of a query, the best first, at most limit of the list that the
// index has of things; now is a Date.
export function find(index, query, now, limit) {
  const asked = words(beginning(query, index.limits.bytes), index.limits.words)
  if (asked.length === 0 || limit <= 0) return []
  let found
  asked.forEach((word, i) => {
    const also = having(index, word, i + 1 === asked.length)
    found = found ? both(found, also) : also
  })
  const all = Array.from(found, ([place, rank]) => ({ place, rank, away: away(index.things[place], now.getTime()) }))
  all.sort((a, b) => b.rank - a.rank || order(a.away, b.away) || a.place - b.place)
  return all.slice(0, limit).map((hit) => index.things[hit.place])
}

function order(a, b) {
  return a < b ? -1 : a > b ? 1 : 0 // of what has no time both may be infinite
}

// both returns the things that two maps have, with the sum of their ranks.
function both(a, b) {
  const found = new Map()
  for (const [place, rank] of a) {
    if (b.has(place)) found.set(place, rank + b.get(place))
  }
  return found
}

// having returns the best rank of a word in each thing that has it.
function having(index, word, unfinished) {
  const found = new Map()
  const asked = stem(word, index.limits.stem)
  for (const [known, ranks] of Object.entries(index.words)) {
    if (stem(known, index.limits.stem) !== asked && !(unfinished && known.startsWith(word))) continue
    for (let i = 0; i < ranks.length; i += 2) {
      found.set(ranks[i], Math.max(found.get(ranks[i]) ?? 0, ranks[i + 1]))
    }
  }
  return found
}

// away returns how many milliseconds from now a thing takes place.
function away(thing, now) {
  if (!thing.times) return 0 // it is no event
  const next = thing.times.find(([, over]) => now < over)
  if (next) return Math.max(0, next[0] - now) // running: now
  return thing.over === undefined ? Infinity : Math.max(0, now - thing.over)
}

// beginning returns what of a text stands in its first bytes; half a character at the end is no letter.
function beginning(text, bytes) {
  const all = new TextEncoder().encode(text)
  if (all.length <= bytes) return text
  return new TextDecoder().decode(all.subarray(0, bytes))
}

// words returns the words of a text in lower case and without accents.
export function words(text, limit) {
  const found = []
  let word = ''
  for (const c of Array.from(text.normalize('NFKD'), (c) => c.toLowerCase()).join('')) {
    if (found.length === limit) return found
    if (c === '\u0303' && word.endsWith('n')) {
      word = word.slice(0, -1) + 'ñ'
    } else if (/[\p{L}\p{Nd}]/u.test(c)) {
      word += c
    } else if (!/\p{Mn}/u.test(c)) {
      if (word) found.push(word)
      word = ''
    }
  }
  if (word && found.length < limit) found.push(word)
  return found
}

// stem returns what the singular and the plural of a word share.
function stem(word, shortest) {
  const letters = Array.from(word)
  while (letters.length > shortest) {
    const last = letters.at(-1)
    if (last !== 's' && last !== 'e') break
    letters.pop()
    if (last === 'e' && letters.at(-1) === 'c') letters[letters.length - 1] = 'z'
  }
  return letters.join('')
}
