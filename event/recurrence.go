package event

import (
	"iter"
	"slices"
	"time"

	"github.com/teambition/rrule-go"

	"github.com/tertulia-go/tertulia/i18n"
)

const (
	// maxInstances is how many instances of a repeated event are worked out at
	// once. A rule that ends after more of them is a mistake in a year.
	maxInstances = 1000
	// maxInterval is the largest interval of a [Repeat].
	maxInterval = 99
)

// A recurrence is a rule with the time of its first instance. It counts on the
// clock of the event: a wall is what that clock shows, as if it were in UTC, so
// that two walls are as far apart as clocks say, whatever the clocks did in
// between.
type recurrence struct {
	*Repeat
	first  When
	except map[string]*Exception // by the date of their day
}

func (r *Repeat) from(first When) recurrence {
	at := recurrence{Repeat: r, first: first, except: make(map[string]*Exception, len(r.Except))}
	for i := range r.Except {
		at.except[dateOf(r.Except[i].Day)] = &r.Except[i]
	}
	return at
}

func (r recurrence) zone() *time.Location { return r.first.Start.Location() }

// begin returns the wall of the first instance.
func (r recurrence) begin() time.Time {
	if wall := wallOf(r.first.Start); r.first.Precision == i18n.Minute {
		return wall
	}
	year, month, day := r.first.Start.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// wallOn returns the wall of the instance on a day, of which only the date counts.
func (r recurrence) wallOn(day time.Time) time.Time {
	hour, minute, _ := r.begin().Clock()
	year, month, date := day.Date()
	return time.Date(year, month, date, hour, minute, 0, 0, time.UTC)
}

// instances returns the instances that may not be over at a given moment, in the
// order of the rule, without those of which an exception says that there is none.
// Where there is no end it is those of one year, and the first of the next.
func (r recurrence) instances(from time.Time) (all []Instance, beyond time.Time) {
	for wall := range r.walls(r.since(from)) {
		start, _ := onWall(wall, r.zone())
		if r.isBeyond(start, from) {
			return all, start
		}
		if i, held := r.on(wall, start); held {
			all = append(all, i)
		}
		if len(all) == maxInstances {
			break
		}
	}
	return all, time.Time{}
}

// since returns the moment from which on instances may have begun that are not
// over at a given one: they last, and may have been moved to a later day.
func (r recurrence) since(from time.Time) time.Time {
	since := from
	for i := range r.Except {
		if x := &r.Except[i]; r.moved(x.When).Over().After(from) && x.Day.Before(since) {
			since = x.Day
		}
	}
	return since.Add(-r.first.Over().Sub(r.first.Start))
}

// isBeyond reports whether an instance is more than a year after a given moment,
// or after the first instance, and the rule has no end.
func (r recurrence) isBeyond(start, from time.Time) bool {
	if from.Before(r.first.Start) {
		from = r.first.Start
	}
	return r.Until.IsZero() && start.AddDate(-1, 0, 0).After(from)
}

// on returns the instance that the rule has at a wall; held is false if there is
// none.
func (r recurrence) on(wall, start time.Time) (i Instance, held bool) {
	i.Original = start
	i.When = When{Start: start, Precision: r.first.Precision, End: r.also(wall, r.first.End), Doors: r.also(wall, r.first.Doors)}
	x := r.except[dateOf(wall)]
	if x == nil {
		return i, true
	}
	i.Status, i.StatusNote = x.Status, x.StatusNote
	if !x.When.IsZero() {
		i.When = r.moved(x.When)
		if len(x.Status) == 0 {
			i.Status = []Status{Rescheduled}
		}
	}
	return i, !x.none()
}

// also returns what another moment of the first instance is for the one at a
// wall: as long after it on the clock.
func (r recurrence) also(wall, moment time.Time) time.Time {
	if moment.IsZero() {
		return moment
	}
	t, _ := onWall(wall.Add(wallOf(moment.In(r.zone())).Sub(r.begin())), r.zone())
	return t
}

// moved returns the time to which an instance is moved: as long as the others, if
// the exception does not say otherwise.
func (r recurrence) moved(to When) When {
	if to.End.IsZero() && !to.Start.IsZero() && !r.first.End.IsZero() && to.Precision == r.first.Precision {
		length := wallOf(r.first.End.In(r.zone())).Sub(r.begin())
		to.End, _ = onWall(wallOf(to.Start).Add(length), to.Start.Location())
	}
	return to
}

// walls yields the walls of the rule, from shortly before a given moment on.
func (r recurrence) walls(from time.Time) iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		option, ok := r.option(from)
		if !ok {
			return
		}
		rule, err := rrule.NewRRule(option)
		if err != nil {
			return // nothing in the option is out of bounds
		}
		next := rule.Iterator()
		for wall, ok := next(); ok && yield(wall); wall, ok = next() {
		}
	}
}

