package content

import (
	"iter"
	"maps"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// A decoder reads one file into the model and collects what is wrong with it.
// A value that is wrong is left out of the model, after its fault is recorded.
type decoder struct {
	file  string
	path  []step
	index *index
	zones *zones
	scope
	errs     Errors
	faults   int // of errs, without warnings
	searches int // for what may have been meant
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
}

// index holds what other files can name by id. It is filled before the files
// that look something up in it are read.
type index struct {
	speakers map[string]*speaker.Speaker
	programs map[string]*event.Program
	venues   map[string]*event.Venue
	series   map[string]*event.Series
}

// A step leads from a node to one below it: a key, or a place in a list.
type step struct {
	key   string // "": a place in a list
	place int
}

func (d *decoder) enter(key string)     { d.path = append(d.path, step{key: key}) }
func (d *decoder) item(place int)       { d.path = append(d.path, step{place: place}) }
func (d *decoder) leave()               { d.path = d.path[:len(d.path)-1] }
func (d *decoder) field() string        { return fieldOf(d.path) }
func isNull(n *yaml.Node) bool          { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }
func isScalar(n *yaml.Node) bool        { return n.Kind == yaml.ScalarNode }
func reported(n *yaml.Node) bool        { return n.Kind == yaml.AliasNode } // by lint
func is(n *yaml.Node, word string) bool { return isScalar(n) && n.Value == word }

func fieldOf(path []step) string {
	var b strings.Builder
	for _, s := range path {
		switch {
		case s.key == "":
			b.WriteString("[" + strconv.Itoa(s.place) + "]")
		case b.Len() > 0:
			b.WriteString("." + s.key)
		default:
			b.WriteString(s.key)
		}
	}
	return b.String()
}

// fault records that something is wrong at n, the file as a whole for a nil n.
// The arguments of the message come in pairs of name and value.
func (d *decoder) fault(n *yaml.Node, id string, pairs ...string) *Error {
	e := d.record(n, id, pairs)
	if d.faults++; d.faults == maxFaults {
		d.errs = append(d.errs, &Error{File: d.file, ID: "error.many", Args: i18n.Args{"Limit": strconv.Itoa(maxFaults)}})
	}
	return e
}

// warn records that something is odd at n.
func (d *decoder) warn(n *yaml.Node, id string, pairs ...string) {
	d.record(n, id, pairs).Warning = true
}

func (d *decoder) record(n *yaml.Node, id string, pairs []string) *Error {
	e := &Error{File: d.file, Field: d.field(), ID: id}
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
type format[V any] struct {
	// read sets *v, or reports to d why it cannot. It is never given null.
	read func(d *decoder, n *yaml.Node, v *V)
	description
}

// A description is what the JSON Schema and the manuals say of a format.
type description struct {
	says   phrase // "text"
	listed phrase // "texts": says of the items of a list
	schema any    // JSON, in which a *definition stands for a reference to it
}

// A definition is a format that the schema and the manuals describe by name.
type definition struct {
	name string
	body any
	keys []documented // of a map
}

// documented is one key of a map, as the schema and the manuals show it.
type documented struct {
	name     string
	required bool
	what     phrase // it is, in one line
	example  string // a value, in YAML
	description
}

// A key is one entry of a map, and where it goes in the model.
type key[T any] struct {
	documented
	read func(*decoder, *yaml.Node, *T)
}

// in is a key whose value goes to one place of the model.
func in[T, V any](name string, f format[V], at func(*T) *V, en, es, example string) key[T] {
	return key[T]{
		documented{name: name, what: phrase{en, es}, example: example, description: f.description},
		func(d *decoder, n *yaml.Node, t *T) { f.read(d, n, at(t)) },
	}
}

func required[T any](k key[T]) key[T] {
	k.required = true
	return k
}

// or allows a word in place of what k holds.
func or[T any](word string, set func(*T), k key[T]) key[T] {
	read := k.read
	k.description = either(describe("`"+word+"`", "`"+word+"`", object{"const": word}), k.description)
	k.read = func(d *decoder, n *yaml.Node, t *T) {
		if is(n, word) {
			set(t)
			return
		}
		read(d, n, t)
	}
	return k
}

// lift takes the keys of a thing that is written in the map of another, which
// has it once one of the keys is there.
func lift[T, V any](keys []key[V], at func(*T) **V) []key[T] {
	lifted := make([]key[T], len(keys))
	for i, k := range keys {
		lifted[i] = key[T]{k.documented, func(d *decoder, n *yaml.Node, t *T) {
			thing := at(t)
			if *thing == nil {
				*thing = new(V)
			}
			k.read(d, n, *thing)
		}}
		lifted[i].required = false
	}
	return lifted
}

// unlessInPlace refuses a key that names a thing which lifted keys, read
// before, have written already: what another file says is not changed here.
func unlessInPlace[T any](k key[T], written func(*T) bool) key[T] {
	read := k.read
	k.read = func(d *decoder, n *yaml.Node, t *T) {
		if written(t) {
			d.fault(n, "error.conflict.in-place", "Key", k.name).Err = event.ErrConflict
			return
		}
		read(d, n, t)
	}
	return k
}

// A mapping is a map with keys of its own.
type mapping[T any] struct {
	name string
	keys []key[T]
	// check reports what is wrong between the keys; nil: nothing can be.
	check func(d *decoder, n *yaml.Node, t *T)
}

// read sets what n gives, in the order of the mapping's keys, not of the file:
// a language and a zone come before what they apply to.
func (m *mapping[T]) read(d *decoder, n *yaml.Node, t *T) {
	if n.Kind != yaml.MappingNode {
		if !reported(n) && !d.withoutSpace(n) {
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
			continue // reported
		}
		if k := m.find(name.Value); k >= 0 {
			values[k] = n.Content[i+1]
			continue
		}
		if name.Tag == "!!merge" {
			continue // reported
		}
		if before, _, colon := strings.Cut(name.Value, ":"); colon && m.find(before) >= 0 && d.withoutSpace(name) {
			continue
		}
		d.enter(name.Value)
		d.fault(name, "error.key.unknown", "Key", name.Value).Suggestion = d.meantKey(name.Value, m.names)
		d.leave()
	}
	for i := range m.keys {
		k := &m.keys[i]
		if values[i] == nil && !k.required || d.full() {
			continue
		}
		d.enter(k.name)
		switch {
		case values[i] != nil && !isNull(values[i]):
			k.read(d, values[i], t)
		case k.required:
			d.fault(n, "error.required").Err = event.ErrRequired
		}
		d.leave()
	}
	if m.check != nil {
		m.check(d, n, t)
	}
	d.scope = outer
}

// find returns the place of a key, or -1.
func (m *mapping[T]) find(name string) int {
	for i := range m.keys { // without copying keys, which are large
		if m.keys[i].name == name {
			return i
		}
	}
	return -1
}

func (m *mapping[T]) names(yield func(string) bool) {
	for _, k := range m.keys {
		if !yield(k.name) {
			return
		}
	}
}

// format returns the mapping as the format of a value.
func (m *mapping[T]) format() format[T] {
	section := "[" + m.name + "](#" + m.name + ")"
	return format[T]{m.read, describe(section, section, m.definition())}
}

func (m *mapping[T]) definition() *definition {
	keys := make([]documented, len(m.keys))
	for i, k := range m.keys {
		keys[i] = k.documented
	}
	return &definition{name: m.name, body: schemaOfMap(keys), keys: keys}
}

// list is a list of values. One that cannot be read still has its place, so
// that the model counts as the file does.
func list[V any](f format[V]) format[[]V] {
	return format[[]V]{
		func(d *decoder, n *yaml.Node, v *[]V) {
			if n.Kind != yaml.SequenceNode {
				if !reported(n) {
					d.fault(n, "error.want.list")
				}
				return
			}
			for i, item := range n.Content {
				if d.full() {
					break
				}
				d.item(i)
				var value V
				if isNull(item) {
					d.fault(item, "error.required").Err = event.ErrRequired
				} else {
					f.read(d, item, &value)
				}
				d.leave()
				*v = append(*v, value)
			}
		},
		listOf(f.description),
	}
}

// oneOrMore is a list that may be written as its only value.
func oneOrMore[V any](f format[V]) format[[]V] {
	many := list(f)
	return format[[]V]{
		func(d *decoder, n *yaml.Node, v *[]V) {
			if n.Kind == yaml.SequenceNode || reported(n) {
				many.read(d, n, v)
				return
			}
			var value V
			f.read(d, n, &value)
			*v = append(*v, value)
		},
		orList(f.description),
	}
}

// pointer is a value that may be absent.
func pointer[V any](f format[V]) format[*V] {
	return format[*V]{func(d *decoder, n *yaml.Node, v **V) {
		*v = new(V)
		f.read(d, n, *v)
	}, f.description}
}

// scalarOr is a value that is written as a scalar, or else in full.
func scalarOr[V any](short, full format[V]) format[V] {
	return format[V]{func(d *decoder, n *yaml.Node, v *V) {
		if isScalar(n) {
			short.read(d, n, v)
		} else {
			full.read(d, n, v)
		}
	}, either(short.description, full.description)}
}

// via is a value that is written as another and made from it.
func via[A, B any](f format[A], set func(A, *B)) format[B] {
	return format[B]{func(d *decoder, n *yaml.Node, v *B) {
		var value A
		before := d.faults
		if f.read(d, n, &value); d.faults == before {
			set(value, v)
		}
	}, f.description}
}

// byID is a thing that has a file of its own.
func byID[T any](folder string, in func(*index) map[string]*T) format[*T] {
	return format[*T]{func(d *decoder, n *yaml.Node, v **T) {
		id, ok := d.word(n, "error.want.id")
		if !ok {
			return
		}
		if *v = in(d.index)[id]; *v == nil && !d.withoutSpace(n) {
			d.fault(n, "error.id.unknown", "Value", id, "Folder", folder).Suggestion =
				d.meant(id, maps.Keys(in(d.index)))
		}
	}, describe("id of a file in `"+folder+"/`", "identificador de un archivo de `"+folder+"/`", object{"type": "string"}).
		inLists("ids of files in `"+folder+"/`", "identificadores de archivos de `"+folder+"/`")}
}
