package site

import (
	"bytes"
	"cmp"
	"encoding/json"
	"html/template"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/ical"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/site/internal/answer"
	"github.com/tertulia-go/tertulia/site/internal/qrcode"
)

// A form is a page as something else than HTML.
type form struct {
	extension string
	mediaType string
	of        func(*page) bool
	make      func(*edition, io.Writer, shows) (until time.Time, err error)
}

// forms are what a page is besides HTML, at the address of the page with an extension.
var forms = []form{
	{".ics", "text/calendar; charset=utf-8", (*page).isEvent, (*edition).eventCalendar},
	{".json", "application/json", (*page).isEvent, (*edition).eventJSON},
	{".md", "text/markdown; charset=utf-8", (*page).isEvent, (*edition).eventMarkdown},
	{".ics", "text/calendar; charset=utf-8", (*page).isSubscribed, (*edition).listCalendar},
	{".atom", "application/atom+xml; charset=utf-8", (*page).isSubscribed, (*edition).listFeed},
	{".json", "application/json", (*page).isListed, (*edition).listJSON},
	{".svg", "image/svg+xml", (*page).isEvent, (*edition).eventCode}, // of its address
}

// isAbsolute reports whether a form says where the site is, and so needs a site whose
// address is known.
func (f *form) isAbsolute() bool { return f.extension == ".atom" || f.extension == ".svg" }

func (p *page) isEvent() bool { return p.kind == field.Event }

// isListed reports whether a page is a list of events.
func (p *page) isListed() bool {
	return slices.Contains([]kind{events, past, year, narrowed}, p.kind)
}

// isSubscribed reports whether a page has a calendar and a feed: all events, a
// program, a series, a topic.
func (p *page) isSubscribed() bool {
	switch p.kind {
	case events, field.Program, field.Series:
		return true
	case narrowed:
		return p.list.by == byTopic || p.list.by == byFollowed
	}
	return false
}

// eventView is what readers of a language see of an event. It is shared: nobody changes
// it.
func (e *edition) eventView(ev *event.Event, lang language.Tag) (*view.Event, error) {
	return e.recent.get(ev, lang, e.options.now(), func() (*view.Event, error) { return e.views.Event(ev, lang) })
}

func (e *edition) eventCalendar(w io.Writer, p shows) (time.Time, error) {
	v, err := e.eventView(p.thing.(*event.Event), p.shelf.lang)
	if err != nil {
		return time.Time{}, err
	}
	return v.Until, e.calendars.Event(w, v)
}

func (e *edition) eventJSON(w io.Writer, p shows) (time.Time, error) {
	v, err := e.eventView(p.thing.(*event.Event), p.shelf.lang)
	if err != nil {
		return time.Time{}, err
	}
	return v.Until, e.printer.JSON(w, v)
}

func (e *edition) eventMarkdown(w io.Writer, p shows) (time.Time, error) {
	v, err := e.eventView(p.thing.(*event.Event), p.shelf.lang)
	if err != nil {
		return time.Time{}, err
	}
	return v.Until, e.printer.Markdown(w, v)
}

// eventCode draws the address of an event's page, for paper.
func (e *edition) eventCode(w io.Writer, p shows) (time.Time, error) {
	code, err := qrcode.SVG(e.base + escaped(p.path))
	if err != nil {
		return time.Time{}, err
	}
	_, err = w.Write(code)
	return time.Time{}, err
}

// subscribed are the events that a page is subscribed to for, in their order: of a
// program or series those that belong to it, what is to come and what was over in the
// last year.
func (e *edition) subscribed(p shows, now time.Time) order {
	var all []*event.Event
	switch {
	case p.list != nil:
		all = p.list.events
	case p.thing != nil:
		all = p.shelf.naming[p.thing]
	default:
		all = p.shelf.events
	}
	return e.ordered(p.shelf, all, now, func(ev *event.Event) (bool, time.Time) {
		if p.of != nil && !p.of(ev) {
			return false, time.Time{}
		}
		gone := ev.Over()
		if ev.Tense(now) != notice.Past || gone.IsZero() {
			return true, time.Time{}
		}
		gone = gone.AddDate(1, 0, 0)
		return now.Before(gone), gone
	})
}

