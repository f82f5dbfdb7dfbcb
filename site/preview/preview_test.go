package preview

import (
	"bufio"
	"context"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/site"
)

const settings = "name: {es: Archivo, en: Archive}\nbase_url: https://example.org\nlanguages: [es, en]\nzone: America/Bogota\n"

// folder writes the files of a site: name, text, name, text.
func folder(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i+1 < len(files); i += 2 {
		write(t, dir, files[i], files[i+1])
	}
	return dir
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o700))
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
}

func open(t *testing.T, dir string, o Options) *Preview {
	t.Helper()
	if o.Site.Now == nil {
		o.Site.Now = func() time.Time { return time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC) }
	}
	p, err := Open(dir, o)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, p.Close()) })
	return p
}

func ask(p *Preview, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	return w
}

func TestAChangedFileIsSeenInTheBrowser(t *testing.T) {
	t.Parallel()
	for name, watcher := range map[string]func(*testing.T) *fsnotify.Watcher{
		"told by the system": func(t *testing.T) *fsnotify.Watcher {
			w, err := fsnotify.NewWatcher()
			require.NoError(t, err)
			t.Cleanup(func() { assert.NoError(t, w.Close()) })
			return w
		},
		"though nothing is told": func(*testing.T) *fsnotify.Watcher { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := folder(t, "site.yaml", settings, "events/a.yaml", "title: {es: Uno, en: One}\nslug: a\n")
			every := time.Hour
			watching := watcher(t)
			if watching == nil {
				every = 5 * time.Millisecond
			}
			p := open(t, dir, Options{Every: every})
			server := httptest.NewServer(p)
			defer server.Close()
			ctx, stop := context.WithCancel(t.Context())
			followed := make(chan struct{})
			go func() { p.follow(ctx, watching); close(followed) }()
			defer func() { stop(); <-followed }()

			request, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+changesPath, nil)
			require.NoError(t, err)
			stream, err := server.Client().Do(request)
			require.NoError(t, err)
			defer stream.Body.Close()
			assert.Equal(t, "text/event-stream", stream.Header.Get("Content-Type"))
			changes := bufio.NewScanner(stream.Body)
			next := func() string {
				for changes.Scan() {
					if version, ok := strings.CutPrefix(changes.Text(), "data: "); ok {
						return version
					}
				}
				t.Error(changes.Err())
				return ""
			}
			get := func(path string) string {
				answer, err := server.Client().Get(server.URL + path)
				require.NoError(t, err)
				defer answer.Body.Close()
				body, err := io.ReadAll(answer.Body)
				require.NoError(t, err)
				return string(body)
			}
			first := next()
			assert.Contains(t, get("/es/eventos/a/"), `data-version="`+first+`"`)
			write(t, dir, "events/a.yaml", "title: {es: Otro título, en: Another title}\nslug: a\n")
			second := next()
			assert.NotEqual(t, first, second)
			assert.Contains(t, get("/es/eventos/a/"), "Otro título")

			write(t, dir, "pages/about.es.md", "# Acerca de\n\nUna casa.\n") // in a new folder
			for !strings.Contains(get("/es/acerca-de/"), "Una casa.") {
				next()
			}
		})
	}
}

func TestWhatIsWrongStandsOverTheLastGoodPage(t *testing.T) {
	t.Parallel()
	dir := folder(t, "site.yaml", settings, "events/a.yaml", "title: {es: Uno, en: One}\nslug: a\n")
	p := open(t, dir, Options{Language: language.Spanish})
	assert.NotContains(t, ask(p, "/es/eventos/a/").Body.String(), "alert")
	write(t, dir, "events/a.yaml", "titel: <script>alert(1)</script>\n")
	p.look()
	w := ask(p, "/es/eventos/a/")
	assert.Equal(t, http.StatusOK, w.Code)
	body := w.Body.String()
	assert.Contains(t, body, "Uno")
	assert.Contains(t, body, "<code>events/a.yaml:1:1: titel: clave desconocida: «titel»; ¿quiso decir «title»?</code>")
	assert.Contains(t, body, "(la página está como estaba antes)")
	assert.NotContains(t, body, "<script>")
	write(t, dir, "events/a.yaml", "title: {es: Dos, en: Two}\nslug: a\n")
	p.look()
	body = ask(p, "/es/eventos/a/").Body.String()
	assert.Contains(t, body, "Dos")
	assert.NotContains(t, body, `role="alert"`)
}

// reads counts how often a file is opened, and not how often it is looked at.
type reads struct {
	fs.StatFS
	mu    sync.Mutex // files are read on all processors
	count map[string]int
}

