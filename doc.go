// Package tertulia documents a library with which a Go site publishes one
// event honestly in Spanish and English: every text says which language it is
// in, every event says in which languages it is held, and both sentences are
// right in both languages.
//
// It has no code; the example shows the whole of the library at work. Data
// flows one way:
//
//	files        content   a folder of YAML and Markdown, if a site keeps one
//	  ↓
//	model        event, speaker   events, panels, programs, people, language plans:
//	  ↓                           texts in all their languages, and no reader
//	view         render   one event for one reader: i18n has chosen every text,
//	  ↓                   locales given the words, event the facts behind them
//	outputs      render   HTML, text, Markdown, JSON, JSON-LD, iCalendar, Atom
//
// The promises that hold all along it:
//
//  1. Given any plan of languages, the notices in Spanish and English are
//     grammatical, in the right tense, and agree with what machines read.
//  2. No output shows a text in another language unmarked, and none is blank
//     unless the site's policy says so.
//  3. Translations that are missing, stale or machine-made are listed by
//     event, field and language, in a test, in CI and by the command.
//  4. A participant without a name still renders usefully; dates, lists, names
//     and roles follow the rules of each language.
//  5. All outputs come from one resolution of the content for one reader.
//
// A third language is data, a catalog and content, and never a change of code.
package tertulia
