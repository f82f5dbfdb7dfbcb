package site

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/search"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/ical"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/site/internal/nearby"
	"github.com/tertulia-go/tertulia/speaker"
)

// edition is a site between two publications: which pages there are does not change
// until the next. What the pages say does: each says until when.
type edition struct {
	*state
	from, until time.Time

	views     *view.Views
	lister    *view.Lister // for events stand in many lists
	calendars ical.Printer
	feeds     atom.Printer

	topics, kinds *terms // of what is published in any language

	shelves []*shelf // by language, in the order of the site
	pages   map[string]*page
	moved   map[string]*page // by the path that the page had before
	things  map[thingIn]*page
	answers answers
	recent  recent
	buffers buffers
	headers known[headerOf, http.Header]
	cards   *cards
	orders  struct {
		sync.Mutex
		byPage map[*page]order
	}
	searches struct {
		sync.Mutex
		byLang map[language.Tag]*search.Index
	}
}

// thingIn is a page by what it is of.
type thingIn struct {
	kind kind
	id   string
	lang language.Tag
}

// shelf is what readers of one language are shown.
type shelf struct {
	lang   language.Tag
	l      *i18n.Localizer
	book   *addressBook
	events []*event.Event         // published, sorted by id
	naming map[any][]*event.Event // by a person, program, series or place that the events name
	things []*page                // of events, people, programs, venues, series, and the plain pages
	lists  []*listing             // narrowed by one thing
	years  []int                  // in which something is over, the latest first
	nearby *nearby.Index
	items  map[kind][]view.Link // people, programs, series, places
	more   []NavLink            // the main navigation, as it stands on every page

	placing sync.Mutex
	places  places
}

// page is one address of the site.
type page struct {
	kind  kind
	path  string // without the place where the site is mounted
	shelf *shelf
	id    string // of the thing
	thing any    // *event.Event …; nil for lists
	list  *listing
	year  int
}

