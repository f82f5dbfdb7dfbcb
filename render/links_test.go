package render_test

import (
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/ical"
	"github.com/tertulia-go/tertulia/render/view"
)

func TestAddressesLeadOnlyToPagesThatExist(t *testing.T) {
	r := rendertest.New(t, rendertest.NewCatalog(t, language.English, language.Spanish), view.Options{
		Now: rendertest.Before, BaseURL: "https://example.org", Fallback: i18n.Refuse,
		Link: func(ref view.Ref) string { return "/" + ref.Lang.String() + "/" + ref.ID },
	})
	e := &event.Event{ID: "talk", Title: i18n.Text{language.Spanish: "Archivos abiertos"}}
	v := r.ViewOf(t, e, language.Spanish)
	page := rendertest.Printed(t, func(w io.Writer) error { return r.Page(w, v) })
	for _, address := range []string{"hreflang", "/en/talk", "x-default", "og:locale:alternate", "<nav"} {
		assert.NotContains(t, page, address)
	}
	feed := rendertest.Printed(t, func(w io.Writer) error { return r.Atom(w, atom.Feed{About: r.Titled(i18n.Same("x"))}, v) })
	assert.NotContains(t, feed, "/en/talk")
	e.Title[language.English] = "Open Archives"
	page = rendertest.Printed(t, func(w io.Writer) error { return r.Page(w, r.ViewOf(t, e, language.Spanish)) })
	assert.Contains(t, page, `hreflang="x-default" href="https://example.org/en/talk"`)
}

func TestTheLinkToARegionalLanguageIsCalledByTheLanguage(t *testing.T) {
	for _, tc := range []struct {
		languages []language.Tag
		want      []string
	}{
		{[]language.Tag{language.MustParse("es-MX"), language.BritishEnglish}, []string{"Leer en español", "Read in English"}},
		{[]language.Tag{language.EuropeanSpanish, language.MustParse("es-MX")}, []string{"Leer en español de España", "Leer en español de México"}},
	} {
		r := rendertest.NewSite(t, tc.languages...)
		for i, tag := range tc.languages {
			other := r.ViewOf(t, &event.Event{ID: "x", Title: i18n.Same("x")}, tc.languages[1-i])
			require.Len(t, other.Alternates, 1)
			assert.Equal(t, tc.want[i], other.Alternates[0].Label.String())
			assert.Equal(t, tag, other.Alternates[0].Label.Lang())
		}
	}
}

func TestCardsHaveNoAddressesOfLinks(t *testing.T) {
	r := siteAt(t, rendertest.Before())
	v := r.ViewOf(t, &event.Event{ID: "x", Title: i18n.Same("x"), Description: i18n.Same("Las [cajas](https://example.org/boxes) abiertas.")}, language.Spanish)
	head := r.Head(t, v)
	assert.Contains(t, head, `<meta property="og:description" content="Las cajas abiertas.">`)
	assert.NotContains(t, head, "boxes")
	assert.Contains(t, printedAll(t, r, r.ViewOf(t, func() *event.Event {
		e := talkWith()
		e.Description = i18n.Same("Las [cajas](https://example.org/boxes) abiertas.")
		return e
	}(), language.Spanish))["text"], "boxes")
}

func TestNamesAreStringsForGoogle(t *testing.T) {
	r := siteAt(t, rendertest.Before())
	v := r.ViewOf(t, &event.Event{ID: "x", Title: i18n.Text{language.English: "Open Archives"}, Venue: &event.Venue{Name: i18n.Text{language.English: "City Archive"}}}, language.Spanish)
	properties := rendertest.Properties(t, r, v)
	assert.Equal(t, `"Open Archives"`, properties["name"])
	assert.Equal(t, `{"@type":"Place","name":"City Archive"}`, properties["location"])
}

func TestWhatIsOnlineHasALocation(t *testing.T) {
	r := siteAt(t, rendertest.Before())
	for _, attendance := range []event.Attendance{event.Online, event.Hybrid} {
		e := talkWith()
		e.Attendance = attendance
		v := r.ViewOf(t, e, language.Spanish)
		assert.Equal(t, `{"@type":"VirtualLocation","url":"https://example.org/es/talk"}`, rendertest.Properties(t, r, v)["location"])
		for _, gap := range render.RichResultGaps(v) {
			assert.NotContains(t, gap.Property, "location")
		}
		v.URL = ""
		assert.Contains(t, render.RichResultGaps(v), render.RichResultGap{Property: "location.url", Required: true})
	}
	e := talkWith()
	e.Attendance = event.InPerson
	assert.Contains(t, render.RichResultGaps(r.ViewOf(t, e, language.Spanish)), render.RichResultGap{Property: "location", Required: true})
}

