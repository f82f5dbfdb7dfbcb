package site

import (
	"cmp"
	"fmt"
	"html/template"
	"io/fs"
	"net/url"
	"slices"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

// Page is what a template is given: a view, and around it what only a site knows. It
// is made for one answer, and not changed by anybody.
type Page struct {
	Kind string    // "home", "event", "events" …: docs/site.md has all
	View view.View // of what the page is about, with its language and addresses
	// Heading stands over a page whose view has no heading of its own.
	Heading view.Text

	SiteName   view.Text
	Logo       *view.Image // nil: the name stands there
	Home       template.URL
	Navigation []NavLink
	Crumbs     []view.Link // from the first page to the one above this
	Languages  []view.Alternate
	Choose     template.URL // a script that remembers which of them a reader chooses
	Root       template.URL // where the site chooses a language
	Stylesheet template.URL
	Font       template.URL // of the headings; "": the site serves none
	Feeds      []Feed       // what one subscribes to

	// NoIndex says that search engines are to keep the page out; Note tells readers
	// that all of it is in another language, Draft that only those see it who
	// proof-read.
	NoIndex bool
	Note    view.Text
	Draft   view.Text

	Next   *view.ListedEvent // the event that comes next, on the first page
	Groups []Group           // of events
	Empty  view.Text         // instead of groups
	Pager  *Pager
	Ways   []Way // by which lists are narrowed
	Search *Search
	Items  []view.Link // people, programs, series or places
	Place  *view.Venue

	// Code is the address of an event's page as a QR code, for paper; nil: nobody knows
	// the address, or it is too long.
	Code *view.Image
	// Now is a script that marks the sessions that are on, with the words site.now; "":
	// there is nothing to mark.
	Now template.URL

	// Share is an event to be pasted into a message, in lines; "": nobody is invited.
	Share          string
	Sequence       []Neighbour // in the series of an event
	Related        view.ListedEvents
	RelatedHeading view.Text

	l    *i18n.Localizer
	kept func(string) template.URL // the addresses of assets
}

// Group is events under a heading.
type Group struct {
	Heading view.Text
	Events  view.ListedEvents
}

// Pager leads through the pages of a list.
type Pager struct {
	Words          view.Text // "Page 2 of 5"
	Previous, Next *view.Link
}

// Way is the lists of one kind: of one topic each, of one month each.
type Way struct {
	Heading view.Text
	Links   []view.Link
}

// Feed is something to subscribe to.
type Feed struct {
	view.Link
	Type string // "application/atom+xml", "text/calendar"
}

// Say returns words of the site in the language of the page: {{.Say "site.skip"}}.
// Words that nobody has are "".
func (p *Page) Say(id string) string { return p.l.Message(id, nil).Value }

// Static returns the address of a sheet or a script of static/: {{.Static "site.js"}}. The
// address has the hash of the file's bytes, so that browsers keep it for good.
func (p *Page) Static(name string) (template.URL, error) {
	if address := p.kept("/" + name); address != "" {
		return address, nil
	}
	return "", fmt.Errorf("%s/%s: %w", staticFolder, name, fs.ErrNotExist)
}

func (s *shelf) words(id string, args i18n.Args) view.Text {
	m := s.l.Message(id, args)
	if m.Value == "" {
		return nil
	}
	return view.Text{{Value: m.Value, Lang: m.Lang, Source: m.Source, Foreign: m.Source == i18n.Fallback}}
}

// shows is a page of the site with the number of the page of a list, from 1.
type shows struct {
	*page
	number int
	of     func(*event.Event) bool // narrows a list further; nil: not
	asked  url.Values              // how a query says what narrows it
}

// newPage resolves a page.
func (e *edition) newPage(p shows) (*Page, error) {
	s := p.shelf
	out := &Page{Kind: string(p.kind), l: s.l, kept: e.kept, Stylesheet: e.kept(stylePath), Font: e.kept(fontPath), Choose: e.kept(choosePath), Root: template.URL(e.mounted + "/")}
	if err := e.fill(out, p); err != nil {
		return nil, err
	}
	b := out.View.ViewBase()
	out.SiteName = b.Words.SiteName
	out.Home = template.URL(e.mounted + s.book.to())
	if logo := e.folder.Settings.Theme.Logo; logo != nil {
		out.Logo = e.views.Page(view.About{Image: logo}, s.lang).Card.Image
	}
	out.Crumbs = e.crumbs(p.page)
	out.Navigation = s.navigationOn(p.page)
	out.Languages = slices.Clone(b.Alternates)
	e.settleLanguages(out, p.page)
	return out, nil
}

// about is a page of the site's own as a list says it of itself.
func (e *edition) about(p *page, heading func(*shelf) view.Text) view.About {
	title := make(i18n.Text)
	for _, s := range e.shelves {
		if e.pageOf(p.kind, p.id, s.lang) == nil {
			continue
		}
		words := heading(s)
		if len(words) > 0 && words[0].Foreign { // as of a topic that nobody has translated
			title[words[0].Lang] = cmp.Or(title[words[0].Lang], words.String())
			continue
		}
		title[s.lang] = words.String()
	}
	return view.About{Kind: p.kind, ID: cmp.Or(p.id, string(p.kind)), Title: title}
}

// fill puts what the page is about into out.
func (e *edition) fill(out *Page, p shows) (err error) {
	s := p.shelf
	now := e.options.now()
	switch thing := p.thing.(type) {
	case *event.Event:
		return e.fillEvent(out, s, thing, now)
	case *speaker.Speaker:
		v, err := e.views.Speaker(thing, s.lang)
		out.View = v
		e.eventsOf(out, s, thing)
		return err
	case *event.Program:
		v, err := e.views.Program(thing, s.lang)
		out.View = v
		e.eventsOf(out, s, thing)
		out.Feeds = e.feedsOf(p.page)
		return err
	case *event.Series:
		v, err := e.views.Series(thing, nil, s.lang)
		out.View = v
		e.eventsOf(out, s, thing)
		out.Feeds = e.feedsOf(p.page)
		return err
	case *event.Page:
		v, err := e.views.PlainPage(thing, s.lang)
		out.View = v
		return err
	case *event.Venue:
		out.View = e.views.Page(view.About{Kind: field.Venue, ID: thing.ID, Title: thing.Name}, s.lang)
		out.Heading, out.Place = out.View.ViewBase().Card.Title, e.views.Venue(thing, s.lang)
		e.eventsOf(out, s, thing)
		return nil
	}
	heading := func(s *shelf) view.Text { return e.headingOf(p.page, s) }
	switch p.kind {
	case people, programs, rows, venues:
		out.View = e.views.Page(e.about(p.page, heading), s.lang)
		out.Heading, out.Items = heading(s), s.items[p.kind]
		return nil
	case missing:
		out.View = e.views.Page(view.About{Title: i18n.Same(heading(s).String())}, s.lang)
		out.Heading, out.Empty, out.NoIndex = heading(s), s.words("site.not-found.text", nil), true
		return nil
	}
	return e.fillList(out, p, heading, now)
}

// endBy lets a view hold no longer than until a moment; zero: nothing ends.
func endBy(b *view.Base, t time.Time) {
	if !t.IsZero() && (b.Until.IsZero() || t.Before(b.Until)) {
		b.Until = t
	}
}

func (e *edition) linkTo(p *page, label view.Text) view.Link {
	return view.Link{URL: template.URL(e.mounted + escaped(p.path)), Label: label}
}

// eventsOf adds the events of a person, program, series or place: those to come, then
// those that are over.
func (e *edition) eventsOf(out *Page, s *shelf, thing any) {
	now := e.options.now()
	var coming, over []*event.Event
	for _, ev := range s.naming[thing] {
		if ev.Tense(now) == notice.Past {
			over = append(over, ev)
		} else {
			coming = append(coming, ev)
		}
	}
	e.group(out, s, s.words("site.upcoming", nil), coming)
	e.group(out, s, s.words("site.past", nil), over)
}

// group adds events under a heading, if there are any.
func (e *edition) group(out *Page, s *shelf, heading view.Text, events []*event.Event) {
	if len(events) == 0 || out.View == nil || out.View.ViewBase() == nil {
		return
	}
	list, err := e.lister.List(view.About{Title: i18n.Same("-")}, events, s.lang)
	if err != nil || len(list.Events) == 0 {
		return // under i18n.Refuse a list leaves out what is not written
	}
	endBy(out.View.ViewBase(), list.Until)
	out.Groups = append(out.Groups, Group{heading, list.Events})
}

// itemsOf are the things of a kind, in the order of their names.
func (e *edition) itemsOf(list kind, s *shelf) []view.Link {
	type item struct {
		name string
		link view.Link
	}
	var items []item
	add := func(k kind, id, sort string, label view.Text) {
		if p := e.pageOf(k, id, s.lang); p != nil {
			items = append(items, item{sort, e.linkTo(p, label)})
		}
	}
	switch list {
	case people:
		for _, sp := range e.folder.Speakers {
			add(field.Speaker, sp.ID, cmp.Or(sp.Name.Family, sp.Name.Full()), titleOf(s, sp))
		}
	case programs:
		for _, p := range e.folder.Programs {
			add(field.Program, p.ID, s.l.Text(p.Name).Value, titleOf(s, p))
		}
	case rows:
		for _, row := range e.folder.Series {
			add(field.Series, row.ID, s.l.Text(row.Name).Value, titleOf(s, row))
		}
	case venues:
		for _, v := range e.folder.Venues {
			add(field.Venue, v.ID, s.l.Text(v.Name).Value, titleOf(s, v))
		}
	}
	slices.SortStableFunc(items, func(a, b item) int { return s.l.Compare(a.name, b.name) })
	links := make([]view.Link, len(items))
	for i := range items {
		links[i] = items[i].link
	}
	return links
}
