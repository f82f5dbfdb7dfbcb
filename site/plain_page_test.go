package site_test

import (
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/site"
)

func TestAPlainPageStandsBelowItsLanguage(t *testing.T) {
	t.Parallel()
	s := siteOf(t, archive(
		"pages/about.es.md", "# Acerca de\n\nUna *casa*.\n", "pages/about.en.md", "# About us\n\nA house.\n",
		"pages/contact.es.md", "# Contacto\n\nEscriba.\n",
	), site.Options{})
	about := ask(t, s, "/es/acerca-de/")
	assert.Equal(t, http.StatusOK, about.Code)
	assert.Equal(t, "es", about.Header().Get("Content-Language"))
	assert.Equal(t, "/es/acerca-de/", ask(t, s, "/es/acerca-de").Header().Get("Location"))
	body := about.Body.String()
	assert.Equal(t, 1, strings.Count(body, "<h1"))
	assert.Contains(t, body, "Una <em>casa</em>.")
	assert.Contains(t, body, `<a href="/es/acerca-de/" aria-current="true">Acerca de</a>`)
	assert.Contains(t, body, `<a href="/es/contacto/">Contacto</a>`)
	assert.Contains(t, body, `hreflang="en" href="/en/about-us/"`, "the same page in the other language")
	assert.Contains(t, ask(t, s, "/es/").Body.String(), `<a href="/es/acerca-de/">Acerca de</a>`)

	contact := ask(t, s, "/en/contacto/").Body.String()
	assert.Contains(t, contact, `<meta name="robots" content="noindex">`)
	assert.Contains(t, contact, `<a href="/en/contacto/" aria-current="true" lang="es">Contacto</a>`)
	sitemap := ask(t, s, "/sitemap.xml").Body.String()
	assert.Contains(t, sitemap, "https://example.org/en/about-us/")
	assert.Contains(t, sitemap, "https://example.org/es/contacto/")
	assert.NotContains(t, sitemap, "https://example.org/en/contacto/")
}

func TestWhatKeepsAFolderFromBeingASiteIsFoundAllAtOnce(t *testing.T) {
	t.Parallel()
	files := archive("pages/all.es.md", "# Eventos\n", "pages/all.en.md", "# All of it\n", "pages/past.es.md", "# Pasados\n",
		"events/a.yaml", "title: {es: Pasados, en: Events}\ndraft: true\n", "events/b.yaml", "title: Uno\nslug: {en: in-english}\n",
		"templates/footer.html", "<p>\n{{if .Nothing}\n", "templates/header.html", strings.Repeat(" ", 1<<20+1), "templates/mine.html", "{{nothing}}",
		"static/es", "x", "static/en/events.ics", "x", "static/en/a/index.html", "x", "static/en/search.json", "x", "static/sitemap-2.xml", "x", "static/404.html", "x", "static/_headers", "x", "static/index.html", "x",
		"static/en/manual.pdf", "x", "static/sitemap-pictures.xml", "x", "static/en/all/sub.html", "x", "static/robots.txt", "x", "static/assets/a.svg", "x", "static/pictures/a.png", "x", "static/cards/b.png", "x", "static/404/index.html", "x", "static/.hidden", "x", "static/fr/index.html", "x")
	folder, err := content.Load(files)
	require.NoError(t, err)
	const list, file = "that of a page which the site makes itself: give this", "the site makes a file of its own at this address: give this one another name"
	want := `events/a.yaml:1:8: title: the address "pasados" in Spanish is ` + list + ` event another slug
events/b.yaml:2:7: slug: the address "in-english" in English is ` + list + ` event another slug
pages/all.es.md: title: the address "eventos" in Spanish is ` + list + ` one another heading
static/404.html: ` + file + `
static/_headers: ` + file + `
static/en/a/index.html: ` + file + `
static/en/events.ics: ` + file + `
static/en/search.json: ` + file + `
static/es: ` + file + `
static/index.html: ` + file + `
static/sitemap-2.xml: ` + file + `
templates/footer.html:2:1: the template cannot be read: bad character U+007D '}'
templates/header.html: the file is over 1048576 bytes
templates/mine.html:1:1: the template cannot be read: function "nothing" not defined`
	err = site.Check(folder, files)
	assert.EqualError(t, err, want)
	var found content.Errors
	assert.ErrorAs(t, err, &found)
	_, err = site.New(folder, files, site.Options{})
	assert.EqualError(t, err, "site: "+want)

	for name, file := range files {
		if strings.HasPrefix(name, "templates/") || strings.HasPrefix(name, "static/") && strings.Contains(want, name+": ") || strings.HasPrefix(name, "pages/all") || strings.HasPrefix(name, "events/") {
			delete(files, name)
		} else if strings.HasPrefix(name, "static/") {
			file.Data = []byte(name)
		}
	}
	s, dir := siteOf(t, files, site.Options{}), t.TempDir()
	_, err = s.Build(t.Context(), dir, nil)
	require.NoError(t, err)
	built := tree(t, dir)
	for name := range files {
		at, isStatic := strings.CutPrefix(name, "static/")
		if !isStatic || at == ".hidden" {
			continue
		}
		assert.Equal(t, name, built[at], name)
		assert.Equal(t, name, ask(t, s, "/"+at).Body.String(), "the handler answers it, too")
	}
}

func TestABuildMakesAgainWhatNamesAPlainPage(t *testing.T) {
	t.Parallel()
	files, dir := archive("pages/about.es.md", "# Acerca de\n\nUno.\n", "events/a.yaml", "title: Uno\nlang: es\nstart: 2027-05-09 18:00\n"), t.TempDir()
	_, err := siteOf(t, files, site.Options{}).Build(t.Context(), dir, nil)
	require.NoError(t, err)
	for _, text := range []string{"# Acerca de\n\nDos.\n", "# ¿Acerca de?\n\nDos.\n", "# Otra\n"} {
		files["pages/about.es.md"] = &fstest.MapFile{Data: []byte(text)}
		s, clean := siteOf(t, files, site.Options{}), t.TempDir()
		_, err := s.Build(t.Context(), dir, nil)
		require.NoError(t, err)
		_, err = s.Build(t.Context(), clean, nil)
		require.NoError(t, err)
		assert.Equal(t, tree(t, clean), tree(t, dir), text)
	}
}
