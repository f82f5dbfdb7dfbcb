package notice

import (
	"maps"
	"slices"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Inherit returns the plan of a panel as it holds: what the panel gives, and
// the facts of its event for the rest. Languages that are spoken replace
// spoken languages and interpretation together; the other facts are inherited
// one by one. An editor's note of the event is not inherited beside spoken
// languages or interpretation of the panel's own, since it is about others.
func (l Plan) Inherit(from Plan) Plan {
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
	if !l.knowsSign() {
		l.Sign, l.NoSign = from.Sign, from.NoSign
	}
	if !l.knowsCaptions() {
		l.Captions, l.NoCaptions = from.Captions, from.NoCaptions
	}
	if len(l.Materials) == 0 {
		l.Materials = from.Materials
	}
	if len(l.Questions) == 0 {
		l.Questions = from.Questions
	}
	if !l.knowsRecording() {
		l.Recording, l.NoRecording = from.Recording, from.NoRecording
	}
	return l
}

func (l *Plan) knowsSpoken() bool { return len(l.Spoken) > 0 || l.SpeakersChoice }
func (l *Plan) knowsInterpretation() bool {
	return len(l.Interpretation) > 0 || l.NoInterpretation
}
func (l *Plan) knowsSign() bool      { return len(l.Sign) > 0 || l.NoSign }
func (l *Plan) knowsCaptions() bool  { return len(l.Captions) > 0 || l.NoCaptions }
func (l *Plan) knowsRecording() bool { return l.Recording != nil || l.NoRecording }

// none reports whether it is stated that nothing is interpreted.
func (l *Plan) none() bool { return l.NoInterpretation && len(l.Interpretation) == 0 }

// Facts are the same in whatever order they are written, and however often.

func sameSpoken(a, b Plan) bool {
	return a.SpeakersChoice == b.SpeakersChoice && sameTags(a.Spoken, b.Spoken)
}

// sameSentence reports whether one sentence tells what is spoken, and which
// interpretation is provided, in two plans.
func sameSentence(a, b Plan) bool {
	return sameSpoken(a, b) && sameText(a.Note, b.Note) && a.NoInterpretation == b.NoInterpretation &&
		maps.Equal(legs(a, provided), legs(b, provided))
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

func sameContact(a, b field.Contact) bool {
	return sameText(a.Name, b.Name) && a.Email == b.Email && a.Phone == b.Phone
}

func sameText(a, b i18n.Text) bool { return a.IsZero() && b.IsZero() || maps.Equal(a, b) }

func sameTags(a, b []language.Tag) bool { return within(a, b) && within(b, a) }

// within reports whether every one of tags is among the others.
func within(tags, others []language.Tag) bool {
	return !slices.ContainsFunc(tags, func(tag language.Tag) bool { return !hasTag(others, tag) })
}

func hasTag(tags []language.Tag, tag language.Tag) bool {
	return slices.ContainsFunc(tags, func(t language.Tag) bool { return t == tag || i18n.Canonical(t) == i18n.Canonical(tag) })
}

// sameSet reports whether two lists hold the same.
func sameSet[T any](a, b []T, same func(a, b T) bool) bool {
	lacks := func(list []T) func(T) bool {
		return func(x T) bool { return !slices.ContainsFunc(list, func(y T) bool { return same(x, y) }) }
	}
	return !slices.ContainsFunc(a, lacks(b)) && !slices.ContainsFunc(b, lacks(a))
}
