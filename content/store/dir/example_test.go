package dir_test

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
)

// Two people change the same file: the second is told.
func Example() {
	folder, err := os.MkdirTemp("", "site")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	s, err := dir.Open(folder, dir.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()

	ctx := context.Background()
	_, err = s.Apply(ctx, store.Meta{Author: "Ana"}, store.Change{Path: "site.yaml", Body: []byte("name: Tertulia\n")})
	fmt.Println(err)
	now, err := s.Snapshot(ctx)
	if err != nil {
		log.Fatal(err)
	}
	base := now.Base("site.yaml")
	for _, author := range []string{"Ana", "Luis"} {
		_, err = s.Apply(ctx, store.Meta{Author: author}, store.Change{Path: "site.yaml", Body: []byte("name: of " + author + "\n"), Base: base})
		fmt.Println(author, err)
	}
	// Output:
	// <nil>
	// Ana <nil>
	// Luis site.yaml: has changed
}
