package event

import (
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/speaker"
)

// Event is something that people are invited to. The zero value is an event of
// which nothing is known; only a title is required ([Event.Validate]).
type Event struct {
	ID   string       // stable name in links, files and calendars
	Lang language.Tag // in which the texts were first written; Und: the site's main

	Draft   bool           // not to be published in any language; see [Event.Published]
	DraftIn []language.Tag // not to be published in these
	Publish field.Schedule // from when on it is published; nil: always

	Slug        i18n.Text   // last part of the page's address; nil: made from the title
	Aliases     []i18n.Text // former slugs, of any number of languages each; nil: none
	Title       i18n.Text
	Subtitle    i18n.Text
	Summary     i18n.Text  // a sentence or two, for lists and cards
	Description i18n.Text  // Markdown
	Kind        field.Term // "panel", "lecture"; zero: just an event

	Status     []Status  // nil: scheduled; two may be true at once
	StatusNote i18n.Text // an editor's words about the status
	Attendance Attendance

	When     When
	Dates    []Occurrence // instead of When: held on several separate occasions
	Repeat   *Repeat      // the rule by which When comes again; nil: it does not
	Previous *Occurrence  // what a reschedule or a move changed; nil: nothing

	Languages notice.Plan
	Venue     *Venue // nil: none or not known
	Online    []OnlineLink

	Hosts        []Hosting
	Participants []Participant
	Panels       []*Panel
	Series       *Series
	Topics       []field.Term

	Audience      i18n.Text // for whom it is
	Accessibility i18n.Text // of the event; the venue has its own
	Works         []Work    // the books, films or reports that are presented
	Practical     i18n.Text // Markdown: what to bring, how to get there
	Registration  *Registration
	Media         []Media
	Contact       field.Contact
	Image         *field.Image

	ShowZones []Zone    // further time zones to print the time in
	Updated   time.Time // last change of the content; zero: not known
	Sequence  int       // revision of the calendar entry (RFC 5545 section 3.8.7.4)

	Extra field.Extra // fields of a site's own
}

// Fields returns the table of [Event].
func Fields() *field.Table { return eventFields }

var eventFields = field.NewTable("event", field.About[Event]{Kind: field.Event, Lang: func(e *Event) language.Tag { return e.Lang }, Check: (*Event).check},
	field.ID(func(e *Event) *string { return &e.ID }),
	field.Tag("lang", func(e *Event) *language.Tag { return &e.Lang }),
	field.Tags("draft", func(e *Event) *[]language.Tag { return &e.DraftIn }).
		Else("true", func(e *Event) *bool { return &e.Draft }),
	field.Schedules("publish", func(e *Event) *field.Schedule { return &e.Publish }),
	field.Words("title", func(e *Event) *i18n.Text { return &e.Title }).Require(),
	field.Words("subtitle", func(e *Event) *i18n.Text { return &e.Subtitle }),
	field.Slugs("slug", func(e *Event) *i18n.Text { return &e.Slug }),
	field.SlugList("aliases", func(e *Event) *[]i18n.Text { return &e.Aliases }),
	field.Vocabulary("kind", func(e *Event) *field.Term { return &e.Kind }, kinds),
	statusField(func(e *Event) *[]Status { return &e.Status }),
	statusNoteField(func(e *Event) *i18n.Text { return &e.StatusNote }),
	attendanceField(func(e *Event) *Attendance { return &e.Attendance }),
	field.Inline(func(e *Event) *When { return &e.When }, whenFields),
	field.Optional("repeat", func(e *Event) **Repeat { return &e.Repeat }, repeatFields),
	field.Structs("dates", func(e *Event) *[]Occurrence { return &e.Dates }, occurrenceFields),
	field.Optional("previous", func(e *Event) **Occurrence { return &e.Previous }, occurrenceFields),
	field.Structs("show_zones", func(e *Event) *[]Zone { return &e.ShowZones }, zoneFields),
	field.Struct("languages", func(e *Event) *notice.Plan { return &e.Languages }, notice.PlanFields()),
	field.Prose("summary", func(e *Event) *i18n.Text { return &e.Summary }),
	field.Markdown("description", func(e *Event) *i18n.Text { return &e.Description }),
	field.Structs("hosts", func(e *Event) *[]Hosting { return &e.Hosts }, hostingFields),
	participantsField(func(e *Event) *[]Participant { return &e.Participants }),
	field.Pointers("panels", func(e *Event) *[]*Panel { return &e.Panels }, panelFields),
	venueField(func(e *Event) **Venue { return &e.Venue }),
	onlineField(func(e *Event) *[]OnlineLink { return &e.Online }),
	field.Markdown("practical", func(e *Event) *i18n.Text { return &e.Practical }),
	field.Optional("registration", func(e *Event) **Registration { return &e.Registration }, registrationFields),
	worksField(func(e *Event) *[]Work { return &e.Works }),
	mediaField(func(e *Event) *[]Media { return &e.Media }),
	field.Labels("topics", func(e *Event) *[]field.Term { return &e.Topics }),
	field.Thing(field.Series, "series", func(e *Event) **Series { return &e.Series }, seriesFields),
	field.Prose("audience", func(e *Event) *i18n.Text { return &e.Audience }),
	field.Prose("accessibility", func(e *Event) *i18n.Text { return &e.Accessibility }),
	field.Optional("image", func(e *Event) **field.Image { return &e.Image }, field.ImageFields()),
	field.Struct("contact", func(e *Event) *field.Contact { return &e.Contact }, field.ContactFields()),
	field.Time("updated", func(e *Event) *time.Time { return &e.Updated }),
	field.Int("sequence", func(e *Event) *int { return &e.Sequence }),
	field.Extras(func(e *Event) *field.Extra { return &e.Extra }),
)

