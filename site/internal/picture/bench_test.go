package picture_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	xdraw "golang.org/x/image/draw"
)

// photograph is one of 12 megapixels, as a telephone makes it.
func photograph(b *testing.B) []byte {
	m := image.NewRGBA(image.Rect(0, 0, 4000, 3000))
	for y := range 3000 {
		for x := range 4000 {
			i := m.PixOffset(x, y)
			wave := uint8(100 + 80*math.Sin(float64(x*y)/90_000))
			m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3] = wave, uint8(x/16), uint8(y/12), 255
		}
	}
	return jpegOf(b, m)
}

// BenchmarkPicture makes a size of a photograph beside the floor: decoding, scaling
// with the scaler of x/image and encoding, with no library between.
func BenchmarkPicture(b *testing.B) {
	body := photograph(b)
	source, err := storeOfAsked(b, body).Source("a")
	require.NoError(b, err)
	b.Run("make", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _, err := storeOfAsked(b, body).Picture(b.Context(), source.Name(1600))
			require.NoError(b, err)
		}
	})
	b.Run("floor", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			m, err := jpeg.Decode(bytes.NewReader(body))
			require.NoError(b, err)
			small := image.NewRGBA(image.Rect(0, 0, 1600, 1200))
			xdraw.CatmullRom.Scale(small, small.Rect, m, m.Bounds(), xdraw.Src, nil)
			var out bytes.Buffer
			require.NoError(b, jpeg.Encode(&out, small, &jpeg.Options{Quality: 85}))
		}
	})
}

// BenchmarkSource asks for what is known of a picture, as each page does that shows it.
func BenchmarkSource(b *testing.B) {
	s := storeOfAsked(b, photograph(b))
	b.ReportAllocs()
	for b.Loop() {
		_, err := s.Source("a")
		require.NoError(b, err)
	}
}
