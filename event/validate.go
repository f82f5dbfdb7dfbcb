package event

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// What can be wrong with a model. The errors of texts are those of
// [i18n.Text.Validate].
var (
	// ErrRequired says that something that cannot be left out is missing.
	ErrRequired = errors.New("required")
	// ErrConflict says that two facts cannot both be true.
	ErrConflict = errors.New("conflict")
	// ErrOrder says that something ends before it begins.
	ErrOrder = errors.New("out of order")
	// ErrUnknownWord says that a word is none of those that are known.
	ErrUnknownWord = errors.New("unknown word")
	// ErrLanguage says that what stands where a language is named is none (und,
	// mis, zxx), or that one is named twice.
	ErrLanguage = errors.New("not a language to name here")
	// ErrFormat says that a value is not in the form it must have.
	ErrFormat = errors.New("malformed")
	// ErrDuplicate says that an id is used twice.
	ErrDuplicate = errors.New("used twice")
	// ErrCycle says that a program is its own parent.
	ErrCycle = errors.New("is its own parent")
)

// FieldError is one fault and the field it is in.
type FieldError struct {
	Path string // "panels[2].title", from the root of what was validated; "": the root
	Err  error  // a [*Fault] where Validate or its like returns it
}

func (e *FieldError) Error() string {
	if e.Path == "" {
		return e.Err.Error()
	}
	return e.Path + ": " + e.Err.Error()
}

func (e *FieldError) Unwrap() error { return e.Err }

// Validate returns everything that is wrong with e, joined, each fault a
// [*FieldError]; nil is valid. A nil event lacks its title.
func (e *Event) Validate() error {
	if e == nil {
		return nothing("event")
	}
	return validate(func(w *walk) { w.event(e) })
}

// ValidateOwn returns what [Event.Validate] does, without the people,
// programs, venues and series that have an id. Whoever keeps these apart, with
// many events naming each, validates them once.
func (e *Event) ValidateOwn() error {
	if e == nil {
		return e.Validate()
	}
	return validate(func(w *walk) {
		w.own = true
		w.event(e)
	})
}

// ValidateSpeaker returns everything that is wrong with s, as
// [Event.Validate] does. A speaker without a name is valid.
func ValidateSpeaker(s *speaker.Speaker) error {
	if s == nil {
		return nothing("speaker")
	}
	return validate(func(w *walk) { w.speaker(place{}, s) })
}

// Validate returns everything that is wrong with p and its parents, as
// [Event.Validate] does.
func (p *Program) Validate() error {
	if p == nil {
		return nothing("program")
	}
	return validate(func(w *walk) { w.program(place{}, p) })
}

// Validate returns everything that is wrong with v, as [Event.Validate] does.
func (v *Venue) Validate() error {
	if v == nil {
		return nothing("venue")
	}
	return validate(func(w *walk) { w.venue(place{}, v) })
}

// Validate returns everything that is wrong with s, as [Event.Validate] does.
func (s *Series) Validate() error {
	if s == nil {
		return nothing("series")
	}
	return validate(func(w *walk) { w.series(place{}, s) })
}

// nothing is what is wrong with a nil.
func nothing(what string) error {
	return &FieldError{"", &Fault{Reason: NotGiven, Err: fmt.Errorf("%s: %w", what, ErrRequired)}}
}

func validate(root func(*walk)) error {
	var v validator
	w := &walk{seen: make(map[any]bool), visit: func(p place, node any) bool {
		v.path = p.path
		v.check(node)
		return true
	}}
	root(w)
	return errors.Join(v.errs...)
}

// A validator collects faults; path is that of the node being checked.
type validator struct {
	path string
	errs []error
}

