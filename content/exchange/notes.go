package exchange

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// notes say to translators what the texts of a thing are.
type notes struct {
	thing translation.Thing
	site  []language.Tag    // its languages, by which items are named
	words *i18n.Localizer   // nil: nothing is said but to what a text belongs
	names map[string]string // of the thing (""), and of what is in it, by its path; nil: not read yet
}

// of says what a text is, and of what: "What the person does here, as a label. ·
// event/open-archives: Archivos abiertos › Apertura › Ana Díaz".
func (n *notes) of(t translation.Text) string {
	if n.names == nil {
		n.names = n.namesFor(t.Source)
	}
	note := t.Ref.String()
	separator := ": "
	for i := range t.Path {
		if name := n.names[t.Path[:i].String()]; name != "" && name != t.Original() {
			note += separator + name
			separator = " › "
		}
	}
	if n.words == nil {
		return note
	}
	id := "note." + fieldOf(n.thing.Table, t.Path)
	if strings.HasPrefix(t.Path[0].Field, field.ExtraPrefix) {
		id = "note.own"
	}
	if says := n.words.Message(id, nil).Value; says != "" {
		return says + " · " + note
	}
	return note
}

// namesFor returns the names of the thing and of what is in it, by their paths, in a
// language or else in another: of what refers to a person that of the person.
func (n *notes) namesFor(tag language.Tag) map[string]string {
	names := make(map[string]string)
	if person, is := n.thing.Value.(*speaker.Speaker); is {
		names[""] = person.Name.Full()
	}
	for n := range (field.Walk{Own: true, Languages: n.site}).Nodes(n.thing.Table, n.thing.Value) {
		path := n.Path()
		if len(path) == 0 {
			continue
		}
		of := path[:len(path)-1].String()
		if names[of] != "" {
			continue
		}
		switch value := n.Value.(type) {
		case *speaker.Speaker:
			names[of] = value.Name.Full()
		case *i18n.Text:
			switch n.Field.Name {
			case "title", "name", "group", "label":
				names[of] = wordsIn(*value, tag)
			}
		}
	}
	return names
}

// wordsIn returns a text in a language, else in that in which it is written first.
func wordsIn(text i18n.Text, tag language.Tag) string {
	words := text[tag]
	for _, other := range text.Languages() {
		if words == "" {
			words = text[other]
		}
	}
	return strings.TrimSpace(words)
}

// fieldOf returns the name of the field at a path, with that of its type: "panel.title".
func fieldOf(table *field.Table, path field.Path) string {
	name := ""
	for _, step := range path {
		if step.Field == "" || table == nil {
			continue
		}
		name = table.Name + "." + step.Field
		f := table.Find(step.Field)
		if f == nil {
			return name
		}
		table = f.Table
	}
	return name
}
