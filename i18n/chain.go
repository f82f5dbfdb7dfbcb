package i18n

import (
	"cmp"
	"slices"

	"golang.org/x/text/language"
)

// A chain is the order in which one reader wants languages:
//
//  1. the reader's own tag and its CLDR parents (es-AR, es-419, es),
//  2. Und, which is the same in every language,
//  3. the reader's language as another region writes it, then any language
//     that the reader is highly likely to understand (gl -> es),
//  4. the site's languages in their declared order,
//  5. any other, sorted.
//
// Steps 1 and 2 are looked up, the rest is decided by comparing ranks.
type chain struct {
	own  []language.Tag
	site []language.Tag
	// known holds the ranks of the site's languages and their parents, so that
	// only a language the site does not list is worked out at look-up.
	known map[language.Tag]rank
}

// A rank places one language in a chain; the lowest wins.
type rank struct {
	class class
	order int // in the site's languages
}

type class uint8

const (
	classOwn class = iota
	classSame
	classSibling
	classClose
	classSite
	classOther
)

func newChain(reader language.Tag, site []language.Tag) *chain {
	c := &chain{own: lineage(reader), site: site, known: make(map[language.Tag]rank)}
	for _, tag := range site {
		for _, ancestor := range lineage(tag) {
			c.known[ancestor] = c.workOut(ancestor)
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

func (c *chain) rank(tag language.Tag) rank {
	if r, ok := c.known[tag]; ok {
		return r
	}
	return c.workOut(tag)
}

func (c *chain) workOut(tag language.Tag) rank {
	canonical := Canonical(tag)
	if canonical == language.Und {
		return rank{class: classSame}
	}
	if i := slices.Index(c.own, canonical); i >= 0 {
		return rank{classOwn, i}
	}
	order := c.siteOrder(canonical)
	switch {
	case len(c.own) > 0 && sameLanguage(c.own[0], canonical):
		return rank{classSibling, order}
	case len(c.own) > 0 && language.Comprehends(c.own[0], canonical) >= language.High:
		return rank{classClose, order}
	case order < len(c.site):
		return rank{classSite, order}
	}
	return rank{classOther, order}
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
func (c *chain) compare(a, b language.Tag) int {
	if a == b {
		return 0
	}
	ra, rb := c.rank(a), c.rank(b)
	return cmp.Or(
		cmp.Compare(ra.class, rb.class),
		cmp.Compare(ra.order, rb.order),
		cmp.Compare(a.String(), b.String()),
	)
}

// source says what text in tag is to the reader.
func (c *chain) source(tag language.Tag) Source {
	switch r := c.rank(tag); r.class {
	case classOwn:
		if r.order == 0 {
			return Exact
		}
		return Parent
	case classSame:
		return Exact
	case classSibling:
		return Sibling
	}
	return Fallback
}

// text resolves t for the reader. A key that is not canonical is found as well
// as the canonical one, only more slowly.
func (c *chain) text(t Text) Localized {
	for i, tag := range c.own {
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
	var best language.Tag
	found := false
	for tag, s := range t {
		if written(s) && (!found || c.compare(tag, best) < 0) {
			best, found = tag, true
		}
	}
	if !found {
		return Localized{}
	}
	return Localized{t[best], Canonical(best), c.source(best)}
}
