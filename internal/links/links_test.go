package links_test

import (
	"html"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/internal/links"
)

func siteOf(files map[string]string) fs.FS {
	site := make(fstest.MapFS, len(files))
	for name, body := range files {
		site[name] = &fstest.MapFile{Data: []byte(body)}
	}
	return site
}

func TestEachKindOfLinkIsFollowed(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, file, body string
		want             []links.Dead
	}{
		{"a link of a page", "a.html", "<p>ñ\n <a href=\"/gone/\">x</a>", []links.Dead{{"a.html", 2, 2, "/gone/", links.Missing}}},
		{"a relative link", "es/index.html", `<a href="../gone">x</a><a href="../page/">y</a>`, []links.Dead{{"es/index.html", 1, 1, "../gone", links.Missing}}},
		{"from another base", "es/a.html", `<base href="/page/"><a href="index.html">x</a><a href="gone">y</a>`, []links.Dead{{"es/a.html", 1, 47, "gone", links.Missing}}},
		{"a folder without its slash", "a.html", `<a href="/page">x</a>`, nil},
		{"a folder without an index", "a.html", `<a href="/files/">x</a>`, []links.Dead{{"a.html", 1, 1, "/files/", links.Missing}}},
		{"another case", "a.html", `<a href="/Page/">x</a>`, []links.Dead{{"a.html", 1, 1, "/Page/", links.Missing}}},
		{"a name with escapes", "a.html", `<a href="/files/%C3%B1.txt?v=1">x</a>`, nil},
		{"a fragment of another page", "a.html", `<a href="/page/#here">x</a><a href="/page/#gone">y</a>`, []links.Dead{{"a.html", 1, 28, "/page/#gone", links.Fragment}}},
		{"a fragment of the page itself, before its element", "a.html", `<a href="#b">x</a><a href="#c">y</a><a href="#top">z</a><i id="b">`, []links.Dead{{"a.html", 1, 19, "#c", links.Fragment}}},
		{"a fragment of a redirect", "a.html", `<meta http-equiv="Refresh" content="0; url=/gone/">`, []links.Dead{{"a.html", 1, 1, "/gone/", links.Missing}}},
		{"pictures", "a.html", `<img src="/files/a.png" srcset="/files/a.png 480w, /gone-960.png 960w,/gone.png">`, []links.Dead{{"a.html", 1, 1, "/gone-960.png", links.Missing}, {"a.html", 1, 1, "/gone.png", links.Missing}}},
		{"a picture twice is one", "a.html", `<img src="/gone.png" srcset="/gone.png 480w">`, []links.Dead{{"a.html", 1, 1, "/gone.png", links.Missing}}},
		{"what a script searches", "a.html", `<form action="/es/gone/" data-index="/es/search.json">`, []links.Dead{{"a.html", 1, 1, "/es/gone/", links.Missing}, {"a.html", 1, 1, "/es/search.json", links.Missing}}},
		{"the picture for others", "a.html", `<meta property="og:image" content="https://archive.example/agenda/gone.png">`, []links.Dead{{"a.html", 1, 1, "https://archive.example/agenda/gone.png", links.Missing}}},
		{"structured data", "a.html", `<script type="application/ld+json">{"url":"https://archive.example/agenda/gone/"}</script>`, []links.Dead{{"a.html", 1, 44, "https://archive.example/agenda/gone/", links.Missing}}},
		{"a sheet in a page", "a.html", "<style>\na{background:url( '/gone.png' )}</style>", []links.Dead{{"a.html", 2, 20, "/gone.png", links.Missing}}},
		{"what is no address", "a.html", `<a href="/%zz">x</a>`, []links.Dead{{"a.html", 1, 1, "/%zz", links.Malformed}}},
		{"a passage of a page", "a.html", `<a href="/page/#:~:text=a">x</a><a href="/page/#here:~:text=a">y</a>`, nil},
		{"the same letters in words", "a.html", "<style>a{}</style>url(/gone.png)<p>url(/gone.png)", nil},
		{"another site beside the one that is mounted", "a.html", `<a href="/agenda-2020/">x</a><a href="https://archive.example/agenda-2020/">y</a><a href="/agenda/page/">z</a>`, nil},
		{"the end of a sentence", "a.md", "See https://archive.example/agenda/files/a.png, *https://archive.example/agenda/files/a.png*; https://archive.example/agenda/files/a.png: not https://archive.example/agenda/gone.png!",
			[]links.Dead{{"a.md", 1, 143, "https://archive.example/agenda/gone.png", links.Missing}}},
		{"a comment", "a.html", `<!-- <a href="/gone/"> -->`, nil},
		{"other sites", "a.html", `<a href="https://other.example/gone"></a><a href="mailto:a@archive.example"></a><a href="//other.example/gone"></a>`, nil},
		{"a sheet", "style.css", `@font-face{src:url(files/ñ.txt)} a{background:url("files/gone.png")} b{background:url(data:image/png;base64,AA)}`, []links.Dead{{"style.css", 1, 52, "files/gone.png", links.Missing}}},
		{"a calendar that folds its lines in an address", "a.ics", "BEGIN:VCALENDAR\r\nURL:https://arch\r\n ive.example/agenda/pa\r\n ge/\r\nURL:https://archive.exam\r\n ple/agenda/go\r\n ne/\r\n", []links.Dead{{"a.ics", 5, 5, "https://archive.example/agenda/gone/", links.Missing}}},
		{"a feed", "a.atom", "<feed><id>https://archive.example/agenda/page/#event/a/es</id>\n<link href=\"https://archive.example/agenda/gone/\"/><content>&lt;a href=&quot;https://archive.example/agenda/page/&quot;&gt;</content>", []links.Dead{{"a.atom", 2, 13, "https://archive.example/agenda/gone/", links.Missing}}},
		{"a site map", "sitemap.xml", `<loc>https://archive.example/agenda/page/</loc><loc>https://archive.example/agenda/gone/</loc>`, []links.Dead{{"sitemap.xml", 1, 53, "https://archive.example/agenda/gone/", links.Missing}}},
		{"an address to subscribe to", "a.html", `<a href="webcal://archive.example/agenda/gone.ics">x</a>`, []links.Dead{{"a.html", 1, 1, "webcal://archive.example/agenda/gone.ics", links.Missing}}},
		{"Markdown", "a.md", "See <https://archive.example/agenda/page/>, [a](https://archive.example/agenda/gone/).", []links.Dead{{"a.md", 1, 49, "https://archive.example/agenda/gone/", links.Missing}}},
		{"redirects", "_redirects", "/agenda/a/ /agenda/page/ 301\n/agenda/b/ /agenda/gone/ 301\n", []links.Dead{{"_redirects", 2, 1, "/agenda/gone/", links.Missing}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			// Without a path below which it is mounted, but for those that name it.
			base := "https://archive.example"
			if strings.Contains(tc.body, "/agenda/") {
				base += "/agenda"
			}
			files := map[string]string{"page/index.html": `<i id="here">`, "files/a.png": "", "files/ñ.txt": ""}
			files[tc.file] = tc.body
			report, err := links.Check(siteOf(files), base)
			require.NoError(t, err)
			assert.Equal(t, tc.want, report.Dead)
			assert.Equal(t, base, report.Base)
		})
	}
}

