package render

import (
	"html/template"
	"strings"

	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/markdown"
	"github.com/tertulia-go/tertulia/render/view"
)

// markup is HTML of views under construction.
type markup struct {
	escape.Markup
	p     *Printer
	level int    // of the heading of the view
	apart *wayIn // while the facts are written of an event whose way in stands apart
}

// wayIn is how one takes part, and the detail that it is of.
type wayIn struct {
	of view.DetailName
	view.Link
}

// url writes an attribute that holds a checked URL.
func (m *markup) url(name escape.Literal, u template.URL) { m.Attr(name, string(u)) }

// markdown writes a long text.
func (m *markup) markdown(md *view.Markdown) {
	m.B = append(m.B, m.p.markdown.HTML(md.Value, markdown.Section{Level: m.level + md.Depth, Anchor: md.Anchor})...)
}

// group writes a body with something before and after it, and nothing for an
// empty one, which it reports.
func (m *markup) group(before escape.Literal, body func(), after escape.Literal) (written bool) {
	at := len(m.B)
	m.Lit(before)
	empty := len(m.B)
	if body(); len(m.B) == empty {
		m.B = m.B[:at]
		return false
	}
	m.Lit(after)
	return true
}

// langAttr marks the element that is being opened, if it holds one run of
// words in another language.
func (m *markup) langAttr(t view.Text) {
	if len(t) == 1 {
		m.partAttr(t[0])
	}
}

// partAttr is langAttr for one run.
func (m *markup) partAttr(p view.Part) {
	if !p.Foreign {
		return
	}
	m.Attr("lang", p.Lang.String())
	if p.Dir != 0 {
		m.Attr("dir", p.Dir.String())
	}
}

// words writes a text inside an element that langAttr has marked.
func (m *markup) words(t view.Text) {
	if len(t) == 1 {
		m.Text(t[0].Value)
		return
	}
	m.spans(t)
}

// spans writes a text inside an element that nobody has marked.
func (m *markup) spans(t view.Text) {
	for i := range t {
		if t[i].Foreign {
			m.Lit("<span")
			m.partAttr(t[i])
			m.Lit(">")
			m.Text(t[i].Value)
			m.Lit("</span>")
			continue
		}
		m.Text(t[i].Value)
	}
}

// unbroken writes when something is, whose hours no line end parts: between a dash, or the thin
// space beside it, and what follows stands a word joiner (UAX #14, LB11).
func (m *markup) unbroken(s string) {
	const dash, thin, joiner = "\u2013", "\u2009", "\u2060"
	for {
		i := strings.IndexByte(s, dash[0]) // with which thin begins too
		if i < 0 || len(s)-i <= len(dash) {
			break
		}
		i += len(dash)
		m.Text(s[:i])
		if at := s[i-len(dash) : i]; at == dash || at == thin {
			m.Lit(joiner)
		}
		s = s[i:]
	}
	m.Text(s)
}

// element writes open, the lang of t, ">", t, and close; nothing for an empty
// t. The open tag comes without its ">".
func (m *markup) element(open escape.Literal, t view.Text, close escape.Literal) {
	if len(t) == 0 {
		return
	}
	m.Lit(open)
	m.langAttr(t)
	m.Lit(">")
	m.words(t)
	m.Lit(close)
}
