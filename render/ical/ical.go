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
	buffers  sync.Pool
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
	return p.calendar(w, e.Lang, entries, func(*ical) {})
}

// Calendar writes one calendar of several events, each as [Printer.Event] does,
// with a name, and how often it is to be read again. Events without a day are
// left out; one without an ID gives [ErrNoID], one that is given twice [ErrTwice].
func (p *Printer) Calendar(w io.Writer, about Calendar, events ...*view.Event) error {
	var base *view.Base
	if about.About != nil {
		base = about.About.ViewBase()
	}
	var entries []entry
	var errs []error
	given := make(map[string]bool, len(events)) // by UID
	for _, e := range events {
		if e == nil {
			return fmt.Errorf("ical: %w", view.ErrNoView)
		}
		if uid := e.ID + "@" + address.Site(e.BaseURL); e.ID != "" && given[uid] {
			errs = append(errs, fmt.Errorf("ical: event %s: %w", e.ID, ErrTwice))
		} else {
			given[uid] = true
		}
		if base == nil {
			base = &view.Base{Lang: e.Lang, BaseURL: e.BaseURL}
		}
		var err error
		entries, err = entriesOf(entries, e, about.Panels)
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if base == nil {
		base = &view.Base{}
	}
	return p.calendar(w, base.Lang, entries, func(c *ical) { c.about(about, base, entries) })
}

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

func (p *Printer) calendar(w io.Writer, lang language.Tag, entries []entry, about func(*ical)) error {
	buffer, scratch := p.buffer(), p.buffer()
	c := ical{b: (*buffer)[:0], room: maxLine, lang: lang, p: p, scratch: *scratch}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//tertulia//tertulia//EN")
	// RFC 5546 section 3.2.1 asks for an organizer of what is published,
	// and RFC 5545 section 3.8.4.3 has none for what is not.
	published := len(entries) > 0
	var zones zones
	for i := range entries {
		e := &entries[i]
		published = published && organizerOf(e.v) != ""
		if e.When.Facts.Precision == i18n.Minute {
			zones.add(e.When.Facts.Start)
			if e.ends() {
				zones.add(e.When.Facts.End)
			}
			if rule := e.When.Repeat; rule != nil {
				zones.add(lastOf(rule, e.When.Facts.Start))
			}
		}
	}
	if published {
		c.line("METHOD:PUBLISH")
	}
	about(&c)
	for i := range zones {
		c.timezone(&zones[i])
	}
	for i := range entries {
		c.event(&entries[i], zones, published)
	}
	c.line("END:VCALENDAR")
	_, err := w.Write(c.b)
	*buffer, *scratch = c.b, c.scratch
	p.keep(buffer)
	p.keep(scratch)
	return err
}

func (p *Printer) buffer() *[]byte {
	if buffer, ok := p.buffers.Get().(*[]byte); ok {
		return buffer
	}
	return new([]byte)
}

func (p *Printer) keep(buffer *[]byte) {
	if cap(*buffer) <= maxKeptBuffer {
		p.buffers.Put(buffer)
	}
}

// maxKeptBuffer keeps one huge calendar from holding its memory for good.
const maxKeptBuffer = 1 << 20

func (c *ical) about(about Calendar, base *view.Base, entries []entry) {
	c.base = base
	if name := base.Card.Title; len(name) > 0 {
		c.text("NAME", name)
		c.text("X-WR-CALNAME", name) // which more programs read than NAME
	}
	c.text("DESCRIPTION", base.Card.Summary)
	c.link("URL", base.URL)
	c.link("SOURCE;VALUE=URI", address.SiteOrExternal(about.Source))
	var updated time.Time
	for i := range entries {
		if e := entries[i].v; e.Updated.After(updated) {
			updated = e.Updated
		}
	}
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
