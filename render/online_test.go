package render_test

import (
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render/atom"
)

// TestNobodyIsSentToAVenueForSomethingOnline looks for the venue in every
// output.
func TestNobodyIsSentToAVenueForSomethingOnline(t *testing.T) {
	r := rendertest.NewSite(t)
	for name, c := range map[string]struct {
		attendance event.Attendance
		status     event.Status
		dates      []event.Attendance
		named      bool
	}{
		"an event that is online":                           {attendance: event.Online},
		"an event that moved online":                        {status: event.MovedOnline},
		"an event that moved online and says so twice":      {attendance: event.Online, status: event.MovedOnline},
		"an event whose only date is online":                {attendance: event.Hybrid, dates: []event.Attendance{event.Online}},
		"an event in a building":                            {attendance: event.InPerson, named: true},
		"an event of which nobody knows":                    {named: true},
		"an event that moved online and keeps its room":     {attendance: event.Hybrid, status: event.MovedOnline, named: true},
		"an online event with one date to which one goes":   {attendance: event.Online, dates: []event.Attendance{"", event.InPerson}, named: true},
		"an event with dates that are as it is, in a house": {attendance: event.InPerson, dates: []event.Attendance{"", ""}, named: true},
	} {
		t.Run(name, func(t *testing.T) {
			e := &event.Event{ID: "x", Title: i18n.Same("x"), Attendance: c.attendance, Venue: &event.Venue{Name: i18n.Same("Golden Hall"), Accessibility: i18n.Same("Golden ramp")}}
			if c.status != "" {
				e.Status = []event.Status{c.status}
			}
			at := event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, rendertest.NewYork(t))}
			for _, a := range c.dates {
				e.Dates = append(e.Dates, event.Occurrence{When: at, Attendance: a})
			}
			if len(c.dates) == 0 {
				e.When = at
			}
			v := r.ViewOf(t, e, language.Spanish)
			for _, column := range columns[:len(columns)-1] { // cards name no place
				out := rendertest.Printed(t, func(w io.Writer) error { return column.print(r, w, v) })
				if c.named {
					assert.Contains(t, out, "Golden Hall", column.name)
				} else {
					assert.NotContains(t, out, "Golden", column.name)
				}
			}
		})
	}
}

func TestAnOnlineDateHasNoPlaceButItsOwn(t *testing.T) {
	r := rendertest.NewSite(t)
	at := event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, rendertest.NewYork(t))}
	v := r.ViewOf(t, &event.Event{ID: "x", Title: i18n.Same("x"), Attendance: event.InPerson, Venue: &event.Venue{Name: i18n.Same("Golden Hall")},
		Dates: []event.Occurrence{{When: at}, {When: at, Attendance: event.Online}, {When: at, Attendance: event.Online, Venue: &event.Venue{Name: i18n.Same("Studio")}}}}, language.English)
	entries := rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.ICalendar(w, v) })).All("VEVENT")
	require.Len(t, entries, 3)
	var dates []struct{ Location json.RawMessage }
	require.NoError(t, json.Unmarshal([]byte(rendertest.Properties(t, r, v)["subEvent"]), &dates))
	for i, place := range []string{"Golden Hall", "", "Studio"} {
		assert.Equal(t, place, entries[i].Get("LOCATION"))
		assert.Contains(t, string(dates[i].Location), place)
		assert.Equal(t, place != "", strings.Contains(string(dates[i].Location), `"Place"`))
	}
	assert.Contains(t, entries[0].Get("DESCRIPTION"), "In person")
	assert.NotContains(t, entries[1].Get("DESCRIPTION"), "In person")
	f := rendertest.FeedOf(t, r, atom.Feed{About: r.Titled(i18n.Same("x"))}, v)
	assert.Contains(t, f.Entries[0].Summary.XML, "Studio", "where a date has a place of its own")
}

func TestADateToWhichOneGoesHasNoLink(t *testing.T) {
	r := rendertest.NewSite(t)
	at := event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, rendertest.NewYork(t))}
	link := func(u string) []event.OnlineLink { return []event.OnlineLink{{URL: u}} }
	v := r.ViewOf(t, &event.Event{ID: "x", Title: i18n.Same("x"), Attendance: event.Hybrid, Online: link("https://example.org/live"),
		Dates: []event.Occurrence{
			{When: at}, {When: at, Attendance: event.InPerson}, {When: at, Attendance: event.Online, Online: link("https://example.org/other")},
		}}, language.English)
	entries := rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.ICalendar(w, v) })).All("VEVENT")
	require.Len(t, entries, 3)
	var dates []struct{ Location struct{ URL string } }
	require.NoError(t, json.Unmarshal([]byte(rendertest.Properties(t, r, v)["subEvent"]), &dates))
	for i, u := range []string{"https://example.org/live", "", "https://example.org/other"} {
		assert.Equal(t, u, entries[i].Get("CONFERENCE"))
		assert.Equal(t, u, dates[i].Location.URL)
		if u == "" {
			assert.NotContains(t, entries[i].Get("DESCRIPTION"), "https://example.org/live")
		} else {
			assert.Contains(t, entries[i].Get("DESCRIPTION"), u)
		}
	}
}
