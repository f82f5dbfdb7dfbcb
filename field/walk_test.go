package field_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

func TestAWalkGoesThroughAThingOnce(t *testing.T) {
	circle := &event.Program{ID: "circle", Name: words("Círculo")}
	circle.Parent = circle
	e := &event.Event{ID: "e", Hosts: []event.Hosting{{Program: circle}, {Program: circle}}}
	written := func(table *field.Table, root any) (places []string) {
		for n, text := range (field.Walk{}).Texts(table, root) {
			if !text.IsZero() {
				places = append(places, n.Root.Places())
			}
		}
		return places
	}
	assert.Equal(t, []string{"name"}, written(event.ProgramFields(), circle))
	assert.Equal(t, []string{"hosts[0].program.name"}, written(event.Fields(), e))
}

// The source of a text is the language that its own thing states, and not the one
// around it.
func TestANodeSaysInWhichLanguageItsThingWasWritten(t *testing.T) {
	e := &event.Event{ID: "e", Lang: es, Title: words("T"), Audience: words("A"),
		Hosts: []event.Hosting{
			{Program: &event.Program{ID: "archive", Lang: en, Name: words("N")}},
			{Program: &event.Program{Lang: en, Name: words("in place")}},
		}}
	got := make(map[string]language.Tag)
	for n, text := range (field.Walk{}).Texts(event.Fields(), e) {
		if !text.IsZero() {
			got[n.Place().String()] = n.Lang
		}
	}
	assert.Equal(t, map[string]language.Tag{
		"event/e#title": es, "event/e#audience": es,
		"program/archive#name":          en,
		"event/e#hosts[1].program.name": es, // which cannot be named, and is written in its event
	}, got)
}

func TestTheLanguageInWhichATextWasFirstWritten(t *testing.T) {
	gl, mx := language.Make("gl"), language.Make("es-MX")
	site := []language.Tag{es, en}
	cases := []struct {
		name   string
		text   i18n.Text
		stated language.Tag
		site   []language.Tag
		want   language.Tag
	}{
		{"nothing is written", nil, es, site, language.Und},
		{"the same in every language", i18n.Same("1821"), es, site, language.Und},
		{"the one that its thing states", i18n.Text{es: "a", en: "b"}, en, site, en},
		{"the one that its thing states, as another region writes it", i18n.Text{mx: "a", en: "b"}, es, site, mx},
		{"the site's main one", i18n.Text{es: "a", en: "b"}, language.Und, site, es},
		{"the site's next one", i18n.Text{gl: "a", en: "b"}, language.Und, site, en},
		{"the text's own first one", i18n.Text{gl: "a", mx: "b"}, language.Und, nil, mx},
		{"one that is written, before what is the same in every language", i18n.Text{language.Und: "x", language.Chinese: "a"}, es, site, language.Chinese},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) { assert.Equal(t, tc.want, field.Source(tc.text, tc.stated, tc.site)) })
	}
}

func TestAFingerprintIsThatOfTheWords(t *testing.T) {
	assert.Equal(t, field.Fingerprint("Archivos abiertos"), field.Fingerprint(" Archivos\n\tabiertos "))
	assert.NotEqual(t, field.Fingerprint("Archivos abiertos"), field.Fingerprint("Archivosabiertos"))
	assert.Len(t, field.Fingerprint(""), 16)
}

func TestAPathIsWithinThoseAboveIt(t *testing.T) {
	opening := field.Path{{Field: "panels"}, field.Item(0, "opening"), {Field: "title"}}
	cases := []struct {
		name  string
		above field.Path
		want  bool
	}{
		{"the thing", nil, true},
		{"itself", opening, true},
		{"the item by its name", field.Path{{Field: "panels"}, {ID: "opening", Index: -1}}, true},
		{"the item by its place", field.Path{{Field: "panels"}, field.Item(0, "")}, true},
		{"another item", field.Path{{Field: "panels"}, {ID: "closing", Index: -1}}, false},
		{"another place", field.Path{{Field: "panels"}, field.Item(1, "opening")}, false},
		{"below it", opening.Join(field.Step{Lang: "es"}), false},
		{"another field", field.Fields("title"), false},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) { assert.Equal(t, tc.want, opening.Within(tc.above)) })
	}
}
