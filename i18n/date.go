package i18n

import (
	"bytes"
	"slices"
	"time"
)

// Precision says how precisely a time is known.
type Precision uint8

const (
	// Minute is the zero value: date and wall clock are known.
	Minute Precision = iota
	// Day means that the hour is not known.
	Day
	// Month means that the day is not known.
	Month
)

// DateStyle is a form in which a date is printed: CLDR's long or full one, or
// the fields to print, by CLDR's letters (y year, MMM month abbreviated, MMMM
// month, d day, EEEE weekday). The language decides on their order and the words
// between them.
//
// CLDR's medium and short dates are not among the styles: they are numbers alone
// in some languages (es-CL and es-CO write 05-03-2026 and 5/03/2026).
type DateStyle uint8

const (
	// DateLong is the zero value: 9 de marzo de 2027, March 9, 2027.
	DateLong DateStyle = iota
	// DateFull has the weekday: martes, 9 de marzo de 2027.
	DateFull
	// DateYMMMM is marzo de 2027, March 2027.
	DateYMMMM
	// DateYMMMD is 9 mar 2027, Mar 9, 2027.
	DateYMMMD
	// DateMMMMD is 9 de marzo, March 9.
	DateMMMMD
	// DateMMMMEEEED is martes, 9 de marzo; Tuesday, March 9.
	DateMMMMEEEED
	// DateEEEE is martes, Tuesday.
	DateEEEE
	// DateInSentence is DateFull as it stands within a sentence: (el) martes 9 de
	// marzo de 2027. Spanish has no comma there, which it has in a date by itself.
	DateInSentence

	dateD   // the day alone, where a range has already said the rest
	dateYMD // numbers, before a time in a range over several days
	dateStyles
)

// dateKeys are the names of the styles in the tables. The width decides on
// the words before a time, as in ICU's DateTimePatternGenerator.
var dateKeys = [dateStyles]struct {
	name  string
	width width
}{
	DateLong:      {"long", long},
	DateFull:      {"full", wide},
	DateYMMMM:     {"yMMMM", long},
	DateYMMMD:     {"yMMMd", medium},
	DateMMMMD:     {"MMMMd", long},
	DateMMMMEEEED: {"MMMMEEEEd", wide},
	DateEEEE:      {"EEEE", short},
	dateD:         {"d", short},
	dateYMD:       {"yMd", short},

	DateInSentence: {"full", long},
}

// known returns the style itself, or the zero value for one that is not defined.
func (s DateStyle) known() DateStyle {
	if s > DateInSentence {
		return DateLong
	}
	return s
}

// Date returns the date of t in its own location; "" for a zero t. A style that
// is not defined counts as DateLong. A language without tables gets ISO 8601:
// 2027-03-09, or 2027-03 for the styles without a day.
func (l *Localizer) Date(t time.Time, s DateStyle) string {
	if t.IsZero() {
		return ""
	}
	f := l.printing()
	var buf [64]byte
	return string(f.append(buf[:0], f.dates[s.known()].one, t))
}

// DateTime returns the date and the time of t, with the words that the language
// has between a date and one time: 9 de marzo de 2027 a las 9:00, March 9, 2027
// at 9:00 AM (CLDR's dateTimeFormats-type-atTime). It returns "" for a zero t.
//
// CLDR has "a las" for every hour; the singular of one o'clock is ours: a la 1:00.
func (l *Localizer) DateTime(t time.Time, d DateStyle) string {
	if t.IsZero() {
		return ""
	}
	f := l.printing()
	var buf [96]byte
	return string(f.appendDateTime(buf[:0], t, &f.dates[d.known()]))
}

func (f *formats) appendDateTime(dst []byte, t time.Time, date *datePattern) []byte {
	glue := &f.atTime[date.width]
	if hour := t.Hour(); hour == 1 || hour == 13 && f.twelveHours {
		glue = &f.atOneOClock[date.width]
	}
	first, second := f.clock.one, date.one
	if glue.reversed {
		first, second = second, first
	}
	dst = f.append(append(dst, glue.words[0]...), first, t)
	dst = f.append(append(dst, glue.words[1]...), second, t)
	return append(dst, glue.words[2]...)
}

// Datetime returns t as the datetime attribute of the HTML time element spells
// it (HTML, "date and time microsyntaxes"), as precisely as it is known:
// 2027-03-09T09:00-05:00, 2027-03-09, 2027-03. It returns "" for a zero t and
// for years before 1, which HTML cannot say. An offset that is not of whole
// minutes, as local mean time has, gives the same moment in UTC.
func Datetime(t time.Time, p Precision) string {
	var buf [40]byte
	return string(AppendDatetime(buf[:0], t, p))
}

// AppendDatetime appends what [Datetime] returns.
func AppendDatetime(b []byte, t time.Time, p Precision) []byte {
	if t.IsZero() || t.Year() < 1 {
		return b
	}
	switch p {
	case Day:
		return t.AppendFormat(b, "2006-01-02")
	case Month:
		return t.AppendFormat(b, "2006-01")
	}
	const day = 24 * 60 * 60
	if _, offset := t.Zone(); offset%60 != 0 || offset <= -day || offset >= day {
		t = t.UTC()
	}
	if t.Year() < 1 {
		return b
	}
	// Package time is three times as fast in this form, from which the seconds
	// go.
	begin := len(b)
	b = t.AppendFormat(b, time.RFC3339)
	seconds := begin + bytes.IndexByte(b[begin:], 'T') + len("T15:04")
	return slices.Delete(b, seconds, seconds+len(":05"))
}
