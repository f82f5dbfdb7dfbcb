package content_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/translation"
)

// states are the states of all texts of a folder, by owner, field and language.
func states(f *content.Folder, languages ...language.Tag) map[string]translation.State {
	m := make(map[string]translation.State)
	for _, t := range f.Status(languages...) {
		m[t.Ref.ID+" "+t.Path.Places()+" "+t.Lang.String()] = t.State
	}
	return m
}

// How often the detector of languages is wrong is in docs/translation.md.
func TestNoTextOfTheExamplesIsTakenForOneInAnotherLanguage(t *testing.T) {
	t.Parallel()
	folder, err := content.Load(os.DirFS("../examples/content"))
	require.NoError(t, err)
	other := map[language.Tag]language.Tag{language.Spanish: language.English, language.English: language.Spanish}
	texts, wrong, seen, sentences := 0, 0, 0, 0
	for _, text := range folder.Status() {
		words, _ := text.Translation()
		stated := text.Lang
		if other[stated] == language.Und || text.State != translation.Present {
			continue
		}
		texts++
		isOther := func(tag language.Tag) bool {
			return slices.Contains(translation.Facts{}.Differences(words, words, tag, tag, text.IsMarkdown), translation.Language)
		}
		if isOther(stated) {
			wrong++
			t.Log(text.Place, words)
		}
		if len(strings.Fields(words)) < 8 {
			continue
		}
		sentences++
		if isOther(other[stated]) {
			seen++
		}
	}
	t.Logf("%d texts, %d taken for the other language; %d of 8 words and more, %d of them known where they stand in the wrong place", texts, wrong, sentences, seen)
	assert.Zero(t, wrong)
	assert.Greater(t, seen*10, sentences*8)
}

func TestStatus(t *testing.T) {
	t.Parallel()
	f := load(t,
		"events/e.yaml", `
title: {en: Talk, es: Charla}
subtitle: {es: Panel, en: Panel}
summary: {en: Only here.}
slug: {es: charla}
contact: {name: OpenLab}
series: {name: {es: Noches}}
participants: [{speaker: ana, positions: [{title: {es: Directora, en: Director}}]}]
`,
		"events/ar.yaml", "title: {ar: مساء}\n",
		"speakers/ana.yaml", "lang: en\nname: Ana\nbio: Reads.\n")
	assert.Equal(t, map[string]translation.State{
		"ar title es": translation.Missing, "ar title en": translation.Missing,
		"e title es": translation.Present, "e title en": translation.Present,
		"e subtitle es": translation.Present, "e subtitle en": translation.SameAsSource,
		"e summary es": translation.Missing, "e summary en": translation.Present,
		"e contact.name es": translation.SameEverywhere, "e contact.name en": translation.SameEverywhere,
		"e series.name es": translation.Present, "e series.name en": translation.Missing,
		"e participants[0].positions[0].title es": translation.Present, "e participants[0].positions[0].title en": translation.Present,
		"ana bio es": translation.Missing, "ana bio en": translation.Present,
		" name es": translation.Present, " name en": translation.Present, // of the site
	}, states(f))
	assert.Equal(t, map[string]translation.State{
		"ar title es-MX": translation.Missing, "e title es-MX": translation.Present, "e subtitle es-MX": translation.Present,
		"e summary es-MX": translation.Missing, "e contact.name es-MX": translation.SameEverywhere, "e series.name es-MX": translation.Present,
		"e participants[0].positions[0].title es-MX": translation.Present, "ana bio es-MX": translation.Missing,
		" name es-MX": translation.Present,
	}, states(f, language.MustParse("es-MX")), "a parent serves")
	spain := load(t, "events/e.yaml", "title: {es-ES: Charla}\n")
	assert.Equal(t, map[string]translation.State{"e title es-MX": translation.Present, "e title gl": translation.Missing, " name es-MX": translation.Present, " name gl": translation.Missing},
		states(spain, language.MustParse("es-MX"), language.MustParse("gl")), "so does another region, but no other language")

	sources := make(map[string]string)
	for _, tr := range f.Status(language.English) {
		sources[tr.Ref.ID+" "+tr.Path.Places()] = tr.Source.String()
	}
	assert.Equal(t, map[string]string{
		"e title": "es", "e subtitle": "es", "e summary": "en", "e contact.name": "und", "e series.name": "es",
		"e participants[0].positions[0].title": "es", "ar title": "ar", "ana bio": "en", " name": "es",
	}, sources)
}

