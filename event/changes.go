package event

import (
	"time"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/notice"
)

// Changes returns the first moment after now at which something that is said of
// e may become another thing: a time begins or is over, one can no longer ask for
// interpretation, registration opens or closes, or e is published. It is never
// late, and may be early. It is zero if nothing will change by itself. Another instance of a
// repetition without an end is such a change.
func (e *Event) Changes(now time.Time) time.Time {
	c := changes{now: now}
	for _, from := range e.Publish {
		c.at(from)
	}
	if e.Undated() {
		return c.next
	}
	for _, i := range e.Instances(now) {
		c.when(i.When)
	}
	if e.isEndless() {
		_, beyond := e.Repeat.from(e.When).instances(now)
		c.at(beyond.AddDate(-1, 0, 0)) // when it is among the instances
	}
	c.plan(e.Languages)
	for _, p := range e.Panels {
		if p != nil {
			c.when(p.When)
			c.plan(p.Languages)
		}
	}
	if r := e.Registration; r != nil {
		c.at(r.Opens.Time)
		c.at(r.Closes.Over())
	}
	return c.next
}

// changes finds the first of several moments after now.
type changes struct{ now, next time.Time }

func (c *changes) at(t time.Time) {
	if t.After(c.now) && (c.next.IsZero() || t.Before(c.next)) {
		c.next = t
	}
}

func (c *changes) when(w When) {
	part, ok := w.Next(c.now)
	if !ok {
		return
	}
	c.at(part.begun())
	c.at(part.Over())
}

func (c *changes) plan(l notice.Plan) {
	deadline := func(m field.Moment) { c.at(m.Over()) }
	for _, in := range l.Interpretation {
		deadline(in.Deadline)
	}
	for _, s := range l.Sign {
		deadline(s.Deadline)
	}
}
