package dir

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/tertulia-go/tertulia/content/store"
)

// committed is a revision of a path and the object in which git has it.
type committed struct {
	store.Revision
	object string // empty: the file was removed
}

// history returns the revisions of a path, the newest first, at most limit of
// them (0: all).
func (r *repository) history(ctx context.Context, name string, limit int) ([]committed, error) {
	if head, err := r.head(ctx); err != nil || head == "" || store.CheckPath(name) != nil {
		return nil, err
	}
	commits, ids, err := r.commitsOf(ctx, name)
	if err != nil || len(commits) == 0 {
		return nil, err
	}
	if err := r.findObjects(ctx, name, commits, ids); err != nil {
		return nil, err
	}
	var all []committed
	for i, c := range commits {
		before := ""
		if i+1 < len(commits) {
			before = commits[i+1].object
		}
		// A commit that joins branches may leave a path as it was.
		if c.object != before && (limit <= 0 || len(all) < limit) {
			all = append(all, c)
		}
	}
	return all, r.findRevisions(ctx, all)
}

// commitsOf returns who changed a path, when and why, and the ids of the commits.
func (r *repository) commitsOf(ctx context.Context, name string) (commits []committed, ids []string, err error) {
	out, err := r.git(ctx, nil, "log", "-z", "--topo-order", "--no-color", "--encoding=UTF-8", "--format="+logFormat, "--", name)
	if err != nil {
		return nil, nil, err
	}
	fields := strings.Split(string(out), "\x00")
	for ; len(fields) >= logParts; fields = fields[logParts:] {
		meta, err := logMeta(fields[1:logParts])
		if err != nil {
			return nil, nil, err
		}
		ids = append(ids, fields[0])
		commits = append(commits, committed{Revision: store.Revision{Meta: meta}})
	}
	return commits, ids, nil
}

// findObjects sets what each commit has at a path.
func (r *repository) findObjects(ctx context.Context, name string, commits []committed, ids []string) error {
	var in bytes.Buffer
	for _, id := range ids {
		fmt.Fprintf(&in, "%s:%s%s\n", id, r.prefix, name)
	}
	out, err := r.git(ctx, in.Bytes(), "cat-file", "--batch-check=%(objectname) %(objecttype)")
	if err != nil {
		return err
	}
	lines := strings.Split(string(out), "\n")
	for i := range commits {
		if i < len(lines) && strings.HasSuffix(lines[i], " blob") {
			commits[i].object, _, _ = strings.Cut(lines[i], " ")
		}
	}
	return nil
}

// findRevisions sets the revision of each object.
func (r *repository) findRevisions(ctx context.Context, all []committed) error {
	var ids []string
	var of []*committed
	for i := range all {
		if all[i].object != "" {
			ids, of = append(ids, all[i].object), append(of, &all[i])
		}
	}
	return r.readObjects(ctx, ids, func(i int, body []byte) { of[i].Rev = store.RevOf(body) })
}

// readObjects hands over the bytes of each object.
func (r *repository) readObjects(ctx context.Context, ids []string, take func(i int, body []byte)) error {
	out, err := r.git(ctx, []byte(strings.Join(ids, "\n")+"\n"), "cat-file", "--batch=%(objectsize)")
	if err != nil {
		return err
	}
	for i := range ids {
		line, rest, _ := bytes.Cut(out, []byte("\n"))
		size, err := strconv.Atoi(string(line))
		if err != nil || size >= len(rest) {
			return fmt.Errorf("git cat-file: %q", line)
		}
		take(i, rest[:size])
		out = rest[size+1:] // a line end stands after each
	}
	return nil
}

// read returns the bytes that a path had at a revision.
func (r *repository) read(ctx context.Context, name string, rev store.Rev) ([]byte, error) {
	all, err := r.history(ctx, name, 0)
	if err != nil {
		return nil, err
	}
	for _, c := range all {
		if c.Rev == rev && rev != "" {
			return r.git(ctx, nil, "cat-file", "blob", c.object)
		}
	}
	return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
}