func TestIncomplete(t *testing.T) {
	t.Parallel()
	f := load(t,
		"events/e.yaml", "title: {en: Talk, es: Charla}\nsummary: {en: Only here.}\n",
		"events/draft.yaml", "draft: true\ntitle: {en: Draft}\n", "events/half.yaml", "draft: [es]\ntitle: {en: Half}\n")
	assert.NoError(t, f.Incomplete(language.English))
	assert.EqualError(t, f.Incomplete(), "events/e.yaml:2:10: summary: not written in Spanish")
}

// relock writes the lock of a folder into its files and loads them again.
func relock(t *testing.T, files map[string]string, marks translation.Marks) *content.Folder {
	t.Helper()
	f := load(t, flat(files)...)
	lock, err := f.Relock(marks)
	require.NoError(t, err)
	changed, err := f.LockFiles(lock)
	require.NoError(t, err)
	for _, file := range changed {
		if file.Data == nil {
			delete(files, file.Name)
		} else {
			files[file.Name] = string(file.Data)
		}
	}
	return load(t, flat(files)...)
}

func flat(files map[string]string) []string {
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		pairs = append(pairs, name, files[name])
	}
	return pairs
}

const (
	lockOfE    = "locks/event/e.lock"
	lockOfSite = "locks/site.lock"
	siteLine   = "site name en 75d6b4579e1d29eb 66f4804ee23ddc09\n"
)

func TestLock(t *testing.T) {
	t.Parallel()
	const file = "events/e.yaml"
	files := map[string]string{file: "title: {es: Charla, en: Talk}\nsubtitle: {es: Uno, en: One}\n"}
	title := func(f *content.Folder) translation.State { return states(f)["e title en"] }

	f := load(t, flat(files)...)
	assert.Nil(t, f.Lock)
	assert.Nil(t, f.Unrecorded(), "nothing is behind where nobody keeps a lock")

	f = relock(t, files, translation.Marks{})
	assert.Equal(t, `# Which source text each translation was made from. Written by "tertulia status --update"; keep it in git.
event/e subtitle en 17bcc6fa36e1f876 8b12507783d5beca
event/e title en ff50beb6ec1c8a95 449f5a775762cdc5
`, files[lockOfE])
	assert.Equal(t, translation.Present, title(f))
	assert.Nil(t, f.Unrecorded())

	files[file] = "title: {es: Plática, en: Talk}\nsubtitle: {es: Uno, en: One}\n"
	f = load(t, flat(files)...)
	assert.Equal(t, translation.Stale, title(f), "the source has changed")
	assert.EqualError(t, f.Incomplete(), "events/e.yaml:1:26: title: in English it may be out of date: the text in Spanish has changed since")
	assert.Equal(t, translation.Stale, title(relock(t, files, translation.Marks{})), "an update does not accept")
	assert.Equal(t, translation.Stale, title(relock(t, files, translation.Marks{Accept: []string{"event/e#subtitle"}})), "nor does another field")

	files[file] = "title: {es: Plática, en: Conversation}\nsubtitle: {es: Uno, en: One}\n"
	f = load(t, flat(files)...)
	assert.Equal(t, translation.Present, title(f), "the translation has changed too")
	assert.EqualError(t, f.Unrecorded(), `locks: warning: there are translations that the lock does not record, so nobody would notice if their source changed: run "tertulia status --update"`)
	f = relock(t, files, translation.Marks{})
	assert.Nil(t, f.Unrecorded())

	files[file] = "title: {es: 'Plática.', en: Conversation}\nsubtitle: {es: Uno, en: One}\n"
	assert.Equal(t, translation.Stale, title(load(t, flat(files)...)))
	assert.Equal(t, translation.Present, title(relock(t, files, translation.Marks{Accept: []string{"event/e#title@en"}})), "a minor edit")

	files[file] = "title: {es: 'Plática.', en: 'Conversation  '}\nsubtitle: {es: Uno, en: One}\n"
	assert.Nil(t, load(t, flat(files)...).Unrecorded(), "white space is no change")
}

