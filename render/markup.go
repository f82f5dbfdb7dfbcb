package render

import (
	"html/template"
	"strings"
	"unicode/utf8"

	"github.com/tertulia-go/tertulia/i18n"
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

// What a byte asks for when it is escaped. Most bytes ask for nothing.
const (
	plainByte = iota
	escapeByte
	controlByte
	pairByte // begins a printable rune of two bytes
	runeByte // begins any other rune, or none
)

var byteClass = func() (class [256]byte) {
	for b := range class {
		switch {
		case b == '\t' || b == '\n':
		case b < 0x20 || b == 0x7F:
			class[b] = controlByte
		case strings.IndexByte(`<>&"'`, byte(b)) >= 0:
			class[b] = escapeByte
		case 0xC3 <= b && b <= 0xDF: // U+00C0 to U+07FF
			class[b] = pairByte
		case b >= 0x80:
			class[b] = runeByte
		}
	}
	return class
}()

// appendEscaped appends s as the text of an element or an attribute value in
// double quotes (HTML standard, sections 13.1.2.3 and 13.1.4). It leaves out
// what [i18n.Unprintable] names and replaces what is not UTF-8.
func appendEscaped(b []byte, s string) []byte {
	done := 0
	for i := 0; i < len(s); {
		class := byteClass[s[i]]
		if class == plainByte {
			i++
			continue
		}
		if class == pairByte && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
			i += 2
			continue
		}
		instead, size := "", 1
		switch class {
		case escapeByte:
			instead = entities[s[i]]
		case pairByte, runeByte:
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && size == 1 {
				instead = "\uFFFD"
			} else if !i18n.Unprintable(r) {
				i += size
				continue
			}
		}
		b = append(b, s[done:i]...)
		b = append(b, instead...)
		i += size
		done = i
	}
	return append(b, s[done:]...)
}

var entities = [...]string{'<': "&lt;", '>': "&gt;", '&': "&amp;", '"': "&#34;", '\'': "&#39;"}
