package search

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// builder collects the words of an index.
type builder struct {
	tag      language.Tag
	settings content.Settings
	things   []thing
	places   map[field.Ref]int // of the things that have been added
	ranks    map[string]map[int]int
}

func (b *builder) addEvent(e *event.Event, at time.Time) {
	place, _ := b.add(field.Ref{Kind: field.Event, ID: e.ID}, e)
	// No language falls back on the words of one in which the event is a draft.
	from := slices.DeleteFunc(slices.Clone(b.settings.Languages), func(t language.Tag) bool { return !e.Published(at, t) })
	text := func(rank int, texts ...i18n.Text) { b.texts(place, rank, from, texts...) }

	text(inTitle, e.Title)
	text(inText, e.Subtitle, e.Summary, e.Description)
	for _, topic := range e.Topics {
		text(inName, topic.Label)
	}
	for _, h := range e.Hosts {
		if p := h.Program; p != nil {
			text(inName, p.Name, p.Acronym)
			b.addNamed(field.Ref{Kind: field.Program, ID: p.ID}, []i18n.Text{p.Name, p.Acronym}, p.Summary, p.Description)
		}
	}
	if s := e.Series; s != nil {
		text(inName, s.Name)
		b.addNamed(field.Ref{Kind: field.Series, ID: s.ID}, []i18n.Text{s.Name}, s.Description)
	}
	b.venue(text, e.Venue)
	for _, d := range e.Dates {
		b.venue(text, d.Venue)
	}
	b.participants(text, e.Participants)
	for _, p := range e.Panels {
		text(inText, p.Title, p.Abstract)
		b.venue(text, p.Venue)
		b.participants(text, p.Participants)
	}
}

func (b *builder) venue(text func(int, ...i18n.Text), v *event.Venue) {
	if v == nil {
		return
	}
	text(inName, v.Name, v.City)
	b.addNamed(field.Ref{Kind: field.Venue, ID: v.ID}, []i18n.Text{v.Name}, v.City, v.Region, v.Address)
}

func (b *builder) participants(text func(int, ...i18n.Text), all []event.Participant) {
	for _, p := range all {
		text(inName, p.Group)
		if p.Speaker != nil {
			names := namesOf(p.Speaker)
			text(inName, names...)
			b.addNamed(field.Ref{Kind: field.Speaker, ID: p.Speaker.ID}, names, p.Speaker.Bio)
		}
	}
}

func namesOf(s *speaker.Speaker) []i18n.Text {
	return []i18n.Text{i18n.Same(s.Name.Full()), s.Name.Native}
}

// addNamed adds a thing that an event names, once. What is written in place is
// found by its event alone.
func (b *builder) addNamed(ref field.Ref, names []i18n.Text, texts ...i18n.Text) {
	if ref.ID == "" {
		return
	}
	if place, added := b.add(ref, nil); added {
		b.texts(place, inTitle, b.settings.Languages, names...)
		b.texts(place, inText, b.settings.Languages, texts...)
	}
}

func (b *builder) add(ref field.Ref, e *event.Event) (place int, added bool) {
	if place, ok := b.places[ref]; ok {
		return place, false
	}
	place = len(b.things)
	b.places[ref] = place
	b.things = append(b.things, thing{ref, e})
	return place, true
}

// texts adds the words that readers see of some texts, which may fall back on
// the given languages.
func (b *builder) texts(place, rank int, from []language.Tag, texts ...i18n.Text) {
	for _, t := range texts {
		for _, word := range words(b.shown(t, from), maxTextWords) {
			b.word(word, place, rank)
			b.word(withoutTilde(word), place, rank)
		}
	}
}

func (b *builder) shown(t i18n.Text, from []language.Tag) string {
	if key, ok := t.WrittenFor(b.tag, b.settings.Languages...); ok {
		return t[key]
	}
	if b.settings.Fallback != i18n.Show {
		return ""
	}
	for _, tag := range from {
		if key, ok := t.WrittenFor(tag, b.settings.Languages...); ok {
			return t[key]
		}
	}
	return ""
}

func (b *builder) word(word string, place, rank int) {
	if b.ranks[word] == nil {
		b.ranks[word] = map[int]int{}
	}
	b.ranks[word][place] = max(b.ranks[word][place], rank)
}

func (b *builder) index() *Index {
	x := &Index{things: b.things, stems: map[string][]int{}}
	for _, word := range slices.SortedFunc(maps.Keys(b.ranks), cmp.Compare[string]) {
		x.stems[stem(word)] = append(x.stems[stem(word)], len(x.words))
		x.words = append(x.words, entry{word, b.ranks[word]})
	}
	return x
}
