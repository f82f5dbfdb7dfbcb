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

func TestAPlainPageAtTheAddressOfAListIsAFault(t *testing.T) {
	t.Parallel()
	files := archive("pages/all.es.md", "# Eventos\n", "pages/all.en.md", "# All of it\n")
	folder, err := content.Load(files)
	require.NoError(t, err)
	const want = `pages/all.es.md: title: the address "eventos" in Spanish is that of a page which the site makes itself: give this one another heading`
	assert.EqualError(t, site.CheckAddresses(folder), want)
	_, err = site.New(folder, files, site.Options{})
	assert.ErrorContains(t, err, want)
	var list content.Errors
	assert.ErrorAs(t, err, &list)
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
