package content

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// zones remembers the time zones of a folder, which are read from the disk.
type zones struct {
	mu    sync.Mutex
	known map[string]*time.Location
}

// load returns the zone that [i18n.LoadZone] gives, nil if there is none.
func (z *zones) load(name string) *time.Location {
	z.mu.Lock()
	defer z.mu.Unlock()
	location, tried := z.known[name]
	if !tried {
		location, _ = i18n.LoadZone(name) // an error leaves nil
		z.known[name] = location
	}
	return location
}

// citiesMeant are zones by what their cities are called in Spanish.
var citiesMeant = map[string]string{
	"ciudad de mexico": "America/Mexico_City", "cdmx": "America/Mexico_City", "nueva york": "America/New_York", "la habana": "America/Havana",
	"los angeles": "America/Los_Angeles", "san pablo": "America/Sao_Paulo", "londres": "Europe/London", "paris": "Europe/Paris",
}

// meant returns the zone of a city whose name was written without its area, in
// small letters, or with accents; "" if there is none.
func (z *zones) meant(name string) string {
	if meant := citiesMeant[plainly(name)]; meant != "" {
		return meant
	}
	for _, city := range []string{name, capitals(plainly(name))} {
		city = strings.ReplaceAll(accents.Replace(city), " ", "_")
		for _, area := range []string{"", "America/", "Europe/", "Atlantic/"} {
			if city != "" && z.load(area+city) != nil {
				return area + city
			}
		}
	}
	return ""
}

// capitals begins every word of s with a capital.
func capitals(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'a' <= c && c <= 'z' && (i == 0 || strings.IndexByte(" _/", b[i-1]) >= 0) {
			b[i] = c - 'a' + 'A'
		}
	}
	return string(b)
}

var zone = &format{func(d *decoder, n *yaml.Node, _ *field.Field, value any) {
	name, ok := d.word(n, "error.want.string")
	if !ok {
		return
	}
	if location := d.zones.load(name); location != nil {
		*value.(**time.Location) = location
		return
	}
	d.fault(n, "error.zone", "Value", name).Suggestion = d.zones.meant(name)
}, describe("value.zone", object{"type": "string", "pattern": "^(UTC|[A-Za-z_+-]+(/[A-Za-z0-9_+-]+)+)$"}).severally("value.zone")}

// zoneOfDates is the zone of all dates in the map that it stands in.
var zoneOfDates = extra{"zone", zone, func(d *decoder, n *yaml.Node, _ any) {
	d.zone = time.UTC // once the fault is reported, the dates have no more
	var location *time.Location
	if zone.read(d, n, nil, &location); location != nil {
		d.zone = location
	}
}}

const toBeConfirmed = "to-be-confirmed"

// start is the beginning of a time, or that it is to be confirmed.
var start = &format{func(d *decoder, n *yaml.Node, _ *field.Field, value any) {
	when := value.(*event.When)
	if is(n, toBeConfirmed) {
		when.ToBeConfirmed = true
		return
	}
	when.Start, when.Precision, _ = d.moment(n, "error.date")
}, describe("value.date", anyOf(object{"const": toBeConfirmed}, dateSchema))}

// end is written as precisely as start.
var end = &format{func(d *decoder, n *yaml.Node, _ *field.Field, value any) {
	when := value.(*event.When)
	end, precision, ok := d.moment(n, "error.date")
	switch {
	case !ok:
	case !when.Start.IsZero() && precision != when.Precision:
		d.fault(n, "error.date.precision", "Value", n.Value)
	default:
		when.End, when.Precision = end, precision
	}
}, describe("value.date", dateSchema)}

// minute is a moment with its hour.
var minute = &format{func(d *decoder, n *yaml.Node, _ *field.Field, value any) {
	t, precision, ok := d.moment(n, "error.date.minute")
	switch {
	case !ok:
	case precision != i18n.Minute:
		d.fault(n, "error.date.hour", "Value", n.Value)
	default:
		*value.(*time.Time) = t
	}
}, describe("value.minute", object{"type": "string", "pattern": "^" + dayPattern + clockPattern + "$"})}

// moment is a day, or a minute.
var moment = &format{func(d *decoder, n *yaml.Node, _ *field.Field, value any) {
	if m, ok := d.dayOrMinute(n); ok {
		*value.(*field.Moment) = m
	}
}, describe("value.moment", object{"type": "string", "pattern": "^" + dayPattern + "(" + clockPattern + ")?$"})}

// beginning is a point in time; a day alone means its beginning.
var beginning = &format{func(d *decoder, n *yaml.Node, _ *field.Field, value any) {
	if m, ok := d.dayOrMinute(n); ok {
		*value.(*time.Time) = m.Time
	}
}, moment.description}

func (d *decoder) dayOrMinute(n *yaml.Node) (field.Moment, bool) {
	t, precision, ok := d.moment(n, "error.date.day")
	if ok && precision == i18n.Month {
		d.fault(n, "error.date.day", "Value", n.Value)
		ok = false
	}
	return field.Moment{Time: t, Precision: precision}, ok
}

