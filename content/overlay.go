package content

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// An overlay is a file system in which some files have other bytes, or are new; nil:
// they are not there.
type overlay struct {
	under fs.FS
	files map[string][]byte
}

// Open opens a file. Folders are read with ReadDir.
func (o overlay) Open(name string) (fs.File, error) {
	data, is := o.files[name]
	switch {
	case !is:
		return o.under.Open(name)
	case data == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &overlaid{bytes.NewReader(data), overlaidInfo{path.Base(name), int64(len(data)), 0}}, nil
}

// Stat describes a file or a folder.
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	if _, is := o.files[name]; is {
		file, err := o.Open(name)
		if err != nil {
			return nil, err
		}
		return file.Stat()
	}
	info, err := fs.Stat(o.under, name)
	if err != nil && o.holds(name) {
		return overlaidInfo{path.Base(name), 0, fs.ModeDir}, nil
	}
	return info, err
}

// holds reports whether a folder has a file that is new or has other bytes.
func (o overlay) holds(folder string) bool {
	for name, data := range o.files {
		if data != nil && strings.HasPrefix(name, folder+"/") {
			return true
		}
	}
	return false
}

// ReadDir lists a folder, sorted by name.
func (o overlay) ReadDir(folder string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.under, folder)
	entries = slices.DeleteFunc(entries, func(entry fs.DirEntry) bool {
		_, is := o.files[path.Join(folder, entry.Name())]
		return is
	})
	prefix := folder + "/"
	if folder == "." {
		prefix = ""
	}
	listed := make(map[string]bool)
	for _, entry := range entries {
		listed[entry.Name()] = true
	}
	for name, data := range o.files {
		rest, within := strings.CutPrefix(name, prefix)
		if !within || data == nil {
			continue
		}
		err = nil // the folder is there now
		info := overlaidInfo{rest, int64(len(data)), 0}
		if sub, _, deeper := strings.Cut(rest, "/"); deeper {
			info = overlaidInfo{sub, 0, fs.ModeDir}
		}
		if !listed[info.name] {
			listed[info.name] = true
			entries = append(entries, fs.FileInfoToDirEntry(info))
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// Lstat describes a link, or what Stat does.
func (o overlay) Lstat(name string) (fs.FileInfo, error) {
	if _, is := o.files[name]; is {
		return o.Stat(name)
	}
	if info, err := fs.Lstat(o.under, name); err == nil {
		return info, nil
	}
	return o.Stat(name)
}

// ReadLink returns where a link leads.
func (o overlay) ReadLink(name string) (string, error) { return fs.ReadLink(o.under, name) }

// overlaid is an open file.
type overlaid struct {
	io.Reader
	info overlaidInfo
}

func (f *overlaid) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *overlaid) Close() error               { return nil }

type overlaidInfo struct {
	name string
	size int64
	mode fs.FileMode
}

func (i overlaidInfo) Name() string       { return i.name }
func (i overlaidInfo) Size() int64        { return i.size }
func (i overlaidInfo) Mode() fs.FileMode  { return i.mode | 0o444 }
func (i overlaidInfo) ModTime() time.Time { return time.Time{} }
func (i overlaidInfo) IsDir() bool        { return i.mode.IsDir() }
func (i overlaidInfo) Sys() any           { return nil }
