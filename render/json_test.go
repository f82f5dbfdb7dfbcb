package render_test

import (
	"bytes"
	"encoding/json"
	"html/template"
	"io"
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
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
)

// jsonOf is what another program reads of a view.
func jsonOf(t testing.TB, v view.View) map[string]any {
	t.Helper()
	var printer render.Printer
	printed := rendertest.Printed(t, func(w io.Writer) error { return printer.JSON(w, v) })
	var document map[string]any
	require.NoError(t, json.Unmarshal([]byte(printed), &document), "%.300s", printed)
	again, err := json.Marshal(document)
	require.NoError(t, err)
	assert.Len(t, printed, len(again)+1, "a member that stands twice in an object is lost") // and a line feed
	return document
}

// viewSchema is the schema that is checked in.
func viewSchema(t *testing.T) map[string]any {
	t.Helper()
	data, err := os.ReadFile("../docs/view.schema.json")
	require.NoError(t, err)
	var schema map[string]any
	require.NoError(t, json.Unmarshal(data, &schema))
	return schema
}

func TestTheJSONOfEachViewConformsToItsSchema(t *testing.T) {
	t.Parallel()
	schema := viewSchema(t)
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
		for name, v := range map[string]view.View{
			"event": r.ViewOf(t, e, tag), "program": program, "speaker": speaker, "list": list, "series": series, "page": page,
		} {
			document := jsonOf(t, v)
			assert.Equal(t, name, document["type"])
			assert.Empty(t, schematest.Conforms(schema, document), "%s for %s", name, tag)
		}
	}
	assert.NotEmpty(t, schematest.Conforms(schema, map[string]any{"type": "event", "title": "words without a language"}), "the schema refuses what is none")
}

func TestTheJSONInTheDocumentsConformsToTheSchema(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../docs/outputs.md")
	require.NoError(t, err)
	_, example, found := strings.Cut(string(text), "```json\n")
	require.True(t, found)
	example, _, _ = strings.Cut(example, "```")
	var document map[string]any
	require.NoError(t, json.Unmarshal([]byte(example), &document))
	assert.Empty(t, schematest.Conforms(viewSchema(t), document))
}

func TestTheSchemaOfViewsIsInTheDocuments(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	require.NoError(t, render.WriteJSONSchema(&b))
	golden.File(t, "../docs/view.schema.json", b.Bytes())
}

// TestNothingOfAViewIsLostInItsJSON fills every field of each view and changes
// one after the other: the JSON changes, too.
//
// For a new field there is nothing to do, unless it is of a kind that the JSON
// has not had (render/json_shape.go), or is for printers only: then say so in
// noMembers (render/json.go).
func TestNothingOfAViewIsLostInItsJSON(t *testing.T) {
	t.Parallel()
	var printer render.Printer
	filled := map[string]bool{}
	for _, v := range []view.View{new(view.Event), new(view.Program), new(view.Speaker), new(view.Series), new(view.List), new(view.Page)} {
		var leaves []viewLeaf
		fillView(nil, reflect.ValueOf(v).Elem(), nil, &leaves)
		jsonOf(t, v)
		print := func(w io.Writer) error { return printer.JSON(w, v) }
		before := rendertest.Printed(t, print)
		for _, leaf := range leaves {
			old := reflect.New(leaf.value.Type()).Elem()
			old.Set(leaf.value)
			leaf.value.Set(leaf.other)
			changed := rendertest.Printed(t, print) != before
			leaf.value.Set(old)
			reasoned := false
			for _, field := range leaf.within {
				filled[field] = true
				reasoned = reasoned || render.NoMembers[field] != ""
			}
			assert.True(t, changed || reasoned, "%s is not in the JSON of %T", leaf.within, v)
		}
	}
	for field := range render.NoMembers {
		assert.True(t, filled[field], "%s is no field of a view", field)
	}
}

// A viewLeaf is a value in a view, the fields in which it stands from outside
// in, and another value.
type viewLeaf struct {
	within       []string
	value, other reflect.Value
}

