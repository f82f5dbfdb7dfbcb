package speaker_test

import (
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
		{"a suffix that brings its comma", speaker.Name{Given: "Juan", Family: "Pérez", Suffix: ", Jr."}, "Juan Pérez, Jr."},
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

func TestPeopleStandInTheOrderOfTheReader(t *testing.T) {
	catalog, err := i18n.Load([]language.Tag{language.Spanish})
	require.NoError(t, err)
	l := catalog.Localizer(language.Spanish)
	cases := []struct {
		name         string
		first, after speaker.Name
	}{
		{"by family name", speaker.Name{Given: "Zoe", Family: "Cruz"}, speaker.Name{Given: "Ana", Family: "Montero"}},
		{"ñ after n", speaker.Name{Family: "Nuñez"}, speaker.Name{Family: "Ñáñez"}},
		{"particles aside", speaker.Name{Given: "Juana", Family: "de la Cruz"}, speaker.Name{Given: "Ana", Family: "Díaz"}},
		{"a particle in capitals counts", speaker.Name{Family: "De la Cruz"}, speaker.Name{Family: "Díaz"}},
		{"a family name all in lower case, after Cr", speaker.Name{Given: "Juana", Family: "de la Cruz"}, speaker.Name{Given: "e. e.", Family: "cummings"}},
		{"a family name all in lower case, before Da", speaker.Name{Given: "e. e.", Family: "cummings"}, speaker.Name{Family: "Dávila"}},
		{"a family name of particles only", speaker.Name{Family: "de la"}, speaker.Name{Family: "Díaz"}},
		{"without a family name by what is printed", speaker.Name{Display: "Cantinflas"}, speaker.Name{Family: "Castro"}},
		{"given names in the order of the language", speaker.Name{Given: "Álvaro", Family: "Montero"}, speaker.Name{Given: "Beatriz", Family: "Montero"}},
		{"given names, whatever the particle", speaker.Name{Given: "Ana", Family: "de la Cruz"}, speaker.Name{Given: "Zoe", Family: "Cruz"}},
		{"what is printed, where all else is the same", speaker.Name{Given: "Ana", Family: "Cruz"}, speaker.Name{Given: "Ana", Family: "Cruz", Suffix: "Jr."}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			assert.Negative(t, speaker.Compare(l, tc.first, tc.after))
			assert.Positive(t, speaker.Compare(l, tc.after, tc.first))
			assert.Zero(t, speaker.Compare(l, tc.first, tc.first))
		})
	}
}

func TestANameInItsOwnScriptIsAName(t *testing.T) {
	assert.False(t, speaker.Name{Native: i18n.Text{language.Japanese: "村上春樹"}}.IsZero())
	assert.True(t, speaker.Name{Native: i18n.Text{language.Japanese: " "}}.IsZero())
}
