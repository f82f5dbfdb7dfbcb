package i18n_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/i18n"
)

func TestASlugTakesNoFurtherWordFrom80BytesOn(t *testing.T) {
	word := func(n int) string { return strings.Repeat("a", n) }
	cases := []struct{ name, title, want string }{
		{"79 bytes take one more", word(79) + " b c", word(79) + "-b"},
		{"80 bytes take none", word(80) + " b c", word(80)},
		{"a word is never cut at 80", word(79) + " " + word(40), word(79) + "-" + word(40)},
		{"nor is a single one", word(120), word(120)},
		{"the hyphens count", word(39) + " " + word(39) + " b c", word(39) + "-" + word(39) + "-b"},
		{"40 bytes and 40 more are 81", word(40) + " " + word(40) + " b", word(40) + "-" + word(40)},
		{"bytes count, not letters", strings.Repeat("中", 27) + " b", strings.Repeat("中", 27)},
		{"what is no letter takes no room", strings.Repeat("— ", 60) + "a b", "a-b"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) { assert.Equal(t, tc.want, i18n.Slug(tc.title)) })
	}
}

func TestASlugOfAnEndlessWordEnds(t *testing.T) {
	assert.Len(t, i18n.Slug(strings.Repeat("a", 5000)), 1024)
	cut := i18n.Slug("ab" + strings.Repeat("中", 2000)) // 1024 bytes end inside a letter
	assert.True(t, utf8.ValidString(cut))
	assert.Len(t, cut, 2+340*3)
}
