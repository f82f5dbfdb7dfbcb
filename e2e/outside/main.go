// Command outside is a site of its own: through nothing but the library's public API it writes a page with a list, on
// which an event stands for readers of English, and who takes part in a format that the library does not have. Then it
// reads the event from JSON, as a program would that does not have the library.
package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"log"
	"os"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
	"golang.org/x/text/language"
)

func main() {
	catalog, err := i18n.Load([]language.Tag{language.English, language.Spanish}, locales.FS)
	if err != nil {
		log.Fatal(err)
	}
	views, err := view.New(catalog, view.Options{})
	if err != nil {
		log.Fatal(err)
	}
	e := &event.Event{
		ID:        "archivos-abiertos",
		Title:     i18n.Text{language.Spanish: "Archivos abiertos, ciudades abiertas"},
		Languages: notice.Plan{Spoken: []language.Tag{language.Spanish}, NoInterpretation: true},
		Participants: []event.Participant{{
			Role:    field.Term{ID: "moderator"},
			Speaker: &speaker.Speaker{Name: speaker.Name{Given: "Ana María", Family: "Sanjuán"}},
		}},
	}
	v, err := views.Event(e, language.English)
	if err != nil {
		log.Fatal(err)
	}
	about := view.About{Title: i18n.Text{language.English: "Events", language.Spanish: "Actividades"}}
	home := views.Page(view.About{Title: i18n.Text{language.English: "House of Archives", language.Spanish: "Casa de los Archivos"}}, language.English)
	printer := &render.Printer{HeadingLevel: 2}
	var body bytes.Buffer
	body.WriteString("<h1>" + template.HTMLEscapeString(home.Card.Title.String()) + "</h1>\n")
	list, err := views.List(about, []*event.Event{e}, language.English)
	if err != nil {
		log.Fatal(err)
	}
	for _, part := range []view.View{list, v} {
		if err := printer.HTML(&body, part); err != nil {
			log.Fatal(err)
		}
	}
	home.Body = template.HTML(body.String())
	if err := printer.Page(os.Stdout, home); err != nil {
		log.Fatal(err)
	}
	if err := writeParticipants(os.Stderr, v); err != nil {
		log.Fatal(err)
	}
	var published bytes.Buffer
	if err := printer.JSON(&published, v); err != nil {
		log.Fatal(err)
	}
	if err := announce(os.Stderr, &published); err != nil {
		log.Fatal(err)
	}
}

// writeParticipants writes who takes part as CSV: the role for readers, and in the words of machines.
func writeParticipants(w io.Writer, v *view.Event) error {
	rows := csv.NewWriter(w)
	for _, p := range v.Participants {
		if err := rows.Write([]string{p.Name, p.Role.String(), p.Facts.Role, p.Role.Lang().String()}); err != nil {
			return err
		}
	}
	rows.Flush()
	return rows.Error()
}

// announce writes what a screen in the lobby shows of an event in JSON: its title, and what to know of its languages.
func announce(w io.Writer, published io.Reader) error {
	type text struct{ Text, Lang string }
	var event struct {
		Title   text
		Notices []struct {
			Sentence text
			Facts    struct{ Languages []string }
		}
	}
	if err := json.NewDecoder(published).Decode(&event); err != nil {
		return err
	}
	for _, notice := range event.Notices {
		_, err := fmt.Fprintf(w, "%s [%s]: %s [%s] %v\n",
			event.Title.Text, event.Title.Lang, notice.Sentence.Text, notice.Sentence.Lang, notice.Facts.Languages)
		if err != nil {
			return err
		}
	}
	return nil
}
