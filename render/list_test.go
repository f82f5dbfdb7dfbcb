package render_test

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
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
