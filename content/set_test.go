package content_test

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rounds"
)

// cellOf reads the name of a cell.
func cellOf(t testing.TB, name string) field.Place {
	t.Helper()
	place, err := field.ParsePlace(name)
	require.NoError(t, err)
	return place
}

// setting changes cells by their names and returns the files that are written.
func setting(t testing.TB, files fs.FS, pairs ...string) (map[string]string, error) {
	t.Helper()
	folder, _ := content.LoadSound(files)
	require.NotNil(t, folder)
	var changes []content.Change
	for i := 0; i < len(pairs); i += 2 {
		changes = append(changes, content.Set{Cell: cellOf(t, pairs[i]), Value: pairs[i+1]})
	}
	return applied(folder, changes...)
}

func applied(folder *content.Folder, changes ...content.Change) (map[string]string, error) {
	files, err := folder.Apply(changes...)
	written := make(map[string]string)
	for _, f := range files {
		written[f.Name] = string(f.Data)
		if f.Data == nil {
			written[f.Name] = "removed"
		}
	}
	return written, err
}

func TestSettingACellChangesItsBytesOnly(t *testing.T) {
	t.Parallel()
	const start = "start: 2027-03-09 18:00\n"
	cases := []struct{ name, before, cell, value, after string }{
		{"a language", "title: {es: Uno, en: One} # c\n", "title@en", "Two", "title: {es: Uno, en: Two} # c\n"},
		{"a language that was not there, in the order of the site", "title: {en: One}\n", "title@es", "Uno", "title: {es: Uno, en: One}\n"},
		{"a field that was not there, in the order of the manual", "title: A\n# when\n" + start + "kind: panel\n", "subtitle@es", "Sub: título", "title: A\nsubtitle: {es: \"Sub: título\"}\n# when\n" + start + "kind: panel\n"},
		{"the last language takes the field with it", "title: A\nsubtitle: {es: B}\n" + start, "subtitle@es", "  ", "title: A\n" + start},
		{"a map that was not there", "title: A\n", "contact.email", "a@example.org", "title: A\ncontact: {email: a@example.org}\n"},
		{"a map that is not there any more", "title: A\ncontact: {email: a@example.org}\n", "contact.email", "", "title: A\n"},
		{"a second language of a text of the file's", "lang: es\ntitle: Uno\n", "title@en", "One", "lang: es\ntitle: {es: Uno, en: One}\n"},
		{"the first language of a text of the file's", "lang: es\ntitle: Uno\n", "title@es", "Dos", "lang: es\ntitle: Dos\n"},
		{"a new text in the file's language", "lang: es\ntitle: Uno\n", "subtitle@es", "Dos", "lang: es\ntitle: Uno\nsubtitle: Dos\n"},
		{"a plain text", "title: A\n", "title", "NO", "title: \"NO\"\n"},
		{"several lines", "title: A\n", "description@es", "uno\n\ndos\n", "title: A\ndescription:\n  es: |\n    uno\n\n    dos\n"},
		{"a long text that was short", "lang: es\ntitle: A\nsummary: Uno.\n", "summary@en", strings.Repeat("One. ", 20) + "Two.", "lang: es\ntitle: A\nsummary:\n  es: Uno.\n  en: " + strings.Repeat("One. ", 20) + "Two.\n"},
		{"a date", "title: A\n" + start, "start", "2027-03-10 19:00", "title: A\nstart: 2027-03-10 19:00\n"},
		{"a date in quotes", "title: A\nstart: '2027-03-09 18:00'\n", "start", "2027-03-10 19:00", "title: A\nstart: '2027-03-10 19:00'\n"},
		{"a zone", "title: A\n" + start, "zone", "America/Bogota", "title: A\nzone: America/Bogota\n" + start},
		{"a statement", "title: A\nlanguages: {spoken: [es]}\n", "languages.interpretation", "none", "title: A\nlanguages: {spoken: [es], interpretation: none}\n"},
		{"languages", "title: A\nlanguages: {spoken: [es]}\n", "languages.spoken", "[es, en]", "title: A\nlanguages: {spoken: [es, en]}\n"},
		{"a whole list, in lines", "title: A\n", "topics", "- {es: Agua}\n- {es: Aire}", "title: A\ntopics:\n  - {es: Agua}\n  - {es: Aire}\n"},
		{"an item by its id", "title: A\n" + start + "panels: [{id: one, title: {es: A}}, {id: two}]\n", "panels[two].title@es", "B", "title: A\n" + start + "panels: [{id: one, title: {es: A}}, {id: two, title: {es: B}}]\n"},
		{"an item by what it refers to", "title: A\nparticipants:\n  - {speaker: ana, role: moderator}\n", "participants[ana].status", "invited", "title: A\nparticipants:\n  - {speaker: ana, role: moderator, status: invited}\n"},
		{"an item by its words", "title: A\ntopics: [{es: Agua}, {es: Aire}]\n", "topics[~" + field.Fingerprint("Aire")[:8] + "]@en", "Air", "title: A\ntopics: [{es: Agua}, {es: Aire, en: Air}]\n"},
		{"someone written in place", "title: A\nparticipants:\n  - {name: Eva, role: moderator}\n", "participants[~" + field.Fingerprint("Eva")[:8] + "].speaker.name.display", "Eva Paz", "title: A\nparticipants:\n  - {name: Eva Paz, role: moderator}\n"},
		{"a short form that becomes a map", "title: A\nhosts: [archive]\n", "hosts[archive].relation", "sponsored-by", "title: A\nhosts: [{program: archive, relation: sponsored-by}]\n"},
		{"a key of the site's own", "title: A\nx-menu: {es: Café}\n", "x-menu@en", "Coffee", "title: A\nx-menu: {es: Café, en: Coffee}\n"},
		{"a new key of the site's own", "title: A\n", "x-seats", "12", "title: A\nx-seats: 12\n"},
		{"a picture", "title: A\nimage: {src: https://example.org/a.jpg}\n", "image.src", "https://example.org/b.jpg", "title: A\nimage: {src: https://example.org/b.jpg}\n"},
		{"as Windows writes it", "title: {es: Uno}\r\n" + "kind: panel\r\n", "title@es", "a\r\nb", "title: {es: \"a\\nb\"}\r\nkind: panel\r\n"},
		{"a key without a value", "title: A\nsubtitle: # none yet\n" + start, "subtitle@es", "B", "title: A\nsubtitle: {es: B} # none yet\n" + start},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			files := folder("events/e.yaml", tc.before, "speakers/ana.yaml", "name: Ana\n", "programs/archive.yaml", "name: {es: Archivo}\n")
			written, err := setting(t, files, "event/e#"+tc.cell, tc.value)
			require.NoError(t, err)
			delete(written, "locks/event/e.lock") // of addresses, which have tests of their own
			assert.Equal(t, map[string]string{"events/e.yaml": tc.after}, written)
		})
	}
}

