package speaker

import (
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Speaker is a person who takes part in events. The zero value is a person of
// whom nothing is known yet.
type Speaker struct {
	ID        string // stable name in links and files; "": cannot be linked
	Name      Name
	Positions []Position     // the most important first
	Bio       i18n.Text      // Markdown
	Photo     *field.Image   // nil: none
	Links     []field.Link   // the person's own pages
	Gender    Gender         // of the role labels; zero: neutral forms
	Languages []language.Tag // that the person speaks; nil: not said
	Lang      language.Tag   // in which the texts were first written; Und: the site's main
	Extra     field.Extra    // fields of a site's own
}

// Fields returns the table of [Speaker].
func Fields() *field.Table { return fields }

var fields = field.NewTable("speaker", field.About[Speaker]{Kind: field.Speaker, Lang: func(s *Speaker) language.Tag { return s.Lang }},
	field.ID(func(s *Speaker) *string { return &s.ID }),
	field.Tag("lang", func(s *Speaker) *language.Tag { return &s.Lang }),
	field.Struct("name", func(s *Speaker) *Name { return &s.Name }, nameFields),
	field.Word("gender", func(s *Speaker) *Gender { return &s.Gender }, Feminine, Masculine),
	field.Markdown("bio", func(s *Speaker) *i18n.Text { return &s.Bio }),
	field.Optional("photo", func(s *Speaker) **field.Image { return &s.Photo }, field.ImageFields()),
	field.Structs("links", func(s *Speaker) *[]field.Link { return &s.Links }, field.LinkFields()),
	field.Tags("languages", func(s *Speaker) *[]language.Tag { return &s.Languages }).NoScripts(),
	field.Structs("positions", func(s *Speaker) *[]Position { return &s.Positions }, positionFields),
	field.Extras(func(s *Speaker) *field.Extra { return &s.Extra }),
)

// Validate returns everything that is wrong with s; nil is valid. A speaker
// without a name is valid, a nil one is not.
func (s *Speaker) Validate() field.Faults { return field.Validate(fields, s, field.Walk{}) }

// Position is what a person is somewhere. Each part may be empty.
type Position struct {
	Title        i18n.Text // "Minister of Security"
	Organization i18n.Text // "Province of Salta"
	Place        i18n.Text // "Argentina"
}

// PositionFields returns the table of [Position].
func PositionFields() *field.Table { return positionFields }

var positionFields = field.NewTable("position", field.About[Position]{Check: (*Position).check},
	field.Words("title", func(p *Position) *i18n.Text { return &p.Title }),
	field.Words("organization", func(p *Position) *i18n.Text { return &p.Organization }),
	field.Words("place", func(p *Position) *i18n.Text { return &p.Place }),
)

func (p *Position) check(c *field.Checks) {
	if p.IsZero() {
		c.Fault(field.NotGiven, field.ErrRequired)
	}
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
