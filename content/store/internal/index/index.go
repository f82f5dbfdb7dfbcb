// Package index holds what a store has under each path, and answers from it
// whether changes can be made.
package index

import (
	"errors"
	"maps"

	"github.com/tertulia-go/tertulia/content/store"
)

// Index knows the files of a store. The zero value has none. It is not safe for
// concurrent use.
type Index struct {
	files  map[string]store.File
	names  store.Names
	sum    sum
	latest *store.Snapshot // nil: there has been none
	since  map[string]bool // the paths that have changed since
}

// Enter takes a file, in place of what was known of its path, or returns a
// [*store.PathError] if it would be a twin.
func (x *Index) Enter(file store.File) error {
	before, ok := x.files[file.Path]
	if ok && before.Rev == file.Rev {
		return nil
	}
	if ok {
		x.sum.remove(before)
	} else if err := x.names.Add(file.Path); err != nil {
		return err
	}
	if x.files == nil {
		x.files = map[string]store.File{}
	}
	x.sum.add(file)
	x.files[file.Path] = file
	x.changed(file.Path)
	return nil
}

// Leave gives up a path. One that is not known is ignored.
func (x *Index) Leave(path string) {
	before, ok := x.files[path]
	if !ok {
		return
	}
	x.sum.remove(before)
	x.names.Remove(path)
	delete(x.files, path)
	x.changed(path)
}

func (x *Index) changed(path string) {
	if x.latest == nil {
		return
	}
	if x.since == nil {
		x.since = map[string]bool{}
	}
	x.since[path] = true
}

// Version returns the version of all files: equal for equal files, whatever
// store has them.
func (x *Index) Version() store.Version { return x.sum.version() }

// VersionWith returns the version that changes lead to.
func (x *Index) VersionWith(changes []store.Change) store.Version {
	after := x.sum
	for _, c := range changes {
		if c.Body == nil && !c.Delete {
			continue
		}
		if before, ok := x.files[c.Path]; ok {
			after.remove(before)
		}
		if !c.Delete {
			after.add(store.File{Path: c.Path, Rev: store.RevOf(c.Body)})
		}
	}
	return after.version()
}

// Snapshot returns all files; read is that of [store.NewSnapshot].
func (x *Index) Snapshot(read func(store.File) ([]byte, error)) *store.Snapshot {
	switch {
	case x.latest == nil:
		x.latest = store.NewSnapshot(x.Version(), maps.Values(x.files), read)
	case len(x.since) > 0:
		var gone []string
		var changed []store.File
		for path := range x.since {
			if file, ok := x.files[path]; ok {
				changed = append(changed, file)
			} else {
				gone = append(gone, path)
			}
		}
		x.latest = x.latest.With(x.Version(), gone, changed)
	}
	x.since = nil
	return x.latest
}

// Check refuses changes whose base is not what the index has, with a
// [*store.ConflictError], and new paths that would be twins of a present one or
// of each other.
func (x *Index) Check(changes []store.Change) error {
	var conflicts []store.Conflict
	for _, c := range changes {
		if now := x.files[c.Path].Rev; now != c.Base {
			conflicts = append(conflicts, store.Conflict{Path: c.Path, Base: c.Base, Now: now})
		}
	}
	if conflicts != nil {
		return &store.ConflictError{Conflicts: conflicts}
	}
	return x.checkNames(changes)
}

func (x *Index) checkNames(changes []store.Change) error {
	var faults []error
	for _, c := range changes {
		if c.Body == nil || c.Base != "" {
			continue
		}
		if err := x.names.Add(c.Path); err != nil {
			faults = append(faults, err)
			continue
		}
		// Only tried out: Enter takes what has really been written.
		defer x.names.Remove(c.Path)
	}
	return errors.Join(faults...)
}