func TestALongTextBesideTheFile(t *testing.T) {
	t.Parallel()
	files := folder("events/e/event.yaml", "title: A\n", "events/e/description.es.md", "\ufeffUno\r\nDos\r\n")
	written, err := setting(t, files, "event/e#description@es", "Tres\nCuatro\n")
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"events/e/description.es.md": "\ufeffTres\r\nCuatro\r\n"}, written, "mark and line breaks stay")
	written, err = setting(t, files, "event/e#description@en", "One\n")
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"events/e/description.en.md": "One\n"}, written, "beside the other")
	written, err = setting(t, files, "event/e#description@es", "")
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"events/e/description.es.md": "removed"}, written)
}

func TestTheLockIsWrittenWithTheChange(t *testing.T) {
	t.Parallel()
	files := folder("events/e.yaml", "title: {es: Uno, en: One}\n", "locks/event/other.lock", "", lockOfSite, siteLine)
	written, err := setting(t, files, "event/e#title@es", "Dos")
	require.NoError(t, err)
	require.Contains(t, written, "locks/event/e.lock")
	for name, text := range written {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	folder, err := content.Load(files)
	require.NoError(t, err)
	assert.Error(t, folder.Incomplete(), "the translation is stale, though no lock knew it before")
	written, err = setting(t, files, "event/e#title@en", "Two")
	require.NoError(t, err)
	for name, text := range written {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	folder, err = content.Load(files)
	require.NoError(t, err)
	assert.NoError(t, folder.Incomplete())
	assert.Nil(t, folder.Unrecorded())
}

func TestTheLockOfAllThingsIsSplitByTheFirstChange(t *testing.T) {
	t.Parallel()
	line := func(thing, es, en string) string {
		return thing + " title en " + field.Fingerprint(es) + " " + field.Fingerprint(en) + "\n"
	}
	files := folder("events/e.yaml", "title: {es: Uno, en: One}\n", "events/f.yaml", "title: {es: Tres, en: Three}\n",
		"translations.lock", line("event/e", "Uno", "One")+line("event/f", "Tres", "Three"))
	written, err := setting(t, files, "event/e#title@es", "Dos")
	require.NoError(t, err)
	assert.Equal(t, []string{"events/e.yaml", "locks/event/e.lock", "locks/event/f.lock", "translations.lock"}, slices.Sorted(maps.Keys(written)))
	assert.Contains(t, written["locks/event/e.lock"], line("event/e", "Uno", "One"), "made from what was there before")
	assert.Contains(t, written["locks/event/f.lock"], line("event/f", "Tres", "Three"))
	assert.Equal(t, "removed", written["translations.lock"])
}

func TestAChangeThatIsRefused(t *testing.T) {
	t.Parallel()
	files := folder(
		"events/e.yaml", "title: {es: Uno, en: One}\nsubtitle: Plain\nstart: 2027-03-09 18:00\ntopics: [{es: Agua}, {es: Agua}]\nkind: panel\naliases: viejo\nparticipants: [{speaker: ana}]\n",
		"events/other.yaml", "title: {es: Dos}\n", "events/broken.yaml", "title: [\n", "events/wrong.yaml", "title: {es: Tres}\nstart: 5 de marzo\n",
		"events/anchor.yaml", "title: &x Hola\n", "events/twins.yaml", "title: {es: Gemelos}\npanels: [{id: one}, {id: one}]\n", "pages/about.es.md", "# Nosotros\n", "speakers/ana.yaml", "name: Ana\n")
	water := "event/e#topics[~" + field.Fingerprint("Agua")[:8]
	cases := []struct {
		name, cell, value string
		cause             error
		want              string
	}{
		{"a thing that is not there", "event/x#title@es", "A", field.ErrNotFound, `event/x: title@es: there is no such thing here: event/x#title@es`},
		{"a field that is not there", "event/e#titel@es", "A", field.ErrNotFound, `events/e.yaml:1:1: titel@es: nothing is named so: event/e#titel@es`},
		{"an item that is not there", "event/e#panels[x].title@es", "A", field.ErrNotFound, `events/e.yaml:1:13: panels[x].title@es: nothing is named so: event/e#panels[x].title@es`},
		{"a position", "event/e#topics[1]@es", "A", field.ErrNotFound, `events/e.yaml:4:9: topics[1]@es: nothing is named so: event/e#topics[1]@es`},
		{"the second of equals is another", water + "+3]@es", "A", field.ErrNotFound, `events/e.yaml:4:9: topics[~` + field.Fingerprint("Agua")[:8] + `+3]@es: nothing is named so: ` + water + `+3]@es`},
		{"a name of two items", "event/twins#panels[one].title@es", "A", field.ErrAmbiguous, `events/twins.yaml:2:9: panels[one].title@es: several items are named so: event/twins#panels[one].title@es`},
		{"a language of no text", "event/e#start@es", "A", field.ErrNotFound, `events/e.yaml:3:8: start@es: nothing is named so: event/e#start@es`},
		{"a language that the site does not list", "event/e#title@fr", "A", field.ErrLanguage, `events/e.yaml:1:8: title@fr: the site is not in the language "fr" (see languages in site.yaml)`},
		{"a text in no stated language", "event/e#subtitle@en", "A", content.ErrUnstated, `events/e.yaml:2:11: subtitle@en: nobody has said in which language "Plain" is: say it in the file, or with the change`},
		{"a text in several languages as a whole", "event/e#title", "A", content.ErrUnstated, `events/e.yaml:1:8: title: this text may be in several languages: name one, such as event/e#title@es`},
		{"a label of a word", "event/e#kind@es", "A", content.ErrUnstated, `events/e.yaml:5:7: kind@es: "panel" is a word that has its own label: to give another, change the whole`},
		{"what another file says", "event/e#participants[ana].speaker.gender", "feminine", field.ErrNotFound, `events/e.yaml:7:15: participants[ana].speaker.gender: this is written in the file of another thing: change it under the name of that thing`},
		{"what is written as a whole only", "event/e#aliases[~" + field.Fingerprint("viejo")[:8] + "]@es", "otro", content.ErrByHand, `events/e.yaml:6:10: aliases[~` + field.Fingerprint("viejo")[:8] + `]@es: this is changed as a whole only, as the manual writes it`},
		{"a value that is no YAML", "event/e#languages.spoken", "[es", field.ErrFormat, `events/e.yaml:1:1: languages.spoken: "[es" is not written as the manual has it`},
		{"a value with an anchor", "event/e#languages.spoken", "&x es", field.ErrFormat, `events/e.yaml:1:1: languages.spoken: "&x es" is not written as the manual has it`},
		{"a value that would be wrong", "event/e#start", "5 de marzo", nil, `events/e.yaml:3:8: start: "5 de marzo" is not written as dates must be: write 2027-03-09 09:00, 2027-03-09 if the hour is not known, 2027-03 if the day is not, or to-be-confirmed`},
		{"the address of another event", "event/e#title@es", "Dos", field.ErrDuplicate, ""},
		{"no UTF-8", "event/e#title@es", "a\xff", i18n.ErrEncoding, "events/e.yaml:1:13: title@es: \"a\ufffd\" is not written as the manual has it"},
		{"a control character", "event/e#title@es", "a\x07", nil, ""},
		{"a file that is no YAML now", "event/broken#title@es", "A", nil, `events/broken.yaml:2:1: a bracket or brace`},
		{"a file with an anchor", "event/anchor#title@es", "A", nil, `events/anchor.yaml:1:8: `},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			written, err := setting(t, files, tc.cell, tc.value)
			assert.Empty(t, written)
			var list content.Errors
			require.ErrorAs(t, err, &list)
			if tc.cause != nil {
				assert.ErrorIs(t, err, tc.cause)
			}
			assert.True(t, strings.HasPrefix(err.Error(), tc.want), err.Error())
		})
	}
}

