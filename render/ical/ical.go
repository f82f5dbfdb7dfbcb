// Package ical writes views as iCalendar (RFC 5545, 7986): one file for an
// event, or one calendar of several.
//
//	var p ical.Printer
//	err := p.Event(w, view)
package ical

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"iter"
	"strconv"
	"sync"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/address"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/markdown"
	"github.com/tertulia-go/tertulia/render/view"
)

var (
	// ErrNoDay says that nothing can be entered in a calendar: no day is known.
	ErrNoDay = errors.New("no day is known")
	// ErrTwice says that an event is given twice, in two languages perhaps: an
	// entry is the same in every language, so a calendar would have two of one
	// UID.
	ErrTwice = errors.New("it is in the calendar twice")
	// ErrNoID says that a calendar would not know something again: it has no
	// ID.
	ErrNoID = errors.New("it has no ID")
)

// A Printer writes views as iCalendar. The zero value is ready. It is safe for
// concurrent use, and remembers converted Markdown and the definitions of
// zones, within bounds, as long as it lives; do not copy it.
type Printer struct {
	markdown markdown.Converter
	zones    timezones
	unused   sync.Pool // of *ical
}

// Calendar is what a calendar of events says of itself. The zero value is a
// calendar without a name in the language of its first event.
type Calendar struct {
	// About has the language of the calendar, its name and description (see
	// [view.Card]), and the address of the page that shows the same events, as
	// [view.Views.Page] makes them. Views for other readers are marked by their
	// language. It may be nil.
	About   view.View
	Source  string        // of the calendar itself, to be read again
	Refresh time.Duration // how often to read it again; if zero, once a day
	Panels  bool          // the panels of an event are entries of their own too
}

// Event writes the entry of an event as a file of its own: one VEVENT, or one
// for each of its separate dates. A view without a day (an event of which only
// the month is known, a program, a speaker) gives [ErrNoDay], an event without
// an ID [ErrNoID], a nil view [view.ErrNoView]; other errors are those of w.
//
// An entry is known again by its UID, made of the event's ID and the host of
// the site: it is the same in every language, and stays when the event changes.
// What is printed depends on the view alone, not on the clock: DTSTAMP and
// LAST-MODIFIED are when the event was updated, and so is SEQUENCE, in minutes,
// if the event gives none. An event of which that is not known has the oldest
// DTSTAMP there is, 1970, so that any later one wins.
func (p *Printer) Event(w io.Writer, v view.View) error {
	if err := view.Check(v); err != nil {
		return fmt.Errorf("ical: %w", err)
	}
	e, ok := v.(*view.Event)
	if !ok {
		return fmt.Errorf("ical: %s: %w", v.ViewBase().Anchor, ErrNoDay)
	}
	entries, err := entriesOf(nil, e, false)
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		return fmt.Errorf("ical: event %s: %w", e.ID, ErrNoDay)
	}
	head := newHead()
	head.add(entries)
	c := p.begin(w, e.Lang)
	defer p.end(c)
	c.head(head, nil)
	c.events(entries, head)
	return c.finish()
}

