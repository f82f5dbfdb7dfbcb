package field

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// Node is one field of one value, or one item of a list. It holds until the
// walk goes on.
type Node struct {
	Root  Path         // from the root of the walk
	Ref   Ref          // the thing that the node belongs to
	Lang  language.Tag // in which the texts of that thing were first written; Und: the site's main
	Field *Field
	Owner any // a pointer to the value that has the field
	Value any // a pointer to the value; nil: it is absent, or a list

	from int // the step of Root at which the thing begins
}

// Path returns the way from the thing that the node belongs to. It shares no
// memory with the walk.
func (n *Node) Path() Path { return slices.Clone(n.Root[n.from:]) }

// Place returns the thing that the node belongs to and the way from it.
func (n *Node) Place() Place { return Place{n.Ref, n.Path()} }

// Text returns the text that the node holds, the label of a [Term] among such
// texts; nil if it holds none.
func (n *Node) Text() *i18n.Text {
	switch value := n.Value.(type) {
	case *i18n.Text:
		return value
	case *Term:
		return &value.Label
	}
	return nil
}

// Tags returns the languages that the node names, nil if it names none. They are
// those of the value and not to be changed.
func (n *Node) Tags() []language.Tag {
	switch value := n.Value.(type) {
	case *language.Tag:
		if *value != language.Und {
			return []language.Tag{*value}
		}
	case *[]language.Tag:
		return *value
	}
	return nil
}

// Walk goes through the fields of a value and of all values inside it. The zero
// value goes through the things that it refers to as well.
type Walk struct {
	// Own leaves out things that have an id, which are walked where they stand.
	Own bool
	// Languages are those of the site, the main one first. With them an item
	// that has no name of its own is named by the fingerprint of its words in
	// the language in which they were first written: topics[~1f0c9a52], and
	// [~1f0c9a52+2] for the second of equals. Nil: such items have no name.
	Languages []language.Tag
}

// Nodes yields a node for each field, in the order of the tables: fields that
// hold nothing too, a list before its items, a value before its fields. A thing
// that is reached twice is walked once.
func (w Walk) Nodes(t *Table, root any) iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		walker := &walker{Walk: w, yield: func(n *Node) bool { return n.Field == nil || yield(n) }, seen: make(map[any]bool)}
		walker.root(t, root)
	}
}

// Texts yields the nodes whose texts readers read and translators write, with
// what is written of each, which may be nothing: addresses, slugs and names in
// their own script are left out.
func (w Walk) Texts(t *Table, root any) iter.Seq2[*Node, i18n.Text] {
	return func(yield func(*Node, i18n.Text) bool) {
		for n := range w.Nodes(t, root) {
			if text := n.Text(); text != nil && n.Field.Type.isTranslated() && !yield(n, *text) {
				return
			}
		}
	}
}

func (t Type) isTranslated() bool {
	return t == TypeWords || t == TypeProse || t == TypeMarkdown || t == TypeTerm
}

// A walker is one walk under way.
type walker struct {
	Walk
	yield func(*Node) bool
	begun func(t *Table, value any, path Path) // a value whose fields follow; nil: nobody asks
	seen  map[any]bool
	node  Node // the one that is shown, used again for each
	ended bool
}

func (w *walker) root(t *Table, root any) {
	w.seen[root] = true
	w.node.Ref = Ref{t.Kind, t.id(root)}
	w.node.Lang = t.lang(root)
	w.fields(t, root)
}

// id is the id of a value, "" if its type has none.
func (t *Table) id(owner any) string {
	for i := range t.Fields {
		if t.Fields[i].Type == TypeID {
			return *t.Fields[i].get(owner).(*string)
		}
	}
	return ""
}

// fields walks the fields of one value.
func (w *walker) fields(t *Table, owner any) {
	if w.begun != nil {
		w.begun(t, owner, w.node.Root)
	}
	for i := range t.Fields {
		if w.ended {
			return
		}
		w.field(&t.Fields[i], owner)
	}
}

func (w *walker) field(f *Field, owner any) {
	switch f.Type {
	case TypeInline:
		w.fields(f.Table, f.get(owner))
		return
	case TypeExtra:
		w.extra(owner, *f.get(owner).(*Extra), 0)
		return
	}
	w.enter(Step{Field: f.Name})
	if f.List {
		w.show(f, owner, nil)
		w.items(f, owner)
	} else {
		w.value(f, owner, f.get(owner))
	}
	w.leave()
}

