package site

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"mime"
	"path"
	"strings"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/render"
)

// An asset is a file that the site answers as it is.
type asset struct {
	kind string // its media type
	body []byte // nil: read from file
	file string
	kept bool // its address has the hash of its bytes
}

const (
	staticFolder = "static"
	stylePath    = "/assets/style-"
	fontPath     = "/assets/serif-" // beside the sheet, which names it so
	picturePath  = "/pictures/"
	// maxAsset bounds a file of static/ and a picture.
	maxAsset = 32 << 20
)

// serif is the face of headings, Source Serif 4: tools/font says how it is made.
//
//go:embed assets/serif.woff2
var serif []byte

// fontFaces name the face that the sheet asks for first, and others under the name
// that it asks for next, as wide as the first, so that nothing moves when that
// comes.
func fontFaces(serif string) string {
	return `@font-face { font-family: "Tertulia Serif"; src: url("` + serif + `") format("woff2"); font-weight: 400 700; font-display: swap; }
@font-face { font-family: "Tertulia Serif Fallback"; src: local("Georgia"), local("Noto Serif"); font-weight: 400 500; size-adjust: 94.8%; ascent-override: 109.7%; descent-override: 36%; line-gap-override: 0%; }
@font-face { font-family: "Tertulia Serif Fallback"; src: local("Georgia Bold"), local("Noto Serif Bold"); font-weight: 501 900; size-adjust: 94.8%; ascent-override: 109.7%; descent-override: 36%; line-gap-override: 0%; }
`
}

// readAssets finds the files of static/, and adds the style sheet and the font.
func readAssets(files fs.FS) (map[string]*asset, error) {
	font := fontPath + hashOf(serif) + ".woff2"
	sheet := []byte(fontFaces(path.Base(font)) + render.StyleSheet() + shellStyle)
	assets := map[string]*asset{
		font:                               {kind: mediaType(font), body: serif, kept: true},
		stylePath + hashOf(sheet) + ".css": {kind: "text/css; charset=utf-8", body: sheet, kept: true},
	}
	err := fs.WalkDir(files, staticFolder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == staticFolder:
			return fs.SkipAll
		case err != nil:
			return err
		case d.IsDir() || !d.Type().IsRegular() || strings.HasPrefix(path.Base(name), "."):
			return nil
		}
		assets[strings.TrimPrefix(name, staticFolder)] = &asset{kind: mediaType(name), file: name}
		return nil
	})
	return assets, err
}

func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// mediaTypes are those that mime does not know on every system.
var mediaTypes = map[string]string{
	".woff2": "font/woff2", ".webp": "image/webp", ".avif": "image/avif", ".svg": "image/svg+xml", ".ico": "image/x-icon",
	".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json", ".pdf": "application/pdf",
}

func mediaType(name string) string {
	extension := strings.ToLower(path.Ext(name))
	if known := mediaTypes[extension]; known != "" {
		return known
	}
	if known := mime.TypeByExtension(extension); known != "" {
		return known
	}
	return "application/octet-stream"
}

// bytes reads the asset.
func (a *asset) bytes(files fs.FS) ([]byte, error) {
	if a.body != nil {
		return a.body, nil
	}
	info, err := fs.Stat(files, a.file)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxAsset {
		return nil, fmt.Errorf("%s: over %d bytes", a.file, maxAsset)
	}
	return fs.ReadFile(files, a.file)
}

// stylesheet is the address of the style sheet.
func (st *state) stylesheet() template.URL {
	for p := range st.assets {
		if strings.HasPrefix(p, stylePath) {
			return template.URL(st.mounted + p)
		}
	}
	return ""
}

// pictureAddress is the address of a picture that stands beside its content: the hash
// of its bytes, so that it may be kept for good, in every language. One that cannot
// be read is not shown.
func (e *edition) pictureAddress(i field.Image) string {
	e.pictures.Lock()
	defer e.pictures.Unlock()
	if known, ok := e.pictures.addresses[i.File]; ok {
		return known
	}
	a := &asset{kind: mediaType(i.File), file: i.File, kept: true}
	address := ""
	if body, err := a.bytes(e.files); err == nil {
		p := picturePath + hashOf(body) + strings.ToLower(path.Ext(i.File))
		e.pictures.byPath[p] = a
		address = e.mounted + p
	}
	e.pictures.addresses[i.File] = address
	return address
}
