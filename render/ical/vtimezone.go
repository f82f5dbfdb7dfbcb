package ical

import (
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/escape"
)

// zones are the time zones that a calendar refers to.
type zones []zone

type zone struct {
	name        string
	location    *time.Location
	first, last time.Time // what is read on its clock
}

// add makes the zone of t known, if t can be written on its clock.
func (z *zones) add(t time.Time) {
	name := zoneName(t.Location())
	if name == "" {
		return
	}
	for i := range *z {
		if known := &(*z)[i]; known.name == name {
			if t.Before(known.first) {
				known.first = t
			}
			if t.After(known.last) {
				known.last = t
			}
			return
		}
	}
	*z = append(*z, zone{name, t.Location(), t, t})
}

// id returns the name of the zone on whose clock t is written, "" for a time
// that is written in UTC: that of a zone without an IANA name, or the second
// one of an hour that the clock shows twice (RFC 5545 section 3.3.5 reads
// those as the first).
func (z zones) id(t time.Time) string {
	name := zoneName(t.Location())
	for i := range z {
		if z[i].name != name {
			continue
		}
		_, here := t.Zone()
		_, there := t.In(z[i].location).Zone()
		if here == there && !i18n.WhenShown(t, t.Location()).Second.Equal(t) {
			return name
		}
	}
	return ""
}

// zoneName returns the IANA name of a location, "" if it has none that a
// calendar could know: the server's own zone, UTC, an offset with a made-up
// name.
func zoneName(location *time.Location) string {
	name := location.String()
	if !strings.Contains(name, "/") {
		return ""
	}
	for i := range len(name) {
		c := name[i] | 0x20
		if (c < 'a' || c > 'z') && (name[i] < '0' || name[i] > '9') && strings.IndexByte("/_+-", name[i]) < 0 {
			return ""
		}
	}
	return name
}

// An onset is the moment from which a zone observes an offset.
type onset struct {
	from, to int // seconds east of UTC
	name     string
	daylight bool
	at       time.Time
	clock    time.Time // what the clock before showed, as if it were UTC
	needed   bool      // for a time in the calendar, not only to know the rule
}

func (o onset) sameRule(other onset) bool {
	return o.from == other.from && o.to == other.to && o.name == other.name && o.daylight == other.daylight
}

// yearsAhead is how long a rule must hold after the last time in a calendar to
// be written as a rule.
const yearsAhead = 5

// onsets returns those that are in effect from the beginning of the first year
// on.
func (z *zone) onsets() []onset {
	firstYear := z.first.In(z.location).Year()
	lastYear := z.last.In(z.location).Year()
	needed := time.Date(lastYear+1, 1, 1, 0, 0, 0, 0, z.location)
	end := needed.AddDate(yearsAhead, 0, 0)
	// The year before is looked at for what is in effect at the beginning.
	t := time.Date(max(firstYear-1, 1), 1, 1, 0, 0, 0, 0, z.location)
	onsets := []onset{onsetAt(t, t)}
	for ok := true; ok; {
		before := t
		if t, ok = nextChange(t, end); ok {
			onsets = append(onsets, onsetAt(before, t))
		}
	}
	first := 0
	for i, o := range onsets {
		onsets[i].needed = o.at.Before(needed)
		if o.at.Year() < firstYear {
			first = i
		}
	}
	return onsets[first:]
}

// onsetAt is the change of the clock at t, after which nothing changed since
// before.
func onsetAt(before, t time.Time) onset {
	_, from := before.Zone()
	name, to := t.Zone()
	return onset{
		from: from, to: to, name: name, daylight: t.IsDST(), at: t,
		clock: t.UTC().Add(time.Duration(from) * time.Second),
	}
}

// nextChange returns when the clock, or what its time is called, is next
// changed after t and before end. Where the IANA data has rules and not
// moments, [time.Time.ZoneBounds] also ends where a year does, and on the last
// day of a leap year before t itself.
func nextChange(t, end time.Time) (time.Time, bool) {
	for now := t; ; {
		_, next := now.ZoneBounds()
		if next.IsZero() || !next.Before(end) {
			return t, false
		}
		if !next.After(now) {
			now = now.Add(24 * time.Hour)
			continue
		}
		if now = next; !sameTime(now, t) {
			return now, true
		}
	}
}

// sameTime reports whether two moments are told alike.
func sameTime(a, b time.Time) bool {
	nameA, offsetA := a.Zone()
	nameB, offsetB := b.Zone()
	return nameA == nameB && offsetA == offsetB && a.IsDST() == b.IsDST()
}

