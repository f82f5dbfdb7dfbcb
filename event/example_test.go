package event_test

import (
	"fmt"
	"log"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
)

// All faults come at once, each with its field.
func ExampleEvent_Validate() {
	e := &event.Event{
		Kind:   field.Term{ID: "tertulia"},
		Media:  []event.Media{{URL: "javascript:alert(1)"}},
		Panels: []*event.Panel{{ID: "opening"}},
	}
	fmt.Println(e.Validate())
	// Output:
	// title: required
	// kind: unknown word "tertulia": give it a label, such as {en: …, es: …}
	// panels[0].title: required
	// media[0].url: not a safe URL: scheme "javascript"; want http, https, mailto or tel
}

// A site calls this in its own tests.
func ExampleRequireComplete() {
	catalog, err := i18n.Load([]language.Tag{language.English, language.Spanish}, locales.FS)
	if err != nil {
		log.Fatal(err)
	}
	e := &event.Event{ID: "open-archives", Title: i18n.Text{language.Spanish: "Archivos abiertos"}}
	fmt.Println(event.RequireComplete(catalog, nil, e))
	// Output:
	// open-archives: title: not written in en
}
