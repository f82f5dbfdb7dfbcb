package store_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
	"github.com/tertulia-go/tertulia/content/store/sqlite"
)

func TestFormerBodies(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	database, err := sqlite.Open(filepath.Join(t.TempDir(), "site.db"), sqlite.Options{})
	require.NoError(t, err)
	defer database.Close()
	folder, err := dir.Open(t.TempDir(), dir.Options{NoGit: true})
	require.NoError(t, err)
	defer folder.Close()
	former := func(s store.Store, limit int) (all []string) {
		for body := range store.Former(ctx, s, limit)("a") {
			all = append(all, string(body))
		}
		return all
	}
	for _, s := range []store.Store{database, folder} {
		for _, body := range []string{"1", "2", "", "3"} {
			now, err := s.Snapshot(ctx)
			require.NoError(t, err)
			change := now.Write("a", []byte(body))
			if body == "" {
				change = store.Change{Path: "a", Base: now.Base("a"), Delete: true}
			}
			_, err = s.Apply(ctx, store.Meta{}, change)
			require.NoError(t, err)
		}
	}
	assert.Equal(t, []string{"3", "2", "1"}, former(database, 0))
	assert.Equal(t, []string{"3"}, former(database, 2), "one of the two is that it was removed")
	assert.Empty(t, former(folder, 0), "no history")
	for body := range store.Former(ctx, database, 0)("a") {
		assert.Equal(t, "3", string(body))
		break
	}
}
