package site_test

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/internal/rounds"
	"github.com/tertulia-go/tertulia/internal/synth"
	"github.com/tertulia-go/tertulia/site"
	"github.com/tertulia-go/tertulia/site/internal/output"
)

func noon() time.Time { return time.Date(2027, 3, 9, 12, 0, 0, 0, time.UTC) }

func newSite(t *testing.T, files fs.FS, o site.Options) *site.Site {
	t.Helper()
	folder, err := content.Load(files)
	require.NoError(t, err)
	o.Now = noon
	s, err := site.New(folder, files, o)
	require.NoError(t, err)
	return s
}

func get(h http.Handler, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.URL = &url.URL{Path: path}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// builtOnly are the files that a handler does not answer.
var builtOnly = []string{"index.html", "404.html", "_headers", "_redirects", "redirects.nginx.conf", "redirects.apache.txt", output.ManifestName}

func TestABuiltSiteIsWhatTheHandlerAnswers(t *testing.T) {
	t.Parallel()
	const root, mounted = "https://example.org", "https://example.org/agenda"
	for name, content := range map[string]struct {
		files fs.FS
		bases []string // the last of which only where there is time
	}{
		"the example": {os.DirFS("../examples/content"), []string{mounted, root}},
		"a house":     {synth.Circle(20), []string{root, mounted}},
	} {
		for _, base := range content.bases[:rounds.Of(2, 1)] {
			t.Run(name+" at "+base, func(t *testing.T) {
				s, dir := newSite(t, content.files, site.Options{BaseURL: base, PageSize: 5}), t.TempDir()
				_, err := s.Build(t.Context(), dir, nil)
				require.NoError(t, err)
				below := strings.TrimPrefix(base, root)
				assert.Greater(t, requireAnswered(t, s, below, dir), 100)
				missing, err := os.ReadFile(filepath.Join(dir, "404.html"))
				require.NoError(t, err)
				w := get(s, below+"/nowhere")
				assert.Equal(t, http.StatusNotFound, w.Code)
				assert.Equal(t, string(missing), w.Body.String())
			})
		}
	}
}

// toldOf returns the headers that servers send with a path by the rules of _headers.
func toldOf(t *testing.T, dir, path string) http.Header {
	t.Helper()
	rules, err := os.ReadFile(filepath.Join(dir, "_headers"))
	require.NoError(t, err)
	told, holds := make(http.Header), false
	for line := range strings.Lines(string(rules)) {
		line = strings.TrimSuffix(line, "\n")
		if name, value, ok := strings.Cut(strings.TrimPrefix(line, "  "), ": "); ok && strings.HasPrefix(line, "  ") {
			if holds {
				told.Add(name, value)
			}
			continue
		}
		start, isPrefix := strings.CutSuffix(line, "*")
		holds = path == line || isPrefix && strings.HasPrefix(path, start)
	}
	return told
}

// requireAnswered holds the files of a built site to what its handler answers at a path,
// with the headers that keep a page from harm, and returns how many were compared.
func requireAnswered(t *testing.T, s *site.Site, below, dir string) (compared int) {
	t.Helper()
	require.NoError(t, fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !assert.NotContains(t, name, ".new-") || slices.Contains(builtOnly, name) {
			return err
		}
		body, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		compared++
		at := below + "/" + strings.TrimSuffix(name, "index.html")
		w := get(s, at)
		if w.Code == http.StatusOK {
			for _, header := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"} {
				assert.Equal(t, w.Header().Values(header), toldOf(t, dir, at).Values(header), "%s: %s", at, header)
			}
		}
		if to := w.Header().Get("Location"); w.Code == http.StatusMovedPermanently && path.Ext(name) == ".html" {
			assert.Contains(t, string(body), `url=`+to+`"`)
			return nil
		} else if w.Code == http.StatusMovedPermanently { // which no file can say but a page
			w = get(s, to)
		}
		assert.Equal(t, http.StatusOK, w.Code, name)
		assert.True(t, w.Body.String() == string(body), name)
		return nil
	}))
	return compared
}

