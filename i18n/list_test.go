package i18n

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestAnd(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tag   string
		items []string
		want  string
	}{
		"nothing":                         {"es", nil, ""},
		"one":                             {"es", []string{"Ana"}, "Ana"},
		"two":                             {"es", []string{"Ana", "Luis"}, "Ana y Luis"},
		"three":                           {"es", []string{"Ana", "Luis", "Eva"}, "Ana, Luis y Eva"},
		"four":                            {"es", []string{"Ana", "Luis", "Eva", "Paz"}, "Ana, Luis, Eva y Paz"},
		"English has a comma before and":  {"en", []string{"Ana", "Luis", "Eva"}, "Ana, Luis, and Eva"},
		"British English has none":        {"en-GB", []string{"Ana", "Luis", "Eva"}, "Ana, Luis and Eva"},
		"Portuguese":                      {"pt", []string{"Ana", "Luis", "Inês"}, "Ana, Luis e Inês"},
		"Catalan keeps i":                 {"ca", []string{"Ana", "Inès"}, "Ana i Inès"},
		"Galician keeps e":                {"gl", []string{"Ana", "Inés"}, "Ana e Inés"},
		"without tables there are commas": {"de", []string{"Ana", "Luis", "Eva"}, "Ana, Luis, Eva"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, reader(c.tag).And(c.items...))
		})
	}
}

func TestAListOfListsHasACommaBeforeItsLastY(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tag   string
		items []string
		want  string
	}{
		"nothing":              {"es", nil, ""},
		"one":                  {"es", []string{"en español e inglés"}, "en español e inglés"},
		"two":                  {"es", []string{"en español e inglés", "subtítulos en francés"}, "en español e inglés, y subtítulos en francés"},
		"y before i":           {"es", []string{"al español y al inglés", "interpretación al francés"}, "al español y al inglés, e interpretación al francés"},
		"three":                {"es", []string{"a y b", "c", "d"}, "a y b, c, y d"},
		"English has it":       {"en", []string{"a and b", "c", "d"}, "a and b, c, and d"},
		"English, of two":      {"en", []string{"a and b", "c"}, "a and b, and c"},
		"Portuguese":           {"pt", []string{"a e b", "c"}, "a e b, e c"},
		"without tables, once": {"de", []string{"a, b", "c"}, "a, b, c"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, reader(c.tag).AndLists(c.items...))
		})
	}
}

func TestSpanishChangesYBeforeTheSoundOfI(t *testing.T) {
	t.Parallel()
	l := reader("es-PE")
	for item, want := range map[string]string{
		"Inés": "e", "Íñigo": "e", "ÍÑIGO": "e", "inglés": "e", "hindi": "e", "Hijos": "e", "Híspalis": "e",
		"HIJOS": "e", "Hidalgo": "e", "Ian": "e", "Iowa": "e", "IBM": "e", "híades": "e", "i": "e", "hi": "e",
		"«Isla»": "e", "¡Ísola!": "e", "(Italia)": "e", "“Ícaro”": "e", "¿Y él?": "y", "'Inés'": "e", "\u2068Inés\u2069": "e",
		"I\u0301n\u0303igo": "e", "Ïtaca": "e",
		"hielo": "y", "Hierro": "y", "hiato": "y", "hiérico": "y", "hie\u0301rico": "y",
		"yo": "y", "Yolanda": "y", "Ybarra": "y", "hoy": "y", "Ana": "y", "Hugo": "y", "1": "y", "": "y", "«»": "y", "h": "y", "Óscar": "y",
	} {
		assert.Equal(t, "Ana "+want+" "+item, l.And("Ana", item))
		assert.Equal(t, "Ana, Eva "+want+" "+item, l.And("Ana", "Eva", item))
	}
	assert.Equal(t, "Ana, Inés y Eva", l.And("Ana", "Inés", "Eva"), "only the last word counts")
}

func TestSpanishChangesOBeforeTheSoundOfO(t *testing.T) {
	t.Parallel()
	l := reader("es-PE")
	for item, want := range map[string]string{
		"otro": "u", "Óscar": "u", "otomí": "u", "Honduras": "u", "hórreo": "u", "«Otra»": "u", "¿Otra?": "u", "Ötzi": "u",
		"8": "u", "80": "u", "8.000": "u", "8:30": "u", "11": "u", "11 de marzo": "u", "11:00": "u", "11.000": "u", "11\u00a0000": "u",
		"11,000,000": "u", "11000": "u", "11,5": "u", "11.º": "u",
		"110": "o", "1100": "o", "111": "o", "1.100": "o", "110.000": "o", "18": "o", "1": "o", "7": "o", "hola": "u",
		"Ana": "o", "uno": "o", "Inés": "o", "": "o", "húmedo": "o",
	} {
		assert.Equal(t, "Ana "+want+" "+item, l.Or("Ana", item))
	}
}

func TestOr(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "a, b, or c", reader("en").Or("a", "b", "c"))
	assert.Equal(t, "a, b o c", reader("es").Or("a", "b", "c"))
	assert.Equal(t, "a", reader("es").Or("a"))
	assert.Empty(t, reader("es").Or())
}