// inCalendar are the events of a calendar to subscribe to: the next of those that are
// to come, then the last of those that are over. Calendars of others refuse what is
// too long.
func (e *edition) inCalendar(p shows, now time.Time) order {
	o := e.subscribed(p, now)
	o.events = o.events[:min(len(o.events), e.options.calendarSize())]
	return o
}

// inFeed are the events of a feed: those that were updated last, the last first.
func (e *edition) inFeed(p shows, now time.Time) order {
	o := e.subscribed(p, now)
	o.events = slices.Clone(o.events)
	slices.SortStableFunc(o.events, func(a, b *event.Event) int { return b.Updated.Compare(a.Updated) })
	o.events = o.events[:min(len(o.events), e.options.feedSize())]
	return o
}

// resolved are the views of events, and until when these are those of the calendar or
// feed. They are ranged over twice, and so few that all are held.
func (e *edition) resolved(o order, s *shelf) (views []*view.Event, until time.Time, err error) {
	holds := view.Base{Until: o.until}
	for _, ev := range o.events {
		v, err := e.views.Event(ev, s.lang)
		if err != nil {
			return nil, time.Time{}, err
		}
		endBy(&holds, v.Until)
		views = append(views, v)
	}
	return views, holds.Until, nil
}

// subscription is what a calendar or feed says of itself.
func (e *edition) subscription(p shows) *view.Page {
	return e.views.Page(e.about(p.page, func(s *shelf) view.Text { return e.nameOf(p.page, s) }), p.shelf.lang)
}

func (e *edition) listCalendar(w io.Writer, p shows) (time.Time, error) {
	views, until, err := e.resolved(e.inCalendar(p, e.options.now()), p.shelf)
	if err != nil {
		return time.Time{}, err
	}
	return until, e.calendars.Calendar(w, ical.Calendar{
		About: e.subscription(p), Source: e.mounted + e.addressOf(p, 1, ".ics"), Refresh: 6 * time.Hour,
	}, slices.Values(views))
}

func (e *edition) listFeed(w io.Writer, p shows) (time.Time, error) {
	events, until, err := e.resolved(e.inFeed(p, e.options.now()), p.shelf)
	if err != nil {
		return time.Time{}, err
	}
	views := make([]view.View, len(events))
	for i := range events {
		views[i] = events[i]
	}
	return until, e.feeds.Feed(w, atom.Feed{
		About: e.subscription(p), ID: strings.TrimSuffix(p.named()+"?"+p.asked.Encode(), "?"), Source: e.mounted + e.addressOf(p, 1, ".atom"),
	}, slices.Values(views))
}

// A listPage is a page of a list for other programs.
type listPage struct {
	Page     int             `json:"page"`
	Pages    int             `json:"pages"`
	Total    int             `json:"total"` // events on all pages
	Previous string          `json:"previous,omitempty"`
	Next     string          `json:"next,omitempty"`
	List     json.RawMessage `json:"list"` // as docs/view.schema.json has a list
}

func (e *edition) listJSON(w io.Writer, p shows) (time.Time, error) {
	now := e.options.now()
	var out Page
	if err := e.fillList(&out, p, func(s *shelf) view.Text { return e.headingOf(p.page, s) }, now); err != nil {
		return time.Time{}, err
	}
	var b bytes.Buffer
	if err := e.printer.JSON(&b, out.View); err != nil {
		return time.Time{}, err
	}
	total := len(e.listed(p, now).events)
	list := listPage{Page: max(p.number, 1), Pages: e.pagesOf(p, now), Total: total, List: bytes.TrimSpace(b.Bytes())}
	to := func(n int) string {
		if n < 1 || n > list.Pages {
			return ""
		}
		return cmp.Or(e.base, e.mounted) + e.addressOf(p, n, ".json")
	}
	list.Previous, list.Next = to(list.Page-1), to(list.Page+1)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return out.View.ViewBase().Until, encoder.Encode(list)
}

