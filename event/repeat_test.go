package event_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	require.NoError(t, err)
	return zone
}

// moment reads a date on the clock of a zone, in UTC for nil.
func moment(t *testing.T, s string, zone *time.Location) time.Time {
	t.Helper()
	layout := "2006-01-02 15:04"
	if zone == nil {
		zone = time.UTC
	}
	at, err := time.ParseInLocation(layout[:len(s)], s, zone)
	require.NoError(t, err)
	return at
}

// starts are those of instances, on the clock that each has.
func starts(all []event.Instance) []string {
	var list []string
	for _, i := range all {
		list = append(list, i.Start.Format("2006-01-02 15:04"))
	}
	return list
}

func TestInstancesOfARule(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, start, until string
		r                  event.Repeat
		want               []string
	}{
		{"every Thursday until December but 14 October", "2027-09-30 19:00", "2027-10-28",
			event.Repeat{Every: event.Week, Days: []event.RepeatDay{"thursday"}, Except: []event.Exception{{Day: moment(t, "2027-10-14", nil)}}},
			[]string{"2027-09-30 19:00", "2027-10-07 19:00", "2027-10-21 19:00", "2027-10-28 19:00"}},
		{"the weekday of the first, if none is said", "2027-10-07 19:00", "2027-10-20", event.Repeat{Every: event.Week},
			[]string{"2027-10-07 19:00", "2027-10-14 19:00"}},
		{"every second Monday", "2027-10-04 19:00", "2027-11-15", event.Repeat{Every: event.Week, Interval: 2, Days: []event.RepeatDay{"monday"}},
			[]string{"2027-10-04 19:00", "2027-10-18 19:00", "2027-11-01 19:00", "2027-11-15 19:00"}},
		{"two days of every second week, which begins on Monday", "2027-10-05 19:00", "2027-10-24", event.Repeat{Every: event.Week, Interval: 2, Days: []event.RepeatDay{"sunday", "tuesday"}},
			[]string{"2027-10-05 19:00", "2027-10-10 19:00", "2027-10-19 19:00", "2027-10-24 19:00"}},
		{"all days but Monday", "2027-10-01 10:00", "2027-10-06",
			event.Repeat{Every: event.Week, Days: []event.RepeatDay{"tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}},
			[]string{"2027-10-01 10:00", "2027-10-02 10:00", "2027-10-03 10:00", "2027-10-05 10:00", "2027-10-06 10:00"}},
		{"the first Tuesday of each month", "2027-10-05 19:00", "2027-12-31", event.Repeat{Every: event.Month, Days: []event.RepeatDay{"first tuesday"}},
			[]string{"2027-10-05 19:00", "2027-11-02 19:00", "2027-12-07 19:00"}},
		{"the first Tuesday and the last Friday", "2027-10-05 19:00", "2027-11-30", event.Repeat{Every: event.Month, Days: []event.RepeatDay{"first tuesday", "last friday"}},
			[]string{"2027-10-05 19:00", "2027-10-29 19:00", "2027-11-02 19:00", "2027-11-26 19:00"}},
		{"the day of the month, where there is one", "2027-10-31 19:00", "2028-01-31", event.Repeat{Every: event.Month},
			[]string{"2027-10-31 19:00", "2027-12-31 19:00", "2028-01-31 19:00"}},
		{"one day", "2027-10-07 19:00", "2027-10-07", event.Repeat{Every: event.Week}, []string{"2027-10-07 19:00"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			start := moment(t, tc.start, nil)
			tc.r.Until = moment(t, tc.until, nil)
			e := &event.Event{Title: title(), When: event.When{Start: start, End: start.Add(2 * time.Hour)}, Repeat: &tc.r}
			assert.Equal(t, tc.want, starts(e.Instances(time.Time{})))
			assert.Empty(t, e.Validate())
		})
	}
}

// A circle meets every Thursday. One evening is left out, one is cancelled, one
// is moved to Friday.
func circle(t *testing.T) *event.Event {
	bogota := zone(t, "America/Bogota")
	at := func(s string) time.Time { return moment(t, s, bogota) }
	return &event.Event{
		Title: title(),
		When:  event.When{Start: at("2027-10-07 19:00"), End: at("2027-10-07 21:00"), Doors: at("2027-10-07 18:30")},
		Repeat: &event.Repeat{Every: event.Week, Days: []event.RepeatDay{"thursday"}, Until: at("2027-11-11"), Except: []event.Exception{
			{Day: at("2027-10-14")},
			{Day: at("2027-10-21"), Status: []event.Status{event.Cancelled}, StatusNote: i18n.Same("…")},
			{Day: at("2027-10-28"), When: event.When{Start: at("2027-10-29 18:00")}},
		}},
	}
}

func TestExceptionsOfARule(t *testing.T) {
	t.Parallel()
	e := circle(t)
	at := func(s string) time.Time { return moment(t, s, e.When.Start.Location()) }
	require.Empty(t, e.Validate())
	all := e.Instances(time.Time{})
	assert.Equal(t, []string{"2027-10-07 19:00", "2027-10-21 19:00", "2027-10-29 18:00", "2027-11-04 19:00", "2027-11-11 19:00"}, starts(all))
	assert.Equal(t, event.When{Start: at("2027-10-21 19:00"), End: at("2027-10-21 21:00"), Doors: at("2027-10-21 18:30")}, all[1].When)
	assert.Equal(t, []event.Status{event.Cancelled}, all[1].Status)
	assert.Equal(t, i18n.Same("…"), all[1].StatusNote)
	assert.Equal(t, at("2027-10-29 20:00"), all[2].End, "it is as long as the others")
	assert.Equal(t, []event.Status{event.Rescheduled}, all[2].Status)
	assert.Equal(t, at("2027-10-28 19:00"), all[2].Original, "calendars know it by the start that it would have")
	assert.Equal(t, all[3].Start, all[3].Original)
	assert.Equal(t, []time.Time{at("2027-10-14 19:00")}, e.Skipped())
	assert.Nil(t, (&event.Event{When: e.When}).Skipped())
}

func TestAnExceptionIsNamedByItsDay(t *testing.T) {
	t.Parallel()
	var places []string
	for n, text := range (field.Walk{Languages: tags(es)}).Texts(event.Fields(), circle(t)) {
		if !text.IsZero() {
			places = append(places, n.Path().String())
		}
	}
	assert.Equal(t, []string{"title", "repeat.except[2027-10-21].status_note"}, places)
}

func TestWhenARepeatedEventIs(t *testing.T) {
	t.Parallel()
	e := circle(t)
	at := func(s string) time.Time { return moment(t, s, e.When.Start.Location()) }
	next := func(now string) string {
		i, ok := e.Next(at(now))
		if !ok {
			return ""
		}
		return i.Start.Format("2006-01-02 15:04")
	}
	assert.Equal(t, notice.Future, e.Tense(at("2027-10-01")))
	assert.Equal(t, notice.Present, e.Tense(at("2027-10-07 20:00")))
	assert.Equal(t, notice.Future, e.Tense(at("2027-10-14 20:00")), "there is none on this day")
	assert.Equal(t, notice.Future, e.Tense(at("2027-10-21 20:00")), "this one is cancelled")
	assert.Equal(t, notice.Future, e.Tense(at("2027-10-28 20:00")), "this one has been moved")
	assert.Equal(t, notice.Present, e.Tense(at("2027-10-29 19:00")))
	assert.Equal(t, notice.Past, e.Tense(at("2027-11-11 21:00")))
	assert.Equal(t, at("2027-11-11 21:00"), e.Over())
	assert.Equal(t, event.Span{Start: field.Minute(at("2027-10-07 19:00")), End: field.Minute(at("2027-11-11 21:00"))}, e.Span())
	assert.Equal(t, "2027-10-07 19:00", next("2027-10-07 20:59"))
	assert.Equal(t, "2027-10-29 18:00", next("2027-10-07 21:00"), "neither the one that is left out nor the one that is cancelled")
	assert.Equal(t, "", next("2027-11-11 21:00"))

	e.Repeat.Until = time.Time{}
	assert.Empty(t, e.Validate())
	assert.Zero(t, e.Over())
	assert.Equal(t, event.Span{Start: field.Minute(at("2027-10-07 19:00"))}, e.Span(), "nobody has said until when")
	assert.Equal(t, notice.Future, e.Tense(at("2037-10-07")))
	assert.Equal(t, notice.Present, e.Tense(at("2037-10-08 20:00")))
	assert.Len(t, e.Instances(at("2027-10-01")), 52, "those of one year from the first, without the one that is left out")
	assert.Len(t, e.Instances(at("2037-10-01")), 53, "those of one year from then on")
	assert.Equal(t, "2037-10-08 19:00", next("2037-10-07"))
}

// Work begins shortly before the moment that is asked about, and must find what it
// would have found from the beginning.
func TestInstancesFromAMomentOnAreTheRestOfAll(t *testing.T) {
	t.Parallel()
	bogota := zone(t, "America/Bogota")
	at := func(s string) time.Time { return moment(t, s, bogota) }
	for name, r := range map[string]*event.Repeat{
		"weeks":         {Every: event.Week, Interval: 3, Days: []event.RepeatDay{"sunday", "thursday"}},
		"days of weeks": {Every: event.Week},
		"months":        {Every: event.Month, Interval: 2, Days: []event.RepeatDay{"first thursday", "last friday"}},
		"day of months": {Every: event.Month},
	} {
		t.Run(name, func(t *testing.T) {
			e := &event.Event{When: event.When{Start: at("2027-10-07 19:00"), End: at("2027-10-10 21:00")}, Repeat: r}
			r.Until = at("2029-12-31")
			whole := e.Instances(time.Time{})
			require.NotEmpty(t, whole)
			last := whole[len(whole)/2]
			r.Except = []event.Exception{{Day: last.Start, When: event.When{Start: last.Start.AddDate(0, 8, 3)}}}
			whole = e.Instances(time.Time{})
			for from := at("2027-10-01"); from.Before(at("2030-02-01")); from = from.AddDate(0, 0, 5) {
				var rest []event.Instance
				for _, i := range whole {
					if from.Before(i.Over()) {
						rest = append(rest, i)
					}
				}
				require.Equal(t, starts(rest), starts(e.Instances(from)), from)
			}
		})
	}
}

// What is over for two thousand years is not counted through.
func TestARuleThatBeganLongAgo(t *testing.T) {
	e := &event.Event{When: event.When{Start: moment(t, "0001-01-01 19:00", nil)}, Repeat: &event.Repeat{Every: event.Week}}
	now := moment(t, "2027-03-01", nil)
	assert.Equal(t, "2027-03-01 19:00", e.Instances(now)[0].Start.Format("2006-01-02 15:04"))
	assert.Less(t, testing.AllocsPerRun(10, func() { e.Instances(now) }), 200.0, "it is found from a period nearby")
}

func TestARuleKeepsTheHourOfTheClock(t *testing.T) {
	t.Parallel()
	newYork := zone(t, "America/New_York")
	at := func(s string) time.Time { return moment(t, s, newYork) }
	weekly := func(start, until string, except ...event.Exception) *event.Event {
		return &event.Event{Title: title(), When: event.When{Start: at(start)}, Repeat: &event.Repeat{Every: event.Week, Until: at(until), Except: except}}
	}
	spring := weekly("2027-03-07 19:00", "2027-03-21")
	assert.Equal(t, []string{"2027-03-07 19:00", "2027-03-14 19:00", "2027-03-21 19:00"}, starts(spring.Instances(time.Time{})))

	twice := weekly("2027-10-31 01:30", "2027-11-07")
	assert.Empty(t, twice.Validate())
	first := twice.Instances(time.Time{})[1].Start
	assert.Equal(t, "2027-11-07 01:30 EDT", first.Format("2006-01-02 15:04 MST"), "the first of the two hours that the clock shows")

	skipped := weekly("2027-03-07 02:30", "2027-03-21")
	assert.Equal(t, "repeat: out of order: the clocks skip 2027-03-14 02:30", skipped.Validate().String())
	without := weekly("2027-03-07 02:30", "2027-03-21", event.Exception{Day: at("2027-03-14")})
	assert.Empty(t, without.Validate())
	moved := weekly("2027-03-07 02:30", "2027-03-21", event.Exception{Day: at("2027-03-14"), When: event.When{Start: at("2027-03-14 04:00")}})
	assert.Empty(t, moved.Validate())
}

func TestDaysThatComeAgain(t *testing.T) {
	t.Parallel()
	saoPaulo := zone(t, "America/Sao_Paulo")
	at := func(day int) time.Time { return time.Date(2017, 10, day, 12, 0, 0, 0, saoPaulo) }
	e := &event.Event{Title: title(), When: event.When{Start: at(8), Precision: i18n.Day}, Repeat: &event.Repeat{Every: event.Week, Until: at(22)}}
	assert.Empty(t, e.Validate())
	var days []string
	for _, i := range e.Instances(time.Time{}) {
		days = append(days, i18n.Datetime(i.Start, i.Precision))
	}
	assert.Equal(t, []string{"2017-10-08", "2017-10-15", "2017-10-22"}, days, "on the 15th there is no midnight")
	assert.Equal(t, notice.Present, e.Tense(at(15)))
	assert.Equal(t, notice.Future, e.Tense(at(16)))
}

func TestChangesOfARepeatedEvent(t *testing.T) {
	t.Parallel()
	e := circle(t)
	at := func(s string) time.Time { return moment(t, s, e.When.Start.Location()) }
	assert.Equal(t, at("2027-10-07 21:00"), e.Changes(at("2027-10-07 19:00")))
	e.Repeat.Until = time.Time{}
	for now := at("2028-02-01"); now.Before(at("2029-04-01")); now = now.Add(18 * time.Hour) {
		changes := e.Changes(now)
		require.True(t, changes.After(now))
		before := changes.Add(-time.Minute)
		if before.After(now) {
			require.Equal(t, e.Tense(now), e.Tense(before), now)
			require.Equal(t, starts(e.Instances(now)), starts(e.Instances(before)), now)
		}
	}
}

func TestPartsOfTheDaysOfARule(t *testing.T) {
	t.Parallel()
	for word, want := range map[event.RepeatDay]struct {
		ordinal int
		day     time.Weekday
	}{
		"monday": {0, time.Monday}, "sunday": {0, time.Sunday}, "first monday": {1, time.Monday},
		"second saturday": {2, time.Saturday}, "fourth sunday": {4, time.Sunday}, "last friday": {-1, time.Friday},
	} {
		ordinal, day, ok := word.Parts()
		assert.True(t, ok, word)
		assert.Equal(t, want.ordinal, ordinal, word)
		assert.Equal(t, want.day, day, word)
	}
	for _, word := range []event.RepeatDay{"", "Monday", "fifth monday", "first"} {
		_, _, ok := word.Parts()
		assert.False(t, ok, word)
	}
}
