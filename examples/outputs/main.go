// Command outputs writes one event in every format there is, in Spanish and
// English, into ./out: a page, a text, Markdown, JSON, JSON-LD and a calendar
// file; and in each language a calendar and a feed of all events. It prints
// what Google would miss.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/ical"
	"github.com/tertulia-go/tertulia/render/view"
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
	views, err := view.New(catalog, view.Options{
		BaseURL:  "https://archivo.example.org",
		SiteName: both("Archive of the City", "Archivo de la Ciudad"),
		Link:     link,
		Now:      func() time.Time { return time.Date(2027, 2, 1, 0, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		return err
	}
	var (
		printer   render.Printer
		calendars ical.Printer
		feeds     atom.Printer
	)
	for _, tag := range languages {
		v, err := views.Event(e, tag)
		if err != nil {
			return err
		}
		// What the calendar and the feed of all events say of themselves.
		about := views.Page(view.About{Title: both("Events of the Archive", "Actividades del Archivo")}, tag)
		one := func(print func(io.Writer, view.View) error) func(io.Writer) error {
			return func(w io.Writer) error { return print(w, v) }
		}
		for name, print := range map[string]func(io.Writer) error{
			e.ID + ".html":   one(printer.Page),
			e.ID + ".txt":    one(printer.Text),
			e.ID + ".md":     one(printer.Markdown),
			e.ID + ".json":   one(printer.JSON),
			e.ID + ".jsonld": one(printer.JSONLD),
			e.ID + ".ics":    one(calendars.Event),
			"calendar.ics": func(w io.Writer) error {
				return calendars.Calendar(w, ical.Calendar{About: about, Source: "/" + tag.String() + "/calendar.ics", Panels: true}, slices.Values([]*view.Event{v}))
			},
			"feed.atom": func(w io.Writer) error {
				return feeds.Feed(w, atom.Feed{About: about, Source: "/" + tag.String() + "/feed.atom"}, slices.Values([]view.View{v}))
			},
		} {
			if err := write(filepath.Join(dir, tag.String(), name), print); err != nil {
				return err
			}
		}
		for _, gap := range render.RichResultGaps(v) {
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
func link(ref view.Ref) string {
	switch ref.Kind {
	case field.Event:
		return "/" + ref.Lang.String() + "/" + ref.ID + ".html"
	case view.Calendar:
		return "/" + ref.Lang.String() + "/" + ref.ID + ".ics"
	}
	return ""
}
