// Command handler serves one event in the reader's language: what ?lang= asks
// for, else what the browser prefers.
package main

import (
	"bytes"
	"fmt"
	"net/http"
	"os"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
)

func main() {
	catalog, err := i18n.Load([]language.Tag{language.Spanish, language.English}, locales.FS)
	var h http.Handler
	if err == nil {
		h, err = handler(catalog, lecture())
	}
	if err == nil {
		err = http.ListenAndServe("localhost:8080", h)
	}
	fmt.Fprintln(os.Stderr, "handler:", err)
	os.Exit(1)
}

func handler(catalog *i18n.Catalog, e *event.Event) (http.HandlerFunc, error) {
	views, err := view.New(catalog, view.Options{})
	if err != nil {
		return nil, err
	}
	var printer render.Printer
	return func(w http.ResponseWriter, req *http.Request) {
		tag := catalog.Match(req.URL.Query().Get("lang"), req.Header.Get("Accept-Language"))
		v, err := views.Event(e, tag)
		var page bytes.Buffer
		if err == nil {
			err = printer.Page(&page, v)
		}
		if err != nil {
			http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Language", tag.String())
		w.Header().Add("Vary", "Accept-Language")
		_, _ = page.WriteTo(w) // the reader has gone away
	}, nil
}

func lecture() *event.Event {
	return &event.Event{
		ID:    "rivers",
		Title: i18n.Text{language.Spanish: "Ríos que cruzan fronteras", language.English: "Rivers That Cross Borders"},
		Languages: notice.Plan{
			Spoken:           []language.Tag{language.English},
			NoInterpretation: true,
		},
	}
}
