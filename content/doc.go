// Package content reads the model from a folder of YAML and Markdown files that
// people edit by hand and keep in git, and writes changes into those files.
//
//	root, err := os.OpenRoot("content")
//	…
//	folder, err := content.Load(root.FS())
//	if err != nil {
//		return err // every fault, one a line: file:line:column: field: what
//	}
//	catalog, warnings, err := folder.Catalog(locales.FS)
//
// The rules:
//
//  1. A scalar is the same in every language, unless the file says lang; a map
//     of language tags is a translation.
//  2. All faults are reported at once, each an [Error] with file, line, column
//     and field, and with what may have been meant. They speak the reader's
//     language ([Error.Message]).
//  3. Nothing is guessed and nothing is dropped: "5 de marzo" is no date, an
//     unknown key is a fault, and a local time that a zone skips or has twice
//     must be written otherwise.
//  4. Nothing in a folder makes it slow or big: files, nesting and texts have
//     limits, aliases are refused, links do not lead out.
//  5. The format follows from the tables of the model ([event.Fields] and its
//     like): the loader, the JSON Schema ([WriteSchema]) and the manual,
//     docs/content.md, in Spanish docs/content.es.md, are loops over the tables.
//     What the files have besides stands in format.go, the words for editors in
//     messages.
//
// [Folder.Apply] changes texts, fields and things: each [Change] touches the bytes of
// what it changes and no others, and is refused where it would make anything wrong.
// [Encode] writes a thing as a file of its own.
//
// [Reload] loads a folder again after a change, and reads only what has changed.
//
// [Folder.Status] says which texts are missing, stale or machine-made in which
// language; [translation.Lock] remembers what each translation was made from.
package content
