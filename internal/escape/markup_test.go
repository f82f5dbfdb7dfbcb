package escape

import (
	"html"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/i18n"
)

// FuzzEscape holds that what is escaped reads back as what went in, without
// what cannot be printed.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"", "año", "<b>&\"'", "\xff\xc3", "\xc3", "a\x00b", "\u0080\u202e\ufffe", "ﷺ\ufdd0", "😀", "\xe2\x80", "&lt;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		escaped := string(AppendMarkup(nil, s))
		assert.True(t, utf8.ValidString(escaped))
		assert.NotContains(t, escaped, "<")
		assert.NotContains(t, escaped, `"`)
		valid := ""
		for _, r := range s { // an invalid byte ranges as U+FFFD
			if !i18n.Unprintable(r) {
				valid += string(r)
			}
		}
		assert.Equal(t, strings.ReplaceAll(valid, "\r", ""), html.UnescapeString(escaped))
	})
}
