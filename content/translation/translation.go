package translation

import (
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// State says how a text stands in one language.
type State string

// The states of a text, from what needs work most.
const (
	Missing        State = "missing"         // nobody has written it
	Stale          State = "stale"           // its source changed and it did not
	MachineMade    State = "machine-made"    // nobody has read it yet
	SameAsSource   State = "same-as-source"  // word for word: a name, or a copy left to translate
	SameEverywhere State = "same-everywhere" // written once for all languages
	Present        State = "present"         // the source itself, or its translation
)

// States returns every state, from what needs work most.
func States() []State {
	return []State{Missing, Stale, MachineMade, SameAsSource, SameEverywhere, Present}
}

// Thing is one thing of the content: an event, a person, a program.
type Thing struct {
	Table   *field.Table
	Value   any                         // a pointer to what the table is about
	IsDraft func(tag language.Tag) bool // whether readers of a language do not see the thing yet; nil: they do
}

// Text is one text in one language.
type Text struct {
	field.Place      // of the text in all its languages
	Draft       bool // readers of the language do not see the thing yet
	Lang        language.Tag
	Source      language.Tag // in which the text was first written; Und: the same in every language
	State       State
	IsMarkdown  bool // the text has markup

	written   i18n.Text
	key       language.Tag // under which it is written for the readers of Lang
	isWritten bool         // for them
	recorded  bool         // the lock has the text just so
	from      string       // the fingerprint of the source that a stale translation was made from
}

// Survey is how texts are looked at: in the languages of a site, the main one
// first, and with its lock, which may be nil.
type Survey struct {
	Languages []language.Tag
	Lock      *Lock
}

// Texts returns every text of things in each of the languages, those of the
// site if none is given, in the order of the things and of their tables. Texts
// of other things that a thing refers to are not among its own.
//
// The source of a text is the language that its thing states, else the site's
// main language, else the first of its languages in which it is written. A text
// is in a language if it is written for its readers ([i18n.Text.WrittenFor]).
func (s Survey) Texts(things iter.Seq[Thing], languages ...language.Tag) []Text {
	if len(languages) == 0 {
		languages = s.Languages
	}
	var all []Text
	for thing := range things {
		walk := field.Walk{Own: true, Languages: s.Languages}
		for n, written := range walk.Texts(thing.Table, thing.Value) {
			if written.IsZero() {
				continue
			}
			t := Text{Place: n.Place(), Source: field.Source(written, n.Lang, s.Languages), IsMarkdown: n.Field.Type == field.TypeMarkdown, written: written}
			for _, tag := range languages {
				t.Lang = i18n.Canonical(tag)
				t.Draft = thing.IsDraft != nil && thing.IsDraft(t.Lang)
				t.key, t.isWritten = written.WrittenFor(t.Lang, s.Languages...)
				t.State, t.recorded, t.from = s.state(t)
				all = append(all, t)
			}
		}
	}
	return all
}

// A Disagreement is a text and its translation that do not say the same, or not in the
// same way.
type Disagreement struct {
	Text
	Difference Difference
}

// Disagreements returns what is odd about the translations of things into the languages,
// those of the site if none is given, in the order of [Survey.Texts]. What the lock says is
// meant is left out, and so are translations that are out of date: these differ anyway.
func (s Survey) Disagreements(things iter.Seq[Thing], languages ...language.Tag) []Disagreement {
	var all []Disagreement
	for thing := range things {
		var facts Facts
		known := false
		for _, t := range s.Texts(slices.Values([]Thing{thing}), languages...) {
			if t.State != Present && t.State != MachineMade && t.State != SameAsSource || t.key == t.Source {
				continue
			}
			if !known {
				facts, known = thing.Facts(), true
			}
			source, words := t.written[t.Source], t.written[t.key]
			meant := strings.Split(s.Lock.meant(t.slot(), field.Fingerprint(source), field.Fingerprint(words)), ",")
			for _, d := range facts.Differences(source, words, t.Source, t.key, t.IsMarkdown) {
				if !slices.Contains(meant, string(d)) {
					all = append(all, Disagreement{t, d})
				}
			}
		}
	}
	return all
}

func (s Survey) state(t Text) (state State, recorded bool, from string) {
	switch {
	case !t.isWritten:
		return Missing, true, ""
	case t.key == language.Und:
		return SameEverywhere, true, ""
	case t.key == t.Source:
		return Present, true, ""
	}
	source, translation := field.Fingerprint(t.written[t.Source]), field.Fingerprint(t.written[t.key])
	line, found := s.Lock.find(t.slot(), source, translation)
	recorded = found && line.source == source
	switch {
	case found && !recorded:
		return Stale, true, line.source
	case recorded && line.machine:
		return MachineMade, true, ""
	case source == translation:
		return SameAsSource, recorded, ""
	}
	return Present, recorded, ""
}

// MadeFrom returns the fingerprint ([field.Fingerprint]) of the source from which a
// translation was made that is out of date, "" of any other.
func (t Text) MadeFrom() string { return t.from }

// Original returns the words of the text in its source language.
func (t Text) Original() string { return t.written[t.Source] }

// Translation returns the words that readers of the language are shown, and where
// they are written: the cell of their language, or that of a part of it, or of what
// it is a part of. Words that are missing are "", and their cell is where they would
// be written.
func (t Text) Translation() (words string, cell field.Place) {
	key := t.Lang
	if t.isWritten {
		key = t.key
	}
	return t.written[key], field.Place{Ref: t.Ref, Path: t.Path.Join(field.Step{Lang: key.String()})}
}

func (t Text) slot() slot { return slot{t.Ref, t.Path.Slot(), t.Lang.String()} }

// Unrecorded reports whether translations are not in the lock as they are now,
// so that a change of their source would go unnoticed. Without a lock nothing is
// behind.
func (s Survey) Unrecorded(things iter.Seq[Thing]) bool {
	if s.Lock == nil {
		return false
	}
	for _, t := range s.Texts(things) {
		if !t.recorded {
			return true
		}
	}
	return false
}
