package render_test

import (
	"html/template"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
)

func TestASitesOwnPageHasTheHeadOfAnEvent(t *testing.T) {
	r := rendertest.NewSite(t, language.Spanish, language.English)
	page := r.Views.Page(view.About{
		Kind: "home", ID: "home", Title: rendertest.Both("Events", "Actividades"), Summary: rendertest.Both("All of them", "Todas"),
	}, language.Spanish)
	page.Body = `<h1>Actividades</h1><ul><li>Una</li></ul>`
	got := rendertest.Printed(t, func(w io.Writer) error { return r.Page(w, page) })
	checkPage(t, got)
	assert.True(t, strings.HasPrefix(got, "<!DOCTYPE html>\n<html lang=\"es\" dir=\"ltr\">"))
	assert.Contains(t, got, "<title>Actividades</title>")
	assert.Contains(t, got, "<main>\n"+string(page.Body)+"</main>")
	assert.Contains(t, got, `<nav class="tt-languages" aria-label="`)
	assert.NotContains(t, got, "ld+json", "nobody looks for it")
	metas := metas(t, r.Head(t, page))
	assert.Equal(t, []string{"Todas"}, metas["description"])
	assert.Equal(t, []string{"Actividades"}, metas["og:title"])
	assert.Equal(t, []string{"https://example.org/es/home/home"}, metas["og:url"])
	links := map[string]string{}
	walkDOM(t, got, func(_ int, n *html.Node) {
		if n.Data == "link" {
			links[strings.TrimSpace(attr(n, "rel")+" "+attr(n, "hreflang"))] = attr(n, "href")
		}
	})
	assert.Equal(t, "https://example.org/es/home/home", links["canonical"])
	assert.Equal(t, "https://example.org/en/home/home", links["alternate en"])
	assert.Equal(t, "https://example.org/es/home/home", links["alternate x-default"])
	assert.Contains(t, got, "<style>\n"+render.StyleSheet())
}

func TestAPageWithASheetOfItsOwnLinksIt(t *testing.T) {
	r := rendertest.NewSite(t)
	r.Printer.Stylesheet = "/site.css"
	got := rendertest.Printed(t, func(w io.Writer) error {
		return r.Page(w, r.Views.Page(view.About{Title: i18n.Same("Not found")}, language.English))
	})
	assert.Contains(t, got, `<link rel="stylesheet" href="/site.css">`)
	assert.NotContains(t, got, "<style>")
}

// own is a view of a site's own kind.
type own struct{ base view.Base }

func (o *own) ViewBase() *view.Base { return &o.base }

func TestAViewOfASitesOwnKindIsPrintedAsItsCard(t *testing.T) {
	r := rendertest.NewSite(t)
	page := r.Views.Page(view.About{Kind: "series", ID: "s", Title: i18n.Same("Lectures"), Summary: i18n.Text{language.Spanish: "Charlas"}}, language.English)
	v := &own{page.Base}
	for name, c := range map[string]struct {
		print func(io.Writer, view.View) error
		want  string
	}{
		"HTML":     {r.HTML, "<h1>Lectures</h1>\n</header>\n<p class=\"tt-fallback\" role=\"note\">Some parts of this page are available only in Spanish.</p>\n<p class=\"tt-description\" lang=\"es\">Charlas</p>"},
		"Page":     {r.Page, "<title>Lectures</title>"},
		"Text":     {r.Text, "Lectures\n========\n\nSome parts of this page are available only in Spanish.\n\nCharlas [in\u00a0Spanish]\n"},
		"Markdown": {r.Markdown, "# Lectures\n\n"},
		"JSONLD":   {r.JSONLD, `{"@context":"https://schema.org","@type":"WebPage","name":"Lectures","description":{"@language":"es","@value":"Charlas"},"url":"https://example.org/en/series/s"}`},
	} {
		assert.Contains(t, rendertest.Printed(t, func(w io.Writer) error { return c.print(w, v) }), c.want, name)
	}
}

func TestWhatIsNoPartOfAViewIsAnError(t *testing.T) {
	r := rendertest.NewSite(t)
	page := template.Must(template.New("").Funcs(r.Printer.Funcs()).Parse("{{part .}}"))
	assert.ErrorContains(t, page.Execute(io.Discard, 7), "a int is no part of a view")
}

// TestDetailsStandInOneOrderInEveryOutput compares the labels of an event with
// every field.
func TestDetailsStandInOneOrderInEveryOutput(t *testing.T) {
	r := rendertest.NewSite(t)
	v := r.ViewOf(t, rendertest.Specimen(t, rendertest.Harmless), language.English)
	var labels []string
	for _, d := range v.Details {
		labels = append(labels, d.Label.String())
	}
	require.Greater(t, len(labels), 8)
	inOrder := func(name, out string, labels []string) {
		for _, label := range labels {
			_, after, found := strings.Cut(out, label)
			assert.True(t, found, "%s: %s", name, label)
			out = after
		}
	}
	for name, print := range map[string]func(io.Writer, view.View) error{"HTML": r.HTML, "Text": r.Text, "Markdown": r.Markdown} {
		inOrder(name, rendertest.Printed(t, func(w io.Writer) error { return print(w, v) }), labels)
	}
	calendar := rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.ICalendar(w, v) }))
	var entry []string
	for _, d := range v.Details {
		switch d.Name {
		case view.DetailWhen, view.DetailWhere: // have properties of their own
		default:
			entry = append(entry, d.Label.String())
		}
	}
	inOrder("iCalendar", calendar.All("VEVENT")[0].Get("DESCRIPTION"), entry)
}

// TestANewDetailTouchesNoPrinter adds one that no printer has heard of.
func TestANewDetailTouchesNoPrinter(t *testing.T) {
	r := rendertest.NewSite(t)
	v := r.ViewOf(t, rendertest.Specimen(t, rendertest.Harmless), language.English)
	v.Details = append(v.Details, view.Detail{Name: "parking", Label: view.Same("Parking"), Items: []view.Item{{Text: view.Same("Behind the house")}}})
	for name, print := range map[string]func(io.Writer, view.View) error{"HTML": r.HTML, "Text": r.Text, "Markdown": r.Markdown, "iCalendar": r.ICalendar} {
		out := strings.ReplaceAll(rendertest.Printed(t, func(w io.Writer) error { return print(w, v) }), "\r\n ", "")
		assert.Contains(t, out, "Parking", name)
		assert.Contains(t, out, "Behind the house", name)
	}
}
