// Package picture makes the sizes in which a site shows the pictures of its content.
//
//		store := picture.New(files, picture.Options{Cache: dir})
//		source, err := store.Source("events/agua/cover.jpg") // when a page is printed
//		for _, width := range source.Widths() {
//			source.Name(width) // "5f0d9b7a41c2e3d8-480.jpg", for srcset
//		}
//		body, kind, err := store.Picture(ctx, "5f0d9b7a41c2e3d8-480.jpg") // when a reader asks for it
//
//	 1. A name is made of the bytes of the source and the width, so that a page can
//	    be printed before a size is made, and what a name leads to never changes.
//	 2. Whatever is handed out has been decoded and written again. So it is a picture
//	    and nothing else: neither where it was taken is left, nor by whom. Colors are
//	    taken for sRGB. How a camera was held (Exif) is applied to the picture.
//	 3. Pictures are not trusted. One of more than 50 megapixels or 32 MiB is refused
//	    before it is decoded, and no more than two are decoded at once.
//	 4. A drawing (SVG) is handed out as it is. It may hold script, so that it has to
//	    be sent with [Headers], and never to be written into a page.
package picture

import (
	"context"
	"fmt"
	"io/fs"
	"sync"
	"time"
)

// Options say where sizes are kept. The zero value keeps at most 64 MiB in memory.
type Options struct {
	// Cache is a folder of the machine in which sizes are kept for good, under their
	// names. It is made when the first is. If "", sizes are kept in memory.
	Cache string
}

// Store makes sizes of the pictures of some files, and keeps what it has made. It
// is made by [New] and safe for concurrent use.
type Store struct {
	files fs.FS
	sizes *sizes

	mu     sync.Mutex
	byFile map[string]known
	byHash map[string]Source
}

// known is what has been read of a file when it was in a state.
type known struct {
	state  state
	source Source
	err    error
}

// state is what tells a file from what stands under its path later.
type state struct {
	rev      string // "": nobody knows
	size     int64
	modified time.Time
}

// revisions are files that tell which content each has: equal revisions are equal
// content, and "" is none.
type revisions interface {
	Rev(path string) (rev string, ok bool)
}

// New returns a store of the pictures of some files.
func New(files fs.FS, options Options) *Store {
	return &Store{files: files, sizes: newSizes(options.Cache), byFile: map[string]known{}, byHash: map[string]Source{}}
}

// Over returns a store of other files, such as a later state of the same, which
// shares the sizes that have been made. Files that have not changed are not read again:
// those that tell a revision, or have a time of their own.
func (s *Store) Over(files fs.FS) *Store {
	next := &Store{files: files, sizes: s.sizes, byFile: map[string]known{}, byHash: map[string]Source{}}
	s.mu.Lock()
	defer s.mu.Unlock()
	for file, k := range s.byFile {
		if k.state.rev != "" || !k.state.modified.IsZero() {
			next.byFile[file] = k
		}
	}
	return next
}

// Source returns what is known of the picture in a file. The file is read when it
// is asked for first, and when its revision, size or time has changed. An error names the
// file, and wraps [ErrFormat], [ErrTooLarge], what the decoder says or what stands
// in the way of reading.
func (s *Store) Source(file string) (Source, error) {
	now, err := stateOf(s.files, file)
	if err != nil {
		return Source{}, err
	}
	s.mu.Lock()
	k, ok := s.byFile[file]
	s.mu.Unlock()
	if !ok || k.state != now {
		k = known{state: now}
		k.source, _, k.err = read(s.files, file)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if now.rev != "" || !isSettling(now.modified) {
		s.byFile[file] = k
	}
	if k.err == nil {
		s.byHash[k.source.Hash] = k.source
	}
	return k.source, k.err
}

func stateOf(files fs.FS, file string) (state, error) {
	info, err := fs.Stat(files, file)
	if err != nil {
		return state{}, err
	}
	known := state{size: info.Size(), modified: info.ModTime().UTC()}
	if revisions, ok := files.(revisions); ok {
		known.rev, _ = revisions.Rev(file)
	}
	return known, nil
}

// isSettling reports whether a file was written so recently that another change
// may have the same time.
func isSettling(modified time.Time) bool { return time.Since(modified) < 2*time.Second }

// Picture returns the bytes and the media type of a picture by its name
// ([Source.Name]). The error is [fs.ErrNotExist] for a name that no [Source] of this
// store has and for a picture whose file has changed since. It waits while the
// same picture or two others are being made, until the context is done.
func (s *Store) Picture(ctx context.Context, name string) (body []byte, mediaType string, err error) {
	source, width, ok := s.find(name)
	if !ok {
		return nil, "", fmt.Errorf("picture %.80q: %w", name, fs.ErrNotExist)
	}
	body, err = s.sizes.get(ctx, source, width, func() ([]byte, error) { return s.make(source, width) })
	return body, source.MediaType(), err
}

func (s *Store) find(name string) (source Source, width int, ok bool) {
	hash := name[:min(len(name), hashLength)]
	s.mu.Lock()
	source, ok = s.byHash[hash]
	s.mu.Unlock()
	if !ok {
		return Source{}, 0, false
	}
	for _, width := range append(source.Widths(), source.Width) {
		if source.Name(width) == name {
			return source, width, true
		}
	}
	return Source{}, 0, false
}

func (s *Store) make(source Source, width int) ([]byte, error) {
	now, body, err := read(s.files, source.File)
	if err != nil {
		return nil, err
	}
	if now.Hash != source.Hash {
		return nil, fmt.Errorf("%s has changed: %w", source.File, fs.ErrNotExist)
	}
	if source.ext == svgExt {
		return body, nil
	}
	sized, err := sized(body, source, width)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", source.File, err)
	}
	return sized, nil
}

// Policy is what browsers let a picture do that is looked at by itself: a drawing neither
// runs script nor fetches anything.
const Policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
