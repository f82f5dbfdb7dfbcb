package site

import (
	"cmp"
	"html/template"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
)

// order is the events of a list in its order, and until when they are these.
type order struct {
	events []*event.Event
	until  time.Time
}

// listed are the events of a list, in its order. What no query narrows is remembered
// as long as it holds: a list has many pages.
func (e *edition) listed(p shows, now time.Time) order {
	if p.of != nil {
		return e.newOrder(p, now)
	}
	e.orders.Lock()
	defer e.orders.Unlock()
	if known, ok := e.orders.byPage[p.page]; ok && (known.until.IsZero() || now.Before(known.until)) {
		return known
	}
	o := e.newOrder(p, now)
	e.orders.byPage[p.page] = o
	return o
}

func (e *edition) newOrder(p shows, now time.Time) order {
	all := p.shelf.events
	if p.list != nil {
		all = p.list.events
	}
	return e.ordered(p.shelf, all, now, func(ev *event.Event) (bool, time.Time) {
		return isListedOn(p.page, ev, now) && (p.of == nil || p.of(ev)), time.Time{}
	})
}

// ordered returns those of the events of a shelf that belong to a list, in the order of
// all. Belongs also says until when an event does, if not only its own times do.
func (e *edition) ordered(s *shelf, events []*event.Event, now time.Time, belongs func(*event.Event) (bool, time.Time)) order {
	places := e.placesOf(s, now)
	holds := view.Base{Until: e.until}
	listed := make([]*event.Event, 0, len(events))
	for _, ev := range events {
		endBy(&holds, ev.Changes(now))
		belongs, until := belongs(ev)
		if _, published := places.of[ev]; belongs && published {
			listed = append(listed, ev)
			endBy(&holds, until)
		}
	}
	slices.SortFunc(listed, func(a, b *event.Event) int { return cmp.Compare(places.of[a], places.of[b]) })
	return order{listed, holds.Until}
}

// places are where each event of a shelf stands among all of them, until one of these
// changes.
type places struct {
	of    map[*event.Event]int32
	until time.Time
}

// placesOf returns where the events of a shelf stand in lists. What a list has of them
// stands in the same order.
func (e *edition) placesOf(s *shelf, now time.Time) places {
	s.placing.Lock()
	defer s.placing.Unlock()
	if s.places.of != nil && (s.places.until.IsZero() || now.Before(s.places.until)) {
		return s.places
	}
	holds := view.Base{Until: e.until}
	for _, ev := range s.events {
		endBy(&holds, ev.Changes(now))
	}
	s.places = places{make(map[*event.Event]int32, len(s.events)), holds.Until}
	for i, ev := range e.views.Sorted(s.events, s.lang) {
		s.places.of[ev] = int32(i)
	}
	return s.places
}

// isListedOn reports whether an event that readers are shown is one of those of a
// list at a moment.
func isListedOn(p *page, ev *event.Event, now time.Time) bool {
	over := ev.Tense(now) == notice.Past
	switch p.kind {
	case home, events:
		return !over
	case past:
		return over
	case year:
		return over && ev.Span().Start.Year() == p.year
	}
	return true
}

// onPage returns the events on a page of a list, from 1, and how many pages there
// are.
func (e *edition) onPage(all []*event.Event, number int) (shown []*event.Event, pages int) {
	size := e.options.pageSize()
	from := min((max(number, 1)-1)*size, len(all))
	return all[from:min(from+size, len(all))], max(1, (len(all)+size-1)/size)
}

// pagesOf is how many pages a list has, at least one.
func (e *edition) pagesOf(p shows, now time.Time) int {
	_, pages := e.onPage(e.listed(p, now).events, 1)
	return pages
}

