package exchange_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing/fstest"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/exchange"
	"github.com/tertulia-go/tertulia/content/translation"
)

// What is missing in English goes out as XLIFF, and comes back.
func Example() {
	folder, err := content.Load(fstest.MapFS{
		"site.yaml":          {Data: []byte("name: Archivo\nlanguages: [es, en]\n")},
		"events/charla.yaml": {Data: []byte("title: {es: Charla}   # corto\n")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	job, err := exchange.Export(folder, exchange.Selection{To: language.English, Only: []translation.State{translation.Missing, translation.Stale}})
	if err != nil {
		fmt.Println(err)
		return
	}
	var file bytes.Buffer
	if err := job.WriteXLIFF(&file); err != nil {
		fmt.Println(err)
		return
	}

	// A translator works.
	translated := strings.Replace(file.String(), "</source>\n", "</source>\n<target state=\"final\">Talk</target>\n", 1)

	back, err := exchange.ReadXLIFF(strings.NewReader(translated))
	if err != nil {
		fmt.Println(err) // what is wrong with the file, each at its place
		return
	}
	outcome, err := exchange.Import(folder, back, exchange.Taking{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(outcome.Written, len(outcome.Found))
	for _, file := range outcome.Files {
		fmt.Printf("%s:\n%s", file.Name, file.Data)
	}
	// Output:
	// 1 0
	// events/charla.yaml:
	// title: {es: Charla, en: Talk}   # corto
	// locks/event/charla.lock:
	// # The addresses that it has had.
	// event/charla en charla
	// event/charla en talk
	// event/charla es charla
}
