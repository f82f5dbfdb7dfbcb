package event

import (
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// Image is a picture and the words that stand for it.
type Image = speaker.Image

// Event is something that people are invited to. The zero value is an event of
// which nothing is known; only a title is required ([Event.Validate]).
type Event struct {
	ID    string       // stable name in links, files and calendars
	Draft bool         // not to be published: a site makes no page of it
	Lang  language.Tag // in which the texts were first written; Und: the site's main

	Slug        i18n.Text // last part of the page's address; nil: made from the title
	Title       i18n.Text
	Subtitle    i18n.Text
	Summary     i18n.Text // a sentence or two, for lists and cards
	Description i18n.Text // Markdown
	Kind        Term      // "panel", "lecture"; zero: just an event

	Status     []Status  // nil: scheduled; two may be true at once
	StatusNote i18n.Text // an editor's words about the status
	Attendance Attendance

	When     When
	Dates    []Occurrence // instead of When: held on several separate occasions
	Previous *Occurrence  // what a reschedule or a move changed; nil: nothing

	Languages Languages
	Venue     *Venue // nil: none or not known
	Online    []OnlineLink

	Hosts        []Hosting
	Participants []Participant
	Panels       []*Panel
	Series       *Series
	Topics       []Term

	Audience      i18n.Text // for whom it is
	Accessibility i18n.Text // of the event; the venue has its own
	Works         []Work    // the books, films or reports that are presented
	Registration  *Registration
	Media         []Media
	Contact       Contact
	Image         *Image

	ShowZones []Zone    // further time zones to print the time in
	Updated   time.Time // last change of the content; zero: not known
	Sequence  int       // revision of the calendar entry (RFC 5545 section 3.8.7.4)
}

// Panel is one session of an event.
type Panel struct {
	ID       string    // keeps translations and links when panels move; "": its place
	Title    i18n.Text // nil: the label of Kind
	Abstract i18n.Text // Markdown
	Kind     Term
	When     When // zero: not known

	Languages    Languages // zero: the event's; see [Languages] for what is inherited
	Venue        *Venue    // nil: the event's
	Rooms        []i18n.Text
	Participants []Participant
	Works        []Work
	Media        []Media
}

// Status is what has become of an event (schema.org EventStatusType).
type Status string

// The zero Status is Scheduled.
const (
	Scheduled   Status = "scheduled"
	Cancelled   Status = "cancelled"
	Postponed   Status = "postponed"   // no new date yet
	Rescheduled Status = "rescheduled" // to the date it now has
	MovedOnline Status = "moved-online"
)

// HasStatus reports whether s is among the statuses of e. An event without
// any is [Scheduled].
func (e *Event) HasStatus(s Status) bool {
	for _, status := range e.Status {
		if status == s {
			return true
		}
	}
	return s == Scheduled && len(e.Status) == 0
}

// Attendance is how one takes part (schema.org EventAttendanceModeEnumeration).
type Attendance string

// The zero Attendance is not known.
const (
	InPerson Attendance = "in-person"
	Online   Attendance = "online"
	Hybrid   Attendance = "hybrid"
)

// Hosting is one program's part in an event.
type Hosting struct {
	Program  *Program
	Relation Term // zero: hosted-by
}

// Program is an institution, or a part of one, that holds events.
type Program struct {
	ID          string
	Lang        language.Tag // in which the texts were first written; Und: the site's main
	Name        i18n.Text
	Acronym     i18n.Text // printed beside the name
	Summary     i18n.Text
	Description i18n.Text // Markdown
	URL         i18n.Text // where "Read more" leads, possibly by language
	Parent      *Program  // nil: none
	Logo        *Image
}

// Series is a row of events that belong together.
type Series struct {
	ID          string
	Lang        language.Tag // in which the texts were first written; Und: the site's main
	Name        i18n.Text
	Description i18n.Text // Markdown
	URL         i18n.Text
}

// Participant is one appearance of a person or a group at an event or panel.
type Participant struct {
	Speaker    *speaker.Speaker // nil: nobody's name is known
	Group      i18n.Text        // instead of a speaker: "Representatives of the three campaigns"
	Role       Term             // zero: none is stated
	Status     ParticipantStatus
	Attendance Attendance         // zero: as the event
	Positions  []speaker.Position // for this event, instead of the speaker's; nil: those
}

// AllPositions returns the positions to print: the participant's own, else the
// speaker's.
func (p Participant) AllPositions() []speaker.Position {
	if len(p.Positions) > 0 || p.Speaker == nil {
		return p.Positions
	}
	return p.Speaker.Positions
}

// Gender returns the gender in which the role label is printed.
func (p Participant) Gender() speaker.Gender {
	if p.Speaker == nil {
		return speaker.Unstated
	}
	return p.Speaker.Gender
}

// ParticipantStatus says how certain an appearance is.
type ParticipantStatus string

// The zero ParticipantStatus is Confirmed.
const (
	Confirmed            ParticipantStatus = "confirmed"
	ToBeConfirmed        ParticipantStatus = "to-be-confirmed"
	Invited              ParticipantStatus = "invited"
	ParticipantCancelled ParticipantStatus = "cancelled"
)

// Work is a book, film or report that is presented (schema.org workFeatured).
type Work struct {
	Title  i18n.Text
	Author string // as printed
	URL    string
}

// Media is a recording, a photo album, a paper to read.
type Media struct {
	Kind     MediaKind
	URL      string
	Title    i18n.Text      // nil: the label of Kind
	Language language.Tag   // Und: not said
	Captions []language.Tag // subtitles that it has
}

// MediaKind is the kind of a [Media].
type MediaKind string

// The zero MediaKind is a link of no stated kind.
const (
	Video    MediaKind = "video"
	Audio    MediaKind = "audio"
	Photos   MediaKind = "photos"
	Document MediaKind = "document"
	Slides   MediaKind = "slides"
)

// Contact is whom to ask.
type Contact struct {
	Name  i18n.Text
	Email string
	Phone string // as it is dialled
}

// IsZero reports whether there is nobody to ask.
func (c Contact) IsZero() bool { return c.Name.IsZero() && c.Email == "" && c.Phone == "" }
