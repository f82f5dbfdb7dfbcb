package speaker

import (
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// Speaker is a person who takes part in events. The zero value is a person of
// whom nothing is known yet.
type Speaker struct {
	ID        string // stable name in links and files; "": cannot be linked
	Name      Name
	Positions []Position     // the most important first
	Bio       i18n.Text      // Markdown
	Photo     *Image         // nil: none
	Links     []Link         // the person's own pages
	Gender    Gender         // of the role labels; zero: neutral forms
	Languages []language.Tag // that the person speaks; nil: not said
	Lang      language.Tag   // in which the texts were first written; Und: the site's main
}

// Position is what a person is somewhere. Each part may be empty.
type Position struct {
	Title        i18n.Text // "Minister of Security"
	Organization i18n.Text // "Province of Salta"
	Place        i18n.Text // "Argentina"
}

// IsZero reports whether p says nothing in any language.
func (p Position) IsZero() bool {
	return p.Title.IsZero() && p.Organization.IsZero() && p.Place.IsZero()
}

// Gender is the grammatical gender of a person's role labels, in the languages
// that have one.
type Gender string

const (
	// Unstated is the zero value and gives neutral forms ("Modera").
	Unstated Gender = ""
	// Feminine gives "Moderadora".
	Feminine Gender = "feminine"
	// Masculine gives "Moderador".
	Masculine Gender = "masculine"
)

// Link is a page elsewhere.
type Link struct {
	URL   string    // http, https, mailto or tel
	Label i18n.Text // nil: the URL's host
}

// Image is a picture and the words that stand for it.
type Image struct {
	Src    string    // an http or https URL, or a path relative to the page
	Alt    i18n.Text // nil: decorative (WCAG 2.2 criterion 1.1.1)
	Credit i18n.Text
	Width  int // in pixels; 0: not known
	Height int // in pixels; 0: not known
}