func TestTwoEqualItemsAreToldApart(t *testing.T) {
	t.Parallel()
	files := folder("events/e.yaml", "title: A\ntopics: [{es: Agua}, {es: Agua}]\n")
	written, err := setting(t, files, "event/e#topics[~"+field.Fingerprint("Agua")[:8]+"+2]@en", "Water")
	require.NoError(t, err)
	assert.Equal(t, "title: A\ntopics: [{es: Agua}, {es: Agua, en: Water}]\n", written["events/e.yaml"])
}

func TestBothLanguagesOfAnItemAreChangedInOneCall(t *testing.T) {
	t.Parallel()
	files := folder("events/e.yaml", "title: A\ntopics: [{es: Agua, en: Water}, {es: Aire}]\n")
	item := "event/e#topics[~" + field.Fingerprint("Agua")[:8] + "]"
	written, err := setting(t, files, item+"@es", "Fuego", item+"@en", "Fire")
	require.NoError(t, err, "the item is named by its words as they were")
	assert.Equal(t, "title: A\ntopics: [{es: Fuego, en: Fire}, {es: Aire}]\n", written["events/e.yaml"])
}

func TestAFaultThatWasThereBeforeCanBeMended(t *testing.T) {
	t.Parallel()
	files := folder("events/e.yaml", "title: {es: Tres}\nstart: 5 de marzo\nend: mañana\n")
	written, err := setting(t, files, "event/e#start", "2027-03-05")
	require.NoError(t, err, "the other fault is not of this change's making")
	assert.Equal(t, "title: {es: Tres}\nstart: 2027-03-05\nend: mañana\n", written["events/e.yaml"])
}

