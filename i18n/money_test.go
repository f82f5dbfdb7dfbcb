package i18n_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
)

var plainSpaces = strings.NewReplacer("\u202F", " ", "\u00A0", " ")

// TestMoneyIsWrittenAsItsReadersWriteIt has the forms of CLDR 48.2: patterns,
// symbols, spaces, digits.
func TestMoneyIsWrittenAsItsReadersWriteIt(t *testing.T) {
	t.Parallel()
	catalog, err := i18n.Load([]language.Tag{language.English}, locales.FS)
	require.NoError(t, err)
	for locale, want := range map[string]map[string]string{
		"en":    {"1250.5 USD": "$1,250.50", "180 USD": "$180", "12.5 EUR": "€12.50", "90 MXN": "MX$90", "120000 COP": "COP 120,000", "45 CAD": "CA$45"},
		"en-GB": {"1250.5 USD": "US$1,250.50", "8 GBP": "£8"},
		"en-CA": {"45 CAD": "$45", "45 USD": "US$45"},
		"es":    {"1250.5 USD": "1250,50 US$", "12500 EUR": "12.500 €", "12.5 EUR": "12,50 €", "120000 COP": "120.000 COP"},
		"es-ES": {"12.5 EUR": "12,50 €"},
		"es-MX": {"1250.5 MXN": "$1,250.50", "180 USD": "USD 180"},
		"es-US": {"180 USD": "$180"},
		"es-CO": {"120000 COP": "$ 120.000", "180 USD": "US$ 180"},
		"es-AR": {"1250.5 ARS": "$ 1.250,50"},
		"es-CL": {"15000 CLP": "$15.000", "15000.00 CLP": "$15.000"},
		"es-PE": {"20 PEN": "S/ 20"},
		"pt":    {"1250.5 BRL": "R$ 1.250,50"},
		"pt-PT": {"12.5 EUR": "12,50 €"},
		"fr":    {"1250.5 EUR": "1 250,50 €", "10 USD": "10 $US"},
		"fr-CA": {"10 CAD": "10 $"},
		"ca":    {"12.5 EUR": "12,50 €"},
		"de":    {"1250.5 EUR": "1250.50 EUR"}, // no tables
	} {
		l := catalog.Localizer(language.MustParse(locale))
		for given, money := range want {
			amount, code := given[:len(given)-4], given[len(given)-3:]
			assert.Equal(t, money, plainSpaces.Replace(l.Money(amount, code)), "%s in %s", given, locale)
		}
	}
	l := catalog.Localizer(language.English)
	assert.Equal(t, "$0.005", l.Money("0.005", "USD"), "more digits stay")
	assert.Equal(t, "$x", l.Money("x", "USD"))
	assert.Equal(t, "KWD\u00a01.500", l.Money("1.5", "KWD"), "three digits")
}
