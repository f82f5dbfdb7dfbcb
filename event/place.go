package event

import (
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// Venue is a place where people meet (schema.org Place).
type Venue struct {
	ID            string
	Lang          language.Tag // in which the texts were first written; Und: the site's main
	Name          i18n.Text
	Room          i18n.Text
	Address       i18n.Text // street and number
	City          i18n.Text
	Region        i18n.Text // state or province
	PostalCode    string
	Country       string // ISO 3166-1 alpha-2; "": not said
	Map           string // URL
	Geo           *Geo
	Accessibility i18n.Text
}

// Geo is a point on the earth in degrees (WGS 84).
type Geo struct{ Latitude, Longitude float64 }

// OnlineLink is where one follows an event from afar.
type OnlineLink struct {
	URL      string       // "": the address will be given later
	Language language.Tag // of this channel; Und: not said
	Label    i18n.Text
}