func TestTwoPeople(t *testing.T) {
	t.Parallel()
	files := folder("events/e.yaml", "title: {es: Uno, en: One}\nsubtitle: Plain\nstart: 2027-03-09 18:00\n")
	loaded, err := content.Load(files)
	require.NoError(t, err)
	title := cellOf(t, "event/e#title@es")
	value, err := loaded.Value(title)
	require.NoError(t, err)
	assert.Equal(t, "Uno", value)

	_, err = loaded.Apply(content.Set{Cell: title, Value: "Dos", Base: content.Base("Uno")})
	require.NoError(t, err)
	_, err = loaded.Apply(content.Set{Cell: title, Value: "Dos", Base: content.Base("never")})
	var conflict *content.ConflictError
	require.ErrorAs(t, err, &conflict)
	assert.Equal(t, &content.ConflictError{Cell: title, Base: content.Base("never"), Now: "Uno", Want: "Dos"}, conflict)
	_, err = loaded.Apply(content.Set{Cell: cellOf(t, "event/e#summary@es"), Value: "Dos", Base: content.Base("")})
	require.NoError(t, err, "it was not there, and is not")
	_, err = loaded.Apply(content.Set{Cell: title, Value: "A"}, content.Set{Cell: title, Value: "B"})
	assert.ErrorIs(t, err, content.ErrSameCell)
	_, err = loaded.Apply(content.Set{Cell: cellOf(t, "event/e#subtitle@en"), Value: "B", Was: language.Spanish})
	require.NoError(t, err)
}

