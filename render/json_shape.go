package render

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"maps"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/render/view"
)

// WriteJSONSchema writes the JSON Schema (draft 2020-12) of what [Printer.JSON]
// writes, indented. It is made from the types of the views, and what conforms may
// have other members too. The only errors are those of w.
func WriteJSONSchema(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(jsonShapes().schema())
}

// A jsonShape is how values of a type stand in JSON.
type jsonShape struct {
	write  func(j *jsonView, value reflect.Value) // the value is addressable
	schema map[string]any
}

// A jsonMember is a field of a struct as a member of an object.
type jsonMember struct {
	name       string // "" for what is embedded
	write      func(j *jsonView, owner reflect.Value)
	properties map[string]any // what the schema says of it, by name
}

// A jsonRoot is a type of view.
type jsonRoot struct {
	name    string
	members []jsonMember
}

// A jsonBook holds the shapes of all types that views have.
type jsonBook struct {
	views       map[reflect.Type]jsonRoot // by the type of the pointer
	shapes      map[reflect.Type]*jsonShape
	definitions map[string]any // of the schema
}

// jsonShapes is made once, at the first use, and not changed.
var jsonShapes = sync.OnceValue(func() *jsonBook {
	book := &jsonBook{
		views:       make(map[reflect.Type]jsonRoot),
		shapes:      make(map[reflect.Type]*jsonShape),
		definitions: make(map[string]any),
	}
	book.ownForms()
	for _, v := range []view.View{
		(*view.Event)(nil), (*view.Program)(nil), (*view.Speaker)(nil), (*view.Series)(nil), (*view.List)(nil), (*view.Page)(nil),
	} {
		typ := reflect.TypeOf(v)
		book.views[typ] = jsonRoot{jsonName(typ.Elem().Name()), book.membersOf(typ.Elem())}
	}
	return book
})

// ownForms are those of types that stand in JSON otherwise than Go's kinds do.
func (book *jsonBook) ownForms() {
	form(book, book.define("text", "words for readers", map[string]any{
		"anyOf": []any{book.words("text"), map[string]any{"type": "array", "items": book.words("text")}},
	}), (*jsonView).text)
	form(book, book.words("markdown"), (*jsonView).markdown)
	form(book, map[string]any{"type": "object", "additionalProperties": jsonString}, (*jsonView).content)
	form(book, map[string]any{"type": "string", "format": "uri-reference"}, (*jsonView).url)
	form(book, jsonString, func(j *jsonView, html *template.HTML) { j.string(string(*html)) })
	form(book, jsonString, (*jsonView).tag)
	form(book, map[string]any{"type": "string", "format": "date-time"}, (*jsonView).instant)
	form(book, jsonPrecisions, func(j *jsonView, p *i18n.Precision) { j.string(jsonPrecision(*p)) })
	form(book, book.define("moment", "a time, as precise as it is known, on the clock of its zone", map[string]any{
		"type": "object", "required": []string{"time", "precision", "zone"},
		"properties": map[string]any{"time": jsonTime, "precision": jsonPrecisions, "zone": jsonString},
	}), (*jsonView).moment)
	form(book, book.define("time", "when something is; a day or month that is its end belongs to it; daily: at these hours on each day from the first to the last", map[string]any{
		"type": "object", "properties": map[string]any{
			"start": jsonTime, "end": jsonTime, "doors": jsonTime, "zone": jsonString, "to_be_confirmed": jsonTrue, "daily": jsonTrue,
			"precision": jsonPrecisions, "end_precision": jsonPrecisions,
		},
	}), func(j *jsonView, w *event.When) { j.when(w, w.Precision) })
}

var (
	jsonString     = map[string]any{"type": "string"}
	jsonTrue       = map[string]any{"const": true}
	jsonPrecisions = map[string]any{"enum": []string{"minute", "day", "month"}}
	jsonTime       = map[string]any{"type": "string", "pattern": `^\d{4}-\d\d(-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?)?$`}
)

// words is the schema of words that say their language.
func (book *jsonBook) words(name string) map[string]any {
	return book.define(name+"_part", "words; without lang the same in every language, and fallback where the reader has none of their own", map[string]any{
		"type": "object", "required": []string{name}, "additionalProperties": false,
		"properties": map[string]any{name: jsonString, "lang": jsonString, "dir": map[string]any{"enum": []string{"ltr", "rtl"}}, "fallback": jsonTrue},
	})
}

// define gives a schema a name, and returns one that refers to it.
func (book *jsonBook) define(name, description string, schema map[string]any) map[string]any {
	if description != "" {
		schema["description"] = description
	}
	book.definitions[name] = schema
	return map[string]any{"$ref": "#/$defs/" + name}
}

// form gives a type a form of its own.
func form[T any](book *jsonBook, schema map[string]any, write func(j *jsonView, value *T)) {
	book.shapes[reflect.TypeFor[T]()] = &jsonShape{
		func(j *jsonView, value reflect.Value) { write(j, value.Addr().Interface().(*T)) }, schema,
	}
}

