package site

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
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
	common string           // what all pages are made of; "": nobody knows
	lists  map[*page]string // what stands for the events of a list
}

func (e *edition) newMaterials(now time.Time) (*materials, error) {
	m := &materials{edition: e, now: now, lists: make(map[*page]string)}
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
	titles := make([]i18n.Text, len(e.folder.Pages)) // which stand in the navigation
	for i, p := range e.folder.Pages {
		titles[i] = p.Title
	}
	m.common = m.prints.Of(program, e.folder.Settings, words, own, addresses, titles, e.base, e.options.Drafts, e.options.pageSize())
	return m, nil
}

// keyOf stands for all that the answer of a path is made of; "" for what is quickly
// made.
func (m *materials) keyOf(path string) string {
	if strings.HasPrefix(path, picturePath) || strings.HasPrefix(path, cardPath) {
		return path // which holds all that it is made of
	}
	if m.common == "" {
		return ""
	}
	if p := m.pageAt(path); p.page != nil {
		return m.prints.Of(m.common, path, m.of(p), m.around(p))
	}
	if f, p := m.formAt(path); f != nil {
		return m.prints.Of(m.common, path, m.of(p))
	}
	return ""
}

// of stands for the thing that a page is about, or for the events of a list.
func (m *materials) of(p shows) string {
	if thing, ok := p.thing.(*event.Event); ok {
		return m.prints.Of(thing, m.links(p), m.picturesOf(thing), m.mentionedBy(thing, p.shelf))
	}
	if known, ok := m.lists[p.page]; ok {
		return known
	}
	var events []*event.Event
	switch {
	case p.thing != nil:
		events = slices.DeleteFunc(slices.Clone(p.shelf.events), func(ev *event.Event) bool { return !names(ev, p.thing) })
	default:
		events = slices.Clone(m.listed(p, m.now).events)
		if p.isSubscribed() {
			events = append(events, m.subscribed(p, m.now)...)
		}
	}
	m.lists[p.page] = m.prints.Of(p.thing, m.picturesOf(p.thing), m.mentionedBy(p.thing, p.shelf), m.together(events, p.shelf), m.links(p))
	return m.lists[p.page]
}

// around stands for what only the page of an event shows: the events near it.
func (m *materials) around(p shows) string {
	thing, ok := p.thing.(*event.Event)
	if !ok {
		return ""
	}
	near := append(p.shelf.nearby.Related(thing, maxRelated), inSeries(p.shelf, thing)...)
	return m.together(near, p.shelf)
}

// links are the addresses of a page in each language.
func (m *materials) links(p shows) []string {
	var paths []string
	for _, s := range m.shelves {
		if other := m.pageOf(p.kind, p.id, s.lang); other != nil {
			paths = append(paths, other.path)
		}
	}
	return paths
}

// mentionedBy are the addresses of what the long texts of a thing link to by id.
func (m *materials) mentionedBy(thing any, s *shelf) []string {
	t := tableOf(thing)
	if t == nil {
		return nil
	}
	var paths []string
	for n, text := range (field.Walk{}).Texts(t, thing) {
		if n.Field.Type != field.TypeMarkdown {
			continue
		}
		for _, words := range text {
			for _, mention := range field.Mentions(words) {
				if p := m.pageOf(mention.Kind, mention.ID, s.lang); p != nil {
					paths = append(paths, p.path)
				}
			}
		}
	}
	slices.Sort(paths)
	return paths
}

// together stands for events and their addresses.
func (m *materials) together(events []*event.Event, s *shelf) string {
	prints := make([]string, 0, 2*len(events))
	for _, ev := range events {
		path := ""
		if page := m.pageOf(field.Event, ev.ID, s.lang); page != nil {
			path = page.path
		}
		prints = append(prints, m.prints.Of(ev, m.picturesOf(ev)), path)
	}
	return m.prints.Of(prints)
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
	return false
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
			if info, err := fs.Stat(files, name); err == nil && !info.Mode().IsRegular() {
				return nil // a pipe would be waited for; it is no file of the site
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
