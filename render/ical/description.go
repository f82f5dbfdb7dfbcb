package ical

import (
	"iter"

	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
)

// maxWords bounds what the entries of one event say in words, in bytes: each says the
// same, and an event may have thousands of dates. Entries beyond have their title,
// time and place, and the address of the page.
const maxWords = 8 << 20

// inWords writes what an entry says in words, as long as those of its event may say
// more.
func (c *ical) inWords(e *entry) {
	if e.v != c.speaking {
		c.speaking, c.left = e.v, maxWords
	}
	inFull, before := c.left > 0, len(c.b)
	c.description(e, inFull)
	if inFull {
		for comment := range e.comments() {
			c.text("COMMENT", comment)
		}
	}
	c.left -= len(c.b) - before
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
		for _, t := range []view.Text{e.v.StatusNote, e.Status, e.StatusNote} {
			if len(t) > 0 && !yield(t) {
				return
			}
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
func (c *ical) description(e *entry, inFull bool) {
	before := len(c.b)
	c.inOwnLanguage("DESCRIPTION")
	empty := len(c.b)
	d := description{render.NewLines(c.scratch[:0], c.base), c}
	if inFull {
		d.entry(e)
	}
	d.address(e.v)
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
		if v.Practical != nil {
			d.Blank()
			d.Text(v.Words.Practical)
			d.long(v.Practical)
		}
		d.names(v.Participants)
		if len(e.Sessions) > 0 {
			d.Blank()
			d.Sessions(e.Sessions)
		}
	}
	d.Blank()
	d.Details(e.Details)
	d.Hosts(v.Hosts)
}

// address writes where there is more to read.
func (d *description) address(v *view.Event) {
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
	words := d.c.p.markdown.Words(md.Value, d.c.base.BaseURL)
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
