package render

import (
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"path"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/view"
)

// JSON writes v as JSON for other programs (RFC 8259): an app, a screen in the
// lobby, another site. It has all that the view has, words for readers and facts
// in codes, but what serves only printers. [WriteJSONSchema] describes it, and
// docs/outputs.md shows it.
//
// Members are called as the fields of the view are, in lower case
// (fallback_note). What is empty, zero or false is left out. A text is
// {"text", "lang"}, with "fallback": true where the reader has no words of their
// own, and an array of such parts where there are several; Markdown is
// {"markdown", "lang"}. Times are RFC 3339 with the name of their zone and how
// precisely they are known. Addresses are absolute where the site's is known.
// Members may be added, not changed.
//
// The only errors are those of w and [view.ErrNoView].
func (p *Printer) JSON(w io.Writer, v view.View) error {
	return p.write(w, v, func(b []byte) []byte {
		value := reflect.ValueOf(v).Elem()
		j := jsonView{b: append(b, `{"type":"`...), base: v.ViewBase()}
		j.b = append(append(j.b, memberName(value.Type().Name())...), '"')
		j.members(value)
		return append(j.b, "}\n"...)
	})
}

// jsonView is a view as JSON under construction.
type jsonView struct {
	b    []byte
	base *view.Base
}

// forPrinters are the fields that only printers need.
var forPrinters = map[reflect.Type][]string{
	reflect.TypeFor[view.Base]():     {"Words", "Marks", "BaseURL", "Anchor"},
	reflect.TypeFor[view.Panel]():    {"Anchor"},
	reflect.TypeFor[view.Markdown](): {"Anchor", "Depth"},
	reflect.TypeFor[view.Detail]():   {"List"},
}

// A member is a field of a struct as a member of an object.
type member struct {
	name  string
	index []int
}

// membersOf returns the members of a struct: those of what is embedded stand
// among its own.
var membersOf = func() func(reflect.Type) []member {
	var known sync.Map
	var find func(t reflect.Type) []member
	find = func(t reflect.Type) []member {
		if found, ok := known.Load(t); ok {
			return found.([]member)
		}
		var all []member
		for i := range t.NumField() {
			f := t.Field(i)
			switch {
			case !f.IsExported() || isForPrinters(t, f.Name):
			case f.Anonymous && f.Type.Kind() == reflect.Struct && jsonFormOf(f.Type) == nil:
				for _, inner := range find(f.Type) {
					all = append(all, member{inner.name, append([]int{i}, inner.index...)})
				}
			default:
				all = append(all, member{memberName(f.Name), []int{i}})
			}
		}
		known.Store(t, all)
		return all
	}
	return find
}()

func isForPrinters(t reflect.Type, field string) bool {
	for _, name := range forPrinters[t] {
		if name == field {
			return true
		}
	}
	return false
}

