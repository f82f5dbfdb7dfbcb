package speaker_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

func TestFull(t *testing.T) {
	cases := []struct {
		name string
		in   speaker.Name
		want string
	}{
		{"nobody knows it", speaker.Name{}, ""},
		{"given and family", speaker.Name{Given: "Ana María", Family: "Sanjuán"}, "Ana María Sanjuán"},
		{"family only", speaker.Name{Family: "Sanjuán"}, "Sanjuán"},
		{"with a suffix", speaker.Name{Given: "Juan", Family: "Pérez", Suffix: "Jr."}, "Juan Pérez Jr."},
		{"family and suffix", speaker.Name{Family: "Pérez", Suffix: "Jr."}, "Pérez Jr."},
		{"the display form wins", speaker.Name{Given: "Haruki", Family: "Murakami", Display: "Murakami Haruki"}, "Murakami Haruki"},
		{"white space is nothing", speaker.Name{Given: " ", Family: "Sanjuán", Display: " "}, "Sanjuán"},
		{"a prefix is not a name", speaker.Name{Prefix: i18n.Same("Dr.")}, ""},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, tc.want, tc.in.Full())
			assert.Equal(t, tc.want == "", tc.in.IsZero())
		})
	}
}

func TestCompare(t *testing.T) {
	catalog, err := i18n.Load([]language.Tag{language.Spanish})
	require.NoError(t, err)
	names := []speaker.Name{
		{Given: "Rosa", Family: "Montero"},
		{Given: "Juana Inés", Family: "de la Cruz"},
		{Display: "Cantinflas"},
		{Given: "Ana", Family: "Montero"},
		{Given: "e. e.", Family: "cummings"},
	}
	slices.SortFunc(names, func(a, b speaker.Name) int { return speaker.Compare(catalog.Localizer(language.Spanish), a, b) })
	var got []string
	for _, n := range names {
		got = append(got, n.Full())
	}
	want := []string{"Cantinflas", "Juana Inés de la Cruz", "Ana Montero", "Rosa Montero", "e. e. cummings"}
	assert.ElementsMatch(t, want, got)
	assert.Equal(t, want[:4], slices.DeleteFunc(got, func(s string) bool { return s == "e. e. cummings" }))
}
