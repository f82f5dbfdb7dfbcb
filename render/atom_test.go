package render_test

import (
	"encoding/xml"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/render"
)

type atomLink struct {
	Rel      string `xml:"rel,attr"`
	Type     string `xml:"type,attr"`
	Hreflang string `xml:"hreflang,attr"`
	Href     string `xml:"href,attr"`
}

type atomWords struct {
	XML string `xml:",innerxml"`
}

type atomFeed struct {
	XMLName xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string     `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated time.Time  `xml:"updated"`
	Author  string     `xml:"author>name"`
	Links   []atomLink `xml:"link"`
	Entries []struct {
		Lang  string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
		ID    string `xml:"id"`
		Title struct {
			Lang  string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
			Words string `xml:",chardata"`
		} `xml:"title"`
		Updated time.Time  `xml:"updated"`
		Authors []string   `xml:"author>name"`
		Links   []atomLink `xml:"link"`
		Summary atomWords  `xml:"summary"`
		Content atomWords  `xml:"content"`
	} `xml:"entry"`
}

func feedOf(t testing.TB, r *render.Renderer, about render.Feed, views ...render.View) (f atomFeed) {
	t.Helper()
	require.NoError(t, xml.Unmarshal([]byte(printed(t, func(w io.Writer) error { return r.Atom(w, about, views...) })), &f))
	return f
}

func TestAFeed(t *testing.T) {
	r := newSite(t)
	updated := time.Date(2027, 2, 1, 12, 0, 0, 0, time.FixedZone("", -3*3600))
	old := viewOf(t, r, &event.Event{ID: "old", Title: i18n.Text{language.English: "Old"}}, language.Spanish)
	open := viewOf(t, r, &event.Event{ID: "open", Title: both("Open", "Abierto"), Updated: updated, When: event.When{Start: updated},
		Hosts: []event.Hosting{{Program: &event.Program{Name: both("Archive", "Archivo")}}, {Program: &event.Program{Name: i18n.Same("Bank")}, Relation: field.Term{ID: "sponsored-by"}}}}, language.Spanish)
	f := feedOf(t, r, render.Feed{ID: "all", Lang: language.Spanish, Title: both("Events", "Actividades"), Source: "/es/feed"}, open, old)
	assert.Equal(t, "es", f.Lang)
	assert.Equal(t, "https://example.org/archive#feed/all/es", f.ID)
	assert.Equal(t, "Actividades", f.Title)
	assert.Equal(t, "Actividades", f.Author)
	assert.True(t, updated.Equal(f.Updated))
	assert.Equal(t, []atomLink{
		{"self", "application/atom+xml", "", "https://example.org/es/feed"},
		{"alternate", "text/html", "es", "https://example.org/archive/"},
	}, f.Links)
	require.Len(t, f.Entries, 2)
	entry := f.Entries[0]
	assert.Empty(t, entry.Lang, "the feed's")
	assert.Equal(t, "https://example.org/archive#event/open/es", entry.ID)
	assert.Equal(t, "Abierto", entry.Title.Words)
	assert.Equal(t, []string{"Archivo"}, entry.Authors, "a sponsor writes nothing")
	assert.Equal(t, []atomLink{
		{"alternate", "text/html", "es", "https://example.org/es/event/open"},
		{"alternate", "text/html", "en", "https://example.org/en/event/open"},
		{"related", "text/calendar", "es", "https://example.org/es/open.ics"},
	}, entry.Links)
	assert.Equal(t, "en", f.Entries[1].Title.Lang, "a title in another language is marked")
	assert.Equal(t, time.Unix(0, 0).UTC(), f.Entries[1].Updated, "nobody knows when")
}

func TestAFeedWithoutEntries(t *testing.T) {
	f := feedOf(t, newSite(t), render.Feed{Title: both("Events", "Actividades"), Author: "Ana"})
	assert.Equal(t, "Events", f.Title)
	assert.Equal(t, "Ana", f.Author)
	assert.Equal(t, time.Unix(0, 0).UTC(), f.Updated)
}

func TestAnEntryWithoutAPageHasContent(t *testing.T) {
	r := render.New(newCatalog(t), render.Options{Now: before, BaseURL: "https://example.org"})
	v := viewOf(t, r, &event.Event{ID: "open", Title: i18n.Same("Open"), Summary: i18n.Same("Boxes")}, language.English)
	p, err := r.Program(&event.Program{ID: "a", Name: i18n.Same("Archive"), Summary: i18n.Same("Papers")}, language.English)
	require.NoError(t, err)
	f := feedOf(t, r, render.Feed{Title: i18n.Same("x")}, v, p)
	require.Len(t, f.Entries, 2)
	assert.Equal(t, "https://example.org/#program/a/en", f.Entries[1].ID)
	for _, entry := range f.Entries {
		assert.Empty(t, entry.Links)
		assert.Empty(t, entry.Summary.XML)
		assert.NotEmpty(t, entry.Content.XML, "RFC 4287 section 4.1.2 asks for one of the two")
	}
}

func TestAFeedThatCannotBeWritten(t *testing.T) {
	v := viewOf(t, newSite(t), &event.Event{Title: i18n.Same("No id")}, language.English)
	err := newRenderer(t).Atom(io.Discard, render.Feed{}, v)
	assert.ErrorIs(t, err, render.ErrNoBaseURL)
	assert.ErrorIs(t, err, render.ErrNoTitle)
	assert.ErrorIs(t, err, render.ErrNoID)
}

func TestThePostponedDateIsCalledTheOriginalOne(t *testing.T) {
	r := newSite(t)
	at := event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, newYork(t))}
	v := viewOf(t, r, &event.Event{ID: "x", Title: i18n.Same("x"), Status: []event.Status{event.Postponed}, When: at,
		Panels: []*event.Panel{{Title: i18n.Same("p"), When: at}}}, language.Spanish)
	f := feedOf(t, r, render.Feed{Title: i18n.Same("x")}, v)
	assert.Contains(t, f.Entries[0].Summary.XML, "<p>Fecha original: "+v.When.Text+"</p>")
	entries := parseICS(t, printed(t, func(w io.Writer) error { return r.Calendar(w, render.Calendar{Panels: true}, v) })).all("VEVENT")
	require.Len(t, entries, 2)
	for _, entry := range entries {
		assert.Contains(t, entry.get("DESCRIPTION"), "Fecha original: ")
	}
	two := viewOf(t, r, &event.Event{ID: "x", Title: i18n.Same("x"), Status: []event.Status{event.Postponed}, Dates: []event.Occurrence{{When: at}}}, language.Spanish)
	f = feedOf(t, r, render.Feed{Title: i18n.Same("x")}, two)
	assert.Contains(t, f.Entries[0].Summary.XML, "<p>Fecha original: ")
}

func TestIDsDoNotDependOnALastSlash(t *testing.T) {
	for base, id := range map[string]string{
		"https://example.org":          "https://example.org/#event/open/es",
		"https://example.org/":         "https://example.org/#event/open/es",
		"https://example.org/archive":  "https://example.org/archive#event/open/es",
		"https://example.org/archive/": "https://example.org/archive#event/open/es",
	} {
		r := render.New(newCatalog(t), render.Options{BaseURL: base})
		f := feedOf(t, r, render.Feed{Title: i18n.Same("x")}, viewOf(t, r, &event.Event{ID: "open", Title: i18n.Same("x")}, language.Spanish))
		assert.Equal(t, id, f.Entries[0].ID, base)
	}
}
