package render

import (
	"html/template"
	"io"
	"strconv"
	"strings"
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
		m := commonMark{b: b, doc: v.base().doc}
		v.commonMark(&m)
		return m.b
	})
}

// commonMark is Markdown under construction, in blocks. Content becomes marks
// through escaped or link; nothing else of it enters.
type commonMark struct {
	b      []byte
	doc    *document
	indent marks // before every line
	blank  bool  // an empty line is due before the next block
}

// marks is Markdown for one line or a part of one.
type marks string

// escaped returns words that mean nothing in Markdown (CommonMark section 2.4,
// GitHub Flavored Markdown for ~). What has a meaning only where a line begins
// is left to [commonMark.line].
func escaped(s string) marks {
	if meansItself(s) {
		return marks(s)
	}
	var b strings.Builder
	rest := printable(s)
	for i, r := range rest {
		switch r {
		case '\n', '\t', '\r', '\u2028', '\u2029':
			b.WriteByte(' ')
			continue
		case '\\', '`', '*', '_', '[', ']', '<', '~':
			b.WriteByte('\\')
		case '&':
			if reference(rest[i:]) {
				b.WriteByte('\\')
			}
		case '!':
			if i == len(rest)-1 || rest[i+1] == '[' {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
	}
	return marks(b.String())
}

// meansItself reports whether nothing in s needs an escape; most words do not.
func meansItself(s string) bool {
	for i := range len(s) {
		switch class := byteClass[s[i]]; {
		case class == controlByte || class == runeByte || s[i] == '\t' || s[i] == '\n' || strings.IndexByte("\\`*_[]<~&!", s[i]) >= 0:
			return false
		case class == pairByte && (i+1 == len(s) || s[i+1]&0xC0 != 0x80):
			return false
		}
	}
	return true
}

// reference reports whether s begins with what may be a character reference.
func reference(s string) bool {
	end := strings.IndexByte(s[:min(len(s), maxReference)], ';')
	return end > 1 && !strings.ContainsFunc(s[1:end], func(r rune) bool {
		return r != '#' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
	})
}

// target returns an address as the destination of a link (CommonMark section
// 6.3).
func target(u string) marks {
	var b strings.Builder
	for i := range len(u) {
		c := u[i]
		switch {
		case c <= ' ' || c == 0x7F || strings.IndexByte("()<>\\`", c) >= 0:
			b.WriteByte('%')
			b.WriteByte("0123456789ABCDEF"[c>>4])
			b.WriteByte("0123456789ABCDEF"[c&0xF])
			continue
		case c == '&' && reference(u[i:]) || c == '*' || c == '_' || c == '~':
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return marks(b.String())
}

// link returns a link with words that are marks already; without an address it
// is only the words, without words the address stands for them.
func (m *commonMark) link(words marks, u template.URL) marks {
	if u == "" {
		return words
	}
	origin, rest := m.doc.absolute(u)
	if rest == "" {
		rest = string(u)
	}
	if words == "" && hasScheme(origin+rest) && !strings.ContainsAny(rest, " <>") {
		return marks("<" + origin + rest + ">") // in which nothing else has a meaning (CommonMark section 6.5)
	}
	if words == "" {
		words = escaped(origin + rest)
	}
	return "[" + words + "](" + target(origin+rest) + ")"
}

func (m *commonMark) text(t Text) marks {
	var all marks
	for _, part := range t {
		all += escaped(part.Value)
		if part.fellBack() {
			all += " " + escaped(part.mark())
		}
	}
	return all
}

// line writes one line. What would begin a block is escaped.
func (m *commonMark) line(first, words marks) {
	words = marks(strings.Trim(string(words), " "))
	if words == "" {
		return
	}
	m.separate()
	m.b = append(m.b, m.indent...)
	m.b = append(m.b, first...)
	m.b = append(m.b, beginning(words)...)
	m.b = append(m.b, '\n')
}

// beginning escapes what has a meaning only where a line begins: headings,
// underlines of headings, items of lists, quotes (CommonMark section 4 and 5).
func beginning(words marks) marks {
	switch words[0] {
	case '#', '+', '-', '=', '>', '|':
		return "\\" + words
	}
	digits := 0
	for digits < len(words) && words[digits] >= '0' && words[digits] <= '9' {
		digits++
	}
	if digits > 0 && digits < len(words) && (words[digits] == '.' || words[digits] == ')') {
		return words[:digits] + "\\" + words[digits:]
	}
	return words
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
func (m *commonMark) paragraph(words marks) {
	m.blank = true
	m.line("", words)
	m.blank = true
}

func (m *commonMark) heading(level int, words marks) {
	words = marks(strings.Trim(string(words), " "))
	if words == "" {
		return
	}
	if strings.HasSuffix(string(words), "#") { // a run of them would close the heading
		words = words[:len(words)-1] + "\\#"
	}
	m.blank = true
	m.separate()
	m.b = append(m.b, m.indent...)
	m.b = append(m.b, "######"[:min(level, 6)]...)
	m.b = append(m.b, ' ')
	m.b = append(m.b, words...)
	m.b = append(m.b, '\n')
	m.blank = true
}

func (m *commonMark) section(id string) {
	m.heading(2, escaped(m.doc.l.Message(id, nil).Value))
}

// item writes a line of a list, and what belongs to it below.
func (m *commonMark) item(words marks, body func()) {
	m.line("- ", words)
	outer := m.indent
	m.indent += "  "
	body()
	m.indent = outer
}

// joinMarks joins what is not empty.
func joinMarks(with marks, words ...marks) marks {
	var all marks
	for _, w := range words {
		if w == "" {
			continue
		}
		if all != "" {
			all += with
		}
		all += w
	}
	return all
}

// fact writes a label with what it stands for.
func (m *commonMark) fact(id string, words ...marks) {
	if said := joinMarks(" ", words...); said != "" {
		m.line("- ", "**"+escaped(m.doc.l.Message(id, nil).Value)+":** "+said)
	}
}

func (v *EventView) commonMark(m *commonMark) {
	m.heading(1, m.text(v.Title))
	m.paragraph(m.text(v.Subtitle))
	m.paragraph(m.text(v.Kind))
	for _, s := range v.Statuses {
		m.paragraph("**" + m.text(s) + "**")
	}
	m.paragraph(m.text(v.StatusNote))
	m.paragraph(m.text(v.FallbackNote))
	m.notices(v.Notices)
	m.facts(v)
	m.blank = true
	if v.Description != nil {
		m.markdown(v.Description, 1)
	} else {
		m.paragraph(m.text(v.Summary))
	}
	if v.Image != nil {
		m.paragraph(m.image(v.Image))
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
		m.heading(2, m.text(group.Relation))
		for i := range group.Programs {
			p := &group.Programs[i]
			m.paragraph("**" + m.programName(p) + "**")
			m.program(p, 2)
		}
	}
	if v.URL != "" {
		m.paragraph(m.link("", v.URL))
	}
}

func (v *ProgramView) commonMark(m *commonMark) {
	m.heading(1, m.programName(&v.Program))
	m.paragraph(m.text(v.FallbackNote))
	m.program(&v.Program, 1)
}

func (v *SpeakerView) commonMark(m *commonMark) {
	m.heading(1, m.who(&v.Person, nil))
	m.paragraph(m.text(v.FallbackNote))
	for _, p := range v.Positions {
		m.line("- ", m.position(p))
	}
	m.blank = true
	m.life(&v.Person, 1)
}

func (m *commonMark) notices(notices Notices) {
	for _, n := range notices {
		m.paragraph(m.link(m.text(n.Sentence), n.URL))
	}
}

func (m *commonMark) facts(v *EventView) {
	if v.When != nil {
		m.fact(v.When.label(), m.when(v.When))
	}
	for i := range v.Dates {
		m.fact("when.heading", m.occurrence(&v.Dates[i]))
	}
	if v.Previous != nil {
		m.fact("when.previous", m.occurrence(v.Previous))
	}
	if v.Venue != nil {
		m.fact("where.heading", m.link(m.place(v.Venue), v.Venue.Map))
	}
	for _, o := range v.joining() {
		m.fact("where.online", m.link(m.text(o.Label), o.URL))
	}
	m.fact("attendance.heading", m.text(v.Attendance))
	if r := v.Registration; r != nil && v.Open {
		var words []marks
		for _, s := range r.Sentences {
			words = append(words, m.text(s))
		}
		words = append(words, m.text(r.Note))
		if r.URL != "" {
			words = append(words, m.link(escaped(m.doc.l.Message("registration.link", nil).Value), r.URL))
		}
		m.fact("registration.heading", words...)
		for _, f := range r.Fees {
			m.fact("fee.heading", m.fee(f))
		}
	}
	if v.Series != nil {
		m.fact("series.heading", m.link(m.text(v.Series.Label), v.Series.URL))
	}
	var topics []marks
	for _, t := range v.Topics {
		topics = append(topics, m.text(t))
	}
	m.fact("topics.heading", joinMarks(" · ", topics...))
	m.fact("audience.heading", m.text(v.Audience))
	m.fact("accessibility.heading", m.text(v.Accessibility))
	if v.Venue != nil {
		m.fact("accessibility.heading", m.text(v.Venue.Accessibility))
	}
	if c := v.Contact; c != nil {
		m.fact("contact.heading", joinMarks(", ", m.text(c.Name),
			m.link(escaped(c.Email), c.EmailURL), m.link(escaped(c.Phone), c.PhoneNumber)))
	}
}

func (m *commonMark) when(w *When) marks {
	if len(w.ToBeConfirmed) > 0 {
		return m.text(w.ToBeConfirmed)
	}
	words := []marks{escaped(w.Text), m.text(w.Doors)}
	for _, z := range w.Zones {
		words = append(words, m.text(z))
	}
	return joinMarks("; ", words...)
}

func (m *commonMark) occurrence(o *Occurrence) marks {
	var words []marks
	if o.When != nil {
		words = append(words, m.when(o.When))
	}
	words = append(words, m.text(o.Attendance))
	if o.Venue != nil {
		words = append(words, m.place(o.Venue))
	}
	for _, l := range o.Online {
		words = append(words, m.link(m.text(l.Label), l.URL))
	}
	return joinMarks("; ", words...)
}

func (m *commonMark) place(v *Venue) marks { return m.passage(v.lines()) }

func (m *commonMark) passage(texts []Text) marks {
	return escaped((&plainText{doc: m.doc}).passage(texts))
}

func (m *commonMark) fee(f Fee) marks {
	words := joinMarks(": ", m.text(f.Name), escaped(f.Amount))
	if len(f.Availability) > 0 {
		words += " (" + m.text(f.Availability) + ")"
	}
	return words
}

func (m *commonMark) image(i *Image) marks {
	words := m.text(i.Credit)
	origin, rest := m.doc.absolute(i.Src)
	if rest == "" {
		return words
	}
	return joinMarks(" ", "!["+m.text(i.Alt)+"]("+target(origin+rest)+")", words)
}

func (m *commonMark) participants(participants Participants) {
	for i := range participants {
		v := &participants[i]
		rest := v.Positions
		who := m.who(&v.Person, v.Group)
		if v.nameless() && len(rest) > 0 {
			who, rest = m.position(rest[0]), rest[1:]
		}
		if who != "" {
			who = "**" + who + "**"
		}
		m.item(joinMarks(" · ", who, m.text(v.Role), m.text(v.Attendance), m.text(v.Status)), func() {
			for _, p := range rest {
				m.line("- ", m.position(p))
			}
			m.life(&v.Person, 2)
		})
	}
	m.blank = true
}

// who is the name of somebody, or the words that stand for it.
func (m *commonMark) who(v *Person, group Text) marks {
	switch {
	case v.Name != "" || len(v.Native) > 0:
		native := m.text(v.Native)
		if v.Name != "" && native != "" {
			native = "(" + native + ")"
		}
		return joinMarks(" ", m.text(v.Prefix), escaped(v.Name), native)
	case len(group) > 0:
		return m.text(group)
	case len(v.Positions) > 0:
		return m.text(v.Positions[0].headline())
	}
	return ""
}

func (m *commonMark) position(p Position) marks {
	texts := p.texts()
	return m.passage(texts[:])
}

// life writes what is told of a person.
func (m *commonMark) life(v *Person, level int) {
	if v.Bio != nil {
		m.blank = true
		m.markdown(v.Bio, level)
	}
	for _, l := range v.Links {
		m.line("- ", m.link(m.text(l.Label), l.URL))
	}
}

func (m *commonMark) panel(v *Panel) {
	m.heading(3, m.text(v.Title))
	m.paragraph(m.text(v.Kind))
	if v.When != nil {
		m.paragraph(m.when(v.When))
	}
	var where []marks
	for _, room := range v.Rooms {
		where = append(where, m.text(room))
	}
	if v.Venue != nil {
		where = append(where, m.place(v.Venue))
	}
	m.paragraph(joinMarks(", ", where...))
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
	for _, w := range works {
		m.line("- ", joinMarks(", ", m.link(m.text(w.Title), w.URL), escaped(w.Author)))
	}
}

func (m *commonMark) media(media []Media) {
	for _, item := range media {
		m.line("- ", m.link(m.text(item.Title), item.URL))
	}
}

func (m *commonMark) programName(p *Program) marks {
	name := m.text(p.Name)
	if len(p.Acronym) > 0 {
		name += " (" + m.text(p.Acronym) + ")"
	}
	return name
}

func (m *commonMark) program(p *Program, level int) {
	for parent := p.Parent; parent != nil; parent = parent.Parent {
		m.paragraph(m.programName(parent))
	}
	if p.Description != nil {
		m.markdown(p.Description, level)
	} else {
		m.paragraph(m.text(p.Summary))
	}
	if p.URL != "" {
		m.paragraph(m.link(escaped(m.doc.l.Message("page.read-more", nil).Value), p.URL))
	}
}

// listed numbers an item of an ordered list; CommonMark section 5.2 has room
// for nine digits.
func listed(number int) marks { return marks(strconv.Itoa(min(number, 999_999_999))) + ". " }