func (v *validator) check(node any) {
	switch n := node.(type) {
	case i18n.Text:
		v.text("", n)
	case markdown:
		v.text("", i18n.Text(n))
	case native:
		v.text("", i18n.Text(n))
	case address:
		v.address(i18n.Text(n))
	case link:
		v.url("", string(n))
	case plain:
		v.text("", i18n.Same(string(n)))
	case word:
		v.word(n)
	case *Event:
		v.event(n)
	case *Panel:
		v.panel(n)
	case When:
		v.when(n)
	case Languages:
		v.languages(n)
	case Interpretation:
		v.interpretation(n)
	case Sign:
		v.sign(n)
	case Captions:
		if v.require("language", n.Language != language.Und); n.Language != language.Und {
			v.written("language", n.Language)
		}
		v.known("kind", string(n.Kind), captionKinds)
	case *Recording:
		v.tags("languages", n.Languages)
		v.written("captions", n.Captions...)
	case *Venue:
		v.venue(n)
	case Hosting:
		v.require("program", n.Program != nil)
	case *Program:
		v.program(n)
	case *Series:
		v.id(n.ID)
		v.require("name", !n.Name.IsZero())
	case Participant:
		v.participant(n)
	case *speaker.Speaker:
		v.id(n.ID)
		v.known("gender", string(n.Gender), genders)
		v.tags("languages", n.Languages)
	case speaker.Position:
		v.require("", !n.IsZero())
	case speaker.Link:
		v.require("url", n.URL != "")
	case Occurrence:
		v.id(n.ID)
		v.known("attendance", string(n.Attendance), attendances)
	case Work:
		v.require("title", !n.Title.IsZero())
	case Media:
		v.require("url", n.URL != "")
		v.known("kind", string(n.Kind), mediaKinds)
		v.written("captions", n.Captions...)
	case *Registration:
		v.registration(n)
	case Fee:
		v.fee(n)
	case Contact:
		if n.Email != "" && !emailForm.MatchString(n.Email) {
			v.fault("email", EmailMalformed, fmt.Errorf("%w: %.60q is not an address", ErrFormat, n.Email))
		}
	case *Image:
		v.image(n)
	case Zone:
		v.require("zone", n.Location != nil)
	}
}

// fault records why a field below the node is wrong, and the languages that
// this is about; "" is the node itself.
func (v *validator) fault(field string, reason Reason, err error, about ...language.Tag) {
	v.record(field, &Fault{Reason: reason, Languages: about, Err: err})
}

func (v *validator) record(field string, f *Fault) {
	path := v.path
	if field != "" {
		path = join(path, field)
	}
	v.errs = append(v.errs, &FieldError{path, f})
}

func (v *validator) require(field string, ok bool) {
	if !ok {
		v.fault(field, NotGiven, ErrRequired)
	}
}

func (v *validator) known(field, value string, known []string) {
	if value != "" && !slices.Contains(known, value) {
		v.record(field, &Fault{Reason: WordUnknown, Words: slices.Clone(known),
			Err: fmt.Errorf("%w %.60q: want %s", ErrUnknownWord, value, strings.Join(known, ", "))})
	}
}

var (
	statuses       = words(Scheduled, Cancelled, Postponed, Rescheduled, MovedOnline)
	attendances    = words(InPerson, Online, Hybrid)
	appearances    = words(Confirmed, ToBeConfirmed, Invited, ParticipantCancelled)
	genders        = words(speaker.Feminine, speaker.Masculine)
	modes          = words(Simultaneous, Consecutive, Whispered)
	provisions     = words(Provided, OnRequest, Conditional, Planned)
	deliveries     = words(Headsets, VideoCall, App)
	captionKinds   = words(LiveCaptions, AutomaticCaptions, PreparedCaptions)
	mediaKinds     = words(Video, Audio, Photos, Document, Slides)
	availabilities = words(InStock, SoldOut, PreSale)
)

func words[S ~string](values ...S) []string {
	list := make([]string, len(values))
	for i, value := range values {
		list[i] = string(value)
	}
	return list
}

func (v *validator) text(field string, t i18n.Text) {
	err := t.Validate() // all that is wrong with the text
	switch {
	case err == nil:
	case errors.Is(err, i18n.ErrCollision):
		v.fault(field, TextLanguageTwice, err)
	case errors.Is(err, i18n.ErrTooLong):
		v.fault(field, TextTooLong, err)
	case errors.Is(err, i18n.ErrEncoding):
		v.fault(field, TextNotUTF8, err)
	default:
		v.fault(field, TextUnprintable, err)
	}
}

func (v *validator) address(t i18n.Text) {
	v.text("", t)
	if strings.HasSuffix(v.path, "slug") {
		return
	}
	for _, tag := range t.Languages() {
		v.url("", t[tag])
	}
}

func (v *validator) url(field, url string) {
	if url == "" {
		return
	}
	if err := CheckURL(url); err != nil {
		v.fault(field, URLUnsafe, err)
	}
}

// emailForm is what a browser takes in an email field (HTML standard, section
// 4.10.5.1.5), with a dot in the domain.
var emailForm = regexp.MustCompile("^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@" +
	`[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$`)

var idForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

func (v *validator) id(id string) {
	if id != "" && !idForm.MatchString(id) {
		v.fault("id", IDMalformed, fmt.Errorf("%w: %.60q is not letters a to z, digits, '.', '_' and '-'", ErrFormat, id))
	}
}

