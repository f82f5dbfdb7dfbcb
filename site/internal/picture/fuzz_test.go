package picture_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// FuzzPicture holds that what is handed out of any bytes is a picture of the size and
// kind that was said before it was made, and the same when it is asked for again.
func FuzzPicture(f *testing.F) {
	small := quarters(20, 10)
	f.Add(jpegOf(f, small))
	f.Add(withSegment(jpegOf(f, small), exif(binary.BigEndian, 6)))
	f.Add(withSegment(jpegOf(f, quarters(600, 4)), exif(binary.LittleEndian, 8)))
	f.Add(pngOf(f, small))
	f.Add(pngOf(f, quarters(500, 3)))
	f.Add(pngHeader(40_000, 40_000))
	f.Add(gifOf(f, image.Config{}, image.NewPaletted(image.Rect(0, 0, 20, 10), color.Palette{red, blue})))
	f.Add(losslessWebP(500, 20))
	f.Add(fileOf(f, "lossy.webp"))
	f.Add(fileOf(f, "transparent.webp"))
	f.Fuzz(func(t *testing.T, body []byte) {
		s := storeOf(body)
		source, err := s.Source("a")
		if err != nil {
			return
		}
		require.Positive(t, source.Width)
		require.LessOrEqual(t, source.Width*source.Height, 50_000_000)
		if source.Width*source.Height > 1_000_000 {
			return // which would only be slow
		}
		for _, width := range append(source.Widths(), source.Width) {
			made, mediaType, err := s.Picture(t.Context(), source.Name(width))
			if err != nil {
				assert.Nil(t, made)
				continue
			}
			config, kind, err := image.DecodeConfig(bytes.NewReader(made))
			require.NoError(t, err)
			assert.Equal(t, mediaType, "image/"+kind)
			assert.Equal(t, [2]int{width, source.HeightAt(width)}, [2]int{config.Width, config.Height})
			assert.NotContains(t, string(made), "Exif\x00")
			again, _, err := storeOfAsked(t, body).Picture(t.Context(), source.Name(width))
			require.NoError(t, err)
			assert.True(t, bytes.Equal(made, again))
		}
	})
}
