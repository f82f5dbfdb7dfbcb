package dir

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/internal/index"
)

// known is what a file was like when it was last read.
type known struct {
	stat fs.FileInfo
	read time.Time
}

// settling is how old a change must be before the size and the time of a file
// can be trusted to tell the next one: clocks of file systems are coarse.
const settling = 2 * time.Second

// current says whether a file is surely as it was read. Time that runs backwards
// or a file from the future makes it read again.
func (k known) current(stat fs.FileInfo) bool {
	return k.stat != nil && os.SameFile(k.stat, stat) && k.stat.Size() == stat.Size() && k.stat.ModTime().Equal(stat.ModTime()) &&
		stat.ModTime().Before(k.read.Add(-settling))
}

// Why what stands in the folder is refused: causes of a [store.PathError].
var (
	ErrLink      = errors.New("symbolic links are not followed")
	ErrIrregular = errors.New("not a file") // a pipe, a device
)

// scan brings the index up to date with the whole folder. After an error nothing
// is known.
func (s *Store) scan(ctx context.Context) (err error) {
	defer func() {
		if err != nil {
			s.forget()
		}
	}()
	if s.known == nil {
		s.known = map[string]known{}
	}
	seen := make(map[string]bool, len(s.known))
	var stats []walked
	err = fs.WalkDir(s.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return err
		}
		if name != "." && strings.HasPrefix(entry.Name(), ".") {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.IsDir() {
			return nil
		}
		stat, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil // removed since its folder was read
		}
		if err != nil {
			return err
		}
		seen[name] = true
		stats = append(stats, walked{name, stat})
		return nil
	})
	if err != nil {
		return err
	}
	// First what is gone, then what has come: else a file that has been renamed
	// to another case would be its own twin.
	s.leaveAllBut(seen)
	var faults []error
	for _, w := range stats {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		faults = append(faults, s.reread(w.name, w.stat))
	}
	return errors.Join(faults...)
}

type walked struct {
	name string
	stat fs.FileInfo
}

// reread takes a file into the index, reading it unless it is known.
func (s *Store) reread(name string, stat fs.FileInfo) error {
	if err := ordinary(name, stat); err != nil {
		return err
	}
	if s.known[name].current(stat) {
		return nil
	}
	read := time.Now()
	body, err := s.root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		s.leave(name)
		return nil
	}
	if err != nil {
		return err
	}
	if err := s.index.Enter(store.NewFile(name, body)); err != nil {
		return err
	}
	s.known[name] = known{stat: stat, read: read}
	return nil
}

// forget makes the next use read the whole folder.
func (s *Store) forget() { s.known, s.index = nil, index.Index{} }

func (s *Store) leave(name string) {
	s.index.Leave(name)
	delete(s.known, name)
}

// leaveAllBut gives up what a walk has not seen.
func (s *Store) leaveAllBut(seen map[string]bool) {
	for name := range s.known {
		if !seen[name] {
			s.leave(name)
		}
	}
}

// ordinary refuses what is no file of a store.
func ordinary(name string, stat fs.FileInfo) error {
	switch {
	case stat.Mode()&fs.ModeSymlink != 0:
		return &store.PathError{Path: name, Err: ErrLink}
	case !stat.Mode().IsRegular():
		return &store.PathError{Path: name, Err: ErrIrregular}
	case stat.Size() > store.MaxFile:
		return &store.PathError{Path: name, Err: store.ErrTooLarge}
	}
	return nil
}

// look brings the index up to date with one path.
func (s *Store) look(name string) error {
	stat, err := s.stat(name)
	if err != nil {
		return err
	}
	if stat == nil {
		s.leave(name)
		return nil
	}
	return s.reread(name, stat)
}

// stat returns nil where there is no file, and an error for one behind a symbolic link.
func (s *Store) stat(name string) (fs.FileInfo, error) {
	for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
		stat, err := s.root.Lstat(folder)
		if err == nil && stat.Mode()&fs.ModeSymlink != 0 {
			return nil, &store.PathError{Path: name, Err: ErrLink}
		}
		if err == nil && !stat.IsDir() {
			return nil, nil
		}
	}
	stat, err := s.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && stat.IsDir() {
		return nil, nil
	}
	return stat, err
}
