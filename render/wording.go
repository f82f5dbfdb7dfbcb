package render

import (
	"bytes"
	"html/template"
	"net/url"
	"strings"

	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/view"
)

// wording is a text for people under construction: what plain text and
// Markdown have in common. Words are put where they stay, so that nothing is
// built twice; what turns out to be empty is taken back.
type wording struct {
	b     []byte
	start int // of the group of words that is being written
	base  *view.Base
	marks bool // Markdown: words are escaped, and links are marks
}

// lit writes words of this package, which are marks where there are any.
func (w *wording) lit(s escape.Literal) { w.b = append(w.b, s...) }

// words writes content.
func (w *wording) words(s string) {
	if w.marks {
		w.b = escape.AppendCommonMark(w.b, s, false)
		return
	}
	w.b = append(w.b, escape.InLine(s)...)
}

// trim takes away the spaces around the words that have just been written.
func (w *wording) trim() {
	words := w.b[w.start:]
	if len(words) == 0 || words[0] != ' ' && words[len(words)-1] != ' ' {
		return
	}
	w.b = w.b[:w.start+copy(words, bytes.Trim(words, " "))]
}

// group writes words with something before and after them, and nothing for no
// words, which it reports.
func (w *wording) group(begin, write, end func()) (written bool) {
	outer, before := w.start, len(w.b)
	begin()
	w.start = len(w.b)
	write()
	if written = len(w.b) > w.start; written {
		end()
	} else {
		w.b = w.b[:before]
	}
	w.start = outer
	return written
}

// separated writes a group after those that the line or the outer group begins with,
// with a separator between; where either is missing, without.
func (w *wording) separated(with escape.Literal, write func()) {
	w.group(func() {
		if len(w.b) > w.start {
			w.lit(with)
		}
	}, write, func() {})
}

// between writes a group between two marks.
func (w *wording) between(before escape.Literal, write func(), after escape.Literal) {
	w.group(func() { w.lit(before) }, write, func() { w.lit(after) })
}

// labelled writes a label with what it stands for, which may have none.
func (w *wording) labelled(before escape.Literal, label view.Text, after escape.Literal, write func()) {
	w.group(func() {
		if len(label) > 0 {
			w.lit(before)
			w.text(label)
			w.lit(after)
		}
	}, write, func() {})
}

// text writes a text, each passage that is not the reader's with a mark that
// names its language.
func (w *wording) text(t view.Text) {
	for i := range t {
		w.words(t[i].Value)
		if t[i].FellBack() {
			w.mark(t[i])
		}
	}
}

// mark names the language of the passage that has just been written.
func (w *wording) mark(p view.Part) {
	if mark := w.base.Mark(p.Lang); mark != "" {
		w.lit(" ")
		w.words(mark)
	}
}

// separatedText is separated for a text.
func (w *wording) separatedText(with escape.Literal, t view.Text) {
	if len(t) > 0 {
		w.separated(with, func() { w.text(t) })
	}
}

// separatedWords is separated for words without a language.
func (w *wording) separatedWords(with escape.Literal, s string) {
	if s != "" {
		w.separated(with, func() { w.words(s) })
	}
}

// passage joins texts. Neighbours in one other language get one mark, after
// the last.
func (w *wording) passage(with escape.Literal, texts ...view.Text) {
	begin := len(w.b)
	var open view.Part // in another language, and not marked yet
	markOpen := func() {
		if open.FellBack() {
			w.mark(open)
			open = view.Part{}
		}
	}
	for _, t := range texts {
		for i, part := range t {
			if part.Lang != open.Lang || part.Source != open.Source {
				markOpen()
			}
			if i == 0 && len(w.b) > begin {
				w.lit(with)
			}
			w.words(part.Value)
			if part.FellBack() {
				open = part
			}
		}
	}
	markOpen()
}

// link writes words that lead somewhere. Plain text gives the address after
// them.
func (w *wording) link(write func(), u template.URL) {
	switch {
	case w.marks:
		w.markLink(write, u)
	default:
		w.separated("", write)
		w.separatedAddress(" ", u)
	}
}

// separatedAddress writes where something leads after the words of it: a mailbox
// or a number as people write it, unless the words are just that.
func (w *wording) separatedAddress(with escape.Literal, u template.URL) {
	address, reached := reachedAt(w.address(u))
	if reached && bytes.Contains(w.b[w.start:], []byte(escape.InLine(address))) {
		return
	}
	w.separatedWords(with, address)
}

// reachedAt returns an address as people read it, and whether it is a mailbox or a
// number: these have no scheme and nothing that is meant for programs.
func reachedAt(u template.URL) (address string, reached bool) {
	address = string(u)
	for _, scheme := range []string{"mailto:", "tel:"} {
		rest, ok := strings.CutPrefix(address, scheme)
		if !ok {
			continue
		}
		rest, _, _ = strings.Cut(rest, "?")
		if plain, err := url.PathUnescape(rest); err == nil {
			rest = plain
		}
		return rest, true
	}
	return address, false
}

// reach writes an address that is its own words: a mailbox, a telephone.
func (w *wording) reach(words string, u template.URL) {
	if w.marks {
		w.markLink(func() { w.words(words) }, u)
		return
	}
	w.words(words)
}

