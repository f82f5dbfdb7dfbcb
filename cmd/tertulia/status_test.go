package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/field"
)

var refOfA = field.Ref{Kind: field.Event, ID: "a"}

// siteWithLock writes a folder with one event, its lock, and a change of the
// event that the lock does not know.
func siteWithLock(t *testing.T) (site string) {
	t.Helper()
	site = t.TempDir()
	write := func(name, text string) {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(site, name)), 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(site, name), []byte(text), 0o600))
	}
	write("site.yaml", "name: A\nlanguages: [es, en]\n")
	write("events/a.yaml", "title: {es: Charla, en: Talk}\n")
	require.Equal(t, exitOK, relockAt(site))
	write("events/a.yaml", "title: {es: Charla, en: Lecture}\n")
	return site
}

// relockAt writes the locks of a site, as the command does.
func relockAt(site string) int {
	return run([]string{"status", "--update", site}, &bytes.Buffer{}, &bytes.Buffer{}, func(string) string { return "" })
}

// filesIn are the names of all files and folders below one.
func filesIn(t *testing.T, folder string) (names []string) {
	t.Helper()
	require.NoError(t, fs.WalkDir(os.DirFS(folder), ".", func(name string, _ fs.DirEntry, err error) error {
		names = append(names, name)
		return err
	}))
	return names
}

func TestALockThatCannotBeWrittenIsStillTheOldOne(t *testing.T) {
	t.Parallel()
	site := siteWithLock(t)
	lock := filepath.Join(site, content.LockFile(refOfA))
	before, err := os.ReadFile(lock)
	require.NoError(t, err)
	unfinished := filepath.Join(filepath.Dir(lock), ".a.lock.new")
	require.NoError(t, os.MkdirAll(filepath.Join(unfinished, "in the way"), 0o700))

	assert.Equal(t, exitFound, relockAt(site))
	after, err := os.ReadFile(lock)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after), "the lock was written in place")

	require.NoError(t, os.RemoveAll(unfinished))
	assert.Equal(t, exitOK, relockAt(site))
	after, err = os.ReadFile(lock)
	require.NoError(t, err)
	assert.NotEqual(t, string(before), string(after))
	assert.Equal(t, []string{".", "a.lock"}, filesIn(t, filepath.Dir(lock)))
}

func TestALockThatIsNotPutInItsPlaceLeavesNothingUnfinished(t *testing.T) {
	t.Parallel()
	site := t.TempDir()
	root, err := os.OpenRoot(site)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, root.Close()) })
	name := content.LockFile(refOfA)
	require.NoError(t, root.MkdirAll(name+"/in the way", 0o700))
	assert.Error(t, writeAll(site, []content.File{{Name: name, Data: []byte("new")}}))
	assert.Equal(t, []string{".", "a.lock", "a.lock/in the way"}, filesIn(t, filepath.Join(site, filepath.Dir(name))))
}

func TestAFileThatCannotBeWrittenKeepsTheOthersAsTheyWere(t *testing.T) {
	t.Parallel()
	site := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(site, "a"), []byte("old"), 0o600))
	assert.Error(t, writeAll(site, []content.File{{Name: "a", Data: []byte("new")}, {Name: "a/b", Data: []byte("new")}}))
	data, err := os.ReadFile(filepath.Join(site, "a"))
	require.NoError(t, err)
	assert.Equal(t, "old", string(data))
	assert.Equal(t, []string{".", "a"}, filesIn(t, site))
	require.NoError(t, writeAll(site, []content.File{{Name: "a", Data: []byte("new")}}))
	info, err := os.Stat(filepath.Join(site, "a"))
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), info.Mode().Perm(), "who may read it is as before")
}

// A write that was cut off before its end, as by a power failure, is not met by
// readers and is written again.
func TestAnUnfinishedLockIsNoLock(t *testing.T) {
	t.Parallel()
	site := siteWithLock(t)
	unfinished := filepath.Join(site, filepath.Dir(content.LockFile(refOfA)), ".a.lock.new")
	require.NoError(t, os.WriteFile(unfinished, []byte("event/a ti"), 0o600))
	var out bytes.Buffer
	assert.Equal(t, exitOK, run([]string{"check", site}, &out, &out, func(string) string { return "" }), out.String())
	assert.NotContains(t, out.String(), ".a.lock.new")
	assert.Equal(t, exitOK, relockAt(site))
	assert.NoFileExists(t, unfinished)
}
