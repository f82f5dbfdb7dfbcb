package content

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/internal/splice"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

func (s Set) apply(e *edit) {
	t, c := e.find(s.Cell, s.Revision)
	if t == nil || !e.once(s.Cell) || !e.isOn(t, c, s.Base, s.Value) {
		return
	}
	value := strings.ReplaceAll(s.Value, "\r\n", "\n") // as forms of the web send it
	n := t.doc.At(c.path...)
	switch {
	case !utf8.ValidString(value):
		e.refuse(s.Cell, "error.change.value", i18n.ErrEncoding, "Value", strings.ToValidUTF8(value, "\ufffd"))
	case t.ref.Kind == field.Page:
		e.setPageText(t, c, value)
		e.mark(t, c, value, s.Made)
	case c.lang != "":
		e.setLanguage(t, c, value, s.Was)
		e.mark(t, c, value, s.Made)
	case s.Made != Made{}:
		e.refuse(s.Cell, "error.change.languages", ErrUnstated, "Want", s.Cell.String()+"@"+e.site().languages[0].String())
	case c.isText() && n != nil && n.Kind == yaml.MappingNode || c.lang == "" && e.hasSideFiles(t, c):
		e.refuse(s.Cell, "error.change.languages", ErrUnstated, "Want", s.Cell.String()+"@"+e.site().languages[0].String())
	case c.isText() || c.isString(n):
		e.put(t, c, value, splice.Text(value, styleOf(n)))
	case i18n.Blank(value):
		e.put(t, c, "", nil)
	default:
		if written := e.parsed(c, value, n); written != nil {
			e.put(t, c, value, written)
		}
	}
}

// textsOfOne returns the changes at the beginning that are translations in the file of one
// thing: none of them changes what another is about.
func textsOfOne(changes []Change) []Set {
	var together []Set
	for _, change := range changes {
		s, is := change.(Set)
		if !is || s.Cell.Ref.Kind == field.Site || s.Cell.Ref.Kind == field.Page || len(together) > 0 && s.Cell.Ref != together[0].Cell.Ref ||
			len(s.Cell.Path) == 0 || s.Cell.Path[len(s.Cell.Path)-1].Lang == "" || i18n.Blank(s.Value) {
			break
		}
		together = append(together, s)
	}
	return together
}

// setTogether sets texts of one thing, whose file is read once for all of them. Where that
// cannot be, it sets half of them after the other half.
func (e *edit) setTogether(sets []Set) {
	faults := len(e.errs)
	t := e.open(sets[0].Cell)
	e.errs = e.errs[:faults] // they are met again
	if t == nil || t.hasFolder() || len(sets) == 1 {
		for _, s := range sets {
			s.apply(e)
		}
		return
	}
	before, isMarked := *t, e.isMarked
	fresh := slices.DeleteFunc(slices.Clone(sets), func(s Set) bool { return e.cells[s.Cell.String()] })
	t.doc = t.doc.Together()
	for _, s := range sets {
		s.apply(e)
	}
	doc, err := t.doc.Made()
	if err == nil && len(e.errs) == faults {
		names := t.names
		e.write(t, doc)
		t.names = names // no item has come, gone or moved
		return
	}
	*t, e.isMarked, e.errs = before, isMarked, e.errs[:faults]
	for _, s := range fresh {
		delete(e.cells, s.Cell.String())
	}
	half := len(sets) / 2
	e.setTogether(sets[:half])
	e.setTogether(sets[half:])
}

var fingerprintForm = regexp.MustCompile(`^[0-9a-f]{16}$`)

// mark remembers for the lock how a translation was made.
func (e *edit) mark(t *editedThing, c *cell, value string, made Made) {
	tag, _ := tagOf(c.lang)
	switch {
	case made == Made{} || i18n.Blank(value):
		return
	case tag == language.Und || !e.isOfSite(tag):
		e.refuse(c.place, "error.change.language", field.ErrLanguage, "Value", c.lang)
		return
	case made.From != "" && !fingerprintForm.MatchString(made.From):
		e.refuse(c.place, "error.change.value", field.ErrFormat, "Value", made.From)
		return
	}
	last := len(c.place.Path) - 1
	name := field.Place{Ref: c.place.Ref, Path: c.place.Path[:last].Join(field.Step{Lang: tag.String()})}.String()
	if made.Machine {
		t.marks.Machine = append(t.marks.Machine, name)
	}
	if made.From != "" {
		if t.marks.Source == nil {
			t.marks.Source = make(map[string]string)
		}
		t.marks.Source[name] = made.From
	}
	e.isMarked = true
}

// isOn reports whether a cell has the value that a change was made from.
func (e *edit) isOn(t *editedThing, c *cell, base, want string) bool {
	if base == "" {
		return true
	}
	now := e.valueOf(t, c)
	if Base(now) == base {
		return true
	}
	e.refuse(c.place, "error.change.conflict", &ConflictError{c.place, base, now, want}, "Value", now)
	return false
}

