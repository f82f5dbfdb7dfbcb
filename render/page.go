package render

import _ "embed"

// theme is the built-in style sheet: light, dark and print, without script.
//
//go:embed theme.css
var theme literal

// page writes a full document around a view.
func (m *markup) page(v View) {
	base := v.base()
	d := base.doc
	m.lit("<!DOCTYPE html>\n<html")
	m.attr("lang", d.lang)
	m.attr("dir", d.dir)
	m.lit(">\n<head>\n<meta charset=\"utf-8\">\n")
	m.lit("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
	m.text(v.title().String())
	m.lit("</title>\n")
	m.head(v)
	m.jsonLD(v)
	if d.r.options.Stylesheet != "" {
		m.lit("<link rel=\"stylesheet\"")
		m.attr("href", d.r.options.Stylesheet)
		m.lit(">\n")
	} else {
		m.lit("<style>\n")
		m.lit(theme)
		m.lit("</style>\n")
	}
	m.lit("</head>\n<body class=\"tt-page\">\n")
	m.languageLinks(base, d)
	m.lit("<main>\n")
	v.html(m)
	m.lit("</main>\n</body>\n</html>\n")
}

// languageLinks leads readers to them, each in its own language.
func (m *markup) languageLinks(b *Base, d *document) {
	if len(b.Alternates) == 0 {
		return
	}
	m.lit("<nav class=\"tt-languages\"")
	m.attr("aria-label", d.l.Message("page.languages", nil).Value)
	m.lit(">\n")
	for _, a := range b.Alternates {
		m.lit("<a rel=\"alternate\"")
		m.attr("hreflang", a.Lang.String())
		m.url("href", a.URL)
		m.langAttr(a.Label)
		m.lit(">")
		m.words(a.Label)
		m.lit("</a>\n")
	}
	m.lit("</nav>\n")
}
