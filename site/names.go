package site

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

// titleOf is what a thing is called.
func titleOf(s *shelf, thing any) view.Text {
	switch thing := thing.(type) {
	case *event.Event:
		return textOf(s.l.Text(thing.Title))
	case *speaker.Speaker:
		return view.Text{{Value: thing.Name.Full()}}
	case *event.Program:
		return textOf(s.l.Text(thing.Name))
	case *event.Series:
		return textOf(s.l.Text(thing.Name))
	case *event.Venue:
		return textOf(s.l.Text(thing.Name))
	case *event.Page:
		return textOf(s.l.Text(thing.Title))
	}
	return nil
}

func textOf(l i18n.Localized) view.Text {
	if l.Value == "" {
		return nil
	}
	return view.Text{{Value: l.Value, Lang: l.Lang, Source: l.Source, Foreign: l.Source == i18n.Fallback}}
}

// headingOf is what a page of the site's own is called.
func (e *edition) headingOf(p *page, s *shelf) view.Text {
	switch p.kind {
	case home:
		return e.views.Page(view.About{Title: e.folder.Settings.Name}, s.lang).Card.Title
	case year:
		return s.words("site.past.year", i18n.Args{"Year": strconv.Itoa(p.year)})
	case narrowed:
		if other := e.pageOf(narrowed, p.id, s.lang); other != nil {
			return asHeading(other.list.label)
		}
		return nil
	case rows:
		return s.words("site.series", nil)
	}
	return s.words("site."+string(p.kind), nil)
}

// nameOf is what a page is called away from the site, in a language.
func (e *edition) nameOf(p *page, s *shelf) view.Text {
	if p.thing != nil {
		return titleOf(s, p.thing)
	}
	heading := e.headingOf(p, s)
	if name := s.l.Text(e.folder.Settings.Name).Value; name != "" && len(heading) > 0 {
		return view.Text{{Value: name + ": " + heading.String(), Lang: s.lang, Source: i18n.Exact}}
	}
	return heading
}

// capitalized is words as they begin a heading: octubre de 2027.
func capitalized(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:size]) + s[size:]
}

// asHeading is a text as it begins a heading.
func asHeading(t view.Text) view.Text {
	t = slices.Clone(t)
	for i := range t[:min(1, len(t))] {
		t[i].Value = capitalized(t[i].Value)
	}
	return t
}
