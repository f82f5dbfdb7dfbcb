package locales_test

import (
	"os"
	"strings"
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

func TestLanguagesStandInSpanishSentences(t *testing.T) {
	catalog, err := i18n.Load([]language.Tag{language.Spanish, language.English}, locales.FS)
	require.NoError(t, err)
	l := catalog.Localizer(language.Spanish)
	for tag, want := range map[string][3]string{ // held in, interpreted into, interpreted from
		"arn":         {"en mapudungun", "al mapudungun", "del mapudungun"},
		"nah":         {"en náhuatl", "al náhuatl", "del náhuatl"},
		"guc":         {"en wayuunaiki", "al wayuunaiki", "del wayuunaiki"},
		"kek":         {"en q’eqchi’", "al q’eqchi’", "del q’eqchi’"},
		"pbb":         {"en nasa yuwe", "al nasa yuwe", "del nasa yuwe"},
		"qvi":         {"en kichwa de Imbabura", "al kichwa de Imbabura", "del kichwa de Imbabura"},
		"ht":          {"en criollo haitiano", "al criollo haitiano", "del criollo haitiano"},
		"nv":          {"en navajo", "al navajo", "del navajo"},
		"iu":          {"en inuktitut", "al inuktitut", "del inuktitut"},
		"es-CO":       {"en español de Colombia", "al español de Colombia", "del español de Colombia"},
		"es-DO":       {"en español de la República Dominicana", "al español de la República Dominicana", "del español de la República Dominicana"},
		"ca-valencia": {"en valenciano", "al valenciano", "del valenciano"},
		"oc-ES":       {"en aranés", "al aranés", "del aranés"},
		"fax":         {"en fala", "a la fala", "de la fala"},
		"msd":         {"en lengua de señas maya yucateca", "a la lengua de señas maya yucateca", "de la lengua de señas maya yucateca"},
		"csn":         {"en lengua de señas colombiana", "a la lengua de señas colombiana", "de la lengua de señas colombiana"},
	} {
		args := i18n.Args{"Language": l.LanguageName(language.MustParse(tag))}
		var got [3]string
		for i, id := range []string{"in", "into", "from"} {
			got[i] = l.Variant(id, tag, args).Value
		}
		assert.Equal(t, want, got, tag)
	}
}

// Every sign language that has a name has the article that Spanish wants before it.
func TestSignLanguagesAreFeminineInSpanish(t *testing.T) {
	catalog, err := i18n.Load([]language.Tag{language.Spanish, language.EuropeanSpanish}, locales.FS)
	require.NoError(t, err)
	tables, err := os.ReadFile("../i18n/internal/cldr/languages.txt")
	require.NoError(t, err)
	l := catalog.Localizer(language.Spanish)
	signed := 0
	for line := range strings.Lines(string(tables)) {
		code, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !strings.HasPrefix(name, "lengua de ") {
			continue
		}
		signed++
		assert.Equal(t, "a la lengua", l.Variant("into", code, i18n.Args{"Language": "lengua"}).Value, code)
		assert.Equal(t, "de la lengua", l.Variant("from", code, i18n.Args{"Language": "lengua"}).Value, code)
	}
	assert.Greater(t, signed, 100)
}
