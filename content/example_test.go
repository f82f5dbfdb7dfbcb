package content_test

import (
	"errors"
	"fmt"
	"os"
	"testing/fstest"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

func ExampleLoad() {
	root, err := os.OpenRoot("../examples/content")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer root.Close()
	folder, err := content.Load(root.FS())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range folder.Events[:3] {
		fmt.Println(e.ID+":", e.Title[language.Spanish])
	}
	// Output:
	// book-fair: Feria del Libro del Valle
	// border-symposium: Simposio: escribir en la frontera
	// coffee-tertulia: Tertulia del café de los jueves
}

// Of a folder in which one event has changed, Reload reads that event.
func ExampleReload() {
	longAgo := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	files := fstest.MapFS{
		"site.yaml":         {Data: []byte("name: Archivo\nlanguages: [es]\n"), ModTime: longAgo},
		"events/boxes.yaml": {Data: []byte("title: {es: Cajas}\n"), ModTime: longAgo},
		"events/maps.yaml":  {Data: []byte("title: {es: Mapas}\n"), ModTime: longAgo},
	}
	before, err := content.Load(files)
	if err != nil {
		fmt.Println(err)
		return
	}
	files["events/maps.yaml"] = &fstest.MapFile{Data: []byte("title: {es: Mapas del río}\n"), ModTime: longAgo.AddDate(0, 1, 0)}
	after, err := content.Reload(before, files)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(before.Events[1].Title[language.Spanish], "→", after.Events[1].Title[language.Spanish])
	fmt.Println("shared:", before.Events[0] == after.Events[0])
	// Output:
	// Mapas → Mapas del río
	// shared: true
}

func ExampleErrors() {
	catalog, err := i18n.Load([]language.Tag{language.Spanish}, content.Messages())
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = content.Load(fstest.MapFS{
		"site.yaml":          {Data: []byte("name: Archivo\nlanguages: [es, en]\nzone: America/Lima\n")},
		"events/charla.yaml": {Data: []byte("title: Charla\nstart: 5 de marzo\nkind: panell\n")},
	})
	var faults content.Errors
	if errors.As(err, &faults) {
		for _, fault := range faults {
			fmt.Println(fault.File, fault.Line, fault.Message(catalog.Localizer(language.Spanish)))
		}
	}
	// Output:
	// events/charla.yaml 2 la fecha «5 de marzo» no está escrita como se necesita: escriba 2027-03-09 09:00, 2027-03-09 si no se sabe la hora, 2027-03 si no se sabe el día, o to-be-confirmed
	// events/charla.yaml 3 palabra desconocida: «panell»; póngale un nombre, como {en: …, es: …}; ¿quiso decir «panel»?
}

func ExampleFolder_Status() {
	folder, err := content.Load(fstest.MapFS{
		"site.yaml":          {Data: []byte("name: {es: Archivo, en: Archive}\nlanguages: [es, en]\n")},
		"events/charla.yaml": {Data: []byte("title: {es: Charla, en: Talk}\nsummary: {es: Una charla.}\ncontact: {name: OpenLab}\n")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range folder.Status(language.English) {
		fmt.Println(t.Place, t.State)
	}
	fmt.Println(folder.Incomplete())
	// Output:
	// event/charla#title present
	// event/charla#summary missing
	// event/charla#contact.name same-everywhere
	// site#name present
	// events/charla.yaml:2:10: summary: not written in English
}

// One text of one event: every other byte of its file stays.
func ExampleFolder_Apply() {
	folder, err := content.Load(fstest.MapFS{
		"site.yaml":          {Data: []byte("name: Archivo\nlanguages: [es, en]\n")},
		"events/charla.yaml": {Data: []byte("# La primera\ntitle: {es: Charla, en: Talk}   # corto\n")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	cell, err := field.ParsePlace("event/charla#title@en")
	if err != nil {
		fmt.Println(err)
		return
	}
	was, err := folder.Value(cell) // what somebody sees, and changes
	if err != nil {
		fmt.Println(err)
		return
	}
	files, err := folder.Apply(content.Set{Cell: cell, Value: "A talk: open to all", Base: content.Base(was)})
	if err != nil {
		fmt.Println(err) // what would be wrong, and conflicts, each at its place
		return
	}
	for _, file := range files {
		fmt.Printf("%s:\n%s", file.Name, file.Data)
	}
	_, err = folder.Apply(content.Set{Cell: cell, Value: "Lecture", Base: content.Base("Speech")})
	fmt.Println(err)
	// Output:
	// events/charla.yaml:
	// # La primera
	// title: {es: Charla, en: "A talk: open to all"}   # corto
	// locks/event/charla.lock:
	// # The addresses that it has had.
	// event/charla en a-talk-open-to-all
	// event/charla en talk
	// event/charla es charla
	// events/charla.yaml:2:25: title@en: somebody else has changed this meanwhile: it is "Talk" now
}

func ExampleEncode() {
	data, err := content.Encode(&event.Event{
		ID:    "charla",
		Title: i18n.Text{language.Spanish: "Charla", language.English: "Talk"},
		Kind:  field.Term{ID: "lecture"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(string(data))
	// Output:
	// title: {en: Talk, es: Charla}
	// kind: lecture
}

func ExampleFolder_Relock() {
	site := fstest.MapFS{
		"site.yaml":          {Data: []byte("name: Archivo\nlanguages: [es, en]\n")},
		"events/charla.yaml": {Data: []byte("title: {es: Charla, en: Talk}\n")},
	}
	folder, err := content.Load(site)
	if err != nil {
		fmt.Println(err)
		return
	}
	lock, err := folder.Relock(translation.Marks{Machine: []string{"event/charla#title"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	files, err := folder.LockFiles(lock)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, file := range files {
		fmt.Printf("%s:\n%s", file.Name, file.Data)
	}
	// Output:
	// locks/event/charla.lock:
	// # Which source text each translation was made from. Written by "tertulia status --update"; keep it in git.
	// event/charla title en ff50beb6ec1c8a95 449f5a775762cdc5 machine
}
