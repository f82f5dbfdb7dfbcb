package render

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

var (
	// ErrNoDay says that nothing can be entered in a calendar: no day is known.
	ErrNoDay = errors.New("no day is known")
	// ErrNoID says that a calendar or a feed would not know something again:
	// it has no ID.
	ErrNoID = errors.New("it has no ID")
)

// Calendar is what a calendar of events says of itself. The zero value is a
// calendar without a name in the site's main language.
type Calendar struct {
	// Lang is the language of the calendar; views for other readers are marked
	// by theirs. If Und, it is the site's main language.
	Lang        language.Tag
	Name        i18n.Text // in the list of calendars
	Description i18n.Text
	URL         string        // of the page that shows the same events
	Source      string        // of the calendar itself, to be read again
	Refresh     time.Duration // how often to read it again; if zero, once a day
	Panels      bool          // the panels of an event are entries of their own too
}

// ICalendar writes the entry of an event as a file of its own (RFC 5545, 7986):
// one VEVENT, or one for each of its separate dates. A view without a day (an
// event of which only the month is known, a program, a speaker) gives
// [ErrNoDay], an event without an ID [ErrNoID]; other errors are those of w.
//
// An entry is known again by its UID, made of the event's ID and the host of
// [Options].BaseURL: it is the same in every language, and stays when the event
// changes. What is printed depends on the view alone, not on the clock: DTSTAMP
// and LAST-MODIFIED are when the event was updated, and so is SEQUENCE, in
// minutes, if the event gives none. An event of which that is not known has
// the oldest DTSTAMP there is, 1970, so that any later one wins.
func (r *Renderer) ICalendar(w io.Writer, v View) error {
	if err := ready(v); err != nil {
		return err
	}
	e, ok := v.(*EventView)
	if !ok {
		return fmt.Errorf("render: %s: %w", v.base().Anchor, ErrNoDay)
	}
	entries, err := e.entries(nil, false)
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		return fmt.Errorf("render: event %s: %w", e.ID, ErrNoDay)
	}
	return r.calendar(w, e.Lang, entries, func(*ical) {})
}

