package store_test

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
)

// seen is what a snapshot shows of itself.
func seen(t *testing.T, s *store.Snapshot) map[string]string {
	t.Helper()
	all := map[string]string{"version": string(s.Version()), "paths": fmt.Sprint(s.Paths())}
	require.NoError(t, fs.WalkDir(s, ".", func(name string, entry fs.DirEntry, err error) error {
		require.NoError(t, err)
		info, err := entry.Info()
		require.NoError(t, err)
		all[name] = fmt.Sprint(info.Mode(), info.Size(), s.Base(name))
		if !entry.IsDir() {
			body, err := s.ReadFile(name)
			require.NoError(t, err)
			all[name] += string(body)
		}
		return nil
	}))
	return all
}

// Snapshots after changes are those of the same files made at once, and the ones before
// stay as they were.
func TestSnapshotsShareWhatHasNotChanged(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	files := map[string]store.File{}
	for i := range 300 { // so that changes are shared for a while
		path := fmt.Sprintf("a/%d", i)
		files[path] = store.NewFile(path, []byte(path))
	}
	now := store.NewSnapshot("0", maps.Values(files), nil)
	var before []*store.Snapshot
	var was []map[string]string
	for round := range 60 {
		before, was = append(before, now), append(was, seen(t, now))
		var gone []string
		var changed []store.File
		for _, folder := range []string{"a", "a/sub", "b/c/d"}[:1+dice.IntN(3)] {
			path := fmt.Sprintf("%s/%d", folder, dice.IntN(3))
			if _, ok := files[path]; ok && dice.IntN(2) == 0 {
				gone = append(gone, path)
				delete(files, path)
				continue
			}
			files[path] = store.NewFile(path, fmt.Append(nil, path, round))
			changed = append(changed, files[path])
		}
		version := store.Version(fmt.Sprint(round + 1))
		now = now.With(version, append(gone, "never/was"), changed)
		require.Equal(t, seen(t, store.NewSnapshot(version, maps.Values(files), nil)), seen(t, now))
	}
	for i := range before {
		require.Equal(t, was[i], seen(t, before[i]))
	}
	require.NoError(t, fstest.TestFS(now, "a/1"))
	assert.Len(t, slices.Collect(now.Files()), len(files))
	empty := now.With("none", now.Paths(), nil)
	assert.Equal(t, map[string]string{"version": "none", "paths": "[]", ".": "dr-xr-xr-x 0"}, seen(t, empty))
	turned := empty.With("turned", nil, []store.File{store.NewFile("x/y", nil)}).With("file", []string{"x/y"}, []store.File{store.NewFile("x", []byte("1"))})
	assert.Equal(t, []string{"x"}, turned.Paths())
	body, err := turned.ReadFile("x")
	require.NoError(t, err)
	assert.Equal(t, "1", string(body))
}
