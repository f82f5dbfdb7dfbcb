// Package rendertest holds what the tests of views and of their printers share:
// a site, an event in which every field is filled, and readers of formats that
// know nothing of the printers.
package rendertest

import (
	"bytes"
	"html/template"
	"io"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/ical"
	"github.com/tertulia-go/tertulia/render/view"
)

// A Site makes views and prints them in every format.
type Site struct {
	*view.Views
	Printer   render.Printer
	Calendars ical.Printer
	Feeds     atom.Printer
}

// New returns a site.
func New(t testing.TB, catalog *i18n.Catalog, options view.Options) *Site {
	t.Helper()
	views, err := view.New(catalog, options)
	require.NoError(t, err)
	return &Site{Views: views}
}

// NewSite returns a site whose addresses hold no words of content.
func NewSite(t testing.TB, languages ...language.Tag) *Site {
	t.Helper()
	return New(t, NewCatalog(t, languages...), options())
}

// NewDraftSite is NewSite for whoever proof-reads what is not published yet.
func NewDraftSite(t testing.TB) *Site {
	t.Helper()
	o := options()
	o.Drafts = true
	return New(t, NewCatalog(t), o)
}

func options() view.Options {
	return view.Options{
		Now:      Before,
		BaseURL:  "https://example.org/archive/",
		SiteName: Both("The Archive", "El Archivo"),
		Link: func(ref view.Ref) string {
			if ref.Kind == view.Calendar {
				return "/" + ref.Lang.String() + "/" + ref.ID + ".ics"
			}
			return "/" + ref.Lang.String() + "/" + string(ref.Kind) + "/" + ref.ID
		},
	}
}

// NewSiteWithoutAddress returns a site that links its pages by their slugs and
// has not told where it is.
func NewSiteWithoutAddress(t testing.TB, languages ...language.Tag) *Site {
	t.Helper()
	return New(t, NewCatalog(t, languages...), view.Options{Now: Before, Link: func(ref view.Ref) string {
		return "/" + ref.Lang.String() + "/" + string(ref.Kind) + "/" + ref.Slug
	}})
}

// NewCatalog returns the built-in words, for a site in English and Spanish
// unless others are given. That of English and Spanish is loaded once for all
// tests of a package.
func NewCatalog(t testing.TB, languages ...language.Tag) *i18n.Catalog {
	t.Helper()
	c, err := englishAndSpanish()
	if len(languages) > 0 {
		c, err = i18n.Load(languages, locales.FS)
	}
	require.NoError(t, err)
	return c
}

var englishAndSpanish = sync.OnceValues(func() (*i18n.Catalog, error) {
	return i18n.Load([]language.Tag{language.English, language.Spanish}, locales.FS)
})

// Before is a moment before the events of the tests.
func Before() time.Time { return time.Date(2027, 1, 10, 12, 0, 0, 0, time.UTC) }

// Both is a text in two languages.
func Both(en, es string) i18n.Text {
	return i18n.Text{language.English: en, language.Spanish: es}
}

// NewYork is a zone whose clocks change.
func NewYork(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	return zone
}

// ViewOf is the view of an event.
func (s *Site) ViewOf(t testing.TB, e *event.Event, tag language.Tag) *view.Event {
	t.Helper()
	v, err := s.Event(e, tag)
	require.NoError(t, err)
	return v
}

// Titled is what a calendar or a feed in the site's main language says of
// itself.
func (s *Site) Titled(title i18n.Text) *view.Page {
	return s.Views.Page(view.About{Title: title}, language.Und)
}

// HTML is [render.Printer.HTML].
func (s *Site) HTML(w io.Writer, v view.View) error { return s.Printer.HTML(w, v) }

// Page is [render.Printer.Page].
func (s *Site) Page(w io.Writer, v view.View) error { return s.Printer.Page(w, v) }

// Text is [render.Printer.Text].
func (s *Site) Text(w io.Writer, v view.View) error { return s.Printer.Text(w, v) }

// Markdown is [render.Printer.Markdown].
func (s *Site) Markdown(w io.Writer, v view.View) error { return s.Printer.Markdown(w, v) }

// JSONLD is [render.Printer.JSONLD].
func (s *Site) JSONLD(w io.Writer, v view.View) error { return s.Printer.JSONLD(w, v) }

// ICalendar is [ical.Printer.Event].
func (s *Site) ICalendar(w io.Writer, v view.View) error { return s.Calendars.Event(w, v) }

// Calendar is [ical.Printer.Calendar].
func (s *Site) Calendar(w io.Writer, about ical.Calendar, events ...*view.Event) error {
	return s.Calendars.Calendar(w, about, slices.Values(events))
}

// Atom is [atom.Printer.Feed].
func (s *Site) Atom(w io.Writer, about atom.Feed, views ...view.View) error {
	return s.Feeds.Feed(w, about, slices.Values(views))
}

// Printed is what a printer writes.
func Printed(t testing.TB, print func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, print(&b))
	return b.String()
}

// Executed is what a template of a site's own makes of a view or a part of one.
func (s *Site) Executed(t testing.TB, text string, data any) string {
	t.Helper()
	page, err := template.New("").Funcs(s.Printer.Funcs()).Parse(text)
	require.NoError(t, err)
	return Printed(t, func(w io.Writer) error { return page.Execute(w, data) })
}

// Part is a built-in part in a template.
func (s *Site) Part(t testing.TB, part any) string {
	t.Helper()
	return s.Executed(t, "{{part .}}", part)
}

// Head is what a page says to machines.
func (s *Site) Head(t testing.TB, v view.View) string {
	t.Helper()
	return s.Executed(t, "{{head .}}", v)
}
