package content_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
)

func TestANameInPlaceOfALanguageSuggestsItsCode(t *testing.T) {
	t.Parallel()
	for name, code := range map[string]string{
		"quechua": "qu", "náhuatl": "nah", "nahuatl": "nah", "Catalán": "ca", "guaraní": "gn", "aimara": "ay", "aymara": "ay", "mapudungun": "arn",
		"mapuche": "arn", "wayuunaiki": "guc", "k'iche'": "quc", "kichwa": "qu", "castellano": "es", "inglés": "en", "portuguese": "pt", "euskera": "eu",
		"valenciano": "ca-valencia", "leonés": "ast", "huichol": "hch", "lengua de señas colombiana": "csn", "American Sign Language": "ase", "señas": "sgn",
	} {
		_, err := content.Load(folder("events/e.yaml", "title: A\nlanguages: {spoken: [es, \""+name+"\"]}\n"))
		assert.Equal(t, []string{`events/e.yaml:2:26: languages.spoken[2]: "` + name + `" is not a language tag, such as es, en or pt-BR; did you mean "` + code + `"?`},
			faults(t, err), name)
	}
	_, err := content.Load(folder("events/e.yaml", "title: A\nlanguages: {spoken: macondino}\n"))
	assert.Equal(t, []string{`events/e.yaml:2:21: languages.spoken: "macondino" is not a language tag, such as es, en or pt-BR`}, faults(t, err))
}

// LSE is Lusengo and ASL Asilulu in ISO 639-3, and nobody means them.
func TestAnAcronymInPlaceOfASignLanguageSuggestsItsCode(t *testing.T) {
	t.Parallel()
	for acronym, code := range map[string]string{
		"LSC": "csn", "lsc": "csn", "LSM": "mfs", "ASL": "ase", "asl": "ase", "LSE": "ssp", "lse": "ssp", "LSA": "aed", "LIBRAS": "bzs", "Libras": "bzs",
		"LSCh": "csg", "LSV": "vsl", "LSQ": "fcs", "BSL": "bfi",
	} {
		_, err := content.Load(folder("events/e.yaml", "title: A\nlanguages: {spoken: es, sign: [{language: "+acronym+"}]}\n"))
		assert.Equal(t, []string{`events/e.yaml:2:43: languages.sign[1].language: "` + acronym + `" is the acronym of a sign language, not its code; did you mean "` + code + `"?`},
			faults(t, err), acronym)
	}
	_, err := content.Load(folder("events/e.yaml", "title: {es: A, lse: B}\nlanguages: {spoken: [es, LSC], captions: [{language: LSM}]}\nonline: [{language: LIBRAS}]\n"))
	assert.Len(t, faults(t, err), 4)
	var all content.Errors
	require.ErrorAs(t, err, &all)
	catalog, err := i18n.Load([]language.Tag{language.Spanish}, content.Messages())
	require.NoError(t, err)
	assert.Equal(t, "«LSC» es la sigla de una lengua de señas, no su código; ¿quiso decir «csn»?", all[1].Message(catalog.Localizer(language.Spanish)))
}

func TestCodesOfSignLanguagesThatAreSpeltAsAnAcronymStay(t *testing.T) {
	t.Parallel()
	load(t, "events/e.yaml", "title: A\nlanguages: {spoken: [es, is], sign: [{language: lsp}, {language: jsl}, {language: VGT}, {language: CSN}]}\n")
}

func TestATextWithAcommaAndAnAcronymGoesInQuotes(t *testing.T) {
	t.Parallel()
	for _, last := range []string{"LSC", "quechua"} {
		_, err := content.Load(folder("events/e.yaml", "title: {es: Taller en español, "+last+"}\n"))
		assert.Equal(t, []string{`events/e.yaml:1:32: title.` + last + `: "` + last + `" is not a language tag, such as es or en: a text with a comma goes in quotes`}, faults(t, err))
	}
}

