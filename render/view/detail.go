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

// Rank says how soon a reader asks for a detail.
type Rank int

// The ranks: when and where; then the way in; later whatever else, which a page may set apart.
const (
	First Rank = iota
	Then
	Later
)

// Rank returns how soon a reader asks for the detail. A page can tell between the
// first and the next in which languages an event is held.
func (d *Detail) Rank() Rank {
	switch d.Name {
	case DetailWhen, DetailNext, DetailDates, DetailWhere:
		return First
	case DetailSeries, DetailTopics, DetailAudience, DetailAccessibility, DetailContact:
		return Later
	}
	return Then
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