func TestLockOfTextsWithoutIDs(t *testing.T) {
	t.Parallel()
	const file = "events/e.yaml"
	files := map[string]string{file: `title: T
topics: [{es: Uno, en: One}, {es: Dos, en: Two}]
`}
	relock(t, files, translation.Marks{})
	files[file] = `title: T
topics: [{es: Nuevo, en: New}, {es: Dos, en: Two}, {es: Primero, en: One}]
`
	got := states(load(t, flat(files)...))
	assert.Equal(t, translation.Present, got["e topics[0] en"], "a new one")
	assert.Equal(t, translation.Present, got["e topics[1] en"], "one that moved")
	assert.Equal(t, translation.Stale, got["e topics[2] en"], "one that moved and whose source changed")
}

func TestMachineMade(t *testing.T) {
	t.Parallel()
	const file = "events/e.yaml"
	files := map[string]string{file: "title: {es: Charla, en: Talk}\n"}
	title := func(f *content.Folder) translation.State { return states(f)["e title en"] }
	assert.Equal(t, translation.MachineMade, title(relock(t, files, translation.Marks{Machine: []string{"event/e"}})))
	assert.Contains(t, files[lockOfE], "449f5a775762cdc5 machine\n")
	assert.Equal(t, translation.MachineMade, title(relock(t, files, translation.Marks{})), "an update keeps the mark")

	accepted := maps.Clone(files)
	assert.Equal(t, translation.Present, title(relock(t, accepted, translation.Marks{Accept: []string{"event/e"}})), "somebody has read it")
	files[file] = "title: {es: Charla, en: A talk}\n"
	assert.Equal(t, translation.Present, title(relock(t, files, translation.Marks{})), "somebody has changed it")
}

func TestALockThatGitHasMerged(t *testing.T) {
	t.Parallel()
	const line = "event/e title en ff50beb6ec1c8a95 449f5a775762cdc5\n"
	f := load(t, "events/e.yaml", "title: {es: Charla, en: Talk}\n",
		lockOfE, line+"event/e title en 0000000000000000 1111111111111111\n"+line, lockOfSite, siteLine)
	assert.Equal(t, translation.Present, states(f)["e title en"])
	assert.Nil(t, f.Unrecorded())
}

func TestATranslationMadeFromAnotherSourceIsStaleThoughTheLockKnowsBoth(t *testing.T) {
	t.Parallel()
	const file = "events/e.yaml"
	locked := func(event string) string {
		files := map[string]string{file: event}
		relock(t, files, translation.Marks{})
		return files[lockOfE]
	}
	t.Run("a merge that took the source from one side and the translation from the other", func(t *testing.T) {
		files := map[string]string{
			file: "title: {es: Archivos A, en: Archives B}\n",
			lockOfE: locked("title: {es: Archivos A, en: Archives A}\n") +
				locked("title: {es: Archivos B, en: Archives B}\n"),
		}
		assert.Equal(t, translation.Stale, states(load(t, flat(files)...))["e title en"])
		f := relock(t, files, translation.Marks{})
		assert.Equal(t, translation.Stale, states(f)["e title en"], "an update does not accept")
		assert.Equal(t, translation.Present, states(relock(t, files, translation.Marks{Accept: []string{"event/e"}}))["e title en"])
	})
	t.Run("two panels without ids whose sources were swapped", func(t *testing.T) {
		files := map[string]string{
			file:    "title: T\npanels: [{title: {es: Dos, en: One}}, {title: {es: Uno, en: Two}}]\n",
			lockOfE: locked("title: T\npanels: [{title: {es: Uno, en: One}}, {title: {es: Dos, en: Two}}]\n"),
		}
		for range 2 {
			got := states(load(t, flat(files)...))
			assert.Equal(t, translation.Stale, got["e panels[0].title en"])
			assert.Equal(t, translation.Stale, got["e panels[1].title en"])
			relock(t, files, translation.Marks{})
		}
	})
}

func TestAMarkThatNamesNothing(t *testing.T) {
	t.Parallel()
	f := load(t, "events/e.yaml", "title: {es: Charla, en: Talk}\n")
	for _, mark := range []string{"event/f", "speaker/e", "event/e#subtitle", "event/e#title@pt", "e", "e:title"} {
		_, err := f.Relock(translation.Marks{Accept: []string{mark}})
		assert.EqualError(t, err, `"`+mark+`" names no text of this folder`)
	}
}
