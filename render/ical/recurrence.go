package ical

import (
	"strconv"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/view"
)

// recurrence writes by which rule an entry comes again, and on which days it does
// not, or which instance of such an entry it is (RFC 5545, sections 3.8.4.4,
// 3.8.5.1 and 3.8.5.3).
func (c *ical) recurrence(e *entry, zones zones) {
	w := e.When.Facts
	switch rule := e.When.Repeat; {
	case !e.Original.IsZero():
		c.instant("RECURRENCE-ID", e.Original, w.Precision, zones)
	case rule != nil:
		c.rule(rule, w, zones)
		for _, t := range rule.Skipped {
			c.instant("EXDATE", t, w.Precision, zones)
		}
	case w.Daily && w.First().End.Before(w.End):
		c.lit("RRULE:FREQ=DAILY;UNTIL=")
		c.stamp(w.End)
		c.end()
	}
}

func (c *ical) rule(rule *view.Repeat, first event.When, zones zones) {
	if rule.Every == event.Month {
		c.lit("RRULE:FREQ=MONTHLY")
	} else {
		c.lit("RRULE:FREQ=WEEKLY")
	}
	if rule.Interval > 1 {
		c.lit(";INTERVAL=")
		c.raw(strconv.Itoa(rule.Interval))
	}
	for i, d := range rule.Days {
		if i == 0 {
			c.lit(";BYDAY=")
		} else {
			c.lit(",")
		}
		c.raw(d.ByDay())
	}
	if !rule.Until.IsZero() {
		c.lit(";UNTIL=")
		if first.Precision == i18n.Day {
			c.day(rule.Until)
		} else { // in UTC, whatever the start is written in
			c.stamp(lastOf(rule, first.Start))
		}
	}
	c.end()
}

// lastOf returns the end of the last day on which a rule may have an instance. Of a
// rule without an end it is a moment by which the clocks have changed as they do
// each year.
func lastOf(rule *view.Repeat, start time.Time) time.Time {
	if rule.Until.IsZero() {
		return start.AddDate(1, 0, 0)
	}
	year, month, day := rule.Until.Date()
	return i18n.StartOfDay(year, month, day+1, start.Location()).Add(-time.Second)
}

// instant writes a moment as the start of its entry is written.
func (c *ical) instant(name escape.Literal, t time.Time, p i18n.Precision, zones zones) {
	if p != i18n.Day {
		c.moment(name, t, zones)
		return
	}
	c.lit(name)
	c.lit(";VALUE=DATE:")
	c.day(t)
	c.end()
}
