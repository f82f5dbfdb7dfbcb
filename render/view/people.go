package view

import (
	"html/template"

	"github.com/tertulia-go/tertulia/event"
)

// Speaker is a person as one reader sees them.
type Speaker struct {
	Base
	Profile
}

// ViewBase implements [View].
func (v *Speaker) ViewBase() *Base {
	if v == nil {
		return nil
	}
	return &v.Base
}

// Participants are the people on stage.
type Participants []Participant

// Participant is one appearance.
type Participant struct {
	Profile
	Group      Text // instead of a name
	BioLabel   Text // of what opens to Bio; nil: it is told at once
	Role       Text
	Status     Text
	Attendance Text
	Facts      ParticipantFacts
}

// ParticipantFacts are what an appearance states in codes.
type ParticipantFacts struct {
	Role   string // id of its term
	Status event.ParticipantStatus
}

// Named reports whether somebody or a group is named.
func (p *Participant) Named() bool { return p.Person.Named() || len(p.Group) > 0 }

// Profile is somebody as one place tells of them.
type Profile struct {
	*Person              // nil: of whom nothing is known but what stands here
	Positions []Position // at the time of an event, where they were others then
	Bio       *Markdown  // nil, too, where it has been told above
}

// Person is somebody, possibly without a name. All views for one reader have
// the same one: do not change it.
type Person struct {
	Prefix Text
	Name   string // never translated; "": nobody's name is known
	Native Text   // the name in its own script
	Photo  *Image
	// Initials stand where a photo would be; "" where there is one, and where nobody's
	// name is known.
	Initials string
	Links    []Link
	Page     template.URL // of the person on this site; "" on that page itself
}

// Named reports whether somebody's name is known. That of a nil Person is not.
func (p *Person) Named() bool { return p != nil && (p.Name != "" || len(p.Native) > 0) }

// IsNative reports whether Name is written as its language writes it: Native is
// the same words, which a printer writes instead, once.
func (p *Person) IsNative() bool { return p.Name != "" && p.Native.String() == p.Name }

// PositionsBelow are the positions of somebody without the words that have
// stood for a name.
func (p *Profile) PositionsBelow() []Position {
	if p.Named() || len(p.Positions) == 0 {
		return p.Positions
	}
	below := p.Positions[0].withoutHeadline()
	if len(below.Headline()) == 0 {
		return p.Positions[1:]
	}
	return append([]Position{below}, p.Positions[1:]...)
}

// Position is what a person is somewhere.
type Position struct{ Title, Organization, Place Text }

// Texts returns what is known of a position, from the title to the place; what
// is not is empty.
func (p Position) Texts() [3]Text { return [3]Text{p.Title, p.Organization, p.Place} }

// Headline returns the first part of a position that is known, which stands for
// a name where there is none.
func (p Position) Headline() Text {
	for _, t := range p.Texts() {
		if len(t) > 0 {
			return t
		}
	}
	return nil
}

// withoutHeadline is what Headline has left.
func (p Position) withoutHeadline() Position {
	switch {
	case len(p.Title) > 0:
		p.Title = nil
	case len(p.Organization) > 0:
		p.Organization = nil
	default:
		p.Place = nil
	}
	return p
}
