// Package schematest checks values against as much of JSON Schema as the schemas
// of this module use, for its tests.
package schematest

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
)

// Conforms returns what keeps a value, as encoding/json reads it into an any,
// from conforming to a schema. A keyword that it does not know is a fault, too.
func Conforms(schema map[string]any, value any) []string {
	return conforms(schema, schema, value, "$")
}

func conforms(root, schema map[string]any, value any, path string) []string {
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, path+": "+fmt.Sprintf(format, args...)) }
	for keyword, rule := range schema {
		switch keyword {
		case "$schema", "title", "$defs", "description", "format", "required":
		case "$ref":
			name := strings.TrimPrefix(rule.(string), "#/$defs/")
			faults = append(faults, conforms(root, root["$defs"].(map[string]any)[name].(map[string]any), value, path)...)
		case "anyOf":
			if !slices.ContainsFunc(rule.([]any), func(s any) bool { return len(conforms(root, s.(map[string]any), value, path)) == 0 }) {
				fault("fits no alternative: %v", value)
			}
		case "const":
			if value != rule {
				fault("is not %v", rule)
			}
		case "enum":
			if !slices.Contains(rule.([]any), value) {
				fault("%v is none of %v", value, rule)
			}
		case "type":
			if one, ok := rule.(string); ok {
				rule = []any{one}
			}
			if !slices.Contains(rule.([]any), any(typeOf(value))) && !(typeOf(value) == "integer" && slices.Contains(rule.([]any), any("number"))) {
				fault("%v is no %v", value, rule)
			}
		case "pattern":
			if s, ok := value.(string); ok && !regexp.MustCompile(rule.(string)).MatchString(s) {
				fault("%q does not match %s", s, rule)
			}
		case "items":
			list, _ := value.([]any)
			for i, item := range list {
				faults = append(faults, conforms(root, rule.(map[string]any), item, fmt.Sprintf("%s[%d]", path, i))...)
			}
		case "patternProperties":
			m, _ := value.(map[string]any)
			for name, member := range m {
				for _, schema := range matching(schema, name) {
					faults = append(faults, conforms(root, schema, member, path+"."+name)...)
				}
			}
		case "properties", "additionalProperties", "propertyNames":
			m, _ := value.(map[string]any)
			for name, member := range m {
				switch properties, _ := schema["properties"].(map[string]any); {
				case keyword == "propertyNames":
					faults = append(faults, conforms(root, rule.(map[string]any), name, path+"."+name)...)
				case keyword == "properties" && properties[name] != nil:
					faults = append(faults, conforms(root, properties[name].(map[string]any), member, path+"."+name)...)
				case keyword == "additionalProperties" && properties[name] == nil && matching(schema, name) == nil:
					if rule == false {
						fault("unknown key %s", name)
					} else {
						faults = append(faults, conforms(root, rule.(map[string]any), member, path+"."+name)...)
					}
				}
			}
		default:
			fault("this test does not know the keyword %s", keyword)
		}
	}
	if required, ok := schema["required"].([]any); ok {
		m, _ := value.(map[string]any)
		for _, name := range required {
			if m[name.(string)] == nil {
				fault("%s is required", name)
			}
		}
	}
	return faults
}

// matching are the schemas of the patterns that a name matches.
func matching(schema map[string]any, name string) (all []map[string]any) {
	patterns, _ := schema["patternProperties"].(map[string]any)
	for pattern, rule := range patterns {
		if regexp.MustCompile(pattern).MatchString(name) {
			all = append(all, rule.(map[string]any))
		}
	}
	return all
}

// typeOf is the type of a value in JSON Schema, of which a number without a
// fraction is an integer (section 4.2.3).
func typeOf(value any) string {
	switch value := value.(type) {
	case string:
		return "string"
	case bool:
		return "boolean"
	case int:
		return "integer"
	case float64:
		if value == math.Trunc(value) {
			return "integer"
		}
		return "number"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	}
	return "null"
}
