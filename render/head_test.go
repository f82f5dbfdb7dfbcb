package render_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
)

// metas returns the meta elements of a head: what each is called, its content
// and its language.
func metas(t testing.TB, head string) map[string][]string {
	t.Helper()
	got := map[string][]string{}
	walkDOM(t, "<!DOCTYPE html><head>"+head+"</head>", func(_ int, n *html.Node) {
		if n.Data == "meta" {
			name := attr(n, "name") + attr(n, "property")
			got[name] = append(got[name], strings.TrimSpace(attr(n, "content")+" "+attr(n, "lang")))
		}
	})
	return got
}

func TestCards(t *testing.T) {
	r := rendertest.NewSite(t, language.Spanish, language.English, language.LatinAmericanSpanish, language.EuropeanSpanish)
	long := strings.Repeat("Palabras que siguen. ", 40)
	e := &event.Event{
		ID: "open", Title: i18n.Text{language.English: "Open \"Archives\""}, Description: i18n.Text{language.Spanish: "# Título\n\n*" + long + "y fin*"},
	}
	got := metas(t, r.Head(t, r.ViewOf(t, e, language.Spanish)))
	assert.Equal(t, []string{`Open "Archives" en`}, got["og:title"], "the words are marked")
	assert.Equal(t, []string{"summary"}, got["twitter:card"])
	assert.Equal(t, []string{"es_LA"}, got["og:locale"], "the words are American")
	assert.Equal(t, []string{"en_US", "es_ES"}, got["og:locale:alternate"])
	assert.Equal(t, []string{"El Archivo"}, got["og:site_name"])
	description := got["description"][0]
	assert.Equal(t, got["description"], got["og:description"])
	assert.True(t, strings.HasPrefix(description, "Título Palabras que siguen. Palabras"), description)
	assert.True(t, strings.HasSuffix(description, "…"), description)
	assert.LessOrEqual(t, utf8.RuneCountInString(description), 200)
	assert.NotContains(t, got, "og:image")

	e.Image = &field.Image{Src: "/photo.jpg", Alt: rendertest.Both("Boxes", "Cajas"), Width: 3, Height: 2}
	e.Summary = rendertest.Both("Short", "Breve")
	got = metas(t, r.Head(t, r.ViewOf(t, e, language.Spanish)))
	assert.Equal(t, []string{"summary_large_image"}, got["twitter:card"])
	assert.Equal(t, []string{"https://example.org/photo.jpg"}, got["og:image"])
	assert.Equal(t, []string{"Cajas"}, got["og:image:alt"])
	assert.Equal(t, []string{"3"}, got["og:image:width"])
	assert.Equal(t, []string{"Breve"}, got["description"])
}

func TestLinksToOtherLanguages(t *testing.T) {
	r := rendertest.NewSite(t, language.Spanish, language.English)
	for _, tag := range []language.Tag{language.Spanish, language.English} {
		links := map[string]string{}
		head := r.Head(t, r.ViewOf(t, &event.Event{ID: "open", Title: i18n.Same("x"), When: event.When{Start: rendertest.Before()}}, tag))
		walkDOM(t, "<!DOCTYPE html><head>"+head+"</head>", func(_ int, n *html.Node) {
			if n.Data == "link" {
				links[strings.TrimSpace(attr(n, "rel")+" "+attr(n, "hreflang")+attr(n, "type"))] = attr(n, "href")
			}
		})
		assert.Equal(t, map[string]string{
			"canonical":               "https://example.org/" + tag.String() + "/event/open",
			"alternate es":            "https://example.org/es/event/open",
			"alternate en":            "https://example.org/en/event/open",
			"alternate x-default":     "https://example.org/es/event/open",
			"alternate text/calendar": "https://example.org/" + tag.String() + "/open.ics",
		}, links)
	}
}
