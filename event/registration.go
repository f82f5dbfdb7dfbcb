package event

import (
	"slices"
	"time"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// Registration says how one gets in.
type Registration struct {
	URL      i18n.Text // possibly by language
	Required bool
	// Status is what an editor says of it, within its bounds: nothing is open
	// once it has closed, and not yet open once it has opened. "": it follows from
	// the rest, see [Registration.StatusAt].
	Status   RegistrationStatus
	Opens    field.Moment // zero: not said
	Closes   field.Moment // zero: not said
	Capacity int          // seats; 0: not said
	Free     bool         // stated to cost nothing
	Fees     []Fee        // nil: not said, or Free
	Note     i18n.Text
}

var registrationFields = field.NewTable("registration", field.About[Registration]{Check: (*Registration).check},
	field.Addresses("url", func(r *Registration) *i18n.Text { return &r.URL }),
	field.Bool("required", func(r *Registration) *bool { return &r.Required }),
	field.Word("status", func(r *Registration) *RegistrationStatus { return &r.Status }, RegistrationOpen, RegistrationNotYet, RegistrationFull, RegistrationWaitingList, RegistrationClosed),
	field.Moments("opens", func(r *Registration) *field.Moment { return &r.Opens }),
	field.Moments("closes", func(r *Registration) *field.Moment { return &r.Closes }),
	field.Int("capacity", func(r *Registration) *int { return &r.Capacity }),
	field.Structs("fee", func(r *Registration) *[]Fee { return &r.Fees }, feeFields).
		Else("free", func(r *Registration) *bool { return &r.Free }),
	field.Prose("note", func(r *Registration) *i18n.Text { return &r.Note }),
)

// RegistrationStatus says whether one can still get in.
type RegistrationStatus string

// The zero RegistrationStatus is not said, or not known.
const (
	RegistrationOpen        RegistrationStatus = "open"
	RegistrationNotYet      RegistrationStatus = "not-yet" // it will open
	RegistrationFull        RegistrationStatus = "full"
	RegistrationWaitingList RegistrationStatus = "waiting-list" // full, and one may wait for a place
	RegistrationClosed      RegistrationStatus = "closed"
)

// StatusAt returns whether one can get in at the given time. What the editor says
// holds, but that registration is closed once its time is over, and open once it
// has opened. If nothing is said, it is not yet open before it opens, full if all
// that has a price is sold out, and else open where there is any registration: an
// address, a time, or a duty to register. A nil registration and one of which
// none of this is known give "".
//
// It knows nothing of the event: see [Event.RegistrationStatus].
func (r *Registration) StatusAt(now time.Time) RegistrationStatus {
	if r == nil {
		return ""
	}
	opened := !r.Opens.IsZero() && !now.Before(r.Opens.Time)
	switch {
	case r.Closes.Passed(now):
		return RegistrationClosed
	case r.Status == RegistrationNotYet && opened:
		return RegistrationOpen
	case r.Status != "":
		return r.Status
	case !r.Opens.IsZero() && !opened:
		return RegistrationNotYet
	case r.soldOut():
		return RegistrationFull
	case opened || !r.Closes.IsZero() || !r.URL.IsZero() || r.Required:
		return RegistrationOpen
	}
	return ""
}

// soldOut reports whether there are prices, and none of them can be had.
func (r *Registration) soldOut() bool {
	return len(r.Fees) > 0 && !slices.ContainsFunc(r.Fees, func(f Fee) bool { return f.Availability != SoldOut })
}

// RegistrationStatus returns whether one can get into e at the given time: what
// [Registration.StatusAt] says, but closed once e is over. Of an event that is
// postponed without a new date the times of registration do not count. Nobody can
// get into what is cancelled: "".
func (e *Event) RegistrationStatus(now time.Time) RegistrationStatus {
	r := e.Registration
	switch {
	case r == nil || e.HasStatus(Cancelled):
		return ""
	case e.Undated():
		undated := *r
		undated.Opens, undated.Closes = field.Moment{}, field.Moment{}
		return undated.StatusAt(now)
	}
	status := r.StatusAt(now)
	if status != "" && e.Tense(now) == notice.Past {
		return RegistrationClosed
	}
	return status
}

// Fee is one price of admission (schema.org Offer).
type Fee struct {
	Name         i18n.Text // "Students"
	Price        string    // decimal, with a point: "180", "12.50"
	Currency     string    // ISO 4217: "USD"
	Availability Availability
}

var feeFields = field.NewTable("fee", field.About[Fee]{Check: (*Fee).check},
	field.Words("name", func(f *Fee) *i18n.Text { return &f.Name }),
	field.String("price", func(f *Fee) *string { return &f.Price }).Require(),
	field.String("currency", func(f *Fee) *string { return &f.Currency }).Require(),
	field.Word("availability", func(f *Fee) *Availability { return &f.Availability }, InStock, SoldOut, PreSale),
)

// Availability says whether a [Fee] can still be had.
type Availability string

// The zero Availability is not said.
const (
	InStock Availability = "in-stock"
	SoldOut Availability = "sold-out"
	PreSale Availability = "pre-sale"
)
