package view

import (
	"html/template"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
)

// Registration says how one gets in.
type Registration struct {
	URL       template.URL
	Label     Text   // of the link: "Register"
	State     Text   // why one cannot register: not yet, no more, no place left; empty: one can
	Sentences []Text // what else there is to know
	Fees      []Fee
	Note      Text
	Facts     RegistrationFacts
}

// RegistrationFacts are what a registration states in codes.
type RegistrationFacts struct {
	Status        event.RegistrationStatus // at the time of the view
	Opens, Closes field.Moment
	Capacity      int
	Free          bool
	Required      bool
}

// Fee is one price of admission.
type Fee struct {
	Name         Text
	Amount       string // with its currency, or that it is free
	Availability Text
	Facts        FeeFacts
}

// FeeFacts are what a price states in codes.
type FeeFacts struct {
	Price, Currency string
	Availability    event.Availability
}

// Contact is whom to ask.
type Contact struct {
	Name        Text
	Email       string
	EmailURL    template.URL
	Phone       string
	PhoneNumber template.URL
}