func TestTheAddressOfTheSiteStandsInRobots(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"index.html": `<a href="/agenda/gone/">x</a><a href="/news/">of the larger site</a><a href="/agenda/">y</a><link rel="canonical" href="https://archive.example/agenda/">`,
		"robots.txt": "User-agent: *\nDisallow:\n\nsitemap: https://archive.example/agenda/sitemap.xml\n", "sitemap.xml": "",
	}
	report, err := links.Check(siteOf(files), "")
	require.NoError(t, err)
	assert.Equal(t, links.Report{Base: "https://archive.example/agenda", Links: 4, Dead: []links.Dead{{"index.html", 1, 1, "/agenda/gone/", links.Missing}}}, report)

	delete(files, "robots.txt")
	report, err = links.Check(siteOf(files), "")
	require.NoError(t, err)
	assert.Empty(t, report.Base)
	assert.Len(t, report.Dead, 3, "as if it were at the root of its host")

	_, err = links.Check(siteOf(files), "archive.example")
	assert.ErrorIs(t, err, links.ErrBase)
}

// FuzzFollowsLikeAServer: a link is dead where a web server answers 404.
func FuzzFollowsLikeAServer(f *testing.F) {
	for _, seed := range []string{"/", "page/", "/page", "/page/index.html", "../../page/?q=1", "a.txt", "/a%2etxt", "%2e", "%2E./page/", "%2E.//", "//other.example/", "#x", "/%zz", "\\page", "http:page/", "/page//", "/./page/..", " /page/ ", "/a.txt/"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, link string) {
		if strings.ContainsAny(link, "\x00\r\n\t#") { // which HTML changes; fragments are not sent
			return
		}
		site := fstest.MapFS{"index.html": {}, "page/index.html": {}, "a.txt": {}}
		site["es/index.html"] = &fstest.MapFile{Data: []byte(`<a href="` + html.EscapeString(link) + `">x</a>`)}
		report, err := links.Check(site, "https://archive.example")
		require.NoError(t, err)

		ref, err := url.Parse(strings.NewReplacer("%2e", ".", "%2E", ".").Replace(strings.TrimSpace(link))) // which is a dot
		if err != nil {
			require.Len(t, report.Dead, 1)
			return
		}
		at := url.URL{Scheme: "https", Host: "archive.example", Path: "/es/"}
		to := at.ResolveReference(ref)
		if to.Scheme != "https" && to.Scheme != "http" && to.Scheme != "webcal" || !strings.EqualFold(to.Host, at.Host) {
			require.Empty(t, report.Dead)
			return
		}
		if strings.Contains(to.Path, "//") || strings.HasSuffix(to.Path, ".txt/") {
			require.Len(t, report.Dead, 1, "only this server is so kind")
			return
		}
		w := answer(site, to)
		for range 2 { // from /page/index.html to /page/, and from there
			if next, err := to.Parse(w.Header().Get("Location")); err == nil && w.Code == http.StatusMovedPermanently {
				to = next
				w = answer(site, to)
			}
		}
		assert.Equal(t, w.Code >= 400, len(report.Dead) == 1, "%q: %d, %v", link, w.Code, report.Dead)
	})
}

// answer is what a web server answers.
func answer(site fs.FS, at *url.URL) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.URL = at
	w := httptest.NewRecorder()
	http.FileServerFS(site).ServeHTTP(w, r)
	return w
}
