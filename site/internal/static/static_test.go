package static_test

import (
	"io/fs"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/tertulia-go/tertulia/site/internal/output"
	"github.com/tertulia-go/tertulia/site/internal/static"
)

var (
	noon  = time.Date(2027, 3, 9, 12, 0, 0, 0, time.UTC)
	later = noon.Add(time.Hour)
)

func page(path, body string) static.Page {
	return static.Page{
		Path: path, Header: http.Header{"X-Content-Type-Options": {"nosniff"}},
		Make: func() ([]byte, time.Time, error) { return []byte(body), later, nil },
	}
}

// read returns the files of a folder.
func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	root := os.DirFS(dir)
	require.NoError(t, fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := fs.ReadFile(root, name)
		files[name] = string(body)
		return err
	}))
	return files
}

func TestASiteBecomesFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := static.Site{
		At:        noon,
		Pages:     []static.Page{page("/", "choose"), page("/es/", "inicio"), page("/es/eventos.json", "{}"), page("/es/%D1%8F/", "ya")},
		Moved:     []static.Moved{{From: "/es/viejo/", To: "/es/nuevo/", Lang: "es", Title: "Título"}},
		MountedAt: "/archivo",
	}
	done, err := s.Write(t.Context(), dir, nil)
	require.NoError(t, err)
	assert.Equal(t, later, done.Until)
	files := read(t, dir)
	assert.Equal(t, "choose", files["index.html"])
	assert.Equal(t, "inicio", files["es/index.html"])
	assert.Equal(t, "{}", files["es/eventos.json"])
	assert.Equal(t, "ya", files["es/я/index.html"])
	assert.Equal(t, "/archivo/es/viejo/ /archivo/es/nuevo/ 301\n", files["_redirects"])
	assert.Equal(t, "/archivo/*\n  X-Content-Type-Options: nosniff\n", files["_headers"])
	assert.Contains(t, files["redirects.nginx.conf"], `"/archivo/es/viejo/" "/archivo/es/nuevo/";`)
	assert.Contains(t, files["redirects.apache.txt"], "/archivo/es/viejo/ /archivo/es/nuevo/\n")
	assert.Contains(t, files[output.ManifestName], `"until": "2027-03-09T13:00:00Z"`)
	assert.Len(t, files, 10)
}

func TestAMovedPageLeadsToTheOther(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	hostile := `"><script>alert(1)</script>`
	s := static.Site{Moved: []static.Moved{{From: "/es/viejo/", To: "/es/nuevo/", Lang: "es", Title: hostile}}}
	_, err := s.Write(t.Context(), dir, nil)
	require.NoError(t, err)
	body := read(t, dir)["es/viejo/index.html"]
	links := make(map[string]string)
	for tokens := html.NewTokenizer(strings.NewReader(body)); tokens.Next() != html.ErrorToken; {
		token := tokens.Token()
		assert.NotEqual(t, "script", token.Data)
		for _, a := range token.Attr {
			links[token.Data+" "+a.Key] = a.Val
		}
	}
	assert.Equal(t, "/es/nuevo/", links["a href"])
	assert.Equal(t, "/es/nuevo/", links["link href"])
	assert.Equal(t, "es", links["html lang"])
	assert.Contains(t, body, `content="0; url=/es/nuevo/"`)
}

func TestNoPathLeadsOutOfTheFolder(t *testing.T) {
	t.Parallel()
	for _, hostile := range []string{"", "es/", "/../a", "/a/../b/", "/%2e%2e/a", "//a/", "/a//b", "/a%2F%2Fb", `/a%5Cb`, `/a\b`, "/a%00", "/%zz", "/./a", "/a/."} {
		dir := t.TempDir()
		s := static.Site{Pages: []static.Page{page("/es/", "inicio"), page(hostile, "x")}}
		_, err := s.Write(t.Context(), dir, nil)
		assert.ErrorIs(t, err, static.ErrPath, hostile)
		assert.Empty(t, read(t, dir), hostile)
	}
}

func TestAPageThatIsNoPageOfItsOwnIsRefused(t *testing.T) {
	t.Parallel()
	s := static.Site{Pages: []static.Page{page("/es/a/", "a")}, Moved: []static.Moved{{From: "/es/a/", To: "/es/b/"}}}
	_, err := s.Write(t.Context(), t.TempDir(), nil)
	assert.ErrorContains(t, err, "es/a/index.html: there are two files of that name")
}
