package render

import (
	"html/template"
	"strconv"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/markdown"
	"github.com/tertulia-go/tertulia/render/view"
)

// jsonLD is a JSON document under construction. Every way in escapes for the
// place it leads to, and a property without a value leaves no trace.
type jsonLD struct {
	b    []byte
	base *view.Base
	long *markdown.Converter
	told map[*view.Person]bool // of whom the event has told already
}

func (j *jsonLD) key(name escape.Literal) {
	if j.b[len(j.b)-1] != '{' {
		j.b = append(j.b, ',')
	}
	j.b = append(j.b, '"')
	j.b = append(j.b, name...)
	j.b = append(j.b, '"', ':')
}

// begin opens an object of a type of schema.org.
func (j *jsonLD) begin(class escape.Literal) {
	j.b = append(j.b, '{')
	j.lit("@type", class)
}

func (j *jsonLD) end() { j.b = append(j.b, '}') }

// lit writes a property whose value is a constant.
func (j *jsonLD) lit(name, value escape.Literal) {
	j.key(name)
	j.b = append(j.b, '"')
	j.b = append(j.b, value...)
	j.b = append(j.b, '"')
}

func (j *jsonLD) bool(name escape.Literal, value bool) {
	j.key(name)
	j.b = strconv.AppendBool(j.b, value)
}

func (j *jsonLD) int(name escape.Literal, value int) {
	if value != 0 {
		j.key(name)
		j.b = strconv.AppendInt(j.b, int64(value), 10)
	}
}

func (j *jsonLD) float(name escape.Literal, value float64) {
	j.key(name)
	j.b = strconv.AppendFloat(j.b, value, 'f', -1, 64)
}

// string writes words or a code that have no language.
func (j *jsonLD) string(name escape.Literal, value string) {
	if value != "" {
		j.key(name)
		j.b = appendJSON(j.b, value)
	}
}

// url writes an address, if it can be followed from elsewhere.
func (j *jsonLD) url(name escape.Literal, u template.URL) { j.anchor(name, u, "") }

// anchor writes the address of an element of a page.
func (j *jsonLD) anchor(name escape.Literal, u template.URL, id string) {
	origin, rest := j.base.Absolute(u)
	if rest == "" {
		return
	}
	j.key(name)
	j.b = append(j.b, '"')
	j.b = appendJSONEscaped(j.b, origin)
	j.b = appendJSONEscaped(j.b, rest)
	if id != "" {
		j.b = append(j.b, '#')
		j.b = appendJSONEscaped(j.b, id)
	}
	j.b = append(j.b, '"')
}

// text writes words for readers: a string where they are in the language of
// the page, else one that says its language (JSON-LD 1.1 section 4.2.4).
func (j *jsonLD) text(name escape.Literal, t view.Text) {
	switch len(t) {
	case 0:
	case 1:
		j.words(name, t[0], t[0].Value)
	default:
		j.string(name, t.String())
	}
}

// name writes what something is called as a plain string: Google reads no other
// (Search Central, "Event structured data": name is Text).
func (j *jsonLD) name(t view.Text) { j.string("name", t.String()) }

// words writes what has been made of a text, in its language.
func (j *jsonLD) words(name escape.Literal, p view.Part, value string) {
	if value == "" {
		return
	}
	j.key(name)
	if !p.Foreign {
		j.b = appendJSON(j.b, value)
		return
	}
	j.tagged(p, value)
}

// tagged writes a string that says its language.
func (j *jsonLD) tagged(p view.Part, value string) {
	j.b = append(j.b, '{')
	j.string("@language", p.Lang.String())
	j.string("@value", value)
	j.b = append(j.b, '}')
}

func (j *jsonLD) markdown(name escape.Literal, md *view.Markdown) {
	j.words(name, md.Part, j.long.Words(md.Value, j.base.BaseURL))
}

func (j *jsonLD) tags(name escape.Literal, tags []language.Tag) {
	l := j.list(name)
	for _, tag := range tags {
		if tag != language.Und {
			j.item(&l)
			j.b = appendJSON(j.b, tag.String())
		}
	}
	j.endList(l)
}

// time writes t as precisely as it is known (ISO 8601, RFC 3339).
func (j *jsonLD) time(name escape.Literal, t time.Time, p i18n.Precision) {
	if !dated(t) {
		return
	}
	j.key(name)
	j.b = append(j.b, '"')
	j.b = appendTime(j.b, t, p)
	j.b = append(j.b, '"')
}

// when writes a time whose end may be known more or less precisely.
func (j *jsonLD) when(w event.When, end i18n.Precision) {
	if dated(w.Start) {
		j.time("startDate", w.Start, w.Precision)
		j.time("endDate", w.End, end)
	}
	j.time("doorTime", w.Doors, i18n.Minute)
}

// dated reports whether t can be written by the formats for machines, whose
// years have four digits.
func dated(t time.Time) bool {
	return !t.IsZero() && t.Year() >= 1 && t.Year() <= 9999
}

func appendTime(b []byte, t time.Time, p i18n.Precision) []byte {
	switch p {
	case i18n.Day:
		return t.AppendFormat(b, time.DateOnly)
	case i18n.Month:
		return t.AppendFormat(b, "2006-01")
	}
	// The offsets of local mean time have seconds, which RFC 3339 cannot say.
	if _, offset := t.Zone(); offset%60 != 0 && dated(t.UTC()) {
		t = t.UTC()
	}
	return t.AppendFormat(b, time.RFC3339)
}

// A jsonList is the value of a property that may have several: none leaves no
// trace, and one stands alone.
type jsonList struct{ start, open, n int }

func (j *jsonLD) list(name escape.Literal) jsonList {
	l := jsonList{start: len(j.b)}
	j.key(name)
	j.b = append(j.b, '[')
	l.open = len(j.b)
	return l
}

func (j *jsonLD) item(l *jsonList) {
	if l.n > 0 {
		j.b = append(j.b, ',')
	}
	l.n++
}

func (j *jsonLD) endList(l jsonList) {
	switch l.n {
	case 0:
		j.b = j.b[:l.start]
	case 1:
		copy(j.b[l.open-1:], j.b[l.open:])
		j.b = j.b[:len(j.b)-1]
	default:
		j.b = append(j.b, ']')
	}
}

// jsonClasses escape for a JSON string that may stand in HTML: <, > and & too,
// so that no content ends the script element or opens a comment.
var jsonClasses = escape.NewClasses("\t\n<>&\"\\")

func appendJSON(b []byte, s string) []byte {
	b = append(b, '"')
	b = appendJSONEscaped(b, s)
	return append(b, '"')
}

// appendJSONEscaped appends s as part of a JSON string (RFC 8259 section 7).
// It leaves out what [i18n.Unprintable] names and replaces what is not UTF-8.
func appendJSONEscaped(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	done := 0
	for i := jsonClasses.Plain(s, 0); i < len(s); i = jsonClasses.Plain(s, i) {
		r, size, printed := jsonClasses.Next(s[i:])
		if printed && size > 1 && r != '\u2028' && r != '\u2029' {
			i += size
			continue
		}
		b = append(b, s[done:i]...)
		switch {
		case !printed && r == utf8.RuneError:
			b = append(b, "\uFFFD"...)
		case !printed:
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r == '\t':
			b = append(b, '\\', 't')
		default: // U+2028 and U+2029 end a line in older JavaScript
			b = append(b, '\\', 'u', hex[r>>12&0xF], hex[r>>8&0xF], hex[r>>4&0xF], hex[r&0xF])
		}
		i += size
		done = i
	}
	return append(b, s[done:]...)
}