func TestNobodyStatesTheEndOfTheLastDate(t *testing.T) {
	r := siteAt(t, rendertest.Before())
	e := talkWith()
	first, last := event.When{Start: e.When.Start}, event.When{Start: e.When.Start.AddDate(0, 0, 7)}
	e.When, e.Dates = event.When{}, []event.Occurrence{{When: first}, {When: last}}
	assert.Equal(t, notice.Future, e.Tense(rendertest.Before()))
	assert.NotContains(t, rendertest.Printed(t, func(w io.Writer) error { return r.JSONLD(w, r.ViewOf(t, e, language.Spanish)) }), "endDate")
	for i := range e.Dates {
		e.Dates[i].Precision = i18n.Day
	}
	assert.Equal(t, `"2027-03-16"`, rendertest.Properties(t, r, r.ViewOf(t, e, language.Spanish))["endDate"])
}

func TestAddressesThatOneNeedsArePrintedOnPaper(t *testing.T) {
	r := siteAt(t, rendertest.Before())
	e := talkWith()
	e.Online = []event.OnlineLink{{URL: "https://example.org/live"}}
	page := rendertest.Printed(t, func(w io.Writer) error { return r.Page(w, r.ViewOf(t, e, language.Spanish)) })
	assert.Contains(t, page, `<a class="tt-online" href="https://example.org/live"`)
	assert.Contains(t, page, `<a class="tt-register" href="https://example.org/tickets"`)
	assert.Regexp(t, `@media print \{(?s:.*)\.tt-register::after,\s+\.tt-online::after,(?s:.*)attr\(href\)`, page)
}

func TestHostsStandInTheWordsOfCalendarsAndFeeds(t *testing.T) {
	r := siteAt(t, rendertest.Before())
	e := talkWith()
	e.Hosts = []event.Hosting{
		{Program: &event.Program{Name: i18n.Same("Archivo")}},
		{Program: &event.Program{Name: i18n.Same("Banco")}, Relation: field.Term{ID: "sponsored-by"}},
		{Program: &event.Program{Name: i18n.Same("Caja")}, Relation: field.Term{ID: "sponsored-by"}},
	}
	v := r.ViewOf(t, e, language.Spanish)
	assert.Contains(t, printedAll(t, r, v)["iCalendar"], "\nOrganizado por: Archivo\nCon el patrocinio de: Banco, Caja\n")
	entry := rendertest.FeedOf(t, r, atom.Feed{About: r.Titled(i18n.Same("x"))}, v).Entries[0]
	assert.Contains(t, entry.Summary.XML, "<p>Organizado por: Archivo</p>\n<p>Con el patrocinio de: Banco, Caja</p>")
}

func TestNoCalendarOrFeedHoldsOneThingTwice(t *testing.T) {
	r := siteAt(t, rendertest.Before())
	es, en := r.ViewOf(t, talkWith(), language.Spanish), r.ViewOf(t, talkWith(), language.English)
	other := talkWith()
	other.ID = "other"
	require.ErrorIs(t, r.Calendar(io.Discard, ical.Calendar{}, es, en), ical.ErrTwice)
	require.NoError(t, r.Calendar(io.Discard, ical.Calendar{}, es, r.ViewOf(t, other, language.English)))
	feed := atom.Feed{About: r.Titled(i18n.Same("x"))}
	require.ErrorIs(t, r.Atom(io.Discard, feed, es, en, es), atom.ErrTwice)
	require.NoError(t, r.Atom(io.Discard, feed, es, en), "each language is an entry of its own")
}

func TestWorksAndRecordingsOfASessionAreLabelled(t *testing.T) {
	r := siteAt(t, rendertest.Before())
	e := talkWith()
	e.Panels = []*event.Panel{{Title: i18n.Same("Panel"), Works: []event.Work{{Title: i18n.Same("Libro")}}, Media: []event.Media{{URL: "https://example.org/v", Title: i18n.Same("Cinta")}}}}
	said := printedAll(t, r, r.ViewOf(t, e, language.Spanish))
	assert.Contains(t, said["HTML"], "<p class=\"tt-label\">Obras presentadas</p>\n<ul")
	assert.Contains(t, said["HTML"], "<p class=\"tt-label\">Grabaciones y materiales</p>\n<ul")
	assert.Contains(t, said["text"], "Obras presentadas:\n- Libro\nGrabaciones y materiales:\n- Cinta")
	assert.Contains(t, said["Markdown"], "**Obras presentadas**\n\n")
}
