package content

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// object is a JSON object.
type object = map[string]any

func anyOf(schemas ...any) any { return object{"anyOf": schemas} }

// schemaOfMap is a map with these keys and no others. A key may stand without
// a value, which is the same as being absent.
func schemaOfMap(keys []key) object {
	properties := make(object, len(keys))
	var required []string
	m := object{"type": "object", "properties": properties, "additionalProperties": false}
	for _, k := range keys {
		if k.name == field.ExtraPrefix {
			m["patternProperties"] = object{"^" + field.ExtraPrefix + ".": property{k, k.format.schema}}
			continue
		}
		if k.required {
			required = append(required, k.name)
		}
		schema := k.format.schema
		if !k.required {
			schema = anyOf(schema, object{"type": "null"})
		}
		properties[k.name] = property{k, schema}
	}
	if len(required) > 0 {
		m["required"] = required
	}
	return m
}

// property is a key of a map with what editors show of it.
type property struct {
	key
	schema any
}

// FileKinds returns the kinds of files that a folder holds: site, event,
// speaker, program, venue, series.
func FileKinds() []string {
	var names []string
	for _, table := range filed() {
		names = append(names, table.Name)
	}
	return names
}

// WriteSchema writes the JSON Schema (draft 2020-12) of one of [FileKinds], from
// which editors complete and check while one types. Descriptions are in the
// reader's language, if the reader's catalog has [Messages]; else, and for a nil
// reader, they are in English. A kind that is none is an error.
//
// The schema and [Load] come from one description of the format; the schema is
// content with some files that Load refuses, such as one with an impossible
// date, and refuses none that Load accepts.
func WriteSchema(w io.Writer, kind string, reader *i18n.Localizer) error {
	i := slices.Index(FileKinds(), kind)
	if i < 0 {
		return fmt.Errorf("schema %q: want %s", kind, strings.Join(FileKinds(), ", "))
	}
	root := inFile(filed()[i]).definition()
	definitions := make(object)
	schema := resolve(root.body, reader, definitions).(object)
	schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	schema["title"] = "tertulia: " + kind
	schema["$defs"] = definitions
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(schema)
}

// resolve returns schema as plain JSON and collects the definitions that it
// refers to.
func resolve(schema any, reader *i18n.Localizer, into object) any {
	switch s := schema.(type) {
	case func() *definition:
		return resolve(s(), reader, into)
	case *definition:
		if _, done := into[s.name]; !done {
			into[s.name] = nil // a promise, should it refer to itself
			into[s.name] = resolve(s.body, reader, into)
		}
		return object{"$ref": "#/$defs/" + s.name}
	case property:
		p := maps.Clone(resolve(s.schema, reader, into).(object))
		p["description"] = s.what(reader)
		return p
	case object:
		o := make(object, len(s))
		for name, value := range s {
			o[name] = resolve(value, reader, into)
		}
		return o
	case []any:
		list := make([]any, len(s))
		for i, value := range s {
			list[i] = resolve(value, reader, into)
		}
		return list
	}
	return schema
}
