package store_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
	"github.com/tertulia-go/tertulia/content/store/sqlite"
)

// A change is made of what there is, and again where somebody else was faster; then
// the files go from a folder into a database.
func ExampleEdit() {
	temp, err := os.MkdirTemp("", "site")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(temp)
	folder, err := dir.Open(temp, dir.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer folder.Close()

	ctx := context.Background()
	attempt := 0
	write := func(name string) store.Version {
		version, err := store.Edit(ctx, folder, store.Meta{Author: name}, func(now *store.Snapshot) ([]store.Change, error) {
			body, _ := now.ReadFile("guests.txt") // none at first
			if attempt++; attempt == 2 {
				_, err := folder.Apply(ctx, store.Meta{}, now.Write("guests.txt", append(body, "Luis\n"...)))
				return []store.Change{now.Write("guests.txt", append(body, name...))}, err
			}
			return []store.Change{now.Write("guests.txt", append(body, name...))}, nil
		})
		if err != nil {
			log.Fatal(err)
		}
		return version
	}
	write("Ana\n")
	version := write("Inés\n")

	database, err := sqlite.Open(filepath.Join(temp, ".site.db"), sqlite.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer database.Close()
	copied, err := store.Copy(ctx, folder, database, store.Meta{Message: "moved"})
	if err != nil {
		log.Fatal(err)
	}
	now, err := database.Snapshot(ctx)
	if err != nil {
		log.Fatal(err)
	}
	guests, err := now.ReadFile("guests.txt")
	fmt.Printf("%s%v %v\n", guests, err, copied == version)
	// Output:
	// Ana
	// Luis
	// Inés
	// <nil> true
}
