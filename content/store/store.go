// Package store says what keeps the files of a site: as bytes under paths, all
// of them or none changed at once, in a folder or a database.
//
// A [Store] is asked for a [Snapshot], which never changes and is an [fs.FS],
// and is given [Change] values, each with the revision it was made from:
//
//	now, err := s.Snapshot(ctx)
//	…
//	_, err = s.Apply(ctx, store.Meta{Author: "Ana Díaz"},
//		now.Write("events/open-archives.yaml", body))
//
// [Edit] does so again where somebody else was faster.
//
// Rules that every store keeps; package storetest tests each:
//
//  1. Apply makes every change or none, also when the process is killed or the
//     disk is full ([ErrFull]).
//  2. A change whose Base is not the revision of its path is a [*ConflictError].
//     Of several writers with the same base one wins, and none is lost unsaid.
//  3. Who has written reads what was written.
//  4. A snapshot stays as it was, whatever is written later.
//  5. A path that [CheckPath] refuses is never written, nor one that an existing
//     path would stand beside as a twin: the same letters in another case, or a
//     file where a folder is. That holds within one Apply too: what is removed
//     makes room for a twin only in the next.
//
// The package knows nothing of what the files mean.
package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"
)

// MaxFile is the largest body of a file, in bytes.
const MaxFile = 20 << 20

// ErrTooLarge is the cause of a [*PathError] of a file larger than [MaxFile].
var ErrTooLarge = errors.New("larger than 20 MiB")

// ErrReadOnly says that the store can be read and not written.
var ErrReadOnly = errors.New("the store is read-only")

// ErrFull says that there is no room for what was to be written.
var ErrFull = errors.New("no room is left where the store is kept")

// ErrLocked says that another process holds the store for longer than was waited.
var ErrLocked = errors.New("the store is locked by another process")

// ErrUnreachable says that the database cannot be asked, or does not let this user in.
var ErrUnreachable = errors.New("the database cannot be reached")

// ErrNewer says that a newer program has written the store in a way of its own.
var ErrNewer = errors.New("the store was written by a newer version of the program")

// ErrForeign says that a database is that of something else. It stays as it is.
var ErrForeign = errors.New("the database is not a store of tertulia")

// ErrOlder says that a database has gone back behind what has been read of it: it was
// restored from a copy, or lags behind another. The store is to be opened again.
var ErrOlder = errors.New("the store is older than what has been read of it")

// ErrUnknown says that the connection to a database was lost while changes were made
// last, and that nobody could be asked whether they were. A new snapshot shows it.
var ErrUnknown = errors.New("whether the changes were made is not known")

// ErrUnfinished says that changes are decided, but that an error came before all
// of them were made or sure to last. Whoever uses the store next finishes them:
// they are not to be applied again.
var ErrUnfinished = errors.New("the changes are decided, and are finished when the store is used next")

// ErrNoHistory says that the store keeps no former revisions.
var ErrNoHistory = errors.New("the store keeps no history")

// Rev names the bytes of one file: it is their SHA-256 in hexadecimal. The empty
// Rev is that of a file that does not exist.
type Rev string

// RevOf returns the revision of a file with these bytes. An empty file has a
// revision too.
func RevOf(body []byte) Rev {
	sum := sha256.Sum256(body)
	return Rev(hex.EncodeToString(sum[:]))
}

// Version names the state of all files. Versions are equal only if all paths
// and bytes are; they have no order.
type Version string

// Store keeps the files of one site. It may be used by several goroutines.
type Store interface {
	// Snapshot returns all files as they are now.
	Snapshot(ctx context.Context) (*Snapshot, error)

	// Apply makes all changes or none and returns the version they lead to.
	// Wrong bases are a *ConflictError, wrong paths and bodies a *PathError;
	// without changes Apply returns the present version.
	Apply(ctx context.Context, meta Meta, changes ...Change) (Version, error)

	// History returns the revisions of a path, the newest first, at most limit
	// of them (0: all). A path that never existed has none. A store that keeps
	// no history answers ErrNoHistory.
	History(ctx context.Context, path string, limit int) ([]Revision, error)

	// Read returns the bytes that a path had at a revision: of the present one
	// in any store, of former ones where there is a history. What is not found
	// is fs.ErrNotExist.
	Read(ctx context.Context, path string, rev Rev) ([]byte, error)

	// Watch yields the present version if it is not since, and each one that is
	// noticed afterwards, until ctx is done. It is a hint: a version may come
	// twice, and those in between may be left out, but never the last. An error
	// does not end the sequence.
	Watch(ctx context.Context, since Version) iter.Seq2[Version, error]
}

// Change is what becomes of one file. With Body it is written, with Delete
// removed; with neither, the path is only required to be still at Base.
type Change struct {
	Path string
	// Body is the whole new content; an empty one that is not nil writes an
	// empty file. It is not kept after Apply.
	Body []byte
	// Base is the revision that the change was made from; empty: the file must
	// not exist.
	Base   Rev
	Delete bool
}

// Meta says who changes something, when and why.
type Meta struct {
	Author  string // empty: unknown
	Email   string // empty: unknown
	Message string // empty: nothing is said
	// Time is when it was changed, where that is brought from elsewhere; zero: now, by
	// the clock of the store, which may go back: the order of a history is not that of times.
	// Stores keep at least its seconds.
	Time time.Time
}

// TimeOr returns the time, or now if it is zero.
func (m Meta) TimeOr(now time.Time) time.Time {
	if m.Time.IsZero() {
		return now
	}
	return m.Time
}

// Revision is one entry in the history of a file.
type Revision struct {
	Rev Rev // empty: the file was removed
	Meta
}

// Conflict is a file that is not at the base of its change.
type Conflict struct {
	Path string
	Base Rev // what the change was made from
	Now  Rev // what the store has; empty: no file
}

// ConflictError holds every file that was not at its base. Nothing was written.
type ConflictError struct {
	Conflicts []Conflict // at least one, in the order of the changes
}

func (e *ConflictError) Error() string {
	var lines []string
	for _, c := range e.Conflicts {
		was := "has changed"
		switch {
		case c.Base == "":
			was = "exists already"
		case c.Now == "":
			was = "does not exist any more"
		}
		lines = append(lines, fmt.Sprintf("%s: %s", c.Path, was))
	}
	return strings.Join(lines, "\n")
}

// PathError is a path or a body that no store takes, and why.
type PathError struct {
	Path string
	Err  error
}

func (e *PathError) Error() string { return fmt.Sprintf("%q: %v", e.Path, e.Err) }

func (e *PathError) Unwrap() error { return e.Err }
