package render_test

import (
	"fmt"
	"html/template"
	"os"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
)

// outputsViews makes the views of a site that links its pages, and that of a
// talk for readers of Spanish.
func outputsViews() (*view.Views, *view.Event, error) {
	catalog, err := i18n.Load([]language.Tag{language.Spanish, language.English}, locales.FS)
	if err != nil {
		return nil, nil, err
	}
	views, err := view.New(catalog, view.Options{
		BaseURL: "https://example.org",
		Link: func(ref view.Ref) string {
			if ref.Kind == view.Calendar {
				return "/" + ref.Lang.String() + "/" + ref.ID + ".ics"
			}
			return "/" + ref.Lang.String() + "/" + ref.ID
		},
		Now: func() time.Time { return time.Date(2027, 2, 1, 0, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		return nil, nil, err
	}
	zone, err := time.LoadLocation("America/Bogota")
	if err != nil {
		return nil, nil, err
	}
	v, err := views.Event(&event.Event{
		ID:        "talk",
		Title:     i18n.Text{language.English: "Open Archives", language.Spanish: "Archivos abiertos"},
		Summary:   i18n.Text{language.English: "Who may open the boxes?"},
		When:      event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, zone)},
		Languages: notice.Plan{Spoken: []language.Tag{language.Spanish}},
		Venue:     &event.Venue{Name: i18n.Same("Archivo Distrital"), City: i18n.Same("Bogotá"), Country: "CO"},
		Updated:   time.Date(2027, 1, 20, 0, 0, 0, 0, time.UTC),
	}, language.Spanish)
	return views, v, err
}

func ExamplePrinter_JSONLD() {
	_, v, err := outputsViews()
	if err != nil {
		fmt.Println(err)
		return
	}
	var p render.Printer
	if err := p.JSONLD(os.Stdout, v); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"@context":"https://schema.org","@type":"Event","name":"Archivos abiertos","description":{"@language":"en","@value":"Who may open the boxes?"},"url":"https://example.org/es/talk","startDate":"2027-03-09T18:00:00-05:00","eventStatus":"https://schema.org/EventScheduled","location":{"@type":"Place","name":"Archivo Distrital","address":{"@type":"PostalAddress","addressLocality":"Bogotá","addressCountry":"CO"}},"inLanguage":"es"}
}

func ExamplePrinter_Markdown() {
	_, v, err := outputsViews()
	if err != nil {
		fmt.Println(err)
		return
	}
	var p render.Printer
	if err := p.Markdown(os.Stdout, v); err != nil {
		fmt.Println(err)
	}
	// Output:
	// # Archivos abiertos
	//
	// Algunas partes de esta página solo están disponibles en inglés.
	//
	// Este evento se realizará en español.
	//
	// - **Fecha y hora:** martes, 9 de marzo de 2027, 18:00 (hora estándar de Colombia)
	// - **Lugar:** Archivo Distrital, Bogotá, Colombia
	//
	// Who may open the boxes? \[en inglés\]
	//
	// <https://example.org/es/talk>
}

func ExamplePrinter_Funcs_head() {
	_, v, err := outputsViews()
	if err != nil {
		fmt.Println(err)
		return
	}
	var p render.Printer
	page := template.Must(template.New("").Funcs(p.Funcs()).Parse("{{head .}}"))
	if err := page.Execute(os.Stdout, v); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <meta name="description" lang="en" content="Who may open the boxes?">
	// <link rel="canonical" href="https://example.org/es/talk">
	// <link rel="alternate" hreflang="es" href="https://example.org/es/talk">
	// <link rel="alternate" hreflang="en" href="https://example.org/en/talk">
	// <link rel="alternate" hreflang="x-default" href="https://example.org/es/talk">
	// <link rel="alternate" type="text/calendar" href="https://example.org/es/talk.ics">
	// <meta property="og:type" content="website">
	// <meta property="og:title" content="Archivos abiertos">
	// <meta property="og:description" lang="en" content="Who may open the boxes?">
	// <meta property="og:url" content="https://example.org/es/talk">
	// <meta property="og:locale" content="es_LA">
	// <meta property="og:locale:alternate" content="en_US">
	// <meta name="twitter:card" content="summary">
}

func ExampleRichResultGaps() {
	_, v, err := outputsViews()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, gap := range render.RichResultGaps(v) {
		fmt.Println(gap.Property, gap.Required)
	}
	// Output:
	// endDate false
	// eventAttendanceMode false
	// image false
	// offers false
	// organizer false
	// performer false
}
