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

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/site/internal/fingerprint"
)

// materials are what the pages of an edition are made of, so that a build can tell
// which it need not make again. A key may change where a page does not; it never
// stays where the page is another one.
//
// Of an event that a page lists, its key has what the list shows and no more: a page
// need not be made again for a text that stands elsewhere. It is safe for concurrent
// use.
type materials struct {
	*edition
	prints  fingerprint.Maker // of the content, which stays where it is
	now     time.Time
	common  string                      // what all pages are made of; "": nobody knows
	entries known[entryOf, string]      // what stands for an event in a list
	wholes  known[*event.Event, string] // what stands for all of an event
	abouts  known[*page, string]        // what stands for what the page of an event is about
}

// entryOf is an event as lists of one language show it.
type entryOf struct {
	event *event.Event
	lang  language.Tag
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
		if p.isSubscribed() && !(p.isListed() && f.extension == ".json") {
			told := m.inCalendar
			if f.extension == ".atom" {
				told = m.inFeed
			}
			return m.prints.Of(m.common, path, p.thing, m.labels(p), m.links(p), m.whole(told(p, m.now).events, p.shelf))
		}
		return m.prints.Of(m.common, path, m.of(p))
	}
	for _, s := range m.shelves {
		if path == s.book.to()+indexName {
			return m.prints.Of(m.common, path, m.found(s))
		}
	}
	return ""
}

// found stands for all that a search finds in a language, and where that is.
func (m *materials) found(s *shelf) string {
	paths := make([]string, len(s.things))
	for i, p := range s.things {
		paths[i] = p.path
	}
	f := m.folder
	return m.prints.Of(paths, f.Events, f.Speakers, f.Programs, f.Venues, f.Series, indexMonth(m.now))
}

// of stands for what a page is about: a thing, or the events of a list.
func (m *materials) of(p shows) string {
	if p.isEvent() { // which has several forms
		return m.abouts.get(p.page, func() string { return m.newAbout(p) })
	}
	return m.newAbout(p)
}

func (m *materials) newAbout(p shows) string {
	about := []any{p.thing, m.links(p), m.picturesOf(p.thing), m.mentionedBy(p.thing, p.shelf)}
	switch {
	case p.isEvent(), p.kind == field.Page:
	case p.thing != nil:
		about = append(about, m.listing(p.shelf.naming[p.thing], p.shelf))
	case p.kind == home, p.isListed():
		listed := m.listed(p, m.now)
		shown, _ := m.onPage(listed.events, p.number)
		about = append(about, len(listed.events), listed.until, m.labels(p), m.listing(shown, p.shelf))
	default:
		about = append(about, p.shelf.items[p.kind])
	}
	return m.prints.Of(about...)
}

// labels are what a page of lists calls these, itself in each language.
func (m *materials) labels(p shows) []view.Text {
	var labels []view.Text
	if p.kind == events || p.kind == past {
		for _, l := range p.shelf.lists {
			labels = append(labels, l.label)
		}
	}
	for _, s := range m.shelves {
		if other := m.pageOf(p.kind, p.id, s.lang); other != nil && other.list != nil {
			labels = append(labels, other.list.label)
		}
	}
	return labels
}

// around stands for what only the page of an event shows: the events near it.
func (m *materials) around(p shows) []string {
	thing, ok := p.thing.(*event.Event)
	if !ok {
		return nil
	}
	near := append(p.shelf.nearby.Related(thing, maxRelated), inSeries(p.shelf, thing)...)
	return m.listing(near, p.shelf)
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

// listing stands for events as lists show these, and for how long.
func (m *materials) listing(events []*event.Event, s *shelf) []string {
	prints := make([]string, len(events))
	for i, ev := range events {
		prints[i] = m.entry(ev, s)
	}
	return prints
}

// entry stands for what a list shows of an event.
func (m *materials) entry(ev *event.Event, s *shelf) string {
	return m.entries.get(entryOf{ev, s.lang}, func() string {
		list, err := m.lister.List(view.About{Title: i18n.Same("-")}, []*event.Event{ev}, s.lang)
		if err != nil {
			return ""
		}
		var prints fingerprint.Maker // the list is gone when the next one takes its place
		return prints.Of(list.Events, list.Until)
	})
}

// whole stands for events with all that they hold, and their addresses.
func (m *materials) whole(events []*event.Event, s *shelf) []string {
	prints := make([]string, 0, 2*len(events))
	for _, ev := range events {
		path := ""
		if page := m.pageOf(field.Event, ev.ID, s.lang); page != nil {
			path = page.path
		}
		prints = append(prints, m.wholes.get(ev, func() string { return m.prints.Of(ev, m.picturesOf(ev)) }), path)
	}
	return prints
}

// inSeries are the events before and after in the series of an event.
func inSeries(s *shelf, ev *event.Event) []*event.Event {
	previous, next := s.nearby.InSeries(ev)
	return slices.DeleteFunc([]*event.Event{previous, next}, func(e *event.Event) bool { return e == nil })
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
