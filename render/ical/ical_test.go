package ical_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/golden"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/internal/rounds"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/ical"
	"github.com/tertulia-go/tertulia/render/view"
)

func icsOf(t testing.TB, r *rendertest.Site, e *event.Event, tag language.Tag) *rendertest.ICSComponent {
	t.Helper()
	v := r.ViewOf(t, e, tag)
	return rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.ICalendar(w, v) }))
}

// instant is the moment that a property names, read by the definitions of the
// calendar alone.
func instant(t testing.TB, calendar *rendertest.ICSComponent, p rendertest.ICSProperty) time.Time {
	t.Helper()
	id := p.Params["TZID"]
	if id == "" {
		at, err := time.Parse("20060102T150405Z", p.Value)
		require.NoError(t, err)
		return at
	}
	clock, err := time.Parse("20060102T150405", p.Value)
	require.NoError(t, err)
	for _, zone := range calendar.All("VTIMEZONE") {
		if zone.Get("TZID") == id {
			return clock.Add(-offsetAt(t, zone, clock)).UTC()
		}
	}
	t.Fatalf("%s is not defined", id)
	return time.Time{}
}

// offsetAt is the offset of the observance whose onset is the last one not
// after a time on the clock.
func offsetAt(t testing.TB, zone *rendertest.ICSComponent, clock time.Time) time.Duration {
	t.Helper()
	var last time.Time
	var offset time.Duration
	found := false
	for _, observance := range zone.Components {
		for _, onset := range onsetsOf(t, observance, clock.Year()) {
			if !onset.After(clock) && (!found || onset.After(last)) {
				last, offset, found = onset, parseOffset(t, observance.Get("TZOFFSETTO")), true
			}
		}
	}
	require.True(t, found, "no onset before %s", clock)
	return offset
}

func onsetsOf(t testing.TB, observance *rendertest.ICSComponent, until int) []time.Time {
	t.Helper()
	first, err := time.Parse("20060102T150405", observance.Get("DTSTART"))
	require.NoError(t, err)
	onsets := []time.Time{first}
	for _, p := range observance.Properties {
		switch p.Name {
		case "RDATE":
			at, err := time.Parse("20060102T150405", p.Value)
			require.NoError(t, err)
			onsets = append(onsets, at)
		case "RRULE":
			m := regexp.MustCompile(`^FREQ=YEARLY;BYMONTH=(\d+);BYDAY=(-?\d)(SU|MO|TU|WE|TH|FR|SA)$`).FindStringSubmatch(p.Value)
			require.NotNil(t, m, p.Value)
			month, _ := strconv.Atoi(m[1])
			week, _ := strconv.Atoi(m[2])
			for year := first.Year(); year <= until; year++ {
				var days []time.Time
				for day := time.Date(year, time.Month(month), 1, first.Hour(), first.Minute(), first.Second(), 0, time.UTC); day.Month() == time.Month(month); day = day.AddDate(0, 0, 1) {
					if strings.EqualFold(day.Weekday().String()[:2], m[3]) {
						days = append(days, day)
					}
				}
				if week < 0 {
					onsets = append(onsets, days[len(days)+week])
				} else {
					onsets = append(onsets, days[week-1])
				}
			}
		}
	}
	return onsets
}

func parseOffset(t testing.TB, s string) time.Duration {
	t.Helper()
	require.Regexp(t, `^[+-]\d{4}(\d\d)?$`, s)
	s += "00"
	hours, _ := strconv.Atoi(s[1:3])
	minutes, _ := strconv.Atoi(s[3:5])
	seconds, _ := strconv.Atoi(s[5:7])
	d := time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute + time.Duration(seconds)*time.Second
	if s[0] == '-' {
		return -d
	}
	return d
}

func find(t testing.TB, c *rendertest.ICSComponent, name string) rendertest.ICSProperty {
	t.Helper()
	for _, p := range c.Properties {
		if p.Name == name {
			return p
		}
	}
	t.Fatalf("%s has no %s", c.Name, name)
	return rendertest.ICSProperty{}
}

var zoneNames = []string{
	"America/New_York", "America/Mexico_City", "America/Argentina/Salta", "America/Santiago", "America/Bogota", "America/Havana",
	"America/Sao_Paulo", "America/Asuncion", "America/Caracas", "America/Tijuana", "America/St_Johns", "America/Nuuk",
	"Europe/Madrid", "Europe/London", "Europe/Dublin", "Atlantic/Canary", "Africa/Casablanca", "Africa/Cairo", "Asia/Jerusalem",
	"Asia/Tehran", "Asia/Kolkata", "Asia/Gaza", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Easter", "Antarctica/Troll", "Etc/UTC",
}

