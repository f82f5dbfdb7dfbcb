package event

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// Gap is a text that is not written in a language.
type Gap struct {
	Field Field
	Lang  language.Tag
}

func (g Gap) String() string {
	return fmt.Sprintf("%s: not written in %s", g.Field.Path, g.Lang)
}

// Gaps returns the texts of e that lack one of the languages, in the order of
// [Texts]. A text has a language if it is written in it or in one of its CLDR
// parents, or is the same in every language; addresses are not read and do not
// count. An empty result says that readers of these languages see nothing in
// another.
func Gaps(e *Event, languages ...language.Tag) []Gap { return gaps(Texts(e), languages) }

// SpeakerGaps is [Gaps] for a speaker.
func SpeakerGaps(s *speaker.Speaker, languages ...language.Tag) []Gap {
	return gaps(SpeakerTexts(s), languages)
}

// ProgramGaps is [Gaps] for a program and its parents.
func ProgramGaps(p *Program, languages ...language.Tag) []Gap {
	return gaps(ProgramTexts(p), languages)
}

func gaps(texts iter.Seq2[Field, i18n.Text], languages []language.Tag) []Gap {
	var gaps []Gap
	for field, text := range texts {
		if field.Address {
			continue
		}
		for _, tag := range languages {
			if _, ok := WrittenFor(text, tag); !ok && !text.IsZero() {
				gaps = append(gaps, Gap{field, tag})
			}
		}
	}
	return gaps
}

// WrittenFor returns the key under which t is written for readers of tag: that
// language, the nearest of its CLDR parents, or Und for what is the same in
// every language. It reports false if they would see another language, or
// nothing.
func WrittenFor(t i18n.Text, tag language.Tag) (language.Tag, bool) {
	written := t.Languages()
	for tag = i18n.Canonical(tag); ; tag = tag.Parent() {
		i := slices.IndexFunc(written, func(w language.Tag) bool { return i18n.Canonical(w) == tag })
		if i >= 0 {
			return written[i], true
		}
		if tag == language.Und {
			return language.Und, false
		}
	}
}

// RequireComplete returns everything that keeps events from being published
// whole in the given languages: messages that the catalog lacks
// ([i18n.Catalog.Gaps]), faults ([Event.Validate]), texts that are not
// written ([Gaps]), and languages in the plans of events and panels whose name
// a reader would not get but a code: give the catalog a message language.<tag>,
// also for the few whose name is spelled like their code. Call it in a test of
// your site:
//
//	require.NoError(t, event.RequireComplete(catalog, nil, events...))
//
// Without languages it is those that the catalog publishes; one that it does
// not publish is an error, and so is a nil catalog.
func RequireComplete(catalog *i18n.Catalog, languages []language.Tag, events ...*Event) error {
	if catalog == nil {
		return errors.New("no catalog")
	}
	published := catalog.Languages()
	if len(languages) == 0 {
		languages = published
	}
	var errs []error
	for _, tag := range languages {
		if !slices.Contains(published, i18n.Canonical(tag)) {
			errs = append(errs, fmt.Errorf("%s: the catalog does not publish it", tag))
		}
	}
	for _, gap := range catalog.Gaps() {
		if slices.ContainsFunc(languages, func(tag language.Tag) bool { return i18n.Canonical(tag) == gap.Lang }) {
			errs = append(errs, errors.New(gap.String()))
		}
	}
	for i, e := range events {
		if err := complete(catalog, e, languages); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", nameOf(e, i), err))
		}
	}
	return errors.Join(errs...)
}

func complete(catalog *i18n.Catalog, e *Event, languages []language.Tag) error {
	errs := []error{e.Validate()}
	if e != nil {
		for _, gap := range Gaps(e, languages...) {
			errs = append(errs, errors.New(gap.String()))
		}
		errs = append(errs, nameless(catalog, e, languages)...)
	}
	return errors.Join(errs...)
}

// nameless returns an error for each language that is named in a plan of e,
// for each of the readers who would get its code, at its first place.
func nameless(catalog *i18n.Catalog, e *Event, readers []language.Tag) []error {
	var errs []error
	seen := map[language.Tag]bool{language.Und: true} // which Validate refuses
	check := func(path string, tags ...language.Tag) {
		for _, tag := range tags {
			tag = i18n.Canonical(tag)
			if seen[tag] {
				continue
			}
			seen[tag] = true
			for _, reader := range readers {
				if !hasName(catalog.Localizer(reader), tag) {
					errs = append(errs, &FieldError{path, fmt.Errorf("%s has no name in %s: give the catalog a message language.%s", tag, reader, tag)})
				}
			}
		}
	}
	w := &walk{seen: make(map[any]bool), visit: func(p place, node any) bool {
		switch n := node.(type) {
		case Languages:
			check(join(p.path, "spoken"), n.Spoken...)
			check(join(p.path, "materials"), n.Materials...)
			check(join(p.path, "questions"), n.Questions...)
		case Interpretation:
			check(join(p.path, "into"), n.Into...)
			check(join(p.path, "from"), n.From...)
		case Sign:
			check(join(p.path, "language"), n.Language)
		case Captions:
			check(join(p.path, "language"), n.Language)
		case *Recording:
			check(join(p.path, "languages"), n.Languages...)
			check(join(p.path, "captions"), n.Captions...)
		}
		return true
	}}
	w.event(e)
	return errs
}

// hasName reports whether readers of l get the name of a language. One that is
// not in the catalog's words is a code if it begins with it: sgn, sgn (México).
func hasName(l *i18n.Localizer, tag language.Tag) bool {
	if own := l.Message("language."+tag.String(), nil); own.Value != "" && sameBase(own.Lang, l.Tag()) {
		return true
	}
	name, _, _ := strings.Cut(l.LanguageName(tag), " (")
	return name != base(tag).String()
}

func nameOf(e *Event, i int) string {
	if e == nil || e.ID == "" {
		return fmt.Sprintf("event %d", i)
	}
	return e.ID
}
