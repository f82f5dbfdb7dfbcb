package site

import (
	"bytes"
	"embed"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
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
	buffers sync.Pool
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
	b, ok := t.buffers.Get().(*bytes.Buffer)
	if !ok {
		b = new(bytes.Buffer)
	}
	defer t.buffers.Put(b)
	b.Reset()
	if err := t.set.ExecuteTemplate(b, shellTemplate, p); err != nil {
		return nil, err
	}
	return bytes.Clone(b.Bytes()), nil
}
