package site

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/render/view"
)

// kind says what a page is.
type kind = field.Kind

// The pages that a site has besides those of things.
const (
	home     kind = "home"
	events   kind = "events"
	past     kind = "past"
	year     kind = "year"
	people   kind = "people"
	programs kind = "programs"
	rows     kind = "all-series"
	venues   kind = "venues"
	narrowed kind = "narrowed" // a list of one topic, month …
	missing  kind = "not-found"
)

// A section is a list and what stands below it.
type section struct {
	kind   kind   // of the list
	things kind   // of what stands below
	word   string // the message of the first word of the addresses
}

var sections = []section{
	{events, field.Event, "path.events"},
	{people, field.Speaker, "path.people"},
	{programs, field.Program, "path.programs"},
	{rows, field.Series, "path.series"},
	{venues, field.Venue, "path.venues"},
}

// An addressBook makes the addresses of a site in one language, without the place
// where the site is mounted.
type addressBook struct {
	lang  language.Tag
	words map[string]string // by the id of their message
}

// pathWords are the messages that are words of addresses.
var pathWords = []string{
	"path.events", "path.past", "path.people", "path.programs", "path.series", "path.venues", "path.page", "path.followed",
	"path.by.topic", "path.by.program", "path.by.series", "path.by.place", "path.by.month", "path.by.kind",
}

// newAddressBook reads the words of a language. Each is a part of a path.
func newAddressBook(l *i18n.Localizer) (*addressBook, error) {
	b := &addressBook{lang: l.Tag(), words: make(map[string]string, len(pathWords))}
	for _, id := range pathWords {
		word := l.Message(id, nil).Value
		if word == "" || i18n.Slug(word) != word {
			return nil, fmt.Errorf("message %s in %s: %q is no part of an address: want small letters, digits and hyphens", id, l.Tag(), word)
		}
		b.words[id] = word
	}
	return b, nil
}

// to joins parts to the path of a folder in the language: /es/eventos/agua/.
func (b *addressBook) to(parts ...string) string {
	return "/" + path.Join(append([]string{b.lang.String()}, parts...)...) + "/"
}

// section is the path of a list of everything of a kind.
func (b *addressBook) section(k kind) string {
	for _, s := range sections {
		if s.kind == k {
			return b.to(b.words[s.word])
		}
	}
	return b.to()
}

// thing is the path of the page of a thing. A plain page stands right below the
// language.
func (b *addressBook) thing(k kind, slug string) string {
	if k == field.Page && slug != "" {
		return b.to(slug)
	}
	for _, s := range sections {
		if s.things == k && slug != "" {
			return b.to(b.words[s.word], slug)
		}
	}
	return ""
}

// isTaken reports whether a list of the site stands at the place of an event or of a
// plain page.
func (b *addressBook) isTaken(k kind, slug string) bool {
	if k == field.Event {
		return slug == b.words["path.past"] || slug == b.words["path.followed"]
	}
	return slices.ContainsFunc(sections, func(s section) bool { return b.words[s.word] == slug })
}

// Check returns what keeps a folder from being a site, whatever the time, as [New] does:
// events and plain pages at the addresses of lists that the site makes itself, files of
// static/ where the site has its own, templates that cannot be read. It is nil, a
// content.Errors, or says which words of the site are no addresses.
func Check(folder *content.Folder, files fs.FS) error {
	catalog, err := newCatalog(folder)
	if err != nil {
		return err
	}
	_, err = newMarkup(folder, files, catalog)
	return err
}

// checkAddresses returns faults of addresses that are taken.
func checkAddresses(folder *content.Folder, catalog *i18n.Catalog) error {
	books := make(map[language.Tag]*addressBook)
	for _, tag := range catalog.Languages() {
		book, err := newAddressBook(catalog.Localizer(tag))
		if err != nil {
			return err
		}
		books[tag] = book
	}
	return folder.TakenAddresses(func(k kind, tag language.Tag, slug string) bool { return books[tag].isTaken(k, slug) })
}

// beside is the path of another form of a page: /es/eventos/agua.ics.
func beside(page, extension string) string {
	return strings.TrimSuffix(page, "/") + extension
}

// link is what views are given for addresses. A page that is not there has none.
func (e *edition) link(ref view.Ref) string {
	k, extension := ref.Kind, ""
	if k == view.Calendar {
		k, extension = field.Event, ".ics"
	}
	p := e.pageOf(k, ref.ID, ref.Lang)
	if p == nil {
		return ""
	}
	if extension != "" {
		return e.mounted + escaped(beside(p.path, extension))
	}
	return e.mounted + escaped(p.path)
}

// escaped is a path as it stands in a link.
func escaped(p string) string { return (&url.URL{Path: p}).EscapedPath() }
