package render

import (
	"fmt"
	"io"
	"sync"

	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/internal/memo"
	"github.com/tertulia-go/tertulia/render/markdown"
	"github.com/tertulia-go/tertulia/render/view"
)

// A Printer writes views. Of a view of a site's own type it writes the card, and
// so it does in formats without markup of a [view.Page] that has no text. The zero value is ready. It is safe for concurrent
// use, as long as its fields are not changed, and remembers converted Markdown
// and wrapped text, within a bound, as long as it lives; do not copy it.
type Printer struct {
	// HeadingLevel is the level of the heading of a view, 1 to 4. If zero, 1.
	HeadingLevel int
	// TextWidth is the number of columns of plain text. If zero, 72; if
	// negative, lines are not wrapped.
	TextWidth int
	// Stylesheet is the address of the style sheet of a full page. If empty,
	// the built-in one ([StyleSheet]) is written into the page.
	Stylesheet string

	markdown markdown.Converter
	laidOut  memo.Memo[string, string] // plain text, by what it was laid out of
	buffers  sync.Pool
}

// HTML writes v as a fragment to stand in a page. Its root states its language,
// and its ids begin with it, so that a Spanish and an English fragment can
// stand on one page. Of a [view.Page] it writes the body, or its title and text; a site's own type is
// printed as its card. The only errors are those of w and [view.ErrNoView].
func (p *Printer) HTML(w io.Writer, v view.View) error {
	return p.markup(w, v, func(m *markup) { m.fragment(v) })
}

// Page writes v as a full HTML document with the built-in theme. The only
// errors are those of w and [view.ErrNoView].
func (p *Printer) Page(w io.Writer, v view.View) error {
	return p.markup(w, v, func(m *markup) { m.page(v) })
}

// Text writes v as plain text, good enough to be the text part of a mail. It
// ends in a line feed. The only errors are those of w and [view.ErrNoView].
func (p *Printer) Text(w io.Writer, v view.View) error {
	return p.write(w, v, func(b []byte) []byte {
		t := plainText{wording: wording{b: b, base: v.ViewBase()}, laidOut: &p.laidOut, width: p.TextWidth}
		if t.width == 0 {
			t.width = 72
		}
		t.view(v)
		return t.b
	})
}

// Markdown writes v as CommonMark, for chats, release notes and wikis: what
// Text writes, with headings, lists and links. It ends in a line feed. The only
// errors are those of w and [view.ErrNoView].
//
// Markdown in content is written anew, as it was understood: with headings
// below that of its section, without raw HTML, and with safe links only. All
// other content is escaped and means what it says.
func (p *Printer) Markdown(w io.Writer, v view.View) error {
	return p.write(w, v, func(b []byte) []byte {
		m := commonMark{wording: wording{b: b, base: v.ViewBase(), marks: true}, markdown: &p.markdown}
		m.view(v)
		return m.b
	})
}

// JSONLD writes v as structured data of schema.org: an Event with its panels
// and dates, an Organization, a Person or a WebPage. It is one JSON document
// without a line break, and safe inside a script element. The only errors are
// those of w and [view.ErrNoView].
//
// A text in another language than the reader's says which
// ({"@language": …, "@value": …}); inLanguage is what is spoken on stage.
// Addresses are absolute: see [view.Options].
func (p *Printer) JSONLD(w io.Writer, v view.View) error {
	return p.write(w, v, func(b []byte) []byte { return append(p.appendJSONLD(b, v), '\n') })
}

// personOf is of whom a profile is; of nobody, one of whom nothing is known.
func personOf(v *view.Profile) *view.Person {
	if v.Person == nil {
		return &view.Person{}
	}
	return v.Person
}

func (p *Printer) markup(w io.Writer, v view.View, print func(*markup)) error {
	return p.write(w, v, func(b []byte) []byte {
		m := p.newMarkup(b)
		print(&m)
		return m.B
	})
}

func (p *Printer) newMarkup(b []byte) markup {
	return markup{Markup: escape.Markup{B: b}, p: p, level: min(max(p.HeadingLevel, 1), 4)}
}

// write prints into a buffer that is used again and writes it in one go.
func (p *Printer) write(w io.Writer, v view.View, print func([]byte) []byte) error {
	if err := view.Check(v); err != nil {
		return fmt.Errorf("render: %w", err)
	}
	buffer := p.buffer()
	*buffer = print((*buffer)[:0])
	_, err := w.Write(*buffer)
	p.keep(buffer)
	return err
}

// buffer returns one that nobody uses, to be kept when it is not used any more.
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

// maxKeptBuffer keeps one huge page from holding its memory for good.
const maxKeptBuffer = 1 << 20
