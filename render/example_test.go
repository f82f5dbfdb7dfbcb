package render_test

import (
	"html/template"
	"log"
	"os"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

func exampleView() *view.Event {
	catalog, err := i18n.Load([]language.Tag{language.English, language.Spanish}, locales.FS)
	if err != nil {
		log.Fatal(err)
	}
	views, err := view.New(catalog, view.Options{})
	if err != nil {
		log.Fatal(err)
	}
	v, err := views.Event(&event.Event{
		ID:       "open-archives",
		Title:    i18n.Text{language.English: "Open Archives", language.Spanish: "Archivos abiertos"},
		Subtitle: i18n.Text{language.Spanish: "Una conversación"},
		Participants: []event.Participant{{
			Speaker: &speaker.Speaker{Name: speaker.Name{Given: "Ana María", Family: "Sanjuán"}},
			Role:    field.Term{ID: "moderator"},
		}},
	}, language.English)
	if err != nil {
		log.Fatal(err)
	}
	return v
}

// A passage in another language is marked, and the page says so.
func ExamplePrinter_HTML() {
	var p render.Printer
	if err := p.HTML(os.Stdout, exampleView()); err != nil {
		log.Fatal(err)
	}
	// Output:
	// <article class="tt tt-event" id="en-open-archives" lang="en" dir="ltr">
	// <div class="tt-lead">
	// <header class="tt-header">
	// <h1>Open Archives</h1>
	// <p class="tt-subtitle" lang="es">Una conversación</p>
	// </header>
	// <p class="tt-fallback" role="note">Some parts of this page are available only in Spanish.</p>
	// </div>
	// <div class="tt-body">
	// <section class="tt-participants">
	// <h2>Speakers</h2>
	// <ul class="tt-people">
	// <li data-initials="AS"><p class="tt-who"><bdi translate="no">Ana María Sanjuán</bdi> <span class="tt-role">Moderator</span></p>
	// </li>
	// </ul>
	// </section>
	// </div>
	// </article>
}

// The spaces of a mark are no-break spaces, so that it stays in one piece.
func ExamplePrinter_Text() {
	var p render.Printer
	if err := p.Text(os.Stdout, exampleView()); err != nil {
		log.Fatal(err)
	}
	// Output:
	// Open Archives
	// =============
	//
	// Una conversación [in Spanish]
	//
	// Some parts of this page are available only in Spanish.
	//
	// Speakers
	// --------
	//
	// - Ana María Sanjuán · Moderator
}

// A site's own template: every text prints itself and knows its language, and
// built-in parts are dropped in.
func ExamplePrinter_Funcs() {
	var p render.Printer
	page := template.Must(template.New("").Funcs(p.Funcs()).Parse(
		"<h1{{.Title.Attr}}>{{.Title}}</h1>{{with .Subtitle}}\n<p{{.Attr}}>{{.}}</p>{{end}}{{with .Summary}}\n<p>never: it is empty</p>{{end}}\n{{part .Participants}}"))
	if err := page.Execute(os.Stdout, exampleView()); err != nil {
		log.Fatal(err)
	}
	// Output:
	// <h1>Open Archives</h1>
	// <p lang="es">Una conversación</p>
	// <ul class="tt-people">
	// <li data-initials="AS"><p class="tt-who"><bdi translate="no">Ana María Sanjuán</bdi> <span class="tt-role">Moderator</span></p>
	// </li>
	// </ul>
}
