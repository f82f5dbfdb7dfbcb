package dir

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/tertulia-go/tertulia/content/store"
)

// hold waits until nobody else uses the folder, in this process or another,
// finishes what somebody left half done, and returns what lets the next in.
func (s *Store) hold(ctx context.Context) (release func(), err error) {
	if err := s.takeTurn(ctx); err != nil {
		return nil, err
	}
	lock, err := s.lock(ctx)
	if err != nil {
		s.turn <- struct{}{}
		return nil, err
	}
	release = func() {
		lock.Close() // nothing was written to it; closing gives the lock up
		s.turn <- struct{}{}
	}
	if err := s.recover(context.WithoutCancel(ctx)); err != nil {
		release()
		return nil, err
	}
	return release, nil
}

// holdUnlocked is hold for reading a folder in which nothing can be written, the
// lock neither.
func (s *Store) holdUnlocked(ctx context.Context) (release func(), err error) {
	if err := s.takeTurn(ctx); err != nil {
		return nil, err
	}
	release = func() { s.turn <- struct{}{} }
	if _, err := s.root.Lstat(journal); !errors.Is(err, fs.ErrNotExist) {
		release()
		return nil, errors.Join(fmt.Errorf("%w, and a change in it is unfinished", store.ErrReadOnly), err)
	}
	return release, nil
}

func (s *Store) takeTurn(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-s.turn:
		return nil
	}
}

// lock locks the folder against other processes.
func (s *Store) lock(ctx context.Context) (*os.File, error) {
	file, err := s.root.OpenFile(lockFile, os.O_RDWR|os.O_CREATE, 0o644)
	if errors.Is(err, fs.ErrNotExist) {
		if err := s.makeOwn(); err != nil {
			return nil, err
		}
		file, err = s.root.OpenFile(lockFile, os.O_RDWR|os.O_CREATE, 0o644)
	}
	if err != nil {
		return nil, refused(err)
	}
	deadline := time.Now().Add(s.options.Wait)
	for {
		locked, err := tryLock(file)
		if locked && err == nil {
			return file, nil
		}
		if err == nil && time.Now().After(deadline) {
			err = store.ErrLocked
		}
		if err == nil {
			select {
			case <-ctx.Done():
				err = ctx.Err()
			case <-time.After(5 * time.Millisecond):
			}
		}
		if err != nil {
			return nil, errors.Join(err, file.Close())
		}
	}
}

// makeOwn makes the folder of the package's own files, which git is to ignore.
func (s *Store) makeOwn() error {
	if err := s.root.MkdirAll(own, 0o755); err != nil {
		return refused(err)
	}
	return s.writeFile(own+"/.gitignore", []byte("*\n"), 0o644)
}
