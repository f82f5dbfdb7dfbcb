package content

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// word returns the scalar that n is, as it is written: 007 stays 007, and NO
// is the word NO. What YAML takes for true or false must stand in quotes.
func (d *decoder) word(n *yaml.Node, wantID string) (string, bool) {
	switch {
	case isAlias(n):
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
var words = &format{func(d *decoder, n *yaml.Node, f *field.Field, value any) {
	if s, ok := d.word(n, "error.want.string"); ok {
		d.doubtComment(n)
		if f != nil && f.Type == field.TypeString {
			d.doubtHTML(n, f, s)
		}
		*value.(*string) = s
	}
}, describe("value.string", object{"type": stringTypes})}

// coded is a word whose shape the model checks; the schema knows it too.
func coded(pattern string) *format {
	f := *words
	f.schema = object{"type": "string", "pattern": pattern}
	return &f
}

// stringTypes are the JSON types of what YAML gives for an unquoted string.
var stringTypes = []string{"string", "number"}

// link is an address to follow, or that of a picture; package field knows
// which are safe.
var link = &format{words.read, describe("value.url", object{"type": "string", "format": "uri-reference"})}

var boolean = &format{func(d *decoder, n *yaml.Node, _ *field.Field, value any) {
	switch {
	case isAlias(n):
	case n.Tag != "!!bool":
		d.fault(n, "error.want.boolean", "Value", n.Value).Suggestion = booleansMeant[plainly(n.Value)]
	default:
		*value.(*bool) = strings.EqualFold(n.Value, "true")
	}
}, describe("value.boolean", object{"type": "boolean"})}

var integer = &format{func(d *decoder, n *yaml.Node, _ *field.Field, value any) {
	i, err := strconv.Atoi(n.Value)
	switch {
	case isAlias(n):
	case errors.Is(err, strconv.ErrRange):
		d.fault(n, "error.number.large", "Value", n.Value)
	case err != nil || !isScalar(n):
		d.fault(n, "error.want.number", "Value", n.Value)
	default:
		*value.(*int) = i
	}
}, describe("value.integer", object{"type": []string{"integer", "string"}, "pattern": "^[-+]?[0-9]+$"})}

var degrees = &format{func(d *decoder, n *yaml.Node, _ *field.Field, value any) {
	f, err := strconv.ParseFloat(n.Value, 64)
	switch {
	case isAlias(n):
	case errors.Is(err, strconv.ErrRange):
		d.fault(n, "error.number.large", "Value", n.Value)
	case err != nil || !isScalar(n):
		d.fault(n, "error.want.number", "Value", n.Value)
	default:
		*value.(*float64) = f
	}
}, describe("value.degrees", object{"type": []string{"number", "string"}, "pattern": "[0-9]"})}

// oneOf is one word of a closed list.
func oneOf(known []string) *format {
	return &format{func(d *decoder, n *yaml.Node, f *field.Field, value any) {
		s, ok := d.word(n, "error.want.string")
		if !ok {
			return
		}
		if !slices.Contains(known, s) {
			d.unknownWord(n, s, known)
			return
		}
		f.SetWord(value, s)
	}, enum(known)}
}

func (d *decoder) unknownWord(n *yaml.Node, word string, known []string) {
	e := d.fault(n, "error.word", "Value", word)
	e.Args["Words"] = strings.Join(known, ", ")
	e.Err = field.ErrUnknownWord
	e.Suggestion = d.meantWord(word, known)
}

// term is a word of an open list: one of those known, or a label of one's own.
func term(known []string) *format {
	label := texts.description
	label.schema = languageMap
	return &format{func(d *decoder, n *yaml.Node, f *field.Field, value any) {
		v := value.(*field.Term)
		if !isScalar(n) {
			texts.read(d, n, f, &v.Label)
			return
		}
		s, ok := d.word(n, "error.want.text")
		if !ok {
			return
		}
		if !slices.Contains(known, s) {
			e := d.fault(n, "error.word.label", "Value", s)
			e.Err, e.Suggestion = field.ErrUnknownWord, d.meantWord(s, known)
			return
		}
		v.ID = s
	}, either(enum(known), label)}
}

// topic is a term that has no list.
var topic = &format{func(d *decoder, n *yaml.Node, f *field.Field, value any) {
	texts.read(d, n, f, &value.(*field.Term).Label)
}, texts.description}

var tag = &format{func(d *decoder, n *yaml.Node, f *field.Field, value any) {
	s, ok := d.word(n, "error.want.string")
	if !ok {
		return
	}
	t, ok := d.languageTag(n, s)
	if !ok {
		return
	}
	if _, script, _ := t.Raw(); f.Aloud && script != (language.Script{}) {
		d.warn(n, "warning.script", "Value", s).Suggestion = withoutScript(t).String()
	}
	*value.(*language.Tag) = t
}, describe("value.tag", object{"type": "string", "pattern": tagPattern})}

// tags are several languages, or one alone.
var tags = &format{func(d *decoder, n *yaml.Node, f *field.Field, value any) {
	list := value.(*[]language.Tag)
	add := func(n *yaml.Node) {
		var t language.Tag
		tag.read(d, n, f, &t)
		*list = append(*list, t)
	}
	if n.Kind != yaml.SequenceNode {
		add(n)
		return
	}
	for i, item := range n.Content {
		if d.full() {
			break
		}
		d.item(i)
		if isNull(item) {
			d.fault(item, "error.required").Err = field.ErrRequired
			*list = append(*list, language.Und)
		} else {
			add(item)
		}
		d.leave()
	}
}, orList(tag.description)}

// tagPattern is the shape of a language tag (BCP 47 section 2.1), loosely.
const tagPattern = "^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$"

// languageTag returns the language that s names, in canonical form.
func (d *decoder) languageTag(n *yaml.Node, s string) (language.Tag, bool) {
	if code := signAcronyms[plainly(s)]; code != "" {
		d.fault(n, "error.language.acronym", "Value", s).Suggestion = code
		return language.Und, false
	}
	t, err := language.Parse(s)
	if t = i18n.Canonical(t); err != nil || t == language.Und {
		d.fault(n, "error.language", "Value", s).Suggestion = d.meantLanguage(s)
		return language.Und, false
	}
	return t, true
}

// withoutScript returns a language as it is spoken.
func withoutScript(t language.Tag) language.Tag {
	base, _, region := t.Raw()
	parts := []any{base, region}
	for _, v := range t.Variants() {
		parts = append(parts, v)
	}
	spoken, err := language.Raw.Compose(parts...)
	if err != nil { // the parts are those of a tag
		return t
	}
	return spoken
}
