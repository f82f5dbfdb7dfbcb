package i18n

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Localizer chooses and formats for the readers of one language. Get one from
// [Catalog.Localizer]. It is immutable and safe for concurrent use.
type Localizer struct {
	tag      language.Tag
	chain    *chain
	messages map[string]*entry
	formats  *formats
}

// An entry is the message that the reader gets under one id. A message without
// arguments is text already.
type entry struct {
	text    Localized
	message *message // nil: text is all
	variant bool     // may stand in for the message of its base id
}

func newLocalizer(c *Catalog, tag language.Tag) *Localizer {
	l := &Localizer{tag: tag, chain: newChain(tag, c.languages), messages: make(map[string]*entry), formats: newFormats(tag)}
	for _, lang := range c.byPreference(l.chain) {
		source := l.chain.source(lang)
		for id, m := range c.messages[lang] {
			if _, taken := l.messages[id]; taken {
				continue
			}
			e := &entry{text: Localized{Lang: lang, Source: source}, message: m}
			if len(m.segments) == 1 && m.segments[0].argument == "" {
				e.text.Value, e.message = m.segments[0].words, nil
			}
			l.messages[id] = e
		}
	}
	for id, e := range l.messages {
		// A variant in es must not replace what es-ES says instead of its base.
		base, ok := l.messages[baseID(id)]
		e.variant = ok && sameLanguage(e.text.Lang, base.text.Lang) && l.chain.compare(e.text.Lang, base.text.Lang) <= 0
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
	return l.chain.text(t)
}

// Message returns the message id, with its arguments filled in, from the first
// language in the order of [Localizer.Text] that has it. An id that no
// catalog has, or a missing argument, gives the zero Localized: half a
// sentence would say something false.
func (l *Localizer) Message(id string, args Args) Localized {
	return l.messages[id].format(args)
}

func (e *entry) format(args Args) Localized {
	switch {
	case e == nil:
		return Localized{}
	case e.message == nil:
		return e.text
	}
	s, ok := e.message.format(args)
	if !ok {
		return Localized{}
	}
	return Localized{s, e.text.Lang, e.text.Source}
}

// Variant returns the message id.variant where the reader's language has that
// form of the message id, else the message id. So a language gives forms where
// its grammar asks for them, role.moderator.feminine in Spanish, and a reader
// never gets a variant in another language than the message, or in a parent
// whose words the message replaces.
func (l *Localizer) Variant(id, variant string, args Args) Localized {
	var buf [64]byte // on the stack: a look-up by converted bytes copies nothing
	key := append(append(append(buf[:0], id...), '.'), variant...)
	if e, ok := l.messages[string(key)]; ok && e.variant {
		return e.format(args)
	}
	return l.messages[id].format(args)
}

// Has reports whether any catalog has the message id, in any language.
func (l *Localizer) Has(id string) bool {
	_, ok := l.messages[id]
	return ok
}

// Parts returns the message id in pieces, so that an argument keeps its
// language: the words in that of the message, each [Localized] argument in its
// own. Joined, the values are what [Localizer.Message] returns; like it, Parts
// returns nothing for an unknown id or a missing argument.
func (l *Localizer) Parts(id string, args Args) []Localized {
	e, ok := l.messages[id]
	if !ok {
		return nil
	}
	if e.message == nil {
		return []Localized{e.text}
	}
	if !e.message.complete(args) {
		return nil
	}
	piece := func(s string) Localized { return Localized{s, e.text.Lang, e.text.Source} }
	var parts []Localized
	if e.message.segments != nil {
		before := ""
		for _, seg := range e.message.segments {
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
	s, err := e.message.execute(marked)
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
