package i18n

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

func TestLanguageName(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ reader, tag, want string }{
		"a language":                        {"es", "en", "inglés"},
		"a language of a region":            {"es", "es-MX", "español de México"},
		"of a country of its speakers":      {"es", "es-CO", "español de Colombia"},
		"of that country in English":        {"en", "es-CO", "Colombian Spanish"},
		"one that has no name of its own":   {"es", "es-BZ", "español (Belice)"},
		"in English":                        {"en", "es-MX", "Mexican Spanish"},
		"as another region says it":         {"es-MX", "eu", "euskera"},
		"a script":                          {"es", "zh-Hant", "chino tradicional"},
		"script and region":                 {"en", "zh-Hant-HK", "Traditional Chinese (Hong Kong SAR China)"},
		"a variant":                         {"es", "ca-valencia", "valenciano"},
		"a variant in a region":             {"es", "ca-ES-valencia", "valenciano (España)"},
		"a variant without a name":          {"es", "ca-biske", "catalán (BISKE)"},
		"brackets within parentheses":       {"es", "fr-HK", "francés (RAE de Hong Kong [China])"},
		"a language without a name":         {"es", "mpm", "mpm"},
		"a region without a name":           {"de", "es-MX", "es (MX)"},
		"no language":                       {"es", "und", "lengua desconocida"},
		"a language from an older standard": {"es", "iw", "hebreo"},
		"extensions make no difference":     {"es", "en-u-ca-buddhist", "inglés"},
	} {
		t.Run(name, func(t *testing.T) {
			l, tag := reader(c.reader), language.MustParse(c.tag)
			assert.Equal(t, c.want, l.LanguageName(tag))
		})
	}
}

func TestTheCatalogNamesLanguagesFirst(t *testing.T) {
	t.Parallel()
	catalog, err := Load([]language.Tag{language.Spanish, language.EuropeanSpanish, language.English}, fstest.MapFS{
		"es.yaml":    {Data: []byte("language.qab: {description: d, other: lengua de señas del taller}\nlanguage.es-MX: {description: d, other: mexicano}")},
		"es-ES.yaml": {Data: []byte("language.qab: {description: d, other: lengua de signos del taller}")},
		"en.yaml":    {Data: []byte("x: {description: d, other: x}")},
	})
	require.NoError(t, err)
	signs, mexican := language.MustParse("qab"), language.MustParse("es-MX")
	for tag, want := range map[string]string{
		"es": "lengua de señas del taller", "es-AR": "lengua de señas del taller", "es-ES": "lengua de signos del taller",
		"en": "qab", // not in another language than the reader's, unmarked
	} {
		assert.Equal(t, want, catalog.Localizer(language.MustParse(tag)).LanguageName(signs), tag)
	}
	assert.Equal(t, "mexicano", catalog.Localizer(language.Spanish).LanguageName(mexican))
	assert.Equal(t, "Mexican Spanish", catalog.Localizer(language.English).LanguageName(mexican))
}

func TestRegionName(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ reader, region, want string }{
		"a country":           {"es", "MX", "México"},
		"in another language": {"fr", "MX", "Mexique"},
		"a part of the world": {"es", "419", "Latinoamérica"},
		"without tables":      {"de", "MX", "MX"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, reader(c.reader).RegionName(language.MustParseRegion(c.region)))
		})
	}
}
