package render

import (
	"html/template"
	"strings"

	"github.com/tertulia-go/tertulia/i18n"
)

// text writes an event.
func (v *EventView) text(p *plainText) {
	p.heading(p.marked(v.Title), '=')
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
	v.factLines(p)
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
		p.heading(p.marked(group.Relation), '-')
		for i := range group.Programs {
			p.program(&group.Programs[i])
		}
	}
	p.end()
}

func (v *ProgramView) text(p *plainText) {
	p.heading(p.programName(&v.Program), '=')
	p.line(v.FallbackNote)
	p.blank()
	p.programBody(&v.Program)
	p.end()
}

func (v *SpeakerView) text(p *plainText) {
	p.heading(p.who(&v.Person, nil), '=')
	p.line(v.FallbackNote)
	p.blank()
	for i, position := range v.Positions {
		if i == 0 && v.Name == "" && len(v.Native) == 0 {
			position = position.below()
		}
		p.paragraph("", p.position(position))
	}
	p.life(&v.Person)
	p.end()
}

// end leaves one line feed at the end.
func (p *plainText) end() {
	p.b = append([]byte(strings.TrimRight(string(p.b), "\n")), '\n')
}

func (p *plainText) line(t Text) { p.paragraph("", p.marked(t)) }

func (p *plainText) section(id string) { p.heading(p.message(id), '-') }

// message is a label, marked where it is not in the reader's language.
func (p *plainText) message(id string) string {
	words := p.doc.l.Message(id, nil)
	if words.Source != i18n.Fallback {
		return words.Value
	}
	return words.Value + " " + p.doc.mark(words.Lang)
}

// joining are the ways to follow an event from afar that can still be taken.
func (v *EventView) joining() []OnlineLink {
	if !v.Open {
		return nil
	}
	return v.Online
}

// fact writes a label with what it stands for.
func (p *plainText) fact(id string, words ...string) {
	var said []string
	for _, w := range words {
		if w != "" {
			said = append(said, w)
		}
	}
	if len(said) > 0 {
		p.paragraph("", p.message(id)+": "+strings.Join(said, " "))
	}
}

func (v *EventView) factLines(p *plainText) {
	if v.When != nil {
		p.fact(v.When.label(), p.when(v.When))
	}
	if len(v.Dates) > 0 {
		p.paragraph("", p.message("when.dates")+":")
		for i := range v.Dates {
			p.paragraph("- ", p.occurrence(&v.Dates[i]))
		}
	}
	if v.Previous != nil {
		p.fact("when.previous", p.occurrence(v.Previous))
	}
	if v.Venue != nil {
		p.fact("where.heading", p.place(v.Venue), string(v.Venue.Map))
	}
	v.practicalLines(p, v.Attendance, v.Venue)
}

// practicalLines are the facts beside when and where, for who takes part so and
// there.
func (v *EventView) practicalLines(p *plainText, attendance Text, venue *Venue) {
	for _, o := range v.joining() {
		p.fact("where.online", p.marked(o.Label), string(o.URL))
	}
	p.fact("attendance.heading", p.marked(attendance))
	if r := v.Registration; r != nil && v.Open {
		var words []string
		for _, s := range r.Sentences {
			words = append(words, p.marked(s))
		}
		p.fact("registration.heading", append(words, p.marked(r.Note), string(r.URL))...)
		for _, f := range r.Fees {
			p.fact("fee.heading", p.fee(f))
		}
	}
	if v.Series != nil {
		p.fact("series.heading", p.marked(v.Series.Label), p.address(v.Series.URL))
	}
	var topics []string
	for _, t := range v.Topics {
		topics = append(topics, p.marked(t))
	}
	p.fact("topics.heading", strings.Join(topics, " · "))
	p.fact("audience.heading", p.marked(v.Audience))
	p.fact("accessibility.heading", p.marked(v.Accessibility))
	if venue != nil {
		p.fact("accessibility.heading", p.marked(venue.Accessibility))
	}
	if c := v.Contact; c != nil {
		p.fact("contact.heading", joinWords(", ", p.marked(c.Name), c.Email, c.Phone))
	}
}

// joinWords joins what is not empty.
func joinWords(with string, words ...string) string {
	var said []string
	for _, w := range words {
		if w != "" {
			said = append(said, w)
		}
	}
	return strings.Join(said, with)
}

func (p *plainText) when(w *When) string {
	if len(w.ToBeConfirmed) > 0 {
		return p.marked(w.ToBeConfirmed)
	}
	words := []string{w.Text, p.marked(w.Doors)}
	for _, z := range w.Zones {
		words = append(words, p.marked(z))
	}
	return joinWords("; ", words...)
}

