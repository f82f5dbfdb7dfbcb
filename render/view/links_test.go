package view_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

// linking makes views of a site with one thing of each kind.
func linking(t *testing.T, options view.Options) *view.Views {
	things := map[field.Ref]any{
		{Kind: field.Event, ID: "open"}:     &event.Event{ID: "open", Title: rendertest.Both("Open archives", "Archivos abiertos")},
		{Kind: field.Event, ID: "hidden"}:   &event.Event{ID: "hidden", Title: i18n.Same("Hidden"), Draft: true},
		{Kind: field.Event, ID: "half"}:     &event.Event{ID: "half", Title: rendertest.Both("Half", "A medias"), DraftIn: []language.Tag{language.English}},
		{Kind: field.Event, ID: "later"}:    &event.Event{ID: "later", Title: i18n.Same("Later"), Publish: field.Schedule{language.Und: later}},
		{Kind: field.Speaker, ID: "ana"}:    &speaker.Speaker{ID: "ana", Name: speaker.Name{Given: "Ana", Family: "Díaz"}},
		{Kind: field.Program, ID: "rights"}: &event.Program{ID: "rights", Name: rendertest.Both("Rights", "Derechos")},
		{Kind: field.Venue, ID: "hall"}:     &event.Venue{ID: "hall", Name: rendertest.Both("Hall", "Sala")},
		{Kind: field.Series, ID: "talks"}:   &event.Series{ID: "talks", Name: rendertest.Both("Talks", "Charlas")},
		{Kind: field.Page, ID: "about"}:     &event.Page{ID: "about", Title: rendertest.Both("About us", "Quiénes somos")},
		{Kind: field.Series, ID: "no-page"}: &event.Series{ID: "no-page", Name: i18n.Same("x")},
		{Kind: field.Event, ID: "brackets"}: &event.Event{ID: "brackets", Slug: i18n.Same("b"), Title: i18n.Same("x")},
	}
	options.Thing = func(ref field.Ref) any { return things[ref] }
	options.Link = func(ref view.Ref) string {
		switch ref.ID {
		case "no-page":
			return ""
		case "brackets":
			return "/(a_b)<c>"
		}
		return "/" + ref.Lang.String() + "/" + string(ref.Kind) + "/" + ref.Slug
	}
	if options.Now == nil {
		options.Now = rendertest.Before
	}
	views, err := view.New(rendertest.NewCatalog(t), options)
	require.NoError(t, err)
	return views
}

var later = time.Date(2027, 2, 1, 9, 0, 0, 0, time.UTC)

func TestALinkByIDLeadsToThePageInTheLanguageOfTheReader(t *testing.T) {
	views := linking(t, view.Options{})
	cases := []struct{ markdown, english, spanish string }{
		{"[a](event:open)", "[a](</en/event/open-archives>)", "[a](</es/event/archivos-abiertos>)"},
		{"[a](<speaker:ana> 'A')", "[a](</en/speaker/ana-diaz> 'A')", "[a](</es/speaker/ana-diaz> 'A')"},
		{"[a](program:rights)", "[a](</en/program/rights>)", "[a](</es/program/derechos>)"},
		{"[a](venue:hall)", "[a](</en/venue/hall>)", "[a](</es/venue/sala>)"},
		{"[a](series:talks)", "[a](</en/series/talks>)", "[a](</es/series/charlas>)"},
		{"[a](page:about)", "[a](</en/page/about-us>)", "[a](</es/page/quienes-somos>)"},
		{"[a](event:hidden)", "[a](<>)", "[a](<>)"},
		{"[a](event:half)", "[a](<>)", "[a](</es/event/a-medias>)"},
		{"[a](event:later)", "[a](<>)", "[a](<>)"},
		{"[a](series:no-page)", "[a](<>)", "[a](<>)"},
		{"[a](event:nobody 'T')", "[a](<> 'T')", "[a](<> 'T')"},
		{"[a](event:brackets)", `[a](</%28a\_b%29%3Cc%3E>)`, `[a](</%28a\_b%29%3Cc%3E>)`},
		{"`[a](event:open)` [b](/c)", "`[a](event:open)` [b](/c)", "`[a](event:open)` [b](/c)"},
	}
	for _, tc := range cases {
		for tag, want := range map[language.Tag]string{language.English: tc.english, language.Spanish: tc.spanish} {
			v, err := views.PlainPage(&event.Page{ID: "p", Title: i18n.Same("p"), Body: i18n.Same(tc.markdown)}, tag)
			require.NoError(t, err)
			assert.Equal(t, want, v.Text.String())
		}
	}
}

