package view

import (
	"slices"
	"strings"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// needZone reports whether hours are printed with their zone: whoever is in the
// room reads the clock on the wall.
func (r *resolver) needZone(a event.Attendance) bool {
	return a != event.InPerson || len(r.zones) > 0
}

// zoned adds the name of its zone to a time.
func zoned(l *i18n.Localizer, text, zone string) string {
	words := l.Message("when.zoned", i18n.Args{"Time": text, "Zone": zone})
	if words.Source == i18n.Fallback { // a language without words may know dates and zones
		return text + " (" + zone + ")"
	}
	return words.Value
}

// zoneName is what the zone of a time is called: by the site, where it has a
// label in the language of l, else by its name.
func (r *resolver) zoneName(l *i18n.Localizer, w event.When) string {
	for _, z := range r.zones {
		if !inZone(w.Start, z.Location) {
			continue
		}
		label := l.Text(z.Label)
		if name := strings.TrimSpace(label.Value); name != "" && label.Source.ForReader() {
			return name
		}
	}
	return zoneOf(l, w)
}

// inZone reports whether the location of t is a zone, which has been loaded more
// than once.
func inZone(t time.Time, zone *time.Location) bool {
	return zone != nil && zone.String() == t.Location().String() && sameClock(t, zone)
}

// sameClock reports whether the clock of t shows the same as one elsewhere.
func sameClock(t time.Time, elsewhere *time.Location) bool {
	_, here := t.Zone()
	_, there := t.In(elsewhere).Zone()
	return here == there
}

// zoneOf is the name of the zone of a time, the one for the whole year if the
// clocks change before the end.
func zoneOf(l *i18n.Localizer, w event.When) string {
	style := i18n.ZoneLong
	if !w.End.IsZero() {
		start, offset := w.Start.Zone()
		if end, endOffset := w.End.In(w.Start.Location()).Zone(); end != start || endOffset != offset {
			style = i18n.ZoneLongGeneric
		}
	}
	return l.Zone(w.Start, style)
}

// elsewhere is a time on the other clocks of its event, without its own zone and
// those that say just the same as another.
func (r *resolver) elsewhere(w event.When) []Text {
	if len(r.zones) == 0 {
		return nil
	}
	said := []string{zoned(r.l, r.clock(w, w), r.zoneName(r.l, w))}
	var there []Text
	for _, z := range r.zones {
		if z.Location == nil || inZone(w.Start, z.Location) {
			continue
		}
		t := r.on(w, z)
		if words := t.String(); !slices.Contains(said, words) {
			said = append(said, words)
			there = append(there, t)
		}
	}
	return there
}

// on is a time on another clock: with its date only where that differs.
func (r *resolver) on(w event.When, z event.Zone) Text {
	name := r.choose(z.Label)
	there := event.When{Start: w.Start.In(z.Location)}
	if !w.End.IsZero() {
		there.End = w.End.In(z.Location)
	}
	if name.Value == "" {
		name = i18n.Localized{Value: zoneOf(r.l, there), Lang: r.tag, Source: i18n.Exact}
	}
	time := r.clock(there, w)
	if r.l.Message("when.zoned", i18n.Args{"Time": time, "Zone": name}).Source != i18n.Fallback {
		return r.sentence("when.zoned", i18n.Args{"Time": time, "Zone": name})
	}
	words := func(s string) i18n.Localized { return i18n.Localized{Value: s, Lang: r.tag, Source: i18n.Exact} }
	return r.joined(r.textAsIs(words(time+" (")), r.textAsIs(name), r.textAsIs(words(")")))
}

// clock prints w beside a time that has been printed: without its date if that
// is the same day.
func (r *resolver) clock(w, printed event.When) string {
	if !sameDay(w.Start, printed.Start) || !printed.End.IsZero() && !sameDay(printed.Start, printed.End) {
		return r.l.Span(w.Start, w.End, i18n.Minute, r.styles.alone)
	}
	return r.hours(w)
}

// hours prints w without its date.
func (r *resolver) hours(w event.When) string {
	if w.End.IsZero() {
		return r.l.Time(w.Start)
	}
	return r.l.TimeRange(w.Start, w.End)
}
