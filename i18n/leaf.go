package i18n

import (
	"strconv"
	"time"
)

// Leaf is a day as a list shows it beside what happens then, like the leaf of a
// calendar: each word by itself. The zero value is no day.
type Leaf struct {
	Weekday string // martes, Tuesday: in Spanish mar would be the month too
	Day     string // 9
	Month   string // mar, Mar
}

// Leaf returns the day of t in its own location, with CLDR's names as they stand
// alone. It is zero for a zero t, and for a language without tables, which has no
// names.
func (l *Localizer) Leaf(t time.Time) Leaf {
	if t.IsZero() {
		return Leaf{}
	}
	f := l.printing()
	const alone, short, wide = 1, 0, 1
	leaf := Leaf{f.days[alone][wide][t.Weekday()], strconv.Itoa(t.Day()), f.months[alone][short][t.Month()-1]}
	if leaf.Weekday == "" || leaf.Month == "" {
		return Leaf{}
	}
	return leaf
}
