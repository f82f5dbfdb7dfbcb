package main

import (
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// waterTalks are an invented series, and events of which most belong to it.
func waterTalks() (*event.Series, []*event.Event, error) {
	zone, err := time.LoadLocation("America/Lima")
	if err != nil {
		return nil, nil, err
	}
	at := func(month time.Month, day, hour, hours int) event.When {
		start := time.Date(2027, month, day, hour, 0, 0, 0, zone)
		return event.When{Start: start, End: start.Add(time.Duration(hours) * time.Hour)}
	}
	day := func(month time.Month, day int) time.Time { return time.Date(2027, month, day, 0, 0, 0, 0, zone) }
	patio := &event.Venue{Name: both("House of Water", "Casa del Agua"), Room: both("Patio", "Patio"), City: i18n.Same("Lima"), Country: "PE"}
	series := &event.Series{
		ID:          "water-talks",
		Name:        both("Water Talks", "Charlas del agua"),
		Description: both("Once a month somebody who works with water tells how.\n", "Una vez al mes, alguien que trabaja con el agua cuenta cómo.\n"),
	}
	spanish := notice.Plan{
		Spoken:         []language.Tag{language.Spanish},
		Interpretation: []notice.Interpretation{{Into: []language.Tag{language.English}, Mode: notice.Simultaneous}},
	}
	return series, []*event.Event{
		{
			ID: "springs", Series: series, Kind: field.Term{ID: "talk"}, Venue: patio, Attendance: event.InPerson, Languages: spanish,
			Title: both("Where the Springs Are", "Dónde están los puquios"), When: at(time.April, 15, 19, 2),
		},
		{
			ID: "glaciers", Series: series, Kind: field.Term{ID: "talk"}, Venue: patio, Attendance: event.Hybrid, Languages: spanish,
			Title: both("A Glacier That Leaves", "Un glaciar que se va"), When: at(time.June, 17, 19, 2),
			Online: []event.OnlineLink{{URL: "https://casa.example.org/en-vivo"}},
		},
		{
			ID: "canals", Series: series, Kind: field.Term{ID: "talk"}, Venue: patio, Attendance: event.InPerson, Languages: spanish,
			Title: both("Canals Older than the City", "Canales más viejos que la ciudad"), When: at(time.May, 20, 19, 2),
			Status: []event.Status{event.Cancelled},
		},
		{
			ID: "jars", Kind: field.Term{ID: "exhibition"}, Venue: patio,
			Title: both("Jars and Gourds", "Cántaros y porongos"),
			When:  event.When{Start: day(time.March, 1), End: day(time.July, 31), Precision: i18n.Day},
		},
		{
			ID: "wells", Kind: field.Term{ID: "workshop"}, Venue: patio, Attendance: event.InPerson,
			Languages: notice.Plan{Spoken: []language.Tag{language.Spanish}, NoInterpretation: true},
			Title:     i18n.Text{language.Spanish: "Cuidar un pozo"},
			Dates:     []event.Occurrence{{When: at(time.May, 4, 10, 3)}, {When: at(time.May, 11, 10, 3)}, {When: at(time.May, 18, 10, 3)}},
		},
	}, nil
}
