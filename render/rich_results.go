package render

import (
	"slices"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// RichResultGap is a property that Google asks for before it shows an event
// among its results (Google Search Central, "Event structured data").
type RichResultGap struct {
	Property string // as in JSON-LD: "location.address"
	Required bool   // without it the event is not shown; else it is recommended
}

// RichResultGaps returns what the JSON-LD of v lacks of the properties that
// Google requires, then of those it recommends. They are in the order of
// Google's tables; an empty result says that none is missing.
func (v *EventView) RichResultGaps() []RichResultGap {
	var gaps []RichResultGap
	required := true
	check := func(property string, ok bool) {
		if !ok {
			gaps = append(gaps, RichResultGap{property, required})
		}
	}
	when := v.known.when
	check("location", v.Venue != nil || len(v.Online) > 0)
	check("location.address", v.Venue == nil || v.Venue.hasAddress())
	check("location.url", !slices.ContainsFunc(v.Online, func(o OnlineLink) bool { return o.URL == "" }))
	check("name", len(v.Title) > 0)
	check("startDate", dated(when.Start) && when.Precision != i18n.Month)

	required = false
	check("description", v.Description != nil || len(v.Summary) > 0)
	check("endDate", dated(when.End))
	check("eventAttendanceMode", v.known.attendance != "")
	check("image", v.Image != nil && v.doc.reaches(v.Image))
	check("location.name", v.Venue == nil || len(v.Venue.Name) > 0)
	r := v.Registration
	offered := r != nil && (len(r.Fees) > 0 || r.free)
	check("offers", offered)
	check("offers.availability", !offered || !slices.ContainsFunc(r.Fees, func(f Fee) bool { return f.availability == "" }))
	check("offers.url", !offered || r.URL != "")
	check("offers.validFrom", !offered || dated(r.opens.Time))
	organizers := slices.Collect(v.organizers())
	check("organizer", len(organizers) > 0)
	check("organizer.url", !slices.ContainsFunc(organizers, func(p *Program) bool { return p.URL == "" && p.Page == "" }))
	check("performer", slices.ContainsFunc(v.Participants, func(p Participant) bool { return p.performs() }))
	check("performer.name", !slices.ContainsFunc(v.Participants, func(p Participant) bool { return p.performs() && p.nameless() }))
	rescheduled := slices.Contains(v.known.statuses, event.Rescheduled)
	check("previousStartDate", !rescheduled || v.Previous != nil && v.Previous.When != nil && dated(v.Previous.When.known.Start))
	return gaps
}

// reaches reports whether a picture can be shown elsewhere.
func (d *document) reaches(i *Image) bool {
	_, rest := d.absolute(i.Src)
	return rest != ""
}
