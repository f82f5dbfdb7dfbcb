package content

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"
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
	things := l.lockFiles()
	toRead := things
	if !hasWhole {
		toRead = l.keepLock(things)
	}
	for _, thing := range toRead {
		if l.folder.Lock != nil {
			l.folder.Lock.Drop(thing)
		}
		l.lockFile(LockFile(thing), thing, MaxFile)
	}
	hasTexts := func(thing field.Ref) bool { return len(l.folder.recorded[thing]) == 0 || l.folder.Lock.Has(thing) }
	if !hasWhole && !slices.ContainsFunc(things, hasTexts) {
		l.folder.Lock = nil // there are only addresses
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

// lockFile reads one file. Lines that are none are reported.
func (l *loader) lockFile(name string, thing field.Ref, limit int) {
	d := &decoder{file: name}
	defer func() { l.errs = append(l.errs, d.errs...) }()
	data, ok := d.open(l.fsys, limit)
	if !ok {
		return
	}
	data = bytes.ReplaceAll(data, byteOrderMark, nil)
	if n := mergeMark(data); n > 0 {
		d.fault(&yaml.Node{Line: n, Column: 1}, "error.merge")
		return
	}
	if l.folder.Lock == nil {
		l.folder.Lock = &translation.Lock{}
	}
	for _, wrong := range l.ownAddresses(data, thing, l.folder.Lock.Read(data, thing)) {
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
// all things was kept before. Addresses in them ([AddressesFile]) stay.
func (f *Folder) LockFiles(lock *translation.Lock) ([]File, error) {
	things := make(map[field.Ref]bool)
	for _, thing := range slices.Concat(lock.Things(), f.Lock.Things()) {
		things[thing] = true
	}
	var files []File
	for _, thing := range sortedRefs(things) {
		file, isAnother, err := f.lockFile(thing, lock, f.recorded[thing])
		if err != nil {
			return nil, err
		}
		if isAnother {
			files = append(files, file)
		}
	}
	if _, err := fs.Stat(f.fsys, WholeLockFile); err == nil {
		files = append(files, File{Name: WholeLockFile})
	}
	return files, nil
}

func sortedRefs(things map[field.Ref]bool) []field.Ref {
	return slices.SortedFunc(maps.Keys(things), func(a, b field.Ref) int { return strings.Compare(a.String(), b.String()) })
}

// lockFile returns the file of the lock of a thing, with its texts and its addresses,
// and whether that is another than the one that stands there.
func (f *Folder) lockFile(thing field.Ref, lock *translation.Lock, addresses []slugLine) (file File, isAnother bool, err error) {
	var b bytes.Buffer
	if lock.Has(thing) {
		if err := lock.WriteThing(&b, thing); err != nil {
			return file, false, err
		}
	}
	if len(addresses) > 0 {
		b.WriteString(ownAddressesHeading)
		writeAddresses(&b, addresses)
	}
	file = File{LockFile(thing), b.Bytes()}
	was, err := fs.ReadFile(f.fsys, file.Name)
	isThere := err == nil
	if len(file.Data) == 0 {
		file.Data = nil
		return file, isThere, nil
	}
	return file, !isThere || !bytes.Equal(was, file.Data), nil
}
