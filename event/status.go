package event

import (
	"fmt"
	"slices"

	"github.com/tertulia-go/tertulia/field"
)

// Status is what has become of an event, of one of its dates or of a session
// (schema.org EventStatusType).
type Status string

// The zero Status is Scheduled.
const (
	Scheduled   Status = "scheduled"
	Cancelled   Status = "cancelled"
	Postponed   Status = "postponed"   // no new date yet
	Rescheduled Status = "rescheduled" // to the date it now has
	MovedOnline Status = "moved-online"
)

// HasStatus reports whether s is among the statuses of e. An event without
// any is [Scheduled].
func (e *Event) HasStatus(s Status) bool { return hasStatus(e.Status, s) }

// CalledOff reports whether nothing of e takes place: it is cancelled, or each of its
// dates, or of its sessions where it has no other times, is.
func (e *Event) CalledOff() bool {
	switch isOn := func(o Occurrence) bool { return !o.HasStatus(Cancelled) }; {
	case e.HasStatus(Cancelled):
		return true
	case e.Repeat != nil || e.hasOneTime():
		return false
	case len(e.Dates) > 0:
		return !slices.ContainsFunc(e.Dates, isOn)
	}
	timed := false
	for _, p := range e.Panels {
		if p == nil || p.When.Start.IsZero() {
			continue
		}
		if timed = true; !p.HasStatus(Cancelled) {
			return false
		}
	}
	return timed
}

// HasStatus reports whether s is among the statuses of the occasion itself.
func (o *Occurrence) HasStatus(s Status) bool { return hasStatus(o.Status, s) }

// HasStatus reports whether s is among the statuses of the session itself.
func (p *Panel) HasStatus(s Status) bool { return hasStatus(p.Status, s) }

// Off reports whether nothing takes place at the time of the occasion: it is
// cancelled, or postponed and nobody has said to when.
func (o *Occurrence) Off() bool { return isOff(o.Status) }

// Off reports whether the session does not take place at its time: it is
// cancelled, or postponed and nobody has said to when.
func (p *Panel) Off() bool { return isOff(p.Status) }

func hasStatus(all []Status, s Status) bool {
	return slices.Contains(all, s) || s == Scheduled && len(all) == 0
}

// isOff reports whether nothing takes place at a time of which all this has
// become: it is cancelled, or waits for a new time.
func isOff(all []Status) bool { return hasStatus(all, Cancelled) || isWaiting(all) }

// isWaiting reports whether something is postponed, and nobody has said to when.
func isWaiting(all []Status) bool {
	return hasStatus(all, Postponed) && !hasStatus(all, Rescheduled)
}

// checkStatus checks that what is said to be as planned is not something else
// too.
func checkStatus(c *field.Checks, all []Status) {
	if len(all) > 1 && slices.Contains(all, Scheduled) {
		c.At("status", field.ScheduledAndNot, fmt.Errorf("%w: scheduled stands beside another status", field.ErrConflict))
	}
}
