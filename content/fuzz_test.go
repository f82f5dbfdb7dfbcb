package content_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/synth"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
)

// FuzzLoad gives any bytes for the files of a folder. The oracle: either errors
// that each have a place and words in both languages, or a model that passes
// Validate and renders in every language and format.
func FuzzLoad(f *testing.F) {
	spanish := editors(f).Localizer(language.Spanish)
	catalog, err := i18n.Load([]language.Tag{language.Spanish, language.English}, locales.FS)
	require.NoError(f, err)
	for name, file := range synth.Folder(1) {
		if strings.HasPrefix(name, "events/") {
			f.Add(file.Data, []byte("name: {given: Ana, family: Díaz}\nbio: {es: Lee.}\n"), []byte("Uno.\n"), []byte("name: A\n"))
		}
	}
	f.Add([]byte("title: T\nstart: 2024-03-10 02:30\nkind: x\nhosts: [b, {name: [x]}]\na: &a [*a]"), []byte("lang: es\nname: {native: {ar: ا}}"), []byte("\xff"), []byte("parent: a"))
	f.Add([]byte("title: \"\\u202e\"\n<<: {}\n? [a]\n: b\npanels: [{title: A, start: 2027-03-09 09:00, room: R}, {title: B, start: 2027-03-09 09:00, room: R}]"), []byte("name:\n"), []byte(""), []byte("name: {es: A, es-Latn: B}"))
	f.Add([]byte("title: {es: Uno, en: One}\ndraft: [en]\npublish: {es: 2030-01-01 09:00}\n"), []byte("name: Ana\n"), []byte(""), []byte("name: A\n"))
	now := time.Unix(1_800_000_000, 0)
	matches, err := filepath.Glob("../examples/content/events/*.yaml")
	require.NoError(f, err)
	for _, name := range matches {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data, []byte("name: Ana\n"), []byte("*Dos*\n"), []byte("name: {es: A}\nurl: {en: https://example.org}\n"))
	}
	f.Fuzz(func(t *testing.T, eventFile, speakerFile, description, programFile []byte) {
		files := folder(
			"events/e/event.yaml", string(eventFile), "events/e/description.es.md", string(description),
			"speakers/ana.yaml", string(speakerFile), "programs/a.yaml", string(programFile))
		loaded, err := content.Load(files)
		if err != nil {
			assert.Nil(t, loaded)
			var list content.Errors
			require.ErrorAs(t, err, &list)
			assert.Positive(t, list.Faults())
			for _, e := range list {
				placed(t, e, spanish, files[e.File].Data)
			}
			return
		}
		for _, w := range loaded.Warnings {
			placed(t, w, spanish, files[w.File].Data)
		}
		views, err := view.New(catalog, view.Options{Now: func() time.Time { return now }})
		require.NoError(t, err)
		var printer render.Printer
		assert.Empty(t, loaded.Programs[0].Validate())
		assert.Empty(t, loaded.Speakers[0].Validate())
		assert.Empty(t, loaded.Events[0].Validate())
		for _, tag := range loaded.Settings.Languages {
			eventView, err := views.Event(loaded.Events[0], tag)
			if !loaded.Events[0].Published(now, tag) {
				require.ErrorIs(t, err, view.ErrUnpublished)
				continue
			}
			require.NoError(t, err)
			speakerView, err := views.Speaker(loaded.Speakers[0], tag)
			require.NoError(t, err)
			programView, err := views.Program(loaded.Programs[0], tag)
			require.NoError(t, err)
			for _, v := range []view.View{eventView, speakerView, programView} {
				for _, write := range []func(io.Writer, view.View) error{printer.HTML, printer.Page, printer.Text} {
					var b bytes.Buffer
					assert.NoError(t, write(&b, v))
				}
			}
		}
		lock, err := loaded.Relock(translation.Marks{})
		require.NoError(t, err)
		written, err := loaded.LockFiles(lock)
		require.NoError(t, err)
		for _, file := range written {
			files[file.Name] = &fstest.MapFile{Data: file.Data}
		}
		locked, err := content.Load(files)
		require.NoError(t, err)
		assert.Nil(t, locked.Unrecorded(), "a lock that was just written is behind")
	})
}

// lineBreaks are those of YAML 1.1, which the YAML package counts by.
var lineBreaks = regexp.MustCompile("\r\n|[\r\n\u0085\u2028\u2029]")

// placed checks that an error has a place in its file, and words.
func placed(t *testing.T, e *content.Error, spanish *i18n.Localizer, data []byte) {
	assert.NotEmpty(t, e.File)
	if e.Line > 0 {
		assert.Positive(t, e.Column, e)
		assert.LessOrEqual(t, e.Line, 1+len(lineBreaks.Split(string(data), -1)), e)
	} else {
		assert.Zero(t, e.Column, e)
	}
	for _, words := range []string{e.Message(nil), e.Message(spanish)} {
		assert.NotEmpty(t, words, e.ID)
		assert.NotContains(t, words, "\n")
		assert.NotContains(t, words, "<no value>")
	}
}

// FuzzDate writes a wall clock and reads it back. The oracle is the clock: a
// date that is taken shows what was written, and one that is refused is no
// date, is skipped or comes twice, as counting with each of the zone's offsets
// shows.
func FuzzDate(f *testing.F) {
	f.Add(2024, 3, 10, 2, 30, uint8(0))
	f.Add(2024, 11, 3, 1, 30, uint8(0))
	f.Add(2018, 11, 4, 0, 0, uint8(1))
	f.Add(2011, 12, 30, 12, 0, uint8(2))
	f.Add(2027, 2, 30, 24, 60, uint8(3))
	f.Add(1883, 11, 18, 12, 3, uint8(0))
	zones := []string{"America/New_York", "America/Sao_Paulo", "Pacific/Apia", "Europe/Madrid", "America/Caracas", "Australia/Lord_Howe", "Africa/Casablanca"}
	f.Fuzz(func(t *testing.T, year, month, day, hour, minute int, z uint8) {
		if year < 1 || year > 9998 || month < 0 || month > 99 || day < 0 || day > 99 || hour < 0 || hour > 99 || minute < 0 || minute > 99 {
			return
		}
		zone, err := time.LoadLocation(zones[int(z)%len(zones)])
		require.NoError(t, err)
		written := fmt.Sprintf("%04d-%02d-%02d %02d:%02d", year, month, day, hour, minute)
		// Every moment at which the clock shows what is written.
		moments := make(map[int64]bool)
		noon := time.Date(year, time.Month(month), day, 12, 0, 0, 0, time.UTC)
		if hour < 24 && minute < 60 && noon.Format("2006-01-02") == written[:10] {
			wall := time.Date(year, time.Month(month), day, hour, minute, 0, 0, time.UTC)
			for h := -48; h <= 48; h++ {
				_, offset := wall.Add(time.Duration(h) * time.Hour).In(zone).Zone()
				if at := wall.Add(-time.Duration(offset) * time.Second); at.In(zone).Format("2006-01-02 15:04") == written {
					moments[at.Unix()] = true
				}
			}
		}
		loaded, err := content.Load(folder("events/e.yaml", titled("zone: "+zone.String()+"\nstart: "+written)))
		if len(moments) != 1 {
			var list content.Errors
			require.True(t, errors.As(err, &list), "%s is taken", written)
			assert.Equal(t, "start", list[0].Path.String())
			return
		}
		require.NoError(t, err)
		start := loaded.Events[0].When.Start
		assert.True(t, moments[start.Unix()], "%s is read as %s", written, start)
		assert.Equal(t, zone.String(), start.Location().String())
	})
}
