package event

import (
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
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
	Extra         field.Extra // fields of a site's own
}

// VenueFields returns the table of [Venue].
func VenueFields() *field.Table { return venueFields }

var venueFields = field.NewTable("venue", field.About[Venue]{Kind: field.Venue, Lang: func(v *Venue) language.Tag { return v.Lang }, Check: (*Venue).check},
	field.ID(func(v *Venue) *string { return &v.ID }),
	field.Tag("lang", func(v *Venue) *language.Tag { return &v.Lang }),
	field.Words("name", func(v *Venue) *i18n.Text { return &v.Name }),
	field.Words("room", func(v *Venue) *i18n.Text { return &v.Room }),
	field.Words("address", func(v *Venue) *i18n.Text { return &v.Address }),
	field.Words("city", func(v *Venue) *i18n.Text { return &v.City }),
	field.Words("region", func(v *Venue) *i18n.Text { return &v.Region }),
	field.String("postal_code", func(v *Venue) *string { return &v.PostalCode }),
	field.String("country", func(v *Venue) *string { return &v.Country }),
	field.URL("map", func(v *Venue) *string { return &v.Map }),
	field.Optional("geo", func(v *Venue) **Geo { return &v.Geo }, geoFields),
	field.Prose("accessibility", func(v *Venue) *i18n.Text { return &v.Accessibility }),
	field.Extras(func(v *Venue) *field.Extra { return &v.Extra }),
)

// Geo is a point on the earth in degrees (WGS 84).
type Geo struct{ Latitude, Longitude float64 }

var geoFields = field.NewTable("geo", field.About[Geo]{},
	field.Float("latitude", func(g *Geo) *float64 { return &g.Latitude }).Require(),
	field.Float("longitude", func(g *Geo) *float64 { return &g.Longitude }).Require(),
)

// OnlineLink is where one follows an event from afar.
type OnlineLink struct {
	URL      string       // "": the address will be given later
	Language language.Tag // of this channel; Und: not said
	Label    i18n.Text
}

var onlineFields = field.NewTable("online", field.About[OnlineLink]{},
	field.URL("url", func(o *OnlineLink) *string { return &o.URL }),
	field.Tag("language", func(o *OnlineLink) *language.Tag { return &o.Language }).NoScripts(),
	field.Words("label", func(o *OnlineLink) *i18n.Text { return &o.Label }),
)

// OnlineOnly reports whether nobody goes anywhere for e: it is online, or has
// moved there, and so are all of its dates. A venue that an editor left in it is
// not its place then. A nil event is nowhere, and so not online.
func (e *Event) OnlineOnly() bool {
	if e == nil {
		return false
	}
	for _, o := range e.Dates {
		if movedThere := o.Attendance == "" && o.HasStatus(MovedOnline); !movedThere && !e.OnlineOnlyBy(o.Attendance) {
			return false
		}
	}
	return len(e.Dates) > 0 || e.OnlineOnlyBy("")
}

// OnlineOnlyBy reports whether an occasion of e is online only that is attended
// so; if a is empty, as the event is.
func (e *Event) OnlineOnlyBy(a Attendance) bool {
	if a == "" {
		a = e.Attendance
	}
	return a == Online || a == "" && e.HasStatus(MovedOnline)
}
