package render

import (
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tertulia-go/tertulia/i18n"
)

// Markdown writes v as CommonMark, for chats, release notes and wikis: what
// Text writes, with headings, lists and links. It ends in a line feed. The only
// errors are those of w.
//
// Markdown in content is written anew, as it was understood: with headings
// below that of its section, without raw HTML, and with safe links only. All
// other content is escaped and means what it says.
func (r *Renderer) Markdown(w io.Writer, v View) error {
	if err := ready(v); err != nil {
		return err
	}
	return r.write(w, func(b []byte) []byte {
		m := commonMark{wording: wording{b: b, doc: v.base().doc, marks: true}}
		v.commonMark(&m)
		return m.b
	})
}

// commonMark is Markdown under construction, in blocks. Content becomes marks
// through [appendMarks] or link; nothing else of it enters.
type commonMark struct {
	wording
	indent literal // before every line
	blank  bool    // an empty line is due before the next block
	bullet literal // of the list that stands right above, if it might run together with one that follows
}

// newList returns the bullet of a list that begins here: another than that of a
// list right above, or the two would be one (CommonMark section 5.3). Lists in
// content have bullets of their own.
func (m *commonMark) newList() literal {
	if m.bullet == "- " {
		return "+ "
	}
	return "- "
}

// marksClasses escape for words that mean nothing in Markdown (CommonMark
// section 2.4, GitHub Flavored Markdown for ~).
var marksClasses = escapes("\\`*_[]<~&!\t\n")

// appendMarks appends words that mean nothing in Markdown, in one line. What has
// a meaning only where a line begins is left to [commonMark.line]. If joined,
// other words may follow at once.
func appendMarks(b []byte, s string, joined bool) []byte {
	done := 0
	for i := marksClasses.plain(s, 0); i < len(s); i = marksClasses.plain(s, i) {
		r, size, printed := marksClasses.next(s[i:])
		instead := ""
		switch {
		case breaks(r):
			instead = " "
		case !printed && r == utf8.RuneError:
			instead = "\uFFFD"
		case !printed:
		case size > 1 || r == '&' && !reference(s[i:], joined) || r == '!' && i+1 < len(s) && s[i+1] != '[':
			i += size
			continue
		default:
			b = append(append(b, s[done:i]...), '\\')
			done = i // what is escaped stands for itself
			i += size
			continue
		}
		b = append(append(b, s[done:i]...), instead...)
		i += size
		done = i
	}
	return append(b, s[done:]...)
}

// reference reports whether s, which begins with an ampersand, begins with what
// may become a character reference, when what cannot be printed is left out. If
// joined, the words that follow s may complete it.
func reference(s string, joined bool) bool {
	for i, r := range s[1:] {
		switch {
		case r == ';':
			return i > 0
		case r != '#' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z') && !i18n.Unprintable(r):
			return false
		}
	}
	return joined
}

// target writes an address as the destination of a link (CommonMark section
// 6.3).
func (w *wording) target(u string) {
	for i := range len(u) {
		c := u[i]
		switch {
		case c <= ' ' || c == 0x7F || strings.IndexByte("()<>\\`", c) >= 0:
			w.b = append(w.b, '%', "0123456789ABCDEF"[c>>4], "0123456789ABCDEF"[c&0xF])
			continue
		case c == '&' && reference(u[i:], false) || c == '*' || c == '_' || c == '~':
			w.b = append(w.b, '\\')
		}
		w.b = append(w.b, c)
	}
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
	origin, rest := w.doc.absolute(u)
	if rest == "" {
		rest = string(u)
	}
	if len(w.b) == before {
		if hasScheme(origin+rest) && !strings.ContainsAny(rest, " <>") {
			w.b = append(append(append(append(w.b, '<'), origin...), rest...), '>') // in which nothing else has a meaning (CommonMark section 6.5)
			return
		}
		w.lit("[")
		w.words(origin)
		w.words(rest)
		w.lit("](")
	}
	w.target(origin)
	w.target(rest)
	w.lit(")")
}

