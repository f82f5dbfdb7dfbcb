package site_test

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/site"
)

// archive is a site of a few lines, with files of a test's own: name, text, name, text.
func archive(files ...string) fstest.MapFS {
	all := fstest.MapFS{"site.yaml": {Data: []byte("name: {es: Archivo, en: Archive}\nbase_url: https://example.org\nlanguages: [es, en]\nzone: America/Bogota\n")}}
	for i := 0; i+1 < len(files); i += 2 {
		all[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return all
}

func TestAFormerAddressLeadsToThePresentOne(t *testing.T) {
	t.Parallel()
	s := siteOf(t, archive(
		"events/water.yaml", "title: {es: Agua, en: Water}\naliases: {es: [el-agua, en-uso], en: the-water}\nstart: 2027-05-09 18:00\n",
		"events/land.yaml", "title: {es: Tierra}\naliases: {es: la-tierra}\nstart: 2027-05-09 18:00\n",
		"events/air.yaml", "title: {es: Aire, en: Air}\naliases: air-2027\nstart: 2027-05-09 18:00\n",
		"events/in-use.yaml", "title: {es: En uso, en: In use}\nstart: 2027-05-09 18:00\n",
		"events/draft.yaml", "title: {es: Borrador, en: Draft}\naliases: {es: esbozo}\ndraft: true\nstart: 2027-05-09 18:00\n",
	), site.Options{BaseURL: "https://example.org/agenda"})
	for _, c := range []struct{ name, from, to string }{
		{"in the language of the page", "/es/eventos/el-agua/", "/es/eventos/agua/"},
		{"without a slash", "/en/events/the-water", "/en/events/water/"},
		{"the same in every language", "/es/eventos/air-2027/", "/es/eventos/aire/"},
		{"of a page that has no translation", "/en/events/la-tierra/", "/en/events/tierra/"},
	} {
		w := ask(t, s, "/agenda"+c.from)
		assert.Equal(t, http.StatusMovedPermanently, w.Code, c.name)
		assert.Equal(t, "/agenda"+c.to, w.Header().Get("Location"), c.name)
	}
	for name, path := range map[string]string{
		"in another language": "/en/events/el-agua/", "a draft": "/es/eventos/esbozo/", "of another kind": "/es/personas/el-agua/",
	} {
		assert.Equal(t, http.StatusNotFound, ask(t, s, "/agenda"+path).Code, name)
	}
	assert.Equal(t, http.StatusOK, ask(t, s, "/agenda/es/eventos/en-uso/").Code, "an address that is in use again")

	dir := t.TempDir()
	_, err := s.Build(t.Context(), dir, nil)
	require.NoError(t, err)
	redirects, err := os.ReadFile(filepath.Join(dir, "_redirects"))
	require.NoError(t, err)
	assert.Equal(t, `/agenda/en/events/air-2027/ /agenda/en/events/air/ 301
/agenda/en/events/la-tierra/ /agenda/en/events/tierra/ 301
/agenda/en/events/the-water/ /agenda/en/events/water/ 301
/agenda/es/eventos/air-2027/ /agenda/es/eventos/aire/ 301
/agenda/es/eventos/el-agua/ /agenda/es/eventos/agua/ 301
/agenda/es/eventos/la-tierra/ /agenda/es/eventos/tierra/ 301
`, string(redirects))
	page, err := os.ReadFile(filepath.Join(dir, "es/eventos/el-agua/index.html"))
	require.NoError(t, err)
	assert.Contains(t, string(page), `<a href="/agenda/es/eventos/agua/">Agua</a>`)
}
