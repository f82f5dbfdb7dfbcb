package view

import (
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
)

// Sorted returns events in the order of [ListedEvents], without nil ones and those
// that [Views.List] leaves out for readers of tag: for a list that is printed in
// several pages.
func (views *Views) Sorted(events []*event.Event, tag language.Tag) []*event.Event {
	now := views.options.Now()
	found := make([]occasion, 0, len(events))
	for _, e := range events {
		if e != nil && views.publishes(e, tag, now) == nil {
			found = append(found, occasionOf(e, now))
		}
	}
	events = make([]*event.Event, len(found))
	for i, o := range sorted(found) {
		events[i] = o.event
	}
	return events
}

// Venue returns a place as readers of tag see it, and nil for one of which nothing
// is known. Views of one reader share it: do not change it.
func (views *Views) Venue(v *event.Venue, tag language.Tag) *Venue {
	if v == nil {
		return nil
	}
	return views.resolver(tag, "venue", v.ID).venue(v)
}
