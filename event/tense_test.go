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

func TestTense(t *testing.T) {
	t.Parallel()
	from := func(start, end time.Time) event.When { return event.When{Start: start, End: end} }
	days := func(start, end time.Time) event.When {
		return event.When{Start: start, End: end, Precision: i18n.Day}
	}
	month := event.When{Start: day(1, 0), Precision: i18n.Month}
	spring := event.When{Start: day(1, 0), End: time.Date(2027, 5, 1, 0, 0, 0, 0, time.UTC), Precision: i18n.Month}
	hour := from(day(9, 10), day(9, 12))
	exhibition := event.Event{When: event.When{Start: day(9, 10), End: day(11, 18), Daily: true}}
	course := []event.Occurrence{{When: hour}, {When: from(day(16, 10), day(16, 12))}}
	off := func(o event.Occurrence, s event.Status) event.Occurrence {
		o.Status = []event.Status{s}
		return o
	}
	congress := event.Event{Panels: []*event.Panel{{When: hour}, {When: course[1].When}, {}, nil}}
	cases := []struct {
		name string
		e    event.Event
		now  time.Time
		want notice.Tense
	}{
		{"the moment before it starts", event.Event{When: hour}, day(9, 10).Add(-1), notice.Future},
		{"the moment it starts", event.Event{When: hour}, day(9, 10), notice.Present},
		{"the moment before it ends", event.Event{When: hour}, day(9, 12).Add(-1), notice.Present},
		{"the moment it ends", event.Event{When: hour}, day(9, 12), notice.Past},
		{"in another zone it is the same moment", event.Event{When: hour}, day(9, 11).In(time.FixedZone("", -5*3600)), notice.Present},
		{"without an end it runs until its day is over", event.Event{When: from(day(9, 10), time.Time{})}, day(9, 23), notice.Present},
		{"without an end it is over the next day", event.Event{When: from(day(9, 10), time.Time{})}, day(10, 0), notice.Past},
		{"a day runs all day", event.Event{When: days(day(9, 0), time.Time{})}, day(9, 1), notice.Present},
		{"the last of several days counts", event.Event{When: days(day(9, 0), day(11, 0))}, day(11, 20), notice.Present},
		{"after the last of several days", event.Event{When: days(day(9, 0), day(11, 0))}, day(12, 0), notice.Past},
		{"in its only month it is still to come", event.Event{When: month}, day(20, 0), notice.Future},
		{"after its month it is over", event.Event{When: month}, day(32, 0), notice.Past},
		{"between its first and its last month it runs", event.Event{When: spring}, day(40, 0), notice.Present},
		{"what is daily runs at its hours", exhibition, day(10, 17), notice.Present},
		{"what is daily is to come at night", exhibition, day(10, 18), notice.Future},
		{"what is daily is to come in the morning", exhibition, day(11, 9), notice.Future},
		{"what is daily runs on its last day", exhibition, day(11, 10), notice.Present},
		{"what is daily is over after its last hours", exhibition, day(11, 18), notice.Past},
		{"without a date it is to come", event.Event{}, day(9, 0), notice.Future},
		{"a date that is to be confirmed is to come", event.Event{When: event.When{ToBeConfirmed: true}}, day(9, 0), notice.Future},
		{"postponed, it is to come, whatever its old date", event.Event{When: hour, Status: []event.Status{event.Postponed}}, day(20, 0), notice.Future},
		{"postponed to a new date, it is over after that", event.Event{When: hour, Status: []event.Status{event.Postponed, event.Rescheduled}}, day(20, 0), notice.Past},
		{"postponed from a date that is given, too", event.Event{When: hour, Status: []event.Status{event.Postponed}, Previous: &event.Occurrence{When: hour}}, day(20, 0), notice.Past},
		{"rescheduled, its new date counts", event.Event{When: hour, Status: []event.Status{event.Rescheduled}}, day(20, 0), notice.Past},
		{"before the first of its dates", event.Event{Dates: course}, day(1, 0), notice.Future},
		{"on the first of its dates", event.Event{Dates: course}, day(9, 11), notice.Present},
		{"between its dates", event.Event{Dates: course}, day(12, 0), notice.Future},
		{"after the last of its dates", event.Event{Dates: course}, day(20, 0), notice.Past},
		{"one of its dates is not known", event.Event{Dates: append(course, event.Occurrence{})}, day(20, 0), notice.Future},
		{"a cancelled date does not run", event.Event{Dates: []event.Occurrence{off(course[0], event.Cancelled), course[1]}}, day(9, 11), notice.Future},
		{"a cancelled date is not to come", event.Event{Dates: []event.Occurrence{course[0], off(course[1], event.Cancelled)}}, day(10, 0), notice.Past},
		{"a postponed date is not to come", event.Event{Dates: []event.Occurrence{course[0], off(course[1], event.Postponed)}}, day(10, 0), notice.Past},
		{"a rescheduled date counts", event.Event{Dates: []event.Occurrence{course[0], off(course[1], event.Rescheduled)}}, day(10, 0), notice.Future},
		{"if all dates are cancelled, they are over as they would be", event.Event{Dates: []event.Occurrence{off(course[0], event.Cancelled), off(course[1], event.Cancelled)}}, day(20, 0), notice.Past},
		{"if all dates are postponed, it is to come", event.Event{Dates: []event.Occurrence{off(course[0], event.Postponed)}}, day(20, 0), notice.Future},
		{"before its first session", congress, day(1, 0), notice.Future},
		{"between two sessions it runs", congress, day(12, 0), notice.Present},
		{"after its last session", congress, day(16, 12), notice.Past},
		{"before the session that is not cancelled", event.Event{Panels: []*event.Panel{{When: hour, Status: []event.Status{event.Cancelled}}, {When: course[1].When}}}, day(10, 0), notice.Future},
		{"sessions whose time nobody knows", event.Event{Panels: []*event.Panel{{}, nil}}, day(9, 0), notice.Future},
		{"postponed to the date that it now has", event.Event{When: hour, Status: []event.Status{event.Postponed}, Previous: &event.Occurrence{When: from(day(1, 10), time.Time{})}}, day(9, 11), notice.Present},
		{"a clock that was not set", event.Event{When: hour}, time.Time{}, notice.Future},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, tc.want, tc.e.Tense(tc.now))
		})
	}
}

