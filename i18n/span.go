package i18n

import (
	"bytes"
	"slices"
	"time"
)

// Span returns when something takes place, as precisely as p says, the way an
// event page prints it:
//
//	Minute  9 de marzo de 2027, 9:00–11:00      9 de marzo de 2027, 22:30–1:00 (past midnight)
//	        9 de marzo de 2027 a las 9:00       martes, 9 de marzo de 2027, 9:00 (no end)
//	        del 30 de diciembre de 2027 a las 18:00 al 2 de enero de 2028 a las 13:00
//	Day     9 de marzo de 2027                  del 5 al 8 de marzo de 2026 (end inclusive)
//	Month   marzo de 2027                       marzo–abril de 2027
//
// It prints the end in the location of the start. Without an end, or with one
// that is not after the start, it prints the start alone; without a start it is
// "". An evening that ends in the small hours is one day, as in
// [Localizer.TimeRange]. In Month, d is not used.
//
// A range of days is in the words of the catalog's message span.prose, with the
// arguments Start and End, of which Start lacks what it shares with End. It has
// no weekdays there, whatever d says. A language whose catalog has no such words
// gets the pattern of CLDR, which says once what both ends share: March 5 – 8, 2026.
func (l *Localizer) Span(start, end time.Time, p Precision, d DateStyle) string {
	if start.IsZero() {
		return ""
	}
	f := l.printing()
	var buf [192]byte
	switch end = endOrStart(start, end); {
	case p == Month:
		return string(withoutAl(f.appendDateRange(buf[:0], start, end, DateYMMMM), " a "))
	case p != Day && PastMidnight(start, end):
		return string(f.appendDayAndTimes(buf[:0], start, end, &f.dates[d.known()]))
	case !sameDay(start, end):
		if prose := l.prose(start, end, p); prose != "" {
			return prose
		}
	}
	if p == Day {
		return string(f.appendDateRange(buf[:0], start, end, d))
	}
	return string(withoutAl(f.appendDateTimeRange(buf[:0], start, end, d), " – "))
}

// prose is a range of days in the words of the reader's language, "" if it has
// none.
func (l *Localizer) prose(start, end time.Time, p Precision) string {
	w, words := l.find("span.prose")
	if words == nil || !w.source.ForReader() {
		return ""
	}
	first := DateLong
	switch {
	case start.Year() != end.Year():
	case p == Day && start.Month() == end.Month():
		first = dateD
	default:
		first = DateMMMMD
	}
	f := l.printing()
	one := func(t time.Time, s DateStyle) string {
		if p == Day {
			return string(f.append(nil, f.dates[s].one, t))
		}
		return string(f.appendDateTime(nil, t, &f.dates[s]))
	}
	return w.format(words, Args{"Start": one(start, first), "End": one(end, DateLong)}).Value
}

// withoutAl puts something better for the "al" that CLDR has in some countries of
// America. Months have no article ("marzo al abril", in es-AR and es-CL), and "al"
// wants a "del" before it, which a date with its time has not ("12 de mayo a las
// 9:00 al 14 de mayo", in es-CO too).
func withoutAl(dst []byte, between string) []byte {
	const al = " al "
	if i := bytes.Index(dst, []byte(al)); i >= 0 {
		return slices.Replace(dst, i, i+len(al), []byte(between)...)
	}
	return dst
}

// TimeRange returns the times of day from start to end: 9:00–11:00;
// 9:00 – 11:00 a. m., which says the half of the day once. Ends are treated as in
// [Localizer.Span].
//
// An evening that ends in the small hours (before 6:00 on the next day) reads
// 22:30–1:00; ICU would print both dates. Other ranges over several days have
// dates, in numbers: 5/3/2026, 18:30 – 8/3/2026, 20:00.
func (l *Localizer) TimeRange(start, end time.Time) string {
	if start.IsZero() {
		return ""
	}
	f := l.printing()
	var buf [96]byte
	end = endOrStart(start, end)
	if !sameDay(start, end) && !PastMidnight(start, end) {
		return string(f.appendEnds(buf[:0], start, end, &f.dates[dateYMD], f.clock.one))
	}
	return string(f.appendTimes(buf[:0], start, end))
}

