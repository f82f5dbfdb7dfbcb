// Command outputs writes one event in every format there is, in Spanish and
// English, into ./out: a page, a text, Markdown, JSON-LD and a calendar file;
// and in each language a calendar and a feed of all events. It prints what
// Google would miss.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/render"
)

func main() {
	if err := run("out", os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "outputs:", err)
		os.Exit(1)
	}
}

// run writes the files into dir and what is missing to w.
func run(dir string, w io.Writer) error {
	languages := []language.Tag{language.Spanish, language.English}
	catalog, err := i18n.Load(languages, locales.FS)
	if err != nil {
		return err
	}
	e, err := localRecords()
	if err != nil {
		return err
	}
	if err := e.Validate().Err(); err != nil {
		return err
	}
	r := render.New(catalog, render.Options{
		BaseURL:  "https://archivo.example.org",
		SiteName: both("Archive of the City", "Archivo de la Ciudad"),
		Link:     link,
		Now:      func() time.Time { return time.Date(2027, 2, 1, 0, 0, 0, 0, time.UTC) },
	})
	for _, tag := range languages {
		v, err := r.Event(e, tag)
		if err != nil {
			return err
		}
		one := func(print func(io.Writer, render.View) error) func(io.Writer) error {
			return func(w io.Writer) error { return print(w, v) }
		}
		for name, print := range map[string]func(io.Writer) error{
			e.ID + ".html":   one(r.Page),
			e.ID + ".txt":    one(r.Text),
			e.ID + ".md":     one(r.Markdown),
			e.ID + ".jsonld": one(r.JSONLD),
			e.ID + ".ics":    one(r.ICalendar),
			"calendar.ics": func(w io.Writer) error {
				return r.Calendar(w, render.Calendar{
					Lang: tag, Name: both("Events of the Archive", "Actividades del Archivo"),
					Source: "/" + tag.String() + "/calendar.ics", Panels: true,
				}, v)
			},
			"feed.atom": func(w io.Writer) error {
				return r.Atom(w, render.Feed{
					Lang: tag, Title: both("Events of the Archive", "Actividades del Archivo"),
					Source: "/" + tag.String() + "/feed.atom",
				}, v)
			},
		} {
			if err := write(filepath.Join(dir, tag.String(), name), print); err != nil {
				return err
			}
		}
		for _, gap := range v.RichResultGaps() {
			fmt.Fprintf(w, "%s: %s (required: %t)\n", tag, gap.Property, gap.Required)
		}
	}
	return nil
}

func write(name string, print func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := print(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// link says where the files of this example lie on its site.
func link(ref render.Ref) string {
	switch ref.Kind {
	case render.EventRef:
		return "/" + ref.Lang.String() + "/" + ref.ID + ".html"
	case render.CalendarRef:
		return "/" + ref.Lang.String() + "/" + ref.ID + ".ics"
	}
	return ""
}
