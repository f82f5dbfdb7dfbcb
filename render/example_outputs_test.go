package render_test

import (
	"fmt"
	"os"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render"
)

// outputsView is a talk for readers of Spanish, on a site that links its pages.
func outputsView() (*render.Renderer, *render.EventView, error) {
	catalog, err := i18n.Load([]language.Tag{language.Spanish, language.English}, locales.FS)
	if err != nil {
		return nil, nil, err
	}
	r := render.New(catalog, render.Options{
		BaseURL: "https://example.org",
		Link: func(ref render.Ref) string {
			if ref.Kind == render.CalendarRef {
				return "/" + ref.Lang.String() + "/" + ref.ID + ".ics"
			}
			return "/" + ref.Lang.String() + "/" + ref.ID
		},
		Now: func() time.Time { return time.Date(2027, 2, 1, 0, 0, 0, 0, time.UTC) },
	})
	zone, err := time.LoadLocation("America/Bogota")
	if err != nil {
		return nil, nil, err
	}
	v, err := r.Event(&event.Event{
		ID:        "talk",
		Title:     i18n.Text{language.English: "Open Archives", language.Spanish: "Archivos abiertos"},
		Summary:   i18n.Text{language.English: "Who may open the boxes?"},
		When:      event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, zone)},
		Languages: notice.Plan{Spoken: []language.Tag{language.Spanish}},
		Venue:     &event.Venue{Name: i18n.Same("Archivo Distrital"), City: i18n.Same("Bogotá"), Country: "CO"},
		Updated:   time.Date(2027, 1, 20, 0, 0, 0, 0, time.UTC),
	}, language.Spanish)
	return r, v, err
}

func ExampleRenderer_JSONLD() {
	r, view, err := outputsView()
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := r.JSONLD(os.Stdout, view); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"@context":"https://schema.org","@type":"Event","name":"Archivos abiertos","description":{"@language":"en","@value":"Who may open the boxes?"},"url":"https://example.org/es/talk","startDate":"2027-03-09T18:00:00-05:00","eventStatus":"https://schema.org/EventScheduled","location":{"@type":"Place","name":"Archivo Distrital","address":{"@type":"PostalAddress","addressLocality":"Bogotá","addressCountry":"CO"}},"inLanguage":"es"}
}

func ExampleRenderer_ICalendar() {
	r, view, err := outputsView()
	if err != nil {
		fmt.Println(err)
		return
	}
	var file strings.Builder
	if err := r.ICalendar(&file, view); err != nil {
		fmt.Println(err)
	}
	fmt.Println(strings.ReplaceAll(file.String(), "\r\n", "\n"))
	// Output:
	// BEGIN:VCALENDAR
	// VERSION:2.0
	// PRODID:-//tertulia//tertulia//EN
	// BEGIN:VTIMEZONE
	// TZID:America/Bogota
	// BEGIN:STANDARD
	// DTSTART:20260101T000000
	// TZOFFSETFROM:-0500
	// TZOFFSETTO:-0500
	// TZNAME:-05
	// END:STANDARD
	// END:VTIMEZONE
	// BEGIN:VEVENT
	// UID:talk@example.org
	// DTSTAMP:20270120T000000Z
	// LAST-MODIFIED:20270120T000000Z
	// SEQUENCE:30006720
	// DTSTART;TZID=America/Bogota:20270309T180000
	// STATUS:CONFIRMED
	// SUMMARY:Archivos abiertos
	// DESCRIPTION:Este evento se realizará en español.\n\nWho may open the boxe
	//  s? [en inglés]\n\nhttps://example.org/es/talk
	// COMMENT:Este evento se realizará en español.
	// LOCATION:Archivo Distrital\, Bogotá\, Colombia
	// URL:https://example.org/es/talk
	// END:VEVENT
	// END:VCALENDAR
}

func ExampleRenderer_Atom() {
	r, view, err := outputsView()
	if err != nil {
		fmt.Println(err)
		return
	}
	about := render.Feed{
		Title:  i18n.Text{language.English: "Events", language.Spanish: "Actividades"},
		Source: "/es/feed",
	}
	if err := r.Atom(os.Stdout, about, view); err != nil {
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
	// <p>9 de marzo de 2027 a las 18:00 (hora estándar de Colombia)</p>
	// <p>Archivo Distrital, Bogotá, Colombia</p>
	// <p>Este evento se realizará en español.</p>
	// <p xml:lang="en" lang="en">Who may open the boxes?</p>
	// </div></summary>
	// </entry>
	// </feed>
}

func ExampleRenderer_Markdown() {
	r, view, err := outputsView()
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := r.Markdown(os.Stdout, view); err != nil {
		fmt.Println(err)
	}
	// Output:
	// # Archivos abiertos
	//
	// Algunas partes de esta página solo están disponibles en inglés.
	//
	// Este evento se realizará en español.
	//
	// - **Fecha y hora:** 9 de marzo de 2027 a las 18:00 (hora estándar de Colombia)
	// - **Lugar:** Archivo Distrital, Bogotá, Colombia
	//
	// Who may open the boxes? \[en inglés\]
	//
	// <https://example.org/es/talk>
}

func ExampleEventView_Head() {
	_, view, err := outputsView()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(view.Head())
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

func ExampleEventView_RichResultGaps() {
	_, view, err := outputsView()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, gap := range view.RichResultGaps() {
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
