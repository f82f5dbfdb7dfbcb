package event_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/fieldtest"
	"github.com/tertulia-go/tertulia/speaker"
)

// roots are the tables of everything that has a file of its own.
func roots() []*field.Table {
	return []*field.Table{event.Fields(), speaker.Fields(), event.ProgramFields(), event.VenueFields(), event.SeriesFields()}
}

func TestEveryFieldOfTheModelHasARow(t *testing.T) {
	t.Parallel()
	assert.Empty(t, fieldtest.Forgotten(map[string]string{
		"event.When.Start":         "the composites start and end",
		"event.When.End":           "the composite end",
		"event.When.Precision":     "the composites start and end: a date is as precise as it is written",
		"field.Image.File":         "where the file is that image.src leads to",
		"event.When.ToBeConfirmed": "the composite start: a word in place of a date",
	}, roots()...))
}

// textsIn returns the place of each text in a value, found without its table,
// by its name in Go.
func textsIn(v reflect.Value, name string, into map[*i18n.Text]string) {
	if text, ok := v.Addr().Interface().(*i18n.Text); ok {
		into[text] = name
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && v.Elem().Kind() == reflect.Struct {
			textsIn(v.Elem(), name, into)
		}
	case reflect.Slice:
		for i := range v.Len() {
			textsIn(v.Index(i), fmt.Sprintf("%s[%d]", name, i), into)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				textsIn(v.Field(i), name+"."+v.Type().Field(i).Name, into)
			}
		}
	}
}

func TestTheWalkYieldsEveryText(t *testing.T) {
	t.Parallel()
	untranslated := []field.Type{field.TypeAddresses, field.TypeSlugs, field.TypeNative}
	for _, table := range roots() {
		t.Run(table.Name, func(t *testing.T) {
			value := fieldtest.Filled(table)
			there := make(map[*i18n.Text]string)
			textsIn(reflect.ValueOf(value).Elem(), table.Name, there)
			for n := range (field.Walk{}).Nodes(table, value) {
				if slices.Contains(untranslated, n.Field.Type) && n.Value != nil {
					assert.Contains(t, there, n.Text())
					delete(there, n.Text())
				}
			}
			for n, text := range (field.Walk{}).Texts(table, value) {
				assert.NotEmpty(t, text, n.Root.Places())
				assert.Contains(t, there, n.Text(), "%s is yielded twice, or is no text to translate", n.Root.Places())
				delete(there, n.Text())
			}
			for _, name := range there {
				assert.Fail(t, name+": no walk yields it")
			}
		})
	}
}

// A mistake is something wrong that can stand in a field of a type, and what
// validation has to say of it.
type mistake struct {
	reason field.Reason
	make   func(n *field.Node)
}

func inText(s string) func(*field.Node) {
	return func(n *field.Node) { *n.Text() = i18n.Text{language.Spanish: s} }
}

func inString(s string) func(*field.Node) {
	return func(n *field.Node) { *n.Value.(*string) = s }
}

func inTags(tags ...language.Tag) func(*field.Node) {
	return func(n *field.Node) { *n.Value.(*[]language.Tag) = tags }
}

// mistakes are what can be wrong with a value by the type of its field.
func mistakes(f *field.Field) []mistake {
	texts := []mistake{
		{field.TextUnprintable, inText("a\x00b")},
		{field.TextNotUTF8, inText("a\xff")},
		{field.TextLanguageTwice, func(n *field.Node) {
			*n.Text() = i18n.Text{language.Spanish: "a", language.Make("es-Latn"): "b"}
		}},
	}
	switch f.Type {
	case field.TypeWords, field.TypeProse, field.TypeMarkdown, field.TypeSlugs, field.TypeNative:
		return texts
	case field.TypeAddresses:
		return append(texts, mistake{field.URLUnsafe, inText("javascript:alert(1)")})
	case field.TypeTerm:
		return append(texts, mistake{field.WordWithoutLabel, func(n *field.Node) { *n.Value.(*field.Term) = field.Term{ID: "no-such-word"} }})
	case field.TypeString:
		return []mistake{{field.TextUnprintable, inString("a\x00b")}}
	case field.TypeURL:
		return []mistake{{field.URLUnsafe, inString("javascript:alert(1)")}}
	case field.TypePicture:
		return []mistake{{field.PictureUnsafe, inString("data:x")}}
	case field.TypeEmail:
		return []mistake{{field.EmailMalformed, inString("archive@example.org\r\nBcc: b@example.org")}}
	case field.TypeID:
		return []mistake{{field.IDMalformed, inString("../a")}}
	case field.TypeWord:
		return []mistake{{field.WordUnknown, func(n *field.Node) { n.Field.SetWord(n.Value, "no-such-word") }}}
	case field.TypeInt:
		return []mistake{{field.BelowZero, func(n *field.Node) { *n.Value.(*int) = -1 }}}
	case field.TypeTags:
		wrong := []mistake{
			{field.LanguageUnnamed, inTags(language.Und)},
			{field.LanguageTwice, inTags(language.Spanish, language.Make("es-Latn"))},
			{field.MultipleAndListed, inTags(language.Make("mul"), language.Spanish)},
		}
		if f.Written {
			wrong = append(wrong, mistake{field.SignLanguageWritten, inTags(mfs)})
		}
		return wrong
	case field.TypeTag:
		if f.Written {
			return []mistake{{field.SignLanguageWritten, func(n *field.Node) { *n.Value.(*language.Tag) = mfs }}}
		}
	}
	return nil
}

