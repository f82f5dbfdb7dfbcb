package atom_test

import (
	"fmt"
	"os"
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/atom"
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

func ExamplePrinter_Feed() {
	views, v, err := outputsViews()
	if err != nil {
		fmt.Println(err)
		return
	}
	title := i18n.Text{language.English: "Events", language.Spanish: "Actividades"}
	var p atom.Printer
	about := atom.Feed{About: views.Page(view.About{Title: title}, language.Spanish), Source: "/es/feed"}
	if err := p.Feed(os.Stdout, about, slices.Values([]view.View{v})); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <?xml version="1.0" encoding="utf-8"?>
	// <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es">
	// <id>https://example.org/#feed/events/es</id>
	// <title>Actividades</title>
	// <updated>2027-01-20T00:00:00Z</updated>
	// <author><name>Actividades</name></author>
	// <link rel="self" type="application/atom+xml" href="https://example.org/es/feed"/>
	// <link rel="alternate" type="text/html" hreflang="es" href="https://example.org"/>
	// <entry>
	// <id>https://example.org/#event/talk/es</id>
	// <title>Archivos abiertos</title>
	// <updated>2027-01-20T00:00:00Z</updated>
	// <link rel="alternate" type="text/html" hreflang="es" href="https://example.org/es/talk"/>
	// <link rel="alternate" type="text/html" hreflang="en" href="https://example.org/en/talk"/>
	// <link rel="related" type="text/calendar" hreflang="es" href="https://example.org/es/talk.ics"/>
	// <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
	// <p>martes, 9 de marzo de 2027, 18:00 (hora estándar de Colombia)</p>
	// <p>Archivo Distrital, Bogotá, Colombia</p>
	// <p>Este evento se realizará en español.</p>
	// <p xml:lang="en" lang="en">Who may open the boxes?</p>
	// </div></summary>
	// </entry>
	// </feed>
}
