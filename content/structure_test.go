package content_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

func TestItemsAreAddedMovedAndRemoved(t *testing.T) {
	t.Parallel()
	const list = "title: A\nparticipants:\n  # the chair\n  - {speaker: ana, role: moderator} # since May\n  - {speaker: eva}\nvenue: {name: Casa}\n"
	const moved = "title: A\nparticipants:\n  - {speaker: eva}\n  # the chair\n  - {speaker: ana, role: moderator} # since May\nvenue: {name: Casa}\n"
	place := func(path string) field.Place { return cellOf(t, "event/e#"+path) }
	cases := []struct {
		name, before string
		change       content.Change
		after        string
	}{
		{"at the end", list, content.Add{List: place("participants"), Value: "{name: Luis}"}, "title: A\nparticipants:\n  # the chair\n  - {speaker: ana, role: moderator} # since May\n  - {speaker: eva}\n  - {name: Luis}\nvenue: {name: Casa}\n"},
		{"in the middle", list, content.Add{List: place("participants"), Value: "{name: Luis}", At: 2}, "title: A\nparticipants:\n  # the chair\n  - {speaker: ana, role: moderator} # since May\n  - {name: Luis}\n  - {speaker: eva}\nvenue: {name: Casa}\n"},
		{"the first of a list that was not there", list, content.Add{List: place("hosts"), Value: "archive"}, "title: A\nhosts: [archive]\nparticipants:\n  # the chair\n  - {speaker: ana, role: moderator} # since May\n  - {speaker: eva}\nvenue: {name: Casa}\n"},
		{"the second of what stood alone", "title: A\nstart: 2027-03-09\nstatus: rescheduled\n", content.Add{List: place("status"), Value: "moved-online"}, "title: A\nstart: 2027-03-09\nstatus: [rescheduled, moved-online]\n"},
		{"instead of none", "title: A\nlanguages: {spoken: [es], interpretation: none}\n", content.Add{List: place("languages.interpretation"), Value: "{into: [en]}"}, "title: A\nlanguages: {spoken: [es], interpretation: [{into: [en]}]}\n"},
		{"a panel in lines", "title: A\nstart: 2027-03-09\n", content.Add{List: place("panels"), Value: "id: one\ntitle: {es: Uno}"}, "title: A\nstart: 2027-03-09\npanels:\n  - id: one\n    title: {es: Uno}\n"},
		{"a language", "title: A\nlanguages: {spoken: es}\n", content.Add{List: place("languages.spoken"), Value: "en"}, "title: A\nlanguages: {spoken: [es, en]}\n"},
		{"down", list, content.Move{Item: place("participants[ana]"), To: 2}, moved},
		{"up", moved, content.Move{Item: place("participants[ana]"), To: 1}, list},
		{"away", list, content.Remove{Place: place("participants[eva]")}, "title: A\nparticipants:\n  # the chair\n  - {speaker: ana, role: moderator} # since May\nvenue: {name: Casa}\n"},
		{"the last takes the list with it", "title: A\nhosts: [archive]\nvenue: {name: Casa}\n", content.Remove{Place: place("hosts[archive]")}, "title: A\nvenue: {name: Casa}\n"},
		{"a field with all that is in it", list, content.Remove{Place: place("venue")}, "title: A\nparticipants:\n  # the chair\n  - {speaker: ana, role: moderator} # since May\n  - {speaker: eva}\n"},
		{"a language", "title: {es: A, en: B}\n", content.Remove{Place: place("title@en")}, "title: {es: A}\n"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			loaded, err := content.Load(folder("events/e.yaml", tc.before, "speakers/ana.yaml", "name: Ana\n", "speakers/eva.yaml", "name: Eva\n", "programs/archive.yaml", "name: {es: Archivo}\n"))
			require.NoError(t, err)
			written, err := applied(loaded, tc.change)
			require.NoError(t, err)
			delete(written, "locks/event/e.lock") // of addresses, which have tests of their own
			assert.Equal(t, map[string]string{"events/e.yaml": tc.after}, written)
		})
	}
}

func TestSeveralChangesAreMadeTogether(t *testing.T) {
	t.Parallel()
	loaded, err := content.Load(folder("events/e.yaml", "title: A\nparticipants: [{speaker: ana}]\n", "speakers/ana.yaml", "name: Ana\n"))
	require.NoError(t, err)
	ana := field.Ref{Kind: field.Speaker, ID: "ana"}
	require.Len(t, loaded.Referrers(ana), 1)
	assert.Equal(t, "event/e#participants[ana].speaker", loaded.Referrers(ana)[0].String())

	_, err = loaded.Apply(content.Remove{Place: field.Place{Ref: ana}})
	require.ErrorIs(t, err, content.ErrReferred)
	assert.Contains(t, err.Error(), "speakers/ana.yaml:1:1: other things refer to this: event/e#participants[ana].speaker")
	written, err := applied(loaded, content.Remove{Place: cellOf(t, "event/e#participants[ana]")}, content.Remove{Place: field.Place{Ref: ana}})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"events/e.yaml": "title: A\n", "speakers/ana.yaml": "removed"}, written)

	_, err = loaded.Apply(content.Set{Cell: cellOf(t, "event/e#title"), Value: "B"}, content.Set{Cell: cellOf(t, "event/e#start"), Value: "ayer"})
	require.Error(t, err, "all or nothing")
	eva := &event.Event{ID: "new", Title: i18n.Text{language.Spanish: "Nuevo"}, Venue: &event.Venue{Name: i18n.Same("Casa")}}
	written, err = applied(loaded, content.Create{Thing: eva}, content.Set{Cell: cellOf(t, "event/new#title@en"), Value: "New"})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"events/new.yaml": "title: {es: Nuevo, en: New}\nvenue: {name: Casa}\n"}, written)
	for _, wrong := range []any{&event.Event{ID: "e", Title: i18n.Same("A")}, &event.Event{ID: "No", Title: i18n.Same("N")}, &event.Event{ID: "untitled"}, "event", &event.Event{ID: "twin", Title: i18n.Same("A")}} {
		_, err = loaded.Apply(content.Create{Thing: wrong})
		assert.Error(t, err, "%v", wrong)
	}
}

