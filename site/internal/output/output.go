// Package output keeps a folder in step with the files of a built site: what a
// file is made of decides whether it is made again, and nothing that no build has
// written is ever changed or removed.
//
// At any moment each file is the old one or the new one. A build that breaks off
// leaves some of both, notes which it had begun, and the next one ends its work.
package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// File is one file of a site.
type File struct {
	Name string // with slashes, below the folder
	// Key stands for all that the file is made of, but the clock: while it is the
	// same and Until has not come, the file is not made again. If empty, it always
	// is.
	Key string
	// Make returns the bytes of the file, and the moment from which on they may be
	// others; zero: they depend on no clock. It is called on any goroutine.
	Make func() (body []byte, until time.Time, err error)
}

// Write makes a folder hold the files given and, of what former builds wrote, no
// others. The folder is made if it is not there; one that holds files and was not
// written by a build is refused (ErrForeign), and so is, before anything is
// changed, a file that no build has written where one is to be (ErrTaken).
//
// Files are made on all processors, each when it is its turn, so that they need
// not be in memory at once. The progress, which may be nil, is told how many of how
// many are done, one call at a time. A file that cannot be made or written is an
// error that names it; the others are written, none is removed, and all errors are
// returned.
func Write(ctx context.Context, dir string, at time.Time, files []File, progress func(done, all int)) (Summary, error) {
	f, err := open(dir)
	if err != nil {
		return Summary{}, err
	}
	defer f.root.Close()
	due, err := f.begin(files, at)
	if err != nil {
		return Summary{}, err
	}
	if err := f.writeAll(ctx, due, progress); err != nil {
		return Summary{}, err
	}
	return f.finish(at)
}

// A folder is that of a built site while it is built.
type folder struct {
	root     *os.Root
	last     map[string]entry
	at       time.Time // of the last build
	complete time.Time // when the last build was

	mu   sync.Mutex
	now  map[string]entry
	made map[string]bool // folders that are known to exist
	done Summary
	told int // how many files the progress was told of
}

// Summary is what a build did to a folder.
type Summary struct {
	Files     int // that the folder holds now, without the manifest
	Bytes     int64
	Written   int // of them, those whose bytes are others than before
	Untouched int // those that were made again, and equal
	Kept      int // those that did not have to be made
	Removed   int
	Until     time.Time // the first at which a file may say something else; zero: none does
}

func open(dir string) (*folder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	last, complete, err := readManifest(root)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", dir, err), root.Close())
	}
	f := &folder{root: root, at: last.At, complete: complete, last: make(map[string]entry, len(last.Files)),
		now: make(map[string]entry), made: map[string]bool{".": true}}
	for _, e := range last.Files {
		f.last[e.Name] = e
	}
	return f, nil
}

// keeps returns the entry of a file that the last build made of what key stands
// for, if the file is still as that build left it and holds at the given moment.
func (f *folder) keeps(name, key string, at time.Time) (kept entry, ok bool) {
	e := f.last[name]
	if key == "" || e.Key != key || at.Before(f.at) || e.Until != nil && !at.Before(*e.Until) {
		return entry{}, false
	}
	info, err := f.root.Stat(name)
	if err != nil || info.Size() != int64(e.Size) || info.ModTime().After(f.complete) {
		return entry{}, false
	}
	return e, true
}

// begin returns the files that have to be made. It refuses to write over a file that no
// build wrote, and then notes which files are being written.
func (f *folder) begin(files []File, at time.Time) (due []File, err error) {
	var errs []error
	pending, seen := maps.Clone(f.last), map[string]bool{ManifestName: true}
	for _, file := range files {
		if seen[file.Name] {
			errs = append(errs, fmt.Errorf("%s: there are two files of that name", file.Name))
		}
		seen[file.Name] = true
		if kept, ok := f.keeps(file.Name, file.Key, at); ok {
			f.now[file.Name] = kept
			f.done.Kept++
			continue
		}
		errs = append(errs, f.foreign(file.Name))
		pending[file.Name] = entry{Name: file.Name, Unfinished: true}
		due = append(due, file)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	if err := f.writeManifest(&manifest{Generator: generator, At: f.at, Files: sortedEntries(pending)}); err != nil {
		return nil, err
	}
	for _, e := range f.last {
		if e.Unfinished { // what a build that broke off may have left
			f.root.Remove(temporary(e.Name))
		}
	}
	return due, f.clear(due)
}

// foreign returns ErrTaken for a file that stands where one is to be and that no
// build has written.
func (f *folder) foreign(name string) error {
	if _, ours := f.last[name]; ours {
		return nil
	}
	for _, taken := range []string{name, temporary(name)} {
		if info, err := f.root.Lstat(taken); err == nil && !info.IsDir() {
			return fmt.Errorf("%s: %w", taken, ErrTaken)
		}
	}
	return nil
}

// clear removes files of the last build that stand where one of the files to be
// written has its folder, or that lie in a folder of its name.
func (f *folder) clear(due []File) error {
	var errs []error
	files, folders := make(map[string]bool, len(due)), make(map[string]bool)
	for _, file := range due {
		files[file.Name] = true
		for dir := path.Dir(file.Name); !folders[dir] && dir != "."; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for name := range f.last {
		inFile := false
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			inFile = inFile || files[dir]
		}
		if inFile || folders[name] {
			errs = append(errs, f.remove(name))
		}
	}
	return errors.Join(errs...)
}

// ErrTaken says that a file stands where one has to be written, and no build wrote
// it.
var ErrTaken = errors.New("there is a file of that name that no build has written")

// writeAll makes and writes files on all processors.
func (f *folder) writeAll(ctx context.Context, due []File, progress func(done, all int)) error {
	var next atomic.Int64
	var workers sync.WaitGroup
	errs := make([]error, len(due))
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(due) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				if err := f.make(due[i]); err != nil {
					errs[i] = fmt.Errorf("%s: %w", due[i].Name, err)
				}
				f.tell(progress, len(due))
			}
		})
	}
	workers.Wait()
	return errors.Join(append(errs, ctx.Err())...)
}

