package render

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/tertulia-go/tertulia/i18n"
)

// plainText is a text under construction, in paragraphs that are wrapped where
// Unicode allows a line to break (UAX #14).
type plainText struct {
	wording
	width  int    // in columns; negative: lines are not wrapped
	bare   bool   // no lines under headings
	indent string // before every line
}

// paragraph writes words as one wrapped paragraph, if there are any. The first line begins with
// first, the others with as many spaces.
func (p *plainText) paragraph(first literal, write func()) (written bool) {
	return p.group(func() {
		p.b = append(p.b, p.indent...)
		p.lit(first)
	}, func() {
		write()
		p.trim()
	}, func() {
		p.wrap(len(first))
		p.b = append(p.b, '\n')
	})
}

// wrap breaks the line that has just been written, of which the first columns
// stand before the words.
func (p *plainText) wrap(first int) {
	column := uniseg.StringWidth(p.indent) + first
	// No character is wider than its bytes are many, so that most lines are
	// known to fit. A text that no page should have is not laid out.
	if size := len(p.b) - p.start; p.width < 0 || column+size <= p.width || size > i18n.MaxText {
		return
	}
	words := string(p.b[p.start:])
	p.b = p.b[:p.start]
	start := column
	for word := range unbroken(words) {
		bare := strings.TrimRight(word, " ")
		width := uniseg.StringWidth(bare)
		if column > start && column+width > p.width {
			p.b = append(bytes.TrimRight(p.b, " "), '\n')
			p.b = append(p.b, p.indent...)
			for range first {
				p.b = append(p.b, ' ')
			}
			column = start
		}
		p.b = append(p.b, word...)
		column += uniseg.StringWidth(word)
	}
	p.b = bytes.TrimRight(p.b, " ")
}

// unbroken yields the pieces of a line that are kept whole: those between the
// break opportunities of UAX #14, joined where a reader needs them in one
// piece: an address, and a range of figures.
func unbroken(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		state := -1
		begin, end := 0, 0
		for end < len(s) {
			var segment string
			segment, _, _, state = uniseg.FirstLineSegmentInString(s[end:], state)
			end += len(segment)
			if end < len(s) && joined(s[begin:end], s[end:]) {
				continue
			}
			if !yield(s[begin:end]) {
				return
			}
			begin = end
		}
	}
}

func joined(before, after string) bool {
	if strings.HasPrefix(after, "· ") { // a line neither begins with a separator nor breaks before it
		return true
	}
	if strings.HasSuffix(before, " ") {
		return false
	}
	if strings.Contains(before, "://") {
		return true
	}
	next, _ := utf8.DecodeRuneInString(after)
	return strings.HasSuffix(before, "–") && unicode.IsDigit(next)
}

// blank writes an empty line, unless there is one or nothing stands above it.
func (p *plainText) blank() {
	empty := strings.TrimRight(p.indent, " ") + "\n"
	if len(p.b) == 0 || bytes.HasSuffix(p.b, []byte("\n\n")) || bytes.HasSuffix(p.b, []byte("\n"+empty)) {
		return
	}
	p.b = append(p.b, empty...)
}

// heading writes a heading with a line under it.
func (p *plainText) heading(write func(), under byte) {
	before := len(p.b)
	p.blank()
	at := len(p.b)
	if !p.paragraph("", write) {
		p.b = p.b[:before]
		return
	}
	if p.bare {
		p.blank()
		return
	}
	longest := 0
	for line := range bytes.Lines(p.b[at:]) {
		if len(line) > i18n.MaxText { // not laid out
			longest = max(p.width, 1)
			break
		}
		longest = max(longest, uniseg.StringWidth(string(bytes.TrimSuffix(line, []byte("\n"))))-len(p.indent))
	}
	if p.width > 0 {
		longest = min(longest, max(p.width-len(p.indent), 1))
	}
	p.b = append(p.b, p.indent...)
	for range longest {
		p.b = append(p.b, under)
	}
	p.b = append(p.b, '\n')
	p.blank()
}

// line writes a text as a paragraph.
func (p *plainText) line(t Text) {
	if len(t) > 0 {
		p.paragraph("", func() { p.text(t) })
	}
}

// sentence writes words without a language as a paragraph.
func (p *plainText) sentence(s string) { p.paragraph("", func() { p.words(s) }) }

// fact writes a label with what it stands for.
func (p *plainText) fact(id string, write func()) {
	p.paragraph("", func() { p.labelled("", id, ": ", write) })
}
