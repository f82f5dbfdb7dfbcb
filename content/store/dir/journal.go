package dir

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"syscall"

	"github.com/tertulia-go/tertulia/content/store"
)

// The package's own files stand in the folder own. New bodies are written and
// synced there before anything else is touched. For several changes, the journal
// then says where each belongs; from the moment it has its name the changes are
// made, and whoever finds it finishes them.
const (
	own        = ".tertulia"
	lockFile   = own + "/lock"
	journal    = own + "/journal.json"
	unfinished = own + "/journal.new"
	bodyPrefix = own + "/body-"
)

// intent is what the journal holds: what is to be changed, by whom and why.
type intent struct {
	Meta  store.Meta `json:"meta"`
	Moves []move     `json:"moves"`
}

// move is what becomes of one path.
type move struct {
	Path   string    `json:"path"`
	Old    store.Rev `json:"old,omitempty"`    // empty: there was no file
	New    store.Rev `json:"new,omitempty"`    // empty: the file is removed
	Staged string    `json:"staged,omitempty"` // where the new body stands; empty: the file is removed
}

// write makes changes that have been checked.
func (s *Store) write(ctx context.Context, meta store.Meta, changes []store.Change) error {
	moves, err := s.stageAll(changes)
	if err == nil {
		err = s.checkCommitted(ctx, moves)
	}
	if err != nil {
		return errors.Join(err, s.unstage(moves))
	}
	switch {
	case len(moves) == 0:
		return nil
	case len(moves) == 1 && s.git == nil: // nothing but one rename
		if err := s.move(moves[0]); err != nil {
			return errors.Join(err, s.unstage(moves))
		}
		return decided(s.sync(path.Dir(moves[0].Path)))
	}
	in := intent{Meta: meta, Moves: moves}
	c, err := s.writeCommit(ctx, in)
	if err == nil {
		err = s.begin(in)
	}
	if err != nil {
		return errors.Join(err, s.unstage(moves))
	}
	return decided(s.finish(context.WithoutCancel(ctx), in, c))
}

// decided says of an error that it came when the changes were decided.
func decided(err error) error {
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrUnfinished, err)
	}
	return nil
}

// stageAll writes the new bodies. After an error as well it returns what it has begun.
func (s *Store) stageAll(changes []store.Change) ([]move, error) {
	var moves []move
	for _, c := range changes {
		if c.Body == nil && !c.Delete {
			continue
		}
		m := move{Path: c.Path, Old: c.Base}
		if c.Delete {
			moves = append(moves, m)
			continue
		}
		m.New, m.Staged = store.RevOf(c.Body), bodyPrefix+strconv.Itoa(len(moves))
		moves = append(moves, m)
		if err := s.stage(m, c.Body); err != nil {
			return moves, err
		}
	}
	return moves, nil
}

// stage writes a new body, and makes the folder it will stand in: whatever lacks
// space or rights shows here, while nothing has changed.
func (s *Store) stage(m move, body []byte) error {
	mode := fs.FileMode(0o644)
	switch stat, err := s.root.Lstat(m.Path); {
	case err == nil && stat.IsDir():
		// Without files of the store in it. Unless it is empty, it holds what is not the store's to remove.
		if err := s.root.Remove(m.Path); err != nil {
			return &store.PathError{Path: m.Path, Err: err}
		}
	case err == nil:
		mode = stat.Mode().Perm()
	}
	if err := s.makeFolder(path.Dir(m.Path)); err != nil {
		return err
	}
	return s.writeFile(m.Staged, body, mode)
}

// makeFolder makes a folder that lasts, and those it is in.
func (s *Store) makeFolder(folder string) error {
	if _, err := s.root.Lstat(folder); err == nil {
		return nil
	}
	if err := s.makeFolder(path.Dir(folder)); err != nil {
		return err
	}
	if err := s.root.Mkdir(folder, 0o755); err != nil {
		return refused(err)
	}
	return s.sync(path.Dir(folder))
}

func (s *Store) writeFile(name string, body []byte, mode fs.FileMode) error {
	file, err := s.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return refused(err)
	}
	_, err = file.Write(body)
	return refused(errors.Join(err, file.Chmod(mode), file.Sync(), file.Close()))
}

func (s *Store) unstage(moves []move) error {
	var faults []error
	for _, m := range moves {
		if m.Staged == "" {
			continue
		}
		if err := s.root.Remove(m.Staged); !errors.Is(err, fs.ErrNotExist) {
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}

// begin gives the journal its name, with which the changes are decided.
func (s *Store) begin(in intent) error {
	line, err := json.Marshal(in)
	if err != nil {
		return err
	}
	if err := s.writeFile(unfinished, line, 0o644); err != nil {
		return errors.Join(err, s.root.Remove(unfinished))
	}
	if err := s.sync(own); err != nil { // the bodies have their names before the journal has its own
		return errors.Join(err, s.root.Remove(unfinished))
	}
	if err := s.root.Rename(unfinished, journal); err != nil {
		return errors.Join(err, s.root.Remove(unfinished))
	}
	return nil
}

// finish makes the changes of the journal, and leads git to their commit.
func (s *Store) finish(ctx context.Context, in intent, c *commit) error {
	if err := s.sync(own); err != nil {
		return err
	}
	for _, m := range in.Moves {
		if err := s.move(m); err != nil {
			return err
		}
	}
	return s.end(ctx, in, c)
}

// end makes what has been moved last and git know it, and gives the journal up.
func (s *Store) end(ctx context.Context, in intent, c *commit) error {
	var folders []string
	for _, m := range in.Moves {
		folders = append(folders, path.Dir(m.Path))
	}
	slices.Sort(folders)
	for _, folder := range slices.Compact(folders) {
		if err := s.sync(folder); err != nil {
			return err
		}
	}
	if err := s.record(ctx, in, c); err != nil {
		return err
	}
	if err := s.root.Remove(journal); err != nil {
		return err
	}
	return s.sync(own)
}

// move makes one change.
func (s *Store) move(m move) error {
	if m.Staged != "" {
		return refused(s.root.Rename(m.Staged, m.Path))
	}
	if err := s.root.Remove(m.Path); err != nil {
		return refused(err)
	}
	// A folder without files is nothing to a store. One that holds something stays.
	for folder := path.Dir(m.Path); folder != "." && s.root.Remove(folder) == nil; folder = path.Dir(folder) {
	}
	return nil
}

// sync makes the names in a folder last. A folder that went with its last file
// has none.
func (s *Store) sync(folder string) error {
	f, err := s.root.Open(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, fs.ErrPermission) {
		err = nil // Windows, and some network drives, sync no folders
	}
	return errors.Join(err, f.Close())
}

// refused adds to an error of the system what package store calls it.
func refused(err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return fmt.Errorf("%w: %w", store.ErrFull, err)
	}
	return err
}
