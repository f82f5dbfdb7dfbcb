package render

import (
	"html/template"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Base is what every view has.
type Base struct {
	// Lang and Dir are the language and direction of the reader.
	Lang language.Tag
	Dir  string
	// Anchor is the id of the root element; ids inside begin with it.
	Anchor string
	// FallbackNote tells the reader that parts are in other languages. It is
	// empty if none are.
	FallbackNote Text
	// URL is the address of this page, and Alternates those of the others, if
	// the site links its pages.
	URL        template.URL
	Alternates []Alternate

	doc *document
	ref Ref // without slug and language
	// What calendars and feeds tell revisions by.
	updated  time.Time
	sequence int
}

func (b *Base) base() *Base { return b }

// Alternate is the same page in another language.
type Alternate struct {
	Lang  language.Tag
	URL   template.URL
	Label Text // "Leer en español", in that language
}

// EventView is an event as one reader sees it. What is empty, nil or false is
// not known, or not for this reader, and is not printed.
type EventView struct {
	Base
	// Open says that one can still take part: the event is neither over nor
	// cancelled. If not, nothing is printed for people of how to join and to
	// register; JSON-LD, which is for machines, says how it was.
	Open        bool
	ID          string
	Kind        Text
	Title       Text
	Subtitle    Text
	Summary     Text
	Description *Markdown

	Statuses   []Text // sentences; none: as planned
	StatusNote Text
	Notices    Notices

	When       *When
	Dates      []Occurrence
	Previous   *Occurrence
	Attendance Text
	Venue      *Venue // nil too where nobody goes to it: the event is online only
	Online     []OnlineLink

	Hosts        Hosts
	Participants Participants
	Panels       Panels

	Series        *Link
	Topics        []Text
	Audience      Text
	Accessibility Text
	Works         []Work
	Registration  *Registration
	Media         []Media
	Contact       *Contact
	Image         *Image

	known eventFacts
}

// eventFacts are what an event states in codes, beside the words for readers.
type eventFacts struct {
	when       event.When     // from the first of several dates to the last
	end        i18n.Precision // of the end of when
	statuses   []event.Status
	attendance event.Attendance
	spoken     []language.Tag
	recording  *recording
}

// recording is where a recording or a stream is found.
type recording struct {
	url       template.URL
	languages []language.Tag
	captions  []language.Tag
	stream    bool
}

// ProgramView is a program as one reader sees it.
type ProgramView struct {
	Base
	ID string
	Program
}

// SpeakerView is a person as one reader sees them.
type SpeakerView struct {
	Base
	ID string
	Person

	called Text // the name, or the words that stand for it
}

// When is a time as the reader's language writes it.
type When struct {
	// Text is the date, or the range of dates, with times as far as they are
	// known, and the zone where the reader needs it.
	Text string
	// ToBeConfirmed is set instead of the others.
	ToBeConfirmed Text
	Doors         Text
	// Zones are the same time elsewhere.
	Zones []Text
	// Superseded says that the event has been postponed, and that this is when
	// it would have been.
	Superseded bool

	known event.When // zero: to be confirmed
}

// String returns the words of the time, or that it is to be confirmed. A nil
// When is "".
func (w *When) String() string {
	switch {
	case w == nil:
		return ""
	case len(w.ToBeConfirmed) > 0:
		return w.ToBeConfirmed.String()
	}
	return w.Text
}

// label is the id of the message that a time stands under.
func (w *When) label() string {
	switch {
	case w.Superseded:
		return "when.original"
	case w.known.Precision != i18n.Minute:
		return "when.date"
	}
	return "when.heading"
}

// datesLabel is the id of the message that the dates of an event stand under.
func (v *EventView) datesLabel() string {
	for i := range v.Dates {
		if w := v.Dates[i].When; w != nil && w.Superseded {
			return "when.original-dates"
		}
	}
	return "when.dates"
}

// original is what stands before a time that holds no more, where it has no
// label: "Original date: ".
func (w *When) original(d *document) string {
	if !w.Superseded || w.Text == "" {
		return ""
	}
	return d.l.Message("when.original", nil).Value + ": "
}

// Start returns the value of the datetime attribute (HTML standard, section
// 4.5.14), as precise as the time is known, and "" for an unknown one.
func (w *When) Start() string { return i18n.Datetime(w.known.Start, w.known.Precision) }

// End is Start for the end, which need not be known where the start is.
func (w *When) End() string { return i18n.Datetime(w.known.End, w.known.Precision) }

// Occurrence is one of several occasions, or what an event was before.
type Occurrence struct {
	When       *When
	Attendance Text
	Venue      *Venue
	Online     []OnlineLink

	id         string
	attendance event.Attendance
	place      *Venue       // where one goes: its own venue, else the event's
	join       []OnlineLink // how one follows it from afar: its own links, else the event's
}

// Venue is a place.
type Venue struct {
	Name, Room, Address, City, Region Text
	PostalCode, Country               Text
	Map                               template.URL
	Accessibility                     Text

	country string
	geo     *event.Geo
}

// OnlineLink is where one follows an event from afar.
type OnlineLink struct {
	URL   template.URL // "": not known yet
	Label Text
	Lang  language.Tag // of the channel; Und: not said

	name Text // what an editor calls it
}

// Link is a link with its words.
type Link struct {
	URL   template.URL // "": only words
	Label Text
}

// Hosts are the programs that stand behind an event, in groups of one
// relation.
type Hosts []HostGroup

// HostGroup is the programs in one relation to an event.
type HostGroup struct {
	Relation Text // "Hosted by"
	Programs []Program

	doc      *document
	relation string // id of its term
}

// Program is an institution.
type Program struct {
	Name        Text
	Acronym     Text
	Summary     Text
	Description *Markdown
	URL         template.URL // where "Read more" leads
	URLLang     language.Tag // in which that page is, if it is not the reader's; else Und
	Page        template.URL // of the program on this site
	Parent      *Program
	Logo        *Image

	doc *document
}

// Participants are the people on stage.
type Participants []Participant

// Participant is one appearance.
type Participant struct {
	Person
	Group      Text // instead of a name
	Role       Text
	Status     Text
	Attendance Text

	role   string // id of its term
	status event.ParticipantStatus
}

// Person is somebody, possibly without a name.
type Person struct {
	Prefix    Text
	Name      string // never translated; "": nobody's name is known
	Native    Text   // the name in its own script
	Positions []Position
	Bio       *Markdown
	Photo     *Image
	Links     []Link
	Page      template.URL // of the person on this site
}

// Position is what a person is somewhere.
type Position struct{ Title, Organization, Place Text }

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
	Works        []Work
	Media        []Media

	doc       *document
	spoken    []language.Tag // its own, or the event's
	place     *Venue         // where one goes: its own venue, else that of its date or of the event
	join      []OnlineLink   // how one follows it from afar, as on its date
	mode      Text           // how one takes part, as on its date
	recording *recording     // its own
	alone     Notices        // what its entry in a calendar tells, where those of the event are not read
}

// Work is a book, film or report that is presented.
type Work struct {
	Title  Text
	Author string
	URL    template.URL
}

// Registration says how one gets in.
type Registration struct {
	URL       template.URL
	Sentences []Text
	Fees      []Fee
	Note      Text

	opens, closes field.Moment
	capacity      int
	free          bool
}

// Fee is one price of admission.
type Fee struct {
	Name         Text
	Amount       string // with its currency
	Availability Text

	price, currency string
	availability    event.Availability
}

// Media is a recording or document.
type Media struct {
	URL   template.URL
	Title Text // with its language and subtitles in words
	Lang  language.Tag

	kind     event.MediaKind
	name     Text // the title alone
	captions []language.Tag
}

// Contact is whom to ask.
type Contact struct {
	Name        Text
	Email       string
	EmailURL    template.URL
	Phone       string
	PhoneNumber template.URL
}

// Image is a picture.
type Image struct {
	Src           template.URL
	Alt           Text // empty: decorative
	Credit        Text
	Width, Height int

	credit Text // the name alone
}
