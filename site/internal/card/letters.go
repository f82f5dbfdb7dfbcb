package card

import (
	"iter"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// letters are those of a font in one size. What is drawn of a letter is kept: the next
// card has the same ones.
type letters struct {
	face     font.Face
	advances map[rune]fixed.Int26_6
	kerns    map[[2]rune]fixed.Int26_6
	shapes   map[inked]shape
}

// maxKept bounds how many letters, pairs and shapes are kept of a style, whatever is
// written.
const maxKept = 2000

func newLetters(face font.Face) *letters {
	return &letters{face: face, advances: make(map[rune]fixed.Int26_6), kerns: make(map[[2]rune]fixed.Int26_6), shapes: make(map[inked]shape)}
}

// kept returns what a map has for a key, or makes and keeps it.
func kept[K comparable, V any](all map[K]V, key K, make func() V) V {
	known, ok := all[key]
	if !ok {
		if len(all) >= maxKept {
			clear(all)
		}
		known = make()
		all[key] = known
	}
	return known
}

// placed is a letter of a text, and where it begins and ends on the line.
type placed struct {
	letter     rune
	start, end fixed.Int26_6
}

// placed ranges over the letters of a text, by where each stands in the text.
func (l *letters) placed(text string) iter.Seq2[int, placed] {
	return func(yield func(int, placed) bool) {
		x, before := fixed.Int26_6(0), rune(-1)
		for i, r := range text {
			if before >= 0 {
				x += kept(l.kerns, [2]rune{before, r}, func() fixed.Int26_6 { return l.face.Kern(before, r) })
			}
			start := x
			x += kept(l.advances, r, func() fixed.Int26_6 { advance, _ := l.face.GlyphAdvance(r); return advance })
			before = r
			if !yield(i, placed{r, start, x}) {
				return
			}
		}
	}
}

// inked is a letter that begins at one of a few places within a point.
type inked struct {
	letter rune
	within fixed.Int26_6
}

// shape is the ink of a letter: rows of points, from its foot leftward and upward.
type shape struct {
	left, top int
	width     int // 0: there is no ink
	ink       []uint8
}

// grid is how finely letters are set, in 64ths of a point.
const grid = 16

// shapeOf returns the ink of a letter that begins at x.
func (l *letters) shapeOf(r rune, x fixed.Int26_6) shape {
	within := x & 63 &^ (grid - 1)
	return kept(l.shapes, inked{r, within}, func() shape {
		bounds, mask, from, _, ok := l.face.Glyph(fixed.Point26_6{X: within}, r)
		if !ok || bounds.Empty() {
			return shape{}
		}
		s := shape{left: bounds.Min.X, top: bounds.Min.Y, width: bounds.Dx(), ink: make([]uint8, 0, bounds.Dx()*bounds.Dy())}
		for y := range bounds.Dy() {
			for x := range bounds.Dx() {
				_, _, _, ink := mask.At(from.X+x, from.Y+y).RGBA()
				s.ink = append(s.ink, uint8(ink>>8))
			}
		}
		return s
	})
}
