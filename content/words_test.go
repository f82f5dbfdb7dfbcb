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
	exchange, err := filepath.Glob("exchange/*.go") // whose faults are of the same kind
	require.NoError(t, err)
	site, err := filepath.Glob("../site/*.go") // which knows what it makes itself
	require.NoError(t, err)
	files = append(files, append(exchange, site...)...)
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
	ids := slices.DeleteFunc(messages.IDs(), func(id string) bool { return strings.HasPrefix(id, "key.") || strings.HasPrefix(id, "note.") }) // see the manual's test, and that of exchange
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
events/e.yaml:2:8: start: la fecha «5 de marzo» no está escrita como se necesita: escriba 2027-03-09 09:00, 2027-03-09 si no se sabe la hora, 2027-03 si no se sabe el día, o to-be-confirmed
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
			"languages.interpretation[1].into: se interpreta al mismo idioma que se habla (español): indique en «from» desde qué otro idioma"},
		{"interpretation that is certain and not", "languages: {spoken: [es], interpretation: [{into: [en]}, {into: [en], provision: on-request}]}",
			"languages.interpretation[2].provision: una misma interpretación (inglés) no puede ser segura y a la vez depender de una solicitud o de un plan"},
		{"sign language that is certain and not", "languages: {sign: [{language: csn}, {language: csn, provision: planned}]}",
			"languages.sign[2].provision: la interpretación en lengua de señas colombiana no puede ser segura y a la vez depender de una solicitud o de un plan"},
		{"interpretation into the sign language of the event", "languages: {spoken: [csn], interpretation: [{into: [csn]}]}",
			"languages.interpretation[1].into: el evento es en lengua de señas colombiana y se interpreta en lengua de señas colombiana: indique en «from» desde qué otro idioma"},
		{"Spanish for a sign language", "languages: {sign: [{language: es}]}", "languages.sign[1].language: el español no es una lengua de señas"},
		{"captions in a sign language", "languages: {captions: [{language: csn}]}",
			"languages.captions[1].language: los subtítulos se escriben: aquí no va una lengua de señas (lengua de señas colombiana)"},
		{"mul among others", "languages: {spoken: [mul, es]}", "languages.spoken: «mul» va solo: quítelo o quite los demás idiomas"},
		{"interpretation into several languages that is certain and not", "languages: {spoken: [es], interpretation: [{into: [mul]}, {into: [mul], provision: planned}]}",
			"languages.interpretation[2].provision: una misma interpretación (varios idiomas) no puede ser segura y a la vez depender de una solicitud o de un plan"},
		{"what is no language", "languages: {spoken: [zxx]}", "languages.spoken: «zxx» no es el nombre de ningún idioma"},
		{"a deadline after the end", "start: 2027-03-09 09:00\nend: 2027-03-09 11:00\nlanguages: {interpretation: [{into: [en], provision: on-request, deadline: 2027-03-10}]}",
			"languages.interpretation[1].deadline: el plazo vence después de terminar el evento"},
	}
	cases := []told{
		{"a text that begins with an asterisk", "summary: *Cien años* en escena", "un texto que empieza con * va entre comillas rectas (\")"},
		{"no space after a colon", "start:2027-03-05", "falta un espacio después de los dos puntos: escriba «start: …»"},
		{"a dash one space further", "panels:\n  - title: A\n   - title: B", "la sangría está mal: los guiones de una lista van uno debajo del otro, y también las claves de un mismo mapa"},
		{"a tab", "venue:\n\tname: A", "aquí hay un tabulador: haga la sangría con espacios"},
		{"curly quotes", "subtitle: “Uno: dos”", "las comillas “ y ” no le sirven a YAML: use comillas rectas (\")"},
		{"a text with a colon in braces", "subtitle: {es: Poesía: una noche, en: A}", "un texto con dos puntos va entre comillas rectas: \"Poesía: una noche\""},
		{"no space after a dash", "participants:\n  -name: Ana", "participants: falta un espacio después del guion: escriba «- name: …»"},
		{"no space after a later dash", "participants:\n  - name: Ana\n  -name: Luis", "falta un espacio después del guion: escriba «- name: …»"},
		{"no space after the dash of a text", "topics:\n  -Uno\n  -Dos", "topics: falta un espacio después del guion: escriba «- Uno»"},
		{"a no-break space after a dash", "participants:\n  -\u00a0name: Ana", "participants: aquí hay un espacio de no separación (U+00A0), como los que se pegan desde un procesador de textos: escriba un espacio común"},
		{"a no-break space after a colon", "subtitle:\u00a0Uno", "aquí hay un espacio de no separación (U+00A0), como los que se pegan desde un procesador de textos: escriba un espacio común"},
		{"a no-break space in a date", "start: 2027-03-09\u00a009:00", "start: aquí hay un espacio de no separación (U+00A0), como los que se pegan desde un procesador de textos: escriba un espacio común"},
		{"a no-break space in a mail address", "contact: {email: \"a@example.org\u00a0\"}", "contact.email: aquí hay un espacio de no separación (U+00A0), como los que se pegan desde un procesador de textos: escriba un espacio común"},
		{"a character in a word that nobody sees", "attendance: online\u200b", "attendance: aquí hay un carácter que no se ve (U+200B): bórrelo; ¿quiso decir «online»?"},
		{"noon", "start: 2027-03-05 12:00 m.", "start: la fecha «2027-03-05 12:00 m.» no está escrita como se necesita: escriba 2027-03-05 12:00"},
		{"noon without a day", "start: 12:00 m.", "start: «12:00 m.» no lleva día: escriba también el día, como en 2027-03-09 12:00"},
		{"a date that can be two", "start: 05/03/2027", "start: «05/03/2027» se puede leer de dos maneras: escriba 2027-03-05 si lo primero es el día, o 2027-05-03 si lo primero es el mes"},
		{"a date that can be two, with its hour", "start: 5-3-2027, 6 p. m.", "start: «5-3-2027, 6 p. m.» se puede leer de dos maneras: escriba 2027-03-05 18:00 si lo primero es el día, o 2027-05-03 18:00 si lo primero es el mes"},
		{"a date that is only one", "start: 25/03/2027", "start: la fecha «25/03/2027» no está escrita como se necesita: escriba 2027-03-25"},
		{"a beginning and an end", "start: 18:00 - 20:00", "start: «18:00 - 20:00» es un comienzo y un final: escriba «start: 2027-03-09 18:00» y «end: 2027-03-09 20:00»"},
		{"a beginning and an end of a day", "start: 2027-04-05 18:00–20:00", "start: «2027-04-05 18:00–20:00» es un comienzo y un final: escriba «start: 2027-04-05 18:00» y «end: 2027-04-05 20:00»"},
		{"a beginning and an end in words", "start: 5 de abril de 2027, de 6:00 a 8:30 p. m.", "start: «5 de abril de 2027, de 6:00 a 8:30 p. m.» es un comienzo y un final: escriba «start: 2027-04-05 18:00» y «end: 2027-04-05 20:30»"},
		{"an address without its scheme", "media: [{url: www.example.org}]",
			"media[1].url: «www.example.org» no es una dirección a la que se pueda enlazar: use http, https, mailto o tel, o una ruta del sitio, como /inscripcion/; ¿quiso decir «https://www.example.org»?"},
		{"names for participants", "participants: [Ana Díaz, \"Luis: Paz\"]", "participants: aquí van mapas de claves: escriba [{name: Ana Díaz}, {name: \"Luis: Paz\"}]"},
		{"many names for participants", "participants: [A, B, C, D]", "participants: aquí van mapas de claves: escriba [{name: A}, {name: B}, {name: C}, …]"},
		{"a name for participants", "participants: Ana Díaz", "participants: aquí va una lista: escriba [{name: Ana Díaz}]"},
		{"a name among participants", "participants: [{name: Ana}, Luis Paz]", "participants[2]: aquí va un mapa de claves: escriba {name: Luis Paz}"},
		{"titles for panels", "panels: [Apertura, Cierre]", "panels: aquí van mapas de claves: escriba [{title: Apertura}, {title: Cierre}]"},
		{"what is free, in Spanish", "registration: {fee: gratis}", "registration.fee: palabra desconocida: «gratis»; escriba free"},
		{"a price with its currency for a fee", "registration: {fee: [180 USD]}", "registration.fee: aquí van mapas de claves: escriba [{price: 180, currency: USD}]"},
		{"no captions, in Spanish", "languages: {captions: no}", "languages.captions: palabra desconocida: «no»; escriba none"},
		{"no recording, as a boolean", "languages: {recording: false}", "languages.recording: palabra desconocida: «false»; escriba none"},
		{"languages for interpretation", "languages: {interpretation: [en, francés]}", "languages.interpretation: aquí van mapas de claves: escriba [{into: [en, fr]}]"},
		{"a language for interpretation", "languages: {interpretation: en}", "languages.interpretation: aquí va una lista: escriba [{into: [en]}]"},
		{"languages for captions", "languages: {captions: [es, en]}", "languages.captions: aquí van mapas de claves: escriba [{language: es}, {language: en}]"},
		{"an acronym for signs", "languages: {sign: LSC}", "languages.sign: aquí va una lista: escriba [{language: csn}]"},
		{"a language for languages", "languages: español", "languages: aquí va un mapa de claves: escriba {spoken: [es]}"},
		{"an address for media", "media: [\"https://example.org/v\"]", "media: aquí van mapas de claves: escriba [{url: https://example.org/v}]"},
		{"an address for registration", "registration: https://example.org/i", "registration: aquí va un mapa de claves: escriba {url: https://example.org/i}"},
		{"a word for registration", "registration: gratuita", "registration: aquí va un mapa de claves: escriba {fee: free}"},
		{"a mailbox for a contact", "contact: archivo@example.org", "contact: aquí va un mapa de claves: escriba {email: archivo@example.org}"},
		{"a telephone for a contact", "contact: +57 601 555 0100", "contact: aquí va un mapa de claves: escriba {phone: +57 601 555 0100}"},
		{"a file for a picture", "image: foto.jpg", "image: aquí va un mapa de claves: escriba {src: foto.jpg}"},
		{"a date for dates", "dates: [5 de marzo de 2027]", "dates: aquí van mapas de claves: escriba [{start: 2027-03-05}]"},
		{"a name of a venue that has no file", "venue: Biblioteca Nacional", "venue: «Biblioteca Nacional» no es el identificador de ningún archivo de venues/: para describirlo aquí mismo, escriba {name: Biblioteca Nacional}"},
		{"the exact name of a venue", "venue: Casa de la Cultura", "venue: «Casa de la Cultura» no es el identificador de ningún archivo de venues/; ¿quiso decir «casa»?"},
		{"the exact name of a host, without its accents", "hosts: [archivo de la nacion]", "hosts[1]: «archivo de la nacion» no es el identificador de ningún archivo de programs/; ¿quiso decir «archivo»?"},
		{"the exact name of a speaker", "participants: [{speaker: Ana Díaz Vega}]", "participants[1].speaker: «Ana Díaz Vega» no es el identificador de ningún archivo de speakers/; ¿quiso decir «ana»?"},
		{"the exact name of a speaker for a participant", "participants: [Ana Díaz Vega]", "participants: aquí van mapas de claves: escriba [{speaker: ana}]"},
		{"a date in words", "start: 5 de marzo de 2027", "start: la fecha «5 de marzo de 2027» no está escrita como se necesita: escriba 2027-03-05"},
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
			"languages.sign[1].provision: palabra desconocida: «por solicitud»; use provided, on-request, conditional, planned; ¿quiso decir «on-request»?"},
		{"a yes in Spanish", "draft: sí", "draft: «sí» no es ni true ni false; ¿quiso decir «true»?"},
		{"a zone in Spanish", "zone: América/Bogotá", "zone: huso horario desconocido: «América/Bogotá»; escriba el de una ciudad, como America/New_York; ¿quiso decir «America/Bogota»?"},
		{"a city with its accent for a zone", "zone: bogotá", "zone: huso horario desconocido: «bogotá»; escriba el de una ciudad, como America/New_York; ¿quiso decir «America/Bogota»?"},
		{"a country for a zone", "zone: Colombia", "zone: huso horario desconocido: «Colombia»; escriba el de una ciudad, como America/New_York"},
		{"a price with its thousands set apart", "registration: {fee: {price: 120.000, currency: COP}}",
			"registration.fee[1].price: «120.000» lleva tres decimales, que esta moneda no tiene: ¿120\u00a0000? Escríbalo sin separar los miles: 120000"},
		{"an address that is cut at its number sign", "venue:\n  address: Calle 10 # 4-69",
			`aviso: venue.address: lo que sigue a # es un comentario y no se muestra: si es parte del texto, ponga todo el texto entre comillas rectas (")`},
		{"an address with a number sign in braces", "venue: {address: Carrera 4 # 10-20, city: Bogotá}\nkind: panel",
			`falta cerrar un corchete o una llave, porque en la línea 2 lo que sigue a # es un comentario: si es parte del texto, ponga todo el texto entre comillas rectas (")`},
	}
	for _, tc := range slices.Concat(cases, inModel) {
		t.Run(tc.name, func(t *testing.T) {
			f, err := content.Load(folder("events/e.yaml", titled(tc.data), "venues/casa.yaml", "name: {es: Casa de la Cultura}",
				"programs/archivo.yaml", "name: Archivo de la Nación", "speakers/ana.yaml", "name: {given: Ana, family: Díaz Vega}"))
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
