package render_test

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/internal/golden"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render/view"
)

// TestLists prints the events of each archive as a list in both languages, in
// every format side by side; where there is a series, as the page of the series.
func TestLists(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	var names []string
	for _, format := range []string{"html", "txt", "md", "jsonld"} {
		names = append(names, "en."+format, "es."+format)
	}
	golden.Archives(t, "testdata/lists/*.txtar", "content.yaml", names, func(t *testing.T, in []byte) map[string][]byte {
		folder, err := content.Load(filesOf(string(in)))
		require.NoError(t, err)
		out := map[string][]byte{}
		for _, tag := range []language.Tag{language.English, language.Spanish} {
			var v view.View
			if len(folder.Series) > 0 {
				v, err = r.Series(folder.Series[0], folder.Events, tag)
			} else {
				about := view.About{Kind: "events", ID: "all", Title: rendertest.Both("Events", "Actividades"), Summary: rendertest.Both("What the archive opens.", "Lo que el archivo abre.")}
				v, err = r.List(about, folder.Events, tag)
			}
			require.NoError(t, err)
			checkPage(t, rendertest.Printed(t, func(w io.Writer) error { return r.Page(w, v) }))
			for format, print := range map[string]func(io.Writer, view.View) error{"html": r.HTML, "txt": r.Text, "md": r.Markdown} {
				out[tag.String()+"."+format] = []byte(rendertest.Printed(t, func(w io.Writer) error { return print(w, v) }))
			}
			var pretty bytes.Buffer
			require.NoError(t, json.Indent(&pretty, []byte(rendertest.Printed(t, func(w io.Writer) error { return r.JSONLD(w, v) })), "", "  "))
			out[tag.String()+".jsonld"] = pretty.Bytes()
		}
		return out
	})
}

// filesOf is a folder of content whose files are documents of one text, each
// named after the dashes that begin it.
func filesOf(text string) fstest.MapFS {
	files := fstest.MapFS{"site.yaml": {Data: []byte(siteYAML)}}
	for i, file := range strings.Split("\n"+text, "\n--- # ") {
		if name, body, ok := strings.Cut(file, "\n"); ok && i > 0 {
			files[name] = &fstest.MapFile{Data: []byte(body)}
		}
	}
	return files
}

// listed are an event with every field as a list, and its series, whose words all
// hold s.
func listed(t testing.TB, r *rendertest.Site, s string, tag language.Tag) []view.View {
	t.Helper()
	e := rendertest.Filled(t, s)
	e.Series.Description = rendertest.Both("A row.", "Un ciclo.")
	about := view.About{Title: rendertest.Both("x"+s+"list", "y"+s+"list"), Summary: rendertest.Both("x"+s, "y"+s)}
	list, err := r.List(about, []*event.Event{e}, tag)
	require.NoError(t, err)
	series, err := r.Series(e.Series, []*event.Event{e}, tag)
	require.NoError(t, err)
	return []view.View{list, series}
}

func TestContentDoesNotChangeTheElementsOfAList(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	readers := []struct {
		print func(io.Writer, view.View) error
		parse func(testing.TB, string) []string
	}{
		{r.Page, func(t testing.TB, page string) []string { return strings.Split(skeleton(t, page), "\n") }},
		{r.JSONLD, parseJSON},
		{r.Markdown, parseMarkdown},
	}
	harmless := listed(t, r, placeholder, language.Spanish)
	for _, s := range rendertest.Hostile {
		for i, v := range listed(t, r, s[:min(len(s), 500)], language.Spanish) {
			for _, reader := range readers {
				want := reader.parse(t, rendertest.Printed(t, func(w io.Writer) error { return reader.print(w, harmless[i]) }))
				got := reader.parse(t, rendertest.Printed(t, func(w io.Writer) error { return reader.print(w, v) }))
				require.Len(t, got, len(want), "%.60q", s)
				for k := range want {
					expected := strings.ReplaceAll(want[k], placeholder, rendertest.Cleaned(s[:min(len(s), 500)]))
					require.Equal(t, rendertest.Unspaced(expected), rendertest.Unspaced(got[k]), "%.60q", s)
				}
			}
		}
	}
}

func TestTheEventsOfAListAreAPart(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	v := listed(t, r, "a", language.Spanish)[0].(*view.List)
	part := r.Executed(t, "{{part .Events}}", v)
	assert.Contains(t, part, `<ol class="tt-listed">`)
	assert.Contains(t, rendertest.Printed(t, func(w io.Writer) error { return r.HTML(w, v) }), part)
	assert.Empty(t, r.Part(t, view.ListedEvents(nil)))
}
