package atom_test

import (
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/ical"
	"github.com/tertulia-go/tertulia/render/view"
)

func TestAFeed(t *testing.T) {
	r := rendertest.NewSite(t)
	updated := time.Date(2027, 2, 1, 12, 0, 0, 0, time.FixedZone("", -3*3600))
	old := r.ViewOf(t, &event.Event{ID: "old", Title: i18n.Text{language.English: "Old"}}, language.Spanish)
	open := r.ViewOf(t, &event.Event{ID: "open", Title: rendertest.Both("Open", "Abierto"), Updated: updated, When: event.When{Start: updated},
		Hosts: []event.Hosting{{Program: &event.Program{Name: rendertest.Both("Archive", "Archivo")}}, {Program: &event.Program{Name: i18n.Same("Bank")}, Relation: field.Term{ID: "sponsored-by"}}}}, language.Spanish)
	f := rendertest.FeedOf(t, r, atom.Feed{ID: "all", About: r.Views.Page(view.About{Title: rendertest.Both("Events", "Actividades")}, language.Spanish), Source: "/es/feed"}, open, old)
	assert.Equal(t, "es", f.Lang)
	assert.Equal(t, "https://example.org/archive#feed/all/es", f.ID)
	assert.Equal(t, "Actividades", f.Title)
	assert.Equal(t, "Actividades", f.Author)
	assert.True(t, updated.Equal(f.Updated))
	assert.Equal(t, []rendertest.AtomLink{
		{Rel: "self", Type: "application/atom+xml", Href: "https://example.org/es/feed"},
		{Rel: "alternate", Type: "text/html", Hreflang: "es", Href: "https://example.org/archive/"},
	}, f.Links)
	require.Len(t, f.Entries, 2)
	entry := f.Entries[0]
	assert.Empty(t, entry.Lang, "the feed's")
	assert.Equal(t, "https://example.org/archive#event/open/es", entry.ID)
	assert.Equal(t, "Abierto", entry.Title.Words)
	assert.Equal(t, []string{"Archivo"}, entry.Authors, "a sponsor writes nothing")
	assert.Equal(t, []rendertest.AtomLink{
		{Rel: "alternate", Type: "text/html", Hreflang: "es", Href: "https://example.org/es/event/open"},
		{Rel: "alternate", Type: "text/html", Hreflang: "en", Href: "https://example.org/en/event/open"},
		{Rel: "related", Type: "text/calendar", Hreflang: "es", Href: "https://example.org/es/open.ics"},
	}, entry.Links)
	assert.Equal(t, "en", f.Entries[1].Title.Lang, "a title in another language is marked")
	assert.Equal(t, time.Unix(0, 0).UTC(), f.Entries[1].Updated, "nobody knows when")
}

func TestAFeedWithoutEntries(t *testing.T) {
	r := rendertest.NewSite(t)
	f := rendertest.FeedOf(t, r, atom.Feed{About: r.Titled(rendertest.Both("Events", "Actividades")), Author: "Ana"})
	assert.Equal(t, "Events", f.Title)
	assert.Equal(t, "Ana", f.Author)
	assert.Equal(t, time.Unix(0, 0).UTC(), f.Updated)
}

func TestAnEntryWithoutAPageHasContent(t *testing.T) {
	r := rendertest.New(t, rendertest.NewCatalog(t), view.Options{Now: rendertest.Before, BaseURL: "https://example.org"})
	v := r.ViewOf(t, &event.Event{ID: "open", Title: i18n.Same("Open"), Summary: i18n.Same("Boxes")}, language.English)
	p, err := r.Program(&event.Program{ID: "a", Name: i18n.Same("Archive"), Summary: i18n.Same("Papers")}, language.English)
	require.NoError(t, err)
	f := rendertest.FeedOf(t, r, atom.Feed{About: r.Titled(i18n.Same("x"))}, v, p)
	require.Len(t, f.Entries, 2)
	assert.Equal(t, "https://example.org/#program/a/en", f.Entries[1].ID)
	for _, entry := range f.Entries {
		assert.Empty(t, entry.Links)
		assert.Empty(t, entry.Summary.XML)
		assert.NotEmpty(t, entry.Content.XML, "RFC 4287 section 4.1.2 asks for one of the two")
	}
}

func TestAFeedThatCannotBeWritten(t *testing.T) {
	v := rendertest.NewSite(t).ViewOf(t, &event.Event{Title: i18n.Same("No id")}, language.English)
	r := rendertest.NewSiteWithoutAddress(t)
	err := r.Atom(io.Discard, atom.Feed{About: r.Titled(nil)}, v)
	assert.ErrorIs(t, err, atom.ErrNoBaseURL)
	assert.ErrorIs(t, err, atom.ErrNoTitle)
	assert.ErrorIs(t, err, atom.ErrNoID)
}

func TestThePostponedDateIsCalledTheOriginalOne(t *testing.T) {
	r := rendertest.NewSite(t)
	at := event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, rendertest.NewYork(t))}
	v := r.ViewOf(t, &event.Event{ID: "x", Title: i18n.Same("x"), Status: []event.Status{event.Postponed}, When: at,
		Panels: []*event.Panel{{Title: i18n.Same("p"), When: at}}}, language.Spanish)
	f := rendertest.FeedOf(t, r, atom.Feed{About: r.Titled(i18n.Same("x"))}, v)
	assert.Contains(t, f.Entries[0].Summary.XML, "<p>Fecha original: "+v.When.Text+"</p>")
	entries := rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.Calendar(w, ical.Calendar{Panels: true}, v) })).All("VEVENT")
	require.Len(t, entries, 2)
	for _, entry := range entries {
		assert.Contains(t, entry.Get("DESCRIPTION"), "Fecha original: ")
	}
	two := r.ViewOf(t, &event.Event{ID: "x", Title: i18n.Same("x"), Status: []event.Status{event.Postponed}, Dates: []event.Occurrence{{When: at}}}, language.Spanish)
	f = rendertest.FeedOf(t, r, atom.Feed{About: r.Titled(i18n.Same("x"))}, two)
	assert.Contains(t, f.Entries[0].Summary.XML, "<p>Fecha original: ")
}

func TestIDsDoNotDependOnALastSlash(t *testing.T) {
	for base, id := range map[string]string{
		"https://example.org":          "https://example.org/#event/open/es",
		"https://example.org/":         "https://example.org/#event/open/es",
		"https://example.org/archive":  "https://example.org/archive#event/open/es",
		"https://example.org/archive/": "https://example.org/archive#event/open/es",
	} {
		r := rendertest.New(t, rendertest.NewCatalog(t), view.Options{BaseURL: base})
		f := rendertest.FeedOf(t, r, atom.Feed{About: r.Titled(i18n.Same("x"))}, r.ViewOf(t, &event.Event{ID: "open", Title: i18n.Same("x")}, language.Spanish))
		assert.Equal(t, id, f.Entries[0].ID, base)
	}
}
