package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"slices"

	"golang.org/x/image/webp"
)

// format is a kind of picture. What a file is, its first bytes say, not its name.
type format struct {
	signature string // a ? is any byte
	header    func(io.Reader) (image.Config, error)
	decode    func(io.Reader) (image.Image, error)
	ext       func(image.Config) string // of what is made of it
}

var formats = [...]format{
	{"\xff\xd8\xff", jpeg.DecodeConfig, jpeg.Decode, photograph},
	{"\x89PNG\r\n\x1a\n", png.DecodeConfig, png.Decode, graphic},
	{"GIF8?a", gif.DecodeConfig, gif.Decode, graphic}, // the first picture of several
	{"RIFF????WEBPVP8", webp.DecodeConfig, webp.Decode, func(c image.Config) string {
		if c.ColorModel == color.YCbCrModel {
			return photograph(c)
		}
		return graphic(c)
	}},
}

func photograph(image.Config) string { return jpgExt }
func graphic(image.Config) string    { return pngExt }

func (f format) begins(body []byte) bool {
	if len(body) < len(f.signature) {
		return false
	}
	for i := range len(f.signature) {
		if c := f.signature[i]; c != '?' && c != body[i] {
			return false
		}
	}
	return true
}

func (f format) config(body []byte) (image.Config, error) { return f.header(bytes.NewReader(body)) }

// sized returns a picture in a width, as the bytes of a file.
func sized(body []byte, source Source, width int) ([]byte, error) {
	stored, err := decode(body)
	if err != nil {
		return nil, err
	}
	w, h := width, source.HeightAt(width)
	if source.orientation.isTurned() {
		w, h = h, w
	}
	return encode(source.orientation.apply(scale(stored, w, h)), source.ext)
}

func decode(body []byte) (image.Image, error) {
	f := formats[slices.IndexFunc(formats[:], func(f format) bool { return f.begins(body) })]
	config, err := f.config(body)
	if err != nil {
		return nil, err
	}
	decoded, err := f.decode(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	whole := image.Rect(0, 0, config.Width, config.Height)
	if decoded.Bounds() == whole {
		return decoded, nil
	}
	// The first picture of a GIF may be a part of the whole.
	canvas := image.NewNRGBA(whole)
	draw.Draw(canvas, decoded.Bounds(), decoded, decoded.Bounds().Min, draw.Src)
	return canvas, nil
}

// quality is that of JPEG files: less shows, more weighs.
const quality = 85

func encode(m image.Image, ext string) ([]byte, error) {
	var out bytes.Buffer
	var err error
	if ext == jpgExt {
		err = jpeg.Encode(&out, m, &jpeg.Options{Quality: quality})
	} else {
		err = png.Encode(&out, m)
	}
	return out.Bytes(), err
}
