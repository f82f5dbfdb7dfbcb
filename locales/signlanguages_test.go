package locales_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
)

func TestSignLanguagesHaveNamesByRegion(t *testing.T) {
	catalog, err := i18n.Load([]language.Tag{language.Spanish, language.EuropeanSpanish, language.English}, locales.FS)
	require.NoError(t, err)
	for reader, want := range map[string]map[string]string{
		"es":    {"mfs": "lengua de señas mexicana", "ase": "lengua de señas americana", "ssp": "lengua de señas española", "jsl": "lengua de señas japonesa", "sgn": "lengua de señas"},
		"es-AR": {"aed": "lengua de señas argentina", "csn": "lengua de señas colombiana"},
		"es-ES": {"ssp": "lengua de signos española", "mfs": "lengua de signos mexicana", "gsg": "lengua de signos alemana", "sgn": "lengua de signos"},
		"en":    {"mfs": "Mexican Sign Language", "ssp": "Spanish Sign Language", "ase": "American Sign Language", "asf": "Australian Sign Language", "sgn": "sign language"},
		"en-GB": {"bfi": "British Sign Language"},
	} {
		l := catalog.Localizer(language.MustParse(reader))
		for tag, name := range want {
			assert.Equal(t, name, l.LanguageName(language.MustParse(tag)), "%s for %s", tag, reader)
		}
	}
}
