package atom

import (
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/view"
)

func (f *feed) entry(v view.View) {
	b := v.ViewBase()
	f.Lit("<entry")
	if b.Lang != f.lang {
		f.Attr("xml:lang", b.Lang.String())
	}
	f.Lit(">\n")
	f.id(b, escape.Literal(b.Kind), b.ID)
	f.words("title", b.Card.Title)
	f.updated(b.Stamp())
	e, isEvent := v.(*view.Event)
	if isEvent {
		f.authors(e)
	}
	f.link("alternate", "text/html", b.Lang, b, b.URL)
	for _, a := range b.Alternates {
		f.link("alternate", "text/html", a.Lang, b, a.URL)
	}
	f.link("related", "text/calendar", b.Lang, b, b.Calendar)
	if isEvent {
		f.categories(e)
	}
	name := escape.Literal("summary")
	if _, rest := b.Absolute(b.URL); rest == "" {
		name = "content" // RFC 4287 section 4.1.2 asks for one of the two
	}
	f.Lit("<")
	f.Lit(name)
	f.Lit(" type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">\n")
	switch v := v.(type) {
	case *view.Event:
		f.event(v)
	case *view.Speaker:
		for _, p := range v.Positions {
			f.passage(p.Title, p.Organization, p.Place)
		}
	}
	f.paragraph(b.Card.Gist(f.markdown))
	f.Lit("</div></")
	f.Lit(name)
	f.Lit(">\n</entry>\n")
}

// paragraph writes a text as XHTML, each run in another language marked.
func (f *feed) paragraph(t view.Text) {
	if len(t) == 0 {
		return
	}
	f.Lit("<p")
	f.xhtmlLang(t)
	f.Lit(">")
	if len(t) == 1 {
		f.Text(t[0].Value)
	} else {
		f.xhtml(t)
	}
	f.Lit("</p>\n")
}

// xhtmlLang marks the element that is being opened. XML has xml:lang, and
// programs that read XHTML as HTML want lang.
func (f *feed) xhtmlLang(t view.Text) {
	if len(t) == 1 && t[0].Foreign {
		f.langAttr(t)
		f.Attr("lang", t[0].Lang.String())
		if t[0].Dir != 0 {
			f.Attr("dir", t[0].Dir.String())
		}
	}
}

// xhtml writes a text inside an element that nobody has marked.
func (f *feed) xhtml(t view.Text) {
	for i := range t {
		if t[i].Foreign {
			f.Lit("<span")
			f.xhtmlLang(t[i : i+1])
			f.Lit(">")
			f.Text(t[i].Value)
			f.Lit("</span>")
			continue
		}
		f.Text(t[i].Value)
	}
}

// passage writes texts as one paragraph, with commas between them.
func (f *feed) passage(texts ...view.Text) {
	before := len(f.B)
	for _, t := range texts {
		switch {
		case len(t) == 0:
			continue
		case len(f.B) == before:
			f.Lit("<p>")
		default:
			f.Lit(", ")
		}
		f.xhtml(t)
	}
	if len(f.B) > before {
		f.Lit("</p>\n")
	}
}

// plain writes words in the reader's language.
func (f *feed) plain(s string) {
	if s != "" {
		f.Lit("<p>")
		f.Text(s)
		f.Lit("</p>\n")
	}
}

func (f *feed) authors(v *view.Event) {
	for p := range v.Hosts.Organizers() {
		f.Lit("<author")
		f.langAttr(p.Name)
		f.Lit("><name>")
		f.Text(p.Name.String())
		f.Lit("</name>")
		if origin, rest := v.Absolute(p.Website); rest != "" {
			f.Lit("<uri>")
			f.Text(origin)
			f.Text(rest)
			f.Lit("</uri>")
		}
		f.Lit("</author>\n")
	}
}

func (f *feed) categories(v *view.Event) {
	f.category(v.Kind)
	for _, t := range v.Topics {
		f.category(t)
	}
}

func (f *feed) category(t view.Text) {
	if len(t) == 0 {
		return
	}
	f.Lit("<category")
	f.langAttr(t)
	f.Attr("term", t.String())
	f.Lit("/>\n")
}

// event writes what a reader of the feed decides by, before what it is about.
func (f *feed) event(v *view.Event) {
	for _, s := range v.Statuses {
		f.paragraph(s)
	}
	f.paragraph(v.StatusNote)
	f.when(v, v.When)
	for i := range v.Dates {
		o := &v.Dates[i]
		f.when(v, o.When)
		f.paragraph(o.Attendance)
		if o.Venue != nil {
			f.passage(o.Venue.Lines...)
		}
	}
	if v.Previous != nil && v.Previous.When != nil && v.Previous.When.Text != "" {
		f.plain(v.Words.Previous.String() + ": " + v.Previous.When.Text)
	}
	if v.Venue != nil {
		f.passage(v.Venue.Lines...)
	}
	f.paragraph(v.Attendance)
	for _, n := range v.Notices {
		f.paragraph(n.Sentence)
	}
	f.paragraph(v.Subtitle)
	f.hosts(v.Hosts)
}

// hosts writes who stands behind an event, a paragraph for each relation.
func (f *feed) hosts(hosts view.Hosts) {
	for i := range hosts {
		f.Lit("<p>")
		f.xhtml(hosts[i].Relation)
		for k := range hosts[i].Programs {
			if k == 0 {
				f.Lit(": ")
			} else {
				f.Lit(", ")
			}
			f.xhtml(hosts[i].Programs[k].Name)
		}
		f.Lit("</p>\n")
	}
}

// when writes a time under its label, where it holds no more or is not known.
func (f *feed) when(v *view.Event, w *view.When) {
	switch {
	case w == nil:
	case len(w.ToBeConfirmed) > 0:
		f.Lit("<p>")
		f.Text(v.Words.Date.String())
		f.Lit(": ")
		f.xhtml(w.ToBeConfirmed)
		f.Lit("</p>\n")
	case w.Superseded && w.Text != "":
		f.plain(v.Words.Original.String() + ": " + w.Text)
	default:
		f.plain(w.Text)
	}
}