// fillList fills a page of a list, its events under their months.
func (e *edition) fillList(out *Page, p shows, heading func(*shelf) view.Text, now time.Time) error {
	s := p.shelf
	listed := e.listed(p, now)
	number := max(p.number, 1)
	shown, pages := e.onPage(listed.events, number)
	list, err := e.lister.List(e.about(p.page, heading), shown, s.lang)
	if err != nil {
		return err
	}
	endBy(&list.Base, listed.until) // when what is on another page may stand on this one
	out.View, out.Heading = list, heading(s)
	groups := list.Events
	if p.kind == home && len(groups) > 0 && groups[0].Open {
		out.Next, groups = &list.Events[0], groups[1:]
	}
	out.Groups = byMonths(s, groups)
	if len(list.Events) == 0 {
		out.Empty = s.words("site.nothing", nil)
		if p.kind == past || p.kind == year {
			out.Empty = s.words("site.nothing.past", nil)
		}
	}
	out.Feeds = e.feedsOf(p.page)
	if p.kind == events || p.kind == past {
		out.Ways, out.Search = e.waysFrom(p.page), e.searchOn(s)
	}
	if pages > 1 && p.kind != home {
		out.Pager = e.pager(p, number, pages)
		if number > 1 { // its addresses are those of the page of the list
			e.turnTo(&list.Base, p.page, number)
		}
	}
	return nil
}

// turnTo gives a further page of a list an address of its own. In another language
// the list may have other pages.
func (e *edition) turnTo(b *view.Base, p *page, number int) {
	b.URL = e.linkTo(&page{path: e.pathOf(p, number)}, nil).URL
	b.Alternates, b.Default = nil, ""
}

// pathOf is the path of a page of a list.
func (e *edition) pathOf(p *page, number int) string { return e.turn(p, p.path, number) }

// turn is the path of a page of a list that stands at a path.
func (e *edition) turn(p *page, at string, number int) string {
	if number <= 1 {
		return at
	}
	return at + p.shelf.book.words["path.page"] + "/" + strconv.Itoa(number) + "/"
}

// addressOf is the address of a page of a list as a form ("": the page itself), with what
// a query asks of the list.
func (e *edition) addressOf(p shows, number int, extension string) string {
	form := func(path string) string {
		if extension == "" {
			return escaped(path)
		}
		return escaped(beside(path, extension))
	}
	if len(p.asked) == 0 {
		return form(e.pathOf(p.page, number))
	}
	asked := maps.Clone(p.asked)
	if number > 1 {
		asked.Set("page", strconv.Itoa(number))
	}
	return form(p.path) + "?" + asked.Encode()
}

func (e *edition) pager(p shows, number, pages int) *Pager {
	s := p.shelf
	to := func(n int, id string) *view.Link {
		if n < 1 || n > pages {
			return nil
		}
		return &view.Link{URL: template.URL(e.mounted + e.addressOf(p, n, "")), Label: s.words(id, nil)}
	}
	return &Pager{
		Words:    s.words("site.pages.of", i18n.Args{"Page": s.l.Number(int64(number)), "Pages": s.l.Number(int64(pages))}),
		Previous: to(number-1, "site.pages.previous"), Next: to(number+1, "site.pages.next"),
	}
}

// byMonths puts events under their months, and those without a date, or without one
// any more, under words that say so.
func byMonths(s *shelf, events view.ListedEvents) []Group {
	var groups []Group
	undated := s.words("site.undated", nil)
	first := 0 // of the last group
	for i, ev := range events {
		words := undated
		if start := ev.Facts.When.Start; ev.When != nil && !start.IsZero() {
			words = view.Text{{Value: capitalized(s.l.Date(start, i18n.DateYMMMM)), Lang: s.lang, Source: i18n.Exact}}
		}
		if n := len(groups); n == 0 || groups[n-1].Heading.String() != words.String() {
			groups, first = append(groups, Group{Heading: words}), i
		}
		groups[len(groups)-1].Events = events[first : i+1]
	}
	return groups
}

// waysFrom are the lists of one topic, month and so on.
func (e *edition) waysFrom(p *page) []Way {
	s := p.shelf
	var all []Way
	for _, way := range append([]by{byFollowed}, ways...) {
		w := Way{Heading: s.words("site.by."+string(way), nil)}
		for _, l := range s.lists {
			if l.by != way {
				continue
			}
			if to := e.pageOf(narrowed, l.id(), s.lang); to != nil {
				w.Links = append(w.Links, e.linkTo(to, l.label))
			}
		}
		if len(w.Links) > 0 {
			all = append(all, w)
		}
	}
	if years := s.years; len(years) > 0 {
		w := Way{Heading: s.words("site.past", nil)}
		for _, y := range years {
			if to := e.pageOf(year, strconv.Itoa(y), s.lang); to != nil {
				w.Links = append(w.Links, e.linkTo(to, view.Text{{Value: strconv.Itoa(y)}}))
			}
		}
		all = append(all, w)
	}
	return all
}
