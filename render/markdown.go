package render

import (
	"html/template"

	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/view"
)

func (m *commonMark) view(v view.View) {
	switch v := v.(type) {
	case *view.Event:
		m.event(v)
	case *view.Program:
		m.program(v)
	case *view.Speaker:
		m.speaker(v)
	case *view.Series:
		m.series(v)
	case *view.List:
		m.list(v)
	case *view.Page:
		m.plainPage(v)
	default:
		m.card(v.ViewBase())
	}
}

// plainPage writes the title and the text; without a text, the card.
func (m *commonMark) plainPage(v *view.Page) {
	if v.Text == nil {
		m.card(&v.Base)
		return
	}
	m.heading(1, func() { m.text(v.Card.Title) })
	m.block(v.FallbackNote)
	m.about(v.Text, nil, 1)
}

func (m *commonMark) event(v *view.Event) {
	m.heading(1, func() { m.text(v.Title) })
	m.block(v.Subtitle)
	m.block(v.Kind)
	m.block(v.Over)
	for _, s := range v.Statuses {
		m.paragraph(func() { m.strong(func() { m.text(s) }) })
	}
	m.block(v.StatusNote)
	m.block(v.FallbackNote)
	m.notices(v.Notices)
	m.details(v.Details)
	m.blank = true
	m.about(v.Description, v.Summary, 1)
	if v.Image != nil {
		m.paragraph(func() { m.image(v.Image) })
	}
	if v.Practical != nil {
		m.section(v.Words.Practical)
		m.long(v.Practical, 2)
	}
	if len(v.Panels) > 0 {
		m.section(v.Words.Panels)
		for day, sessions := range v.Panels.Days() {
			level := 3
			if day != "" {
				m.heading(level, func() { m.words(day) })
				level++
			}
			for i := range sessions {
				m.panel(&sessions[i], level)
			}
		}
	}
	if len(v.Participants) > 0 {
		m.section(v.Words.Participants)
		m.participants(v.Participants)
	}
	if len(v.Works) > 0 {
		m.section(v.Words.Works)
		m.works(v.Works)
	}
	if len(v.Media) > 0 {
		m.section(v.Words.Media)
		m.media(v.Media)
	}
	for _, group := range v.Hosts {
		m.section(group.Relation)
		for i := range group.Programs {
			p := group.Programs[i]
			m.paragraph(func() { m.strong(func() { m.programName(p) }) })
			m.institution(p, 2)
		}
	}
	m.ownAddress(v.URL)
}

func (m *commonMark) program(v *view.Program) {
	m.heading(1, func() { m.programName(&v.Institution) })
	m.block(v.FallbackNote)
	m.institution(&v.Institution, 1)
}

func (m *commonMark) speaker(v *view.Speaker) {
	m.heading(1, func() { m.who(&v.Profile, nil) })
	m.block(v.FallbackNote)
	m.positions(v.PositionsBelow())
	m.blank = true
	m.life(&v.Profile, 1)
}

// card writes a view of which nothing else is known.
func (m *commonMark) card(b *view.Base) {
	m.heading(1, func() { m.text(b.Card.Title) })
	m.block(b.FallbackNote)
	m.about(b.Card.Long, b.Card.Summary, 1)
	m.ownAddress(b.URL)
}

// ownAddress writes where the view is found.
func (m *commonMark) ownAddress(u template.URL) {
	if u != "" {
		m.paragraph(func() { m.markLink(func() {}, u) })
	}
}

// about writes a long text, or the summary that stands in for it.
func (m *commonMark) about(long *view.Markdown, summary view.Text, level int) {
	if long != nil {
		m.long(long, level)
	} else {
		m.block(summary)
	}
}

// details writes facts under their labels as a list.
func (m *commonMark) details(details []view.Detail) {
	for i := range details {
		d := &details[i]
		if d.List {
			m.line("- ", func() { m.between("**", func() { m.text(d.Label) }, ":**") })
			m.indented("  ", func() {
				for k := range d.Items {
					m.line("- ", func() { m.item(&d.Items[k]) })
				}
			})
			continue
		}
		for k := range d.Items {
			m.line("- ", func() { m.labelled("**", d.Label, ":** ", func() { m.item(&d.Items[k]) }) })
		}
	}
}

func (m *commonMark) notices(notices view.Notices) {
	for _, n := range notices {
		m.paragraph(func() { m.link(func() { m.text(n.Sentence) }, n.URL) })
	}
}

func (m *commonMark) image(i *view.Image) {
	if origin, rest := m.base.Absolute(i.Src); rest != "" {
		m.lit("![")
		m.text(i.Alt)
		m.lit("](")
		m.b = escape.AppendDestination(m.b, origin)
		m.b = escape.AppendDestination(m.b, rest)
		m.lit(")")
	}
	m.separatedText(" ", i.Credit)
}

func (m *commonMark) participants(participants view.Participants) {
	if len(participants) == 0 {
		return
	}
	bullet := m.newList()
	for i := range participants {
		v := &participants[i]
		var rest []view.Position
		m.line(bullet, func() { rest = m.participant(v, "**", "**") })
		m.indented("  ", func() {
			m.positions(rest)
			m.life(&v.Profile, 2)
		})
	}
	m.blank, m.bullet = true, bullet
}

func (m *commonMark) positions(positions []view.Position) {
	if len(positions) == 0 {
		return
	}
	bullet := m.newList()
	for _, p := range positions {
		m.line(bullet, func() { m.position(p) })
	}
	m.bullet = bullet
}

// life writes what is told of a person.
func (m *commonMark) life(v *view.Profile, level int) {
	if v.Bio != nil {
		m.blank = true
		m.long(v.Bio, level)
	}
	links := personOf(v).Links
	m.links(len(links), func(i int) { m.link(func() { m.text(links[i].Label) }, links[i].URL) })
}

// label writes what the list below it is.
func (m *commonMark) label(t view.Text) {
	if len(t) > 0 {
		m.paragraph(func() { m.strong(func() { m.text(t) }) })
		m.blank = true
	}
}

func (m *commonMark) panel(v *view.Panel, level int) {
	m.heading(level, func() { m.text(v.Title) })
	m.block(v.Kind)
	m.paragraph(func() { m.panelWhen(v) })
	m.block(v.StatusNote)
	m.paragraph(func() { m.where(v) })
	if v.Venue != nil {
		m.block(v.Venue.Accessibility)
	}
	m.notices(v.Notices)
	if v.Abstract != nil {
		m.long(v.Abstract, level)
	}
	m.blank = true
	m.participants(v.Participants)
	m.label(v.WorksLabel)
	m.works(v.Works)
	m.label(v.MediaLabel)
	m.media(v.Media)
	m.blank = true
}

func (m *commonMark) works(works []view.Work) {
	m.links(len(works), func(i int) {
		m.link(func() { m.text(works[i].Title) }, works[i].URL)
		m.separatedWords(", ", works[i].Author)
	})
}

func (m *commonMark) media(media []view.Media) {
	m.links(len(media), func(i int) { m.link(func() { m.text(media[i].Title) }, media[i].URL) })
}

func (m *commonMark) institution(p *view.Institution, level int) {
	for parent := p.Parent; parent != nil; parent = parent.Parent {
		m.paragraph(func() { m.programName(parent) })
	}
	m.about(p.Description, p.Summary, level)
	m.website(p.ReadMore, p.Website)
}

// website writes where one reads more, if there is such a page.
func (m *commonMark) website(readMore view.Text, u template.URL) {
	if u != "" {
		m.paragraph(func() { m.link(func() { m.text(readMore) }, u) })
	}
}
