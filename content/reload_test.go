package content_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rounds"
	"github.com/tertulia-go/tertulia/speaker"
)

// revised are files whose revision is that of their bytes.
type revised struct{ fstest.MapFS }

func (r revised) Rev(path string) (string, bool) {
	file, ok := r.MapFS[path]
	if !ok {
		return "", false
	}
	sum := sha256.Sum256(file.Data)
	return hex.EncodeToString(sum[:]), true
}

// exampleFolder is the files of the example, changed long ago.
func exampleFolder(t testing.TB) fstest.MapFS {
	files := make(fstest.MapFS)
	root := os.DirFS("../examples/content")
	require.NoError(t, fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			var data []byte
			data, err = fs.ReadFile(root, name)
			files[name] = &fstest.MapFile{Data: data, ModTime: longAgo}
		}
		return err
	}))
	return files
}

var longAgo = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// state is all that a folder says.
type state struct {
	settings content.Settings
	events   []*event.Event
	speakers []*speaker.Speaker
	programs []*event.Program
	venues   []*event.Venue
	series   []*event.Series
	pages    []*event.Page
	warnings content.Errors
	lock     map[string]string
	files    []string
	missing  string
}

func stateOf(t testing.TB, f *content.Folder) state {
	s := state{f.Settings, f.Events, f.Speakers, f.Programs, f.Venues, f.Series, f.Pages, f.Warnings, make(map[string]string), nil, ""}
	for _, thing := range f.Lock.Things() {
		var b bytes.Buffer
		require.NoError(t, f.Lock.WriteThing(&b, thing))
		s.lock[thing.String()] = b.String()
	}
	for _, kind := range field.Kinds() {
		for _, id := range []string{"open-archives", "ana-diaz", "about", "unlabeled-boxes", "copy"} {
			s.files = append(s.files, f.File(field.Ref{Kind: kind, ID: id}))
		}
	}
	if err := f.Incomplete(); err != nil {
		s.missing = err.Error()
	}
	return s
}

// edit changes one file as somebody might, or as nobody should.
func edit(r *rand.Rand, files fstest.MapFS, at time.Time) {
	names := slices.Sorted(maps.Keys(files))
	name := names[r.IntN(len(names))]
	put := func(name string, data []byte) { files[name] = &fstest.MapFile{Data: data, ModTime: at} }
	lines := bytes.SplitAfter(files[name].Data, []byte("\n"))
	i := r.IntN(len(lines))
	switch r.IntN(10) {
	case 0:
		put(name, append(slices.Clone(files[name].Data), "# seen\n"...))
	case 1:
		put(name, bytes.Join(slices.Delete(slices.Clone(lines), i, i+1), nil))
	case 2:
		delete(files, name)
	case 3:
		other := names[r.IntN(len(names))]
		put(strings.Replace(name, ".", "-2.", 1), files[other].Data)
	case 4:
		put(name[:strings.LastIndexByte(name, '/')+1]+"copy.yaml", bytes.Replace(files[name].Data, []byte("es: "), []byte("es: Otro "), 1))
	case 5:
		put(name, bytes.ReplaceAll(files[name].Data, []byte("a"), []byte("e")))
	case 6:
		put(name, bytes.ReplaceAll(files[name].Data, []byte("es: "), []byte("es: [x](event:open-archives) ")))
	case 7:
		put(name, bytes.Replace(files[name].Data, []byte("es: "), []byte("es: <b>odd</b> "), 1))
	case 8:
		put("events/unlabeled-boxes/cover.svg", []byte("<svg/>"))
	default:
		put(name, files[name].Data)
	}
}

func TestAReloadedFolderIsTheLoadedOne(t *testing.T) {
	t.Parallel()
	for name, system := range map[string]func(fstest.MapFS) fs.FS{
		"by revisions": func(files fstest.MapFS) fs.FS { return revised{files} },
		"by times":     func(files fstest.MapFS) fs.FS { return files },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(1, 2))
			files := exampleFolder(t)
			old, err := content.Load(system(files))
			require.NoError(t, err)
			before := stateOf(t, old)
			edited, failed := 0, 0
			steps := rounds.Of(400, 30)
			for step := range steps {
				next := maps.Clone(files)
				for range 1 + r.IntN(3) {
					edit(r, next, longAgo.Add(time.Duration(step)*time.Minute))
				}
				want, wantErr := content.Load(system(next))
				got, gotErr := content.Reload(old, system(next))
				require.Equal(t, wantErr, gotErr)
				if step%20 == 0 {
					require.Equal(t, before, stateOf(t, old), "the old folder is another now")
				}
				if wantErr != nil {
					if failed++; failed%4 == 0 {
						mended(t, system(next), system(files), before)
					}
					continue
				}
				edited++
				require.Equal(t, stateOf(t, want), stateOf(t, got))
				files, old, before = next, got, stateOf(t, want)
			}
			assert.Greater(t, edited, steps/8)
			assert.Greater(t, failed, steps/8)
		})
	}
}

// mended loads what is right in files with faults, and then those without: nothing
// may be left of the faults.
func mended(t *testing.T, broken, whole fs.FS, want state) {
	sound, _ := content.LoadSound(broken)
	if sound == nil {
		return // site.yaml has a fault
	}
	got, err := content.Reload(sound, whole)
	require.NoError(t, err)
	require.Equal(t, want, stateOf(t, got))
}

// opened notes which files are opened.
type opened struct {
	fstest.MapFS
	names map[string]bool
}

func (o opened) Open(name string) (fs.File, error) {
	if file := o.MapFS[name]; file != nil {
		o.names[name] = true
	}
	return o.MapFS.Open(name)
}

func (o opened) Stat(name string) (fs.FileInfo, error) { return o.MapFS.Stat(name) }

