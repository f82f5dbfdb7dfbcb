package field_test

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// What readers of a language would see in another.
func ExampleGaps() {
	e := &event.Event{
		Title:    i18n.Text{language.English: "Open Archives", language.Spanish: "Archivos abiertos"},
		Subtitle: i18n.Text{language.Spanish: "Una conversación"},
	}
	for _, gap := range field.Gaps(event.Fields(), e, language.English, language.MustParse("es-AR")) {
		fmt.Println(gap)
	}
	// Output:
	// subtitle: not written in en
}

func ExampleCheckURL() {
	fmt.Println(field.CheckURL("https://example.org/"))
	fmt.Println(field.CheckURL("//example.org/"))
	// Output:
	// <nil>
	// not a safe URL: "//example.org/" has no scheme; want https://…
}

// A text is named in one way wherever it is shown, and the name leads back to
// it.
func ExampleParsePlace() {
	place, err := field.ParsePlace("event/open-archives#panels[opening].title@es")
	fmt.Println(place.Ref.Kind, place.Ref.ID, place.Path.Last(), err)
	fmt.Println(place)
	// Output:
	// event open-archives title <nil>
	// event/open-archives#panels[opening].title@es
}
