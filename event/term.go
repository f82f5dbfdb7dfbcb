package event

import (
	"slices"

	"github.com/tertulia-go/tertulia/i18n"
)

// Term is a word of an open vocabulary: a role, a kind, a relation, a topic. A
// term with a label prints it; one without prints the label that the catalog
// has for its ID. The zero value says nothing.
type Term struct {
	ID    string    // one of the lists below, or a word of your own
	Label i18n.Text // required for a word of your own
}

// IsZero reports whether t says nothing.
func (t Term) IsZero() bool { return t.ID == "" && t.Label.IsZero() }

// Roles returns the roles that have built-in labels, as messages role.<id>.
func Roles() []string { return slices.Clone(roles) }

// Kinds returns the kinds of events and panels that have built-in labels, as
// messages kind.<id>.
func Kinds() []string { return slices.Clone(kinds) }

// Relations returns the relations of programs to events that have built-in
// labels, as messages relation.<id>.
func Relations() []string { return slices.Clone(relations) }

var (
	roles = []string{
		"moderator", "panelist", "speaker", "keynote", "discussant", "presenter", "chair", "host", "introduction",
		"opening-remarks", "closing-remarks", "interviewer", "interpreter", "author",
	}
	kinds = []string{
		"panel", "talk", "lecture", "keynote", "seminar", "workshop", "course", "conference", "congress", "symposium",
		"roundtable", "conversation", "debate", "interview", "book-launch", "presentation", "reading", "screening",
		"ceremony", "concert", "exhibition", "meeting", "webinar", "welcome", "closing", "q-and-a", "reception",
		"break", "lunch",
	}
	relations = []string{"hosted-by", "co-hosted-by", "in-partnership-with", "sponsored-by", "supported-by"}
)