func (w *walker) items(f *Field, owner any) {
	items := f.items(owner)
	names := w.newNames()
	for i := range items.len {
		if w.ended {
			return
		}
		item := items.at(i)
		name := ""
		if item != nil {
			if name = f.nameOf(item); name == "" && w.Languages != nil {
				name = names.unique(w.fingerprintOf(f, item))
			}
		}
		w.enter(Item(i, name))
		w.value(f, owner, item)
		w.leave()
	}
}

// names are those that the items of one list have by their words.
type names struct {
	walker *walker
	equal  map[string]int // how many there have been
}

func (w *walker) newNames() names { return names{walker: w} }

// of returns the name of an item that has these words, "" if items without an id
// have none.
func (n *names) of(words i18n.Text) string {
	if n.walker.Languages == nil {
		return ""
	}
	return n.unique(fingerprintMark + Fingerprint(words[Source(words, n.walker.node.Lang, n.walker.Languages)])[:8])
}

// unique tells a name from those before that are equal.
func (n *names) unique(name string) string {
	if n.equal == nil {
		n.equal = make(map[string]int)
	}
	if n.equal[name]++; n.equal[name] > 1 {
		name += "+" + strconv.Itoa(n.equal[name])
	}
	return name
}

// nameOf is the name of an item by its id, or by what it refers to. What cannot
// be written in a path is no name.
func (f *Field) nameOf(item any) string {
	name := ""
	switch {
	case f.Type == TypeTerm:
		name = item.(*Term).ID
	case f.Table != nil:
		name = cmp.Or(f.Table.name(item), f.Table.id(item))
	}
	if !isID(name) {
		return ""
	}
	return name
}

// value shows a value and walks its fields.
func (w *walker) value(f *Field, owner, value any) {
	w.show(f, owner, value)
	if f.Table == nil || value == nil || w.ended {
		return
	}
	if f.Type != TypeThing {
		w.fields(f.Table, value)
		return
	}
	id := f.Table.id(value)
	if w.Own && id != "" || w.seen[value] {
		return
	}
	w.seen[value] = true
	outer := w.node
	if id != "" {
		w.node.Ref, w.node.Lang, w.node.from = Ref{f.Kind, id}, f.Table.lang(value), len(w.node.Root)
	}
	w.fields(f.Table, value)
	outer.Root = w.node.Root
	w.node = outer
}

func (w *walker) show(f *Field, owner, value any) {
	w.node.Field, w.node.Owner, w.node.Value = f, owner, value
	if !w.yield(&w.node) {
		w.ended = true
	}
}

func (w *walker) enter(s Step) { w.node.Root = append(w.node.Root, s) }
func (w *walker) leave()       { w.node.Root = w.node.Root[:len(w.node.Root)-1] }

// fingerprintMark begins the name of an item that has none of its own.
const fingerprintMark = "~"

// fingerprintOf names an item by its first words.
func (w *walker) fingerprintOf(f *Field, item any) string {
	words := ""
	first := func(n *Node) bool {
		if t := n.Text(); t != nil && !t.IsZero() {
			words = (*t)[Source(*t, w.node.Lang, w.Languages)]
		} else if s, ok := n.Value.(*string); ok {
			words = *s
		}
		return words == ""
	}
	inner := &walker{Walk: Walk{Own: true}, yield: first, seen: make(map[any]bool)}
	inner.value(f, nil, item)
	return fingerprintMark + Fingerprint(words)[:8]
}

// Fingerprint returns what stands for a text where it is compared and not
// read: 16 hexadecimal digits of its SHA-256, the same for texts that differ only
// in white space.
func Fingerprint(text string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(text), " ")))
	return hex.EncodeToString(sum[:8])
}

// Source returns the key of the language in which a text was first written: the
// language that its thing states, else the first of the site's languages that
// it is written in, else the first of its own. It is Und for a text that is the
// same in every language, and for one that nobody has written.
func Source(t i18n.Text, stated language.Tag, site []language.Tag) language.Tag {
	if at, ok := writtenIn(t, stated, site); ok {
		return at
	}
	for _, tag := range site {
		if at, ok := writtenIn(t, tag, site); ok {
			return at
		}
	}
	for _, tag := range t.Languages() {
		if tag != language.Und {
			return tag
		}
	}
	return language.Und
}

// writtenIn returns the key under which t is written in a language, not merely
// for its readers.
func writtenIn(t i18n.Text, tag language.Tag, site []language.Tag) (language.Tag, bool) {
	if tag == language.Und {
		return tag, false
	}
	at, ok := t.WrittenFor(tag, site...)
	return at, ok && at != language.Und
}
