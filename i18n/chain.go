package i18n

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// chain is the order in which one reader wants languages:
//
//  1. the reader's own tag and its CLDR parents (es-AR, es-419, es),
//  2. Und, which is the same in every language,
//  3. the reader's language as another region writes it,
//  4. any language that the reader is highly likely to understand (gl -> es),
//  5. the site's languages in their declared order,
//  6. any other, sorted.
//
// Steps 1 to 3 are what is written for the reader, and shown without a note.
// Steps 1 and 2 are looked up, the rest is decided by comparing ranks. The zero
// chain is that of a reader of no stated language.
type chain struct {
	wanted []language.Tag // step 1
	site   []language.Tag
	// known holds the ranks of the site's languages and their parents, so that
	// only a language the site does not list is worked out at look-up.
	known map[language.Tag]rank
}

// rank places one language in a chain; the lowest wins.
type rank struct {
	key   language.Tag // as it was asked for, canonical or not
	class class
	order int // among the site's languages; of classWanted, among the wanted
}

// class is the step of a chain at which a language comes.
type class uint8

const (
	classWanted class = iota
	classEverywhere
	classSibling // the last of what is written for the reader
	classUnderstood
	classSite
	classOther
)

func newChain(reader language.Tag, site []language.Tag) chain {
	c := chain{wanted: lineage(reader), site: site, known: make(map[language.Tag]rank)}
	for _, tag := range site {
		for _, ancestor := range lineage(tag) {
			c.known[ancestor] = c.workOut(ancestor, classOther)
		}
	}
	return c
}

// lineage returns tag and its CLDR parents, without the root.
func lineage(tag language.Tag) []language.Tag {
	var tags []language.Tag
	for ; tag != language.Und; tag = tag.Parent() {
		tags = append(tags, tag)
	}
	return tags
}

// rank places a key. Beyond the class that matters last it may say classOther:
// to tell the further ones apart takes microseconds.
func (c *chain) rank(key language.Tag, last class) rank {
	if r, ok := c.known[key]; ok {
		return r
	}
	return c.workOut(key, last)
}

func (c *chain) workOut(key language.Tag, last class) rank {
	tag := Canonical(key)
	if tag == language.Und {
		return rank{key, classEverywhere, 0}
	}
	if i := slices.Index(c.wanted, tag); i >= 0 {
		return rank{key, classWanted, i}
	}
	isSibling := len(c.wanted) > 0 && sameLanguage(c.wanted[0], tag)
	if !isSibling && last <= classSibling {
		return rank{key, classOther, 0}
	}
	order := c.siteOrder(tag)
	switch {
	case isSibling:
		return rank{key, classSibling, order}
	case len(c.wanted) > 0 && language.Comprehends(c.wanted[0], tag) >= language.High:
		return rank{key, classUnderstood, order}
	case order < len(c.site):
		return rank{key, classSite, order}
	}
	return rank{key, classOther, order}
}

// siteOrder is the place of tag among the site's languages, where a parent and
// a child stand with the language the site names; len(c.site) if it has none.
func (c *chain) siteOrder(tag language.Tag) int {
	family := lineage(tag)
	for i, listed := range c.site {
		if slices.Contains(family, listed) || slices.Contains(lineage(listed), tag) {
			return i
		}
	}
	return len(c.site)
}

func sameLanguage(a, b language.Tag) bool {
	baseA, _ := a.Base()
	baseB, _ := b.Base()
	scriptA, _ := a.Script()
	scriptB, _ := b.Script()
	return baseA == baseB && scriptA == scriptB
}

// compare orders two languages as the reader wants them.
func (r rank) compare(other rank) int {
	if by := cmp.Or(cmp.Compare(r.class, other.class), cmp.Compare(r.order, other.order)); by != 0 {
		return by
	}
	return strings.Compare(r.key.String(), other.key.String())
}

// source says what text in the language is to the reader.
func (r rank) source() Source {
	switch {
	case r.class == classWanted && r.order > 0:
		return Parent
	case r.class == classWanted || r.class == classEverywhere:
		return Exact
	case r.class == classSibling:
		return Sibling
	}
	return Fallback
}

// text resolves t for the reader, from what is of a class up to the last. A key
// that is not canonical is found as well as the canonical one, only more slowly.
func (c *chain) text(t Text, last class) Localized {
	for i, tag := range c.wanted {
		if s, ok := t[tag]; ok && written(s) {
			if i == 0 {
				return Localized{s, tag, Exact}
			}
			return Localized{s, tag, Parent}
		}
	}
	if s, ok := t[language.Und]; ok && written(s) {
		return Localized{s, language.Und, Exact}
	}
	var best rank
	found := false
	for key, s := range t {
		if !written(s) {
			continue
		}
		r := c.rank(key, last)
		if r.class <= last && (!found || r.compare(best) < 0) {
			best, found = r, true
		}
	}
	if !found {
		return Localized{}
	}
	return Localized{t[best.key], Canonical(best.key), best.source()}
}