func TestAnItemByItsPosition(t *testing.T) {
	t.Parallel()
	const file = "title: A\ntopics: [{es: Agua}, {es: Aire}]\n"
	loaded, err := content.Load(folder("events/e.yaml", file))
	require.NoError(t, err)
	cell := field.Place{Ref: field.Ref{Kind: field.Event, ID: "e"}, Path: field.Path{{Field: "topics"}, field.Item(1, ""), {Lang: "en"}}}
	for _, revision := range []string{"", content.Base("another")} {
		_, err = loaded.Apply(content.Set{Cell: cell, Value: "Air", Revision: revision})
		assert.ErrorIs(t, err, content.ErrPosition)
	}
	written, err := applied(loaded, content.Set{Cell: cell, Value: "Air", Revision: content.Base(file)})
	require.NoError(t, err)
	assert.Equal(t, "title: A\ntopics: [{es: Agua}, {es: Aire, en: Air}]\n", written["events/e.yaml"])
}

// Every text of the example files takes any words, all others keep theirs, and what
// was there before comes back byte for byte.
func TestAnyTextOfTheExamplesCanBeSetAndSetBack(t *testing.T) {
	t.Parallel()
	files := make(fstest.MapFS)
	require.NoError(t, fs.WalkDir(os.DirFS(examples), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			data, err := os.ReadFile(path.Join(examples, name))
			require.NoError(t, err)
			files[name] = &fstest.MapFile{Data: data}
		}
		return err
	}))
	loaded, err := content.Load(files)
	require.NoError(t, err)
	hostile := []string{"con: dos", "# no", "- no", `"no"`, "!!str", "|", "uno\ndos\n\n  tres", "مرحبا", "a\u2028b", "🎭", "NO", "12:30", "1.10", "x\ty", strings.Repeat("línea\n", 2_000)}
	n, each := 0, rounds.Of(1, 12)
	for i, text := range loaded.Status() {
		if i%each != 0 {
			continue
		}
		if text.Source == language.Und || text.State == "missing" || text.Ref.Kind == field.Page {
			continue
		}
		cell := text.Place
		cell.Path = cell.Path.Join(field.Step{Lang: text.Lang.String()})
		before, err := loaded.Value(cell)
		require.NoError(t, err, cell)
		require.NotEmpty(t, before, cell)
		n++
		// A word in place of a word keeps its quotes, or has none; titles of two events make two slugs.
		for _, value := range []string{hostile[n%len(hostile)] + " " + text.Ref.ID, strings.TrimSpace("palabra " + text.Ref.ID)} {
			changed, err := applied(loaded, content.Set{Cell: cell, Value: value, Base: content.Base(before)})
			if !assert.NoError(t, err, "%s %q", cell, value) {
				continue
			}
			edited := maps.Clone(files)
			for name, data := range changed {
				edited[name] = &fstest.MapFile{Data: []byte(data)}
			}
			again, err := content.Load(edited)
			require.NoError(t, err, cell)
			if strings.Contains(cell.String(), "~") {
				continue // the item has another name now
			}
			now, err := again.Value(cell)
			require.NoError(t, err)
			assert.Equal(t, value, now)
			if !strings.HasPrefix(value, "palabra") {
				continue
			}
			back, err := applied(again, content.Set{Cell: cell, Value: before})
			require.NoError(t, err, cell)
			file := loaded.File(cell.Ref)
			if side := path.Join(path.Dir(file), "description."+text.Lang.String()+".md"); back[side] != "" {
				file = side
			}
			assert.Equal(t, string(files[file].Data), back[file], "%s %q", cell, value)
		}
	}
	assert.Greater(t, n, 150/each)
}

