package i18n

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestWhenShown(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		zone, wall          string
		first, second       string
		skippedFrom, skipTo string
	}{
		"once": {zone: "America/New_York", wall: "2024-03-10 01:59", first: "01:59-05:00"},
		"never, in the gap of New York": {zone: "America/New_York", wall: "2024-03-10 02:30",
			skippedFrom: "02:00-05:00", skipTo: "03:00-04:00"},
		"never, where the gap begins": {zone: "America/New_York", wall: "2024-03-10 02:00",
			skippedFrom: "02:00-05:00", skipTo: "03:00-04:00"},
		"once, where the gap ends":        {zone: "America/New_York", wall: "2024-03-10 03:00", first: "03:00-04:00"},
		"twice":                           {zone: "America/New_York", wall: "2024-11-03 01:30", first: "01:30-04:00", second: "01:30-05:00"},
		"twice, where the overlap begins": {zone: "America/New_York", wall: "2024-11-03 01:00", first: "01:00-04:00", second: "01:00-05:00"},
		"once, where the overlap ends":    {zone: "America/New_York", wall: "2024-11-03 02:00", first: "02:00-05:00"},
		"once, just before the overlap":   {zone: "America/New_York", wall: "2024-11-03 00:59", first: "00:59-04:00"},
		"never, at a midnight of Chile": {zone: "America/Santiago", wall: "2024-09-08 00:00",
			skippedFrom: "00:00-04:00", skipTo: "01:00-03:00"},
		"twice, before a midnight of Chile": {zone: "America/Santiago", wall: "2024-04-06 23:30", first: "23:30-03:00", second: "23:30-04:00"},
		"never, by a rule for years to come": {zone: "America/Santiago", wall: "2045-09-03 00:30",
			skippedFrom: "00:00-04:00", skipTo: "01:00-03:00"},
		"never, on a day that Samoa skipped": {zone: "Pacific/Apia", wall: "2011-12-30 12:00",
			skippedFrom: "00:00-10:00", skipTo: "00:00+14:00"},
		"once, without daylight saving":        {zone: "America/Bogota", wall: "2024-03-10 02:30", first: "02:30-05:00"},
		"once, in UTC":                         {zone: "UTC", wall: "2024-03-10 02:30", first: "02:30Z"},
		"once, half an hour of Lord Howe":      {zone: "Australia/Lord_Howe", wall: "2024-04-07 01:29", first: "01:29+11:00"},
		"twice, the other half":                {zone: "Australia/Lord_Howe", wall: "2024-04-07 01:30", first: "01:30+11:00", second: "01:30+10:30"},
		"once, on the last day of a leap year": {zone: "America/New_York", wall: "2028-12-31 12:00", first: "12:00-05:00"},
	} {
		t.Run(name, func(t *testing.T) {
			wall, err := time.Parse("2006-01-02 15:04", c.wall)
			assert.NoError(t, err)
			clock := func(t time.Time) string {
				if t.IsZero() {
					return ""
				}
				return t.Format("15:04Z07:00")
			}
			got := WhenShown(wall, zone(t, c.zone))
			assert.Equal(t, []string{c.first, c.second, c.skippedFrom, c.skipTo},
				[]string{clock(got.First), clock(got.Second), clock(got.SkippedFrom), clock(got.SkippedTo)})
			assert.True(t, got.SkippedFrom.Equal(got.SkippedTo), "one moment")
			for _, shown := range []time.Time{got.First, got.Second} {
				if !shown.IsZero() {
					assert.Equal(t, c.wall, shown.Format("2006-01-02 15:04"))
					assert.Equal(t, c.zone, shown.Location().String())
				}
			}
		})
	}
}

func TestTheLocationOfAWallClockDoesNotCount(t *testing.T) {
	t.Parallel()
	newYork := zone(t, "America/New_York")
	wall := time.Date(2024, 11, 3, 1, 30, 15, 7, time.FixedZone("", 9*3600))
	assert.Equal(t, WhenShown(time.Date(2024, 11, 3, 1, 30, 15, 7, time.UTC), newYork), WhenShown(wall, newYork))
}

// Whatever zones do, the clock that is read shows the moment at which it is.
func TestEachMomentIsOneAtWhichItsClockShowsIt(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"America/New_York", "America/Santiago", "America/Sao_Paulo", "America/Caracas", "Europe/Dublin",
		"Africa/Casablanca", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Pyongyang", "Antarctica/Troll"} {
		location := zone(t, name)
		for _, year := range []int{2011, 2018, 2028, 2045} {
			second := 0
			for moment := time.Date(year, 1, 1, 0, 0, 0, 0, location); moment.Year() <= year; moment = moment.Add(29 * time.Minute) {
				shown := WhenShown(moment, location)
				if shown.Second.Equal(moment) {
					second++
				} else if !shown.First.Equal(moment) {
					assert.Fail(t, "another moment", "%s: %v", moment, shown)
				}
			}
			assert.Less(t, second, 8, "%s in %d", name, year)
		}
	}
}

func TestStartOfDay(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		zone             string
		year, month, day int
		want             string
	}{
		"midnight":                                     {"America/Bogota", 2027, 3, 9, "2027-03-09T00:00-05:00"},
		"a day that has no midnight":                   {"America/Sao_Paulo", 2018, 11, 4, "2018-11-04T01:00-02:00"},
		"a day that has two":                           {"America/Havana", 2024, 11, 3, "2024-11-03T00:00-04:00"},
		"clocks that are put back before it":           {"America/Santiago", 2024, 4, 7, "2024-04-07T00:00-04:00"},
		"a day that Samoa skipped":                     {"Pacific/Apia", 2011, 12, 30, "2011-12-31T00:00+14:00"},
		"the day after the last of a month":            {"America/Sao_Paulo", 2018, 10, 35, "2018-11-04T01:00-02:00"},
		"the first day of the month after the last":    {"UTC", 2027, 13, 1, "2028-01-01T00:00Z"},
		"a day that February does not have every year": {"UTC", 2027, 2, 29, "2027-03-01T00:00Z"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, Datetime(StartOfDay(c.year, time.Month(c.month), c.day, zone(t, c.zone)), Minute))
		})
	}
}
