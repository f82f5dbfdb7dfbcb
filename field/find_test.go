package field_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/synth"
	"github.com/tertulia-go/tertulia/speaker"
)

var es, en = language.Spanish, language.English

func words(s string) i18n.Text { return i18n.Text{es: s} }

// openArchives is an event in which items have names of every kind.
func openArchives() *event.Event {
	ana := &speaker.Speaker{ID: "ana", Bio: words("Lee.")}
	return &event.Event{
		ID: "open-archives", Title: words("Archivos abiertos"),
		Hosts:        []event.Hosting{{Program: &event.Program{ID: "archive", Name: words("Archivo")}}},
		Participants: []event.Participant{{Speaker: ana, Group: words("uno")}, {Speaker: ana, Group: words("otra vez")}},
		Panels:       []*event.Panel{{ID: "opening", Title: words("Apertura")}, nil, {ID: "closing", Title: words("Cierre")}},
		Topics:       []field.Term{{Label: words("Agua")}, {Label: words("Agua")}, {ID: "not a name", Label: words("Ríos")}},
	}
}

func TestFindLeadsToTheTextThatAPathNames(t *testing.T) {
	e := openArchives()
	water, rivers := field.Fingerprint("Agua")[:8], field.Fingerprint("Ríos")[:8]
	cases := []struct {
		name, path string
		want       *i18n.Text
	}{
		{"a field", "title", &e.Title},
		{"a language of a text that does not have it", "title@gl", &e.Title},
		{"an item with an id", "panels[closing].title", &e.Panels[2].Title},
		{"an item by what it refers to, and into another thing", "hosts[archive].program.name", &e.Hosts[0].Program.Name},
		{"an item by the fingerprint of its words", "topics[~" + water + "]@es", &e.Topics[0].Label},
		{"the second of equals", "topics[~" + water + "+2]", &e.Topics[1].Label},
		{"an item whose id cannot be written", "topics[~" + rivers + "]", &e.Topics[2].Label},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			path, err := field.ParsePath(tc.path)
			require.NoError(t, err)
			n, err := field.Walk{Languages: []language.Tag{es, en}}.Find(event.Fields(), e, path)
			require.NoError(t, err)
			assert.Same(t, tc.want, n.Text())
		})
	}
	t.Run("an item by its place, if the step has no name", func(t *testing.T) {
		n, err := field.Walk{}.Find(event.Fields(), e, field.Path{{Field: "topics"}, field.Item(1, "")})
		require.NoError(t, err)
		assert.Same(t, &e.Topics[1], n.Value)
	})
	t.Run("an item by its name, wherever it stands now", func(t *testing.T) {
		n, err := field.Walk{}.Find(event.Fields(), e, field.Path{{Field: "panels"}, field.Item(0, "closing"), {Field: "title"}})
		require.NoError(t, err)
		assert.Same(t, &e.Panels[2].Title, n.Value)
		assert.Equal(t, "panels[2].title", n.Root.Places())
	})
	t.Run("a value that is absent, which can be made", func(t *testing.T) {
		n, err := field.Walk{}.Find(event.Fields(), e, field.Fields("registration"))
		require.NoError(t, err)
		assert.Nil(t, n.Value)
		assert.IsType(t, &event.Registration{}, n.Field.Make(n.Owner))
	})
	t.Run("a node that outlives the walk", func(t *testing.T) {
		n, err := field.Walk{}.Find(event.Fields(), e, field.Fields("subtitle"))
		require.NoError(t, err)
		assert.Equal(t, "event/open-archives#subtitle", n.Place().String())
	})
}

func TestFindRefusesWhatNamesNothingOrMoreThanOne(t *testing.T) {
	cases := []struct {
		name, path string
		want       string
		is         error
	}{
		{"no field", "titel", "titel: nothing is named so", field.ErrNotFound},
		{"no item", "panels[break].title", "panels[break]: nothing is named so", field.ErrNotFound},
		{"a place is no name", "panels[0]", "panels[0]: nothing is named so", field.ErrNotFound},
		{"no field of an item", "panels[opening].titel", "panels[opening].titel: nothing is named so", field.ErrNotFound},
		{"a field of a text", "title.es", "title.es: nothing is named so", field.ErrNotFound},
		{"a field of what is absent", "registration.note", "registration.note: nothing is named so", field.ErrNotFound},
		{"a language of what is no text", "panels[opening]@es", "panels[opening]@es: nothing is named so", field.ErrNotFound},
		{"two appearances of one person", "participants[ana].group", "participants[ana]: several items are named so", field.ErrAmbiguous},
		{"the thing itself", "", ": nothing is named so", field.ErrNotFound},
		{"a language of the thing itself", "@es", ": nothing is named so", field.ErrNotFound},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			path, err := field.ParsePath(tc.path)
			if tc.path == "@es" {
				path, err = field.Path{{Lang: "es"}}, nil // which no notation has
				tc.want = "@es: nothing is named so"
			}
			require.NoError(t, err)
			_, err = field.Walk{Languages: []language.Tag{es, en}}.Find(event.Fields(), openArchives(), path)
			assert.EqualError(t, err, tc.want)
			assert.ErrorIs(t, err, tc.is)
			var at *field.FindError
			assert.ErrorAs(t, err, &at)
		})
	}
	t.Run("a thing with an id, for a walk of its own", func(t *testing.T) {
		path := field.Path{{Field: "hosts"}, field.Item(0, "archive"), {Field: "program"}, {Field: "name"}}
		_, err := field.Walk{Own: true}.Find(event.Fields(), openArchives(), path)
		assert.EqualError(t, err, "hosts[archive].program.name: nothing is named so")
	})
}