// make makes a file and writes it, unless it has the same bytes already.
func (f *folder) make(file File) error {
	body, until, err := file.Make()
	if err != nil {
		return err
	}
	same := f.holds(file.Name, body)
	if !same {
		if err := f.replace(file.Name, body); err != nil {
			return err
		}
	}
	e := entry{Name: file.Name, Size: len(body), Key: file.Key}
	if !until.IsZero() {
		until = until.UTC()
		e.Until = &until
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now[file.Name] = e
	if same {
		f.done.Untouched++
	} else {
		f.done.Written++
	}
	return nil
}

func (f *folder) tell(progress func(done, all int), all int) {
	if progress == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.told++
	progress(f.told, all)
}

// holds reports whether a file has the bytes given.
func (f *folder) holds(name string, body []byte) bool {
	if _, ours := f.last[name]; !ours {
		return false
	}
	info, err := f.root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(body)) {
		return false
	}
	there, err := f.root.ReadFile(name)
	return err == nil && bytes.Equal(there, body)
}

func (f *folder) replace(name string, body []byte) error {
	if err := f.makeFolder(path.Dir(name)); err != nil {
		return err
	}
	err := f.root.WriteFile(temporary(name), body, 0o644)
	if err == nil {
		err = f.root.Rename(temporary(name), name)
	}
	if err != nil {
		f.root.Remove(temporary(name))
	}
	return err
}

// temporary is the name under which a file is written before it takes its own.
func temporary(name string) string {
	dir, base := path.Split(name)
	return dir + ".new-" + base
}

func (f *folder) makeFolder(dir string) error {
	f.mu.Lock()
	made := f.made[dir]
	f.mu.Unlock()
	if made {
		return nil
	}
	if err := f.root.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for ; !f.made[dir]; dir = path.Dir(dir) {
		f.made[dir] = true
	}
	return nil
}

// finish removes the files that the last build wrote and this one did not, and
// the folders that are empty then, and writes the manifest. It is called when all
// files stand.
func (f *folder) finish(at time.Time) (Summary, error) {
	var errs []error
	for _, e := range sortedEntries(f.last) {
		if _, stays := f.now[e.Name]; stays {
			continue
		}
		errs = append(errs, f.remove(e.Name))
	}
	if err := errors.Join(errs...); err != nil {
		return Summary{}, err
	}
	written := manifest{Generator: generator, At: at.UTC(), Files: sortedEntries(f.now)}
	for i := range written.Files {
		e := &written.Files[i]
		f.done.Files++
		f.done.Bytes += int64(e.Size)
		if e.Until != nil && (written.Until == nil || e.Until.Before(*written.Until)) {
			written.Until, f.done.Until = e.Until, *e.Until
		}
	}
	return f.done, f.writeManifest(&written)
}

// remove removes a file, if it is there, and the folders that are empty then.
func (f *folder) remove(name string) error {
	if info, err := f.root.Lstat(name); err != nil || info.IsDir() {
		return nil // nothing of that name is ours
	}
	if err := f.root.Remove(name); err != nil {
		return err
	}
	f.done.Removed++
	f.removeEmpty(path.Dir(name))
	return nil
}

// removeEmpty removes a folder and those above it, as far as they are empty.
func (f *folder) removeEmpty(dir string) {
	for ; dir != "."; dir = path.Dir(dir) {
		if f.root.Remove(dir) != nil { // which a folder with files in it refuses
			return
		}
	}
}

func (f *folder) writeManifest(m *manifest) error {
	body, err := m.encode()
	if err != nil {
		return err
	}
	return f.replace(ManifestName, body)
}
