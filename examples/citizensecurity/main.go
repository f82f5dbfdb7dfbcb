// Command citizensecurity publishes one real event in Spanish and English: it
// writes a page and a text in each language into ./out and prints the texts.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
)

func main() {
	if err := run("out", os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "citizensecurity:", err)
		os.Exit(1)
	}
}

// run writes the files into dir and the texts to w.
func run(dir string, w io.Writer) error {
	languages := []language.Tag{language.Spanish, language.English}
	catalog, err := i18n.Load(languages, locales.FS)
	if err != nil {
		return err
	}
	e := citizenSecurity()
	if err := e.Validate().Err(); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	views, err := view.New(catalog, view.Options{Link: link})
	if err != nil {
		return err
	}
	var printer render.Printer
	for i, tag := range languages {
		v, err := views.Event(e, tag)
		if err != nil {
			return err
		}
		var page, text bytes.Buffer
		if err := printer.Page(&page, v); err != nil {
			return err
		}
		if err := printer.Text(&text, v); err != nil {
			return err
		}
		name := filepath.Join(dir, e.ID+"."+tag.String())
		if err := os.WriteFile(name+".html", page.Bytes(), 0o644); err != nil {
			return err
		}
		if err := os.WriteFile(name+".txt", text.Bytes(), 0o644); err != nil {
			return err
		}
		if i > 0 {
			fmt.Fprintln(w)
		}
		if _, err := text.WriteTo(w); err != nil {
			return err
		}
	}
	return nil
}

// link says where the pages of this example lie: beside each other.
func link(ref view.Ref) string {
	if ref.Kind != field.Event {
		return ""
	}
	return ref.ID + "." + ref.Lang.String() + ".html"
}
