package view

import (
	"errors"
	"html/template"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/internal/address"
)

// View is something as one reader sees it: an [*Event], a [*Program], a
// [*Speaker], a [*Series], a [*List], a [*Page], or a site's own type with a
// [Base] in it.
type View interface {
	// ViewBase returns what every view has, and nil for a nil view.
	ViewBase() *Base
}

// ErrNoView says that there is nothing to print: a nil view.
var ErrNoView = errors.New("no view")

// Check returns [ErrNoView] for a view that is nil.
func Check(v View) error {
	if v == nil || v.ViewBase() == nil {
		return ErrNoView
	}
	return nil
}

// Base is what every view has.
type Base struct {
	// Kind and ID say of what it is a view. Without an ID a calendar or a feed
	// would not know it again.
	Kind field.Kind
	ID   string
	// Lang and Dir are the language and direction of the reader.
	Lang language.Tag
	Dir  Direction
	// Anchor is the id of the root element; ids inside begin with it.
	Anchor string
	// Card is what the page is called and shows of itself elsewhere.
	Card Card
	// FallbackNote tells the reader that parts are in other languages. It is
	// empty if none are.
	FallbackNote Text
	// URL is the address of this page, and Alternates those of the others, if
	// the site links its pages. Default is the one for readers of no language
	// of the site (x-default).
	URL        template.URL
	Alternates []Alternate
	Default    template.URL
	// Calendar is the address of the calendar file of an event.
	Calendar template.URL
	// BaseURL is the address of the site, which makes paths absolute; "": it is
	// not known.
	BaseURL string
	// Locale is the language as Open Graph writes it: es_LA.
	Locale string
	// Updated and Sequence are what calendars and feeds tell revisions by. A
	// zero Updated is not known; a zero Sequence is not given.
	Updated  time.Time
	Sequence int
	// Until is the first moment at which a new view may say something else,
	// since something begins, is over, opens or closes then. Until then it says
	// the same. It is never late and may be early; zero: it holds for good.
	Until time.Time
	Extra Extra
	// Marks name the languages of passages that fell back, for formats without
	// markup.
	Marks []Mark
	// Words are the labels and headings of printers. Their texts are made once
	// for each reader and shared: do not change them.
	Words Words
}

// Extra is what a site says of a thing in fields of its own ([field.Extra]), for its
// own markup: a text is a [Text], as the reader sees it, everything else is as it
// was written. No printer shows it.
type Extra map[string]any

// Absolute returns an address of the page as it is followed from elsewhere, in
// two pieces so that nothing is copied. Both are empty for a path on a site
// whose address is not known.
func (b *Base) Absolute(u template.URL) (origin, rest string) {
	return address.Absolute(b.BaseURL, b.URL, u)
}

// Stamp returns when the view was updated, as machines write it; if nobody
// knows, the oldest time there is for them, so that any other is later.
func (b *Base) Stamp() time.Time {
	if dated(b.Updated) && dated(b.Updated.UTC()) {
		return b.Updated
	}
	return time.Unix(0, 0)
}

// Mark returns the mark of passages in a language, "" if there is none.
func (b *Base) Mark(lang language.Tag) string {
	return markOf(b.Marks, lang)
}

// Alternate is the same page in another language.
type Alternate struct {
	Lang   language.Tag
	Locale string // as in [Base]
	URL    template.URL
	Label  Text // "Leer en español", in that language
}

// A Mark is how text without markup says that a passage is in another language:
// "[en inglés]".
type Mark struct {
	Lang language.Tag
	Text string
}

// Words are what printers say besides content, in the language of one reader.
// What is empty is not said.
type Words struct {
	SiteName  Text // on cards
	Languages Text // of the links to the same page in other languages

	// Told is above what is told in brief of the languages of an event: "Languages".
	Told Text

	// Headings of the sections of a page.
	Participants, Panels, Practical, Works, Media Text
	Events                                        Text // of a series

	// Labels of times away from the page: of a time that is to be confirmed, of
	// one that holds no more, and of the one that an event had before.
	Date, Original, Previous Text
	// Labels of how one takes part, of an entry in a calendar.
	Online, Attendance, Accessibility Text
}

// Page is a page without events of its own: a plain page of the content, or one
// of a site's own, such as a home page or "not found".
type Page struct {
	Base
	Text *Markdown // of a plain page, below the title of its card; nil: there is none
	// Body is the markup inside the main element, which the site answers for. If
	// empty, the title and the text are printed.
	Body template.HTML
}

// ViewBase implements [View].
func (p *Page) ViewBase() *Base {
	if p == nil {
		return nil
	}
	return &p.Base
}
