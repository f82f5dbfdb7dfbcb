package render

import (
	"html/template"
	"net/url"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// A document is one view while it is made, and what its parts know of it
// afterwards: the reader, the site's options, the ids.
type document struct {
	r      *Renderer
	l      *i18n.Localizer
	tag    language.Tag
	dir    string
	lang   string // tag as the lang attribute spells it
	thing  string // what the view shows, in ids
	anchor string // lang and thing
	level  int    // of the view's heading
	now    time.Time

	// What backs the texts of the view, the positions of its people and its
	// long texts, so that each is not allocated by itself. Growing leaves the
	// slices into the old array as they are.
	parts   []Part
	stances []Position
	prose   []Markdown
	voices  []*voice
	others  []language.Tag // languages of passages that are not the reader's
	told    []*speaker.Speaker

	page     template.URL // of the view
	calendar template.URL // file for the event
}

// reader is a document of which nothing is kept but a few words.
func (r *Renderer) reader(tag language.Tag) *document {
	if tag == language.Und { // nobody reads it: the site's main language
		tag = r.catalog.Match()
	}
	l := r.catalog.Localizer(tag)
	return &document{r: r, l: l, tag: l.Tag(), lang: l.Tag().String(), dir: i18n.Direction(l.Tag())}
}

func (r *Renderer) newDocument(tag language.Tag, kind, id string) *document {
	d := r.reader(tag)
	d.thing = anchorOf(id, kind)
	d.anchor = d.lang + "-" + d.thing
	d.level = r.options.HeadingLevel
	d.now = r.options.Now()
	d.parts = make([]Part, 0, 80)
	d.stances = make([]Position, 0, 12)
	d.prose = make([]Markdown, 0, 4)
	d.voices = make([]*voice, 0, 4)
	return d
}

// place is where a field of the view's own thing stands.
func (d *document) place(field string) placeOf { return placeOf{d.lang, d.thing, field} }

// anchorOf returns id as part of an id attribute, or kind for an id that is
// empty or no good.
func anchorOf(id, kind string) string {
	if id == "" || strings.ContainsFunc(id, func(r rune) bool { return r <= ' ' || i18n.Unprintable(r) }) {
		return kind
	}
	return id
}

// base finishes the part of a view that all have. It comes last, when it is
// known which passages fell back.
func (d *document) base(ref Ref, slug, title i18n.Text) Base {
	b := Base{Lang: d.tag, Dir: d.dir, Anchor: d.anchor, FallbackNote: d.fallbackNote(), doc: d, ref: ref}
	if d.r.options.Link == nil {
		return b
	}
	b.URL = d.link(ref, slug, title, d.l)
	d.page = b.URL
	for _, tag := range d.r.catalog.Languages() {
		if tag == d.tag {
			continue
		}
		there := d.r.catalog.Localizer(tag)
		if u := d.link(ref, slug, title, there); u != "" {
			label := there.Message("page.read-in", i18n.Args{"Language": there.LanguageName(tag)})
			if tag != label.Lang { // the catalog has no words in that language
				label.Value, label.Lang = there.LanguageName(tag), tag
			}
			// Machines are told its language, the reader needs no note.
			label.Source = i18n.Sibling
			b.Alternates = append(b.Alternates, Alternate{Lang: tag, URL: u, Label: d.keep(label)})
		}
	}
	return b
}

// fallbackNote tells the reader in which other languages parts of the page are.
func (d *document) fallbackNote() Text {
	if len(d.others) == 0 {
		return nil
	}
	return d.keep(d.inOneLanguage("fallback.note", func(l *i18n.Localizer) i18n.Args {
		names := make([]string, len(d.others))
		for i, tag := range d.others {
			names[i] = l.LanguageName(tag)
		}
		return i18n.Args{"Languages": l.And(names...)}
	}))
}

// inOneLanguage returns a message whose arguments are words of the library
// too. Where the message comes in another language, so do they: a sentence in
// two languages is in neither.
func (d *document) inOneLanguage(id string, args func(*i18n.Localizer) i18n.Args) i18n.Localized {
	message := d.l.Message(id, args(d.l))
	if message.Source == i18n.Fallback {
		message.Value = d.r.catalog.Localizer(message.Lang).Message(id, args(d.r.catalog.Localizer(message.Lang))).Value
	}
	return message
}

// text resolves content that a page can do without.
func (d *document) text(t i18n.Text) Text { return d.keep(d.shown(t)) }

// shown resolves content, without what the site's policy hides.
func (d *document) shown(t i18n.Text) i18n.Localized {
	l := d.l.Text(t)
	if l.Source == i18n.Fallback && d.r.options.Fallback == i18n.Hide {
		return i18n.Localized{}
	}
	return l
}

// name resolves what something is called, which no policy hides.
func (d *document) name(t i18n.Text) Text { return d.keep(d.l.Text(t)) }

func (d *document) message(id string, args i18n.Args) Text {
	return d.keep(d.l.Message(id, args))
}

// sentence is a message whose arguments keep their language.
func (d *document) sentence(id string, args i18n.Args) Text {
	var t Text
	for _, l := range d.l.Parts(id, args) {
		t = append(t, d.part(l)...)
	}
	return t
}

// term resolves a word of an open vocabulary: its own label, else the
// catalog's, in the variant asked for.
func (d *document) term(family string, t field.Term, variant string) Text {
	if label := d.text(t.Label); len(label) > 0 || t.ID == "" {
		return label
	}
	if variant == "" {
		return d.message(family+t.ID, nil)
	}
	return d.keep(d.l.Variant(family+t.ID, variant, nil))
}

// safe returns u if a page may lead there, else "".
func safe(u string) template.URL {
	if u == "" || field.CheckURL(u) != nil {
		return ""
	}
	return template.URL(u)
}

// given returns an address of the site or of any other, "" if a page must not
// lead there.
func given(u string) template.URL {
	if u == "" || !sitePath(u) && field.CheckURL(u) != nil {
		return ""
	}
	return template.URL(u)
}

// link returns the site's own page for a thing, in the language of l.
func (d *document) link(ref Ref, slug, title i18n.Text, l *i18n.Localizer) template.URL {
	if d.r.options.Link == nil {
		return ""
	}
	if ref.Slug = i18n.Slug(l.Text(slug).Value); ref.Slug == "" {
		ref.Slug = i18n.Slug(l.Text(title).Value)
	}
	return d.linkSlug(ref, l)
}

// linkSlug is link for a thing whose slug is known.
func (d *document) linkSlug(ref Ref, l *i18n.Localizer) template.URL {
	if d.r.options.Link == nil || ref.ID == "" {
		return ""
	}
	ref.Lang = l.Tag()
	return given(d.r.options.Link(ref))
}

// sitePath reports whether u is a path of the site itself.
func sitePath(u string) bool {
	return field.CheckSource(u) == nil && !hasScheme(u)
}

// absolute returns a URL as it is followed from elsewhere, in two pieces so
// that nothing is copied. Both are empty for a path on a site that has not told
// its address.
func (d *document) absolute(u template.URL) (origin, rest string) {
	base := d.r.base
	switch {
	case u == "" || hasScheme(string(u)):
		return "", string(u)
	case base == nil:
		return "", ""
	case u[0] == '/' && !strings.HasPrefix(string(u), "//"):
		return d.r.origin, string(u)
	}
	page, err := base.Parse(string(d.page))
	if err != nil {
		return "", ""
	}
	there, err := page.Parse(string(u))
	if err != nil {
		return "", ""
	}
	return "", there.String()
}

// hasScheme reports whether u begins with a scheme (RFC 3986 section 3.1).
func hasScheme(u string) bool {
	i := strings.IndexAny(u, ":/?#")
	return i > 0 && u[i] == ':'
}

// host is what a link without words is called.
func host(u string) string {
	parsed, err := url.Parse(u)
	switch {
	case err != nil:
		return u
	case parsed.Host != "":
		return strings.TrimPrefix(parsed.Hostname(), "www.")
	}
	return parsed.Opaque // an address or a number
}