// Panel is one session of an event.
type Panel struct {
	ID       string    // keeps translations and links when panels move; "": its place
	Title    i18n.Text // nil: the label of Kind
	Abstract i18n.Text // Markdown
	Kind     field.Term
	When     When // zero: not known

	Status     []Status  // of this session alone; nil: scheduled, or as the event's
	StatusNote i18n.Text // an editor's words about the status

	Languages    notice.Plan // zero: the event's; see [notice.Plan] for what is inherited
	Venue        *Venue      // nil: the event's
	Rooms        []i18n.Text
	Participants []Participant
	Works        []Work
	Media        []Media
}

var panelFields = field.NewTable("panel", field.About[Panel]{Check: (*Panel).check},
	field.ID(func(p *Panel) *string { return &p.ID }),
	field.Words("title", func(p *Panel) *i18n.Text { return &p.Title }),
	field.Vocabulary("kind", func(p *Panel) *field.Term { return &p.Kind }, kinds),
	field.Inline(func(p *Panel) *When { return &p.When }, whenFields),
	statusField(func(p *Panel) *[]Status { return &p.Status }),
	statusNoteField(func(p *Panel) *i18n.Text { return &p.StatusNote }),
	field.Markdown("abstract", func(p *Panel) *i18n.Text { return &p.Abstract }),
	field.Struct("languages", func(p *Panel) *notice.Plan { return &p.Languages }, notice.PlanFields()),
	field.WordsList("room", func(p *Panel) *[]i18n.Text { return &p.Rooms }),
	venueField(func(p *Panel) **Venue { return &p.Venue }),
	participantsField(func(p *Panel) *[]Participant { return &p.Participants }),
	worksField(func(p *Panel) *[]Work { return &p.Works }),
	mediaField(func(p *Panel) *[]Media { return &p.Media }),
)

// Fields that several types have.

func statusField[T any](at func(*T) *[]Status) field.Of[T] {
	return field.WordList("status", at, Scheduled, Cancelled, Postponed, Rescheduled, MovedOnline)
}

func statusNoteField[T any](at func(*T) *i18n.Text) field.Of[T] {
	return field.Prose("status_note", at)
}

func attendanceField[T any](at func(*T) *Attendance) field.Of[T] {
	return field.Word("attendance", at, InPerson, Online, Hybrid)
}

func participantsField[T any](at func(*T) *[]Participant) field.Of[T] {
	return field.Structs("participants", at, participantFields)
}

func venueField[T any](at func(*T) **Venue) field.Of[T] {
	return field.Thing(field.Venue, "venue", at, venueFields)
}

func onlineField[T any](at func(*T) *[]OnlineLink) field.Of[T] {
	return field.Structs("online", at, onlineFields)
}

func worksField[T any](at func(*T) *[]Work) field.Of[T] {
	return field.Structs("works", at, workFields)
}

func mediaField[T any](at func(*T) *[]Media) field.Of[T] {
	return field.Structs("media", at, mediaFields)
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
	Relation field.Term // zero: hosted-by
}

var hostingFields = field.NewTable("host", field.About[Hosting]{Name: (*Hosting).id, Check: (*Hosting).check},
	field.Thing(field.Program, "program", func(h *Hosting) **Program { return &h.Program }, programFields),
	field.Vocabulary("relation", func(h *Hosting) *field.Term { return &h.Relation }, relations),
)

// id is the name of a hosting among those of its event: that of its program.
func (h *Hosting) id() string {
	if h.Program == nil {
		return ""
	}
	return h.Program.ID
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
	Logo        *field.Image
	Extra       field.Extra // fields of a site's own
}