// timezones remembers definitions that have been written: of few zones and
// years, for many calendars. The zero value is empty.
type timezones struct {
	mu      sync.Mutex
	written map[timezoneKey]string
}

type timezoneKey struct {
	location    *time.Location
	first, last int // years
}

// maxTimezones bounds what is remembered.
const maxTimezones = 256

func (m *timezones) get(key timezoneKey, write func() string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.written[key]
	if !ok {
		s = write()
		if m.written == nil || len(m.written) >= maxTimezones {
			m.written = make(map[timezoneKey]string)
		}
		m.written[key] = s
	}
	return s
}

// timezone writes the definition of a zone for the years that a calendar needs.
func (c *ical) timezone(z *zone) {
	key := timezoneKey{z.location, z.first.In(z.location).Year(), z.last.In(z.location).Year()}
	c.b = append(c.b, c.p.zones.get(key, func() string {
		lines := ical{room: maxLine}
		lines.define(z)
		return string(lines.b)
	})...)
}

// define writes the definition of a zone for the years that the calendar
// needs (RFC 5545 section 3.6.5). What is regular is a rule, of which calendars
// know most; the rest are dates.
func (c *ical) define(z *zone) {
	c.line("BEGIN:VTIMEZONE")
	c.lit("TZID:")
	c.raw(z.name)
	c.end()
	onsets := z.onsets()
	for i, first := range onsets {
		written := false
		for _, before := range onsets[:i] {
			written = written || before.sameRule(first)
		}
		if written || !first.needed {
			continue
		}
		var same []onset
		for _, o := range onsets[i:] {
			if o.sameRule(first) {
				same = append(same, o)
			}
		}
		c.observance(same, onsets[len(onsets)-1].clock.Year())
	}
	c.line("END:VTIMEZONE")
}

// observance writes the onsets of one rule; lastYear is the last one looked at.
func (c *ical) observance(onsets []onset, lastYear int) {
	first := onsets[0]
	kind := escape.Literal("STANDARD")
	if first.daylight {
		kind = "DAYLIGHT"
	}
	c.lit("BEGIN:")
	c.line(kind)
	c.lit("DTSTART:")
	c.clock(first.clock)
	c.end()
	c.lit("TZOFFSETFROM:")
	c.offset(first.from)
	c.lit("TZOFFSETTO:")
	c.offset(first.to)
	c.lit("TZNAME:")
	c.words(first.name)
	c.end()
	if week := weekOf(onsets, lastYear); week != 0 {
		c.lit("RRULE:FREQ=YEARLY;BYMONTH=")
		c.raw(strconv.Itoa(int(first.clock.Month())))
		c.lit(";BYDAY=")
		c.raw(strconv.Itoa(week))
		c.raw(strings.ToUpper(first.clock.Weekday().String()[:2]))
		c.end()
	} else if len(onsets) > 1 && onsets[1].needed {
		// The first is said again: libical and ical.js pass over DTSTART where
		// there are dates, and a date that is there twice is one.
		for _, o := range onsets {
			if o.needed {
				c.lit("RDATE:")
				c.clock(o.clock)
				c.end()
			}
		}
	}
	c.lit("END:")
	c.line(kind)
}

// offset ends a line with an offset from UTC (RFC 5545 section 3.3.14).
func (c *ical) offset(seconds int) {
	sign := byte('+')
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	two := func(b []byte, n int) []byte { return append(b, byte('0'+n/10%10), byte('0'+n%10)) }
	var buf [8]byte
	b := two(two(append(buf[:0], sign), seconds/3600), seconds/60%60)
	if seconds%60 != 0 {
		b = two(b, seconds%60)
	}
	c.raw(string(b))
	c.end()
}

// weekOf returns in which week of its month an onset falls every year until
// the last, -1 for the last week; 0 if that is no rule.
func weekOf(onsets []onset, lastYear int) int {
	first := onsets[0].clock
	if len(onsets) < yearsAhead || onsets[len(onsets)-1].clock.Year() < lastYear {
		return 0
	}
	week, last := (first.Day()-1)/7+1, true
	for i, o := range onsets {
		t := o.clock
		if t.Year() != first.Year()+i || t.Month() != first.Month() || t.Weekday() != first.Weekday() || sinceMidnight(t) != sinceMidnight(first) {
			return 0
		}
		if (t.Day()-1)/7+1 != week {
			week = 0
		}
		last = last && t.AddDate(0, 0, 7).Month() != t.Month()
	}
	if week == 0 && last {
		return -1
	}
	return week
}

func sinceMidnight(t time.Time) int { return t.Hour()*3600 + t.Minute()*60 + t.Second() }
