package store

import (
	"context"
	"errors"
)

// attempts is how often Edit makes its changes anew.
const attempts = 10

// Edit asks change for the changes that it makes of the present snapshot, and
// applies them. Where somebody else has changed one of their files in between it
// does so again, at most ten times in all; then the error is the [*ConflictError] of
// the last. What change only relied on belongs among its changes, with
// [Snapshot.Require]: else it may have been decided from what stands no more.
//
// An error of change is returned as it is, and nothing is written.
func Edit(ctx context.Context, s Store, meta Meta, change func(*Snapshot) ([]Change, error)) (Version, error) {
	for attempt := 1; ; attempt++ {
		now, err := s.Snapshot(ctx)
		if err != nil {
			return "", err
		}
		changes, err := change(now)
		if err != nil {
			return "", err
		}
		version, err := s.Apply(ctx, meta, changes...)
		var conflict *ConflictError
		if err == nil || attempt == attempts || !errors.As(err, &conflict) {
			return version, err
		}
	}
}
