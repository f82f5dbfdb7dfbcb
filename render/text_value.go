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
	Value string
	voice *voice
}

// A voice is what the parts of a view share that are in one language and from
// one source.
type voice struct {
	lang   language.Tag
	source i18n.Source
	attr   literal // lang and dir attributes, "" in the language of the page
	doc    *document
}

// Lang returns the language of p, or Und for words that are the same in every
// language.
func (p Part) Lang() language.Tag {
	if p.voice == nil {
		return language.Und
	}
	return p.voice.lang
}

// Source says where the words came from, seen from the reader.
func (p Part) Source() i18n.Source {
	if p.voice == nil {
		return i18n.Missing
	}
	return p.voice.source
}

// String returns the words.
func (p Part) String() string { return p.Value }

// Attr is [Text.Attr] of one part.
func (p Part) Attr() template.HTMLAttr { return template.HTMLAttr(p.attr()) }

// attr is Attr as this package writes it; a Part that no renderer made has
// none.
func (p Part) attr() literal {
	if p.voice == nil {
		return ""
	}
	return p.voice.attr
}

// foreign reports whether a machine must be told the language of p.
func (p Part) foreign() bool { return p.attr() != "" }

// fellBack reports whether the reader is told that p is in another language.
func (p Part) fellBack() bool { return p.Source() == i18n.Fallback }

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
	return t[0].Lang()
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
func (t Text) HTML() template.HTML { return drop(func(m *markup) { m.spans(t) }) }

// voice returns the one voice of the view for a language and a source.
func (d *document) voice(lang language.Tag, source i18n.Source) *voice {
	for _, v := range d.voices {
		if v.source == source && v.lang == lang {
			return v
		}
	}
	v := &voice{lang: lang, source: source, attr: d.attr(lang, source), doc: d}
	if source == i18n.Fallback {
		d.others = append(d.others, lang)
	}
	d.voices = append(d.voices, v)
	return v
}

// attr returns the attributes of an element in a language, from a source.
func (d *document) attr(lang language.Tag, source i18n.Source) literal {
	if source != i18n.Fallback && source != i18n.Sibling {
		return ""
	}
	var m markup
	m.attr("lang", lang.String())
	if dir := i18n.Direction(lang); dir != d.dir {
		m.attr("dir", dir)
	}
	return literal(m.b)
}

// keep makes a text of one part, and none of what is missing. Space around the
// words, which YAML leaves at the end of a folded text, is not content.
func (d *document) keep(l i18n.Localized) Text {
	l.Value = strings.TrimSpace(l.Value)
	return d.part(l)
}

// part is keep for a part of a sentence.
func (d *document) part(l i18n.Localized) Text {
	if l.Value == "" {
		return nil
	}
	d.parts = append(d.parts, Part{l.Value, d.voice(l.Lang, l.Source)})
	n := len(d.parts)
	return d.parts[n-1 : n : n]
}

// unlocalized returns words that have no language: a name, a date.
func (d *document) unlocalized(s string) Text {
	return d.keep(i18n.Localized{Value: s, Lang: d.tag, Source: i18n.Exact})
}
