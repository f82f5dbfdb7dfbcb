// Package storetest is the contract of [store.Store] as tests, for whoever
// writes one. A test of a store is
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) store.Store { … }, storetest.Caps{History: true})
//	}
package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/internal/rounds"
)

// Caps says what a store can do besides what every store does.
type Caps struct {
	History bool // it keeps former revisions; without, it must answer store.ErrNoHistory
}

// Open returns an empty store of its own for a test, and releases it with
// t.Cleanup.
type Open func(t *testing.T) store.Store

// Run tests what open returns against each rule of package store. It is made to
// be run with the race detector as well.
func Run(t *testing.T, open Open, caps Caps) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, store.Store)
	}{
		{"who has written reads what was written", readsWhatWasWritten},
		{"a wrong base is a conflict and writes nothing", refusesWrongBases},
		{"a requirement without a body is checked and writes nothing", checksRequirements},
		{"all changes are made or none", makesAllOrNone},
		{"of many writers with one base one wins, and none is lost", letsManyWritersWinOnce},
		{"an edit is made anew where somebody was faster, ten times at most", editsAnew},
		{"a snapshot stays as it was", keepsSnapshots},
		{"a snapshot is a file system", isAFileSystem},
		{"versions are equal for equal content only", namesVersions},
		{"hostile paths are refused", refusesHostilePaths},
		{"twins of a path are refused", refusesTwins},
		{"bodies may be empty, large and anything but text", takesAnyBody},
		{"a cancelled context leaves nothing", obeysCancelledContexts},
		{"watch yields the version there is, and each last one", watches},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open(t)) })
	}
	t.Run("copies make the same files", func(t *testing.T) { copiesFiles(t, open(t), open(t)) })
	if caps.History {
		t.Run("times from elsewhere are kept, and the clock may go back", func(t *testing.T) { keepsTimesFromElsewhere(t, open(t)) })
		t.Run("a chronicle can be told again", func(t *testing.T) { tellsThePast(t, open(t), open(t)) })
		t.Run("history is in order, and each revision can be read", func(t *testing.T) { keepsHistory(t, open(t)) })
	} else {
		t.Run("says that it has no history", func(t *testing.T) {
			_, err := open(t).History(t.Context(), "a.yaml", 0)
			assert.ErrorIs(t, err, store.ErrNoHistory)
		})
	}
}

var somebody = store.Meta{Author: "Ana María Ñandú", Email: "ana@example.org", Message: "«why»\n\nsecond line"}

func apply(t *testing.T, s store.Store, changes ...store.Change) store.Version {
	t.Helper()
	version, err := s.Apply(t.Context(), somebody, changes...)
	require.NoError(t, err)
	return version
}

func snapshot(t *testing.T, s store.Store) *store.Snapshot {
	t.Helper()
	now, err := s.Snapshot(t.Context())
	require.NoError(t, err)
	return now
}

// contents returns all files with their bytes.
func contents(t *testing.T, now *store.Snapshot) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, path := range now.Paths() {
		body, err := now.ReadFile(path)
		require.NoError(t, err)
		all[path] = string(body)
	}
	return all
}

func create(path, body string) store.Change { return store.Change{Path: path, Body: []byte(body)} }

func replace(path, old, body string) store.Change {
	return store.Change{Path: path, Body: []byte(body), Base: store.RevOf([]byte(old))}
}

func remove(path, old string) store.Change {
	return store.Change{Path: path, Delete: true, Base: store.RevOf([]byte(old))}
}

