package i18n_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

func TestCheckString(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		s    string
		want error
	}{
		"words in any script":      {"¿Qué año? 東京 أرشيف", nil},
		"nothing":                  {"", nil},
		"tab and line feed":        {"a\tb\nc", nil},
		"a mark of direction":      {"a\u200fb\u200e\u061c", nil},
		"the longest text":         {strings.Repeat("x", i18n.MaxText), nil},
		"a text that is too long":  {strings.Repeat("x", i18n.MaxText+1), i18n.ErrTooLong},
		"bytes that are not UTF-8": {"a\xff", i18n.ErrEncoding},
		"a carriage return":        {"a\rb", i18n.ErrControl},
		"a control of C1":          {"a\u0085b", i18n.ErrControl},
		"an override of direction": {"a\u202eb", i18n.ErrControl},
		"an isolate":               {"a\u2067b", i18n.ErrControl},
		"a noncharacter":           {"a\ufdd0b", i18n.ErrControl},
		"one of a higher plane":    {"a\U0001ffffb", i18n.ErrControl},
	} {
		t.Run(name, func(t *testing.T) {
			err := i18n.CheckString(c.s)
			if c.want == nil {
				assert.NoError(t, err)
				return
			}
			assert.ErrorIs(t, err, c.want)
			assert.Less(t, len(err.Error()), 80)
		})
	}
	assert.EqualError(t, i18n.CheckString("año\u202e"), "control character: U+202E at byte 4")
}

func TestTextSaysWhatIsWrongInEachLanguage(t *testing.T) {
	t.Parallel()
	assert.NoError(t, i18n.Text{language.Spanish: "Charla"}.Validate())
	assert.NoError(t, i18n.Text(nil).Validate())
	err := i18n.Text{language.Spanish: "a\x00", language.English: "b\xff", language.Make("es-Latn"): "c"}.Validate()
	assert.ErrorIs(t, err, i18n.ErrCollision)
	assert.EqualError(t, err, "two spellings of one language: es and es-Latn\nen: text is not UTF-8\nes: control character: U+0000 at byte 1")
}

func TestSame(t *testing.T) {
	t.Parallel()
	assert.Equal(t, i18n.Text{language.Und: "Archivo"}, i18n.Same("Archivo"))
	assert.Nil(t, i18n.Same(" \n"))
}

func TestASlugEndsWithTheWordInWhichItReaches80Bytes(t *testing.T) {
	t.Parallel()
	word := strings.Repeat("a", 39)
	assert.Equal(t, word+"-"+word+"-b", i18n.Slug(word+" "+word+" b c"), "79 bytes are not enough")
	assert.Equal(t, word+"-a"+word, i18n.Slug(word+" a"+word+" b"), "80 are")
	assert.Equal(t, word+"-"+word+"-"+word, i18n.Slug(word+" "+word+" "+word+" b"), "no word is cut")
	assert.Len(t, i18n.Slug(strings.Repeat("ñ", 1000)), 512, "no more than 1,024 bytes are read")
}

func TestSourcesHaveNames(t *testing.T) {
	t.Parallel()
	names := map[i18n.Source]string{
		i18n.Missing: "missing", i18n.Exact: "exact", i18n.Parent: "parent", i18n.Sibling: "sibling", i18n.Fallback: "fallback",
		i18n.Source(9): "source(9)",
	}
	for source, name := range names {
		assert.Equal(t, name, source.String())
	}
	assert.Equal(t, "policy(9)", i18n.Policy(9).String())
}
