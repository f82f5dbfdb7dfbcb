package content

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// The formats of content in several languages.
var (
	// texts are words that may well be the same in every language.
	texts = text(false)
	// prose is never the same in two languages; a plain scalar that does not
	// say its language gets a warning.
	prose = text(true)
	// markdown is prose with markup.
	markdown = format[i18n.Text]{prose.read, describe("Markdown text", "texto en Markdown", prose.schema)}
	// translations are words in stated languages only.
	translations = format[i18n.Text]{func(d *decoder, n *yaml.Node, v *i18n.Text) {
		if n.Kind == yaml.MappingNode {
			d.byLanguage(n, v)
		} else if !reported(n) {
			d.fault(n, "error.want.languages")
		}
	}, describe("map of languages", "mapa de idiomas", languageMap)}
	// addresses are URLs, one or one per language.
	addresses = format[i18n.Text]{func(d *decoder, n *yaml.Node, v *i18n.Text) {
		unscoped(d, n, v)
		for i := 0; i+1 < len(n.Content); i += 2 { // a map; package event sees to a scalar
			value := n.Content[i+1]
			if err := event.CheckURL(value.Value); isScalar(value) && value.Value != "" && err != nil {
				d.enter(n.Content[i].Value)
				d.fault(value, "error.url", "Value", value.Value).Err = err
				d.leave()
			}
		}
	}, either(link.description, translations.description)}
	// slugs are parts of addresses.
	slugs = format[i18n.Text]{func(d *decoder, n *yaml.Node, v *i18n.Text) {
		unscoped(d, n, v)
		for _, tag := range v.Languages() {
			if s := (*v)[tag]; !slugForm.MatchString(s) || s != strings.ToLower(s) {
				d.fault(n, "error.format.slug", "Value", s)
				delete(*v, tag)
			}
		}
	}, either(describe("part of an address", "parte de una dirección", object{"type": stringTypes, "pattern": `^[^\s/\\?#%&.:_A-Z]*$`}), translations.description)}
)

var slugForm = regexp.MustCompile(`^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$`)

// sameInEveryLanguage is a key of a language map (BCP 47 section 4.1), for what
// is in no language in a file that says lang.
const sameInEveryLanguage = "und"

// languageMap is a map from language tags to words.
var languageMap = &definition{name: "languages-map", body: object{
	"type":                 "object",
	"propertyNames":        object{"pattern": tagPattern},
	"additionalProperties": object{"type": append([]string{"null"}, stringTypes...)},
}}

func text(isProse bool) format[i18n.Text] {
	return format[i18n.Text]{func(d *decoder, n *yaml.Node, v *i18n.Text) {
		if n.Kind == yaml.MappingNode {
			d.byLanguage(n, v)
			return
		}
		s, ok := d.word(n, "error.want.text")
		if !ok || strings.TrimSpace(s) == "" {
			return
		}
		d.doubtComment(n)
		if isProse && d.lang == language.Und {
			d.warn(n, "warning.prose")
		}
		*v = i18n.Text{d.lang: s}
	}, describe("text", "texto", anyOf(object{"type": stringTypes}, languageMap)).inLists("texts", "textos")}
}

// unscoped reads a text whose scalar is the same in every language, whatever
// language the file is in.
func unscoped(d *decoder, n *yaml.Node, v *i18n.Text) {
	outer := d.scope
	d.lang = language.Und
	texts.read(d, n, v)
	d.scope = outer
}

func (d *decoder) byLanguage(n *yaml.Node, v *i18n.Text) {
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
				switch f := unspaced.FindStringSubmatch(key.Value); { // a key without a value
				case f != nil: // {es:Uno}
					last[0].ID, last[0].Args = "error.yaml.space", i18n.Args{"Key": f[1]}
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
				if s, ok := d.word(value, "error.want.string"); ok && strings.TrimSpace(s) != "" {
					d.doubtComment(value)
					if *v == nil {
						*v = make(i18n.Text, len(n.Content)/2)
					}
					(*v)[tag] = s
				}
			}
		}
		d.leave()
	}
}
