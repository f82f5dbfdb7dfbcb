package sqlite_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
	"github.com/tertulia-go/tertulia/content/store/sqlite"
	"github.com/tertulia-go/tertulia/content/store/storetest"
)

func TestMain(m *testing.M) {
	storetest.Child(openPlace)
	os.Exit(m.Run())
}

func openPlace(file string) (store.Store, error) { return sqlite.Open(file, sqlite.Options{}) }

func TestAKilledProcessLeavesTheOldOrTheNewState(t *testing.T) {
	storetest.RunKilled(t, openPlace, newFile(t))
}

func open(t *testing.T, file string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(file, sqlite.Options{Poll: 10 * time.Millisecond, Wait: 10 * time.Second})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

func newFile(t *testing.T) string { return filepath.Join(t.TempDir(), "site 100%?#ñ.db") }

func TestDatabaseKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t, newFile(t)) }, storetest.Caps{History: true})
}

func TestOneProcessSeesWhatAnotherWrites(t *testing.T) {
	file := newFile(t)
	one, other := open(t, file), open(t, file)
	version, err := one.Apply(t.Context(), store.Meta{}, store.Change{Path: "Name", Body: []byte("1")}, store.Change{Path: "b", Body: []byte{}})
	require.NoError(t, err)
	for seen, err := range other.Watch(t.Context(), "") {
		require.NoError(t, err)
		if seen == version {
			break
		}
	}
	// What has another case now is no twin of what it was.
	_, err = one.Apply(t.Context(), store.Meta{}, store.Change{Path: "Name", Delete: true, Base: store.RevOf([]byte("1"))})
	require.NoError(t, err)
	_, err = one.Apply(t.Context(), store.Meta{}, store.Change{Path: "name", Body: []byte("2")})
	require.NoError(t, err)
	var conflict *store.ConflictError
	_, err = other.Apply(t.Context(), store.Meta{}, store.Change{Path: "name", Body: []byte("3")})
	require.ErrorAs(t, err, &conflict)
	now, err := other.Snapshot(t.Context())
	require.NoError(t, err)
	assert.Equal(t, []string{"b", "name"}, now.Paths())
}

func TestVersionsAreThoseOfAFolderWithTheSameFiles(t *testing.T) {
	folder, err := dir.Open(t.TempDir(), dir.Options{})
	require.NoError(t, err)
	defer folder.Close()
	changes := []store.Change{{Path: "a", Body: []byte("1")}, {Path: "b/c", Body: []byte("\xff")}}
	want, err := folder.Apply(t.Context(), store.Meta{}, changes...)
	require.NoError(t, err)
	got, err := open(t, newFile(t)).Apply(t.Context(), store.Meta{}, changes...)
	require.NoError(t, err)
	assert.Equal(t, want, got)
}

func TestWhatWasReadOnDemandCanBeReadFromAnOldSnapshot(t *testing.T) {
	s := open(t, newFile(t))
	_, err := s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a.png", Body: []byte("\xff1")})
	require.NoError(t, err)
	old, err := s.Snapshot(t.Context())
	require.NoError(t, err)
	_, err = s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a.png", Delete: true, Base: store.RevOf([]byte("\xff1"))})
	require.NoError(t, err)
	body, err := old.ReadFile("a.png")
	require.NoError(t, err)
	assert.Equal(t, "\xff1", string(body))
}

func TestARevisionOfAnotherFileIsNotFound(t *testing.T) {
	s := open(t, newFile(t))
	_, err := s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("1")})
	require.NoError(t, err)
	_, err = s.Read(t.Context(), "b", store.RevOf([]byte("1")))
	assert.ErrorIs(t, err, os.ErrNotExist)
}

// raw opens a database as anything may.
func raw(t *testing.T, file string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, db.Close()) })
	return db
}

func plainFile(t *testing.T) string { return filepath.Join(t.TempDir(), "site.db") }

