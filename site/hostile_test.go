package site_test

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/site"
)

// hostileTargets are what a stranger may write after GET.
var hostileTargets = []string{
	"/../site.yaml", "/es/../../site.yaml", "/es/..", "/static/../site.yaml", "/pictures/../site.yaml", "/pictures/../events/open-archives.yaml", "/es/./eventos/",
	"/%2e%2e/site.yaml", "/es/eventos/%2e%2e/", "/..%2fsite.yaml", "/es%2F..%2F..%2Fetc%2Fpasswd", "/es/eventos/..%5C..%5Csite.yaml",
	"//evil.example", "//evil.example/", "///evil.example/", "/%2Fevil.example", "/%2Fevil.example/", "/%2F%2Fevil.example/", "/es//evil.example",
	"/\\evil.example", "/\\evil.example/", "/%5Cevil.example", "/%5Cevil.example/", "/%5C%5Cevil.example/", "/es/%5Cevil.example",
	"http://evil.example/es", "http://evil.example//es",
	"/es/eventos/%00", "/%00", "/es/eventos/archivos-abiertos%00.ics", "/es/eventos/%0D%0ASet-Cookie:%20a=b", "/es%0D%0ALocation:%20//evil.example",
	"/es//eventos/", "/es/eventos//", "/ES/", "/assets/", "/static/", "/pictures/", "/cards/", "/.ics", "/es/eventos/.ics", "/es/eventos/nada.ics", "/es/eventos/archivos-abiertos.ics/",
	"/es/eventos/pagina/1/", "/es/eventos/pagina/02/", "/es/eventos/pagina/-1/", "/es/eventos/pagina/99999/", "/es/eventos/pagina/999999999999999999999/",
	"/site.yaml", "/events/open-archives.yaml", "/messages/es.yaml", "/es/" + strings.Repeat("a/", 10_000), "/es/" + strings.Repeat("%2e%2e%2f", 10_000),
}

// A path that is hostile answers as one that never was, and never leads to another host.
func TestHostilePathsAreNowhere(t *testing.T) {
	t.Parallel()
	mounted := http.NewServeMux()
	mounted.Handle("/agenda/", newSite(t, os.DirFS("../examples/content"), site.Options{BaseURL: "https://archive.example/agenda"}))
	for _, c := range []struct {
		name, mounted string
		handler       http.Handler
	}{
		{"at the root", "", newSite(t, os.DirFS("../examples/content"), site.Options{})},
		{"in a larger site", "/agenda", mounted},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			for _, target := range hostileTargets {
				if strings.HasPrefix(target, "/") {
					target = c.mounted + target
				}
				r, err := http.ReadRequest(bufio.NewReader(strings.NewReader("GET " + target + " HTTP/1.1\r\nHost: archive.example\r\n\r\n")))
				if err != nil {
					continue // a server refuses it before it is asked of the site
				}
				w := httptest.NewRecorder()
				c.handler.ServeHTTP(w, r)
				location := w.Header().Get("Location")
				u, err := url.Parse(location)
				require.NoError(t, err, "%.60q", target)
				assert.Empty(t, u.Host, "%.60q leads to %q", target, location)
				assert.False(t, strings.HasPrefix(location, "//") || strings.ContainsAny(location, "\\\r\n"), "%.60q leads to %q", target, location)
				assert.Empty(t, w.Header().Values("Set-Cookie"), "%.60q", target)
				if location == "" {
					assert.Equal(t, http.StatusNotFound, w.Code, "%.60q", target)
				}
				if c.mounted == "" { // else it may be the larger site that answers
					assert.NotContains(t, w.Body.String(), "evil.example", "%.60q", target)
				}
				if location == "" && c.mounted == "" {
					assert.Equal(t, "no-cache", w.Header().Get("Cache-Control"), "%.60q", target)
				}
			}
		})
	}
}

