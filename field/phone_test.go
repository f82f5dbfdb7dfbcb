package field_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/field"
)

func TestTheNumberThatIsDialled(t *testing.T) {
	cases := []struct{ phone, want string }{
		{"+57 601 555 0100 ext. 12", "tel:+576015550100;ext=12"},
		{"+57 601 555 0100, ext 12", "tel:+576015550100;ext=12"},
		{"(601) 555-0100 extensión 3", "tel:6015550100;ext=3"},
		{"+1 (212) 555-0100 x4512", "tel:+12125550100;ext=4512"},
		{"+54 11 5555-0100 int. 7", "tel:+541155550100;ext=7"},
		{"+51 1 555 0100 anexo 21", "tel:+5115550100;ext=21"},
		{"+52\u00a055\u00a05555\u00a00100", "tel:+525555550100"},
		{"+34 91‑555‑01‑00", "tel:+34915550100"},
		{"+44 (0)20 7946 0958", "tel:+442079460958"},
		{"020 7946 0958", "tel:02079460958"},
		{"911", "tel:911"},
		{" 555 0100 ", "tel:5550100"},
		{"555 0100 / 555 0101", ""},
		{"555 0100 o 555 0101", ""},
		{"+57 601 555 0100 +57 601 555 0101", ""},
		{"555 0100 555 0101 555 0102", ""},
		{"1-800-FLOWERS", ""},
		{"por confirmar", ""},
		{"tel. 555 0100", ""},
		{"555 0100 ext.", ""},
		{"12", ""},
		{"555 0100\n555 0101", ""},
		{"()", ""},
		{"", ""},
		{"555\n0100;phone-context=x", ""},
	}
	for _, tc := range cases {
		t.Run(tc.phone, func(t *testing.T) {
			got := field.PhoneURL(tc.phone)
			assert.Equal(t, tc.want, got)
			if got != "" {
				assert.NoError(t, field.CheckURL(got))
			}
		})
	}
}
