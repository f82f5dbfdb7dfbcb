package event

import (
	"time"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// When is the time of something, as far as it is known. The zero value is
// unknown, about which nothing is said.
type When struct {
	// Start and End carry the IANA zone of the place as their Location. A zero
	// Start is unknown, a zero End is not said.
	Start, End time.Time
	// Precision says how much of Start and End is known. With [i18n.Day] and
	// [i18n.Month] the End is inclusive.
	Precision i18n.Precision
	// Daily says that Start and End, both known to the minute, are the hours of
	// each day from the first to the last, on the clock of Start: an exhibition
	// that is open from 10:00 to 18:00. False: it goes on from Start to End.
	Daily bool
	// Doors is when the place opens; zero: not said.
	Doors time.Time
	// ToBeConfirmed states that the time is to be confirmed, which the reader
	// is told.
	ToBeConfirmed bool
}

var whenFields = field.NewTable("when", field.About[When]{Check: (*When).check},
	field.Composite[When]("start"), // with the precision, or that the time is to be confirmed
	field.Composite[When]("end"),
	field.Bool("daily", func(w *When) *bool { return &w.Daily }),
	field.Time("doors", func(w *When) *time.Time { return &w.Doors }),
)

// IsZero reports whether there is nothing to say.
func (w When) IsZero() bool { return w.Start.IsZero() && !w.ToBeConfirmed }

// DayKnown reports whether the day of w is known, without which a calendar has no
// place for an entry: in a year that formats for machines can write, of four digits.
func (w When) DayKnown() bool {
	year := w.Start.Year()
	return !w.Start.IsZero() && !w.ToBeConfirmed && w.Precision != i18n.Month && min(year, w.Start.UTC().Year()) >= 1 && year <= 9999
}

// Over returns the first moment after w: the end where it is given, else that
// of the last day or month that is named. Of an event that states only the
// minute at which it starts nobody knows the end; its day is taken to be it.
// An unknown time gives a zero time.
func (w When) Over() time.Time {
	if w.Start.IsZero() {
		return time.Time{} // whatever stands as its end
	}
	if !w.End.IsZero() {
		return field.Moment{Time: w.End, Precision: w.Precision}.Over()
	}
	return field.Moment{Time: w.Start, Precision: max(w.Precision, i18n.Day)}.Over()
}

// OverAtEarliest returns the moment from which on w may be over: that of
// [When.Over], but the start of what states only the minute at which it starts.
func (w When) OverAtEarliest() time.Time {
	if w.End.IsZero() && w.Precision == i18n.Minute {
		return w.Start
	}
	return w.Over()
}

// Next returns the first part of w that is not over at the given time: of what
// is [When].Daily the hours of one day, else w itself. There is none once w is
// over, and of a time that is not known.
func (w When) Next(now time.Time) (next When, ok bool) {
	switch {
	case w.Start.IsZero() || !now.Before(w.Over()):
		return When{}, false
	case !w.Daily || w.End.IsZero():
		return w, true
	}
	day := wallOf(w.Start)
	if now.After(w.Start) {
		day = wallOf(now.In(w.Start.Location()))
	}
	if next = w.hoursOn(day); !now.Before(next.End) {
		next = w.hoursOn(day.AddDate(0, 0, 1))
	}
	return next, true
}

// First returns the hours of the first day of what is [When].Daily, and else w.
func (w When) First() When {
	if !w.Daily || w.End.IsZero() {
		return w
	}
	return w.hoursOn(wallOf(w.Start))
}

// hoursOn returns the hours of a day of what is daily. The day is a wall: there is
// none whose midnight does not exist.
func (w When) hoursOn(day time.Time) When {
	at := func(clock time.Time) time.Time {
		if clock.IsZero() {
			return clock
		}
		year, month, date := day.Date()
		hour, minute, _ := clock.In(w.Start.Location()).Clock()
		t, _ := onWall(time.Date(year, month, date, hour, minute, 0, 0, time.UTC), w.Start.Location())
		return t
	}
	return When{Start: at(w.Start), End: at(w.End), Doors: at(w.Doors)}
}

// Occurrence is one of several occasions on which an event is held. What it
// leaves empty is as the event says.
type Occurrence struct {
	// ID names the occasion among those of its event, so that calendars know it
	// again when its time changes. It is optional.
	ID string
	When
	// Status is what has become of this occasion alone; nil: it is scheduled, or
	// as the event. A former one ([Event].Previous) has none.
	Status     []Status
	StatusNote i18n.Text // an editor's words about the status
	Attendance Attendance
	Venue      *Venue
	Online     []OnlineLink
}

var occurrenceFields = field.NewTable("occasion", field.About[Occurrence]{Check: (*Occurrence).check},
	field.ID(func(o *Occurrence) *string { return &o.ID }),
	field.Inline(func(o *Occurrence) *When { return &o.When }, whenFields),
	statusField(func(o *Occurrence) *[]Status { return &o.Status }),
	statusNoteField(func(o *Occurrence) *i18n.Text { return &o.StatusNote }),
	attendanceField(func(o *Occurrence) *Attendance { return &o.Attendance }),
	venueField(func(o *Occurrence) **Venue { return &o.Venue }),
	onlineField(func(o *Occurrence) *[]OnlineLink { return &o.Online }),
)

// Moved reports what of e is no longer as it was announced ([Event].Previous):
// its date, its place, or both. That e is held online instead is a status of its
// own ([MovedOnline]), and no other place.
func (e *Event) Moved() (date, place bool) {
	p := e.Previous
	if p == nil {
		return e.HasStatus(Rescheduled), false
	}
	date = e.HasStatus(Rescheduled) || !p.When.IsZero() && !p.When.equal(e.When)
	place = p.Venue != nil && p.Venue != e.Venue && !e.HasStatus(MovedOnline)
	return date, place
}

// equal reports whether two times are the same moments, known as precisely.
func (w When) equal(o When) bool {
	return w.Start.Equal(o.Start) && w.End.Equal(o.End) && w.Precision == o.Precision && w.Daily == o.Daily && w.ToBeConfirmed == o.ToBeConfirmed
}

// Zone is a time zone to print the time in.
type Zone struct {
	Location *time.Location
	Label    i18n.Text // nil: the zone's name in the reader's language
}

var zoneFields = field.NewTable("shown-zone", field.About[Zone]{},
	field.Zone("zone", func(z *Zone) **time.Location { return &z.Location }).Require(),
	field.Words("label", func(z *Zone) *i18n.Text { return &z.Label }),
)
