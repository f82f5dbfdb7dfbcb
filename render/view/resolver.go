package view

import (
	"html/template"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/address"
	"github.com/tertulia-go/tertulia/speaker"
)

// A resolver is one view while it is made.
type resolver struct {
	*reader
	views *Views
	now   time.Time

	anchor      string // language and what the view shows, in ids
	aboutAnchor string // that of the long text about it

	// What backs the texts of the view, lists of texts, positions, long texts and
	// times, so that each is not allocated by itself. Growing leaves what is in
	// the old array as it is.
	parts     []Part
	texts     []Text
	positions []Position
	longs     []Markdown
	whens     []When

	keyRoom [64]byte // for the key of notices

	others     []language.Tag // languages of passages that are not the reader's
	bioPrinted []*speaker.Speaker
	drafts     []language.Tag // in which nothing of what is shown exists yet
	zones      []event.Zone   // in which the event is shown, with what the site calls them
	lastTerm   termWords
	changes    until // what the view tells may be another thing
}

// resolver begins a view of something.
func (views *Views) resolver(tag language.Tag, kind, id string) *resolver {
	r := &resolver{reader: views.reader(tag), views: views, now: views.options.Now()}
	r.changes.now = r.now
	r.aboutAnchor = r.lang + "-" + anchorOf(id, kind) + "-about"
	r.anchor = strings.TrimSuffix(r.aboutAnchor, "-about")
	return r
}

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
func (r *resolver) base(b *Base, ref field.Ref, slug, title i18n.Text) {
	b.Kind, b.ID, b.Anchor = ref.Kind, ref.ID, r.anchor
	b.Lang, b.Dir, b.Locale = r.tag, r.dir, r.locale
	b.BaseURL, b.Words = r.views.options.BaseURL, r.words
	b.FallbackNote, b.Until = r.fallbackNote(), r.changes.first
	b.Marks = r.allMarks()
	if r.views.options.Link == nil {
		return
	}
	b.URL = r.link(ref, slug, title, r.l)
	main := r.catalog.Languages()[0]
	if r.tag == main {
		b.Default = b.URL
	}
	for _, a := range r.alternates {
		if a.URL = r.link(ref, slug, title, r.catalog.Localizer(a.Lang)); a.URL == "" {
			continue
		}
		b.Alternates = append(b.Alternates, a)
		if a.Lang == main && a.URL != b.URL {
			b.Default = a.URL
		}
	}
}

// fallbackNote tells the reader in which other languages parts of the page are.
func (r *resolver) fallbackNote() Text {
	if len(r.others) == 0 {
		return nil
	}
	return r.textOf(r.inOneLanguage("fallback.note", func(l *i18n.Localizer) i18n.Args {
		names := make([]string, len(r.others))
		for i, tag := range r.others {
			names[i] = l.LanguageName(tag)
		}
		return i18n.Args{"Languages": l.And(names...)}
	}))
}

// allMarks are those of the view's passages, and of the reader's labels.
func (r *resolver) allMarks() []Mark {
	if len(r.others) == 0 {
		return r.marks
	}
	marks := make([]Mark, 0, len(r.others)+len(r.marks))
	for _, tag := range r.others {
		marks = append(marks, Mark{tag, r.mark(tag)})
	}
	for _, m := range r.marks {
		if markOf(marks, m.Lang) == "" {
			marks = append(marks, m)
		}
	}
	return marks
}

// text resolves content that a page can do without.
func (r *resolver) text(t i18n.Text) Text {
	if len(t) == 0 {
		return nil
	}
	return r.textOf(r.shown(t))
}

// choose resolves content: never in a language in which what is shown is a draft.
func (r *resolver) choose(t i18n.Text) i18n.Localized {
	return r.l.Text(r.finished(t))
}

// finished is content without what is written in the languages in which what is
// shown is a draft.
func (r *resolver) finished(t i18n.Text) i18n.Text {
	isDraft := func(tag language.Tag, _ string) bool {
		return slices.ContainsFunc(r.drafts, func(in language.Tag) bool { return field.Within(tag, in) })
	}
	if len(r.drafts) == 0 || len(t) == 0 {
		return t
	}
	t = maps.Clone(t)
	maps.DeleteFunc(t, isDraft)
	return t
}

// shown resolves content, without what the site's policy hides.
func (r *resolver) shown(t i18n.Text) i18n.Localized {
	l := r.choose(t)
	if l.Source == i18n.Fallback && r.views.options.Fallback == i18n.Hide {
		return i18n.Localized{}
	}
	return l
}

// name resolves what something is called, which no policy hides.
func (r *resolver) name(t i18n.Text) Text {
	if len(t) == 0 {
		return nil
	}
	return r.textOf(r.choose(t))
}

