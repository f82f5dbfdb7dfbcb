package tertulia_test

import (
	"log"
	"os"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

func Example() {
	languages := []language.Tag{language.English, language.Spanish} // the first is the site's main language
	catalog, err := i18n.Load(languages, locales.FS)
	if err != nil {
		log.Fatal(err)
	}
	e := &event.Event{
		ID: "open-archives",
		Title: i18n.Text{
			language.English: "Open Archives, Open Cities",
			language.Spanish: "Archivos abiertos, ciudades abiertas",
		},
		Languages: notice.Plan{
			Spoken:           []language.Tag{language.Spanish},
			NoInterpretation: true,
		},
		Participants: []event.Participant{{
			Role: field.Term{ID: "moderator"},
			Speaker: &speaker.Speaker{
				Name:   speaker.Name{Given: "Ana María", Family: "Sanjuán"},
				Gender: speaker.Feminine,
			},
		}},
	}
	views, err := view.New(catalog, view.Options{})
	if err != nil {
		log.Fatal(err)
	}
	var printer render.Printer
	for _, reader := range []language.Tag{language.English, language.MustParse("es-MX")} {
		v, err := views.Event(e, reader)
		if err != nil {
			log.Fatal(err)
		}
		if err := printer.Text(os.Stdout, v); err != nil { // or Page, or HTML for a fragment
			log.Fatal(err)
		}
	}
	// Output:
	// Open Archives, Open Cities
	// ==========================
	//
	// Please note that this event will be held in Spanish with no
	// interpretation.
	//
	// Speakers
	// --------
	//
	// - Ana María Sanjuán · Moderator
	// Archivos abiertos, ciudades abiertas
	// ====================================
	//
	// Este evento se realizará en español, sin interpretación.
	//
	// Participantes
	// -------------
	//
	// - Ana María Sanjuán · Moderadora
}
