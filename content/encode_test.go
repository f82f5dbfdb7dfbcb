package content

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/internal/splice"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// Whatever a key can say is written, and read again as it was: for every key of
// every map. Whoever adds a type of field, or a form, finds here that nobody writes it.
func TestEveryFieldIsWrittenAndReadAgain(t *testing.T) {
	t.Parallel()
	for at, m := range book().maps {
		if at.table == settingsFields {
			continue // site.yaml is no thing
		}
		for i := range m.keys {
			k := m.keys[i]
			if k.name == field.ExtraPrefix {
				k.name = "x-coffee"
			}
			for _, value := range []string{k.example, "none", "true", "free"} {
				if value != k.example && (at.table.Find(k.name) == nil || at.table.Find(k.name).Or != value) {
					continue
				}
				t.Run(m.name+"."+k.name+" "+value, func(t *testing.T) {
					want := readKey(t, at.table, &k, value)
					switch { // readKey knows things, and not their ids
					case k.name == "speaker":
						want.(*event.Participant).Speaker.ID = "ana-diaz"
					case k.name == "parent":
						want.(*event.Program).Parent.ID = "city-archive"
					}
					e := &encoder{zone: time.UTC}
					n := e.mapOf(at.table, want, at.inPlace)
					require.Empty(t, e.faults)
					written := splice.Render(n)
					if k.name == "zone" && at.table.Find("zone") == nil { // it is in the dates
						return
					}
					require.NotEmpty(t, written)
					d := &decoder{
						index: index{{Kind: field.Speaker, ID: "ana-diaz"}: &speaker.Speaker{ID: "ana-diaz"}, {Kind: field.Program, ID: "city-archive"}: &event.Program{ID: "city-archive"}},
						zones: &zones{known: make(map[string]*time.Location)}, scope: scope{zone: time.UTC},
					}
					root := d.parse(written)
					require.NotNil(t, root, "%s", written)
					got := at.table.New()
					m.read(d, root, got)
					assert.Equal(t, want, got, "%s", written)
				})
			}
		}
	}
}

func TestTheExamplesAreWrittenAndReadAgain(t *testing.T) {
	t.Parallel()
	files := make(fstest.MapFS)
	examples := os.DirFS("../examples/content")
	require.NoError(t, fs.WalkDir(examples, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			data, err := fs.ReadFile(examples, name)
			require.NoError(t, err)
			files[name] = &fstest.MapFile{Data: data}
		}
		return err
	}))
	before, err := Load(files)
	require.NoError(t, err)
	for thing := range before.Things() {
		if thing.Table.Kind == field.Page || thing.Table.Kind == field.Site {
			continue // Markdown, and what nobody writes anew
		}
		data, err := Encode(thing.Value)
		require.NoError(t, err)
		file := before.File(field.Ref{Kind: thing.Table.Kind, ID: idOf(thing.Table, thing.Value)})
		if dir := path.Dir(file); strings.Contains(dir, "/") {
			for name := range files {
				if strings.HasPrefix(name, dir+"/") && strings.HasSuffix(name, ".md") {
					delete(files, name) // the text is in the file of the event now
				}
			}
		}
		files[file] = &fstest.MapFile{Data: data}
	}
	after, err := Load(files)
	require.NoError(t, err)
	for i, e := range before.Events {
		for f := range event.Fields().Fields {
			row := &event.Fields().Fields[f]
			assert.Equal(t, row.Ref(e), row.Ref(after.Events[i]), "%s %s:\n%s", e.ID, row.Name, files[before.File(field.Ref{Kind: field.Event, ID: e.ID})].Data)
		}
	}
	assert.Equal(t, before.Speakers, after.Speakers)
	assert.Equal(t, before.Programs, after.Programs)
	assert.Equal(t, before.Venues, after.Venues)
	assert.Equal(t, before.Series, after.Series)
}

func TestAnEncodedFileReadsAsAPersonWouldWriteIt(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	at := func(month time.Month, day, hour int) time.Time {
		return time.Date(2027, month, day, hour, 0, 0, 0, zone)
	}
	data, err := Encode(&event.Event{
		ID: "e", DraftIn: []language.Tag{language.English},
		Title:       i18n.Text{language.Spanish: "Uno: dos", language.English: "One"},
		Description: i18n.Text{language.Spanish: "Primero.\n\nSegundo.\n"},
		Kind:        field.Term{ID: "panel"},
		When:        event.When{Start: at(time.November, 7, 1), End: at(time.November, 7, 20)},
		Participants: []event.Participant{
			{Speaker: &speaker.Speaker{ID: "ana"}, Role: field.Term{ID: "moderator"}},
			{Speaker: &speaker.Speaker{Name: speaker.Name{Display: "Eva"}}},
		},
		Hosts:        []event.Hosting{{Program: &event.Program{ID: "archive"}}},
		Registration: &event.Registration{Capacity: 12, Closes: field.Day(at(time.November, 6, 0))},
		Updated:      at(time.January, 2, 0),
	})
	require.NoError(t, err)
	assert.Equal(t, `draft: [en]
title: {en: One, es: "Uno: dos"}
kind: panel
zone: America/New_York
start: 2027-11-07 01:00 -04:00
end: 2027-11-07 20:00
description:
  es: |
    Primero.

    Segundo.
hosts: [archive]
participants:
  - {speaker: ana, role: moderator}
  - {name: Eva}
registration: {closes: 2027-11-06, capacity: 12}
updated: 2027-01-02
`, string(data))
}

func TestWhatTheFilesCannotHoldIsAnError(t *testing.T) {
	t.Parallel()
	_, err := Encode(&event.Event{
		When:   event.When{Start: time.Date(2027, 3, 9, 18, 0, 30, 0, time.UTC)},
		Kind:   field.Term{ID: "unheard-of"},
		Panels: []*event.Panel{nil, {When: event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, time.UTC), Doors: time.Date(2027, 3, 9, 17, 0, 0, 0, time.UTC)}}},
		Venue:  &event.Venue{Extra: field.Extra{"x-a": 1}},
		Extra:  field.Extra{"x-b": struct{}{}},
	})
	require.Error(t, err)
	assert.Equal(t, `kind: the files cannot hold it: a word of the vocabulary stands alone, and a label has no id
start: the files cannot hold it: seconds
panels[0]: the files cannot hold it: nothing stands in a list
panels[1].doors: the files cannot hold it: it has no key here
venue: the files cannot hold it: a thing written in another has no fields of the site's own
x-b: the files cannot hold it: a struct {}`, err.Error())
	_, err = Encode((*event.Event)(nil))
	assert.Error(t, err)
	_, err = Encode("event")
	assert.Error(t, err)
}
