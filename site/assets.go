package site

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"mime"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/search"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/site/internal/answer"
	"github.com/tertulia-go/tertulia/site/internal/picture"
	"github.com/tertulia-go/tertulia/site/internal/sitemap"
	"github.com/tertulia-go/tertulia/site/internal/static"
)

// An asset is a file that the site answers as it is.
type asset struct {
	kind string // its media type
	body []byte // nil: read from file
	file string
	kept bool // its address has the hash of its bytes
}

// header is that of an asset, without its media type. A drawing may hold script; of other
// files nothing is known, and a policy could keep a document from being shown.
func (a *asset) header() http.Header {
	if a.kind == "image/svg+xml" {
		return guarded(make(http.Header), picture.Policy)
	}
	return guarded(make(http.Header), "")
}

const (
	staticFolder = "static"
	stylePath    = "/assets/style-"
	fontPath     = "/assets/serif-" // beside the sheet, which names it so
	picturePath  = "/pictures/"
	// maxAsset bounds a file of static/.
	maxAsset = 32 << 20
)

// serif is the face of headings, Source Serif 4: tools/font says how it is made.
//
//go:embed assets/serif.woff2
var serif []byte

// fontFaces name the face that the sheet asks for first, and others under the name
// that it asks for next, as wide and as tall as the first. What is there when the
// page is painted stays: a face that came later would move the lines.
func fontFaces(serif string) string {
	const likeIt = `
size-adjust: 94.8%;
ascent-override: 109.7%;
descent-override: 36%;
line-gap-override: 0%;
}
`
	return `@font-face {
font-family: "Tertulia Serif";
src: url("` + serif + `") format("woff2");
font-weight: 400 700;
font-display: optional;
}
@font-face {
font-family: "Tertulia Serif Fallback";
src: local("Georgia"), local("Noto Serif");
font-weight: 400 500;` + likeIt + `@font-face {
font-family: "Tertulia Serif Fallback";
src: local("Georgia Bold"), local("Noto Serif Bold");
font-weight: 501 900;` + likeIt
}

var (
	notes    = regexp.MustCompile(`/\*[^*]*\*/`)
	property = regexp.MustCompile(`^([a-z-]+:) `)
	zero     = regexp.MustCompile(`([^0-9a-z])0\.`)
	joined   = strings.NewReplacer(", ", ",", " > ", ">", ";}", "}", ": ", ":")
)

// withoutLayout is a sheet of ours without what it has for those who write it: notes,
// indentation, lines, spaces, and the nought before a point. Each of its lines is a declaration, a selector, or a
// part of one that ends in a comma or a colon.
func withoutLayout(sheet string) string {
	var b strings.Builder
	for line := range strings.Lines(notes.ReplaceAllString(sheet, "")) {
		line = property.ReplaceAllString(strings.TrimSpace(line), "$1")
		if block, opens := strings.CutSuffix(line, " {"); opens {
			line = block + "{"
		}
		b.WriteString(line)
	}
	return zero.ReplaceAllString(joined.Replace(b.String()), "$1.")
}

// siteStyle is a sheet of the site's own that comes after the built-in one, in one file
// with it.
const siteStyle = staticFolder + "/style.css"

// readAssets finds the files of static/, and adds the style sheet, the font and the
// scripts, whose paths it returns by how they begin. The sheets and scripts of static/ have
// a second path, with the hash of their bytes, which it returns by the first.
func readAssets(files fs.FS, theme *content.Theme) (assets map[string]*asset, own map[string]string, err error) {
	assets, own = make(map[string]*asset), make(map[string]string)
	keep := func(begin, extension string, body []byte) (name string) {
		own[begin] = begin + hashOf(body) + extension
		assets[own[begin]] = &asset{kind: mediaType(extension), body: body, kept: true}
		return path.Base(own[begin])
	}
	faces := ""
	if theme.Font != content.NoFont {
		faces = fontFaces(keep(fontPath, ".woff2", serif))
	}
	added, err := (&asset{file: siteStyle}).bytes(files)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	keep(stylePath, ".css", []byte(withoutLayout(faces+render.StyleSheet()+shellStyle)+"\n"+ownStyle(theme)+string(added)))
	finds := keep(searchPath, ".js", search.Script())
	keep(findPath, ".js", []byte(strings.Replace(findScript, "SEARCH", finds, 1)))
	keep(nowPath, ".js", nowScript)
	keep(choosePath, ".js", chooseScript)
	err = fs.WalkDir(files, staticFolder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == staticFolder:
			return fs.SkipAll
		case err != nil:
			return err
		case d.IsDir() || !d.Type().IsRegular() || strings.HasPrefix(path.Base(name), "."):
			return nil
		}
		plain := &asset{kind: mediaType(name), file: name}
		at := strings.TrimPrefix(name, staticFolder)
		assets[at] = plain
		if extension := path.Ext(name); extension == ".css" || extension == ".js" || extension == ".mjs" {
			body, err := plain.bytes(files)
			if err != nil {
				return err
			}
			own[at] = strings.TrimSuffix(at, extension) + "-" + hashOf(body) + extension
			assets[own[at]] = &asset{kind: plain.kind, file: name, kept: true}
		}
		return nil
	})
	return assets, own, err
}

