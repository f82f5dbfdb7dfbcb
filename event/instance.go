package event

import (
	"cmp"
	"slices"
	"time"
)

// Instance is one of the times at which an event takes place: its own, one of
// its dates, or where it has neither one of its sessions. What it leaves empty is
// as the event says.
type Instance struct {
	Occurrence
}

// Instances returns the times at which e takes place that are not over at a
// given moment, in their order, those that are not known last: all of them for a
// zero moment. What is cancelled or postponed is among them. What is daily is
// one.
func (e *Event) Instances(from time.Time) []Instance {
	all := slices.DeleteFunc(e.times(), func(i Instance) bool {
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

// times returns the instances of e as they stand in it.
func (e *Event) times() []Instance {
	switch {
	case len(e.Dates) > 0:
		all := make([]Instance, len(e.Dates))
		for i, o := range e.Dates {
			all[i].Occurrence = o
		}
		return all
	case !e.When.IsZero():
		return []Instance{{Occurrence{When: e.When}}}
	}
	var all []Instance
	for _, p := range e.Panels {
		if p != nil && !p.When.Start.IsZero() {
			all = append(all, Instance{Occurrence{ID: p.ID, When: p.When, Status: p.Status, StatusNote: p.StatusNote, Venue: p.Venue}})
		}
	}
	return all
}

// counting returns the instances that say when e is: without those that are
// cancelled or postponed. If all that are left are cancelled, their times are
// those of e.
func (e *Event) counting() []Instance {
	all := e.Instances(time.Time{})
	on := slices.DeleteFunc(slices.Clone(all), func(i Instance) bool { return isOff(i.Status) })
	if len(on) == 0 {
		on = slices.DeleteFunc(all, func(i Instance) bool { return isWaiting(i.Status) })
	}
	return on
}
