package view

import (
	"html/template"

	"github.com/tertulia-go/tertulia/event"
	"golang.org/x/text/language"
)

// Venue is a place.
type Venue struct {
	// Lines are the address as people write it, from the room to the country.
	Lines []Text

	Name, Room, Address, City, Region Text
	PostalCode, Country               Text
	Map                               template.URL
	MapLabel                          Text // "Map"
	Accessibility                     Text
	Extra                             Extra

	Facts VenueFacts
}

// VenueFacts are what a place states in codes.
type VenueFacts struct {
	Country string     // ISO 3166-1 alpha-2
	Geo     *event.Geo // nil: not known
}

// OnlineLink is where one follows an event from afar.
type OnlineLink struct {
	URL   template.URL // "": not known yet
	Label Text
	Name  Text         // what an editor calls it; empty: Label is the library's
	Lang  language.Tag // of the channel; Und: not said
}

// Link is a link with its words.
type Link struct {
	URL   template.URL // "": only words
	Label Text
}
