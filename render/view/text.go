package view

import (
	"html/template"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/escape"
)

// Text is words as the reader of one page sees them. Nearly always it is one
// part; a sentence that names something in another language is several. An
// empty Text is missing, and false in a template's if and with.
type Text []Part

// Part is a run of words in one language.
type Part struct {
	Value string
	// Lang is the language of the words; Und for what is the same in every
	// language.
	Lang language.Tag
	// Dir is the direction of the words where it is not that of the page.
	Dir Direction
	// Source says where the words came from, seen from the reader.
	Source i18n.Source
	// Foreign says that a machine must be told Lang and Dir: the words are not
	// in the language of the page.
	Foreign bool
}

// Direction is that in which words are written; the zero value says nothing of
// it.
type Direction uint8

const (
	LeftToRight Direction = iota + 1
	RightToLeft
)

// String returns the value of the dir attribute, "" for the zero value.
func (d Direction) String() string {
	switch d {
	case LeftToRight:
		return "ltr"
	case RightToLeft:
		return "rtl"
	}
	return ""
}

// directionOf returns the direction of a language.
func directionOf(tag language.Tag) Direction {
	if i18n.Direction(tag) == RightToLeft.String() {
		return RightToLeft
	}
	return LeftToRight
}

// Same returns words that are the same in every language as a text, and none
// for "".
func Same(s string) Text {
	if s == "" {
		return nil
	}
	return Text{{Value: s}}
}

// FellBack reports whether the reader is told that p is in another language,
// since there are no words in their own.
func (p Part) FellBack() bool { return p.Source == i18n.Fallback }

// String returns the words.
func (p Part) String() string { return p.Value }

// Attr is [Text.Attr] of one part.
func (p Part) Attr() template.HTMLAttr {
	if !p.Foreign {
		return ""
	}
	var m escape.Markup
	m.Attr("lang", p.Lang.String())
	if p.Dir != 0 {
		m.Attr("dir", p.Dir.String())
	}
	return template.HTMLAttr(m.B)
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
	return t[0].Lang
}

// Attr returns the lang and dir attributes that an element around the words
// needs, with a space before them: nothing where the words are in the language
// of the page. A text of several parts marks its parts itself, where a printer
// writes it.
//
//	<h1{{.Title.Attr}}>{{.Title}}</h1>
func (t Text) Attr() template.HTMLAttr {
	if len(t) != 1 {
		return ""
	}
	return t[0].Attr()
}

// Markdown is a long text in Markdown that nobody trusts: Value is its source.
// Printers turn it into what they write (package render/markdown).
type Markdown struct {
	Part
	// Anchor begins the ids of the headings in the text; "": they have none.
	Anchor string
	// Depth is how many levels below the heading of the view that of the
	// section is in which the text stands.
	Depth int
}

// String returns the source. A nil Markdown is "".
func (md *Markdown) String() string {
	if md == nil {
		return ""
	}
	return md.Value
}
