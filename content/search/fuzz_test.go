package search_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/search"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// FuzzFind holds that a title is found by each of its words, in capitals too,
// and that an answer neither repeats a thing nor changes from one time to the next.
func FuzzFind(f *testing.F) {
	f.Add("Lápices del niño", "lapiz ni")
	f.Add("ÑANDÚ, ñandúes", "nandu")
	f.Add("ℌola İstanbul", "hola")
	f.Add("a\u0301\u0303n\u0303 \xff", "n\u0303")
	f.Fuzz(func(t *testing.T, title, query string) {
		x := search.New(&content.Folder{
			Settings: content.Settings{Languages: []language.Tag{language.Spanish}},
			Events:   []*event.Event{{ID: "a", Title: i18n.Text{language.Spanish: title}}, {ID: "b", Title: i18n.Text{language.Spanish: query}}},
		}, language.Spanish, now)

		// What is plain in ASCII can be cut without knowing how words are folded.
		plain := strings.FieldsFunc(title, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) })
		if len(title) < 200 && strings.IndexFunc(title, func(r rune) bool { return r > unicode.MaxASCII || unicode.IsDigit(r) }) < 0 {
			for _, word := range plain {
				assert.Contains(t, find(x, strings.ToUpper(word)), "event/a", "%q", word)
			}
		}
		found := find(x, query)
		assert.Equal(t, found, find(x, query))
		sorted := slices.Sorted(slices.Values(found))
		assert.Len(t, slices.Compact(sorted), len(found))
	})
}