func (v *validator) word(t word) {
	if t.ID == "" || !t.Label.IsZero() {
		return
	}
	if t.known == nil || !slices.Contains(t.known, t.ID) {
		v.fault("", WordWithoutLabel, fmt.Errorf("%w %.60q: give it a label, such as {en: …, es: …}", ErrUnknownWord, t.ID))
	}
}

// tags checks a list of languages.
func (v *validator) tags(field string, tags []language.Tag) {
	seen := make(map[language.Tag]bool)
	for _, tag := range tags {
		canonical := i18n.Canonical(tag)
		switch {
		case isNone(canonical):
			v.fault(field, LanguageUnnamed, fmt.Errorf("%w: %s", ErrLanguage, tag), tag)
		case canonical == multiple && len(tags) > 1:
			v.fault(field, MultipleAndListed, fmt.Errorf("%w: mul stands for languages that nobody lists, and others are listed", ErrConflict))
		case seen[canonical]:
			v.fault(field, LanguageTwice, fmt.Errorf("%w: %s is named twice", ErrLanguage, tag), tag)
		}
		seen[canonical] = true
	}
}

// isNone reports whether tag says that a language is not known (und), has no
// code (mis) or is not used (zxx), as ISO 639-2 has it. A private code has a
// name if a catalog gives it one.
func isNone(tag language.Tag) bool {
	code, _, _ := strings.Cut(tag.String(), "-")
	return code == "und" || code == "mis" || code == "zxx"
}

// written checks the languages of captions, which nobody writes in a sign
// language.
func (v *validator) written(field string, tags ...language.Tag) {
	v.tags(field, tags)
	for _, tag := range tags {
		if isSigned(tag) {
			v.fault(field, SignLanguageWritten, fmt.Errorf("%w: %s is a sign language, and captions are written", ErrConflict, tag), tag)
		}
	}
}

func (v *validator) sign(s Sign) {
	v.require("language", s.Language != language.Und)
	switch {
	case s.Language == language.Und:
	case isNone(i18n.Canonical(s.Language)) || s.Language == multiple:
		v.fault("language", SignLanguageUnnamed, fmt.Errorf("%w: %s; sgn is any sign language", ErrLanguage, s.Language), s.Language)
	case isSpoken(s.Language):
		v.fault("language", SignLanguageSpoken, fmt.Errorf("%w: %s is not a sign language", ErrConflict, s.Language), s.Language)
	}
	v.known("provision", string(s.Provision), provisions)
}

func (v *validator) event(e *Event) {
	v.id(e.ID)
	v.require("title", !e.Title.IsZero())
	for _, s := range e.Status {
		v.known("status", string(s), statuses)
	}
	if len(e.Status) > 1 && slices.Contains(e.Status, Scheduled) {
		v.fault("status", ScheduledAndNot, fmt.Errorf("%w: scheduled stands beside another status", ErrConflict))
	}
	v.known("attendance", string(e.Attendance), attendances)
	if len(e.Dates) > 0 && !e.When.IsZero() {
		v.fault("dates", DatesAndStart, fmt.Errorf("%w: an event has either dates or a start", ErrConflict))
	}
	if e.Sequence < 0 {
		v.fault("sequence", BelowZero, fmt.Errorf("%w: below zero", ErrFormat))
	}
	over := e.over()
	v.services("languages", e.Languages, e.Languages, over)
	for i, p := range e.Panels {
		if p == nil {
			continue
		}
		end := over
		if own := p.When.Over(); !own.IsZero() && !e.HasStatus(Postponed) {
			end = own
		}
		v.services(fmt.Sprintf("panels[%d].languages", i), p.Languages, p.Languages.Inherit(e.Languages), end)
	}
	dates := make(map[string]bool)
	for i, o := range e.Dates {
		if o.ID != "" && dates[o.ID] {
			v.fault(fmt.Sprintf("dates[%d].id", i), IDTwice, fmt.Errorf("%w: %q", ErrDuplicate, o.ID))
		}
		dates[o.ID] = true
	}
	ids := make(map[string]bool)
	for i, panel := range e.Panels {
		if panel != nil && panel.ID != "" && ids[panel.ID] {
			v.fault(fmt.Sprintf("panels[%d].id", i), IDTwice, fmt.Errorf("%w: %.60q", ErrDuplicate, panel.ID))
		}
		if panel != nil {
			ids[panel.ID] = true
		}
	}
}

