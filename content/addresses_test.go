package content_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// addressLines are the lines of a written slugs.lock without its heading.
func addressLines(file string) []string {
	_, lines, _ := strings.Cut(strings.TrimSuffix(file, "\n"), "\n")
	return strings.Split(lines, "\n")
}

func TestTheFileOfAddressesHasEachPresentAndFormerOneOnce(t *testing.T) {
	t.Parallel()
	files := folder("events/e.yaml", "title: {es: Uno, en: One}\n", "events/draft.yaml", "title: {es: Dos, en: Two}\ndraft: [en]\n",
		"events/later.yaml", "title: Tres\npublish: 2027-02-01 09:00\n",
		"speakers/b.yaml", "name: Ana Díaz\n", "speakers/a.yaml", "name: Ana Díaz\n", "pages/about.es.md", "# Nosotros\n",
		"slugs.lock", "event/e es viejo\r\nevent/e es viejo\nevent/gone es ido\nevent/e fr un\n")
	loaded, err := content.Load(files)
	require.NoError(t, err)
	written, err := loaded.AddressFiles(time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	require.Len(t, written, 1)
	assert.Equal(t, content.AddressesFile, written[0].Name)
	assert.Equal(t, []string{"event/draft es dos", "event/e en one", "event/e es uno", "event/e es viejo", "event/e fr un", "page/about en nosotros", "page/about es nosotros",
		"speaker/a en ana-diaz", "speaker/a es ana-diaz", "speaker/b en b", "speaker/b es b"}, addressLines(string(written[0].Data)))
	files["slugs.lock"].Data = written[0].Data
	loaded, err = content.Load(files)
	require.NoError(t, err)
	again, err := loaded.AddressFiles(time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	assert.Empty(t, again)
	assert.Equal(t, []string{"viejo"}, loaded.FormerSlugs(field.Ref{Kind: field.Event, ID: "e"}, language.Spanish))
	assert.Empty(t, loaded.FormerSlugs(field.Ref{Kind: field.Event, ID: "e"}, language.English))
	assert.Equal(t, "uno", loaded.Slug(field.Ref{Kind: field.Event, ID: "e"}, language.Spanish))
	assert.Empty(t, loaded.Slug(field.Ref{Kind: field.Event, ID: "e"}, language.French), "no language of the site")
	assert.Empty(t, loaded.Slug(field.Ref{Kind: field.Event, ID: "none"}, language.Spanish))

	none, err := load(t).AddressFiles(time.Now())
	require.NoError(t, err)
	assert.Empty(t, none, "a site of which nothing has an address")
}

func TestAChangeOfAnAddressIsWrittenWithIt(t *testing.T) {
	t.Parallel()
	const e, draft, ana = "title: {es: Uno, en: One}\n", "title: {es: Secreto}\ndraft: true\n", "name: Ana\n"
	kept := "event/e en first\nevent/e en one\nevent/e es uno\nspeaker/ana en ana\nspeaker/ana es ana\n"
	for _, tc := range []struct {
		name   string
		lock   string // "": there is none
		change content.Change
		where  []string // the files in which addresses are written
		want   []string // all addresses that are known afterwards; nil: nothing is written
	}{
		{"a title", kept, content.Set{Cell: cellOf(t, "event/e#title@es"), Value: "Dos"}, []string{"locks/event/e.lock"},
			[]string{"event/e en first", "event/e en one", "event/e es dos", "event/e es uno", "speaker/ana en ana", "speaker/ana es ana"}},
		{"a slug", kept, content.Set{Cell: cellOf(t, "event/e#slug@en"), Value: "two"}, []string{"locks/event/e.lock"},
			[]string{"event/e en first", "event/e en one", "event/e en two", "event/e es uno", "speaker/ana en ana", "speaker/ana es ana"}},
		{"the first change of a site", "", content.Set{Cell: cellOf(t, "event/e#title@es"), Value: "Dos"}, []string{"locks/event/e.lock"},
			[]string{"event/e en one", "event/e es dos", "event/e es uno", "speaker/ana en ana", "speaker/ana es ana"}},
		{"a name", kept, content.Set{Cell: cellOf(t, "speaker/ana#name.display"), Value: "Eva"}, []string{"locks/speaker/ana.lock"},
			[]string{"event/e en first", "event/e en one", "event/e es uno", "speaker/ana en ana", "speaker/ana en eva", "speaker/ana es ana", "speaker/ana es eva"}},
		{"another id", kept, content.Rename{From: field.Ref{Kind: field.Event, ID: "e"}, ID: "f"}, []string{"slugs.lock"},
			[]string{"event/f en first", "event/f en one", "event/f es uno", "speaker/ana en ana", "speaker/ana es ana"}},
		{"a thing that is gone", kept, content.Remove{Place: field.Place{Ref: field.Ref{Kind: field.Event, ID: "e"}}}, []string{"slugs.lock"},
			[]string{"speaker/ana en ana", "speaker/ana es ana"}},
		{"a publication", kept, content.Remove{Place: cellOf(t, "event/d#draft")}, []string{"locks/event/d.lock"},
			[]string{"event/d en secreto", "event/d es secreto", "event/e en first", "event/e en one", "event/e es uno", "speaker/ana en ana", "speaker/ana es ana"}},
		{"a file that was behind", "event/e es uno\n", content.Set{Cell: cellOf(t, "event/e#title@en"), Value: "Two"}, []string{"locks/event/e.lock"},
			[]string{"event/e en one", "event/e en two", "event/e es uno", "speaker/ana en ana", "speaker/ana es ana"}},
		{"a title of a draft", kept, content.Set{Cell: cellOf(t, "event/d#title@es"), Value: "Otro"}, nil, nil},
		{"what makes no address", kept, content.Set{Cell: cellOf(t, "event/e#subtitle@es"), Value: "Dos"}, nil, nil},
		{"words that make the same", kept, content.Set{Cell: cellOf(t, "event/e#title@es"), Value: "¡Uno!"}, nil, nil},
		{"a copy, which is a draft", kept, content.Copy{From: field.Ref{Kind: field.Event, ID: "e"}, ID: "g"}, nil, nil},
		{"a new address in a site without the file", "", content.Remove{Place: cellOf(t, "event/d#draft")}, nil, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			files := folder("events/e.yaml", e, "events/d.yaml", draft, "speakers/ana.yaml", ana)
			if tc.lock != "" {
				files[content.AddressesFile] = &fstest.MapFile{Data: []byte(tc.lock)}
				loaded, err := content.Load(files)
				require.NoError(t, err)
				sorted, err := loaded.AddressFiles(longAgo)
				require.NoError(t, err)
				if tc.want == nil {
					files[content.AddressesFile].Data = sorted[0].Data
				}
			}
			loaded, err := content.Load(files)
			require.NoError(t, err)
			written, err := applied(loaded, tc.change)
			require.NoError(t, err)
			var where []string
			for name, data := range written {
				if name == content.AddressesFile || strings.HasSuffix(name, ".lock") && data != "removed" {
					where = append(where, name)
				}
				if files[name] = (&fstest.MapFile{Data: []byte(data)}); data == "removed" {
					delete(files, name)
				}
			}
			assert.Equal(t, tc.where, where)
			if tc.want == nil {
				return
			}
			after, err := content.Load(files)
			require.NoError(t, err)
			assert.Nil(t, after.Lock, "addresses make no lock of texts")
			known, err := after.AddressFiles(time.Now())
			require.NoError(t, err)
			if tc.where[0] != content.AddressesFile {
				require.Len(t, known, 1)
				files[content.AddressesFile] = &fstest.MapFile{Data: known[0].Data}
			}
			assert.Equal(t, tc.want, addressLines(string(files[content.AddressesFile].Data)))
			for _, file := range files {
				file.ModTime = longAgo // as files have it that are not read again
			}
			again, err := content.Reload(loaded, files)
			require.NoError(t, err)
			unchanged, err := content.Reload(again, files)
			require.NoError(t, err)
			for _, thing := range []string{"event/d", "event/e", "event/f", "speaker/ana"} {
				ref := cellOf(t, thing).Ref
				for _, tag := range []language.Tag{language.Spanish, language.English} {
					assert.Equal(t, after.FormerSlugs(ref, tag), again.FormerSlugs(ref, tag))
					assert.Equal(t, after.FormerSlugs(ref, tag), unchanged.FormerSlugs(ref, tag))
				}
			}
		})
	}
}

func TestANamesakeThatComesBeforeTakesTheAddress(t *testing.T) {
	t.Parallel()
	loaded := load(t, "speakers/b.yaml", "name: Ana\n", "speakers/a.yaml", "name: Eva\n", "slugs.lock", "# x\n")
	written, err := applied(loaded, content.Set{Cell: cellOf(t, "speaker/a#name.display"), Value: "Ana"})
	require.NoError(t, err)
	assert.Equal(t, []string{"speaker/a en ana", "speaker/a en eva", "speaker/a es ana", "speaker/a es eva"}, addressLines(written["locks/speaker/a.lock"]))
	assert.Equal(t, []string{"speaker/b en ana", "speaker/b en b", "speaker/b es ana", "speaker/b es b"}, addressLines(written["locks/speaker/b.lock"]))
}

func TestANamesakeWhoseIDIsTakenTooHasANumber(t *testing.T) {
	t.Parallel()
	loaded := load(t, "speakers/a.yaml", "name: B\n", "speakers/b.yaml", "name: B\n", "speakers/b-2.yaml", "name: B\n")
	for id, want := range map[string]string{"a": "b", "b": "b-2", "b-2": "b-2-2"} {
		assert.Equal(t, want, loaded.Slug(field.Ref{Kind: field.Speaker, ID: id}, language.Spanish), id)
	}
}

func TestABrokenFileOfAddresses(t *testing.T) {
	t.Parallel()
	files := folder("events/e.yaml", "title: Uno\n", "slugs.lock", "event/e es uno\nevent/e es Uno\nevents/e es uno\nevent/e ES uno\nevent/E es uno\nevent/e  uno\nevent/e es\n")
	_, err := content.Load(files)
	var found content.Errors
	require.ErrorAs(t, err, &found)
	require.Len(t, found, 6)
	for i, fault := range found {
		assert.Equal(t, [2]int{i + 2, 1}, [2]int{fault.Line, fault.Column})
		assert.Equal(t, "error.address", fault.ID)
	}
	sound, _ := content.LoadSound(files)
	require.NotNil(t, sound)
	assert.Len(t, sound.Events, 1, "what can be shown is")
	_, err = sound.Apply(content.Set{Cell: cellOf(t, "event/e#title"), Value: "Dos"})
	require.NoError(t, err, "which is written beside the lock of the event")
	_, err = sound.Apply(content.Rename{From: field.Ref{Kind: field.Event, ID: "e"}, ID: "f"})
	require.ErrorAs(t, err, &found)
	assert.Equal(t, "error.address", found[0].ID, "lines that nobody understands are not lost by a change")
	_, err = sound.AddressFiles(longAgo)
	assert.Error(t, err)
	_, err = sound.Apply(content.Set{Cell: cellOf(t, "event/e#subtitle@es"), Value: "Dos"})
	assert.NoError(t, err, "what does not need the file")

	files["slugs.lock"].Data = []byte("<<<<<<< HEAD\nevent/e es uno\n")
	_, err = content.Load(files)
	require.ErrorAs(t, err, &found)
	assert.Equal(t, "error.merge", found[0].ID)
}

func TestAddressesThatCheckDoubts(t *testing.T) {
	t.Parallel()
	at := time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	doubts := func(lock string) []string {
		var all []string
		files := folder("events/a.yaml", "title: Uno\n", "events/b.yaml", "title: Dos\naliases: {es: uno}\n", "events/c.yaml", "title: Tres\npublish: 2027-02-01 09:00\n")
		if lock != "" {
			files["slugs.lock"] = &fstest.MapFile{Data: []byte(lock)}
		}
		loaded, err := content.Load(files)
		require.NoError(t, err)
		for _, doubt := range loaded.Doubts(at) {
			all = append(all, doubt.Error())
		}
		return all
	}
	alias := `events/b.yaml:2:10: warning: aliases: the former address "uno" in Spanish leads to events/a.yaml now: if that is right, delete it here; else give events/a.yaml another slug`
	present := "event/a es uno\nevent/a en uno\nevent/b es dos\nevent/b en dos\n"
	assert.Equal(t, []string{alias}, doubts(""), "a site that keeps no such file is not asked for one")
	assert.Equal(t, []string{alias}, doubts(present))
	assert.Equal(t, []string{alias, `slugs.lock: warning: there are addresses that slugs.lock does not record, so they would lead nowhere once a title has changed: run "tertulia status --update"`},
		doubts(strings.Replace(present, "event/b en dos\n", "", 1)))
	assert.Equal(t, []string{alias,
		`slugs.lock:5:1: warning: the former address "dos" in Spanish leads to events/b.yaml now: if that is right, delete it here; else give events/b.yaml another slug`,
		`slugs.lock:7:1: warning: the former address "cero" in Spanish leads to events/a.yaml now: if that is right, delete it here; else give events/a.yaml another slug`,
	}, doubts(present+"event/a es dos\nevent/a es cero\nevent/b es cero\nevent/a en only\n"))
}

// FuzzAddresses gives any bytes for the file of addresses. The oracle: faults that
// each have a line of the file, or a file that is the same when it is written and
// read again, and has every line of a thing that there is.
func FuzzAddresses(f *testing.F) {
	f.Add([]byte("# x\nevent/e es uno\r\nevent/e es viejo\n\nspeaker/s es ana\n"))
	f.Add([]byte("event/e und x\nevent/e es-419 ñ\n"))
	f.Add([]byte("\ufeffevent/e en one\nevent/e en one"))
	f.Fuzz(func(t *testing.T, data []byte) {
		files := folder("events/e.yaml", "title: Uno\n", "slugs.lock", string(data))
		loaded, err := content.Load(files)
		if err == nil {
			fromLock(t, loaded, string(data))
		}
		if err != nil {
			spanish := editors(t).Localizer(language.Spanish)
			var found content.Errors
			require.ErrorAs(t, err, &found)
			for _, fault := range found {
				placed(t, fault, spanish, data)
			}
			return
		}
		update := func(loaded *content.Folder) string {
			written, err := loaded.AddressFiles(longAgo)
			require.NoError(t, err)
			if len(written) == 0 {
				return string(files["slugs.lock"].Data)
			}
			files["slugs.lock"].Data = written[0].Data
			return string(written[0].Data)
		}
		once := update(loaded)
		for line := range strings.Lines(strings.ReplaceAll(string(data), "\ufeff", "")) {
			line = strings.TrimRight(line, "\r\n")
			if strings.HasPrefix(line, "event/e ") {
				assert.Contains(t, once, line+"\n", "a line is lost")
			}
		}
		again, err := content.Load(files)
		require.NoError(t, err, "what was written is refused")
		assert.Equal(t, once, update(again))
		for _, slug := range again.FormerSlugs(field.Ref{Kind: field.Event, ID: "e"}, language.Spanish) {
			assert.Equal(t, slug, i18n.Slug(slug))
		}
	})
}

// fromLock checks that the addresses of an event are the same where they stand in its
// lock, and stay there when the event is changed.
func fromLock(t *testing.T, fromFile *content.Folder, lines string) {
	thing := field.Ref{Kind: field.Event, ID: "e"}
	var own strings.Builder
	for line := range strings.Lines(strings.ReplaceAll(lines, "\ufeff", "")) {
		if strings.HasPrefix(line, "event/e ") {
			own.WriteString(line)
		}
	}
	files := folder("events/e.yaml", "title: Uno\n", content.LockFile(thing), own.String())
	loaded, err := content.Load(files)
	require.NoError(t, err)
	assert.ElementsMatch(t, fromFile.FormerSlugs(thing, language.Spanish), loaded.FormerSlugs(thing, language.Spanish))
	written, err := loaded.Apply(content.Set{Cell: cellOf(t, "event/e#title"), Value: "Dos"})
	require.NoError(t, err)
	for _, file := range written {
		files[file.Name] = &fstest.MapFile{Data: file.Data}
	}
	after, err := content.Load(files)
	require.NoError(t, err, "what was written is refused")
	assert.Subset(t, append(after.FormerSlugs(thing, language.Spanish), "dos"), append(loaded.FormerSlugs(thing, language.Spanish), "uno"))
}

func TestAnotherLanguageOfTheSiteHasAddressesToRecord(t *testing.T) {
	t.Parallel()
	files := folder("events/a.yaml", "title: {es: Uno, en: One}\n", "slugs.lock", "event/a es uno\nevent/a en one\n")
	loaded, err := content.Load(files)
	require.NoError(t, err)
	assert.Empty(t, loaded.Doubts(longAgo))
	written, err := applied(loaded, content.Set{Cell: cellOf(t, "site#languages"), Value: "[es, en, pt]"})
	require.NoError(t, err)
	files["site.yaml"].Data = []byte(written["site.yaml"])
	loaded, err = content.Reload(loaded, files)
	require.NoError(t, err)
	doubts := loaded.Doubts(longAgo)
	require.Len(t, doubts, 1)
	assert.Equal(t, "warning.addresses", doubts[0].ID)
	update, err := loaded.AddressFiles(longAgo)
	require.NoError(t, err)
	assert.Equal(t, []string{"event/a en one", "event/a es uno", "event/a pt uno"}, addressLines(string(update[0].Data)))
}

func TestAddressesInALockGoWithTheThing(t *testing.T) {
	t.Parallel()
	e := field.Ref{Kind: field.Event, ID: "e"}
	files := folder("events/e.yaml", "title: {es: Uno, en: One}\n", "locks/event/e.lock", "# The addresses that it has had.\nevent/e es cero\nevent/e es uno\n")
	loaded, err := content.Load(files)
	require.NoError(t, err)
	written, err := applied(loaded, content.Rename{From: e, ID: "f"})
	require.NoError(t, err)
	assert.Equal(t, "removed", written["locks/event/e.lock"])
	assert.Equal(t, []string{"event/f es cero", "event/f es uno"}, addressLines(written["locks/event/f.lock"]))
	written, err = applied(loaded, content.Remove{Place: field.Place{Ref: e}})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"events/e.yaml": "removed", "locks/event/e.lock": "removed"}, written)
	written, err = applied(loaded, content.Copy{From: e, ID: "g"})
	require.NoError(t, err)
	assert.NotContains(t, written, "locks/event/g.lock", "which are those of the other")
	assert.NotContains(t, written, "locks/event/e.lock")
}
