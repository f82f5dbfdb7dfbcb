package render

import (
	_ "embed"

	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/view"
)

// theme is light, dark and print, without script.
//
//go:embed theme.css
var theme string

// StyleSheet returns the built-in style sheet, for a site that keeps it in a
// file of its own: see [Printer].Stylesheet.
func StyleSheet() string { return theme }

// page writes a full document around a view.
func (m *markup) page(v view.View) {
	b := v.ViewBase()
	m.Lit("<!DOCTYPE html>\n<html")
	m.langOf(b)
	m.Lit(">\n<head>\n<meta charset=\"utf-8\">\n")
	m.Lit("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title")
	m.langAttr(b.Card.Title)
	m.Lit(">")
	m.Text(b.Card.Title.String())
	m.Lit("</title>\n")
	m.head(b)
	switch v.(type) {
	case *view.Event, *view.Program, *view.Speaker, *view.Series, *view.List: // what search engines look for
		m.jsonLD(v)
	}
	if m.p.Stylesheet != "" {
		m.Lit("<link rel=\"stylesheet\"")
		m.Attr("href", m.p.Stylesheet)
		m.Lit(">\n")
	} else {
		m.Lit("<style>\n")
		m.Lit(escape.Literal(theme))
		m.Lit("</style>\n")
	}
	m.Lit("</head>\n<body class=\"tt-page\">\n")
	m.languageLinks(b)
	m.Lit("<main>\n")
	m.fragment(v)
	m.Lit("</main>\n</body>\n</html>\n")
}

// languageLinks leads readers to them, each in its own language.
func (m *markup) languageLinks(b *view.Base) {
	if len(b.Alternates) == 0 {
		return
	}
	m.Lit("<nav class=\"tt-languages\"")
	m.Attr("aria-label", b.Words.Languages.String())
	m.Lit(">\n")
	for _, a := range b.Alternates {
		m.Lit("<a rel=\"alternate\"")
		m.Attr("hreflang", a.Lang.String())
		m.url("href", a.URL)
		m.langAttr(a.Label)
		m.Lit(">")
		m.words(a.Label)
		m.Lit("</a>\n")
	}
	m.Lit("</nav>\n")
}