// option returns the rule in the terms of RFC 5545. It begins in a period before
// the given moment, so that what is long over is not counted through. ok is false
// for a rule that says nothing.
func (r recurrence) option(from time.Time) (option rrule.ROption, ok bool) {
	interval, begin := min(max(r.Interval, 1), maxInterval), r.begin()
	option = rrule.ROption{Dtstart: begin, Interval: interval}
	for _, d := range r.Days {
		ordinal, day, ok := d.Parts()
		if !ok {
			return option, false
		}
		if by := byDay(ordinal, day); !slices.Contains(option.Byweekday, by) {
			option.Byweekday = append(option.Byweekday, by)
		}
	}
	wall := wallOf(from.In(r.zone()))
	switch r.Every {
	case Week:
		option.Freq = rrule.WEEKLY
		if len(r.Days) == 0 {
			option.Byweekday = []rrule.Weekday{byDay(0, begin.Weekday())}
		}
		monday := begin.AddDate(0, 0, -(int(begin.Weekday())+6)%7)
		const week = 7 * 24 * 60 * 60 // in seconds: a time.Duration ends after 292 years
		if periods := int((wall.Unix()-monday.Unix())/week)/interval - 1; periods > 0 {
			option.Dtstart = monday.AddDate(0, 0, 7*interval*periods)
		}
	case Month:
		option.Freq = rrule.MONTHLY
		if len(r.Days) == 0 {
			option.Bymonthday = []int{begin.Day()}
		}
		months := (wall.Year()-begin.Year())*12 + int(wall.Month()-begin.Month())
		if periods := months/interval - 1; periods > 0 {
			option.Dtstart = begin.AddDate(0, 0, 1-begin.Day()).AddDate(0, interval*periods, 0)
		}
	default:
		return option, false
	}
	if !r.Until.IsZero() {
		year, month, day := r.Until.Date()
		option.Until = time.Date(year, month, day, 23, 59, 59, 0, time.UTC)
	}
	return option, true
}

func byDay(ordinal int, day time.Weekday) rrule.Weekday {
	of := [...]rrule.Weekday{rrule.SU, rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA}[day]
	return of.Nth(ordinal)
}

func dateOf(t time.Time) string { return t.Format(time.DateOnly) }

// wallOf returns what the clock of t shows, as if it were in UTC.
func wallOf(t time.Time) time.Time {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	return time.Date(year, month, day, hour, minute, second, 0, time.UTC)
}

// onWall returns the moment at which the clocks of a zone show a wall: the first
// of two, and where isShown is false because the clocks skip it, the moment that
// it would be if they had not yet been put forward (RFC 5545, section 3.3.5).
func onWall(wall time.Time, zone *time.Location) (t time.Time, isShown bool) {
	shown := i18n.WhenShown(wall, zone)
	if shown.First.IsZero() {
		return shown.SkippedTo.Add(wall.Sub(wallOf(shown.SkippedFrom))), false
	}
	return shown.First, true
}
