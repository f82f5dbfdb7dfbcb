package i18n

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// Text is one piece of content in the languages in which it has been written.
//
// Under [language.Und] it is the same in every language: a proper title, a
// URL. A value in which a reader sees nothing ([Blank]) counts as not written.
// The zero value, nil, has been written in no language. Text is a map: whoever
// holds it can change it, so do not share one that is still being edited.
type Text map[language.Tag]string

// Same returns s as a text that is the same in every language, and nil for an
// empty s.
func Same(s string) Text {
	if !written(s) {
		return nil
	}
	return Text{language.Und: s}
}

// IsZero reports whether t is written in no language at all.
func (t Text) IsZero() bool {
	for _, s := range t {
		if written(s) {
			return false
		}
	}
	return true
}

// Languages returns the tags under which t is written, sorted by their
// string; [language.Und] sorts as "und".
func (t Text) Languages() []language.Tag {
	tags := make([]language.Tag, 0, len(t))
	for tag, s := range t {
		if written(s) {
			tags = append(tags, tag)
		}
	}
	sortTags(tags)
	return tags
}

// WrittenFor returns the key under which t is written for the readers of tag,
// and true: their language, a CLDR parent of it, Und for what is the same in
// every language, or their language as another region writes it (es-ES for
// es-MX). These are the texts whose source is [Source.ForReader]. It returns Und
// and false if readers see another language, or nothing.
//
// The site's languages decide between several other regions, as they do in
// [Localizer.Text]; without them it is the first by its tag.
func (t Text) WrittenFor(tag language.Tag, site ...language.Tag) (key language.Tag, ok bool) {
	tag = Canonical(tag)
	if written(t[tag]) { // nearly always
		return tag, true
	}
	c := chain{wanted: lineage(tag), site: site}
	found := c.text(t, classSibling)
	if found.Source == Missing {
		return language.Und, false
	}
	if written(t[found.Lang]) {
		return found.Lang, true
	}
	spellings := t.Languages()
	return spellings[slices.IndexFunc(spellings, func(key language.Tag) bool { return Canonical(key) == found.Lang })], true
}

// ErrCollision says that two keys of a Text are one language written in two
// ways, such as es and es-Latn, so that one of the two texts would be lost.
var ErrCollision = errors.New("two spellings of one language")

// Canonical returns t with every key in canonical form (see [Canonical]). It
// returns t itself where nothing changes. Two keys that become one are an
// error that wraps [ErrCollision] and names both, unless only one of them is
// written.
func (t Text) Canonical() (Text, error) {
	changed := false
	for tag := range t {
		if Canonical(tag) != tag {
			changed = true
			break
		}
	}
	if !changed {
		return t, nil
	}
	out := make(Text, len(t))
	from := make(map[language.Tag]language.Tag, len(t))
	var errs []error
	for _, tag := range t.Languages() {
		canonical := Canonical(tag)
		if other, taken := from[canonical]; taken {
			errs = append(errs, fmt.Errorf("%w: %s and %s", ErrCollision, other, tag))
			continue
		}
		from[canonical] = tag
		out[canonical] = t[tag]
	}
	return out, errors.Join(errs...)
}

// knownCanonical are languages that need not be worked out each time they are
// asked about.
var knownCanonical = [...]language.Tag{language.Spanish, language.English, language.LatinAmericanSpanish, language.Portuguese, language.French}

// Canonical returns tag as the library compares it: deprecated and legacy
// codes replaced (iw becomes he), the script left out where the language is
// nearly always written in it (es-Latn becomes es), extensions dropped (BCP 47
// section 4.5; CLDR supplemental metadata).
func Canonical(tag language.Tag) language.Tag {
	for _, canonical := range knownCanonical {
		if tag == canonical {
			return tag
		}
	}
	if base, _, _ := tag.Raw(); base.String() == "und" { // private use, which has no other form
		return tag
	}
	if canonical, err := (language.BCP47 | language.Legacy).Canonicalize(tag); err == nil {
		tag = canonical
	}
	if len(tag.Extensions()) == 0 {
		return tag
	}
	base, script, region := tag.Raw()
	parts := []any{base, script, region}
	for _, v := range tag.Variants() {
		parts = append(parts, v)
	}
	bare, err := language.Raw.Compose(parts...)
	if err != nil {
		return tag
	}
	return bare
}

// Localized is text as one reader will see it, and where it came from. The
// zero value is text that is missing.
type Localized struct {
	Value  string
	Lang   language.Tag // Und: the same in every language
	Source Source
}

// String returns the value, so that a Localized prints itself.
func (l Localized) String() string { return l.Value }

// Source says where a [Localized] came from, seen from its reader.
type Source uint8

const (
	// Missing is the zero value: nobody has written it.
	Missing Source = iota
	// Exact is text in the reader's own language, or the same in every one.
	Exact
	// Parent is text in a CLDR parent of the reader's language (es for es-MX).
	Parent
	// Sibling is text in the reader's language as another region writes it
	// (es-ES for es-MX). Machines are told, the reader needs no note.
	Sibling
	// Fallback is text in another language: mark it, and tell the reader.
	Fallback
)

// ForReader reports whether the text is written for its reader, who needs no
// note about its language: Exact, Parent or Sibling.
func (s Source) ForReader() bool { return s == Exact || s == Parent || s == Sibling }

// String returns the name of s in lower case.
func (s Source) String() string {
	switch s {
	case Missing:
		return "missing"
	case Exact:
		return "exact"
	case Parent:
		return "parent"
	case Sibling:
		return "sibling"
	case Fallback:
		return "fallback"
	}
	return fmt.Sprintf("source(%d)", uint8(s))
}

// Blank reports whether a reader sees nothing of s: it is empty, or only white
// space and characters that are not shown, such as U+200B, U+FEFF and the
// fillers of Hangul (Unicode section 5.21, Default_Ignorable_Code_Point).
func Blank(s string) bool { return !written(s) }

// written reports whether s holds something that readers see.
func written(s string) bool {
	if s == "" {
		return false
	}
	if c := s[0]; c > ' ' && c < 0x7F { // nearly every text, without a scan
		return true
	}
	return strings.IndexFunc(s, shown) >= 0
}

func shown(r rune) bool {
	const emptyBraille = '\u2800'
	switch {
	case Unprintable(r): // which is a fault, and not nothing
		return true
	case unicode.IsSpace(r), r == emptyBraille:
		return false
	case unicode.Is(unicode.Cf, r): // signs that stand before Arabic numbers have a shape
		return unicode.Is(unicode.Prepended_Concatenation_Mark, r)
	}
	return !unicode.In(r, unicode.Z, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

func sortTags(tags []language.Tag) {
	slices.SortFunc(tags, func(a, b language.Tag) int {
		return strings.Compare(a.String(), b.String())
	})
}
