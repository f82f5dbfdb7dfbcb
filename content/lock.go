package content

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
)

// The files of the lock ([translation.Lock]): one for each thing, and the one
// of all things in which it was kept before, which is still read.
const (
	locksFolder   = "locks"
	WholeLockFile = "translations.lock"
)

// LockFile returns the name of the file that holds the lock of a thing:
// locks/event/open-archives.lock, and locks/site.lock of what site.yaml says.
func LockFile(thing field.Ref) string {
	return path.Join(locksFolder, thing.String()+lockExtension)
}

const lockExtension = ".lock"

// maxLock bounds the lock of all things, in bytes: some 100 for each of a site's
// texts.
const maxLock = 64 << 20

// lock reads the lock of all things, and then the locks of single things, each of
// which stands instead of what the whole one has of its thing.
func (l *loader) lock() {
	_, err := fs.Lstat(l.fsys, WholeLockFile)
	hasWhole := err == nil
	if hasWhole {
		l.lockFile(WholeLockFile, field.Ref{}, maxLock)
	}
	if _, err := fs.Lstat(l.fsys, locksFolder); errors.Is(err, fs.ErrNotExist) {
		return
	}
	l.hasLock()
	files := l.lockFiles()
	if !hasWhole {
		files = l.keepLock(files)
	}
	for _, thing := range files {
		l.folder.Lock.Drop(thing)
		l.lockFile(LockFile(thing), thing, MaxFile)
	}
}

// lockFiles returns the things that have a lock of their own.
func (l *loader) lockFiles() []field.Ref {
	var things []field.Ref
	for _, kind := range field.Kinds() {
		folder := path.Join(locksFolder, string(kind))
		for _, item := range l.readDir(folder) {
			id, ok := strings.CutSuffix(item.Name(), lockExtension)
			if !ok {
				l.warn(path.Join(folder, item.Name()), "warning.file")
				continue
			}
			things = append(things, field.Ref{Kind: kind, ID: id})
		}
	}
	if _, err := fs.Lstat(l.fsys, LockFile(siteRef)); err == nil {
		things = append(things, siteRef)
	}
	return things
}

func (l *loader) hasLock() {
	if l.folder.Lock == nil {
		l.folder.Lock = &translation.Lock{}
	}
}

// lockFile reads one file. Lines that are none are reported.
func (l *loader) lockFile(name string, thing field.Ref, limit int) {
	d := &decoder{file: name}
	defer func() { l.errs = append(l.errs, d.errs...) }()
	data, ok := d.open(l.fsys, limit)
	if !ok {
		return
	}
	data = bytes.ReplaceAll(data, byteOrderMark, nil)
	l.hasLock()
	if n := mergeMark(data); n > 0 {
		d.fault(&yaml.Node{Line: n, Column: 1}, "error.merge")
		return
	}
	for _, wrong := range l.folder.Lock.Read(data, thing) {
		var at *yaml.Node
		if wrong.Line > 0 {
			at = &yaml.Node{Line: wrong.Line, Column: 1}
		}
		d.fault(at, "error.lock")
	}
}

// File is a file that should be written, or removed if it has no data.
type File struct {
	Name string
	Data []byte
}

// LockFiles returns the files by which the folder comes to have a lock: those of
// the things whose lock is another now, those of things that have none any more,
// and last, to be removed when the others stand, the one in which the lock of
// all things was kept before.
func (f *Folder) LockFiles(lock *translation.Lock) ([]File, error) {
	var files []File
	for _, thing := range lock.Things() {
		var b bytes.Buffer
		if err := lock.WriteThing(&b, thing); err != nil {
			return nil, err
		}
		name := LockFile(thing)
		if was, err := fs.ReadFile(f.fsys, name); err != nil || !bytes.Equal(was, b.Bytes()) {
			files = append(files, File{name, b.Bytes()})
		}
	}
	kept := make(map[field.Ref]bool)
	for _, thing := range lock.Things() {
		kept[thing] = true
	}
	for _, thing := range f.Lock.Things() {
		if _, err := fs.Stat(f.fsys, LockFile(thing)); err == nil && !kept[thing] {
			files = append(files, File{Name: LockFile(thing)})
		}
	}
	if _, err := fs.Stat(f.fsys, WholeLockFile); err == nil {
		files = append(files, File{Name: WholeLockFile})
	}
	return files, nil
}
