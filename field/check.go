package field

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// Validate returns everything that is wrong with a value: what the table says
// of its fields (required, safe addresses, known words, languages, ids, texts
// that can be printed), and what [About].Check finds between them. Of a nil
// value, nothing is given. The walk says whether the things that have an id are
// validated with it.
func Validate[T any](t *Table, value *T, w Walk) Faults {
	if value == nil {
		return Faults{{Reason: NotGiven, Err: fmt.Errorf("%s: %w", t.Name, ErrRequired)}}
	}
	c := &Checks{}
	walker := &walker{Walk: w, seen: make(map[any]bool)}
	walker.yield = func(n *Node) bool {
		c.path = n.Root
		c.node(n)
		return true
	}
	walker.begun = func(t *Table, value any, path Path) {
		c.path = path
		t.check(value, c)
		for i := range t.Fields {
			c.field(&t.Fields[i], value)
		}
	}
	walker.root(t, value)
	return c.faults
}

// Checks collects faults at one place.
type Checks struct {
	path   Path
	faults Faults
}

// Fault records why something below the place is wrong, and the languages that
// the reason is about. Without steps it is the place itself.
func (c *Checks) Fault(reason Reason, err error, below ...Step) *Fault {
	f := &Fault{Path: c.path.Join(below...), Reason: reason, Err: err}
	c.faults = append(c.faults, f)
	return f
}

// At records why a field of the value is wrong.
func (c *Checks) At(field string, reason Reason, err error) *Fault {
	return c.Fault(reason, err, Step{Field: field})
}

// Require records that a field is not given, unless it is.
func (c *Checks) Require(field string, given bool) {
	if !given {
		c.At(field, NotGiven, ErrRequired)
	}
}

// Include records faults that have been found below steps.
func (c *Checks) Include(faults Faults, below ...Step) {
	for _, f := range faults {
		copied := *f
		copied.Path = c.path.Join(below...).Join(f.Path...)
		c.faults = append(c.faults, &copied)
	}
}

// field checks what a value must have, and what it states to be none.
func (c *Checks) field(f *Field, owner any) {
	if f.Required && f.isZero(owner) {
		c.Require(f.Name, false)
	}
	if stated := f.Stated(owner); stated != nil && *stated && !f.isZero(owner) {
		c.At(f.Name, NoneAndGiven, fmt.Errorf("%w: stated to be %s, and given", ErrConflict, f.Or))
	}
}

// isZero reports whether the field holds nothing.
func (f *Field) isZero(owner any) bool {
	if f.List {
		return f.Len(owner) == 0
	}
	switch value := f.get(owner).(type) {
	case nil:
		return true
	case *i18n.Text:
		return value.IsZero()
	case *Term:
		return value.IsZero()
	case *string:
		return i18n.Blank(*value)
	case *language.Tag:
		return *value == language.Und
	case *[]language.Tag:
		return len(*value) == 0
	case **time.Location:
		return *value == nil
	case *time.Time:
		return value.IsZero()
	case *Moment:
		return value.IsZero()
	}
	return false // a struct is there
}

// node checks one value by its type.
func (c *Checks) node(n *Node) {
	switch value := n.Value.(type) {
	case *i18n.Text:
		c.text(*value)
		if n.Field.Type == TypeSlugs {
			c.slugs(*value)
		}
		if n.Field.Type == TypeAddresses {
			for _, tag := range value.Languages() {
				c.address(CheckLink((*value)[tag]))
			}
		}
	case *Term:
		c.term(*value, n.Field.Words)
		c.text(value.Label)
	case *string:
		c.string(n.Field.Type, *value)
	case *language.Tag:
		if *value != language.Und && n.Field.Written {
			c.tags([]language.Tag{*value}, true)
		}
	case *[]language.Tag:
		c.tags(*value, n.Field.Written)
	case *int:
		if *value < 0 {
			c.Fault(BelowZero, fmt.Errorf("%w: below zero", ErrFormat))
		}
	case *time.Time:
		c.year(*value)
	case *Moment:
		c.year(value.Time)
	case nil:
		if c.path[len(c.path)-1].isItem() {
			c.Fault(NotGiven, ErrRequired)
		}
	default:
		if n.Field.Type == TypeWord {
			c.word(n.Field.Word(value), n.Field.Words)
		}
	}
}

