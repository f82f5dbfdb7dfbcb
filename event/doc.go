// Package event describes events, panels, host programs, venues and language
// plans, and what makes them valid.
//
// The model holds content in all its languages and nothing that depends on a
// reader; package render resolves it for one. Every field may be left empty,
// and what is empty is not known and not said: an event without a date is one
// whose date nobody has given, which is different from one whose date is to be
// confirmed ([When].ToBeConfirmed).
//
//	e := &event.Event{
//		ID:    "citizen-security",
//		Title: i18n.Text{language.English: "Citizen Security", language.Spanish: "Seguridad ciudadana"},
//		Languages: event.Languages{
//			Spoken:           []language.Tag{language.Spanish},
//			NoInterpretation: true,
//		},
//	}
//	if err := e.Validate(); err != nil { … }
//
// The terms are those of schema.org (Event, eventStatus, organizer), BCP 47
// for languages and RFC 5545 for the calendar.
package event
