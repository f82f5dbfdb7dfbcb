// Command portuguese adds a third language to a site as data only: a message
// catalog, messages/pt.yaml, and the content. It writes a page in each of the
// three languages into ./out and prints the messages that the catalog lacks, if
// any, and the Portuguese text.
package main

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
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

//go:embed messages
var files embed.FS

func main() {
	if err := run("out", os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "portuguese:", err)
		os.Exit(1)
	}
}

// newCatalog joins the built-in messages with those of this program.
func newCatalog() (*i18n.Catalog, error) {
	messages, err := fs.Sub(files, "messages")
	if err != nil {
		return nil, err
	}
	languages := []language.Tag{language.Portuguese, language.Spanish, language.English}
	return i18n.Load(languages, locales.FS, messages)
}

// run writes the pages into dir, and to w what the catalog lacks and the
// Portuguese text.
func run(dir string, w io.Writer) error {
	catalog, err := newCatalog()
	if err != nil {
		return err
	}
	for _, gap := range catalog.Gaps() { // a page says these in another language
		fmt.Fprintln(w, gap)
	}
	e, err := bookLaunch()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	views, err := view.New(catalog, view.Options{Link: link, Now: now})
	if err != nil {
		return err
	}
	var printer render.Printer
	for _, tag := range catalog.Languages() {
		v, err := views.Event(e, tag)
		if err != nil {
			return err
		}
		f, err := os.Create(filepath.Join(dir, link(view.Ref{Ref: field.Ref{Kind: field.Event, ID: e.ID}, Lang: tag})))
		if err != nil {
			return err
		}
		if err := printer.Page(f, v); err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
		if tag == language.Portuguese {
			if err := printer.Text(w, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// now stands still, so that this example prints the same every year. A site
// leaves view.Options.Now nil.
func now() time.Time { return time.Date(2027, 4, 1, 12, 0, 0, 0, time.UTC) }

func link(ref view.Ref) string {
	if ref.Kind != field.Event {
		return ""
	}
	return ref.ID + "." + ref.Lang.String() + ".html"
}

// three is a text in the languages of the site.
func three(pt, es, en string) i18n.Text {
	return i18n.Text{language.Portuguese: pt, language.Spanish: es, language.English: en}
}

func bookLaunch() (*event.Event, error) {
	zone, err := time.LoadLocation("America/Sao_Paulo")
	if err != nil {
		return nil, err
	}
	author := &speaker.Speaker{
		ID:        "helena-prado",
		Name:      speaker.Name{Given: "Helena", Family: "Prado"},
		Gender:    speaker.Feminine,
		Positions: []speaker.Position{{Title: three("Historiadora", "Historiadora", "Historian"), Place: i18n.Same("Porto Alegre")}},
	}
	return &event.Event{
		ID:    "mapas-do-sul",
		Lang:  language.Portuguese,
		Kind:  field.Term{ID: "book-launch"},
		Title: three("Mapas do sul: quem desenhou a fronteira", "Mapas del sur: quién dibujó la frontera", "Maps of the South: Who Drew the Border"),
		Description: three(
			"Helena Prado leu três séculos de mapas e encontrou neles menos geografia do que desejo. A autora conversa com o público sobre os cartógrafos que nunca viram o rio que desenhavam.",
			"Helena Prado leyó tres siglos de mapas y encontró en ellos menos geografía que deseo. La autora conversa con el público sobre los cartógrafos que nunca vieron el río que dibujaban.",
			"Helena Prado has read three centuries of maps and found less geography in them than longing. She talks with the audience about cartographers who never saw the river that they drew.",
		),
		When:         event.When{Start: time.Date(2027, 5, 20, 19, 0, 0, 0, zone), End: time.Date(2027, 5, 20, 20, 30, 0, 0, zone)},
		Attendance:   event.Hybrid,
		Languages:    notice.Plan{Spoken: []language.Tag{language.Portuguese}},
		Participants: []event.Participant{{Speaker: author, Role: field.Term{ID: "author"}}},
		Works:        []event.Work{{Title: i18n.Text{language.Portuguese: "Mapas do sul"}, Author: "Helena Prado"}},
		Venue:        &event.Venue{Name: i18n.Same("Livraria da Praça"), City: i18n.Same("Porto Alegre"), Country: "BR"},
	}, nil
}
