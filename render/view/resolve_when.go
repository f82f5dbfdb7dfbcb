package view

import (
	"slices"
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
	if words := r.daily(w, r.needZone(a)); words != "" {
		return words
	}
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
		StatusNote: r.text(o.StatusNote),
		Attendance: r.attendance("attendance.", o.Attendance),
		Venue:      r.venue(o.Venue),
		Online:     r.online(o.Online),
		Facts:      OccurrenceFacts{ID: o.ID, Attendance: o.Attendance, Statuses: slices.Clone(o.Status), Off: o.Off()},
	}
	if v.When != nil && o.Attendance != "" && !o.ToBeConfirmed {
		v.When.Text = r.span(o.When, o.Attendance)
	}
	if v.Facts.Off { // nobody is to go there
		v.Online = nil
	}
	return v
}

// markOccasion says of an occasion what one must know of it among the others: that it
// does not take place then, is over, or is the next.
func (r *resolver) markOccasion(v *Occurrence, i *event.Instance, e *event.Event) {
	status := r.textOf(r.partLabel(i))
	moved := !i.Original.IsZero() && !i.Original.Equal(i.Start)
	switch {
	case v.Facts.Off:
		v.Mark = status
	case i.Tense(r.now) == notice.Past:
		if !e.Undated() && e.Tense(r.now) != notice.Past {
			v.Mark = r.labels.over
		}
	case moved && !i.HasStatus(event.MovedOnline):
		day := i18n.Args{"Date": r.l.Date(i.Original, i18n.DateMMMMD)}
		v.Mark = r.message("repeat.instead", day)
	case len(status) > 0:
		v.Mark = status
	case v.Facts.Next:
		v.Mark = r.labels.next
	}
	if v.When != nil && !i.Original.IsZero() && !moved { // the rule says when they open
		v.When.Doors = nil
	}
	v.Headline = r.titled(r.labelOf(e, i, i.Tense(r.now)), r.name(e.Title))
	if v.When != nil && v.Facts.Off && !i.HasStatus(event.Cancelled) {
		v.When.Superseded, v.When.Label = true, r.words.Original
	}
}

// empty reports whether nothing would stand on the page.
func (o *Occurrence) empty() bool {
	return o.When == nil && len(o.Attendance) == 0 && o.Venue == nil && len(o.Online) == 0
}

// spanOf is when an event is, from the first of several times to the last, each
// as precisely as it is known. Of what is repeated it is the next instance, or the
// last.
func (r *resolver) spanOf(e *event.Event) (all event.When, end i18n.Precision) {
	switch {
	case e.Repeat != nil:
		all = occasionOf(e, r.now).When
		return all, all.Precision
	case len(e.Dates) == 0 && e.When.ToBeConfirmed:
		return all, end
	case len(e.Dates) == 0 && !e.When.IsZero():
		return e.When, e.When.Precision
	}
	span := e.Span()
	all = event.When{Start: span.Start.Time, Precision: span.Start.Precision}
	if span.EndIsStart {
		return all, end
	}
	all.End = span.End.Time
	return all, span.End.Precision
}

// ownTime is the time that the page of an event states: the event's own, else the
// days, or the hours of the day, of its sessions.
func ownTime(e *event.Event) event.When {
	if len(e.Dates) > 0 || !e.When.IsZero() {
		return e.When
	}
	span := e.Span()
	w := event.When{Start: span.Start.Time, End: span.End.Time, Precision: max(span.Start.Precision, span.End.Precision)}
	if isSeveralDays := !w.End.IsZero() && !isDayOf(w, w.Start); isSeveralDays && w.Precision == i18n.Minute {
		w.Precision = i18n.Day
	}
	return w
}
