package view

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
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
	// Thing returns what the content has under a reference, as content.Folder.Thing
	// does: a *event.Event, *speaker.Speaker and so on, nil for nothing. A link in
	// Markdown that names a thing by its id ([field.Mentions]) leads to its page, by
	// Link. If nil, such links are their words only.
	Thing func(field.Ref) any
	// Picture returns where a picture is found that stands beside its content
	// ([field.Image].File); one without an address is not shown. If nil, it is as the
	// content has it.
	Picture func(field.Image) Picture
	// BaseURL is the address of the site, https://example.org, against which
	// the paths that Link returns and those of pictures are resolved wherever
	// they are read away from the page: in JSON-LD, calendars, feeds and cards.
	// If empty, these leave such paths out, ids in calendars hold no host, and
	// there are no feeds.
	BaseURL string
	// SiteName is the name of the site on cards. If nil, they have none.
	SiteName i18n.Text
	// Drafts shows also what is not published yet ([event.Event.Published]), for
	// whoever proof-reads a site. If false, it answers as what never was.
	Drafts bool
	// NoWeekdays leaves out the day of the week, which stands with every date.
	NoWeekdays bool
}

// Picture is where a site has a picture, and how large the picture is.
type Picture struct {
	Src           string // "": it is not shown
	Width, Height int    // in pixels; 0: as the content says
	Sizes         []PictureSize
}

// PictureSize is a picture in another width.
type PictureSize struct {
	Src   string
	Width int // in pixels
}

// Ref is a page of the site in one language.
type Ref struct {
	field.Ref        // what the page is about
	Slug      string // the last part of an address, in Lang: made from the title if the event gives none
	Lang      language.Tag
}

// Calendar is the kind of the calendar file (.ics) of the event of an ID, for
// [Options].Link. The other kinds are those of things ([field.Kinds]), and those
// that a site has besides ([About]).
const Calendar field.Kind = "calendar"

// Views makes views. It is safe for concurrent use, and remembers, within a
// bound, what views for readers of one language have in common: words, and the
// people, programs and venues of the content. So it belongs to one state of the
// content: after a change, make a new one. [New] makes one.
type Views struct {
	catalog *i18n.Catalog
	options Options

	mu      sync.RWMutex
	readers map[language.Tag]*reader
	shared  sharedThings
}

// New returns what makes the views of a site. The catalog must hold the
// messages of package locales, or their translations. A catalog without them is
// an error, and so is a BaseURL that is not a URL of http or https.
func New(catalog *i18n.Catalog, options Options) (*Views, error) {
	if options.Now == nil {
		options.Now = time.Now
	}
	base, err := normalBase(options.BaseURL)
	options.BaseURL = base
	if err := errors.Join(requireMessages(catalog), err); err != nil {
		return nil, err
	}
	return &Views{catalog: catalog, options: options}, nil
}

// normalBase returns the address of a site without what tells it from no other:
// a user, a query, a fragment.
func normalBase(given string) (string, error) {
	if given == "" {
		return "", nil
	}
	u, err := url.Parse(given)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || field.CheckURL(given) != nil {
		return "", fmt.Errorf("view: BaseURL %q: want the address of a site, https://example.org", given)
	}
	u.User, u.RawQuery, u.ForceQuery, u.Fragment, u.RawFragment = nil, "", false, "", ""
	return u.String(), nil
}