func (p *plainText) occurrence(o *Occurrence) string {
	var words []string
	if o.When != nil {
		words = append(words, p.when(o.When))
	}
	words = append(words, p.marked(o.Attendance))
	if o.Venue != nil {
		words = append(words, p.place(o.Venue), p.marked(o.Venue.Accessibility))
	}
	for _, l := range o.Online {
		words = append(words, joinWords(" ", p.marked(l.Label), string(l.URL)))
	}
	return joinWords("; ", words...)
}

func (p *plainText) place(v *Venue) string { return p.passage(v.lines()) }

func (p *plainText) fee(f Fee) string {
	words := joinWords(": ", p.marked(f.Name), f.Amount)
	if len(f.Availability) > 0 {
		words += " (" + p.marked(f.Availability) + ")"
	}
	return words
}

func (p *plainText) participants(participants Participants) {
	for i := range participants {
		p.participant(&participants[i])
	}
}

func (p *plainText) participant(v *Participant) {
	rest := v.Positions
	who := p.who(&v.Person, v.Group)
	if v.Name == "" && len(v.Native) == 0 && len(v.Group) == 0 && len(rest) > 0 {
		who, rest = p.position(rest[0]), rest[1:]
	}
	p.paragraph("- ", joinWords(" · ", who, p.marked(v.Role), p.marked(v.Attendance), p.marked(v.Status)))
	outer := p.indent
	p.indent += "  "
	for _, position := range rest {
		p.paragraph("", p.position(position))
	}
	p.life(&v.Person)
	p.indent = outer
}

// who is the name of somebody, or the words that stand for it.
func (p *plainText) who(v *Person, group Text) string {
	switch {
	case v.Name != "" || len(v.Native) > 0:
		native := p.marked(v.Native)
		if v.Name != "" && native != "" {
			native = "(" + native + ")"
		}
		return joinWords(" ", p.marked(v.Prefix), v.Name, native)
	case len(group) > 0:
		return p.marked(group)
	case len(v.Positions) > 0:
		return p.marked(v.Positions[0].headline())
	}
	return ""
}

func (p *plainText) position(v Position) string {
	texts := v.texts()
	return p.passage(texts[:])
}

// passage joins texts by commas. Neighbours in one other language get one
// mark, after the last.
func (p *plainText) passage(texts []Text) string {
	var b strings.Builder
	var open *Part // in another language, and not marked yet
	for _, t := range texts {
		for i := range t {
			part := &t[i]
			foreign := part.fellBack()
			if open != nil && (!foreign || part.voice != open.voice) {
				b.WriteString(" " + open.mark())
				open = nil
			}
			if i == 0 && b.Len() > 0 {
				b.WriteString(", ")
			}
			b.WriteString(part.Value)
			if foreign {
				open = part
			}
		}
	}
	if open != nil {
		b.WriteString(" " + open.mark())
	}
	return b.String()
}

// life writes what is told of a person.
func (p *plainText) life(v *Person) {
	if v.Bio != nil {
		p.markdown(v.Bio)
	}
	for _, l := range v.Links {
		p.paragraph("", joinWords(": ", p.marked(l.Label), string(l.URL)))
	}
}

func (p *plainText) panel(v *Panel) {
	p.blank()
	if v.When != nil {
		p.paragraph("", p.when(v.When))
	}
	p.paragraph("", joinWords(" · ", p.marked(v.Title), p.marked(v.Kind)))
	var where []string
	for _, room := range v.Rooms {
		where = append(where, p.marked(room))
	}
	if v.Venue != nil {
		where = append(where, p.place(v.Venue))
	}
	p.paragraph("", strings.Join(where, ", "))
	if v.Venue != nil {
		p.line(v.Venue.Accessibility)
	}
	p.noticeLines(v.Notices)
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
	for _, w := range works {
		p.paragraph("- ", joinWords(" ", joinWords(", ", p.marked(w.Title), w.Author), string(w.URL)))
	}
}

func (p *plainText) media(media []Media) {
	for _, m := range media {
		p.paragraph("- ", p.marked(m.Title)+" "+string(m.URL))
	}
}

func (p *plainText) program(v *Program) {
	p.paragraph("", p.programName(v))
	p.programBody(v)
}

func (p *plainText) programName(v *Program) string {
	name := p.marked(v.Name)
	if len(v.Acronym) > 0 {
		name += " (" + p.marked(v.Acronym) + ")"
	}
	return name
}

func (p *plainText) programBody(v *Program) {
	for parent := v.Parent; parent != nil; parent = parent.Parent {
		p.paragraph("", p.programName(parent))
	}
	p.blank()
	if v.Description != nil {
		p.markdown(v.Description)
	} else {
		p.line(v.Summary)
	}
	p.blank()
	if v.URL != "" {
		p.paragraph("", p.message("page.read-more")+": "+string(v.URL))
	}
	p.blank()
}

// address is a page of the site, in full where the site's address is known.
func (p *plainText) address(u template.URL) string {
	if origin, rest := p.doc.absolute(u); rest != "" {
		return origin + rest
	}
	return string(u)
}
