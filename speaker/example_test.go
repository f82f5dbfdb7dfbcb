package speaker_test

import (
	"fmt"
	"log"
	"slices"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// A list of people stands in the order of the reader's language: ñ after n,
// particles aside.
func ExampleCompare() {
	catalog, err := i18n.Load([]language.Tag{language.Spanish})
	if err != nil {
		log.Fatal(err)
	}
	names := []speaker.Name{
		{Given: "Ana", Family: "Ñáñez"},
		{Given: "Juan", Family: "de la Cruz"},
		{Given: "Luz", Family: "Navarro"},
	}
	l := catalog.Localizer(language.Spanish)
	slices.SortFunc(names, func(a, b speaker.Name) int { return speaker.Compare(l, a, b) })
	for _, name := range names {
		fmt.Println(name.Full())
	}
	// Output:
	// Juan de la Cruz
	// Luz Navarro
	// Ana Ñáñez
}

func ExampleName_Full() {
	fmt.Println(speaker.Name{Given: "Ana María", Family: "Sanjuán"}.Full())
	fmt.Println(speaker.Name{Given: "Haruki", Family: "Murakami", Display: "Murakami Haruki"}.Full())
	fmt.Printf("%q\n", speaker.Name{}.Full())
	// Output:
	// Ana María Sanjuán
	// Murakami Haruki
	// ""
}
