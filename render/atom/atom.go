// Package atom writes views as a feed (Atom, RFC 4287).
//
//	var p atom.Printer
//	err := p.Feed(w, atom.Feed{About: home}, slices.Values(views))
package atom

import (
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io"
	"iter"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/internal/address"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/markdown"
	"github.com/tertulia-go/tertulia/render/view"
)

var (
	// ErrNoBaseURL says that a feed cannot name its entries: the address of its
	// site is not known (see [view.Options]).
	ErrNoBaseURL = errors.New("a feed needs the address of its site")
	// ErrNoTitle says that a feed has no title.
	ErrNoTitle = errors.New("a feed needs a title")
	// ErrTwice says that a view is given twice in one language: a feed would
	// have two entries of one id.
	ErrTwice = errors.New("it is in the feed twice")
	// ErrNoID says that a feed would not know something again: it has no ID.
	ErrNoID = errors.New("it has no ID")
)

// A Printer writes feeds. The zero value is ready. It is safe for concurrent
// use, and remembers converted Markdown, within a bound, as long as it lives;
// do not copy it.
type Printer struct {
	markdown markdown.Converter
	unused   sync.Pool // of *feed
}

// Feed is what a feed says of itself. Only About is required.
type Feed struct {
	// About has the language of the feed, its title and subtitle (see
	// [view.Card]), and the address of the page that shows the same entries, as
	// [view.Views.Page] makes them; without a page it is the site. Views for
	// other readers are marked by their language.
	About  view.View
	ID     string // among the feeds of the site. If empty, it is "events"
	Author string // of entries without a host; if empty, the title
	Source string // of the feed itself, to be read again
}

// Feed writes a feed of views, in the order given. Each entry links to its
// page, to the same page in other languages and to its calendar file; its
// summary says in XHTML when and where, in which language, and what it is
// about. Without a page the same is its content.
//
// Ids are made of the address of the site, the ID of a thing and the language,
// so they stay when titles and addresses change. What is printed depends on the
// views alone: something of which it is not known when it was updated has the
// date 1970-01-01.
//
// The views are ranged over twice, for a feed says at its head when something in it
// was updated, and have to be the same both times: other ones are an error. They may
// be made as they are asked for: no more than one of them is held at a time.
//
// A feed without a base address gives [ErrNoBaseURL], without a title
// [ErrNoTitle], a view without an ID [ErrNoID], one that is given twice [ErrTwice], a nil view [view.ErrNoView],
// all before anything is written; other errors are those of w.
func (p *Printer) Feed(w io.Writer, about Feed, views iter.Seq[view.View]) error {
	if err := view.Check(about.About); err != nil {
		return fmt.Errorf("atom: %w", err)
	}
	base := about.About.ViewBase()
	var errs []error
	if base.BaseURL == "" {
		errs = append(errs, fmt.Errorf("atom: %w", ErrNoBaseURL))
	}
	if len(base.Card.Title) == 0 {
		errs = append(errs, fmt.Errorf("atom: %w", ErrNoTitle))
	}
	all := survey{errs: errs, updated: (&view.Base{}).Stamp()}
	for v := range views {
		if !all.add(v) {
			break
		}
	}
	if err := errors.Join(all.errs...); err != nil {
		return err
	}
	f, ok := p.unused.Get().(*feed)
	if !ok {
		f = new(feed)
	}
	f.w, f.markdown, f.lang, f.left, f.err = w, &p.markdown, base.Lang, all.count, nil
	f.head(about, base, all.updated)
	for v := range views {
		if !f.next(v) {
			break
		}
	}
	err := f.finish()
	if cap(f.B) <= maxKeptBuffer {
		*f = feed{Markup: escape.Markup{B: f.B[:0]}}
		p.unused.Put(f)
	}
	return err
}

// survey is what is known of all views of a feed before one is written.
type survey struct {
	given   map[named]bool
	count   int
	updated time.Time
	errs    []error
}

// named is what no two entries of a feed may share.
type named struct {
	kind, id string
	lang     language.Tag
}

// add reports whether the next view is to be looked at, too.
func (s *survey) add(v view.View) bool {
	if err := view.Check(v); err != nil {
		s.errs = []error{fmt.Errorf("atom: %w", err)}
		return false
	}
	if s.given == nil {
		s.given = make(map[named]bool)
	}
	s.count++
	b := v.ViewBase()
	own := named{string(b.Kind), b.ID, b.Lang}
	if b.ID == "" {
		s.errs = append(s.errs, fmt.Errorf("atom: %s %q: %w", b.Kind, b.Card.Title, ErrNoID))
	} else if s.given[own] {
		s.errs = append(s.errs, fmt.Errorf("atom: %s %s: %w", b.Kind, b.ID, ErrTwice))
	}
	s.given[own] = true
	if at := b.Stamp(); at.After(s.updated) {
		s.updated = at
	}
	return true
}

