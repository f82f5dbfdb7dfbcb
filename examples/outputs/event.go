package main

import (
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/speaker"
)

// both is a text in English and Spanish.
func both(en, es string) i18n.Text {
	return i18n.Text{language.English: en, language.Spanish: es}
}

// localRecords is an invented event that has moved, in which the institutions,
// the people and the book are invented too.
func localRecords() (*event.Event, error) {
	zone, err := time.LoadLocation("America/Mexico_City")
	if err != nil {
		return nil, err
	}
	at := func(month time.Month, day, hour, minute int) time.Time {
		return time.Date(2027, month, day, hour, minute, 0, 0, zone)
	}
	archive := &event.Program{
		ID:   "archive",
		Name: both("Archive of the City", "Archivo de la Ciudad"),
		URL:  i18n.Same("https://archivo.example.org/"),
	}
	moderator := event.Participant{
		Speaker: &speaker.Speaker{
			Name:   speaker.Name{Given: "Inés", Family: "de la Garza", Prefix: both("Dr.", "Dra.")},
			Gender: speaker.Feminine,
			Positions: []speaker.Position{{
				Title: both("Director", "Directora"), Organization: both("Archive of the City", "Archivo de la Ciudad"),
			}},
		},
		Role: field.Term{ID: "moderator"},
	}
	author := event.Participant{
		Speaker: &speaker.Speaker{
			Name:      speaker.Name{Given: "Óscar", Family: "Íñiguez"},
			Gender:    speaker.Masculine,
			Positions: []speaker.Position{{Title: both("Historian", "Historiador"), Place: i18n.Same("Salta, Argentina")}},
			Links:     []field.Link{{URL: "https://example.net/iniguez"}},
		},
		Role: field.Term{ID: "author"},
	}
	return &event.Event{
		ID:       "local-records",
		Kind:     field.Term{ID: "book-launch"},
		Title:    both("Open Archives, Open Cities", "Archivos abiertos, ciudades abiertas"),
		Subtitle: both("What local records can teach", "Lo que enseñan los registros locales"),
		Summary: both(
			"A historian and an archivist open the boxes that a city had forgotten.",
			"Un historiador y una archivista abren las cajas que una ciudad había olvidado."),
		Description: both(
			"Most of the memory of a city lies in boxes that nobody has opened for a century.\n\n* Who filled them?\n* Who may read them?\n",
			"Casi toda la memoria de una ciudad está en cajas que nadie ha abierto en un siglo.\n\n* ¿Quién las llenó?\n* ¿Quién puede leerlas?\n"),
		Status:     []event.Status{event.Rescheduled},
		Attendance: event.Hybrid,
		When:       event.When{Start: at(time.April, 6, 18, 30), End: at(time.April, 6, 20, 0), Doors: at(time.April, 6, 18, 0)},
		Previous:   &event.Occurrence{When: event.When{Start: at(time.March, 9, 18, 30), End: at(time.March, 9, 20, 0)}},
		Languages: notice.Plan{
			Spoken: []language.Tag{language.Spanish},
			Interpretation: []notice.Interpretation{{
				Into: []language.Tag{language.English}, Mode: notice.Simultaneous,
			}},
			Recording: &notice.Recording{
				Languages: []language.Tag{language.Spanish}, Captions: []language.Tag{language.English}, URL: "https://example.net/video/archivos",
			},
		},
		Venue: &event.Venue{
			Name: both("Archive of the City", "Archivo de la Ciudad"), Room: both("Reading Room", "Sala de Lectura"),
			Address: i18n.Same("Av. Hidalgo 45"), City: both("Mexico City", "Ciudad de México"), PostalCode: "06300", Country: "MX",
			Geo: &event.Geo{Latitude: 19.4371, Longitude: -99.1442},
		},
		Online:       []event.OnlineLink{{URL: "https://example.net/envivo/archivos", Language: language.Spanish}},
		Hosts:        []event.Hosting{{Program: archive}},
		Participants: []event.Participant{author, moderator},
		Panels: []*event.Panel{
			{
				ID: "conversation", Kind: field.Term{ID: "conversation"}, Title: both("Who filled the boxes?", "¿Quién llenó las cajas?"),
				When: event.When{Start: at(time.April, 6, 18, 30), End: at(time.April, 6, 19, 30)}, Participants: []event.Participant{author, moderator},
			},
			{ID: "questions", Kind: field.Term{ID: "q-and-a"}, When: event.When{Start: at(time.April, 6, 19, 30), End: at(time.April, 6, 20, 0)}},
		},
		Topics: []field.Term{{Label: both("Archives", "Archivos")}, {Label: both("Local history", "Historia local")}},
		Works:  []event.Work{{Title: i18n.Same("Las cajas de la ciudad"), Author: "Óscar Íñiguez", URL: "https://example.net/libros/cajas"}},
		Registration: &event.Registration{
			URL: both("https://example.net/register", "https://example.net/inscripcion"), Opens: field.Minute(at(time.February, 15, 9, 0)), Free: true, Capacity: 80,
		},
		Contact: field.Contact{Name: both("Public programs", "Actividades públicas"), Email: "actividades@archivo.example.org"},
		Updated: at(time.January, 28, 10, 0),
	}, nil
}
