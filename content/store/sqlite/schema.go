package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/tertulia-go/tertulia/content/store"
)

// application marks a database as a store: "tert" in ASCII.
const application = 0x74657274

// migrations lead from each version of the tables, counted from 0, to the next.
// What has been released is never changed: a new one is added.
var migrations = []string{
	`CREATE TABLE body (
		rev   TEXT PRIMARY KEY,
		text  INTEGER NOT NULL, -- 1: is in snapshots; 0: is read on demand
		bytes BLOB NOT NULL
	) STRICT;
	CREATE TABLE revision (
		id      INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of history; its highest value counts the changes
		path    TEXT NOT NULL,
		rev     TEXT REFERENCES body (rev),        -- NULL: removed
		author  TEXT NOT NULL,
		email   TEXT NOT NULL,
		message TEXT NOT NULL,
		time    INTEGER NOT NULL                   -- milliseconds since 1970, UTC
	) STRICT;
	CREATE INDEX revision_of_path ON revision (path, id);
	CREATE TABLE file (
		path TEXT PRIMARY KEY,
		rev  TEXT NOT NULL REFERENCES body (rev)
	) STRICT, WITHOUT ROWID;`,
	// Which revisions were made by one Apply; NULL where that is not known.
	`ALTER TABLE revision ADD COLUMN after INTEGER`,
}

// migrate brings a database to the present version of the tables.
func migrate(ctx context.Context, db *sql.DB) error {
	at, err := versionOf(ctx, db)
	if err != nil || at == len(migrations) {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()                           // nothing after a commit
	if at, err = versionOf(ctx, tx); err != nil { // another process may have been here
		return err
	}
	for ; at < len(migrations); at++ {
		if _, err := tx.ExecContext(ctx, migrations[at]); err != nil {
			return fmt.Errorf("from version %d: %w", at, err)
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", application, at)); err != nil {
		return err
	}
	return tx.Commit()
}

// querier is a database or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// versionOf returns the version of the tables: 0 in an empty database.
func versionOf(ctx context.Context, q querier) (int, error) {
	var marked, version, tables int
	for query, result := range map[string]*int{
		"PRAGMA application_id": &marked, "PRAGMA user_version": &version, "SELECT count(*) FROM sqlite_schema": &tables,
	} {
		if err := q.QueryRowContext(ctx, query).Scan(result); err != nil {
			return 0, err
		}
	}
	switch {
	case marked != application && (marked != 0 || version != 0 || tables != 0):
		return 0, store.ErrForeign
	case version > len(migrations):
		return 0, fmt.Errorf("%w: version %d, and this program knows %d", store.ErrNewer, version, len(migrations))
	}
	return version, nil
}
