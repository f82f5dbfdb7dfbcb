package field_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

type shop struct{ Extra field.Extra }

var shopFields = field.NewTable("shop", field.About[shop]{Kind: "shop"}, field.Extras(func(s *shop) *field.Extra { return &s.Extra }))

func coffee() *shop {
	return &shop{field.Extra{
		"x-age":  18,
		"x-menu": map[string]any{"title": i18n.Text{language.Spanish: "Café"}, "notes": []any{i18n.Text{language.Spanish: "Solo"}, i18n.Text{language.Spanish: "Solo"}, "A", nil, true}},
	}}
}

func TestTheWalkGoesThroughWhatASiteSaysOfItsOwn(t *testing.T) {
	t.Parallel()
	walk := field.Walk{Languages: []language.Tag{language.Spanish}}
	var all, texts []string
	for n := range walk.Nodes(shopFields, coffee()) {
		all = append(all, n.Path().Places())
	}
	for n := range walk.Texts(shopFields, coffee()) {
		texts = append(texts, n.Path().String())
	}
	assert.Equal(t, []string{"x-age", "x-menu", "x-menu.notes", "x-menu.notes[0]", "x-menu.notes[1]", "x-menu.notes[2]", "x-menu.notes[3]", "x-menu.notes[4]", "x-menu.title"}, all)
	assert.Equal(t, []string{"x-menu.notes[~a6db4800]", "x-menu.notes[~a6db4800+2]", "x-menu.title"}, texts)
	for range walk.Nodes(shopFields, coffee()) {
		break // a walk can be left
	}
}

func TestATextOfASitesOwnIsFoundAndWritten(t *testing.T) {
	t.Parallel()
	s := coffee()
	path, err := field.ParsePath("x-menu.title@en")
	require.NoError(t, err)
	n, err := field.Walk{}.Find(shopFields, s, path)
	require.NoError(t, err)
	(*n.Text())[language.English] = "Coffee"
	assert.Equal(t, i18n.Text{language.Spanish: "Café", language.English: "Coffee"}, s.Extra["x-menu"].(map[string]any)["title"])
}

func TestValidationChecksWhatASiteSaysOfItsOwn(t *testing.T) {
	t.Parallel()
	s := coffee()
	assert.Empty(t, field.Validate(shopFields, s, field.Walk{}))
	s.Extra["x-a"] = []any{"a\x00b", map[string]any{"c": i18n.Same(strings.Repeat("x", i18n.MaxText+1))}}
	var places []string
	for _, f := range field.Validate(shopFields, s, field.Walk{}) {
		places = append(places, f.Path.Places()+" "+string(f.Reason))
	}
	assert.Equal(t, []string{"x-a[0] text-unprintable", "x-a[1].c text-too-long"}, places)
}

func TestAMapThatHoldsItselfIsWalkedToAnEnd(t *testing.T) {
	t.Parallel()
	round := map[string]any{}
	round["x-a"] = []any{round}
	count := 0
	for range (field.Walk{}).Nodes(shopFields, &shop{round}) {
		count++
	}
	assert.Less(t, count, 100)
}
