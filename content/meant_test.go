package content

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/event"
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
