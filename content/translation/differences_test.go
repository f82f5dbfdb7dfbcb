package translation_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/content/translation"
)

func TestDifferencesOfATextAndItsTranslation(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, source, translation string
		want                      []translation.Difference
	}{
		{"nothing", "Una *charla* de [Ana](/ana/).", "A *talk* by [Ana](/ana/).", nil},
		{"a link that is gone", "Lea [esto](https://a.example).", "Read this: https://a.example.", []translation.Difference{translation.Links}},
		{"a link to another page", "Lea [esto](https://a.example/es).", "Read [this](https://a.example/en).", []translation.Difference{translation.Addresses}},
		{"a picture that is gone", "![Plano](plano.png)", "Map", []translation.Difference{translation.Links}},
		{"an address in angle brackets", "Vea <https://a.example>.", "See <https://a.example>.", nil},
		{"code that is translated", "Ejecute `imprimir`.", "Run `print`.", []translation.Difference{translation.Code}},
		{"markup inside code", "Use `a*b`.", "Use `a*b`.", nil},
		{"emphasis that is not closed", "Una **charla**.", "A **talk.", []translation.Difference{translation.Emphasis}},
		{"bold for italics", "Una *charla*.", "A **talk**.", []translation.Difference{translation.Emphasis}},
		{"the other mark of emphasis", "Una *charla*.", "A _talk_.", nil},
		{"an escaped asterisk", `Entrada 5\*.`, "Entry 5.", nil},
		{"an asterisk between spaces", "2 * 3", "2 × 3", nil},
		{"underscores inside a word", "El archivo a_b_c.", "The file.", nil},
		{"a heading that is gone", "## Programa\n\nUno.", "Programme\n\nOne.", []translation.Difference{translation.Headings}},
		{"another year", "En 2027.", "In 2028.", []translation.Difference{translation.Numbers}},
		{"clocks of 24 and of 12 hours", "A las 18:00 y a las 9 h.", "At 6:00 p.m. and 9 a.m.", nil},
		{"another hour", "A las 18:00.", "At 7 pm.", []translation.Difference{translation.Numbers}},
		{"thousands and decimals", "Cuesta 1.250,50 pesos.", "It costs 1,250.50 pesos.", nil},
		{"another mailbox", "Escriba a ana@a.example.", "Write to luis@a.example.", []translation.Difference{translation.Addresses}},
		{"the point after an address", "Vea https://a.example/x.", "See https://a.example/x for more.", nil},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tc.want, translation.Differences(tc.source, tc.translation, true))
		})
	}
	assert.Nil(t, translation.Differences("* Uno [a](b)", "One", false), "words have no markup")
}
