package render

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// Options are what a site decides. The zero value is a good default.
type Options struct {
	// Fallback is what to do with text that the reader's language lacks. If
	// zero, it is shown, marked.
	Fallback i18n.Policy
	// Now is the clock that decides between "will be" and "was". If nil, it is
	// time.Now.
	Now func() time.Time
	// Link returns the address of a page of the site, "" for none. If nil,
	// nothing is linked inside the site.
	Link func(Ref) string
	// BaseURL is the address of the site, https://example.org, against which
	// the paths that Link returns and those of pictures are resolved wherever
	// they are read away from the page: in JSON-LD, calendars, feeds and cards.
	// If empty, these leave such paths out; ids in calendars hold no host, and
	// there are no feeds ([ErrNoBaseURL]).
	BaseURL string
	// SiteName is the name of the site on cards. If nil, they have none.
	SiteName i18n.Text
	// HeadingLevel is the level of the heading of a view, 1 to 4. If zero, 1.
	HeadingLevel int
	// TextWidth is the number of columns of plain text. If zero, 72; if
	// negative, lines are not wrapped.
	TextWidth int
	// Stylesheet is the address of the style sheet of a full page. If empty,
	// the built-in one is written into the page.
	Stylesheet string
}

// Ref is a page of the site in one language.
type Ref struct {
	Kind RefKind
	ID   string
	Slug string // the last part of an address, in Lang: made from the title if the event gives none
	Lang language.Tag
}

// RefKind is what a [Ref] leads to.
type RefKind string

// The kinds of pages that a view links to.
const (
	EventRef   RefKind = "event"
	SpeakerRef RefKind = "speaker"
	ProgramRef RefKind = "program"
	SeriesRef  RefKind = "series"
	// CalendarRef is the calendar file (.ics) of the event of that ID.
	CalendarRef RefKind = "calendar"
)

// Renderer makes views and prints them. It is safe for concurrent use, and
// remembers converted Markdown, within a bound, as long as it lives.
type Renderer struct {
	catalog  *i18n.Catalog
	options  Options
	memo     memo[converted]
	rewrites memo[rewritten]
	buffers  sync.Pool
	zones    timezones
	required func() error

	base   *url.URL // nil: none is given
	origin string   // of base: scheme and host
	site   string   // host and path of base, in ids
}

// New returns a renderer for a site. The catalog must hold the messages of
// package locales, or their translations: a renderer without them returns an
// error from every method that makes a view, and so does one whose BaseURL is
// not a URL of http or https.
func New(catalog *i18n.Catalog, options Options) *Renderer {
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.HeadingLevel < 1 {
		options.HeadingLevel = 1
	}
	options.HeadingLevel = min(options.HeadingLevel, 4)
	if options.TextWidth == 0 {
		options.TextWidth = 72
	}
	r := &Renderer{catalog: catalog, options: options}
	baseErr := r.setBase()
	r.required = sync.OnceValue(func() error { return errors.Join(requireMessages(catalog), baseErr) })
	return r
}

func (r *Renderer) setBase() error {
	if r.options.BaseURL == "" {
		return nil
	}
	base, err := url.Parse(r.options.BaseURL)
	if err != nil || base.Scheme != "http" && base.Scheme != "https" || field.CheckURL(r.options.BaseURL) != nil {
		return fmt.Errorf("render: BaseURL %q: want the address of a site, https://example.org", r.options.BaseURL)
	}
	r.base = base
	r.origin = base.Scheme + "://" + base.Host
	r.site = base.Hostname() + strings.TrimSuffix(base.EscapedPath(), "/")
	return nil
}

