package event

import (
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// Languages is the language plan of an event or a panel. Each fact is known,
// stated to be none, or unknown; what is unknown is not said. The zero value
// knows nothing. The tag mul alone stands for several languages that nobody
// lists; und, mis and zxx name none and are refused.
//
// A panel that gives Spoken replaces spoken languages and interpretation
// together; the other facts it inherits one by one.
type Languages struct {
	Spoken           []language.Tag // spoken or signed on stage; several: mixed
	SpeakersChoice   bool           // each speaks the language they choose
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
// are spoken it is in both directions, or among all. [Event.Validate] refuses
// it into the only language that it is from, a deadline after the end, and one
// way that is provided in one entry and not certain in another.
type Interpretation struct {
	Into      []language.Tag
	From      []language.Tag // nil: the spoken ones
	Mode      Mode
	Provision Provision
	Delivery  Delivery
	Deadline  time.Time // to ask for it; zero: none is said
	Contact   Contact   // whom to ask; zero: nobody is named
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
	Deadline  time.Time // to ask for it; zero: none is said
	Contact   Contact
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

// IsZero reports whether the plan knows nothing.
func (l Languages) IsZero() bool {
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