func readsWhatWasWritten(t *testing.T, s store.Store) {
	assert.Empty(t, contents(t, snapshot(t, s)))
	version := apply(t, s, create("site.yaml", "a: 1\r\n"), create("events/ñandú/index.yaml", "b"))
	now := snapshot(t, s)
	assert.Equal(t, version, now.Version())
	assert.Equal(t, map[string]string{"site.yaml": "a: 1\r\n", "events/ñandú/index.yaml": "b"}, contents(t, now))
	assert.Equal(t, store.RevOf([]byte("b")), now.Base("events/ñandú/index.yaml"))

	apply(t, s, replace("site.yaml", "a: 1\r\n", "c"), remove("events/ñandú/index.yaml", "b"))
	now = snapshot(t, s)
	assert.Equal(t, map[string]string{"site.yaml": "c"}, contents(t, now))
	assert.Empty(t, now.Base("events/ñandú/index.yaml"))

	body, err := s.Read(t.Context(), "site.yaml", store.RevOf([]byte("c")))
	require.NoError(t, err)
	assert.Equal(t, "c", string(body))
	_, err = s.Read(t.Context(), "site.yaml", store.RevOf([]byte("never was")))
	assert.ErrorIs(t, err, fs.ErrNotExist)
	_, err = s.Read(t.Context(), "site.yaml", "")
	assert.ErrorIs(t, err, fs.ErrNotExist)
}

func refusesWrongBases(t *testing.T, s store.Store) {
	version := apply(t, s, create("a", "1"), create("b", "1"))
	_, err := s.Apply(t.Context(), somebody,
		create("a", "2"), replace("b", "never was", "2"), remove("c", "never was"), create("d", "fine"))
	var conflict *store.ConflictError
	require.ErrorAs(t, err, &conflict)
	one, never := store.RevOf([]byte("1")), store.RevOf([]byte("never was"))
	assert.Equal(t, []store.Conflict{{Path: "a", Now: one}, {Path: "b", Base: never, Now: one}, {Path: "c", Base: never}}, conflict.Conflicts)
	assert.Equal(t, version, snapshot(t, s).Version())
}

func checksRequirements(t *testing.T, s store.Store) {
	apply(t, s, create("a", "1"))
	apply(t, s, store.Change{Path: "a", Base: store.RevOf([]byte("1"))}, store.Change{Path: "not there"}, create("b", "1"))
	assert.Equal(t, map[string]string{"a": "1", "b": "1"}, contents(t, snapshot(t, s)))
	var conflict *store.ConflictError
	_, err := s.Apply(t.Context(), somebody, store.Change{Path: "a"}, create("c", "1"))
	require.ErrorAs(t, err, &conflict)
	assert.Equal(t, map[string]string{"a": "1", "b": "1"}, contents(t, snapshot(t, s)))
}

func makesAllOrNone(t *testing.T, s store.Store) {
	apply(t, s, create("a", "1"), create("folder/b", "1"))
	for _, wrong := range []store.Change{
		create("folder", "a file where a folder is"), create("a/b", "a folder where a file is"), create("../c", "outside"),
		create("x", "twice"), {Path: "folder/b", Delete: true}, {Path: "y", Body: []byte("both"), Delete: true, Base: "1"},
		create("large", strings.Repeat("x", store.MaxFile+1)),
	} {
		_, err := s.Apply(t.Context(), somebody, create("x", "new"), replace("a", "1", "2"), wrong)
		var fault *store.PathError
		require.ErrorAs(t, err, &fault, wrong.Path)
		assert.Equal(t, wrong.Path, fault.Path)
		assert.Equal(t, map[string]string{"a": "1", "folder/b": "1"}, contents(t, snapshot(t, s)))
	}
	before := snapshot(t, s).Version()
	assert.Equal(t, before, apply(t, s), "no change is the present version")
}

// letsManyWritersWinOnce has each writer add its line to one file until it has won.
func letsManyWritersWinOnce(t *testing.T, s store.Store) {
	writers := rounds.Of(64, 8)
	apply(t, s, create("counter", ""))
	var group sync.WaitGroup
	failed := make(chan error, writers)
	for n := range writers {
		group.Go(func() { failed <- addLine(t.Context(), s, fmt.Sprintf("%d\n", n)) })
	}
	group.Wait()
	close(failed)
	for err := range failed {
		require.NoError(t, err)
	}
	lines := strings.Fields(contents(t, snapshot(t, s))["counter"])
	assert.Len(t, lines, writers)
	seen := map[string]bool{}
	for _, line := range lines {
		assert.False(t, seen[line], "line %s twice", line)
		seen[line] = true
	}
}