// requireMessages returns an error that names the messages that no language of
// the catalog has.
func requireMessages(catalog *i18n.Catalog) error {
	if catalog == nil {
		return errors.New("view: no catalog")
	}
	l := catalog.Localizer(catalog.Match())
	var missing []string
	for _, id := range MessageIDs() {
		if !l.Has(id) {
			missing = append(missing, id)
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("view: the catalog lacks %d messages, is locales.FS loaded? %s", len(missing), strings.Join(missing, ", "))
	}
	return nil
}

// ErrRefused says that content is not translated and that the site's policy
// is not to publish it so.
var ErrRefused = errors.New("not published in this language")

// ErrUnpublished says that an event is a draft in the language, or that the moment
// has not come from which on it is published.
var ErrUnpublished = errors.New("not published yet")

// publishes returns nil if readers of a language see an event at the given time,
// else an error that says why not.
func (views *Views) publishes(e *event.Event, tag language.Tag, now time.Time) error {
	if !views.isPublished(e, tag, now) {
		return fmt.Errorf("event %s: %w", e.ID, ErrUnpublished)
	}
	return views.refuse(event.Fields(), e, tag)
}

func (views *Views) isPublished(e *event.Event, tag language.Tag, now time.Time) bool {
	return views.options.Drafts || e.Published(now, tag)
}

// RefusedError is a text that keeps content from being published in a language.
type RefusedError struct{ Gap field.Gap }

func (e *RefusedError) Error() string {
	return fmt.Sprintf("%s: %s: not written in %s", e.Gap.Root.Places(), ErrRefused, e.Gap.Lang)
}

// Unwrap returns [ErrRefused].
func (e *RefusedError) Unwrap() error { return ErrRefused }

// refuse returns an error that names the gaps of something that the site's
// policy does not publish with any, or nil.
func (views *Views) refuse(table *field.Table, thing any, tag language.Tag) error {
	if views.options.Fallback != i18n.Refuse {
		return nil
	}
	var errs []error
	for _, gap := range field.Gaps(table, thing, tag) {
		errs = append(errs, &RefusedError{gap})
	}
	return errors.Join(errs...)
}

// withhold takes from a view the addresses of pages that are not published.
func (views *Views) withhold(b *Base, refused func(tag language.Tag) error) {
	b.Alternates = slices.DeleteFunc(b.Alternates, func(a Alternate) bool { return refused(a.Lang) != nil })
	if b.Default != "" && refused(views.catalog.Languages()[0]) != nil {
		b.Default = ""
	}
}

// refusing returns what says which texts of a thing keep it from being published.
func (views *Views) refusing(table *field.Table, thing any) func(tag language.Tag) error {
	return func(tag language.Tag) error { return views.refuse(table, thing, tag) }
}

// Event returns the view of e for readers of tag. It keeps no part of e that
// could change, except texts. An event that is not valid (see
// [event.Event.Validate]) is shown as far as it can be; a nil event is an
// error, and so is one that its readers do not see yet ([ErrUnpublished]) and,
// under [i18n.Refuse], a text that tag lacks ([ErrRefused]).
func (views *Views) Event(e *event.Event, tag language.Tag) (*Event, error) {
	if e == nil {
		return nil, errors.New("view: no event")
	}
	now := views.options.Now()
	published := func(tag language.Tag) error { return views.publishes(e, tag, now) }
	if err := published(tag); err != nil {
		return nil, err
	}
	v := views.newEvent(e, tag)
	views.withhold(&v.Base, published)
	return v, nil
}

// Program returns the view of p for readers of tag, as [Views.Event] does.
func (views *Views) Program(p *event.Program, tag language.Tag) (*Program, error) {
	if p == nil {
		return nil, errors.New("view: no program")
	}
	if err := views.refuse(event.ProgramFields(), p, tag); err != nil {
		return nil, err
	}
	v := views.newProgram(p, tag)
	views.withhold(&v.Base, views.refusing(event.ProgramFields(), p))
	return v, nil
}

// Speaker returns the view of s for readers of tag, as [Views.Event] does.
func (views *Views) Speaker(s *speaker.Speaker, tag language.Tag) (*Speaker, error) {
	if s == nil {
		return nil, errors.New("view: no speaker")
	}
	if err := views.refuse(speaker.Fields(), s, tag); err != nil {
		return nil, err
	}
	v := views.newSpeaker(s, tag)
	views.withhold(&v.Base, views.refusing(speaker.Fields(), s))
	return v, nil
}

// Series returns the view of s for readers of tag, as [Views.Event] does. Of
// events it lists those whose Series is s, as [Views.List] does.
func (views *Views) Series(s *event.Series, events []*event.Event, tag language.Tag) (*Series, error) {
	if s == nil {
		return nil, errors.New("view: no series")
	}
	if err := views.refuse(event.SeriesFields(), s, tag); err != nil {
		return nil, err
	}
	v := views.newSeries(s, events, tag)
	views.withhold(&v.Base, views.refusing(event.SeriesFields(), s))
	return v, nil
}

// List returns the view of events under the heading of about for readers of tag,
// in the order of [ListedEvents]. Nil events are left out, and so are those that
// its readers do not see yet and, under [i18n.Refuse], those with a text that tag lacks: one event keeps no other from
// being published. What about itself lacks is an error then ([ErrRefused]).
func (views *Views) List(about About, events []*event.Event, tag language.Tag) (*List, error) {
	return views.list(about, tag, func(r *resolver) ListedEvents { return views.listEvents(r, events) })
}

func (views *Views) list(about About, tag language.Tag, events func(*resolver) ListedEvents) (*List, error) {
	if err := views.refuse(aboutFields, &about, tag); err != nil {
		return nil, err
	}
	v := views.newList(about, tag, events)
	views.withhold(&v.Base, views.refusing(aboutFields, &about))
	return v, nil
}

// About is what a list, or a page of a site's own, says of itself.
type About struct {
	// Kind and ID are handed to [Options].Link for the page's address in each
	// language. Without a Kind it has none.
	Kind    field.Kind
	ID      string
	Title   i18n.Text
	Summary i18n.Text
	Image   *field.Image // on cards
}

var aboutFields = field.NewTable("page", field.About[About]{},
	field.Words("title", func(a *About) *i18n.Text { return &a.Title }),
	field.Prose("summary", func(a *About) *i18n.Text { return &a.Summary }),
	field.Optional("image", func(a *About) **field.Image { return &a.Image }, field.ImageFields()),
)

// Page returns a page of a site's own for readers of tag, without a body: its
// card, its addresses, and the words that printers need. It is also what a
// calendar or a feed says of itself.
func (views *Views) Page(about About, tag language.Tag) *Page {
	r := views.resolver(tag, string(about.Kind), about.ID)
	v := &Page{}
	v.Card = r.cardOf(about)
	r.base(&v.Base, about.ref(), nil, about.Title)
	views.withhold(&v.Base, views.refusing(aboutFields, &about))
	return v
}

// PlainPage returns the view of p for readers of tag, as [Views.Event] does.
func (views *Views) PlainPage(p *event.Page, tag language.Tag) (*Page, error) {
	if p == nil {
		return nil, errors.New("view: no page")
	}
	if err := views.refuse(event.PageFields(), p, tag); err != nil {
		return nil, err
	}
	r := views.resolver(tag, string(field.Page), p.ID)
	v := &Page{Text: r.markdown(p.Body, 0, "")}
	v.Card = Card{Title: r.name(p.Title), Long: v.Text}
	r.base(&v.Base, field.Ref{Kind: field.Page, ID: p.ID}, nil, p.Title)
	views.withhold(&v.Base, views.refusing(event.PageFields(), p))
	return v, nil
}

func (about *About) ref() field.Ref { return field.Ref{Kind: about.Kind, ID: about.ID} }

func (r *resolver) cardOf(about About) Card {
	return Card{Title: r.name(about.Title), Summary: r.text(about.Summary), Image: r.image(about.Image)}
}
