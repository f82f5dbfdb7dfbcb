package event_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

func TestPublished(t *testing.T) {
	t.Parallel()
	mexico := language.MustParse("es-MX")
	for _, tc := range []struct {
		name string
		e    event.Event
		at   time.Time
		tag  language.Tag
		want bool
	}{
		{"the zero value is", event.Event{}, time.Time{}, es, true},
		{"a draft is in no language", event.Event{Draft: true}, day(9, 0), es, false},
		{"a draft in another language is", event.Event{DraftIn: tags(en)}, day(9, 0), es, true},
		{"a draft in the language is not", event.Event{DraftIn: tags(en)}, day(9, 0), en, false},
		{"a draft in Spanish is one in Mexico", event.Event{DraftIn: tags(es)}, day(9, 0), mexico, false},
		{"a draft in Mexico is none in Spanish", event.Event{DraftIn: tags(mexico)}, day(9, 0), es, true},
		{"before its moment it is not", event.Event{Publish: field.Schedule{language.Und: day(9, 0)}}, day(9, 0).Add(-1), es, false},
		{"from its moment on it is", event.Event{Publish: field.Schedule{language.Und: day(9, 0)}}, day(9, 0), es, true},
		{"the moment of the language counts", event.Event{Publish: field.Schedule{language.Und: day(9, 0), es: day(12, 0)}}, day(10, 0), mexico, false},
		{"another language has no moment", event.Event{Publish: field.Schedule{en: day(9, 0)}}, day(1, 0), es, true},
		{"a draft stays one when its moment has come", event.Event{DraftIn: tags(es), Publish: field.Schedule{es: day(9, 0)}}, day(10, 0), es, false},
	} {
		t.Run(tc.name, func(t *testing.T) { assert.Equal(t, tc.want, tc.e.Published(tc.at, tc.tag)) })
	}
}

func TestNothingIsMissingWhereAnEventIsADraft(t *testing.T) {
	t.Parallel()
	catalog, err := i18n.Load(tags(es, en))
	require.NoError(t, err)
	e := &event.Event{ID: "a", Title: i18n.Text{es: "Uno"}}
	assert.ErrorContains(t, event.RequireComplete(catalog, nil, e), "a: title: not written in en")
	e.DraftIn = tags(en)
	assert.NoError(t, event.RequireComplete(catalog, nil, e))
}
