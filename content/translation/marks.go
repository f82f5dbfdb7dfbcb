package translation

import (
	"fmt"
	"iter"
	"maps"
	"slices"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
)

// Marks say what people know of translations. Each names texts by their place:
// all of a thing (event/open-archives), a field and what is below it
// (event/open-archives#panels[opening]), or one language of a text
// (event/open-archives#title@en).
type Marks struct {
	// Accept says that the translations are right as they are: the source's
	// change was minor, or somebody has read what a machine made.
	Accept []string
	// Machine says that a machine made the translations.
	Machine []string
	// Meant says which differences between a translation and its source are meant, by the
	// name of the text: they are no longer reported until one of the two changes.
	Meant map[string][]Difference
	// Source says from which source text a translation was made, where this is no
	// longer the one that stands there: its fingerprint ([field.Fingerprint]), by the
	// name of the text in its language. Such a translation is stale from the start.
	Source map[string]string
}

// UnknownMarkError says that a mark names no text of the content.
type UnknownMarkError struct{ Mark string }

func (e *UnknownMarkError) Error() string {
	return fmt.Sprintf("%q names no text of this folder", e.Mark)
}

// Relock returns the lock that the content should have now: with what is new
// and what has changed, with the marks, and without what is gone. A stale
// translation stays so until it changes or is accepted. A mark that names
// nothing is an [*UnknownMarkError].
func (s Survey) Relock(things iter.Seq[Thing], marks Marks) (*Lock, error) {
	accepted, machine := newMarking(marks.Accept), newMarking(marks.Machine)
	source, meant := newMarking(slices.Sorted(maps.Keys(marks.Source))), newMarking(slices.Sorted(maps.Keys(marks.Meant)))
	lock := &Lock{}
	for _, t := range s.Texts(things) {
		accept, byMachine, from := accepted.has(t), machine.has(t), source.find(t)
		ok := meant.all(t)
		if !t.isWritten || t.key == language.Und || t.key == t.Source {
			continue
		}
		now := line{field.Fingerprint(t.written[t.Source]), field.Fingerprint(t.written[t.key]), byMachine, ""}
		before, found := s.Lock.find(t.slot(), now.source, now.translation)
		switch {
		case from != nil:
			now.source = marks.Source[from.written]
		case accept || byMachine || !found:
		case t.State == Stale:
			now = before
		default:
			now.machine = before.machine
		}
		now.ok = s.Lock.meant(t.slot(), now.source, now.translation)
		for _, m := range ok {
			now.ok = joined(now.ok, marks.Meant[m.written])
		}
		lock.add(t.slot(), now)
	}
	for _, m := range slices.Concat(accepted, machine, source, meant) {
		if !m.used {
			return nil, &UnknownMarkError{m.written}
		}
	}
	return lock, nil
}

// A marking is marks, and which of them have named something.
type marking []*mark

type mark struct {
	written string
	place   field.Place
	lang    string // "": every language
	used    bool
}

// newMarking reads marks; one that is no place names nothing.
func newMarking(written []string) marking {
	all := make(marking, len(written))
	for i, s := range written {
		m := &mark{written: s}
		m.place, _ = field.ParsePlace(s)
		if last := len(m.place.Path) - 1; last >= 0 && m.place.Path[last].Lang != "" {
			m.lang = m.place.Path[last].Lang
			m.place.Path = m.place.Path[:last]
		}
		all[i] = m
	}
	return all
}

// all returns the marks that name a text.
func (marks marking) all(t Text) (found []*mark) {
	for _, m := range marks {
		if m.place.Ref == t.Ref && t.Path.Within(m.place.Path) && (m.lang == "" || m.lang == t.Lang.String()) {
			m.used = true
			found = append(found, m)
		}
	}
	return found
}

// has reports whether any of the marks names a text.
func (marks marking) has(t Text) bool { return len(marks.all(t)) > 0 }

// find returns the last of the marks that name a text, nil if none does.
func (marks marking) find(t Text) *mark {
	found := marks.all(t)
	if len(found) == 0 {
		return nil
	}
	return found[len(found)-1]
}
