package i18n_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

func files(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

func load(t testing.TB, languages string, fsys ...fstest.MapFS) *i18n.Catalog {
	t.Helper()
	c, err := tryLoad(languages, fsys...)
	require.NoError(t, err)
	return c
}

func tryLoad(languages string, fsys ...fstest.MapFS) (*i18n.Catalog, error) {
	switch len(fsys) {
	case 0:
		return i18n.Load(tags(languages))
	case 1:
		return i18n.Load(tags(languages), fsys[0])
	}
	return i18n.Load(tags(languages), fsys[0], fsys[1])
}

func tags(s string) []language.Tag {
	var tags []language.Tag
	for _, f := range strings.Fields(s) {
		tags = append(tags, language.Make(f))
	}
	return tags
}

func TestMessages(t *testing.T) {
	c := load(t, "en es", files(
		"en.yaml", `
hosted: {description: A heading., other: Hosted by}
held: {other: "Held in {{.Language}}."}
results:
  one: "{{.Count}} event"
  other: "{{.Count}} events"
role.moderator: Moderator
shout: {other: "{{if .Loud}}{{.Name}}!{{else}}{{.Name}}{{end}}"}
`,
		"es.yaml", `
hosted: Organiza
held: {other: "En {{.Language}}."}
results: {one: "{{.Count}} evento", many: "{{.Count}} de eventos", other: "{{.Count}} eventos"}
role:
  moderator:
    other: Modera
    
role.moderator.feminine: Moderadora
`,
		"es-ES.yaml", `hosted: Organizado por`,
	))
	cases := []struct {
		name, reader, id string
		args             i18n.Args
		want             i18n.Localized
	}{
		{"a label", "en", "hosted", nil, i18n.Localized{Value: "Hosted by", Lang: language.English, Source: i18n.Exact}},
		{"a label of the parent", "es-AR", "hosted", nil, i18n.Localized{Value: "Organiza", Lang: language.Spanish, Source: i18n.Parent}},
		{"the region's own", "es-ES", "hosted", nil, i18n.Localized{Value: "Organizado por", Lang: language.Make("es-ES"), Source: i18n.Exact}},
		{"message by message", "es-ES", "held", i18n.Args{"Language": "inglés"}, i18n.Localized{Value: "En inglés.", Lang: language.Spanish, Source: i18n.Parent}},
		{"a close language", "gl", "hosted", nil, i18n.Localized{Value: "Organiza", Lang: language.Spanish, Source: i18n.Fallback}},
		{"the main language", "de", "hosted", nil, i18n.Localized{Value: "Hosted by", Lang: language.English, Source: i18n.Fallback}},
		{"one", "es", "results", i18n.Args{"Count": 1}, i18n.Localized{Value: "1 evento", Lang: language.Spanish, Source: i18n.Exact}},
		{"many", "es", "results", i18n.Args{"Count": 1_000_000}, i18n.Localized{Value: "1000000 de eventos", Lang: language.Spanish, Source: i18n.Exact}},
		{"a template", "en", "shout", i18n.Args{"Name": "Ana", "Loud": true}, i18n.Localized{Value: "Ana!", Lang: language.English, Source: i18n.Exact}},
		{"an unknown id is missing", "en", "nothing", nil, i18n.Localized{}},
		{"a missing argument is missing", "en", "held", nil, i18n.Localized{}},
		{"a missing argument of a template is missing", "en", "shout", i18n.Args{"Name": "Ana"}, i18n.Localized{}},
		{"a missing count is missing", "en", "results", nil, i18n.Localized{}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, tc.want, c.Localizer(language.Make(tc.reader)).Message(tc.id, tc.args))
		})
	}
}
