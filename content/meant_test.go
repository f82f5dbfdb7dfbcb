package content

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
)

func TestEveryKeyThatMayBeMeantExists(t *testing.T) {
	t.Parallel()
	keys := make(map[string]bool)
	for _, d := range definitions() {
		for _, k := range d.keys {
			keys[k.name] = true
		}
	}
	for name, meant := range keysMeant {
		assert.Equal(t, plainly(name), name)
		for _, key := range meant {
			assert.True(t, keys[key], "%s: %s", name, key)
		}
	}
}

func TestEveryWordThatMayBeMeantExists(t *testing.T) {
	t.Parallel()
	words := slices.Concat(event.Kinds(), event.Roles(), event.Relations(), []string{"none"})
	var collect func(schema any)
	collect = func(schema any) {
		switch s := schema.(type) {
		case object:
			if list, ok := s["enum"].([]string); ok {
				words = append(words, list...)
			}
			for _, below := range s {
				collect(below)
			}
		case []any:
			for _, below := range s {
				collect(below)
			}
		}
	}
	for _, d := range definitions() {
		for _, k := range d.keys {
			collect(k.format.schema)
		}
	}
	for name, meant := range wordsMeant {
		assert.Equal(t, plainly(name), name)
		for _, word := range meant {
			assert.Contains(t, words, word, name)
		}
	}
}

func TestEveryFolderThatMayBeMeantExists(t *testing.T) {
	t.Parallel()
	for name, meant := range foldersMeant {
		assert.Equal(t, plainly(name), name)
		assert.Contains(t, knownFolders, meant)
	}
}

func TestWhatLanguagesAreCalledIsInOnePlace(t *testing.T) {
	for name, code := range languagesMeant {
		assert.Equal(t, plainly(name), name)
		assert.Equal(t, code, i18n.Canonical(language.MustParse(code)).String(), name)
		assert.Equal(t, language.Und, i18n.LanguageNamed(name), "the tables have %s", name)
		tag, err := language.Parse(name)
		assert.Error(t, err, "%s is the code of %s", name, tag)
	}
}

// The acronyms that notices print are the ones that editors know.
func TestTheAcronymsOfSignLanguagesAreNoCodes(t *testing.T) {
	catalog, err := i18n.Load([]language.Tag{language.Spanish}, locales.FS)
	require.NoError(t, err)
	reader := catalog.Localizer(language.Spanish)
	printed := 0
	for _, id := range catalog.IDs() {
		code, isAcronym := strings.CutSuffix(strings.TrimPrefix(id, "language."), ".acronym")
		if !isAcronym || id == "notice.acronym" {
			continue
		}
		printed++
		acronym := plainly(reader.Message(id, nil).Value)
		tag, err := language.Parse(acronym)
		if err == nil && (field.IsSigned(tag) && signAcronyms[acronym] == "" || tag == language.Icelandic) {
			continue // lsp, jsl, vgt, isl
		}
		assert.NotEmpty(t, signAcronyms[acronym], "%s is %s", acronym, code)
	}
	assert.Greater(t, printed, 40)
	for acronym, code := range signAcronyms {
		assert.Equal(t, plainly(acronym), acronym)
		assert.True(t, field.IsSigned(language.MustParse(code)), code)
		assert.Empty(t, signAcronyms[code], "%s is an acronym, and a code", code)
	}
}

func TestDatesThatCanBeTold(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"5 de marzo de 2027":                  "2027-03-05",
		"viernes, 5 de marzo del 2027":        "2027-03-05",
		"1º de abril de 2027, 6:00 p. m.":     "2027-04-01 18:00",
		"sábado 6 de setiembre de 2025 18:00": "2025-09-06 18:00",
		"March 5, 2027 at 6pm":                "2027-03-05 18:00",
		"5 Mar 2027":                          "2027-03-05",
		"2027-3-5":                            "2027-03-05",
		"2027/03/05 6:00 pm":                  "2027-03-05 18:00",
		"2027-03-05 12:30 a.m.":               "2027-03-05 00:30",
		"2027-03-05 09:00:00":                 "2027-03-05 09:00",
		"“2027-03-05”":                        "2027-03-05",
		"25/03/2027":                          "2027-03-25",
		"03/25/2027 18h":                      "2027-03-25 18:00",
		"05/05/2027":                          "2027-05-05",
		"marzo de 2027":                       "2027-03",
		"05/03/2027":                          "", // a day in March, or one in May
		"5 de marzo":                          "",
		"31 de febrero de 2027":               "",
		"5 de marzol de 2027":                 "",
		"5 de marzo de 2027 por la tarde":     "",
		"2027-03-05 18:00 pm":                 "",
		"mañana":                              "",
	} {
		assert.Equal(t, want, rewritten(written), written)
	}
	assert.Equal(t, "18:00", clockOf("6:00 pm"))
	assert.Empty(t, clockOf("6"))
	assert.Empty(t, clockOf("29:00"))
}