// Calendar writes one calendar of several events, each as [Renderer.ICalendar]
// does, with a name, and how often it is to be read again. Events without a day
// are left out; one without an ID gives [ErrNoID].
func (r *Renderer) Calendar(w io.Writer, about Calendar, views ...*EventView) error {
	if err := r.check(); err != nil {
		return err
	}
	for _, v := range views {
		if err := ready(v); err != nil {
			return err
		}
	}
	var entries []entry
	var errs []error
	for _, v := range views {
		var err error
		entries, err = v.entries(entries, about.Panels)
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	d := r.reader(about.Lang)
	return r.calendar(w, d.tag, entries, func(c *ical) { c.about(about, d, entries) })
}

// An entry is one VEVENT.
type entry struct {
	v          *EventView
	part       string // of the event, in the UID
	panel      *Panel // nil: the event itself
	at         *When
	attendance Text
	venue      *Venue
	rooms      []Text
	online     []OnlineLink
	notices    Notices
}

// hasEntry reports whether the day is known, without which a calendar has no
// place for an entry.
func (w *When) hasEntry() bool {
	return w != nil && w.known.Precision != i18n.Month && writable(w.known.Start, w.known.Precision)
}

// writable reports whether a calendar can hold t. On the last evening of the
// year 9999 it is already another year in UTC, which only a time without a zone
// of its own is written in.
func writable(t time.Time, p i18n.Precision) bool {
	return dated(t) && t.UTC().Year() >= 1 && (p == i18n.Day || zoneName(t.Location()) != "" || dated(t.UTC()))
}

// hasEntry reports whether an event has a calendar file to link to.
func (v *EventView) hasEntry() bool {
	return v.When.hasEntry() || slices.ContainsFunc(v.Dates, func(o Occurrence) bool { return o.When.hasEntry() })
}

// datePart names a date that has an entry: by its ID, else by its start, so
// that it stays when another date is added or deleted. Of several at the same
// time the later ones are counted.
func (v *EventView) datePart(i int) string {
	o := &v.Dates[i]
	if o.id != "" {
		return "/date-" + o.id
	}
	start := func(w *When) string {
		if w.known.Precision == i18n.Day {
			return w.known.Start.Format("20060102")
		}
		return w.known.Start.UTC().Format("20060102T150405Z")
	}
	part := "/at-" + start(o.When)
	n := 1
	for k := range v.Dates[:i] {
		if other := &v.Dates[k]; other.id == "" && other.When.hasEntry() && start(other.When) == start(o.When) {
			n++
		}
	}
	if n > 1 {
		part += "-" + strconv.Itoa(n)
	}
	return part
}

// dateOf returns which of the dates of an event t falls on: during it, else on
// its day; -1 for none.
func (v *EventView) dateOf(t time.Time) int {
	during := func(o Occurrence) bool {
		return o.When.hasEntry() && !t.Before(o.When.known.Start) && t.Before(o.When.known.Over())
	}
	if i := slices.IndexFunc(v.Dates, during); i >= 0 {
		return i
	}
	return slices.IndexFunc(v.Dates, func(o Occurrence) bool {
		return o.When.hasEntry() && sameDay(o.When.known.Start, t.In(o.When.known.Start.Location()))
	})
}

// entries appends those of an event whose day is known.
func (v *EventView) entries(entries []entry, panels bool) ([]entry, error) {
	if v.ID == "" {
		return entries, fmt.Errorf("render: event %q: %w", v.Title, ErrNoID)
	}
	add := func(e entry, w *When) {
		if !w.hasEntry() {
			return
		}
		e.v, e.at = v, w
		entries = append(entries, e)
	}
	add(entry{attendance: v.Attendance, venue: v.Venue, online: v.Online, notices: v.Notices}, v.When)
	for i := range v.Dates {
		o := &v.Dates[i]
		e := entry{attendance: v.Attendance, venue: o.place, online: o.join, notices: v.Notices}
		if o.When.hasEntry() {
			e.part = v.datePart(i)
		}
		if len(o.Attendance) > 0 {
			e.attendance = o.Attendance
		}
		add(e, o.When)
	}
	if !panels {
		return entries, nil
	}
	for i := range v.Panels {
		p := &v.Panels[i]
		e := entry{part: "/" + strings.TrimPrefix(p.Anchor, v.doc.anchor+"-"), panel: p, attendance: p.mode, venue: p.place, rooms: p.Rooms, online: p.join, notices: p.alone}
		add(e, p.When)
	}
	return entries, nil
}

func (r *Renderer) calendar(w io.Writer, lang language.Tag, entries []entry, about func(*ical)) error {
	return r.write(w, func(b []byte) []byte {
		scratch := r.buffer()
		c := ical{b: b, room: maxLine, lang: lang, r: r, scratch: *scratch}
		defer func() {
			*scratch = c.scratch
			r.keep(scratch)
		}()
		c.line("BEGIN:VCALENDAR")
		c.line("VERSION:2.0")
		c.line("PRODID:-//tertulia//tertulia//EN")
		// RFC 5546 section 3.2.1 asks for an organizer of what is published,
		// and RFC 5545 section 3.8.4.3 has none for what is not.
		published := len(entries) > 0
		var zones zones
		for i := range entries {
			e := &entries[i]
			published = published && e.v.organizer() != ""
			if e.at.known.Precision == i18n.Minute {
				zones.add(e.at.known.Start)
				if e.ends() {
					zones.add(e.at.known.End)
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
		return c.b
	})
}

func (c *ical) about(about Calendar, d *document, entries []entry) {
	if name := d.name(about.Name); len(name) > 0 {
		c.text("NAME", name)
		c.text("X-WR-CALNAME", name) // which more programs read than NAME
	}
	c.text("DESCRIPTION", d.text(about.Description))
	c.address("URL", d, about.URL)
	c.address("SOURCE;VALUE=URI", d, about.Source)
	var updated time.Time
	for i := range entries {
		updated = laterOf(updated, entries[i].v.updated)
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
	for _, name := range []literal{"REFRESH-INTERVAL;VALUE=DURATION:", "X-PUBLISHED-TTL:"} {
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

// address writes a property whose value is an address that the caller gave.
func (c *ical) address(name literal, d *document, u string) {
	c.link(name, d, given(u))
}

func (c *ical) link(name literal, d *document, u template.URL) {
	origin, rest := d.absolute(u)
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
	return e.at.known.End.After(e.at.known.Start) && writable(e.at.known.End, e.at.known.Precision)
}

func (c *ical) event(e *entry, zones zones, published bool) {
	v := e.v
	c.line("BEGIN:VEVENT")
	c.uid("UID:", v, e.part)
	c.lit("DTSTAMP:")
	c.stamp(v.stamp())
	c.end()
	if dated(v.updated) {
		c.lit("LAST-MODIFIED:")
		c.stamp(v.updated)
		c.end()
	}
	if n := v.revision(); n > 0 {
		c.lit("SEQUENCE:")
		c.raw(strconv.FormatInt(n, 10))
		c.end()
	}
	c.time(e, zones)
	c.line(v.calendarStatus())
	if e.panel != nil {
		switch i := v.dateOf(e.at.known.Start); {
		case i >= 0:
			c.uid("RELATED-TO:", v, v.datePart(i))
		case v.When.hasEntry():
			c.uid("RELATED-TO:", v, "")
		}
		c.joined("SUMMARY", " · ", e.panel.Title, v.Title)
	} else {
		c.text("SUMMARY", v.Title)
	}
	c.description(e)
	for comment := range e.comments() {
		c.text("COMMENT", comment)
	}
	c.place(e)
	c.categories(v)
	c.link("URL", v.doc, v.URL)
	for _, o := range e.online {
		if o.URL != "" && v.Open {
			c.lit("CONFERENCE;VALUE=URI")
			c.param("LABEL", oneLine(o.Label.String()))
			if len(o.Label) == 1 {
				c.language(o.Label[0])
			}
			c.lit(":")
			c.uri(v.doc, o.URL)
			c.end()
		}
	}
	if v.Image != nil && v.doc.reaches(v.Image) {
		c.lit("IMAGE;VALUE=URI:")
		c.uri(v.doc, v.Image.Src)
		c.end()
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
func (c *ical) uid(name literal, v *EventView, part string) {
	c.lit(name)
	c.words(v.ID)
	c.words(part)
	if c.r.site != "" {
		c.lit("@")
		c.words(c.r.site)
	}
	c.end()
}

// stamp is when a view was updated; the oldest time there is if nobody knows,
// so that any other is later.
func (b *Base) stamp() time.Time {
	if dated(b.updated) && dated(b.updated.UTC()) {
		return b.updated
	}
	return time.Unix(0, 0)
}

// revision grows with every change: the event's own, else when it was made, in
// minutes, which has room in 32 bits.
func (b *Base) revision() int64 {
	return cmp.Or(int64(b.sequence), max(0, b.stamp().Unix()/60))
}

func (c *ical) time(e *entry, zones zones) {
	start, end := e.at.known.Start, e.at.known.End
	if e.at.known.Precision == i18n.Day {
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

func (c *ical) moment(name literal, t time.Time, zones zones) {
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

// calendarStatus is one of three: what is postponed may still take place, but
// not then.
func (v *EventView) calendarStatus() literal {
	stated := func(s event.Status) bool { return slices.Contains(v.known.statuses, s) }
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
func (e *entry) comments() iter.Seq[Text] {
	return func(yield func(Text) bool) {
		for _, s := range e.v.Statuses {
			if !yield(s) {
				return
			}
		}
		if len(e.v.StatusNote) > 0 && !yield(e.v.StatusNote) {
			return
		}
		for i := range e.notices {
			if !yield(e.notices[i].Sentence) {
				return
			}
		}
	}
}

// description writes in words what has no property of its own. Passages in
// other languages carry their marks.
func (c *ical) description(e *entry) {
	before := len(c.b)
	c.own("DESCRIPTION", e.v.doc)
	empty := len(c.b)
	d := description{plainText{wording: wording{b: c.scratch[:0], doc: e.v.doc}, width: -1, bare: true}, c}
	d.entry(e)
	d.b = bytes.TrimRight(d.b, "\n")
	d.flush()
	c.scratch = d.b
	if len(c.b) == empty {
		c.b, c.room = c.b[:before], maxLine
		return
	}
	c.end()
}

// description is the words of an entry under construction. Long texts go where
// they belong without being put together with the others.
type description struct {
	plainText
	c *ical
}

// flush moves what has been written to the calendar.
func (p *description) flush() {
	p.c.words(string(p.b))
	p.b = p.b[:0]
}

func (p *description) entry(e *entry) {
	v := e.v
	for comment := range e.comments() {
		p.line(comment)
	}
	p.blank()
	if e.panel != nil {
		p.line(e.panel.Kind)
		p.blank()
		p.prose(e.panel.Abstract)
		p.names(e.panel.Participants)
	} else {
		p.line(v.Subtitle)
		p.blank()
		if v.Description != nil {
			p.prose(v.Description)
		} else {
			p.line(v.Summary)
		}
		p.names(v.Participants)
		p.sessions(v.Panels)
	}
	p.blank()
	if at := e.at; at.Superseded {
		if e.panel != nil && v.When != nil { // whose day its own words leave out
			at = v.When
		}
		p.fact("when.original", func() { p.words(at.Text) })
	}
	p.line(e.at.Doors)
	if v.Previous != nil {
		p.fact("when.previous", func() { p.occurrence(v.Previous, v.Open) })
	}
	if e.venue != nil && e.venue.Map != "" {
		p.fact("where.map", func() { p.words(string(e.venue.Map)) })
	}
	p.practical(v, e.attendance, e.venue, e.online, p.fact)
	if origin, rest := v.doc.absolute(v.URL); rest != "" {
		p.blank()
		p.paragraph("", func() {
			p.words(origin)
			p.words(rest)
		})
	}
}

// prose writes a long text as it has been turned into words.
func (p *description) prose(md *Markdown) {
	if md == nil || md.words == "" {
		return
	}
	if md.fellBack() {
		p.sentence(md.mark())
	}
	p.flush()
	p.c.words(md.words)
	p.b = append(p.b, '\n')
}

// names writes who takes part, a line each.
func (p *description) names(participants Participants) {
	for i := range participants {
		if i == 0 {
			p.blank()
		}
		p.paragraph("- ", func() { p.participant(&participants[i], "", "") })
	}
}

// sessions writes when each panel is.
func (p *description) sessions(panels Panels) {
	for i := range panels {
		if i == 0 {
			p.blank()
		}
		panel := &panels[i]
		p.paragraph("- ", func() {
			if panel.When != nil {
				p.when(panel.When)
			}
			p.thenText(" · ", panel.Title)
			p.thenText(" · ", panel.Kind)
		})
	}
}

func (c *ical) place(e *entry) {
	var lines [6]Text
	if e.venue != nil {
		venue := *e.venue
		if len(e.rooms) > 0 { // instead of the room of the venue
			venue.Room = nil
		}
		lines = venue.lines()
	}
	c.joined("LOCATION", ", ", append(e.rooms[:len(e.rooms):len(e.rooms)], lines[:]...)...)
	if e.venue != nil && e.venue.geo != nil {
		c.lit("GEO:")
		c.raw(strconv.FormatFloat(e.venue.geo.Latitude, 'f', 6, 64))
		c.lit(";")
		c.raw(strconv.FormatFloat(e.venue.geo.Longitude, 'f', 6, 64))
		c.end()
	}
}

// categories writes the kind and the topics, those in one language together.
func (c *ical) categories(v *EventView) {
	all := append([]Text{v.Kind}, v.Topics...)
	for i, first := range all {
		if len(first) == 0 || slices.ContainsFunc(all[:i], first.sameLang) {
			continue
		}
		c.property("CATEGORIES", first[0])
		c.words(oneLine(first.String()))
		for _, t := range all[i+1:] {
			if t.sameLang(first) {
				c.lit(",")
				c.words(oneLine(t.String()))
			}
		}
		c.end()
	}
}

// sameLang reports whether two texts begin in one language.
func (t Text) sameLang(other Text) bool {
	return len(t) > 0 && len(other) > 0 && t[0].Lang() == other[0].Lang()
}

// organizer returns the address of whoever holds the event: a mailbox, else a
// page; "" if neither is known.
func (v *EventView) organizer() template.URL {
	if v.Contact != nil && v.Contact.EmailURL != "" {
		return v.Contact.EmailURL
	}
	for p := range v.organizers() {
		for _, u := range []template.URL{p.URL, p.Page} {
			if _, rest := v.doc.absolute(u); rest != "" {
				return u
			}
		}
	}
	return ""
}

func (c *ical) organizer(v *EventView) {
	var name Text
	for p := range v.organizers() {
		name = p.Name
		break
	}
	if len(name) == 0 && v.Contact != nil {
		name = v.Contact.Name
	}
	c.lit("ORGANIZER")
	if len(name) > 0 {
		c.param("CN", oneLine(name.String()))
		c.language(name[0])
	}
	c.lit(":")
	c.uri(v.doc, v.organizer())
	c.end()
}

func (c *ical) contact(v *EventView) {
	k := v.Contact
	if len(k.Name) > 0 {
		c.property("CONTACT", k.Name[0])
	} else {
		c.own("CONTACT", v.doc)
	}
	var w wording
	w.words(k.Name.String())
	w.thenWords(", ", k.Email)
	w.thenWords(", ", k.Phone)
	c.words(oneLine(string(w.b)))
	c.end()
}
