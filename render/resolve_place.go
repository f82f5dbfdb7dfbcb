package render

import (
	"slices"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

func (d *document) venue(v *event.Venue) *Venue {
	if v == nil {
		return nil
	}
	view := &Venue{
		Name:          d.name(v.Name),
		Room:          d.name(v.Room),
		Address:       d.name(v.Address),
		City:          d.name(v.City),
		Region:        d.name(v.Region),
		PostalCode:    d.unlocalized(v.PostalCode),
		Map:           safe(v.Map),
		Accessibility: d.text(v.Accessibility),
	}
	if v.Geo != nil {
		geo := *v.Geo
		view.geo = &geo
	}
	if region, err := language.ParseRegion(v.Country); err == nil {
		view.Country = d.unlocalized(d.l.RegionName(region))
		view.country = region.String()
	}
	lines := view.lines()
	if view.Map == "" && len(view.Accessibility) == 0 && !slices.ContainsFunc(lines[:], func(t Text) bool { return len(t) > 0 }) {
		return nil
	}
	return view
}

// lines are the parts of an address in the order in which it is written: the
// postal code before the city (06060 Ciudad de México), but after the state
// where people write it so (New York, NY 10032).
func (v *Venue) lines() [6]Text {
	city, region := v.City, v.Region
	switch v.country {
	case "AU", "CA", "US":
		region = spaced(v.Region, v.PostalCode)
	default:
		city = spaced(v.PostalCode, v.City)
	}
	return [6]Text{v.Room, v.Name, v.Address, city, region, v.Country}
}

// spaced joins two texts by a space.
func spaced(a, b Text) Text {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	return append(append(a[:len(a):len(a)], Part{Value: " "}), b...)
}

func (d *document) online(links []event.OnlineLink) []OnlineLink {
	if len(links) == 0 {
		return nil
	}
	view := make([]OnlineLink, 0, len(links))
	for _, o := range links {
		v := OnlineLink{URL: safe(o.URL), Lang: o.Language, name: d.text(o.Label)}
		v.Label = v.name
		switch {
		case len(v.Label) > 0:
		case v.URL == "" && o.Language != language.Und:
			v.Label = d.message("where.link-later-in", i18n.Args{"Language": d.l.LanguageName(o.Language)})
		case v.URL == "":
			v.Label = d.message("where.link-later", nil)
		case o.Language != language.Und:
			v.Label = d.message("where.join-in", i18n.Args{"Language": d.l.LanguageName(o.Language)})
		default:
			v.Label = d.message("where.join", nil)
		}
		view = append(view, v)
	}
	return view
}