// TestTimesAreRightInEveryZone reads back times at random and around every
// change of the clock.
func TestTimesAreRightInEveryZone(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	random := rand.New(rand.NewPCG(1, 2))
	for _, name := range zoneNames {
		zone, err := time.LoadLocation(name)
		require.NoError(t, err)
		var starts []time.Time
		for range 40 {
			year := 1880 + random.IntN(230)
			starts = append(starts, time.Date(year, 1, 1+random.IntN(366), random.IntN(24), random.IntN(60), 0, 0, zone))
		}
		for _, year := range []int{1890, 1918, 1942, 1975, 2006, 2007, 2018, 2022, 2027, 2028, 2040} {
			for at := time.Date(year, 1, 1, 0, 0, 0, 0, zone); at.Year() <= year; at = at.Add(time.Hour) {
				_, before := at.Add(-time.Hour).Zone()
				if _, now := at.Zone(); now != before {
					for minutes := -150; minutes <= 150; minutes += 30 {
						starts = append(starts, at.Add(time.Duration(minutes)*time.Minute))
					}
				}
			}
			starts = append(starts, time.Date(year, 12, 31, 23, 59, 59, 0, zone))
		}
		for i, start := range starts {
			if i%rounds.Of(1, 3) != 0 { // of the eleven around a change of clocks, others each time
				continue
			}
			e := &event.Event{ID: "x", Title: i18n.Same("x"), When: event.When{Start: start, End: start.Add(90 * time.Minute)}}
			calendar := icsOf(t, r, e, language.English)
			vevent := calendar.All("VEVENT")[0]
			require.Equal(t, start.UTC(), instant(t, calendar, find(t, vevent, "DTSTART")), "%s %s", name, start)
			require.Equal(t, start.Add(90*time.Minute).UTC(), instant(t, calendar, find(t, vevent, "DTEND")), "%s %s", name, start)
		}
	}
}

func TestOneCalendarOfManyYearsAndZones(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	var views []*view.Event
	var starts []time.Time
	for i, name := range zoneNames {
		zone, err := time.LoadLocation(name)
		require.NoError(t, err)
		for _, year := range []int{1999, 2026, 2027, 2031} {
			for _, month := range []time.Month{time.January, time.April, time.October} {
				start := time.Date(year, month, 1, 18, 30, 0, 0, zone)
				starts = append(starts, start)
				views = append(views, r.ViewOf(t, &event.Event{ID: fmt.Sprint("e", i, year, month), Title: i18n.Same("x"), When: event.When{Start: start}}, language.English))
			}
		}
	}
	out := rendertest.Printed(t, func(w io.Writer) error { return r.Calendar(w, ical.Calendar{}, views...) })
	golden.File(t, "testdata/zones.ics", []byte(out)) // which other readers of calendars check
	calendar := rendertest.ParseICS(t, out)
	assert.Len(t, calendar.All("VTIMEZONE"), len(zoneNames))
	vevents := calendar.All("VEVENT")
	require.Len(t, vevents, len(starts))
	for i, vevent := range vevents {
		require.Equal(t, starts[i].UTC(), instant(t, calendar, find(t, vevent, "DTSTART")), "%s", starts[i])
	}
}

