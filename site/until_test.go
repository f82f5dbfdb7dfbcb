package site_test

import (
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/internal/links"
	"github.com/tertulia-go/tertulia/site"
)

// passing are events of which lists, neighbours and related events change as these
// begin and end, in two places and of two people, and one that is published later.
func passing() fs.FS {
	files := archive("speakers/ana.yaml", "name: Ana\n", "venues/hall.yaml", "name: {es: Sala, en: Hall}\n", "series/rivers.yaml", "name: {es: Ríos, en: Rivers}\n", "programs/house.yaml", "name: {es: Casa, en: House}\n",
		"events/one.yaml", "title: {es: Uno, en: One}\nstart: 2026-12-30 18:00\nend: 2026-12-30 19:00\nseries: rivers\nvenue: hall\n",
		"events/two.yaml", "title: {es: Dos, en: Two}\nstart: 2027-01-02 18:00\nend: 2027-01-02 19:00\nseries: rivers\nparticipants: [{speaker: ana, role: speaker}]\n",
		"events/three.yaml", "title: {es: Tres, en: Three}\nstart: 2027-01-03 18:00\nhosts: [house]\ntopics: [{es: Agua, en: Water}]\nlanguages: {spoken: [es]}\ndescription: {es: \"[Cuatro](event:four)\"}\n",
		"events/four.yaml", "title: {es: Cuatro, en: Four}\nstart: 2027-01-04 18:00\nend: 2027-01-04 19:00\npublish: 2027-01-01 09:00\nseries: rivers\nvenue: hall\nhosts: [house]\ntopics: [{es: Agua, en: Water}]\nparticipants: [{speaker: ana, role: speaker}]\n",
		"events/five.yaml", "title: {es: Cinco, en: Five}\nstart: 2025-06-01 18:00\nend: 2025-06-01 19:00\nvenue: hall\n",
		"events/six.yaml", "title: {es: Seis, en: Six}\npublish: {en: 2027-01-01 10:00}\nstart: 2027-01-05 18:00\n",
		"events/later.yaml", "title: {es: Nunca, en: Never}\n")
	return files
}

func TestABuiltSiteHasWhatItsPagesLeadTo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	_, err := siteOf(t, passing(), site.Options{PageSize: 2, BaseURL: "https://example.org/agenda"}).Build(t.Context(), dir, nil)
	require.NoError(t, err)
	report, err := links.Check(os.DirFS(dir), "")
	require.NoError(t, err)
	assert.Empty(t, report.Dead)
	assert.Greater(t, report.Links, 1000)
}

// Whoever keeps a page no longer than it says never sees another than the site has; and
// what the site keeps for itself is never older.
func TestEachPageHoldsUntilItSays(t *testing.T) {
	t.Parallel()
	files := passing()
	clock := time.Date(2026, 12, 30, 12, 0, 0, 0, time.UTC)
	o := site.Options{MaxAge: 1 << 62, PageSize: 2}
	at := func(moment time.Time) *site.Site {
		o := o
		o.Now = func() time.Time { return moment }
		return siteOf(t, files, o)
	}
	o.Now = func() time.Time { return clock }
	s := siteOf(t, files, o)
	type kept struct {
		body  string
		until time.Time
	}
	known := make(map[string]kept)
	paths := make(map[string]bool)
	for _, moment := range []time.Time{clock, clock.AddDate(0, 1, 0)} {
		dir := t.TempDir()
		_, err := at(moment).Build(t.Context(), dir, nil)
		require.NoError(t, err)
		for name := range tree(t, dir) {
			if !strings.HasPrefix(name, "en/") && strings.Contains(name, "/") && !strings.HasPrefix(name, "assets/") && !strings.HasPrefix(name, "cards/") {
				paths["/"+strings.TrimSuffix(name, "index.html")] = true
			}
		}
	}
	steps := 0
	for end := clock.AddDate(0, 0, 8); clock.Before(end); steps++ {
		next, fresh := end, at(clock)
		for path := range paths {
			w := ask(t, s, path)
			now := kept{body: fmt.Sprint(w.Code, w.Body)}
			again := ask(t, fresh, path)
			if !assert.Equal(t, fmt.Sprint(again.Code, again.Body), now.body, "%s at %s: the site keeps what it was before", path, clock) {
				return
			}
			if age, ok := strings.CutPrefix(w.Header().Get("Cache-Control"), "max-age="); ok && w.Code == http.StatusOK {
				seconds, err := strconv.Atoi(age)
				require.NoError(t, err)
				if now.until = clock.Add(time.Duration(seconds) * time.Second); now.until.Before(next) {
					next = now.until
				}
			}
			if before, ok := known[path]; ok && clock.Before(before.until) {
				assert.Equal(t, before.body, now.body, "%s at %s, which was said to hold until %s", path, clock, before.until)
			}
			known[path] = now
		}
		clock = next
	}
	assert.Greater(t, steps, 10, "something has happened")
}
