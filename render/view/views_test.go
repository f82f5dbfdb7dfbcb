package view_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render/view"
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
