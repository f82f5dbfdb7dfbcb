package view

import (
	"iter"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
)

// Panels are the sessions of an event, in the order of the page.
type Panels []Panel

// Days yields the sessions by days, with what stands over them: "", before the
// others, for those that need no day or of which nobody knows it.
func (p Panels) Days() iter.Seq2[string, Panels] {
	return func(yield func(string, Panels) bool) {
		for len(p) > 0 {
			n := 1
			for n < len(p) && p[n].Day == p[0].Day {
				n++
			}
			if !yield(p[0].Day, p[:n]) {
				return
			}
			p = p[n:]
		}
	}
}

// Panel is one session.
type Panel struct {
	Anchor string // id of its element
	Title  Text   // the label of its kind, if it has none of its own
	Kind   Text
	Day    string // on which it is, "" where the event has said so; its When leaves it out
	When   *When
	// Status is what has become of the session alone, in a word: "Cancelled".
	Status       Text
	StatusNote   Text
	Rooms        []Text
	Venue        *Venue
	Notices      Notices
	Abstract     *Markdown
	Participants Participants
	// WorksLabel and MediaLabel stand over Works and Media, where a session has
	// such.
	WorksLabel Text
	Works      []Work
	MediaLabel Text
	Media      []Media

	Setting Setting // as on its date
	// CalendarNotices are what its entry in a calendar tells, where those of
	// the event are not read.
	CalendarNotices Notices
	// Headline is its title and that of the event, with what has become of either,
	// for a calendar; "" without a day.
	Headline Text
	Facts    PanelFacts
}

// PanelFacts are what a session states in codes.
type PanelFacts struct {
	Spoken    []language.Tag // its own, or the event's
	Recording *Recording     // its own
	Statuses  []event.Status // its own; nil: as planned, or as the event
	Off       bool           // it does not take place then, though the event does
}
