package field

import (
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// Type is what a field holds, or each item of a list.
type Type uint8

const (
	// Texts, each an [i18n.Text].
	TypeWords     Type = iota // may well be the same in every language
	TypeProse                 // never the same in two languages
	TypeMarkdown              // prose with markup
	TypeAddresses             // a URL, possibly by language
	TypeSlugs                 // a part of addresses
	TypeNative                // a name in its own script, which nobody translates

	// Strings that are the same in every language.
	TypeString
	TypeURL     // http, https, mailto or tel
	TypePicture // the address of a picture, or its path
	TypeEmail
	TypeID // the name of what the field stands in

	// Words of a vocabulary.
	TypeWord // of a closed list: [Field.Words]
	TypeTerm // a [Term]; its words are known, others need a label

	// Facts.
	TypeTag  // a language.Tag
	TypeTags // several
	TypeBool
	TypeInt // a count, and so never below zero
	TypeFloat
	TypeTime     // a time.Time
	TypeMoment   // a [Moment]
	TypeSchedule // a [Schedule]
	TypeZone     // a *time.Location
	TypeExtra    // an [Extra]

	// Values with fields of their own.
	TypeComposite // several fields of the model in one, in a form that the files have for it
	TypeInline    // fields that stand among those of the value around it
	TypeStruct
	TypeThing // a thing that may have a name of its own, and stand elsewhere
)

// IsText reports whether a field of this type holds an [i18n.Text].
func (t Type) IsText() bool { return t <= TypeNative }

// Field is one field of a type of the model. It is a row of a [Table] and is
// read only.
type Field struct {
	Name     string // as the files have it: "status_note"
	Type     Type
	List     bool     // several values of the type
	Required bool     // a value without it is wrong
	Written  bool     // of tags: no sign language is among them
	Aloud    bool     // of tags: people speak or sign, so that a script says nothing
	Words    []string // of TypeWord: all; of TypeTerm: those that need no label
	Table    *Table   // of TypeInline, TypeStruct and TypeThing
	Kind     Kind     // of TypeThing
	Or       string   // a word that may stand in place of the value, such as "none"; "": there is none

	ref    func(owner any) any // a pointer to the value, or to the list
	stood  func(owner any) *bool
	items  func(owner any) items
	get    func(owner any) any // nil for what is absent
	ensure func(owner any) any
	words  func(value any) wordValue
	put    func(owner, thing any)
}

// items are a list of the model, whatever stands in the list.
type items struct {
	len  int
	at   func(i int) any // a pointer to the item, nil for a nil one
	grow func() any      // a pointer to a new last item
}

// wordValue is a value whose type is a string of its own.
type wordValue struct {
	get func() string
	set func(string)
}

// Of is a field of T.
type Of[T any] struct{ Field }

// Require returns the field as one without which a value is wrong.
func (f Of[T]) Require() Of[T] {
	f.Required = true
	return f
}

// NoSigns returns the field as one that names written languages only.
func (f Of[T]) NoSigns() Of[T] {
	f.Written = true
	return f
}

// NoScripts returns the field as one that names languages as they are spoken or
// signed.
func (f Of[T]) NoScripts() Of[T] {
	f.Aloud = true
	return f
}

// Else returns the field as one in whose place a word may stand: "none" states
// that there is nothing.
func (f Of[T]) Else(word string, stated func(*T) *bool) Of[T] {
	f.Or = word
	f.stood = func(owner any) *bool { return stated(owner.(*T)) }
	return f
}

// Table is every field of one type of the model, in the order in which the
// files and their manual have the fields. A table is made once, read only, and
// safe for concurrent use. Whatever enumerates the fields of a type does it by
// its table.
type Table struct {
	Name   string // of the type in the manual: "panel"
	Kind   Kind   // of things; "": the type is a part of others
	Fields []Field

	zero  func() any
	name  func(owner any) string
	lang  func(owner any) language.Tag
	check func(owner any, c *Checks)
}

// About is what a [Table] knows of values as a whole. Each part may be nil.
type About[T any] struct {
	Kind  Kind                  // of things; "": a part of others
	Name  func(*T) string       // the name of a value among others of a list; "": it has none
	Lang  func(*T) language.Tag // in which the texts of a thing were first written
	Check func(t *T, c *Checks) // reports what is wrong between the fields of a value
}

// NewTable returns the table of T. A field of [TypeThing] without a table has
// this one.
func NewTable[T any](name string, about About[T], fields ...Of[T]) *Table {
	t := &Table{Name: name, Kind: about.Kind, zero: func() any { return new(T) }}
	for _, f := range fields {
		if f.Type == TypeThing && f.Table == nil {
			f.Table = t
		}
		t.Fields = append(t.Fields, f.Field)
	}
	t.name = func(any) string { return "" }
	if about.Name != nil {
		t.name = func(owner any) string { return about.Name(owner.(*T)) }
	}
	t.lang = func(any) language.Tag { return language.Und }
	if about.Lang != nil {
		t.lang = func(owner any) language.Tag { return about.Lang(owner.(*T)) }
	}
	t.check = func(any, *Checks) {}
	if about.Check != nil {
		t.check = func(owner any, c *Checks) { about.Check(owner.(*T), c) }
	}
	return t
}

// New returns a pointer to a zero value of the table's type.
func (t *Table) New() any { return t.zero() }

// Find returns the field of a name, also of one that stands among those of the
// table because its own is inline; nil if there is none.
func (t *Table) Find(name string) *Field {
	for i := range t.Fields {
		f := &t.Fields[i]
		if f.Type == TypeInline {
			if inner := f.Table.Find(name); inner != nil {
				return inner
			}
		} else if f.Name == name {
			return f
		}
	}
	return nil
}

// Value returns a pointer to the value of the field in owner, which is a
// pointer to what the field's table is about. It is nil for a list, whose
// values are those of [Field.Items], and for a struct or thing that is absent.
func (f *Field) Value(owner any) any {
	if f.List {
		return nil
	}
	return f.get(owner)
}

// Ref returns a pointer to where owner keeps the field: to the list, or to the
// pointer of what may be absent.
func (f *Field) Ref(owner any) any { return f.ref(owner) }

// Len returns the number of items of a list, and 0 for what is none.
func (f *Field) Len(owner any) int {
	if !f.List {
		return 0
	}
	return f.items(owner).len
}

// Item returns a pointer to an item of a list, nil for a nil one.
func (f *Field) Item(owner any, i int) any { return f.items(owner).at(i) }

// Make returns a pointer to a value that can be set: the last item of a list,
// which is new; the value itself, which is made where it is absent.
func (f *Field) Make(owner any) any {
	if f.List {
		return f.items(owner).grow()
	}
	if f.ensure != nil {
		return f.ensure(owner)
	}
	return f.get(owner)
}

// Stated returns where owner says that the word [Field.Or] stands in place of
// the value, nil for a field that has no such word.
func (f *Field) Stated(owner any) *bool {
	if f.stood == nil {
		return nil
	}
	return f.stood(owner)
}

// Word returns the word that value, a pointer to one of [TypeWord], is.
func (f *Field) Word(value any) string { return f.words(value).get() }

// SetWord sets value, a pointer to one of [TypeWord].
func (f *Field) SetWord(value any, word string) { f.words(value).set(word) }

// SetThing makes owner refer to a thing, a pointer to what the field's table is
// about.
func (f *Field) SetThing(owner, thing any) { f.put(owner, thing) }

// plain is a field whose value stands in its owner.
func plain[T, V any](t Type, name string, at func(*T) *V) Of[T] {
	ref := func(owner any) any { return at(owner.(*T)) }
	return Of[T]{Field{Name: name, Type: t, ref: ref, get: ref}}
}

// several is a field with a list of values that stand in it.
func several[T, V any](t Type, name string, at func(*T) *[]V) Of[T] {
	return Of[T]{Field{Name: name, Type: t, List: true,
		ref: func(owner any) any { return at(owner.(*T)) },
		items: func(owner any) items {
			all := at(owner.(*T))
			return items{len(*all), func(i int) any { return &(*all)[i] }, func() any {
				*all = append(*all, *new(V))
				return &(*all)[len(*all)-1]
			}}
		},
	}}
}

// Words is a text that may well be the same in every language.
func Words[T any](name string, at func(*T) *i18n.Text) Of[T] { return plain(TypeWords, name, at) }

// WordsList is several of [Words].
func WordsList[T any](name string, at func(*T) *[]i18n.Text) Of[T] {
	return several(TypeWords, name, at)
}

// Prose is a text that is never the same in two languages.
func Prose[T any](name string, at func(*T) *i18n.Text) Of[T] { return plain(TypeProse, name, at) }

// Markdown is prose with markup.
func Markdown[T any](name string, at func(*T) *i18n.Text) Of[T] { return plain(TypeMarkdown, name, at) }

// Addresses is a URL, possibly by language.
func Addresses[T any](name string, at func(*T) *i18n.Text) Of[T] {
	return plain(TypeAddresses, name, at)
}

// Slugs is a part of addresses, possibly by language.
func Slugs[T any](name string, at func(*T) *i18n.Text) Of[T] { return plain(TypeSlugs, name, at) }

// SlugList is several of [Slugs].
func SlugList[T any](name string, at func(*T) *[]i18n.Text) Of[T] {
	return several(TypeSlugs, name, at)
}

// Native is a name in its own script, which nobody translates.
func Native[T any](name string, at func(*T) *i18n.Text) Of[T] { return plain(TypeNative, name, at) }

// String is words or a code that are the same in every language.
func String[T any](name string, at func(*T) *string) Of[T] { return plain(TypeString, name, at) }

// URL is an address to follow.
func URL[T any](name string, at func(*T) *string) Of[T] { return plain(TypeURL, name, at) }

// Picture is the address of a picture, or its path.
func Picture[T any](name string, at func(*T) *string) Of[T] { return plain(TypePicture, name, at) }

// Email is the address of a mailbox.
func Email[T any](name string, at func(*T) *string) Of[T] { return plain(TypeEmail, name, at) }

// ID is the name of what it stands in.
func ID[T any](at func(*T) *string) Of[T] { return plain(TypeID, "id", at) }

// Word is one word of a closed list. The zero word says nothing.
func Word[T any, S ~string](name string, at func(*T) *S, known ...S) Of[T] {
	return closed(plain(TypeWord, name, at), known)
}

// WordList is several of [Word].
func WordList[T any, S ~string](name string, at func(*T) *[]S, known ...S) Of[T] {
	return closed(several(TypeWord, name, at), known)
}

func closed[T any, S ~string](f Of[T], known []S) Of[T] {
	for _, word := range known {
		f.Words = append(f.Words, string(word))
	}
	f.words = func(value any) wordValue {
		word := value.(*S)
		return wordValue{func() string { return string(*word) }, func(s string) { *word = S(s) }}
	}
	return f
}

// Vocabulary is a word of an open vocabulary: one of those known, or one with a
// label of its own.
func Vocabulary[T any](name string, at func(*T) *Term, known []string) Of[T] {
	f := plain(TypeTerm, name, at)
	f.Words = known
	return f
}

// Labels is several words that each have a label of their own.
func Labels[T any](name string, at func(*T) *[]Term) Of[T] { return several(TypeTerm, name, at) }

// Tag is a language.
func Tag[T any](name string, at func(*T) *language.Tag) Of[T] { return plain(TypeTag, name, at) }

// Tags is several languages.
func Tags[T any](name string, at func(*T) *[]language.Tag) Of[T] { return plain(TypeTags, name, at) }

// Bool is a fact that holds or does not.
func Bool[T any](name string, at func(*T) *bool) Of[T] { return plain(TypeBool, name, at) }

// Int is a count.
func Int[T any](name string, at func(*T) *int) Of[T] { return plain(TypeInt, name, at) }

// Float is a number with a fraction.
func Float[T any](name string, at func(*T) *float64) Of[T] { return plain(TypeFloat, name, at) }

// Time is a point in time.
func Time[T any](name string, at func(*T) *time.Time) Of[T] { return plain(TypeTime, name, at) }

// Moments is a [Moment].
func Moments[T any](name string, at func(*T) *Moment) Of[T] { return plain(TypeMoment, name, at) }

// Schedules is a [Schedule].
func Schedules[T any](name string, at func(*T) *Schedule) Of[T] {
	return plain(TypeSchedule, name, at)
}

// Zone is a time zone.
func Zone[T any](name string, at func(*T) **time.Location) Of[T] { return plain(TypeZone, name, at) }

// Composite is several fields of T that the files write in a form of their own.
func Composite[T any](name string) Of[T] {
	return plain(TypeComposite, name, func(t *T) *T { return t })
}

// Inline is a struct whose fields stand among those of T.
func Inline[T, V any](at func(*T) *V, table *Table) Of[T] {
	f := plain(TypeInline, "", at)
	f.Table = table
	return f
}

// Struct is a value with fields of its own.
func Struct[T, V any](name string, at func(*T) *V, table *Table) Of[T] {
	f := plain(TypeStruct, name, at)
	f.Table = table
	return f
}

// Optional is a value with fields of its own that may be absent.
func Optional[T, V any](name string, at func(*T) **V, table *Table) Of[T] {
	f := Of[T]{Field{Name: name, Type: TypeStruct, Table: table}}
	f.ref = func(owner any) any { return at(owner.(*T)) }
	f.get = func(owner any) any { return present(*at(owner.(*T))) }
	f.ensure = func(owner any) any {
		p := at(owner.(*T))
		if *p == nil {
			*p = new(V)
		}
		return *p
	}
	return f
}

// present returns p as any, nil for a nil pointer.
func present[V any](p *V) any {
	if p == nil {
		return nil
	}
	return p
}

// Structs is several values with fields of their own.
func Structs[T, V any](name string, at func(*T) *[]V, table *Table) Of[T] {
	f := several(TypeStruct, name, at)
	f.Table = table
	return f
}

// Pointers is several values with fields of their own, none of which may be
// nil.
func Pointers[T, V any](name string, at func(*T) *[]*V, table *Table) Of[T] {
	return Of[T]{Field{Name: name, Type: TypeStruct, List: true, Table: table,
		ref: func(owner any) any { return at(owner.(*T)) },
		items: func(owner any) items {
			all := at(owner.(*T))
			return items{len(*all), func(i int) any { return present((*all)[i]) }, func() any {
				*all = append(*all, new(V))
				return (*all)[len(*all)-1]
			}}
		},
	}}
}

// Thing is a thing that may have a name of its own. A nil table is that of T.
func Thing[T, V any](kind Kind, name string, at func(*T) **V, table *Table) Of[T] {
	f := Optional(name, at, table)
	f.Type, f.Kind = TypeThing, kind
	f.put = func(owner, thing any) { *at(owner.(*T)) = thing.(*V) }
	return f
}
