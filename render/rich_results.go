package render

import (
	"slices"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/render/view"
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
func RichResultGaps(v *view.Event) []RichResultGap {
	var gaps []RichResultGap
	required := true
	check := func(property string, ok bool) {
		if !ok {
			gaps = append(gaps, RichResultGap{property, required})
		}
	}
	when := v.Facts.When
	_, page := v.Absolute(v.URL)
	online := v.Facts.Attendance == event.Online || v.Facts.Attendance == event.Hybrid
	check("location", v.Setting.Venue != nil || len(v.Setting.Online) > 0 || online)
	check("location.address", v.Setting.Venue == nil || hasAddress(v.Setting.Venue))
	unlinked := len(v.Setting.Online) == 0 && online || slices.ContainsFunc(v.Setting.Online, func(o view.OnlineLink) bool { return o.URL == "" })
	check("location.url", !unlinked || page != "") // which stands for a link that is not known
	check("name", len(v.Title) > 0)
	check("startDate", dated(when.Start) && when.Precision != i18n.Month)

	required = false
	check("description", v.Description != nil || len(v.Summary) > 0)
	check("endDate", dated(when.End))
	check("eventAttendanceMode", v.Facts.Attendance != "")
	check("image", v.Image != nil && reaches(&v.Base, v.Image))
	check("location.name", v.Setting.Venue == nil || len(v.Setting.Venue.Name) > 0)
	r := v.Facts.Registration
	cancelled := slices.Contains(v.Facts.Statuses, event.Cancelled)
	offered := r != nil && (len(r.Fees) > 0 || r.Facts.Free) && !cancelled
	check("offers", offered || cancelled)
	check("offers.availability", !offered || r.Facts.Status != "" || !slices.ContainsFunc(r.Fees, func(f view.Fee) bool { return f.Facts.Availability == "" }))
	check("offers.url", !offered || r.URL != "" || page != "")
	check("offers.validFrom", !offered || dated(r.Facts.Opens.Time))
	organizers := slices.Collect(v.Hosts.Organizers())
	check("organizer", len(organizers) > 0)
	check("organizer.url", !slices.ContainsFunc(organizers, func(p *view.Institution) bool { return p.Website == "" && p.Page == "" }))
	check("performer", slices.ContainsFunc(v.Participants, func(p view.Participant) bool { return performs(&p) }))
	check("performer.name", !slices.ContainsFunc(v.Participants, func(p view.Participant) bool { return performs(&p) && !p.Named() }))
	rescheduled := slices.Contains(v.Facts.Statuses, event.Rescheduled)
	check("previousStartDate", !rescheduled || v.Previous != nil && v.Previous.When != nil && dated(v.Previous.When.Facts.Start))
	return gaps
}
