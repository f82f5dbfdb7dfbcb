package view

import (
	"html/template"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// List is events under a heading, as one reader sees them.
type List struct {
	Base
	Title   Text
	Summary Text
	Events  ListedEvents
	// Empty is said where there are no events.
	Empty Text
}

// ViewBase implements [View].
func (v *List) ViewBase() *Base {
	if v == nil {
		return nil
	}
	return &v.Base
}

// ListedEvents are events in the order in which a reader looks for one: first
// what one can still attend, by the next time, so that what runs comes first;
// then what has no date, or none any more; then what is over, the latest first.
// What is cancelled stands where it would have been. Events of one time keep the
// order in which they were given.
type ListedEvents []ListedEvent

// ListedEvent is what a list tells of an event.
type ListedEvent struct {
	URL      template.URL // of its page on this site; "": it has none
	Title    Text
	Headline Text // as in [Event]
	Kind     Text
	// When is the time at which one can attend next; of what is over, the last.
	// It is nil where none is known, and of what is postponed.
	When *When
	// Leaf is the day on which When begins, or goes on, set apart, or the month; zero
	// where neither is known.
	Leaf i18n.Leaf
	// Over says that it is over. It is empty if not.
	Over Text
	// Place is where one goes, in short: "City Archive, Mexico City".
	Place Text
	// Attendance says how one takes part, unless one simply goes to Place.
	Attendance Text
	// Languages says in a few words each in which languages one can follow it.
	Languages []Text
	Image     *Image
	// Open says that one can still take part, as in [Event].
	Open bool

	Setting Setting // on the occasion of When
	Facts   ListedFacts
}

// ListedFacts are what an event in a list states in codes.
type ListedFacts struct {
	ID         string
	Tense      notice.Tense
	When       event.When // of what is postponed, the time that was given up
	Statuses   []event.Status
	Attendance event.Attendance // on the occasion of When
	Spoken     []language.Tag
	Notices    []notice.Facts // of which Languages is a part
}