func TestASecondBuildEqualsACleanOne(t *testing.T) {
	t.Parallel()
	files, dir := synth.Circle(10), t.TempDir()
	o := site.Options{PageSize: 3}
	_, err := newSite(t, files, o).Build(t.Context(), dir, nil)
	require.NoError(t, err)
	replace := func(name, before, after string) {
		changed := strings.ReplaceAll(string(files[name].Data), before, after)
		require.NotEqual(t, string(files[name].Data), changed)
		files[name] = &fstest.MapFile{Data: []byte(changed)}
	}
	begin := func(name, line string) {
		files[name] = &fstest.MapFile{Data: append([]byte(line+"\n"), files[name].Data...)}
	}
	changes := []struct {
		name string
		make func()
	}{ // each second one shows on other pages than the one before it
		{"a text that no list shows", func() {
			replace("events/event-6.yaml", "description:\n  es: |\n", "description:\n  es: |\n    Otro.\n")
		}},
		{"another title", func() { replace("events/event-1.yaml", "title: {es: \"", "title: {es: \"Otro ") }},
		{"a date", func() { replace("events/event-7.yaml", "2027-01-11", "2027-04-20") }},
		{"another family", func() { replace("speakers/person-1.yaml", "family: ", "family: Otro ") }},
		{"a topic", func() {
			replace("events/event-8.yaml", "Seguridad ciudadana, en: Public safety", "Agua, en: Water")
		}},
		{"a subtitle", func() { begin("events/event-3.yaml", "subtitle: Nuevo") }},
		{"a topic in other words", func() { replace("events/event-0.yaml", "Seguridad ciudadana", "Seguridad Ciudadana") }},
		{"an event that is a draft", func() { begin("events/event-5.yaml", "draft: [en]") }},
		{"the city of every place", func() { // which leaves all addresses as they are
			for i := range 3 {
				replace(fmt.Sprintf("venues/venue-%d.yaml", i), "Bogotá", "Cali")
			}
		}},
		{"a name", func() {
			files["programs/program-1.yaml"] = &fstest.MapFile{Data: []byte("name: {es: Otro, en: Other}\n")}
		}},
		{"an hour", func() { replace("events/event-2.yaml", "09:00", "10:00") }},
		{"an event that is gone", func() { delete(files, "events/event-4.yaml") }},
	}
	everyRound := rounds.Of(1, 0) == 1
	for i, change := range changes {
		change.make()
		if !everyRound && i%2 == 0 {
			continue // together with the next
		}
		s := newSite(t, files, o)
		_, err := s.Build(t.Context(), dir, nil)
		require.NoError(t, err)
		if i+1 < len(changes) && !everyRound {
			requireAnswered(t, s, "", dir) // which is what a clean build writes
		} else {
			clean := t.TempDir()
			_, err = s.Build(t.Context(), clean, nil)
			require.NoError(t, err)
			assert.Equal(t, tree(t, clean), tree(t, dir))
		}
		require.False(t, t.Failed(), "after %s", change.name)
	}
}

func TestAfterOneChangeFewFilesAreMadeAgain(t *testing.T) {
	t.Parallel()
	const name = "events/event-3.yaml"
	files, dir := synth.Circle(10), t.TempDir()
	build := func() site.Built {
		built, err := newSite(t, files, site.Options{PageSize: 2}).Build(t.Context(), dir, nil)
		require.NoError(t, err)
		return built
	}
	change := func(before, after string) {
		changed := strings.Replace(string(files[name].Data), before, after, 1)
		require.NotEqual(t, string(files[name].Data), changed)
		files[name] = &fstest.MapFile{Data: []byte(changed)}
	}
	all := build().Files
	always := all - build().Kept // the sitemap and so on

	change("description:\n  es: |\n", "description:\n  es: |\n    Otro.\n")
	made := all - build().Kept
	assert.LessOrEqual(t, made-always, 32, "its page in each language and the other forms of it; calendars, feeds and what is searched; of %d files", all)

	change("title: {es: \"", "title: {es: \"Otro ")
	built := build()
	made = built.Files - built.Kept
	assert.LessOrEqual(t, made-always, 65, "one page of each list in which it stands, too, and of each person; of %d files", all)
}

// tree returns all files of a folder.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := make(map[string]string)
	require.NoError(t, fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := os.ReadFile(filepath.Join(dir, name))
		found[name] = string(body)
		return err
	}))
	return found
}
