package render

import (
	"cmp"
	"fmt"
	"html/template"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/render/view"
)

// Funcs returns the functions by which a site's own html/template drops in what
// p has built in:
//
//   - part writes a part of a view as HTML: a text with its languages marked, a
//     long text, .Notices, .When, .Venue, .Details, .Participants, .Panels,
//     .Hosts, .Works, .Media, .Image, .Leaf, .Events, or a whole view. What is missing
//     is "".
//   - under does the same below a heading of a level: {{under 2 .Events}} has headings
//     of the third.
//   - head writes the elements that tell machines of the page, for its head,
//     where its title and style sheets stand: description, canonical address,
//     the page in other languages, the calendar file, cards. The argument is
//     the view.
//   - jsonld writes the structured data of a view in its script element.
//
// For example:
//
//	{{head .}}{{jsonld .}}
//	<h1{{.Title.Attr}}>{{.Title}}</h1>
//	{{part .Notices}}
//	{{with .Description}}<div{{.Attr}}>{{part .}}</div>{{end}}
func (p *Printer) Funcs() template.FuncMap {
	return template.FuncMap{
		"part":  func(part any) (template.HTML, error) { return p.part(0, part) },
		"under": p.under,
		"head": func(v view.View) (template.HTML, error) {
			return p.asHTML(v, func(m *markup) { m.head(v.ViewBase()) })
		},
		"jsonld": func(v view.View) (template.HTML, error) {
			return p.asHTML(v, func(m *markup) { m.jsonLD(v) })
		},
	}
}

// asHTML is what is printed of a view, to be dropped into a template.
func (p *Printer) asHTML(v view.View, print func(*markup)) (template.HTML, error) {
	if err := view.Check(v); err != nil {
		return "", fmt.Errorf("render: %w", err)
	}
	return p.printed(func(m *markup) error { print(m); return nil })
}

// printed is what is printed, copied from a buffer that is used again.
func (p *Printer) printed(print func(*markup) error) (template.HTML, error) {
	buffer := p.buffer()
	m := p.newMarkup((*buffer)[:0])
	err := print(&m)
	html := template.HTML(m.B)
	*buffer = m.B
	p.keep(buffer)
	return html, err
}

// maxLevel is the lowest heading of HTML.
const maxLevel = 6

func (p *Printer) under(level int, part any) (template.HTML, error) {
	if level < 1 || level > maxLevel {
		return "", fmt.Errorf("render: no heading is of level %d", level)
	}
	return p.part(level, part)
}

// part prints a part of a view under a heading of a level, 0 for that of the printer.
func (p *Printer) part(level int, part any) (template.HTML, error) {
	if v, ok := part.(view.View); ok {
		return p.asHTML(v, func(m *markup) { m.fragment(v) })
	}
	return p.printed(func(m *markup) error {
		m.level = cmp.Or(level, m.level)
		return m.part(part)
	})
}

func (m *markup) part(part any) error {
	switch part := part.(type) {
	case nil:
	case view.Text:
		m.spans(part)
	case *view.Markdown:
		if part != nil {
			m.markdown(part)
		}
	case view.Notices:
		m.notices(part)
	case *view.When:
		if part != nil {
			m.when(part)
		}
	case *view.Venue:
		if part != nil {
			m.venue(part)
		}
	case []view.Detail:
		m.details(part)
	case view.Participants:
		if len(part) > 0 {
			m.participants(part, true)
		}
	case view.Panels:
		if len(part) > 0 {
			m.panels(part)
		}
	case view.Hosts:
		m.hosts(part)
	case []view.Work:
		if len(part) > 0 {
			m.works(part)
		}
	case []view.Media:
		if len(part) > 0 {
			m.media(part)
		}
	case *view.Image:
		m.image(part)
	case i18n.Leaf:
		m.leaf(part)
	case view.ListedEvents:
		m.listedEvents(m.level+1, part)
	default:
		return fmt.Errorf("render: a %T is no part of a view", part)
	}
	return nil
}
