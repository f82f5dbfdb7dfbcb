package view

import (
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// when resolves the time of an event or of one of its occasions.
func (r *resolver) when(w event.When, e *event.Event) *When {
	if w.ToBeConfirmed {
		if e.Tense(r.now) == notice.Past { // nobody confirms it any more
			return nil
		}
		return r.newWhen(When{Label: r.labels.when, ToBeConfirmed: r.message("when.to-be-confirmed", nil)})
	}
	if w.IsZero() {
		return nil
	}
	v := r.newWhen(When{Label: r.labels.when, Text: r.span(w, e.Attendance), Facts: w})
	if w.Precision != i18n.Minute {
		v.Label = r.words.Date
	}
	v.Doors = r.doors(w)
	if w.Precision == i18n.Minute {
		v.Zones = r.elsewhere(w)
	}
	return v
}

// newWhen puts a time among those of the view.
func (r *resolver) newWhen(w When) *When {
	r.whens = append(r.whens, w)
	return &r.whens[len(r.whens)-1]
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
func (r *resolver) span(w event.When, a event.Attendance) string {
	text := r.l.Span(w.Start, w.End, w.Precision, r.styles.alone)
	if w.Precision != i18n.Minute || !r.needZone(a) {
		return text
	}
	return zoned(r.l, text, r.zoneName(r.l, w))
}

// momentInSentence writes a deadline as it stands within a sentence in the language
// of l, with its zone where it has an hour and is to name it.
func (r *resolver) momentInSentence(l *i18n.Localizer, m field.Moment, zone bool) string {
	if m.Precision == i18n.Day {
		return l.Date(m.Time, r.styles.inSentence)
	}
	text := l.DateTime(m.Time, r.styles.inSentence)
	if !zone {
		return text
	}
	return zoned(l, text, r.zoneName(l, event.When{Start: m.Time}))
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
		v.When.Text = r.span(o.When, o.Attendance)
	}
	return v
}

// empty reports whether nothing would stand on the page.
func (o *Occurrence) empty() bool {
	return o.When == nil && len(o.Attendance) == 0 && o.Venue == nil && len(o.Online) == 0
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
