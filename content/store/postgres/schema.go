package postgres

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/jackc/pgx/v5"

	"github.com/tertulia-go/tertulia/content/store"
)

// migrations lead from each version of the tables, counted from 0, to the next.
// What has been released is never changed: a new one is added.
var migrations = []string{
	`CREATE TABLE tertulia_store (version integer NOT NULL);
	INSERT INTO tertulia_store VALUES (0);
	CREATE TABLE body (
		rev   text PRIMARY KEY,
		text  boolean NOT NULL, -- whether it is in snapshots, or read on demand
		bytes bytea NOT NULL
	);
	CREATE TABLE revision (
		id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the order of history; its highest value counts the changes
		path    text COLLATE "C" NOT NULL,
		rev     text REFERENCES body (rev), -- NULL: removed
		author  text NOT NULL,
		email   text NOT NULL,
		message text NOT NULL,
		time    bigint NOT NULL -- milliseconds since 1970, UTC
	);
	CREATE INDEX revision_of_path ON revision (path, id);
	CREATE TABLE file (
		path text COLLATE "C" PRIMARY KEY,
		rev  text NOT NULL REFERENCES body (rev)
	);`,
	// Which revisions were made by one Apply; NULL where that is not known.
	`ALTER TABLE revision ADD COLUMN after bigint`,
}

// application is the number of the lock under which tables are made: "tert" in ASCII.
const application = 0x74657274

// migrate makes a schema, and brings it to the present version of the tables.
func migrate(ctx context.Context, db *sql.DB, schema string) error {
	at, err := versionOf(ctx, db, schema)
	if err != nil || at == len(migrations) {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing after a commit
	if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", application); err != nil {
		return err
	}
	if at, err = versionOf(ctx, tx, schema); err != nil || at == len(migrations) { // another process may have been here
		return err
	}
	if err := makeSchema(ctx, tx, schema); err != nil {
		return err
	}
	for ; at < len(migrations); at++ {
		if _, err := tx.ExecContext(ctx, migrations[at]); err != nil {
			return fmt.Errorf("from version %d: %w", at, err)
		}
	}
	if _, err := tx.ExecContext(ctx, "UPDATE tertulia_store SET version = $1", at); err != nil {
		return err
	}
	return tx.Commit()
}

// makeSchema makes a schema unless it is there: to make one takes a right that its
// owner may not have.
func makeSchema(ctx context.Context, tx *sql.Tx, schema string) error {
	var exists bool
	if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1)", schema).Scan(&exists); err != nil || exists {
		return err
	}
	_, err := tx.ExecContext(ctx, "CREATE SCHEMA "+pgx.Identifier{schema}.Sanitize())
	return err
}

// querier is a database or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// versionOf returns the version of the tables: 0 in a schema that is empty or not there.
func versionOf(ctx context.Context, q querier, schema string) (int, error) {
	var tables int
	var marked bool
	if err := q.QueryRowContext(ctx, `
		SELECT count(*), coalesce(bool_or(relname = 'tertulia_store'), false)
		FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
		WHERE nspname = $1 AND relkind IN ('r', 'p', 'v', 'm', 'f')`, schema).Scan(&tables, &marked); err != nil {
		return 0, err
	}
	switch {
	case tables == 0:
		return 0, nil
	case !marked:
		return 0, store.ErrForeign
	}
	var version int
	if err := q.QueryRowContext(ctx, "SELECT version FROM tertulia_store").Scan(&version); err != nil {
		return 0, err
	}
	if version > len(migrations) {
		return 0, fmt.Errorf("%w: version %d, and this program knows %d", store.ErrNewer, version, len(migrations))
	}
	return version, nil
}
