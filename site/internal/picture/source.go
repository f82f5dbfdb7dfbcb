package picture

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/tertulia-go/tertulia/field"
)

// What is beyond the limits is refused before it is decoded.
const (
	maxBytes  = field.MaxImageBytes
	maxPixels = field.MaxImagePixels
)

// Errors of a picture that is none, or not one for a site.
var (
	ErrFormat   = errors.New("neither JPEG, PNG, GIF, WebP nor SVG")
	ErrTooLarge = fmt.Errorf("larger than %d megapixels or %d MiB", maxPixels/1_000_000, maxBytes>>20)
)

// Source is a picture as it stands in the content, and the sizes that can be made.
type Source struct {
	File string // its path
	Hash string // of its bytes: the first 16 hexadecimal digits of their SHA-256
	// Width and Height are those of the picture as it is seen, in pixels. Both are 0
	// for a drawing, which has no size of its own.
	Width, Height int

	ext         string // of what is handed out
	orientation orientation
}

const hashLength = 16

// What is handed out, as its name ends.
const (
	jpgExt = ".jpg"
	pngExt = ".png"
	svgExt = ".svg"
)

// smaller are the widths in which a picture is made that is wider.
var smaller = [...]int{480, 960, 1600}

// Widths returns the widths of the picture that pages name, from the smallest:
// 480, 960 and 1600 pixels, and its own instead where that is less. There are none
// of a drawing, which is named by its own, 0.
func (p Source) Widths() []int {
	var widths []int
	for _, w := range smaller {
		if w >= p.Width {
			break
		}
		widths = append(widths, w)
	}
	if len(widths) < len(smaller) && p.Width > 0 {
		widths = append(widths, p.Width)
	}
	return widths
}

// Name returns the name of the picture in one of its widths:
// "5f0d9b7a41c2e3d8-480.jpg", and "5f0d9b7a41c2e3d8.jpg" in its own.
func (p Source) Name(width int) string {
	if width == p.Width {
		return p.Hash + p.ext
	}
	return p.Hash + "-" + strconv.Itoa(width) + p.ext
}

// HeightAt returns the height in pixels of the picture in one of its widths.
func (p Source) HeightAt(width int) int {
	if p.Width == 0 {
		return 0
	}
	return max(1, int(math.Round(float64(width)*float64(p.Height)/float64(p.Width))))
}

// MediaType returns the media type of what is handed out, which is the same in all
// widths.
func (p Source) MediaType() string {
	switch p.ext {
	case jpgExt:
		return "image/jpeg"
	case pngExt:
		return "image/png"
	}
	return "image/svg+xml"
}

// read returns the picture in a file, and the bytes of the file.
func read(files fs.FS, file string) (Source, []byte, error) {
	body, err := readFile(files, file)
	if err != nil {
		return Source{}, nil, err
	}
	source, err := sourceOf(file, body)
	if err != nil {
		return Source{}, nil, fmt.Errorf("%s: %w", file, err)
	}
	return source, body, nil
}

func readFile(files fs.FS, file string) ([]byte, error) {
	f, err := files.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	body, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err == nil && len(body) > maxBytes {
		return nil, fmt.Errorf("%s: %w", file, ErrTooLarge)
	}
	return body, err
}

func sourceOf(file string, body []byte) (Source, error) {
	sum := sha256.Sum256(body)
	source := Source{File: file, Hash: hex.EncodeToString(sum[:])[:hashLength], ext: svgExt}
	if strings.EqualFold(path.Ext(file), svgExt) {
		return source, nil
	}
	i := slices.IndexFunc(formats[:], func(f format) bool { return f.begins(body) })
	if i < 0 {
		return Source{}, ErrFormat
	}
	config, err := formats[i].config(body)
	if err != nil {
		return Source{}, err
	}
	if config.Width <= 0 || config.Height <= 0 || config.Height > maxPixels/config.Width {
		return Source{}, ErrTooLarge
	}
	source.ext = formats[i].ext(config)
	source.orientation = orientationOf(body)
	source.Width, source.Height = config.Width, config.Height
	if source.orientation.isTurned() {
		source.Width, source.Height = config.Height, config.Width
	}
	return source, nil
}
