package i18n

import "time"

// HourCycle says whether hours run to 12 or to 24.
type HourCycle uint8

const (
	// HoursDefault is the zero value: as the language does (CLDR's short time
	// format): 18:30 in es and es-ES, 6:30 p. m. in most of America.
	HoursDefault HourCycle = iota
	// Hours12 counts from 12 a. m. and 12 p. m., with the half of the day.
	Hours12
	// Hours24 counts from 0.
	Hours24
)

// ClockStyle is a form in which a time of day is printed. The zero value is
// hours and minutes, as the language writes them.
type ClockStyle struct {
	Seconds bool      // print them; if false, leave them out
	Hours   HourCycle // if zero, the language's own
}

// hours returns the hour cycle to print: 12 or 24.
func (f *formats) hours(c ClockStyle) HourCycle {
	if c.Hours == Hours12 || c.Hours == Hours24 {
		return c.Hours
	}
	return f.cycle
}

func (f *formats) clock(c ClockStyle) *clockPattern {
	return &f.clocks[index(f.hours(c) == Hours24)][index(c.Seconds)]
}

// Time returns the time of day of t in its own location; "" for a zero t.
//
// CLDR's spaces are kept: the one in 6:30 p. m. is not to be broken (U+202F or
// U+00A0). A language without tables gets 24 hours and two digits.
func (l *Localizer) Time(t time.Time, c ClockStyle) string {
	if t.IsZero() {
		return ""
	}
	f := l.in()
	var buf [32]byte
	return string(f.append(buf[:0], f.clock(c).one, t))
}
