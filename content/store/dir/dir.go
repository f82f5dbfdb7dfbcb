// Package dir keeps the files of a site in a folder, where people and other
// programs may change them as well.
//
// Several processes may write through the package at once: a lock in the folder
// .tertulia keeps them apart (on Unix; elsewhere one process at a time). What a
// killed process left half done is finished by the next. Changes by hand are
// noticed by the next Snapshot and by Watch; a change that meets one made by
// hand is a conflict like any other. Symbolic links are refused.
//
// A folder in a git work tree, where the program git is there, has a history:
// each Apply is a commit of the changed paths on what is checked out, by the
// author that it names. What else somebody has staged or changed stays as it is,
// and a file that somebody has changed and not committed is refused. Bytes are
// committed as they are, without hooks, signatures and filters (autocrlf, LFS);
// nothing is pushed. Another folder has no history, and says so.
package dir

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"time"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/internal/index"
	"github.com/tertulia-go/tertulia/content/store/internal/poll"
)

// Options say how a folder is used. The zero value is good for most.
type Options struct {
	Poll time.Duration // how often Watch looks for changes by hand; zero: every second
	Wait time.Duration // how long to wait for another process that writes, before store.ErrLocked; zero: 10 s

	NoGit           bool // commit nothing and have no history, also in a git work tree
	TakeUncommitted bool // commit also what somebody has changed by hand in a file; false: refuse to change it
}

// Store is a folder as a [store.Store].
type Store struct {
	root    *os.Root
	git     *repository // nil: no history
	options Options
	turn    chan struct{} // holds one token, which whoever uses the fields below has taken

	known map[string]known // nil: not read yet
	index index.Index

	bell poll.Bell
}

var (
	_ store.Store     = (*Store)(nil)
	_ store.Chronicle = (*Store)(nil)
)

// Open opens a folder, which must exist. Close releases it.
func Open(folder string, options Options) (*Store, error) {
	if options.Poll <= 0 {
		options.Poll = time.Second
	}
	if options.Wait <= 0 {
		options.Wait = 10 * time.Second
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("opening the store: %w", err)
	}
	var git *repository
	if !options.NoGit {
		if git, err = findRepository(folder); err != nil {
			return nil, errors.Join(fmt.Errorf("opening the store: %w", err), root.Close())
		}
	}
	s := &Store{root: root, git: git, options: options, turn: make(chan struct{}, 1)}
	s.turn <- struct{}{}
	return s, nil
}

// Close releases the folder. The store and what its snapshots read on demand
// cannot be used afterwards.
func (s *Store) Close() error { return s.root.Close() }

// Snapshot returns all files of the folder, but those whose name or folder
// begins with a dot. It reads again only files that have changed.
func (s *Store) Snapshot(ctx context.Context) (*store.Snapshot, error) {
	release, err := s.hold(ctx)
	if errors.Is(err, store.ErrReadOnly) {
		release, err = s.holdUnlocked(ctx)
	}
	if err != nil {
		return nil, err
	}
	defer release()
	if err := s.scan(ctx); err != nil {
		return nil, err
	}
	return s.index.Snapshot(func(file store.File) ([]byte, error) { return s.root.ReadFile(file.Path) }), nil
}

// Apply writes the changes, as [store.Store] says. One change takes the writing
// and syncing of its file; several take a journal besides.
func (s *Store) Apply(ctx context.Context, meta store.Meta, changes ...store.Change) (store.Version, error) {
	if err := store.CheckChanges(changes); err != nil {
		return "", err
	}
	release, err := s.hold(ctx)
	if err != nil {
		return "", err
	}
	defer release()
	if s.known == nil {
		if err := s.scan(ctx); err != nil {
			return "", err
		}
	}
	for _, c := range changes {
		if err := s.look(c.Path); err != nil {
			return "", err
		}
	}
	if err := s.index.Check(changes); err != nil {
		return "", err
	}
	if err := ctx.Err(); err != nil {
		return "", err
	}
	err = s.write(ctx, meta, changes)
	// Also after an error: what the folder holds now is read, not supposed.
	for _, c := range changes {
		err = errors.Join(err, s.look(c.Path))
	}
	s.bell.Ring()
	if err != nil {
		return "", err
	}
	return s.index.Version(), nil
}

// History returns the commits that changed a file, where there is git, and
// [store.ErrNoHistory] elsewhere. What is not committed is not in it.
func (s *Store) History(ctx context.Context, path string, limit int) ([]store.Revision, error) {
	if s.git == nil {
		return nil, store.ErrNoHistory
	}
	all, err := s.git.history(ctx, path, limit)
	var revisions []store.Revision
	for _, c := range all {
		revisions = append(revisions, c.Revision)
	}
	return revisions, err
}

// Read returns the bytes of a file at its present revision, and at former ones
// where there is git.
func (s *Store) Read(ctx context.Context, path string, rev store.Rev) ([]byte, error) {
	if s.git != nil { // who reads what was there before needs no turn in the folder: the revision says whether the bytes are right
		if body, err := s.git.read(ctx, path, rev); err == nil || !errors.Is(err, fs.ErrNotExist) {
			return body, err
		}
	}
	now, err := s.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	if rev != "" && now.Base(path) == rev {
		return now.ReadFile(path)
	}
	return nil, &fs.PathError{Op: "read", Path: path, Err: fs.ErrNotExist}
}

// Watch yields versions as [store.Store] says. It looks at the folder every
// Poll, and at once after an Apply of this Store; it needs no notices of the
// operating system, which network drives and containers lose.
func (s *Store) Watch(ctx context.Context, since store.Version) iter.Seq2[store.Version, error] {
	return poll.Versions(ctx, s.options.Poll, &s.bell, since, func() (store.Version, error) {
		now, err := s.Snapshot(ctx)
		if err != nil {
			return "", err
		}
		return now.Version(), nil
	})
}
