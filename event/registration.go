package event

import (
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Registration says how one gets in.
type Registration struct {
	URL      i18n.Text // possibly by language
	Required bool
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
	field.Moments("opens", func(r *Registration) *field.Moment { return &r.Opens }),
	field.Moments("closes", func(r *Registration) *field.Moment { return &r.Closes }),
	field.Int("capacity", func(r *Registration) *int { return &r.Capacity }),
	field.Structs("fee", func(r *Registration) *[]Fee { return &r.Fees }, feeFields).
		Else("free", func(r *Registration) *bool { return &r.Free }),
	field.Prose("note", func(r *Registration) *i18n.Text { return &r.Note }),
)

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
