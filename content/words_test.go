package content_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
)

func TestMessagesAreComplete(t *testing.T) {
	catalog, err := i18n.Load([]language.Tag{language.English, language.Spanish}, content.Messages())
	require.NoError(t, err)
	assert.Empty(t, catalog.Gaps())
}

func TestTheCodeUsesEveryMessage(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	used := map[string]bool{"error.translation.missing": true, "error.translation.stale": true} // made of a State
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, id := range regexp.MustCompile(`"((?:error|warning)\.[a-z0-9.-]+[a-z0-9])"`).FindAllStringSubmatch(string(data), -1) {
			used[id[1]] = true
		}
	}
	catalog, err := i18n.Load([]language.Tag{language.English}, content.Messages())
	require.NoError(t, err)
	assert.Equal(t, slices.Sorted(maps.Keys(used)), catalog.IDs())
}

func TestFaultsInSpanish(t *testing.T) {
	catalog, err := i18n.Load([]language.Tag{language.Spanish, language.English}, content.Messages())
	require.NoError(t, err)
	_, err = content.Load(folder("events/e.yaml", "titel: x\nstart: 5 de marzo\nsummary: Una charla."))
	var list content.Errors
	require.ErrorAs(t, err, &list)
	var b strings.Builder
	require.NoError(t, list.WriteText(&b, catalog.Localizer(language.Make("es-MX"))))
	assert.Equal(t, `events/e.yaml:1:1: titel: clave desconocida: «titel»; ¿quiso decir «title»?
events/e.yaml:1:1: title: es obligatorio
events/e.yaml:2:8: start: «5 de marzo» no es una fecha: escriba 2027-03-09 09:00, 2027-03-09 si no se sabe la hora, 2027-03 si no se sabe el día, o to-be-confirmed
events/e.yaml:3:10: aviso: summary: ¿es igual en todos los idiomas? Escríbalo como {en: …, es: …}, o indique «lang» al principio del archivo
`, b.String())
}

// What an editor who reads only Spanish has met, and could not mend with what
// was said.
func TestWhatEditorsReadInSpanish(t *testing.T) {
	catalog, err := i18n.Load([]language.Tag{language.Spanish, language.English}, locales.FS, content.Messages())
	require.NoError(t, err)
	reader := catalog.Localizer(language.Make("es-CO"))
	type told struct {
		name string
		data string // after the title
		want string
	}
	inModel := []told{
		{"interpretation into what is spoken", "languages: {spoken: [es], interpretation: [{into: [es]}]}",
			"languages.interpretation[0].into: se habla en español y se interpreta al español: indique en «from» desde qué otro idioma"},
		{"interpretation that is certain and not", "languages: {spoken: [es], interpretation: [{into: [en]}, {into: [en], provision: on-request}]}",
			"languages.interpretation[1].provision: la interpretación al inglés no puede ser segura y a la vez depender de una solicitud o de un plan"},
		{"sign language that is certain and not", "languages: {sign: [{language: csn}, {language: csn, provision: planned}]}",
			"languages.sign[1].provision: la interpretación en lengua de señas colombiana no puede ser segura y a la vez depender de una solicitud o de un plan"},
		{"interpretation into the sign language of the event", "languages: {spoken: [csn], interpretation: [{into: [csn]}]}",
			"languages.interpretation[0].into: el evento es en lengua de señas colombiana y se interpreta en lengua de señas colombiana: indique en «from» desde qué otro idioma"},
		{"Spanish for a sign language", "languages: {sign: [{language: es}]}", "languages.sign[0].language: el español no es una lengua de señas"},
		{"captions in a sign language", "languages: {captions: [{language: csn}]}",
			"languages.captions[0].language: los subtítulos se escriben: aquí no va una lengua de señas (lengua de señas colombiana)"},
		{"mul among others", "languages: {spoken: [mul, es]}", "languages.spoken: «mul» va solo: quítelo o quite los demás idiomas"},
		{"what is no language", "languages: {spoken: [zxx]}", "languages.spoken: «zxx» no es el nombre de ningún idioma"},
		{"a deadline after the end", "start: 2027-03-09 09:00\nend: 2027-03-09 11:00\nlanguages: {interpretation: [{into: [en], provision: on-request, deadline: 2027-03-10}]}",
			"languages.interpretation[0].deadline: el plazo vence después de terminar el evento"},
	}
	cases := []told{
		{"a price with its thousands set apart", "registration: {fee: {price: 120.000, currency: COP}}",
			"registration.fee[0].price: «120.000» lleva tres decimales, que esta moneda no tiene: ¿120\u00a0000? Escríbalo sin separar los miles: 120000"},
		{"an address that is cut at its number sign", "venue:\n  address: Calle 10 # 4-69",
			`aviso: venue.address: lo que sigue a # es un comentario y no se muestra: si es parte del texto, ponga todo el texto entre comillas rectas (")`},
		{"an address with a number sign in braces", "venue: {address: Carrera 4 # 10-20, city: Bogotá}\nkind: panel",
			`falta cerrar un corchete o una llave, porque en la línea 2 lo que sigue a # es un comentario: si es parte del texto, ponga todo el texto entre comillas rectas (")`},
	}
	for _, tc := range slices.Concat(cases, inModel) {
		t.Run(tc.name, func(t *testing.T) {
			f, err := content.Load(folder("events/e.yaml", titled(tc.data)))
			list := content.Errors{}
			if err == nil {
				list = f.Warnings
			} else {
				require.ErrorAs(t, err, &list)
			}
			var b strings.Builder
			require.NoError(t, list.WriteText(&b, reader))
			_, got, _ := strings.Cut(strings.TrimSpace(b.String()), ": ") // after the place
			assert.Equal(t, tc.want, got)
		})
	}
}
