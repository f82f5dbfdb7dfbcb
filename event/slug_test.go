package event_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

func TestFormerSlugs(t *testing.T) {
	catalog, err := i18n.Load(tags(es, en))
	require.NoError(t, err)
	aliases := []i18n.Text{{es: "viejo", en: "old"}, {es: "Más viejo"}, i18n.Same("2027"), {}}
	translated := event.Event{Title: i18n.Text{es: "Charla", en: "Talk"}, Aliases: aliases}
	assert.Equal(t, []string{"viejo", "mas-viejo", "2027"}, translated.FormerSlugs(catalog.Localizer(es)))
	assert.Equal(t, []string{"old", "2027"}, translated.FormerSlugs(catalog.Localizer(en)))
	fallback := event.Event{Title: i18n.Text{es: "Charla"}, Aliases: aliases}
	assert.Equal(t, []string{"old", "mas-viejo", "2027"}, fallback.FormerSlugs(catalog.Localizer(en)))
	assert.Empty(t, (&event.Event{}).FormerSlugs(catalog.Localizer(en)))
}

func TestSlugFor(t *testing.T) {
	catalog, err := i18n.Load(tags(es, en))
	require.NoError(t, err)
	both := i18n.Text{es: "Charla", en: "Talk"}
	cases := []struct {
		name   string
		e      event.Event
		reader language.Tag
		want   string
		field  string
	}{
		{"its own", event.Event{Slug: i18n.Text{es: "taller", en: "workshop"}, Title: both}, en, "workshop", "slug"},
		{"its own, the same in every language", event.Event{Slug: i18n.Same("taller-2027"), Title: both}, en, "taller-2027", "slug"},
		{"that of a parent", event.Event{Slug: i18n.Text{es: "taller"}, Title: both}, language.MustParse("es-MX"), "taller", "slug"},
		{"made from the title rather than in another language", event.Event{Slug: i18n.Text{es: "taller"}, Title: both}, en, "talk", "title"},
		{"in another language where the title is, too", event.Event{Slug: i18n.Text{es: "taller"}, Title: i18n.Text{es: "Charla"}}, en, "taller", "slug"},
		{"made from a title in another language", event.Event{Title: i18n.Text{es: "Charla de año nuevo"}}, en, "charla-de-ano-nuevo", "title"},
		{"a title without letters", event.Event{Slug: i18n.Text{es: "taller"}, Title: i18n.Text{en: "?"}}, en, "taller", "slug"},
		{"none", event.Event{}, en, "", ""},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			got, field := tc.e.SlugFor(catalog.Localizer(tc.reader))
			assert.Equal(t, tc.want, got)
			assert.Equal(t, tc.field, field)
		})
	}
}
