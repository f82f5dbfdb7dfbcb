package site_test

import (
	"net/http"
	"os"
	"path"
	"regexp"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/site"
)

const ownHeader = `<script src="{{.Static "js/map.js"}}"></script>`

func ownStatic() fstest.MapFS {
	return fstest.MapFS{
		"site.yaml":             {Data: []byte("name: Casa\nlanguages: [es]\n")},
		"events/a.yaml":         {Data: []byte("title: Charla\nstart: 2027-03-09 18:00\nzone: America/Bogota\n")},
		"static/style.css":      {Data: []byte(":root { --tt-accent: #123456; }\n")},
		"static/js/map.js":      {Data: []byte("map()\n")},
		"static/plan.pdf":       {Data: []byte("%PDF-1.4\n")},
		"templates/header.html": {Data: []byte(ownHeader)},
	}
}

func TestASheetOfTheSitesOwnComesAfterTheBuiltInOne(t *testing.T) {
	t.Parallel()
	files := ownStatic()
	s := newSite(t, files, site.Options{})
	linked := regexp.MustCompile(`<link rel="stylesheet" href="([^"]+)"`)
	sheet := linked.FindStringSubmatch(get(s, "/es/").Body.String())[1]
	assert.Regexp(t, `(?s)--tt-accent.*:root \{ --tt-accent: #123456; \}\n$`, get(s, sheet).Body.String())
	files["static/style.css"].Data = []byte(":root { --tt-accent: #654321; }\n")
	assert.NotEqual(t, sheet, linked.FindStringSubmatch(get(newSite(t, files, site.Options{}), "/es/").Body.String())[1])
}

func TestAScriptOfTheSitesOwnHasAnAddressWithTheHashOfItsBytes(t *testing.T) {
	t.Parallel()
	s := newSite(t, ownStatic(), site.Options{BaseURL: "https://casa.example/agenda"})
	address := regexp.MustCompile(`<script src="([^"]+)"`).FindStringSubmatch(get(s, "/agenda/es/").Body.String())[1]
	assert.Regexp(t, `^/agenda/js/map-[0-9a-f]{16}\.js$`, address)
	for at, kept := range map[string]string{address: "max-age=31536000", "/agenda/js/map.js": "max-age=60"} {
		w := get(s, at)
		assert.Equal(t, "map()\n", w.Body.String(), at)
		assert.Equal(t, kept, w.Header().Get("Cache-Control"), at)
		assert.Equal(t, "text/javascript; charset=utf-8", w.Header().Get("Content-Type"), at)
	}
	dir := t.TempDir()
	_, err := s.Build(t.Context(), dir, nil)
	require.NoError(t, err)
	built, err := os.ReadFile(path.Join(dir, "js", path.Base(address)))
	require.NoError(t, err)
	assert.Equal(t, "map()\n", string(built))
}

func TestAScriptThatIsNotThereIsNoHalfPage(t *testing.T) {
	t.Parallel()
	files := ownStatic()
	delete(files, "static/js/map.js")
	w := get(newSite(t, files, site.Options{}), "/es/")
	assert.Equal(t, http.StatusInternalServerError, w.Code)
	assert.NotContains(t, w.Body.String(), "<html")
}
