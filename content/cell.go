package content

import (
	"errors"
	"slices"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/internal/splice"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// A cell is where in its file a place is written, or would be.
type cell struct {
	place field.Place
	path  []splice.Step
	maps  []*mapping   // in which the keys of path stand; nil: a map without an order, or a list
	field *field.Field // nil: the key is of a site's own, or no field of the model (zone)
	extra bool         // the key is of a site's own
	whole bool         // the field is written in a form that has no items
	lang  string       // "": none
	// expand is the path of a value that is written as a scalar and has to be a map
	// with that scalar under a key; "": none has to.
	expand []splice.Step
	under  string
}

var (
	errElsewhere = errors.New("written in the file of another thing")
	errWhole     = errors.New("changed as a whole only")
)

// locateCell finds where a place is written in a document of a thing. The items of the
// path have their positions.
func locateCell(doc *splice.Document, table *field.Table, place field.Place) (*cell, error) {
	c := &cell{place: place}
	m, isLifted := inFile(table), false
	for i, s := range place.Path {
		n := doc.At(c.path...)
		switch {
		case s.Lang != "":
			c.lang = s.Lang
		case s.Field == "":
			if c.whole {
				return nil, errWhole
			}
			if n != nil && n.Kind == yaml.SequenceNode {
				c.step(splice.Item(s.Index), nil)
			} else if s.Index != 0 { // else it is the only one, and stands alone
				return nil, field.ErrNotFound
			}
		case c.extra:
			c.step(splice.Key(s.Field), nil)
		case m == nil:
			return nil, field.ErrNotFound
		case isExtra(s.Field) && m.find(field.ExtraPrefix) >= 0:
			c.extra, c.field = true, nil
			c.step(splice.Key(s.Field), m)
		default:
			f := table.Find(s.Field)
			form := forms[table.Name+"."+s.Field]
			if short, has := scalars[table.Name]; has && n != nil && isScalar(n) && !isNull(n) {
				if s.Field == short {
					c.field = f
					break
				}
				c.expand, c.under = slices.Clone(c.path), short
			}
			inMap := n != nil && valueOf(n, s.Field) != nil
			isLast := i+1 == len(place.Path)
			if f != nil && form.lifted && !inMap && !isLast {
				table, isLifted = f.Table, true
				continue
			}
			if m.find(s.Field) < 0 || isLifted && slices.Contains(inFilesOnly, s.Field) {
				return nil, field.ErrNotFound
			}
			c.field, c.whole = f, form.whole != nil && f.List
			c.step(splice.Key(s.Field), m)
			isLifted = false
			m = nil
			if f != nil && f.Table != nil {
				if value := doc.At(c.path...); f.Type == field.TypeThing && !isLast && value != nil && isScalar(value) && !isNull(value) {
					return nil, errElsewhere
				}
				table, m = f.Table, book().maps[mapKey{f.Table, f.Type == field.TypeThing}]
			}
		}
	}
	return c, nil
}

func (c *cell) step(s splice.Step, m *mapping) {
	c.path = append(c.path, s)
	c.maps = append(c.maps, m)
}

// isItem reports whether the cell is an item of a list, or a language of one.
func (c *cell) isItem() bool {
	path := c.place.Path
	if c.lang != "" {
		path = path[:len(path)-1]
	}
	return len(path) > 0 && lastItem(path) == len(path)-1
}

// isText reports whether the cell is a text in languages, or one of them.
func (c *cell) isText() bool {
	switch {
	case c.lang != "":
		return true
	case c.whole || c.extra || c.field == nil:
		return false
	}
	return c.field.Type.IsText() && (!c.field.List || c.isItem())
}

// isString reports whether the cell is words that are the same in every language.
func (c *cell) isString(n *yaml.Node) bool {
	if c.extra {
		return n != nil && isScalar(n) && n.ShortTag() == "!!str"
	}
	if c.field == nil {
		return false
	}
	switch c.field.Type {
	case field.TypeString, field.TypeURL, field.TypePicture, field.TypeEmail, field.TypeID:
		return true
	}
	return false
}

// mayHaveLanguages reports whether a cell can be written in languages.
func (c *cell) mayHaveLanguages() bool {
	if c.extra {
		return true
	}
	return c.field != nil && !c.whole && (c.field.Type.IsText() || c.field.Type == field.TypeTerm) && (!c.field.List || c.isItem())
}

// keyOf returns the key under which a map has a language, "" if it has none.
func keyOf(n *yaml.Node, tag language.Tag) string {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i].Value
		if t, err := language.Parse(key); err == nil && i18n.Canonical(t) == tag || tag == language.Und && key == sameInEveryLanguage {
			return key
		}
	}
	return ""
}

// tagOf returns the language that a step names.
func tagOf(lang string) (language.Tag, bool) {
	if lang == sameInEveryLanguage {
		return language.Und, true
	}
	t, err := language.Parse(lang)
	t = i18n.Canonical(t)
	return t, err == nil && t != language.Und
}
