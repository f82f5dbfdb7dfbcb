package render

import (
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
	return view
}

func (d *document) online(links []event.OnlineLink) []OnlineLink {
	if len(links) == 0 {
		return nil
	}
	view := make([]OnlineLink, 0, len(links))
	for _, o := range links {
		v := OnlineLink{URL: safe(o.URL), Lang: o.Language, Label: d.text(o.Label)}
		switch {
		case len(v.Label) > 0:
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
