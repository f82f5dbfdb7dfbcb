package site

import (
	"cmp"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// terms tells which words of an open vocabulary mean the same: those of one id, and
// those that are written alike in one language of the site, wherever somebody has
// added a translation or left one out.
type terms struct {
	readers []*i18n.Localizer // of each language of the site, in its order
	message string            // where the catalog has the labels of ids: "kind."
	parents map[termName]termName
	known   map[string][]termName // by how a term is written
}

// A termName is an id, or how a term is called in a language.
type termName struct {
	in   int // the place of the language among those of the site; -1: an id
	word string
}

func (a termName) compare(b termName) int {
	return cmp.Or(cmp.Compare(a.in, b.in), cmp.Compare(a.word, b.word))
}

func newTerms(catalog *i18n.Catalog, languages []language.Tag, message string) *terms {
	t := &terms{message: message, parents: make(map[termName]termName), known: make(map[string][]termName)}
	for _, tag := range languages {
		t.readers = append(t.readers, catalog.Localizer(tag))
	}
	return t
}

// add joins the names of a term.
func (t *terms) add(term field.Term) {
	names := t.namesOf(term)
	for _, name := range names[min(1, len(names)):] {
		first, other := t.root(names[0]), t.root(name)
		if first.compare(other) > 0 {
			first, other = other, first
		}
		if first != other {
			t.parents[other] = first
		}
	}
}

// key is what terms that mean the same have in common: an id if one has any, else how
// it is called in the first language of the site in which it is called anything. "" is
// that of a term without words.
func (t *terms) key(term field.Term) string {
	names := t.namesOf(term)
	if len(names) == 0 {
		return ""
	}
	return t.root(names[0]).word
}

// root is the first of all names that are joined with a name.
func (t *terms) root(name termName) termName {
	for above, ok := t.parents[name]; ok; above, ok = t.parents[name] {
		name = above
	}
	return name
}

// namesOf are the names of a term, in their order: in a language that it is not written
// in, it has none.
func (t *terms) namesOf(term field.Term) []termName {
	written := term.ID
	for _, tag := range term.Label.Languages() {
		written += "\x00" + tag.String() + "\x00" + term.Label[tag]
	}
	if known, ok := t.known[written]; ok {
		return known
	}
	var names []termName
	if term.ID != "" {
		names = append(names, termName{-1, term.ID})
	}
	last := ""
	for in, l := range t.readers {
		label := t.labelOf(l, term)
		if last = i18n.Slug(label.Value); last != "" && label.Source != i18n.Fallback {
			names = append(names, termName{in, last})
		}
	}
	if len(names) == 0 && last != "" { // it is in none of the languages of the site
		names = []termName{{len(t.readers), last}}
	}
	t.known[written] = names
	return names
}

// labelOf is what readers are told of a term.
func (t *terms) labelOf(l *i18n.Localizer, term field.Term) i18n.Localized {
	if label := l.Text(term.Label); label.Value != "" || term.ID == "" {
		return label
	}
	return l.Message(t.message+term.ID, nil)
}
