package content_test

import (
	"bytes"
	"encoding/json"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/schematest"
	"github.com/tertulia-go/tertulia/locales"
)

// loadEditors makes the words for editors once for all tests, with the names of
// sign languages.
var loadEditors = sync.OnceValues(func() (*i18n.Catalog, error) {
	return i18n.Load([]language.Tag{language.English, language.Spanish}, locales.FS, content.Messages())
})

// editors are those who read in English and Spanish.
func editors(t testing.TB) *i18n.Catalog {
	t.Helper()
	catalog, err := loadEditors()
	require.NoError(t, err)
	return catalog
}

func schemaOf(t testing.TB, kind, tag string) map[string]any {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, content.WriteSchema(&b, kind, editors(t).Localizer(language.Make(tag))))
	var schema map[string]any
	require.NoError(t, json.Unmarshal(b.Bytes(), &schema))
	return schema
}

// parseYAML reads a file as an editor's language server does (YAML 1.2 core:
// dates are strings).
func parseYAML(t testing.TB, data string) any {
	t.Helper()
	var document yaml.Node
	require.NoError(t, yaml.Unmarshal([]byte(data), &document))
	var plain func(n *yaml.Node) any
	plain = func(n *yaml.Node) any {
		switch n.Kind {
		case yaml.MappingNode:
			m := make(map[string]any)
			for i := 0; i+1 < len(n.Content); i += 2 {
				m[n.Content[i].Value] = plain(n.Content[i+1])
			}
			return m
		case yaml.SequenceNode:
			list := make([]any, len(n.Content))
			for i, item := range n.Content {
				list[i] = plain(item)
			}
			return list
		}
		if n.Tag == "!!timestamp" {
			return n.Value
		}
		var v any
		require.NoError(t, n.Decode(&v))
		return v
	}
	return plain(document.Content[0])
}

func TestTheSchemaKnowsWhatTheLoaderKnows(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, data string
		wrong      bool
	}{
		{"the least", "title: T", false},
		{"a number for a title", "title: 1984", false},
		{"keys without values", "title: T\nsubtitle:\nlanguages:\n  sign:\n", false},
		{"a language without a text", "title: {en: T, es: }", false},
		{"every way to write a date", "title: T\ndates: [{start: 2027-03}, {start: 2027-03-09}, {start: 2027-03-09 9:00}, {start: 2027-03-09T09:00 -05:00}, {start: to-be-confirmed}]", false},
		{"none, lists, and maps in place", "title: T\nlanguages: {spoken: es, interpretation: none, sign: [{language: ase}], recording: none}\nvenue: {name: X}\nseries: nights\nhosts: [a, {name: B}, {program: a}]", false},
		{"numbers in quotes", "title: T\nsequence: \"1\"\nregistration: {capacity: \"120\"}\nvenue: {geo: {latitude: \"1\", longitude: \"-2.5\"}}", false},
		{"a number for a slug", "title: T\nslug: 2027", false},
		{"words for a number", "title: T\nregistration: {capacity: many}", true},
		{"a slug with a slash", "title: T\nslug: a/b", true},
		{"a country of three letters", "title: T\nvenue: {country: ARG}", true},
		{"a currency in small letters", "title: T\nregistration: {fee: [{price: 1, currency: usd}]}", true},
		{"no title", "kind: panel", true},
		{"an unknown key", "title: T\ntitel: x", true},
		{"an unknown word", "title: T\nattendance: telepathy", true},
		{"words for a date", "title: T\nstart: 5 de marzo", true},
		{"no language tag", "title: {in english: T}", true},
		{"a text for a list", "title: T\npanels: none", true},
		{"an unknown key, deep", "title: T\nparticipants: [{speaker: ana, rol: moderator}]", true},
	}
	schema := schemaOf(t, "event", "en")
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			found := schematest.Conforms(schema, parseYAML(t, tc.data))
			_, err := content.Load(folder("events/e.yaml", tc.data, "series/nights.yaml", "name: N", "programs/a.yaml", "name: A", "speakers/ana.yaml", "name: Ana"))
			if tc.wrong {
				assert.NotEmpty(t, found)
				assert.Error(t, err)
			} else {
				assert.Empty(t, found)
				assert.NoError(t, err)
			}
		})
	}
}

func TestSchemasAreInTheEditorsLanguage(t *testing.T) {
	t.Parallel()
	title := func(language string) any {
		return schemaOf(t, "event", language)["properties"].(map[string]any)["title"].(map[string]any)["description"]
	}
	assert.Equal(t, "The title.", title("en"))
	assert.Equal(t, "El título.", title("es"))
	assert.Equal(t, "El título.", title("es-MX"))
	assert.Equal(t, "The title.", title("pt"))
}

func TestSchemaOfNoKind(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []string{"site", "event", "speaker", "program", "venue", "series"}, content.FileKinds())
	assert.EqualError(t, content.WriteSchema(&bytes.Buffer{}, "events", nil),
		`schema "events": want site, event, speaker, program, venue, series`)
}
