package content

import (
	"maps"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
)

func TestAPlanNamesTheFilesOnWhichItsCheckRelied(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"site.yaml":                      "name: A\nlanguages: [es, en]\n",
		"speakers/ana.yaml":              "name: {given: Ana, family: Ruiz}\n",
		"speakers/luis.yaml":             "name: {given: Luis, family: Vega}\n",
		"events/a.yaml":                  "title: {es: Uno, en: One}\nslug: a\nparticipants: [{speaker: ana, role: moderator}]\n",
		"events/b/event.yaml":            "title: {es: Dos, en: Two}\nslug: b\n",
		"events/b/description.es.md":     "Larga.\n",
		"events/c.yaml":                  "title: {es: Tres, en: Three}\ndescription: {es: \"[Ana](speaker:ana)\"}\n",
		"events/picture-is-no-thing.png": "x",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	folder, err := Load(files)
	require.NoError(t, err)
	place := func(name string) field.Place {
		p, err := field.ParsePlace(name)
		require.NoError(t, err)
		return p
	}
	everyEvent := []string{"events/a.yaml", "events/b/description.es.md", "events/b/event.yaml", "events/c.yaml"}
	for name, c := range map[string]struct {
		change Change
		want   []string
	}{
		"a text": {
			Set{Cell: place("event/a#title@es"), Value: "Otro"}, []string{"locks/event/a.lock", "speakers/ana.yaml"},
		},
		"a thing that is referred to from now on": {
			Add{List: place("event/a#participants"), Value: "{speaker: luis, role: moderator}"},
			[]string{"locks/event/a.lock", "speakers/ana.yaml", "speakers/luis.yaml"},
		},
		"an event with a long text beside it": {
			Set{Cell: place("event/b#title@es"), Value: "Otro"}, []string{"events/b/description.es.md", "locks/event/b.lock"},
		},
		"a text that links to a thing": {
			Set{Cell: place("event/c#subtitle@es"), Value: "Otro"}, []string{"locks/event/c.lock", "speakers/ana.yaml"},
		},
		"another address": {
			Set{Cell: place("event/b#slug"), Value: "otra"}, []string{"events/b/description.es.md", "locks/event/b.lock"},
		},
		"a new thing": {
			Create{&event.Event{ID: "d", Title: folder.Events[0].Title}}, []string{"events/d.yaml", "locks/event/d.lock"},
		},
		"what nothing may refer to": {
			Remove{Place: place("speaker/luis")}, append([]string{"speakers/ana.yaml", "speakers/luis.yaml", AddressesFile}, everyEvent...),
		},
	} {
		t.Run(name, func(t *testing.T) {
			written, relied, err := folder.Plan(c.change)
			require.NoError(t, err)
			want := map[string]bool{"site.yaml": true, WholeLockFile: true}
			for _, name := range c.want {
				want[name] = true
			}
			for _, file := range written {
				delete(want, file.Name)
			}
			assert.Equal(t, slices.Sorted(maps.Keys(want)), relied)
		})
	}
}
