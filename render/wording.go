package render

import (
	"bytes"
	"html/template"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// wording is a text for people under construction: what plain text and
// Markdown have in common. Words are put where they stay, so that nothing is
// built twice; what turns out to be empty is taken back.
type wording struct {
	b     []byte
	start int // of the group of words that is being written
	doc   *document
	marks bool // Markdown: words are escaped, and links are marks
}

// lit writes words of this package, which are marks where there are any.
func (w *wording) lit(s literal) { w.b = append(w.b, s...) }

// words writes content.
func (w *wording) words(s string) {
	if w.marks {
		w.b = appendMarks(w.b, s, false)
		return
	}
	w.b = append(w.b, inLine(s)...)
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

// then writes a group after those that the line or the outer group begins with,
// with a separator between; where either is missing, without.
func (w *wording) then(with literal, write func()) {
	w.group(func() {
		if len(w.b) > w.start {
			w.lit(with)
		}
	}, write, func() {})
}

// between writes a group between two marks.
func (w *wording) between(before literal, write func(), after literal) {
	w.group(func() { w.lit(before) }, write, func() { w.lit(after) })
}

// labelled writes a label with what it stands for.
func (w *wording) labelled(before literal, id string, after literal, write func()) {
	w.group(func() {
		w.lit(before)
		w.message(id)
		w.lit(after)
	}, write, func() {})
}

// message writes a label, marked where it is not in the reader's language.
func (w *wording) message(id string) {
	words := w.doc.l.Message(id, nil)
	w.words(words.Value)
	if words.Source == i18n.Fallback {
		w.lit(" ")
		w.words(w.doc.mark(words.Lang))
	}
}

// text writes a text, each passage that is not the reader's with a mark that
// names its language.
func (w *wording) text(t Text) {
	for i := range t {
		w.words(t[i].Value)
		if t[i].fellBack() {
			w.lit(" ")
			w.words(t[i].mark())
		}
	}
}

// thenText is then for a text.
func (w *wording) thenText(with literal, t Text) {
	if len(t) > 0 {
		w.then(with, func() { w.text(t) })
	}
}

// thenWords is then for words without a language.
func (w *wording) thenWords(with literal, s string) {
	if s != "" {
		w.then(with, func() { w.words(s) })
	}
}

// passage joins texts. Neighbours in one other language get one mark, after
// the last.
func (w *wording) passage(with literal, texts []Text) {
	begin := len(w.b)
	var open Part // in another language, and not marked yet
	mark := func() {
		if open.voice != nil {
			w.lit(" ")
			w.words(open.mark())
			open = Part{}
		}
	}
	for _, t := range texts {
		for i, part := range t {
			if part.voice != open.voice {
				mark()
			}
			if i == 0 && len(w.b) > begin {
				w.lit(with)
			}
			w.words(part.Value)
			if part.fellBack() {
				open = part
			}
		}
	}
	mark()
}

// link writes words that lead somewhere. Plain text gives the address after
// them.
func (w *wording) link(write func(), u template.URL) {
	switch {
	case w.marks:
		w.markLink(write, u)
	default:
		w.then("", write)
		w.thenWords(" ", string(u))
	}
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
func (w *wording) when(at *When) {
	if len(at.ToBeConfirmed) > 0 {
		w.text(at.ToBeConfirmed)
		return
	}
	w.words(at.Text)
	w.thenText(" · ", at.Doors)
	for _, z := range at.Zones {
		w.thenText(" · ", z)
	}
}

// occurrence writes one of several occasions, and how to follow it if that is
// still open.
func (w *wording) occurrence(o *Occurrence, open bool) {
	if o.When != nil {
		w.then("", func() { w.when(o.When) })
	}
	w.thenText(" · ", o.Attendance)
	if o.Venue != nil {
		w.then(" · ", func() { w.place(o.Venue) })
		w.thenText(" · ", o.Venue.Accessibility)
	}
	for _, l := range o.Online {
		if !open {
			break
		}
		w.then(" · ", func() { w.link(func() { w.text(l.Label) }, l.URL) })
	}
}

// place writes a venue in one line, and where its map is.
func (w *wording) place(v *Venue) {
	lines := v.lines()
	w.link(func() { w.passage(", ", lines[:]) }, v.Map)
}

// where writes the rooms of a session and its venue.
func (w *wording) where(p *Panel) {
	for _, room := range p.Rooms {
		w.thenText(", ", room)
	}
	if p.Venue != nil {
		w.then(", ", func() { w.place(p.Venue) })
	}
}

// fee writes one price.
func (w *wording) fee(f Fee) {
	w.text(f.Name)
	w.thenWords(": ", f.Amount)
	w.then(" ", func() { w.between("(", func() { w.text(f.Availability) }, ")") })
}

// who writes the name of somebody, or the words that stand for it.
func (w *wording) who(v *Person, group Text) {
	switch {
	case v.Name != "" || len(v.Native) > 0:
		w.text(v.Prefix)
		w.thenWords(" ", v.Name)
		w.then(" ", func() {
			if v.Name == "" {
				w.text(v.Native)
				return
			}
			w.between("(", func() { w.text(v.Native) }, ")")
		})
	case len(group) > 0:
		w.text(group)
	case len(v.Positions) > 0:
		w.text(v.Positions[0].headline())
	}
}

// participant writes somebody in one line, and returns the positions that it
// does not tell: of whom nobody knows the name, the first stands for it.
func (w *wording) participant(v *Participant, before, after literal) []Position {
	rest := v.Positions
	w.between(before, func() {
		if v.nameless() && len(rest) > 0 {
			w.position(rest[0])
			rest = rest[1:]
			return
		}
		w.who(&v.Person, v.Group)
	}, after)
	w.thenText(" · ", v.Role)
	w.thenText(" · ", v.Attendance)
	w.thenText(" · ", v.Status)
	return rest
}

// position writes what somebody is somewhere.
func (w *wording) position(p Position) {
	texts := p.texts()
	w.passage(", ", texts[:])
}

// programName writes the name of a program with its acronym.
func (w *wording) programName(p *Program) {
	w.text(p.Name)
	w.then(" ", func() { w.between("(", func() { w.text(p.Acronym) }, ")") })
}

// practical writes the facts beside when and where, for who takes part so,
// there or from afar, each by way of fact.
func (w *wording) practical(v *EventView, attendance Text, venue *Venue, online []OnlineLink, fact func(id string, write func())) {
	text := func(id string, t Text) {
		if len(t) > 0 {
			fact(id, func() { w.text(t) })
		}
	}
	if v.Open {
		for _, o := range online {
			fact("where.online", func() { w.link(func() { w.text(o.Label) }, o.URL) })
		}
	}
	text("attendance.heading", attendance)
	if r := v.Registration; r != nil && v.Open {
		fact("registration.heading", func() {
			for _, s := range r.Sentences {
				w.thenText(" ", s)
			}
			w.thenText(" ", r.Note)
			w.then(" ", func() { w.register(r) })
		})
		for _, f := range r.Fees {
			fact("fee.heading", func() { w.fee(f) })
		}
	}
	if s := v.Series; s != nil {
		fact("series.heading", func() { w.link(func() { w.text(s.Label) }, w.address(s.URL)) })
	}
	if len(v.Topics) > 0 {
		fact("topics.heading", func() {
			for _, t := range v.Topics {
				w.thenText(" · ", t)
			}
		})
	}
	text("audience.heading", v.Audience)
	text("accessibility.heading", v.Accessibility)
	if venue != nil {
		text("accessibility.heading", venue.Accessibility)
	}
	if c := v.Contact; c != nil {
		fact("contact.heading", func() {
			w.text(c.Name)
			w.then(", ", func() { w.reach(c.Email, c.EmailURL) })
			w.then(", ", func() { w.reach(c.Phone, c.PhoneNumber) })
		})
	}
}

// register writes where one registers: Markdown has words to link.
func (w *wording) register(r *Registration) {
	switch {
	case r.URL == "":
	case w.marks:
		w.markLink(func() { w.message("registration.link") }, r.URL)
	default:
		w.words(string(r.URL))
	}
}

// address is a page of the site, in full where the site's address is known.
func (w *wording) address(u template.URL) template.URL {
	if origin, rest := w.doc.absolute(u); rest != "" {
		return template.URL(origin + rest)
	}
	return u
}

// mark names the language of a passage: "[en inglés]".
func (p Part) mark() string { return p.voice.doc.mark(p.voice.lang) }

func (d *document) mark(lang language.Tag) string {
	mark := d.inOneLanguage("fallback.mark", func(l *i18n.Localizer) i18n.Args {
		return i18n.Args{"Language": l.LanguageName(lang)}
	})
	// No-break spaces keep the mark in one piece.
	return strings.ReplaceAll(mark.Value, " ", "\u00a0")
}
