package view_test

import (
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

func TestNothingHasNoView(t *testing.T) {
	views, err := view.New(rendertest.NewCatalog(t), view.Options{})
	require.NoError(t, err)
	_, err = views.Event(nil, language.English)
	assert.EqualError(t, err, "view: no event")
	_, err = views.Program(nil, language.English)
	assert.EqualError(t, err, "view: no program")
	_, err = views.Speaker(nil, language.English)
	assert.EqualError(t, err, "view: no speaker")
}

func TestWrongOptionsAreAnErrorOfTheConstructor(t *testing.T) {
	_, err := view.New(nil, view.Options{})
	assert.EqualError(t, err, "view: no catalog")
	empty, err := i18n.Load([]language.Tag{language.English})
	require.NoError(t, err)
	_, err = view.New(empty, view.Options{})
	assert.ErrorContains(t, err, "is locales.FS loaded? accessibility.heading, ")
	for _, base := range []string{"example.org", "ftp://example.org", "https://", "javascript:alert(1)", "https://exa mple.org"} {
		_, err := view.New(rendertest.NewCatalog(t), view.Options{BaseURL: base})
		assert.ErrorContains(t, err, "want the address of a site", base)
	}
}

func TestEveryLanguageMayBeAskedFor(t *testing.T) {
	views, err := view.New(rendertest.NewCatalog(t), view.Options{})
	require.NoError(t, err)
	e := &event.Event{Title: rendertest.Both("Boxes", "Cajas")}
	for i := range 300 { // more than are remembered
		v, err := views.Event(e, language.Make("es-x-a"+strconv.Itoa(i)))
		require.NoError(t, err)
		assert.Equal(t, "Cajas", v.Title.String())
	}
}

func TestTheDefaultPageIsThatOfTheMainLanguage(t *testing.T) {
	link := func(without language.Tag) *view.Views {
		views, err := view.New(rendertest.NewCatalog(t, language.Spanish, language.English), view.Options{Link: func(ref view.Ref) string {
			if ref.Lang == without {
				return ""
			}
			return "/" + ref.Lang.String() + "/" + ref.ID
		}})
		require.NoError(t, err)
		return views
	}
	e := &event.Event{ID: "x", Title: i18n.Same("x")}
	for _, tag := range []language.Tag{language.Spanish, language.English} {
		v, err := link(language.Und).Event(e, tag)
		require.NoError(t, err)
		assert.Equal(t, "/es/x", string(v.Default))
	}
	v, err := link(language.Spanish).Event(e, language.English)
	require.NoError(t, err)
	assert.Empty(t, v.Default, "there is no page in the main language")
	assert.Empty(t, v.Alternates)
}

func TestAPageOfASitesOwnHasItsAddresses(t *testing.T) {
	s := rendertest.NewSite(t)
	page := s.Views.Page(view.About{Kind: "home", ID: "start", Title: rendertest.Both("Welcome", "Bienvenida"), Summary: i18n.Text{language.English: "All"}}, language.Spanish)
	assert.Equal(t, "Bienvenida", page.Card.Title.String())
	assert.Equal(t, "/es/home/start", string(page.URL))
	require.Len(t, page.Alternates, 1)
	assert.Equal(t, "/en/home/start", string(page.Alternates[0].URL))
	assert.Equal(t, "Read in English", page.Alternates[0].Label.String())
	assert.NotEmpty(t, page.FallbackNote, "the summary is in English")
}

func TestManyReadersAtOnceSeeWhatOneSees(t *testing.T) {
	t.Parallel()
	options := view.Options{Now: rendertest.Before, Link: func(ref view.Ref) string { return "/" + ref.Lang.String() + "/" + ref.Slug }}
	catalog := rendertest.NewCatalog(t)
	shared, err := view.New(catalog, options)
	require.NoError(t, err)
	ana := &speaker.Speaker{ID: "ana", Name: speaker.Name{Given: "Ana"}, Bio: i18n.Text{language.English: "Archivist."}}
	hall := &event.Venue{Name: rendertest.Both("Hall", "Sala"), Accessibility: i18n.Text{language.Catalan: "Sense esglaons."}}
	house := &event.Program{ID: "house", Name: rendertest.Both("House", "Casa"), Description: i18n.Text{language.Spanish: "Una casa."}}
	var events []*event.Event
	for _, title := range []string{"a", "b", "c"} {
		events = append(events, &event.Event{
			ID: title, Title: i18n.Same(title), Venue: hall, Hosts: []event.Hosting{{Program: house}},
			Participants: []event.Participant{{Speaker: ana}, {Group: rendertest.Both("Choir", "Coro")}},
			Languages:    notice.Plan{Spoken: []language.Tag{language.Spanish}, NoInterpretation: true},
		})
	}
	var readers []language.Tag
	for i := range 100 { // more than are remembered
		readers = append(readers, language.Make("es-x-a"+strconv.Itoa(i)), language.English, language.Spanish)
	}
	var reading sync.WaitGroup
	for k := range 8 {
		reading.Go(func() {
			for i := range readers {
				tag := readers[(i+k*40)%len(readers)]
				e := events[(i+k)%len(events)]
				v, err := shared.Event(e, tag)
				if !assert.NoError(t, err) {
					return
				}
				if tag != language.English && tag != language.Spanish {
					continue
				}
				alone, err := view.New(catalog, options)
				if assert.NoError(t, err) {
					want, err := alone.Event(e, tag)
					assert.NoError(t, err)
					assert.Equal(t, want, v)
				}
			}
		})
	}
	reading.Wait()
}

func TestPeopleProgramsAndVenuesAreTheSameInAllViewsOfAReader(t *testing.T) {
	views, err := view.New(rendertest.NewCatalog(t), view.Options{})
	require.NoError(t, err)
	e := &event.Event{
		Title: i18n.Same("x"), Venue: &event.Venue{Name: i18n.Same("Sala")},
		Hosts:        []event.Hosting{{Program: &event.Program{Name: i18n.Text{language.English: "House"}}}},
		Participants: []event.Participant{{Speaker: &speaker.Speaker{Name: speaker.Name{Given: "Ana"}}}},
	}
	first, err := views.Event(e, language.Spanish)
	require.NoError(t, err)
	second, err := views.Event(e, language.Spanish)
	require.NoError(t, err)
	assert.Same(t, first.Participants[0].Person, second.Participants[0].Person)
	assert.Same(t, first.Hosts[0].Programs[0], second.Hosts[0].Programs[0])
	assert.Same(t, first.Venue, second.Venue)
	assert.NotEmpty(t, second.FallbackNote, "what is shared is told the languages of in each view")
	english, err := views.Event(e, language.English)
	require.NoError(t, err)
	assert.Empty(t, english.FallbackNote)
}