func TestCalendarEntries(t *testing.T) {
	zone := rendertest.NewYork(t)
	at := func(day, hour int) time.Time { return time.Date(2027, 3, day, hour, 0, 0, 0, zone) }
	cases := []struct {
		name string
		e    event.Event
		want []string // properties of the first VEVENT
		not  []string // names that it lacks
	}{
		{"on the clock of its zone", event.Event{When: event.When{Start: at(9, 9), End: at(9, 11)}},
			[]string{"DTSTART;TZID=America/New_York:20270309T090000", "DTEND;TZID=America/New_York:20270309T110000", "STATUS:CONFIRMED"}, []string{"TRANSP"}},
		{"an end that is not known", event.Event{When: event.When{Start: at(9, 9)}},
			[]string{"DTSTART;TZID=America/New_York:20270309T090000"}, []string{"DTEND", "DURATION"}},
		{"an end that is no later is none", event.Event{When: event.When{Start: at(9, 9), End: at(9, 9)}}, nil, []string{"DTEND"}},
		{"an hour that is not known", event.Event{When: event.When{Start: at(9, 0), Precision: i18n.Day}},
			[]string{"DTSTART;VALUE=DATE:20270309", "TRANSP:TRANSPARENT"}, []string{"DTEND"}},
		{"the last of several days is included", event.Event{When: event.When{Start: at(9, 0), End: at(11, 0), Precision: i18n.Day}},
			[]string{"DTSTART;VALUE=DATE:20270309", "DTEND;VALUE=DATE:20270312"}, nil},
		{"a zone without a name that calendars know", event.Event{When: event.When{Start: time.Date(2027, 3, 9, 9, 0, 0, 0, time.FixedZone("here", -5*3600))}},
			[]string{"DTSTART:20270309T140000Z"}, nil},
		{"the second of an hour that comes twice", event.Event{When: event.When{Start: time.Date(2027, 11, 7, 6, 30, 0, 0, time.UTC).In(zone)}},
			[]string{"DTSTART:20271107T063000Z"}, nil},
		{"the first of an hour that comes twice", event.Event{When: event.When{Start: time.Date(2027, 11, 7, 5, 30, 0, 0, time.UTC).In(zone)}},
			[]string{"DTSTART;TZID=America/New_York:20271107T013000"}, nil},
		{"cancelled", event.Event{When: event.When{Start: at(9, 9)}, Status: []event.Status{event.Cancelled}},
			[]string{"STATUS:CANCELLED", "COMMENT:This event has been cancelled."}, nil},
		{"cancelled, after it had been postponed", event.Event{When: event.When{Start: at(9, 9)}, Status: []event.Status{event.Cancelled, event.Postponed}},
			[]string{"STATUS:CANCELLED"}, nil},
		{"postponed", event.Event{When: event.When{Start: at(9, 9)}, Status: []event.Status{event.Postponed}}, []string{"STATUS:TENTATIVE"}, nil},
		{"postponed to a date that is known", event.Event{When: event.When{Start: at(9, 9)}, Status: []event.Status{event.Postponed}, Previous: &event.Occurrence{When: event.When{Start: at(2, 9)}}},
			[]string{"STATUS:CONFIRMED"}, nil},
		{"moved", event.Event{When: event.When{Start: at(9, 9)}, Status: []event.Status{event.Rescheduled}}, []string{"STATUS:CONFIRMED"}, nil},
		{"nobody knows when it was updated", event.Event{When: event.When{Start: at(9, 9)}},
			[]string{"DTSTAMP:19700101T000000Z"}, []string{"LAST-MODIFIED", "SEQUENCE"}},
		{"updated", event.Event{When: event.When{Start: at(9, 9)}, Updated: time.Date(2027, 2, 1, 0, 0, 0, 0, time.UTC)},
			[]string{"DTSTAMP:20270201T000000Z", "LAST-MODIFIED:20270201T000000Z", "SEQUENCE:30024000"}, nil},
		{"a revision of its own", event.Event{When: event.When{Start: at(9, 9)}, Updated: time.Date(2027, 2, 1, 0, 0, 0, 0, time.UTC), Sequence: 3},
			[]string{"SEQUENCE:3"}, nil},
		{"a title in another language", event.Event{Title: i18n.Text{language.Spanish: "Archivos; y, más"}, When: event.When{Start: at(9, 9)}},
			[]string{"SUMMARY;LANGUAGE=es:Archivos; y, más"}, nil},
		{"a place", event.Event{When: event.When{Start: at(9, 9)}, Venue: &event.Venue{Name: rendertest.Both("Archive", "Archivo"), City: i18n.Same("Salta"), Country: "AR", Geo: &event.Geo{Latitude: -24.7859, Longitude: -65.41166}}},
			[]string{"LOCATION:Archive, Salta, Argentina", "GEO:-24.785900;-65.411660"}, nil},
		{"a place in another language", event.Event{When: event.When{Start: at(9, 9)}, Venue: &event.Venue{Name: i18n.Text{language.Spanish: "Archivo"}, City: i18n.Same("Salta")}},
			[]string{"LOCATION;LANGUAGE=es:Archivo, Salta"}, nil},
		{"a place in two languages", event.Event{When: event.When{Start: at(9, 9)}, Venue: &event.Venue{Name: i18n.Text{language.Spanish: "Archivo"}, Country: "AR"}},
			[]string{"LOCATION:Archivo [in\u00a0Spanish], Argentina"}, nil},
		{"topics in two languages", event.Event{When: event.When{Start: at(9, 9)}, Topics: []field.Term{{Label: i18n.Text{language.English: "a, b"}}, {Label: i18n.Text{language.Spanish: "c"}}, {Label: i18n.Text{language.English: "d"}}}},
			[]string{"CATEGORIES:a, b,d", "CATEGORIES;LANGUAGE=es:c"}, nil},
		{"where to join", event.Event{When: event.When{Start: at(9, 9)}, Online: []event.OnlineLink{{URL: "https://example.org/vídeo?a=1;b=2", Label: i18n.Text{language.Spanish: `El "vivo": a^n`}}, {}}},
			[]string{`CONFERENCE;LABEL=El "vivo": a^n;LANGUAGE=es;VALUE=URI:https://example.org/v%C3%ADdeo?a=1;b=2`}, nil},
		{"whom to ask organizes", event.Event{When: event.When{Start: at(9, 9)}, Contact: field.Contact{Name: i18n.Same("Ana"), Email: "ana@example.org"}},
			[]string{"ORGANIZER;CN=Ana:mailto:ana@example.org", "CONTACT:Ana, ana@example.org"}, nil},
		{"a host", event.Event{When: event.When{Start: at(9, 9)}, Hosts: []event.Hosting{{Program: &event.Program{Name: i18n.Same("The Archive"), URL: i18n.Same("https://example.org/a")}}}},
			[]string{"ORGANIZER;CN=The Archive:https://example.org/a"}, nil},
		{"nobody", event.Event{When: event.When{Start: at(9, 9)}}, nil, []string{"ORGANIZER", "CONTACT", "LOCATION", "GEO", "COMMENT", "CATEGORIES"}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			e := tc.e
			e.ID = "open"
			if e.Title == nil {
				e.Title = rendertest.Both("Open Archives", "Archivos abiertos")
			}
			calendar := icsOf(t, rendertest.NewSite(t), &e, language.English)
			vevents := calendar.All("VEVENT")
			require.Len(t, vevents, 1)
			var got, names []string
			for _, p := range vevents[0].Properties {
				got = append(got, p.String())
				names = append(names, p.Name)
			}
			for _, want := range append(tc.want, "UID:open@example.org/archive", "URL:https://example.org/en/event/open") {
				assert.Contains(t, got, want)
			}
			for _, name := range tc.not {
				assert.NotContains(t, names, name)
			}
			published := slices.ContainsFunc(names, func(name string) bool { return name == "ORGANIZER" })
			assert.Equal(t, published, calendar.Get("METHOD") == "PUBLISH", "RFC 5546 section 3.2.1")
		})
	}
}

