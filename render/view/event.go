package view

import (
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// Event is an event as one reader sees it. What is empty, nil or false is not
// known, or not for this reader, and is not printed.
type Event struct {
	Base
	// Open says that one can still take part: the event is neither over nor
	// cancelled. If not, the view invites nobody: it has no Online and no
	// Registration. [Event.Setting] and [EventFacts], which are for machines,
	// say how it was.
	Open  bool
	Kind  Text
	Over  Text // says that it is over; empty if not, and where it was cancelled
	Title Text
	// Headline is the title where it travels alone, in a calendar or a list of
	// results: it says there that the event is cancelled, postponed or moved.
	Headline    Text
	Subtitle    Text
	Summary     Text
	Description *Markdown

	Statuses   []Text // a sentence; none: as planned
	StatusNote Text
	Notices    Notices

	// Details are when, where and how, in the order of the page, each with its
	// label. They say what the fields below say, and a printer writes nothing
	// else of those.
	Details []Detail

	When       *When
	Next       *When        // the next instance of an event that is repeated
	Dates      []Occurrence // of an event that is repeated, the instances that are not as the rule says
	Previous   *Occurrence
	Attendance Text
	Venue      *Venue // nil too where nobody goes to it: the event is online only
	Online     []OnlineLink

	Series        *Link
	Topics        []Text
	Audience      Text
	Accessibility Text
	Practical     *Markdown
	Registration  *Registration
	Contact       *Contact

	Hosts        Hosts
	Participants Participants
	Panels       Panels
	Works        []Work
	Media        []Media
	Image        *Image

	// Calendars lead to the calendars into which a reader can put the event. They
	// depend on the site, which adds them to a view; nil: it offers none.
	Calendars *Calendars

	Setting Setting
	Facts   EventFacts
}

// Calendars are links under a label.
type Calendars struct {
	Label Text // "Add to calendar"
	Links []Link
}

// ViewBase implements [View].
func (v *Event) ViewBase() *Base {
	if v == nil {
		return nil
	}
	return &v.Base
}

// WayIn returns the link by which one takes part, and the detail that it is of: to
// register, else to follow the event online, in the reader's language where there
// is a channel in that. Its URL is "" where neither is known.
func (v *Event) WayIn() (DetailName, Link) {
	if r := v.Registration; r != nil && r.URL != "" {
		return DetailRegistration, Link{r.URL, r.Label}
	}
	var way Link
	reader, _ := v.Lang.Base()
	for _, o := range v.Online {
		if o.URL == "" {
			continue
		}
		if base, _ := o.Lang.Base(); o.Lang != language.Und && base == reader {
			return DetailOnline, Link{o.URL, o.Label}
		}
		if way.URL == "" {
			way = Link{o.URL, o.Label}
		}
	}
	return DetailOnline, way
}

// EventFacts are what an event states in codes, beside the words for readers.
type EventFacts struct {
	When         event.When     // from the first of several dates to the last; the next of what is repeated
	EndPrecision i18n.Precision // of the end of When
	Statuses     []event.Status
	Undated      bool // it is postponed, and none of its times counts
	Attendance   event.Attendance
	Spoken       []language.Tag
	Recording    *Recording
	Registration *Registration // also of an event that is over
}

// Setting is where and how one takes part, whether or not one still can: what a
// date or a session has of its own, else what its event has.
type Setting struct {
	Attendance Text
	Venue      *Venue
	Online     []OnlineLink
}
