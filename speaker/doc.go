// Package speaker describes the people on stage: their names, positions and
// biographies, and how they sort.
//
// Names are never translated and carry no language; titles before a name, and
// positions, do:
//
//	speaker.Speaker{
//		Name: speaker.Name{
//			Prefix: i18n.Text{language.English: "Ambassador", language.Spanish: "embajadora"},
//			Given:  "Ana María",
//			Family: "Sanjuán",
//		},
//		Gender: speaker.Feminine,
//	}
//
// A speaker without a name is still somebody: the positions are printed.
package speaker