const (
	dayPattern   = `[0-9]{4}-[0-9]{2}-[0-9]{2}`
	clockPattern = `[ T][0-9]{1,2}:[0-9]{2}( ?([+-][0-9]{2}:[0-9]{2}|Z))?`
)

var dateSchema = object{"type": "string", "pattern": `^[0-9]{4}-[0-9]{2}(-[0-9]{2}(` + clockPattern + `)?)?$`}

// The ways to write a date. An offset says which of two equal times is meant.
var (
	wallLayouts   = []string{"2006-01-02 15:04", "2006-01-02T15:04"}
	offsetLayouts = []string{"2006-01-02 15:04 Z07:00", "2006-01-02 15:04Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02T15:04 Z07:00"}
)

// moment reads a date as far as it is written. YAML's own timestamps are read
// as the words they are. What is none is reported under wantID.
func (d *decoder) moment(n *yaml.Node, wantID string) (t time.Time, p i18n.Precision, ok bool) {
	s, ok := d.word(n, "error.want.string")
	if !ok {
		return t, p, false
	}
	impossible, yearZero := false, false
	parse := func(layouts ...string) bool {
		for _, layout := range layouts {
			parsed, err := time.Parse(layout, s)
			if err == nil {
				t, yearZero = parsed, parsed.Year() == 0
				return true
			}
			var at *time.ParseError
			impossible = impossible || errors.As(err, &at) && strings.Contains(at.Message, "out of range")
		}
		return false
	}
	offset := false
	switch {
	case parse(wallLayouts...):
	case parse(offsetLayouts...):
		offset = true
	case parse("2006-01-02"):
		p = i18n.Day
	case parse("2006-01"):
		p = i18n.Month
	default:
		d.noDate(n, s, wantID, impossible)
		return t, p, false
	}
	if yearZero {
		d.fault(n, "error.date.year")
		return t, p, false
	}
	if d.zone == nil {
		d.fault(n, "error.zone.missing")
		return t, p, false
	}
	switch {
	case p != i18n.Minute:
		return i18n.StartOfDay(t.Year(), t.Month(), t.Day(), d.zone), p, true
	case offset:
		t, ok = d.withOffset(n, t)
	default:
		t, ok = d.onTheClock(n, t)
	}
	return t, p, ok
}

// noDate reports a date that is none, or is not written as it must be, with
// what to write where that is certain.
func (d *decoder) noDate(n *yaml.Node, s, wantID string, impossible bool) {
	late, clock, want := pastMidnight(s), clockOf(s), rewritten(s)
	first, second := eitherOrder(s)
	begins, ends := hoursOf(s)
	switch {
	case oddSpace(s) != 0:
		d.fault(n, wantID, "Value", s)
	case begins != "":
		d.fault(n, "error.date.span", "Value", s, "Start", begins, "End", ends)
	case first != "" && second != "":
		d.fault(n, "error.date.ambiguous", "Value", s, "First", first, "Second", second)
	case yearBeyond.MatchString(s):
		d.fault(n, "error.date.year")
	case late != "":
		d.fault(n, "error.date.midnight", "Value", s, "Want", late)
	case impossible:
		d.fault(n, "error.date.impossible", "Value", s)
	case clock != "":
		d.fault(n, "error.date.no-day", "Value", s, "Want", "2027-03-09 "+clock)
	case want != "":
		d.fault(n, "error.date.want", "Value", s, "Want", want)
	default:
		e := d.fault(n, wantID, "Value", s)
		if wantID != "error.date" {
			return
		}
		if e.Suggestion = d.meant(s, slices.Values([]string{toBeConfirmed})); plainly(s) == "por confirmar" {
			e.Suggestion = toBeConfirmed
		}
	}
}

// onTheClock returns the moment at which the clocks of the zone show wall,
// which is given in UTC. There may be none and there may be two.
func (d *decoder) onTheClock(n *yaml.Node, wall time.Time) (time.Time, bool) {
	shown := i18n.WhenShown(wall, d.zone)
	switch {
	case shown.First.IsZero():
		d.fault(n, "error.date.gap", "Value", n.Value, "Zone", d.zone.String(),
			"From", shown.SkippedFrom.Format("15:04"), "To", shown.SkippedTo.Format("15:04"))
		return time.Time{}, false
	case shown.Second.IsZero():
		return shown.First, true
	}
	const layout = "2006-01-02 15:04 -07:00"
	d.fault(n, "error.date.overlap", "Value", n.Value, "Zone", d.zone.String(),
		"First", shown.First.Format(layout), "Second", shown.Second.Format(layout))
	return time.Time{}, false
}

// withOffset returns the moment t in the zone, whose clocks must then have the
// offset that is written: else one of the two is a mistake.
func (d *decoder) withOffset(n *yaml.Node, t time.Time) (time.Time, bool) {
	_, written := t.Zone()
	_, offset := t.In(d.zone).Zone()
	if written == offset {
		return t.In(d.zone), true
	}
	d.fault(n, "error.date.offset", "Value", t.Format("-07:00"), "Zone", d.zone.String(), "Want", t.In(d.zone).Format("-07:00"))
	return time.Time{}, false
}