func TestScriptsAreNotSpoken(t *testing.T) {
	t.Parallel()
	warning := func(place, value, want string) string {
		return "events/e.yaml:" + place + `: "` + value + `" names a script, and here the language is spoken or signed; did you mean "` + want + `"?`
	}
	f := load(t, "events/e.yaml", `title: {es: A, zh-Hant: B}
languages:
  spoken: [es-Latn, zh-Hant]
  interpretation: [{into: zh-Hans-CN, from: zh-Hant}]
  captions: [{language: zh-Hant}]
  materials: zh-Hant
  recording: {languages: sr-Latn, captions: zh-Hant}
`)
	assert.Equal(t, []string{
		warning("3:21: warning: languages.spoken[2]", "zh-Hant", "zh"),
		warning("4:27: warning: languages.interpretation[1].into", "zh-Hans-CN", "zh-CN"),
		warning("4:45: warning: languages.interpretation[1].from", "zh-Hant", "zh"),
		warning("7:26: warning: languages.recording.languages", "sr-Latn", "sr"),
	}, faults(t, f.Warnings))
}

// An event was published that "se realizará en mpm".
func TestALanguageWithoutANameIsAWarningWhereItStands(t *testing.T) {
	t.Parallel()
	files := []string{
		"events/e.yaml", `title: {es: A, mpm: B}
languages: {spoken: [es, mpm], interpretation: [{into: [en, mpm]}], captions: [{language: mpm}], questions: nah}
media: [{url: https://example.org/v, kind: video, language: mpm, captions: [es, mpm]}]
online: [{url: https://example.org, language: mpm}]
panels:
  - {title: C, languages: {spoken: mpm}}
participants:
  - {name: {given: Ana, native: {mpm: D}}, languages: [mpm]}
`, "speakers/ana.yaml", "name: {given: Ana}\nlanguages: mpm\n",
	}
	f := load(t, files...)
	catalog, _, err := f.Catalog(locales.FS)
	require.NoError(t, err)
	warning := func(place string) string {
		return place + `: "mpm" has no name in Spanish and English, so readers would see the code: give it one in messages/, as language.mpm, or write the code of a language that has one`
	}
	assert.Equal(t, []string{
		warning("events/e.yaml:1:21: warning: title@mpm"),
		warning("events/e.yaml:2:26: warning: languages.spoken[2]"),
		warning("events/e.yaml:2:61: warning: languages.interpretation[1].into[2]"),
		warning("events/e.yaml:2:91: warning: languages.captions[1].language"),
		warning("events/e.yaml:3:61: warning: media[1].language"),
		warning("events/e.yaml:3:81: warning: media[1].captions[2]"),
		warning("events/e.yaml:4:47: warning: online[1].language"),
		warning("events/e.yaml:6:36: warning: panels[1].languages.spoken[1]"),
		warning("events/e.yaml:8:56: warning: participants[1].languages[1]"),
		warning("speakers/ana.yaml:2:12: warning: languages[1]"),
	}, faults(t, f.UnnamedLanguages(catalog)))

	spanish := load(t, append(files, "messages/es.yaml", "language.mpm: mixteco de Yosondúa\n")...)
	catalog, _, err = spanish.Catalog(locales.FS)
	require.NoError(t, err)
	found := spanish.UnnamedLanguages(catalog)
	require.Len(t, found, 10)
	assert.Contains(t, found[0].Error(), `"mpm" has no name in English, so`)
	words, err := i18n.Load([]language.Tag{language.Spanish}, locales.FS, content.Messages())
	require.NoError(t, err)
	assert.Equal(t, "«mpm» no tiene nombre en inglés, y se publicaría el código: dele uno en messages/, como language.mpm, o escriba el código de un idioma que lo tenga",
		found[0].Message(words.Localizer(language.Spanish)))

	both := load(t, append(files, "messages/es.yaml", "language.mpm: mixteco de Yosondúa\n", "messages/en.yaml", "language.mpm: Yosondúa Mixtec\n")...)
	catalog, _, err = both.Catalog(locales.FS)
	require.NoError(t, err)
	assert.Empty(t, both.UnnamedLanguages(catalog))
}
