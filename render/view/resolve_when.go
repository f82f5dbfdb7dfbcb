package view

import (
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// when resolves the time of an event or of one of its occasions.
func (r *resolver) when(w event.When, e *event.Event) *When {
	if w.ToBeConfirmed {
		if e.Tense(r.now) == notice.Past { // nobody confirms it any more
			return nil
		}
		return &When{Label: r.labels.when, ToBeConfirmed: r.message("when.to-be-confirmed", nil)}
	}
	if w.IsZero() {
		return nil
	}
	v := &When{Label: r.labels.when, Text: r.span(w, e, e.Attendance), Facts: w}
	if w.Precision != i18n.Minute {
		v.Label = r.words.Date
	}
	v.Doors = r.doors(w)
	if w.Precision == i18n.Minute {
		v.Zones = r.elsewhere(w, e.ShowZones)
	}
	return v
}

// doors says when they open, on the clock of the start.
func (r *resolver) doors(w event.When) Text {
	if w.Doors.IsZero() {
		return nil
	}
	opens := w.Doors
	if !w.Start.IsZero() {
		opens = opens.In(w.Start.Location())
	}
	return r.message("when.doors", i18n.Args{"Time": r.l.Time(opens)})
}

// span is the time in words, with its zone where the reader needs it.
func (r *resolver) span(w event.When, e *event.Event, a event.Attendance) string {
	text := r.l.Span(w.Start, w.End, w.Precision, i18n.DateLong)
	// Whoever is in the room reads the clock on the wall.
	if w.Precision != i18n.Minute || a == event.InPerson && len(e.ShowZones) == 0 {
		return text
	}
	return r.zoned(text, w)
}

// zoned adds the name of its zone to a time.
func (r *resolver) zoned(text string, w event.When) string {
	zone := zoneOf(r.l, w)
	words := r.l.Message("when.zoned", i18n.Args{"Time": text, "Zone": zone})
	if words.Source == i18n.Fallback { // a language without words may know dates and zones
		return text + " (" + zone + ")"
	}
	return words.Value
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

// elsewhere is the same time on other clocks, but for those that say just the
// same as the one that has been printed.
func (r *resolver) elsewhere(w event.When, zones []event.Zone) []Text {
	if len(zones) == 0 {
		return nil
	}
	here := r.on(w, event.Zone{Location: w.Start.Location()}).String()
	var there []Text
	for _, z := range zones {
		if z.Location == nil {
			continue
		}
		if t := r.on(w, z); t.String() != here {
			there = append(there, t)
		}
	}
	return there
}

// on is a time on another clock: with its date only where that differs.
func (r *resolver) on(w event.When, z event.Zone) Text {
	name := r.l.Text(z.Label)
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
	if w.Precision != i18n.Minute || printed.Start.IsZero() || !sameDay(w.Start, printed.Start) ||
		!printed.End.IsZero() && !sameDay(printed.Start, printed.End) {
		return r.l.Span(w.Start, w.End, w.Precision, i18n.DateLong)
	}
	if w.End.IsZero() {
		return r.l.Time(w.Start)
	}
	return r.l.TimeRange(w.Start, w.End)
}

// sameDay compares the days that stand on the two clocks.
func sameDay(a, b time.Time) bool {
	ay, am, ad := a.Date()
	by, bm, bd := b.Date()
	return ay == by && am == bm && ad == bd
}

func (r *resolver) occurrence(o event.Occurrence, e *event.Event) Occurrence {
	v := Occurrence{
		When:       r.when(o.When, e),
		Attendance: r.attendance("attendance.", o.Attendance),
		Venue:      r.venue(o.Venue),
		Online:     r.online(o.Online),
		Facts:      OccurrenceFacts{o.ID, o.Attendance},
	}
	if v.When != nil && o.Attendance != "" && !o.ToBeConfirmed {
		v.When.Text = r.span(o.When, e, o.Attendance)
	}
	return v
}

// empty reports whether nothing would stand on the page.
func (o *Occurrence) empty() bool {
	return o.When == nil && len(o.Attendance) == 0 && o.Venue == nil && len(o.Online) == 0
}

func (r *resolver) panelWhen(w event.When, e *event.Event) *When {
	if w.ToBeConfirmed || w.IsZero() {
		return r.when(w, e)
	}
	v := &When{Label: r.labels.when, Text: r.clock(w, e.When), Doors: r.doors(w), Facts: w}
	// The event has said in which zone, if it knows its own hour.
	said := e.When.Precision == i18n.Minute && !e.When.Start.IsZero()
	if w.Precision == i18n.Minute && (said && !sameClock(w.Start, e.When.Start.Location()) || !said && e.Attendance != event.InPerson) {
		v.Text = r.zoned(v.Text, w)
	}
	return v
}

// sameClock reports whether the clock of t shows the same as one elsewhere.
func sameClock(t time.Time, elsewhere *time.Location) bool {
	_, here := t.Zone()
	_, there := t.In(elsewhere).Zone()
	return here == there
}

// span is the time of an event, from the first of several dates to the last:
// each is known as precisely as its own date is.
func span(e *event.Event) (all event.When, end i18n.Precision) {
	if e.When.ToBeConfirmed {
		return all, end
	}
	if len(e.Dates) == 0 {
		return e.When, e.When.Precision
	}
	var over time.Time
	for _, o := range e.Dates {
		if o.Start.IsZero() || o.ToBeConfirmed {
			continue
		}
		if all.Start.IsZero() || o.Start.Before(all.Start) {
			all.Start, all.Precision = o.Start, o.Precision
		}
		if o.Over().After(over) {
			over = o.Over()
			all.End, end = o.End, o.Precision
			if o.End.IsZero() && o.Precision != i18n.Minute { // it is as long as its day
				all.End = o.Start
			}
		}
	}
	return all, end
}
