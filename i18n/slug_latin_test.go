package i18n_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/i18n"
)

func TestASlugIsOfASCIIWhereItsLettersAreLatin(t *testing.T) {
	cases := []struct{ text, want string }{
		{"Educación: ¿qué año?", "educacion-que-ano"},
		{"3.º Congreso", "3o-congreso"},
		{"3º Congreso", "3o-congreso"},
		{"1ª edición", "1a-edicion"},
		{"1.ª edición", "1a-edicion"},
		{"N.º 5", "no-5"},
		{"Søren Kierkegaard", "soren-kierkegaard"},
		{"Łódź", "lodz"},
		{"Straße", "strasse"},
		{"STRAẞE", "strasse"},
		{"Đorđe", "dorde"},
		{"Þór og Æsir", "thor-og-aesir"},
		{"Issız", "issiz"},
		{"ﬁlosofía Ｎｏ １", "filosofia-no-1"},
		{"l'aigua, l’amor i la q’eqchiʼ", "laigua-lamor-i-la-qeqchi"},
		{"서울 2027", "서울-2027"},
		{"Київ", "киів"},
		{"¿?", ""},
		{"", ""},
	}
	for _, tc := range cases {
		t.Run(tc.text, func(t *testing.T) {
			got := i18n.Slug(tc.text)
			assert.Equal(t, tc.want, got)
			assert.Equal(t, got, i18n.Slug(got), "a slug is its own slug")
		})
	}
}
