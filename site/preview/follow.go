package preview

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// quiet is how long nothing has to happen before the folder is read: an editor
	// writes a file in several steps.
	quiet = 30 * time.Millisecond
	// patience bounds the wait for that.
	patience = time.Second
)

// Follow reads the folder again whenever something in it has changed, until ctx is
// done. It is called once.
func (p *Preview) Follow(ctx context.Context) {
	// A system that tells nothing, or not of all folders, only makes it later.
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		p.follow(ctx, nil)
		return
	}
	defer watcher.Close() // which was only read
	p.follow(ctx, watcher)
}

// follow looks when the watcher tells of something, and every now and then; the
// watcher may be nil.
func (p *Preview) follow(ctx context.Context, watcher *fsnotify.Watcher) {
	var hints <-chan fsnotify.Event
	var losses <-chan error
	if watcher != nil {
		hints, losses = watcher.Events, watcher.Errors
	}
	ticker := time.NewTicker(p.options.Every)
	defer ticker.Stop()
	watched := make(map[string]bool)
	for {
		folders := p.look()
		if watcher != nil && p.watch(watcher, watched, folders) {
			continue // something may have changed before they were watched
		}
		select {
		case <-ctx.Done():
			return
		case <-hints:
			settle(ctx, hints)
		case <-losses:
		case <-ticker.C:
		}
	}
}

// watch adds the folders that are not watched yet, and reports whether there are any.
func (p *Preview) watch(watcher *fsnotify.Watcher, watched map[string]bool, folders []string) (added bool) {
	there := make(map[string]bool, len(folders))
	for _, folder := range folders {
		there[folder] = true
	}
	maps.DeleteFunc(watched, func(folder string, _ bool) bool { return !there[folder] }) // one that comes again is another one
	for _, folder := range folders {
		if !watched[folder] {
			_ = watcher.Add(filepath.Join(p.dir, folder)) // else the ticker sees what changes
			watched[folder], added = true, true
		}
	}
	return added
}

// settle waits until nothing more is told.
func settle(ctx context.Context, hints <-chan fsnotify.Event) {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	for {
		select {
		case <-hints:
		case <-time.After(quiet):
			return
		case <-ctx.Done():
			return
		}
	}
}

// look reads the folder if it is not as it was, and returns its folders.
func (p *Preview) look() (folders []string) {
	stamp := sha256.New()
	err := fs.WalkDir(p.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			fmt.Fprintln(stamp, name, err)
			return nil
		case strings.HasPrefix(d.Name(), ".") && name != ".":
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			folders = append(folders, name)
			return nil
		}
		info, err := d.Info()
		if err != nil { // it is gone again
			return nil
		}
		fmt.Fprintln(stamp, name, info.Size(), info.ModTime().UnixNano())
		return nil
	})
	if now := fmt.Sprintf("%x %v", stamp.Sum(nil), err); now != p.seen {
		p.seen = now
		p.Show(p.root.FS())
	}
	return folders
}
