package event

import (
	"slices"
	"time"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// Tense returns when e is, seen from now. Future is also the tense of what has no
// date, and of what is postponed and has no new one ([Event.Undated]). Between two
// of its dates e is to come, too: that is the occasion that a reader can still
// attend. Between two of its sessions it runs.
func (e *Event) Tense(now time.Time) notice.Tense {
	switch {
	case e.Undated():
		return notice.Future
	case e.hasOneTime():
		return e.When.Tense(now)
	}
	if over := e.Over(); !over.IsZero() && !now.Before(over) {
		return notice.Past
	}
	for _, i := range e.counting(now) {
		switch i.Tense(now) {
		case notice.Present:
			return notice.Present
		case notice.Past:
			if e.hasOnlySessions() {
				return notice.Present
			}
		}
	}
	return notice.Future
}

// Over returns the first moment after the last time of e ([When.Over]). It is
// zero while nobody knows that moment: no time is known, one is to come and not
// known, e is repeated without an end, or postponed without a new date.
func (e *Event) Over() time.Time {
	switch {
	case e.Undated() || e.isEndless():
		return time.Time{}
	case e.hasOneTime():
		return e.When.Over()
	}
	var over time.Time
	for _, i := range e.counting(time.Time{}) {
		end := i.When.Over()
		if end.IsZero() {
			return end
		}
		if end.After(over) {
			over = end
		}
	}
	return over
}

// Next returns the first time at which one can still attend e: one that is
// neither over nor cancelled nor postponed. What runs is among such times, and of
// what is daily the hours of one day are one. There is none if e itself is
// cancelled, or postponed without a new date, and none that is not known.
func (e *Event) Next(now time.Time) (next Instance, ok bool) {
	if e.HasStatus(Cancelled) || e.Undated() {
		return Instance{}, false
	}
	for _, i := range e.Instances(now) {
		part, known := i.When.Next(now)
		if known && !isOff(i.Status) && (!ok || part.Start.Before(next.Start)) {
			next, ok = i, true
			next.When = part
		}
	}
	return next, ok
}

// Span is the time from the beginning of the first of several times to the end
// of the last.
type Span struct {
	Start field.Moment // zero: not known
	End   field.Moment // zero: not said, or there is none
	// EndIsStart says that nobody has said when the last time ends: End is when it
	// starts.
	EndIsStart bool
}

// Span returns the time from the first to the last moment of e that is known,
// each as precisely as it is known. What is cancelled or postponed does not
// count, unless there is nothing else. Where the last of several times does not
// say its end, the span ends with its start; it has no end where e is repeated
// without one.
func (e *Event) Span() Span {
	var span Span
	var over time.Time
	for _, i := range e.counting(time.Time{}) {
		if i.Start.IsZero() || i.ToBeConfirmed {
			continue
		}
		first := span.Start.IsZero()
		if first || i.Start.Before(span.Start.Time) {
			span.Start = field.Moment{Time: i.Start, Precision: i.Precision}
		}
		if end := i.When.Over(); end.After(over) {
			over = end
			switch {
			case e.isEndless():
			case !i.End.IsZero():
				span.End = field.Moment{Time: i.End, Precision: i.Precision}
				span.EndIsStart = false
			case !first:
				span.End = field.Moment{Time: i.Start, Precision: i.Precision}
				span.EndIsStart = i.Precision == i18n.Minute // else the end of its day or month
			}
		}
	}
	return span
}

// DayKnown reports whether a calendar has a place for e: the day is known on which it
// is, or of one of its dates or, where it has no time of its own, of its sessions.
func (e *Event) DayKnown() bool {
	if e.hasOnlySessions() {
		span := e.Span()
		return When{Start: span.Start.Time, Precision: max(span.Start.Precision, span.End.Precision)}.DayKnown()
	}
	return e.When.DayKnown() || slices.ContainsFunc(e.Dates, func(o Occurrence) bool { return o.DayKnown() })
}

// Undated reports whether e is postponed and nobody has said to when: the times
// that it has are those that were given up, and do not count. With a date that it
// had before ([Event].Previous), the other is the new one.
func (e *Event) Undated() bool {
	return isWaiting(e.Status) && e.Previous == nil
}

// hasOneTime reports whether e is at the time that it states for itself.
func (e *Event) hasOneTime() bool {
	return e.Repeat == nil && len(e.Dates) == 0 && !e.When.IsZero()
}

// hasOnlySessions reports whether when e is follows from its sessions alone.
func (e *Event) hasOnlySessions() bool { return len(e.Dates) == 0 && e.When.IsZero() }

// PanelUndated reports whether the time of a panel of e does not count: the
// panel, or e itself, is postponed and nobody has said to when ([Event.Undated]).
func (e *Event) PanelUndated(p *Panel) bool { return e.Undated() || isWaiting(p.Status) }

// PanelTense is the tense of a panel: by its own time, else by the event's. One
// that is postponed is to come.
func (e *Event) PanelTense(p *Panel, now time.Time) notice.Tense {
	switch {
	case isWaiting(p.Status):
		return notice.Future
	case p.When.Start.IsZero() || e.Undated():
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
	switch {
	case !ok:
		return notice.Past
	case now.Before(next.begun()):
		return notice.Future
	}
	return notice.Present
}

// begun returns the moment from which on one can say that w has begun.
func (w When) begun() time.Time {
	if w.Precision == i18n.Month {
		return When{Start: w.Start, Precision: i18n.Month}.Over()
	}
	return w.Start
}
