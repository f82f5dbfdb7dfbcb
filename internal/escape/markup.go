package escape

import "unicode/utf8"

// Markup is HTML or XML under construction. Every way in escapes for the place
// it leads to; only constants enter as they are.
type Markup struct{ B []byte }

// Lit writes markup of the printer's own.
func (m *Markup) Lit(s Literal) { m.B = append(m.B, s...) }

// Text writes the content of an element.
func (m *Markup) Text(s string) { m.B = AppendMarkup(m.B, s) }

// Attr writes an attribute with a space before it.
func (m *Markup) Attr(name Literal, value string) {
	b := append(append(m.B, ' '), name...)
	m.B = append(AppendMarkup(append(b, '=', '"'), value), '"')
}

// markupClasses escape for an element and for an attribute in double quotes.
var markupClasses = NewClasses(`<>&"'`)

// AppendMarkup appends s as the text of an element or an attribute value in
// double quotes (HTML standard, sections 13.1.2.3 and 13.1.4). It leaves out
// what [i18n.Unprintable] names and replaces what is not UTF-8.
func AppendMarkup(b []byte, s string) []byte {
	done := 0
	for i := markupClasses.Plain(s, 0); i < len(s); i = markupClasses.Plain(s, i) {
		r, size, printed := markupClasses.Next(s[i:])
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
