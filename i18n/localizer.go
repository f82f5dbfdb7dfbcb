package i18n

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Localizer chooses and formats for the readers of one language. Get one from
// [Catalog.Localizer]. It is immutable and safe for concurrent use.
type Localizer struct {
	tag      language.Tag
	chain    chain
	wordings []wording // the one that the reader wants most first
	formats  *formats
}

// wording is what the catalog says in one language. The messages are the
// catalog's own, so that a Localizer costs little.
type wording struct {
	lang     language.Tag
	source   Source
	messages map[string]*message
}

func newLocalizer(c *Catalog, tag language.Tag) *Localizer {
	l := &Localizer{tag: tag, chain: newChain(tag, c.languages), formats: newFormats(tag)}
	ranks := make([]rank, 0, len(c.messages))
	for lang := range c.messages {
		ranks = append(ranks, l.chain.rank(lang, classOther))
	}
	slices.SortFunc(ranks, rank.compare)
	for _, r := range ranks {
		l.wordings = append(l.wordings, wording{r.key, r.source(), c.messages[r.key]})
	}
	return l
}

// Tag returns the language of the reader, in canonical form.
func (l *Localizer) Tag() language.Tag { return l.tag }

// Text returns t as the reader sees it. The order is: the reader's language
// and its CLDR parents (es-AR, es-419, es), text that is the same in every
// language, the reader's language as another region writes it, a language that
// the reader is highly likely to understand (es for gl), the site's languages
// in their order, any other. A text that nobody has written is the zero
// Localized.
func (l *Localizer) Text(t Text) Localized {
	if len(t) == 0 {
		return Localized{}
	}
	return l.chain.text(t, classOther)
}

// Message returns the message id, with its arguments filled in, from the first
// language in the order of [Localizer.Text] that has it. An id that no
// catalog has, or a missing argument, gives the zero Localized: half a
// sentence would say something false.
func (l *Localizer) Message(id string, args Args) Localized {
	w, m := l.find(id)
	switch {
	case m == nil:
		return Localized{}
	case m.label != "": // as most are: no call, and no copy of what it returns
		return Localized{m.label, w.lang, w.source}
	}
	return w.format(m, args)
}

// find returns the message that the reader gets under an id, and where it is
// from; nil if no language has it.
func (l *Localizer) find(id string) (*wording, *message) {
	for i := range l.wordings {
		w := &l.wordings[i]
		if m := w.messages[id]; m != nil {
			return w, m
		}
	}
	return nil, nil
}

// format prints a message of the wording; one that lacks an argument is missing.
func (w *wording) format(m *message, args Args) Localized {
	s, ok := m.format(args)
	if !ok {
		return Localized{}
	}
	return Localized{s, w.lang, w.source}
}

// Variant returns the message id.variant where the reader's language has that
// form of the message id, else the message id. So a language gives forms where
// its grammar asks for them, role.moderator.feminine in Spanish, and a reader
// never gets a variant in another language than the message, or in a parent
// whose words the message replaces.
func (l *Localizer) Variant(id, variant string, args Args) Localized {
	base, m := l.find(id)
	if m == nil {
		return Localized{}
	}
	var buf [64]byte // on the stack: a look-up by converted bytes copies nothing
	key := append(append(append(buf[:0], id...), '.'), variant...)
	for i := range l.wordings {
		w := &l.wordings[i]
		if found := w.messages[string(key)]; found != nil && (w == base || sameLanguage(w.lang, base.lang)) {
			return w.format(found, args)
		}
		if w == base { // the reader wants it more than all that follow
			break
		}
	}
	return base.format(m, args)
}

// Has reports whether any catalog has the message id, in any language.
func (l *Localizer) Has(id string) bool {
	_, m := l.find(id)
	return m != nil
}

// Parts returns the message id in pieces, so that an argument keeps its
// language: the words in that of the message, each [Localized] argument in its
// own. Joined, the values are what [Localizer.Message] returns; like it, Parts
// returns nothing for an unknown id or a missing argument.
func (l *Localizer) Parts(id string, args Args) []Localized {
	w, m := l.find(id)
	if m == nil || !m.complete(args) {
		return nil
	}
	piece := func(s string) Localized { return Localized{s, w.lang, w.source} }
	var parts []Localized
	if m.segments != nil {
		before := ""
		for _, seg := range m.segments {
			if len(parts) > 0 {
				before = parts[len(parts)-1].Value
			}
			if localized, ok := args[seg.argument].(Localized); ok && seg.argument != "" {
				parts = append(parts, localized)
			} else if seg.argument != "" {
				parts = append(parts, piece(string(appendArgument(nil, args[seg.argument]))))
			} else if words := seg.after(before); words != "" {
				parts = append(parts, piece(words))
			}
		}
		return parts
	}
	// A template prints one string: stand-ins mark where the arguments land.
	marked := make(Args, len(args))
	var localized []Localized
	for name, value := range args {
		if v, ok := value.(Localized); ok {
			marked[name] = standIn + string(rune(firstStandIn+len(localized))) + standIn
			localized = append(localized, v)
			continue
		}
		marked[name] = value
	}
	s, err := m.execute(marked)
	if err != nil {
		return nil
	}
	for _, run := range strings.Split(s, standIn) {
		if i := standsFor(run); i >= 0 && i < len(localized) {
			parts = append(parts, localized[i])
		} else if run != "" {
			parts = append(parts, piece(run))
		}
	}
	return parts
}

// standsFor is the number of the argument that a stand-in stands for, or -1.
func standsFor(run string) int {
	if r, size := utf8.DecodeRuneInString(run); size == len(run) {
		return int(r) - firstStandIn
	}
	return -1
}

// standIn is a noncharacter, which no text may hold (Unicode section 23.7).
const (
	standIn      = "\uFFFF"
	firstStandIn = 0xE000 // private use
)
