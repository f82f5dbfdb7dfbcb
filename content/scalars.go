package content

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// word returns the scalar that n is, as it is written: 007 stays 007, and NO
// is the word NO. What YAML takes for true or false must stand in quotes.
func (d *decoder) word(n *yaml.Node, wantID string) (string, bool) {
	switch {
	case reported(n):
	case !isScalar(n):
		d.fault(n, wantID)
	case n.Tag == "!!bool" || n.Tag == "!!null":
		d.fault(n, "error.quotes", "Value", n.Value)
	case len(n.Value) > i18n.MaxText:
		d.fault(n, "error.text.long", "Limit", strconv.Itoa(i18n.MaxText)).Err = i18n.ErrTooLong
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return d.unescaped(n)
	default:
		return n.Value, true
	}
	return "", false
}

// unescaped returns what double quotes hold. Escapes such as "\u202e" can write
// what the file itself may not hold.
func (d *decoder) unescaped(n *yaml.Node) (string, bool) {
	if err := i18n.CheckString(n.Value); err != nil {
		d.fault(n, "error.text.control", "Detail", firstUnprintable(n.Value)).Err = err
		return "", false
	}
	return n.Value, true
}

// firstUnprintable is the code point of the first character that cannot be
// printed, "" if all can be.
func firstUnprintable(s string) string {
	if i := strings.IndexFunc(s, i18n.Unprintable); i >= 0 {
		r, _ := utf8.DecodeRuneInString(s[i:])
		return codePoint(r)
	}
	return ""
}

// commentOfDigits is what YAML takes for a comment in "Calle 10 # 4-69", as
// many addresses are written.
var commentOfDigits = regexp.MustCompile(`^#\s*[0-9]`)

// doubtComment warns of a comment after a text that looks like a part of it.
func (d *decoder) doubtComment(n *yaml.Node) {
	const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle
	if n.Style&quoted == 0 && commentOfDigits.MatchString(n.LineComment) {
		d.warn(n, "warning.comment", "Value", n.LineComment)
	}
}

// words is one string that is the same in every language.
var words = format[string]{func(d *decoder, n *yaml.Node, v *string) {
	if s, ok := d.word(n, "error.want.string"); ok {
		d.doubtComment(n)
		*v = s
	}
}, describe("string", "un solo texto", object{"type": stringTypes})}

// coded is a word whose shape package event checks; the schema knows it too.
func coded(pattern string) format[string] {
	f := words
	f.schema = object{"type": "string", "pattern": pattern}
	return f
}

// stringTypes are the JSON types of what YAML gives for an unquoted string.
var stringTypes = []string{"string", "number"}

// link is an address to follow, or that of a picture; package event knows
// which are safe.
var link = format[string]{words.read, describe("URL", "URL", object{"type": "string", "format": "uri-reference"})}

var boolean = format[bool]{func(d *decoder, n *yaml.Node, v *bool) {
	switch {
	case reported(n):
	case n.Tag != "!!bool":
		d.fault(n, "error.want.boolean", "Value", n.Value).Suggestion = booleansMeant[plainly(n.Value)]
	default:
		*v = strings.EqualFold(n.Value, "true")
	}
}, describe("`true` or `false`", "`true` o `false`", object{"type": "boolean"})}

var integer = format[int]{func(d *decoder, n *yaml.Node, v *int) {
	i, err := strconv.Atoi(n.Value)
	switch {
	case reported(n):
	case err != nil || !isScalar(n):
		d.fault(n, "error.want.number", "Value", n.Value)
	default:
		*v = i
	}
}, describe("whole number", "número entero", object{"type": []string{"integer", "string"}, "pattern": "^[-+]?[0-9]+$"})}

var degrees = format[float64]{func(d *decoder, n *yaml.Node, v *float64) {
	f, err := strconv.ParseFloat(n.Value, 64)
	switch {
	case reported(n):
	case err != nil || !isScalar(n):
		d.fault(n, "error.want.number", "Value", n.Value)
	default:
		*v = f
	}
}, describe("number of degrees", "número de grados", object{"type": []string{"number", "string"}, "pattern": "[0-9]"})}

// oneOf is one word of a closed list.
func oneOf[S ~string](list ...S) format[S] {
	names := make([]string, len(list))
	for i, s := range list {
		names[i] = string(s)
	}
	return format[S]{func(d *decoder, n *yaml.Node, v *S) {
		s, ok := d.word(n, "error.want.string")
		if !ok {
			return
		}
		if !slices.Contains(names, s) {
			d.unknownWord(n, s, names)
			return
		}
		*v = S(s)
	}, enum(names)}
}

func (d *decoder) unknownWord(n *yaml.Node, word string, known []string) {
	e := d.fault(n, "error.word", "Value", word)
	e.Args["Words"] = strings.Join(known, ", ")
	e.Err = event.ErrUnknownWord
	e.Suggestion = d.meantWord(word, known)
}

// term is a word of an open list: one of those known, or a label of one's own.
func term(known []string) format[event.Term] {
	label := texts.description
	label.schema = languageMap
	return format[event.Term]{func(d *decoder, n *yaml.Node, v *event.Term) {
		if !isScalar(n) {
			texts.read(d, n, &v.Label)
			return
		}
		s, ok := d.word(n, "error.want.text")
		if !ok {
			return
		}
		if !slices.Contains(known, s) {
			e := d.fault(n, "error.word.label", "Value", s)
			e.Err, e.Suggestion = event.ErrUnknownWord, d.meantWord(s, known)
			return
		}
		v.ID = s
	}, either(enum(known), label)}
}

// topic is a term that has no list.
var topic = format[event.Term]{func(d *decoder, n *yaml.Node, v *event.Term) { texts.read(d, n, &v.Label) }, texts.description}

var tag = format[language.Tag]{func(d *decoder, n *yaml.Node, v *language.Tag) {
	s, ok := d.word(n, "error.want.string")
	if !ok {
		return
	}
	if t, ok := d.languageTag(n, s); ok {
		*v = t
	}
}, describe("language tag", "etiqueta de idioma", object{"type": "string", "pattern": tagPattern})}

// tagPattern is the shape of a language tag (BCP 47 section 2.1), loosely.
const tagPattern = "^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$"

// languageTag returns the language that s names, in canonical form.
func (d *decoder) languageTag(n *yaml.Node, s string) (language.Tag, bool) {
	t, err := language.Parse(s)
	if t = i18n.Canonical(t); err != nil || t == language.Und {
		d.fault(n, "error.language", "Value", s).Suggestion = languageNames[strings.ToLower(s)]
		return language.Und, false
	}
	return t, true
}

// languageNames are what is written in place of a tag most often.
var languageNames = map[string]string{
	"english": "en", "inglés": "en", "ingles": "en",
	"spanish": "es", "español": "es", "espanol": "es", "castellano": "es", "sp": "es", "esp": "es",
	"portuguese": "pt", "portugués": "pt", "portugues": "pt", "português": "pt",
	"french": "fr", "francés": "fr", "frances": "fr",
	"asl": "ase", "lsm": "mfs", "lse": "ssp", "lsc": "csn", "lsa": "aed",
}

var tags = oneOrMore(tag)
