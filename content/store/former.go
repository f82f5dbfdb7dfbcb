package store

import (
	"context"
	"iter"
)

// Former returns what yields the bodies that a path has had, the newest first, of at most
// limit revisions (0: all): for whoever looks for what a file said before. A store without a
// history yields nothing, and an error of the store ends what is yielded.
func Former(ctx context.Context, s Store, limit int) func(path string) iter.Seq[[]byte] {
	return func(path string) iter.Seq[[]byte] {
		return func(yield func([]byte) bool) {
			revisions, err := s.History(ctx, path, limit)
			if err != nil {
				return
			}
			for _, revision := range revisions {
				if revision.Rev == "" {
					continue // it was removed
				}
				body, err := s.Read(ctx, path, revision.Rev)
				if err != nil || !yield(body) {
					return
				}
			}
		}
	}
}
