// Package ical writes views as iCalendar (RFC 5545, 7986): one file for an
// event, or one calendar of several.
//
//	var p ical.Printer
//	err := p.Event(w, view)
package ical

import (
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/address"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/markdown"
	"github.com/tertulia-go/tertulia/render/view"
)

var (
	// ErrNoDay says that nothing can be entered in a calendar: no day is known.
	ErrNoDay = errors.New("no day is known")
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
// left out; one without an ID gives [ErrNoID].
func (p *Printer) Calendar(w io.Writer, about Calendar, events ...*view.Event) error {
	var base *view.Base
	if about.About != nil {
		base = about.About.ViewBase()
	}
	var entries []entry
	var errs []error
	for _, e := range events {
		if e == nil {
			return fmt.Errorf("ical: %w", view.ErrNoView)
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
	view.Entry
	v *view.Event
}

// entriesOf appends those of an event.
func entriesOf(entries []entry, v *view.Event, panels bool) ([]entry, error) {
	if v.ID == "" {
		return entries, fmt.Errorf("ical: event %q: %w", v.Title, ErrNoID)
	}
	for _, e := range v.Entries(panels) {
		if writable(e.When.Facts.Start, e.When.Facts.Precision) {
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

// ends reports whether an end is known that RFC 5545 section 3.8.2.2 allows.
func (e *entry) ends() bool {
	return e.When.Facts.End.After(e.When.Facts.Start) && writable(e.When.Facts.End, e.When.Facts.Precision)
}

func (c *ical) event(e *entry, zones zones, published bool) {
	v := e.v
	c.base = &v.Base
	c.line("BEGIN:VEVENT")
	c.uid("UID:", e.Part)
	c.lit("DTSTAMP:")
	c.stamp(v.Stamp())
	c.end()
	if dated(v.Updated) {
		c.lit("LAST-MODIFIED:")
		c.stamp(v.Updated)
		c.end()
	}
	if n := revision(&v.Base); n > 0 {
		c.lit("SEQUENCE:")
		c.raw(strconv.FormatInt(n, 10))
		c.end()
	}
	c.time(e, zones)
	c.line(statusOf(v))
	if e.Panel != nil {
		if e.Of != nil {
			c.uid("RELATED-TO:", e.Of.Part)
		}
		c.joined("SUMMARY", " · ", e.Panel.Title, v.Title)
	} else {
		c.text("SUMMARY", v.Title)
	}
	c.description(e)
	for comment := range e.comments() {
		c.text("COMMENT", comment)
	}
	c.place(e)
	c.categories(v)
	c.link("URL", v.URL)
	for _, o := range e.Online {
		if o.URL != "" {
			c.lit("CONFERENCE;VALUE=URI")
			c.param("LABEL", escape.OneLine(o.Label.String()))
			if len(o.Label) == 1 {
				c.language(o.Label[0])
			}
			c.lit(":")
			c.uri(o.URL)
			c.end()
		}
	}
	if v.Image != nil {
		c.link("IMAGE;VALUE=URI", v.Image.Src)
	}
	if published {
		c.organizer(v)
	}
	if v.Contact != nil {
		c.contact(v)
	}
	c.line("END:VEVENT")
}

// uid writes the name by which an entry is known again. An ID holds neither
// "/" nor "@" (see [event.Event.Validate]), so two entries cannot share it.
func (c *ical) uid(name escape.Literal, part string) {
	c.lit(name)
	c.words(c.base.ID)
	if part != "" {
		c.lit("/")
		c.words(part)
	}
	if site := c.siteName(); site != "" {
		c.lit("@")
		c.words(site)
	}
	c.end()
}

// siteName is the host and path of the site of the view, as ids hold it.
func (c *ical) siteName() string {
	if c.site.base != c.base.BaseURL {
		c.site.base, c.site.name = c.base.BaseURL, address.Site(c.base.BaseURL)
	}
	return c.site.name
}

// revision grows with every change: the event's own, else when it was made, in
// minutes, which has room in 32 bits.
func revision(b *view.Base) int64 {
	return cmp.Or(int64(b.Sequence), max(0, b.Stamp().Unix()/60))
}

func (c *ical) time(e *entry, zones zones) {
	start, end := e.When.Facts.Start, e.When.Facts.End
	if e.When.Facts.Precision == i18n.Day {
		c.lit("DTSTART;VALUE=DATE:")
		c.day(start)
		c.end()
		// The end of a calendar entry is not inclusive.
		if end = end.AddDate(0, 0, 1); e.ends() && dated(end) {
			c.lit("DTEND;VALUE=DATE:")
			c.day(end)
			c.end()
		}
		c.line("TRANSP:TRANSPARENT") // nobody is busy all day
		return
	}
	c.moment("DTSTART", start, zones)
	if e.ends() {
		c.moment("DTEND", end, zones)
	}
}

func (c *ical) moment(name escape.Literal, t time.Time, zones zones) {
	c.lit(name)
	if id := zones.id(t); id != "" {
		c.lit(";TZID=")
		c.raw(id)
		c.lit(":")
		c.clock(t)
	} else {
		c.lit(":")
		c.stamp(t)
	}
	c.end()
}

// statusOf is one of three: what is postponed may still take place, but not
// then.
func statusOf(v *view.Event) escape.Literal {
	stated := func(s event.Status) bool { return slices.Contains(v.Facts.Statuses, s) }
	switch {
	case stated(event.Cancelled):
		return "STATUS:CANCELLED"
	case stated(event.Postponed) && !stated(event.Rescheduled):
		return "STATUS:TENTATIVE"
	}
	return "STATUS:CONFIRMED"
}

// comments are what one must know before all else: what has become of the
// event, and its languages.
func (e *entry) comments() iter.Seq[view.Text] {
	return func(yield func(view.Text) bool) {
		for _, s := range e.v.Statuses {
			if !yield(s) {
				return
			}
		}
		if len(e.v.StatusNote) > 0 && !yield(e.v.StatusNote) {
			return
		}
		for i := range e.Notices {
			if !yield(e.Notices[i].Sentence) {
				return
			}
		}
	}
}

// description writes in words what has no property of its own. Passages in
// other languages carry their marks.
func (c *ical) description(e *entry) {
	before := len(c.b)
	c.inOwnLanguage("DESCRIPTION")
	empty := len(c.b)
	d := description{render.NewLines(c.scratch[:0], c.base), c}
	d.entry(e)
	d.Trim()
	d.flush()
	c.scratch = d.Bytes()
	if len(c.b) == empty {
		c.b, c.room = c.b[:before], maxLine
		return
	}
	c.end()
}

// description is the words of an entry under construction. Long texts go where
// they belong without being put together with the others.
type description struct {
	*render.Lines
	c *ical
}

// flush moves what has been written to the calendar.
func (d *description) flush() {
	d.c.words(string(d.Bytes()))
	d.Reset()
}

func (d *description) entry(e *entry) {
	v := e.v
	for comment := range e.comments() {
		d.Text(comment)
	}
	d.Blank()
	if e.Panel != nil {
		d.Text(e.Panel.Kind)
		d.Blank()
		d.long(e.Panel.Abstract)
		d.names(e.Panel.Participants)
	} else {
		d.Text(v.Subtitle)
		d.Blank()
		if v.Description != nil {
			d.long(v.Description)
		} else {
			d.Text(v.Summary)
		}
		d.names(v.Participants)
		if len(v.Panels) > 0 {
			d.Blank()
			d.Sessions(v.Panels)
		}
	}
	d.Blank()
	d.Details(e.Details)
	if origin, rest := v.Absolute(v.URL); rest != "" {
		d.Blank()
		d.Words(origin + rest)
	}
}

// long writes a long text as it has been turned into words.
func (d *description) long(md *view.Markdown) {
	if md == nil {
		return
	}
	words := d.c.p.markdown.Words(md.Value)
	if words == "" {
		return
	}
	if md.FellBack() {
		d.Words(d.c.base.Mark(md.Lang))
	}
	d.flush()
	d.c.words(words)
	d.EndLine()
}

// names writes who takes part.
func (d *description) names(participants view.Participants) {
	if len(participants) > 0 {
		d.Blank()
		d.Participants(participants)
	}
}

func (c *ical) place(e *entry) {
	lines := e.Rooms
	if venue := e.Setting.Venue; venue != nil {
		own := venue.Lines
		if len(e.Rooms) > 0 && len(venue.Room) > 0 { // instead of the room of the venue
			own = own[1:]
		}
		lines = slices.Concat(e.Rooms, own)
	}
	c.joined("LOCATION", ", ", lines...)
	if e.Setting.Venue != nil && e.Setting.Venue.Facts.Geo != nil {
		geo := e.Setting.Venue.Facts.Geo
		c.lit("GEO:")
		c.raw(strconv.FormatFloat(geo.Latitude, 'f', 6, 64))
		c.lit(";")
		c.raw(strconv.FormatFloat(geo.Longitude, 'f', 6, 64))
		c.end()
	}
}

// categories writes the kind and the topics, those in one language together.
func (c *ical) categories(v *view.Event) {
	all := append([]view.Text{v.Kind}, v.Topics...)
	for i, first := range all {
		if len(first) == 0 || slices.ContainsFunc(all[:i], func(t view.Text) bool { return sameLang(t, first) }) {
			continue
		}
		c.property("CATEGORIES", first[0])
		c.words(escape.OneLine(first.String()))
		for _, t := range all[i+1:] {
			if sameLang(t, first) {
				c.lit(",")
				c.words(escape.OneLine(t.String()))
			}
		}
		c.end()
	}
}

// sameLang reports whether two texts begin in one language.
func sameLang(a, b view.Text) bool {
	return len(a) > 0 && len(b) > 0 && a[0].Lang == b[0].Lang
}

// organizerOf returns the address of whoever holds the event: a mailbox, else a
// page; "" if neither is known.
func organizerOf(v *view.Event) template.URL {
	if v.Contact != nil && v.Contact.EmailURL != "" {
		return v.Contact.EmailURL
	}
	for p := range v.Hosts.Organizers() {
		for _, u := range []template.URL{p.Website, p.Page} {
			if _, rest := v.Absolute(u); rest != "" {
				return u
			}
		}
	}
	return ""
}

func (c *ical) organizer(v *view.Event) {
	var name view.Text
	for p := range v.Hosts.Organizers() {
		name = p.Name
		break
	}
	if len(name) == 0 && v.Contact != nil {
		name = v.Contact.Name
	}
	c.lit("ORGANIZER")
	if len(name) > 0 {
		c.param("CN", escape.OneLine(name.String()))
		c.language(name[0])
	}
	c.lit(":")
	c.uri(organizerOf(v))
	c.end()
}

func (c *ical) contact(v *view.Event) {
	k := v.Contact
	if len(k.Name) > 0 {
		c.property("CONTACT", k.Name[0])
	} else {
		c.inOwnLanguage("CONTACT")
	}
	c.words(escape.OneLine(joined(", ", k.Name.String(), k.Email, k.Phone)))
	c.end()
}

// joined returns words with a separator between, without those that are empty.
func joined(with string, words ...string) string {
	words = slices.DeleteFunc(words, func(s string) bool { return s == "" })
	return strings.Join(words, with)
}
