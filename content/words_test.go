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
)

func TestMessagesAreComplete(t *testing.T) {
	t.Parallel()
	catalog, err := i18n.Load([]language.Tag{language.English, language.Spanish}, content.Messages())
	require.NoError(t, err)
	assert.Empty(t, catalog.Gaps())
}

func TestTheCodeUsesEveryMessage(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	used := map[string]bool{"error.translation.missing": true, "error.translation.stale": true} // made of a State
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, id := range regexp.MustCompile(`"((?:error|warning|value)\.[a-z0-9.-]+[a-z0-9])"`).FindAllStringSubmatch(string(data), -1) {
			used[id[1]] = true
		}
	}
	messages, err := i18n.Load([]language.Tag{language.English}, content.Messages())
	require.NoError(t, err)
	for _, id := range []string{"value.days", "value.ids", "value.texts", "value.zones"} { // of several
		used[id] = true
	}
	ids := slices.DeleteFunc(messages.IDs(), func(id string) bool { return strings.HasPrefix(id, "key.") }) // see the manual's test
	assert.Equal(t, slices.Sorted(maps.Keys(used)), ids)
}

func TestFaultsInSpanish(t *testing.T) {
	t.Parallel()
	_, err := content.Load(folder("events/e.yaml", "titel: x\nstart: 5 de marzo\nsummary: Una charla."))
	var list content.Errors
	require.ErrorAs(t, err, &list)
	var b strings.Builder
	require.NoError(t, list.WriteText(&b, editors(t).Localizer(language.Make("es-MX"))))
	assert.Equal(t, `events/e.yaml:1:1: titel: clave desconocida: «titel»; ¿quiso decir «title»?
events/e.yaml:1:1: title: es obligatorio
events/e.yaml:2:8: start: «5 de marzo» no está escrita como se necesita: escriba 2027-03-09 09:00, 2027-03-09 si no se sabe la hora, 2027-03 si no se sabe el día, o to-be-confirmed
events/e.yaml:3:10: aviso: summary: ¿es igual en todos los idiomas? Escríbalo como {en: …, es: …}, o indique «lang» al principio del archivo
`, b.String())
}

// What an editor who reads only Spanish has met, and could not mend with what
// was said.
func TestWhatEditorsReadInSpanish(t *testing.T) {
	t.Parallel()
	reader := editors(t).Localizer(language.Make("es-CO"))
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
		{"a text that begins with an asterisk", "summary: *Cien años* en escena", "un texto que empieza con * va entre comillas rectas (\")"},
		{"no space after a colon", "start:2027-03-05", "falta un espacio después de los dos puntos: escriba «start: …»"},
		{"a dash one space further", "panels:\n  - title: A\n   - title: B", "la sangría está mal: los guiones de una lista van uno debajo del otro, y también las claves de un mismo mapa"},
		{"a tab", "venue:\n\tname: A", "aquí hay un tabulador: haga la sangría con espacios"},
		{"curly quotes", "subtitle: “Uno: dos”", "las comillas “ y ” no le sirven a YAML: use comillas rectas (\")"},
		{"a date in words", "start: 5 de marzo de 2027", "start: «5 de marzo de 2027» no está escrita como se necesita: escriba 2027-03-05"},
		{"doors without a day", "doors: 09:30", "doors: «09:30» no lleva día: escriba también el día, como en 2027-03-09 09:30"},
		{"an end past midnight with the date of the start", "start: 2027-03-05 21:00\nend: 2027-03-05 01:00",
			"end: termina antes de empezar: si pasa de la medianoche, escriba la fecha del día siguiente, 2027-03-06 01:00"},
		{"an hour past midnight", "start: 2027-03-05 24:00",
			"start: «2027-03-05 24:00» no existe: lo que pasa de la medianoche lleva la fecha del día siguiente; escriba 2027-03-06 00:00"},
		{"a key in Spanish", "lugar: x", "lugar: clave desconocida: «lugar»; ¿quiso decir «venue»?"},
		{"speakers in an event", "speakers: [x]", "speakers: clave desconocida: «speakers»; ¿quiso decir «participants»?"},
		{"an address of a venue", "venue: {url: https://example.org}", "venue.url: clave desconocida: «url»; ¿quiso decir «map»?"},
		{"a kind in Spanish", "kind: mesa redonda", "kind: palabra desconocida: «mesa redonda»; póngale un nombre, como {en: …, es: …}; ¿quiso decir «roundtable»?"},
		{"a provision in Spanish", "languages: {sign: [{language: csn, provision: por solicitud}]}",
			"languages.sign[0].provision: palabra desconocida: «por solicitud»; use provided, on-request, conditional, planned; ¿quiso decir «on-request»?"},
		{"a yes in Spanish", "draft: sí", "draft: «sí» no es ni true ni false; ¿quiso decir «true»?"},
		{"a zone in Spanish", "zone: América/Bogotá", "zone: huso horario desconocido: «América/Bogotá»; escriba el de una ciudad, como America/New_York; ¿quiso decir «America/Bogota»?"},
		{"a city with its accent for a zone", "zone: bogotá", "zone: huso horario desconocido: «bogotá»; escriba el de una ciudad, como America/New_York; ¿quiso decir «America/Bogota»?"},
		{"a country for a zone", "zone: Colombia", "zone: huso horario desconocido: «Colombia»; escriba el de una ciudad, como America/New_York"},
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
