package translation_test

import (
	"fmt"
	"os"
	"slices"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

var spanishAndEnglish = []language.Tag{language.Spanish, language.English}

// How the texts of an event stand, wherever it is kept. A translation whose source
// changes is stale until it changes too, or is accepted.
func ExampleSurvey() {
	e := &event.Event{
		ID:      "open-archives",
		Title:   i18n.Text{language.Spanish: "Archivos abiertos", language.English: "Open Archives"},
		Summary: i18n.Text{language.Spanish: "Lo que enseñan."},
	}
	things := slices.Values([]translation.Thing{{Table: event.Fields(), Value: e}})
	lock, err := translation.Survey{Languages: spanishAndEnglish}.Relock(things, translation.Marks{})
	if err != nil {
		fmt.Println(err)
		return
	}

	e.Title[language.Spanish] = "Los archivos, abiertos"
	survey := translation.Survey{Languages: spanishAndEnglish, Lock: lock}
	for _, t := range survey.Texts(things, language.English) {
		fmt.Println(t.Place, t.Lang, t.State)
	}
	// Output:
	// event/open-archives#title en stale
	// event/open-archives#summary en missing
}

// The lock of one thing is a file of lines.
func ExampleLock_WriteThing() {
	e := &event.Event{ID: "open-archives", Title: i18n.Text{language.Spanish: "Archivos abiertos", language.English: "Open Archives"}}
	things := slices.Values([]translation.Thing{{Table: event.Fields(), Value: e}})
	lock, err := translation.Survey{Languages: spanishAndEnglish}.Relock(things, translation.Marks{Machine: []string{"event/open-archives#title@en"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := lock.WriteThing(os.Stdout, field.Ref{Kind: field.Event, ID: "open-archives"}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// # Which source text each translation was made from. Written by "tertulia status --update"; keep it in git.
	// event/open-archives title en 88167cbcefade7ab d230f502e4b1711f machine
}
