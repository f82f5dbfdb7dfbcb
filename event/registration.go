package event

import (
	"time"

	"github.com/tertulia-go/tertulia/i18n"
)

// Registration says how one gets in.
type Registration struct {
	URL      i18n.Text // possibly by language
	Required bool
	Opens    time.Time // zero: not said
	Closes   time.Time // zero: not said
	Capacity int       // seats; 0: not said
	Free     bool      // stated to cost nothing
	Fees     []Fee     // nil: not said, or Free
	Note     i18n.Text
}

// Fee is one price of admission (schema.org Offer).
type Fee struct {
	Name         i18n.Text // "Students"
	Price        string    // decimal, with a point: "180", "12.50"
	Currency     string    // ISO 4217: "USD"
	Availability Availability
}

// Availability says whether a [Fee] can still be had.
type Availability string

// The zero Availability is not said.
const (
	InStock Availability = "in-stock"
	SoldOut Availability = "sold-out"
	PreSale Availability = "pre-sale"
)
