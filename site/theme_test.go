package site_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/site"
	"github.com/tertulia-go/tertulia/site/internal/qrcode"
)

var (
	sheetOf = regexp.MustCompile(`<link rel="stylesheet" href="([^"]+)">`)
	fontOf  = regexp.MustCompile(`<link rel="preload" href="([^"]+)" as="font"`)
	// eventPage is a link of the example's lists to an event.
	eventPage = regexp.MustCompile(`href="(/(?:es/eventos|en/events)/[a-z0-9-]+/)"`)
)

// found is what a pattern finds on a page.
func found(t *testing.T, pattern *regexp.Regexp, page string) string {
	t.Helper()
	m := pattern.FindStringSubmatch(page)
	require.NotNil(t, m, "%s", pattern)
	return m[1]
}

func TestASiteKeepsTheBudgetsOfItsLook(t *testing.T) {
	t.Parallel()
	s := examples(t, site.Options{})
	home := ask(t, s, "/es/").Body.String()
	sheet := ask(t, s, found(t, sheetOf, home)).Body.Len()
	assert.LessOrEqual(t, sheet, 25_000, "the sheet")
	assert.LessOrEqual(t, ask(t, s, found(t, fontOf, home)).Body.Len(), 45_000, "the face of headings")
	pages := map[string]bool{}
	for _, list := range []string{"/es/eventos/", "/en/events/"} {
		for _, m := range eventPage.FindAllStringSubmatch(ask(t, s, list).Body.String(), -1) {
			pages[m[1]] = true
		}
	}
	require.Greater(t, len(pages), 20)
	for path := range pages {
		w := ask(t, s, path)
		require.Equal(t, http.StatusOK, w.Code, path)
		assert.LessOrEqual(t, w.Body.Len()+sheet, 60_000, path)
	}
}

func TestAFileOfASiteIsNotTakenForItsSheet(t *testing.T) {
	t.Parallel()
	s := siteOf(t, fstest.MapFS{
		"site.yaml": {Data: []byte("name: A\nlanguages: [es]\n")}, "static/assets/style-mine.css": {Data: []byte("p { color: red }\n")},
	}, site.Options{})
	assert.Regexp(t, `/assets/style-[0-9a-f]{16}\.css`, found(t, sheetOf, ask(t, s, "/es/").Body.String()))
	assert.Equal(t, http.StatusOK, ask(t, s, "/assets/style-mine.css").Code)
}

func TestASiteThatWantsNoFontServesNone(t *testing.T) {
	t.Parallel()
	of := func(theme string) (page, sheet string) {
		s := siteOf(t, fstest.MapFS{"site.yaml": {Data: []byte("name: A\nlanguages: [es]\n" + theme)}}, site.Options{})
		page = ask(t, s, "/es/").Body.String()
		return page, ask(t, s, found(t, sheetOf, page)).Body.String()
	}
	page, sheet := of("")
	assert.Contains(t, sheet, `url("`+strings.TrimPrefix(found(t, fontOf, page), "/assets/")+`")`)
	page, sheet = of("theme: {font: none}\n")
	assert.NotContains(t, page, "woff2")
	assert.NotContains(t, sheet, "@font-face")
	assert.Contains(t, sheet, "--tt-serif:")
}

func TestAPageOfAnEventHasItsAddressAsACodeForPaper(t *testing.T) {
	t.Parallel()
	const path = "/es/eventos/archivos-abiertos/"
	for base, at := range map[string]string{"https://example.org": path, "https://example.org/agenda": "/agenda" + path} {
		s := examples(t, site.Options{BaseURL: base})
		page := ask(t, s, at).Body.String()
		assert.Contains(t, page, `<p class="tt-code"><img src="`+strings.TrimSuffix(at, "/")+`.svg" alt="Código QR con la dirección de esta página"`)
		w := ask(t, s, strings.TrimSuffix(at, "/")+".svg")
		assert.Equal(t, "image/svg+xml", w.Header().Get("Content-Type"))
		want, err := qrcode.SVG(strings.TrimSuffix(base, "/agenda") + at)
		require.NoError(t, err)
		assert.Equal(t, string(want), w.Body.String())
	}
	nowhere := siteOf(t, fstest.MapFS{
		"site.yaml": {Data: []byte("name: A\nlanguages: [es]\n")}, "events/e.yaml": {Data: []byte("title: T\n")},
	}, site.Options{})
	assert.NotContains(t, ask(t, nowhere, "/es/eventos/t/").Body.String(), "tt-code")
	assert.Equal(t, http.StatusNotFound, ask(t, nowhere, "/es/eventos/t.svg").Code)
	long := examples(t, site.Options{BaseURL: "https://example.org/" + strings.Repeat("a", 280)})
	page := ask(t, long, "/"+strings.Repeat("a", 280)+path).Body.String()
	assert.Contains(t, page, "Archivos abiertos")
	assert.NotContains(t, page, "tt-code", "too fine for paper")
}

func TestOnlyAProgrammeThatIsNotOverIsMarkedByAScript(t *testing.T) {
	t.Parallel()
	const congress, evening = "/es/eventos/ii-congreso-de-cuencas-compartidas/", "/es/eventos/archivos-abiertos/"
	marks := regexp.MustCompile(`<script defer src="(/assets/now-[0-9a-f]{16}\.js)" data-now="ahora"></script>`)
	s := examples(t, site.Options{})
	page := ask(t, s, congress).Body.String()
	assert.Equal(t, http.StatusOK, ask(t, s, found(t, marks, page)).Code)
	assert.NotContains(t, ask(t, s, evening).Body.String(), "/assets/now-", "without sessions")
	over := examples(t, site.Options{Now: func() time.Time { return time.Date(2027, 6, 5, 12, 0, 0, 0, time.UTC) }})
	assert.NotContains(t, ask(t, over, congress).Body.String(), "/assets/now-")
}

func TestNobodyIsToPutWhatIsPostponedIntoACalendar(t *testing.T) {
	t.Parallel()
	s := examples(t, site.Options{})
	assert.Contains(t, ask(t, s, "/en/events/open-archives/").Body.String(), "tt-calendars")
	page := ask(t, s, "/en/events/symposium-writing-on-the-border/").Body.String()
	assert.Contains(t, page, "This event has been postponed.")
	assert.NotContains(t, page, "tt-calendars")
	assert.NotContains(t, page, "tt-way-in")
}
