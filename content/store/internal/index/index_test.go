package index

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
)

func file(path, body string) store.File { return store.NewFile(path, []byte(body)) }

func indexOf(t *testing.T, files ...store.File) *Index {
	t.Helper()
	var x Index
	for _, f := range files {
		require.NoError(t, x.Enter(f))
	}
	return &x
}

func TestVersionsDependOnFilesAndNotOnHowTheyCame(t *testing.T) {
	var all []store.File
	for i := range 50 {
		all = append(all, file(fmt.Sprintf("folder/%d", i), fmt.Sprint(i)))
	}
	want := indexOf(t, all...).Version()
	rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	x := indexOf(t, all...)
	assert.Equal(t, want, x.Version())
	for _, f := range all {
		require.NoError(t, x.Enter(file(f.Path, "other")))
		require.NotEqual(t, want, x.Version())
		require.NoError(t, x.Enter(f))
		require.Equal(t, want, x.Version(), "what comes back has the version that it had")
	}
	x.Leave("never was")
	assert.Equal(t, want, x.Version())
	for _, f := range all {
		x.Leave(f.Path)
	}
	assert.Equal(t, indexOf(t).Version(), x.Version())
}

func TestVersionsTellPathsFromBodies(t *testing.T) {
	assert.NotEqual(t, indexOf(t, file("a", "1"), file("b", "2")).Version(), indexOf(t, file("a", "2"), file("b", "1")).Version())
	assert.NotEqual(t, indexOf(t, file("a", "")).Version(), indexOf(t).Version())
}

func TestTheVersionThatChangesLeadToIsKnownBefore(t *testing.T) {
	x := indexOf(t, file("a", "1"), file("b", "1"))
	before := x.Version()
	got := x.VersionWith([]store.Change{
		{Path: "a", Body: []byte("2")}, {Path: "b", Delete: true}, {Path: "c", Body: []byte{}}, {Path: "only required"},
	})
	assert.Equal(t, indexOf(t, file("a", "2"), file("c", "")).Version(), got)
	assert.Equal(t, before, x.Version(), "and nothing has changed yet")
}

func TestASnapshotIsMadeOnceForEachState(t *testing.T) {
	x := indexOf(t, file("a", "1"))
	first := x.Snapshot(nil)
	assert.Same(t, first, x.Snapshot(nil))
	require.NoError(t, x.Enter(file("a", "1")))
	assert.Same(t, first, x.Snapshot(nil), "the same content")
	require.NoError(t, x.Enter(file("a", "2")))
	second := x.Snapshot(nil)
	assert.Equal(t, store.RevOf([]byte("1")), first.Base("a"))
	assert.Equal(t, store.RevOf([]byte("2")), second.Base("a"))
	x.Leave("a")
	assert.Empty(t, x.Snapshot(nil).Paths())
}

func TestChangesAreCheckedAndLeaveNoTrace(t *testing.T) {
	x := indexOf(t, file("Folder/a", "1"))
	one := store.RevOf([]byte("1"))
	var conflict *store.ConflictError
	require.ErrorAs(t, x.Check([]store.Change{{Path: "Folder/a", Body: []byte("2")}, {Path: "none", Base: one}}), &conflict)
	assert.Equal(t, []store.Conflict{{Path: "Folder/a", Now: one}, {Path: "none", Base: one}}, conflict.Conflicts)
	var fault *store.PathError
	for range 2 { // the first leaves no name behind
		require.ErrorAs(t, x.Check([]store.Change{{Path: "new", Body: []byte("2")}, {Path: "New", Body: []byte("2")}}), &fault)
		require.ErrorAs(t, x.Check([]store.Change{{Path: "folder/b", Body: []byte("2")}}), &fault)
		require.NoError(t, x.Check([]store.Change{{Path: "new", Body: []byte("2")}, {Path: "Folder/a", Base: one, Delete: true}}))
	}
	require.NoError(t, x.Enter(file("New", "2")))
	require.ErrorAs(t, x.Enter(file("new", "2")), &fault)
	assert.Equal(t, []string{"Folder/a", "New"}, x.Snapshot(nil).Paths())
}
