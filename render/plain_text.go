package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// plainText is a text under construction, in paragraphs that are wrapped where
// Unicode allows a line to break (UAX #14).
type plainText struct {
	b      []byte
	width  int  // in columns; negative: lines are not wrapped
	bare   bool // no lines under headings
	doc    *document
	indent string // before every line
}

// paragraph writes words as one wrapped paragraph. The first line begins with
// first, the others with as many spaces.
func (p *plainText) paragraph(first, words string) {
	words = oneLine(words)
	if words == "" {
		return
	}
	hanging := strings.Repeat(" ", uniseg.StringWidth(first))
	p.b = append(p.b, p.indent...)
	p.b = append(p.b, first...)
	column := uniseg.StringWidth(p.indent) + len(hanging)
	// No character is wider than its bytes are many, so that most lines are
	// known to fit. A text that no page should have is not laid out.
	if p.width < 0 || column+len(words) <= p.width || len(words) > i18n.MaxText {
		p.b = append(append(p.b, words...), '\n')
		return
	}
	start := column
	for word := range unbroken(words) {
		bare := strings.TrimRight(word, " ")
		width := uniseg.StringWidth(bare)
		if column > start && column+width > p.width {
			p.b = append(trimRight(p.b), '\n')
			p.b = append(p.b, p.indent...)
			p.b = append(p.b, hanging...)
			column = start
		}
		p.b = append(p.b, word...)
		column += uniseg.StringWidth(word)
	}
	p.b = append(trimRight(p.b), '\n')
}

func trimRight(b []byte) []byte {
	for len(b) > 0 && b[len(b)-1] == ' ' {
		b = b[:len(b)-1]
	}
	return b
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
	if strings.HasSuffix(before, " ") {
		return false
	}
	if strings.Contains(before, "://") {
		return true
	}
	next, _ := utf8.DecodeRuneInString(after)
	return strings.HasSuffix(before, "–") && unicode.IsDigit(next)
}

// oneLine returns s without line breaks, runs of spaces, and what cannot be
// printed. No-break spaces are kept.
func oneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(s, breaks) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		for _, r := range word { // what is not UTF-8 ranges as U+FFFD
			if !i18n.Unprintable(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// breaks reports whether r parts words: a space that may be broken at, or a
// line end.
func breaks(r rune) bool {
	return r == ' ' || '\t' <= r && r <= '\r' || r == '\u2028' || r == '\u2029'
}

func isOneLine(s string) bool {
	if s == "" || s[len(s)-1] == ' ' {
		return s == ""
	}
	spaced := true // or at the beginning
	for i := 0; i < len(s); {
		size := 1
		switch class := byteClass[s[i]]; {
		case class == controlByte || s[i] == '\t' || s[i] == '\n' || s[i] == ' ' && spaced:
			return false
		case class == pairByte && i+1 < len(s) && s[i+1]&0xC0 == 0x80:
			size = 2
		case class == pairByte || class == runeByte:
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); breaks(r) || r == utf8.RuneError || i18n.Unprintable(r) {
				return false
			}
		}
		spaced = s[i] == ' '
		i += size
	}
	return true
}

// blank writes an empty line, unless there is one or nothing stands above it.
func (p *plainText) blank() {
	if len(p.b) > 0 && !strings.HasSuffix(string(p.b[max(0, len(p.b)-2):]), "\n\n") {
		p.b = append(p.b, '\n')
	}
}

// heading writes a heading with a line under it.
func (p *plainText) heading(words string, under byte) {
	words = oneLine(words)
	if words == "" {
		return
	}
	p.blank()
	at := len(p.b)
	p.paragraph("", words)
	if p.bare {
		p.b = append(p.b, '\n')
		return
	}
	longest := 0
	for line := range strings.Lines(string(p.b[at:])) {
		if len(line) > p.width && p.width > 0 { // not laid out
			longest = p.width
			break
		}
		longest = max(longest, uniseg.StringWidth(strings.TrimSuffix(line, "\n"))-len(p.indent))
	}
	p.b = append(p.b, p.indent...)
	for range longest {
		p.b = append(p.b, under)
	}
	p.b = append(p.b, '\n', '\n')
}

// marked returns the words of a text, each passage that is not the reader's
// with a mark that names its language.
func (p *plainText) marked(t Text) string {
	if len(t) == 1 && !t[0].fellBack() {
		return t[0].Value
	}
	var b strings.Builder
	for _, part := range t {
		b.WriteString(part.Value)
		if part.fellBack() {
			b.WriteByte(' ')
			b.WriteString(part.mark())
		}
	}
	return b.String()
}

// mark names the language of a passage: "[en inglés]".
func (p Part) mark() string { return p.voice.doc.mark(p.voice.lang) }

func (d *document) mark(lang language.Tag) string {
	mark := d.inOneLanguage("fallback.mark", func(l *i18n.Localizer) i18n.Args {
		return i18n.Args{"Language": l.LanguageName(lang)}
	})
	// No-break spaces keep the mark in one piece.
	return strings.ReplaceAll(mark.Value, " ", "\u00a0")
}
