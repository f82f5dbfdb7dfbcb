package i18n

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
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

// DateStyle is a form in which a date is printed.
type DateStyle uint8

const (
	// DateLong is the zero value.
	DateLong DateStyle = iota
	DateFull
)

// HourCycle says whether hours run to 12 or to 24.
type HourCycle uint8

// ClockStyle is a form in which a time of day is printed.
type ClockStyle struct {
	Seconds bool
	Hours   HourCycle
}

// ZoneStyle is a form in which a time zone is printed.
type ZoneStyle uint8

// ZoneLong is the zero value.
const ZoneLong ZoneStyle = 0

// Date returns the date of t.
func (l *Localizer) Date(t time.Time, _ DateStyle) string { return Datetime(t, Day) }

// Span returns the time from start to end, as far as it is known.
func (l *Localizer) Span(start, end time.Time, p Precision, _ DateStyle, _ ClockStyle) string {
	layout := [...]string{"2006-01-02 15:04", "2006-01-02", "2006-01"}[p]
	switch {
	case start.IsZero():
		return ""
	case end.IsZero() || start.Format(layout) == end.Format(layout):
		return start.Format(layout)
	}
	return start.Format(layout) + "–" + end.Format(layout)
}

// Time returns the time of day of t.
func (l *Localizer) Time(t time.Time, _ ClockStyle) string { return t.Format("15:04") }

// TimeRange returns the times of day of start and end.
func (l *Localizer) TimeRange(start, end time.Time, _ ClockStyle) string {
	return start.Format("15:04") + "–" + end.Format("15:04")
}

// Number returns n as the reader's language writes it.
func (l *Localizer) Number(n int64) string { return strconv.FormatInt(n, 10) }

// Zone returns the time zone of t at t.
func (l *Localizer) Zone(t time.Time, _ ZoneStyle) string { return t.Format("GMT-07:00") }

// Datetime returns t as the datetime attribute of the HTML time element spells
// it, as precisely as it is known, and "" for a zero t.
func Datetime(t time.Time, p Precision) string {
	if t.IsZero() {
		return ""
	}
	return t.Format([...]string{"2006-01-02T15:04Z07:00", "2006-01-02", "2006-01"}[p])
}

// And joins items into a list.
func (l *Localizer) And(items ...string) string { return strings.Join(items, ", ") }

// Or joins items into a list of alternatives.
func (l *Localizer) Or(items ...string) string { return strings.Join(items, ", ") }

// AndParts is And around items that keep their language.
func (l *Localizer) AndParts(items []Localized) []Localized {
	var parts []Localized
	for i, item := range items {
		if i > 0 {
			parts = append(parts, Localized{Value: ", ", Lang: l.tag, Source: Exact})
		}
		parts = append(parts, item)
	}
	return parts
}

// LanguageName returns the name of tag in the reader's language.
func (l *Localizer) LanguageName(tag language.Tag) string {
	if name := l.Message("language."+tag.String(), nil); name.Value != "" {
		return name.Value
	}
	return tag.String()
}

// RegionName returns the name of region in the reader's language.
func (l *Localizer) RegionName(region language.Region) string { return region.String() }

// Compare orders a and b as the reader's language sorts.
func (l *Localizer) Compare(a, b string) int { return strings.Compare(a, b) }
