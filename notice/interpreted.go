package notice

import (
	"maps"
	"slices"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Interpreted is interpretation as it is told: what an editor wrote in several
// entries is one where it is the same service, and its direction is seen
// beside the spoken languages.
type Interpreted struct {
	Direction Direction
	From      []language.Tag // nil: whatever is spoken
	Into      []language.Tag // nil: the languages that are spoken and that nobody lists
	Mode      Mode
	Delivery  Delivery
}

// Direction says between which languages an interpreter works.
type Direction uint8

const (
	OneWay   Direction = iota // into some language, the zero value
	BothWays                  // between the two spoken languages
	AmongAll                  // among all spoken languages, which are three or more
	Between                   // from each of Into into every other one, which are not those spoken; From is the same
)

// String returns "one-way", "both-ways", "among-all" or "between".
func (d Direction) String() string {
	return name(d, "one-way", "both-ways", "among-all", "between")
}

// terms are how a reader comes by a service.
type terms struct {
	provision Provision
	deadline  field.Moment
	contact   field.Contact
}

// newTerms leaves out what does not matter: nobody has to ask for what is
// provided or planned.
func newTerms(p Provision, deadline field.Moment, c field.Contact) terms {
	switch p {
	case OnRequest, Conditional:
		return terms{p, deadline, c}
	case "":
		return terms{provision: Provided}
	}
	return terms{provision: p}
}

func (s terms) same(o terms) bool {
	return s.provision == o.provision && sameMoment(s.deadline, o.deadline) && sameContact(s.contact, o.contact)
}

func sameMoment(a, b field.Moment) bool { return a.Equal(b.Time) && a.Precision == b.Precision }

// isKnown reports whether anything can be said of a provision: a word that
// validation refuses says nothing.
func isKnown(p Provision) bool { return p == "" || slices.Contains(provisions, p) }

// A group is services that are had on the same terms: interpretation, or the
// sign languages that are interpreted into.
type group[T any] struct {
	terms
	told  []T
	notes []i18n.Text // what editors say of them
	said  bool        // readers know it from the event
}

// grouped adds a service to the group that has its terms. How it stands beside
// those that are there is for add to say.
func grouped[T any](groups []group[T], s terms, one T, note i18n.Text, add func(told []T, one T) []T) []group[T] {
	i := slices.IndexFunc(groups, func(g group[T]) bool { return g.same(s) })
	if i < 0 {
		i = len(groups)
		groups = append(groups, group[T]{terms: s})
	}
	groups[i].told = add(groups[i].told, one)
	if !note.IsZero() && !hasText(groups[i].notes, note) {
		groups[i].notes = append(groups[i].notes, note)
	}
	return groups
}

func hasText(texts []i18n.Text, text i18n.Text) bool {
	return slices.ContainsFunc(texts, func(t i18n.Text) bool { return sameText(t, text) })
}

// beside marks which groups of a panel, and removes which notes, readers know
// from the event. Where the panel lacks something of its event and has nothing
// new, silence would promise what it lacks: then nothing is marked, and lacks
// is true.
func beside[T any](panel, of []group[T], same func(a, b []T) bool) (lacks bool) {
	known := func(g group[T], others []group[T]) int {
		return slices.IndexFunc(others, func(o group[T]) bool { return g.same(o.terms) && same(g.told, o.told) })
	}
	lacks = slices.ContainsFunc(of, func(o group[T]) bool { return known(o, panel) < 0 })
	if lacks && !slices.ContainsFunc(panel, func(g group[T]) bool { return known(g, of) < 0 }) {
		return true
	}
	for i, g := range panel {
		if at := known(g, of); at >= 0 {
			panel[i].said = true
			panel[i].notes = slices.DeleteFunc(g.notes, func(note i18n.Text) bool { return hasText(of[at].notes, note) })
		}
	}
	return false
}

// A leg is the way of one interpreter, from one language into another. Plans
// that are written in different ways are the same where their legs are.
type leg struct {
	from, into language.Tag // from is Und where nobody knows what is spoken
	mode       Mode
	delivery   Delivery
	provision  Provision
}

// sources are the languages from which interpreters work if an entry does not
// say; Und is among them where others may be spoken as well.
func (l *Plan) sources() []language.Tag {
	if len(l.Spoken) == 0 || l.SpeakersChoice && len(l.Spoken) == 1 || unlisted(l.Spoken) {
		return append(slices.Clone(l.Spoken), language.Und)
	}
	return l.Spoken
}

// eachLeg calls do with each pair of languages between which in is, if those
// are the languages that are spoken.
func eachLeg(from, into, spoken []language.Tag, do func(from, into language.Tag)) {
	if len(from) == 0 {
		from = spoken
	}
	for _, f := range from {
		for _, i := range into {
			if f, i := i18n.Canonical(f), i18n.Canonical(i); f != i {
				do(f, i)
			}
		}
	}
}

// provided leaves out what is not simply provided.
func provided(l leg) (leg, bool) { return l, l.provision == Provided }

// byBase compares languages as readers do: es-MX is es.
func byBase(l leg) (leg, bool) {
	l.from, l.into = language.Make(base(l.from).String()), language.Make(base(l.into).String())
	return l, l.from != l.into
}

// legs returns the ways of all interpreters of a plan that are of interest, as
// as says.
func legs(l Plan, as func(leg) (leg, bool)) map[leg]bool {
	all := make(map[leg]bool)
	for _, in := range l.Interpretation {
		if !isKnown(in.Provision) {
			continue
		}
		eachLeg(in.From, in.Into, l.sources(), func(from, into language.Tag) {
			of := newTerms(in.Provision, field.Moment{}, field.Contact{}).provision
			if one, ok := as(leg{from, into, in.Mode, in.Delivery, of}); ok {
				all[one] = true
			}
		})
	}
	return all
}

// sameWays returns how to compare what is told of two plans.
func sameWays(a, b Plan) func(x, y []Interpreted) bool {
	ways := func(told []Interpreted, l Plan) map[leg]bool {
		all := make(map[leg]bool)
		for _, in := range told {
			into := in.Into
			if into == nil {
				into = []language.Tag{multiple}
			}
			eachLeg(in.From, into, l.sources(), func(from, into language.Tag) {
				all[leg{from: from, into: into, mode: in.Mode, delivery: in.Delivery}] = true
			})
		}
		return all
	}
	return func(x, y []Interpreted) bool { return maps.Equal(ways(x, a), ways(y, b)) }
}

// interpreting returns the interpretation of a plan, joined where it is one
// service.
func interpreting(l Plan) []group[Interpreted] {
	var groups []group[Interpreted]
	for _, in := range l.Interpretation {
		if len(in.Into) == 0 || !isKnown(in.Provision) {
			continue
		}
		one := Interpreted{From: in.From, Into: in.Into, Mode: in.Mode, Delivery: in.Delivery}
		if sameTags(in.From, l.sources()) || unlisted(in.From) && (unlisted(l.Spoken) || unlisted(in.Into)) {
			one.From = nil
		}
		if unlisted(in.Into) && unlisted(l.Spoken) {
			one.Into = nil
		}
		groups = grouped(groups, newTerms(in.Provision, in.Deadline, in.Contact), one, in.Note, joined)
	}
	for i := range groups {
		groups[i].told = directed(groups[i].told, l.Spoken)
	}
	return groups
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

// directed finds the services that lead from each of several languages into
// every other one, and replaces their entries by one.
func directed(told []Interpreted, spoken []language.Tag) []Interpreted {
	for i := 0; i < len(told); i++ {
		service := told[i]
		if slices.ContainsFunc(told[:i], service.service) {
			continue
		}
		whole := Interpreted{Direction: Between, Into: involved(told, service), Mode: service.Mode, Delivery: service.Delivery}
		switch {
		case len(spoken) > 1 && covers(told, service, spoken):
			whole.Direction, whole.Into = BothWays, spoken
			if len(spoken) > 2 {
				whole.Direction = AmongAll
			}
		case len(whole.Into) > 1 && covers(told, service, whole.Into):
			whole.From = whole.Into
		default:
			continue
		}
		told = slices.DeleteFunc(told, service.service)
		told = slices.Insert(told, i, whole)
	}
	return paired(told)
}

// involved returns the languages between which the entries of one service lead;
// nil if one of them does not say from which.
func involved(told []Interpreted, service Interpreted) []language.Tag {
	var tags []language.Tag
	known := make(map[language.Tag]bool)
	for _, in := range told {
		if !in.service(service) {
			continue
		}
		if in.From == nil {
			return nil
		}
		for _, tag := range slices.Concat(in.From, in.Into) {
			if canonical := i18n.Canonical(tag); !known[canonical] {
				known[canonical] = true
				tags = append(tags, tag)
			}
		}
	}
	return tags
}

// covers reports whether the entries of one service lead from each of tags into
// every other one, and nowhere else.
func covers(told []Interpreted, service Interpreted, tags []language.Tag) bool {
	among := make(map[language.Tag]bool)
	for _, tag := range tags {
		among[i18n.Canonical(tag)] = true
	}
	ways := make(map[way]bool)
	for _, in := range told {
		if !in.service(service) {
			continue
		}
		elsewhere := func(tag language.Tag) bool { return !among[i18n.Canonical(tag)] }
		if slices.ContainsFunc(in.Into, elsewhere) || slices.ContainsFunc(in.From, elsewhere) {
			return false
		}
		eachLeg(in.From, in.Into, tags, func(from, into language.Tag) { ways[way{from, into}] = true })
	}
	return len(ways) == len(among)*(len(among)-1)
}

// paired replaces two entries that lead between two languages, one there and
// one back, by one.
func paired(told []Interpreted) []Interpreted {
	there := make(map[leg]int) // the place of an entry that leads one way
	for i := 0; i < len(told); i++ {
		in := told[i]
		if in.Direction != OneWay || len(in.From) != 1 || len(in.Into) != 1 {
			continue
		}
		from, into := i18n.Canonical(in.From[0]), i18n.Canonical(in.Into[0])
		back, ok := there[leg{from: into, into: from, mode: in.Mode, delivery: in.Delivery}]
		if !ok {
			there[leg{from: from, into: into, mode: in.Mode, delivery: in.Delivery}] = i
			continue
		}
		both := slices.Concat(told[back].From, told[back].Into)
		told[back].Direction, told[back].From, told[back].Into = Between, both, both
		told = slices.Delete(told, i, i+1)
		i--
	}
	return told
}

// signing returns the sign languages that are interpreted into.
func signing(signs []Sign) []group[language.Tag] {
	var groups []group[language.Tag]
	for _, s := range signs {
		if !isKnown(s.Provision) {
			continue
		}
		groups = grouped(groups, newTerms(s.Provision, s.Deadline, s.Contact), s.Language, s.Note, func(told []language.Tag, tag language.Tag) []language.Tag {
			if hasTag(told, tag) {
				return told
			}
			return append(told, tag)
		})
	}
	return groups
}
