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

// indented writes the body of an item, which begins no list yet.
func (m *commonMark) indented(more escape.Literal, body func()) {
	outer := m.indent
	m.indent += more
	m.bullet = ""
	body()
	m.indent = outer
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