// ProgramFields returns the table of [Program].
func ProgramFields() *field.Table { return programFields }

var programFields = field.NewTable("program", field.About[Program]{Kind: field.Program, Lang: func(p *Program) language.Tag { return p.Lang }, Check: (*Program).check},
	field.ID(func(p *Program) *string { return &p.ID }),
	field.Tag("lang", func(p *Program) *language.Tag { return &p.Lang }),
	field.Words("name", func(p *Program) *i18n.Text { return &p.Name }).Require(),
	field.Words("acronym", func(p *Program) *i18n.Text { return &p.Acronym }),
	field.Prose("summary", func(p *Program) *i18n.Text { return &p.Summary }),
	field.Markdown("description", func(p *Program) *i18n.Text { return &p.Description }),
	field.Addresses("url", func(p *Program) *i18n.Text { return &p.URL }),
	field.Optional("logo", func(p *Program) **field.Image { return &p.Logo }, field.ImageFields()),
	field.Thing(field.Program, "parent", func(p *Program) **Program { return &p.Parent }, nil),
	field.Extras(func(p *Program) *field.Extra { return &p.Extra }),
)

// Series is a row of events that belong together.
type Series struct {
	ID          string
	Lang        language.Tag // in which the texts were first written; Und: the site's main
	Name        i18n.Text
	Description i18n.Text // Markdown
	URL         i18n.Text
	Extra       field.Extra // fields of a site's own
}

// SeriesFields returns the table of [Series].
func SeriesFields() *field.Table { return seriesFields }

var seriesFields = field.NewTable("series", field.About[Series]{Kind: field.Series, Lang: func(s *Series) language.Tag { return s.Lang }},
	field.ID(func(s *Series) *string { return &s.ID }),
	field.Tag("lang", func(s *Series) *language.Tag { return &s.Lang }),
	field.Words("name", func(s *Series) *i18n.Text { return &s.Name }).Require(),
	field.Markdown("description", func(s *Series) *i18n.Text { return &s.Description }),
	field.Addresses("url", func(s *Series) *i18n.Text { return &s.URL }),
	field.Extras(func(s *Series) *field.Extra { return &s.Extra }),
)

// Participant is one appearance of a person or a group at an event or panel.
type Participant struct {
	Speaker    *speaker.Speaker // nil: nobody's name is known
	Group      i18n.Text        // instead of a speaker: "Representatives of the three campaigns"
	Role       field.Term       // zero: none is stated
	Status     ParticipantStatus
	Attendance Attendance         // zero: as the event
	Positions  []speaker.Position // for this event, instead of the speaker's; nil: those
}

var participantFields = field.NewTable("participant", field.About[Participant]{Name: (*Participant).id, Check: (*Participant).check},
	field.Thing(field.Speaker, "speaker", func(p *Participant) **speaker.Speaker { return &p.Speaker }, speaker.Fields()),
	field.Words("group", func(p *Participant) *i18n.Text { return &p.Group }),
	field.Vocabulary("role", func(p *Participant) *field.Term { return &p.Role }, roles),
	field.Word("status", func(p *Participant) *ParticipantStatus { return &p.Status }, Confirmed, ToBeConfirmed, Invited, ParticipantCancelled),
	attendanceField(func(p *Participant) *Attendance { return &p.Attendance }),
	field.Structs("positions", func(p *Participant) *[]speaker.Position { return &p.Positions }, speaker.PositionFields()),
)

// id is the name of an appearance among those of its event: that of the person.
func (p *Participant) id() string {
	if p.Speaker == nil {
		return ""
	}
	return p.Speaker.ID
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

var workFields = field.NewTable("work", field.About[Work]{},
	field.Words("title", func(w *Work) *i18n.Text { return &w.Title }).Require(),
	field.String("author", func(w *Work) *string { return &w.Author }),
	field.URL("url", func(w *Work) *string { return &w.URL }),
)

// Media is a recording, a photo album, a paper to read.
type Media struct {
	Kind     MediaKind
	URL      string
	Title    i18n.Text      // nil: the label of Kind
	Language language.Tag   // Und: not said
	Captions []language.Tag // subtitles that it has
}

var mediaFields = field.NewTable("media", field.About[Media]{},
	field.Word("kind", func(m *Media) *MediaKind { return &m.Kind }, Video, Audio, Photos, Document, Slides),
	field.URL("url", func(m *Media) *string { return &m.URL }).Require(),
	field.Words("title", func(m *Media) *i18n.Text { return &m.Title }),
	field.Tag("language", func(m *Media) *language.Tag { return &m.Language }),
	field.Tags("captions", func(m *Media) *[]language.Tag { return &m.Captions }).NoSigns(),
)

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