// misplaced returns a fault for each file of static/ that would stand where the site
// makes a file itself, whatever the time. A robots.txt of one's own takes the place of
// the site's.
func misplaced(assets map[string]*asset, languages []language.Tag) content.Errors {
	var found content.Errors
	for _, at := range slices.Sorted(maps.Keys(assets)) {
		if a := assets[at]; a.file != "" && isMade(at, languages) {
			found = append(found, &content.Error{File: a.file, ID: "error.static", Err: field.ErrDuplicate})
		}
	}
	return found
}

// isMade reports whether the site makes a file at a path, or may do so another day.
func isMade(at string, languages []language.Tag) bool {
	for _, tag := range languages {
		folder := "/" + tag.String()
		if at == folder {
			return true
		}
		if strings.HasPrefix(at, folder+"/") {
			extension, name := path.Ext(at), path.Base(at)
			return extension == "" || name == "index.html" || name == indexName || slices.ContainsFunc(forms, func(f form) bool { return f.extension == extension })
		}
	}
	return at == "/index.html" || static.IsOwn(strings.TrimPrefix(at, "/")) || sitemap.IsPath(at)
}

// ownStyle sets the colors of a site. What is no color, which the content refuses,
// is left out.
func ownStyle(t *content.Theme) string {
	var b strings.Builder
	set := func(before, accent, after string) {
		if content.IsColor(accent) {
			fmt.Fprintf(&b, "%s:root { --tt-accent: %s; --tt-on-accent: %s; }%s\n", before, accent, content.WordsOn(accent), after)
		}
	}
	set("", t.Accent, "")
	set("@media (prefers-color-scheme: dark) { ", t.AccentDark, " }")
	return b.String()
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

// kept is the address of an asset of the site's own by how its path begins, "" if there
// is none.
func (st *state) kept(begin string) template.URL {
	if st.own[begin] == "" {
		return ""
	}
	return template.URL(st.mounted + st.own[begin])
}

// picture is where the site has a picture that stands beside its content, in the
// sizes that pages name. One that cannot be read is not shown.
func (e *edition) picture(i field.Image) view.Picture {
	source, err := e.pictures.Source(i.File)
	if err != nil {
		return view.Picture{}
	}
	address := func(width int) string { return e.mounted + picturePath + source.Name(width) }
	found := view.Picture{Src: address(source.Width), Width: source.Width, Height: source.Height}
	for _, width := range source.Widths() {
		found.Sizes = append(found.Sizes, view.PictureSize{Src: address(width), Width: width})
	}
	if n := len(found.Sizes); n > 0 { // of the original nobody needs more than the widest
		found.Src = found.Sizes[n-1].Src
	}
	return found
}

// picturePaths are the addresses of the pictures of what is published.
func (e *edition) picturePaths() []string {
	paths := make(map[string]bool)
	add := func(found view.Picture) {
		for _, size := range append(found.Sizes, view.PictureSize{Src: found.Src}) {
			if path := strings.TrimPrefix(size.Src, e.mounted); path != "" {
				paths[path] = true
			}
		}
	}
	if logo := e.folder.Settings.Theme.Logo; logo != nil && logo.File != "" {
		add(e.picture(*logo))
	}
	for _, p := range e.pages {
		for _, found := range e.picturesOf(p.thing) {
			add(found)
		}
	}
	return slices.Sorted(maps.Keys(paths))
}

// picturesOf are the pictures of a thing, and of those that it names.
func (e *edition) picturesOf(thing any) []view.Picture {
	t := tableOf(thing)
	if t == nil {
		return nil
	}
	var all []view.Picture
	for n := range (field.Walk{}).Nodes(t, thing) {
		if image, ok := n.Value.(*field.Image); ok && image.File != "" {
			all = append(all, e.picture(*image))
		}
	}
	return all
}

// answerPicture answers a picture by its path, nil if no page names one so.
func (e *edition) answerPicture(path string) (*answer.Answer, error) {
	body, mediaType, err := e.pictures.Picture(context.Background(), strings.TrimPrefix(path, picturePath))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &answer.Answer{Header: guarded(http.Header{"Content-Type": {mediaType}}, picture.Policy), Body: body, MaxAge: unchanging, Compressed: mediaType != "image/svg+xml"}, nil
}
