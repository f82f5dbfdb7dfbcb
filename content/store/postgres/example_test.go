package postgres_test

import (
	"context"
	"fmt"
	"log"

	"github.com/tertulia-go/tertulia/content/store/postgres"
)

// Each process is told at once what another has written.
func Example() {
	ctx := context.Background()
	s, err := postgres.Open(ctx, "postgres://ana@db.example.org/agenda?schema=archive", postgres.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	for version, err := range s.Watch(ctx, "") {
		if err != nil {
			log.Print(err) // the database cannot be reached: it is asked again
			continue
		}
		now, err := s.Snapshot(ctx)
		if err != nil {
			log.Print(err)
			continue
		}
		fmt.Println(version, len(now.Paths()))
	}
}
