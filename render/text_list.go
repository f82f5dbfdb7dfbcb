package render

import "github.com/tertulia-go/tertulia/render/view"

func (p *plainText) list(v *view.List) {
	p.heading(func() { p.text(v.Title) }, '=')
	p.line(v.FallbackNote)
	p.blank()
	p.line(v.Summary)
	p.blank()
	p.line(v.Empty)
	p.listedEvents(v.Events)
}

func (p *plainText) series(v *view.Series) {
	p.heading(func() { p.text(v.Name) }, '=')
	p.line(v.FallbackNote)
	p.blank()
	p.about(v.Description, nil)
	p.blank()
	p.website(v.ReadMore, v.Website)
	if len(v.Events) > 0 {
		p.section(v.Words.Events)
		p.listedEvents(v.Events)
	}
}

// listedEvents writes some lines of each event.
func (p *plainText) listedEvents(events view.ListedEvents) {
	for i := range events {
		e := &events[i]
		p.paragraph("- ", func() {
			p.text(e.Headline)
			p.separatedText(" · ", e.Kind)
		})
		outer := p.indent
		p.indent += "  "
		p.paragraph("", func() { p.listedWhen(e) })
		p.paragraph("", func() { p.listedWhere(e) })
		for _, t := range e.Languages {
			p.line(t)
		}
		p.sentence(string(p.address(e.URL)))
		p.indent = outer
		p.blank()
	}
}
