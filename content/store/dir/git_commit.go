package dir

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/tertulia-go/tertulia/content/store"
)

// nextRef holds a commit until HEAD leads to it. It is the work tree's own.
const nextRef = "refs/worktree/tertulia"

// entry is what a commit makes of a path.
type entry struct {
	path       string
	remove     bool
	body       []byte
	executable bool
}

// commit is one that has been written, and to which HEAD does not lead yet.
type commit struct {
	id, parent string // parent is empty for the first
	paths      []string
}

// write makes a commit of the bytes as they are: no filter of the user changes
// them. It returns nil if the commit would change nothing.
func (r *repository) write(ctx context.Context, meta store.Meta, entries []entry) (*commit, error) {
	parent, err := r.head(ctx)
	if err != nil {
		return nil, err
	}
	c := &commit{parent: parent}
	var in bytes.Buffer
	now := meta.TimeOr(time.Now())
	who := fmt.Sprintf("%s <%s> %d %s", ident(meta.Author, "unknown"), ident(meta.Email, ""), now.Unix(), now.Format("-0700"))
	fmt.Fprintf(&in, "commit %s\nmark :1\nauthor %s\ncommitter %s\n", nextRef, who, who)
	message := strings.ToValidUTF8(strings.ReplaceAll(meta.Message, "\x00", ""), "\ufffd")
	if message != "" {
		message += "\n"
	}
	fmt.Fprintf(&in, "data %d\n%s\n", len(message), message)
	if parent != "" {
		fmt.Fprintf(&in, "from %s\n", parent)
	}
	for _, e := range entries {
		c.paths = append(c.paths, e.path)
		name := quoted(r.prefix + e.path)
		switch {
		case e.remove:
			fmt.Fprintf(&in, "D %s\n", name)
			continue
		case e.executable:
			fmt.Fprintf(&in, "M 100755 inline %s\n", name)
		default:
			fmt.Fprintf(&in, "M 100644 inline %s\n", name)
		}
		fmt.Fprintf(&in, "data %d\n%s\n", len(e.body), e.body)
	}
	in.WriteString("get-mark :1\ndone\n")
	out, err := r.git(ctx, in.Bytes(), "fast-import", "--quiet", "--done", "--force", "--date-format=raw")
	if err != nil {
		return nil, err
	}
	c.id = strings.TrimSpace(string(out))
	same, err := r.sameTree(ctx, c)
	if err != nil || same {
		return nil, err
	}
	return c, nil
}

func (r *repository) sameTree(ctx context.Context, c *commit) (bool, error) {
	if c.parent == "" {
		return false, nil
	}
	out, err := r.git(ctx, nil, "rev-parse", c.id+"^{tree}", c.parent+"^{tree}")
	trees := strings.Fields(string(out))
	return err == nil && len(trees) == 2 && trees[0] == trees[1], err
}

// ident is a name as git writes one in a commit.
func ident(name, unknown string) string {
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '<' || r == '>' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, "")))
	if name == "" {
		return unknown
	}
	return name
}

func quoted(path string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(path) + `"`
}

// advance leads HEAD, and the branch that is checked out, to a commit. It fails
// if another commit has been made since.
func (r *repository) advance(ctx context.Context, c *commit) error {
	old := c.parent
	if old == "" {
		old = strings.Repeat("0", len(c.id))
	}
	in := fmt.Sprintf("update HEAD %s %s\ndelete %s\n", c.id, old, nextRef)
	_, err := r.git(ctx, []byte(in), "update-ref", "-m", "tertulia", "--stdin")
	return err
}

// forgetStaged makes the index of these paths what the last commit has: else the
// next commit of somebody would undo the change.
func (r *repository) forgetStaged(ctx context.Context, paths []string) error {
	_, err := r.git(ctx, []byte(strings.Join(paths, "\x00")), "reset", "--quiet", "--pathspec-from-file=-", "--pathspec-file-nul")
	return err
}

// ErrUncommitted is the cause of a [store.PathError] of a file that somebody has
// changed by hand and not committed: a commit would give the work of one to another.
var ErrUncommitted = errors.New("has changes that are not committed")

// checkCommitted refuses changes of files with changes that are not committed.
func (s *Store) checkCommitted(ctx context.Context, moves []move) error {
	if s.git == nil || s.options.TakeUncommitted || len(moves) == 0 {
		return nil
	}
	var paths []string
	for _, m := range moves {
		paths = append(paths, m.Path)
	}
	paths, err := s.git.uncommitted(ctx, paths)
	if err != nil {
		return err
	}
	var faults []error
	for _, path := range paths {
		faults = append(faults, &store.PathError{Path: path, Err: ErrUncommitted})
	}
	return errors.Join(faults...)
}

// writeCommit writes a commit of moves, whether they are made yet or not.
func (s *Store) writeCommit(ctx context.Context, in intent) (*commit, error) {
	if s.git == nil {
		return nil, nil
	}
	var entries []entry
	for _, m := range in.Moves {
		if m.New == "" {
			entries = append(entries, entry{path: m.Path, remove: true})
			continue
		}
		stands := m.Path
		if s.stands(m.Staged) {
			stands = m.Staged
		}
		stat, err := s.root.Lstat(stands)
		if err != nil {
			return nil, err
		}
		body, err := s.root.ReadFile(stands)
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry{path: m.Path, body: body, executable: stat.Mode()&0o100 != 0})
	}
	return s.git.write(ctx, in.Meta, entries)
}

// tries and pause are how often and how far apart git is asked again, when
// somebody else uses the repository.
const (
	tries = 20
	pause = 100 * time.Millisecond
)

// record leads HEAD to the commit of moves that have been made. Without a commit,
// or where somebody else has made one since, it writes one.
func (s *Store) record(ctx context.Context, in intent, c *commit) error {
	if s.git == nil || len(in.Moves) == 0 {
		return nil
	}
	err := patiently(func() (err error) {
		if c == nil {
			if c, err = s.writeCommit(ctx, in); err != nil || c == nil {
				return err
			}
		}
		if err = s.git.advance(ctx, c); err != nil {
			c = nil
		}
		return err
	})
	if err != nil {
		return err
	}
	var paths []string
	for _, m := range in.Moves {
		paths = append(paths, m.Path)
	}
	return patiently(func() error { return s.git.forgetStaged(ctx, paths) })
}

func patiently(do func() error) (err error) {
	for range tries {
		if err = do(); err == nil {
			return nil
		}
		time.Sleep(pause)
	}
	return err
}
