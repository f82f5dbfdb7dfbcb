package render

import (
	"bytes"
	"encoding/binary"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/internal/memo"
	"github.com/tertulia-go/tertulia/render/markdown"
	"github.com/tertulia-go/tertulia/render/view"
)

// plainText is a text under construction, in paragraphs that are wrapped where
// Unicode allows a line to break (UAX #14).
type plainText struct {
	wording
	laidOut *memo.Memo[string, string] // nil: nothing is remembered
	width   int                        // in columns; negative: lines are not wrapped
	bare    bool                       // no lines under headings
	indent  string                     // before every line
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
	// No character is wider than its bytes are many, so that most lines are
	// known to fit. A text that no page should have is not laid out.
	size := len(p.b) - p.start
	if p.width < 0 || columns(p.indent)+columns(rest)+size <= p.width || size > i18n.MaxText {
		return
	}
	if p.laidOut == nil {
		words := string(p.b[p.start:])
		p.b = p.b[:p.start]
		p.breakLines(words, rest)
		return
	}
	end := len(p.b)
	p.b = p.key('p', rest)
	p.b = append(p.b, p.b[p.start:end]...)
	key := p.b[end:] // in the room behind the text, so that none has to be made
	rows := memo.GetBytes(p.laidOut, key, func() (string, int) {
		rows := plainText{width: p.width, indent: p.indent}
		rows.breakLines(string(p.b[p.start:end]), rest)
		return string(rows.b), len(rows.b) + len(key)
	})
	p.b = append(p.b[:p.start], rows...)
}

// key appends all that decides besides words how these are laid out, the kind
// of the words first.
func (p *plainText) key(kind byte, rest string) []byte {
	key := binary.AppendVarint(append(p.b, kind), int64(p.width))
	key = append(append(key, p.indent...), 0)
	return append(append(key, rest...), 0)
}

// breakLines writes words in lines, of which all but the first begin with rest.
func (p *plainText) breakLines(words, rest string) {
	start := columns(p.indent) + columns(rest)
	column := start
	for word := range unbroken(words) {
		bare := strings.TrimRight(word, " ")
		width := columns(bare)
		if column > start && column+width > p.width {
			p.b = append(bytes.TrimRight(p.b, " "), '\n')
			p.b = append(append(p.b, p.indent...), rest...)
			column = start
		}
		p.b = append(p.b, word...)
		column += width + len(word) - len(bare)
	}
	p.b = bytes.TrimRight(p.b, " ")
}

// columns returns how many columns words take. Latin letters, which nearly all
// words are in, are counted; of the others uniseg knows.
func columns(s string) int {
	n := 0
	for _, r := range s {
		if !inOneColumn(r) {
			return uniseg.StringWidth(s)
		}
		n++
	}
	return n
}

// inOneColumn reports whether a character is known to take one column, whatever
// stands beside it.
func inOneColumn(r rune) bool { return r >= ' ' && r <= '~' || r >= 'À' && r <= 'ɏ' }

// unbroken yields the pieces of a line that are kept whole: those between the
// break opportunities of UAX #14, joined where a reader needs them in one
// piece: an address, and the dash of a range with its end.
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

// spaces stand around the dash of a range.
const spaces = " \u00a0\u2009\u202f"

func joined(before, after string) bool {
	if strings.HasPrefix(after, "· ") { // a line neither begins with a separator nor breaks before it
		return true
	}
	if strings.HasSuffix(strings.TrimRight(before, spaces), "–") { // nor does it end in the dash of a range
		return true
	}
	return !strings.HasSuffix(before, " ") && strings.Contains(before, "://")
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
		longest = max(longest, columns(string(bytes.TrimSuffix(line, []byte("\n"))))-before)
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
	if p.laidOut == nil {
		p.longLines(md.Value, p.base.BaseURL)
		return
	}
	end := len(p.b)
	p.b = append(p.key('l', p.base.BaseURL), md.Value...)
	key := p.b[end:]
	lines := memo.GetBytes(p.laidOut, key, func() (string, int) {
		// The first line stands below others.
		lines := plainText{wording: wording{b: []byte{'\n'}}, width: p.width, indent: p.indent}
		lines.longLines(md.Value, p.base.BaseURL)
		return string(lines.b[1:]), len(lines.b) + len(key)
	})
	p.b = append(p.b[:end], lines...)
}

// longLines writes the lines of a long text, its paths as addresses of the site.
func (p *plainText) longLines(source, site string) {
	for _, line := range markdown.Lines(source, site) {
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