// FuzzSet gives a text of any file any words. The oracle is the loader: what it
// reads afterwards is those words, and all other texts as they were.
func FuzzSet(f *testing.F) {
	f.Add([]byte("title: {es: Uno, en: One} # c\ntopics: [{es: A}, {es: A}]\npanels: [{id: a, title: {es: P}}]\n"), "dos: tres", uint8(0))
	f.Add([]byte("lang: es\ntitle: Uno\nsummary: |\n  Dos\n\n\nx-menu: {es: Café}\n"), "  a\nb\n\n", uint8(1))
	f.Add([]byte("\ufefftitle:\r\n  es: 'Uno'\r\ncontact:\r\n  name: \"A\\\r\n    B\""), "#", uint8(2))
	f.Add([]byte("title: Uno\nparticipants: [{name: {prefix: {es: Dra.}}, positions: [{title: {es: A}}]}]\n"), "NO", uint8(1))
	f.Fuzz(func(t *testing.T, file []byte, value string, which uint8) {
		files := folder("events/e.yaml", string(file))
		before, err := content.Load(files)
		if err != nil {
			return
		}
		texts := textsOf(before)
		if len(texts) == 0 {
			return
		}
		at := texts[int(which)%len(texts)]
		written, err := applied(before, content.Set{Cell: at.cell, Value: value})
		if err != nil {
			var list content.Errors
			require.ErrorAs(t, err, &list)
			for _, e := range list {
				assert.NotEmpty(t, e.File)
				assert.NotEmpty(t, e.Message(nil))
			}
			return
		}
		after := again(t, files, written)
		want := strings.ReplaceAll(value, "\r\n", "\n")
		if strings.TrimSpace(want) == "" || strings.TrimSpace(at.words) == "" {
			return // what is taken away may take its item with it
		}
		for i := range texts {
			if texts[i].name == at.name {
				texts[i].words = want
			}
		}
		got := textsOf(after)
		require.Len(t, got, len(texts))
		for i := range got {
			assert.Equal(t, texts[i].name, got[i].name)
			assert.Equal(t, texts[i].words, got[i].words, got[i].name)
		}
	})
}

// A written is one language of a text that stands in a file.
type written struct {
	cell        field.Place
	name, words string // with items by their places
}

func textsOf(f *content.Folder) []written {
	var all []written
	for thing := range f.Things() {
		for n, text := range (field.Walk{Own: true, Languages: f.Settings.Languages}).Texts(thing.Table, thing.Value) {
			for _, tag := range text.Languages() {
				if tag == language.Und {
					continue
				}
				step := field.Step{Lang: tag.String()}
				all = append(all, written{field.Place{Ref: n.Ref, Path: n.Root.Join(step)}, n.Root.Join(step).Places(), text[tag]})
			}
		}
	}
	return all
}

