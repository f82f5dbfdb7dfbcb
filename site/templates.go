package site

import (
	"bytes"
	"embed"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"sync"

	"github.com/tertulia-go/tertulia/render"
)

//go:embed templates/*.html
var builtIn embed.FS

//go:embed templates/shell.css
var shellStyle string

// templates are the markup around views, those of the site in place of the built-in
// ones of the same name.
type templates struct {
	set     *template.Template
	buffers buffers
}

const (
	templateFolder = "templates"
	shellTemplate  = "shell.html"
	// maxTemplate bounds a template.
	maxTemplate = 1 << 20
)

// parseTemplates parses the built-in templates, then templates/*.html of a folder.
func parseTemplates(files fs.FS, printer *render.Printer) (*templates, error) {
	set := template.New("").Funcs(printer.Funcs())
	if _, err := set.ParseFS(builtIn, templateFolder+"/*.html"); err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, templateFolder+"/*.html")
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, name := range names {
		if info, err := fs.Stat(files, name); err != nil || !info.Mode().IsRegular() || info.Size() > maxTemplate {
			errs = append(errs, errors.Join(err, fmt.Errorf("%s: cannot be read, or is over %d bytes", name, maxTemplate)))
			continue
		}
		text, err := fs.ReadFile(files, name)
		if err == nil {
			_, err = set.New(path.Base(name)).Parse(string(text))
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
		}
	}
	return &templates{set: set}, errors.Join(errs...)
}

// execute prints a page in its shell, whole or not at all.
func (t *templates) execute(p *Page) ([]byte, error) {
	return t.buffers.printed(func(w io.Writer) error { return t.set.ExecuteTemplate(w, shellTemplate, p) })
}

// buffers are used again and again to print what is as long as it is in the end. The
// zero value is ready, and safe for concurrent use.
type buffers struct{ unused sync.Pool }

// maxKeptBuffer keeps one huge page from holding its memory for good.
const maxKeptBuffer = 4 << 20

// printed returns what is printed, whole or not at all.
func (b *buffers) printed(print func(io.Writer) error) ([]byte, error) {
	out, ok := b.unused.Get().(*bytes.Buffer)
	if !ok {
		out = new(bytes.Buffer)
	}
	out.Reset()
	if err := print(out); err != nil {
		return nil, err
	}
	body := bytes.Clone(out.Bytes())
	if out.Cap() <= maxKeptBuffer {
		b.unused.Put(out)
	}
	return body, nil
}
