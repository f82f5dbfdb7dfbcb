// Where what is, from the content to the answer: state.go is what a folder is as a site,
// edition.go all its pages as of one moment, address.go where they stand. page.go resolves
// a page (event_page.go, list.go, navigation.go, and translated.go for what only stands in
// another language), templates.go prints it; machine.go is what programs read of it.
// handler.go answers, build.go and materials.go write files.

// Package site is a whole bilingual site made of a folder of content: its addresses,
// its pages and lists in each language, its calendars and feeds, as an
// [http.Handler] and as a folder of files.
//
//	s, err := site.New(folder, files, site.Options{})
//	http.ListenAndServe(":8080", s)
//	built, err := s.Build(ctx, "out", nil)
//
// Addresses are made of words of the catalog (path.events) and slugs:
// /es/eventos/archivos-abiertos/ and /en/events/open-archives/. Only / chooses a
// language for its reader. The handler and the build give the same bytes for every
// path but /, redirects and queries.
package site
