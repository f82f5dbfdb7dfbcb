package event

import (
	"time"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// Undated reports whether e is postponed and has no new date: then none of its
// times counts. With [Rescheduled], or a date that e had before, the date that
// stands is the new one.
func (e *Event) Undated() bool {
	return e.HasStatus(Postponed) && !e.HasStatus(Rescheduled) && e.Previous == nil
}

// Tense returns when e is, seen from now. An event without a date, and one
// that is [Event.Undated], is to come. Between two of its dates it is to come, too:
// that is the occasion a reader can still attend.
func (e *Event) Tense(now time.Time) notice.Tense {
	switch {
	case e.Undated():
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
// zero if none is, or if e is [Event.Undated].
func (e *Event) Over() time.Time {
	if e.Undated() {
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
	if p.When.Start.IsZero() || e.Undated() {
		return e.Tense(now)
	}
	return p.When.Tense(now)
}

// Tense returns whether w is to come, runs or is over at the given time. A
// time that is not known is to come. What is known to the day runs all day;
// what is known to the month is to come until its first month is over, since
// nobody can say that it has begun.
func (w When) Tense(now time.Time) notice.Tense {
	start := w.Start
	switch {
	case start.IsZero():
		return notice.Future
	case w.Precision == i18n.Month:
		start = When{Start: start, Precision: i18n.Month}.Over()
	}
	switch {
	case !now.Before(w.Over()):
		return notice.Past
	case now.Before(start):
		return notice.Future
	}
	return notice.Present
}