// validated is what validation finds in a thing.
func validated(thing any) field.Faults {
	return thing.(interface{ Validate() field.Faults }).Validate()
}

// places are the faults that have a reason, by where they are.
func places(faults field.Faults, reason field.Reason) map[string]bool {
	at := make(map[string]bool)
	for _, f := range faults {
		if f.Reason == reason {
			at[f.Path.Places()] = true
		}
	}
	return at
}

// Each value of a filled model is spoilt in each way that its type knows, and
// there must be one fault more, at its place.
func TestValidationChecksEveryField(t *testing.T) {
	t.Parallel()
	for _, table := range roots() {
		t.Run(table.Name, func(t *testing.T) {
			root := fieldtest.Filled(table)
			clean := validated(root)
			spoil := func(n *field.Node, place string, m mistake) {
				value := reflect.ValueOf(n.Value).Elem()
				was := reflect.New(value.Type()).Elem()
				was.Set(value)
				m.make(n)
				assert.False(t, places(clean, m.reason)[place], "%s: %s before anything is", place, m.reason)
				assert.True(t, places(validated(root), m.reason)[place], "%s: no fault says %s", place, m.reason)
				value.Set(was)
			}
			for n := range (field.Walk{}).Nodes(table, root) {
				if n.Value == nil {
					continue
				}
				for _, m := range mistakes(n.Field) {
					spoil(n, n.Root.Places(), m)
				}
			}
		})
	}
}

func TestValidationMissesWhatIsRequired(t *testing.T) {
	t.Parallel()
	checked := 0
	for _, table := range roots() {
		root := fieldtest.Filled(table)
		for n := range (field.Walk{}).Nodes(table, root) {
			if !n.Field.Required || isItem(n) || n.Field.Type == field.TypeFloat { // 0 is a latitude
				continue
			}
			checked++
			kept := reflect.ValueOf(n.Field.Ref(n.Owner)).Elem()
			was := reflect.New(kept.Type()).Elem()
			was.Set(kept)
			kept.SetZero()
			place := n.Root.Places()
			assert.True(t, places(validated(root), field.NotGiven)[place], "%s %s: nobody misses it", table.Name, place)
			kept.Set(was)
		}
	}
	assert.NotZero(t, checked)
}

// isItem reports whether a node is an item of a list.
func isItem(n *field.Node) bool { return n.Root[len(n.Root)-1].Field == "" }

func TestValidationRefusesWhatIsGivenAndStatedToBeNone(t *testing.T) {
	t.Parallel()
	root := fieldtest.Filled(event.Fields())
	stated := 0
	for n := range (field.Walk{}).Nodes(event.Fields(), root) {
		none := n.Field.Stated(n.Owner)
		if none == nil || isItem(n) {
			continue
		}
		stated++
		*none = true
		place := n.Root.Places()
		assert.True(t, places(validated(root), field.NoneAndGiven)[place], "%s: no fault says that it is %s and given", place, n.Field.Or)
		*none = false
	}
	assert.Equal(t, 10, stated, "the languages of an event and of a panel, the fee, and the draft")
}

func TestValidationMissesAnItemThatIsNil(t *testing.T) {
	t.Parallel()
	e := &event.Event{Title: title(), Panels: []*event.Panel{{Title: title()}, nil}}
	assert.Equal(t, "panels[1]: required", e.Validate().String())
}
