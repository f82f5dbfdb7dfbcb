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
	course := []event.Occurrence{{When: hour}, {When: from(day(16, 10), day(16, 12))}}
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
