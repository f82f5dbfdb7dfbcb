package event

import (
	"slices"

	"golang.org/x/text/language"
)

// Fault says why a value is wrong. Its own words are English; a program that
// speaks to editors makes others from the reason and what it is about.
type Fault struct {
	Reason    Reason
	Languages []language.Tag // that the reason is about; nil: none
	Words     []string       // one of which was wanted; nil: there is no list
	Err       error          // [ErrRequired] or its like, with details in English
}

func (f *Fault) Error() string { return f.Err.Error() }

func (f *Fault) Unwrap() error { return f.Err }

// Reason is one of the ways in which a model can be wrong. Several share an
// error such as [ErrConflict].
type Reason string

// The reasons that [Event.Validate] and its like give.
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
	DatesAndStart       Reason = "dates-and-start"
	StartAndUnconfirmed Reason = "start-and-unconfirmed"
	PersonAndGroup      Reason = "person-and-group"
	FreeAndFees         Reason = "free-and-fees"
	EndBeforeStart      Reason = "end-before-start"
	DoorsAfterStart     Reason = "doors-after-start"
	DeadlineAfterEnd    Reason = "deadline-after-end"
	ClosesBeforeOpening Reason = "closes-before-opening"
	IDMalformed         Reason = "id-malformed"
	IDTwice             Reason = "id-twice"
	ParentOfItself      Reason = "parent-of-itself"
	EmailMalformed      Reason = "email-malformed"
	CountryUnknown      Reason = "country-unknown"
	NotOnEarth          Reason = "not-on-earth"
	PriceMalformed      Reason = "price-malformed"
	PriceTooFine        Reason = "price-too-fine" // more decimals than the currency has
	CurrencyMalformed   Reason = "currency-malformed"
	BelowZero           Reason = "below-zero"
	YearOutOfRange      Reason = "year-out-of-range"
	URLUnsafe           Reason = "url-unsafe"
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
	ScheduledAndNot, DatesAndStart, StartAndUnconfirmed, PersonAndGroup, FreeAndFees,
	EndBeforeStart, DoorsAfterStart, DeadlineAfterEnd, ClosesBeforeOpening,
	IDMalformed, IDTwice, ParentOfItself,
	EmailMalformed, CountryUnknown, NotOnEarth, PriceMalformed, PriceTooFine, CurrencyMalformed, BelowZero, YearOutOfRange,
	URLUnsafe, PictureUnsafe, TextTooLong, TextNotUTF8, TextUnprintable, TextLanguageTwice,
}