func (v *validator) panel(p *Panel) {
	if p == nil {
		v.fault("", NotGiven, ErrRequired)
		return
	}
	v.id(p.ID)
	v.require("title", !p.Title.IsZero() || !p.Kind.IsZero())
}

func (v *validator) when(w When) {
	if w.Precision > i18n.Month {
		v.fault("precision", PrecisionUnknown, fmt.Errorf("%w %d", ErrUnknownWord, w.Precision))
		return
	}
	if w.Start.IsZero() {
		if !w.End.IsZero() {
			v.fault("start", NotGiven, ErrRequired)
		}
		return
	}
	if !w.End.IsZero() && w.Over().Compare(When{Start: w.Start, End: w.Start, Precision: w.Precision}.Over()) < 0 {
		v.fault("end", EndBeforeStart, fmt.Errorf("%w: before start", ErrOrder))
	}
	if !w.Doors.IsZero() && w.Doors.After(w.Start) && w.Precision == i18n.Minute {
		v.fault("doors", DoorsAfterStart, fmt.Errorf("%w: after start", ErrOrder))
	}
	if w.ToBeConfirmed {
		v.fault("start", StartAndUnconfirmed, fmt.Errorf("%w: given and to be confirmed", ErrConflict))
	}
	v.year("start", w.Start)
	v.year("end", w.End)
}

// year checks that t can be written as RFC 3339 and RFC 5545 write dates.
func (v *validator) year(field string, t time.Time) {
	if year := t.Year(); !t.IsZero() && (year < 1 || year > 9999) {
		v.fault(field, YearOutOfRange, fmt.Errorf("%w: year %d", ErrFormat, year))
	}
}

func (v *validator) languages(l Languages) {
	v.tags("spoken", l.Spoken)
	v.tags("materials", l.Materials)
	v.tags("questions", l.Questions)
	v.noneOf("interpretation", l.NoInterpretation, len(l.Interpretation))
	v.noneOf("sign", l.NoSign, len(l.Sign))
	v.noneOf("captions", l.NoCaptions, len(l.Captions))
	if l.NoRecording && l.Recording != nil {
		v.noneOf("recording", true, 1)
	}
}

// services checks what is interpreted, in a plan's own entries, against each
// other, against what is spoken (which a panel may inherit) and against the
// moment when all is over, which may be zero.
func (v *validator) services(path string, own, whole Languages, over time.Time) {
	type way struct{ from, into language.Tag }
	certain := make(map[way]bool) // whether a way is simply provided
	for i, in := range own.Interpretation {
		entry := fmt.Sprintf("%s.interpretation[%d]", path, i)
		terms := newTerms(in.Provision, in.Deadline, in.Contact)
		v.deadline(entry, terms, over)
		for _, into := range in.Into {
			itself, certainAndNot := IntoItself, CertainAndNot
			if isSigned(into) {
				itself, certainAndNot = SignIntoItself, SignCertainAndNot
			}
			nobody, twice := true, false
			eachLeg(in.From, []language.Tag{into}, whole.sources(), func(from, into language.Tag) {
				nobody = false
				was, told := certain[way{from, into}]
				is := terms.provision == Provided
				twice = twice || told && was != is
				certain[way{from, into}] = is
			})
			if nobody {
				v.fault(entry+".into", itself, fmt.Errorf("%w: %s is interpreted into %s: say from which other language", ErrConflict, into, into), into)
			}
			if twice {
				v.fault(entry+".provision", certainAndNot, fmt.Errorf("%w: interpretation into %s is provided, and it is not certain", ErrConflict, into), into)
			}
		}
	}
	for i, s := range own.Sign {
		entry := fmt.Sprintf("%s.sign[%d]", path, i)
		terms := newTerms(s.Provision, s.Deadline, s.Contact)
		v.deadline(entry, terms, over)
		twice := slices.ContainsFunc(own.Sign[:i], func(other Sign) bool {
			provision := newTerms(other.Provision, other.Deadline, other.Contact).provision
			return hasTag([]language.Tag{other.Language}, s.Language) && (provision == Provided) != (terms.provision == Provided)
		})
		if twice {
			v.fault(entry+".provision", SignCertainAndNot, fmt.Errorf("%w: interpretation into %s is provided, and it is not certain", ErrConflict, s.Language), s.Language)
		}
	}
}

// deadline checks that one can ask for something before all is over.
func (v *validator) deadline(entry string, s terms, over time.Time) {
	if !s.deadline.IsZero() && !over.IsZero() && !s.deadline.Before(over) {
		v.fault(entry+".deadline", DeadlineAfterEnd, fmt.Errorf("%w: after the end", ErrOrder))
	}
}