// line writes one line. What would begin a block is escaped.
func (m *commonMark) line(first literal, write func()) {
	due := m.blank
	written := m.group(func() {
		m.separate()
		m.lit(m.indent)
		m.lit(first)
	}, func() {
		write()
		m.trim()
	}, func() {
		m.escapeBeginning()
		m.b = append(m.b, '\n')
	})
	if !written {
		m.blank = due
	}
}

// escapeBeginning escapes what has a meaning only where a line begins:
// headings, underlines of headings, items of lists, quotes (CommonMark section
// 4 and 5).
func (m *commonMark) escapeBeginning() {
	words := m.b[m.start:]
	switch words[0] {
	case '#', '+', '-', '=', '>', '|':
		m.b = slices.Insert(m.b, m.start, '\\')
		return
	}
	if len(words) > 1 && words[0] == ':' && words[1] == '-' { // the rule of a table
		m.b = slices.Insert(m.b, m.start, '\\')
		return
	}
	digits := 0
	for digits < len(words) && words[digits] >= '0' && words[digits] <= '9' {
		digits++
	}
	if digits > 0 && digits < len(words) && (words[digits] == '.' || words[digits] == ')') {
		m.b = slices.Insert(m.b, m.start+digits, '\\')
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
func (m *commonMark) block(t Text) {
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
		m.lit(literal("######")[:min(level, 6)])
		m.lit(" ")
	}, func() {
		write()
		m.trim()
	}, func() {
		if last := len(m.b) - 1; m.b[last] == '#' { // a run of them would close the heading
			m.b = append(m.b[:last], "\\#"...)
		}
		m.b = append(m.b, '\n')
	})
	m.blank = due || written
}

func (m *commonMark) section(id string) { m.heading(2, func() { m.message(id) }) }

// strong writes words of importance.
func (m *commonMark) strong(write func()) { m.between("**", write, "**") }

// fact writes a label with what it stands for.
func (m *commonMark) fact(id string, write func()) {
	m.line("- ", func() { m.labelled("**", id, ":** ", write) })
}

func (v *EventView) commonMark(m *commonMark) {
	m.heading(1, func() { m.text(v.Title) })
	m.block(v.Subtitle)
	m.block(v.Kind)
	for _, s := range v.Statuses {
		m.paragraph(func() { m.strong(func() { m.text(s) }) })
	}
	m.block(v.StatusNote)
	m.block(v.FallbackNote)
	m.notices(v.Notices)
	m.facts(v)
	m.blank = true
	if v.Description != nil {
		m.markdown(v.Description, 1)
	} else {
		m.block(v.Summary)
	}
	if v.Image != nil {
		m.paragraph(func() { m.image(v.Image) })
	}
	if len(v.Participants) > 0 {
		m.section("participants.heading")
		m.participants(v.Participants)
	}
	if len(v.Panels) > 0 {
		m.section("panels.heading")
		for i := range v.Panels {
			m.panel(&v.Panels[i])
		}
	}
	if len(v.Works) > 0 {
		m.section("works.heading")
		m.works(v.Works)
	}
	if len(v.Media) > 0 {
		m.section("media.heading")
		m.media(v.Media)
	}
	for _, group := range v.Hosts {
		m.heading(2, func() { m.text(group.Relation) })
		for i := range group.Programs {
			p := &group.Programs[i]
			m.paragraph(func() { m.strong(func() { m.programName(p) }) })
			m.program(p, 2)
		}
	}
	if v.URL != "" {
		m.paragraph(func() { m.markLink(func() {}, v.URL) })
	}
}

func (v *ProgramView) commonMark(m *commonMark) {
	m.heading(1, func() { m.programName(&v.Program) })
	m.block(v.FallbackNote)
	m.program(&v.Program, 1)
}

