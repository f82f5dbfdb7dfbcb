// Package render turns an event, a program or a speaker into a view for one
// reader, and prints views as HTML, text, Markdown, JSON-LD, iCalendar and Atom.
//
// A [Renderer] joins a catalog with the site's options. It resolves content
// once, for one language, into a view that holds nothing unresolved; printers
// decide nothing, they write:
//
//	r := render.New(catalog, render.Options{})
//	view, err := r.Event(e, language.Spanish)
//	if err != nil { … }
//	err = r.Page(w, view) // or HTML, a fragment, Text, Markdown, JSONLD, ICalendar
//
// A [Calendar] and a [Feed] hold several views. docs/outputs.md says field by
// field what goes where.
//
// A site that wants its own markup executes an ordinary html/template with the
// view as its data. The fields of the views are a stable contract. Every text
// prints itself and knows its language, and every built-in part can be dropped
// in:
//
//	<h1{{.Title.Attr}}>{{.Title}}</h1>
//	{{.Notices.HTML}}
//	{{.Head}}{{.JSONLD}}
//	{{range .Participants}}<p>{{.Name}}{{with .Role}}, <i{{.Attr}}>{{.}}</i>{{end}}</p>{{end}}
//	{{with .Description}}<div{{.Attr}}>{{.HTML}}</div>{{end}}
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
