package event

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Repeat says that an event is held again and again, as a rule (RFC 5545,
// section 3.3.10). The first instance is at the time that the event states for
// itself, which must fall on the rule; all others are at the same hours on the
// clock of its zone, the first of two where the clock is put back. An event that
// is repeated has no dates, and its sessions have no time of their own.
type Repeat struct {
	Every    Every
	Interval int         // in weeks or months; 0 and 1: each
	Days     []RepeatDay // nil: the weekday of the first instance, or the day of the month
	// Until is the last day on which there may be an instance. Only its date
	// counts, on its own clock. Zero: there is no end.
	Until  time.Time
	Except []Exception
}

var repeatFields = field.NewTable("repeat", field.About[Repeat]{Check: (*Repeat).check},
	field.Word("every", func(r *Repeat) *Every { return &r.Every }, Week, Month).Require(),
	field.Int("interval", func(r *Repeat) *int { return &r.Interval }),
	field.WordList("days", func(r *Repeat) *[]RepeatDay { return &r.Days }, repeatDays...),
	field.Time("until", func(r *Repeat) *time.Time { return &r.Until }),
	field.Structs("except", func(r *Repeat) *[]Exception { return &r.Except }, exceptionFields),
)

// Every is the period of a [Repeat].
type Every string

// There is no zero Every: a repetition says its period.
const (
	Week  Every = "week"
	Month Every = "month"
)

// RepeatDay is a weekday in English: "thursday" of a week, "first tuesday" or
// "last friday" of a month.
type RepeatDay string

var (
	weekdays   = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
	ordinals   = []string{"first", "second", "third", "fourth", "last"}
	repeatDays = allRepeatDays()
)

func allRepeatDays() []RepeatDay {
	var all []RepeatDay
	for _, before := range append([]string{""}, ordinals...) {
		for _, day := range weekdays {
			all = append(all, RepeatDay(strings.TrimSpace(before+" "+day)))
		}
	}
	return all
}

// Parts returns which of the weekdays of a month d is: 1 to 4, -1 for the last,
// and 0 for every one. ok is false for what is no such day.
func (d RepeatDay) Parts() (ordinal int, day time.Weekday, ok bool) {
	i := slices.Index(repeatDays, d)
	if i < 0 {
		return 0, 0, false
	}
	ordinal, day = i/len(weekdays), time.Weekday((i+1)%len(weekdays))
	if ordinal == len(ordinals) {
		ordinal = -1
	}
	return ordinal, day, true
}

// ByDay returns d as calendars write it: TH, 1TU, -1FR (RFC 5545, section 3.3.10,
// BYDAY); "" for what is no such day.
func (d RepeatDay) ByDay() string {
	ordinal, day, ok := d.Parts()
	if !ok {
		return ""
	}
	return byDay(ordinal, day).String()
}

// Exception is a day on which the rule of a [Repeat] does not hold. With a
// status or a time the instance of that day is still one: cancelled, or moved.
// With nothing but its day there is none.
type Exception struct {
	// Day is the day on which the instance would be. Only its date counts, on its
	// own clock.
	Day        time.Time
	Status     []Status  // nil with a time: [Rescheduled]
	StatusNote i18n.Text // an editor's words about the status
	// When is to when the instance is moved; zero: it is not. Without an End it
	// is as long as the others.
	When When
}

var exceptionFields = field.NewTable("exception", field.About[Exception]{Name: (*Exception).name, Check: (*Exception).check},
	field.Time("day", func(x *Exception) *time.Time { return &x.Day }).Require(),
	statusField(func(x *Exception) *[]Status { return &x.Status }),
	statusNoteField(func(x *Exception) *i18n.Text { return &x.StatusNote }),
	field.Inline(func(x *Exception) *When { return &x.When }, whenFields),
)

// name is the name of an exception among those of its rule: its day.
func (x *Exception) name() string {
	if x.Day.IsZero() {
		return ""
	}
	return dateOf(x.Day)
}

// none reports whether there is no instance on the day of x.
func (x *Exception) none() bool {
	return x.When.IsZero() && len(x.Status) == 0 && x.StatusNote.IsZero()
}

func (r *Repeat) check(c *field.Checks) {
	if r.Interval > maxInterval {
		c.At("interval", field.IntervalTooLong, fmt.Errorf("%w: %d is more than %d", field.ErrFormat, r.Interval, maxInterval))
	}
	seen := make(map[RepeatDay]bool)
	for i, d := range r.Days {
		ordinal, _, ok := d.Parts()
		at := []field.Step{{Field: "days"}, field.Item(i, "")}
		switch {
		case !ok: // an unknown word
		case seen[d]:
			c.Fault(field.DayTwice, fmt.Errorf("%w: %s", field.ErrDuplicate, d), at...)
		case r.Every == Week && ordinal != 0:
			c.Fault(field.OrdinalOfWeek, fmt.Errorf("%w: a week has one %s", field.ErrConflict, d[strings.IndexByte(string(d), ' ')+1:]), at...)
		case r.Every == Month && ordinal == 0:
			c.Fault(field.DayWithoutOrdinal, fmt.Errorf("%w: which %s of the month", field.ErrRequired, d), at...)
		}
		seen[d] = true
	}
	c.Year("until", r.Until)
}

func (x *Exception) check(c *field.Checks) {
	checkStatus(c, x.Status)
	c.Year("day", x.Day)
}

// checkRepeat checks what an event states beside its rule, and that the rule
// has the instances that it speaks of.
func (e *Event) checkRepeat(c *field.Checks) {
	if e.Repeat == nil {
		return
	}
	if len(e.Dates) > 0 {
		c.At("dates", field.RepeatAndDates, fmt.Errorf("%w: an event is repeated or has dates", field.ErrConflict))
	}
	if e.When.Daily {
		c.At("daily", field.RepeatAndDaily, fmt.Errorf("%w: an event is repeated or daily", field.ErrConflict))
	}
	for i, p := range e.Panels {
		if p != nil && !p.When.IsZero() {
			c.Fault(field.RepeatAndSession, fmt.Errorf("%w: a session of a repeated event has no time of its own", field.ErrConflict),
				field.Step{Field: "panels"}, field.Item(i, p.ID), field.Step{Field: "start"})
		}
	}
	switch {
	case e.When.Start.IsZero():
		c.Require("start", false)
	case e.When.Precision > i18n.Day:
		c.At("start", field.RepeatWithoutDay, fmt.Errorf("%w: the day of the first instance", field.ErrRequired))
	default:
		e.Repeat.from(e.When).checkInstances(c)
	}
}

// checkInstances checks the rule against its instances.
func (r recurrence) checkInstances(c *field.Checks) {
	if _, ok := r.option(time.Time{}); !ok {
		return // reported
	}
	until := field.Fields("repeat", "until")
	if !r.Until.IsZero() && dateOf(r.Until) < dateOf(r.first.Start) {
		c.Fault(field.UntilBeforeStart, fmt.Errorf("%w: before the start", field.ErrOrder), until...)
		return
	}
	met := make(map[string]bool, len(r.except))
	count := 0
	for wall := range r.walls(time.Time{}) {
		start, shown := onWall(wall, r.zone())
		if count == 0 && !wall.Equal(r.begin()) {
			c.At("start", field.StartOffRule, fmt.Errorf("%w: the rule has no instance at the start", field.ErrConflict))
			return
		}
		beyond := r.isBeyond(start, time.Time{})
		if beyond && len(met) == len(r.except) {
			break
		}
		if count++; count > maxInstances {
			if !r.Until.IsZero() {
				c.Fault(field.TooManyInstances, fmt.Errorf("%w: more than %d instances", field.ErrFormat, maxInstances), until...)
			}
			break
		}
		x := r.except[dateOf(wall)]
		if x != nil {
			met[dateOf(wall)] = true
		}
		if isHeld := x == nil || !x.none() && x.When.IsZero(); isHeld && !shown && !beyond && r.first.Precision == i18n.Minute {
			c.Fault(field.InstanceSkipped, fmt.Errorf("%w: the clocks skip %s", field.ErrOrder, wall.Format("2006-01-02 15:04")), field.Step{Field: "repeat"})
		}
	}
	r.checkExceptions(c, met)
}

// checkExceptions checks that each exception is about an instance, and each
// instance has one; met are those days that have both.
func (r recurrence) checkExceptions(c *field.Checks, met map[string]bool) {
	seen := make(map[string]bool, len(r.Except))
	for i := range r.Except {
		day := dateOf(r.Except[i].Day)
		steps := []field.Step{{Field: "repeat"}, {Field: "except"}, field.Item(i, ""), {Field: "day"}}
		switch {
		case r.Except[i].Day.IsZero(): // required
		case seen[day]:
			c.Fault(field.DayTwice, fmt.Errorf("%w: %s", field.ErrDuplicate, day), steps...)
		case !met[day]:
			c.Fault(field.ExceptionOffRule, fmt.Errorf("%w: the rule has no instance on %s", field.ErrConflict, day), steps...)
		}
		seen[day] = true
	}
}
