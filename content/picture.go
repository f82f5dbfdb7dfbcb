package content

import (
	"bytes"
	"errors"
	"image"
	_ "image/gif"  // its header
	_ "image/jpeg" // its header
	_ "image/png"  // its header
	"io"
	"net/url"
	"path"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/field"
)

// picture is the address of a picture, or its path from the file that names it. Of a
// file that is there, the size is read.
var picture = &format{func(d *decoder, n *yaml.Node, f *field.Field, owner any) {
	shown := owner.(*field.Image)
	words.read(d, n, f, &shown.Src)
	file := fileOf(d.file, shown.Src)
	if file == "" || d.fsys == nil {
		return
	}
	width, height, length, err := d.sizeOf(file)
	switch {
	case errors.Is(err, errOutside):
		d.fault(n, "error.file.link")
		return
	case errors.Is(err, errNoFile):
		d.fault(n, "error.file.kind")
		return
	case err != nil:
		d.warn(n, "warning.picture.missing", "File", file)
		return
	case width == 0 && isMeasured[strings.ToLower(path.Ext(file))]:
		d.warn(n, "warning.picture.broken", "File", file)
	case length > field.MaxImageBytes || width > 0 && height > field.MaxImagePixels/width:
		d.warn(n, "warning.picture.large", "File", file, "Megapixels", strconv.Itoa(field.MaxImagePixels/1_000_000), "Mebibytes", strconv.Itoa(field.MaxImageBytes>>20))
	}
	shown.File, shown.Width, shown.Height = file, width, height
}, link.description}

// fileOf returns the file to which the path of a picture leads from the file that
// names it, "" for an address elsewhere and for one of the site.
func fileOf(from, src string) string {
	if src == "" || field.CheckURL(src) == nil || field.CheckPath(src) != nil || strings.HasPrefix(src, "/") {
		return ""
	}
	address, err := url.Parse(src)
	if err != nil || address.Path == "" {
		return "" // package field knows
	}
	return path.Join(path.Dir(from), address.Path)
}

// isMeasured are the kinds of pictures whose size is read.
var isMeasured = map[string]bool{".gif": true, ".jpeg": true, ".jpg": true, ".png": true}

// maxHeader bounds how much of a picture is read for its size: a camera may write a
// preview before it.
const maxHeader = 1 << 20

// sizeOf returns the size of a picture in pixels, zero for one that is not measured,
// and in bytes, and an error if there is no such file.
func (d *decoder) sizeOf(file string) (width, height int, length int64, err error) {
	f, err := d.openFile(d.fsys, file)
	if err != nil {
		return 0, 0, 0, err
	}
	defer f.Close() // it was only read
	info, err := f.Stat()
	if err != nil {
		return 0, 0, 0, err
	}
	if !isMeasured[strings.ToLower(path.Ext(file))] {
		return 0, 0, info.Size(), nil
	}
	header, err := io.ReadAll(io.LimitReader(f, maxHeader))
	if err != nil {
		return 0, 0, 0, err
	}
	if config, _, err := image.DecodeConfig(bytes.NewReader(header)); err == nil {
		return config.Width, config.Height, info.Size(), nil
	}
	return 0, 0, info.Size(), nil
}
