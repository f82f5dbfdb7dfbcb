package event

import (
	"slices"
)

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
