// Package live joins the content of a site with the store that keeps it: content that
// is loaded, followed while others write, and changed.
//
//	current, err := live.Open(ctx, database, func(now live.State) error { … })
//	go func() {
//		for err := range current.Follow(ctx) { … }
//	}()
//	written, err := current.Apply(ctx, store.Meta{Author: "Ana"}, content.Set{…})
//
// Two people who change two texts of one event both succeed; of two who change the same
// one, the second gets a [content.ConflictError] with all three texts.
package live

import (
	"context"
	"iter"
	"sync"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/store"
)

// State is the content of a store at one moment.
type State struct {
	Folder *content.Folder // what is right in it ([content.LoadSound]); nil: site.yaml has a fault
	Files  *store.Snapshot
	Found  content.Errors // what is wrong, and the warnings
}

// Content is the content of a store. It may be used by several goroutines.
type Content struct {
	store store.Store
	show  func(State) error

	mu    sync.Mutex // guards what follows
	now   State
	whole *content.Folder // the last that was without a fault; nil: there was none
}

// Open reads the content of a store. Each state is shown, the first one before Open
// returns, one after the other and none older than the one before; nil: nobody looks. An
// error of show is returned by whoever has brought the state: Open, Refresh, Follow, Edit.
func Open(ctx context.Context, s store.Store, show func(State) error) (*Content, error) {
	c := &Content{store: s, show: show}
	return c, c.Refresh(ctx)
}

// Now returns the content as it was when it was last read.
func (c *Content) Now() State {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Refresh reads the content as it is now: only the files that have changed, where there is
// no fault. Faults are no error: they are found in the state.
func (c *Content) Refresh(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	files, err := c.store.Snapshot(ctx)
	if err != nil || c.now.Files != nil && c.now.Files.Version() == files.Version() {
		return err
	}
	c.now = read(c.whole, files)
	if c.now.Found.Faults() == 0 {
		c.whole = c.now.Folder
	}
	if c.show == nil {
		return nil
	}
	return c.show(c.now)
}

func read(old *content.Folder, files *store.Snapshot) State {
	if folder, err := content.Reload(old, files); err == nil {
		return State{folder, files, folder.Warnings}
	}
	folder, found := content.LoadSound(files)
	return State{folder, files, found}
}

// Follow reads the content whenever it has changed, until ctx is done. It yields nil for
// each state, and what went wrong, which does not end it.
func (c *Content) Follow(ctx context.Context) iter.Seq[error] {
	return func(yield func(error) bool) {
		for _, err := range c.store.Watch(ctx, c.Now().Files.Version()) {
			if err == nil {
				err = c.Refresh(ctx)
			}
			if ctx.Err() != nil || !yield(err) {
				return
			}
		}
	}
}

// Apply makes changes of the content as it is in the store now, and returns the files that
// it has written: see [Content.Edit]. What is wrong with the changes is a [content.Errors].
func (c *Content) Apply(ctx context.Context, meta store.Meta, changes ...content.Change) ([]content.File, error) {
	return c.Edit(ctx, meta, func(now *content.Folder) ([]content.File, []string, error) { return now.Plan(changes...) })
}

// Edit writes the files that plan makes of the content as it is in the store now, unless
// one of those on which plan relied, named besides them, has changed meanwhile: then, as
// where somebody has written the same file, it plans again ([store.Edit]). An error of
// plan is returned, and nothing is written.
//
// The files that are returned have been written. An error beside them says why they cannot
// be shown: that of show, or of reading what is there now.
func (c *Content) Edit(ctx context.Context, meta store.Meta, plan func(now *content.Folder) (files []content.File, relied []string, err error)) ([]content.File, error) {
	var written []content.File
	_, err := store.Edit(ctx, c.store, meta, func(files *store.Snapshot) ([]store.Change, error) {
		now := c.at(files)
		if now.Folder == nil {
			return nil, now.Found
		}
		planned, relied, err := plan(now.Folder)
		var changes []store.Change
		for _, file := range planned {
			changes = append(changes, files.Write(file.Name, file.Data))
		}
		for _, name := range relied {
			changes = append(changes, files.Require(name))
		}
		written = planned
		return changes, err
	})
	if err != nil {
		return nil, err
	}
	return written, c.Refresh(ctx)
}

// at returns the content of files, which others may have made newer already.
func (c *Content) at(files *store.Snapshot) State {
	c.mu.Lock()
	now, whole := c.now, c.whole
	c.mu.Unlock()
	if now.Files.Version() == files.Version() {
		return now
	}
	return read(whole, files)
}
