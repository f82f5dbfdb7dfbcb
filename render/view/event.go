package view

import (
	"html/template"
	"iter"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
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
	Open        bool
	Kind        Text
	Title       Text
	Subtitle    Text
	Summary     Text
	Description *Markdown

	Statuses   []Text // sentences; none: as planned
	StatusNote Text
	Notices    Notices

	// Details are when, where and how, in the order of the page, each with its
	// label. They say what the fields below say, and a printer writes nothing
	// else of those.
	Details []Detail

	When       *When
	Dates      []Occurrence
	Previous   *Occurrence
	Attendance Text
	Venue      *Venue // nil too where nobody goes to it: the event is online only
	Online     []OnlineLink

	Series        *Link
	Topics        []Text
	Audience      Text
	Accessibility Text
	Registration  *Registration
	Contact       *Contact

	Hosts        Hosts
	Participants Participants
	Panels       Panels
	Works        []Work
	Media        []Media
	Image        *Image

	Setting Setting
	Facts   EventFacts
}

// ViewBase implements [View].
func (v *Event) ViewBase() *Base {
	if v == nil {
		return nil
	}
	return &v.Base
}

// EventFacts are what an event states in codes, beside the words for readers.
type EventFacts struct {
	When         event.When     // from the first of several dates to the last
	EndPrecision i18n.Precision // of the end of When
	Statuses     []event.Status
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

// A Detail is one fact of an event under its label.
type Detail struct {
	Name  DetailName
	Label Text // "": the items need none
	Items []Item
	// List says that the items stand below the label, even a single one, where
	// a format has the room; else each stands beside it.
	List bool
}

// DetailName says what a [Detail] is about.
type DetailName string

// The details of an event. Others may be added.
const (
	DetailWhen          DetailName = "when"
	DetailDates         DetailName = "dates"
	DetailPrevious      DetailName = "previous"
	DetailWhere         DetailName = "where"
	DetailOnline        DetailName = "online"
	DetailAttendance    DetailName = "attendance"
	DetailRegistration  DetailName = "registration"
	DetailFees          DetailName = "fees"
	DetailSeries        DetailName = "series"
	DetailTopics        DetailName = "topics"
	DetailAudience      DetailName = "audience"
	DetailAccessibility DetailName = "accessibility"
	DetailContact       DetailName = "contact"
)

// An Item is one thing under a label: words, which may lead somewhere, or one
// of the others.
type Item struct {
	Text         Text
	URL          template.URL // where Text leads; without a Text it is its own words
	When         *When
	Occurrence   *Occurrence
	Venue        *Venue
	Registration *Registration
	Contact      *Contact
}

// When is a time as the reader's language writes it.
type When struct {
	// Label says what the time is: "Date and time", "Original date".
	Label Text
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
	// Facts are zero for a time that is to be confirmed.
	Facts event.When
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

// Start returns the value of the datetime attribute (HTML standard, section
// 4.5.14), as precise as the time is known, and "" for an unknown one.
func (w *When) Start() string { return i18n.Datetime(w.Facts.Start, w.Facts.Precision) }

// End is Start for the end, which need not be known where the start is.
func (w *When) End() string { return i18n.Datetime(w.Facts.End, w.Facts.Precision) }

// Occurrence is one of several occasions, or what an event was before.
type Occurrence struct {
	When       *When
	Attendance Text
	Venue      *Venue
	Online     []OnlineLink // none where nobody can take part any more

	Setting Setting
	Facts   OccurrenceFacts
}

// OccurrenceFacts are what an occasion states in codes.
type OccurrenceFacts struct {
	ID         string
	Attendance event.Attendance // "": that of the event
}

// Venue is a place.
type Venue struct {
	// Lines are the address as people write it, from the room to the country.
	Lines []Text

	Name, Room, Address, City, Region Text
	PostalCode, Country               Text
	Map                               template.URL
	MapLabel                          Text // "Map"
	Accessibility                     Text

	Facts VenueFacts
}

// VenueFacts are what a place states in codes.
type VenueFacts struct {
	Country string     // ISO 3166-1 alpha-2
	Geo     *event.Geo // nil: not known
}

// OnlineLink is where one follows an event from afar.
type OnlineLink struct {
	URL   template.URL // "": not known yet
	Label Text
	Name  Text         // what an editor calls it; empty: Label is the library's
	Lang  language.Tag // of the channel; Und: not said
}

// Link is a link with its words.
type Link struct {
	URL   template.URL // "": only words
	Label Text
}

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

// Recording is where a recording or a stream is found.
type Recording struct {
	URL       template.URL
	Languages []language.Tag
	Captions  []language.Tag
	Stream    bool
}

// Work is a book, film or report that is presented.
type Work struct {
	Title  Text
	Author string
	URL    template.URL
}

// Media is a recording or document.
type Media struct {
	URL   template.URL
	Title Text // with its language and subtitles in words
	Name  Text // the title alone
	Lang  language.Tag
	Facts MediaFacts
}

// MediaFacts are what a recording or document states in codes.
type MediaFacts struct {
	Kind     event.MediaKind
	Captions []language.Tag
}

// Registration says how one gets in.
type Registration struct {
	URL       template.URL
	Label     Text // of the link: "Register"
	Sentences []Text
	Fees      []Fee
	Note      Text
	Facts     RegistrationFacts
}

// RegistrationFacts are what a registration states in codes.
type RegistrationFacts struct {
	Opens, Closes field.Moment
	Capacity      int
	Free          bool
}

// Fee is one price of admission.
type Fee struct {
	Name         Text
	Amount       string // with its currency
	Availability Text
	Facts        FeeFacts
}

// FeeFacts are what a price states in codes.
type FeeFacts struct {
	Price, Currency string
	Availability    event.Availability
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
	Creditor      Text // the name alone
	Width, Height int
}

// Hosts are the programs that stand behind an event, in groups of one
// relation.
type Hosts []HostGroup

// HostGroup is the programs in one relation to an event.
type HostGroup struct {
	Relation Text // "Hosted by"
	Programs []Institution
	Facts    HostFacts
}

// HostFacts are what a relation states in codes.
type HostFacts struct {
	Relation string // id of its term
	Standing Standing
}

// Standing is how programs stand to an event, of what machines tell apart.
type Standing string

const (
	Contributor Standing = "contributor" // whoever is neither of the others
	Organizer   Standing = "organizer"
	Sponsor     Standing = "sponsor"
)

// Organizers yields the programs that hold an event, without its sponsors.
func (h Hosts) Organizers() iter.Seq[*Institution] {
	return func(yield func(*Institution) bool) {
		for i := range h {
			for k := range h[i].Programs {
				if h[i].Facts.Standing == Organizer && !yield(&h[i].Programs[k]) {
					return
				}
			}
		}
	}
}