func (c *Checks) string(t Type, s string) {
	if s == "" {
		return
	}
	switch t {
	case TypeURL:
		c.address(CheckLink(s))
	case TypePicture:
		c.address(CheckSource(s))
	case TypeEmail:
		if !emailForm.MatchString(s) {
			c.Fault(EmailMalformed, fmt.Errorf("%w: %.60q is not an address", ErrFormat, s))
		}
	case TypeID:
		if !isID(s) {
			c.Fault(IDMalformed, fmt.Errorf("%w: %.60q is not letters a to z, digits, '.', '_' and '-'", ErrFormat, s))
		}
	default:
		c.text(i18n.Same(s))
	}
}

// emailForm is what a browser takes in an email field (HTML standard, section
// 4.10.5.1.5), with a dot in the domain.
var emailForm = regexp.MustCompile("^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@" +
	`[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$`)

// slugs records what is not written as addresses are ([i18n.Slug]).
func (c *Checks) slugs(t i18n.Text) {
	for _, tag := range t.Languages() {
		if s := t[tag]; i18n.Slug(s) != s {
			c.Fault(SlugMalformed, fmt.Errorf("%w: %.60q; want %.60q", ErrFormat, s, i18n.Slug(s)))
		}
	}
}

// address records what is wrong with an address, if anything is.
func (c *Checks) address(err error) {
	var unsafe *URLError
	if errors.As(err, &unsafe) {
		c.Fault(unsafe.Reason, err)
	}
}

func (c *Checks) text(t i18n.Text) {
	err := t.Validate() // all that is wrong with the text
	switch {
	case err == nil:
	case errors.Is(err, i18n.ErrCollision):
		c.Fault(TextLanguageTwice, err)
	case errors.Is(err, i18n.ErrTooLong):
		c.Fault(TextTooLong, err)
	case errors.Is(err, i18n.ErrEncoding):
		c.Fault(TextNotUTF8, err)
	default:
		c.Fault(TextUnprintable, err)
	}
}

// word checks a word of a closed list.
func (c *Checks) word(word string, known []string) {
	if word != "" && !slices.Contains(known, word) {
		c.Fault(WordUnknown, fmt.Errorf("%w %.60q: want %s", ErrUnknownWord, word, strings.Join(known, ", "))).Words = slices.Clone(known)
	}
}

// term checks a word of an open vocabulary.
func (c *Checks) term(t Term, known []string) {
	if t.ID != "" && t.Label.IsZero() && !slices.Contains(known, t.ID) {
		c.Fault(WordWithoutLabel, fmt.Errorf("%w %.60q: give it a label, such as {en: …, es: …}", ErrUnknownWord, t.ID))
	}
}

// multiple is the tag that ISO 639-2 has for several languages that nobody
// lists.
var multiple = language.Make("mul")

// tags checks a list of languages. Nobody writes in a sign language.
func (c *Checks) tags(tags []language.Tag, written bool) {
	seen := make(map[language.Tag]bool, len(tags))
	fault := func(reason Reason, err error, about ...language.Tag) {
		c.Fault(reason, err).Languages = about
	}
	for _, tag := range tags {
		canonical := i18n.Canonical(tag)
		switch {
		case NamesNone(canonical):
			fault(LanguageUnnamed, fmt.Errorf("%w: %s", ErrLanguage, tag), tag)
		case canonical == multiple && len(tags) > 1:
			fault(MultipleAndListed, fmt.Errorf("%w: mul stands for languages that nobody lists, and others are listed", ErrConflict))
		case seen[canonical]:
			fault(LanguageTwice, fmt.Errorf("%w: %s is named twice", ErrLanguage, tag), tag)
		}
		seen[canonical] = true
	}
	for _, tag := range tags {
		if written && IsSigned(tag) {
			fault(SignLanguageWritten, fmt.Errorf("%w: %s is a sign language, and captions are written", ErrConflict, tag), tag)
		}
	}
}

// NamesNone reports whether a tag says that a language is not known (und), has
// no code (mis) or is not used (zxx), as ISO 639-2 has it. A private code has a
// name if a catalog gives it one.
func NamesNone(tag language.Tag) bool {
	code, _, _ := strings.Cut(tag.String(), "-")
	return code == "und" || code == "mis" || code == "zxx"
}

// Year records that a field has a year that cannot be written as RFC 3339 and
// RFC 5545 write dates.
func (c *Checks) Year(field string, t time.Time) { c.year(t, Step{Field: field}) }

func (c *Checks) year(t time.Time, below ...Step) {
	if year := t.Year(); !t.IsZero() && (year < 1 || year > 9999) {
		c.Fault(YearOutOfRange, fmt.Errorf("%w: year %d", ErrFormat, year), below...)
	}
}
