// Package sqlite keeps the files of a site and their history in one SQLite
// database on one machine, without cgo.
//
// Several processes may use one database; it must not stand on a network drive.
// Every revision is kept for good, with its author, time and words. One database
// holds one site. Beside it stand two files of SQLite's own, NAME-wal and
// NAME-shm: copy a database that is in use with SQLite's VACUUM INTO, never as a
// file.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"net/url"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/internal/index"
	"github.com/tertulia-go/tertulia/content/store/internal/poll"
)

// Options say how a database is used. The zero value is good for most.
type Options struct {
	Poll time.Duration // how often Watch asks for changes of other processes; zero: every second
	Wait time.Duration // how long to wait for another process that writes, before store.ErrLocked; zero: 10 s
}

// Store is a database as a [store.Store].
type Store struct {
	db      *sql.DB
	options Options
	turn    chan struct{} // holds one token, which whoever uses the fields below has taken

	index index.Index
	last  int64 // the newest revision of which the index knows

	bell poll.Bell
}

var _ store.Store = (*Store)(nil)

// Open opens a database, and makes it if there is no such file; its folder must
// exist. A database of an older version is brought to the present one. One of a
// newer version is [store.ErrNewer], one of something else [ErrForeign]. Close
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
	s := &Store{db: db, options: options, turn: make(chan struct{}, 1)}
	s.turn <- struct{}{}
	return s, nil
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
func (s *Store) Snapshot(ctx context.Context) (*store.Snapshot, error) {
	var now *store.Snapshot
	err := s.transaction(ctx, &sql.TxOptions{ReadOnly: true}, func(*sql.Tx) error {
		now = s.index.Snapshot(s.body)
		return nil
	})
	return now, err
}

// Apply writes the changes and their revisions, as [store.Store] says.
func (s *Store) Apply(ctx context.Context, meta store.Meta, changes ...store.Change) (store.Version, error) {
	if err := store.CheckChanges(changes); err != nil {
		return "", err
	}
	var version store.Version
	err := s.transaction(ctx, nil, func(tx *sql.Tx) error {
		if err := s.index.Check(changes); err != nil {
			return err
		}
		version = s.index.VersionWith(changes)
		now := time.Now().UnixMilli()
		for _, c := range changes {
			if err := write(ctx, tx, meta, now, c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	s.bell.Ring()
	return version, nil
}

// write makes one change in the tables. What leaves a file as it is is no revision.
func write(ctx context.Context, tx *sql.Tx, meta store.Meta, now int64, c store.Change) error {
	var rev sql.NullString
	file := store.NewFile(c.Path, c.Body)
	switch {
	case c.Delete:
		if _, err := tx.ExecContext(ctx, "DELETE FROM file WHERE path = ?", c.Path); err != nil {
			return err
		}
	case c.Body == nil || file.Rev == c.Base:
		return nil
	default:
		rev = sql.NullString{String: string(file.Rev), Valid: true}
		if _, err := tx.ExecContext(ctx, "INSERT INTO body (rev, text, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rev, file.Body != nil, c.Body); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO file (path, rev) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET rev = excluded.rev", c.Path, rev); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO revision (path, rev, author, email, message, time) VALUES (?, ?, ?, ?, ?, ?)",
		c.Path, rev, meta.Author, meta.Email, meta.Message, now)
	return err
}

// transaction runs do in a transaction, when it is this goroutine's turn and the
// index knows what the database holds.
func (s *Store) transaction(ctx context.Context, options *sql.TxOptions, do func(*sql.Tx) error) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-s.turn:
	}
	defer func() { s.turn <- struct{}{} }()
	defer func() {
		if err != nil && ctx.Err() != nil {
			err = ctx.Err()
		}
		err = typed(err)
	}()
	tx, err := s.db.BeginTx(ctx, options)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing after a commit
	if err := s.catchUp(ctx, tx); err != nil {
		s.index, s.last = index.Index{}, 0 // how far it came is not known
		return err
	}
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// changedSince asks for the files of which a revision is newer than one: none
// where the file was removed, and the bytes of texts.
const changedSince = `
	SELECT path, file.rev, length(bytes), text, CASE WHEN text THEN bytes END
	FROM (SELECT DISTINCT path FROM revision WHERE id > ?) LEFT JOIN file USING (path) LEFT JOIN body USING (rev)`

// catchUp brings the index up to date with the database.
func (s *Store) catchUp(ctx context.Context, tx *sql.Tx) error {
	var last int64
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM revision").Scan(&last); err != nil || last == s.last {
		return err
	}
	rows, err := tx.QueryContext(ctx, changedSince, s.last)
	if err != nil {
		return err
	}
	defer rows.Close()
	var present []store.File
	for rows.Next() {
		var file store.File
		var rev sql.NullString
		var size sql.NullInt64
		var text sql.NullBool
		if err := rows.Scan(&file.Path, &rev, &size, &text, &file.Body); err != nil {
			return err
		}
		if !rev.Valid {
			s.index.Leave(file.Path)
			continue
		}
		file.Rev, file.Size = store.Rev(rev.String), size.Int64
		if text.Bool && file.Body == nil {
			file.Body = []byte{}
		}
		present = append(present, file)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, file := range present { // after all that has gone, which makes room for twins
		if err := s.index.Enter(file); err != nil {
			return err
		}
	}
	s.last = last
	return nil
}

// body reads what is not in snapshots.
func (s *Store) body(file store.File) ([]byte, error) {
	var body []byte
	err := s.db.QueryRow("SELECT bytes FROM body WHERE rev = ?", string(file.Rev)).Scan(&body)
	return body, typed(err)
}

// History returns the revisions of a file, as [store.Store] says.
func (s *Store) History(ctx context.Context, path string, limit int) ([]store.Revision, error) {
	if limit <= 0 {
		limit = -1 // SQLite's word for all
	}
	rows, err := s.db.QueryContext(ctx, "SELECT coalesce(rev, ''), author, email, message, time FROM revision WHERE path = ? ORDER BY id DESC LIMIT ?", path, limit)
	if err != nil {
		return nil, typed(err)
	}
	defer rows.Close()
	var history []store.Revision
	for rows.Next() {
		var r store.Revision
		var milliseconds int64
		if err := rows.Scan(&r.Rev, &r.Author, &r.Email, &r.Message, &milliseconds); err != nil {
			return nil, typed(err)
		}
		r.Time = time.UnixMilli(milliseconds)
		history = append(history, r)
	}
	return history, typed(rows.Err())
}

// Read returns the bytes that a file has or had at a revision.
func (s *Store) Read(ctx context.Context, path string, rev store.Rev) ([]byte, error) {
	var body []byte
	err := s.db.QueryRowContext(ctx, "SELECT bytes FROM body WHERE rev = ? AND EXISTS (SELECT 1 FROM revision WHERE path = ? AND rev = body.rev)", string(rev), path).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		err = fs.ErrNotExist
	}
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: path, Err: typed(err)}
	}
	return body, nil
}

// Watch yields versions as [store.Store] says. It asks the database every Poll,
// and at once after an Apply of this Store.
func (s *Store) Watch(ctx context.Context, since store.Version) iter.Seq2[store.Version, error] {
	return poll.Versions(ctx, s.options.Poll, &s.bell, since, func() (store.Version, error) {
		now, err := s.Snapshot(ctx)
		if err != nil {
			return "", err
		}
		return now.Version(), nil
	})
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
	}
	return err
}
