package event

import (
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// Interpreted is interpretation as it is told: what an editor wrote in several
// entries is one where it is the same service, and its direction is seen
// beside the spoken languages.
type Interpreted struct {
	Direction Direction
	From      []language.Tag // nil: whatever is spoken
	Into      []language.Tag
	Mode      Mode
	Delivery  Delivery
}

// Direction says between which languages an interpreter works.
type Direction uint8

const (
	OneWay   Direction = iota // into some language, the zero value
	BothWays                  // between the two spoken languages
	AmongAll                  // among all spoken languages, which are three or more
)

// String returns "one-way", "both-ways" or "among-all".
func (d Direction) String() string { return name(d, "one-way", "both-ways", "among-all") }

// terms are how a reader comes by a service.
type terms struct {
	provision Provision
	deadline  time.Time
	contact   Contact
}

// newTerms leaves out what does not matter: nobody has to ask for what is
// provided or planned.
func newTerms(p Provision, deadline time.Time, c Contact) terms {
	switch p {
	case OnRequest, Conditional:
		return terms{p, deadline, c}
	case "":
		return terms{provision: Provided}
	}
	return terms{provision: p}
}

func (s terms) same(o terms) bool {
	return s.provision == o.provision && s.deadline.Equal(o.deadline) && sameContact(s.contact, o.contact)
}

// isKnown reports whether anything can be said of a provision: a word that
// [Event.Validate] refuses says nothing.
func isKnown(p Provision) bool { return p == "" || slices.Contains(provisions, string(p)) }

// An interpretationGroup is interpretation that is had on the same terms, and
// what editors say of it.
type interpretationGroup struct {
	terms
	told  []Interpreted
	notes []i18n.Text
}

// interpreting returns the interpretation of a plan, joined where it is one
// service.
func interpreting(l Languages) []interpretationGroup {
	var groups []interpretationGroup
	for _, in := range l.Interpretation {
		if len(in.Into) == 0 || !isKnown(in.Provision) {
			continue
		}
		one := Interpreted{From: in.From, Into: in.Into, Mode: in.Mode, Delivery: in.Delivery}
		if sameTags(in.From, l.Spoken) {
			one.From = nil
		}
		s := newTerms(in.Provision, in.Deadline, in.Contact)
		i := slices.IndexFunc(groups, func(g interpretationGroup) bool { return g.same(s) })
		if i < 0 {
			i = len(groups)
			groups = append(groups, interpretationGroup{terms: s})
		}
		groups[i].told = joined(groups[i].told, one)
		groups[i].notes = noted(groups[i].notes, in.Note)
	}
	for i := range groups {
		groups[i].told = directed(groups[i].told, l.Spoken)
	}
	return groups
}

// noted adds a note that is written and not there yet.
func noted(notes []i18n.Text, note i18n.Text) []i18n.Text {
	if note.IsZero() || slices.ContainsFunc(notes, func(n i18n.Text) bool { return sameText(n, note) }) {
		return notes
	}
	return append(notes, note)
}

// service reports whether two entries differ in nothing but their languages.
func (in Interpreted) service(other Interpreted) bool {
	return in.Mode == other.Mode && in.Delivery == other.Delivery
}

// joined adds one to told: to the entry that differs only in the languages
// into which it is, if there is one.
func joined(told []Interpreted, one Interpreted) []Interpreted {
	i := slices.IndexFunc(told, func(o Interpreted) bool { return o.service(one) && sameTags(o.From, one.From) })
	if i < 0 {
		return append(told, one)
	}
	into := slices.Clone(told[i].Into) // not into the editor's own slice
	for _, tag := range one.Into {
		if !hasTag(into, tag) {
			into = append(into, tag)
		}
	}
	told[i].Into = into
	return told
}

// directed finds the services that lead from every spoken language into every
// other one, and replaces their entries by one.
func directed(told []Interpreted, spoken []language.Tag) []Interpreted {
	if len(spoken) < 2 {
		return told
	}
	for i := 0; i < len(told); i++ {
		service := told[i]
		if !covers(told, service, spoken) {
			continue
		}
		told = slices.DeleteFunc(told, service.service)
		whole := Interpreted{Direction: BothWays, Into: spoken, Mode: service.Mode, Delivery: service.Delivery}
		if len(spoken) > 2 {
			whole.Direction = AmongAll
		}
		told = slices.Insert(told, i, whole)
	}
	return told
}

// covers reports whether the entries of one service lead from every spoken
// language into every other one, and nowhere else.
func covers(told []Interpreted, service Interpreted, spoken []language.Tag) bool {
	leads := func(from, into language.Tag) bool {
		return slices.ContainsFunc(told, func(in Interpreted) bool {
			return in.service(service) && hasTag(in.Into, into) && (in.From == nil || hasTag(in.From, from))
		})
	}
	for _, in := range told {
		if in.service(service) && !(within(in.Into, spoken) && within(in.From, spoken)) {
			return false
		}
	}
	for _, from := range spoken {
		for _, into := range spoken {
			if from != into && !leads(from, into) {
				return false
			}
		}
	}
	return true
}

// A signGroup is sign languages that are had on the same terms.
type signGroup struct {
	terms
	languages []language.Tag
	notes     []i18n.Text
}

func signing(signs []Sign) []signGroup {
	var groups []signGroup
	for _, s := range signs {
		if !isKnown(s.Provision) {
			continue
		}
		of := newTerms(s.Provision, s.Deadline, s.Contact)
		i := slices.IndexFunc(groups, func(g signGroup) bool { return g.same(of) })
		if i < 0 {
			i = len(groups)
			groups = append(groups, signGroup{terms: of})
		}
		if !hasTag(groups[i].languages, s.Language) {
			groups[i].languages = append(groups[i].languages, s.Language)
		}
		groups[i].notes = noted(groups[i].notes, s.Note)
	}
	return groups
}
