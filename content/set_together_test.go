package content_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/field"
)

// manyTexts is a folder with one event of many texts in Spanish, and their translations.
func manyTexts(t testing.TB, n int) (fstest.MapFS, *content.Folder, []content.Change) {
	var b strings.Builder
	b.WriteString("title: {es: Charla}\npanels:\n")
	var changes []content.Change
	for i := range n {
		fmt.Fprintf(&b, "  - id: p%d\n    title: {es: Panel %d} # the title\n", i, i)
		changes = append(changes, content.Set{Cell: cellOf(t, fmt.Sprintf("event/e#panels[p%d].title@en", i)), Value: fmt.Sprintf("Panel: %d", i)})
	}
	files := folder("events/e.yaml", b.String())
	loaded, err := content.Load(files)
	require.NoError(t, err)
	return files, loaded, changes
}

// A file is read once for all translations of its texts: what they cost grows with them.
// Memory does not depend on what else the machine does; the test runs alone.
func TestManyTextsOfAFileAreSetTogether(t *testing.T) {
	spent := func(n int) float64 {
		_, loaded, changes := manyTexts(t, n)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		files, err := loaded.Apply(changes...)
		require.NoError(t, err)
		runtime.ReadMemStats(&after)
		require.Equal(t, n, strings.Count(string(files[0].Data), "en: \"Panel: "))
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	tenth, all := spent(30), spent(300)
	t.Logf("30 texts: %.1f MB, 300: %.1f MB", tenth/1e6, all/1e6)
	assert.Less(t, all/tenth, 20.0)
}

func TestTextsThatAreSetTogetherAreAsThoseSetOneAfterTheOther(t *testing.T) {
	t.Parallel()
	const event = "title: {es: Uno, en: One}\nsummary: {es: Una}\ndescription:\n  es: |\n    Lea.\npanels:\n  - {id: a, title: {es: A}, kind: {es: B}}\n  - {id: b, title: {es: C}}\n"
	files := folder("events/e.yaml", event, "events/f.yaml", "lang: es\ntitle: Otro\nsubtitle: Dos\n")
	cells := []string{
		"event/e#title@en", "a: b", "event/e#summary@en", "One", "event/e#description@en", "Read.\n\n  deep\n", "event/e#panels[a].title@en", "A", "event/e#panels[a].kind@en", "{", "event/e#panels[b].title@en", "C",
		"event/f#title@en", "One", "event/f#subtitle@en", "Two",
	}
	together, err := setting(t, files, cells...)
	require.NoError(t, err)
	now := files
	for i := 0; i < len(cells); i += 2 {
		written, err := setting(t, now, cells[i:i+2]...)
		require.NoError(t, err)
		now = folder("events/e.yaml", string(now["events/e.yaml"].Data), "events/f.yaml", string(now["events/f.yaml"].Data))
		for name, data := range written {
			now[name] = &fstest.MapFile{Data: []byte(data)}
		}
	}
	for _, name := range []string{"events/e.yaml", "events/f.yaml"} {
		assert.Equal(t, string(now[name].Data), together[name])
	}

	// Two languages of one text are beside one another: they are set one after the other.
	written, err := setting(t, files, "event/e#title@en", "Two", "event/e#summary@en", "One", "event/e#summary@es", "Otra")
	require.NoError(t, err)
	assert.Contains(t, written["events/e.yaml"], "title: {es: Uno, en: Two}\nsummary: {es: Otra, en: One}\n")

	// One that is refused, and one that is set twice.
	for _, tc := range []struct {
		cells []string
		want  error
	}{
		{[]string{"event/e#title@en", "Two", "event/e#panels[z].title@en", "Z", "event/e#summary@en", "One"}, field.ErrNotFound},
		{[]string{"event/e#title@en", "Two", "event/e#summary@en", "One", "event/e#title@en", "Three"}, content.ErrSameCell},
	} {
		_, err = setting(t, files, tc.cells...)
		assert.ErrorIs(t, err, tc.want)
		var found content.Errors
		require.ErrorAs(t, err, &found)
		assert.Len(t, found, 1)
	}
	loaded, err := content.Load(files)
	require.NoError(t, err)
	title := content.Set{Cell: cellOf(t, "event/e#title@en"), Value: "Two"}
	_, err = loaded.Apply(title, content.Move{Item: cellOf(t, "event/e#panels[b]"), To: 1}, content.Set{Cell: cellOf(t, "event/e#summary@en"), Value: "One"}, title)
	assert.ErrorIs(t, err, content.ErrSameCell)
}
