package event

import (
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Page is a plain page beside the events: who the institution is, how to get in
// touch. It has an address, which its title makes, and no date.
type Page struct {
	ID    string
	Title i18n.Text
	Body  i18n.Text // Markdown, without the title
}

// PageFields returns the table of [Page].
func PageFields() *field.Table { return pageFields }

var pageFields = field.NewTable("page", field.About[Page]{Kind: field.Page},
	field.ID(func(p *Page) *string { return &p.ID }),
	field.Words("title", func(p *Page) *i18n.Text { return &p.Title }).Require(),
	field.Markdown("body", func(p *Page) *i18n.Text { return &p.Body }),
)
