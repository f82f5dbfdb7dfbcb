package site_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/site"
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
