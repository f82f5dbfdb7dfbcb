package live_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/live"
	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/sqlite"
	"github.com/tertulia-go/tertulia/field"
)

func cell(t *testing.T, name string) field.Place {
	t.Helper()
	place, err := field.ParsePlace(name)
	require.NoError(t, err)
	return place
}

// open opens a database at file, as another process would.
func open(t *testing.T, file string) store.Store {
	t.Helper()
	s, err := sqlite.Open(file, sqlite.Options{Poll: 5 * time.Millisecond})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

// write writes files by hand, whatever stands in them.
func write(t *testing.T, s store.Store, pairs ...string) {
	t.Helper()
	_, err := store.Edit(t.Context(), s, store.Meta{}, func(now *store.Snapshot) ([]store.Change, error) {
		var changes []store.Change
		for i := 0; i < len(pairs); i += 2 {
			changes = append(changes, now.Write(pairs[i], []byte(pairs[i+1])))
		}
		return changes, nil
	})
	require.NoError(t, err)
}

// newSite returns the file of a database with a small site.
func newSite(t *testing.T, pairs ...string) string {
	file := filepath.Join(t.TempDir(), "site.db")
	write(t, open(t, file), append([]string{"site.yaml", "name: Casa\nlanguages: [es, en]\n", "events/e.yaml", "title: {es: Uno, en: One}\n"}, pairs...)...)
	return file
}

func opened(t *testing.T, file string, show func(live.State) error) *live.Content {
	t.Helper()
	c, err := live.Open(t.Context(), open(t, file), show)
	require.NoError(t, err)
	return c
}

func TestTwoTextsBothWinAndOneTextIsAConflict(t *testing.T) {
	file := newSite(t)
	ana, luis := opened(t, file, nil), opened(t, file, nil)
	set := func(c *live.Content, name, was, value string) error {
		_, err := c.Apply(t.Context(), store.Meta{Author: "x"}, content.Set{Cell: cell(t, name), Value: value, Base: content.Base(was)})
		return err
	}
	require.NoError(t, set(ana, "event/e#title@es", "Uno", "Dos"))
	require.NoError(t, set(luis, "event/e#title@en", "One", "Two"), "made from what Luis has not seen")
	var conflict *content.ConflictError
	require.ErrorAs(t, set(luis, "event/e#title@es", "Uno", "Tres"), &conflict)
	assert.Equal(t, content.ConflictError{Cell: cell(t, "event/e#title@es"), Base: content.Base("Uno"), Now: "Dos", Want: "Tres"}, *conflict)
	require.NoError(t, ana.Refresh(t.Context()))
	body, err := ana.Now().Files.ReadFile("events/e.yaml")
	require.NoError(t, err)
	assert.Equal(t, "title: {es: Dos, en: Two}\n", string(body))
}

func TestSavesOfDifferentTitlesNeverMeet(t *testing.T) {
	const events = 12
	var pairs []string
	for i := range events {
		pairs = append(pairs, fmt.Sprintf("events/t%d.yaml", i), fmt.Sprintf("title: {es: Título %d, en: Title %d}\n", i, i))
	}
	file := newSite(t, append(pairs, "slugs.lock", "event/e es uno\n")...)
	var plans atomic.Int64
	var all sync.WaitGroup
	for i := range events {
		c := opened(t, file, nil)
		change := content.Set{Cell: cell(t, fmt.Sprintf("event/t%d#title@es", i)), Value: fmt.Sprintf("Otro %d", i)}
		all.Go(func() {
			written, err := c.Edit(t.Context(), store.Meta{}, func(now *content.Folder) ([]content.File, []string, error) {
				plans.Add(1)
				return now.Plan(change)
			})
			assert.NoError(t, err)
			assert.Len(t, written, 2, "the event and its addresses")
		})
	}
	all.Wait()
	assert.EqualValues(t, events, plans.Load(), "each was planned once")
}

func TestAnEditIsPlannedAgainWhereSomebodyWasFaster(t *testing.T) {
	file := newSite(t)
	c, other := opened(t, file, nil), open(t, file)
	var seen []string
	_, err := c.Edit(t.Context(), store.Meta{}, func(now *content.Folder) ([]content.File, []string, error) {
		name := now.Settings.Name[language.Spanish]
		if seen = append(seen, name); len(seen) == 1 {
			write(t, other, "site.yaml", "name: {es: Archivo}\nlanguages: [es, en]\n")
		}
		return []content.File{{Name: "static/name.txt", Data: []byte(name)}}, []string{"site.yaml"}, nil
	})
	require.NoError(t, err)
	require.Len(t, seen, 2)
	assert.Contains(t, seen[1], "Archivo")
	body, err := c.Now().Files.ReadFile("static/name.txt")
	require.NoError(t, err)
	assert.Equal(t, seen[1], string(body))
}

func TestFollowersAreShownEachLastState(t *testing.T) {
	file := newSite(t)
	var seen []string // show is never called twice at once
	c := opened(t, file, func(now live.State) error {
		seen = append(seen, now.Folder.Events[0].Title[language.Spanish])
		return nil
	})
	writer := opened(t, file, nil)
	ctx, stop := context.WithCancel(t.Context())
	var others sync.WaitGroup
	others.Go(func() {
		for err := range c.Follow(ctx) {
			assert.NoError(t, err)
		}
	})
	for n := range 3 {
		_, err := writer.Apply(t.Context(), store.Meta{}, content.Set{Cell: cell(t, "event/e#title@es"), Value: fmt.Sprint("T", n+1)})
		require.NoError(t, err)
		others.Go(func() { assert.NoError(t, c.Refresh(t.Context())) }) // somebody else asks as well
	}
	assert.Eventually(t, func() bool { return c.Now().Folder.Events[0].Title[language.Spanish] == "T3" }, time.Minute, time.Millisecond)
	stop()
	others.Wait()
	assert.Equal(t, "Uno", seen[0])
	assert.Equal(t, "T3", seen[len(seen)-1])
}

func TestFaultsAreFoundAndKeepNobodyFromWriting(t *testing.T) {
	file := newSite(t, "events/f.yaml", "title: {es: Tres}\nstart: never\n")
	c := opened(t, file, nil)
	assert.Equal(t, 1, c.Now().Found.Faults())
	assert.Len(t, c.Now().Folder.Events, 1, "what is right can be shown")
	_, err := c.Apply(t.Context(), store.Meta{}, content.Set{Cell: cell(t, "event/e#title@es"), Value: "Dos"})
	require.NoError(t, err)
	_, err = c.Apply(t.Context(), store.Meta{}, content.Set{Cell: cell(t, "event/e#start"), Value: "never"})
	var found content.Errors
	require.ErrorAs(t, err, &found)
	assert.Equal(t, 1, c.Now().Found.Faults())

	write(t, open(t, file), "site.yaml", "name: [\n")
	require.NoError(t, c.Refresh(t.Context()))
	assert.Nil(t, c.Now().Folder)
	_, err = c.Apply(t.Context(), store.Meta{}, content.Set{Cell: cell(t, "event/e#title@es"), Value: "Tres"})
	require.ErrorAs(t, err, &found)
	write(t, open(t, file), "site.yaml", "name: Casa\nlanguages: [es, en]\n", "events/f.yaml", "title: Tres\n")
	require.NoError(t, c.Refresh(t.Context()))
	assert.Empty(t, c.Now().Found)
	assert.Len(t, c.Now().Folder.Events, 2)
}

func TestWhatCannotBeShownHasBeenWritten(t *testing.T) {
	file := newSite(t)
	refused := errors.New("no such template")
	var answer error
	c := opened(t, file, func(live.State) error { return answer })
	answer = refused
	written, err := c.Apply(t.Context(), store.Meta{}, content.Set{Cell: cell(t, "event/e#subtitle@es"), Value: "Dos"})
	require.ErrorIs(t, err, refused)
	assert.Len(t, written, 1)
	assert.Len(t, c.Now().Folder.Events[0].Subtitle, 1)
	_, err = live.Open(t.Context(), open(t, file), func(live.State) error { return refused })
	assert.ErrorIs(t, err, refused)
}

// counted counts what is opened in a snapshot.
type counted struct {
	*store.Snapshot
	opened []string
}

var _ content.Revisions = (*counted)(nil)

func (c *counted) Open(name string) (fs.File, error) {
	c.opened = append(c.opened, name)
	return c.Snapshot.Open(name)
}

func TestReloadingASnapshotReadsOnlyTheFileThatHasChanged(t *testing.T) {
	file := newSite(t)
	c := opened(t, file, nil)
	before := c.Now()
	write(t, open(t, file), "events/new.yaml", "title: {es: Nuevo, en: New}\n")
	require.NoError(t, c.Refresh(t.Context()))
	files := &counted{Snapshot: c.Now().Files}
	_, err := content.Reload(before.Folder, files)
	require.NoError(t, err)
	assert.Contains(t, files.opened, "events/new.yaml")
	assert.NotContains(t, files.opened, "events/e.yaml")
}

func TestOneAddressGivenTwiceAtOnceIsTold(t *testing.T) {
	file := newSite(t, "events/f.yaml", "title: {es: Tres, en: Three}\n")
	other := opened(t, file, nil)
	c := opened(t, file, func(now live.State) error {
		if now.Found.Faults() > 0 {
			return now.Found
		}
		return nil
	})
	written, err := c.Edit(t.Context(), store.Meta{}, func(now *content.Folder) ([]content.File, []string, error) {
		_, err := other.Apply(t.Context(), store.Meta{}, content.Set{Cell: cell(t, "event/f#title@es"), Value: "Igual"})
		require.NoError(t, err)
		return now.Plan(content.Set{Cell: cell(t, "event/e#title@es"), Value: "Igual"})
	})
	var found content.Errors
	require.ErrorAs(t, err, &found)
	assert.Equal(t, "error.slug.twice", found[0].ID)
	assert.NotEmpty(t, written, "it is written all the same")
	_, err = c.Apply(t.Context(), store.Meta{}, content.Set{Cell: cell(t, "event/e#slug@es"), Value: "otro"})
	require.NoError(t, err, "and mended by whoever is told")
}
