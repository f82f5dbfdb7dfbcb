package content

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// formatsOfTypes returns how a value is written that has no fields of its own.
func formatsOfTypes(f *field.Field) *format {
	switch f.Type {
	case field.TypeWords:
		return texts
	case field.TypeProse:
		return prose
	case field.TypeMarkdown:
		return markdown
	case field.TypeAddresses:
		return addresses
	case field.TypeSlugs:
		return slugs
	case field.TypeNative:
		return translations
	case field.TypeURL:
		return link
	case field.TypeWord:
		return oneOf(f.Words)
	case field.TypeTerm:
		if f.Words == nil {
			return topic
		}
		return term(f.Words)
	case field.TypeTag:
		return tag
	case field.TypeTags:
		return tags
	case field.TypeBool:
		return boolean
	case field.TypeInt:
		return integer
	case field.TypeFloat:
		return degrees
	case field.TypeTime:
		return beginning
	case field.TypeMoment:
		return moment
	case field.TypeSchedule:
		return schedule
	case field.TypeZone:
		return zone
	case field.TypeExtra:
		return ownValue
	}
	return words
}

// The formats of content in several languages.
var (
	// texts are words that may well be the same in every language.
	texts = &format{readText(false), describe("value.text", anyOf(object{"type": stringTypes}, languageMap)).severally("value.text")}
	// prose is never the same in two languages; a plain scalar that does not
	// say its language gets a warning.
	prose = &format{readText(true), texts.description}
	// markdown is prose with markup.
	markdown = &format{prose.read, describe("value.markdown", prose.schema)}
	// translations are words in stated languages only.
	translations = &format{func(d *decoder, n *yaml.Node, f *field.Field, value any) {
		if n.Kind == yaml.MappingNode {
			d.byLanguage(n, f, value.(*i18n.Text))
		} else if !isAlias(n) {
			d.fault(n, "error.want.languages")
		}
	}, describe("value.languages", languageMap)}
	// addresses are URLs, one or one per language.
	addresses = &format{func(d *decoder, n *yaml.Node, f *field.Field, value any) {
		unscoped(d, n, f, value)
		for i := 0; i+1 < len(n.Content); i += 2 { // a map; package field sees to a scalar
			address := n.Content[i+1]
			var unsafe *field.URLError
			if isScalar(address) && address.Value != "" && errors.As(field.CheckLink(address.Value), &unsafe) {
				d.enter(n.Content[i].Value)
				e := d.fault(address, "")
				d.explain(e, &field.Fault{Path: d.path, Reason: unsafe.Reason, Err: unsafe}, address)
				e.Err = unsafe
				d.leave()
			}
		}
	}, either(link.description, translations.description)}
	// slugs are parts of addresses.
	slugs = &format{func(d *decoder, n *yaml.Node, f *field.Field, value any) {
		unscoped(d, n, f, value)
		text := *value.(*i18n.Text)
		for _, tag := range text.Languages() {
			if s := text[tag]; i18n.Slug(s) != s {
				d.fault(n, "error.format.slug", "Value", s).Suggestion = i18n.Slug(s)
				delete(text, tag)
			}
		}
	}, either(slug, translations.description)}
	slug = describe("value.slug", object{"type": stringTypes, "pattern": `^[^\s/\\?#%&.:_A-Z]*$`})
	// aliases are slugs: one or several, or one or several for each language.
	aliases = &format{func(d *decoder, n *yaml.Node, f *field.Field, owner any) {
		several := func(n *yaml.Node, tag language.Tag) {
			eachOf(d, n, func(n *yaml.Node) {
				switch s, ok := d.word(n, "error.want.string"); {
				case !ok:
				case i18n.Slug(s) != s:
					d.fault(n, "error.format.slug", "Value", s).Suggestion = i18n.Slug(s)
				default:
					*f.Make(owner).(*i18n.Text) = i18n.Text{tag: s}
				}
			})
		}
		if n.Kind != yaml.MappingNode {
			several(n, language.Und)
		} else {
			d.eachLanguage(n, several)
		}
	}, either(orList(slug), describe("value.languages", &definition{name: "slugs-map", body: object{
		"type":                 "object",
		"propertyNames":        object{"pattern": tagPattern},
		"additionalProperties": anyOf(orList(slug).schema, object{"type": "null"}),
	}}))}
)