// again reads a folder once what was written stands in it.
func again(t *testing.T, files fstest.MapFS, written map[string]string) *content.Folder {
	t.Helper()
	for name, data := range written {
		if data == "removed" {
			delete(files, name)
		} else {
			files[name] = &fstest.MapFile{Data: []byte(data)}
		}
	}
	loaded, err := content.Load(files)
	require.NoError(t, err)
	return loaded
}

func TestAThingIsRenamedWhereverItIsNamed(t *testing.T) {
	t.Parallel()
	files := folder(
		"events/e.yaml", "title: {es: Uno, en: One}\nhosts: [archive, {program: archive, relation: sponsored-by}] # both\npanels:\n  - {id: archive, title: {es: Dos}, participants: [{speaker: ana}]}\n",
		"programs/archive.yaml", "name: {es: Archivo, en: Archive}\n", "programs/part.yaml", "name: {es: Parte}\nparent: \"archive\"\n", "speakers/ana.yaml", "name: Ana\n")
	loaded, err := content.Load(files)
	require.NoError(t, err)
	lock, err := loaded.Relock(translation.Marks{})
	require.NoError(t, err)
	locks, err := loaded.LockFiles(lock)
	require.NoError(t, err)
	for _, f := range locks {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	files["programs/archive.yaml"] = &fstest.MapFile{Data: []byte("name: {es: Archivo viejo, en: Archive}\n")} // by hand: stale
	loaded, err = content.Load(files)
	require.NoError(t, err)
	written, err := applied(loaded, content.Rename{From: field.Ref{Kind: field.Program, ID: "archive"}, ID: "old-archive"})
	require.NoError(t, err)
	assert.Equal(t, "title: {es: Uno, en: One}\nhosts: [old-archive, {program: old-archive, relation: sponsored-by}] # both\npanels:\n  - {id: archive, title: {es: Dos}, participants: [{speaker: ana}]}\n", written["events/e.yaml"])
	assert.Equal(t, "name: {es: Parte}\nparent: \"old-archive\"\n", written["programs/part.yaml"])
	assert.Equal(t, "removed", written["programs/archive.yaml"])
	assert.Equal(t, "removed", written["locks/program/archive.lock"])
	renamed := again(t, files, written)
	assert.ErrorContains(t, renamed.Incomplete(language.English), "programs/old-archive.yaml", "stale still")
	for _, id := range []string{"part", "No", ""} {
		_, err = loaded.Apply(content.Rename{From: field.Ref{Kind: field.Program, ID: "archive"}, ID: id})
		assert.Error(t, err, id)
	}
}

func TestALinkNamesAThingThatHasAnotherIDNow(t *testing.T) {
	t.Parallel()
	files := folder(
		"events/e/event.yaml", "title: {es: Uno, en: One}\nlang: es\npractical: '[a](event:e) [b](event:e2)' # himself\n",
		"events/e/description.es.md", "Vea\r\n[el congreso](<event:e>).\r\n",
		"events/e2.yaml", "title: {es: Dos, en: Two}\ndescription:\n  # long\n  es: |\n    Vea [el congreso](event:e)\n    y `[no](event:e)`.\n  en: See nothing.\n",
		"pages/about.es.md", "# Título\r\n\r\n[a](event:e \"A\")\r\n",
	)
	loaded, err := content.Load(files)
	require.NoError(t, err)
	e := field.Ref{Kind: field.Event, ID: "e"}
	var referrers []string
	for _, place := range loaded.Referrers(e) {
		referrers = append(referrers, place.String())
	}
	assert.Equal(t, []string{"event/e#description@es", "event/e#practical@es", "event/e2#description@es", "page/about#body@es"}, referrers)
	_, err = loaded.Apply(content.Remove{Place: field.Place{Ref: e}})
	assert.ErrorIs(t, err, content.ErrReferred)
	_, err = loaded.Apply(content.Set{Cell: cellOf(t, "event/e2#description@en"), Value: "See [it](event:nobody)."})
	assert.ErrorContains(t, err, `events/e2.yaml:7:16: description.en: "event:nobody" leads nowhere`)
	written, err := applied(loaded, content.Rename{From: e, ID: "congress"})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{
		"events/e/event.yaml": "removed", "events/e/description.es.md": "removed",
		"events/congress/event.yaml":        "title: {es: Uno, en: One}\nlang: es\npractical: '[a](event:congress) [b](event:e2)' # himself\n",
		"events/congress/description.es.md": "Vea\r\n[el congreso](<event:congress>).\r\n",
		"events/e2.yaml":                    "title: {es: Dos, en: Two}\ndescription:\n  # long\n  es: |\n    Vea [el congreso](event:congress)\n    y `[no](event:e)`.\n  en: See nothing.\n",
		"pages/about.es.md":                 "# Título\r\n\r\n[a](event:congress \"A\")\r\n",
	}, written)
	assert.Len(t, again(t, files, written).Events, 2)
}

