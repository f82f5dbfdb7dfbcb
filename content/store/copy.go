package store

import (
	"context"
	"errors"
	"iter"
)

// Chronicle is a store that can tell what has been made of its files from the
// beginning.
type Chronicle interface {
	// Changes yields what each Apply has changed, the first one first, with the
	// bodies. An error is the last that it yields: ErrNoHistory where nothing is known.
	Changes(ctx context.Context) iter.Seq2[Made, error]
}

// Made is one Apply of the past, as it is to be applied to a store that was empty
// before the first.
type Made struct {
	Meta
	Changes []Change
}

// Copy makes the files of one store those of another, byte for byte: as one change,
// which meta describes. A store without files gets the history of the other first,
// where one has a [Chronicle] and the other keeps a history. If that ends early, what
// has been brought over is an earlier state of the files.
func Copy(ctx context.Context, from, to Store, meta Meta) (Version, error) {
	if err := copyHistory(ctx, from, to); err != nil {
		return "", err
	}
	return Edit(ctx, to, meta, func(there *Snapshot) ([]Change, error) {
		here, err := from.Snapshot(ctx)
		if err != nil {
			return nil, err
		}
		return differences(here, there)
	})
}

func copyHistory(ctx context.Context, from, to Store) error {
	chronicle, ok := from.(Chronicle)
	if !ok {
		return nil
	}
	now, err := to.Snapshot(ctx)
	if err != nil || len(now.Paths()) > 0 {
		return err
	}
	if _, err := to.History(ctx, "site.yaml", 1); errors.Is(err, ErrNoHistory) {
		return nil
	}
	for made, err := range chronicle.Changes(ctx) {
		if errors.Is(err, ErrNoHistory) {
			return nil
		}
		if err != nil {
			return err
		}
		if _, err := to.Apply(ctx, made.Meta, made.Changes...); err != nil {
			return err
		}
	}
	return nil
}

// differences returns the changes that make there what here is.
func differences(here, there *Snapshot) ([]Change, error) {
	var changes []Change
	for _, path := range here.Paths() {
		if there.Base(path) == here.Base(path) {
			continue
		}
		body, err := here.body("copy", path)
		if err != nil {
			return nil, err
		}
		changes = append(changes, there.Write(path, body))
	}
	for _, path := range there.Paths() {
		if here.Base(path) == "" {
			changes = append(changes, there.Write(path, nil))
		}
	}
	return changes, nil
}
