// Package nearby says which events stand near one another: before and after in a
// series, and on the same matter.
package nearby

import (
	"cmp"
	"slices"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Index is events by what they have in common. It is not changed after [New], and
// safe for concurrent use. What it says does not depend on the clock.
//
// An event goes by its place among all of them in the order of their times, so that
// what is near in time is near in a group, and nothing is looked up to compare two.
type Index struct {
	events []*event.Event
	places map[*event.Event]int32
	starts []time.Time // by place; zero: it has no date
	groups [][]int32   // the places of events that have a name in common, in order
	series []int32     // by place: the group of the series; -1: none
	shares [][]share   // by place
}

// A share is one name of a matter of an event: the group that bears it.
type share struct {
	kind   bond
	matter uint16 // which of the matters of the event
	group  int32
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
type bond uint8

const (
	person bond = iota
	topic
	series
	bonds = iota
)

// New returns the index of events, which are those that readers of one language see.
func New(events []*event.Event) *Index {
	x := &Index{events: slices.Clone(events), places: make(map[*event.Event]int32, len(events))}
	starts := make(map[*event.Event]time.Time, len(events))
	for _, e := range events {
		starts[e] = e.Span().Start.Time
	}
	slices.SortFunc(x.events, func(a, b *event.Event) int { return compareTimes(a, b, starts[a], starts[b]) })
	groups := make(map[tie]int32)
	for i, e := range x.events {
		place := int32(i)
		x.places[e] = place
		x.starts = append(x.starts, starts[e])
		own, row := []share(nil), int32(-1)
		for number, m := range mattersOf(e) {
			for _, name := range m.names {
				group, known := groups[tie{m.kind, name}]
				if !known {
					group = int32(len(x.groups))
					groups[tie{m.kind, name}] = group
					x.groups = append(x.groups, nil)
				}
				if members := x.groups[group]; len(members) == 0 || members[len(members)-1] != place { // two topics may have one name
					x.groups[group] = append(members, place)
				}
				own = append(own, share{m.kind, uint16(number), group})
				if m.kind == series {
					row = group
				}
			}
		}
		x.shares, x.series = append(x.shares, own), append(x.series, row)
	}
	return x
}

// compareTimes puts what has no date last, and what has one time in the order of
// the ids.
func compareTimes(a, b *event.Event, startA, startB time.Time) int {
	undated := func(t time.Time) int {
		if t.IsZero() {
			return 1
		}
		return 0
	}
	return cmp.Or(undated(startA)-undated(startB), startA.Compare(startB), cmp.Compare(a.ID, b.ID))
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
	place, ok := x.places[e]
	if !ok || x.series[place] < 0 {
		return nil, nil
	}
	row := x.groups[x.series[place]]
	i, _ := slices.BinarySearch(row, place)
	if i > 0 {
		previous = x.events[row[i-1]]
	}
	if i+1 < len(row) {
		next = x.events[row[i+1]]
	}
	return previous, next
}

// reach is how many events on each side of one are looked at in each group: of a
// topic that all have, those that are near in time.
const reach = 24

// Related returns at most so many other events that have something in common with
// e: first those of its series, then those with more of its topics, then those with
// more of its people; among equals those nearest in time. An event that the index
// does not have is related to none.
func (x *Index) Related(e *event.Event, most int) []*event.Event {
	place, ok := x.places[e]
	if !ok {
		return nil
	}
	found := make([]candidate, 0, most+1)
	hits := x.hits(place)
	for len(hits) > 0 {
		c := candidate{place: hits[0].place, apart: x.apart(hits[0].place, place)}
		for len(hits) > 0 && hits[0].place == c.place {
			c.shared[hits[0].kind]++
			hits = hits[1:]
		}
		if i, _ := slices.BinarySearchFunc(found, c, compareCandidates); i < most {
			found = slices.Insert(found, i, c)
			found = found[:min(len(found), most)]
		}
	}
	related := make([]*event.Event, len(found))
	for i, c := range found {
		related[i] = x.events[c.place]
	}
	return related
}

// A candidate is an event that has something in common with another one.
type candidate struct {
	place  int32
	shared [bonds]uint16 // how many matters of each kind
	apart  time.Duration // from the other one
}

// compareCandidates puts first what is related more, and among equals the nearer.
func compareCandidates(a, b candidate) int {
	for kind := bonds - 1; kind >= 0; kind-- {
		if a.shared[kind] != b.shared[kind] {
			return cmp.Compare(b.shared[kind], a.shared[kind])
		}
	}
	return cmp.Or(cmp.Compare(a.apart, b.apart), cmp.Compare(a.place, b.place))
}

// A hit is a matter that an event has in common with another one.
type hit struct {
	place  int32
	matter uint16
	kind   bond
}

// hits returns what the events near one in time have in common with it: each of their
// matters once, in the order of their places.
func (x *Index) hits(place int32) []hit {
	hits := make([]hit, 0, 2*reach*len(x.shares[place]))
	for _, s := range x.shares[place] {
		group := x.groups[s.group]
		i, _ := slices.BinarySearch(group, place)
		for _, other := range group[max(0, i-reach):min(len(group), i+reach+1)] {
			if other != place {
				hits = append(hits, hit{other, s.matter, s.kind})
			}
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.matter, b.matter)) })
	return slices.Compact(hits) // a matter may be shared by two of its names
}

// apart is how far two events are from one another in time; what has no date is
// farthest.
func (x *Index) apart(a, b int32) time.Duration {
	if x.starts[a].IsZero() || x.starts[b].IsZero() {
		return 1<<63 - 1
	}
	return x.starts[a].Sub(x.starts[b]).Abs()
}
