package i18n

import (
	"strconv"
	"time"
)

// Leaf is a day as a list shows it beside what happens then, like the leaf of a
// calendar: each word by itself. Where only the month is known it has no day, but
// the year. The zero value is no time.
type Leaf struct {
	Weekday string // martes, Tuesday: in Spanish mar would be the month too
	Day     string // 9
	Month   string // mar, Mar
	Year    string // 2027, of a month
}

// Leaf returns the day of t in its own location, or its month where nothing more precise is known, with CLDR's
// names as they stand alone. It is zero for a zero t, and for a language without tables, which has no
// names.
func (l *Localizer) Leaf(t time.Time, p Precision) Leaf {
	if t.IsZero() {
		return Leaf{}
	}
	f := l.printing()
	const alone, short, wide = 1, 0, 1
	weekday, month := f.days[alone][wide][t.Weekday()], f.months[alone][short][t.Month()-1]
	switch {
	case weekday == "" || month == "":
		return Leaf{}
	case p == Month:
		return Leaf{Month: month, Year: strconv.Itoa(t.Year())}
	}
	return Leaf{Weekday: weekday, Day: strconv.Itoa(t.Day()), Month: month}
}
