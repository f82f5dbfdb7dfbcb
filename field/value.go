package field

import (
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// Term is a word of an open vocabulary: a role, a kind, a relation, a topic. A
// term with a label prints it; one without prints the label that the catalog
// has for its ID. The zero value says nothing.
type Term struct {
	ID    string    // a word that the vocabulary has, or one of your own
	Label i18n.Text // required for a word of your own
}

// IsZero reports whether t says nothing.
func (t Term) IsZero() bool { return t.ID == "" && t.Label.IsZero() }

// Contact is whom to ask.
type Contact struct {
	Name  i18n.Text
	Email string
	Phone string // as it is dialled
}

// IsZero reports whether there is nobody to ask.
func (c Contact) IsZero() bool { return c.Name.IsZero() && c.Email == "" && c.Phone == "" }

// ContactFields returns the table of [Contact].
func ContactFields() *Table { return contactFields }

var contactFields = NewTable("contact", About[Contact]{},
	Words("name", func(c *Contact) *i18n.Text { return &c.Name }),
	Email("email", func(c *Contact) *string { return &c.Email }),
	String("phone", func(c *Contact) *string { return &c.Phone }),
)

// Link is a page elsewhere.
type Link struct {
	URL   string    // http, https, mailto, tel, or a path of the site ([CheckLink])
	Label i18n.Text // nil: the URL's host
}

// LinkFields returns the table of [Link].
func LinkFields() *Table { return linkFields }

var linkFields = NewTable("link", About[Link]{},
	URL("url", func(l *Link) *string { return &l.URL }).Require(),
	Words("label", func(l *Link) *i18n.Text { return &l.Label }),
)

// The limits of a picture that a site shows in several sizes: of a larger one, what it
// takes to decode it is not bounded.
const (
	MaxImagePixels = 50_000_000
	MaxImageBytes  = 32 << 20
)

// Image is a picture and the words that stand for it.
type Image struct {
	Src    string    // an http or https URL, or a path ([CheckSource])
	Alt    i18n.Text // nil: decorative (WCAG 2.2 criterion 1.1.1)
	Credit i18n.Text
	Width  int // in pixels; 0: not known
	Height int // in pixels; 0: not known
	// File is the picture in the folder of the content, where Src leads to one from
	// the file that names it: "events/open-archives/cover.jpg". "": it is elsewhere.
	File string
}

// ImageFields returns the table of [Image].
func ImageFields() *Table { return imageFields }

var imageFields = NewTable("image", About[Image]{},
	Picture("src", func(i *Image) *string { return &i.Src }).Require(),
	Prose("alt", func(i *Image) *i18n.Text { return &i.Alt }),
	Words("credit", func(i *Image) *i18n.Text { return &i.Credit }),
	Int("width", func(i *Image) *int { return &i.Width }),
	Int("height", func(i *Image) *int { return &i.Height }),
)

// Moment is a point in time and how precisely it is known: a minute, which may
// be midnight, or a day as a whole. The zero value is not known.
type Moment struct {
	time.Time // of a day: its first moment
	Precision i18n.Precision
}

// Minute returns t as the minute that it is.
func Minute(t time.Time) Moment { return Moment{Time: t} }

// Day returns the day of t as a whole. [time.Date] gives another day for a
// midnight that does not exist; [i18n.StartOfDay] does not.
func Day(t time.Time) Moment { return Moment{t, i18n.Day} }

// Schedule is the moment from which on something holds, possibly by language.
// Under [language.Und] it is that of every language that has none of its own. The
// zero value is no moment: it has always held.
type Schedule map[language.Tag]time.Time

// For returns the moment for the readers of a language, zero if there is none:
// that of the language or of what it is a part of ([Within]).
func (s Schedule) For(tag language.Tag) time.Time {
	for tag = i18n.Canonical(tag); tag != language.Und; tag = tag.Parent() {
		if at, ok := s[tag]; ok {
			return at
		}
	}
	return s[language.Und]
}

// Within reports whether a language is another, or a part of it by its CLDR
// parents: es-MX is within es, and es is not within es-MX.
func Within(tag, of language.Tag) bool {
	of = i18n.Canonical(of)
	for tag = i18n.Canonical(tag); tag != language.Und; tag = tag.Parent() {
		if tag == of {
			return true
		}
	}
	return false
}

// Over returns the first moment after m: m itself, or for a day the beginning
// of the next. It is zero for a zero m.
func (m Moment) Over() time.Time {
	if m.IsZero() || m.Precision == i18n.Minute {
		return m.Time
	}
	year, month, day := m.Date()
	if m.Precision == i18n.Month {
		return i18n.StartOfDay(year, month+1, 1, m.Location())
	}
	return i18n.StartOfDay(year, month, day+1, m.Location())
}

// Passed reports whether m is over as a deadline: a day counts as a whole. A
// zero deadline never passes.
func (m Moment) Passed(now time.Time) bool { return !m.IsZero() && !now.Before(m.Over()) }
