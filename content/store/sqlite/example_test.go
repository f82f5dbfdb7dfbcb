package sqlite_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/sqlite"
)

// Every revision is kept, with who made it and why.
func Example() {
	folder, err := os.MkdirTemp("", "site")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	s, err := sqlite.Open(filepath.Join(folder, "site.db"), sqlite.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()

	ctx := context.Background()
	first, second := []byte("name: Tertulia\n"), []byte("name: Tertulias\n")
	for _, change := range []store.Change{
		{Path: "site.yaml", Body: first},
		{Path: "site.yaml", Body: second, Base: store.RevOf(first)},
	} {
		if _, err := s.Apply(ctx, store.Meta{Author: "Ana", Message: string(change.Body)}, change); err != nil {
			log.Fatal(err)
		}
	}
	history, err := s.History(ctx, "site.yaml", 0)
	if err != nil {
		log.Fatal(err)
	}
	for _, revision := range history {
		body, err := s.Read(ctx, "site.yaml", revision.Rev)
		fmt.Printf("%s: %s %v\n", revision.Author, body, err)
	}
	// Output:
	// Ana: name: Tertulias
	//  <nil>
	// Ana: name: Tertulia
	//  <nil>
}
