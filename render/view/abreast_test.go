package view_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/render/view"
)

func TestSessionsStandBesideEachOtherByRoom(t *testing.T) {
	t.Parallel()
	session := func(from, to int, rooms ...string) view.Panel {
		hour := func(h int) time.Time { return time.Date(2027, 6, 2, h, 0, 0, 0, time.UTC) }
		p := view.Panel{When: &view.When{Facts: event.When{Start: hour(from), End: hour(to)}}}
		for _, room := range rooms {
			p.Rooms = append(p.Rooms, view.Same(room))
		}
		return p
	}
	moved := session(9, 10, "B")
	moved.When.Superseded = true
	unknown := session(9, 10, "B")
	unknown.When = nil
	for name, tc := range map[string]struct {
		panels view.Panels
		want   [][]int // of those together the places of their rooms; alone: nil
	}{
		"none":                                {nil, nil},
		"one after the other":                 {view.Panels{session(9, 10, "A"), session(10, 11, "B")}, [][]int{nil, nil}},
		"at once":                             {view.Panels{session(9, 10, "A"), session(9, 10, "B")}, [][]int{{1, 2}}},
		"at once in one room":                 {view.Panels{session(9, 10, "A"), session(9, 10, "A")}, [][]int{nil}},
		"at once, one in no known room":       {view.Panels{session(9, 10, "A"), session(9, 10)}, [][]int{nil, nil}},
		"at once, without an end":             {view.Panels{session(9, 9, "A"), session(9, 9, "B")}, [][]int{nil, nil}},
		"at once, one of another time now":    {view.Panels{session(9, 10, "A"), moved}, [][]int{nil, nil}},
		"at once, one at no known time":       {view.Panels{session(9, 10, "A"), unknown}, [][]int{nil, nil}},
		"a long one beside two":               {view.Panels{session(9, 12, "A"), session(9, 10, "B"), session(10, 11, "B"), session(12, 13, "B")}, [][]int{{1, 2, 2}, nil}},
		"in several rooms":                    {view.Panels{session(9, 10, "A", "B"), session(9, 10, "A")}, [][]int{{1, 2}}},
		"rooms keep their order over the day": {view.Panels{session(8, 9, "A"), session(9, 10, "B"), session(9, 10, "A"), session(10, 11, "C"), session(10, 11, "B")}, [][]int{nil, {2, 1}, {2, 1}}},
	} {
		var got [][]int
		seen := 0
		for together, places := range tc.panels.Abreast() {
			got = append(got, places)
			seen += len(together)
		}
		assert.Equal(t, tc.want, got, name)
		assert.Equal(t, len(tc.panels), seen, name)
	}
	for range (view.Panels{session(9, 10, "A"), session(10, 11, "A")}).Abreast() {
		break // stops
	}
}
