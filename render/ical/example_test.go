package ical_test

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/ical"
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

func ExamplePrinter_Event() {
	_, v, err := outputsViews()
	if err != nil {
		fmt.Println(err)
		return
	}
	var file strings.Builder
	var p ical.Printer
	if err := p.Event(&file, v); err != nil {
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
