package content

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// checkPlace warns of places that no output names: readers would go there for
// nothing.
func (d *decoder) checkPlace(root *yaml.Node, e *event.Event) {
	if !e.OnlineOnly() {
		return
	}
	warn := func(path ...field.Step) {
		d.path = path
		n, _ := locate(root, path)
		d.warn(n, "warning.venue")
		d.path = nil
	}
	if e.Venue != nil {
		warn(field.Step{Field: "venue"})
	}
	for i, p := range e.Panels {
		if p != nil && p.Venue != nil {
			warn(field.Step{Field: "panels"}, field.Item(i, ""), field.Step{Field: "venue"})
		}
		if p != nil && len(p.Rooms) > 0 {
			warn(field.Step{Field: "panels"}, field.Item(i, ""), field.Step{Field: "room"})
		}
	}
}

// checkOnline warns of an event that one can follow from afar, and of which nobody
// is told where.
func (d *decoder) checkOnline(root *yaml.Node, e *event.Event) {
	r := e.Languages.Recording
	hasLink := len(e.Online) > 0 || r != nil && r.Stream && r.URL != ""
	for _, o := range e.Dates {
		hasLink = hasLink || len(o.Online) > 0
	}
	if e.Attendance != event.Hybrid || hasLink {
		return
	}
	d.path = field.Fields("attendance")
	n, _ := locate(root, d.path)
	d.warn(n, "warning.online")
	d.path = nil
}

// checkPanels warns of panels that take place outside the time of their event,
// and of two at one time in one room.
func (d *decoder) checkPanels(root *yaml.Node, e *event.Event) {
	warn := func(i int, id string, pairs ...string) {
		d.path = field.Path{{Field: "panels"}, field.Item(i, ""), {Field: "start"}}
		n, _ := locate(root, d.path)
		d.warn(n, id, pairs...)
		d.path = nil
	}
	for i, panel := range e.Panels {
		if panel != nil && outside(panel.When, e) {
			warn(i, "warning.panel.outside")
		}
	}
	for i, other := range overlaps(e.Panels) {
		warn(i, "warning.panel.overlap", "Other", field.Path{{Field: "panels"}, field.Item(other, "")}.Ordinals())
	}
}

// outside reports whether a panel is known to be at a time when its event is
// known not to be.
func outside(panel event.When, e *event.Event) bool {
	occasions := []event.When{e.When}
	if len(e.Dates) > 0 {
		occasions = nil
		for _, o := range e.Dates {
			occasions = append(occasions, o.When)
		}
	}
	if panel.Start.IsZero() {
		return false
	}
	for _, when := range occasions {
		if when.Start.IsZero() || fits(panel, when) {
			return false
		}
	}
	return true
}

// fits reports whether a panel may take place during when. Of one that is
// known by its day or month only, some part of that must be in when.
func fits(panel, when event.When) bool {
	if panel.Precision != i18n.Minute {
		return panel.Start.Before(when.Over()) && panel.OverAtEarliest().After(when.Start)
	}
	return !panel.Start.Before(when.Start) && !panel.OverAtEarliest().After(when.Over())
}

// overlaps returns the panels that are known to begin in a room in which
// another is still going on, and that other one.
func overlaps(panels []*event.Panel) map[int]int {
	type room struct {
		venue *event.Venue
		name  string
	}
	inRoom := make(map[room][]int)
	for i, p := range panels {
		if p == nil || p.When.Start.IsZero() || p.When.Precision != i18n.Minute {
			continue
		}
		for _, name := range p.Rooms {
			if !name.IsZero() {
				at := room{p.Venue, fmt.Sprint(name)} // fmt sorts the keys of maps
				inRoom[at] = append(inRoom[at], i)
			}
		}
	}
	found := make(map[int]int)
	for _, in := range inRoom {
		slices.SortStableFunc(in, func(a, b int) int { return panels[a].When.Start.Compare(panels[b].When.Start) })
		longest := in[0]
		for _, i := range in[1:] {
			a, b := panels[longest].When, panels[i].When
			if b.Start.Before(a.OverAtEarliest()) || b.Start.Equal(a.Start) {
				found[i] = longest
			}
			if b.OverAtEarliest().After(a.OverAtEarliest()) {
				longest = i
			}
		}
	}
	return found
}
