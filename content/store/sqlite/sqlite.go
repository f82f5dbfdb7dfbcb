// Package sqlite keeps the files of a site and their history in one SQLite
// database on one machine, without cgo.
//
// Several processes may use one database; it must not stand on a network drive.
// Every revision is kept for good, with its author, time and words. One database
// holds one site. Beside it stand two files of SQLite's own, NAME-wal and
// NAME-shm: copy a database that is in use with [Store.Backup], never as a file.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/internal/poll"
	"github.com/tertulia-go/tertulia/content/store/internal/tables"
)

// Options say how a database is used. The zero value is good for most.
type Options struct {
	Poll time.Duration // how often Watch asks for changes of other processes; zero: every second
	Wait time.Duration // how long to wait for another process that writes, before store.ErrLocked; zero: 10 s
}

// Store is a database as a [store.Store].
type Store struct {
	db      *sql.DB
	tables  *tables.Store
	options Options
}

var (
	_ store.Store     = (*Store)(nil)
	_ store.Chronicle = (*Store)(nil)
)

// Open opens a database, and makes it if there is no such file; its folder must
// exist. A database of an older version is brought to the present one. One of a
// newer version is [store.ErrNewer], one of something else [store.ErrForeign]. Close
// releases it.
func Open(file string, options Options) (*Store, error) {
	if options.Poll <= 0 {
		options.Poll = time.Second
	}
	if options.Wait <= 0 {
		options.Wait = 10 * time.Second
	}
	db, err := openDatabase(file, options.Wait)
	if err != nil {
		return nil, fmt.Errorf("opening the store: %w", typed(err))
	}
	return &Store{
		db: db, options: options,
		tables: tables.New(tables.Database{DB: db, Reading: &sql.TxOptions{ReadOnly: true}, Typed: typed}),
	}, nil
}

func openDatabase(file string, wait time.Duration) (*sql.DB, error) {
	file, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	place := url.URL{Scheme: "file", Path: filepath.ToSlash(file), RawQuery: url.Values{
		"_txlock": {"immediate"},
		"_pragma": {fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds()), "synchronous(FULL)", "foreign_keys(ON)"},
	}.Encode()}
	db, err := sql.Open("sqlite", place.String())
	if err != nil {
		return nil, err
	}
	if err := migrate(context.Background(), db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	// Only now: a database of something else is left as it is.
	if _, err := db.Exec("PRAGMA journal_mode = WAL"); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// Close releases the database. The store and what its snapshots read on demand
// cannot be used afterwards.
func (s *Store) Close() error { return s.db.Close() }

// Snapshot returns all files. It reads only what has changed since the last.
func (s *Store) Snapshot(ctx context.Context) (*store.Snapshot, error) { return s.tables.Snapshot(ctx) }

// Apply writes the changes and their revisions, as [store.Store] says.
func (s *Store) Apply(ctx context.Context, meta store.Meta, changes ...store.Change) (store.Version, error) {
	return s.tables.Apply(ctx, meta, changes...)
}

// History returns the revisions of a file, as [store.Store] says.
func (s *Store) History(ctx context.Context, path string, limit int) ([]store.Revision, error) {
	return s.tables.History(ctx, path, limit)
}

// Changes yields what each Apply has changed, as [store.Chronicle] says.
func (s *Store) Changes(ctx context.Context) iter.Seq2[store.Made, error] {
	return s.tables.Changes(ctx)
}

// Read returns the bytes that a file has or had at a revision.
func (s *Store) Read(ctx context.Context, path string, rev store.Rev) ([]byte, error) {
	return s.tables.Read(ctx, path, rev)
}

// Backup writes a copy of the whole database, its history included, into a file that
// must not exist. Others may use the database meanwhile: the copy is one state of it.
func (s *Store) Backup(ctx context.Context, file string) error {
	if _, err := os.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(&fs.PathError{Op: "backup", Path: file, Err: fs.ErrExist}, err)
	}
	// SQLite makes the file step by step: under its own name stands only a whole copy.
	unfinished := file + ".unfinished"
	if err := os.Remove(unfinished); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	_, err := s.db.ExecContext(ctx, "VACUUM INTO $1", unfinished)
	if err == nil {
		err = syncFile(unfinished)
	}
	if err == nil {
		err = os.Link(unfinished, file) // which, unlike a rename, replaces nothing
	}
	gone := os.Remove(unfinished)
	if err != nil {
		return fmt.Errorf("copying the store: %w", typed(err))
	}
	return gone
}

// syncFile makes the bytes of a file last.
func syncFile(name string) error {
	file, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// Watch yields versions as [store.Store] says. It asks the database every Poll,
// and at once after an Apply of this Store.
func (s *Store) Watch(ctx context.Context, since store.Version) iter.Seq2[store.Version, error] {
	return poll.Versions(ctx, s.options.Poll, &s.tables.Bell, since, func() (store.Version, error) { return s.tables.Version(ctx) })
}

// typed adds to an error of SQLite what package store calls it.
func typed(err error) error {
	var fault *sqlite.Error
	if !errors.As(err, &fault) {
		return err
	}
	switch fault.Code() & 0xff { // the rest says where it came from
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return fmt.Errorf("%w: %w", store.ErrLocked, err)
	case lib.SQLITE_READONLY:
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err)
	case lib.SQLITE_FULL:
		return fmt.Errorf("%w: %w", store.ErrFull, err)
	}
	return err
}
