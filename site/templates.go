package site

import (
	"bytes"
	"embed"
	_ "embed"
	"html/template"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"sync"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
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

// parseTemplates parses the built-in templates, then templates/*.html of a folder, of
// which it returns those that are no templates.
func parseTemplates(files fs.FS, printer *render.Printer) (*templates, content.Errors, error) {
	set := template.New("").Funcs(printer.Funcs())
	if _, err := set.ParseFS(builtIn, templateFolder+"/*.html"); err != nil {
		return nil, nil, err
	}
	names, err := fs.Glob(files, templateFolder+"/*.html")
	if err != nil {
		return nil, nil, err
	}
	var found content.Errors
	for _, name := range names {
		fault := func(line int, id string, args i18n.Args, cause error) {
			found = append(found, &content.Error{File: name, Line: line, Column: min(line, 1), ID: id, Args: args, Err: cause})
		}
		info, err := fs.Stat(files, name)
		switch {
		case err != nil:
			fault(0, "error.file.read", i18n.Args{"Detail": err.Error()}, err)
			continue
		case !info.Mode().IsRegular():
			fault(0, "error.file.kind", nil, nil)
			continue
		case info.Size() > maxTemplate:
			fault(0, "error.file.size", i18n.Args{"Limit": strconv.Itoa(maxTemplate)}, nil)
			continue
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			fault(0, "error.file.read", i18n.Args{"Detail": err.Error()}, err)
			continue
		}
		if _, err = set.New(path.Base(name)).Parse(string(text)); err != nil {
			line, detail := placeIn(err)
			fault(line, "error.template", i18n.Args{"Detail": detail}, err)
		}
	}
	return &templates{set: set}, found, nil
}

// placed is how package template says where something is wrong.
var placed = regexp.MustCompile(`^(?:html/)?template: ?[^:]*:(\d+):(?:\d+:)? `)

// placeIn returns the line that an error of a template names, 0 if it names none, and
// what is wrong there.
func placeIn(err error) (line int, detail string) {
	detail = err.Error()
	if at := placed.FindStringSubmatch(detail); at != nil {
		line, _ = strconv.Atoi(at[1])
		detail = detail[len(at[0]):]
	}
	return line, detail
}

// complete puts what stands around the view of a list of links, or of a place, into the
// view.
func (t *templates) complete(p *Page) error {
	v, ok := p.View.(*view.Page)
	if !ok || len(p.Items) == 0 && p.Place == nil {
		return nil
	}
	var b bytes.Buffer
	for _, name := range []string{"place.html", "lists.html"} {
		if err := t.set.ExecuteTemplate(&b, name, p); err != nil {
			return err
		}
	}
	v.Body = template.HTML(b.String()) // printed by templates, which escape
	return nil
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
