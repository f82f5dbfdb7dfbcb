package locales_test

import (
	"fmt"
	"log"
	"testing/fstest"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
)

// A site's own words win over the built-in ones, message by message.
func Example() {
	own := fstest.MapFS{"es.yaml": {Data: []byte("participants.heading: Conversan\n")}}
	catalog, err := i18n.Load([]language.Tag{language.Spanish}, locales.FS, own)
	if err != nil {
		log.Fatal(err)
	}
	l := catalog.Localizer(language.Spanish)
	fmt.Println(l.Message("participants.heading", nil))
	fmt.Println(l.Message("topics.heading", nil))
	// Output:
	// Conversan
	// Temas
}
