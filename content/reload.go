package content

import (
	"io/fs"
	"slices"
	"time"

	"github.com/tertulia-go/tertulia/field"
)

// Revisions is a file system that tells which content a file has, so that [Reload]
// need not ask when it was changed. Equal revisions are equal content.
type Revisions interface {
	fs.FS
	Rev(path string) (rev string, ok bool) // ok is false for what is not there
}

// Reload reads a folder of which an earlier state has been loaded, and returns what
// [Load] returns for it. Files of things that are as they were are not read again,
// nor their locks; what refers to something that is another now is. The two folders
// share the rest, and old stays as it was. Nil for old is [Load].
//
// A file is as it was if it has the same revision, where fsys has [Revisions]. Else
// its size and the time of its last change are compared, and what was changed less
// than two seconds before it was read is read again: clocks of file systems are
// coarse. So is what has no such time. Everything is read again if site.yaml says
// something else, or if there is a fault anywhere.
func Reload(old *Folder, fsys fs.FS) (*Folder, error) {
	l := read(fsys, old)
	if l.errs.Faults() > 0 {
		return Load(fsys)
	}
	return l.folder, nil
}

// A readThing is a thing that has been read without a fault, and on what that
// depends.
type readThing struct {
	thing    any
	entry    entry
	seen     []sight
	needs    []field.Ref // the things that it refers to
	mentions []field.Ref // those to which its texts link
	warnings Errors
	slugs    []madeSlug // in the languages of the site; nil: it has no address, or it is not known yet
}

// A sight is a file as it was before it was read.
type sight struct {
	file    string
	rev     string // "": not known
	size    int64
	changed time.Time
	missing bool
	read    time.Time
}

// look returns a file as it is now; info is nil if it cannot be looked at.
func look(fsys fs.FS, file string, info fs.FileInfo) sight {
	s := sight{file: file, missing: info == nil, read: time.Now()}
	if info != nil {
		s.size, s.changed = info.Size(), info.ModTime()
	}
	if revisions, ok := fsys.(Revisions); ok {
		s.rev, _ = revisions.Rev(file)
	}
	return s
}

// soon is how long before it is read a file may have been changed so that a change
// that follows is not told from it.
const soon = 2 * time.Second

// stands reports whether a file has the content that it had.
func (s *sight) stands(fsys fs.FS) bool {
	info, err := fs.Stat(fsys, s.file)
	if err != nil {
		info = nil
	}
	now := look(fsys, s.file, info)
	switch {
	case s.missing || now.missing:
		return s.missing && now.missing
	case s.rev != "" || now.rev != "":
		return s.rev == now.rev
	}
	return s.size == now.size && s.changed.Equal(now.changed) && !s.changed.IsZero() && s.changed.Before(s.read.Add(-soon))
}

// saw remembers a file on which the thing depends that is being read.
func (d *decoder) saw(fsys fs.FS, file string, info fs.FileInfo) {
	d.seen = append(d.seen, look(fsys, file, info))
}

// recall keeps a thing of the old folder whose files are as they were.
func (l *loader) recall(ref field.Ref, e entry) {
	if l.old == nil {
		return
	}
	known := l.old.things[ref]
	if known == nil || known.entry.file != e.file || !slices.Equal(known.entry.long, e.long) {
		return
	}
	for i := range known.seen {
		if !known.seen[i].stands(l.fsys) {
			return
		}
	}
	l.kept[ref] = known
}

// forgetWithout takes from what is kept the things that refer to others which are
// not: they would have the old ones.
func (l *loader) forgetWithout() {
	for again := true; again; {
		again = false
		for ref, known := range l.kept {
			if slices.ContainsFunc(known.needs, func(needed field.Ref) bool { return l.kept[needed] == nil }) {
				delete(l.kept, ref)
				again = true
			}
		}
	}
}

// remember keeps what has been read for the next time.
func (l *loader) remember(ref field.Ref, e entry, thing any, d *decoder) {
	if d.faults > 0 {
		return
	}
	known := &readThing{thing: thing, entry: e, seen: d.seen, needs: d.needs, warnings: d.errs}
	for _, m := range d.mentions {
		known.mentions = append(known.mentions, m.Ref)
	}
	l.folder.things[ref] = known
}

// reportKept is report for a thing that is as it was. A link that has died since is
// reported without its place: Reload reads such a file again.
func (l *loader) reportKept(ref field.Ref) {
	known := l.kept[ref]
	l.folder.things[ref] = known
	l.errs = append(l.errs, known.warnings...)
	d := &decoder{file: known.entry.file, index: l.index}
	for _, mentioned := range known.mentions {
		d.mentions = append(d.mentions, mention{Mention: field.Mention{Ref: mentioned}, file: d.file})
	}
	if len(d.mentions) > 0 {
		l.mentioning = append(l.mentioning, d)
	}
}

// keepLock takes over the lock of the old folder, and returns the things whose
// locks are to be read since they are others now.
func (l *loader) keepLock(things []field.Ref) []field.Ref {
	l.folder.locks = make(map[field.Ref]sight, len(things))
	var known map[field.Ref]sight
	if l.old != nil {
		known = l.old.locks
	}
	var changed []field.Ref
	for _, thing := range things {
		file := LockFile(thing)
		if was, ok := known[thing]; ok && was.stands(l.fsys) {
			l.folder.locks[thing] = was
			if lines := l.old.recorded[thing]; lines != nil {
				l.folder.recorded[thing] = lines
			}
			continue
		}
		info, err := fs.Stat(l.fsys, file)
		if err != nil {
			info = nil
		}
		l.folder.locks[thing] = look(l.fsys, file, info)
		changed = append(changed, thing)
	}
	kept := len(things) - len(changed)
	if kept == 0 {
		return changed
	}
	if l.old.Lock == nil || len(changed) == 0 && kept == len(known) {
		l.folder.Lock = l.old.Lock
		return changed
	}
	l.folder.Lock = l.old.Lock.Clone()
	for thing := range known {
		if _, ok := l.folder.locks[thing]; !ok {
			l.folder.Lock.Drop(thing)
		}
	}
	return changed
}
