package view

import "html/template"

// A Detail is one fact of an event under its label.
type Detail struct {
	Name  DetailName
	Label Text // "": the items need none
	Items []Item
	// List says that the items stand below the label, even a single one, where
	// a format has the room; else each stands beside it.
	List bool
}

// Later reports whether a reader asks for the detail after when, where and how: a
// page may set it apart.
func (d *Detail) Later() bool {
	switch d.Name {
	case DetailSeries, DetailTopics, DetailAudience, DetailAccessibility, DetailContact:
		return true
	}
	return false
}

// An Item is one thing under a label: words, which may lead somewhere, or one
// of the others.
type Item struct {
	Text         Text
	URL          template.URL // where Text leads; without a Text it is its own words
	When         *When
	Occurrence   *Occurrence
	Venue        *Venue
	Registration *Registration
	Contact      *Contact
}
