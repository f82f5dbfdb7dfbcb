// Package i18n chooses, for one reader, among texts written in several
// languages, says what it chose, and formats dates, lists and names in that
// language.
//
// Content is a [Text]: the same words in the languages in which somebody has
// written them. Words of the program are messages, in a [Catalog] that [Load]
// reads from files. A [Localizer] stands for the readers of one language and
// turns both into [Localized] values, which carry the language they are in and
// say whether that is the reader's own:
//
//	catalog, err := i18n.Load([]language.Tag{language.Spanish, language.English}, locales.FS)
//	…
//	reader := catalog.Localizer(catalog.Match(r.Header.Get("Accept-Language")))
//	title := reader.Text(i18n.Text{language.Spanish: "Archivos abiertos"})
//	if title.Source == i18n.Fallback {
//		// mark it: title.Lang is not the reader's language
//	}
//
// The rules:
//
//  1. The package walks its own fallback chain, message by message and text by
//     text: the reader's language and its CLDR parents (es-AR, es-419, es);
//     what is the same in every language; the reader's language as another
//     region writes it; a language the reader is highly likely to understand
//     (gl reads es); the site's languages in their order; any other, sorted.
//  2. What was chosen is never hidden: every result carries its language and
//     its [Source].
//  3. Messages are parsed and executed when they are loaded. What could print
//     a placeholder is an error with file, line and column before any reader
//     sees it.
//  4. Everything is immutable after Load and safe for concurrent use.
//  5. Dates, times, ranges, zones, lists, numbers and names are printed by the
//     tables of CLDR ([Localizer.Span], [Localizer.Zone], [Localizer.And],
//     [Localizer.LanguageName] …). Where CLDR is not good Spanish the better
//     form is deliberate; docs/cldr.md lists them. A language without tables
//     gets ISO 8601 dates, lists with commas, and the names of its catalog.
//  6. Nothing here says what is not known: a zero time prints as "".
//
// The package knows no messages of its own: the built-in words are in package
// locales, and a program joins the two in one visible line.
package i18n
