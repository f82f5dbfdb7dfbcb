package render

import (
	"html/template"
	"unicode/utf8"
)

// markup is HTML under construction. Every way in escapes for the place it
// leads to; only constants of this package enter as they are.
type markup struct{ b []byte }

// literal is markup written in this package. Untyped constants are of this
// type by themselves; no string of content is.
type literal string

func (m *markup) lit(s literal) { m.b = append(m.b, s...) }

// text writes the content of an element.
func (m *markup) text(s string) { m.b = appendEscaped(m.b, s) }

// attr writes an attribute with a space before it.
func (m *markup) attr(name literal, value string) {
	m.b = append(m.b, ' ')
	m.b = append(m.b, name...)
	m.b = append(m.b, '=', '"')
	m.b = appendEscaped(m.b, value)
	m.b = append(m.b, '"')
}

// url writes an attribute that holds a checked URL.
func (m *markup) url(name literal, u template.URL) { m.attr(name, string(u)) }

// html writes markup that this package has made of Markdown.
func (m *markup) html(h template.HTML) { m.b = append(m.b, h...) }

// group writes a body with something before and after it, and nothing for an
// empty one, which it reports.
func (m *markup) group(before literal, body func(), after literal) (written bool) {
	at := len(m.b)
	m.lit(before)
	empty := len(m.b)
	if body(); len(m.b) == empty {
		m.b = m.b[:at]
		return false
	}
	m.lit(after)
	return true
}

// langAttr marks the element that is being opened, if it holds one run of
// words in another language.
func (m *markup) langAttr(t Text) {
	if len(t) == 1 {
		m.lit(t[0].attr())
	}
}

// words writes a text inside an element that langAttr has marked.
func (m *markup) words(t Text) {
	if len(t) == 1 {
		m.text(t[0].Value)
		return
	}
	m.spans(t)
}

// spans writes a text inside an element that nobody has marked.
func (m *markup) spans(t Text) {
	for i := range t {
		if attr := t[i].attr(); attr != "" {
			m.lit("<span")
			m.lit(attr)
			m.lit(">")
			m.text(t[i].Value)
			m.lit("</span>")
			continue
		}
		m.text(t[i].Value)
	}
}

// element writes open, the lang of t, ">", t, and close; nothing for an empty
// t. The open tag comes without its ">".
func (m *markup) element(open literal, t Text, close literal) {
	if len(t) == 0 {
		return
	}
	m.lit(open)
	m.langAttr(t)
	m.lit(">")
	m.words(t)
	m.lit(close)
}

// markupClasses escape for an element and for an attribute in double quotes.
var markupClasses = escapes(`<>&"'`)

// appendEscaped appends s as the text of an element or an attribute value in
// double quotes (HTML standard, sections 13.1.2.3 and 13.1.4). It leaves out
// what [i18n.Unprintable] names and replaces what is not UTF-8.
func appendEscaped(b []byte, s string) []byte {
	done := 0
	for i := markupClasses.plain(s, 0); i < len(s); i = markupClasses.plain(s, i) {
		r, size, printed := markupClasses.next(s[i:])
		instead := ""
		switch {
		case !printed && r == utf8.RuneError:
			instead = "\uFFFD"
		case !printed:
		case size > 1:
			i += size
			continue
		default:
			instead = entities[r]
		}
		b = append(append(b, s[done:i]...), instead...)
		i += size
		done = i
	}
	return append(b, s[done:]...)
}

var entities = [...]string{'<': "&lt;", '>': "&gt;", '&': "&amp;", '"': "&#34;", '\'': "&#39;"}
