package ical

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/address"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/view"
)

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
	c.recurrence(e, zones)
	c.line(statusOf(e))
	if e.Panel != nil && e.Day != nil {
		c.uid("RELATED-TO:", e.Day.Part)
	}
	c.text("SUMMARY", e.Headline)
	c.inWords(e)
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
	first := e.When.Facts.First()
	start, end := first.Start, first.End
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
func statusOf(e *entry) escape.Literal {
	switch {
	case slices.Contains(e.v.Facts.Statuses, event.Cancelled), slices.Contains(e.Statuses, event.Cancelled):
		return "STATUS:CANCELLED"
	case e.v.Facts.Undated || e.Off:
		return "STATUS:TENTATIVE"
	}
	return "STATUS:CONFIRMED"
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
