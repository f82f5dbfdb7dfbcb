package render

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/markdown"
	"github.com/tertulia-go/tertulia/render/view"
)

// plainText is a text under construction, in paragraphs that are wrapped where
// Unicode allows a line to break (UAX #14).
type plainText struct {
	wording
	markdown *markdown.Converter
	width    int    // in columns; negative: lines are not wrapped
	bare     bool   // no lines under headings
	indent   string // before every line
}

// paragraph writes words as one wrapped paragraph, if there are any. The first line begins with
// first, the others with as many spaces.
func (p *plainText) paragraph(first escape.Literal, write func()) (written bool) {
	return p.row(string(first), "                "[:len(first)], write)
}

// row writes words as one wrapped paragraph, if there are any. The first line
// begins with first, the others with rest, which is as wide.
func (p *plainText) row(first, rest string, write func()) (written bool) {
	return p.group(func() {
		p.b = append(append(p.b, p.indent...), first...)
	}, func() {
		write()
		p.trim()
	}, func() {
		p.wrap(rest)
		p.b = append(p.b, '\n')
	})
}

// wrap breaks the line that has just been written. What stands before its words
// is as wide as what stands before those of the next.
func (p *plainText) wrap(rest string) {
	column := uniseg.StringWidth(p.indent) + uniseg.StringWidth(rest)
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
			p.b = append(append(p.b, p.indent...), rest...)
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
func (p *plainText) blank() { p.empty("") }

// empty is blank for a line that begins with something: that of a quotation.
func (p *plainText) empty(quote string) {
	line := strings.TrimRight(p.indent+quote, " ") + "\n"
	if len(p.b) == 0 || bytes.HasSuffix(p.b, []byte("\n\n")) || bytes.HasSuffix(p.b, []byte("\n"+line)) {
		return
	}
	p.b = append(p.b, line...)
}

// heading writes a heading with a line under it.
func (p *plainText) heading(write func(), under byte) {
	before := len(p.b)
	p.blank()
	if !p.underlined("", "", write, under) {
		p.b = p.b[:before]
		return
	}
	p.blank()
}

// underlined writes a row with a line under it.
func (p *plainText) underlined(first, rest string, write func(), under byte) (written bool) {
	at := len(p.b)
	if !p.row(first, rest, write) {
		return false
	}
	if p.bare {
		return true
	}
	before := len(p.indent) + len(rest)
	longest := 0
	for line := range bytes.Lines(p.b[at:]) {
		if len(line) > i18n.MaxText { // not laid out
			longest = max(p.width, 1)
			break
		}
		longest = max(longest, uniseg.StringWidth(string(bytes.TrimSuffix(line, []byte("\n"))))-before)
	}
	if p.width > 0 {
		longest = min(longest, max(p.width-before, 1))
	}
	p.b = append(append(p.b, p.indent...), rest...)
	for range longest {
		p.b = append(p.b, under)
	}
	p.b = append(p.b, '\n')
	return true
}

// line writes a text as a paragraph.
func (p *plainText) line(t view.Text) {
	if len(t) > 0 {
		p.paragraph("", func() { p.text(t) })
	}
}

// sentence writes words without a language as a paragraph.
func (p *plainText) sentence(s string) { p.paragraph("", func() { p.words(s) }) }

// details writes facts under their labels, each in a line.
func (p *plainText) details(details []view.Detail) {
	for i := range details {
		d := &details[i]
		if d.List {
			p.label(d.Label)
		}
		for k := range d.Items {
			if d.List {
				p.paragraph("- ", func() { p.item(&d.Items[k]) })
			} else {
				p.fact(d.Label, func() { p.item(&d.Items[k]) })
			}
		}
	}
}

// label writes what the lines below it are.
func (p *plainText) label(t view.Text) {
	if len(t) > 0 {
		p.paragraph("", func() {
			p.text(t)
			p.lit(":")
		})
	}
}

// fact writes a label with what it stands for.
func (p *plainText) fact(label view.Text, write func()) {
	p.paragraph("", func() { p.labelled("", label, ": ", write) })
}

// long writes a long text without its markup. One in another language is marked
// before its first words, since its end may be far.
func (p *plainText) long(md *view.Markdown) {
	if mark := p.base.Mark(md.Lang); md.FellBack() && mark != "" {
		p.sentence(mark)
	}
	for _, line := range p.markdown.Lines(md.Value) {
		switch line.Kind {
		case markdown.Empty:
			p.empty(line.First)
		case markdown.Heading:
			p.underlined(line.First, line.Rest, func() { p.words(line.Words) }, '-')
		case markdown.Code:
			p.b = append(append(append(append(p.b, p.indent...), line.First...), line.Words...), '\n')
		default:
			p.row(line.First, line.Rest, func() { p.words(line.Words) })
		}
	}
}
