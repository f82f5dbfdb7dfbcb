package notice

import (
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Plan is the language plan of an event or a panel. Each fact is known,
// stated to be none, or unknown; what is unknown is not said. The zero value
// knows nothing. The tag mul alone stands for several languages that nobody
// lists; und, mis and zxx name none and are refused.
//
// A panel that gives Spoken replaces spoken languages and interpretation
// together; the other facts it inherits one by one.
type Plan struct {
	Spoken           []language.Tag // spoken or signed on stage; several: mixed
	SpeakersChoice   bool           // each speaks the language they choose, of those spoken where several are given
	Interpretation   []Interpretation
	NoInterpretation bool // stated: there is none

	Sign   []Sign // interpreted into a sign language
	NoSign bool   // stated: there is none

	Captions   []Captions
	NoCaptions bool // stated: there are none

	Materials []language.Tag // slides and handouts
	Questions []language.Tag // in which questions may be asked

	Recording   *Recording
	NoRecording bool // stated: there will be none

	Note i18n.Text // an editor's own words; they win over the generated sentences
}

// Interpretation is spoken interpretation. Into the same set of languages as
// are spoken it is in both directions, or among all. Validation refuses it
// into the only language that it is from, a deadline after the end, and one
// way that is provided in one entry and not certain in another.
type Interpretation struct {
	Into      []language.Tag
	From      []language.Tag // nil: the spoken ones
	Mode      Mode
	Provision Provision
	Delivery  Delivery
	Deadline  field.Moment  // to ask for it; zero: none is said
	Contact   field.Contact // whom to ask; zero: nobody is named
	Note      i18n.Text
}

// Mode is how an interpreter works (ISO 20109).
type Mode string

// The zero Mode is not said.
const (
	Simultaneous Mode = "simultaneous"
	Consecutive  Mode = "consecutive"
	Whispered    Mode = "whispered"
)

// Provision says how certain a service is.
type Provision string

// The zero Provision is Provided.
const (
	Provided    Provision = "provided"
	OnRequest   Provision = "on-request"
	Conditional Provision = "conditional" // if enough people ask
	Planned     Provision = "planned"
)

var provisions = []Provision{Provided, OnRequest, Conditional, Planned}

// Delivery is how interpretation reaches the listener.
type Delivery string

// The zero Delivery is not said.
const (
	Headsets  Delivery = "headsets"
	VideoCall Delivery = "video-call" // a channel of the video call
	App       Delivery = "app"
)

// Sign is interpretation into a sign language. An event that is held in one
// has it among the spoken languages. The language is one that is not known to
// be spoken: no sign language has a code of two letters (ISO 639-1). sgn is a
// sign language that is not named.
type Sign struct {
	Language  language.Tag
	Provision Provision
	Deadline  field.Moment // to ask for it; zero: none is said
	Contact   field.Contact
	Note      i18n.Text
}

// Captions are words on a screen while somebody speaks, in a language that is
// not a sign language.
type Captions struct {
	Language language.Tag
	Kind     CaptionKind
}

// CaptionKind is how captions are made.
type CaptionKind string

// The zero CaptionKind is not said.
const (
	LiveCaptions      CaptionKind = "live" // by a person
	AutomaticCaptions CaptionKind = "automatic"
	PreparedCaptions  CaptionKind = "prepared"
)

// Recording is what can be seen or heard afterwards, or from afar.
type Recording struct {
	Languages []language.Tag // nil: not said
	Captions  []language.Tag // subtitles; nil: none are said
	URL       string         // "": not there yet
	Stream    bool           // a live stream rather than a recording
}

// PlanFields returns the table of [Plan].
func PlanFields() *field.Table { return planFields }

var planFields = field.NewTable("languages", field.About[Plan]{},
	field.Tags("spoken", func(l *Plan) *[]language.Tag { return &l.Spoken }).NoScripts(),
	field.Bool("speakers_choice", func(l *Plan) *bool { return &l.SpeakersChoice }),
	field.Structs("interpretation", func(l *Plan) *[]Interpretation { return &l.Interpretation }, interpretationFields).
		Else(None, func(l *Plan) *bool { return &l.NoInterpretation }),
	field.Structs("sign", func(l *Plan) *[]Sign { return &l.Sign }, signFields).
		Else(None, func(l *Plan) *bool { return &l.NoSign }),
	field.Structs("captions", func(l *Plan) *[]Captions { return &l.Captions }, captionsFields).
		Else(None, func(l *Plan) *bool { return &l.NoCaptions }),
	field.Tags("materials", func(l *Plan) *[]language.Tag { return &l.Materials }),
	field.Tags("questions", func(l *Plan) *[]language.Tag { return &l.Questions }),
	field.Optional("recording", func(l *Plan) **Recording { return &l.Recording }, recordingFields).
		Else(None, func(l *Plan) *bool { return &l.NoRecording }),
	field.Prose("note", func(l *Plan) *i18n.Text { return &l.Note }),
)

// None is the word that states that there is nothing of something.
const None = "none"

var interpretationFields = field.NewTable("interpretation", field.About[Interpretation]{},
	field.Tags("into", func(in *Interpretation) *[]language.Tag { return &in.Into }).Require().NoScripts(),
	field.Tags("from", func(in *Interpretation) *[]language.Tag { return &in.From }).NoScripts(),
	field.Word("mode", func(in *Interpretation) *Mode { return &in.Mode }, Simultaneous, Consecutive, Whispered),
	field.Word("provision", func(in *Interpretation) *Provision { return &in.Provision }, provisions...),
	field.Word("delivery", func(in *Interpretation) *Delivery { return &in.Delivery }, Headsets, VideoCall, App),
	field.Moments("deadline", func(in *Interpretation) *field.Moment { return &in.Deadline }),
	field.Struct("contact", func(in *Interpretation) *field.Contact { return &in.Contact }, field.ContactFields()),
	field.Prose("note", func(in *Interpretation) *i18n.Text { return &in.Note }),
)

var signFields = field.NewTable("sign", field.About[Sign]{Check: (*Sign).check, Name: func(s *Sign) string { return nameOf(s.Language) }},
	field.Tag("language", func(s *Sign) *language.Tag { return &s.Language }).Require().NoScripts(),
	field.Word("provision", func(s *Sign) *Provision { return &s.Provision }, provisions...),
	field.Moments("deadline", func(s *Sign) *field.Moment { return &s.Deadline }),
	field.Struct("contact", func(s *Sign) *field.Contact { return &s.Contact }, field.ContactFields()),
	field.Prose("note", func(s *Sign) *i18n.Text { return &s.Note }),
)

var captionsFields = field.NewTable("captions", field.About[Captions]{Name: func(c *Captions) string { return nameOf(c.Language) }},
	field.Tag("language", func(c *Captions) *language.Tag { return &c.Language }).Require().NoSigns(),
	field.Word("kind", func(c *Captions) *CaptionKind { return &c.Kind }, LiveCaptions, AutomaticCaptions, PreparedCaptions),
)

var recordingFields = field.NewTable("recording", field.About[Recording]{},
	field.Tags("languages", func(r *Recording) *[]language.Tag { return &r.Languages }).NoScripts(),
	field.Tags("captions", func(r *Recording) *[]language.Tag { return &r.Captions }).NoSigns(),
	field.URL("url", func(r *Recording) *string { return &r.URL }),
	field.Bool("stream", func(r *Recording) *bool { return &r.Stream }),
)

// nameOf is the name of an item that is in a language.
func nameOf(tag language.Tag) string {
	if tag == language.Und {
		return ""
	}
	return tag.String()
}

// IsZero reports whether the plan knows nothing.
func (l Plan) IsZero() bool {
	return len(l.Spoken) == 0 && !l.SpeakersChoice &&
		len(l.Interpretation) == 0 && !l.NoInterpretation &&
		len(l.Sign) == 0 && !l.NoSign &&
		len(l.Captions) == 0 && !l.NoCaptions &&
		len(l.Materials) == 0 && len(l.Questions) == 0 &&
		l.Recording == nil && !l.NoRecording && l.Note.IsZero()
}

// multiple is the tag that ISO 639-2 has for several languages that nobody
// lists.
var multiple = language.Make("mul")

// unlisted reports whether nobody says which languages they are.
func unlisted(tags []language.Tag) bool { return hasTag(tags, multiple) }
