package site

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/site/internal/fingerprint"
	"github.com/tertulia-go/tertulia/speaker"
)

// materials are what the pages of an edition are made of, so that a build can tell
// which it need not make again. A key may change where a page does not; it never
// stays where the page is another one.
type materials struct {
	*edition
	prints fingerprint.Maker
	now    time.Time
	common string // what all pages are made of; "": nobody knows
}

func (e *edition) newMaterials(now time.Time) (*materials, error) {
	m := &materials{edition: e, now: now}
	program, err := ownHash()
	if err != nil {
		return m, nil // without it every page is made again
	}
	words, err := readAll(e.folder.Messages)
	if err != nil {
		return nil, err
	}
	own, err := readAll(e.files, "templates", "static")
	if err != nil {
		return nil, err
	}
	// Which pages there are, but those of events, for which each key has its own: in a
	// page that names somebody stands a link where there is a page.
	addresses := make(map[string]string)
	for path, p := range e.pages {
		if _, isEvent := p.thing.(*event.Event); !isEvent {
			addresses[path] = p.named()
		}
	}
	m.common = m.prints.Of(program, e.folder.Settings, words, own, addresses, e.base, e.options.Drafts, e.options.pageSize())
	return m, nil
}

// keyOf stands for all that the answer of a path is made of; "" for what is quickly
// made.
func (m *materials) keyOf(path string) string {
	if p := m.pageAt(path); p.page != nil {
		return m.key(p)
	}
	if f, p := m.formAt(path); f != nil {
		return m.key(p)
	}
	return ""
}

// key stands for all that a page and its other forms are made of.
func (m *materials) key(p shows) string {
	if m.common == "" {
		return ""
	}
	of := []any{m.common, p.path, p.number, p.thing}
	name := func(events []*event.Event) {
		for _, ev := range events {
			of = append(of, ev)
			if page := m.pageOf(field.Event, ev.ID, p.shelf.lang); page != nil {
				of = append(of, page.path)
			}
		}
	}
	switch thing := p.thing.(type) {
	case *event.Event:
		for _, s := range m.shelves { // its links to other languages
			if other := m.pageOf(p.kind, p.id, s.lang); other != nil {
				of = append(of, other.path)
			}
		}
		name(p.shelf.nearby.Related(thing, maxRelated))
		for _, other := range inSeries(p.shelf, thing) {
			of = append(of, other.ID, other.Title, other.Slug)
		}
	case nil:
		name(m.listed(p, m.now))
		if p.isSubscribed() {
			name(m.subscribed(p, m.now))
		}
	default:
		name(slices.DeleteFunc(slices.Clone(p.shelf.events), func(ev *event.Event) bool { return !names(ev, thing) }))
	}
	return m.prints.Of(of...)
}

// inSeries are the events before and after in the series of an event.
func inSeries(s *shelf, ev *event.Event) []*event.Event {
	previous, next := s.nearby.InSeries(ev)
	return slices.DeleteFunc([]*event.Event{previous, next}, func(e *event.Event) bool { return e == nil })
}

// names reports whether an event names a person, program, series or place.
func names(ev *event.Event, thing any) bool {
	switch thing := thing.(type) {
	case *speaker.Speaker:
		return slices.Contains(peopleOf(ev), thing)
	case *event.Program:
		return isHeldBy(ev, thing)
	case *event.Series:
		return ev.Series == thing
	case *event.Venue:
		return slices.Contains(venuesOf(ev), thing)
	}
	return true
}

// ownHash is the hash of the program that runs: another one may print other pages.
func ownHash() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close() // which was only read
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}

// readAll returns the files of some folders, by name: of all if none is named.
func readAll(files fs.FS, folders ...string) (map[string]string, error) {
	if len(folders) == 0 {
		folders = []string{"."}
	}
	all := make(map[string]string)
	for _, folder := range slices.Sorted(slices.Values(folders)) {
		if _, err := fs.Stat(files, folder); err != nil {
			continue // there is none
		}
		err := fs.WalkDir(files, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			body, err := fs.ReadFile(files, name)
			all[name] = string(body)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}
