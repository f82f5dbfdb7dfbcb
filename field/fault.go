package field

import (
	"errors"
	"slices"
	"strings"

	"golang.org/x/text/language"
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

// Fault is one thing that is wrong, its place, and why. Its own words are
// English; a program that speaks to editors makes others from the reason and
// what it is about.
type Fault struct {
	Path      Path // from the root of what was validated; empty: the root itself
	Reason    Reason
	Languages []language.Tag // that the reason is about; nil: none
	Words     []string       // one of which was wanted; nil: there is no list
	Err       error          // [ErrRequired] or its like, with details in English
}

// Error returns the place, with items counted from 0, and what is wrong:
// "panels[2].title: required".
func (f *Fault) Error() string {
	if len(f.Path) == 0 {
		return f.Err.Error()
	}
	return f.Path.Places() + ": " + f.Err.Error()
}

// Unwrap returns what is wrong without its place.
func (f *Fault) Unwrap() error { return f.Err }

// Faults is everything that is wrong with a thing; nothing is wrong with nil.
// It is no error itself, so that an empty list is never taken for one: see
// [Faults.Err].
type Faults []*Fault

// String returns one line for each fault.
func (list Faults) String() string {
	lines := make([]string, len(list))
	for i, f := range list {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Err returns the faults joined, each found by errors.As, and nil for none.
func (list Faults) Err() error {
	errs := make([]error, len(list))
	for i, f := range list {
		errs[i] = f
	}
	return errors.Join(errs...)
}

// Reason is one of the ways in which a model can be wrong. Several share an
// error such as [ErrConflict].
type Reason string

// The reasons that validation and its like give.
const (
	NotGiven            Reason = "not-given"
	NobodyNamed         Reason = "nobody-named"        // a participant
	WordUnknown         Reason = "word-unknown"        // of a closed list
	WordWithoutLabel    Reason = "word-without-label"  // of one's own
	PrecisionUnknown    Reason = "precision-unknown"   // of a time
	LanguageUnnamed     Reason = "language-unnamed"    // und, mis, zxx
	LanguageTwice       Reason = "language-twice"      // in one list
	MultipleAndListed   Reason = "multiple-and-listed" // mul among others
	SignLanguageWritten Reason = "sign-language-written"
	SignLanguageSpoken  Reason = "sign-language-spoken"  // what is signed is known to be spoken
	SignLanguageUnnamed Reason = "sign-language-unnamed" // und, mis, zxx, mul
	IntoItself          Reason = "into-itself"           // interpretation
	SignIntoItself      Reason = "sign-into-itself"      // the same, of a sign language
	CertainAndNot       Reason = "certain-and-not"       // interpretation, in two entries
	SignCertainAndNot   Reason = "sign-certain-and-not"  // the same, into a sign language
	NoneAndGiven        Reason = "none-and-given"
	ScheduledAndNot     Reason = "scheduled-and-not"
	StatusOfPrevious    Reason = "status-of-previous"
	MovedAndInPerson    Reason = "moved-and-in-person"
	DatesAndStart       Reason = "dates-and-start"
	StartAndUnconfirmed Reason = "start-and-unconfirmed"
	PersonAndGroup      Reason = "person-and-group"
	EndBeforeStart      Reason = "end-before-start"
	DoorsAfterStart     Reason = "doors-after-start"
	DailyWithoutHours   Reason = "daily-without-hours"
	DailyOvernight      Reason = "daily-overnight"
	IntervalTooLong     Reason = "interval-too-long"   // of a repetition
	DayTwice            Reason = "day-twice"           // in a rule, or among its exceptions
	OrdinalOfWeek       Reason = "ordinal-of-week"     // the first tuesday of a week
	DayWithoutOrdinal   Reason = "day-without-ordinal" // which tuesday of a month
	RepeatAndDates      Reason = "repeat-and-dates"
	RepeatAndDaily      Reason = "repeat-and-daily"
	RepeatAndSession    Reason = "repeat-and-session" // that has a time of its own
	RepeatWithoutDay    Reason = "repeat-without-day"
	UntilBeforeStart    Reason = "until-before-start"
	StartOffRule        Reason = "start-off-rule"
	ExceptionOffRule    Reason = "exception-off-rule"
	InstanceSkipped     Reason = "instance-skipped" // by the clocks
	TooManyInstances    Reason = "too-many-instances"
	DeadlineAfterEnd    Reason = "deadline-after-end"
	ClosesBeforeOpening Reason = "closes-before-opening"
	IDMalformed         Reason = "id-malformed"
	IDTwice             Reason = "id-twice"
	SlugMalformed       Reason = "slug-malformed"
	ParentOfItself      Reason = "parent-of-itself"
	EmailMalformed      Reason = "email-malformed"
	CountryUnknown      Reason = "country-unknown"
	NotOnEarth          Reason = "not-on-earth"
	PriceMalformed      Reason = "price-malformed"
	PriceTooFine        Reason = "price-too-fine" // more decimals than the currency has
	CurrencyMalformed   Reason = "currency-malformed"
	BelowZero           Reason = "below-zero"
	SequenceOutOfRange  Reason = "sequence-out-of-range"
	YearOutOfRange      Reason = "year-out-of-range"
	URLUnsafe           Reason = "url-unsafe" // another scheme, or none
	URLMalformed        Reason = "url-malformed"
	URLCharacter        Reason = "url-character" // white space, or one that nobody sees
	URLHost             Reason = "url-host"
	URLPort             Reason = "url-port"
	URLUser             Reason = "url-user"
	URLMail             Reason = "url-mail"
	URLPhone            Reason = "url-phone"
	PictureUnsafe       Reason = "picture-unsafe"
	TextTooLong         Reason = "text-too-long"
	TextNotUTF8         Reason = "text-not-utf-8"
	TextUnprintable     Reason = "text-unprintable"
	TextLanguageTwice   Reason = "text-language-twice" // two spellings of one
)

// Reasons returns every reason.
func Reasons() []Reason { return slices.Clone(reasons) }

var reasons = []Reason{
	NotGiven, NobodyNamed, WordUnknown, WordWithoutLabel, PrecisionUnknown,
	LanguageUnnamed, LanguageTwice, MultipleAndListed, SignLanguageWritten, SignLanguageSpoken, SignLanguageUnnamed,
	IntoItself, SignIntoItself, CertainAndNot, SignCertainAndNot, NoneAndGiven,
	ScheduledAndNot, StatusOfPrevious, MovedAndInPerson, DatesAndStart, StartAndUnconfirmed, PersonAndGroup,
	EndBeforeStart, DoorsAfterStart, DailyWithoutHours, DailyOvernight,
	IntervalTooLong, DayTwice, OrdinalOfWeek, DayWithoutOrdinal, RepeatAndDates, RepeatAndDaily, RepeatAndSession, RepeatWithoutDay,
	UntilBeforeStart, StartOffRule, ExceptionOffRule, InstanceSkipped, TooManyInstances, DeadlineAfterEnd, ClosesBeforeOpening,
	IDMalformed, IDTwice, SlugMalformed, ParentOfItself,
	EmailMalformed, CountryUnknown, NotOnEarth, PriceMalformed, PriceTooFine, CurrencyMalformed, BelowZero, SequenceOutOfRange, YearOutOfRange,
	URLUnsafe, URLMalformed, URLCharacter, URLHost, URLPort, URLUser, URLMail, URLPhone, PictureUnsafe, TextTooLong, TextNotUTF8, TextUnprintable, TextLanguageTwice,
}
