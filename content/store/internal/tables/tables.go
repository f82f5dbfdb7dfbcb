// Package tables keeps the files of a store and their history in three tables of
// a database with SQL, whichever it is:
//
//	body (rev, text, bytes)                                bytes by their revision; text: they are in snapshots
//	revision (id, path, rev, author, email, message, time, after)
//	                                                       every change of a file, in order; rev is NULL where it was removed;
//	                                                       after is the highest id before the Apply, which all of its changes share
//	file (path, rev)                                       what each path has now
//
// The highest id of a revision counts the changes: it is read and raised in the
// transaction that makes one.
package tables

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"math"
	"strings"
	"time"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/internal/index"
	"github.com/tertulia-go/tertulia/content/store/internal/poll"
)

// Database is a database that has the tables, and what it does in a way of its own.
type Database struct {
	DB *sql.DB
	// Reading begins a transaction that sees one state of the tables.
	Reading *sql.TxOptions
	// Lock keeps other writers out until the transaction ends. Nil: a transaction
	// does that from its beginning.
	Lock func(context.Context, *sql.Tx) error
	// Commit ends a transaction that leads to a version. Nil: as any other.
	Commit func(context.Context, *sql.Tx, store.Version) error
	// Lost says of an error that the connection was lost before anything was made to
	// last: what was under way is begun anew. Nil: there is none to be lost.
	Lost func(error) bool
	// Typed adds to an error of the database what package store calls it.
	Typed func(error) error
}

// Store is a database as a store, but for Watch. It is made with [New].
type Store struct {
	database Database
	turn     chan struct{} // holds one token, which whoever uses the fields below has taken

	index index.Index
	last  int64 // the newest revision of which the index knows

	Bell poll.Bell // rings after each Apply
}

// New returns the store of a database.
func New(database Database) *Store {
	s := &Store{database: database, turn: make(chan struct{}, 1)}
	s.turn <- struct{}{}
	return s
}

// Snapshot returns all files. It reads only what has changed since the last.
func (s *Store) Snapshot(ctx context.Context) (*store.Snapshot, error) {
	var now *store.Snapshot
	err := s.transaction(ctx, s.database.Reading, func(tx *sql.Tx) error {
		if err := s.catchUp(ctx, tx); err != nil {
			return err
		}
		now = s.index.Snapshot(s.body)
		return tx.Commit()
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
		if s.database.Lock != nil {
			if err := s.database.Lock(ctx, tx); err != nil {
				return err
			}
		}
		if err := s.catchUp(ctx, tx); err != nil {
			return err
		}
		if err := s.index.Check(changes); err != nil {
			return err
		}
		version = s.index.VersionWith(changes)
		now := meta.TimeOr(time.Now()).UnixMilli()
		for _, c := range changes {
			if err := s.write(ctx, tx, meta, now, c); err != nil {
				return err
			}
		}
		if s.database.Commit == nil {
			return tx.Commit()
		}
		return s.database.Commit(ctx, tx, version)
	})
	if err != nil {
		return "", err
	}
	s.Bell.Ring()
	return version, nil
}

// write makes one change in the tables. What leaves a file as it is is no revision.
func (s *Store) write(ctx context.Context, tx *sql.Tx, meta store.Meta, now int64, c store.Change) error {
	var rev sql.NullString
	file := store.NewFile(c.Path, c.Body)
	switch {
	case c.Delete:
		if _, err := tx.ExecContext(ctx, "DELETE FROM file WHERE path = $1", c.Path); err != nil {
			return err
		}
	case c.Body == nil || file.Rev == c.Base:
		return nil
	default:
		rev = sql.NullString{String: string(file.Rev), Valid: true}
		if _, err := tx.ExecContext(ctx, "INSERT INTO body (rev, text, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", rev, file.Body != nil, c.Body); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO file (path, rev) VALUES ($1, $2) ON CONFLICT (path) DO UPDATE SET rev = excluded.rev", c.Path, rev); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO revision (path, rev, author, email, message, time, after) VALUES ($1, $2, $3, $4, $5, $6, $7)",
		c.Path, rev, text(meta.Author), text(meta.Email), text(meta.Message), now, s.last)
	return err
}

// text is words as every database takes them.
func text(words string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(words, "\x00", ""), "\ufffd")
}

// transaction runs do, which ends the transaction, when it is this goroutine's turn.
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
		if err != nil && ctx.Err() != nil && !errors.Is(err, store.ErrUnknown) {
			err = ctx.Err()
		}
		err = s.database.Typed(err)
	}()
	return s.connected(ctx, func() error {
		tx, err := s.database.DB.BeginTx(ctx, options)
		if err != nil {
			return err
		}
		defer tx.Rollback() // nothing after a commit
		return do(tx)
	})
}

// connections is how many are tried: those that package database/sql keeps when they
// are not used, which may have been cut meanwhile, and a new one.
const connections = 3

// connected does again what failed because a connection was lost.
func (s *Store) connected(ctx context.Context, do func() error) error {
	for attempt := 1; ; attempt++ {
		err := do()
		if err == nil || attempt == connections || ctx.Err() != nil || s.database.Lost == nil || !s.database.Lost(err) {
			return err
		}
	}
}

