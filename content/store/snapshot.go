package store

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"iter"
	"path"
	"slices"
	"time"
	"unicode/utf8"
)

// File is one file of a snapshot.
type File struct {
	Path string
	Size int64
	Rev  Rev
	// Body holds the bytes of a text. It is nil for what is read on demand.
	Body []byte
}

// NewFile returns the file with these bytes, and keeps them if they are text:
// UTF-8 without NUL.
func NewFile(path string, body []byte) File {
	file := File{Path: path, Size: int64(len(body)), Rev: RevOf(body)}
	if utf8.Valid(body) && !bytes.Contains(body, []byte{0}) {
		file.Body = append([]byte{}, body...)
	}
	return file
}

// Snapshot is all files of a store at one moment. It is immutable, an [fs.FS]
// with [fs.ReadFileFS], [fs.ReadDirFS] and [fs.StatFS], and safe for concurrent use.
type Snapshot struct {
	version Version
	files   layers[File]
	folders layers[[]fs.DirEntry] // sorted by name
	read    func(File) ([]byte, error)
}

// NewSnapshot returns a snapshot of these files, for those who write a store. It
// keeps the bodies. read is called for a file without a Body, from several
// goroutines; if it returns other bytes than those of the file's revision, the
// reader gets an error and takes a new snapshot.
func NewSnapshot(version Version, files iter.Seq[File], read func(File) ([]byte, error)) *Snapshot {
	all, folders := map[string]File{}, map[string][]fs.DirEntry{".": nil}
	for file := range files {
		all[file.Path] = file
		enter(folders, file.Path, info{name: path.Base(file.Path), size: file.Size})
	}
	for _, entries := range folders {
		slices.SortFunc(entries, byName)
	}
	return &Snapshot{version: version, files: layers[File]{shared: all}, folders: layers[[]fs.DirEntry]{shared: folders}, read: read}
}

func byName(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) }

// enter puts an entry at the end of its folder, and the folder into its own when it is
// new.
func enter(folders map[string][]fs.DirEntry, at string, entry info) {
	folder := path.Dir(at)
	if _, ok := folders[folder]; !ok {
		enter(folders, folder, info{name: path.Base(folder), folder: true})
	}
	folders[folder] = append(folders[folder], entry)
}

// With returns the snapshot of the version in which some files are gone and others are
// new or have other bytes. It shares with s what they have in common: what it costs
// depends on the changes and on how many entries their folders have.
func (s *Snapshot) With(version Version, gone []string, changed []File) *Snapshot {
	next := &Snapshot{version: version, files: s.files.copied(), folders: s.folders.copied(), read: s.read}
	owned := map[string]bool{} // folders whose entries are no longer those of s
	for _, path := range gone {
		if _, ok := next.files.get(path); ok {
			next.files.remove(path)
			next.leave(path, owned)
		}
	}
	for _, file := range changed {
		next.files.set(file.Path, file)
		next.put(file.Path, info{name: path.Base(file.Path), size: file.Size}, owned)
	}
	if n := len(next.files.own); n*n > len(next.files.shared) { // so that in the mean neither copying them nor making them one costs more
		return NewSnapshot(version, next.Files(), next.read)
	}
	return next
}

// Files yields all files, in no order.
func (s *Snapshot) Files() iter.Seq[File] {
	return func(yield func(File) bool) {
		for _, file := range s.files.all() {
			if !yield(file) {
				return
			}
		}
	}
}

// put puts an entry into its place in its folder, and the folder into its own when it is
// new.
func (s *Snapshot) put(at string, entry info, owned map[string]bool) {
	folder := path.Dir(at)
	if _, ok := s.folders.get(folder); !ok {
		s.put(folder, info{name: path.Base(folder), folder: true}, owned)
	}
	entries := s.entries(folder, owned)
	i, found := slices.BinarySearchFunc(entries, fs.DirEntry(entry), byName)
	if found {
		entries[i] = entry
	} else {
		entries = slices.Insert(entries, i, fs.DirEntry(entry))
	}
	s.folders.set(folder, entries)
}

// leave takes an entry out of its folder, and a folder without entries out of its own.
func (s *Snapshot) leave(at string, owned map[string]bool) {
	folder := path.Dir(at)
	entries := s.entries(folder, owned)
	i, found := slices.BinarySearchFunc(entries, fs.DirEntry(info{name: path.Base(at)}), byName)
	if found {
		entries = slices.Delete(entries, i, i+1)
	}
	if s.folders.set(folder, entries); len(entries) == 0 && folder != "." {
		s.folders.remove(folder)
		s.leave(folder, owned)
	}
}

