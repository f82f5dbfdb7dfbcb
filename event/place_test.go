package event_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/event"
)

func TestWhoGoesAnywhere(t *testing.T) {
	t.Parallel()
	dates := func(ways ...event.Attendance) (all []event.Occurrence) {
		for _, a := range ways {
			all = append(all, event.Occurrence{Attendance: a})
		}
		return all
	}
	moved := []event.Status{event.MovedOnline}
	for name, c := range map[string]struct {
		event *event.Event
		only  bool
	}{
		"no event":                            {nil, false},
		"an event of which nobody knows":      {&event.Event{}, false},
		"online":                              {&event.Event{Attendance: event.Online}, true},
		"hybrid":                              {&event.Event{Attendance: event.Hybrid}, false},
		"moved online":                        {&event.Event{Status: moved}, true},
		"moved online, but for a room":        {&event.Event{Status: moved, Attendance: event.Hybrid}, false},
		"online, but for one date":            {&event.Event{Attendance: event.Online, Dates: dates("", event.InPerson)}, false},
		"hybrid, with dates that are online":  {&event.Event{Attendance: event.Hybrid, Dates: dates(event.Online, event.Online)}, true},
		"moved online, with all of its dates": {&event.Event{Status: moved, Dates: dates("", "")}, true},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.only, c.event.OnlineOnly()) })
	}
}