// named is what a path says to whoever reads it: places are not written.
func named(p field.Path) field.Path {
	p = slices.Clone(p)
	for i := range p {
		if p[i].Field == "" && p[i].Lang == "" {
			p[i].Index = -1
		}
	}
	return p
}

// leadsBack requires that every path of a walk is read as it is written, and leads
// to its node, or is refused because it leads to several.
func leadsBack(t *testing.T, table *field.Table, root any, every int) {
	t.Helper()
	walk := field.Walk{Languages: []language.Tag{es, en}}
	count := 0
	for n := range walk.Nodes(table, root) {
		path, err := field.ParsePath(n.Root.String())
		require.NoError(t, err)
		require.Equal(t, named(n.Root), path)
		if _, err := field.ParsePlace(n.Ref.String()); err == nil { // the thing has an id, and validation does not refuse it
			place, err := field.ParsePlace(n.Place().String())
			require.NoError(t, err)
			require.Equal(t, field.Place{Ref: n.Ref, Path: named(n.Path())}, place)
		}
		if count++; count%every != 0 { // to find each takes a walk
			continue
		}
		found, err := walk.Find(table, root, path)
		if err != nil {
			require.ErrorIs(t, err, field.ErrAmbiguous)
			continue
		}
		require.Equal(t, n.Field, found.Field)
		require.Equal(t, n.Root, found.Root)
		require.True(t, n.Value == found.Value)
	}
	require.Positive(t, count)
}

func TestEveryPathIsReadAsItIsWritten(t *testing.T) {
	folder, err := content.Load(synth.Folder(8))
	require.NoError(t, err)
	for thing := range folder.Things() {
		leadsBack(t, thing.Table, thing.Value, 5)
	}
}

// FuzzNames makes items of any id and any words. The oracle: every path that a walk
// gives can be written, read and followed.
func FuzzNames(f *testing.F) {
	f.Add("opening", "Agua", "agua", "Ana")
	f.Add("a b", "", "~x+2", "\xff]")
	f.Add("0", "0", "", "")
	f.Fuzz(func(t *testing.T, id, first, second, group string) {
		leadsBack(t, event.Fields(), &event.Event{
			Panels:       []*event.Panel{{ID: id, Title: words(first)}, {Title: words(second)}},
			Topics:       []field.Term{{Label: words(first)}, {ID: id, Label: words(second)}, {Label: words(first)}},
			Participants: []event.Participant{{Speaker: &speaker.Speaker{ID: id}}, {Group: words(group)}},
		}, 1)
	})
}

// FuzzParsePlace gives any words for a place. The oracle: they are refused, or
// printed back as they were.
func FuzzParsePlace(f *testing.F) {
	for _, s := range []string{
		"event/open-archives#panels[opening].title@es", "speaker/ana", "event/e#topics[~1f0c9a52+2]",
		"event/e#", "event/..#a", "event/e#a@", "event/e#a.", "event/e#[a]", "event/e#a@es.b", "site/x", "event", "", "site#name@es", "site", "site#", "site/",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		place, err := field.ParsePlace(s)
		if err != nil {
			assert.ErrorIs(t, err, field.ErrFormat)
			assert.Zero(t, place)
			return
		}
		assert.Equal(t, s, place.String())
	})
}

func TestWhatIsNoPlace(t *testing.T) {
	for _, s := range []string{"", "event", "event/", "site/x", "site/", "site#", "sites#name", "event/..#title", "event/e#", "event/e#.title", "event/e#a..b", "event/e#a@", "event/e#a@es.b", "event/e#a[", "event/e#a[]", "event/e#a b"} {
		_, err := field.ParsePlace(s)
		assert.ErrorIs(t, err, field.ErrFormat, "%q", s)
	}
}