func (r *reads) Open(name string) (fs.File, error) {
	r.mu.Lock()
	r.count[name]++
	r.mu.Unlock()
	return r.StatFS.Open(name)
}

// A folder is edited, broken, mended, and gets and loses files and pictures: each time
// it is shown as it is, and what has not changed is not read.
func TestOnlyWhatHasChangedIsReadAgain(t *testing.T) {
	t.Parallel()
	dir := folder(t, "site.yaml", settings, "events/a.yaml", "title: {es: Uno, en: One}\nslug: a\nimage: {src: a.svg, alt: {es: Dibujo, en: Drawing}}\n",
		"events/a.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>`, "events/b.yaml", "title: {es: Nada, en: Nothing}\nslug: b\n")
	longAgo := time.Now().Add(-time.Hour)
	for _, name := range []string{"events/a.yaml", "events/b.yaml", "events/a.svg"} {
		require.NoError(t, os.Chtimes(filepath.Join(dir, name), longAgo, longAgo))
	}
	files := &reads{StatFS: os.DirFS(dir).(fs.StatFS), count: make(map[string]int)}
	p, err := New(files, Options{})
	require.NoError(t, err)
	shown := func(path string) string { return ask(p, path).Body.String() }
	picture := regexp.MustCompile(`/pictures/[^"]+\.svg`)
	first := picture.FindString(shown("/es/eventos/a/"))
	require.NotEmpty(t, first)

	for _, step := range []struct {
		name, file, text, path, want string
		reads                        int // of the event that stays as it is
	}{
		{"edited", "events/a.yaml", "title: {es: Dos, en: Two}\nslug: a\nimage: {src: a.svg, alt: {es: Dibujo, en: Drawing}}\n", "/es/eventos/a/", "Dos", 0},
		{"a new event", "events/c.yaml", "title: {es: Tres, en: Three}\nslug: c\n", "/es/eventos/c/", "Tres", 0},
		{"another picture", "events/a.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="11" height="10"/>`, "/es/eventos/a/", "Dos", 0},
		{"broken", "events/c.yaml", "titel: Tres\n", "/es/eventos/c/", "as it was before", 1}, // to find all faults
		{"mended", "events/c.yaml", "title: {es: Cuatro, en: Four}\nslug: c\n", "/es/eventos/c/", "Cuatro", 0},
		{"an event is gone", "events/c.yaml", "", "/es/eventos/c/", "404", 0},
	} {
		clear(files.count)
		if step.text == "" {
			require.NoError(t, os.Remove(filepath.Join(dir, step.file)))
		} else {
			write(t, dir, step.file, step.text)
		}
		p.Show(files)
		assert.Equal(t, step.reads, files.count["events/b.yaml"], step.name)
		if step.want == "404" {
			assert.Equal(t, http.StatusNotFound, ask(p, step.path).Code, step.name)
		} else {
			assert.Contains(t, shown(step.path), step.want, step.name)
		}
	}
	second := picture.FindString(shown("/es/eventos/a/"))
	assert.NotEqual(t, first, second)
	assert.Equal(t, http.StatusOK, ask(p, second).Code)
	assert.Contains(t, shown("/es/eventos/b/"), "Nada")
}

func TestWhatIsRightIsShownFromTheBeginning(t *testing.T) {
	t.Parallel()
	dir := folder(t, "site.yaml", settings, "events/a.yaml", "title: {es: Uno, en: One}\nslug: a\n", "events/b.yaml", "titel: Dos\n")
	body := ask(open(t, dir, Options{}), "/es/eventos/a/").Body.String()
	assert.Contains(t, body, "Uno")
	assert.Contains(t, body, "events/b.yaml:1:1: titel: ")
	assert.NotContains(t, body, "as it was before")

	mended := open(t, dir, Options{})
	write(t, dir, "events/b.yaml", "title: {es: Dos, en: Two}\nslug: b\n")
	mended.look()
	body = ask(mended, "/es/eventos/b/").Body.String()
	assert.Contains(t, body, "Dos")
	assert.NotContains(t, body, `role="alert"`)

	p := open(t, folder(t, "site.yaml", "name: 1: 2\n"), Options{})
	w := ask(p, "/anywhere/")
	assert.Equal(t, http.StatusInternalServerError, w.Code)
	assert.Contains(t, w.Body.String(), "This page cannot be shown")
	assert.Contains(t, w.Body.String(), "site.yaml:1:")
	assert.Contains(t, w.Body.String(), scriptPath, "it comes to life when the file is mended")
}

func TestATemplateThatFailsSaysWhy(t *testing.T) {
	t.Parallel()
	dir := folder(t, "site.yaml", settings, "templates/footer.html", "{{.Nothing}}")
	w := ask(open(t, dir, Options{}), "/es/")
	assert.Equal(t, http.StatusInternalServerError, w.Code)
	assert.Contains(t, w.Body.String(), "footer.html:1:2")
	parsed := open(t, folder(t, "site.yaml", settings, "templates/footer.html", "{{"), Options{})
	assert.Contains(t, ask(parsed, "/es/").Body.String(), "templates/footer.html")
}

func TestThePagesAreAsOnAnotherDate(t *testing.T) {
	t.Parallel()
	dir := folder(t, "site.yaml", settings,
		"events/a.yaml", "title: {es: Uno, en: One}\nslug: a\nstart: 2027-03-09 18:00\nend: 2027-03-09 20:00\nlanguages: {spoken: [es]}\n")
	p := open(t, dir, Options{})
	const will, was = "this event will be held in Spanish", "his event was held in Spanish"
	assert.Contains(t, ask(p, "/en/events/a/").Body.String(), will)
	for at, want := range map[string]string{
		"2027-03-09": will, "2027-03-09T20:30": was, "2027-03-09T20:30:00-05:00": was, "2027-03-10": was, "2027-03-09T19:30:00-08:00": was,
	} {
		w := ask(p, "/en/events/a/?at="+at)
		assert.Contains(t, w.Body.String(), want, at)
		assert.Contains(t, w.Body.String(), "As now", at)
		next := ask(p, "/en/events/a/", "Cookie", w.Header().Get("Set-Cookie"))
		assert.Contains(t, next.Body.String(), want, "it is remembered: %s", at)
	}
	now := ask(p, "/en/events/a/?at=", "Cookie", dateCookie+"=2027-03-10")
	assert.Contains(t, now.Body.String(), will)
	assert.NotContains(t, now.Body.String(), "As now")
	wrong := ask(p, "/en/events/a/?at=tomorrow").Body.String()
	assert.Contains(t, wrong, "“tomorrow” is no date")
	assert.Contains(t, wrong, will)
}

func TestAPageStandsInItsLanguagesSideBySide(t *testing.T) {
	t.Parallel()
	dir := folder(t, "site.yaml", settings, "events/a.yaml", "title: {es: Uno, en: One}\nsubtitle: {es: Aparte, en: Aparte}\ndescription: {es: Largo, en: Long}\nvenue: hall\ndraft: true\n", "events/b.yaml", "title: {es: Solo}\nvenue: hall\n",
		"venues/hall.yaml", "name: {es: Sala, en: Hall}\ncity: Cali\naddress: Calle 7\n", "locks/event/a.lock", "event/a description en 0000000000000000 0000000000000000\n")
	p := open(t, dir, Options{})
	assert.Contains(t, ask(p, "/es/eventos/uno/").Body.String(), `<a href="/&#43;/es/eventos/uno/">`)
	w := ask(p, "/+/es/eventos/uno/")
	assert.Equal(t, http.StatusOK, w.Code)
	assert.NotContains(t, w.Header().Get("Content-Security-Policy"), "unsafe")
	body := w.Body.String()
	rows := strings.Split(body, "<tr>")
	row := func(words ...string) bool {
		return slices.ContainsFunc(rows, func(r string) bool {
			return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(r, w) })
		})
	}
	assert.True(t, row(`<th scope="col" id="es-a" lang="es" dir="ltr">`, "<h1>Uno</h1>", `lang="en" dir="ltr">`, "<h1>One</h1>"), body)
	assert.True(t, row("Largo", "Long"))
	assert.True(t, row("Aparte", `<p class="tt-mark">same as the source</p>`), "how a translation stands")
	assert.Equal(t, 1, strings.Count(body, "same as the source"), "and not its source")
	assert.Contains(t, body, `<a href="/en/events/one/" hreflang="en">English</a>`)
	assert.Equal(t, 1, strings.Count(body, "<main"))
	assert.Equal(t, 1, strings.Count(body, "/assets/style-"))
	assert.Equal(t, w.Body.String(), strings.ReplaceAll(ask(p, "/+/en/events/one/").Body.String(), "/en/events/one/</title>", "/es/eventos/uno/</title>"))
	solo := ask(p, "/+/en/events/solo/").Body.String()
	assert.Contains(t, solo, `href="/es/eventos/solo/"`, "also where there is no translation")
	assert.Contains(t, solo, `<p class="tt-mark">missing</p>`)
	for _, path := range []string{"/es/", "/es/eventos/", "/es/lugares/", "/es/eventos/lugar/sala/"} {
		assert.Contains(t, ask(p, "/+"+path).Body.String(), "tt-side-by-side", path)
	}
	assert.Contains(t, ask(p, "/+/es/lugares/").Body.String(), `<a href="/en/places/hall/">Hall</a>`, "lists of links")
	assert.Contains(t, ask(p, "/+/es/lugares/sala/").Body.String(), "Calle 7", "what is known of a place")
	assert.Equal(t, http.StatusNotFound, ask(p, "/+/es/eventos/nada/").Code)
	assert.Equal(t, http.StatusNotFound, ask(p, "/+/es/eventos.ics").Code)
}

