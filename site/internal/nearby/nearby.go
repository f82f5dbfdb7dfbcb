// Package nearby says which events stand near one another: before and after in a
// series, and on the same matter.
package nearby

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Index is events by what they have in common. It is not changed after [New], and
// safe for concurrent use. What it says does not depend on the clock.
type Index struct {
	starts map[*event.Event]time.Time
	groups map[tie][]*event.Event // in the order of their times
}

// A tie is something that several events may have, by one of its names.
type tie struct {
	kind bond
	name string
}

// A matter is what an event may have in common with others, by all of its names.
type matter struct {
	kind  bond
	names []string
}

// A bond is a kind of tie, the strongest last.
type bond int

const (
	person bond = iota
	topic
	series
	bonds = iota
)

// New returns the index of events, which are those that readers of one language see.
func New(events []*event.Event) *Index {
	x := &Index{starts: make(map[*event.Event]time.Time, len(events)), groups: make(map[tie][]*event.Event)}
	for _, e := range events {
		x.starts[e] = e.Span().Start.Time
		for _, m := range mattersOf(e) {
			for _, name := range m.names {
				group := x.groups[tie{m.kind, name}]
				if len(group) == 0 || group[len(group)-1] != e { // two topics may have one name
					x.groups[tie{m.kind, name}] = append(group, e)
				}
			}
		}
	}
	for _, group := range x.groups {
		slices.SortStableFunc(group, x.compareTimes)
	}
	return x
}

// compareTimes puts what has no date last, and what has one time in the order of
// the ids.
func (x *Index) compareTimes(a, b *event.Event) int {
	return cmp.Or(x.undated(a)-x.undated(b), x.starts[a].Compare(x.starts[b]), cmp.Compare(a.ID, b.ID))
}

func (x *Index) undated(e *event.Event) int {
	if x.starts[e].IsZero() {
		return 1
	}
	return 0
}

// mattersOf returns what an event may have in common with others, each once.
func mattersOf(e *event.Event) []matter {
	var all []matter
	add := func(kind bond, names ...string) {
		m := matter{kind, names}
		known := func(other matter) bool { return other.kind == kind && slices.Equal(other.names, names) }
		if len(names) > 0 && names[0] != "" && !slices.ContainsFunc(all, known) {
			all = append(all, m)
		}
	}
	if e.Series != nil {
		add(series, e.Series.ID)
	}
	for _, t := range e.Topics {
		add(topic, namesOf(t)...)
	}
	people := func(participants []event.Participant) {
		for _, p := range participants {
			if p.Speaker != nil {
				add(person, p.Speaker.ID)
			}
		}
	}
	people(e.Participants)
	for _, p := range e.Panels {
		if p != nil {
			people(p.Participants)
		}
	}
	return all
}

// namesOf returns the names by which a topic is known: two are the same if they are
// called the same in one language.
func namesOf(t field.Term) []string {
	var names []string
	if t.ID != "" {
		names = append(names, t.ID)
	}
	for tag, label := range t.Label {
		if slug := i18n.Slug(label); slug != "" {
			names = append(names, tag.String()+":"+slug)
		}
	}
	slices.Sort(names)
	return names
}

// InSeries returns the events before and after e in its series, by their first
// times; nil: there is none.
func (x *Index) InSeries(e *event.Event) (previous, next *event.Event) {
	if e.Series == nil || e.Series.ID == "" {
		return nil, nil
	}
	row := x.groups[tie{series, e.Series.ID}]
	i, ok := x.place(row, e)
	if ok && i > 0 {
		previous = row[i-1]
	}
	if ok && i+1 < len(row) {
		next = row[i+1]
	}
	return previous, next
}

// place returns where an event stands, or would, among those of a tie.
func (x *Index) place(group []*event.Event, e *event.Event) (i int, ok bool) {
	i = sort.Search(len(group), func(i int) bool { return x.compareTimes(group[i], e) >= 0 })
	return i, i < len(group) && group[i] == e
}

// reach is how many events on each side of one are looked at in each group: of a
// topic that all have, those that are near in time.
const reach = 24

// Related returns at most so many other events that have something in common with
// e: first those of its series, then those with more of its topics, then those with
// more of its people; among equals those nearest in time.
func (x *Index) Related(e *event.Event, most int) []*event.Event {
	shared := make(map[*event.Event]*[bonds]int)
	for _, m := range mattersOf(e) {
		for _, other := range x.near(e, m) {
			if shared[other] == nil {
				shared[other] = new([bonds]int)
			}
			shared[other][m.kind]++
		}
	}
	related := make([]*event.Event, 0, len(shared))
	for other := range shared {
		related = append(related, other)
	}
	slices.SortFunc(related, func(a, b *event.Event) int {
		for kind := bond(bonds) - 1; kind >= 0; kind-- {
			if n := shared[b][kind] - shared[a][kind]; n != 0 {
				return n
			}
		}
		return cmp.Or(cmp.Compare(x.apart(a, e), x.apart(b, e)), x.compareTimes(a, b))
	})
	return related[:min(most, len(related))]
}

// near returns the other events that have a matter, each once, of each of its names
// those near in time.
func (x *Index) near(e *event.Event, m matter) []*event.Event {
	var found []*event.Event
	for _, name := range m.names {
		group := x.groups[tie{m.kind, name}]
		i, _ := x.place(group, e)
		for _, other := range group[max(0, i-reach):min(len(group), i+reach+1)] {
			if other != e && !slices.Contains(found, other) {
				found = append(found, other)
			}
		}
	}
	return found
}

// apart is how far two events are from one another in time; what has no date is
// farthest.
func (x *Index) apart(a, b *event.Event) time.Duration {
	if x.undated(a)+x.undated(b) > 0 {
		return 1<<63 - 1
	}
	return x.starts[a].Sub(x.starts[b]).Abs()
}
