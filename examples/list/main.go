// Command list writes the pages of a small site into ./out, in Spanish and
// English: a list of all events, the page of a series, and a page for each
// event; and the list as text for a mail. It prints until when the lists hold.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
)

func main() {
	if err := run("out", os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "list:", err)
		os.Exit(1)
	}
}

// run writes the files into dir, and to w until when the lists hold.
func run(dir string, w io.Writer) error {
	languages := []language.Tag{language.Spanish, language.English}
	catalog, err := i18n.Load(languages, locales.FS)
	if err != nil {
		return err
	}
	views, err := view.New(catalog, view.Options{
		BaseURL:  "https://casa.example.org",
		SiteName: both("House of Water", "Casa del Agua"),
		Link:     link,
		Now:      func() time.Time { return time.Date(2027, 5, 10, 12, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		return err
	}
	series, events, err := waterTalks()
	if err != nil {
		return err
	}
	var printer render.Printer
	for _, tag := range languages {
		list, err := views.List(view.About{
			Kind: index, ID: "index",
			Title:   both("Events", "Actividades"),
			Summary: both("What is on at the House of Water.", "Lo que hay en la Casa del Agua."),
		}, events, tag)
		if err != nil {
			return err
		}
		row, err := views.Series(series, events, tag)
		if err != nil {
			return err
		}
		pages := []view.View{list, row}
		for _, e := range events {
			v, err := views.Event(e, tag)
			if err != nil {
				return err
			}
			pages = append(pages, v)
		}
		for _, v := range pages {
			if err := write(dir, string(v.ViewBase().URL), v, printer.Page); err != nil {
				return err
			}
		}
		if err := write(dir, "/"+tag.String()+"/index.txt", list, printer.Text); err != nil {
			return err
		}
		fmt.Fprintf(w, "%s: until %s\n", tag, list.Until.Format(time.RFC3339))
	}
	return nil
}

// index is the kind of the page that lists all events.
const index field.Kind = "index"

// link says where the pages of this example lie on its site.
func link(ref view.Ref) string {
	switch ref.Kind {
	case index, field.Event, field.Series:
		return "/" + ref.Lang.String() + "/" + ref.ID + ".html"
	}
	return ""
}

func write(dir, name string, v view.View, print func(io.Writer, view.View) error) error {
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := print(f, v); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// both is a text in English and Spanish.
func both(en, es string) i18n.Text {
	return i18n.Text{language.English: en, language.Spanish: es}
}
