package site

import (
	"html/template"
	"slices"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/site/internal/invite"
	"github.com/tertulia-go/tertulia/site/internal/qrcode"
)

// fillEvent puts an event into its page, and around it what invites to it: calendars,
// a code for paper, words to share, its neighbours in a series, related events.
func (e *edition) fillEvent(out *Page, s *shelf, ev *event.Event, now time.Time) error {
	shared, err := e.eventView(ev, s.lang)
	if err != nil {
		return err
	}
	own := *shared
	own.Alternates = slices.Clone(shared.Alternates)
	v := &own
	out.View = v
	if picture := e.cardOf(v); picture != nil {
		v.Card.Image = picture
	}
	if !ev.Published(now, s.lang) {
		out.Draft = s.words("site.draft", nil)
	}
	out.Code = e.codeOf(ev, s)
	if v.Open {
		if slices.ContainsFunc(v.Panels, func(p view.Panel) bool { return p.End() != "" }) {
			out.Now = e.kept(nowPath)
		}
		v.Calendars, out.Share = e.calendarsFor(v, s), invite.Text(v)
	}
	out.Sequence = e.neighbours(ev, s)
	if related := s.nearby.Related(ev, maxRelated); len(related) > 0 {
		list, err := e.lister.List(view.About{Title: i18n.Same("-")}, related, s.lang)
		if err != nil {
			return err
		}
		out.Related, out.RelatedHeading = list.Events, s.words("site.related", nil)
		endBy(&v.Base, list.Until)
	}
	return nil
}

// maxRelated is how many related events a page names.
const maxRelated = 3

// codeOf is the address of an event's page as a picture, nil where nobody knows it
// or where it is too long for one.
func (e *edition) codeOf(ev *event.Event, s *shelf) *view.Image {
	p := e.pageOf(field.Event, ev.ID, s.lang)
	if p == nil || e.base == "" || len(e.base)+len(escaped(p.path)) > qrcode.Most {
		return nil
	}
	return &view.Image{Src: e.linkTo(&page{path: beside(p.path, ".svg")}, nil).URL, Alt: s.words("site.code", nil)}
}

// calendarsFor is nil for an event whose day is not known, or no more: what is
// postponed is in no calendar on the day that was given up.
func (e *edition) calendarsFor(v *view.Event, s *shelf) *view.Calendars {
	if v.Calendar == "" || v.Facts.Undated {
		return nil
	}
	c := &view.Calendars{Label: s.words("site.calendar.add", nil)}
	link := func(words view.Text, u string) {
		if u != "" {
			c.Links = append(c.Links, view.Link{URL: template.URL(u), Label: words})
		}
	}
	named := func(name string) view.Text { return view.Text{{Value: name}} }
	link(s.words("site.calendar.file", nil), string(v.Calendar))
	link(named("Google Calendar"), invite.Google(v))
	link(named("Outlook"), invite.Outlook(v))
	if origin, rest := v.Absolute(v.Calendar); rest != "" {
		link(named("Apple"), invite.Webcal(origin+rest))
	}
	return c
}

// Neighbour is the event before or after in a series.
type Neighbour struct {
	view.Link
	Before view.Text // "Previous"
}

// neighbours are the events before and after in the series of an event.
func (e *edition) neighbours(ev *event.Event, s *shelf) []Neighbour {
	previous, next := s.nearby.InSeries(ev)
	var all []Neighbour
	add := func(other *event.Event, id string) {
		if other == nil {
			return
		}
		if p := e.pageOf(field.Event, other.ID, s.lang); p != nil {
			all = append(all, Neighbour{e.linkTo(p, titleOf(s, other)), s.words(id, nil)})
		}
	}
	add(previous, "site.sequence.previous")
	add(next, "site.sequence.next")
	return all
}
