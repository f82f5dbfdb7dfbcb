package event

import (
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
)

// Published reports whether the readers of a language see e at the given time:
// it is no draft for them, and the moment has come from which on it is published.
// Whoever makes pages, feeds or calendars asks here; what is not published
// answers as what never was.
func (e *Event) Published(at time.Time, tag language.Tag) bool {
	return !e.IsDraft(tag) && !at.Before(e.Publish.For(tag))
}

// IsDraft reports whether nothing of e exists yet for the readers of a language,
// whatever has been written. A draft in es is one in es-MX, too.
func (e *Event) IsDraft(tag language.Tag) bool {
	return e.Draft || slices.ContainsFunc(e.DraftIn, func(in language.Tag) bool { return field.Within(tag, in) })
}
