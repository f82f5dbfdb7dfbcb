// Command outside renders an event for a reader of English, through nothing but the library's public API.
package main

import (
	"log"
	"os"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
	"golang.org/x/text/language"
)

func main() {
	catalog, err := i18n.Load([]language.Tag{language.English, language.Spanish}, locales.FS)
	if err != nil {
		log.Fatal(err)
	}
	views, err := view.New(catalog, view.Options{})
	if err != nil {
		log.Fatal(err)
	}
	v, err := views.Event(&event.Event{
		ID:        "archivos-abiertos",
		Title:     i18n.Text{language.Spanish: "Archivos abiertos, ciudades abiertas"},
		Languages: notice.Plan{Spoken: []language.Tag{language.Spanish}, NoInterpretation: true},
	}, language.English)
	if err != nil {
		log.Fatal(err)
	}
	var printer render.Printer
	if err := printer.HTML(os.Stdout, v); err != nil {
		log.Fatal(err)
	}
}
