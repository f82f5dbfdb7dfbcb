package i18n

import "time"

// Shown says when the clocks of a zone show a date and time of day: once as a
// rule, never where they are put forward past it, twice where they are put back.
type Shown struct {
	First  time.Time // zero: never
	Second time.Time // zero: not twice

	// SkippedFrom and SkippedTo are the moment at which the clocks are put
	// forward, as they would have shown it and as they do: 2:00 and 3:00. They
	// are zero unless First is.
	SkippedFrom, SkippedTo time.Time
}

// WhenShown returns when the clocks of a zone show the date and time of day
// that wall has in its own location, which does not count otherwise.
//
//	WhenShown(time.Date(2024, 3, 10, 2, 30, 0, 0, time.UTC), newYork) // never: 2:00 is 3:00
//
// Of a time that is shown twice, calendars mean the first (RFC 5545, section
// 3.3.5).
func WhenShown(wall time.Time, zone *time.Location) Shown {
	wall = time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), wall.Nanosecond(), time.UTC)
	// A day to either side lie the offsets before and after a change.
	before := offset(wall.AddDate(0, 0, -1).In(zone))
	after := offset(wall.AddDate(0, 0, 1).In(zone))
	first := wall.Add(-time.Duration(before) * time.Second).In(zone)
	second := wall.Add(-time.Duration(after) * time.Second).In(zone)
	switch shown, again := offset(first) == before, offset(second) == after; {
	case shown && again && before != after:
		return Shown{First: first, Second: second}
	case shown:
		return Shown{First: first}
	case again:
		return Shown{First: second}
	}
	change, _ := nextChange(second) // counted with the later offset, it is before the change
	return Shown{SkippedFrom: change.In(time.FixedZone("", before)), SkippedTo: change}
}

// StartOfDay returns the first moment of a day in a zone, which is not midnight
// where the clocks are put forward at midnight, and the first of two where they
// are put back to it. Of a day that a zone skipped altogether it is the first
// moment after. Values outside their ranges are carried over as in [time.Date].
func StartOfDay(year int, month time.Month, day int, zone *time.Location) time.Time {
	midnight := WhenShown(time.Date(year, month, day, 0, 0, 0, 0, time.UTC), zone)
	if midnight.First.IsZero() {
		return midnight.SkippedTo
	}
	return midnight.First
}