// entries returns those of a folder, which may be changed.
func (s *Snapshot) entries(folder string, owned map[string]bool) []fs.DirEntry {
	entries, _ := s.folders.get(folder)
	if !owned[folder] {
		owned[folder] = true
		return slices.Clone(entries)
	}
	return entries
}

// Version returns the version of all files.
func (s *Snapshot) Version() Version { return s.version }

// Rev returns the revision of a file, and false if there is none. It makes a snapshot
// what content.Revisions asks for.
func (s *Snapshot) Rev(path string) (rev string, ok bool) {
	file, ok := s.files.get(path)
	return string(file.Rev), ok
}

// Base returns the revision of a file as [Change] takes it: the empty one if there
// is none.
func (s *Snapshot) Base(path string) Rev {
	file, _ := s.files.get(path)
	return file.Rev
}

// Write returns the change that writes a file, made from this snapshot; a body that
// is nil removes it.
func (s *Snapshot) Write(path string, body []byte) Change {
	return Change{Path: path, Body: body, Base: s.Base(path), Delete: body == nil}
}

// Require returns the change that only requires a path to be still as it is in this
// snapshot.
func (s *Snapshot) Require(path string) Change { return Change{Path: path, Base: s.Base(path)} }

// Paths returns the paths of all files, sorted.
func (s *Snapshot) Paths() []string {
	var paths []string
	for path := range s.files.all() {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	return paths
}

// ReadFile returns a copy of the bytes of a file.
func (s *Snapshot) ReadFile(name string) ([]byte, error) {
	body, err := s.body("readfile", name)
	return bytes.Clone(body), err
}

func (s *Snapshot) body(op, name string) ([]byte, error) {
	file, ok := s.files.get(name)
	if !ok {
		return nil, &fs.PathError{Op: op, Path: name, Err: s.missing(name)}
	}
	if file.Body != nil {
		return file.Body, nil
	}
	body, err := s.read(file)
	if err == nil && RevOf(body) != file.Rev {
		err = errors.New("changed since the snapshot")
	}
	if err != nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: err}
	}
	return body, nil
}

func (s *Snapshot) missing(name string) error {
	if _, isFolder := s.folders.get(name); !fs.ValidPath(name) || isFolder {
		return fs.ErrInvalid
	}
	return fs.ErrNotExist
}

// ReadDir returns the entries of a folder, sorted by name.
func (s *Snapshot) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, ok := s.folders.get(name)
	if !ok {
		err := fs.ErrNotExist
		if !fs.ValidPath(name) {
			err = fs.ErrInvalid
		}
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: err}
	}
	return slices.Clone(entries), nil
}

// Stat describes a file or a folder, without reading it.
func (s *Snapshot) Stat(name string) (fs.FileInfo, error) {
	if _, ok := s.folders.get(name); ok {
		return info{name: path.Base(name), folder: true}, nil
	}
	file, ok := s.files.get(name)
	if !ok {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: s.missing(name)}
	}
	return info{name: path.Base(name), size: file.Size}, nil
}

// Open opens a file or a folder.
func (s *Snapshot) Open(name string) (fs.File, error) {
	if entries, ok := s.folders.get(name); ok {
		return &openFolder{info: info{name: path.Base(name), folder: true}, rest: entries}, nil
	}
	body, err := s.body("open", name)
	if err != nil {
		return nil, err
	}
	return &openFile{Reader: bytes.NewReader(body), info: info{name: path.Base(name), size: int64(len(body))}}, nil
}

// info describes a file or a folder. Times are not known: revisions are.
type info struct {
	name   string
	size   int64
	folder bool
}

func (i info) Name() string               { return i.name }
func (i info) Size() int64                { return i.size }
func (i info) ModTime() time.Time         { return time.Time{} }
func (i info) IsDir() bool                { return i.folder }
func (i info) Sys() any                   { return nil }
func (i info) Type() fs.FileMode          { return i.Mode().Type() }
func (i info) Info() (fs.FileInfo, error) { return i, nil }
func (i info) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

type openFile struct {
	*bytes.Reader
	info info
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

type openFolder struct {
	info info
	rest []fs.DirEntry
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }

func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: fs.ErrInvalid}
}

func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	count := len(f.rest)
	if n > 0 {
		count = min(n, count)
		if count == 0 {
			return nil, io.EOF
		}
	}
	entries := slices.Clone(f.rest[:count])
	f.rest = f.rest[count:]
	return entries, nil
}
