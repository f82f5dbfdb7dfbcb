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
	// Facts are zero for a time that is to be confirmed.
	Facts event.When
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

// DayKnown reports whether the day is known, without which a calendar has no
// place for an entry. That of a nil When is not.
func (w *When) DayKnown() bool {
	return w != nil && w.Facts.Precision != i18n.Month && dated(w.Facts.Start) && w.Facts.Start.UTC().Year() >= 1
}

// dated reports whether t can be written by the formats for machines, whose
// years have four digits.
func dated(t time.Time) bool {
	return !t.IsZero() && t.Year() >= 1 && t.Year() <= 9999
}

// Occurrence is one of several occasions, or what an event was before.
type Occurrence struct {
	When       *When
	Attendance Text
	Venue      *Venue
	Online     []OnlineLink // none where nobody can take part any more

	Setting Setting
	Facts   OccurrenceFacts
}

// OccurrenceFacts are what an occasion states in codes.
type OccurrenceFacts struct {
	ID         string
	Attendance event.Attendance // "": that of the event
}
