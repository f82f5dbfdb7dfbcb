package fingerprint_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/fieldtest"
	"github.com/tertulia-go/tertulia/internal/synth"
	"github.com/tertulia-go/tertulia/site/internal/fingerprint"
)

func of(values ...any) string { return new(fingerprint.Maker).Of(values...) }

func TestWhatIsLoadedTwiceHasOneFingerprint(t *testing.T) {
	t.Parallel()
	files := synth.Folder(20)
	first, err := content.Load(files)
	require.NoError(t, err)
	second, err := content.Load(files)
	require.NoError(t, err)
	seen := make(map[string]bool)
	var one, other fingerprint.Maker
	for i, e := range first.Events {
		print := one.Of(e)
		assert.NotEmpty(t, print)
		assert.Equal(t, print, other.Of(second.Events[i]))
		assert.False(t, seen[print], "no two events have one")
		seen[print] = true
	}
	assert.NotEmpty(t, of(first.Settings))
	assert.Equal(t, of(first.Settings), of(second.Settings))
}

func TestEachFieldOfAnEventCounts(t *testing.T) {
	t.Parallel()
	whole := of(fieldtest.Filled(event.Fields()))
	require.NotEmpty(t, whole)
	require.Equal(t, whole, of(fieldtest.Filled(event.Fields())))
	for i := range reflect.TypeFor[event.Event]().NumField() {
		e := fieldtest.Filled(event.Fields()).(*event.Event)
		f := reflect.ValueOf(e).Elem().Field(i)
		if f.IsZero() {
			continue // a composite, which Filled leaves empty
		}
		f.SetZero()
		assert.NotEqual(t, whole, of(e), reflect.TypeFor[event.Event]().Field(i).Name)
	}
}

func TestWhatIsPointedToCounts(t *testing.T) {
	t.Parallel()
	venue := func(city string) *event.Event {
		return &event.Event{Panels: []*event.Panel{{Venue: &event.Venue{City: i18n.Text{language.Und: city}}}}}
	}
	assert.Equal(t, of(venue("Lima")), of(venue("Lima")))
	assert.NotEqual(t, of(venue("Lima")), of(venue("Quito")))
}

func TestValuesThatLookAlikeDiffer(t *testing.T) {
	t.Parallel()
	bogota, err := time.LoadLocation("America/Bogota")
	require.NoError(t, err)
	lima, err := time.LoadLocation("America/Lima") // of the same clock
	require.NoError(t, err)
	noon := time.Date(2027, 3, 9, 12, 0, 0, 0, bogota)
	seen := make(map[string]string)
	for _, values := range [][]any{
		{}, {nil}, {""}, {"", ""}, {"a"}, {"ab"}, {"a", "b"}, {[]string{"a", "b"}}, {[]string{"ab"}}, {0}, {false}, {true}, {1}, {1.0}, {-1},
		{i18n.Text{language.Spanish: "a"}}, {i18n.Text{language.English: "a"}}, {i18n.Text{language.Spanish: "a", language.English: "b"}},
		{i18n.Text{language.Spanish: "b", language.English: "a"}},
		{noon}, {noon.In(lima)}, {noon.Add(1)}, {time.Time{}}, {(*event.Event)(nil)}, {&event.Event{}}, {field.Extra{"x-a": 1}}, {field.Extra{"x-a": "1"}},
	} {
		print := of(values...)
		assert.NotEmpty(t, print)
		assert.Emptyf(t, seen[print], "%#v", values)
		seen[print] = fmt.Sprintf("%#v", values)
	}
}

func TestAStructAndItsFirstFieldStandInOnePlaceAndDiffer(t *testing.T) {
	t.Parallel()
	type inner struct{ A string }
	type outer struct {
		Inner inner
		B     string
	}
	var m fingerprint.Maker
	o := &outer{inner{"a"}, "b"}
	whole := m.Of(o)
	assert.NotEqual(t, whole, m.Of(&o.Inner))
	assert.Equal(t, of(&inner{"a"}), m.Of(&o.Inner))
}

func TestWhatCannotBeToldHasNone(t *testing.T) {
	t.Parallel()
	assert.Empty(t, of(func() {}))
	circle := &event.Program{}
	circle.Parent = circle
	assert.Empty(t, of(circle))
	assert.Empty(t, of("a", circle))
}

func BenchmarkOf(b *testing.B) {
	folder, err := content.Load(synth.Folder(200))
	require.NoError(b, err)
	for b.Loop() {
		var m fingerprint.Maker
		for _, e := range folder.Events {
			m.Of(e)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(folder.Events)), "µs/event")
}
