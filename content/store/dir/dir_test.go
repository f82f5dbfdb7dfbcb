//go:build linux

package dir_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
	"github.com/tertulia-go/tertulia/content/store/storetest"
)

func TestMain(m *testing.M) {
	storetest.Child(openPlace)
	os.Exit(m.Run())
}

func openPlace(folder string) (store.Store, error) { return dir.Open(folder, dir.Options{}) }

func open(t *testing.T, folder string) *dir.Store {
	t.Helper()
	s, err := dir.Open(folder, dir.Options{Poll: 10 * time.Millisecond, Wait: time.Second})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

func TestFolderKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t, t.TempDir()) }, storetest.Caps{})
}

func files(t *testing.T, s store.Store) map[string]string {
	t.Helper()
	now, err := s.Snapshot(t.Context())
	require.NoError(t, err)
	all := map[string]string{}
	for _, path := range now.Paths() {
		body, err := now.ReadFile(path)
		require.NoError(t, err)
		all[path] = string(body)
	}
	return all
}

func TestAKilledProcessLeavesTheOldOrTheNewState(t *testing.T) {
	storetest.RunKilled(t, openPlace, t.TempDir())
}

func TestAFullDiskLeavesTheOldState(t *testing.T) {
	folder := t.TempDir()
	storetest.RunFullDisk(t, openPlace, folder)
	left, err := filepath.Glob(filepath.Join(folder, ".tertulia", "body-*"))
	require.NoError(t, err)
	assert.Empty(t, left)
}

func TestASmallDisk(t *testing.T) { storetest.RunSmallDisk(t, "") }

func TestChangesByHandAreNoticed(t *testing.T) {
	folder := t.TempDir()
	s := open(t, folder)
	byHand := func(name, body string) {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(body), 0o600))
	}
	byHand("a", "1")
	assert.Equal(t, map[string]string{"a": "1"}, files(t, s))
	byHand("a", "2") // as long, and in the same moment
	_, err := s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("3"), Base: store.RevOf([]byte("1"))})
	var conflict *store.ConflictError
	require.ErrorAs(t, err, &conflict)
	assert.Equal(t, store.RevOf([]byte("2")), conflict.Conflicts[0].Now)

	now, err := s.Snapshot(t.Context())
	require.NoError(t, err)
	byHand("a", "4")
	for version, err := range s.Watch(t.Context(), now.Version()) {
		require.NoError(t, err)
		assert.NotEqual(t, now.Version(), version)
		break
	}
}

func TestAClockThatGoesBackHidesNoChange(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "a")
	s := open(t, folder)
	for i, moment := range []time.Time{time.Now().Add(time.Hour), time.Now().Add(-time.Hour), time.Now().Add(-2 * time.Hour)} {
		require.NoError(t, os.WriteFile(name, fmt.Append(nil, i), 0o644))
		require.NoError(t, os.Chtimes(name, moment, moment))
		assert.Equal(t, map[string]string{"a": fmt.Sprint(i)}, files(t, s))
	}
}

func TestAChangeInTheSameTickOfTheClockIsNoticed(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "a")
	s := open(t, folder)
	tick := time.Now()
	for i := range 2 {
		require.NoError(t, os.WriteFile(name, fmt.Append(nil, i), 0o644))
		require.NoError(t, os.Chtimes(name, tick, tick))
		assert.Equal(t, map[string]string{"a": fmt.Sprint(i)}, files(t, s))
	}
}

func TestSymbolicLinksAreRefused(t *testing.T) {
	folder, outside := t.TempDir(), t.TempDir()
	s := open(t, folder)
	require.NoError(t, os.Symlink(outside, filepath.Join(folder, "out")))
	require.NoError(t, os.Mkdir(filepath.Join(folder, "real"), 0o755))
	require.NoError(t, os.Symlink("real", filepath.Join(folder, "in")))
	var fault *store.PathError
	_, err := s.Snapshot(t.Context())
	require.ErrorAs(t, err, &fault)
	for _, path := range []string{"out/a", "in/a"} {
		_, err = s.Apply(t.Context(), store.Meta{}, store.Change{Path: path, Body: []byte("x")})
		require.ErrorAs(t, err, &fault)
	}
	assert.Empty(t, entries(t, outside))
	assert.Empty(t, entries(t, filepath.Join(folder, "real")))
}

func entries(t *testing.T, folder string) []fs.DirEntry {
	t.Helper()
	all, err := os.ReadDir(folder)
	require.NoError(t, err)
	return all
}

func TestALockedFolderSaysSo(t *testing.T) {
	folder := t.TempDir()
	s, err := dir.Open(folder, dir.Options{Wait: 10 * time.Millisecond})
	require.NoError(t, err)
	defer s.Close()
	assert.Empty(t, files(t, s))
	lock, err := os.Open(filepath.Join(folder, ".tertulia", "lock"))
	require.NoError(t, err)
	require.NoError(t, syscall.Flock(int(lock.Fd()), syscall.LOCK_EX))
	_, err = s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("x")})
	assert.ErrorIs(t, err, store.ErrLocked)
	require.NoError(t, lock.Close())
	assert.Empty(t, files(t, s))
}

func TestAReadOnlyFolderIsReadAndRefusesChanges(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "a"), []byte("1"), 0o644))
	s := open(t, folder)
	if os.Getuid() == 0 {
		// The superuser may write anywhere.
		asNobody(t, folder)
	} else {
		require.NoError(t, os.Chmod(folder, 0o555))
		t.Cleanup(func() { assert.NoError(t, os.Chmod(folder, 0o755)) })
	}
	assert.Equal(t, map[string]string{"a": "1"}, files(t, s))
	_, err := s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("2"), Base: store.RevOf([]byte("1"))})
	assert.ErrorIs(t, err, store.ErrReadOnly)
	assert.Equal(t, map[string]string{"a": "1"}, files(t, s))
}

func TestFilesOfOthersStay(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(folder, "a", ".own"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "tool.sh"), []byte("x"), 0o755))
	s := open(t, folder)
	_, err := s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("x")})
	var fault *store.PathError
	require.ErrorAs(t, err, &fault)
	assert.True(t, strings.HasPrefix(err.Error(), `"a": `), err)
	_, err = s.Apply(t.Context(), store.Meta{}, store.Change{Path: "tool.sh", Body: []byte("y"), Base: store.RevOf([]byte("x"))})
	require.NoError(t, err)
	stat, err := os.Stat(filepath.Join(folder, "tool.sh"))
	require.NoError(t, err)
	assert.Equal(t, fs.FileMode(0o755), stat.Mode().Perm())
}

// asNobody lets the rest of a test use files as a user without rights.
func asNobody(t *testing.T, folder string) {
	t.Helper()
	for ; folder != "/"; folder = filepath.Dir(folder) {
		stat, err := os.Stat(folder)
		require.NoError(t, err)
		if stat.Mode().Perm()&0o005 != 0o005 && strings.HasPrefix(folder, os.TempDir()+"/") {
			require.NoError(t, os.Chmod(folder, 0o755))
		}
	}
	runtime.LockOSThread() // whose user it is; not unlocked: the thread ends with the test
	require.NoError(t, syscall.Setfsuid(65534))
	require.NoError(t, syscall.Setfsgid(65534))
	t.Cleanup(func() { require.NoError(t, asRoot()) })
}

// asRoot is the end of asNobody.
func asRoot() error { return errors.Join(syscall.Setfsuid(0), syscall.Setfsgid(0)) }

func BenchmarkStore(b *testing.B) {
	storetest.Benchmark(b, openPlace, func(b *testing.B) string { return b.TempDir() })
}