func TestSeparateDatesAndPanelsAreEntries(t *testing.T) {
	zone := rendertest.NewYork(t)
	at := func(day int) event.When {
		return event.When{Start: time.Date(2027, 3, day, 9, 0, 0, 0, zone)}
	}
	r := rendertest.NewSite(t)
	e := &event.Event{
		ID: "course", Title: rendertest.Both("Course", "Curso"),
		Dates: []event.Occurrence{
			{When: at(1)},
			{When: event.When{Start: time.Date(2027, 4, 1, 0, 0, 0, 0, zone), Precision: i18n.Month}},
			{When: at(15), Venue: &event.Venue{Name: i18n.Same("Elsewhere")}},
		},
		Venue: &event.Venue{Name: i18n.Same("Here")},
		Panels: []*event.Panel{
			{ID: "opening", Title: i18n.Same("Opening"), When: at(1), Rooms: []i18n.Text{i18n.Same("Room 5")}},
			{Title: i18n.Same("Without a time")},
		},
	}
	entries := func(c *rendertest.ICSComponent) []string {
		var got []string
		for _, vevent := range c.All("VEVENT") {
			got = append(got, strings.Join([]string{vevent.Get("UID"), vevent.Get("DTSTART"), vevent.Get("SUMMARY"), vevent.Get("LOCATION"), vevent.Get("RELATED-TO")}, " | "))
		}
		return got
	}
	dates := []string{
		"course/at-20270301T140000Z@example.org/archive | 20270301T090000 | Course | Here | ",
		"course/at-20270315T130000Z@example.org/archive | 20270315T090000 | Course | Elsewhere | ",
	}
	assert.Equal(t, dates, entries(icsOf(t, r, e, language.English)))
	v := r.ViewOf(t, e, language.English)
	calendar := rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.Calendar(w, ical.Calendar{Panels: true}, v) }))
	assert.Equal(t, append(dates, "course/panel-opening@example.org/archive | 20270301T090000 | Opening · Course | Room 5, Here | course/at-20270301T140000Z@example.org/archive"), entries(calendar))
}

func TestUIDsStayInEveryLanguage(t *testing.T) {
	r := rendertest.NewSite(t)
	e := rendertest.Specimen(t, rendertest.Harmless)
	uids := func(tag language.Tag) []string {
		v := r.ViewOf(t, e, tag)
		var all []string
		for _, vevent := range rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.Calendar(w, ical.Calendar{Panels: true}, v) })).All("VEVENT") {
			all = append(all, vevent.Get("UID"))
		}
		return all
	}
	first := uids(language.English)
	require.NotEmpty(t, first)
	assert.Equal(t, first, uids(language.Spanish))
	e.Title, e.When.Start, e.Updated = rendertest.Both("Other", "Otro"), e.When.Start.AddDate(0, 0, 1), e.Updated.AddDate(0, 0, 1)
	assert.Equal(t, first, uids(language.English))
}