// sameInEveryLanguage is a key of a language map (BCP 47 section 4.1), for what
// is in no language in a file that says lang.
const sameInEveryLanguage = "und"

// languageMap is a map from language tags to words.
var languageMap = &definition{name: "languages-map", body: object{
	"type":                 "object",
	"propertyNames":        object{"pattern": tagPattern},
	"additionalProperties": object{"type": append([]string{"null"}, stringTypes...)},
}}

func readText(isProse bool) func(*decoder, *yaml.Node, *field.Field, any) {
	return func(d *decoder, n *yaml.Node, f *field.Field, value any) {
		if n.Kind == yaml.MappingNode {
			d.byLanguage(n, f, value.(*i18n.Text))
			return
		}
		s, ok := d.word(n, "error.want.text")
		if !ok || i18n.Blank(s) {
			return
		}
		d.examine(n, f, s)
		if isProse && d.lang == language.Und {
			d.warn(n, "warning.prose")
		}
		*value.(*i18n.Text) = i18n.Text{d.lang: s}
	}
}

// examine looks at the words of a text: for what they are not meant to hold, and
// for the links in them.
func (d *decoder) examine(n *yaml.Node, f *field.Field, s string) {
	d.doubtComment(n)
	d.doubtHTML(n, f, s)
	if f != nil && f.Type == field.TypeMarkdown {
		d.mentionsIn(n, s)
	}
}

// unscoped reads a text whose scalar is the same in every language, whatever
// language the file is in.
func unscoped(d *decoder, n *yaml.Node, f *field.Field, value any) {
	outer := d.scope
	d.lang = language.Und
	texts.read(d, n, f, value)
	d.scope = outer
}

func (d *decoder) byLanguage(n *yaml.Node, f *field.Field, v *i18n.Text) {
	d.eachLanguage(n, func(value *yaml.Node, tag language.Tag) {
		if s, ok := d.word(value, "error.want.string"); ok && !i18n.Blank(s) {
			d.examine(value, f, s)
			if *v == nil {
				*v = make(i18n.Text, len(n.Content)/2)
			}
			(*v)[tag] = s
		}
	})
}

// eachLanguage reads the values of a map whose keys are languages.
func (d *decoder) eachLanguage(n *yaml.Node, read func(value *yaml.Node, tag language.Tag)) {
	written := make(map[language.Tag]string, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content) && !d.full(); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !isScalar(key) || key.Tag == "!!merge" {
			continue // reported
		}
		d.enter(key.Value)
		tag, ok := language.Und, key.Value == sameInEveryLanguage
		if !ok {
			tag, ok = d.languageTag(key, key.Value)
			if last := d.errs[max(0, len(d.errs)-1):]; !ok && isNull(value) && n.Style&yaml.FlowStyle != 0 {
				last[0].Suggestion = ""
				switch f := unspaced.FindStringSubmatch(key.Value); { // a key without a value
				case f != nil: // {es:Uno}
					last[0].ID, last[0].Args = "error.yaml.space", i18n.Args{"Key": f[1]}
					last[0].blame(marksBefore(key.Value))
				case strings.ContainsAny(key.Value, "“”"): // {es: “Uno, dos”}
					last[0].ID = "error.yaml.curly"
				default: // {es: Uno, dos}
					last[0].ID = "error.language.quotes"
				}
			}
		}
		if ok {
			if other, twice := written[tag]; !twice {
				written[tag] = key.Value
			} else if other != key.Value { // written twice in one way is reported
				d.fault(key, "error.language.collision", "Value", key.Value, "Other", other).Err = i18n.ErrCollision
			}
			if !isNull(value) {
				read(value, tag)
			}
		}
		d.leave()
	}
}