// noneOf checks that what is stated to be none is not given.
func (v *validator) noneOf(field string, none bool, given int) {
	if none && given > 0 {
		v.fault(field, NoneAndGiven, fmt.Errorf("%w: stated to be none, and given", ErrConflict))
	}
}

func (v *validator) interpretation(in Interpretation) {
	v.require("into", len(in.Into) > 0)
	v.tags("into", in.Into)
	v.tags("from", in.From)
	v.known("mode", string(in.Mode), modes)
	v.known("provision", string(in.Provision), provisions)
	v.known("delivery", string(in.Delivery), deliveries)
}

func (v *validator) venue(venue *Venue) {
	v.id(venue.ID)
	if venue.Country != "" {
		if region, err := language.ParseRegion(venue.Country); err != nil || !region.IsCountry() || len(venue.Country) != 2 {
			v.fault("country", CountryUnknown, fmt.Errorf("%w: %.60q is not a country code of two letters", ErrFormat, venue.Country))
		}
	}
	if g := venue.Geo; g != nil && !(g.Latitude >= -90 && g.Latitude <= 90 && g.Longitude >= -180 && g.Longitude <= 180) {
		v.fault("geo", NotOnEarth, fmt.Errorf("%w: not a point on the earth", ErrFormat))
	}
}

func (v *validator) program(p *Program) {
	v.id(p.ID)
	v.require("name", !p.Name.IsZero())
	seen := map[*Program]bool{}
	for parent := p; parent != nil; parent = parent.Parent {
		if seen[parent] {
			v.fault("parent", ParentOfItself, ErrCycle)
			return
		}
		seen[parent] = true
	}
}

func (v *validator) participant(p Participant) {
	named := p.Speaker != nil && !p.Speaker.Name.IsZero()
	if !named && p.Group.IsZero() && len(p.AllPositions()) == 0 {
		v.fault("", NobodyNamed, fmt.Errorf("%w: a name, a group or a position", ErrRequired))
	}
	if p.Speaker != nil && !p.Group.IsZero() {
		v.fault("group", PersonAndGroup, fmt.Errorf("%w: a participant is a speaker or a group", ErrConflict))
	}
	v.known("status", string(p.Status), appearances)
	v.known("attendance", string(p.Attendance), attendances)
}

func (v *validator) registration(r *Registration) {
	if r.Capacity < 0 {
		v.fault("capacity", BelowZero, fmt.Errorf("%w: below zero", ErrFormat))
	}
	if r.Free && len(r.Fees) > 0 {
		v.fault("fee", FreeAndFees, fmt.Errorf("%w: free, and fees are given", ErrConflict))
	}
	if !r.Closes.IsZero() && r.Closes.Before(r.Opens) {
		v.fault("closes", ClosesBeforeOpening, fmt.Errorf("%w: before it opens", ErrOrder))
	}
}

var (
	priceForm    = regexp.MustCompile(`^[0-9]{1,12}(\.[0-9]{1,3})?$`)
	currencyForm = regexp.MustCompile(`^[A-Z]{3}$`)
)

// thousandths are the currencies whose minor unit is a thousandth (ISO 4217).
// In another, 120.000 is how a hundred and twenty thousand is written.
var thousandths = []string{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}

func (v *validator) fee(f Fee) {
	_, decimals, _ := strings.Cut(f.Price, ".")
	switch {
	case !priceForm.MatchString(f.Price):
		v.fault("price", PriceMalformed, fmt.Errorf("%w: %.60q is not a decimal number", ErrFormat, f.Price))
	case len(decimals) > 2 && !slices.Contains(thousandths, f.Currency):
		v.fault("price", PriceTooFine, fmt.Errorf("%w: %.60q has three decimals, and %.60q has two at most", ErrFormat, f.Price, f.Currency))
	}
	if !currencyForm.MatchString(f.Currency) {
		v.fault("currency", CurrencyMalformed, fmt.Errorf("%w: %.60q is not a currency code of three capitals", ErrFormat, f.Currency))
	}
	v.known("availability", string(f.Availability), availabilities)
}

func (v *validator) image(image *Image) {
	v.require("src", image.Src != "")
	if image.Src != "" {
		if err := CheckSource(image.Src); err != nil {
			v.fault("src", PictureUnsafe, err)
		}
	}
	if image.Width < 0 || image.Height < 0 {
		v.fault("width", BelowZero, fmt.Errorf("%w: below zero", ErrFormat))
	}
}