// Calendar writes one calendar of several events, each as [Printer.Event] does,
// with a name, and how often it is to be read again. Events without a day are
// left out; one without an ID gives [ErrNoID], one that is given twice [ErrTwice].
//
// The events are ranged over twice, for what stands at the head of a calendar
// follows from all of them, and have to be the same both times: other ones are an
// error. They may be made as they are asked for: no more than one of them is held
// at a time. An error of theirs is found before anything is written.
func (p *Printer) Calendar(w io.Writer, about Calendar, events iter.Seq[*view.Event]) error {
	var base *view.Base
	if about.About != nil {
		base = about.About.ViewBase()
	}
	var entries []entry
	var errs []error
	head := newHead()
	given := make(map[string]bool) // by UID
	count := 0
	for e := range events {
		if e == nil {
			return fmt.Errorf("ical: %w", view.ErrNoView)
		}
		count++
		if uid := e.ID + "@" + address.Site(e.BaseURL); e.ID != "" && given[uid] {
			errs = append(errs, fmt.Errorf("ical: event %s: %w", e.ID, ErrTwice))
		} else {
			given[uid] = true
		}
		if base == nil {
			base = &view.Base{Lang: e.Lang, BaseURL: e.BaseURL}
		}
		var err error
		entries, err = entriesOf(entries[:0], e, about.Panels)
		errs = append(errs, err)
		head.add(entries)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if base == nil {
		base = &view.Base{}
	}
	c := p.begin(w, base.Lang)
	defer p.end(c)
	c.head(head, func() { c.about(about, base, head.updated) })
	for e := range events {
		if e == nil || count == 0 {
			return errOthers
		}
		count--
		var err error
		if entries, err = entriesOf(entries[:0], e, about.Panels); err != nil {
			return errOthers
		}
		c.events(entries, head)
		if err := c.flush(flushed); err != nil {
			return err
		}
	}
	if count > 0 {
		return errOthers
	}
	return c.finish()
}

var errOthers = errors.New("ical: the events are others when they are ranged over again")

// flushed is from how many bytes on what is printed is written.
const flushed = 32 << 10

// An entry is one VEVENT.
type entry struct {
	*view.Entry
	v *view.Event
}

// entriesOf appends those of an event.
func entriesOf(entries []entry, v *view.Event, panels bool) ([]entry, error) {
	if v.ID == "" {
		return entries, fmt.Errorf("ical: event %q: %w", v.Title, ErrNoID)
	}
	own := v.Entries(panels)
	for i := range own {
		if e := &own[i]; writable(e.When.Facts.Start, e.When.Facts.Precision) {
			entries = append(entries, entry{e, v})
		}
	}
	return entries, nil
}

// writable reports whether a calendar can hold t. On the last evening of the
// year 9999 it is already another year in UTC, which only a time without a zone
// of its own is written in.
func writable(t time.Time, p i18n.Precision) bool {
	return dated(t) && t.UTC().Year() >= 1 && (p == i18n.Day || zoneName(t.Location()) != "" || dated(t.UTC()))
}

// dated reports whether t can be written, in a year of four digits.
func dated(t time.Time) bool {
	return !t.IsZero() && t.Year() >= 1 && t.Year() <= 9999
}

// head is what stands before the entries of a calendar and follows from all of them.
type head struct {
	zones zones
	// published says that each has an organizer: RFC 5546 section 3.2.1 asks for one
	// of what is published, and RFC 5545 section 3.8.4.3 has none for what is not.
	published bool
	empty     bool
	updated   time.Time
}

func newHead() *head { return &head{published: true, empty: true} }

// add makes the entries of an event known.
func (h *head) add(entries []entry) {
	for i := range entries {
		e := &entries[i]
		h.empty = false
		if i == 0 || entries[i-1].v != e.v {
			h.published = h.published && organizerOf(e.v) != ""
			if e.v.Updated.After(h.updated) {
				h.updated = e.v.Updated
			}
		}
		if e.When.Facts.Precision == i18n.Minute {
			h.zones.add(e.When.Facts.Start)
			if e.ends() {
				h.zones.add(e.When.Facts.End)
			}
			if rule := e.When.Repeat; rule != nil {
				h.zones.add(lastOf(rule, e.When.Facts.Start))
			}
		}
	}
}

func (h *head) isPublished() bool { return h.published && !h.empty }

// begin returns a calendar that is written to w, with the buffers of one that is not
// written any more.
func (p *Printer) begin(w io.Writer, lang language.Tag) *ical {
	c, ok := p.unused.Get().(*ical)
	if !ok {
		c = new(ical)
	}
	c.w, c.lang, c.p, c.room = w, lang, p, maxLine
	return c
}

func (p *Printer) end(c *ical) {
	if max(cap(c.b), cap(c.scratch)) <= maxKeptBuffer {
		*c = ical{b: c.b[:0], scratch: c.scratch[:0]}
		p.unused.Put(c)
	}
}

// maxKeptBuffer keeps one huge event from holding its memory for good.
const maxKeptBuffer = 1 << 20

// head begins the calendar, about says something of it and may be nil.
func (c *ical) head(h *head, about func()) {
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//tertulia//tertulia//EN")
	if h.isPublished() {
		c.line("METHOD:PUBLISH")
	}
	if about != nil {
		about()
	}
	for i := range h.zones {
		c.timezone(&h.zones[i])
	}
}

func (c *ical) events(entries []entry, h *head) {
	for i := range entries {
		c.event(&entries[i], h.zones, h.isPublished())
	}
}

// flush writes what has been printed, if it is so much.
func (c *ical) flush(enough int) error {
	if len(c.b) < enough {
		return nil
	}
	_, err := c.w.Write(c.b)
	c.b = c.b[:0]
	return err
}

// finish ends the calendar.
func (c *ical) finish() error {
	c.line("END:VCALENDAR")
	return c.flush(0)
}

func (c *ical) about(about Calendar, base *view.Base, updated time.Time) {
	c.base = base
	if name := base.Card.Title; len(name) > 0 {
		c.text("NAME", name)
		c.text("X-WR-CALNAME", name) // which more programs read than NAME
	}
	c.text("DESCRIPTION", base.Card.Summary)
	c.link("URL", base.URL)
	c.link("SOURCE;VALUE=URI", address.SiteOrExternal(about.Source))
	if dated(updated) {
		c.lit("LAST-MODIFIED:")
		c.stamp(updated)
		c.end()
	}
	refresh := max(about.Refresh, 0)
	if refresh == 0 {
		refresh = 24 * time.Hour
	}
	minutes := strconv.Itoa(max(1, int(refresh/time.Minute)))
	for _, name := range []escape.Literal{"REFRESH-INTERVAL;VALUE=DURATION:", "X-PUBLISHED-TTL:"} {
		c.lit(name)
		if refresh == 24*time.Hour {
			c.line("P1D")
			continue
		}
		c.lit("PT")
		c.raw(minutes)
		c.lit("M")
		c.end()
	}
}

func (c *ical) link(name escape.Literal, u template.URL) {
	origin, rest := c.base.Absolute(u)
	if rest == "" {
		return
	}
	c.lit(name)
	c.lit(":")
	c.asciiURI(origin)
	c.asciiURI(rest)
	c.end()
}
