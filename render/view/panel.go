package view

import "golang.org/x/text/language"

// Panels are the sessions of an event.
type Panels []Panel

// Panel is one session.
type Panel struct {
	Anchor       string // id of its element
	Title        Text   // the label of its kind, if it has none of its own
	Kind         Text
	When         *When
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
	Facts           PanelFacts
}

// PanelFacts are what a session states in codes.
type PanelFacts struct {
	Spoken    []language.Tag // its own, or the event's
	Recording *Recording     // its own
}