func TestASetSaysHowATranslationWasMade(t *testing.T) {
	t.Parallel()
	charla, plática := field.Fingerprint("Charla"), field.Fingerprint("Plática")
	cases := []struct {
		name  string
		lock  bool // the site keeps one
		made  content.Made
		state translation.State
		line  string
	}{
		{"by people", true, content.Made{}, translation.Present, charla + " " + field.Fingerprint("A talk")},
		{"by people, in a site without a lock", false, content.Made{}, translation.Present, ""},
		{"by a machine", true, content.Made{Machine: true}, translation.MachineMade, charla + " " + field.Fingerprint("A talk") + " machine"},
		{"by a machine, in a site without a lock", false, content.Made{Machine: true}, translation.MachineMade, charla + " " + field.Fingerprint("A talk") + " machine"},
		{"from another source", true, content.Made{From: plática}, translation.Stale, plática + " " + field.Fingerprint("A talk")},
		{"by a machine, from another source", true, content.Made{From: plática, Machine: true}, translation.Stale, plática + " " + field.Fingerprint("A talk") + " machine"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			files := folder("events/e.yaml", "title: {es: Charla}\n")
			if tc.lock {
				files["locks/event/e.lock"] = &fstest.MapFile{Data: []byte("# nothing yet\n")}
			}
			loaded, err := content.Load(files)
			require.NoError(t, err)
			changed, err := loaded.Apply(content.Set{Cell: cellOf(t, "event/e#title@en"), Value: "A talk", Made: tc.made})
			require.NoError(t, err)
			for _, file := range changed {
				files[file.Name] = &fstest.MapFile{Data: file.Data}
			}
			loaded, err = content.Load(files)
			require.NoError(t, err)
			assert.Equal(t, tc.state, loaded.Status(language.English)[0].State)
			if tc.line == "" {
				assert.Nil(t, loaded.Lock)
			} else {
				assert.Contains(t, string(files["locks/event/e.lock"].Data), "event/e title en "+tc.line+"\n")
			}
		})
	}
}

func TestHowATranslationWasMadeIsSaidOfOneAlone(t *testing.T) {
	t.Parallel()
	loaded, err := content.Load(folder("events/e.yaml", "title: {es: Charla}\n"))
	require.NoError(t, err)
	for _, tc := range []struct {
		cell string
		made content.Made
	}{
		{"event/e#title", content.Made{Machine: true}},
		{"event/e#title@und", content.Made{Machine: true}},
		{"event/e#title@en", content.Made{From: "no fingerprint"}},
	} {
		files, err := loaded.Apply(content.Set{Cell: cellOf(t, tc.cell), Value: "A talk", Made: tc.made})
		assert.Error(t, err, tc.cell)
		assert.Empty(t, files)
	}
}

func TestTheSettingsOfTheSiteAreCells(t *testing.T) {
	t.Parallel()
	const before = "# The house.\nname: {es: Archivo} # short\nlanguages: [es, en]\nzone: America/Bogota\n\ntheme:\n  accent: '#8f2c14' # of the façade\n"
	cases := []struct{ name, cell, value, old, new string }{
		{"the name in a language", "name@en", "Archive: the house", "{es: Archivo}", `{es: Archivo, en: "Archive: the house"}`},
		{"a color", "theme.accent", "#1a4d8f", "'#8f2c14'", "'#1a4d8f'"},
		{"what was not there", "base_url", "https://example.org", "languages: [es, en]", "base_url: https://example.org\nlanguages: [es, en]"},
		{"a word", "weekdays", "none", "# of the façade\n", "# of the façade\nweekdays: none\n"},
		{"the order of the languages", "languages", "[en, es]", "[es, en]", "[en, es]"},
		{"the zone", "zone", "Europe/Madrid", "America/Bogota", "Europe/Madrid"},
		{"a key of the site's own", "x-city@es", "Lima", "# of the façade\n", "# of the façade\nx-city: {es: Lima}\n"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			files := folder("site.yaml", before, "events/e.yaml", "title: {es: Uno, en: One}\nstart: 2027-03-09 18:00\n", "locks/event/other.lock", "")
			written, err := setting(t, files, "site#"+tc.cell, tc.value)
			require.NoError(t, err)
			want := map[string]string{"site.yaml": strings.Replace(before, tc.old, tc.new, 1)}
			if tc.cell == "name@en" { // a translation, which the lock records
				want[lockOfSite] = written[lockOfSite]
				assert.Contains(t, written[lockOfSite], "\nsite name en "+field.Fingerprint("Archivo")+" "+field.Fingerprint(tc.value)+"\n")
			}
			assert.Equal(t, want, written)
			value, err := again(t, files, written).Value(cellOf(t, "site#"+tc.cell))
			require.NoError(t, err)
			assert.Equal(t, tc.value, value)
		})
	}
}