// next writes the entry of a view, and reports whether another one may follow.
func (f *feed) next(v view.View) bool {
	if view.Check(v) != nil || f.left == 0 {
		f.err = errOthers
		return false
	}
	f.left--
	f.entry(v)
	f.flush(flushed)
	return f.err == nil
}

// finish ends the feed.
func (f *feed) finish() error {
	if f.err == nil && f.left > 0 {
		f.err = errOthers
	}
	if f.err == nil {
		f.Lit("</feed>\n")
		f.flush(0)
	}
	return f.err
}

var errOthers = errors.New("atom: the views are others when they are ranged over again")

// flushed is from how many bytes on what is printed is written.
const flushed = 32 << 10

// flush writes what has been printed, if it is so much.
func (f *feed) flush(enough int) {
	if len(f.B) >= enough {
		_, f.err = f.w.Write(f.B)
		f.B = f.B[:0]
	}
}

// maxKeptBuffer keeps one huge feed from holding its memory for good.
const maxKeptBuffer = 1 << 20

// feed is XML under construction. It escapes as markup does, which leaves out
// all that XML 1.0 cannot hold (section 2.2).
type feed struct {
	escape.Markup // what is not written yet
	w             io.Writer
	markdown      *markdown.Converter
	lang          language.Tag
	left          int // how many entries are to come
	err           error
}

func (f *feed) head(about Feed, base *view.Base, updated time.Time) {
	f.Lit("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
	f.Attr("xml:lang", base.Lang.String())
	f.Lit(">\n")
	f.id(base, "feed", cmp.Or(about.ID, "events"))
	f.words("title", base.Card.Title)
	f.words("subtitle", base.Card.Summary)
	f.updated(updated)
	f.Lit("<author><name>")
	f.Text(cmp.Or(about.Author, base.Card.Title.String()))
	f.Lit("</name></author>\n")
	f.link("self", "application/atom+xml", language.Und, base, address.SiteOrExternal(about.Source))
	f.link("alternate", "text/html", base.Lang, base, cmp.Or(base.URL, template.URL(base.BaseURL)))
}

// id writes a name that stays: the site, and in its fragment the thing. An
// entry in another language is another entry. The site's path is normalized, as
// RFC 4287 section 4.2.6 asks, so that a slash at its end changes nothing.
func (f *feed) id(b *view.Base, kind escape.Literal, id string) {
	origin := address.Origin(b.BaseURL)
	f.Lit("<id>")
	f.Text(origin)
	f.Text(cmp.Or(strings.TrimSuffix(b.BaseURL[len(origin):], "/"), "/"))
	f.Lit("#")
	f.Lit(kind)
	f.Lit("/")
	f.Text(url.PathEscape(id))
	f.Lit("/")
	f.Text(b.Lang.String())
	f.Lit("</id>\n")
}

func (f *feed) updated(t time.Time) {
	f.Lit("<updated>")
	f.B = t.UTC().AppendFormat(f.B, time.RFC3339)
	f.Lit("</updated>\n")
}

// words writes a text construct in one line.
func (f *feed) words(name escape.Literal, t view.Text) {
	if len(t) == 0 && name != "title" {
		return
	}
	f.Lit("<")
	f.Lit(name)
	f.langAttr(t)
	f.Lit(">")
	f.Text(t.String())
	f.Lit("</")
	f.Lit(name)
	f.Lit(">\n")
}

// langAttr marks the element that is being opened, if its words are all in
// another language than the entry.
func (f *feed) langAttr(t view.Text) {
	if len(t) == 1 && t[0].Foreign {
		f.Attr("xml:lang", t[0].Lang.String())
	}
}

func (f *feed) link(rel, class escape.Literal, lang language.Tag, b *view.Base, u template.URL) {
	origin, rest := b.Absolute(u)
	if rest == "" {
		return
	}
	f.Lit("<link rel=\"")
	f.Lit(rel)
	f.Lit("\" type=\"")
	f.Lit(class)
	f.Lit("\"")
	if lang != language.Und {
		f.Attr("hreflang", lang.String())
	}
	f.Lit(" href=\"")
	f.Text(origin)
	f.Text(rest)
	f.Lit("\"/>\n")
}