func TestACalendarSaysWhatItIs(t *testing.T) {
	r := rendertest.NewSite(t)
	v := r.ViewOf(t, rendertest.Specimen(t, rendertest.Harmless), language.English)
	about := r.Views.Page(view.About{Title: rendertest.Both("Events", "Actividades"), Summary: rendertest.Both("All of them", "Todas")}, language.Spanish)
	about.URL = "/es/"
	calendar := rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error {
		return r.Calendar(w, ical.Calendar{
			About: about, Source: "https://example.org/es.ics", Refresh: 90 * time.Minute,
		}, v)
	}))
	var got []string
	for _, p := range calendar.Properties {
		got = append(got, p.String())
	}
	assert.Equal(t, []string{
		"VERSION:2.0", "PRODID:-//tertulia//tertulia//EN", "METHOD:PUBLISH", "NAME:Actividades", "X-WR-CALNAME:Actividades", "DESCRIPTION:Todas",
		"URL:https://example.org/es/", "SOURCE;VALUE=URI:https://example.org/es.ics", "LAST-MODIFIED:20270301T140000Z",
		"REFRESH-INTERVAL;VALUE=DURATION:PT90M", "X-PUBLISHED-TTL:PT90M",
	}, got)
	vevent := calendar.All("VEVENT")[0]
	assert.Equal(t, "en", find(t, vevent, "SUMMARY").Params["LANGUAGE"], "a view for another reader is marked")
	assert.Equal(t, "en", find(t, vevent, "DESCRIPTION").Params["LANGUAGE"])
}

func TestWhatHasNoPlaceInACalendar(t *testing.T) {
	r := rendertest.NewSite(t)
	day := event.When{Start: time.Date(2027, 3, 9, 9, 0, 0, 0, time.UTC)}
	for name, e := range map[string]*event.Event{
		"no date":         {ID: "x", Title: i18n.Same("x")},
		"to be confirmed": {ID: "x", Title: i18n.Same("x"), When: event.When{ToBeConfirmed: true}},
		"only a month":    {ID: "x", Title: i18n.Same("x"), When: event.When{Start: day.Start, Precision: i18n.Month}},
		"a year too far":  {ID: "x", Title: i18n.Same("x"), When: event.When{Start: day.Start.AddDate(9000, 0, 0)}},
	} {
		v := r.ViewOf(t, e, language.English)
		err := r.ICalendar(io.Discard, v)
		require.ErrorIs(t, err, ical.ErrNoDay, name)
		assert.EqualError(t, err, "ical: event x: no day is known", name)
		calendar := rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.Calendar(w, ical.Calendar{}, v) }))
		assert.Empty(t, calendar.All("VEVENT"), name)
	}
	v := r.ViewOf(t, &event.Event{Title: i18n.Same("No id"), When: day}, language.English)
	require.ErrorIs(t, r.ICalendar(io.Discard, v), ical.ErrNoID)
	require.ErrorIs(t, r.Calendar(io.Discard, ical.Calendar{}, v), ical.ErrNoID)
	p, err := r.Program(&event.Program{ID: "p", Name: i18n.Same("P")}, language.English)
	require.NoError(t, err)
	require.ErrorIs(t, r.ICalendar(io.Discard, p), ical.ErrNoDay)
}

// FuzzTimes prints an event at any time in any zone, and reads one entry with
// the same moment back from the calendar and from JSON-LD.
func FuzzTimes(f *testing.F) {
	f.Add(int64(1804602600), int64(5400), uint8(0), uint8(0))
	f.Add(int64(-62135596800), int64(253402300799), uint8(3), uint8(1))
	f.Add(int64(253402300799), int64(1), uint8(20), uint8(2))
	f.Add(int64(253402311600), int64(3600), uint8(0), uint8(0)) // the last evening of 9999
	f.Add(int64(-2717650800), int64(86400), uint8(0), uint8(0))
	r := rendertest.NewSite(f)
	zones := make([]*time.Location, len(zoneNames))
	for i, name := range zoneNames {
		zone, err := time.LoadLocation(name)
		require.NoError(f, err)
		zones[i] = zone
	}
	f.Fuzz(func(t *testing.T, start, lasts int64, zone, precision uint8) {
		if lasts < 0 || lasts > 400*24*3600 {
			return
		}
		when := event.When{
			Start: time.Unix(start, 0).In(zones[int(zone)%len(zones)]), Precision: i18n.Precision(precision % 3),
		}
		when.End = when.Start.Add(time.Duration(lasts) * time.Second)
		v := r.ViewOf(t, &event.Event{ID: "x", Title: i18n.Same("x"), When: when}, language.English)
		written := func(at time.Time) bool {
			return !at.IsZero() && at.Year() >= 1 && at.Year() <= 9999 && at.UTC().Year() >= 1
		}
		startDate := strings.Trim(rendertest.Properties(t, r, v)["startDate"], `"`)
		if !written(when.Start) {
			require.ErrorIs(t, r.ICalendar(io.Discard, v), ical.ErrNoDay)
			return
		}
		layouts := []string{time.RFC3339, time.DateOnly, "2006-01"}
		read, err := time.Parse(layouts[when.Precision], startDate)
		require.NoError(t, err)
		if when.Precision == i18n.Month {
			require.ErrorIs(t, r.ICalendar(io.Discard, v), ical.ErrNoDay)
			return
		}
		calendar := icsOf(t, r, &event.Event{ID: "x", Title: i18n.Same("x"), When: when}, language.English)
		vevents := calendar.All("VEVENT")
		require.Len(t, vevents, 1)
		if when.Precision == i18n.Day {
			require.Equal(t, when.Start.Format("20060102"), vevents[0].Get("DTSTART"))
			return
		}
		require.Equal(t, when.Start.UTC(), read.UTC())
		require.Equal(t, when.Start.UTC(), instant(t, calendar, find(t, vevents[0], "DTSTART")))
		if lasts > 0 && written(when.End) {
			require.Equal(t, when.End.UTC(), instant(t, calendar, find(t, vevents[0], "DTEND")))
		}
	})
}