func addLine(ctx context.Context, s store.Store, line string) error {
	for {
		now, err := s.Snapshot(ctx)
		if err != nil {
			return err
		}
		body, err := now.ReadFile("counter")
		if err != nil {
			return err
		}
		_, err = s.Apply(ctx, somebody, store.Change{Path: "counter", Body: append(body, line...), Base: now.Base("counter")})
		var conflict *store.ConflictError
		if !errors.As(err, &conflict) {
			return err
		}
	}
}

func editsAnew(t *testing.T, s store.Store) {
	apply(t, s, create("a", "0"), create("relied", "0"))
	rounds := 0
	edit := func(faster int) error {
		rounds = 0
		_, err := store.Edit(t.Context(), s, somebody, func(now *store.Snapshot) ([]store.Change, error) {
			rounds++
			if rounds <= faster {
				apply(t, s, now.Write("relied", fmt.Append(nil, t.Name(), faster, rounds)))
			}
			return []store.Change{now.Write("a", fmt.Append(nil, faster)), now.Require("relied")}, nil
		})
		return err
	}
	require.NoError(t, edit(2))
	assert.Equal(t, 3, rounds)
	assert.Equal(t, "2", contents(t, snapshot(t, s))["a"])
	var conflict *store.ConflictError
	require.ErrorAs(t, edit(10), &conflict)
	assert.Equal(t, 10, rounds)
	assert.Equal(t, "relied", conflict.Conflicts[0].Path)
	assert.Equal(t, "2", contents(t, snapshot(t, s))["a"])
	refused := errors.New("refused")
	_, err := store.Edit(t.Context(), s, somebody, func(now *store.Snapshot) ([]store.Change, error) { return nil, refused })
	assert.ErrorIs(t, err, refused)
}

func keepsSnapshots(t *testing.T, s store.Store) {
	apply(t, s, create("a", "1"), create("b", "1"), create("picture", "\x00\xff1"))
	old := snapshot(t, s)
	apply(t, s, replace("a", "1", "2"), remove("b", "1"), create("c", "1"), replace("picture", "\x00\xff1", "\x00\xff2"))
	assert.Equal(t, []string{"a", "b", "picture"}, old.Paths())
	for _, path := range []string{"a", "b"} {
		body, err := old.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, "1", string(body))
		body[0] = 'x' // a copy
	}
	body, err := old.ReadFile("a")
	require.NoError(t, err)
	assert.Equal(t, "1", string(body))
	// What is read on demand is either what it was, or an error.
	if body, err = old.ReadFile("picture"); err == nil {
		assert.Equal(t, "\x00\xff1", string(body))
	}
}

func isAFileSystem(t *testing.T, s store.Store) {
	require.NoError(t, fstest.TestFS(snapshot(t, s)))
	apply(t, s, create("site.yaml", "a"), create("events/a/index.yaml", "b"), create("events/a.yaml", ""), create("p/q/r.png", "\x00\xff"))
	require.NoError(t, fstest.TestFS(snapshot(t, s), "site.yaml", "events/a/index.yaml", "events/a.yaml", "p/q/r.png"))
}

func namesVersions(t *testing.T, s store.Store) {
	first := apply(t, s, create("a", "1"))
	second := apply(t, s, create("b", "1"))
	third := apply(t, s, remove("a", "1"))
	fourth := apply(t, s, replace("b", "1", "2"))
	all := map[store.Version]bool{first: true, second: true, third: true, fourth: true}
	assert.Len(t, all, 4)
}

func refusesHostilePaths(t *testing.T, s store.Store) {
	for _, path := range []string{
		"", ".", "..", "../a", "a/../b", "/a", "a/", "a//b", "./a", "a\x00b", "a\nb", `a\b`, "C:a", "a|b", "\xff", ".git/config", "a/.b", "a.", "a ",
		"n\u0303andu\u0301", "a\u202eb", "a\u200bb", strings.Repeat("x", store.MaxName+1), strings.Repeat("ñ", store.MaxName/2+1),
		strings.Repeat("x/", store.MaxPath/2) + "x",
	} {
		_, err := s.Apply(t.Context(), somebody, create(path, "x"))
		var fault *store.PathError
		require.ErrorAs(t, err, &fault, "%q", path)
		assert.Equal(t, path, fault.Path)
	}
	assert.Empty(t, contents(t, snapshot(t, s)))
	longest := strings.Repeat("x", store.MaxName)
	apply(t, s, create(longest, "x"), create("a b/ñ 'ł' 日本.yaml", "x"))
	assert.Equal(t, map[string]string{longest: "x", "a b/ñ 'ł' 日本.yaml": "x"}, contents(t, snapshot(t, s)))
}

