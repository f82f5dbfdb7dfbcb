package view

import (
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/address"
)

// venue returns a place as all views for the reader show it.
func (r *resolver) venue(v *event.Venue) *Venue {
	if v == nil {
		return nil
	}
	return r.views.shared.venues.Get(readerOf[event.Venue]{r.reader, v}, func() (*shared[*Venue], int) {
		venue := share(r, func(r *resolver) *Venue { return r.newVenue(v) })
		return &venue, sharedSize
	}).use(r)
}

func (r *resolver) newVenue(v *event.Venue) *Venue {
	view := &Venue{
		Name:          r.name(v.Name),
		Room:          r.name(v.Room),
		Address:       r.name(v.Address),
		City:          r.name(v.City),
		Region:        r.name(v.Region),
		PostalCode:    r.unlocalized(v.PostalCode),
		Map:           address.Link(v.Map),
		Accessibility: r.text(v.Accessibility),
	}
	view.Extra = r.extra(v.Extra)
	if view.Map != "" {
		view.MapLabel = r.labels.showMap
	}
	if v.Geo != nil {
		geo := *v.Geo
		view.Facts.Geo = &geo
	}
	if region, err := language.ParseRegion(v.Country); err == nil {
		view.Country = r.unlocalized(r.l.RegionName(region))
		view.Facts.Country = region.String()
	}
	view.Lines = r.lines(view)
	if view.Map == "" && len(view.Accessibility) == 0 && len(view.Lines) == 0 {
		return nil
	}
	return view
}

// lines are the parts of an address in the order in which it is written in its
// country, from the room to the country.
func (r *resolver) lines(v *Venue) []Text {
	lines := make([]Text, 0, 7)
	for _, t := range append(append([]Text{v.Room, v.Name, v.Address}, r.cityLines(v)...), v.Country) {
		if len(t) > 0 {
			lines = append(lines, t)
		}
	}
	return lines
}

func (r *resolver) online(links []event.OnlineLink) []OnlineLink {
	if len(links) == 0 {
		return nil
	}
	view := make([]OnlineLink, 0, len(links))
	for _, o := range links {
		v := OnlineLink{URL: address.Link(o.URL), Lang: o.Language, Name: r.text(o.Label)}
		v.Label = v.Name
		switch {
		case len(v.Label) > 0:
		case v.URL == "" && o.Language != language.Und:
			v.Label = r.message("where.link-later-in", i18n.Args{"Language": r.l.LanguageName(o.Language)})
		case v.URL == "":
			v.Label = r.message("where.link-later", nil)
		case o.Language != language.Und:
			v.Label = r.message("where.join-in", i18n.Args{"Language": r.l.LanguageName(o.Language)})
		default:
			v.Label = r.message("where.join", nil)
		}
		view = append(view, v)
	}
	return view
}
