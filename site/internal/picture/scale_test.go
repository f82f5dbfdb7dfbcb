package picture

import (
	"image"
	"image/color"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	xdraw "golang.org/x/image/draw"
)

// noise is a picture on which a wrong weight shows, and which does not begin at 0.
func noise(width, height int) *image.NRGBA {
	random := rand.New(rand.NewPCG(1, 2))
	m := image.NewNRGBA(image.Rect(7, 3, 7+width, 3+height))
	for i := range m.Pix {
		m.Pix[i] = uint8(random.Uint32())
	}
	return m
}

func TestScaleGivesWhatCatmullRomGives(t *testing.T) {
	for _, tc := range []struct{ from, to image.Point }{
		{image.Pt(100, 80), image.Pt(50, 40)},
		{image.Pt(101, 67), image.Pt(48, 32)},
		{image.Pt(300, 2), image.Pt(48, 1)},
		{image.Pt(1, 300), image.Pt(1, 7)},
		{image.Pt(33, 33), image.Pt(32, 32)},
		{image.Pt(200, 3), image.Pt(3, 3)},
	} {
		from := noise(tc.from.X, tc.from.Y)
		want := image.NewRGBA(image.Rectangle{Max: tc.to})
		xdraw.CatmullRom.Scale(want, want.Rect, from, from.Rect, xdraw.Src, nil)
		got := scale(from, tc.to.X, tc.to.Y).(*image.RGBA)
		assert.Equal(t, want.Rect, got.Rect)
		for i := range want.Pix {
			assert.InDelta(t, want.Pix[i], got.Pix[i], 2, "%v to %v, byte %d", tc.from, tc.to, i)
		}
	}
}

func TestAPictureOfOneColorKeepsIt(t *testing.T) {
	from := image.NewUniform(color.RGBA{10, 200, 255, 255})
	for _, to := range []image.Point{{480, 3}, {1, 1}, {999, 1}} {
		got := scale(&bounded{from, image.Rect(0, 0, 1000, 7)}, to.X, to.Y)
		for x := range to.X {
			assert.Equal(t, from.C, got.At(x, 0))
		}
	}
}

type bounded struct {
	image.Image
	bounds image.Rectangle
}

func (b *bounded) Bounds() image.Rectangle { return b.bounds }
