// Command owntemplate renders an event with a site's own html/template over
// the view, with built-in parts dropped in. It writes a page in each language
// into ./out. One of the texts exists only in Spanish: the English page marks
// it and says so.
package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"time"

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

//go:embed page.html
var page string

func main() {
	if err := run("out"); err != nil {
		fmt.Fprintln(os.Stderr, "owntemplate:", err)
		os.Exit(1)
	}
}

// run writes the pages into dir.
func run(dir string) error {
	languages := []language.Tag{language.English, language.Spanish}
	catalog, err := i18n.Load(languages, locales.FS)
	if err != nil {
		return err
	}
	views, err := view.New(catalog, view.Options{Now: now})
	if err != nil {
		return err
	}
	var printer render.Printer
	t, err := template.New("page").Funcs(printer.Funcs()).Parse(page)
	if err != nil {
		return err
	}
	e, err := reading()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, tag := range languages {
		v, err := views.Event(e, tag)
		if err != nil {
			return err
		}
		f, err := os.Create(filepath.Join(dir, e.ID+"."+tag.String()+".html"))
		if err != nil {
			return err
		}
		if err := t.Execute(f, v); err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// now stands still, so that this example writes the same every year. A site
// leaves view.Options.Now nil.
func now() time.Time { return time.Date(2027, 2, 1, 12, 0, 0, 0, time.UTC) }

func both(en, es string) i18n.Text {
	return i18n.Text{language.English: en, language.Spanish: es}
}

func reading() (*event.Event, error) {
	zone, err := time.LoadLocation("America/Bogota")
	if err != nil {
		return nil, err
	}
	return &event.Event{
		ID:       "night-of-poems",
		Title:    both("A Night of Poems", "Noche de poemas"),
		Subtitle: i18n.Text{language.Spanish: "Cinco voces del Pacífico"},
		Kind:     field.Term{ID: "reading"},
		When:     event.When{Start: time.Date(2027, 3, 12, 18, 30, 0, 0, zone), End: time.Date(2027, 3, 12, 20, 0, 0, 0, zone)},
		Languages: notice.Plan{
			Spoken:         []language.Tag{language.Spanish},
			Interpretation: []notice.Interpretation{{Into: []language.Tag{language.English}, Mode: notice.Simultaneous}},
		},
		Description: both(
			"Five poets read by the light of one lamp. There will be **coffee**.",
			"Cinco poetas leen a la luz de una lámpara. Habrá **café**.",
		),
		Participants: []event.Participant{{
			Speaker: &speaker.Speaker{
				Name:      speaker.Name{Given: "Lucía", Family: "Arboleda"},
				Gender:    speaker.Feminine,
				Positions: []speaker.Position{{Title: both("Poet", "Poeta"), Organization: i18n.Text{language.Spanish: "Taller de la Orilla"}}},
			},
			Role: field.Term{ID: "moderator"},
		}},
		Hosts: []event.Hosting{{Program: &event.Program{
			Name:        both("House of Words", "Casa de la Palabra"),
			Description: both("A library with a patio.", "Una biblioteca con patio."),
			URL:         both("https://example.org/en/", "https://example.org/es/"),
		}}},
	}, nil
}
