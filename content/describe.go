package content

import (
	"maps"
	"strings"

	"github.com/tertulia-go/tertulia/i18n"
)

// A phrase is words for whoever reads the manual, in their language.
type phrase func(reader *i18n.Localizer) string

// said is a message as a phrase.
func said(id string, args i18n.Args) phrase {
	return func(reader *i18n.Localizer) string { return say(reader, id, args) }
}

// verbatim is the same in every language.
func verbatim(s string) phrase { return func(*i18n.Localizer) string { return s } }

// joined is a message whose arguments are phrases.
func joined(id string, args map[string]phrase) phrase {
	return func(reader *i18n.Localizer) string {
		words := make(i18n.Args, len(args))
		for name, p := range args {
			words[name] = p(reader)
		}
		return say(reader, id, words)
	}
}

// A description is what the JSON Schema and the manuals say of a format.
type description struct {
	says   phrase // "text"
	listed phrase // "texts": says of the items of a list
	schema any    // JSON, in which a *definition stands for a reference to it
}

// describe is what a message says.
func describe(id string, schema any) description {
	return description{said(id, nil), said(id, nil), schema}
}

// describeWith is what a message with arguments says. Of several, the message
// whose id is in the plural does.
func describeWith(id string, args i18n.Args, schema any) description {
	return description{said(id, maps.Clone(args)), said(id+"s", args), schema}
}

// severally takes what is said of several values from the message whose id is in
// the plural.
func (d description) severally(id string) description {
	d.listed = said(id+"s", nil)
	return d
}

// exactly is this word.
func exactly(word string) description {
	says := verbatim("`" + word + "`")
	return description{says, says, object{"const": word}}
}

// enum is one of these words.
func enum(words []string) description {
	says := verbatim("`" + strings.Join(words, "`, `") + "`")
	return description{says, says, object{"enum": words}}
}

// either is a value that is written in one of two ways.
func either(a, b description) description {
	return description{
		says:   joined("value.or", map[string]phrase{"One": a.says, "Other": b.says}),
		listed: joined("value.or-listed", map[string]phrase{"One": a.listed, "Other": b.listed}), // no comma: both in the list
		schema: anyOf(a.schema, b.schema),
	}
}

func listOf(d description) description {
	says := joined("value.list", map[string]phrase{"Items": d.listed})
	return description{says, says, object{"type": "array", "items": d.schema}}
}

func orList(d description) description {
	says := joined("value.list-or-one", map[string]phrase{"One": d.says})
	return description{says, says, anyOf(d.schema, listOf(d).schema)}
}