// when writes a time with its doors and other clocks.
func (w *wording) when(at *view.When) {
	if len(at.ToBeConfirmed) > 0 {
		w.text(at.ToBeConfirmed)
		return
	}
	w.words(at.Text)
	w.separatedText(" · ", at.Doors)
	for _, z := range at.Zones {
		w.separatedText(" · ", z)
	}
}

// occurrence writes one of several occasions, and how to follow it.
func (w *wording) occurrence(o *view.Occurrence) {
	if o.When != nil {
		w.separated("", func() { w.when(o.When) })
	}
	w.separatedText(" · ", o.Mark)
	w.separatedText(" · ", o.StatusNote)
	w.separatedText(" · ", o.Attendance)
	if o.Venue != nil {
		w.separated(" · ", func() { w.place(o.Venue) })
		w.separatedText(" · ", o.Venue.Accessibility)
	}
	for _, l := range o.Online {
		w.separated(" · ", func() { w.link(func() { w.text(l.Label) }, l.URL) })
	}
}

// panelWhen writes when a session is, and what has become of the session.
func (w *wording) panelWhen(p *view.Panel) {
	if p.When != nil {
		w.when(p.When)
	}
	w.separatedText(" · ", p.Status)
}

// place writes a venue in one line, and where its map is.
func (w *wording) place(v *view.Venue) {
	w.link(func() { w.passage(", ", v.Lines...) }, v.Map)
}

// where writes the rooms of a session and its venue.
func (w *wording) where(p *view.Panel) {
	for _, room := range p.Rooms {
		w.separatedText(", ", room)
	}
	if p.Venue != nil {
		w.separated(", ", func() { w.place(p.Venue) })
	}
}

// who writes the name of somebody, or the words that stand for it.
func (w *wording) who(v *view.Profile, group view.Text) {
	switch person := v.Person; {
	case person.Named():
		w.text(person.Prefix)
		if !person.IsNative() {
			w.separatedWords(" ", person.Name)
		}
		w.separated(" ", func() {
			if person.Name == "" || person.IsNative() {
				w.text(person.Native)
				return
			}
			w.between("(", func() { w.text(person.Native) }, ")")
		})
	case len(group) > 0:
		w.text(group)
	case len(v.Positions) > 0:
		w.text(v.Positions[0].Headline())
	}
}

// participant writes somebody in one line, and returns the positions that it
// does not tell: of whom nobody knows the name, the first stands for it.
func (w *wording) participant(v *view.Participant, before, after escape.Literal) []view.Position {
	rest := v.Positions
	if !v.Named() && len(rest) > 0 { // what somebody is is no name
		w.position(rest[0])
		rest = rest[1:]
	} else {
		w.between(before, func() { w.who(&v.Profile, v.Group) }, after)
	}
	w.separatedText(" · ", v.Role)
	w.separatedText(" · ", v.Attendance)
	w.separatedText(" · ", v.Status)
	return rest
}

// position writes what somebody is somewhere.
func (w *wording) position(p view.Position) {
	w.passage(", ", p.Title, p.Organization, p.Place)
}

// programName writes the name of a program with its acronym.
func (w *wording) programName(p *view.Institution) {
	w.text(p.Name)
	w.separated(" ", func() { w.between("(", func() { w.text(p.Acronym) }, ")") })
}

// item writes one thing under a label.
func (w *wording) item(item *view.Item) {
	switch {
	case item.When != nil:
		w.when(item.When)
	case item.Occurrence != nil:
		w.occurrence(item.Occurrence)
	case item.Venue != nil:
		w.place(item.Venue)
	case item.Registration != nil:
		w.registration(item.Registration)
	case item.Contact != nil:
		w.contact(item.Contact)
	default:
		w.link(func() { w.text(item.Text) }, item.URL)
	}
}

func (w *wording) registration(r *view.Registration) {
	w.text(r.State)
	for _, s := range r.Sentences {
		w.separatedText(" ", s)
	}
	w.separatedText(" ", r.Note)
	w.separated(" ", func() { w.register(r) })
}

func (w *wording) contact(c *view.Contact) {
	w.text(c.Name)
	w.separated(", ", func() { w.reach(c.Email, c.EmailURL) })
	w.separated(", ", func() { w.reach(c.Phone, c.PhoneNumber) })
}

// register writes where one registers: Markdown has words to link.
func (w *wording) register(r *view.Registration) {
	switch {
	case r.URL == "":
	case w.marks:
		w.markLink(func() { w.text(r.Label) }, r.URL)
	default:
		w.separatedAddress("", r.URL)
	}
}

// listedWhen writes when an event of a list is, and whether that is over.
func (w *wording) listedWhen(e *view.ListedEvent) {
	if e.When != nil {
		w.when(e.When)
	}
	w.separatedText(" · ", e.Over)
}

// listedWhere writes where one goes, or how else one takes part.
func (w *wording) listedWhere(e *view.ListedEvent) {
	w.text(e.Place)
	w.separatedText(" · ", e.Attendance)
}

// address is an address as it is followed away from the page: in full, where the
// site's own is known.
func (w *wording) address(u template.URL) template.URL {
	if origin, rest := w.base.Absolute(u); rest != "" {
		return template.URL(origin + rest)
	}
	return u
}