func (v *SpeakerView) commonMark(m *commonMark) {
	m.heading(1, func() { m.who(&v.Person, nil) })
	m.block(v.FallbackNote)
	m.positions(v.positionsBelow())
	m.blank = true
	m.life(&v.Person, 1)
}

func (m *commonMark) notices(notices Notices) {
	for _, n := range notices {
		m.paragraph(func() { m.link(func() { m.text(n.Sentence) }, n.URL) })
	}
}

func (m *commonMark) facts(v *EventView) {
	if v.When != nil {
		m.fact(v.When.label(), func() { m.when(v.When) })
	}
	if len(v.Dates) > 0 {
		m.line("- ", func() {
			m.lit("**")
			m.message(v.datesLabel())
			m.lit(":**")
		})
		m.indented("  ", func() {
			for i := range v.Dates {
				m.line("- ", func() { m.occurrence(&v.Dates[i], v.Open) })
			}
		})
	}
	if v.Previous != nil {
		m.fact("when.previous", func() { m.occurrence(v.Previous, v.Open) })
	}
	if v.Venue != nil {
		m.fact("where.heading", func() { m.place(v.Venue) })
	}
	m.practical(v, v.Attendance, v.Venue, v.Online, m.fact)
}

func (m *commonMark) image(i *Image) {
	if origin, rest := m.doc.absolute(i.Src); rest != "" {
		m.lit("![")
		m.text(i.Alt)
		m.lit("](")
		m.target(origin)
		m.target(rest)
		m.lit(")")
	}
	m.thenText(" ", i.Credit)
}

func (m *commonMark) participants(participants Participants) {
	if len(participants) == 0 {
		return
	}
	bullet := m.newList()
	for i := range participants {
		v := &participants[i]
		var rest []Position
		m.line(bullet, func() { rest = m.participant(v, "**", "**") })
		m.indented("  ", func() {
			m.positions(rest)
			m.life(&v.Person, 2)
		})
	}
	m.blank, m.bullet = true, bullet
}

// indented writes the body of an item, which begins no list yet.
func (m *commonMark) indented(more literal, body func()) {
	outer := m.indent
	m.indent += more
	m.bullet = ""
	body()
	m.indent = outer
}

func (m *commonMark) positions(positions []Position) {
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
func (m *commonMark) life(v *Person, level int) {
	if v.Bio != nil {
		m.blank = true
		m.markdown(v.Bio, level)
	}
	m.links(len(v.Links), func(i int) { m.link(func() { m.text(v.Links[i].Label) }, v.Links[i].URL) })
}

func (m *commonMark) panel(v *Panel) {
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
		m.markdown(v.Abstract, 3)
	}
	m.blank = true
	m.participants(v.Participants)
	m.works(v.Works)
	m.media(v.Media)
	m.blank = true
}

func (m *commonMark) works(works []Work) {
	m.links(len(works), func(i int) {
		m.link(func() { m.text(works[i].Title) }, works[i].URL)
		m.thenWords(", ", works[i].Author)
	})
}

func (m *commonMark) media(media []Media) {
	m.links(len(media), func(i int) { m.link(func() { m.text(media[i].Title) }, media[i].URL) })
}

func (m *commonMark) program(p *Program, level int) {
	for parent := p.Parent; parent != nil; parent = parent.Parent {
		m.paragraph(func() { m.programName(parent) })
	}
	if p.Description != nil {
		m.markdown(p.Description, level)
	} else {
		m.block(p.Summary)
	}
	if p.URL != "" {
		m.paragraph(func() { m.link(func() { m.message("page.read-more") }, p.URL) })
	}
}

// listed numbers an item of an ordered list; CommonMark section 5.2 has room
// for nine digits.
func listed(number int, delimiter literal) literal {
	return literal(strconv.Itoa(min(number, 999_999_999))) + delimiter
}
