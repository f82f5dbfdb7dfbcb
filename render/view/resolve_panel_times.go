package view

import (
	"slices"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// panelTimes is how the sessions of an event say when they are: what the event
// says of all of them, they leave out.
type panelTimes struct {
	r      *resolver
	e      *event.Event
	own    event.When     // what the page states for the event
	byDay  bool           // they stand under their days
	year   int            // of the event, which the days leave out
	clock  *time.Location // which needs no name
	naming *event.Panel   // names the clock for all; nil: the event has done so
	last   time.Time      // on that clock, until which its name holds
}

func (r *resolver) panelTimes(e *event.Event) panelTimes {
	t := panelTimes{r: r, e: e, own: ownTime(e), clock: clockOf(e)}
	if all := e.Span().Start; !all.IsZero() {
		t.year = all.Year()
	}
	if t.clock == nil {
		t.takeClock(e.Panels)
	}
	t.byDay = slices.ContainsFunc(e.Panels, func(p *event.Panel) bool {
		return p != nil && dayKnown(p.When) && !isDayOf(t.own, t.onClock(p.When))
	})
	return t
}

// takeClock takes the clock of the session that is printed first for that of
// all.
func (t *panelTimes) takeClock(panels []*event.Panel) {
	for _, p := range panels {
		if p == nil || !hourKnown(p.When) {
			continue
		}
		if t.naming == nil || dayOf(p.When.Start).Before(dayOf(t.naming.When.Start)) {
			t.naming = p
		}
		if p.When.Start.After(t.last) {
			t.last = p.When.Start
		}
	}
	if t.naming != nil {
		t.clock = t.naming.When.Start.Location()
	}
}

// onClock is the start of a session, its hour on the clock of the event: on that
// it is on its day.
func (t *panelTimes) onClock(w event.When) time.Time {
	if w.Precision != i18n.Minute {
		return w.Start
	}
	return w.Start.In(t.clock)
}

// clockOf is the clock by which an event or its dates give their hours, nil if
// none are known.
func clockOf(e *event.Event) *time.Location {
	if own := ownTime(e); hourKnown(own) {
		return own.Start.Location()
	}
	for _, o := range e.Dates {
		if hourKnown(o.When) {
			return o.When.Start.Location()
		}
	}
	return nil
}

func hourKnown(w event.When) bool {
	return !w.ToBeConfirmed && !w.Start.IsZero() && w.Precision == i18n.Minute
}

// dayKnown reports whether a day can stand over a session.
func dayKnown(w event.When) bool {
	return !w.ToBeConfirmed && !w.Start.IsZero() && w.Precision != i18n.Month
}

// isDayOf reports whether w names one day or evening, and t is on it.
func isDayOf(w event.When, t time.Time) bool {
	switch {
	case !dayKnown(w):
		return false
	case w.End.IsZero() || sameDay(w.Start, w.End.In(w.Start.Location())):
		return sameDay(w.Start, t)
	}
	return w.Precision == i18n.Minute && i18n.PastMidnight(w.Start, w.End) &&
		(sameDay(w.Start, t) || !t.Before(w.Start) && t.Before(w.End))
}

// day is what stands over a session, "" for nothing.
func (t *panelTimes) day(w event.When) string {
	if !t.byDay || !dayKnown(w) {
		return ""
	}
	start, style := t.onClock(w), t.r.styles.inYear
	if start.Year() != t.year {
		style = t.r.styles.alone
	}
	return t.r.l.Date(start, style)
}

// when resolves the time of a session.
func (t *panelTimes) when(p *event.Panel) *When {
	r, w := t.r, p.When
	if w.ToBeConfirmed || w.IsZero() {
		return r.when(w, t.e)
	}
	v := r.newWhen(When{Label: r.labels.when, Text: t.text(w), Doors: r.doors(w), Facts: w})
	switch {
	case w.Precision != i18n.Minute:
	case p == t.naming && r.needZone(t.e.Attendance):
		v.Text = zoned(r.l, v.Text, r.zoneName(r.l, event.When{Start: w.Start, End: t.last}))
	case !sameClock(w.Start, t.clock):
		v.Text = zoned(r.l, v.Text, r.zoneName(r.l, w))
	}
	return v
}

// text is the time of a session without what has been said.
func (t *panelTimes) text(w event.When) string {
	oneDay := w.End.IsZero() || sameDay(w.Start, w.End.In(w.Start.Location()))
	switch {
	case w.Precision == i18n.Minute && sameDay(w.Start, t.onClock(w)) && (oneDay || i18n.PastMidnight(w.Start, w.End)):
		return t.r.hours(w)
	case w.Precision == i18n.Day && oneDay && t.byDay:
		return ""
	}
	return t.r.l.Span(w.Start, w.End, w.Precision, t.r.styles.alone)
}

// sort brings the sessions of a day together, the days in their order and before
// them what is on no known day. Within a day they stand as they begin; where the
// hour of one is not known, and among those that begin together, the order is the
// editor's.
func (t *panelTimes) sort(panels Panels) {
	if t.byDay {
		slices.SortStableFunc(panels, func(a, b Panel) int {
			if a.Day == "" || b.Day == "" {
				return len(a.Day) - len(b.Day)
			}
			return dayOf(t.onClock(a.When.Facts)).Compare(dayOf(t.onClock(b.When.Facts)))
		})
	}
	for _, day := range panels.Days() {
		if !slices.ContainsFunc(day, func(p Panel) bool { return p.When == nil || !hourKnown(p.When.Facts) }) {
			slices.SortStableFunc(day, func(a, b Panel) int { return a.When.Facts.Start.Compare(b.When.Facts.Start) })
		}
	}
}

// dayOf is the date on the clock of t, whichever clock it is.
func dayOf(t time.Time) time.Time {
	year, month, day := t.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
