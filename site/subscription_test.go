package site_test

import (
	"fmt"
	"regexp"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/site"
)

func TestWhatOneSubscribesToIsBounded(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"site.yaml": {Data: []byte("name: {es: Archivo, en: Archive}\nbase_url: https://example.org\nlanguages: [es, en]\nzone: America/Bogota\n")}}
	add := func(id, start, updated string) {
		files["events/"+id+".yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil, "title: %s\nstart: %s\nupdated: %s\n", id, start, updated)}
	}
	// Now is the ninth of March 2027.
	add("next", "2027-03-10 18:00", "2027-01-01")
	add("later", "2027-04-10 18:00", "2027-01-03")
	add("over", "2027-03-01 18:00", "2027-01-02")
	add("long-over", "2026-03-20 18:00", "2027-01-05")
	add("over-for-a-year", "2026-03-01 18:00", "2027-01-06")
	add("some-day", "2027-05", "2027-01-04") // which no calendar has
	uids, ids := regexp.MustCompile(`UID:([a-z-]+)@`), regexp.MustCompile(`#event/([a-z-]+)/es`)
	for _, tc := range []struct {
		options        site.Options
		calendar, feed []string
	}{
		{site.Options{Now: noon}, []string{"next", "later", "over", "long-over"}, []string{"long-over", "some-day", "later", "over", "next"}},
		{site.Options{Now: noon, CalendarSize: 4, FeedSize: 3}, []string{"next", "later", "over"}, []string{"long-over", "some-day", "later"}},
		{site.Options{Now: noon, CalendarSize: 1, FeedSize: 1}, []string{"next"}, []string{"long-over"}},
	} {
		s := siteOf(t, files, tc.options)
		found := func(path string, names *regexp.Regexp) []string {
			var all []string
			for _, m := range names.FindAllStringSubmatch(ask(t, s, path).Body.String(), -1) {
				all = append(all, m[1])
			}
			return all
		}
		assert.Equal(t, tc.calendar, found("/es/eventos.ics", uids), tc.options)
		assert.Equal(t, tc.feed, found("/es/eventos.atom", ids), tc.options)
	}
}
