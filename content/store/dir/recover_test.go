//go:build linux

package dir_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
)

type line struct{ Path, Old, New, Staged string }

func rev(body string) string { return string(store.RevOf([]byte(body))) }

// interrupted leaves a folder as a process does that is killed between the journal
// and the first file: a and b go from "old" to "new", c is removed, d is new.
func interrupted(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	write(t, folder, "a", "old")
	write(t, folder, "b", "old")
	write(t, folder, "c", "old")
	journal(t, folder, []line{
		{"a", rev("old"), rev("new a"), ".tertulia/body-0"}, {"b", rev("old"), rev("new b"), ".tertulia/body-1"},
		{"c", rev("old"), "", ""}, {"d", "", rev("new d"), ".tertulia/body-3"},
	})
	write(t, folder, ".tertulia/body-0", "new a")
	write(t, folder, ".tertulia/body-1", "new b")
	write(t, folder, ".tertulia/body-3", "new d")
	return folder
}

func journal(t *testing.T, folder string, lines []line) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"moves": lines})
	require.NoError(t, err)
	write(t, folder, ".tertulia/journal.json", string(body))
}

func write(t *testing.T, folder, name, body string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(body), 0o644))
}

func TestAnInterruptedChangeIsFinished(t *testing.T) {
	folder := interrupted(t)
	require.NoError(t, os.Rename(filepath.Join(folder, ".tertulia/body-0"), filepath.Join(folder, "a")))
	assert.Equal(t, map[string]string{"a": "new a", "b": "new b", "d": "new d"}, files(t, open(t, folder)))
	assert.NoFileExists(t, filepath.Join(folder, ".tertulia/journal.json"))
}

func TestFinishingAChangeLeavesWhatWasEditedSince(t *testing.T) {
	folder := interrupted(t)
	write(t, folder, "b", "by hand")
	write(t, folder, "c", "by hand")
	s := open(t, folder)
	_, err := s.Snapshot(t.Context())
	var told *dir.InterruptedError
	require.ErrorAs(t, err, &told)
	kept := ".tertulia/kept-" + rev("new b")
	assert.Equal(t, []dir.Interrupted{
		{Conflict: store.Conflict{Path: "b", Base: store.Rev(rev("old")), Now: store.Rev(rev("by hand"))}, Kept: kept},
		{Conflict: store.Conflict{Path: "c", Base: store.Rev(rev("old")), Now: store.Rev(rev("by hand"))}},
	}, told.Files)
	body, err := os.ReadFile(filepath.Join(folder, kept))
	require.NoError(t, err)
	assert.Equal(t, "new b", string(body))
	assert.Equal(t, map[string]string{"a": "new a", "b": "by hand", "c": "by hand", "d": "new d"}, files(t, s), "told once, and usable afterwards")
}

func TestAnEditOfAFileThatWasAlreadyFinishedStays(t *testing.T) {
	folder := interrupted(t)
	require.NoError(t, os.Remove(filepath.Join(folder, ".tertulia/body-0")))
	write(t, folder, "a", "new a, and by hand")
	assert.Equal(t, map[string]string{"a": "new a, and by hand", "b": "new b", "d": "new d"}, files(t, open(t, folder)))
}

func TestAJournalOfSomebodyElseReachesNothing(t *testing.T) {
	for name, lines := range map[string][]line{
		"a path outside":        {{"../outside", "", rev("x"), ".tertulia/body-0"}},
		"git's own files":       {{".git/config", rev("x"), "", ""}},
		"a body from elsewhere": {{"a", "", rev("x"), ".git/config"}},
		"a body behind folders": {{"a", "", rev("x"), ".tertulia/body-/../../.git/config"}},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			write(t, folder, ".git/config", "x")
			journal(t, folder, lines)
			_, err := open(t, folder).Snapshot(t.Context())
			require.ErrorContains(t, err, "journal.json")
			assert.FileExists(t, filepath.Join(folder, ".git/config"))
		})
	}
}

func TestAnErrorAfterTheDecisionSaysThatTheChangeWillBeMade(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a", "old")
	write(t, folder, "closed/b", "old")
	require.NoError(t, os.Chmod(filepath.Join(folder, "closed"), 0o555))
	require.NoError(t, os.Chmod(folder, 0o777))
	s := open(t, folder)
	if os.Getuid() == 0 {
		asNobody(t, folder)
	}
	old := store.Rev(rev("old"))
	_, err := s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("new"), Base: old}, store.Change{Path: "closed/b", Delete: true, Base: old})
	require.ErrorIs(t, err, store.ErrUnfinished)
	require.ErrorIs(t, err, store.ErrReadOnly)
	if os.Getuid() == 0 {
		require.NoError(t, asRoot())
	}
	require.NoError(t, os.Chmod(filepath.Join(folder, "closed"), 0o755))
	assert.Equal(t, map[string]string{"a": "new"}, files(t, s))
}
