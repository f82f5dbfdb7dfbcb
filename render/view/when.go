package view

import (
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// When is a time as the reader's language writes it.
type When struct {
	// Label says what the time is: "Date and time", "Original date".
	Label Text
	// Text is the date, or the range of dates, with times as far as they are
	// known, and the zone where the reader needs it. It is "" for a session of
	// which nothing is known but its [Panel.Day].
	Text string
	// ToBeConfirmed is set instead of the others.
	ToBeConfirmed Text
	Doors         Text
	// Zones are the same time elsewhere.
	Zones []Text
	// Superseded says that the event has been postponed, and that this is when
	// it would have been.
	Superseded bool
	// Repeat is the rule by which the time comes again, nil if it does not. Text
	// says the rule then, and Facts are the first instance.
	Repeat *Repeat
	// Facts are zero for a time that is to be confirmed.
	Facts event.When
}

// Repeat is the rule by which an event is held again and again, in codes (see
// [event.Repeat]).
type Repeat struct {
	Every    event.Every
	Interval int // 0 and 1: each week or month
	Days     []event.RepeatDay
	Until    time.Time // the last day, inclusive; zero: there is no end
	// Skipped are the starts of the instances that the rule would have and that
	// are not held.
	Skipped []time.Time
}

// String returns the words of the time, or that it is to be confirmed. A nil
// When is "".
func (w *When) String() string {
	switch {
	case w == nil:
		return ""
	case len(w.ToBeConfirmed) > 0:
		return w.ToBeConfirmed.String()
	}
	return w.Text
}

// Start returns the value of the datetime attribute (HTML standard, section
// 4.5.14), as precise as the time is known, and "" for an unknown one.
func (w *When) Start() string { return i18n.Datetime(w.Facts.Start, w.Facts.Precision) }

// End is Start for the end, which need not be known where the start is.
func (w *When) End() string { return i18n.Datetime(w.Facts.End, w.Facts.Precision) }

// DayKnown is [event.When.DayKnown]. The day of a nil When is not known.
func (w *When) DayKnown() bool { return w != nil && w.Facts.DayKnown() }

// dated reports whether t can be written by the formats for machines, whose
// years have four digits.
func dated(t time.Time) bool {
	return !t.IsZero() && t.Year() >= 1 && t.Year() <= 9999
}

// Occurrence is one of several occasions, or what an event was before.
type Occurrence struct {
	When *When
	// Mark is what one must know of the occasion among the others: what has become
	// of it, that it is over, or that it is the next.
	Mark       Text
	StatusNote Text
	Attendance Text
	Venue      *Venue
	Online     []OnlineLink // none where nobody can take part any more

	Setting Setting
	// Headline is the title of the event as in [Event], with what has become of
	// this occasion.
	Headline Text
	Facts    OccurrenceFacts
}

// OccurrenceFacts are what an occasion states in codes.
type OccurrenceFacts struct {
	ID         string
	Attendance event.Attendance // "": that of the event
	Statuses   []event.Status   // its own; nil: as planned, or as the event
	Off        bool             // it does not take place then, though the event does
	Next       bool             // it is the first that one can still attend, of several
	// Original is the start that the rule of a repeated event gives to this
	// instance; zero: it is no such instance.
	Original time.Time
}
