//go:build unix

package postgres_test

import (
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store/postgres"
)

func TestASchemaOfEachEarlierVersionIsBroughtToThePresentOne(t *testing.T) {
	for version := range len(postgres.Migrations()) {
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			url := newURL(t)
			config, err := pgx.ParseConfig(url)
			require.NoError(t, err)
			schema := pgx.Identifier{config.RuntimeParams["schema"]}.Sanitize()
			conn := connect(t)
			_, err = conn.Exec(t.Context(), "CREATE SCHEMA "+schema+"; SET search_path = "+schema)
			require.NoError(t, err)
			for _, migration := range postgres.Migrations()[:version] {
				_, err := conn.Exec(t.Context(), migration)
				require.NoError(t, err)
			}
			if version > 0 {
				_, err = conn.Exec(t.Context(), "UPDATE tertulia_store SET version = $1", version)
				require.NoError(t, err)
			}
			for round := range 2 { // the second finds the present version
				s := open(t, url, postgres.Options{})
				apply(t, s, "a", fmt.Sprint(round))
			}
		})
	}
}