func TestTheWorstOfARowIsMarkedInTheLanguageOfWhoeverWrites(t *testing.T) {
	t.Parallel()
	dir := folder(t, "site.yaml", settings, "templates/lists.html", "{{.Nothing}}",
		"events/a.yaml", "title: {en: One}\npanels: [{id: first, title: {es: Primera}, abstract: {es: Igual, en: Igual}}]\nvenue: hall\n", "venues/hall.yaml", "name: Sala\n")
	p := open(t, dir, Options{})
	body := ask(p, "/+/en/events/one/").Body.String()
	assert.Contains(t, body, `<p class="tt-mark" lang="en">missing</p>`, "in the column in Spanish")
	_, session, found := strings.Cut(body, "Primera")
	require.True(t, found)
	assert.NotContains(t, session, "same as the source", "where something is missing, too")
	w := ask(p, "/+/es/lugares/")
	assert.Equal(t, http.StatusInternalServerError, w.Code)
	assert.Contains(t, w.Body.String(), "lists.html:1:")
}

func TestOfThreeLanguagesTwoStandSideBySide(t *testing.T) {
	t.Parallel()
	dir := folder(t, "site.yaml", "name: A\nlanguages: [es, en, es-MX]\nfallback: refuse\n", "events/a.yaml", "title: {es: Uno, en: One, es-MX: Un}\n", "events/b.yaml", "title: {es-MX: Nomás}\n")
	p := open(t, dir, Options{})
	for path, want := range map[string][]string{
		"/+/es/eventos/uno/": {"<h1>Uno</h1>", "<h1>One</h1>", `<a href="/&#43;/es-MX/eventos/un/">`}, "/+/en/events/one/": {"<h1>Uno</h1>", "<h1>One</h1>"},
		"/+/es-MX/eventos/un/": {"<h1>Uno</h1>", "<h1>Un</h1>", `<a href="/&#43;/en/events/one/">`}, "/+/es-MX/eventos/nomas/": {"<h1>Nomás</h1>"},
	} {
		body := ask(p, path).Body.String()
		for _, words := range want {
			assert.Contains(t, body, words, path)
		}
		assert.LessOrEqual(t, strings.Count(body, "<h1>"), 2)
	}
}

