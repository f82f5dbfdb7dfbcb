package sqlite

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
)

func TestADatabaseOfEachEarlierVersionIsBroughtToThePresentOne(t *testing.T) {
	for version := range migrations {
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "site.db")
			db, err := sql.Open("sqlite", file)
			require.NoError(t, err)
			for _, migration := range migrations[:version] {
				_, err := db.Exec(migration)
				require.NoError(t, err)
			}
			if version > 0 {
				_, err = db.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", application, version))
				require.NoError(t, err)
			}
			require.NoError(t, db.Close())
			for range 2 { // the second finds the present version
				s, err := Open(file, Options{})
				require.NoError(t, err)
				now, err := s.Snapshot(t.Context())
				require.NoError(t, err)
				_, err = s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("1"), Base: now.Base("a")})
				require.NoError(t, err)
				require.NoError(t, s.Close())
			}
		})
	}
}
