package picture

import (
	"container/list"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// sizes are the pictures that have been made. One picture is made at a time, for
// whoever else waits will find it, and two at once of all.
type sizes struct {
	keeper keeper
	makers chan struct{} // holds one for each that is being made

	mu   sync.Mutex
	busy map[string]chan struct{} // closed when nobody makes the picture any more
}

// keeper keeps what has been made under its name.
type keeper interface {
	get(name string) (body []byte, ok bool)
	put(name string, body []byte) error
}

const atOnce = 2

func newSizes(folder string) *sizes {
	s := &sizes{makers: make(chan struct{}, atOnce), busy: map[string]chan struct{}{}}
	if folder != "" {
		s.keeper = cacheFolder(folder)
	} else {
		s.keeper = &memory{places: map[string]*list.Element{}}
	}
	return s
}

// get returns a picture that is kept, or else makes and keeps it.
func (s *sizes) get(ctx context.Context, source Source, width int, make func() ([]byte, error)) ([]byte, error) {
	name := source.Name(width)
	if body, ok := s.keeper.get(name); ok {
		return body, nil
	}
	done, err := s.begin(ctx, source.Hash)
	if err != nil {
		return nil, err
	}
	defer done()
	if body, ok := s.keeper.get(name); ok {
		return body, nil
	}
	body, err := make()
	if err == nil {
		err = s.keeper.put(name, body)
	}
	if err != nil {
		return nil, err
	}
	return body, nil
}

// begin waits until the caller may make a size of a picture, who calls done afterwards.
func (s *sizes) begin(ctx context.Context, hash string) (done func(), err error) {
	mine := make(chan struct{})
	for {
		s.mu.Lock()
		other, isBusy := s.busy[hash]
		if !isBusy {
			s.busy[hash] = mine
		}
		s.mu.Unlock()
		if !isBusy {
			break
		}
		select {
		case <-other:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	leave := func() {
		s.mu.Lock()
		delete(s.busy, hash)
		s.mu.Unlock()
		close(mine)
	}
	select {
	case s.makers <- struct{}{}:
		return func() { <-s.makers; leave() }, nil
	case <-ctx.Done():
		leave()
		return nil, ctx.Err()
	}
}

// cacheFolder keeps pictures as files. Each is whole: it takes its name when it has
// been written.
type cacheFolder string

func (dir cacheFolder) get(name string) ([]byte, bool) {
	body, err := os.ReadFile(filepath.Join(string(dir), name))
	return body, err == nil
}

func (dir cacheFolder) put(name string, body []byte) error {
	if err := os.MkdirAll(string(dir), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(string(dir), ".new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(body)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(string(dir), name))
	}
	if err != nil {
		if gone := os.Remove(f.Name()); !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	return err
}

// memory keeps the pictures that were asked for last.
type memory struct {
	mu     sync.Mutex
	places map[string]*list.Element
	recent list.List // of kept, the one that was asked for last in front
	size   int
}

type kept struct {
	name string
	body []byte
}

const maxMemory = 64 << 20

func (m *memory) get(name string) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	place, ok := m.places[name]
	if !ok {
		return nil, false
	}
	m.recent.MoveToFront(place)
	return place.Value.(kept).body, true
}

func (m *memory) put(name string, body []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.places[name] = m.recent.PushFront(kept{name, body})
	m.size += len(body)
	for m.size > maxMemory {
		last := m.recent.Remove(m.recent.Back()).(kept)
		delete(m.places, last.name)
		m.size -= len(last.body)
	}
	return nil
}
