package ical

import (
	"bytes"
	"html/template"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
)

// ical is an iCalendar object under construction, in content lines that are
// folded as they grow (RFC 5545 section 3.1). Every way in escapes for the
// place it leads to; only constants of this package enter as they are.
type ical struct {
	w    io.Writer
	b    []byte       // of it, what is not written yet
	room int          // octets that are left on the line
	lang language.Tag // of the calendar
	p    *Printer
	base *view.Base // of the view that is being written
	site struct{ base, name string }

	speaking *view.Event // whose entries are being written
	left     int         // bytes of words that they may still say

	scratch []byte // for words that are put together
}

// maxLine is the length of a line in octets, without its end.
const maxLine = 75

// raw appends what has been escaped, and folds it between runes.
func (c *ical) raw(s string) {
	for len(s) > c.room {
		cut := c.room
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		c.b = append(c.b, s[:cut]...)
		c.b = append(c.b, "\r\n "...)
		c.room = maxLine - 1
		s = s[cut:]
	}
	c.b = append(c.b, s...)
	c.room -= len(s)
}

func (c *ical) lit(s escape.Literal) { c.raw(string(s)) }

// end ends a content line.
func (c *ical) end() {
	c.b = append(c.b, '\r', '\n')
	c.room = maxLine
}

// line writes a whole content line that is constant.
func (c *ical) line(s escape.Literal) {
	c.lit(s)
	c.end()
}

// icalClasses escape for a TEXT value (RFC 5545 section 3.3.11).
var icalClasses = escape.NewClasses("\n\\;,")

// words appends a TEXT value.
func (c *ical) words(s string) {
	done := 0
	for i := icalClasses.Plain(s, 0); i < len(s); i = icalClasses.Plain(s, i) {
		r, size, printed := icalClasses.Next(s[i:])
		// Some readers of calendars break lines at U+2028 and U+2029 as well.
		breaks := r == '\n' || r == '\u2028' || r == '\u2029'
		if printed && size > 1 && !breaks {
			i += size
			continue
		}
		c.raw(s[done:i])
		done = i + size
		switch {
		case !printed && r == utf8.RuneError:
			c.raw("\uFFFD")
		case !printed:
		case breaks:
			c.raw(`\n`)
		default:
			c.raw(`\`)
			done = i // what is escaped stands for itself
		}
		i += size
	}
	c.raw(s[done:])
}

// param writes a parameter whose value is words (RFC 6868).
func (c *ical) param(name escape.Literal, value string) {
	c.lit(";")
	c.lit(name)
	c.lit("=\"")
	for {
		i := strings.IndexAny(value, "^\"")
		if i < 0 {
			break
		}
		c.raw(value[:i])
		if value[i] == '"' {
			c.lit("^'")
		} else {
			c.lit("^^")
		}
		value = value[i+1:]
	}
	c.raw(value)
	c.lit("\"")
}

// property begins a property whose value is words, in the language of p.
func (c *ical) property(name escape.Literal, p view.Part) {
	c.lit(name)
	c.language(p)
	c.lit(":")
}

// language marks a property whose words are not in the language of the
// calendar (RFC 5545 section 3.2.10).
func (c *ical) language(p view.Part) {
	if p.Foreign || p.Lang != language.Und && c.base.Lang != c.lang {
		c.lit(";LANGUAGE=")
		c.raw(p.Lang.String())
	}
}

// inOwnLanguage begins a property whose words are in the language of the view.
func (c *ical) inOwnLanguage(name escape.Literal) {
	c.lit(name)
	if c.base.Lang != c.lang {
		c.lit(";LANGUAGE=")
		c.raw(c.base.Lang.String())
	}
	c.lit(":")
}

// text writes a property with the words of one line.
func (c *ical) text(name escape.Literal, t view.Text) { c.joined(name, "", t) }

// joined writes a property with several texts. Words in several languages
// cannot be marked as a whole: they carry their marks. What is the same in every
// language belongs to its neighbours.
func (c *ical) joined(name escape.Literal, with string, texts ...view.Text) {
	var first view.Part
	empty, mixed := true, false
	for _, t := range texts {
		for _, part := range t {
			switch {
			case empty || first.Lang == language.Und:
				first = part
			case part.Lang != language.Und && part.Lang != first.Lang:
				mixed = true
			}
			empty = false
		}
	}
	if empty {
		return
	}
	if mixed {
		c.inOwnLanguage(name)
		l := render.NewLines(c.scratch[:0], c.base)
		l.Texts(with, texts...)
		l.Trim()
		c.scratch = l.Bytes()
	} else {
		c.property(name, first)
		c.scratch = c.scratch[:0]
		for _, t := range texts {
			words := escape.InLine(t.String())
			if words == "" {
				continue
			}
			if len(c.scratch) > 0 {
				c.scratch = append(c.scratch, with...)
			}
			c.scratch = append(c.scratch, words...)
		}
		c.scratch = bytes.Trim(c.scratch, " ")
	}
	c.words(string(c.scratch))
	c.end()
}

// uri appends an address as an absolute URI (RFC 3986): what is not ASCII is
// escaped.
func (c *ical) uri(u template.URL) {
	origin, rest := c.base.Absolute(u)
	c.asciiURI(origin)
	c.asciiURI(rest)
}

func (c *ical) asciiURI(u string) {
	const hex = "0123456789ABCDEF"
	done := 0
	for i := range len(u) {
		if b := u[i]; b <= ' ' || b >= 0x7F || strings.IndexByte("\"<>\\^`{|}", b) >= 0 {
			c.raw(u[done:i])
			c.raw(string([]byte{'%', hex[b>>4], hex[b&0xF]}))
			done = i + 1
		}
	}
	c.raw(u[done:])
}

// stamp appends a moment in UTC.
func (c *ical) stamp(t time.Time) {
	var buf [24]byte
	c.raw(string(t.UTC().AppendFormat(buf[:0], "20060102T150405Z")))
}

// clock appends a time on the clock on the wall.
func (c *ical) clock(t time.Time) {
	var buf [24]byte
	c.raw(string(t.AppendFormat(buf[:0], "20060102T150405")))
}

// day appends a date.
func (c *ical) day(t time.Time) {
	var buf [16]byte
	c.raw(string(t.AppendFormat(buf[:0], "20060102")))
}