func TestOnlyPagesAreChanged(t *testing.T) {
	t.Parallel()
	dir := folder(t, "site.yaml", settings, "events/a.yaml", "title: {es: Uno, en: One}\nslug: a\n", "static/logo.txt", "logo</body>")
	p := open(t, dir, Options{})
	assert.Equal(t, "logo</body>", ask(p, "/logo.txt").Body.String())
	page := ask(p, "/es/eventos/a/", "Accept-Encoding", "gzip")
	assert.Empty(t, page.Header().Get("Content-Encoding"))
	assert.Equal(t, "no-store", page.Header().Get("Cache-Control"))
	assert.Empty(t, page.Header().Get("ETag"))
	assert.True(t, strings.HasSuffix(page.Body.String(), "</aside>\n</body>\n</html>\n"))
	assert.Equal(t, http.StatusNotFound, ask(p, "/es/nada/").Code)
	assert.Contains(t, ask(p, scriptPath).Header().Get("Content-Type"), "javascript")
	assert.Contains(t, ask(p, stylePath).Header().Get("Content-Type"), "text/css")
	first := ask(p, "/")
	assert.Equal(t, http.StatusFound, first.Code)
	assert.Equal(t, "/es/", first.Header().Get("Location"))
}

func TestTheWordsOfThePreviewAreComplete(t *testing.T) {
	t.Parallel()
	catalog, err := i18n.Load([]language.Tag{language.English, language.Spanish}, locales.FS, content.Messages(), site.Messages(), os.DirFS("messages"))
	require.NoError(t, err)
	assert.Empty(t, catalog.Gaps())
}

func TestAFolderThatIsNotThereIsAnError(t *testing.T) {
	t.Parallel()
	_, err := Open(filepath.Join(t.TempDir(), "nowhere"), Options{})
	assert.ErrorIs(t, err, os.ErrNotExist)
}
