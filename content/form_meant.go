package content

import (
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// mainKeys are the keys, by the name of their map, that a word stands for which
// somebody has written where the map is meant.
var mainKeys = map[string]string{
	"participant": "name", "panel": "title", "work": "title", "media": "url", "link": "url", "online": "url", "image": "src",
	"position": "title", "occasion": "start", "interpretation": "into", "sign": "language", "captions": "language", "languages": "spoken",
	"recording": "url", "contact": "name", "registration": "note", "fee": "price",
}

// meantForm returns the map that was meant, as it is written in one line, by a
// word that stands in its place: {name: Ana Díaz}. It is "" where nobody can tell.
func (d *decoder) meantForm(name string, n *yaml.Node) string {
	key, word := mainKeys[name], strings.TrimSpace(n.Value)
	if key == "" || !isScalar(n) || i18n.Blank(word) || n.Tag == "!!null" || meansNone(word) {
		return ""
	}
	isURL := field.CheckURL(word) == nil
	switch name {
	case "participant":
		if id := d.named(field.Speaker, word); id != "" {
			key, word = "speaker", id
		}
	case "contact":
		switch {
		case strings.Contains(word, "@"):
			key = "email"
		case field.PhoneURL(word) != "":
			key = "phone"
		}
	case "registration":
		switch {
		case isURL:
			key = "url"
		case word == "free" || slices.Contains(meantOr["free"], plainly(word)):
			key, word = "fee", "free"
		case slices.Contains([]string{"required", "true", "obligatoria", "obligatorio", "si", "requerida"}, plainly(word)):
			return "{required: true}"
		}
	case "fee":
		amount := amountForm.FindStringSubmatch(word)
		if amount == nil {
			return ""
		}
		return "{price: " + amount[1] + ", currency: " + amount[2] + "}"
	case "media", "link", "online":
		if meant := meantURL(word); meant != "" {
			word, isURL = meant, true
		}
		if !isURL {
			return ""
		}
	case "occasion":
		if word = rewritten(word); word == "" {
			return ""
		}
	case "interpretation", "sign", "captions", "languages", "recording":
		code := d.languageMeant(word)
		switch {
		case code == "" && isURL && name == "recording":
		case code == "":
			return ""
		case name == "recording":
			key, word = "languages", "["+code+"]"
		case name == "interpretation" || name == "languages":
			word = "[" + code + "]"
		default:
			word = code
		}
		return "{" + key + ": " + word + "}"
	}
	return "{" + key + ": " + inline(word) + "}"
}

// amountForm is a price and its currency as people write it: 180 USD.
var amountForm = regexp.MustCompile(`^([0-9]{1,12}(?:\.[0-9]{1,3})?) ?([A-Z]{3})$`)

// languageMeant returns the code of a language that is written by its code or its
// name, "" if it is none.
func (d *decoder) languageMeant(s string) string {
	if code := signAcronyms[plainly(s)]; code != "" {
		return code
	}
	if t, err := language.Parse(s); err == nil && i18n.Canonical(t) != language.Und {
		return i18n.Canonical(t).String()
	}
	return d.meantLanguage(s)
}

// meantList returns the list of maps that was meant by words that stand in their
// place, which may be a single one; "" where nobody can tell of one of the words.
func (d *decoder) meantList(name string, words []*yaml.Node) string {
	const enough = 3
	var forms, codes []string
	for i, word := range words {
		if i == enough {
			forms = append(forms, "…")
			break
		}
		form := d.meantForm(name, word)
		if form == "" {
			return ""
		}
		forms = append(forms, form)
		if code, isInto := strings.CutPrefix(form, "{into: ["); isInto {
			codes = append(codes, strings.TrimSuffix(code, "]}"))
		}
	}
	switch {
	case len(forms) == 0:
		return ""
	case len(codes) == len(words):
		return "[{into: [" + strings.Join(codes, ", ") + "]}]"
	}
	return "[" + strings.Join(forms, ", ") + "]"
}

// instead reports words that stand where a list of maps is meant, with the list
// that is meant, if that can be told.
func (d *decoder) instead(n *yaml.Node, f *field.Field) bool {
	words := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		words = n.Content
	}
	switch {
	case !isScalar(n) && n.Kind != yaml.SequenceNode:
		return false
	case f.Type == field.TypeStruct && scalars[f.Table.Name] == "":
	case isScalar(n) && !meansNone(n.Value) && !i18n.Blank(n.Value): // words are items of this list
		d.fault(n, "error.want.list.form", "Want", "["+inline(n.Value)+"]")
		return true
	default:
		return false
	}
	want := d.meantList(f.Table.Name, words)
	switch {
	case want == "":
		return false
	case n.Kind == yaml.SequenceNode:
		d.fault(n, "error.want.maps", "Want", want)
	default:
		d.fault(n, "error.want.list.form", "Want", want)
	}
	return true
}

// inline returns a text as it is written among others in one line of YAML.
func inline(s string) string {
	if plainInline.MatchString(s) && !strings.Contains(s, ": ") && !slices.Contains([]string{"true", "false", "null"}, strings.ToLower(s)) {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

var plainInline = regexp.MustCompile(`^[\p{L}\p{N}/+«¿¡](?:[\p{L}\p{N}\p{M} .:/@&+_()’'»?!;=-]*[\p{L}\p{N}\p{M}./)»?!])?$`)

// meantOr are what people write in place of the words that stand for a value: none,
// free.
var meantOr = map[string][]string{
	"none": {"no", "false", "off", "ninguno", "ninguna", "ningunos", "nada", "no hay", "no habra", "sin", "n/a", "nothing", "sin interpretacion", "sin subtitulos", "sin grabacion"},
	"free": {
		"gratis", "gratuito", "gratuita", "gratuitos", "libre", "entrada libre", "entrada gratuita", "libre y gratuita", "entrada libre y gratuita", "sin costo", "sin cargo",
		"0", "no", "none", "free of charge", "free entry", "free admission",
	},
}

func meansNone(word string) bool {
	return word == "none" || slices.Contains(meantOr["none"], plainly(word))
}

// named returns the id of the thing whose name a word is, "" if there is none, or
// its file is yet to be read. Of several it is the first.
func (d *decoder) named(kind field.Kind, word string) string {
	if d.searches++; d.searches > maxSearches || !d.read[kind] {
		return ""
	}
	found := ""
	for ref, thing := range d.index {
		if ref.Kind == kind && (found == "" || ref.ID < found) && (ref.ID == word || slices.Contains(namesOf(thing), plainly(word))) {
			found = ref.ID
		}
	}
	return found
}

// namesOf returns what a thing is called, plainly.
func namesOf(thing any) (names []string) {
	add := func(texts ...i18n.Text) {
		for _, t := range texts {
			for _, name := range t {
				names = append(names, plainly(name))
			}
		}
	}
	switch thing := thing.(type) {
	case *speaker.Speaker:
		add(i18n.Same(thing.Name.Full()), thing.Name.Native)
	case *event.Program:
		add(thing.Name, thing.Acronym)
	case *event.Venue:
		add(thing.Name)
	case *event.Series:
		add(thing.Name)
	}
	return names
}
