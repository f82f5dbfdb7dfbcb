package notice

import (
	"fmt"
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Faults returns what is wrong between the services of a plan: with each
// other, with what is spoken (which a session may inherit: whole is its plan as
// it holds) and with the moment when all is over, which may be zero. Paths begin
// at the plan.
func (l Plan) Faults(whole Plan, over time.Time) field.Faults {
	c := serviceChecks{over: over}
	c.interpretation(l, whole)
	c.sign(l)
	return c.faults
}

// serviceChecks collects what is wrong between services.
type serviceChecks struct {
	over   time.Time
	faults field.Faults
}

func (c *serviceChecks) fault(at field.Path, reason field.Reason, err error, about ...language.Tag) {
	c.faults = append(c.faults, &field.Fault{Path: at, Reason: reason, Languages: about, Err: err})
}

// A way leads from one language into another.
type way struct{ from, into language.Tag }

func (c *serviceChecks) interpretation(own, whole Plan) {
	certain := make(map[way]bool) // whether a way is simply provided
	for i, in := range own.Interpretation {
		entry := field.Path{{Field: "interpretation"}, field.Item(i, "")}
		terms := newTerms(in.Provision, in.Deadline, in.Contact)
		c.deadline(entry, terms)
		for _, into := range in.Into {
			itself, certainAndNot := field.IntoItself, field.CertainAndNot
			if field.IsSigned(into) {
				itself, certainAndNot = field.SignIntoItself, field.SignCertainAndNot
			}
			nobody, twice := true, false
			eachLeg(in.From, []language.Tag{into}, whole.sources(), func(from, into language.Tag) {
				nobody = false
				was, told := certain[way{from, into}]
				is := terms.provision == Provided
				twice = twice || told && was != is
				certain[way{from, into}] = is
			})
			if nobody {
				c.fault(entry.Join(field.Step{Field: "into"}), itself,
					fmt.Errorf("%w: %s is interpreted into %s: say from which other language", field.ErrConflict, into, into), into)
			}
			if twice {
				c.uncertain(entry, certainAndNot, into)
			}
		}
	}
}

func (c *serviceChecks) sign(own Plan) {
	for i, s := range own.Sign {
		entry := field.Path{{Field: "sign"}, field.Item(i, nameOf(s.Language))}
		terms := newTerms(s.Provision, s.Deadline, s.Contact)
		c.deadline(entry, terms)
		twice := slices.ContainsFunc(own.Sign[:i], func(other Sign) bool {
			provision := newTerms(other.Provision, other.Deadline, other.Contact).provision
			return hasTag([]language.Tag{other.Language}, s.Language) && (provision == Provided) != (terms.provision == Provided)
		})
		if twice {
			c.uncertain(entry, field.SignCertainAndNot, s.Language)
		}
	}
}

func (c *serviceChecks) uncertain(entry field.Path, reason field.Reason, into language.Tag) {
	c.fault(entry.Join(field.Step{Field: "provision"}), reason,
		fmt.Errorf("%w: interpretation into %s is provided, and it is not certain", field.ErrConflict, into), into)
}

// deadline checks that one can ask for something before all is over.
func (c *serviceChecks) deadline(entry field.Path, s terms) {
	if s.deadline.IsZero() || c.over.IsZero() {
		return
	}
	last := s.deadline.Time
	if s.deadline.Precision != i18n.Minute { // one can ask on the day itself
		last = s.deadline.Over().Add(-time.Minute)
	}
	if !last.Before(c.over) {
		c.fault(entry.Join(field.Step{Field: "deadline"}), field.DeadlineAfterEnd, fmt.Errorf("%w: after the end", field.ErrOrder))
	}
}

func (s *Sign) check(c *field.Checks) {
	switch tag := s.Language; {
	case tag == language.Und:
	case field.NamesNone(i18n.Canonical(tag)) || tag == multiple:
		c.At("language", field.SignLanguageUnnamed, fmt.Errorf("%w: %s; sgn is any sign language", field.ErrLanguage, tag)).Languages = []language.Tag{tag}
	case field.IsSpoken(tag):
		c.At("language", field.SignLanguageSpoken, fmt.Errorf("%w: %s is not a sign language", field.ErrConflict, tag)).Languages = []language.Tag{tag}
	}
}
