package live_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/live"
	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
	"github.com/tertulia-go/tertulia/field"
)

// A form saves a title, made from one that somebody else has changed meanwhile.
func ExampleContent_Apply() {
	folder, err := os.MkdirTemp("", "site")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	for name, text := range map[string]string{"site.yaml": "name: Casa\nlanguages: [es, en]\n", "events/talk.yaml": "title: {es: Charla}  # corto\n"} {
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			log.Fatal(err)
		}
	}
	kept, err := dir.Open(folder, dir.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer kept.Close()

	ctx := context.Background()
	current, err := live.Open(ctx, kept, nil)
	if err != nil {
		log.Fatal(err)
	}
	title, err := field.ParsePlace("event/talk#title@es")
	if err != nil {
		log.Fatal(err)
	}
	for _, value := range []string{"Una charla", "La charla"} {
		change := content.Set{Cell: title, Value: value, Base: content.Base("Charla")}
		_, err := current.Apply(ctx, store.Meta{Author: "Ana", Message: "title"}, change)
		fmt.Println(err)
	}
	body, err := current.Now().Files.ReadFile("events/talk.yaml")
	fmt.Print(string(body), err)
	// Output:
	// <nil>
	// events/talk.yaml:1:13: title@es: somebody else has changed this meanwhile: it is "Una charla" now
	// title: {es: Una charla}  # corto
	// <nil>
}
