// Package render prints views as HTML, text, Markdown, JSON and JSON-LD. Package
// ical beside it prints them as iCalendar, and package atom as a feed.
//
// Package view resolves content once, for one reader, into plain data that
// holds nothing unresolved. A [Printer] decides nothing, it writes:
//
//	views, err := view.New(catalog, view.Options{})
//	if err != nil { … }
//	v, err := views.Event(e, language.Spanish)
//	if err != nil { … }
//	var printer render.Printer
//	err = printer.Page(w, v) // or HTML, a fragment, Text, Markdown, JSON, JSONLD
//
// docs/outputs.md says field by field what goes where.
//
// A site that wants its own markup executes an ordinary html/template with the
// view as its data. The fields of the views are a stable contract. Every text
// prints itself and knows its language, and every built-in part can be dropped
// in by the functions of [Printer.Funcs]:
//
//	<h1{{.Title.Attr}}>{{.Title}}</h1>
//	{{head .}}{{jsonld .}}
//	{{part .Notices}}
//	{{range .Participants}}<p>{{.Name}}{{with .Role}}, <i{{.Attr}}>{{.}}</i>{{end}}</p>{{end}}
//	{{with .Description}}<div{{.Attr}}>{{part .}}</div>{{end}}
//
// A site's own page, such as a list or "not found", is a [view.Page]: it gets
// the same head as an event.
//
// What holds for every output:
//
//  1. A passage in another language than the page carries its own lang (WCAG
//     2.2 criterion 3.1.2) and dir, in text a mark in words, and the page says
//     at its top that it has such passages.
//  2. Content is not trusted: it is escaped by the place it enters, characters
//     that cannot be printed are left out, and no URL has another scheme than
//     http, https, mailto or tel. The elements of a page are the same for any
//     content of the same shape.
//  3. What is not known is not printed, and has no empty element.
//  4. The same view prints the same bytes.
package render