func TestASettingThatWouldMakeOtherFilesWrongIsRefused(t *testing.T) {
	t.Parallel()
	files := folder("site.yaml", "name: A\nlanguages: [es, en]\nzone: America/Bogota\n",
		"events/a.yaml", "title: {es: Uno, pt: Um}\nslug: {pt: um}\nstart: 2022-04-03 02:30\n", "events/b.yaml", "title: {es: Dos}\nslug: {es: dos, pt: um}\nend: mañana\n",
		"pages/about.es.md", "# Uno\n")
	loaded, _ := content.LoadSound(files)
	site := field.Place{Ref: field.Ref{Kind: field.Site}}
	for _, tc := range []struct {
		name, want string
		cause      error
		change     content.Change
	}{
		{"a setting of its own", `site.yaml:4:17: theme.accent: "red" is no color`, field.ErrFormat, content.Set{Cell: cellOf(t, "site#theme.accent"), Value: "red"}},
		{"no languages", "site.yaml:2:12: languages: ", field.ErrRequired, content.Set{Cell: cellOf(t, "site#languages"), Value: "[]"}},
		{"a name in a language that it has not", `site.yaml:1:7: name@pt: the site is not in the language "pt"`, field.ErrLanguage, content.Set{Cell: cellOf(t, "site#name@pt"), Value: "A", Was: language.Spanish}},
		{"a language in which two have one address", `events/b.yaml:2:7: slug: the address "um" in Portuguese is also that of events/a.yaml`, field.ErrDuplicate, content.Set{Cell: cellOf(t, "site#languages"), Value: "[es, en, pt]"}},
		{"a zone in which there is no such hour", `events/a.yaml:3:8: start: `, nil, content.Set{Cell: cellOf(t, "site#zone"), Value: "America/Mexico_City"}},
		{"no file", `site.yaml:1:1: site.yaml is missing`, field.ErrRequired, content.Remove{Place: site}},
		{"another id", "site.yaml:1:1: this cannot be changed here", content.ErrByHand, content.Rename{From: site.Ref, ID: "other"}},
		{"a copy", "site.yaml:1:1: only events are copied", field.ErrFormat, content.Copy{From: site.Ref, ID: "other"}},
		{"a setting that is none", "site.yaml:1:1: titel: nothing is named so: site#titel", field.ErrNotFound, content.Set{Cell: cellOf(t, "site#titel"), Value: "A"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			files, err := loaded.Apply(tc.change)
			assert.Empty(t, files)
			require.Error(t, err)
			assert.True(t, strings.HasPrefix(err.Error(), tc.want), err.Error())
			if tc.cause != nil {
				assert.ErrorIs(t, err, tc.cause)
			}
		})
	}
}

func TestALanguageIsAddedWithTheTextsInIt(t *testing.T) {
	t.Parallel()
	files := folder("events/e.yaml", "title: {es: Uno, en: One}\n", "events/f.yaml", "title: {es: Dos, en: Two}\n", "locks/event/e.lock", "")
	written, err := setting(t, files, "site#languages", "[es, pt, en]", "event/e#title@pt", "Um")
	require.NoError(t, err)
	assert.Equal(t, "title: {es: Uno, pt: Um, en: One}\n", written["events/e.yaml"])
	assert.Contains(t, written["locks/event/e.lock"], "event/e title pt ")
	assert.Len(t, again(t, files, written).Settings.Languages, 3)

	loaded, err := content.Load(files)
	require.NoError(t, err)
	_, relied, err := loaded.Plan(content.Set{Cell: cellOf(t, "site#languages"), Value: "[es, en]"})
	require.NoError(t, err)
	assert.Equal(t, []string{"events/e.yaml", "events/f.yaml", lockOfSite, content.WholeLockFile}, relied)
	_, relied, err = loaded.Plan(content.Set{Cell: cellOf(t, "site#name@es"), Value: "B", Was: language.English})
	require.NoError(t, err)
	assert.Equal(t, []string{lockOfSite, content.WholeLockFile}, relied, "a name counts for no other")
}
