package render

import (
	"html/template"
	"strings"

	"github.com/tertulia-go/tertulia/internal/address"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/markdown"
	"github.com/tertulia-go/tertulia/render/view"
)

// commonMark is Markdown under construction, in blocks. Content becomes marks
// through [escape.AppendCommonMark], as a link, or rewritten by package markdown;
// nothing else of it enters.
type commonMark struct {
	wording
	markdown *markdown.Converter

	indent escape.Literal // before every line
	blank  bool           // an empty line is due before the next block
	bullet escape.Literal // of the list that stands right above, if it might run together with one that follows
}

// newList returns the bullet of a list that begins here: another than that of a
// list right above, or the two would be one (CommonMark section 5.3). Lists in
// content have bullets of their own.
func (m *commonMark) newList() escape.Literal {
	if m.bullet == "- " {
		return "+ "
	}
	return "- "
}

// markLink writes a link. Without an address it is only the words, without words
// the address stands for them.
func (w *wording) markLink(write func(), u template.URL) {
	if u == "" {
		write()
		return
	}
	before := len(w.b)
	w.between("[", write, "](")
	origin, rest := w.base.Absolute(u)
	if rest == "" {
		rest = string(u)
	}
	if len(w.b) == before {
		if address.HasScheme(origin+rest) && !strings.ContainsAny(rest, " <>") {
			w.b = append(append(append(append(w.b, '<'), origin...), rest...), '>') // in which nothing else has a meaning (CommonMark section 6.5)
			return
		}
		w.lit("[")
		w.words(origin)
		w.words(rest)
		w.lit("](")
	}
	w.b = escape.AppendDestination(w.b, origin)
	w.b = escape.AppendDestination(w.b, rest)
	w.lit(")")
}

// line writes one line. What would begin a block is escaped.
func (m *commonMark) line(first escape.Literal, write func()) {
	due := m.blank
	written := m.group(func() {
		m.separate()
		m.lit(m.indent)
		m.lit(first)
	}, func() {
		write()
		m.trim()
	}, func() {
		m.b = escape.CommonMarkLine(m.b, m.start)
		m.b = append(m.b, '\n')
	})
	if !written {
		m.blank = due
	}
}

// separate writes the empty line that is due.
func (m *commonMark) separate() {
	if m.blank && len(m.b) > 0 {
		m.b = append(m.b, strings.TrimRight(string(m.indent), " ")...)
		m.b = append(m.b, '\n')
	}
	m.blank = false
}

// paragraph writes one block.
func (m *commonMark) paragraph(write func()) {
	m.blank, m.bullet = true, ""
	m.line("", write)
	m.blank = true
}

// block writes a text as a block of its own.
func (m *commonMark) block(t view.Text) {
	if len(t) > 0 {
		m.paragraph(func() { m.text(t) })
	}
}

func (m *commonMark) heading(level int, write func()) {
	due := m.blank
	m.blank, m.bullet = true, ""
	written := m.group(func() {
		m.separate()
		m.lit(m.indent)
		m.lit(escape.Literal("######")[:min(level, 6)])
		m.lit(" ")
	}, func() {
		write()
		m.trim()
	}, func() {
		m.b = escape.CommonMarkHeading(m.b)
		m.b = append(m.b, '\n')
	})
	m.blank = due || written
}

func (m *commonMark) section(heading view.Text) { m.heading(2, func() { m.text(heading) }) }

// strong writes words of importance.
func (m *commonMark) strong(write func()) { m.between("**", write, "**") }

// long writes a long text below a heading of the level given. One in another
// language is marked before its first words.
func (m *commonMark) long(md *view.Markdown, level int) {
	if mark := m.base.Mark(md.Lang); md.FellBack() && mark != "" {
		m.paragraph(func() { m.words(mark) })
	}
	lines := m.markdown.Rewrite(md.Value, level, m.base.BaseURL)
	if lines == "" {
		return
	}
	m.separate()
	m.bullet, m.blank = "", true
	if m.indent == "" {
		m.b = append(m.b, lines...)
		return
	}
	for line := range strings.Lines(lines) {
		if line == "\n" {
			m.b = append(m.b, strings.TrimRight(string(m.indent), " ")...)
		} else {
			m.b = append(m.b, m.indent...)
		}
		m.b = append(m.b, line...)
	}
}

func (m *commonMark) view(v view.View) {
	switch v := v.(type) {
	case *view.Event:
		m.event(v)
	case *view.Program:
		m.program(v)
	case *view.Speaker:
		m.speaker(v)
	default:
		m.card(v.ViewBase())
	}
}

func (m *commonMark) event(v *view.Event) {
	m.heading(1, func() { m.text(v.Title) })
	m.block(v.Subtitle)
	m.block(v.Kind)
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
	if len(v.Participants) > 0 {
		m.section(v.Words.Participants)
		m.participants(v.Participants)
	}
	if len(v.Panels) > 0 {
		m.section(v.Words.Panels)
		for i := range v.Panels {
			m.panel(&v.Panels[i])
		}
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
			p := &group.Programs[i]
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
	m.heading(1, func() { m.who(&v.Person, nil) })
	m.block(v.FallbackNote)
	m.positions(v.PositionsBelow())
	m.blank = true
	m.life(&v.Person, 1)
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
			m.life(&v.Person, 2)
		})
	}
	m.blank, m.bullet = true, bullet
}

// indented writes the body of an item, which begins no list yet.
func (m *commonMark) indented(more escape.Literal, body func()) {
	outer := m.indent
	m.indent += more
	m.bullet = ""
	body()
	m.indent = outer
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

// links writes a list of n links.
func (m *commonMark) links(n int, link func(i int)) {
	if n == 0 {
		return
	}
	bullet := m.newList()
	for i := range n {
		m.line(bullet, func() { link(i) })
	}
	m.bullet = bullet
}

// life writes what is told of a person.
func (m *commonMark) life(v *view.Person, level int) {
	if v.Bio != nil {
		m.blank = true
		m.long(v.Bio, level)
	}
	m.links(len(v.Links), func(i int) { m.link(func() { m.text(v.Links[i].Label) }, v.Links[i].URL) })
}

func (m *commonMark) panel(v *view.Panel) {
	m.heading(3, func() { m.text(v.Title) })
	m.block(v.Kind)
	if v.When != nil {
		m.paragraph(func() { m.when(v.When) })
	}
	m.paragraph(func() { m.where(v) })
	if v.Venue != nil {
		m.block(v.Venue.Accessibility)
	}
	m.notices(v.Notices)
	if v.Abstract != nil {
		m.long(v.Abstract, 3)
	}
	m.blank = true
	m.participants(v.Participants)
	m.works(v.Works)
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
	if p.Website != "" {
		m.paragraph(func() { m.link(func() { m.text(p.ReadMore) }, p.Website) })
	}
}