// feedsOf are what readers of a page subscribe to. A feed needs the address of its
// site.
func (e *edition) feedsOf(p *page) []Feed {
	if !p.isSubscribed() {
		return nil
	}
	s := p.shelf
	feeds := []Feed{{e.linkTo(&page{path: beside(p.path, ".ics")}, s.words("site.subscribe.calendar", nil)), "text/calendar"}}
	if e.base == "" {
		return feeds
	}
	feeds[0].URL = template.URL("webcal://" + strings.SplitN(e.base, "://", 2)[1] + escaped(beside(p.path, ".ics")))
	return append(feeds, Feed{e.linkTo(&page{path: beside(p.path, ".atom")}, s.words("site.subscribe.feed", nil)), "application/atom+xml"})
}

// offers reports whether a page is there in a form: an address that is absolute needs
// a base, and the calendar of an event a day.
func (e *edition) offers(f *form, p *page) bool {
	return f.of(p) && (!f.isAbsolute() || e.base != "") && (f.extension != ".ics" || !p.isEvent() || p.thing.(*event.Event).DayKnown())
}

// formsOf are the forms that a page has.
func (e *edition) formsOf(p *page) []*form {
	var all []*form
	for i := range forms {
		if e.offers(&forms[i], p) {
			all = append(all, &forms[i])
		}
	}
	return all
}

// formAt returns the form that a path asks for, and the page that has it.
func (e *edition) formAt(path string) (*form, shows) { return e.formIn(e.pages, path) }

// formIn returns the form that a path asks for, and the page that has it, among pages by
// their paths.
func (e *edition) formIn(pages map[string]*page, path string) (*form, shows) {
	for i := range forms {
		f := &forms[i]
		name, ok := strings.CutSuffix(path, f.extension)
		if !ok || strings.HasSuffix(name, "/") {
			continue
		}
		if p := e.turned(pages, name+"/"); p.page != nil && e.offers(f, p.page) && (p.number < 2 || p.isListed() && f.extension == ".json") {
			return f, p
		}
	}
	return nil, shows{}
}

// pathsOf are the paths of a page that stands at a path, which may be a former one, in
// an order that does not depend on it: its own, its further pages, its other forms.
func (e *edition) pathsOf(p *page, at string) []string {
	paths, further := []string{at}, 1
	if p.isListed() {
		further = e.pagesOf(shows{page: p}, e.options.now())
	}
	for n := 2; n <= further; n++ {
		paths = append(paths, e.turn(p, at, n))
	}
	for _, f := range e.formsOf(p) {
		paths = append(paths, beside(at, f.extension))
		for n := 2; n <= further && f.extension == ".json"; n++ {
			paths = append(paths, beside(e.turn(p, at, n), f.extension))
		}
	}
	return paths
}

// answerOf makes the answer of a form.
func (e *edition) answerOf(f *form, p shows) (*answer.Answer, error) {
	var until time.Time
	body, err := e.buffers.printed(func(w io.Writer) (err error) {
		until, err = f.make(e, w, p)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &answer.Answer{Header: e.formHeader(f, p.shelf.lang), Body: body, Until: until, MaxAge: e.options.maxAge()}, nil
}

// formHeader is that of all pages in a form and a language, which share it.
func (e *edition) formHeader(f *form, lang language.Tag) http.Header {
	return e.headers.get(headerOf{f, lang}, func() http.Header {
		header := guarded(http.Header{"Content-Type": {f.mediaType}, "Content-Language": {lang.String()}}, policy)
		if f.extension == ".json" && e.options.AllowOrigin != "" {
			header.Set("Access-Control-Allow-Origin", e.options.AllowOrigin)
		}
		return header
	})
}
