package card

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"
)

//go:embed font/NotoSans-Regular.ttf
var regularFont []byte

//go:embed font/NotoSans-Bold.ttf
var boldFont []byte

// Painter paints cards. It is made by [New] and safe for concurrent use.
type Painter struct {
	regular, bold *sfnt.Font
	writings      sync.Pool // of *writing: one takes more memory than all that is written on it
}

// New returns a painter with the fonts that are built in.
func New() (*Painter, error) {
	regular, err := opentype.Parse(regularFont)
	if err != nil {
		return nil, fmt.Errorf("the regular font: %w", err)
	}
	bold, err := opentype.Parse(boldFont)
	if err != nil {
		return nil, fmt.Errorf("the bold font: %w", err)
	}
	return &Painter{regular: regular, bold: bold}, nil
}

// maxRunes bounds what is looked at of a text: more fits on no card.
const maxRunes = 600

// written returns a text as the fonts can write it, "" if they lack one of its letters.
func (p *Painter) written(text string) string {
	text = strings.ToValidUTF8(text, "")
	if utf8.RuneCountInString(text) > maxRunes {
		text = string([]rune(text)[:maxRunes])
	}
	text = strings.Join(strings.Fields(norm.NFC.String(text)), " ")
	var out strings.Builder
	var buffer sfnt.Buffer
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Variation_Selector, r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
		case p.has(&buffer, r):
			out.WriteRune(r)
		case unicode.IsLetter(r) || unicode.In(r, unicode.Mn, unicode.Mc) || unicode.IsNumber(r):
			return ""
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

func (p *Painter) has(buffer *sfnt.Buffer, r rune) bool {
	glyph, err := p.regular.GlyphIndex(buffer, r)
	return err == nil && glyph != 0
}

// writing is what is being written on one card after another.
type writing struct {
	styles    map[style]*letters
	inked     []uint8 // how much ink is on each point of the card, row after row
	inkedRows [Height]bool
	png       pngWriter
}

// blankWriting returns a writing on which nothing is written.
func (p *Painter) blankWriting() (*writing, error) {
	if w, ok := p.writings.Get().(*writing); ok {
		for y, inked := range w.inkedRows {
			if inked {
				clear(w.inked[y*Width : (y+1)*Width])
			}
		}
		clear(w.inkedRows[:])
		return w, nil
	}
	w := &writing{styles: make(map[style]*letters), inked: make([]uint8, Width*Height)}
	for _, s := range append(titleStyles[:], siteStyle, whenStyle, whereStyle, noticeStyle) {
		f := p.regular
		if s.bold {
			f = p.bold
		}
		face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: s.size, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			return nil, fmt.Errorf("letters of %g pixels: %w", s.size, err)
		}
		w.styles[s] = newLetters(face)
	}
	return w, nil
}

// style is how a text is written; its size is that of its letters in pixels.
type style struct {
	bold bool
	size float64
}

// height is that of a line, in pixels.
func (s style) height() int { return int(s.size * 1.3) }

type line struct {
	style
	text string
}

func heightOf(lines []line) int {
	height := 0
	for _, l := range lines {
		height += l.height()
	}
	return height
}

// wrapped is a text in lines, and whether it is whole.
type wrapped struct {
	lines []line
	whole bool
}

// orNone returns the lines of a text that is whole.
func (w wrapped) orNone() []line {
	if w.whole {
		return w.lines
	}
	return nil
}

const ellipsis = "…"

// wrap returns a text in lines that fit on a card. What does not fit in so many ends
// in an ellipsis, and a word longer than a line is broken.
func (w *writing) wrap(text string, s style, limit int) wrapped {
	var lines []line
	for text != "" && len(lines) < limit {
		end := w.fits(text, s, inner)
		if end < len(text) && len(lines) == limit-1 {
			end = w.fits(text, s, inner-w.measure(ellipsis, s))
			cut := strings.TrimRight(text[:wordEnd(text, end)], " ,.;:–—(«“")
			return wrapped{append(lines, line{s, cut + ellipsis}), false}
		}
		end = wordEnd(text, end)
		lines = append(lines, line{s, text[:end]})
		text = strings.TrimPrefix(text[end:], " ")
	}
	return wrapped{lines, text == ""}
}

// wordEnd returns the end of the last word that is whole before an end, the end itself
// if there is none.
func wordEnd(text string, end int) int {
	if end == len(text) || text[end] == ' ' {
		return end
	}
	if space := strings.LastIndexByte(text[:end], ' '); space > 0 {
		return space
	}
	return end
}

// fits returns the length of the beginning of a text that fits in a width: at least one
// letter, so that there is always less to write.
func (w *writing) fits(text string, s style, width int) int {
	for i, placed := range w.styles[s].placed(text) {
		if placed.end.Ceil() > width && i > 0 {
			return i
		}
	}
	return len(text)
}

func (w *writing) measure(text string, s style) int {
	width := 0
	for _, placed := range w.styles[s].placed(text) {
		width = placed.end.Ceil()
	}
	return width
}

// write writes lines below y, and returns where the next begins.
func (w *writing) write(lines []line, y int) int {
	const base = 1.02 // of the size, from the top of a line down to the feet of its letters
	for _, l := range lines {
		letters := w.styles[l.style]
		for _, placed := range letters.placed(l.text) {
			w.ink(letters.shapeOf(placed.letter, placed.start), margin+placed.start.Floor(), y+int(l.size*base))
		}
		y += l.height()
	}
	return y
}

// ink lays the ink of a letter on the card, with its foot at a point.
func (w *writing) ink(s shape, x, y int) {
	x, y = x+s.left, y+s.top
	for ; len(s.ink) > 0; s.ink, y = s.ink[s.width:], y+1 {
		if y < 0 || y >= Height {
			continue
		}
		w.inkedRows[y] = true
		row := w.inked[y*Width : (y+1)*Width]
		for i, ink := range s.ink[:s.width] {
			if ink > 0 && x+i >= 0 && x+i < Width {
				there := row[x+i]
				row[x+i] = there + uint8(uint(ink)*uint(255-there)/255)
			}
		}
	}
}
