// Package postgres keeps the files of a site and their history in one schema of a
// PostgreSQL database, for any number of processes on any number of machines.
//
// Every revision is kept for good, with its author, time and words. One schema holds
// one site; the URL names it:
//
//	postgres://ana@db.example.org/agenda?schema=archive
//
// An Apply waits for that of another process and then makes its changes in one
// transaction, whose end tells all others the new version. Connections must lead to
// the server that is written to and stay the same for a session: not to a copy that
// lags behind, nor through a pooler that lends connections for one transaction.
package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"iter"
	"net"
	"strconv"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/internal/poll"
	"github.com/tertulia-go/tertulia/content/store/internal/tables"
)

// Options say how a database is used. The zero value is good for most.
type Options struct {
	Poll time.Duration // how often Watch asks for the version though nothing is told; zero: every 15 s
	Wait time.Duration // how long to wait for another process that writes, before store.ErrLocked; zero: 10 s
}

// DefaultSchema is that of a URL which names none.
const DefaultSchema = "tertulia"

// maxSchema is the longest name of PostgreSQL, in bytes.
const maxSchema = 63

// Store is a schema as a [store.Store].
type Store struct {
	db      *sql.DB
	config  *pgx.ConnConfig
	schema  string
	tables  *tables.Store
	options Options

	listening sync.Once
	done      context.Context // until Close
	close     context.CancelFunc
	listener  sync.WaitGroup
}

var (
	_ store.Store     = (*Store)(nil)
	_ store.Chronicle = (*Store)(nil)
)

// Open opens the schema that a URL names, and makes it if there is none. One of an
// older version is brought to the present one. One of a newer version is
// [store.ErrNewer], one with tables of something else [store.ErrForeign]. Close
// releases it.
func Open(ctx context.Context, url string, options Options) (*Store, error) {
	if options.Poll <= 0 {
		options.Poll = 15 * time.Second
	}
	if options.Wait <= 0 {
		options.Wait = 10 * time.Second
	}
	config, schema, err := configOf(url, options.Wait)
	if err != nil {
		return nil, fmt.Errorf("opening the store: %w", err)
	}
	s := &Store{db: stdlib.OpenDB(*config), config: config, schema: schema, options: options}
	if err := migrate(ctx, s.db, schema); err != nil {
		return nil, errors.Join(fmt.Errorf("opening the store: %w", typed(err)), s.db.Close())
	}
	s.done, s.close = context.WithCancel(context.Background())
	s.tables = tables.New(tables.Database{
		DB: s.db, Reading: &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}, Lock: lock, Commit: s.commit, Lost: lost, Typed: typed,
	})
	return s, nil
}

// unresponsive is how long a process that has stopped in the middle of a transaction
// may keep others waiting. It is less than they wait, unless that is hardly at all.
const unresponsive = 5 * time.Second

// configOf reads a URL. Errors do not hold its password.
func configOf(url string, wait time.Duration) (*pgx.ConnConfig, string, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, "", err
	}
	schema, named := config.RuntimeParams["schema"]
	delete(config.RuntimeParams, "schema")
	if !named {
		schema = DefaultSchema
	}
	if schema == "" || len(schema) > maxSchema {
		return nil, "", fmt.Errorf("the name of a schema has 1 to %d bytes", maxSchema)
	}
	milliseconds := func(d time.Duration) string { return strconv.FormatInt(max(1, d.Milliseconds()), 10) }
	for name, value := range map[string]string{
		"search_path": pgx.Identifier{schema}.Sanitize(), "application_name": "tertulia", "client_encoding": "UTF8",
		"lock_timeout": milliseconds(wait), "idle_in_transaction_session_timeout": milliseconds(max(time.Second, min(unresponsive, wait/2))),
		"synchronous_commit": "on",
	} {
		config.RuntimeParams[name] = value
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = 5 * time.Second
	}
	return config, schema, nil
}

// Close releases the database. The store and what its snapshots read on demand
// cannot be used afterwards.
func (s *Store) Close() error {
	s.close()
	s.listener.Wait()
	return s.db.Close()
}

// Snapshot returns all files. It reads only what has changed since the last.
func (s *Store) Snapshot(ctx context.Context) (*store.Snapshot, error) { return s.tables.Snapshot(ctx) }

// Apply writes the changes and their revisions, as [store.Store] says. Where the
// connection is lost at its end, another one asks whether they were made; where that
// cannot be asked either, the error is [store.ErrUnknown].
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

