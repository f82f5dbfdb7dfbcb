package render

import (
	"html/template"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// Text is words as the reader of one page sees them. Nearly always it is one
// part; a sentence that names something in another language is several. An
// empty Text is missing, and false in a template's if and with.
type Text []Part

// Part is a run of words in one language.
type Part struct {
	i18n.Localized
	doc *document
}

// String returns the words, without their languages.
func (t Text) String() string {
	switch len(t) {
	case 0:
		return ""
	case 1:
		return t[0].Value
	}
	var b strings.Builder
	for _, p := range t {
		b.WriteString(p.Value)
	}
	return b.String()
}

// Lang returns the language of the words, or Und if there are several or none.
func (t Text) Lang() language.Tag {
	if len(t) != 1 {
		return language.Und
	}
	return t[0].Localized.Lang
}

// Attr returns the lang and dir attributes that an element around the words
// needs, with a space before them: nothing where the words are in the language
// of the page. A text of several parts marks its parts itself, in
// [Text.HTML].
//
//	<h1{{.Title.Attr}}>{{.Title}}</h1>
func (t Text) Attr() template.HTMLAttr {
	if len(t) != 1 {
		return ""
	}
	return t[0].Attr()
}

// HTML returns the words as markup, each run in another language in a span
// with its lang and dir.
func (t Text) HTML() template.HTML {
	var m markup
	m.spans(t)
	return template.HTML(m.b)
}

// Attr is [Text.Attr] of one part.
func (p Part) Attr() template.HTMLAttr {
	if !p.foreign() {
		return ""
	}
	var m markup
	m.langOf(p)
	return template.HTMLAttr(m.b)
}

// foreign reports whether a machine must be told the language of p.
func (p Part) foreign() bool {
	return p.Source == i18n.Fallback || p.Source == i18n.Sibling
}

// unlocalized returns words that have no language: a name, a date.
func (d *document) unlocalized(s string) Text {
	if s == "" {
		return nil
	}
	return d.keep(i18n.Localized{Value: s, Lang: d.tag, Source: i18n.Exact})
}
