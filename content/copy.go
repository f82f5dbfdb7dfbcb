package content

import (
	"regexp"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/content/internal/splice"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// ofTheOther are the keys of an event that its copy does not have.
var ofTheOther = []string{"publish", "aliases", "status", "status_note", "previous", "updated", "sequence"}

func (c Copy) apply(e *edit) {
	to := field.Ref{Kind: c.From.Kind, ID: c.ID}
	from := e.open(field.Place{Ref: c.From})
	switch {
	case from == nil || !e.isFree(c.From, to):
		return
	case c.From.Kind != field.Event:
		e.refuse(field.Place{Ref: c.From}, "error.change.copy", field.ErrFormat, "Value", c.From.String())
		return
	}
	by, ok := shiftTo(e.current(from).(*event.Event), c.Start)
	if !ok {
		e.refuse(field.Place{Ref: c.From}, "error.change.start", field.ErrFormat, "Value", c.Start)
		return
	}
	t := *from
	if !e.moveFiles(&t, to, false) {
		return
	}
	t.ref, t.isNew, t.now = to, true, nil
	t.isCopy = true
	if !e.begin(&t, from.doc.Bytes()) {
		return
	}
	for _, name := range ofTheOther {
		e.setKey(&t, name, "")
	}
	e.moveDates(&t, by)
	e.setKey(&t, "slug", i18n.Slug(c.ID))
	e.setKey(&t, "draft", "true")
}

// setKey gives a key at the top of a thing a value.
func (e *edit) setKey(t *editedThing, name, value string) {
	c, err := locateCell(t.doc, t.kind.tableOf(), field.Place{Ref: t.ref, Path: field.Fields(name)})
	if err != nil {
		e.refuse(field.Place{Ref: t.ref, Path: field.Fields(name)}, "error.change.none", err)
		return
	}
	n := splice.Text(value, 0)
	if value == "true" {
		n.Tag, n.Style = "!!bool", 0
	}
	e.put(t, c, value, n)
}

// A shift is by how much dates are moved: those that name a day by days, and those
// that name a month only by months.
type shift struct{ days, months int }

// shiftTo returns how far it is from the start of an event to another, which is
// written as precisely.
func shiftTo(e *event.Event, start string) (by shift, ok bool) {
	if start == "" {
		return shift{}, true
	}
	when := e.When
	if len(e.Dates) > 0 {
		when = e.Dates[0].When
	}
	layout := "2006-01-02"
	if when.Precision == i18n.Month {
		layout = "2006-01"
	}
	to, err := time.Parse(layout, start)
	if err != nil || when.Start.IsZero() {
		return shift{}, false
	}
	year, month, day := when.Start.Date()
	from := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return shift{
		days:   int(to.Sub(from).Hours() / 24),
		months: (to.Year()-year)*12 + int(to.Month()-month),
	}, true
}

// moveDates moves all dates of a thing.
func (e *edit) moveDates(t *editedThing, by shift) {
	if by == (shift{}) {
		return
	}
	table := t.kind.tableOf()
	var places []field.Path
	for n := range (field.Walk{Own: true}).Nodes(table, e.current(t)) {
		switch n.Field.Type {
		case field.TypeTime, field.TypeMoment, field.TypeSchedule, field.TypeComposite:
			places = append(places, n.Root.Join())
		}
	}
	for _, at := range places {
		place := field.Place{Ref: t.ref, Path: at}
		c, err := locateCell(t.doc, table, place)
		if err != nil || c.expand != nil {
			continue // it has no such key: the clock of a panel is that of its event
		}
		if n := t.doc.At(c.path...); n != nil && isScalar(n) {
			e.moveDate(t, c, n, by)
		}
	}
}

func (e *edit) moveDate(t *editedThing, c *cell, n *yaml.Node, by shift) {
	moved := *n
	if moved.Value = by.of(n.Value); moved.Value != n.Value {
		e.put(t, c, moved.Value, &moved)
	}
}

var dateForm = regexp.MustCompile(`^([0-9]{4}-[0-9]{2})(-[0-9]{2})?(.*)$`)

// of returns a date as it is written, moved. The hour stays on the clock.
func (by shift) of(date string) string {
	m := dateForm.FindStringSubmatch(date)
	if m == nil {
		return date
	}
	if m[2] == "" {
		if at, err := time.Parse("2006-01", m[1]); err == nil {
			return at.AddDate(0, by.months, 0).Format("2006-01") + m[3]
		}
		return date
	}
	if at, err := time.Parse("2006-01-02", m[1]+m[2]); err == nil {
		return at.AddDate(0, 0, by.days).Format("2006-01-02") + m[3]
	}
	return date
}
