package content

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// An entry is one thing that has a file of its own, and the files beside it.
type entry struct {
	id   string
	file string     // events/open-archives.yaml, events/open-archives/event.yaml
	long []sideFile // description.es.md
}

// sideFile is a long text that stands beside its file.
type sideFile struct{ file, tag string }

// idForm has no capitals: some file systems take A.yaml and a.yaml for one file.
var idForm = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]*$`)

// entries lists a folder of content files: <id>.yaml, or <id>/<name>.yaml with
// <long>.<lang>.md beside it. A folder that is not there has none.
func (l *loader) entries(folder, name, long string) []entry {
	var found []entry
	seen := make(map[string]string) // the file of an id
	add := func(e entry) {
		switch {
		case !idForm.MatchString(e.id):
			l.fault(e.file, "error.format.id", "Value", e.id).Suggestion = lowerID(e.id)
		case seen[e.id] != "":
			l.fault(e.file, "error.id.twice", "Value", e.id, "Other", seen[e.id])
		default:
			seen[e.id] = e.file
			found = append(found, e)
		}
	}
	for _, item := range l.readDir(folder) {
		file := path.Join(folder, item.Name())
		ext := path.Ext(item.Name())
		id := strings.TrimSuffix(item.Name(), ext)
		switch {
		case l.isDir(file, item):
			if e, ok := l.folderEntry(file, item.Name(), name+".yaml", long); ok {
				add(e)
			}
		case ext == ".yaml":
			add(entry{id: id, file: file})
		case ext == ".yml":
			l.fault(file, "error.file.extension", "Name", id+".yaml")
		case !staysInside(l.fsys, file): // a file or a folder: what is outside is not looked at
			l.fault(file, "error.file.link")
		case !slices.Contains(pictureFiles, strings.ToLower(ext)): // things may name pictures beside them
			l.warn(file, "warning.file")
		}
	}
	return found
}

// pictureFiles are what the names of pictures end in.
var pictureFiles = []string{".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}

// lowerID is the id in small letters, "" if that is none either.
func lowerID(id string) string {
	if id = strings.ToLower(id); idForm.MatchString(id) {
		return id
	}
	return ""
}

// folderEntry lists the folder of one thing. Files that are no content, such
// as pictures, are left alone.
func (l *loader) folderEntry(folder, id, main, long string) (e entry, ok bool) {
	e = entry{id: id, file: path.Join(folder, main)}
	misnamed := false
	for _, item := range l.readDir(folder) {
		file := path.Join(folder, item.Name())
		switch path.Ext(item.Name()) {
		case ".yaml":
			if item.Name() == main {
				ok = true
			} else {
				misnamed = true
				l.fault(file, "error.file.name", "Folder", path.Dir(folder), "Name", main)
			}
		case ".yml":
			misnamed = true
			l.fault(file, "error.file.extension", "Name", main)
		case ".md":
			tag, isLong := strings.CutPrefix(strings.TrimSuffix(item.Name(), ".md"), long+".")
			if long == "" || !isLong {
				want := main
				if long != "" {
					want = long + ".es.md"
				}
				l.fault(file, "error.file.markdown", "Want", want)
				continue
			}
			e.long = append(e.long, sideFile{file, tag})
		}
	}
	if !ok && !misnamed {
		l.fault(folder, "error.file.missing", "Name", main)
	}
	return e, ok
}

// readDir returns what is in a folder, sorted, without what editors and
// systems leave behind: names that begin with a dot or end in ~.
func (l *loader) readDir(folder string) []fs.DirEntry {
	if !staysInside(l.fsys, folder) {
		l.fault(folder, "error.file.link")
		return nil
	}
	if info, err := fs.Stat(l.fsys, folder); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		l.unreadable(folder, errNoFile) // as [openFile] does
		return nil
	}
	items, err := fs.ReadDir(l.fsys, folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.unreadable(folder, err)
	}
	return slices.DeleteFunc(items, func(item fs.DirEntry) bool {
		return strings.HasPrefix(item.Name(), ".") || strings.HasSuffix(item.Name(), "~")
	})
}

func (l *loader) isDir(file string, item fs.DirEntry) bool {
	if item.Type()&fs.ModeSymlink == 0 {
		return item.IsDir()
	}
	info, err := fs.Stat(l.fsys, file)
	return err == nil && info.IsDir() && staysInside(l.fsys, file)
}

// open returns the bytes of the decoder's file, at most limit of them.
func (d *decoder) open(fsys fs.FS, limit int) ([]byte, bool) {
	if data, edited := d.bytes[d.file]; edited {
		if len(data) > limit {
			d.fault(nil, "error.file.size", "Limit", strconv.Itoa(limit))
		}
		return data, len(data) <= limit
	}
	file, err := d.openFile(fsys, d.file)
	if err != nil {
		d.unreadable(err)
		return nil, false
	}
	defer file.Close() // it was only read
	data, err := io.ReadAll(io.LimitReader(file, int64(limit)+1))
	switch {
	case err != nil:
		d.unreadable(err)
	case len(data) > limit:
		d.fault(nil, "error.file.size", "Limit", strconv.Itoa(limit))
	default:
		return data, true
	}
	return nil, false
}

var (
	errOutside = errors.New("the link leads out of the folder")
	errNoFile  = errors.New("not a regular file")
)

// openFile opens a file of the folder, on which the thing that is being read then
// depends. What is no file is not opened at all: opening a pipe waits for somebody to
// write.
func (d *decoder) openFile(fsys fs.FS, file string) (fs.File, error) {
	if !staysInside(fsys, file) {
		d.saw(fsys, file, nil)
		return nil, errOutside
	}
	info, err := fs.Stat(fsys, file)
	d.saw(fsys, file, info)
	if err == nil && !info.Mode().IsRegular() {
		return nil, errNoFile
	}
	return fsys.Open(file)
}

// unreadable reports a file that cannot be opened or read.
func (d *decoder) unreadable(err error) {
	switch {
	case errors.Is(err, errOutside):
		d.fault(nil, "error.file.link")
		return
	case errors.Is(err, errNoFile):
		d.fault(nil, "error.file.kind")
		return
	}
	var at *fs.PathError
	detail := err
	if errors.As(err, &at) {
		detail = at.Err
	}
	d.fault(nil, "error.file.read", "Detail", detail.Error()).Err = err
}

// staysInside reports whether no symbolic link on the way to file leads out of
// fsys. os.DirFS follows such links; os.Root does not. A file system that
// knows no links has none.
func staysInside(fsys fs.FS, file string) bool {
	links, ok := fsys.(fs.ReadLinkFS)
	if !ok {
		return true
	}
	const longest = 40 // as Linux does
	rest := strings.Split(file, "/")
	at := "."
	for hops := 0; len(rest) > 0; {
		next := path.Join(at, rest[0])
		rest = rest[1:]
		if next == ".." || strings.HasPrefix(next, "../") {
			return false
		}
		info, err := links.Lstat(next)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			at = next // an error is met again when the file is opened
			continue
		}
		target, err := links.ReadLink(next)
		if hops++; err != nil || hops > longest || path.IsAbs(target) {
			return false
		}
		rest = append(strings.Split(target, "/"), rest...)
	}
	return true
}
