package view

import (
	"html/template"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/speaker"
)

// linked returns Markdown whose links to things ([field.Mentions]) lead to their
// pages in the language of the reader, or nowhere where there is no such page:
// printers leave the words of a link without an address.
func (r *resolver) linked(markdown string) string {
	mentions := field.Mentions(markdown)
	if len(mentions) == 0 {
		return markdown
	}
	var b []byte
	done := 0
	for _, m := range mentions {
		b = append(b, markdown[done:m.Start]...)
		b = append(escape.AppendDestination(append(b, '<'), string(r.pageOf(m.Ref))), '>')
		done = m.End
	}
	return string(append(b, markdown[done:]...))
}

// pageOf returns the address of the page of a thing that is known by its id, "" if
// readers of the language have none.
func (r *resolver) pageOf(ref field.Ref) template.URL {
	if r.views.options.Thing == nil {
		return ""
	}
	page := func(slug, title i18n.Text) template.URL { return r.link(ref, slug, title, r.l) }
	switch thing := r.views.options.Thing(ref).(type) {
	case *event.Event:
		r.changes.at(thing.Publish.For(r.tag))
		if r.views.publishes(thing, r.tag, r.now) != nil {
			return ""
		}
		outer := r.drafts
		r.drafts = thing.DraftIn
		defer func() { r.drafts = outer }()
		return page(thing.Slug, thing.Title)
	case *speaker.Speaker:
		return page(nil, i18n.Same(thing.Name.Full()))
	case *event.Program:
		return page(nil, thing.Name)
	case *event.Venue:
		return page(nil, thing.Name)
	case *event.Series:
		return page(nil, thing.Name)
	case *event.Page:
		return page(nil, thing.Title)
	}
	return ""
}