// ownTitle resolves what has a title in a language of its own, such as a book.
// In another than the reader's it is marked for machines, but it is no passage
// that waits for a translation.
func (r *resolver) ownTitle(t i18n.Text) Text {
	l := r.choose(t)
	if l.Source == i18n.Fallback {
		l.Source = i18n.Sibling
	}
	return r.textOf(l)
}

// message resolves words of the library that are a passage of the page.
func (r *resolver) message(id string, args i18n.Args) Text {
	return r.textOf(r.l.Message(id, args))
}

// sentence is a message whose arguments keep their language.
func (r *resolver) sentence(id string, args i18n.Args) Text {
	from := len(r.parts)
	for _, l := range r.l.Parts(id, args) {
		r.add(l)
	}
	return r.since(from)
}

// term resolves a word of an open vocabulary: its own label, else the
// catalog's, in the variant asked for. Many people in a row have one role.
func (r *resolver) term(family string, t field.Term, variant string) Text {
	if label := r.text(t.Label); len(label) > 0 || t.ID == "" {
		return label
	}
	key := termKey{family, t.ID, variant}
	if r.lastTerm.key == key {
		return r.lastTerm.words
	}
	var words Text
	if variant == "" {
		words = r.message(family+t.ID, nil)
	} else {
		words = r.textOf(r.l.Variant(family+t.ID, variant, nil))
	}
	r.lastTerm = termWords{key, words}
	return words
}

type termKey struct{ family, id, variant string }

type termWords struct {
	key   termKey
	words Text
}

// textOf makes a text of one part, and none of what is missing. Space around
// the words, which YAML leaves at the end of a folded text, is not content.
func (r *resolver) textOf(l i18n.Localized) Text {
	l.Value = strings.TrimSpace(l.Value)
	return r.textAsIs(l)
}

// textAsIs is textOf for words that stand between others.
func (r *resolver) textAsIs(l i18n.Localized) Text {
	from := len(r.parts)
	r.add(l)
	return r.since(from)
}

// add appends words to the parts of the view, unless there are none.
func (r *resolver) add(l i18n.Localized) {
	if l.Value == "" {
		return
	}
	r.parts = append(r.parts, Part{Value: l.Value, Lang: l.Lang, Source: l.Source})
	if l.Source == i18n.Fallback || l.Source == i18n.Sibling {
		r.markForeign(&r.parts[len(r.parts)-1])
	}
}

// markForeign marks words for machines, and remembers in which other languages
// passages of the view are.
func (r *resolver) markForeign(p *Part) {
	p.Foreign, p.Dir = true, r.dirOf(p.Lang)
	r.noteOther(*p)
}

// noteOther remembers the language of a passage that the reader is told of.
func (r *resolver) noteOther(p Part) {
	if p.FellBack() {
		r.mention(p.Lang)
	}
}

// since returns the parts added from an index on as one text.
func (r *resolver) since(from int) Text {
	if n := len(r.parts); n > from {
		return r.parts[from:n:n]
	}
	return nil
}

// textsSince returns the texts added to the list of texts from an index on.
func (r *resolver) textsSince(from int) []Text {
	if n := len(r.texts); n > from {
		return r.texts[from:n:n]
	}
	return nil
}

// joined makes one text of several.
func (r *resolver) joined(texts ...Text) Text {
	from := len(r.parts)
	for _, t := range texts {
		r.parts = append(r.parts, t...)
	}
	return r.since(from)
}

// unlocalized returns words that have no language: a name, a date.
func (r *resolver) unlocalized(s string) Text {
	return r.textOf(i18n.Localized{Value: s, Lang: r.tag, Source: i18n.Exact})
}

// markdown resolves a long text whose section has its heading depth levels
// below that of the view. Its headings have ids where the field is named.
func (r *resolver) markdown(t i18n.Text, depth int, anchor string) *Markdown {
	if len(t) == 0 {
		return nil
	}
	l := r.shown(t)
	if l.Value == "" {
		return nil
	}
	p := Part{Value: l.Value, Lang: l.Lang, Source: l.Source} // space means something in Markdown
	if l.Source == i18n.Fallback {
		r.markForeign(&p)
	}
	p.Value = r.linked(p.Value)
	r.longs = append(r.longs, Markdown{Part: p, Anchor: anchor, Depth: depth})
	return &r.longs[len(r.longs)-1]
}

// link returns the site's own page for a thing, in the language of l.
func (r *resolver) link(ref field.Ref, slug, title i18n.Text, l *i18n.Localizer) template.URL {
	if r.views.options.Link == nil || ref.ID == "" {
		return ""
	}
	return address.SiteOrExternal(r.views.options.Link(Ref{ref, event.SlugOf(l, r.finished(slug), r.finished(title)), l.Tag()}))
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