func TestADayLastsUntilTheNextThoughThatHasNoMidnight(t *testing.T) {
	santiago, err := i18n.LoadZone("America/Santiago")
	require.NoError(t, err)
	saturday := time.Date(2027, 9, 4, 10, 0, 0, 0, santiago) // the clocks are put forward at its end
	sunday := time.Date(2027, 9, 5, 1, 0, 0, 0, santiago)
	assert.Equal(t, sunday, event.When{Start: saturday}.Over())
	assert.Equal(t, sunday, event.When{Start: saturday, Precision: i18n.Day}.Over())
	assert.False(t, field.Day(saturday).Passed(sunday.Add(-1)))
	assert.True(t, field.Day(saturday).Passed(sunday))
}

func TestOver(t *testing.T) {
	t.Parallel()
	morning, evening := event.When{Start: day(9, 10), End: day(9, 12)}, event.When{Start: day(16, 18)}
	for _, tc := range []struct {
		name string
		e    event.Event
		want time.Time
	}{
		{"nothing is known", event.Event{}, time.Time{}},
		{"its end", event.Event{When: morning}, day(9, 12)},
		{"the end of the last date, by its day", event.Event{Dates: []event.Occurrence{{When: evening}, {When: morning}}}, day(17, 0)},
		{"the end of the last session", event.Event{Panels: []*event.Panel{{When: morning}, {When: evening}}}, day(17, 0)},
		{"a date is to come that nobody knows", event.Event{Dates: []event.Occurrence{{When: morning}, {}}}, time.Time{}},
		{"what is cancelled does not count", event.Event{Dates: []event.Occurrence{{When: morning}, {When: evening, Status: []event.Status{event.Cancelled}}}}, day(9, 12)},
		{"an end without a start is none", event.Event{Dates: []event.Occurrence{{When: event.When{End: day(9, 12)}}}}, time.Time{}},
		{"postponed", event.Event{When: morning, Status: []event.Status{event.Postponed}}, time.Time{}},
	} {
		t.Run(tc.name, func(t *testing.T) { assert.Equal(t, tc.want, tc.e.Over()) })
	}
}

func TestSpan(t *testing.T) {
	t.Parallel()
	morning, evening := event.When{Start: day(9, 10), End: day(9, 12)}, event.When{Start: day(16, 18)}
	april := event.When{Start: time.Date(2027, 4, 1, 0, 0, 0, 0, time.UTC), Precision: i18n.Month}
	for _, tc := range []struct {
		name string
		e    event.Event
		want event.Span
	}{
		{"nothing is known", event.Event{}, event.Span{}},
		{"its own time", event.Event{When: morning}, event.Span{Start: field.Minute(day(9, 10)), End: field.Minute(day(9, 12))}},
		{"no end that nobody stated", event.Event{When: evening}, event.Span{Start: field.Minute(day(16, 18))}},
		{"to be confirmed", event.Event{When: event.When{ToBeConfirmed: true}}, event.Span{}},
		{"from the first date to the last", event.Event{Dates: []event.Occurrence{{When: evening}, {When: morning}}}, event.Span{Start: field.Minute(day(9, 10)), End: field.Minute(day(16, 18)), EndIsStart: true}},
		{"each end as precisely as it is known", event.Event{Dates: []event.Occurrence{{When: morning}, {When: april}}},
			event.Span{Start: field.Minute(day(9, 10)), End: field.Moment{Time: april.Start, Precision: i18n.Month}}},
		{"what is cancelled does not count", event.Event{Dates: []event.Occurrence{{When: morning}, {When: evening, Status: []event.Status{event.Cancelled}}}},
			event.Span{Start: field.Minute(day(9, 10)), End: field.Minute(day(9, 12))}},
		{"its sessions", event.Event{Panels: []*event.Panel{{When: evening}, {When: morning}}}, event.Span{Start: field.Minute(day(9, 10)), End: field.Minute(day(16, 18)), EndIsStart: true}},
	} {
		t.Run(tc.name, func(t *testing.T) { assert.Equal(t, tc.want, tc.e.Span()) })
	}
}