func TestALinkByIDIsPrintedWithItsAddressOrAsItsWords(t *testing.T) {
	body := i18n.Text{language.Spanish: "Vea [el *congreso*](event:open \"Todo\") y [el otro](event:hidden)."}
	print := func(options view.Options) (printed [3]string) {
		v, err := linking(t, options).PlainPage(&event.Page{ID: "p", Title: i18n.Same("p"), Body: body}, language.Spanish)
		require.NoError(t, err)
		var html, text, markdown strings.Builder
		var p render.Printer
		require.NoError(t, p.HTML(&html, v))
		require.NoError(t, p.Text(&text, v))
		require.NoError(t, p.Markdown(&markdown, v))
		return [3]string{html.String(), text.String(), markdown.String()}
	}
	printed := print(view.Options{BaseURL: "https://example.org/"})
	assert.Contains(t, printed[0], `Vea <a href="/es/event/archivos-abiertos" title="Todo">el <em>congreso</em></a> y el otro.`)
	assert.Contains(t, printed[1], "Vea el congreso (https://example.org/es/event/archivos-abiertos) y el\notro.")
	assert.Contains(t, printed[2], "Vea [el congreso](https://example.org/es/event/archivos-abiertos) y el otro.")
}

func TestWithoutTheThingsOfTheContentALinkByIDIsItsWords(t *testing.T) {
	v, err := rendertest.NewSite(t).Views.PlainPage(&event.Page{ID: "p", Title: i18n.Same("p"), Body: i18n.Same("[a](event:open)")}, language.English)
	require.NoError(t, err)
	assert.Equal(t, "[a](<>)", v.Text.String())
}

func TestAViewHoldsUntilALinkLeadsToWhatIsPublishedThen(t *testing.T) {
	now := rendertest.Before()
	views := linking(t, view.Options{Now: func() time.Time { return now }})
	program := &event.Program{ID: "rights", Name: i18n.Same("Rights"), Description: i18n.Same("[a](event:later)")}
	host := &event.Event{ID: "e", Title: i18n.Same("e"), Hosts: []event.Hosting{{Program: program}}}
	told := func() (*view.Event, *view.Program) {
		e, err := views.Event(host, language.English)
		require.NoError(t, err)
		p, err := views.Program(program, language.English)
		require.NoError(t, err)
		return e, p
	}
	e, p := told()
	assert.Equal(t, later, e.Until)
	assert.Equal(t, later, p.Until)
	assert.Equal(t, "[a](<>)", e.Hosts[0].Programs[0].Description.String())
	now = later
	e, p = told()
	assert.Zero(t, e.Until)
	assert.Zero(t, p.Until)
	assert.Equal(t, "[a](</en/event/later>)", e.Hosts[0].Programs[0].Description.String())
	assert.Equal(t, "[a](</en/event/later>)", p.Description.String())
}

func TestAnEventIsLinkedByTheSlugOfWhatIsPublishedOfIt(t *testing.T) {
	views := linking(t, view.Options{Drafts: true})
	v, err := views.Event(&event.Event{ID: "e", Title: rendertest.Both("E", "E"), DraftIn: []language.Tag{language.Spanish},
		Description: i18n.Text{language.English: "[a](event:half) [b](event:open)"}}, language.Spanish)
	require.NoError(t, err)
	assert.Equal(t, "[a](</es/event/a-medias>) [b](</es/event/archivos-abiertos>)", v.Description.String())
}