// changedSince asks for the files of which a revision is newer than one: none
// where the file was removed, and the bytes of texts.
const changedSince = `
	SELECT path, file.rev, length(bytes), text, CASE WHEN text THEN bytes END
	FROM (SELECT DISTINCT path FROM revision WHERE id > $1) AS changed LEFT JOIN file USING (path) LEFT JOIN body USING (rev)`

// catchUp brings the index up to date with the database.
func (s *Store) catchUp(ctx context.Context, tx *sql.Tx) error {
	var last int64
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM revision").Scan(&last); err != nil || last == s.last {
		return err
	}
	if last < s.last {
		return store.ErrOlder
	}
	err := s.enterSince(ctx, tx)
	if err != nil {
		s.index, s.last = index.Index{}, 0 // how far it came is not known
		return err
	}
	s.last = last
	return nil
}

func (s *Store) enterSince(ctx context.Context, tx *sql.Tx) error {
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
	return nil
}

// body reads what is not in snapshots.
func (s *Store) body(file store.File) ([]byte, error) {
	var body []byte
	err := s.connected(context.Background(), func() error {
		return s.database.DB.QueryRow("SELECT bytes FROM body WHERE rev = $1", string(file.Rev)).Scan(&body)
	})
	return body, s.database.Typed(err)
}

// History returns the revisions of a file, as [store.Store] says.
func (s *Store) History(ctx context.Context, path string, limit int) ([]store.Revision, error) {
	if limit <= 0 {
		limit = math.MaxInt32
	}
	if store.CheckPath(path) != nil {
		return nil, nil
	}
	var history []store.Revision
	err := s.connected(ctx, func() (err error) {
		history, err = s.history(ctx, path, limit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the history of %s: %w", path, s.database.Typed(err))
	}
	return history, nil
}

func (s *Store) history(ctx context.Context, path string, limit int) ([]store.Revision, error) {
	rows, err := s.database.DB.QueryContext(ctx, "SELECT coalesce(rev, ''), author, email, message, time FROM revision WHERE path = $1 ORDER BY id DESC LIMIT $2", path, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var history []store.Revision
	for rows.Next() {
		var r store.Revision
		var milliseconds int64
		if err := rows.Scan(&r.Rev, &r.Author, &r.Email, &r.Message, &milliseconds); err != nil {
			return nil, err
		}
		r.Time = time.UnixMilli(milliseconds)
		history = append(history, r)
	}
	return history, rows.Err()
}

// Changes yields the past, as [store.Chronicle] says.
func (s *Store) Changes(ctx context.Context) iter.Seq2[store.Made, error] {
	return func(yield func(store.Made, error) bool) {
		stopped, err := s.changes(ctx, func(made store.Made) bool { return yield(made, nil) })
		if err != nil && !stopped {
			yield(store.Made{}, s.database.Typed(err))
		}
	}
}

// changes hands over the past until take wants no more of it.
func (s *Store) changes(ctx context.Context, take func(store.Made) bool) (stopped bool, err error) {
	// A revision from before it was known which were made together stands alone.
	rows, err := s.database.DB.QueryContext(ctx, `
		SELECT path, rev, bytes, author, email, message, time, coalesce(after, -id)
		FROM revision LEFT JOIN body USING (rev) ORDER BY id`)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	present := map[string]store.Rev{}
	var made store.Made
	var group int64
	for rows.Next() {
		var c store.Change
		var meta store.Meta
		var rev sql.NullString
		var milliseconds, of int64
		if err := rows.Scan(&c.Path, &rev, &c.Body, &meta.Author, &meta.Email, &meta.Message, &milliseconds, &of); err != nil {
			return false, err
		}
		if of != group && made.Changes != nil {
			if !take(made) {
				return true, nil
			}
			made.Changes = nil
		}
		meta.Time = time.UnixMilli(milliseconds)
		c.Base, c.Delete = present[c.Path], !rev.Valid
		if rev.Valid && c.Body == nil {
			c.Body = []byte{}
		}
		present[c.Path] = store.Rev(rev.String)
		made.Meta, made.Changes, group = meta, append(made.Changes, c), of
	}
	if err := rows.Err(); err != nil {
		return false, err
	}
	return made.Changes != nil && !take(made), nil
}

// Read returns the bytes that a file has or had at a revision.
func (s *Store) Read(ctx context.Context, path string, rev store.Rev) ([]byte, error) {
	var body []byte
	err := fs.ErrNotExist
	if store.CheckPath(path) == nil {
		err = s.connected(ctx, func() error {
			return s.database.DB.QueryRowContext(ctx, "SELECT bytes FROM body WHERE rev = $1 AND EXISTS (SELECT 1 FROM revision WHERE path = $2 AND rev = body.rev)", text(string(rev)), path).Scan(&body)
		})
	}
	if errors.Is(err, sql.ErrNoRows) {
		err = fs.ErrNotExist
	}
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: path, Err: s.database.Typed(err)}
	}
	return body, nil
}

// Version returns the present version, for Watch.
func (s *Store) Version(ctx context.Context) (store.Version, error) {
	now, err := s.Snapshot(ctx)
	if err != nil {
		return "", err
	}
	return now.Version(), nil
}