// memberName is the name of a field in small letters: base_url for BaseURL.
func memberName(field string) string {
	var b strings.Builder
	letters := []rune(field)
	for i, r := range letters {
		begins := i > 0 && unicode.IsUpper(r) &&
			(unicode.IsLower(letters[i-1]) || i+1 < len(letters) && unicode.IsLower(letters[i+1]))
		if begins {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// members writes the members of a struct that hold something, after others.
func (j *jsonView) members(v reflect.Value) {
	for _, m := range membersOf(v.Type()) {
		before := len(j.b)
		j.b = append(append(append(j.b, ',', '"'), m.name...), '"', ':')
		empty := len(j.b)
		if j.value(v.FieldByIndex(m.index)); len(j.b) == empty {
			j.b = j.b[:before]
		}
	}
}

// value writes a value, and nothing for an empty one.
func (j *jsonView) value(v reflect.Value) {
	if form := jsonFormOf(v.Type()); form != nil {
		form.write(j, v.Interface())
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			j.value(v.Elem())
		}
	case reflect.Struct:
		before := len(j.b)
		j.members(v)
		if len(j.b) > before { // the comma before the first member opens the object
			j.b[before] = '{'
			j.b = append(j.b, '}')
		}
	case reflect.Slice, reflect.Array:
		j.list(v)
	case reflect.String:
		j.string(v.String())
	case reflect.Bool:
		if v.Bool() {
			j.b = append(j.b, "true"...)
		}
	case reflect.Float64:
		j.b = strconv.AppendFloat(j.b, v.Float(), 'f', -1, 64)
	case reflect.Int:
		if v.Int() != 0 {
			j.b = strconv.AppendInt(j.b, v.Int(), 10)
		}
	}
}

// list writes the items of a list that hold something.
func (j *jsonView) list(v reflect.Value) {
	before := len(j.b)
	for i := range v.Len() {
		at := len(j.b)
		j.b = append(j.b, ',')
		if j.value(v.Index(i)); len(j.b) == at+1 {
			j.b = j.b[:at]
		}
	}
	if len(j.b) > before {
		j.b[before] = '['
		j.b = append(j.b, ']')
	}
}

func (j *jsonView) string(s string) {
	if s != "" {
		j.b = appendJSON(j.b, s)
	}
}

// member writes a member that is not empty, as one after others.
func (j *jsonView) member(name escape.Literal, s string) {
	if s != "" {
		j.b = append(append(append(j.b, ',', '"'), name...), '"', ':')
		j.b = appendJSON(j.b, s)
	}
}

// object writes members as an object, and nothing for none.
func (j *jsonView) object(members func()) {
	before := len(j.b)
	if members(); len(j.b) > before {
		j.b[before] = '{'
		j.b = append(j.b, '}')
	}
}

// A jsonForm is how values of a type are written that has a form of its own, and
// what the schema says of it.
type jsonForm struct {
	write  func(j *jsonView, value any)
	schema map[string]any
}

func formOf[T any](schema map[string]any, write func(j *jsonView, value T)) jsonForm {
	return jsonForm{func(j *jsonView, value any) { write(j, value.(T)) }, schema}
}

func jsonFormOf(t reflect.Type) *jsonForm {
	if form, ok := jsonForms()[t]; ok {
		return &form
	}
	if t.Kind() == reflect.Uint8 && t.Implements(reflect.TypeFor[fmt.Stringer]()) { // facts that are words in Go
		return &wordForm
	}
	return nil
}

var wordForm = jsonForm{func(j *jsonView, value any) {
	if word := value.(fmt.Stringer).String(); word != "" {
		j.string(word)
	}
}, jsonString}

var jsonString = map[string]any{"type": "string"}

// jsonForms are the types with a form of their own.
var jsonForms = sync.OnceValue(func() map[reflect.Type]jsonForm {
	forms := make(map[reflect.Type]jsonForm)
	add := func(t reflect.Type, form jsonForm) { forms[t] = form }
	ref := func(name string) map[string]any { return map[string]any{"$ref": "#/$defs/" + name} }
	add(reflect.TypeFor[view.Text](), formOf(map[string]any{
		"anyOf": []any{ref("words"), map[string]any{"type": "array", "items": ref("words")}},
	}, (*jsonView).text))
	add(reflect.TypeFor[view.Markdown](), formOf(ref("markdown"), (*jsonView).markdown))
	add(reflect.TypeFor[template.URL](), formOf(map[string]any{"type": "string", "format": "uri-reference"}, (*jsonView).url))
	add(reflect.TypeFor[template.HTML](), formOf(jsonString, func(j *jsonView, h template.HTML) { j.string(string(h)) }))
	add(reflect.TypeFor[language.Tag](), formOf(jsonString, func(j *jsonView, tag language.Tag) {
		if tag != language.Und {
			j.string(tag.String())
		}
	}))
	add(reflect.TypeFor[i18n.Text](), formOf(map[string]any{"type": "object", "additionalProperties": jsonString}, (*jsonView).content))
	add(reflect.TypeFor[i18n.Precision](), formOf(jsonString, func(j *jsonView, p i18n.Precision) { j.string(precisionName(p)) }))
	add(reflect.TypeFor[time.Time](), formOf(map[string]any{"type": "string", "format": "date-time"}, func(j *jsonView, t time.Time) {
		if dated(t) {
			j.b = append(appendTime(append(j.b, '"'), t, i18n.Minute), '"')
		}
	}))
	add(reflect.TypeFor[field.Moment](), formOf(ref("moment"), (*jsonView).moment))
	add(reflect.TypeFor[event.When](), formOf(ref("time"), (*jsonView).when))
	return forms
})

func (j *jsonView) text(t view.Text) {
	switch len(t) {
	case 0:
		return
	case 1:
		j.part("text", t[0])
		return
	}
	j.b = append(j.b, '[')
	for i := range t {
		if i > 0 {
			j.b = append(j.b, ',')
		}
		j.part("text", t[i])
	}
	j.b = append(j.b, ']')
}

// part writes words with their language; without one they are the same in every
// language.
func (j *jsonView) part(name escape.Literal, p view.Part) {
	j.object(func() {
		j.member(name, p.Value)
		if p.Lang != language.Und {
			j.member("lang", p.Lang.String())
		}
		j.member("dir", p.Dir.String())
		if p.FellBack() {
			j.b = append(j.b, `,"fallback":true`...)
		}
	})
}

func (j *jsonView) markdown(m view.Markdown) {
	if m.Value != "" {
		j.part("markdown", m.Part)
	}
}

// url writes an address, absolute where that of the site is known.
func (j *jsonView) url(u template.URL) {
	if origin, rest := j.base.Absolute(u); rest != "" {
		j.string(origin + rest)
		return
	}
	j.string(string(u))
}

// content writes a text in all its languages, which stands among facts.
func (j *jsonView) content(t i18n.Text) {
	j.object(func() {
		for _, tag := range t.Languages() {
			j.b = append(j.b, ',')
			j.b = appendJSON(j.b, tag.String())
			j.b = append(j.b, ':')
			j.b = appendJSON(j.b, t[tag])
		}
	})
}

// moment writes a time as precisely as it is known, with its zone.
func (j *jsonView) moment(m field.Moment) {
	if dated(m.Time) {
		j.object(func() {
			j.time("time", m.Time, m.Precision)
			j.member("precision", precisionName(m.Precision))
			j.member("zone", m.Location().String())
		})
	}
}

// when writes when something is, as far as it is known.
func (j *jsonView) when(w event.When) {
	j.object(func() {
		j.time("start", w.Start, w.Precision)
		j.time("end", w.End, w.Precision)
		j.time("doors", w.Doors, i18n.Minute)
		if dated(w.Start) {
			j.member("precision", precisionName(w.Precision))
			j.member("zone", w.Start.Location().String())
		}
		if w.ToBeConfirmed {
			j.b = append(j.b, `,"to_be_confirmed":true`...)
		}
	})
}

func (j *jsonView) time(name escape.Literal, t time.Time, p i18n.Precision) {
	if dated(t) {
		j.member(name, string(appendTime(nil, t, p)))
	}
}

func precisionName(p i18n.Precision) string {
	switch p {
	case i18n.Day:
		return "day"
	case i18n.Month:
		return "month"
	}
	return "minute"
}

// WriteJSONSchema writes the JSON Schema (draft 2020-12) of what [Printer.JSON]
// writes for the views of this module. It is made from the same types.
func WriteJSONSchema(w io.Writer) error {
	definitions := map[string]any{
		"words": map[string]any{
			"type": "object", "required": []string{"text"}, "additionalProperties": false,
			"properties": wordsOf("text"),
		},
		"markdown": map[string]any{
			"type": "object", "required": []string{"markdown"}, "additionalProperties": false,
			"properties": wordsOf("markdown"),
		},
		"moment": map[string]any{
			"type": "object", "properties": map[string]any{"time": jsonString, "precision": jsonPrecision, "zone": jsonString},
		},
		"time": map[string]any{
			"type": "object", "properties": map[string]any{
				"start": jsonString, "end": jsonString, "doors": jsonString, "precision": jsonPrecision, "zone": jsonString,
				"to_be_confirmed": jsonTrue,
			},
		},
	}
	var roots []any
	for _, root := range []reflect.Type{
		reflect.TypeFor[view.Event](), reflect.TypeFor[view.Program](), reflect.TypeFor[view.Speaker](),
		reflect.TypeFor[view.Series](), reflect.TypeFor[view.List](), reflect.TypeFor[view.Page](),
	} {
		schema := objectSchema(root, definitions)
		schema["properties"].(map[string]any)["type"] = map[string]any{"const": memberName(root.Name())}
		schema["required"] = []string{"type"}
		name := "view_" + memberName(root.Name())
		definitions[name] = schema
		roots = append(roots, map[string]any{"$ref": "#/$defs/" + name})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"title":   "tertulia: a view",
		"anyOf":   roots,
		"$defs":   definitions,
	})
}

var (
	jsonTrue      = map[string]any{"const": true}
	jsonPrecision = map[string]any{"enum": []string{"minute", "day", "month"}}
)

func wordsOf(name string) map[string]any {
	return map[string]any{name: jsonString, "lang": jsonString, "dir": map[string]any{"enum": []string{"ltr", "rtl"}}, "fallback": jsonTrue}
}

// objectSchema describes a struct. Members may be added, so that others are not
// refused.
func objectSchema(t reflect.Type, definitions map[string]any) map[string]any {
	properties := make(map[string]any)
	for _, m := range membersOf(t) {
		properties[m.name] = schemaOf(t.FieldByIndex(m.index).Type, definitions)
	}
	return map[string]any{"type": "object", "properties": properties}
}

// definitionName is the name of a type in the schema: facts of another package
// than view carry that of their package.
func definitionName(t reflect.Type) string {
	name := memberName(t.Name())
	if t.PkgPath() == reflect.TypeFor[view.Base]().PkgPath() {
		return name
	}
	return path.Base(t.PkgPath()) + "_" + name
}

func schemaOf(t reflect.Type, definitions map[string]any) map[string]any {
	if form := jsonFormOf(t); form != nil {
		return form.schema
	}
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem(), definitions)
	case reflect.Slice, reflect.Array:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem(), definitions)}
	case reflect.Struct:
		name := definitionName(t)
		if _, made := definitions[name]; !made {
			definitions[name] = nil // a promise, should the type refer to itself
			definitions[name] = objectSchema(t, definitions)
		}
		return map[string]any{"$ref": "#/$defs/" + name}
	case reflect.Bool:
		return jsonTrue
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	}
	return jsonString
}
