package render

import (
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// ErrNoBaseURL says that a feed cannot name its entries: [Options].BaseURL is
// empty.
var ErrNoBaseURL = errors.New("a feed needs the address of its site")

// ErrNoTitle says that a feed has no title.
var ErrNoTitle = errors.New("a feed needs a title")

// Feed is what a feed says of itself. Only the title is required.
type Feed struct {
	// ID names the feed among those of the site. If empty, it is "events".
	ID string
	// Lang is the language of the feed; views for other readers are marked by
	// theirs. If Und, it is the site's main language.
	Lang     language.Tag
	Title    i18n.Text
	Subtitle i18n.Text
	Author   string // of entries without a host; if empty, the title
	URL      string // of the page that shows the same entries; if empty, the site
	Source   string // of the feed itself, to be read again
}

// Atom writes a feed of views (RFC 4287), in the order given. Each entry links
// to its page, to the same page in other languages and to its calendar file
// (see [CalendarRef]); its summary says in XHTML when and where, in which
// language, and what it is about. Without a page the same is its content.
//
// Ids are made of [Options].BaseURL, the ID of a thing and the language, so they
// stay when titles and addresses change. What is printed depends on the views
// alone: something of which it is not known when it was updated has the date
// 1970-01-01.
//
// A feed without a BaseURL gives [ErrNoBaseURL], without a title [ErrNoTitle], a
// view without an ID [ErrNoID]; other errors are those of w.
func (r *Renderer) Atom(w io.Writer, about Feed, views ...View) error {
	if err := r.check(); err != nil {
		return err
	}
	for _, v := range views {
		if err := ready(v); err != nil {
			return err
		}
	}
	d := r.reader(about.Lang)
	title := d.name(about.Title)
	var errs []error
	if r.base == nil {
		errs = append(errs, fmt.Errorf("render: %w", ErrNoBaseURL))
	}
	if len(title) == 0 {
		errs = append(errs, fmt.Errorf("render: %w", ErrNoTitle))
	}
	for _, v := range views {
		if v.base().ref.ID == "" {
			errs = append(errs, fmt.Errorf("render: %s %q: %w", v.base().ref.Kind, v.title(), ErrNoID))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return r.write(w, func(b []byte) []byte {
		f := feed{markup{b}, d.tag}
		f.feed(about, d, title, views)
		return f.b
	})
}

// feed is XML under construction. It escapes as markup does, which leaves out
// all that XML 1.0 cannot hold (section 2.2).
type feed struct {
	markup
	lang language.Tag
}

func (f *feed) feed(about Feed, d *document, title Text, views []View) {
	f.lit("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
	f.attr("xml:lang", d.lang)
	f.lit(">\n")
	if about.ID == "" {
		about.ID = "events"
	}
	f.id(d, "feed", about.ID)
	f.words("title", title)
	f.words("subtitle", d.text(about.Subtitle))
	var updated time.Time
	for _, v := range views {
		updated = laterOf(updated, v.base().stamp())
	}
	if len(views) == 0 {
		updated = (&Base{}).stamp()
	}
	f.updated(updated)
	f.lit("<author><name>")
	if about.Author != "" {
		f.text(about.Author)
	} else {
		f.text(title.String())
	}
	f.lit("</name></author>\n")
	f.link("self", "application/atom+xml", language.Und, d, given(about.Source))
	page := given(about.URL)
	if page == "" {
		page = template.URL(d.r.options.BaseURL)
	}
	f.link("alternate", "text/html", d.tag, d, page)
	for _, v := range views {
		f.entry(v)
	}
	f.lit("</feed>\n")
}

func (f *feed) entry(v View) {
	b := v.base()
	f.lit("<entry")
	if b.Lang != f.lang {
		f.attr("xml:lang", b.doc.lang)
	}
	f.lit(">\n")
	f.id(b.doc, literal(b.ref.Kind), b.ref.ID)
	f.words("title", v.title())
	f.updated(b.stamp())
	v.authors(f)
	f.link("alternate", "text/html", b.Lang, b.doc, b.URL)
	for _, a := range b.Alternates {
		f.link("alternate", "text/html", a.Lang, b.doc, a.URL)
	}
	f.link("related", "text/calendar", b.Lang, b.doc, b.doc.calendar)
	v.categories(f)
	name := literal("summary")
	if _, rest := b.doc.absolute(b.URL); rest == "" {
		name = "content" // RFC 4287 section 4.1.2 asks for one of the two
	}
	f.lit("<")
	f.lit(name)
	f.lit(" type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">\n")
	v.entry(f)
	f.lit("</div></")
	f.lit(name)
	f.lit(">\n</entry>\n")
}

// id writes a name that stays: the site, and in its fragment the thing. An
// entry in another language is another entry. The site's path is normalized, as
// RFC 4287 section 4.2.6 asks, so that a slash at its end changes nothing.
func (f *feed) id(d *document, kind literal, id string) {
	f.lit("<id>")
	f.text(d.r.origin)
	f.text(cmp.Or(strings.TrimSuffix(d.r.base.EscapedPath(), "/"), "/"))
	f.lit("#")
	f.lit(kind)
	f.lit("/")
	f.text(url.PathEscape(id))
	f.lit("/")
	f.text(d.lang)
	f.lit("</id>\n")
}

func (f *feed) updated(t time.Time) {
	f.lit("<updated>")
	f.b = appendTime(f.b, t.UTC(), i18n.Minute)
	f.lit("</updated>\n")
}

// words writes a text construct in one line.
func (f *feed) words(name literal, t Text) {
	if len(t) == 0 && name != "title" {
		return
	}
	f.lit("<")
	f.lit(name)
	f.langAttr(t)
	f.lit(">")
	f.text(t.String())
	f.lit("</")
	f.lit(name)
	f.lit(">\n")
}

// langAttr marks the element that is being opened, if its words are all in
// another language than the entry.
func (f *feed) langAttr(t Text) {
	if len(t) == 1 && t[0].foreign() {
		f.attr("xml:lang", t[0].Lang().String())
	}
}

func (f *feed) link(rel, class literal, lang language.Tag, d *document, u template.URL) {
	origin, rest := d.absolute(u)
	if rest == "" {
		return
	}
	f.lit("<link rel=\"")
	f.lit(rel)
	f.lit("\" type=\"")
	f.lit(class)
	f.lit("\"")
	if lang != language.Und {
		f.attr("hreflang", lang.String())
	}
	f.urlAttr("href", origin, rest)
	f.lit("/>\n")
}

// paragraph writes a text as XHTML, each run in another language marked.
func (f *feed) paragraph(t Text) {
	if len(t) == 0 {
		return
	}
	f.lit("<p")
	f.xhtmlLang(t)
	f.lit(">")
	if len(t) == 1 {
		f.text(t[0].Value)
	} else {
		f.xhtml(t)
	}
	f.lit("</p>\n")
}

// xhtmlLang marks the element that is being opened. XML has xml:lang, and
// programs that read XHTML as HTML want lang.
func (f *feed) xhtmlLang(t Text) {
	if len(t) == 1 && t[0].foreign() {
		f.langAttr(t)
		f.b = append(f.b, t[0].voice.attr...)
	}
}

// xhtml writes a text inside an element that nobody has marked.
func (f *feed) xhtml(t Text) {
	for i := range t {
		if t[i].foreign() {
			f.lit("<span")
			f.xhtmlLang(t[i : i+1])
			f.lit(">")
			f.text(t[i].Value)
			f.lit("</span>")
			continue
		}
		f.text(t[i].Value)
	}
}

// passage writes texts as one paragraph, with commas between them.
func (f *feed) passage(texts []Text) {
	before := len(f.b)
	for _, t := range texts {
		switch {
		case len(t) == 0:
			continue
		case len(f.b) == before:
			f.lit("<p>")
		default:
			f.lit(", ")
		}
		f.xhtml(t)
	}
	if len(f.b) > before {
		f.lit("</p>\n")
	}
}

func (f *feed) place(v *Venue) {
	lines := v.lines()
	f.passage(lines[:])
}

// plain writes words in the reader's language.
func (f *feed) plain(s string) {
	if s != "" {
		f.lit("<p>")
		f.text(s)
		f.lit("</p>\n")
	}
}

func (v *EventView) authors(f *feed) {
	for p := range v.organizers() {
		f.lit("<author")
		f.langAttr(p.Name)
		f.lit("><name>")
		f.text(p.Name.String())
		f.lit("</name>")
		origin, rest := p.doc.absolute(p.URL)
		if rest != "" {
			f.lit("<uri>")
			f.text(origin)
			f.text(rest)
			f.lit("</uri>")
		}
		f.lit("</author>\n")
	}
}

func (v *ProgramView) authors(*feed) {}

func (v *SpeakerView) authors(*feed) {}

func (v *EventView) categories(f *feed) {
	f.category(v.Kind)
	for _, t := range v.Topics {
		f.category(t)
	}
}

func (f *feed) category(t Text) {
	if len(t) == 0 {
		return
	}
	f.lit("<category")
	f.langAttr(t)
	f.attr("term", t.String())
	f.lit("/>\n")
}

func (v *ProgramView) categories(*feed) {}

func (v *SpeakerView) categories(*feed) {}

// entry writes what a reader of the feed decides by.
func (v *EventView) entry(f *feed) {
	for _, s := range v.Statuses {
		f.paragraph(s)
	}
	f.paragraph(v.StatusNote)
	f.when(v.doc, v.When)
	for i := range v.Dates {
		o := &v.Dates[i]
		f.when(v.doc, o.When)
		f.paragraph(o.Attendance)
		if o.Venue != nil {
			f.place(o.Venue)
		}
	}
	if v.Previous != nil && v.Previous.When != nil && v.Previous.When.Text != "" {
		f.plain(v.doc.l.Message("when.previous", nil).Value + ": " + v.Previous.When.Text)
	}
	if v.Venue != nil {
		f.place(v.Venue)
	}
	f.paragraph(v.Attendance)
	for _, n := range v.Notices {
		f.paragraph(n.Sentence)
	}
	f.paragraph(v.Subtitle)
	f.gist(v.card())
}

func (v *ProgramView) entry(f *feed) { f.gist(v.card()) }

func (v *SpeakerView) entry(f *feed) {
	for _, p := range v.Positions {
		texts := p.texts()
		f.passage(texts[:])
	}
	f.gist(v.card())
}

// when writes a time under its label, where it holds no more or is not known.
func (f *feed) when(d *document, w *When) {
	switch {
	case w == nil:
	case len(w.ToBeConfirmed) > 0:
		f.lit("<p>")
		f.text(d.l.Message("when.date", nil).Value)
		f.text(": ")
		f.xhtml(w.ToBeConfirmed)
		f.lit("</p>\n")
	default:
		f.plain(w.original(d) + w.Text)
	}
}

func (f *feed) gist(c card) { f.paragraph(c.gist()) }