func refusesTwins(t *testing.T, s store.Store) {
	apply(t, s, create("Folder/Ñandú", "1"))
	for _, twin := range []string{"Folder/ñandÚ", "folder/other", "Folder", "folder", "Folder/Ñandú/below"} {
		_, err := s.Apply(t.Context(), somebody, create(twin, "2"))
		var fault *store.PathError
		require.ErrorAs(t, err, &fault, twin)
	}
	_, err := s.Apply(t.Context(), somebody, create("x/A", "1"), create("x/a", "2"))
	var fault *store.PathError
	require.ErrorAs(t, err, &fault)
	assert.Equal(t, map[string]string{"Folder/Ñandú": "1"}, contents(t, snapshot(t, s)))
	// What was removed makes room.
	apply(t, s, remove("Folder/Ñandú", "1"))
	apply(t, s, create("folder", "2"))
	apply(t, s, remove("folder", "2"))
	apply(t, s, create("folder/a/b", "3"))
	assert.Equal(t, map[string]string{"folder/a/b": "3"}, contents(t, snapshot(t, s)))
}

func takesAnyBody(t *testing.T, s store.Store) {
	large := bytes.Repeat([]byte("0123456789abcde\n"), store.MaxFile/16)
	all := map[string]string{"empty": "", "large": string(large), "bytes": "\xff\xfe\x00\r\n\r", "bom": "\ufeffa"}
	for path, body := range all {
		apply(t, s, create(path, body))
	}
	assert.True(t, fmt.Sprint(all) == fmt.Sprint(contents(t, snapshot(t, s))), "the bodies came back changed")
}