func TestNextTime(t *testing.T) {
	t.Parallel()
	first, second := event.When{Start: day(9, 10), End: day(9, 12)}, event.When{Start: day(16, 10), End: day(16, 12)}
	course := event.Event{Dates: []event.Occurrence{{When: second}, {When: first}, {}}}
	cancelled := event.Event{Dates: []event.Occurrence{{When: first, Status: []event.Status{event.Cancelled}}, {When: second}}}
	exhibition := event.Event{When: event.When{Start: day(9, 10), End: day(11, 18), Daily: true}}
	for _, tc := range []struct {
		name string
		e    event.Event
		now  time.Time
		want event.When
	}{
		{"nothing is known", event.Event{}, day(1, 0), event.When{}},
		{"its own time", event.Event{When: first}, day(1, 0), first},
		{"what runs", course, day(9, 11), first},
		{"the first that is not over", course, day(9, 12), second},
		{"none is left that is known", course, day(16, 12), event.When{}},
		{"none that is cancelled", cancelled, day(1, 0), second},
		{"the hours of the next day", exhibition, day(9, 20), event.When{Start: day(10, 10), End: day(10, 18)}},
		{"the next session", event.Event{Panels: []*event.Panel{{When: first}, {When: second}}}, day(10, 0), second},
		{"a cancelled event has none", event.Event{When: first, Status: []event.Status{event.Cancelled}}, day(1, 0), event.When{}},
		{"a postponed event has none", event.Event{When: first, Status: []event.Status{event.Postponed}}, day(1, 0), event.When{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			next, ok := tc.e.Next(tc.now)
			assert.Equal(t, tc.want, next.When)
			assert.Equal(t, !tc.want.IsZero(), ok)
		})
	}
}

func TestWhatHasMoved(t *testing.T) {
	t.Parallel()
	hall, library := &event.Venue{ID: "hall"}, &event.Venue{ID: "library"}
	before, now := event.When{Start: day(9, 10)}, event.When{Start: day(16, 10)}
	for _, tc := range []struct {
		name        string
		e           event.Event
		date, place bool
	}{
		{"nothing", event.Event{When: now, Venue: hall}, false, false},
		{"the place", event.Event{When: now, Venue: hall, Previous: &event.Occurrence{Venue: library}}, false, true},
		{"the date", event.Event{When: now, Venue: hall, Previous: &event.Occurrence{When: before}}, true, false},
		{"both", event.Event{When: now, Venue: hall, Previous: &event.Occurrence{When: before, Venue: library}}, true, true},
		{"the place, beside the date that stays", event.Event{When: now, Venue: hall, Previous: &event.Occurrence{When: now, Venue: library}}, false, true},
		{"the date, beside the place that stays", event.Event{When: now, Venue: hall, Previous: &event.Occurrence{When: before, Venue: hall}}, true, false},
		{"the date that nobody has kept", event.Event{When: now, Status: []event.Status{event.Rescheduled}}, true, false},
		{"online, which is no other place", event.Event{When: now, Status: []event.Status{event.MovedOnline}, Previous: &event.Occurrence{Venue: library}}, false, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			date, place := tc.e.Moved()
			assert.Equal(t, tc.date, date, "date")
			assert.Equal(t, tc.place, place, "place")
		})
	}
}

func TestThePanelsOfAPostponedEvent(t *testing.T) {
	t.Parallel()
	p := &event.Panel{When: event.When{Start: day(9, 10), End: day(9, 12)}}
	e := &event.Event{When: p.When, Panels: []*event.Panel{p}}
	assert.Equal(t, notice.Past, e.PanelTense(p, day(10, 0)))
	p.Status = []event.Status{event.Postponed}
	assert.Equal(t, notice.Future, e.PanelTense(p, day(10, 0)), "it is postponed by itself")
	p.Status, e.Status = nil, []event.Status{event.Postponed}
	assert.Equal(t, notice.Future, e.PanelTense(p, day(10, 0)))
}
