// Package view makes what one reader sees of an event, a program, a speaker, a
// series or a list, as plain data: the words in the reader's language, each with
// the language it is in, and beside them the facts in codes.
//
//	views, err := view.New(catalog, view.Options{})
//	if err != nil { … }
//	v, err := views.Event(e, language.Spanish)
//
// A [Views] joins a catalog with what a site decides. What it makes holds
// nothing unresolved and knows neither catalog nor printer:
//
//  1. Every word that is printed is in the view, labels and headings among them.
//     A [Text] says of each part in which language it is and whether a machine
//     must be told.
//  2. What is shown, in which order and under which label is decided here:
//     [Event].Details are when, where and how in the order of the page, and a
//     printer ranges over them.
//  3. What machines read is in fields called Facts, in codes. They hold for an
//     event that is over, too.
//  4. Zero values mean that something is not known, or not for this reader. A
//     program can make a view by hand and print it.
//
// Views are for one moment, which [Options].Now tells: they say "will be" or
// "was", and [Base].Until says how long that holds. They are safe for concurrent
// reading. Words are shared among the views of one reader: do not change them.
package view