func obeysCancelledContexts(t *testing.T, s store.Store) {
	apply(t, s, create("a", "1"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.Apply(ctx, somebody, replace("a", "1", "2"), create("b", "1"))
	assert.ErrorIs(t, err, context.Canceled)
	_, err = s.Snapshot(ctx)
	assert.ErrorIs(t, err, context.Canceled)
	for range s.Watch(ctx, "") {
		t.Error("watched with a cancelled context")
	}
	assert.Equal(t, map[string]string{"a": "1"}, contents(t, snapshot(t, s)))
}

func watches(t *testing.T, s store.Store) {
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	last := apply(t, s, create("a", "0"))
	writes := 0
	for version, err := range s.Watch(ctx, "") {
		require.NoError(t, err)
		if version != last {
			continue // one before it, or one that came twice
		}
		if writes == 5 {
			return
		}
		last = apply(t, s, replace("a", fmt.Sprint(writes), fmt.Sprint(writes+1)))
		writes++
	}
	t.Fatal("the last version was never yielded")
}

func keepsTimesFromElsewhere(t *testing.T, s store.Store) {
	long := somebody
	long.Time = time.Date(2019, 7, 1, 12, 0, 5, 0, time.UTC)
	_, err := s.Apply(t.Context(), long, create("a", "1"))
	require.NoError(t, err)
	// The clock goes back: the order is that of the changes.
	long.Time = long.Time.Add(-time.Hour)
	_, err = s.Apply(t.Context(), long, replace("a", "1", "2"))
	require.NoError(t, err)
	apply(t, s, replace("a", "2", "3"))
	history, err := s.History(t.Context(), "a", 0)
	require.NoError(t, err)
	require.Len(t, history, 3)
	assert.Equal(t, []store.Rev{store.RevOf([]byte("3")), store.RevOf([]byte("2")), store.RevOf([]byte("1"))}, []store.Rev{history[0].Rev, history[1].Rev, history[2].Rev})
	assert.True(t, long.Time.Equal(history[1].Time), history[1].Time)
	assert.True(t, long.Time.Add(time.Hour).Equal(history[2].Time), history[2].Time)
}

// tellsThePast copies a store into another of its kind.
func tellsThePast(t *testing.T, s, other store.Store) {
	chronicle, ok := s.(store.Chronicle)
	if !ok {
		return
	}
	apply(t, s, create("A", "1"), create("b", ""), create("picture", "\xff"))
	apply(t, s, remove("A", "1"))
	apply(t, s, create("a", "2"), replace("b", "", "2"))
	version := apply(t, s, remove("b", "2"))
	var counts []int
	for made, err := range chronicle.Changes(t.Context()) {
		require.NoError(t, err)
		counts = append(counts, len(made.Changes))
	}
	assert.Equal(t, []int{3, 1, 2, 1}, counts)
	for range chronicle.Changes(t.Context()) {
		break
	}
	copied, err := store.Copy(t.Context(), s, other, somebody)
	require.NoError(t, err)
	assert.Equal(t, version, copied)
	for _, path := range []string{"A", "a", "b", "picture"} {
		want, err := s.History(t.Context(), path, 0)
		require.NoError(t, err)
		got, err := other.History(t.Context(), path, 0)
		require.NoError(t, err)
		assert.Equal(t, want, got, path)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range chronicle.Changes(ctx) {
		assert.ErrorIs(t, err, context.Canceled)
	}
}

func copiesFiles(t *testing.T, from, to store.Store) {
	apply(t, from, create("a", "1"), create("b/c", "\x00\xff"), create("empty", ""))
	apply(t, to, create("a", "other"), create("gone", "1"))
	version, err := store.Copy(t.Context(), from, to, somebody)
	require.NoError(t, err)
	assert.Equal(t, snapshot(t, from).Version(), version)
	assert.Equal(t, map[string]string{"a": "1", "b/c": "\x00\xff", "empty": ""}, contents(t, snapshot(t, to)))
}

func keepsHistory(t *testing.T, s store.Store) {
	hostile := store.Meta{Author: "a\x00b\xff", Message: "\xff\x00'; DROP TABLE file; --"}
	_, err := s.Apply(t.Context(), hostile, create("by somebody odd", "1"))
	require.NoError(t, err)
	odd, err := s.History(t.Context(), "by somebody odd", 0)
	require.NoError(t, err)
	assert.Len(t, odd, 1)
	for _, path := range []string{"", "\x00", "\xff", "../a"} {
		never, err := s.History(t.Context(), path, 0)
		require.NoError(t, err)
		assert.Empty(t, never)
		_, err = s.Read(t.Context(), path, "\x00")
		assert.ErrorIs(t, err, fs.ErrNotExist)
	}
	none, err := s.History(t.Context(), "a", 0)
	require.NoError(t, err)
	assert.Empty(t, none)
	apply(t, s, create("a", "1"), create("other", "1"))
	apply(t, s, replace("a", "1", "2"))
	apply(t, s, replace("other", "1", "2"))
	apply(t, s, remove("a", "2"))
	apply(t, s, create("a", "3"))
	history, err := s.History(t.Context(), "a", 0)
	require.NoError(t, err)
	var revs []store.Rev
	for _, revision := range history {
		revs = append(revs, revision.Rev)
		assert.WithinDuration(t, time.Now(), revision.Time, time.Hour)
		revision.Time = time.Time{}
		assert.Equal(t, somebody, revision.Meta)
	}
	assert.Equal(t, []store.Rev{store.RevOf([]byte("3")), "", store.RevOf([]byte("2")), store.RevOf([]byte("1"))}, revs)
	for _, body := range []string{"1", "2", "3"} {
		got, err := s.Read(t.Context(), "a", store.RevOf([]byte(body)))
		require.NoError(t, err)
		assert.Equal(t, body, string(got))
	}
	limited, err := s.History(t.Context(), "a", 2)
	require.NoError(t, err)
	assert.Equal(t, history[:2], limited)
}