// appendDateRange prints the days from start to end, which is inclusive: 5–8 de
// marzo de 2026; 30 de diciembre de 2026 – 2 de enero de 2027.
func (f *formats) appendDateRange(dst []byte, start, end time.Time, s DateStyle) []byte {
	end = endOrStart(start, end)
	date := &f.dates[s.known()]
	year, month, day := start.Date()
	endYear, endMonth, endDay := end.Date()
	var between *interval
	switch {
	case year != endYear:
		between = &date.year
	case month != endMonth:
		between = &date.month
	case day != endDay && date.showsDay:
		between = &date.day
	default:
		return f.append(dst, date.one, start)
	}
	if between.end == nil {
		return f.appendEnds(dst, start, end, date, nil)
	}
	return f.appendInterval(dst, *between, start, end)
}

// endOrStart returns end in the location of start; start for an end that is not
// after it.
func endOrStart(start, end time.Time) time.Time {
	if !end.After(start) {
		return start
	}
	return end.In(start.Location())
}

// appendEnds prints two ends that share nothing, each with its date, its time
// or both.
func (f *formats) appendEnds(dst []byte, start, end time.Time, date *datePattern, clock pattern) []byte {
	one := func(dst []byte, t time.Time) []byte {
		switch {
		case clock == nil:
			return f.append(dst, date.one, t)
		case date == nil:
			return f.append(dst, clock, t)
		}
		return f.appendDateTime(dst, t, date)
	}
	first, second := start, end
	if f.ends.reversed {
		first, second = end, start
	}
	dst = one(append(dst, f.ends.words[0]...), first)
	dst = one(append(dst, f.ends.words[1]...), second)
	return append(dst, f.ends.words[2]...)
}

// appendTimes prints two times of day, whatever their dates.
func (f *formats) appendTimes(dst []byte, start, end time.Time) []byte {
	hour, endHour := start.Hour(), end.Hour()
	var between *interval
	switch {
	case f.twelveHours && hour/12 != endHour/12:
		between = &f.clock.half
	case hour != endHour:
		between = &f.clock.hour
	case start.Minute() != end.Minute():
		between = &f.clock.minute
	default:
		return f.append(dst, f.clock.one, start)
	}
	if between.end == nil {
		return f.appendEnds(dst, start, end, nil, f.clock.one)
	}
	return f.appendInterval(dst, *between, start, end)
}

func sameDay(start, end time.Time) bool {
	y, m, d := start.Date()
	endYear, endMonth, endDay := end.Date()
	return y == endYear && m == endMonth && d == endDay
}

// PastMidnight reports whether end is before 6:00 on the morning after an
// evening, or day, that began at 6:00 or later: for the reader, one day. Both
// count as the clock of start shows them.
func PastMidnight(start, end time.Time) bool {
	end = end.In(start.Location())
	return start.Hour() >= 6 && end.Hour() < 6 && sameDay(start.AddDate(0, 0, 1), end)
}

// appendDateTimeRange prints the days and times from start to end: on one day
// the date and the times, 5 de marzo de 2026, 18:30–20:00; else both ends written
// out, 5 de marzo de 2026 a las 18:30 – 8 de marzo de 2026 a las 20:00.
func (f *formats) appendDateTimeRange(dst []byte, start, end time.Time, d DateStyle) []byte {
	end = endOrStart(start, end)
	date := &f.dates[d.known()]
	if !sameDay(start, end) {
		return f.appendEnds(dst, start, end, date, f.clock.one)
	}
	return f.appendDayAndTimes(dst, start, end, date)
}

// appendDayAndTimes prints the date of start and the times of an event on that
// day, or evening. A single time stands after the weekday as several would,
// and not as in a sentence: martes, 9 de marzo de 2027, 9:00.
func (f *formats) appendDayAndTimes(dst []byte, start, end time.Time, date *datePattern) []byte {
	if date.width != wide && start.Hour() == end.Hour() && start.Minute() == end.Minute() {
		return f.appendDateTime(dst, start, date)
	}
	return f.appendDateTimes(dst, start, end, date)
}

// appendDateTimes prints the date of start and both times of day.
func (f *formats) appendDateTimes(dst []byte, start, end time.Time, date *datePattern) []byte {
	dst = append(dst, f.withTimes.words[0]...)
	if f.withTimes.reversed {
		dst = append(f.append(dst, date.one, start), f.withTimes.words[1]...)
		dst = f.appendTimes(dst, start, end)
	} else {
		dst = append(f.appendTimes(dst, start, end), f.withTimes.words[1]...)
		dst = f.append(dst, date.one, start)
	}
	return append(dst, f.withTimes.words[2]...)
}
