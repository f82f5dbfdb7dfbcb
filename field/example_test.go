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

// Whoever has the name of a text finds where it is kept, and can set it.
func ExampleWalk_Find() {
	e := &event.Event{ID: "open-archives", Panels: []*event.Panel{{ID: "opening", Title: i18n.Text{language.English: "Opening"}}}}
	place, err := field.ParsePlace("event/open-archives#panels[opening].title@es")
	if err != nil {
		fmt.Println(err)
		return
	}
	n, err := field.Walk{Own: true}.Find(event.Fields(), e, place.Path)
	if err != nil {
		fmt.Println(err)
		return
	}
	(*n.Text())[language.Spanish] = "Apertura"
	fmt.Println(e.Panels[0].Title[language.Spanish])

	_, err = field.Walk{Own: true}.Find(event.Fields(), e, field.Path{{Field: "panels"}, field.Item(1, "closing")})
	fmt.Println(err)
	// Output:
	// Apertura
	// panels[closing]: nothing is named so
}

// The texts of an event in the order of its table, with those that nobody has
// written yet.
func ExampleWalk_Texts() {
	v := &event.Venue{ID: "hall", Name: i18n.Text{language.English: "Main Hall"}, City: i18n.Same("Lima")}
	for n, text := range (field.Walk{}).Texts(event.VenueFields(), v) {
		fmt.Println(n.Place(), len(text))
	}
	// Output:
	// venue/hall#name 1
	// venue/hall#room 0
	// venue/hall#address 0
	// venue/hall#city 1
	// venue/hall#region 0
	// venue/hall#accessibility 0
}
