package view

import "time"

// until finds the first of several moments after now. What an event says depends
// on the clock as [event.Event.Changes] has it: whoever lets a view of one depend
// on something else adds it there.
type until struct{ now, first time.Time }

// at adds a moment. One that is over no longer matters, nor does a zero one.
func (u *until) at(t time.Time) {
	if t.After(u.now) && (u.first.IsZero() || t.Before(u.first)) {
		u.first = t
	}
}