// requireMessages returns an error that names the messages that no language of
// the catalog has.
func requireMessages(catalog *i18n.Catalog) error {
	if catalog == nil {
		return errors.New("render: no catalog")
	}
	l := catalog.Localizer(catalog.Match())
	var missing []string
	for _, id := range MessageIDs() {
		if !l.Has(id) {
			missing = append(missing, id)
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("render: the catalog lacks %d messages, is locales.FS loaded? %s", len(missing), strings.Join(missing, ", "))
	}
	return nil
}

// check returns an error for a renderer that can make no view.
func (r *Renderer) check() error {
	if r.required == nil {
		return errors.New("render: a Renderer is made by New")
	}
	return r.required()
}

// ErrRefused says that content is not translated and that the site's policy
// is not to publish it so.
var ErrRefused = errors.New("not published in this language")

// RefusedError is a text that keeps content from being published in a language.
type RefusedError struct{ Gap field.Gap }

func (e *RefusedError) Error() string {
	return fmt.Sprintf("%s: %s: not written in %s", e.Gap.Root.Places(), ErrRefused, e.Gap.Lang)
}

// Unwrap returns [ErrRefused].
func (e *RefusedError) Unwrap() error { return ErrRefused }

// refuse returns an error that names the gaps, or nil if there are none.
func refuse(gaps []field.Gap) error {
	var errs []error
	for _, gap := range gaps {
		errs = append(errs, &RefusedError{gap})
	}
	return errors.Join(errs...)
}

// Event returns the view of e for readers of tag. It keeps no part of e that
// could change, except texts. An event that is not valid (see
// [event.Event.Validate]) is rendered as far as it can be; a nil event is an
// error, and so is, under [i18n.Refuse], a text that tag lacks.
func (r *Renderer) Event(e *event.Event, tag language.Tag) (*EventView, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	if e == nil {
		return nil, errors.New("render: no event")
	}
	if r.options.Fallback == i18n.Refuse {
		if err := refuse(field.Gaps(event.Fields(), e, tag)); err != nil {
			return nil, err
		}
	}
	return r.newEventView(e, tag), nil
}

// Program returns the view of p for readers of tag, as [Renderer.Event] does.
func (r *Renderer) Program(p *event.Program, tag language.Tag) (*ProgramView, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	if p == nil {
		return nil, errors.New("render: no program")
	}
	if r.options.Fallback == i18n.Refuse {
		if err := refuse(field.Gaps(event.ProgramFields(), p, tag)); err != nil {
			return nil, err
		}
	}
	return r.newProgramView(p, tag), nil
}

// Speaker returns the view of s for readers of tag, as [Renderer.Event] does.
func (r *Renderer) Speaker(s *speaker.Speaker, tag language.Tag) (*SpeakerView, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	if s == nil {
		return nil, errors.New("render: no speaker")
	}
	if r.options.Fallback == i18n.Refuse {
		if err := refuse(field.Gaps(speaker.Fields(), s, tag)); err != nil {
			return nil, err
		}
	}
	return r.newSpeakerView(s, tag), nil
}

// View is what a renderer has made for one reader: an [*EventView], a
// [*ProgramView] or a [*SpeakerView].
type View interface {
	base() *Base
	html(m *markup)
	text(p *plainText)
	jsonLD(j *jsonLD)
	commonMark(m *commonMark)
	title() Text
	card() card

	entry(f *feed)
	authors(f *feed)
	categories(f *feed)
}

// ready returns an error for a view that no renderer has made: nil, or a zero
// one.
func ready(v View) error {
	made := false
	switch v := v.(type) {
	case *EventView:
		made = v != nil && v.doc != nil
	case *ProgramView:
		made = v != nil && v.Base.doc != nil
	case *SpeakerView:
		made = v != nil && v.doc != nil
	}
	if !made {
		return ErrNoView
	}
	return nil
}

// ErrNoView says that there is nothing to print: a nil view, or one that no
// [Renderer] has made.
var ErrNoView = errors.New("render: no view")

// HTML writes v as a fragment to stand in a page. Its root states its language,
// and its ids begin with it, so that a Spanish and an English fragment can
// stand on one page. The only errors are those of w
// and [ErrNoView].
func (r *Renderer) HTML(w io.Writer, v View) error {
	if err := ready(v); err != nil {
		return err
	}
	return r.write(w, func(b []byte) []byte {
		m := markup{b}
		v.html(&m)
		return m.b
	})
}

// Text writes v as plain text, good enough to be the text part of a mail. It
// ends in a line feed. The only errors are those of w
// and [ErrNoView].
func (r *Renderer) Text(w io.Writer, v View) error {
	if err := ready(v); err != nil {
		return err
	}
	return r.write(w, func(b []byte) []byte {
		p := plainText{wording: wording{b: b, doc: v.base().doc}, width: r.options.TextWidth}
		v.text(&p)
		return p.b
	})
}

// Page writes v as a full HTML document with the built-in theme. The only
// errors are those of w and [ErrNoView].
func (r *Renderer) Page(w io.Writer, v View) error {
	if err := ready(v); err != nil {
		return err
	}
	return r.write(w, func(b []byte) []byte {
		m := markup{b}
		m.page(v)
		return m.b
	})
}

// write prints into a buffer that is used again and writes it in one go.
func (r *Renderer) write(w io.Writer, print func([]byte) []byte) error {
	buf := r.buffer()
	*buf = print((*buf)[:0])
	_, err := w.Write(*buf)
	r.keep(buf)
	return err
}

func (r *Renderer) buffer() *[]byte {
	if buf, ok := r.buffers.Get().(*[]byte); ok {
		return buf
	}
	return new([]byte)
}

func (r *Renderer) keep(buf *[]byte) {
	if cap(*buf) <= maxKeptBuffer {
		r.buffers.Put(buf)
	}
}

// maxKeptBuffer keeps one huge page from holding its memory for good.
const maxKeptBuffer = 1 << 20