// newEdition lays out the pages of a site as of a moment.
func newEdition(st *state, now time.Time) (*edition, error) {
	e := &edition{state: st, from: now, pages: make(map[string]*page), things: make(map[thingIn]*page)}
	e.cards = newCards()
	e.orders.byPage = make(map[*page]order)
	e.searches.byLang = make(map[language.Tag]*search.Index)
	settings := &st.folder.Settings
	var err error
	e.views, err = view.New(st.catalog, view.Options{
		Fallback: settings.Fallback, Now: st.options.now, Link: e.link, BaseURL: st.base, SiteName: settings.Name,
		NoWeekdays: settings.Weekdays == content.NoWeekdays, Picture: e.picture, Thing: st.folder.Thing, Drafts: st.options.Drafts,
	})
	if err != nil {
		return nil, err
	}
	e.lister = e.views.NewLister()
	e.until = e.nextChange(now)
	e.topics, e.kinds = newTerms(st.catalog, st.languages, ""), newTerms(st.catalog, st.languages, "kind.")
	for _, ev := range st.folder.Events {
		if slices.ContainsFunc(st.languages, func(tag language.Tag) bool { return e.isPublished(ev, tag, now) }) {
			e.kinds.add(ev.Kind)
			for _, t := range ev.Topics {
				e.topics.add(t)
			}
		}
	}
	var errs []error
	for _, tag := range st.languages {
		s, err := e.newShelf(tag, now)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		e.shelves = append(e.shelves, s)
		errs = append(errs, e.lay(s)...)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	e.moved = e.formerly()
	for _, s := range e.shelves {
		s.items = make(map[kind][]view.Link)
		for _, section := range sections {
			s.items[section.kind] = e.itemsOf(section.kind, s)
		}
		s.more = e.navigation(s)
	}
	return e, nil
}

// nextChange is the first moment at which there may be other pages: something is
// published, or the first event of a year is over.
func (e *edition) nextChange(now time.Time) time.Time {
	var next time.Time
	take := func(t time.Time) {
		if t.After(now) && (next.IsZero() || t.Before(next)) {
			next = t
		}
	}
	begun := make(map[int]bool) // years that have a page
	for _, ev := range e.folder.Events {
		for _, at := range ev.Publish {
			take(at)
		}
		if ev.Tense(now) == notice.Past {
			begun[ev.Span().Start.Year()] = true
		}
	}
	for _, ev := range e.folder.Events {
		if over := ev.Over(); over.After(now) && !begun[ev.Span().Start.Year()] {
			take(over)
		}
	}
	return next
}

// noLaterThan bounds how long an answer holds: when there may be other pages, links on
// any page may be others. Zero: it depends on no clock.
func (e *edition) noLaterThan(until time.Time) time.Time {
	b := view.Base{Until: until}
	endBy(&b, e.until)
	return b.Until
}

// isPublished reports whether readers of a language are shown an event.
func (e *edition) isPublished(ev *event.Event, tag language.Tag, now time.Time) bool {
	return (e.options.Drafts || ev.Published(now, tag)) && e.isWritten(event.Fields(), ev, tag)
}

// isWritten reports whether the site's policy lets a thing be published in a
// language.
func (e *edition) isWritten(table *field.Table, thing any, tag language.Tag) bool {
	return e.folder.Settings.Fallback != i18n.Refuse || len(field.Gaps(table, thing, tag)) == 0
}

func (e *edition) newShelf(tag language.Tag, now time.Time) (*shelf, error) {
	s := &shelf{lang: tag, l: e.catalog.Localizer(tag)}
	book, err := newAddressBook(s.l)
	if err != nil {
		return nil, err
	}
	s.book = book
	for _, ev := range e.folder.Events {
		if !e.isPublished(ev, tag, now) {
			continue
		}
		s.events = append(s.events, ev)
		if y := ev.Span().Start; ev.Tense(now) == notice.Past && !y.IsZero() && !slices.Contains(s.years, y.Year()) {
			s.years = append(s.years, y.Year())
		}
	}
	slices.Sort(s.years)
	slices.Reverse(s.years)
	s.naming = eventsNaming(s.events)
	s.lists = e.newListings(s)
	s.nearby = nearby.New(s.events)
	return s, nil
}

// lay gives each page of a language its address, and returns those that two share.
func (e *edition) lay(s *shelf) []error {
	var errs []error
	put := func(p *page) {
		p.shelf = s
		if other := e.pages[p.path]; other != nil {
			errs = append(errs, fmt.Errorf("%s: the address of %s and of %s", p.path, other.named(), p.named()))
			return
		}
		e.pages[p.path] = p
		e.things[thingIn{p.kind, cmp.Or(p.id, string(p.kind)), s.lang}] = p
	}
	put(&page{kind: home, path: s.book.to()})
	for _, section := range sections {
		put(&page{kind: section.kind, path: s.book.section(section.kind)})
	}
	put(&page{kind: past, path: s.book.to(s.book.words["path.events"], s.book.words["path.past"])})
	for _, y := range s.years {
		put(&page{kind: year, id: strconv.Itoa(y), year: y, path: s.book.to(s.book.words["path.events"], s.book.words["path.past"], strconv.Itoa(y))})
	}
	for _, l := range s.lists {
		put(&page{kind: narrowed, id: l.id(), list: l, path: l.path(s.book, l.slug)})
	}
	s.things = e.thingsOf(s)
	for _, t := range s.things {
		put(t)
	}
	return errs
}

// formerly are the pages that have had another path: those of things, and the lists of
// what belongs to one. A path that is in use again leads nowhere else; one that two have
// had leads to the first of them.
func (e *edition) formerly() map[string]*page {
	moved := make(map[string]*page)
	for _, s := range e.shelves {
		add := func(p *page, thing field.Ref, pathOf func(slug string) string) {
			for _, slug := range e.folder.FormerSlugs(thing, s.lang) {
				path := pathOf(slug)
				if e.pages[path] == nil && moved[path] == nil {
					moved[path] = p
				}
			}
		}
		for _, p := range s.things {
			add(p, field.Ref{Kind: p.kind, ID: p.id}, func(slug string) string { return s.book.thing(p.kind, slug) })
		}
		for _, l := range s.lists {
			if l.thing != (field.Ref{}) {
				add(e.pageOf(narrowed, l.id(), s.lang), l.thing, func(slug string) string { return l.path(s.book, slug) })
			}
		}
	}
	return moved
}

// named is a page in an error.
func (p *page) named() string {
	if p.id == "" {
		return string(p.kind)
	}
	return string(p.kind) + "/" + p.id
}

// thingsOf are the pages of everything that a published event names, of the events,
// and the plain pages.
func (e *edition) thingsOf(s *shelf) []*page {
	named := withParents(s.naming)
	var all []*page
	add := func(table *field.Table, id string, thing any) {
		if id != "" && e.isWritten(table, thing, s.lang) {
			ref := field.Ref{Kind: table.Kind, ID: id}
			if path := s.book.thing(ref.Kind, e.folder.Slug(ref, s.lang)); path != "" {
				all = append(all, &page{kind: ref.Kind, id: id, thing: thing, path: path})
			}
		}
	}
	for _, ev := range s.events {
		add(event.Fields(), ev.ID, ev)
	}
	for _, sp := range e.folder.Speakers {
		if named[sp] {
			add(speaker.Fields(), sp.ID, sp)
		}
	}
	for _, p := range e.folder.Programs {
		if named[p] {
			add(event.ProgramFields(), p.ID, p)
		}
	}
	for _, v := range e.folder.Venues {
		if named[v] {
			add(event.VenueFields(), v.ID, v)
		}
	}
	for _, row := range e.folder.Series {
		if named[row] {
			add(event.SeriesFields(), row.ID, row)
		}
	}
	for _, p := range e.folder.Pages {
		add(event.PageFields(), p.ID, p)
	}
	return all
}

// eventsNaming are events by each person, program, series and place that one names,
// in the order given.
func eventsNaming(events []*event.Event) map[any][]*event.Event {
	naming := make(map[any][]*event.Event)
	for _, ev := range events {
		for _, p := range peopleOf(ev) {
			naming[p] = append(naming[p], ev)
		}
		for _, p := range programsOf(ev) {
			naming[p] = append(naming[p], ev)
		}
		for _, v := range venuesOf(ev) {
			naming[v] = append(naming[v], ev)
		}
		if ev.Series != nil {
			naming[ev.Series] = append(naming[ev.Series], ev)
		}
	}
	return naming
}

// withParents are things that events name, and the programs above these.
func withParents(naming map[any][]*event.Event) map[any]bool {
	named := make(map[any]bool, len(naming))
	for thing := range naming {
		named[thing] = true
		if p, ok := thing.(*event.Program); ok {
			for p = p.Parent; p != nil && !named[p]; p = p.Parent {
				named[p] = true
			}
		}
	}
	return named
}

// pageOf returns the page of a thing in a language, nil if there is none. A page of
// the site's own is found by its kind.
func (e *edition) pageOf(k kind, id string, tag language.Tag) *page {
	return e.things[thingIn{k, cmp.Or(id, string(k)), tag}]
}

// shelfOf returns what readers of a language are shown.
func (e *edition) shelfOf(tag language.Tag) *shelf {
	for _, s := range e.shelves {
		if s.lang == tag {
			return s
		}
	}
	return e.shelves[0]
}