// valueOf returns what a cell has, as [Set] takes it.
func (e *edit) valueOf(t *editedThing, c *cell) string {
	if t.ref.Kind == field.Page {
		return e.pageText(t, c)
	}
	n := t.doc.At(c.path...)
	if c.lang != "" {
		tag, _ := tagOf(c.lang)
		if file := t.sideFile(c, tag); file != "" {
			text, _ := e.sideText(file)
			return text
		}
		switch {
		case n == nil || isNull(n):
			return ""
		case n.Kind == yaml.MappingNode:
			if key := keyOf(n, tag); key != "" {
				return valueOf(n, key).Value
			}
			return ""
		case e.languageOf(t, c) == tag:
			return n.Value
		}
		return ""
	}
	if n == nil || isNull(n) {
		return ""
	}
	if isScalar(n) {
		return n.Value
	}
	return string(t.doc.Source(c.path...))
}

// Value returns the value of a cell in its file as it is now, in the form that
// [Set] takes: "" for one that is not there. A place that leads to no cell is
// refused as [Folder.Apply] refuses it.
func (f *Folder) Value(place field.Place) (string, error) {
	e := &edit{folder: f, things: make(map[field.Ref]*editedThing)}
	t, c := e.find(place, "")
	if t == nil {
		return "", e.errs
	}
	return e.valueOf(t, c), nil
}

// styleOf is the style of a scalar that is to be replaced.
func styleOf(n *yaml.Node) yaml.Style {
	if n == nil || !isScalar(n) {
		return 0
	}
	return n.Style
}

// languageOf is the language of a text that is written without one.
func (e *edit) languageOf(t *editedThing, c *cell) language.Tag {
	n := valueOf(t.doc.Root(), "lang")
	if !c.isScopedText() || n == nil {
		return language.Und
	}
	tag, _ := tagOf(n.Value)
	return tag
}

// setLanguage writes one language of a text.
func (e *edit) setLanguage(t *editedThing, c *cell, value string, was language.Tag) {
	tag, ok := tagOf(c.lang)
	n := t.doc.At(c.path...)
	isNew := n == nil || n.Kind != yaml.MappingNode || keyOf(n, tag) == ""
	switch {
	case !c.mayHaveLanguages() || n != nil && n.Kind == yaml.SequenceNode:
		e.refuse(c.place, "error.change.none", &field.FindError{Path: c.place.Path, Err: field.ErrNotFound})
		return
	case !ok || isNew && !e.isOfSite(tag) && (c.field == nil || c.field.Type != field.TypeNative):
		e.refuse(c.place, "error.change.language", field.ErrLanguage, "Value", c.lang)
		return
	}
	if e.setSideFile(t, c, tag, value) {
		return
	}
	stated := e.languageOf(t, c)
	if stated == language.Und {
		stated = was
	}
	key := c.lang
	switch {
	case n == nil || isNull(n):
		if stated != language.Und && stated == e.languageOf(t, c) && stated == tag {
			e.put(t, c, value, splice.Text(value, 0))
			return
		}
		e.put(t, c, value, languagesMap(splice.Text(key, 0), splice.Text(value, 0)))
	case n.Kind == yaml.MappingNode:
		if known := keyOf(n, tag); known != "" {
			key = known
		}
		at := *c
		at.step(splice.Key(key), nil)
		e.put(t, &at, value, splice.Text(value, styleOf(t.doc.At(at.path...))))
	case c.field != nil && c.field.Type == field.TypeTerm && slices.Contains(c.field.Words, n.Value):
		e.refuse(c.place, "error.change.word", ErrUnstated, "Value", n.Value)
	case stated == tag:
		e.put(t, c, value, splice.Text(value, styleOf(n)))
	case stated == language.Und:
		e.refuse(c.place, "error.change.unstated", ErrUnstated, "Value", n.Value)
	case i18n.Blank(value): // it is not there
	default:
		first, second := []*yaml.Node{splice.Text(stated.String(), 0), splice.Text(n.Value, n.Style)}, []*yaml.Node{splice.Text(key, 0), splice.Text(value, n.Style)}
		if e.before(tag, stated) {
			first, second = second, first
		}
		e.put(t, c, value, languagesMap(append(first, second...)...))
	}
}

// languagesMap is a text in languages: in one line where all of it is short.
func languagesMap(pairs ...*yaml.Node) *yaml.Node {
	length := 0
	for _, n := range pairs {
		length += len(n.Value)
		if strings.Contains(n.Value, "\n") || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			length += longLine
		}
	}
	if length > longLine {
		return splice.Map(0, pairs...)
	}
	return splice.Map(yaml.FlowStyle, pairs...)
}

// longLine is the number of bytes from which on a text stands in lines of its own.
const longLine = 72

// before reports whether a language comes before another among those of the site.
func (e *edit) before(a, b language.Tag) bool {
	return e.rank(a) < e.rank(b)
}