// lock keeps other writers out, and readers not. Revisions get their numbers under it,
// so that a higher one is never seen before a lower one.
func lock(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "LOCK TABLE revision IN EXCLUSIVE MODE")
	return err
}

// commit ends a transaction and tells everybody who listens the version.
func (s *Store) commit(ctx context.Context, tx *sql.Tx, version store.Version) error {
	var id string
	if err := tx.QueryRowContext(ctx, "SELECT pg_current_xact_id()::text FROM pg_notify($1, $2)", s.schema, string(version)).Scan(&id); err != nil {
		return err
	}
	err := tx.Commit()
	var refused *pgconn.PgError
	if err == nil || errors.Is(err, sql.ErrTxDone) || errors.As(err, &refused) && refused.Severity != "FATAL" {
		return err
	}
	return s.fate(err, id)
}

// fate asks what has become of a transaction whose connection was lost at its end.
func (s *Store) fate(why error, id string) error {
	ctx, cancel := context.WithTimeout(s.done, s.options.Wait)
	defer cancel()
	for {
		var status sql.NullString
		err := s.db.QueryRowContext(ctx, "SELECT pg_xact_status($1::text::xid8)", id).Scan(&status)
		switch {
		case status.String == "committed":
			return nil
		case status.String == "aborted":
			return why
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: %w", store.ErrUnknown, errors.Join(why, err))
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// Watch yields versions as [store.Store] says: whenever another process tells of one,
// after each reconnection, every Poll, and at once after an Apply of this Store.
func (s *Store) Watch(ctx context.Context, since store.Version) iter.Seq2[store.Version, error] {
	s.listening.Do(func() { s.listener.Go(s.listen) })
	return poll.Versions(ctx, s.options.Poll, &s.tables.Bell, since, func() (store.Version, error) {
		if err := s.reach(ctx); err != nil {
			return "", err
		}
		return s.tables.Version(ctx)
	})
}

// reach finds out within some seconds whether the database answers: a connection that
// was cut without a word would keep a question for minutes.
func (s *Store) reach(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, s.config.ConnectTimeout)
	defer cancel()
	var one int
	return typed(s.db.QueryRowContext(ctx, "SELECT 1").Scan(&one))
}

// The shortest and the longest time between two attempts to listen.
const (
	soon = 50 * time.Millisecond
	late = 5 * time.Second
)

// listen rings the bell whenever another process tells a version, and whenever it may
// have missed one because the connection was lost.
func (s *Store) listen() {
	pause := soon
	for s.done.Err() == nil {
		began := time.Now()
		// What ended it shows in Watch, which asks the database in any case.
		_ = s.listenOnce()
		if time.Since(began) > late {
			pause = soon
		}
		select {
		case <-s.done.Done():
		case <-time.After(pause):
		}
		pause = min(2*pause, late)
	}
}

// listenOnce listens on a connection of its own until that is lost.
func (s *Store) listenOnce() error {
	conn, err := pgx.ConnectConfig(s.done, s.config.Copy())
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(s.done))
	if _, err := conn.Exec(s.done, "LISTEN "+pgx.Identifier{s.schema}.Sanitize()); err != nil {
		return err
	}
	for {
		s.tables.Bell.Ring()
		if _, err := conn.WaitForNotification(s.done); err != nil {
			return err
		}
	}
}

// lost says of an error that a connection was lost, but not in making changes last.
func lost(err error) bool {
	var fault *pgconn.PgError
	if errors.As(err, &fault) {
		return fault.Severity == "FATAL" && !errors.Is(err, store.ErrUnknown)
	}
	var network net.Error
	return !errors.Is(err, store.ErrUnknown) &&
		(errors.As(err, &network) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, driver.ErrBadConn))
}

// typed adds to an error of PostgreSQL what package store calls it.
func typed(err error) error {
	var unreachable *pgconn.ConnectError
	if errors.As(err, &unreachable) {
		return fmt.Errorf("%w: %w", store.ErrUnreachable, err)
	}
	var fault *pgconn.PgError
	if !errors.As(err, &fault) {
		return err
	}
	switch fault.Code {
	case "55P03": // lock_not_available
		return fmt.Errorf("%w: %w", store.ErrLocked, err)
	case "25006", "42501": // read_only_sql_transaction, insufficient_privilege
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err)
	case "53100": // disk_full
		return fmt.Errorf("%w: %w", store.ErrFull, err)
	}
	return err
}
