package render

import (
	"bytes"
	"html/template"

	"github.com/tertulia-go/tertulia/render/view"
)

// view writes a view, and leaves one line feed at the end.
func (p *plainText) view(v view.View) {
	switch v := v.(type) {
	case *view.Event:
		p.event(v)
	case *view.Program:
		p.program(v)
	case *view.Speaker:
		p.speaker(v)
	case *view.Series:
		p.series(v)
	case *view.List:
		p.list(v)
	case *view.Page:
		p.plainPage(v)
	default:
		p.card(v.ViewBase())
	}
	p.b = append(bytes.TrimRight(p.b, "\n"), '\n')
}

// plainPage writes the title and the text; without a text, the card.
func (p *plainText) plainPage(v *view.Page) {
	if v.Text == nil {
		p.card(&v.Base)
		return
	}
	p.heading(func() { p.text(v.Card.Title) }, '=')
	p.line(v.FallbackNote)
	p.blank()
	p.about(v.Text, nil)
}

func (p *plainText) event(v *view.Event) {
	p.heading(func() { p.text(v.Title) }, '=')
	p.line(v.Subtitle)
	p.line(v.Kind)
	p.line(v.Over)
	p.blank()
	for _, s := range v.Statuses {
		p.line(s)
	}
	p.line(v.StatusNote)
	p.blank()
	p.line(v.FallbackNote)
	p.blank()
	p.notices(v.Notices)
	p.blank()
	p.details(v.Details)
	p.blank()
	p.about(v.Description, v.Summary)
	if v.Practical != nil {
		p.section(v.Words.Practical)
		p.long(v.Practical)
	}
	if len(v.Panels) > 0 {
		p.section(v.Words.Panels)
		for day, sessions := range v.Panels.Days() {
			if day != "" {
				p.heading(func() { p.words(day) }, '~')
			}
			for i := range sessions {
				p.panel(&sessions[i])
			}
		}
	}
	if len(v.Participants) > 0 {
		p.section(v.Words.Participants)
		p.participants(v.Participants)
	}
	if len(v.Works) > 0 {
		p.section(v.Words.Works)
		p.works(v.Works)
	}
	if len(v.Media) > 0 {
		p.section(v.Words.Media)
		p.media(v.Media)
	}
	for _, group := range v.Hosts {
		p.blank()
		p.section(group.Relation)
		for i := range group.Programs {
			p.paragraph("", func() { p.programName(group.Programs[i]) })
			p.institution(group.Programs[i])
		}
	}
}

func (p *plainText) program(v *view.Program) {
	p.heading(func() { p.programName(&v.Institution) }, '=')
	p.line(v.FallbackNote)
	p.blank()
	p.institution(&v.Institution)
}

func (p *plainText) speaker(v *view.Speaker) {
	p.heading(func() { p.who(&v.Profile, nil) }, '=')
	p.line(v.FallbackNote)
	p.blank()
	for _, position := range v.PositionsBelow() {
		p.paragraph("", func() { p.position(position) })
	}
	p.life(&v.Profile)
}

// card writes a view of which nothing else is known.
func (p *plainText) card(b *view.Base) {
	p.heading(func() { p.text(b.Card.Title) }, '=')
	p.line(b.FallbackNote)
	p.blank()
	p.about(b.Card.Long, b.Card.Summary)
}

// about writes a long text, or the summary that stands in for it.
func (p *plainText) about(long *view.Markdown, summary view.Text) {
	if long != nil {
		p.long(long)
	} else {
		p.line(summary)
	}
}

func (p *plainText) section(heading view.Text) { p.heading(func() { p.text(heading) }, '-') }

// notices writes a paragraph for each, with the address to which it leads.
func (p *plainText) notices(notices view.Notices) {
	for _, n := range notices {
		p.paragraph("", func() { p.link(func() { p.text(n.Sentence) }, n.URL) })
	}
}

func (p *plainText) participants(participants view.Participants) {
	for i := range participants {
		v := &participants[i]
		var rest []view.Position
		p.paragraph("- ", func() { rest = p.participant(v, "", "") })
		outer := p.indent
		p.indent += "  "
		for _, position := range rest {
			p.paragraph("", func() { p.position(position) })
		}
		p.life(&v.Profile)
		p.indent = outer
	}
}

// life writes what is told of a person.
func (p *plainText) life(v *view.Profile) {
	if v.Bio != nil {
		p.long(v.Bio)
	}
	for _, l := range personOf(v).Links {
		p.paragraph("", func() {
			p.text(l.Label)
			p.separatedAddress(": ", l.URL)
		})
	}
}

func (p *plainText) panel(v *view.Panel) {
	p.blank()
	p.paragraph("", func() { p.panelWhen(v) })
	p.paragraph("", func() {
		p.text(v.Title)
		p.separatedText(" · ", v.Kind)
	})
	p.line(v.StatusNote)
	p.paragraph("", func() { p.where(v) })
	if v.Venue != nil {
		p.line(v.Venue.Accessibility)
	}
	p.notices(v.Notices)
	if v.Abstract != nil {
		p.blank()
		p.long(v.Abstract)
		p.blank()
	}
	p.participants(v.Participants)
	p.label(v.WorksLabel)
	p.works(v.Works)
	p.label(v.MediaLabel)
	p.media(v.Media)
}

func (p *plainText) works(works []view.Work) {
	for _, work := range works {
		p.paragraph("- ", func() {
			p.link(func() {
				p.text(work.Title)
				p.separatedWords(", ", work.Author)
			}, work.URL)
		})
	}
}

func (p *plainText) media(media []view.Media) {
	for _, m := range media {
		p.paragraph("- ", func() { p.link(func() { p.text(m.Title) }, m.URL) })
	}
}

// institution writes what there is to tell of a program, below its name.
func (p *plainText) institution(v *view.Institution) {
	for parent := v.Parent; parent != nil; parent = parent.Parent {
		p.paragraph("", func() { p.programName(parent) })
	}
	p.blank()
	p.about(v.Description, v.Summary)
	p.blank()
	p.website(v.ReadMore, v.Website)
	p.blank()
}

// website writes where one reads more, if there is such a page.
func (p *plainText) website(readMore view.Text, u template.URL) {
	if u != "" {
		p.fact(readMore, func() { p.separatedAddress("", u) })
	}
}