func (e *edit) rank(tag language.Tag) int {
	languages := e.site().languages
	for i, of := range languages {
		if i18n.Canonical(of) == tag {
			return i
		}
	}
	return len(languages)
}

func (e *edit) isOfSite(tag language.Tag) bool {
	return tag == language.Und || e.rank(tag) < len(e.site().languages)
}

// isScopedText reports whether a plain text is in the language of its file.
func (c *cell) isScopedText() bool {
	return c.field != nil && c.field.Type != field.TypeAddresses && c.field.Type != field.TypeSlugs
}

// parsed returns what is written for a value that is no words, nil after reporting why
// it is nothing that YAML has.
func (e *edit) parsed(c *cell, value string, old *yaml.Node) *yaml.Node {
	var root *yaml.Node
	for _, document := range []string{"v: " + value + "\n", "v:\n  " + strings.ReplaceAll(value, "\n", "\n  ") + "\n"} { // in one line, or below one another
		d := &decoder{}
		if root = d.parse([]byte(document)); d.faults > 0 || root != nil && len(root.Content) != 2 {
			root = nil
		}
		if root != nil {
			break
		}
	}
	if root == nil {
		e.refuse(c.place, "error.change.value", field.ErrFormat, "Value", value)
		return nil
	}
	n := root.Content[1]
	const quotes = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle
	if isScalar(n) && n.ShortTag() == "!!str" && n.Style == 0 {
		n.Style = styleOf(old) & quotes
	}
	return n
}

// put writes a value into a cell, and nothing into one that is to be taken away.
func (e *edit) put(t *editedThing, c *cell, value string, n *yaml.Node) {
	doc, err := t.doc, error(nil)
	if c.expand != nil {
		short := *doc.At(c.expand...)
		if doc, err = doc.Replace(splice.Map(yaml.FlowStyle, splice.Text(c.under, 0), &short), c.expand...); err != nil {
			e.byHand(c)
			return
		}
	}
	if n == nil || i18n.Blank(value) {
		doc, err = takeAway(doc, c.path)
	} else {
		doc, err = e.written(doc, c, n)
	}
	if err != nil {
		e.byHand(c)
		return
	}
	if doc == t.doc {
		return
	}
	names := t.names
	if e.write(t, doc); n != nil && isScalar(n) && !i18n.Blank(value) {
		t.names = names // no item has come, gone or moved, and another change of the call names it as before
	}
}

func (e *edit) byHand(c *cell) { e.refuse(c.place, "error.change.unsafe", ErrByHand) }

// takeAway removes a value, and what would be empty without it.
func takeAway(doc *splice.Document, at []splice.Step) (*splice.Document, error) {
	if doc.At(at...) == nil {
		return doc, nil
	}
	for last := len(at) - 1; last > 0 && at[last-1].Key != ""; last-- {
		above := doc.At(at[:last]...)
		if above.Kind == yaml.MappingNode && len(above.Content) > 2 || above.Kind == yaml.SequenceNode && len(above.Content) > 1 {
			break
		}
		at = at[:last]
	}
	return doc.Remove(at...)
}

// written puts a value where a cell is, and what is missing on the way to it.
func (e *edit) written(doc *splice.Document, c *cell, n *yaml.Node) (*splice.Document, error) {
	for i := range c.path {
		at := doc.At(c.path[:i+1]...)
		if at != nil && (!isNull(at) || i+1 == len(c.path)) {
			continue
		}
		for last := len(c.path) - 1; last > i; last-- {
			if c.path[last].Key == "" {
				return nil, splice.ErrNoPlace
			}
			style := yaml.FlowStyle
			if len(n.Content) > 0 && n.Style&yaml.FlowStyle == 0 || strings.Contains(n.Value, "\n") || len(n.Value) > longLine {
				style = 0
			}
			n = splice.Map(style, splice.Text(c.path[last].Key, 0), n)
		}
		if at != nil {
			return doc.Replace(n, c.path[:i+1]...)
		}
		in := doc.At(c.path[:i]...)
		if in == nil || c.path[i].Key == "" {
			return nil, splice.ErrNoPlace
		}
		return doc.InsertKey(e.placeOf(in, c.path[i].Key, c.maps[i]), c.path[i].Key, n, c.path[:i]...)
	}
	return doc.Replace(n, c.path...)
}

// placeOf returns where among the keys of a map a new one goes: after the last of
// those that come before it in the manual, or among the languages of the site.
func (e *edit) placeOf(in *yaml.Node, key string, m *mapping) int {
	rank := func(name string) int {
		if m == nil {
			tag, ok := tagOf(name)
			if !ok {
				return -1
			}
			return e.rank(tag)
		}
		if isExtra(name) {
			name = field.ExtraPrefix
		}
		return m.find(name)
	}
	own, best, at := rank(key), -1, 0
	for i := 0; i+1 < len(in.Content); i += 2 {
		if r := rank(in.Content[i].Value); r <= own && r >= best {
			best, at = r, i/2+1
		}
	}
	return at
}