func TestAPanelInTheCalendarIsInItsOwnRoomAndLanguages(t *testing.T) {
	r := rendertest.NewSite(t)
	at := event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, rendertest.NewYork(t))}
	v := r.ViewOf(t, &event.Event{ID: "x", Title: i18n.Same("x"), When: at,
		Venue:     &event.Venue{Name: i18n.Same("Library"), Room: i18n.Same("Hall")},
		Languages: notice.Plan{Spoken: []language.Tag{language.Spanish}, Captions: []notice.Captions{{Language: language.English}}},
		Panels: []*event.Panel{
			{ID: "as-the-event", Title: i18n.Same("a"), When: at, Rooms: []i18n.Text{i18n.Same("Golden Hall")}},
			{ID: "english", Title: i18n.Same("b"), When: at, Languages: notice.Plan{Spoken: []language.Tag{language.English}}},
		}}, language.English)
	entries := rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.Calendar(w, ical.Calendar{Panels: true}, v) })).All("VEVENT")
	require.Len(t, entries, 3)
	comments := func(c *rendertest.ICSComponent) (all []string) {
		for _, p := range c.Properties {
			if p.Name == "COMMENT" {
				all = append(all, p.Value)
			}
		}
		return all
	}
	assert.Equal(t, "Hall, Library", entries[0].Get("LOCATION"))
	assert.Contains(t, comments(entries[0]), "One session will be held in English.")
	assert.Equal(t, "Golden Hall, Library", entries[1].Get("LOCATION"), "not the room of the event as well")
	assert.Equal(t, []string{"Please note that this session will be held in Spanish.", "Captions in English will be available."}, comments(entries[1]))
	assert.Equal(t, "Hall, Library", entries[2].Get("LOCATION"))
	assert.Equal(t, []string{"This session will be held in English.", "Captions in English will be available."}, comments(entries[2]))
}

func TestNoLinkLeadsToACalendarFileThatCannotBe(t *testing.T) {
	r := rendertest.NewSite(t)
	month := event.When{Start: time.Date(2027, 3, 1, 0, 0, 0, 0, rendertest.NewYork(t)), Precision: i18n.Month}
	day := event.When{Start: month.Start, Precision: i18n.Day}
	for name, c := range map[string]struct {
		e    event.Event
		file bool
	}{
		"no time":          {event.Event{}, false},
		"only a month":     {event.Event{When: month}, false},
		"to be confirmed":  {event.Event{When: event.When{ToBeConfirmed: true}}, false},
		"a day":            {event.Event{When: day}, true},
		"a month, a day":   {event.Event{Dates: []event.Occurrence{{When: month}, {When: day}}}, true},
		"two of no day":    {event.Event{Dates: []event.Occurrence{{When: month}, {When: month}}}, false},
		"a venue, no date": {event.Event{Dates: []event.Occurrence{{Attendance: event.Online}}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			c.e.ID, c.e.Title = "x", i18n.Same("x")
			v := r.ViewOf(t, &c.e, language.English)
			assert.Equal(t, c.file, r.ICalendar(io.Discard, v) == nil)
			assert.Equal(t, c.file, strings.Contains(r.Head(t, v), ".ics"))
		})
	}
}

