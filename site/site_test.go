package site_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"image"
	"image/png"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/site"
)

func at() time.Time { return time.Date(2027, 2, 1, 12, 0, 0, 0, time.UTC) }

// examples is the site of the example content.
func examples(t testing.TB, o site.Options) *site.Site {
	t.Helper()
	return siteOf(t, os.DirFS("../examples/content"), o)
}

func siteOf(t testing.TB, files fs.FS, o site.Options) *site.Site {
	t.Helper()
	folder, err := content.Load(files)
	require.NoError(t, err)
	if o.Now == nil {
		o.Now = at
	}
	s, err := site.New(folder, files, o)
	require.NoError(t, err)
	return s
}

func ask(t testing.TB, s http.Handler, path string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.URL = &url.URL{Path: path}
	if before, query, ok := strings.Cut(path, "?"); ok {
		r.URL = &url.URL{Path: before, RawQuery: query}
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestOnlyTheRootChoosesALanguage(t *testing.T) {
	s := examples(t, site.Options{})
	for _, c := range []struct{ path, accept, cookie, want string }{
		{"/", "en-GB,en;q=0.9", "", "/en/"}, {"/", "es-MX", "", "/es/"}, {"/", "fr", "", "/es/"}, {"/", "", "", "/es/"},
		{"/", "es", "tertulia_lang=en", "/en/"}, {"/?lang=en", "es", "tertulia_lang=es", "/en/"},
	} {
		w := ask(t, s, c.path, "Accept-Language", c.accept, "Cookie", c.cookie)
		assert.Equal(t, http.StatusFound, w.Code)
		assert.Equal(t, c.want, w.Header().Get("Location"), "%s %.20s %s", c.path, c.accept, c.cookie)
		assert.Equal(t, []string{"Accept-Language", "Cookie"}, w.Header().Values("Vary"))
		assert.Equal(t, "no-cache", w.Header().Get("Cache-Control"))
	}
	assert.Contains(t, ask(t, s, "/?lang=en").Header().Get("Set-Cookie"), "tertulia_lang=en")
	w := ask(t, s, "/es/eventos/archivos-abiertos/", "Accept-Language", "en")
	assert.Equal(t, 200, w.Code, "a deep link never redirects by language")
	assert.Equal(t, "es", w.Header().Get("Content-Language"))
}

func TestAnAnswerIsConditionalCompressedAndBounded(t *testing.T) {
	s := examples(t, site.Options{})
	w := ask(t, s, "/es/eventos/")
	tag := w.Header().Get("ETag")
	assert.NotEmpty(t, tag)
	assert.Equal(t, "max-age=60", w.Header().Get("Cache-Control"))
	assert.NotContains(t, w.Header().Get("Content-Security-Policy"), "unsafe")
	assert.Equal(t, http.StatusNotModified, ask(t, s, "/es/eventos/", "If-None-Match", tag).Code)
	z := ask(t, s, "/es/eventos/", "Accept-Encoding", "gzip")
	assert.NotEqual(t, tag, z.Header().Get("ETag"))
	unzipped, err := gzip.NewReader(z.Body)
	require.NoError(t, err)
	body, err := io.ReadAll(unzipped)
	require.NoError(t, err)
	assert.Equal(t, w.Body.String(), string(body))
	assert.Equal(t, http.StatusMovedPermanently, ask(t, s, "/es/eventos").Code)
	assert.Equal(t, "/es/eventos/", ask(t, s, "/es/eventos").Header().Get("Location"))
	r := httptest.NewRequest(http.MethodPost, "/es/eventos/", nil)
	post := httptest.NewRecorder()
	s.ServeHTTP(post, r)
	assert.Equal(t, http.StatusMethodNotAllowed, post.Code)
}

func TestADrawingOfASiteRunsNoScript(t *testing.T) {
	t.Parallel()
	s := siteOf(t, archive("static/logo.svg", `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), site.Options{})
	w := ask(t, s, "/logo.svg")
	assert.Equal(t, "image/svg+xml", w.Header().Get("Content-Type"))
	assert.Contains(t, w.Header().Get("Content-Security-Policy"), "default-src 'none'")
	assert.Contains(t, w.Header().Get("Content-Security-Policy"), "sandbox")
}

func TestPartsOfAFileCanBeAskedFor(t *testing.T) {
	files := fstest.MapFS{
		"site.yaml": {Data: []byte("name: A\nlanguages: [es]\n")}, "events/e.yaml": {Data: []byte("title: T\n")},
		"static/film.mp4": {Data: []byte("0123456789"), ModTime: at()}, "static/words.txt": {Data: []byte("words"), ModTime: at()},
	}
	s := siteOf(t, files, site.Options{})
	part := ask(t, s, "/film.mp4", "Range", "bytes=2-4")
	assert.Equal(t, http.StatusPartialContent, part.Code)
	assert.Equal(t, "234", part.Body.String())
	assert.Equal(t, at().Format(http.TimeFormat), part.Header().Get("Last-Modified"))
	assert.Equal(t, at().Format(http.TimeFormat), ask(t, s, "/words.txt").Header().Get("Last-Modified"))
	assert.Empty(t, ask(t, s, "/es/").Header().Get("Last-Modified"), "a page has none")
}

func TestAPictureHasTheHashOfItsBytesInItsAddress(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, 1000, 500))))
	files := fstest.MapFS{
		"site.yaml":           {Data: []byte("name: {es: A, en: B}\nlanguages: [es, en]\nbase_url: https://example.org\n")},
		"events/e/event.yaml": {Data: []byte("title: {es: T, en: U}\nimage: {src: cover.png, alt: {es: Gris, en: Grey}}\n")},
		"events/e/cover.png":  {Data: b.Bytes()},
	}
	s := siteOf(t, files, site.Options{})
	address := regexp.MustCompile(`/pictures/[0-9a-f]{16}-480\.(png|jpg)`)
	es, en := ask(t, s, "/es/eventos/t/").Body.String(), ask(t, s, "/en/events/u/").Body.String()
	found := address.FindString(es)
	require.NotEmpty(t, found)
	assert.Equal(t, found, address.FindString(en), "the same in all languages")
	assert.Contains(t, es, `width="1000" height="500"`)
	assert.Contains(t, es, ` 480w, `)
	w := ask(t, s, found)
	assert.Equal(t, 200, w.Code)
	assert.Equal(t, "max-age=31536000", w.Header().Get("Cache-Control"))
	small, _, err := image.Decode(w.Body)
	require.NoError(t, err)
	assert.Equal(t, 480, small.Bounds().Dx())
	assert.Equal(t, http.StatusNotFound, ask(t, s, strings.Replace(found, "-480", "-481", 1)).Code, "only widths that a page names")

	dir := t.TempDir()
	_, err = s.Build(t.Context(), dir, nil)
	require.NoError(t, err)
	_, err = os.Stat(filepath.Join(dir, filepath.FromSlash(found)))
	require.NoError(t, err)
	var other bytes.Buffer
	require.NoError(t, png.Encode(&other, image.NewGray(image.Rect(0, 0, 700, 500))))
	files["events/e/cover.png"] = &fstest.MapFile{Data: other.Bytes()}
	next, clean := siteOf(t, files, site.Options{}), t.TempDir()
	_, err = next.Build(t.Context(), dir, nil)
	require.NoError(t, err)
	_, err = next.Build(t.Context(), clean, nil)
	require.NoError(t, err)
	again, err := os.ReadFile(filepath.Join(dir, "es/eventos/t/index.html"))
	require.NoError(t, err)
	fresh, err := os.ReadFile(filepath.Join(clean, "es/eventos/t/index.html"))
	require.NoError(t, err)
	assert.Equal(t, string(fresh), string(again), "a page whose picture is another is made again")
	assert.NoFileExists(t, filepath.Join(dir, filepath.FromSlash(found)))
}

func TestTheColorAndTheLogoOfASite(t *testing.T) {
	s := siteOf(t, fstest.MapFS{
		"site.yaml": {Data: []byte("name: Archivo\nlanguages: [es]\ntheme: {accent: \"#1a4d8f\", accent_dark: \"#9cc4ff\", logo: {src: logo.svg}}\n")},
		"logo.svg":  {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)}, "events/e.yaml": {Data: []byte("title: T\n")},
	}, site.Options{})
	body := ask(t, s, "/es/").Body.String()
	sheet := regexp.MustCompile(`/assets/style-[0-9a-f]+\.css`).FindString(body)
	css := ask(t, s, sheet).Body.String()
	assert.Contains(t, css, ":root { --tt-accent: #1a4d8f; --tt-on-accent: #ffffff; }")
	assert.Contains(t, css, "@media (prefers-color-scheme: dark) { :root { --tt-accent: #9cc4ff; --tt-on-accent: #1d0f0b; } }")
	logo := regexp.MustCompile(`<img src="(/pictures/[^"]+\.svg)" alt="Archivo"`).FindStringSubmatch(body)
	require.NotNil(t, logo)
	w := ask(t, s, logo[1])
	assert.Equal(t, "image/svg+xml", w.Header().Get("Content-Type"))
	assert.Contains(t, w.Header().Get("Content-Security-Policy"), "sandbox")
}

func TestAnEventWithoutAPictureHasACardOfItsOwnWhereItIsShared(t *testing.T) {
	s := examples(t, site.Options{})
	name := regexp.MustCompile(`og:image" content="https://agenda\.puente\.example(/cards/[0-9a-f]+\.png)"`)
	es := name.FindStringSubmatch(ask(t, s, "/es/eventos/circulo-de-lectura/").Body.String())
	en := name.FindStringSubmatch(ask(t, s, "/en/events/reading-circle/").Body.String())
	require.NotNil(t, es)
	require.NotNil(t, en)
	assert.NotEqual(t, es[1], en[1], "its words are in the language of the page")
	w := ask(t, s, es[1])
	assert.Equal(t, "image/png", w.Header().Get("Content-Type"))
	drawn, err := png.Decode(w.Body)
	require.NoError(t, err)
	assert.Equal(t, image.Pt(1200, 630), drawn.Bounds().Size())
	assert.Equal(t, http.StatusNotFound, ask(t, s, "/cards/0000.png").Code)
	assert.NotContains(t, ask(t, s, "/es/eventos/archivos-abiertos/").Body.String(), "/cards/", "it has a picture")
}

func TestTheIndexAndItsScriptStandBesideThePages(t *testing.T) {
	s := examples(t, site.Options{})
	body := ask(t, s, "/es/eventos/").Body.String()
	assert.Contains(t, body, `data-index="/es/search.json"`)
	script := regexp.MustCompile(`/assets/find-[0-9a-f]+\.js`).FindString(body)
	shows := ask(t, s, script)
	assert.Equal(t, "text/javascript; charset=utf-8", shows.Header().Get("Content-Type"))
	finds := regexp.MustCompile(`'\./(search-[0-9a-f]+\.js)'`).FindStringSubmatch(shows.Body.String())
	require.NotNil(t, finds)
	assert.Equal(t, 200, ask(t, s, "/assets/"+finds[1]).Code)
	index := ask(t, s, "/es/search.json").Body.String()
	assert.Contains(t, index, `"address":"/es/eventos/archivos-abiertos/"`)
	assert.NotContains(t, index, "coffee-tertulia", "what is not published is not found")
	assert.NotContains(t, index, "Tertulia del café")
}

func TestNoPageHasAStyleOrAScriptOfItsOwn(t *testing.T) {
	s := examples(t, site.Options{})
	for _, path := range []string{"/es/", "/en/events/", "/es/eventos/archivos-abiertos/", "/es/personas/", "/es/eventos/bibliotecas-rurales/", "/nowhere"} {
		body := ask(t, s, path).Body.String()
		assert.NotContains(t, body, "<style")
		assert.NotContains(t, body, " style=")
		kept := regexp.MustCompile(`<script (type="application/ld\+json"|(type="module"|defer) src="/assets/(find|now|choose)-[0-9a-f]{16}\.js"( data-[a-z]+="[a-z/]+")?)>`)
		assert.NotContains(t, kept.ReplaceAllString(body, ""), "<script")
		assert.NotContains(t, body, "javascript:")
	}
}

func TestWhatIsNowhereIsSaidInTheLanguageOfItsPath(t *testing.T) {
	s := examples(t, site.Options{})
	there, nowhere := ask(t, s, "/en/").Header(), ask(t, s, "/en/nowhere/").Header()
	for _, name := range []string{"Content-Security-Policy", "Content-Type", "Content-Language", "X-Content-Type-Options", "Referrer-Policy"} {
		assert.Equal(t, there.Get(name), nowhere.Get(name), name)
	}
	assert.Equal(t, "no-cache", nowhere.Get("Cache-Control"))
	assert.Contains(t, ask(t, s, "/en/nowhere/").Body.String(), "We cannot find that page")
	assert.Contains(t, ask(t, s, "/es/nada/").Body.String(), "No encontramos esa página")
}

func TestADraftAnswersAsWhatNeverWas(t *testing.T) {
	s := examples(t, site.Options{})
	never, draft := ask(t, s, "/es/eventos/nunca/"), ask(t, s, "/es/eventos/tertulia-del-cafe-de-los-jueves/")
	assert.Equal(t, http.StatusNotFound, draft.Code)
	assert.Equal(t, never.Body.String(), draft.Body.String())
	assert.Equal(t, never.Header(), draft.Header())
	for _, extension := range []string{".ics", ".json", ".md"} {
		assert.Equal(t, http.StatusNotFound, ask(t, s, "/es/eventos/tertulia-del-cafe-de-los-jueves"+extension).Code)
	}
	preview := ask(t, examples(t, site.Options{Drafts: true}), "/es/eventos/tertulia-del-cafe-de-los-jueves/")
	assert.Equal(t, 200, preview.Code)
	assert.Contains(t, preview.Body.String(), "Borrador: los lectores todavía no ven esta página.")
	published := ask(t, examples(t, site.Options{Now: func() time.Time { return at().AddDate(0, 5, 0) }}), "/es/eventos/tertulia-del-cafe-de-los-jueves/")
	assert.Equal(t, 200, published.Code, "once its moment has come")
}

func TestAPageInAnotherLanguageIsMarkedAndNoTranslation(t *testing.T) {
	s := examples(t, site.Options{})
	body := ask(t, s, "/es/eventos/from-gauge-to-graphic-telling-stories-with-streamflow-data/").Body.String()
	assert.Contains(t, body, "Esta página solo está disponible en inglés.")
	assert.Contains(t, body, `<meta name="robots" content="noindex">`)
	assert.Contains(t, body, `<link rel="canonical" href="https://agenda.puente.example/en/events/from-gauge-to-graphic-telling-stories-with-streamflow-data/">`)
	assert.NotContains(t, body, `rel="alternate" hreflang="x-default"`)
	original := ask(t, s, "/en/events/from-gauge-to-graphic-telling-stories-with-streamflow-data/").Body.String()
	assert.NotContains(t, original, `<link rel="alternate" hreflang="es"`, "it is no translation")
	sitemap := ask(t, s, "/sitemap.xml").Body.String()
	assert.NotContains(t, sitemap, "/es/eventos/from-gauge")
	assert.Contains(t, sitemap, "/es/eventos/archivos-abiertos/")
	assert.Contains(t, ask(t, s, "/robots.txt").Body.String(), "Sitemap: https://agenda.puente.example/sitemap.xml")
}

func TestAListIsNarrowedByOneThingAtAPathAndBySeveralInAQuery(t *testing.T) {
	s := examples(t, site.Options{})
	all := ask(t, s, "/es/eventos/").Body.String()
	assert.Contains(t, all, `href="/es/eventos/en-espanol/"`)
	assert.Contains(t, all, `href="/es/eventos/tipo/taller/"`)
	assert.Contains(t, all, `href="/es/eventos/mes/2027-03/"`)
	workshops := ask(t, s, "/es/eventos/tipo/taller/")
	assert.Equal(t, 200, workshops.Code)
	assert.Contains(t, workshops.Body.String(), "Cocina abierta")
	assert.NotContains(t, workshops.Body.String(), "Mapas para un río")
	both := ask(t, s, "/es/eventos/?kind=workshop&month=2027-05").Body.String()
	assert.Contains(t, both, "Taller de edición de crónicas")
	assert.NotContains(t, both, "Archivos abiertos, ciudades abiertas")
	assert.Contains(t, both, "noindex")
	found := ask(t, s, "/es/eventos/?q=cronicas").Body.String()
	assert.Contains(t, found, `name="q" maxlength="200" value="cronicas">`)
	none := ask(t, s, `/es/eventos/?q="><script>x`).Body.String()
	assert.Contains(t, none, "No se encontró nada.")
	assert.NotContains(t, none, "<script>x")
	assert.NotContains(t, ask(t, s, "/es/eventos/").Body.String(), `maxlength="200" value`)
	assert.Contains(t, found, "Taller de edición de crónicas")
	assert.NotContains(t, found, "Cocina abierta")
	assert.Contains(t, ask(t, s, "/es/eventos/?topic=nada").Body.String(), "Por ahora no hay eventos anunciados.")
}

func TestWhatHasNoDateOrNoneAnyMoreStandsLastUnderItsOwnHeading(t *testing.T) {
	page := ask(t, examples(t, site.Options{}), "/es/eventos/").Body.String()
	dated, undated, found := strings.Cut(page, "<h2>Sin fecha</h2>")
	require.True(t, found)
	assert.Contains(t, dated, "<h2>Marzo de 2027</h2>")
	assert.NotContains(t, undated, " de 2027</h2>")
	assert.Contains(t, undated, "Pospuesto: Simposio: escribir en la frontera")
	assert.Contains(t, undated, "Asamblea juvenil por el agua")
}

func TestWhatMachinesReadStandsBesideThePage(t *testing.T) {
	s := examples(t, site.Options{AllowOrigin: "*"})
	for path, c := range map[string]struct{ kind, holds string }{
		"/es/eventos/archivos-abiertos.ics":                  {"text/calendar; charset=utf-8", "BEGIN:VEVENT"},
		"/es/eventos/archivos-abiertos.json":                 {"application/json", `"type":"event"`},
		"/en/events/open-archives.md":                        {"text/markdown; charset=utf-8", "# Open Archives"},
		"/es/eventos.ics":                                    {"text/calendar; charset=utf-8", "REFRESH-INTERVAL"},
		"/es/eventos.atom":                                   {"application/atom+xml; charset=utf-8", "<feed"},
		"/es/eventos.json":                                   {"application/json", `"pages":1`},
		"/es/programas/instituto-puente-de-las-americas.ics": {"text/calendar; charset=utf-8", "BEGIN:VEVENT"},
	} {
		w := ask(t, s, path)
		assert.Equal(t, 200, w.Code, path)
		assert.Equal(t, c.kind, w.Header().Get("Content-Type"), path)
		assert.Contains(t, w.Body.String(), c.holds, path)
	}
	assert.Equal(t, "*", ask(t, s, "/es/eventos.json").Header().Get("Access-Control-Allow-Origin"))
	assert.Empty(t, ask(t, s, "/es/eventos/").Header().Get("Access-Control-Allow-Origin"))
}

func TestPagesOfAList(t *testing.T) {
	s := examples(t, site.Options{PageSize: 3})
	first := ask(t, s, "/es/eventos/").Body.String()
	assert.Contains(t, first, `<a rel="next" href="/es/eventos/pagina/2/">Página siguiente</a>`)
	second := ask(t, s, "/es/eventos/pagina/2/")
	assert.Equal(t, 200, second.Code)
	assert.Contains(t, second.Body.String(), `<a rel="prev" href="/es/eventos/">Página anterior</a>`)
	assert.Contains(t, second.Body.String(), `<link rel="canonical" href="https://agenda.puente.example/es/eventos/pagina/2/">`)
	assert.Contains(t, ask(t, s, "/es/eventos/pagina/2.json").Body.String(), `"previous":"https://agenda.puente.example/es/eventos.json"`)
}

func TestThePagesOfAListThatAQueryNarrowsHaveTheQuery(t *testing.T) {
	t.Parallel()
	s := examples(t, site.Options{PageSize: 2, BaseURL: "https://example.org/agenda"})
	first := ask(t, s, "/agenda/es/eventos/?q=agua&followed=language&other=x&lang=fr").Body.String()
	assert.Contains(t, first, `<a rel="next" href="/agenda/es/eventos/?followed=language&amp;page=2&amp;q=agua">`)
	assert.Contains(t, first, `hreflang="en" href="/agenda/en/events/?followed=language&amp;q=agua"`, "the same in the other language")
	second := ask(t, s, "/agenda/es/eventos/?q=agua&followed=language&page=2").Body.String()
	assert.Contains(t, second, `<a rel="prev" href="/agenda/es/eventos/?followed=language&amp;q=agua">`)
	assert.Contains(t, second, "noindex")
	assert.NotEqual(t, first, second)
	of := func(path string) (page struct {
		Page, Pages, Total int
		Next, Previous     string
	}) {
		w := ask(t, s, path)
		require.Equal(t, http.StatusOK, w.Code)
		require.NoError(t, json.Unmarshal(w.Body.Bytes(), &page))
		return page
	}
	page := of("/agenda/es/eventos.json?q=agua")
	walked := 1
	for ; page.Next != ""; walked++ {
		path, ok := strings.CutPrefix(page.Next, "https://example.org")
		require.True(t, ok)
		next := of(path)
		assert.Equal(t, page.Page+1, next.Page)
		assert.Equal(t, page.Total, next.Total)
		page = next
	}
	assert.Equal(t, page.Pages, walked)
	assert.Greater(t, walked, 2)
	assert.Equal(t, "https://example.org/agenda/es/eventos/pagina/3.json", of("/agenda/es/eventos.json?page=2").Next, "of the whole list")
	assert.Contains(t, ask(t, s, "/agenda/es/eventos/?topic=archivos").Body.String(), `hreflang="en" href="/agenda/en/events/?topic=archivos"`)
	assert.Contains(t, ask(t, s, "/agenda/en/events/?topic=archivos").Body.String(), `/agenda/en/events/open-archives/`)
	feed := ask(t, s, "/agenda/es/eventos.atom?topic=archivos").Body.String()
	assert.Contains(t, feed, `href="https://example.org/agenda/es/eventos.atom?topic=archivos"`)
	id := regexp.MustCompile(`<id>[^<]+</id>`)
	assert.NotEqual(t, id.FindString(ask(t, s, "/agenda/es/eventos.atom").Body.String()), id.FindString(feed), "a feed of its own")
}

func TestWhatAQueryAsksIsBounded(t *testing.T) {
	t.Parallel()
	s := examples(t, site.Options{})
	for name, query := range map[string]string{
		"many things": strings.Repeat("topic=nada&", 100_000), "long words": "q=" + strings.Repeat("agua+", 200_000), "one long word": "q=" + strings.Repeat("%C3%B1", 200_000),
		"a number": "page=99999999999999999999&kind=panel", "no escape": "q=%zz", "semicolons": "q=a;kind=b",
	} {
		began := time.Now()
		w := ask(t, s, "/es/eventos/?"+query)
		assert.Equal(t, http.StatusOK, w.Code, name)
		assert.Less(t, w.Body.Len(), 200_000, name)
		assert.Less(t, time.Since(began), 5*time.Second, name)
	}
}

func TestAnEventWithoutADayHasNoCalendar(t *testing.T) {
	t.Parallel()
	s := newSite(t, fstest.MapFS{
		"site.yaml":           {Data: []byte("name: {es: Archivo, en: Archive}\nbase_url: https://example.org\nlanguages: [es, en]\nzone: America/Bogota\n")},
		"events/undated.yaml": {Data: []byte("title: Sin fecha\n")},
		"events/dated.yaml":   {Data: []byte("title: Con fecha\nstart: 2027-05-09 18:00\n")},
	}, site.Options{})
	assert.Equal(t, http.StatusOK, get(s, "/es/eventos/con-fecha.ics").Code)
	assert.Equal(t, http.StatusOK, get(s, "/es/eventos/sin-fecha.json").Code)
	assert.Equal(t, http.StatusNotFound, get(s, "/es/eventos/sin-fecha.ics").Code)
}

func TestWhereASiteIsMounted(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"site.yaml": {Data: []byte("name: {es: A, en: B}\nlanguages: [es, en]\n")}, "events/e.yaml": {Data: []byte("title: {es: T, en: U}\n")}}
	for base, want := range map[string]struct{ asked, links string }{
		"https://example.org":                   {"", ""},
		"https://example.org/":                  {"", ""},
		"https://example.org/agenda/":           {"/agenda", "/agenda"},
		"https://example.org/señas y más":       {"/señas y más", "/se%C3%B1as%20y%20m%C3%A1s"},
		"https://example.org/se%C3%B1as":        {"/señas", "/se%C3%B1as"},
		"https://example.org//evil.example/a//": {"/evil.example/a", "/evil.example/a"},
		"https://example.org/a/../b?c#d":        {"/b", "/b"},
	} {
		s := siteOf(t, files, site.Options{BaseURL: base})
		w := ask(t, s, want.asked+"/es/eventos/t/")
		assert.Equal(t, http.StatusOK, w.Code, base)
		assert.Contains(t, w.Body.String(), `href="`+want.links+`/es/eventos/"`, base)
		assert.Contains(t, w.Body.String(), `<link rel="canonical" href="https://example.org`+want.links+`/es/eventos/t/">`, base)
		assert.Contains(t, ask(t, s, want.asked+"/sitemap.xml").Body.String(), "<loc>https://example.org"+want.links+"/es/eventos/t/</loc>", base)
		w = ask(t, s, want.asked+"/?lang=en")
		assert.Equal(t, want.links+"/en/", w.Header().Get("Location"), base)
		assert.Contains(t, w.Header().Get("Set-Cookie"), "Path="+want.links+"/;", base)
		assert.Equal(t, want.links+"/es/eventos/", ask(t, s, want.asked+"/es/eventos").Header().Get("Location"), base)
		all, err := s.Translations(want.asked + "/es/eventos/t/")
		require.NoError(t, err)
		require.Len(t, all, 2)
		assert.Equal(t, []string{"es", want.asked + "/es/eventos/t/", "en", want.asked + "/en/events/u/"}, []string{all[0].Lang.String(), all[0].Path, all[1].Lang.String(), all[1].Path})
	}
	folder, err := content.Load(files)
	require.NoError(t, err)
	for _, base := range []string{"example.org", "ftp://example.org", "https:///agenda", ":"} {
		_, err := site.New(folder, files, site.Options{BaseURL: base})
		assert.ErrorIs(t, err, site.ErrBaseURL, base)
	}
}
