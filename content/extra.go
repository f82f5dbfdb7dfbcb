package content

import (
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// ownValue is one value of a site's own: it is put under the key that is being read.
// A map all of whose keys are languages of the site is a text.
var ownValue = &format{func(d *decoder, n *yaml.Node, _ *field.Field, value any) {
	name := d.path.Last()
	if v := d.extraValue(n); v != nil && d.extraName(n, name) {
		all := value.(*field.Extra)
		if *all == nil {
			*all = make(field.Extra)
		}
		(*all)[name] = v
	}
}, describe("value.extra", object{})}

// isExtra reports whether a key is of a site's own.
func isExtra(name string) bool {
	return strings.HasPrefix(name, field.ExtraPrefix) && name != field.ExtraPrefix
}

var extraNameForm = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// extraName refuses a key that could not be named where a text is.
func (d *decoder) extraName(n *yaml.Node, name string) bool {
	if extraNameForm.MatchString(name) {
		return true
	}
	d.fault(n, "error.key.extra", "Key", name)
	return false
}

// extraValue returns what is written at n, nil for nothing.
func (d *decoder) extraValue(n *yaml.Node) any {
	switch {
	case isAlias(n) || isNull(n):
		return nil
	case n.Kind == yaml.SequenceNode:
		list := make([]any, 0, len(n.Content))
		eachOf(d, n, func(item *yaml.Node) {
			if v := d.extraValue(item); v != nil {
				list = append(list, v)
			}
		})
		return list
	case n.Kind == yaml.MappingNode && d.isOfLanguages(n):
		var text i18n.Text
		if d.byLanguage(n, nil, &text); text == nil {
			return nil
		}
		return text
	case n.Kind == yaml.MappingNode:
		return d.extraMap(n)
	case n.Tag == "!!bool":
		return strings.EqualFold(n.Value, "true")
	}
	if number := numberOf(n); number != nil {
		return number
	}
	if s, ok := d.word(n, "error.want.string"); ok {
		d.doubtComment(n)
		return s
	}
	return nil
}

func (d *decoder) extraMap(n *yaml.Node) any {
	values := make(map[string]any, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content) && !d.full(); i += 2 {
		key := n.Content[i]
		if !isScalar(key) || key.Tag == "!!merge" {
			continue // reported by lint
		}
		d.enter(key.Value)
		if d.extraName(key, key.Value) {
			if v := d.extraValue(n.Content[i+1]); v != nil {
				values[key.Value] = v
			}
		}
		d.leave()
	}
	return values
}

// isOfLanguages reports whether all keys of a map are languages of the site.
func (d *decoder) isOfLanguages(n *yaml.Node) bool {
	for i := 0; i < len(n.Content); i += 2 {
		key := n.Content[i].Value
		tag, err := language.Parse(key)
		if key != sameInEveryLanguage && (err != nil || !d.isOfSite(tag)) {
			return false
		}
	}
	return len(n.Content) > 0
}

func (d *decoder) isOfSite(tag language.Tag) bool {
	for _, of := range d.languages {
		if of == i18n.Canonical(tag) {
			return true
		}
	}
	return false
}

// plainNumber is a number as JSON has it. What YAML takes for one besides is a
// string here: 007 is no seven, and 1_000 no thousand.
var plainNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)

// numberOf returns the int or float64 that is written at n, nil if none is.
func numberOf(n *yaml.Node) any {
	if n.Tag != "!!int" && n.Tag != "!!float" || !plainNumber.MatchString(n.Value) {
		return nil
	}
	if i, err := strconv.Atoi(n.Value); err == nil {
		return i
	}
	if f, err := strconv.ParseFloat(n.Value, 64); err == nil {
		return f
	}
	return nil
}

// languagesOfSite are those in which a map of a site's own is a text.
var languagesOfSite = &format{func(d *decoder, n *yaml.Node, f *field.Field, value any) {
	tags.read(d, n, f, value)
	d.languages = *value.(*[]language.Tag)
}, tags.description}