// shapeOf returns how values of a type stand in JSON.
func (book *jsonBook) shapeOf(typ reflect.Type) *jsonShape {
	if shape, ok := book.shapes[typ]; ok {
		return shape
	}
	shape := &jsonShape{schema: jsonString}
	switch kind := typ.Kind(); {
	case kind == reflect.Pointer:
		inner := book.shapeOf(typ.Elem())
		shape.schema = inner.schema
		shape.write = func(j *jsonView, value reflect.Value) {
			if !value.IsNil() {
				inner.write(j, value.Elem())
			}
		}
	case kind == reflect.Slice:
		inner := book.shapeOf(typ.Elem())
		shape.schema = map[string]any{"type": "array", "items": inner.schema}
		shape.write = func(j *jsonView, value reflect.Value) {
			j.array(value.Len(), func(i int) { inner.write(j, value.Index(i)) })
		}
	case kind == reflect.Struct:
		name := definitionName(typ)
		shape.schema = map[string]any{"$ref": "#/$defs/" + name}
		book.shapes[typ] = shape // before what is inside: a program has a parent
		members := book.membersOf(typ)
		book.define(name, "", objectOf(members))
		shape.write = func(j *jsonView, value reflect.Value) {
			j.object(func() { j.members(members, value) })
		}
	case kind == reflect.String:
		shape.write = func(j *jsonView, value reflect.Value) { j.string(value.String()) }
	case reflect.PointerTo(typ).Implements(reflect.TypeFor[fmt.Stringer]()): // a fact in a word
		shape.write = func(j *jsonView, value reflect.Value) { j.string(value.Addr().Interface().(fmt.Stringer).String()) }
	case kind == reflect.Bool:
		shape.schema = jsonTrue
		shape.write = func(j *jsonView, value reflect.Value) {
			if value.Bool() {
				j.b = append(j.b, "true"...)
			}
		}
	case kind == reflect.Int:
		shape.schema = map[string]any{"type": "integer"}
		shape.write = func(j *jsonView, value reflect.Value) {
			if value.Int() != 0 {
				j.b = strconv.AppendInt(j.b, value.Int(), 10)
			}
		}
	case kind == reflect.Float64: // of coordinates, where 0 is a place
		shape.schema = map[string]any{"type": "number"}
		shape.write = func(j *jsonView, value reflect.Value) { j.b = strconv.AppendFloat(j.b, value.Float(), 'f', -1, 64) }
	default:
		panic(fmt.Sprintf("render: a view has a %s, of which nobody has said how it stands in JSON", typ)) // no test of JSON passes
	}
	book.shapes[typ] = shape
	return shape
}

// membersOf returns the fields of a struct as members of an object.
func (book *jsonBook) membersOf(typ reflect.Type) []jsonMember {
	var members []jsonMember
	for i := range typ.NumField() {
		f := typ.Field(i)
		name := typ.String() + "." + f.Name
		if noMembers[name] != "" {
			continue
		}
		if f.Anonymous && book.shapes[f.Type] == nil {
			members = append(members, book.embedded(f))
			continue
		}
		shape := book.shapeOf(f.Type)
		m := jsonMember{name: cmp.Or(renamedInJSON[name], jsonName(f.Name))}
		m.properties = map[string]any{m.name: shape.schema}
		if write := inJSON[name]; write != nil {
			m.write = func(j *jsonView, owner reflect.Value) { write(j, owner.Addr().Interface()) }
		} else {
			m.write = func(j *jsonView, owner reflect.Value) { shape.write(j, owner.Field(i)) }
		}
		members = append(members, m)
	}
	return members
}

// embedded returns the members of an embedded struct, or of what an embedded
// pointer leads to, as one.
func (book *jsonBook) embedded(f reflect.StructField) jsonMember {
	typ := f.Type
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	members := book.membersOf(typ)
	return jsonMember{
		properties: objectOf(members)["properties"].(map[string]any),
		write: func(j *jsonView, owner reflect.Value) {
			value := owner.FieldByIndex(f.Index)
			if value.Kind() == reflect.Pointer {
				if value.IsNil() {
					return
				}
				value = value.Elem()
			}
			j.members(members, value)
		},
	}
}

// objectOf is the schema of an object with members.
func objectOf(members []jsonMember) map[string]any {
	properties := make(map[string]any)
	for _, m := range members {
		maps.Copy(properties, m.properties)
	}
	return map[string]any{"type": "object", "properties": properties}
}

// schema is that of a view.
func (book *jsonBook) schema() map[string]any {
	definitions := maps.Clone(book.definitions)
	for _, root := range book.views {
		schema := objectOf(root.members)
		schema["properties"].(map[string]any)["type"] = map[string]any{"const": root.name}
		schema["required"] = []string{"type"}
		definitions["view_"+root.name] = schema
	}
	var anyOf []any
	for _, name := range slices.Sorted(maps.Keys(definitions)) {
		if strings.HasPrefix(name, "view_") {
			anyOf = append(anyOf, map[string]any{"$ref": "#/$defs/" + name})
		}
	}
	return map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"title":   "tertulia: a view",
		"anyOf":   anyOf,
		"$defs":   definitions,
	}
}

// definitionName is the name of a type in the schema; facts of another package
// than view carry that of their package.
func definitionName(typ reflect.Type) string {
	name := jsonName(typ.Name())
	if typ.PkgPath() == reflect.TypeFor[view.Base]().PkgPath() {
		return name
	}
	return path.Base(typ.PkgPath()) + "_" + name
}

// jsonName is a name of Go in small letters: base_url for BaseURL.
func jsonName(name string) string {
	var b strings.Builder
	letters := []rune(name)
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
