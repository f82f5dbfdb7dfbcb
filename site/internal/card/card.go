// Package card draws the pictures that stand for an event where its address is shared.
//
//		painter, err := card.New()
//		c := card.Card{Site: "Casa de la Memoria", Title: "Archivos abiertos", When: "martes, 9 de marzo de 2027, 18:00"}
//		c.Name()                  // "9c41b07e2d5a8f36.png", when a page is printed
//		body, err := painter.Paint(c) // a PNG of 1200 x 630 points, when somebody asks for it
//
//	 1. All words are handed in; the card has none of its own.
//	 2. The same card gives the same bytes, and another card another name.
//	 3. The font has Latin, Greek and Cyrillic letters. A text with a letter that it
//	    lacks is left out as a whole, for words must not change by being left out;
//	    where that is the title, the name of the site stands in its place. Emoji and
//	    other signs that it lacks are left out alone.
//	 4. A title too long for four lines ends in an ellipsis, other texts after two.
package card

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"image/color"
	"strconv"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/field"
)

// Width and Height are those of every card, in pixels: what networks show whole.
const (
	Width  = 1200
	Height = 630
)

// Card is what a card says, in one language. A text that is "" is left out.
type Card struct {
	Site   string // its name
	Title  string
	When   string // with the weekday
	Where  string
	Notice string // in which languages it is held
	Accent string // behind the title, which is light or dark, whatever can be read: "#0a3c78"; "": #8f2c14
}

// look is the version of the drawing: a card that looks another way has another name.
const look = 2

// Name returns the name of the picture of the card, which is made of all that it says.
func (c Card) Name() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %#v", look, c))
	return hex.EncodeToString(sum[:8]) + ".png"
}

// The parts of a card, in pixels.
const (
	margin = 72
	space  = 40 // above and below what stands in the panel; half of it between parts
	inner  = Width - 2*margin
)

// How many lines there are at most.
const (
	siteLines   = 1
	titleLines  = 4
	whenLines   = 2
	whereLines  = 2
	noticeLines = 3
)

var (
	siteStyle   = style{false, 34}
	whenStyle   = style{true, 34}
	whereStyle  = style{false, 34}
	noticeStyle = style{false, 28}
	// titleStyles are tried from the largest on.
	titleStyles = [...]style{{true, 84}, {true, 72}, {true, 62}, {true, 54}}
)

// Paint returns a card as a PNG. The error is that its accent is no color.
func (p *Painter) Paint(c Card) ([]byte, error) {
	accent := cmp.Or(c.Accent, "#8f2c14")
	if !content.IsColor(accent) {
		return nil, fmt.Errorf("accent: %.80q is no color: %w", accent, field.ErrFormat)
	}
	site, title := p.written(c.Site), p.written(c.Title)
	if title == "" {
		site, title = "", site
	}
	w, err := p.blankWriting()
	if err != nil {
		return nil, err
	}
	defer p.writings.Put(w)
	panel := w.facts(p.written(c.When), p.written(c.Where), p.written(c.Notice))
	w.head(site, title, panel)
	return w.encode(panel, accent)
}

// facts writes when, where and the notice at the bottom, and returns where the panel
// under those begins: at the end of the card if there are none.
func (w *writing) facts(when, where, notice string) (panel int) {
	facts := append(w.wrap(when, whenStyle, whenLines).orNone(), w.wrap(where, whereStyle, whereLines).lines...)
	notices := w.wrap(notice, noticeStyle, noticeLines).orNone()
	height := heightOf(facts) + heightOf(notices)
	if height == 0 {
		return Height
	}
	between := 0
	if len(facts) > 0 && len(notices) > 0 {
		between = space / 2
	}
	panel = Height - height - between - 2*space
	y := w.write(facts, panel+space)
	w.write(notices, y+between)
	return panel
}

// head writes the name of the site and the title above the panel.
func (w *writing) head(site, title string, panel int) {
	y := w.write(w.wrap(site, siteStyle, siteLines).lines, margin-space/2) + space/2
	room := panel - space/2 - y
	lines := w.fitting(title, room)
	w.write(lines, y+(room-heightOf(lines))/2)
}

// fitting returns the lines of a title in the largest size in which it fits.
func (w *writing) fitting(title string, room int) []line {
	var found wrapped
	for _, s := range titleStyles {
		found = w.wrap(title, s, min(titleLines, room/s.height()))
		if found.whole {
			break
		}
	}
	return found.lines
}

// shades is how many steps there are from the ground to the ink: on two grounds as many
// as half a byte tells apart.
const shades = 8

// encode returns a card as a PNG. It has two grounds, and on each the shades up to the
// ink, so that a palette of 16 colors holds all.
func (w *writing) encode(panel int, accent string) ([]byte, error) {
	palette := append(blend(accent, content.WordsOn(accent)), blend(paper, content.WordsOn(paper))...)
	return w.png.write(palette, func(y int, points []byte) {
		ground := byte(0)
		if y >= panel {
			ground = shades<<4 | shades
		}
		for i := 0; i < len(points); i += 4 {
			put(points[i:i+4], ground, binary.LittleEndian.Uint64(w.inked[y*Width+2*i:]))
		}
	})
}

// put sets eight points by the ink on each.
func put(points []byte, ground byte, ink uint64) {
	shade := ink >> 5 & 0x0707_0707_0707_0707
	shade = shade<<4 | shade>>8
	for i := range points {
		points[i] = ground | byte(shade>>(16*i))
	}
}

// paper is the color of the panel.
const paper = "#ffffff"

func blend(ground, ink string) color.Palette {
	from, to := rgb(ground), rgb(ink)
	palette := make(color.Palette, shades)
	for i := range palette {
		mix := func(a, b uint8) uint8 { return uint8((int(a)*(shades-1-i) + int(b)*i) / (shades - 1)) }
		palette[i] = color.RGBA{mix(from.R, to.R), mix(from.G, to.G), mix(from.B, to.B), 0xff}
	}
	return palette
}

// rgb returns what is written as # and six digits.
func rgb(written string) color.RGBA {
	n, _ := strconv.ParseUint(written[1:], 16, 32) // it is a color
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}
}
