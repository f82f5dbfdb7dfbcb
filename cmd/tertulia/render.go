package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/ical"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

// render prints the page of an event, a speaker or a program.
func (p *program) render(args []string) error {
	flags := p.flags()
	format := flags.String("format", "html", "")
	lang := flags.String("lang", "", "")
	output := flags.String("o", "", "")
	at := flags.String("at", "", "")
	names, err := p.parse(flags, args, 1, 1)
	if err != nil {
		return err
	}
	if err := oneOf("format", *format, "html", "fragment", "text", "markdown", "json", "json-ld", "ics", "atom"); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(names[0], "site.yaml")); err == nil {
		return &usageError{"render.which", i18n.Args{"Folder": filepath.ToSlash(filepath.Clean(names[0]))}}
	}
	dir, name, err := inFolder(names[0])
	if err != nil {
		return &usageError{"render.folder", i18n.Args{"File": names[0]}}
	}
	now, err := momentOf("at", *at)
	if err != nil {
		return err
	}
	folder, catalog, found, err := p.loadSound(dir)
	if err != nil {
		return err
	}
	if folder == nil {
		return p.reported(dir, found)
	}
	tag, err := p.readers(folder, *lang)
	if err != nil {
		return err
	}
	views, err := view.New(catalog, view.Options{
		Fallback: folder.Settings.Fallback, BaseURL: folder.Settings.BaseURL, SiteName: folder.Settings.Name,
		Picture: picturesFrom(*output, dir),
		Now:     now, NoWeekdays: folder.Settings.Weekdays == content.NoWeekdays, Drafts: true, // of which render says what is one
	})
	if err != nil {
		return err
	}
	v, err := viewOf(views, folder, name, tag)
	if err != nil {
		return p.unprintable(names[0], tag, err)
	}
	if faults := found.Faults(); v != nil && faults > 0 {
		p.note("render.faults", i18n.Args{"Count": faults, "Folder": filepath.ToSlash(dir)})
	} else if v == nil && faults > 0 {
		return p.reported(dir, found) // what was asked for is among what is left out, or is not there
	}
	if v == nil {
		return &usageError{"render.unknown", i18n.Args{"File": names[0]}}
	}
	e, isEvent := v.(*view.Event)
	if isEvent && !isPublished(folder, e.ID, now(), tag) {
		p.note("render.draft", i18n.Args{"File": names[0]})
	}
	if *format == "ics" && !isEvent {
		p.note("render.no-calendar", i18n.Args{"File": names[0]})
		return errFound
	}
	var b bytes.Buffer
	var printer render.Printer
	write := map[string]func() error{
		"html":     func() error { return printer.Page(&b, v) },
		"fragment": func() error { return printer.HTML(&b, v) },
		"text":     func() error { return printer.Text(&b, v) },
		"markdown": func() error { return printer.Markdown(&b, v) },
		"json":     func() error { return printer.JSON(&b, v) },
		"json-ld":  func() error { return printer.JSONLD(&b, v) },
		"ics":      func() error { return new(ical.Printer).Event(&b, v) },
		"atom": func() error {
			site := views.Page(view.About{Title: folder.Settings.Name}, tag)
			return new(atom.Printer).Feed(&b, atom.Feed{About: site}, slices.Values([]view.View{v}))
		},
	}[*format]
	if err := write(); err != nil {
		return p.unprintable(names[0], tag, err)
	}
	if *output != "" && *output != "-" {
		return os.WriteFile(*output, b.Bytes(), 0o644)
	}
	_, err = b.WriteTo(p.stdout)
	return err
}

// picturesFrom returns the addresses of pictures in a folder of content as they are
// followed from a file that is written; nil where no file is: then they are as the
// content has them.
func picturesFrom(output, dir string) func(field.Image) view.Picture {
	if output == "" || output == "-" {
		return nil
	}
	return func(i field.Image) view.Picture {
		file := filepath.Join(dir, filepath.FromSlash(i.File))
		if _, err := os.Stat(file); err != nil {
			return view.Picture{}
		}
		from, err := filepath.Rel(filepath.Dir(output), file)
		if err != nil { // on another drive
			from = file
		}
		return view.Picture{Src: (&url.URL{Path: filepath.ToSlash(from)}).String()}
	}
}

