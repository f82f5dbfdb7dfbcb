package content

import "strings"

// A phrase is said in each language of the manual. One that may follow an "or"
// begins in Spanish with no o, for which "o" would have to be "u".
type phrase struct{ en, es string }

// in returns the phrase in Spanish if language is es or one of its regions,
// else in English.
func (p phrase) in(language string) string {
	if language == "es" || strings.HasPrefix(language, "es-") {
		return p.es
	}
	return p.en
}

func describe(en, es string, schema any) description {
	says := phrase{en, es}
	return description{says: says, listed: says, schema: schema}
}

// inLists says how the values are called where there are several.
func (d description) inLists(en, es string) description {
	d.listed = phrase{en, es}
	return d
}

// enum is one of these words.
func enum(words []string) description {
	quoted := "`" + strings.Join(words, "`, `") + "`"
	return describe(quoted, quoted, object{"enum": words})
}

// either is a value that is written in one of two ways.
func either(a, b description) description {
	return description{
		says:   phrase{a.says.en + ", or " + b.says.en, a.says.es + ", o " + b.says.es},
		listed: phrase{a.listed.en + " or " + b.listed.en, a.listed.es + " o " + b.listed.es}, // no comma: both in the list
		schema: anyOf(a.schema, b.schema),
	}
}

func listOf(d description) description {
	return describe("list of "+d.listed.en, "lista de "+d.listed.es, object{"type": "array", "items": d.schema})
}

func orList(d description) description {
	return describe(d.says.en+", or a list", d.says.es+", o una lista", anyOf(d.schema, listOf(d).schema))
}