func TestALockedDatabaseSaysSo(t *testing.T) {
	file := plainFile(t)
	s, err := sqlite.Open(file, sqlite.Options{Wait: 10 * time.Millisecond})
	require.NoError(t, err)
	defer s.Close()
	db := raw(t, file)
	db.SetMaxOpenConns(1)
	_, err = db.Exec("BEGIN IMMEDIATE")
	require.NoError(t, err)
	_, err = s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("1")})
	require.ErrorIs(t, err, store.ErrLocked)
	_, err = s.Snapshot(t.Context())
	require.NoError(t, err, "reading needs no lock")
	_, err = db.Exec("ROLLBACK")
	require.NoError(t, err)
	_, err = s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("1")})
	require.NoError(t, err)
}

func TestADatabaseOfANewerVersionIsRefused(t *testing.T) {
	file := plainFile(t)
	require.NoError(t, open(t, file).Close())
	_, err := raw(t, file).Exec("PRAGMA user_version = 1000")
	require.NoError(t, err)
	_, err = sqlite.Open(file, sqlite.Options{})
	assert.ErrorIs(t, err, store.ErrNewer)
}

func TestADatabaseOfSomethingElseIsRefusedAndStaysAsItIs(t *testing.T) {
	file := plainFile(t)
	db := raw(t, file)
	_, err := db.Exec("CREATE TABLE theirs (x)")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	before, err := os.ReadFile(file)
	require.NoError(t, err)
	_, err = sqlite.Open(file, sqlite.Options{})
	assert.ErrorIs(t, err, store.ErrForeign)
	after, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, before, after)

	require.NoError(t, os.WriteFile(file, []byte("name: no database, but a text that is longer than a header of SQLite, which has a hundred bytes\n"), 0o644))
	_, err = sqlite.Open(file, sqlite.Options{})
	assert.Error(t, err)
}

func TestABackupHasTheFilesAndTheirHistoryAndReplacesNothing(t *testing.T) {
	s, copied := open(t, newFile(t)), newFile(t)
	_, err := s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("1")})
	require.NoError(t, err)
	version, err := s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("2"), Base: store.RevOf([]byte("1"))})
	require.NoError(t, err)
	require.NoError(t, s.Backup(t.Context(), copied))
	assert.ErrorIs(t, s.Backup(t.Context(), copied), os.ErrExist)
	other := open(t, copied)
	now, err := other.Snapshot(t.Context())
	require.NoError(t, err)
	assert.Equal(t, version, now.Version())
	history, err := other.History(t.Context(), "a", 0)
	require.NoError(t, err)
	assert.Len(t, history, 2)
	beside, err := filepath.Glob(filepath.Join(filepath.Dir(copied), "*.unfinished"))
	require.NoError(t, err)
	assert.Empty(t, beside)
}

func TestHistoryStaysInOrderWhenTheClockGoesBack(t *testing.T) {
	file := plainFile(t)
	s := open(t, file)
	_, err := s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("1")})
	require.NoError(t, err)
	_, err = raw(t, file).Exec("UPDATE revision SET time = time + 86400000")
	require.NoError(t, err)
	_, err = s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("2"), Base: store.RevOf([]byte("1"))})
	require.NoError(t, err)
	history, err := s.History(t.Context(), "a", 0)
	require.NoError(t, err)
	require.Len(t, history, 2)
	assert.Equal(t, store.RevOf([]byte("2")), history[0].Rev)
	assert.True(t, history[1].Time.After(history[0].Time))
}

func TestADatabaseThatWentBackIsNotReadAsIfItWereNewer(t *testing.T) {
	file := plainFile(t)
	s := open(t, file)
	_, err := s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("1")})
	require.NoError(t, err)
	_, err = s.Snapshot(t.Context())
	require.NoError(t, err)
	_, err = raw(t, file).Exec("DELETE FROM file; DELETE FROM revision")
	require.NoError(t, err)
	_, err = s.Snapshot(t.Context())
	assert.ErrorIs(t, err, store.ErrOlder)
}

func BenchmarkStore(b *testing.B) {
	storetest.Benchmark(b, openPlace, func(b *testing.B) string { return filepath.Join(b.TempDir(), "site.db") })
}
