package dir

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/tertulia-go/tertulia/content/store"
)

// Changes yields what each commit has changed in the folder, as [store.Chronicle] says:
// those of what is checked out, also those of branches that have been joined, an
// earlier one before a later one. What no store takes is as if it were not there:
// symbolic links, submodules, files that are too large, and names that begin with a
// dot. Without git it yields store.ErrNoHistory.
func (s *Store) Changes(ctx context.Context) iter.Seq2[store.Made, error] {
	return func(yield func(store.Made, error) bool) {
		if s.git == nil {
			yield(store.Made{}, store.ErrNoHistory)
			return
		}
		err := s.git.tell(ctx, func(made store.Made) bool { return yield(made, nil) })
		if err != nil && !errors.Is(err, errEnough) {
			yield(store.Made{}, err)
		}
	}
}

// errEnough says that nobody wants to know more.
var errEnough = errors.New("enough")

// A pastCommit is a commit and what it makes of paths.
type pastCommit struct {
	meta    store.Meta
	objects []pathObject
}

// A pathObject is the object that git has of a path; empty: no file.
type pathObject struct{ path, object string }

// portion is how much of a history is held at once, in bytes of files.
const portion = 16 << 20

// tell hands over the past in portions.
func (r *repository) tell(ctx context.Context, take func(store.Made) bool) error {
	if head, err := r.head(ctx); err != nil || head == "" {
		return err
	}
	commits, err := r.pastCommits(ctx)
	if err != nil {
		return err
	}
	sizes, err := r.sizes(ctx, commits)
	if err != nil {
		return err
	}
	p := past{object: map[string]string{}, rev: map[string]store.Rev{}}
	for len(commits) > 0 {
		n, size, objects := 0, 0, map[string]bool{}
		for ; n < len(commits) && (n == 0 || size < portion); n++ {
			for i, at := range commits[n].objects {
				switch {
				case sizes[at.object] > store.MaxFile:
					commits[n].objects[i].object = ""
				case at.object != "" && !objects[at.object]:
					objects[at.object] = true
					size += sizes[at.object]
				}
			}
		}
		bodies, err := r.bodies(ctx, objects)
		if err != nil {
			return err
		}
		for _, c := range commits[:n] {
			for _, changes := range p.next(c, bodies) {
				if !take(store.Made{Meta: c.meta, Changes: changes}) {
					return errEnough
				}
			}
		}
		commits = commits[n:]
	}
	return nil
}

// pastCommits returns the commits of the folder. One that joins others comes once for
// each of them, with what it makes of the paths in which it differs from that one.
func (r *repository) pastCommits(ctx context.Context) ([]pastCommit, error) {
	out, err := r.git(ctx, nil, "log", "-z", "--reverse", "--topo-order", "--full-history", "-m", "--raw", "--root", "--no-renames", "--no-abbrev",
		"--relative", "--no-color", "--encoding=UTF-8", "--format="+logFormat, "--", ".")
	if err != nil {
		return nil, err
	}
	var commits []pastCommit
	fields := strings.Split(string(out), "\x00")
	for len(fields) > logParts {
		meta, err := logMeta(fields[1:logParts])
		if err != nil {
			return nil, err
		}
		c := pastCommit{meta: meta}
		// :100644 100755 OBJECT OBJECT M, and the path: before and after
		for fields = fields[logParts:]; len(fields) > 1 && strings.HasPrefix(strings.TrimLeft(fields[0], "\n"), ":"); fields = fields[2:] {
			said := strings.Fields(fields[0])
			if len(said) < 5 || store.CheckPath(fields[1]) != nil {
				continue
			}
			object := said[3]
			if !strings.HasPrefix(said[1], "100") { // of an ordinary file
				object = ""
			}
			c.objects = append(c.objects, pathObject{fields[1], object})
		}
		commits = append(commits, c)
	}
	return commits, nil
}

// sizes returns how large the objects are.
func (r *repository) sizes(ctx context.Context, commits []pastCommit) (map[string]int, error) {
	sizes := map[string]int{}
	var in strings.Builder
	for _, c := range commits {
		for _, at := range c.objects {
			if _, asked := sizes[at.object]; at.object != "" && !asked {
				sizes[at.object] = 0
				in.WriteString(at.object + "\n")
			}
		}
	}
	out, err := r.git(ctx, []byte(in.String()), "cat-file", "--batch-check=%(objectname) %(objectsize)")
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(out)) {
		object, size, _ := strings.Cut(strings.TrimSpace(line), " ")
		if sizes[object], err = strconv.Atoi(size); err != nil {
			return nil, fmt.Errorf("git cat-file: %q", line)
		}
	}
	return sizes, nil
}

func (r *repository) bodies(ctx context.Context, objects map[string]bool) (map[string][]byte, error) {
	var ids []string
	for id := range objects {
		ids = append(ids, id)
	}
	bodies := make(map[string][]byte, len(ids))
	return bodies, r.readObjects(ctx, ids, func(i int, body []byte) { bodies[ids[i]] = body })
}

// A past is the files as they are after the commits that have been told.
type past struct {
	names  store.Names
	object map[string]string
	rev    map[string]store.Rev
}

// next returns what a commit changes: at once, or where a name has been taken by
// another that no store has beside it, what it removes and then the rest. Of two such
// names in one commit the first is there.
func (p *past) next(c pastCommit, bodies map[string][]byte) [][]store.Change {
	var removed, written []store.Change
	var late []pathObject // whose names are taken yet
	write := func(at pathObject) {
		body := append([]byte{}, bodies[at.object]...)
		written = append(written, store.Change{Path: at.path, Body: body, Base: p.rev[at.path]})
		p.object[at.path], p.rev[at.path] = at.object, store.RevOf(body)
	}
	for _, at := range c.objects {
		now, is := p.object[at.path]
		switch {
		case at.object == now:
		case at.object == "":
			removed = append(removed, store.Change{Path: at.path, Base: p.rev[at.path], Delete: true})
			delete(p.object, at.path)
			delete(p.rev, at.path)
		case is || p.names.Add(at.path) == nil:
			write(at)
		default:
			late = append(late, at)
		}
	}
	for _, change := range removed {
		p.names.Remove(change.Path)
	}
	isLate := false
	for _, at := range late {
		if p.names.Add(at.path) == nil {
			write(at)
			isLate = true
		}
	}
	switch {
	case isLate && len(removed) > 0:
		return [][]store.Change{removed, written}
	case len(removed)+len(written) > 0:
		return [][]store.Change{append(removed, written...)}
	}
	return nil
}

// logFormat is how the program tells of a commit, in logParts parts that each end in NUL:
// the id, and who made it, when and why.
const (
	logFormat = "tformat:%H%x00%an%x00%ae%x00%at%x00%B"
	logParts  = 5
)

// logMeta reads the parts of logFormat after the id.
func logMeta(parts []string) (store.Meta, error) {
	seconds, err := strconv.ParseInt(parts[2], 10, 64)
	if err != nil {
		return store.Meta{}, fmt.Errorf("git log: %w", err)
	}
	return store.Meta{Author: parts[0], Email: parts[1], Message: strings.TrimRight(parts[3], "\n"), Time: time.Unix(seconds, 0)}, nil
}