// reread returns the files of things and locks that are read when some have changed.
func reread(t *testing.T, files fstest.MapFS, changed map[string]string) []string {
	old, err := content.Load(files)
	require.NoError(t, err)
	next := opened{maps.Clone(files), make(map[string]bool)}
	for name, data := range changed {
		next.MapFS[name] = &fstest.MapFile{Data: []byte(data), ModTime: longAgo.Add(time.Hour)}
	}
	_, err = content.Reload(old, next)
	require.NoError(t, err)
	delete(next.names, "site.yaml")
	return slices.Sorted(maps.Keys(next.names))
}

func TestOnlyWhatDependsOnAChangeIsReadAgain(t *testing.T) {
	t.Parallel()
	files := folder(
		"events/a.yaml", "title: {en: A, es: A}\nparticipants: [{speaker: ana}]\nhosts: [part]\nimage: {src: none.png}\n",
		"events/b/event.yaml", "title: {en: B, es: B}\nimage: {src: cover.png}\n", "events/b/description.es.md", "Hola", "events/b/cover.png", "none",
		"speakers/ana.yaml", "name: Ana\n", "speakers/eva.yaml", "name: Eva\n",
		"programs/part.yaml", "name: {en: Part, es: Parte}\nparent: whole\n", "programs/whole.yaml", "name: {en: Whole, es: Todo}\n",
		"locks/event/a.lock", "", "locks/event/b.lock", "",
	)
	for _, file := range files {
		file.ModTime = longAgo
	}
	cases := []struct {
		name    string
		changed map[string]string
		want    []string
	}{
		{"nothing", nil, nil},
		{"an event", map[string]string{"events/a.yaml": "title: {en: A, es: Otra}\n"}, []string{"events/a.yaml"}},
		{"a new event", map[string]string{"events/c.yaml": "title: {en: C, es: C}\n"}, []string{"events/c.yaml"}},
		{"a speaker, and who names her", map[string]string{"speakers/ana.yaml": "name: Ana Díaz\n"}, []string{"events/a.yaml", "speakers/ana.yaml"}},
		{"somebody whom nobody names", map[string]string{"speakers/eva.yaml": "name: Eva Díaz\n"}, []string{"speakers/eva.yaml"}},
		{"a program, its parts and what they hold", map[string]string{"programs/whole.yaml": "name: {en: All, es: Todo}\n"}, []string{"events/a.yaml", "programs/part.yaml", "programs/whole.yaml"}},
		{"a text beside its file", map[string]string{"events/b/description.es.md": "Adiós"}, []string{"events/b/cover.png", "events/b/description.es.md", "events/b/event.yaml"}},
		{"a new text beside it", map[string]string{"events/b/description.en.md": "Hello"}, []string{"events/b/cover.png", "events/b/description.en.md", "events/b/description.es.md", "events/b/event.yaml"}},
		{"a picture", map[string]string{"events/b/cover.png": "other"}, []string{"events/b/cover.png", "events/b/description.es.md", "events/b/event.yaml"}},
		{"a picture that was missing", map[string]string{"events/none.png": "none"}, []string{"events/a.yaml", "events/none.png"}},
		{"a lock", map[string]string{"locks/event/a.lock": "# a\n"}, []string{"locks/event/a.lock"}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, tc.want, reread(t, files, tc.changed))
		})
	}
}

func TestEverythingIsReadAgainWhereTheSiteSaysSomethingElse(t *testing.T) {
	t.Parallel()
	files := folder("events/a.yaml", "title: {en: A, es: A}\nstart: 2027-03-09 18:00\nzone: Europe/Madrid\n")
	for _, file := range files {
		file.ModTime = longAgo
	}
	assert.Equal(t, []string{"events/a.yaml"}, reread(t, files, map[string]string{"site.yaml": string(files["site.yaml"].Data) + "fallback: hide\n"}))
	assert.Empty(t, reread(t, files, map[string]string{"site.yaml": string(files["site.yaml"].Data) + "# the same\n"}))
}

// A file that is changed twice within the grain of the clock of its system has one
// size and one time for two contents.
func TestWhatWasChangedJustBeforeItWasReadIsReadAgain(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		changed time.Time
		want    string
	}{
		"a moment ago":           {time.Now().Add(-time.Second), "B"},
		"in the future":          {time.Now().Add(time.Hour), "B"},
		"at a time not known":    {time.Time{}, "B"},
		"long before it is read": {longAgo, "A"},
	} {
		t.Run(name, func(t *testing.T) {
			titled := func(title string) fstest.MapFS {
				files := folder("events/a.yaml", "title: "+title+"\n")
				files["events/a.yaml"].ModTime = tc.changed
				return files
			}
			old, err := content.Load(titled("A"))
			require.NoError(t, err)
			for range 2 {
				old, err = content.Reload(old, titled("B"))
				require.NoError(t, err)
			}
			assert.Equal(t, i18n.Same(tc.want), old.Events[0].Title)
		})
	}
}

func TestALinkDiesWithWhatItNamed(t *testing.T) {
	t.Parallel()
	files := folder("events/a.yaml", titled("description: {en: T, es: '[b](event:b)'}"), "events/b.yaml", "title: {en: U, es: U}\n")
	for _, file := range files {
		file.ModTime = longAgo
	}
	old, err := content.Load(files)
	require.NoError(t, err)
	files = maps.Clone(files)
	delete(files, "events/b.yaml")
	_, err = content.Reload(old, files)
	assert.Equal(t, []string{`events/a.yaml:2:31: description.es: "event:b" leads nowhere: no file in events/ has this id; did you mean "event:a"?`}, faults(t, err))
	fresh, err := content.Reload(nil, folder("events/a.yaml", titled("")))
	require.NoError(t, err)
	assert.Len(t, fresh.Events, 1)
}