func TestADateKeepsItsUIDWhenAnotherIsDeleted(t *testing.T) {
	r := rendertest.NewSite(t)
	at := func(day int) event.When {
		return event.When{Start: time.Date(2027, 3, day, 18, 0, 0, 0, rendertest.NewYork(t))}
	}
	uids := func(dates ...event.Occurrence) (all []string) {
		for _, c := range icsOf(t, r, &event.Event{ID: "x", Title: i18n.Same("x"), Dates: dates}, language.English).All("VEVENT") {
			all = append(all, c.Get("UID"))
		}
		return all
	}
	first, second := event.Occurrence{When: at(9)}, event.Occurrence{When: at(10)}
	all := uids(first, second)
	assert.Equal(t, []string{"x/at-20270309T230000Z@example.org/archive", "x/at-20270310T230000Z@example.org/archive"}, all)
	assert.Equal(t, all[1:], uids(second))
	assert.Equal(t, []string{all[1], all[0]}, uids(second, first))
	assert.Len(t, slices.Compact(uids(first, first, first)), 3, "at one time, in several places")

	named := event.Occurrence{ID: "matinee", When: at(9)}
	later := event.Occurrence{ID: "matinee", When: at(11)}
	assert.Equal(t, []string{"x/date-matinee@example.org/archive"}, uids(named))
	assert.Equal(t, uids(named), uids(later), "its ID holds when its time changes")
}

func TestTheLastEveningOfTheCalendarHasAnEntry(t *testing.T) {
	r := rendertest.NewSite(t)
	evening := time.Date(9999, 12, 31, 21, 0, 0, 0, rendertest.NewYork(t)) // in UTC the year is 10000
	calendar := icsOf(t, r, &event.Event{ID: "x", Title: i18n.Same("x"), When: event.When{Start: evening, End: evening.Add(time.Hour)}}, language.English)
	entry := calendar.All("VEVENT")[0]
	assert.Equal(t, "99991231T210000", entry.Get("DTSTART"))
	assert.Equal(t, "99991231T220000", entry.Get("DTEND"))
	assert.Equal(t, evening.UTC(), instant(t, calendar, find(t, entry, "DTSTART")))
}

func TestASessionBelongsToAnEntryThatIsThere(t *testing.T) {
	r := rendertest.NewSite(t)
	at := time.Date(2027, 3, 9, 18, 0, 0, 0, rendertest.NewYork(t))
	panel := &event.Panel{ID: "p", Title: i18n.Same("P"), Kind: field.Term{ID: "lecture"}, When: event.When{Start: at.AddDate(0, 0, 7).Add(time.Hour)}}
	related := func(e *event.Event) []string {
		e.ID, e.Title, e.Panels = "x", i18n.Same("x"), []*event.Panel{panel}
		v := r.ViewOf(t, e, language.English)
		entries := rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.Calendar(w, ical.Calendar{Panels: true}, v) })).All("VEVENT")
		last := entries[len(entries)-1]
		assert.Contains(t, last.Get("DESCRIPTION"), "Lecture")
		return []string{last.Get("UID"), last.Get("RELATED-TO")}
	}
	const host = "@example.org/archive"
	assert.Equal(t, []string{"x/panel-p" + host, "x" + host}, related(&event.Event{When: event.When{Start: at}}))
	assert.Equal(t, []string{"x/panel-p" + host, "x/date-b" + host},
		related(&event.Event{Dates: []event.Occurrence{{ID: "a", When: event.When{Start: at}}, {ID: "b", When: event.When{Start: at.AddDate(0, 0, 7)}}}}))
	assert.Equal(t, []string{"x/panel-p" + host, ""}, related(&event.Event{When: event.When{ToBeConfirmed: true}}))
}

func TestACancelledEventHasNothingToJoin(t *testing.T) {
	r := rendertest.NewSite(t)
	e := &event.Event{ID: "x", Title: i18n.Same("x"), When: event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, rendertest.NewYork(t))}, Online: []event.OnlineLink{{URL: "https://example.org/live"}}}
	assert.NotEmpty(t, icsOf(t, r, e, language.English).All("VEVENT")[0].Get("CONFERENCE"))
	e.Status = []event.Status{event.Cancelled}
	assert.Empty(t, icsOf(t, r, e, language.English).All("VEVENT")[0].Get("CONFERENCE"))
	e.Status = []event.Status{event.Postponed, event.Rescheduled}
	assert.Equal(t, "CONFIRMED", icsOf(t, r, e, language.English).All("VEVENT")[0].Get("STATUS"), "it has a new date")
}