// unprintable says why there is no page, in one line that names what was asked
// for. Errors that no content causes are left as they are.
func (p *program) unprintable(file string, tag language.Tag, err error) error {
	args := i18n.Args{"File": file}
	id := ""
	switch {
	case errors.Is(err, view.ErrRefused):
		id, args["Language"], args["Fields"] = "render.refused", p.words.LanguageName(tag), strings.Join(fieldsOf(err), ", ")
	case errors.Is(err, ical.ErrNoDay):
		id = "render.no-day"
	case errors.Is(err, atom.ErrNoBaseURL):
		id = "render.no-base-url"
	default:
		return err
	}
	p.note(id, args)
	return errFound
}

// fieldsOf returns the fields that an error joins.
func fieldsOf(err error) []string {
	switch e := err.(type) {
	case *view.RefusedError:
		return []string{e.Gap.Root.Ordinals()}
	case interface{ Unwrap() []error }:
		var all []string
		for _, one := range e.Unwrap() {
			all = append(all, fieldsOf(one)...)
		}
		return all
	case interface{ Unwrap() error }:
		return fieldsOf(e.Unwrap())
	}
	return nil
}

// isPublished reports whether readers of a language see the event of an id at a
// given time.
func isPublished(folder *content.Folder, id string, at time.Time, tag language.Tag) bool {
	return slices.ContainsFunc(folder.Published(at, tag), func(e *event.Event) bool { return e.ID == id })
}

// inFolder returns the folder of content that a file is in, the nearest one
// above it that has a site.yaml, and the file's name inside it.
func inFolder(file string) (dir, name string, err error) {
	for dir = filepath.Dir(filepath.Clean(file)); ; dir = filepath.Join(dir, "..") {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return "", "", err
		}
		if _, err := os.Stat(filepath.Join(dir, "site.yaml")); err == nil {
			if file, err = filepath.Abs(file); err != nil {
				return "", "", err
			}
			name, err := filepath.Rel(abs, file)
			return dir, filepath.ToSlash(name), err
		}
		if abs == filepath.Dir(abs) {
			return "", "", fs.ErrNotExist
		}
	}
}

// readers returns the language of the readers that --lang names, the site's
// main one without it. Any language will do, for they are shown what there is;
// but that the site has nothing in it is said.
func (p *program) readers(folder *content.Folder, lang string) (language.Tag, error) {
	if lang == "" {
		return folder.Settings.Languages[0], nil
	}
	tag, err := language.Parse(lang)
	if tag = i18n.Canonical(tag); err != nil || tag == language.Und {
		return tag, &usageError{"usage.flag.language", i18n.Args{"Flag": "--lang", "Value": lang}}
	}
	base, _ := tag.Base()
	var known []string
	for _, published := range folder.Settings.Languages {
		if b, _ := published.Base(); b == base {
			return tag, nil
		}
		known = append(known, p.words.LanguageName(published))
	}
	p.note("render.language", i18n.Args{"Language": p.words.LanguageName(tag), "Languages": strings.Join(known, ", ")})
	return tag, nil
}

// note says something on the side: what was asked for is printed all the same.
func (p *program) note(id string, args i18n.Args) {
	fmt.Fprintln(p.stderr, "tertulia:", p.say(id, args))
}

// viewOf returns the view of the thing that a name means: its file, its folder
// and id, or the id of an event. Nil is nothing of that name.
func viewOf(views *view.Views, folder *content.Folder, name string, tag language.Tag) (view.View, error) {
	means := func(kind field.Kind, id string, names ...string) bool {
		return name == folder.File(field.Ref{Kind: kind, ID: id}) || slices.Contains(names, name)
	}
	name = strings.TrimSuffix(name, "/")
	if i := slices.IndexFunc(folder.Events, func(e *event.Event) bool { return means(field.Event, e.ID, e.ID, "events/"+e.ID) }); i >= 0 {
		return views.Event(folder.Events[i], tag)
	}
	if i := slices.IndexFunc(folder.Speakers, func(s *speaker.Speaker) bool { return means(field.Speaker, s.ID, "speakers/"+s.ID) }); i >= 0 {
		return views.Speaker(folder.Speakers[i], tag)
	}
	if i := slices.IndexFunc(folder.Programs, func(g *event.Program) bool { return means(field.Program, g.ID, "programs/"+g.ID) }); i >= 0 {
		return views.Program(folder.Programs[i], tag)
	}
	return nil, nil
}
