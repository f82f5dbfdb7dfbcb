// Package event describes events, panels, host programs, venues, series and the
// plain pages beside them, when they take place, and what makes them valid.
//
// The model holds content in all its languages and nothing that depends on a
// reader; a view resolves the model for one. Every field may be left empty,
// and what is empty is not known and not said: an event without a date is one
// whose date nobody has given, which is different from one whose date is to be
// confirmed ([When].ToBeConfirmed).
//
//	e := &event.Event{
//		ID:    "citizen-security",
//		Title: i18n.Text{language.English: "Citizen Security", language.Spanish: "Seguridad ciudadana"},
//		Languages: notice.Plan{
//			Spoken:           []language.Tag{language.Spanish},
//			NoInterpretation: true,
//		},
//	}
//	for _, fault := range e.Validate() { … }
//
// Beside each type stands the table of its fields ([Fields]). Whatever goes
// through the fields of a thing goes through its table: to add a field, add it to
// the struct and a row to the table, and the tests say what else wants it.
//
// The terms are those of schema.org (Event, eventStatus, organizer), BCP 47
// for languages and RFC 5545 for the calendar.
package event
