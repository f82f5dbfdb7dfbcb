package event

import (
	"cmp"
	"slices"
	"time"
)

// Instance is one of the times at which an event takes place: its own, one of
// its repetitions or dates, or where it has none of them one of its sessions. What
// it leaves empty is as the event says.
type Instance struct {
	Occurrence
	// Original is the start that the rule gives to a repetition, also to one that
	// has been moved: calendars know it by that (RFC 5545, section 3.8.4.4). Zero:
	// it is no repetition.
	Original time.Time
}

// Instances returns the times at which e takes place that are not over at a
// given moment, in their order, those that are not known last: all of them for a
// zero moment. What is cancelled or postponed is among them. What is daily is
// one. Of a repetition they are 1,000 at most, and without an end those of one
// year from then on, or from the first.
func (e *Event) Instances(from time.Time) []Instance {
	all := slices.DeleteFunc(e.times(from), func(i Instance) bool {
		over := i.When.Over()
		return !over.IsZero() && !from.Before(over)
	})
	slices.SortStableFunc(all, func(a, b Instance) int {
		if a.Start.IsZero() || b.Start.IsZero() {
			return cmp.Compare(unknown(a), unknown(b))
		}
		return a.Start.Compare(b.Start)
	})
	return all
}

func unknown(i Instance) int {
	if i.Start.IsZero() {
		return 1
	}
	return 0
}

// times returns the instances of e as they stand in it, but of a repetition those
// that may not be over at a given moment.
func (e *Event) times(from time.Time) []Instance {
	switch {
	case e.Repeat != nil && !e.When.Start.IsZero():
		all, _ := e.Repeat.from(e.When).instances(from)
		return all
	case len(e.Dates) > 0:
		all := make([]Instance, len(e.Dates))
		for i, o := range e.Dates {
			all[i].Occurrence = o
		}
		return all
	case !e.When.IsZero():
		return []Instance{{Occurrence: Occurrence{When: e.When}}}
	}
	var all []Instance
	for _, p := range e.Panels {
		if p != nil && !p.When.Start.IsZero() {
			all = append(all, Instance{Occurrence: Occurrence{ID: p.ID, When: p.When, Status: p.Status, StatusNote: p.StatusNote, Venue: p.Venue}})
		}
	}
	return all
}

// counting returns the instances that say when e is: without those that are
// cancelled or postponed. If all that there are are cancelled, their times are
// those of e. Where there is no end, it is those that are not over at a given
// moment.
func (e *Event) counting(from time.Time) []Instance {
	if !e.isEndless() {
		from = time.Time{}
	}
	all := e.Instances(from)
	on := slices.DeleteFunc(slices.Clone(all), func(i Instance) bool { return isOff(i.Status) })
	if len(on) == 0 {
		on = slices.DeleteFunc(all, func(i Instance) bool { return isWaiting(i.Status) })
	}
	return on
}

// isEndless reports whether e is repeated and nobody has said until when.
func (e *Event) isEndless() bool {
	return e.Repeat != nil && e.Repeat.Until.IsZero() && !e.When.Start.IsZero()
}

// Exceptional returns the instances of a repeated event of which an exception
// says something, in the order of the exceptions: that they are cancelled, or held
// at another time.
func (e *Event) Exceptional() []Instance {
	if e.Repeat == nil || e.When.Start.IsZero() {
		return nil
	}
	var all []Instance
	r := e.Repeat.from(e.When)
	for i := range e.Repeat.Except {
		if x := &e.Repeat.Except[i]; !x.none() && !x.Day.IsZero() {
			wall := r.wallOn(x.Day)
			start, _ := onWall(wall, r.zone())
			instance, _ := r.on(wall, start)
			all = append(all, instance)
		}
	}
	return all
}

// Skipped returns the starts of the instances that the rule of a repeated event
// would have and that its exceptions take away, in the order of the exceptions: a
// calendar names them (RFC 5545, section 3.8.5.1).
func (e *Event) Skipped() []time.Time {
	if e.Repeat == nil || e.When.Start.IsZero() {
		return nil
	}
	var all []time.Time
	r := e.Repeat.from(e.When)
	for i := range e.Repeat.Except {
		if x := &e.Repeat.Except[i]; x.none() && !x.Day.IsZero() {
			t, _ := onWall(r.wallOn(x.Day), r.zone())
			all = append(all, t)
		}
	}
	return all
}
