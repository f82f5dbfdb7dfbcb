package view

import (
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// untilOf returns the first moment after now at which a view of e may say
// something else. Whoever lets a view depend on the clock adds the moments here;
// the rules are those of [event.Event.Tense] and [field.Moment.Passed].
//
// It is never late. It may be early: a deadline counts even where nobody is told
// of it.
func untilOf(e *event.Event, now time.Time) time.Time {
	u := until{now: now}
	if !e.Undated() { // which is to come whatever its times say
		u.when(e.When)
		for i := range e.Dates {
			u.when(e.Dates[i].When)
		}
		for _, p := range e.Panels {
			if p != nil {
				u.when(p.When)
			}
		}
	}
	if !e.HasStatus(event.Cancelled) { // about whose languages nothing is said
		u.plan(&e.Languages)
		for _, p := range e.Panels {
			if p != nil {
				u.plan(&p.Languages)
			}
		}
	}
	if e.Registration != nil {
		u.at(e.Registration.Opens.Time)
		u.at(e.Registration.Closes.Over())
	}
	return u.first
}

// until finds the first of several moments after now.
type until struct{ now, first time.Time }

// at adds a moment. One that is over no longer matters, nor does a zero one.
func (u *until) at(t time.Time) {
	if t.After(u.now) && (u.first.IsZero() || t.Before(u.first)) {
		u.first = t
	}
}

// when adds the moments at which w is seen to begin and to be over.
func (u *until) when(w event.When) {
	begins := w.Start
	if w.Precision == i18n.Month { // of which nobody can say on which day
		begins = field.Moment{Time: w.Start, Precision: i18n.Month}.Over()
	}
	u.at(begins)
	u.at(w.Over())
}

// plan adds the moments from which on nobody can ask for a service any more.
func (u *until) plan(l *notice.Plan) {
	for i := range l.Interpretation {
		u.at(l.Interpretation[i].Deadline.Over())
	}
	for i := range l.Sign {
		u.at(l.Sign[i].Deadline.Over())
	}
}
