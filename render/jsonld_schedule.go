package render

import (
	"strconv"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/view"
)

// schedule says by which rule an event is held, where it has one: on each of
// several days, or again and again (schema.org Schedule).
func (j *jsonLD) schedule(v *view.Event) {
	if v.When == nil || !dated(v.When.Facts.Start) {
		return
	}
	w, rule := v.When.Facts, v.When.Repeat
	first := w.First()
	last := w.End
	switch {
	case rule != nil:
		last = rule.Until
	case !w.Daily:
		return
	}
	j.key("eventSchedule")
	j.begin("Schedule")
	j.time("startDate", w.Start, i18n.Day)
	j.time("endDate", last, i18n.Day)
	if w.Precision == i18n.Minute {
		j.clock("startTime", first.Start)
		if !first.End.IsZero() {
			j.clock("endTime", first.End.In(first.Start.Location()))
		}
	}
	if rule == nil {
		j.lit("repeatFrequency", "P1D")
	} else {
		j.rule(rule, w)
	}
	j.string("scheduleTimezone", w.Start.Location().String())
	j.end()
}

// rule says how often an event is held, and on which days not, though the rule has
// them. Days of a month are as RFC 5545 writes them.
func (j *jsonLD) rule(rule *view.Repeat, first event.When) {
	period := "W"
	if rule.Every == event.Month {
		period = "M"
	}
	j.string("repeatFrequency", "P"+strconv.Itoa(max(rule.Interval, 1))+period)
	l := j.list("byDay")
	for _, d := range rule.Days {
		ordinal, day, ok := d.Parts()
		switch {
		case !ok:
			continue
		case ordinal == 0:
			j.item(&l)
			j.b = appendJSON(j.b, "https://schema.org/"+day.String())
		default:
			j.item(&l)
			j.b = appendJSON(j.b, d.ByDay())
		}
	}
	if rule.Every == event.Week && len(rule.Days) == 0 {
		j.item(&l)
		j.b = appendJSON(j.b, "https://schema.org/"+first.Start.Weekday().String())
	}
	j.endList(l)
	if rule.Every == event.Month && len(rule.Days) == 0 {
		j.int("byMonthDay", first.Start.Day())
	}
	l = j.list("exceptDate")
	for _, t := range rule.Skipped {
		j.item(&l)
		j.b = append(j.b, '"')
		j.b = appendTime(j.b, t, first.Precision)
		j.b = append(j.b, '"')
	}
	j.endList(l)
}

// clock writes a time of day.
func (j *jsonLD) clock(name escape.Literal, t time.Time) { j.string(name, t.Format(time.TimeOnly)) }
