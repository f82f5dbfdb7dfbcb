package render_test

import (
	"bytes"
	"encoding/json"
	"html/template"
	"io"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/golden"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/internal/schematest"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
)

// decoded is what another program reads.
func decoded(t testing.TB, print func(io.Writer) error) map[string]any {
	t.Helper()
	var document map[string]any
	require.NoError(t, json.Unmarshal([]byte(rendertest.Printed(t, print)), &document))
	return document
}

func TestTheJSONOfEachViewConformsToItsSchema(t *testing.T) {
	t.Parallel()
	var schema map[string]any
	data, err := os.ReadFile("../docs/view.schema.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &schema))
	r := rendertest.NewSite(t)
	e := rendertest.Specimen(t, rendertest.Harmless)
	for _, tag := range []language.Tag{language.English, language.Spanish, language.Arabic} {
		program, err := r.Program(e.Hosts[0].Program, tag)
		require.NoError(t, err)
		speaker, err := r.Speaker(e.Participants[0].Speaker, tag)
		require.NoError(t, err)
		list, err := r.List(view.About{Title: rendertest.Both("Events", "Actividades")}, []*event.Event{e}, tag)
		require.NoError(t, err)
		series, err := r.Series(e.Series, []*event.Event{e}, tag)
		require.NoError(t, err)
		page := r.Views.Page(view.About{Title: rendertest.Both("About", "Acerca")}, tag)
		page.Body = template.HTML("<p>&amp;</p>")
		for _, v := range []view.View{r.ViewOf(t, e, tag), program, speaker, list, series, page} {
			document := decoded(t, func(w io.Writer) error { return r.Printer.JSON(w, v) })
			assert.Empty(t, schematest.Conforms(schema, document), "%T for %s", v, tag)
		}
	}
}

func TestTheSchemaOfViewsIsInTheDocuments(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	require.NoError(t, render.WriteJSONSchema(&b))
	golden.File(t, "../docs/view.schema.json", b.Bytes())
}

func TestJSONOfAnEventWithEveryField(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	for _, tag := range []language.Tag{language.English, language.Spanish} {
		v := r.ViewOf(t, rendertest.Specimen(t, rendertest.Harmless), tag)
		var pretty bytes.Buffer
		require.NoError(t, json.Indent(&pretty, []byte(rendertest.Printed(t, func(w io.Writer) error { return r.Printer.JSON(w, v) })), "", "  "))
		golden.File(t, "testdata/outputs/specimen."+tag.String()+".json", pretty.Bytes())
	}
}

// Every word of a view that is content is in its JSON, and every fact.
func TestNothingOfAViewIsMissingFromItsJSON(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	v := r.ViewOf(t, rendertest.Specimen(t, rendertest.Harmless), language.English)
	got := rendertest.Printed(t, func(w io.Writer) error { return r.Printer.JSON(w, v) })
	words := make(map[string]bool)
	collectTexts(reflect.ValueOf(*v), words)
	require.Greater(t, len(words), 100)
	for s := range words {
		inJSON, err := json.Marshal(s)
		require.NoError(t, err)
		assert.Contains(t, got, string(inJSON))
	}
}

// collectTexts collects the words of the texts below a value, but those that only
// printers need.
func collectTexts(v reflect.Value, words map[string]bool) {
	switch value := v.Interface().(type) {
	case view.Words, []view.Mark:
		return
	case view.Part:
		words[value.Value] = true
		return
	case time.Time, language.Tag:
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			collectTexts(v.Elem(), words)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collectTexts(v.Index(i), words)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				collectTexts(v.Field(i), words)
			}
		}
	}
}

func TestTextsAndTimesInJSON(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	bogota, err := time.LoadLocation("America/Bogota")
	require.NoError(t, err)
	at := time.Date(2027, 3, 9, 18, 0, 0, 0, bogota)
	e := &event.Event{
		ID: "e", Title: i18n.Text{language.English: "Talk"}, Subtitle: i18n.Text{language.Arabic: "مساء"}, Summary: i18n.Same("1821–2021"),
		When: event.When{Start: at, End: at.Add(2 * time.Hour)}, Description: i18n.Text{language.Spanish: "Una *charla*."},
		Registration: &event.Registration{Closes: field.Day(at)},
	}
	document := decoded(t, func(w io.Writer) error { return r.Printer.JSON(w, r.ViewOf(t, e, language.Spanish)) })
	assert.Equal(t, "event", document["type"])
	assert.Equal(t, map[string]any{"text": "Talk", "lang": "en", "fallback": true}, document["title"])
	assert.Equal(t, map[string]any{"text": "مساء", "lang": "ar", "dir": "rtl", "fallback": true}, document["subtitle"])
	assert.Equal(t, map[string]any{"text": "1821–2021"}, document["summary"], "the same in every language")
	assert.Equal(t, map[string]any{"markdown": "Una *charla*.", "lang": "es"}, document["description"])
	facts := document["facts"].(map[string]any)
	assert.Equal(t, map[string]any{"start": "2027-03-09T18:00:00-05:00", "end": "2027-03-09T20:00:00-05:00", "precision": "minute", "zone": "America/Bogota"}, facts["when"])
	closes := facts["registration"].(map[string]any)["facts"].(map[string]any)["closes"]
	assert.Equal(t, map[string]any{"time": "2027-03-09", "precision": "day", "zone": "America/Bogota"}, closes)
	assert.Equal(t, "https://example.org/es/event/e", document["url"], "absolute")
	assert.NotContains(t, document, "status_note", "what is empty is left out")
}

// The members of a view are a contract: they may be added to, not taken away.
func TestTheMembersOfAnEventInJSON(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	document := decoded(t, func(w io.Writer) error {
		return r.Printer.JSON(w, r.ViewOf(t, rendertest.Specimen(t, rendertest.Harmless), language.English))
	})
	members := slices.Sorted(maps.Keys(document))
	for _, name := range strings.Fields("accessibility alternates attendance audience calendar contact description details facts hosts id image kind lang " +
		"media notices online panels participants registration series statuses subtitle summary title topics type url venue when works") {
		assert.Contains(t, members, name)
	}
}

func TestJSONOfNoViewIsAnError(t *testing.T) {
	t.Parallel()
	var p render.Printer
	assert.ErrorIs(t, p.JSON(io.Discard, nil), view.ErrNoView)
	assert.ErrorIs(t, p.JSON(io.Discard, (*view.Event)(nil)), view.ErrNoView)
}

// FuzzJSON gives any words for those of an event. The oracle: the JSON is read
// back with the same words, without what nothing prints.
func FuzzJSON(f *testing.F) {
	for _, s := range rendertest.Hostile {
		f.Add(s)
	}
	r := rendertest.NewSite(f)
	f.Fuzz(func(t *testing.T, s string) {
		v := r.ViewOf(t, &event.Event{ID: "e", Title: i18n.Same("x"), Subtitle: i18n.Same(s)}, language.English)
		document := decoded(t, func(w io.Writer) error { return r.Printer.JSON(w, v) })
		want := strings.Map(func(r rune) rune {
			if i18n.Unprintable(r) {
				return -1
			}
			return r
		}, string([]rune(v.Subtitle.String()))) // U+FFFD for each byte that is none
		if want == "" {
			return
		}
		assert.Equal(t, want, document["subtitle"].(map[string]any)["text"])
	})
}
