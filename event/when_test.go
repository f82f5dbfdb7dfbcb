package event_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

func TestTheNextPartOfATime(t *testing.T) {
	t.Parallel()
	talk := event.When{Start: day(9, 10), End: day(9, 12)}
	exhibition := event.When{Start: day(9, 10), End: day(11, 18), Doors: day(9, 9), Daily: true}
	second := event.When{Start: day(10, 10), End: day(10, 18), Doors: day(10, 9)}
	for _, tc := range []struct {
		name string
		w    event.When
		now  time.Time
		want event.When
	}{
		{"before it", talk, day(1, 0), talk},
		{"while it runs", talk, day(9, 11), talk},
		{"when it is over", talk, day(9, 12), event.When{}},
		{"when it is not known", event.When{}, day(1, 0), event.When{}},
		{"before the first day", exhibition, day(1, 0), event.When{Start: day(9, 10), End: day(9, 18), Doors: day(9, 9)}},
		{"when the first day is over", exhibition, day(9, 18), second},
		{"in the small hours", exhibition, day(10, 1), second},
		{"while the second day runs", exhibition, day(10, 17), second},
		{"seen from another zone, where it is tomorrow already", exhibition, day(9, 17).In(time.FixedZone("", 12*3600)), event.When{Start: day(9, 10), End: day(9, 18), Doors: day(9, 9)}},
		{"when the last day is over", exhibition, day(11, 18), event.When{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, ok := tc.w.Next(tc.now)
			assert.Equal(t, tc.want, got)
			assert.Equal(t, !tc.want.IsZero(), ok)
		})
	}
}

func TestTheDayAfterIsOneThatHasNoMidnight(t *testing.T) {
	t.Parallel()
	saoPaulo := zone(t, "America/Sao_Paulo")
	at := func(s string) time.Time { return moment(t, s, saoPaulo) }
	w := event.When{Start: at("2017-10-12 00:30"), End: at("2017-10-18 00:45"), Daily: true}
	next, ok := w.Next(at("2017-10-14 00:50"))
	require.True(t, ok)
	assert.Equal(t, "2017-10-15 01:30 -02", next.Start.Format("2006-01-02 15:04 MST"), "half an hour after the day began")
}

func TestDailyHoursAreThoseOfTheClockWhenItChanges(t *testing.T) {
	t.Parallel()
	madrid, err := time.LoadLocation("Europe/Madrid")
	require.NoError(t, err)
	at := func(d, hour int) time.Time { return time.Date(2027, 3, d, hour, 0, 0, 0, madrid) }
	w := event.When{Start: at(26, 10), End: at(30, 18), Daily: true}
	next, ok := w.Next(at(28, 0)) // the clocks are put forward on this day
	require.True(t, ok)
	assert.Equal(t, event.When{Start: at(28, 10), End: at(28, 18)}, next)
	assert.Equal(t, i18n.Minute, next.Precision)
}

func TestWhoseDayIsKnown(t *testing.T) {
	t.Parallel()
	march := event.When{Start: day(1, 0), Precision: i18n.Month}
	evening := event.When{Start: day(9, 18)}
	for _, tc := range []struct {
		name string
		e    event.Event
		want bool
	}{
		{"an evening", event.Event{When: evening}, true},
		{"a day", event.Event{When: event.When{Start: day(9, 0), Precision: i18n.Day}}, true},
		{"a month", event.Event{When: march}, false},
		{"nothing is said", event.Event{}, false},
		{"to be confirmed", event.Event{When: event.When{ToBeConfirmed: true}}, false},
		{"to be confirmed, with sessions that have an hour", event.Event{When: event.When{ToBeConfirmed: true}, Panels: []*event.Panel{{When: evening}}}, false},
		{"the sessions alone", event.Event{Panels: []*event.Panel{nil, {}, {When: evening}}}, true},
		{"of the sessions only the month", event.Event{Panels: []*event.Panel{{When: march}}}, false},
		{"sessions of which one is some day", event.Event{Panels: []*event.Panel{{When: evening}, {When: event.When{Start: day(20, 0), Precision: i18n.Month}}}}, false},
		{"one of two dates", event.Event{Dates: []event.Occurrence{{When: march}, {When: evening}}}, true},
		{"none of two dates, whatever the sessions say", event.Event{Dates: []event.Occurrence{{When: march}, {}}, Panels: []*event.Panel{{When: evening}}}, false},
		{"a repetition", event.Event{When: evening, Repeat: &event.Repeat{Every: event.Week}}, true},
		{"a year that no calendar can write", event.Event{When: event.When{Start: day(9, 18).AddDate(8000, 0, 0)}}, false},
		{"a year that is another in Greenwich", event.Event{When: event.When{Start: time.Date(1, 1, 1, 0, 0, 0, 0, time.FixedZone("", 3600))}}, false},
	} {
		assert.Equal(t, tc.want, tc.e.DayKnown(), tc.name)
	}
}
