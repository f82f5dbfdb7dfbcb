package content

import (
	"io/fs"
	"iter"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// A decoder reads one file into the model and collects what is wrong with it.
// A value that is wrong is left out of the model, after its fault is recorded.
type decoder struct {
	file  string
	path  field.Path
	index index
	zones *zones
	fsys  fs.FS               // in which pictures stand; nil: nobody looks for them
	bytes map[string][]byte   // of files that are to be written, instead of those that are there
	feeds bool                // the site has an address, so that calendars and feeds are made
	read  map[field.Kind]bool // the kinds whose files have been read
	scope
	errs     Errors
	faults   int    // of errs, without warnings
	searches int    // for what may have been meant
	source   []byte // the file, in which the places of mentions are found
	mentions []mention
	seen     []sight     // the files that have been looked at
	needs    []field.Ref // the things that are referred to
}

const (
	// maxFaults is the number of faults after which the rest of a file is not
	// read: it is not the file that somebody meant to write.
	maxFaults = 1000
	// maxSearches is the number of faults of a file for which all ids or keys
	// are searched for one that may have been meant.
	maxSearches = 100
)

// scope is what a map says for everything below it.
type scope struct {
	lang language.Tag   // of plain scalars of prose; Und: the same in every language
	zone *time.Location // of dates without an offset; nil: none is given
	// languages are those of the site.
	languages []language.Tag
}

// index holds what other files can name by id: pointers to things. It is filled
// before the files that look something up in it are read.
type index map[field.Ref]any

func (x index) find(ref field.Ref) any { return x[ref] }

// ids are those of one kind.
func (x index) ids(kind field.Kind) iter.Seq[string] {
	return func(yield func(string) bool) {
		for ref := range x {
			if ref.Kind == kind && !yield(ref.ID) {
				return
			}
		}
	}
}

func (d *decoder) enter(key string)     { d.path = append(d.path, field.Step{Field: key}) }
func (d *decoder) item(place int)       { d.path = append(d.path, field.Item(place, "")) }
func (d *decoder) leave()               { d.path = d.path[:len(d.path)-1] }
func isNull(n *yaml.Node) bool          { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }
func isScalar(n *yaml.Node) bool        { return n.Kind == yaml.ScalarNode }
func isAlias(n *yaml.Node) bool         { return n.Kind == yaml.AliasNode } // which lint reports
func is(n *yaml.Node, word string) bool { return isScalar(n) && n.Value == word }

// fault records that something is wrong at n, the file as a whole for a nil n.
// The arguments of the message come in pairs of name and value.
func (d *decoder) fault(n *yaml.Node, id string, pairs ...string) *Error {
	e := d.record(n, id, pairs)
	if len(pairs) > 0 && n != nil && (pairs[0] == "Value" || pairs[0] == "Key") && strings.Contains(pairs[1], n.Value) {
		e.blame(pairs[1])
	}
	if d.faults++; d.faults == maxFaults {
		d.errs = append(d.errs, &Error{File: d.file, ID: "error.many", Args: i18n.Args{"Limit": strconv.Itoa(maxFaults)}})
	}
	return e
}

// warn records that something is odd at n.
func (d *decoder) warn(n *yaml.Node, id string, pairs ...string) *Error {
	e := d.record(n, id, pairs)
	e.Warning = true
	return e
}

func (d *decoder) record(n *yaml.Node, id string, pairs []string) *Error {
	e := &Error{File: d.file, Path: d.path.Join(), ID: id}
	if n != nil {
		e.Line, e.Column = n.Line, n.Column
	}
	if len(pairs) > 0 {
		e.Args = make(i18n.Args, len(pairs)/2)
	}
	for i := 0; i < len(pairs); i += 2 {
		e.Args[pairs[i]] = shorten(pairs[i+1])
	}
	d.errs = append(d.errs, e)
	return e
}

// full reports whether so much is wrong that the rest is not to be read.
func (d *decoder) full() bool { return d.faults >= maxFaults }

// meant returns what somebody may have meant by word, "" if nothing is near.
func (d *decoder) meant(word string, candidates iter.Seq[string]) string {
	if d.searches++; d.searches > maxSearches {
		return ""
	}
	return nearest(word, candidates)
}

// shorten keeps a message on a line that people can read.
func shorten(s string) string {
	const longest = 120
	if line, _, cut := strings.Cut(s, "\n"); cut {
		s = line + "…"
	}
	if runes := []rune(s); len(runes) > longest {
		s = string(runes[:longest]) + "…"
	}
	return s
}

// A format is one way to write a value in YAML: it reads the value and
// describes it, so that the loader, the JSON Schema and the manuals cannot
// disagree.
type format struct {
	// read sets value, a pointer to what f holds, or reports to d why it cannot.
	// For a thing, for a composite, and for a list that is read as a whole, value
	// is what has the field. It is never given null.
	read func(d *decoder, n *yaml.Node, f *field.Field, value any)
	description
}

// scalarOr is a value that is written as a scalar, or else in full.
func scalarOr(short, full *format) *format {
	return &format{func(d *decoder, n *yaml.Node, f *field.Field, value any) {
		if isScalar(n) {
			short.read(d, n, f, value)
		} else {
			full.read(d, n, f, value)
		}
	}, either(short.description, full.description)}
}

// A definition is a map that the schema and the manuals describe by name.
type definition struct {
	name string
	body any
	keys []key
}

// A key is one entry of a map, and where it goes in the model.
type key struct {
	name     string
	words    string // the table by which the messages about it are named
	required bool
	applied  bool   // others of its map apply it, so it is read before them
	example  string // a value, in YAML
	format   *format
	read     func(d *decoder, n *yaml.Node, owner any)
}

// extra is a key that no field of the model stands for.
type extra struct {
	name   string
	format *format
	read   func(d *decoder, n *yaml.Node, owner any)
}

// A mapping is a map with keys of its own.
type mapping struct {
	name string
	keys []key
}

// readValue is read as part of a format.
func (m *mapping) readValue(d *decoder, n *yaml.Node, _ *field.Field, value any) { m.read(d, n, value) }

// read sets what n gives, in the order of the mapping's keys, not of the file, and
// first what others apply: a zone.
func (m *mapping) read(d *decoder, n *yaml.Node, owner any) {
	if n.Kind != yaml.MappingNode {
		if isAlias(n) || d.withoutSpace(n) {
			return
		}
		if form := d.meantForm(m.name, n); form != "" {
			d.fault(n, "error.want.map.form", "Want", form)
		} else {
			d.fault(n, "error.want.map")
		}
		return
	}
	outer := d.scope
	var space [64]*yaml.Node
	values := append(space[:0], make([]*yaml.Node, len(m.keys))...)
	for i := 0; i+1 < len(n.Content) && !d.full(); i += 2 {
		name := n.Content[i]
		if !isScalar(name) {
			continue // reported by lint
		}
		if k := m.find(name.Value); k >= 0 && name.Value != field.ExtraPrefix {
			values[k] = n.Content[i+1]
			continue
		}
		if isExtra(name.Value) && m.find(field.ExtraPrefix) >= 0 {
			continue // read below
		}
		if name.Tag == "!!merge" {
			continue // reported by lint
		}
		if withoutDash.MatchString(name.Value) && m.find(name.Value[1:]) >= 0 {
			d.fault(name, "error.yaml.dash", "Want", name.Value[1:]+": …")
			continue
		}
		if key, _, colon := strings.Cut(name.Value, ":"); colon && m.find(key) >= 0 && d.withoutSpace(name) {
			continue
		}
		d.enter(name.Value)
		d.fault(name, "error.key.unknown", "Key", name.Value).Suggestion = d.meantKey(name.Value, m.names)
		d.leave()
	}
	m.readKeys(d, n, values, owner, true)
	m.readKeys(d, n, values, owner, false)
	if k := m.find(field.ExtraPrefix); k >= 0 {
		m.readExtras(d, n, &m.keys[k], owner)
	}
	d.scope = outer
}

// readKeys sets the values of the keys that others apply, or of those others.
func (m *mapping) readKeys(d *decoder, n *yaml.Node, values []*yaml.Node, owner any, applied bool) {
	for i := range m.keys {
		k := &m.keys[i]
		if k.applied != applied || values[i] == nil && !k.required || d.full() {
			continue
		}
		d.enter(k.name)
		switch {
		case values[i] != nil && !isNull(values[i]):
			k.read(d, values[i], owner)
		case k.required:
			d.fault(n, "error.required").Err = field.ErrRequired
		}
		d.leave()
	}
}

// readExtras reads the keys of a site's own.
func (m *mapping) readExtras(d *decoder, n *yaml.Node, k *key, owner any) {
	for i := 0; i+1 < len(n.Content) && !d.full(); i += 2 {
		if name := n.Content[i]; isScalar(name) && isExtra(name.Value) {
			d.enter(name.Value)
			k.read(d, n.Content[i+1], owner)
			d.leave()
		}
	}
}

// find returns the place of a key, or -1.
func (m *mapping) find(name string) int {
	for i := range m.keys { // without copying keys, which are large
		if m.keys[i].name == name {
			return i
		}
	}
	return -1
}

func (m *mapping) names(yield func(string) bool) {
	for i := range m.keys {
		if m.keys[i].name != field.ExtraPrefix && !yield(m.keys[i].name) {
			return
		}
	}
}

// description says where the manual describes the map.
func (m *mapping) description() description {
	says := verbatim("[" + m.name + "](#" + m.name + ")")
	return description{says, says, m.definition}
}

// definition describes the map. It is a function because maps may hold one
// another.
func (m *mapping) definition() *definition {
	return &definition{name: m.name, body: schemaOfMap(m.keys), keys: m.keys}
}

// readList reads a list. An item that cannot be read still has its place, so
// that the model counts as the file does.
func readList(d *decoder, n *yaml.Node, f *field.Field, owner any, one *format) {
	if n.Kind != yaml.SequenceNode {
		if !isAlias(n) && !d.withoutDash(n) && !d.instead(n, f) {
			d.fault(n, "error.want.list")
		}
		return
	}
	if d.instead(n, f) {
		for range n.Content {
			f.Make(owner)
		}
		return
	}
	for i, item := range n.Content {
		if d.full() {
			break
		}
		d.item(i)
		value := f.Make(owner)
		if isNull(item) {
			d.fault(item, "error.required").Err = field.ErrRequired
		} else {
			one.read(d, item, f, value)
		}
		d.leave()
	}
}

// eachOf reads the items of a list, or the value that stands in its place.
func eachOf(d *decoder, n *yaml.Node, read func(n *yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		read(n)
		return
	}
	for i, item := range n.Content {
		if d.full() {
			break
		}
		d.item(i)
		if isNull(item) {
			d.fault(item, "error.required").Err = field.ErrRequired
		} else {
			read(item)
		}
		d.leave()
	}
}

// readOneOrMore reads a list that may be written as its only value.
func readOneOrMore(d *decoder, n *yaml.Node, f *field.Field, owner any, one *format) {
	if n.Kind == yaml.SequenceNode || isAlias(n) {
		readList(d, n, f, owner, one)
		return
	}
	one.read(d, n, f, f.Make(owner))
}
