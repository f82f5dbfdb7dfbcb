package search

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"github.com/tertulia-go/tertulia/field"
)

//go:embed search.js
var script []byte

// Script returns the JavaScript module that finds in a static index what
// [Index.Find] finds: find(index, query, new Date(), 20) returns things of the
// index, each with its title and address. It needs nothing else.
func Script() []byte { return slices.Clone(script) }

// Shown is what readers are shown of a thing that is found in a static index.
type Shown struct {
	Title   string `json:"title"`
	Address string `json:"address"`
}

// Static returns the index as JSON for [Script]. What shown returns of a thing is
// handed out with the thing. The times of each event are known for a year from the
// given moment on, in which the order is that of [Index.Find]. The same index gives
// the same bytes.
func (x *Index) Static(at time.Time, shown func(field.Ref) Shown) ([]byte, error) {
	places := x.byName()
	s := static{
		Limits: limits{Bytes: maxQueryBytes, Words: maxQueryWords, Stem: shortestStem},
		Things: make([]staticThing, len(x.things)), Words: make(map[string][]int, len(x.words)),
	}
	for i, place := range places {
		s.Things[place] = x.things[i].static(at, shown)
	}
	for _, e := range x.words {
		found := slices.SortedFunc(maps.Keys(e.ranks), func(a, b int) int { return cmp.Compare(places[a], places[b]) })
		for _, i := range found {
			s.Words[e.word] = append(s.Words[e.word], places[i], e.ranks[i])
		}
	}
	return json.Marshal(s)
}

// byName returns the place of each thing by kind and id, which decide among equals.
func (x *Index) byName() (places []int) {
	order := make([]int, len(x.things))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(x.things[a].ref.Kind, x.things[b].ref.Kind), cmp.Compare(x.things[a].ref.ID, x.things[b].ref.ID))
	})
	places = make([]int, len(order))
	for place, i := range order {
		places[i] = place
	}
	return places
}

// static is an index as [Script] reads it.
type static struct {
	Limits limits           `json:"limits"`
	Things []staticThing    `json:"things"`
	Words  map[string][]int `json:"words"` // of each word: a place in Things and the rank there, and so on
}

type limits struct {
	Bytes int `json:"bytes"` // of a query
	Words int `json:"words"` // of a query
	Stem  int `json:"stem"`  // letters that a stem has at least
}

type staticThing struct {
	Thing string `json:"thing"`
	Shown
	Times *[][2]int64 `json:"times,omitempty"` // start and end of the next, in milliseconds; nil: it is no event
	Over  *int64      `json:"over,omitempty"`  // when the last is over; nil: nobody knows
}

func (t thing) static(at time.Time, shown func(field.Ref) Shown) staticThing {
	s := staticThing{Thing: t.ref.String(), Shown: shown(t.ref)}
	if t.event == nil {
		return s
	}
	times := [][2]int64{}
	for end := at.AddDate(1, 0, 0); at.Before(end); {
		next, ok := t.event.Next(at)
		if !ok || next.Start.IsZero() {
			break
		}
		at = next.When.Over()
		times = append(times, [2]int64{next.Start.UnixMilli(), at.UnixMilli()})
	}
	s.Times = &times
	if over := t.event.Over(); !over.IsZero() {
		milliseconds := over.UnixMilli()
		s.Over = &milliseconds
	}
	return s
}
