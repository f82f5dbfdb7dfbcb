package event

import (
	"time"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// Tense returns when e is, seen from now. An event without a date, and one
// that is postponed, is to come. Between two of its dates it is to come, too:
// that is the occasion a reader can still attend.
func (e *Event) Tense(now time.Time) notice.Tense {
	switch {
	case e.HasStatus(Postponed):
		return notice.Future
	case len(e.Dates) == 0:
		return e.When.Tense(now)
	}
	tense := notice.Past
	for _, o := range e.Dates {
		switch o.Tense(now) {
		case notice.Present:
			return notice.Present
		case notice.Future:
			tense = notice.Future
		}
	}
	return tense
}

// Over returns the first moment after the last of e that is known ([When.Over]);
// zero if none is, or if e is postponed.
func (e *Event) Over() time.Time {
	if e.HasStatus(Postponed) {
		return time.Time{}
	}
	over := e.When.Over()
	for _, o := range e.Dates {
		if end := o.Over(); end.After(over) {
			over = end
		}
	}
	return over
}

// PanelTense is the tense of a panel: by its own time, else by the event's.
func (e *Event) PanelTense(p *Panel, now time.Time) notice.Tense {
	if p.When.Start.IsZero() || e.HasStatus(Postponed) {
		return e.Tense(now)
	}
	return p.When.Tense(now)
}

// Tense returns whether w is to come, runs or is over at the given time. A
// time that is not known is to come. What is known to the day runs all day;
// what is known to the month is to come until its first month is over, since
// nobody can say that it has begun. What is daily runs at its hours, and is to
// come at night.
func (w When) Tense(now time.Time) notice.Tense {
	if w.Start.IsZero() {
		return notice.Future
	}
	next, ok := w.Next(now)
	start := next.Start
	if w.Precision == i18n.Month {
		start = When{Start: start, Precision: i18n.Month}.Over()
	}
	switch {
	case !ok:
		return notice.Past
	case now.Before(start):
		return notice.Future
	}
	return notice.Present
}