func TestAHostileChoiceOfLanguageIsNone(t *testing.T) {
	t.Parallel()
	s := newSite(t, os.DirFS("../examples/content"), site.Options{})
	for _, c := range []struct{ target, accept, cookie, want string }{
		{"/?lang=../../etc", "en", "", "/en/"},
		{"/?lang=%2F%2Fevil.example", "en", "", "/en/"},
		{"/?lang=en%0D%0ASet-Cookie:%20a=b", "es", "", "/es/"},
		{"/?lang=" + strings.Repeat("en-", 1<<18), "es", "", "/es/"},
		{"/?lang=%zz", "en", "", "/en/"},
		{"/", "en", "tertulia_lang=../../etc", "/en/"},
		{"/", strings.Repeat("x,", 1<<19), "", "/es/"},
		{"/", strings.Repeat("fr;q=0.1,", 1<<17) + "en", "", "/es/"}, // it is cut
		{"/", "en," + strings.Repeat("es;q=0.1,", 1<<17), "", "/en/"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		var err error
		r.URL, err = url.Parse(c.target)
		require.NoError(t, err)
		r.Header.Set("Accept-Language", c.accept)
		r.Header.Set("Cookie", c.cookie)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		assert.Equal(t, http.StatusFound, w.Code)
		assert.Equal(t, c.want, w.Header().Get("Location"), "%.40q %.40q %s", c.target, c.accept, c.cookie)
		assert.Empty(t, w.Header().Values("Set-Cookie"), "%.40q", c.target)
	}
}

// houseOf loads a site of few files.
func houseOf(t *testing.T, files fstest.MapFS, o site.Options) *site.Site {
	t.Helper()
	files["site.yaml"] = &fstest.MapFile{Data: []byte("name: {es: Archivo, en: Archive}\nlanguages: [es, en]\nzone: America/Bogota\n")}
	folder, err := content.Load(files)
	require.NoError(t, err)
	o.Now = noon
	s, err := site.New(folder, files, o)
	require.NoError(t, err)
	return s
}

// A template that fails half-way answers no half of a page, and leaves none in a folder.
func TestATemplateThatFailsHalfWayLeavesNoHalfOfAPage(t *testing.T) {
	t.Parallel()
	var failed []error
	s := houseOf(t, fstest.MapFS{
		"templates/footer.html": {Data: []byte(`<p>Half of it.</p>{{if eq (print .View.ViewBase.Lang) "en"}}{{.Nothing}}{{end}}`)},
		"events/a.yaml":         {Data: []byte("title: {es: Uno, en: One}\nslug: a\n")},
	}, site.Options{Failed: func(_ *http.Request, err error) { failed = append(failed, err) }})
	w := get(s, "/en/events/a/")
	assert.Equal(t, http.StatusInternalServerError, w.Code)
	assert.Equal(t, "Internal Server Error\n", w.Body.String())
	require.Len(t, failed, 1)
	assert.ErrorContains(t, failed[0], "footer.html:1:")
	assert.Contains(t, get(s, "/es/eventos/a/").Body.String(), "Half of it.", "the other pages are shown")

	dir := t.TempDir()
	_, err := s.Build(t.Context(), dir, nil)
	assert.ErrorContains(t, err, "en/events/a/index.html: template: footer.html:1:")
	assert.NotContains(t, tree(t, dir), "en/events/a/index.html")
	assert.Contains(t, tree(t, dir)["es/eventos/a/index.html"], "Half of it.")
}

// A picture that would take 6 GB to decode is left out, and its page is not.
func TestAPictureThatIsABombIsNotShown(t *testing.T) {
	t.Parallel()
	bomb := "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x9c\x40\x00\x00\x9c\x40\x08\x02\x00\x00\x00\xde\x6e\x99\x52" // 40,000 x 40,000
	s := houseOf(t, fstest.MapFS{
		"events/a.png":  {Data: []byte(bomb)},
		"events/a.yaml": {Data: []byte("title: {es: Uno, en: One}\nslug: a\nimage: {src: a.png, alt: {es: Sala, en: Room}}\n")},
	}, site.Options{})
	w := get(s, "/es/eventos/a/")
	assert.Equal(t, http.StatusOK, w.Code)
	assert.NotContains(t, w.Body.String(), "/pictures/")
	_, err := s.Build(t.Context(), t.TempDir(), nil)
	assert.NoError(t, err)
}
