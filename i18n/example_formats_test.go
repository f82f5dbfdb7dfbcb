package i18n_test

import (
	"fmt"
	"testing/fstest"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// formatting is a catalog of two languages; dates and lists need no words of it.
func formatting() *i18n.Catalog {
	words := fstest.MapFS{
		"es.yaml": {Data: []byte("span.prose: {description: A range of dates., other: 'del {{.Start}} al {{.End}}'}")},
		"en.yaml": {Data: []byte("hello: {description: A greeting., other: Hello}")},
	}
	catalog, err := i18n.Load([]language.Tag{language.Spanish, language.English}, words)
	if err != nil {
		panic(err)
	}
	return catalog
}

func ExampleLocalizer_Span() {
	lima, err := i18n.LoadZone("America/Lima")
	if err != nil {
		fmt.Println(err)
		return
	}
	start := time.Date(2027, 3, 9, 9, 0, 0, 0, lima)
	end := time.Date(2027, 3, 9, 11, 0, 0, 0, lima)
	l := formatting().Localizer(language.Spanish)
	fmt.Println(l.Span(start, end, i18n.Minute, i18n.DateLong))
	fmt.Println(l.Span(start, end.AddDate(0, 0, 3), i18n.Day, i18n.DateLong))
	fmt.Println(l.Span(start, end.AddDate(0, 1, 0), i18n.Month, i18n.DateLong))
	fmt.Println(l.Zone(start, i18n.ZoneLong))
	// Output:
	// 9 de marzo de 2027, 9:00–11:00
	// del 9 al 12 de marzo de 2027
	// marzo–abril de 2027
	// hora estándar de Perú
}

func ExampleLocalizer_And() {
	catalog := formatting()
	fmt.Println(catalog.Localizer(language.Spanish).And("Ana", "Luis", "Íñigo"))
	fmt.Println(catalog.Localizer(language.Spanish).Or("siete", "ocho"))
	fmt.Println(catalog.Localizer(language.English).And("Ana", "Luis", "Íñigo"))
	// Output:
	// Ana, Luis e Íñigo
	// siete u ocho
	// Ana, Luis, and Íñigo
}

func ExampleLocalizer_LanguageName() {
	mexican := language.MustParse("es-MX")
	for _, tag := range []language.Tag{language.Spanish, language.English} {
		fmt.Println(formatting().Localizer(tag).LanguageName(mexican))
	}
	// Output:
	// español de México
	// Mexican Spanish
}

func ExampleWhenShown() {
	newYork, err := i18n.LoadZone("America/New_York")
	if err != nil {
		fmt.Println(err)
		return
	}
	const layout = "15:04 -07:00"
	shown := i18n.WhenShown(time.Date(2024, time.March, 10, 2, 30, 0, 0, time.UTC), newYork)
	fmt.Println("never:", shown.SkippedFrom.Format(layout), "is", shown.SkippedTo.Format(layout))
	shown = i18n.WhenShown(time.Date(2024, time.November, 3, 1, 30, 0, 0, time.UTC), newYork)
	fmt.Println("twice:", shown.First.Format(layout), "and", shown.Second.Format(layout))
	// Output:
	// never: 02:00 -05:00 is 03:00 -04:00
	// twice: 01:30 -04:00 and 01:30 -05:00
}

func ExampleDatetime() {
	t := time.Date(2027, 3, 9, 9, 0, 0, 0, time.FixedZone("", -5*60*60))
	fmt.Println(i18n.Datetime(t, i18n.Minute))
	fmt.Println(i18n.Datetime(t, i18n.Day))
	fmt.Println(i18n.Datetime(t, i18n.Month))
	// Output:
	// 2027-03-09T09:00-05:00
	// 2027-03-09
	// 2027-03
}
