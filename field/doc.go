// Package field holds what all things of the content have in common: their
// fields as a table, how a place in them is named, what can be wrong there,
// which addresses are safe, and the small values that several types share.
//
// A [Table] stands beside each type of the model and enumerates its fields once,
// each with its name, its [Type] and where it is:
//
//	var workFields = field.NewTable("work", field.About[Work]{},
//		field.Words("title", func(w *Work) *i18n.Text { return &w.Title }).Require(),
//		field.String("author", func(w *Work) *string { return &w.Author }),
//		field.URL("url", func(w *Work) *string { return &w.URL }),
//	)
//
// Loops over tables are all that goes through a model: a [Walk] over its texts,
// [Gaps] in a language, [Validate], and in other packages the keys of files, the
// status of translations, forms. Whoever adds a field adds a row; what can be
// derived from the row is derived.
//
// A place has one notation, a [Path] in a thing that a [Ref] names, wherever it
// is written or shown:
//
//	event/open-archives#panels[opening].title@es
//
// The package knows no event and no speaker; the packages of the model build on
// it.
package field
