package search_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/search"
	"github.com/tertulia-go/tertulia/field"
)

var now = time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC)

func folder(t testing.TB) *content.Folder {
	t.Helper()
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	f, err := content.Load(fstest.MapFS{
		"site.yaml":             file("name: Casa\nlanguages: [es, en]\nzone: America/Bogota\n"),
		"speakers/ana.yaml":     file("name: {given: Ana, family: Muñoz}\n"),
		"speakers/secret.yaml":  file("name: {given: Zoilo, family: Oculto}\n"),
		"events/lapices.yaml":   file("title: {es: Lápices del niño, en: Pencils}\nstart: 2027-03-09 18:00\nparticipants: [{speaker: ana}]\n"),
		"events/el-nino.yaml":   file("title: {es: El nino Lapiz, en: Nino}\nstart: 2027-05-09 18:00\n"),
		"events/canciones.yaml": file("title: {es: Canciones, en: Songs}\nsummary: {es: Con un lápiz., en: With a pen.}\nstart: 2027-03-02 18:00\n"),
		"events/borrador.yaml":  file("draft: true\ntitle: {es: Lápiz secreto, en: Secret}\nparticipants: [{speaker: secret}]\n"),
		"events/medio.yaml":     file("draft: [en]\ntitle: {es: Países, en: Countries}\n"),
	})
	require.NoError(t, err)
	return f
}

func find(x *search.Index, query string) []string {
	found := []string{}
	for _, hit := range x.Find(query, now, 10) {
		found = append(found, hit.Thing.String())
	}
	return found
}

func TestFind(t *testing.T) {
	f := folder(t)
	for _, tc := range []struct {
		name, query string
		tag         language.Tag
		want        []string
	}{
		{"titles come before texts, and the nearer date first", "lápiz", language.Spanish, []string{"event/lapices", "event/el-nino", "event/canciones"}},
		{"the plural finds the singular", "LAPICES", language.Spanish, []string{"event/lapices", "event/el-nino", "event/canciones"}},
		{"the singular finds the plural", "cancion", language.Spanish, []string{"event/canciones"}},
		{"a word in -s has a plural too", "pais", language.Spanish, []string{"event/medio"}},
		{"n finds ñ", "nino", language.Spanish, []string{"event/lapices", "event/el-nino"}},
		{"ñ does not find n", "niño", language.Spanish, []string{"event/lapices"}},
		{"a person comes before the events that name the person", "muñoz", language.Spanish, []string{"speaker/ana", "event/lapices"}},
		{"the last word may be unfinished", "ana mu", language.Spanish, []string{"speaker/ana", "event/lapices"}},
		{"only the last word may be unfinished", "mu ana", language.Spanish, []string{}},
		{"all words have to be found", "lapiz cancion", language.Spanish, []string{"event/canciones"}},
		{"a draft is not found", "secreto", language.Spanish, []string{}},
		{"a person whom only a draft names is not found", "oculto", language.Spanish, []string{}},
		{"a draft in one language is not found there", "countries", language.English, []string{}},
		{"the words of another language are not found", "songs", language.Spanish, []string{}},
		{"a query without words finds nothing", "¿…?", language.Spanish, []string{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, tc.want, find(search.New(f, tc.tag, now), tc.query))
		})
	}
}

func TestFindKeepsTheLimit(t *testing.T) {
	x := search.New(folder(t), language.Spanish, now)
	assert.Len(t, x.Find("lapiz", now, 2), 2)
	assert.Empty(t, x.Find("lapiz", now, 0))
	assert.Empty(t, x.Find("lapiz", now, -1))
}

func TestTheZeroIndexFindsNothing(t *testing.T) {
	assert.Empty(t, new(search.Index).Find("lapiz", now, 10))
}

func ExampleIndex_Find() {
	f, err := content.Load(fstest.MapFS{
		"site.yaml":         {Data: []byte("name: Casa\nlanguages: [es, en]\nzone: America/Bogota\n")},
		"events/agua.yaml":  {Data: []byte("title: {es: Canciones del agua, en: Songs of water}\nstart: 2027-03-09 18:00\n")},
		"events/fuego.yaml": {Data: []byte("title: {es: Archivos del fuego, en: Archives of fire}\nstart: 2027-03-10 18:00\n")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	at := time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC)
	for _, hit := range search.New(f, language.Spanish, at).Find("canción", at, 10) {
		fmt.Println(hit.Thing)
	}
	// Output: event/agua
}

func ExampleIndex_Static() {
	f, err := content.Load(fstest.MapFS{
		"site.yaml":        {Data: []byte("name: Casa\nlanguages: [es, en]\nzone: America/Bogota\n")},
		"events/agua.yaml": {Data: []byte("title: {es: Canciones, en: Songs}\nstart: 2027-03-09 18:00\nend: 2027-03-09 19:00\n")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	at := time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC)
	index, err := search.New(f, language.Spanish, at).Static(at, func(ref field.Ref) search.Shown {
		return search.Shown{Title: "Canciones", Address: "/es/eventos/canciones/"}
	})
	fmt.Println(strings.ReplaceAll(string(index), ",\"", ",\n\""), err)
	// Output:
	// {"limits":{"bytes":400,
	// "words":12,
	// "stem":3},
	// "things":[{"thing":"event/agua",
	// "title":"Canciones",
	// "address":"/es/eventos/canciones/",
	// "times":[[1804633200000,1804636800000]],
	// "over":1804636800000}],
	// "words":{"canciones":[0,3]}} <nil>
}
