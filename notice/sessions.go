package notice

import (
	"maps"
	"slices"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// An aspect is something in which the sessions of an event may differ.
type aspect struct {
	topic Topic
	known func(*Plan) bool
	same  func(a, b Plan, tense Tense) bool
	clear func(*Plan) // nil: what the event says holds beside what sessions say
}

// aspects are in the order in which the event tells of their differences.
// Languages are compared by their base, as readers are served by it.
var aspects = []aspect{
	{AboutSpoken, (*Plan).knowsSpoken, sameHeard, nil},
	{AboutInterpretation, (*Plan).knowsInterpretation, sameInterpreted, func(l *Plan) { l.Interpretation, l.NoInterpretation = nil, false }},
	{AboutSign, (*Plan).knowsSign, sameSigned, func(l *Plan) { l.Sign, l.NoSign = nil, false }},
	{AboutCaptions, (*Plan).knowsCaptions, func(a, b Plan, _ Tense) bool { return sameSet(a.Captions, b.Captions, sameCaptions) },
		func(l *Plan) { l.Captions, l.NoCaptions = nil, false }},
	{AboutRecording, (*Plan).knowsRecording, func(a, b Plan, _ Tense) bool { return (a.Recording == nil) == (b.Recording == nil) },
		func(l *Plan) { l.Recording, l.NoRecording = nil, false }},
}

// Shared returns what an event tells of its own plan, whose sessions' own plans
// are given: all but what a session is known to have in another way, since that
// session would deny it. Each session tells the rest of itself, see
// [OfSession]. The tense is that of the event. Where an editor's note speaks for
// what is spoken and interpreted, that stays.
func (l Plan) Shared(sessions []Plan, tense Tense) Plan {
	for _, a := range differing(l, sessions, tense) {
		if a.clear != nil {
			a.clear(&l)
		}
	}
	return l
}

// differing returns the aspects in which sessions are known to differ from
// their event or, where the event says nothing, from each other. Of two of
// which one is not known nobody can say that they differ.
func differing(plan Plan, sessions []Plan, tense Tense) []aspect {
	if len(sessions) == 0 {
		return nil
	}
	var found []aspect
	for _, a := range aspects {
		inOwnWords := !plan.Note.IsZero() && (a.topic == AboutSpoken || a.topic == AboutInterpretation)
		if !inOwnWords && a.differs(plan, sessions, tense) {
			found = append(found, a)
		}
	}
	return found
}

func (a aspect) differs(plan Plan, sessions []Plan, tense Tense) bool {
	other := plan
	for _, session := range sessions {
		own := session.Inherit(plan)
		if session.IsZero() || !a.known(&own) {
			continue
		}
		if a.known(&other) && !a.same(own, other, tense) {
			return true
		}
		if !a.known(&plan) {
			other = own
		}
	}
	return false
}

func sameHeard(a, b Plan, _ Tense) bool {
	return a.SpeakersChoice == b.SpeakersChoice && sameSet(a.Spoken, b.Spoken, sameBase)
}

// sameInterpreted reports whether two plans have the same interpretation. Where
// other languages are spoken it is between others, of course: then it is the same
// if it is as certain. When all is over, what was never certain no longer counts.
func sameInterpreted(a, b Plan, tense Tense) bool {
	told := func(l leg) (leg, bool) {
		if tense == Past && l.provision != Provided {
			return l, false
		}
		return byBase(l)
	}
	if isInterpreted(a, tense) != isInterpreted(b, tense) {
		return false // also of a language into itself, which has no leg
	}
	if sameHeard(a, b, tense) {
		return maps.Equal(legs(a, told), legs(b, told))
	}
	certainty := func(l leg) (leg, bool) {
		l, ok := told(l)
		return leg{provision: l.provision}, ok
	}
	return maps.Equal(legs(a, certainty), legs(b, certainty))
}

// isInterpreted reports whether there is interpretation of any sort, or was.
func isInterpreted(l Plan, tense Tense) bool {
	return slices.ContainsFunc(l.Interpretation, func(in Interpretation) bool {
		return isKnown(in.Provision) && (tense != Past || in.Provision == "" || in.Provision == Provided)
	})
}

func sameSigned(a, b Plan, tense Tense) bool {
	told := func(l Plan) map[leg]bool {
		all := make(map[leg]bool)
		for _, sign := range l.Sign {
			provision := newTerms(sign.Provision, sign.Deadline, sign.Contact).provision
			if isKnown(sign.Provision) && (tense != Past || provision == Provided) {
				all[leg{into: i18n.Canonical(sign.Language), provision: provision}] = true
			}
		}
		return all
	}
	return maps.Equal(told(a), told(b))
}

// sessions tells in what the sessions of an event differ. Where all that are
// unlike their event are held in the same languages, these are named.
func (t *teller) sessions(plan Plan, sessions []Plan, differing []aspect) {
	n := t.notice(AboutSessions)
	for _, a := range differing {
		if a.topic == AboutRecording { // each session says whether there is one
			continue
		}
		if a.topic == AboutSpoken && plan.knowsSpoken() {
			if languages, count := elsewhere(plan, sessions); count > 0 {
				some := n
				some.Varies, some.Languages, some.Sessions = []Topic{AboutSpoken}, languages, count
				some.Served = t.serves(languages)
				t.add(some)
				continue
			}
		}
		n.Varies = append(n.Varies, a.topic)
	}
	if len(n.Varies) > 0 {
		t.add(n)
	}
}

// elsewhere returns the languages of the sessions that are not held in those of
// the event, and how many sessions there are of them; none if they are not all
// held in the same.
func elsewhere(plan Plan, sessions []Plan) (languages []language.Tag, count int) {
	for _, session := range sessions {
		own := session.Inherit(plan)
		if !own.knowsSpoken() || sameHeard(own, plan, Future) {
			continue
		}
		if own.SpeakersChoice || count > 0 && !sameTags(own.Spoken, languages) {
			return nil, 0
		}
		languages = own.Spoken
		count++
	}
	return slices.Clip(languages), count
}
