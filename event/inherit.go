package event

import (
	"maps"
	"slices"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// Inherit returns the plan of a panel as it holds: what the panel gives, and
// the facts of its event for the rest. Languages that are spoken replace
// spoken languages and interpretation together; the other facts are inherited
// one by one. An editor's note of the event is not inherited beside spoken
// languages or interpretation of the panel's own, since it is about others.
func (l Languages) Inherit(from Languages) Languages {
	ownSpoken, ownInterpretation := l.knowsSpoken(), l.knowsInterpretation()
	if !ownSpoken {
		l.Spoken, l.SpeakersChoice = from.Spoken, from.SpeakersChoice
		if !ownInterpretation {
			l.Interpretation, l.NoInterpretation = from.Interpretation, from.NoInterpretation
		}
	}
	if !ownSpoken && !ownInterpretation && l.Note.IsZero() {
		l.Note = from.Note
	}
	if len(l.Sign) == 0 && !l.NoSign {
		l.Sign, l.NoSign = from.Sign, from.NoSign
	}
	if len(l.Captions) == 0 && !l.NoCaptions {
		l.Captions, l.NoCaptions = from.Captions, from.NoCaptions
	}
	if len(l.Materials) == 0 {
		l.Materials = from.Materials
	}
	if len(l.Questions) == 0 {
		l.Questions = from.Questions
	}
	if l.Recording == nil && !l.NoRecording {
		l.Recording, l.NoRecording = from.Recording, from.NoRecording
	}
	return l
}

func (l *Languages) knowsSpoken() bool { return len(l.Spoken) > 0 || l.SpeakersChoice }
func (l *Languages) knowsInterpretation() bool {
	return len(l.Interpretation) > 0 || l.NoInterpretation
}

// Facts are the same in whatever order they are written.

func sameSpoken(a, b Languages) bool {
	return a.SpeakersChoice == b.SpeakersChoice && sameTags(a.Spoken, b.Spoken)
}

func sameInterpretation(a, b Languages) bool {
	return a.NoInterpretation == b.NoInterpretation &&
		sameList(a.Interpretation, b.Interpretation, func(a, b Interpretation) bool {
			return sameService(a, b) && sameText(a.Note, b.Note) &&
				newTerms(a.Provision, a.Deadline, a.Contact).same(newTerms(b.Provision, b.Deadline, b.Contact))
		})
}

func sameService(a, b Interpretation) bool {
	return sameTags(a.Into, b.Into) && sameTags(a.From, b.From) && a.Mode == b.Mode && a.Delivery == b.Delivery
}

// sameSentence reports whether two plans of the same spoken languages are told
// alike: what they add on request or in notes of its own is another sentence.
func sameSentence(a, b Languages) bool {
	return a.NoInterpretation == b.NoInterpretation && a.Note.IsZero() && b.Note.IsZero() &&
		sameList(provided(a), provided(b), sameService)
}

func provided(l Languages) []Interpretation {
	return slices.DeleteFunc(slices.Clone(l.Interpretation), func(in Interpretation) bool {
		return newTerms(in.Provision, in.Deadline, in.Contact).provision != Provided
	})
}

func sameSign(a, b Sign) bool {
	return i18n.Canonical(a.Language) == i18n.Canonical(b.Language) &&
		newTerms(a.Provision, a.Deadline, a.Contact).same(newTerms(b.Provision, b.Deadline, b.Contact)) && sameText(a.Note, b.Note)
}

func sameCaptions(a, b Captions) bool {
	return i18n.Canonical(a.Language) == i18n.Canonical(b.Language) && a.Kind == b.Kind
}

func sameRecording(a, b *Recording) bool {
	if a == nil || b == nil {
		return a == b
	}
	return sameTags(a.Languages, b.Languages) && sameTags(a.Captions, b.Captions) && a.URL == b.URL && a.Stream == b.Stream
}

func sameContact(a, b Contact) bool {
	return sameText(a.Name, b.Name) && a.Email == b.Email && a.Phone == b.Phone
}

func sameText(a, b i18n.Text) bool { return a.IsZero() && b.IsZero() || maps.Equal(a, b) }

func sameTags(a, b []language.Tag) bool { return len(a) == len(b) && within(a, b) && within(b, a) }

// within reports whether every one of tags is among the others.
func within(tags, others []language.Tag) bool {
	return !slices.ContainsFunc(tags, func(tag language.Tag) bool { return !hasTag(others, tag) })
}

func hasTag(tags []language.Tag, tag language.Tag) bool {
	return slices.ContainsFunc(tags, func(t language.Tag) bool { return t == tag || i18n.Canonical(t) == i18n.Canonical(tag) })
}

// sameList reports whether two lists, each without repetition, hold the same.
func sameList[T any](a, b []T, same func(a, b T) bool) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(x T) bool {
		return !slices.ContainsFunc(b, func(y T) bool { return same(x, y) })
	})
}
