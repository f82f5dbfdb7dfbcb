package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
	"unicode/utf8"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/terminal"
)

// isTerminal reports whether w is a device for characters, and not the one that
// keeps none.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// errWriter remembers that something could not be written, of which whoever
// prints line by line does not want to ask each time.
type errWriter struct {
	w   io.Writer
	err error
}

func (w *errWriter) Write(data []byte) (int, error) {
	n, err := w.w.Write(data)
	if err != nil && w.err == nil {
		w.err = err
	}
	return n, err
}

// say returns a message of the command. What others have named is in it as words.
func (p *program) say(id string, args i18n.Args) string {
	args = maps.Clone(args)
	for name, value := range args {
		if s, ok := value.(string); ok {
			args[name] = terminal.Line(s)
		}
	}
	return p.words.Message(id, args).Value
}

// explain puts an error of the system in words. What has several reasons is a line each.
func (p *program) explain(err error) string {
	var lines []string
	reasons := reasonsOf(err)
	for i, reason := range reasons {
		if i == maxReasons {
			lines = append(lines, p.say("error.more", i18n.Args{"Count": len(reasons) - i}))
			break
		}
		lines = append(lines, p.reason(reason))
	}
	return strings.Join(slices.Compact(lines), "\n")
}

// reason puts one error in words: of what people can do something about, in theirs.
func (p *program) reason(err error) string {
	var path *store.PathError
	if errors.As(err, &path) {
		for _, refusal := range refusedPaths {
			if errors.Is(path.Err, refusal.err) {
				return p.say(refusal.id, i18n.Args{"File": path.Path})
			}
		}
	}
	var conflict *store.ConflictError
	if errors.As(err, &conflict) {
		return p.say("store.conflict", i18n.Args{"File": conflict.Conflicts[0].Path})
	}
	var git *dir.GitError
	if errors.As(err, &git) {
		return p.say("store.git", i18n.Args{"Detail": git.Words})
	}
	var interrupted *dir.InterruptedError
	if errors.As(err, &interrupted) {
		var lines []string
		for _, file := range interrupted.Files {
			id := "store.interrupted"
			if file.Kept == "" {
				id = "store.interrupted.removed"
			}
			lines = append(lines, p.say(id, i18n.Args{"File": file.Path, "Kept": file.Kept}))
		}
		return strings.Join(lines, "\n")
	}
	for _, refusal := range refusals {
		if errors.Is(err, refusal.err) {
			return p.say(refusal.id, i18n.Args{"Detail": err.Error()})
		}
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return p.say("file.missing", i18n.Args{"File": at.Path})
		case errors.Is(err, fs.ErrPermission):
			return p.say("file.forbidden", i18n.Args{"File": at.Path})
		case errors.Is(err, syscall.EROFS):
			return p.say("file.readonly", i18n.Args{"File": at.Path})
		case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
			return p.say("file.full", i18n.Args{"File": at.Path})
		}
	}
	return terminal.Line(err.Error())
}

// maxReasons bounds how many lines an error has: one fault of a template is on every page.
const maxReasons = 10

// reasonsOf returns the errors that errors.Join has joined in another, or this alone.
func reasonsOf(err error) []error {
	for e := err; e != nil; e = errors.Unwrap(e) {
		if joined, ok := e.(interface{ Unwrap() []error }); ok && e.Error() == errors.Join(joined.Unwrap()...).Error() {
			return joined.Unwrap()
		}
	}
	return []error{err}
}

// refusals are why a store cannot be used, and how people are told.
var refusals = []struct {
	err error
	id  string
}{
	{store.ErrUnfinished, "store.unfinished"}, // before the reason for which it could not be
	{store.ErrUnknown, "store.unknown"},
	{store.ErrLocked, "store.locked"},
	{store.ErrNewer, "store.newer"},
	{store.ErrForeign, "store.foreign"},
	{store.ErrReadOnly, "store.readonly"},
	{store.ErrFull, "store.noroom"},
	{store.ErrOlder, "store.older"},
	{store.ErrUnreachable, "store.unreachable"},
}

// refusedPaths are why a store does not take a path.
var refusedPaths = []struct {
	err error
	id  string
}{
	{store.ErrPathForm, "store.path.form"},
	{store.ErrPathLong, "store.path.long"},
	{store.ErrNameLong, "store.path.long"},
	{store.ErrPathAccents, "store.path.accents"},
	{store.ErrPathCharacter, "store.path.character"},
	{store.ErrNameDot, "store.path.dot"},
	{store.ErrNameEnd, "store.path.end"},
	{store.ErrTwin, "store.path.twin"},
	{store.ErrTooLarge, "store.path.large"},
	{dir.ErrLink, "store.path.link"},
	{dir.ErrIrregular, "store.path.irregular"},
	{dir.ErrUncommitted, "store.path.uncommitted"},
}

// The colours of a terminal (ECMA-48 section 8.3.117).
const (
	bold   = "1"
	red    = "31"
	green  = "32"
	yellow = "33"
)

// in returns s in a colour, on a terminal.
func (p *program) in(colour, s string) string {
	if !p.paint {
		return s
	}
	return "\x1b[" + colour + "m" + s + "\x1b[0m"
}

// pad fills s with spaces up to a number of characters.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(s)))
}

// patience is how long a person waits without asking whether anything happens.
const patience = 500 * time.Millisecond

// watch shows on a terminal how many files have been opened, if opening them
// takes long, until done is called.
func (p *program) watch(fsys fs.FS) (counted fs.FS, done func()) {
	if !p.watched {
		return fsys, func() {}
	}
	c := &counter{FS: fsys}
	return c, p.ticking(func() string { return p.say("progress", i18n.Args{"Number": c.opened.Load()}) })
}

// watchBuild shows on a terminal how many files of how many stand, in the same
// way: progress is told.
func (p *program) watchBuild() (progress func(done, all int), done func()) {
	if !p.watched {
		return nil, func() {}
	}
	var stand, of atomic.Int64
	progress = func(done, all int) {
		stand.Store(int64(done))
		of.Store(int64(all))
	}
	return progress, p.ticking(func() string {
		return p.say("build.progress", i18n.Args{"Number": stand.Load(), "All": of.Load()})
	})
}

// ticking shows words on a terminal, again and again, until done is called.
func (p *program) ticking(words func() string) (done func()) {
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		tick := time.NewTicker(patience)
		defer tick.Stop()
		shown := false
		for {
			select {
			case <-tick.C:
				fmt.Fprintf(p.stderr, "\r%s", words())
				shown = true
			case <-stop:
				if shown {
					fmt.Fprint(p.stderr, "\r\x1b[K") // clear the line
				}
				return
			}
		}
	}()
	return func() { close(stop); <-stopped }
}

// counter counts the files that are opened.
type counter struct {
	fs.FS
	opened atomic.Int64
}

func (c *counter) Open(name string) (fs.File, error) {
	c.opened.Add(1)
	return c.FS.Open(name)
}

// Stat says what a file is without opening it: a pipe would wait for somebody.
func (c *counter) Stat(name string) (fs.FileInfo, error) { return fs.Stat(c.FS, name) }

// Lstat and ReadLink keep the links of the file system visible.
func (c *counter) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(c.FS, name) }

func (c *counter) ReadLink(name string) (string, error) { return fs.ReadLink(c.FS, name) }