func TestASessionIsWhereItsDateIs(t *testing.T) {
	r := rendertest.NewSite(t)
	at := func(day, hour int) event.When {
		return event.When{Start: time.Date(2027, 3, day, hour, 0, 0, 0, rendertest.NewYork(t)), End: time.Date(2027, 3, day, hour+2, 0, 0, 0, rendertest.NewYork(t))}
	}
	link := func(u string) []event.OnlineLink { return []event.OnlineLink{{URL: u}} }
	place := func(name string) *event.Venue { return &event.Venue{Name: i18n.Same(name)} }
	e := &event.Event{
		ID: "x", Title: i18n.Same("x"), Attendance: event.Hybrid, Venue: place("Hall"), Online: link("https://example.org/live"),
		Dates: []event.Occurrence{
			{ID: "a", When: at(1, 9), Attendance: event.InPerson}, {ID: "b", When: at(1, 18), Attendance: event.Online, Online: link("https://example.org/b")},
			{ID: "c", When: at(3, 9), Venue: place("Other House"), Attendance: event.InPerson},
		},
		Panels: []*event.Panel{{ID: "a", Title: i18n.Same("A"), When: at(1, 9)}, {ID: "b", Title: i18n.Same("B"), When: at(1, 18)}, {ID: "c", Title: i18n.Same("C"), When: at(3, 9)}},
	}
	v := r.ViewOf(t, e, language.English)
	entries := rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.Calendar(w, ical.Calendar{Panels: true}, v) })).All("VEVENT")
	require.Len(t, entries, 6)
	for i := range 3 {
		date, panel := entries[i], entries[3+i]
		assert.Equal(t, date.Get("UID"), panel.Get("RELATED-TO"))
		assert.Equal(t, date.Get("LOCATION"), panel.Get("LOCATION"))
		assert.Equal(t, date.Get("CONFERENCE"), panel.Get("CONFERENCE"))
	}
	assert.Equal(t, []string{"Hall", "", "Other House"}, []string{entries[3].Get("LOCATION"), entries[4].Get("LOCATION"), entries[5].Get("LOCATION")})
	assert.Equal(t, "https://example.org/b", entries[4].Get("CONFERENCE"))
}

func TestThePostponedSessionNamesItsDay(t *testing.T) {
	r := rendertest.NewSite(t)
	at := time.Date(2027, 3, 1, 9, 0, 0, 0, rendertest.NewYork(t))
	v := r.ViewOf(t, &event.Event{
		ID: "x", Title: i18n.Same("x"), Attendance: event.InPerson, Status: []event.Status{event.Postponed}, When: event.When{Start: at},
		Panels: []*event.Panel{{ID: "p", Title: i18n.Same("P"), When: event.When{Start: at.Add(time.Hour)}}},
	}, language.English)
	entries := rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.Calendar(w, ical.Calendar{Panels: true}, v) })).All("VEVENT")
	assert.Contains(t, entries[1].Get("DESCRIPTION"), "Original date: Monday, March 1, 2027, 9:00")
}

func TestADescriptionInAnotherLanguageIsMarkedInACalendar(t *testing.T) {
	r := rendertest.NewSite(t)
	e := &event.Event{ID: "x", Title: i18n.Same("x"), When: event.When{Start: time.Date(2027, 3, 1, 9, 0, 0, 0, rendertest.NewYork(t))}, Description: i18n.Text{language.Spanish: "Palabras."}}
	assert.Contains(t, icsOf(t, r, e, language.English).All("VEVENT")[0].Get("DESCRIPTION"), "[in\u00a0Spanish]\nPalabras.")
}

func TestALineAfterAnEmptyDescriptionIsWhole(t *testing.T) {
	r := rendertest.New(t, rendertest.NewCatalog(t), view.Options{})
	place := strings.Repeat("a", 60)
	v := r.ViewOf(t, &event.Event{ID: "x", Title: i18n.Same("x"), When: event.When{Start: time.Date(2027, 3, 1, 9, 0, 0, 0, rendertest.NewYork(t))}, Venue: &event.Venue{Name: i18n.Same(place)}}, language.English)
	out := rendertest.Printed(t, func(w io.Writer) error { return r.ICalendar(w, v) })
	assert.NotContains(t, out, "DESCRIPTION")
	assert.Contains(t, out, "\r\nLOCATION:"+place+"\r\n")
}

func TestACalendarIsPublishedIfEachEventHasAnOrganizer(t *testing.T) {
	r := rendertest.NewSite(t)
	day := event.When{Start: time.Date(2027, 3, 9, 9, 0, 0, 0, time.UTC)}
	held := &event.Event{ID: "held", Title: i18n.Same("Held"), When: day, Contact: field.Contact{Email: "archive@example.org"}}
	alone := &event.Event{ID: "alone", Title: i18n.Same("Alone"), When: day}
	undated := &event.Event{ID: "undated", Title: i18n.Same("Undated")} // which is no entry
	for _, tc := range []struct {
		events    []*event.Event
		published bool
	}{
		{[]*event.Event{held}, true}, {[]*event.Event{held, undated}, true}, {[]*event.Event{undated, held}, true},
		{[]*event.Event{held, alone}, false}, {[]*event.Event{alone, held}, false}, {[]*event.Event{alone}, false}, {nil, false},
	} {
		var views []*view.Event
		for _, e := range tc.events {
			views = append(views, r.ViewOf(t, e, language.English))
		}
		out := rendertest.Printed(t, func(w io.Writer) error { return r.Calendar(w, ical.Calendar{}, views...) })
		assert.Equal(t, tc.published, strings.Contains(out, "METHOD:PUBLISH"), out)
		assert.Equal(t, tc.published, strings.Contains(out, "ORGANIZER"), out)
	}
}
