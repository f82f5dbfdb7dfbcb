package render

import "bytes"

// text writes an event.
func (v *EventView) text(p *plainText) {
	p.heading(func() { p.text(v.Title) }, '=')
	p.line(v.Subtitle)
	p.line(v.Kind)
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
	p.facts(v)
	p.blank()
	if v.Description != nil {
		p.markdown(v.Description)
	} else {
		p.line(v.Summary)
	}
	if len(v.Participants) > 0 {
		p.section("participants.heading")
		p.participants(v.Participants)
	}
	if len(v.Panels) > 0 {
		p.section("panels.heading")
		for i := range v.Panels {
			p.panel(&v.Panels[i])
		}
	}
	if len(v.Works) > 0 {
		p.section("works.heading")
		p.works(v.Works)
	}
	if len(v.Media) > 0 {
		p.section("media.heading")
		p.media(v.Media)
	}
	for _, group := range v.Hosts {
		p.blank()
		p.heading(func() { p.text(group.Relation) }, '-')
		for i := range group.Programs {
			p.paragraph("", func() { p.programName(&group.Programs[i]) })
			p.program(&group.Programs[i])
		}
	}
	p.end()
}

func (v *ProgramView) text(p *plainText) {
	p.heading(func() { p.programName(&v.Program) }, '=')
	p.line(v.FallbackNote)
	p.blank()
	p.program(&v.Program)
	p.end()
}

func (v *SpeakerView) text(p *plainText) {
	p.heading(func() { p.who(&v.Person, nil) }, '=')
	p.line(v.FallbackNote)
	p.blank()
	for _, position := range v.positionsBelow() {
		p.paragraph("", func() { p.position(position) })
	}
	p.life(&v.Person)
	p.end()
}

// end leaves one line feed at the end.
func (p *plainText) end() { p.b = append(bytes.TrimRight(p.b, "\n"), '\n') }

func (p *plainText) section(id string) { p.heading(func() { p.message(id) }, '-') }

func (p *plainText) facts(v *EventView) {
	if v.When != nil {
		p.fact(v.When.label(), func() { p.when(v.When) })
	}
	if len(v.Dates) > 0 {
		p.paragraph("", func() {
			p.message(v.datesLabel())
			p.lit(":")
		})
		for i := range v.Dates {
			p.paragraph("- ", func() { p.occurrence(&v.Dates[i], v.Open) })
		}
	}
	if v.Previous != nil {
		p.fact("when.previous", func() { p.occurrence(v.Previous, v.Open) })
	}
	if v.Venue != nil {
		p.fact("where.heading", func() { p.place(v.Venue) })
	}
	p.practical(v, v.Attendance, v.Venue, v.Online, p.fact)
}

// notices writes a paragraph for each, with the address to which it leads.
func (p *plainText) notices(notices Notices) {
	for _, n := range notices {
		p.paragraph("", func() { p.link(func() { p.text(n.Sentence) }, n.URL) })
	}
}

func (p *plainText) participants(participants Participants) {
	for i := range participants {
		v := &participants[i]
		var rest []Position
		p.paragraph("- ", func() { rest = p.participant(v, "", "") })
		outer := p.indent
		p.indent += "  "
		for _, position := range rest {
			p.paragraph("", func() { p.position(position) })
		}
		p.life(&v.Person)
		p.indent = outer
	}
}

// life writes what is told of a person.
func (p *plainText) life(v *Person) {
	if v.Bio != nil {
		p.markdown(v.Bio)
	}
	for _, l := range v.Links {
		p.paragraph("", func() {
			p.text(l.Label)
			p.thenWords(": ", string(l.URL))
		})
	}
}

func (p *plainText) panel(v *Panel) {
	p.blank()
	if v.When != nil {
		p.paragraph("", func() { p.when(v.When) })
	}
	p.paragraph("", func() {
		p.text(v.Title)
		p.thenText(" · ", v.Kind)
	})
	p.paragraph("", func() { p.where(v) })
	if v.Venue != nil {
		p.line(v.Venue.Accessibility)
	}
	p.notices(v.Notices)
	if v.Abstract != nil {
		p.blank()
		p.markdown(v.Abstract)
		p.blank()
	}
	p.participants(v.Participants)
	p.works(v.Works)
	p.media(v.Media)
}

func (p *plainText) works(works []Work) {
	for _, work := range works {
		p.paragraph("- ", func() {
			p.link(func() {
				p.text(work.Title)
				p.thenWords(", ", work.Author)
			}, work.URL)
		})
	}
}

func (p *plainText) media(media []Media) {
	for _, m := range media {
		p.paragraph("- ", func() { p.link(func() { p.text(m.Title) }, m.URL) })
	}
}

// program writes what there is to tell of a program, below its name.
func (p *plainText) program(v *Program) {
	for parent := v.Parent; parent != nil; parent = parent.Parent {
		p.paragraph("", func() { p.programName(parent) })
	}
	p.blank()
	if v.Description != nil {
		p.markdown(v.Description)
	} else {
		p.line(v.Summary)
	}
	p.blank()
	if v.URL != "" {
		p.fact("page.read-more", func() { p.words(string(v.URL)) })
	}
	p.blank()
}