// fillView fills v, one item in every list and a thing inside one of its type
// only once, and adds what it has filled to the leaves.
func fillView(within []string, v reflect.Value, around []reflect.Type, leaves *[]viewLeaf) {
	set := func(value, other any) {
		v.Set(reflect.ValueOf(value).Convert(v.Type()))
		*leaves = append(*leaves, viewLeaf{slices.Clone(within), v, reflect.ValueOf(other).Convert(v.Type())})
	}
	switch v.Interface().(type) {
	case i18n.Text:
		set(rendertest.Both("x", "y"), i18n.Same("z"))
		return
	case time.Time:
		set(rendertest.Before(), rendertest.Before().Add(25*time.Hour))
		return
	case language.Tag:
		set(language.Spanish, language.French)
		return
	case view.Extra:
		set(view.Extra{"x-own": "x"}, view.Extra{"x-own": "y"})
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !slices.Contains(around, v.Type()) {
			v.Set(reflect.New(v.Type().Elem()))
			fillView(within, v.Elem(), append(around, v.Type()), leaves)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fillView(within, v.Index(0), around, leaves)
	case reflect.Struct:
		for i := range v.NumField() {
			fillView(append(within, v.Type().String()+"."+v.Type().Field(i).Name), v.Field(i), around, leaves)
		}
	case reflect.String:
		set("https://example.org/x", "https://example.org/y")
	case reflect.Bool:
		set(true, false)
	default:
		set(1, 4) // among the sources of words the one that is told
	}
}

// The members of a view are a contract: they may be added to, not taken away,
// however the view is made.
func TestTheMembersOfAViewInJSON(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	e := rendertest.Specimen(t, rendertest.Harmless)
	document := jsonOf(t, r.ViewOf(t, e, language.English))
	for _, path := range strings.Fields(`type of id lang url alternates.url calendar updated sequence until open kind title subtitle summary description.markdown
		statuses status_note notices.sentence notices.label notices.facts.topic notices.facts.interpretation.into notices.facts.deadline.time details.name details.label
		when.text when.facts.start when.facts.end when.facts.precision when.facts.zone when.doors previous.when attendance facts.attendance facts.statuses facts.spoken
		venue.name venue.lines venue.facts.country online.url series.label topics audience accessibility registration.url registration.facts.closes
		registration.fees.facts.price contact.email hosts.relation hosts.programs.name hosts.facts.relation
		participants.name participants.prefix participants.positions.title participants.bio participants.photo.src participants.page participants.role participants.facts.role
		panels.anchor panels.title panels.when.facts.start panels.participants.name works.title media.facts.kind image.src`) {
		assert.True(t, hasMember(document, strings.Split(path, ".")), path)
	}
}

// hasMember reports whether a value, or an item in a list, has a member.
func hasMember(value any, path []string) bool {
	if len(path) == 0 {
		return true
	}
	switch value := value.(type) {
	case []any:
		return slices.ContainsFunc(value, func(item any) bool { return hasMember(item, path) })
	case map[string]any:
		inner, ok := value[path[0]]
		return ok && hasMember(inner, path[1:])
	}
	return false
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
	document := jsonOf(t, r.ViewOf(t, e, language.Spanish))
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

func TestAnEndInJSONIsAsPreciseAsItIsKnown(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	at := func(day, hour int) time.Time { return time.Date(2027, 3, day, hour, 0, 0, 0, time.UTC) }
	e := &event.Event{ID: "e", Title: i18n.Same("x"), Dates: []event.Occurrence{
		{When: event.When{Start: at(9, 18), End: at(9, 20)}}, {When: event.When{Start: at(16, 0), Precision: i18n.Day}},
	}}
	assert.Equal(t, map[string]any{"start": "2027-03-09T18:00:00Z", "end": "2027-03-16", "precision": "minute", "end_precision": "day", "zone": "UTC"},
		jsonOf(t, r.ViewOf(t, e, language.English))["facts"].(map[string]any)["when"])
}

func TestJSONHoldsNoAddressThatNobodyMayFollow(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	e := &event.Event{ID: "e", Title: i18n.Same("x"), Languages: notice.Plan{Recording: &notice.Recording{URL: "javascript:alert(1)", Languages: []language.Tag{language.English}}}}
	printed := rendertest.Printed(t, func(w io.Writer) error { return r.Printer.JSON(w, r.ViewOf(t, e, language.English)) })
	assert.Contains(t, printed, `"recording"`)
	assert.NotContains(t, printed, "javascript:")
}

func TestPartsWithoutWordsAreNotInJSON(t *testing.T) {
	t.Parallel()
	v := &view.Event{Title: view.Text{{Value: "a"}, {}, {Value: "b"}}, Subtitle: view.Text{{Lang: language.English}}, Topics: []view.Text{{{}, {}}}}
	document := jsonOf(t, v)
	assert.Equal(t, map[string]any{"type": "event", "title": []any{map[string]any{"text": "a"}, map[string]any{"text": "b"}}}, document)
}

// A siteView is a view of a site's own.
type siteView struct {
	view.Base
	More map[string]func()
}

func (v siteView) ViewBase() *view.Base { return &v.Base }

func TestAViewOfASitesOwnIsAPageInJSON(t *testing.T) {
	t.Parallel()
	v := siteView{Base: view.Base{ID: "home", Lang: language.Spanish, Card: view.Card{Title: view.Same("Inicio")}}}
	want := map[string]any{"type": "page", "id": "home", "lang": "es", "card": map[string]any{"title": map[string]any{"text": "Inicio"}}}
	assert.Equal(t, want, jsonOf(t, v))
	assert.Equal(t, want, jsonOf(t, &v))
}

func TestJSONOfNoViewIsAnError(t *testing.T) {
	t.Parallel()
	var p render.Printer
	assert.ErrorIs(t, p.JSON(io.Discard, nil), view.ErrNoView)
	assert.ErrorIs(t, p.JSON(io.Discard, (*view.Event)(nil)), view.ErrNoView)
}
