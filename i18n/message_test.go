package i18n

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"
)

// FuzzParsePlain parses any text as plain words and arguments. The oracle is text/template:
// what is taken for plain has the same segments and arguments there.
func FuzzParsePlain(f *testing.F) {
	for _, text := range []string{
		"", "words", "{{.A}}", "a {{ .A }}, {{.B_2}}.", "{{.A}}}}", "{{{.A}}}", "{{.A}", "{{-.A}}", "a {{- .A -}} b", "{{.}}", "{{.2}}",
		"{{.A.B}}", "{{.é}}", "{{.A}}{{/* c */}}", "{{\t.A}}", "{{.A\n}}", "{ {{.A}} }", "}} {{.A}}", "{{.true}}{{.nil}}", "\x00{{.A}}\xff", "{{}}", "{{ . A}}",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		plain, ok := parsePlain(text)
		if !ok {
			return
		}
		parsed, err := parseTemplate("m", text)
		if assert.NoError(t, err) {
			assert.Equal(t, parsed, plain)
		}
	})
}

func TestWordsAndArgumentsArePlain(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"words": true, "{{.A}}": true, "a {{ .A }}, {{.B_2}}.": true, "}} {{.A}}}}": true,
		"": false, "{{.A": false, "{{- .A}}": false, "{{.A.B}}": false, "{{.}}": false, "{{if .A}}a{{end}}": false, "{{.2}}": false,
	} {
		_, ok := parsePlain(text)
		assert.Equal(t, want, ok, "%q", text)
	}
}

func TestPluralFormsAreThoseOfTheLanguage(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string][]string{
		"en": {"one", "other"}, "es": {"many", "one", "other"}, "ja": {"other"}, "qu": {"other"}, "mfs": {"other"}, "es-MX": {"many", "one", "other"},
	} {
		assert.Equal(t, want, PluralForms(language.MustParse(tag)), tag)
	}
}