func TestWhatIsStaleStaysSoWhenItsItemHasAnotherName(t *testing.T) {
	t.Parallel()
	const event = "title: A\npanels:\n  - {id: one, title: P, participants: [{speaker: ana, positions: [{title: {es: %s, en: Chair}}]}]}\n"
	files := folder("events/e.yaml", strings.ReplaceAll(event, "%s", "Jefa"), "speakers/ana.yaml", "name: Ana\n", "locks/event/other.lock", "")
	loaded, err := content.Load(files)
	require.NoError(t, err)
	written, err := applied(loaded, content.Set{Cell: cellOf(t, "event/e#panels[one].participants[ana].positions[~"+field.Fingerprint("Jefa")[:8]+"].title@es"), Value: "Directora"})
	require.NoError(t, err)
	stale := again(t, files, written)
	require.Error(t, stale.Incomplete())
	written, err = applied(stale, content.Rename{From: field.Ref{Kind: field.Speaker, ID: "ana"}, ID: "ana-diaz"})
	require.NoError(t, err)
	assert.Equal(t, strings.ReplaceAll(strings.ReplaceAll(event, "%s", "Directora"), "ana", "ana-diaz"), written["events/e.yaml"])
	assert.Error(t, again(t, files, written).Incomplete())
}

func TestAFolderIsRenamedWithAllThatIsInIt(t *testing.T) {
	t.Parallel()
	files := folder("events/e/event.yaml", "title: {es: Uno}\nimage: {src: cover.jpg}\n", "events/e/description.es.md", "Texto\n", "events/e/cover.jpg", "\xff\xd8")
	loaded, err := content.Load(files)
	require.NoError(t, err)
	written, err := applied(loaded, content.Rename{From: field.Ref{Kind: field.Event, ID: "e"}, ID: "f"})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{
		"events/e/event.yaml": "removed", "events/e/description.es.md": "removed", "events/e/cover.jpg": "removed",
		"events/f/event.yaml": "title: {es: Uno}\nimage: {src: cover.jpg}\n", "events/f/description.es.md": "Texto\n", "events/f/cover.jpg": "\xff\xd8",
	}, written)
	assert.Len(t, again(t, files, written).Events, 1)
}

func TestACopyHasItsDatesMoved(t *testing.T) {
	t.Parallel()
	files := folder("events/e.yaml", `# The yearly one
title: {es: Uno, en: One}
slug: {es: uno}
status: rescheduled
start: 2027-03-09 18:00   # on the clock
end: 2027-03-10 02:00
previous: {start: 2027-02-09}
panels: [{id: one, title: {es: Panel}, start: 2027-03-09 19:00}]
registration: {opens: 2027-02-01, closes: 2027-03-08 12:00}
updated: 2026-01-01
`)
	loaded, err := content.Load(files)
	require.NoError(t, err)
	from := field.Ref{Kind: field.Event, ID: "e"}
	written, err := applied(loaded, content.Copy{From: from, ID: "e-2028", Start: "2028-03-09"})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"events/e-2028.yaml": `# The yearly one
draft: true
title: {es: Uno, en: One}
slug: e-2028
start: 2028-03-09 18:00   # on the clock
end: 2028-03-10 02:00
panels: [{id: one, title: {es: Panel}, start: 2028-03-09 19:00}]
registration: {opens: 2028-02-02, closes: 2028-03-08 12:00}
`}, written)
	assert.Len(t, again(t, files, written).Events, 2)
	for _, wrong := range []content.Copy{{From: from, ID: "e"}, {From: from, ID: "x", Start: "2028-03"}, {From: from, ID: "x", Start: "mañana"}, {From: field.Ref{Kind: field.Event, ID: "none"}, ID: "x"}} {
		_, err = loaded.Apply(wrong)
		assert.Error(t, err, wrong)
	}
}

func TestAProgramIsNoPartOfItself(t *testing.T) {
	t.Parallel()
	loaded, err := content.Load(folder("programs/a.yaml", "name: {es: A}\n", "programs/b.yaml", "name: {es: B}\nparent: a\n"))
	require.NoError(t, err)
	_, err = loaded.Apply(content.Set{Cell: cellOf(t, "program/a#parent"), Value: "b"})
	assert.ErrorIs(t, err, field.ErrCycle)
}
