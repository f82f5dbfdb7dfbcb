package render_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/internal/golden"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render/view"
)

// siteYAML is the site that the events of the archives belong to.
const siteYAML = `
name: {en: The House, es: La Casa}
base_url: https://example.org
languages: [en, es]
zone: America/Mexico_City
`

// TestEvents prints the event of each archive in both languages, as fragment
// and as text, side by side.
func TestEvents(t *testing.T) {
	r := rendertest.New(t, rendertest.NewCatalog(t), view.Options{Now: rendertest.Before})
	readers := []language.Tag{language.English, language.Spanish}
	golden.Archives(t, "testdata/events/*.txtar", "event.yaml", []string{"en.html", "es.html", "en.txt", "es.txt"}, func(t *testing.T, in []byte) map[string][]byte {
		folder, err := content.Load(fstest.MapFS{
			"site.yaml":           {Data: []byte(siteYAML)},
			"events/the-one.yaml": {Data: in},
		})
		require.NoError(t, err)
		require.Len(t, folder.Events, 1)
		out := map[string][]byte{}
		for _, reader := range readers {
			v, err := r.Event(folder.Events[0], reader)
			require.NoError(t, err)
			var fragment, page, text, again bytes.Buffer
			require.NoError(t, r.HTML(&fragment, v))
			require.NoError(t, r.Page(&page, v))
			require.NoError(t, r.Text(&text, v))
			checkPage(t, page.String())
			v, err = r.Event(folder.Events[0], reader)
			require.NoError(t, err)
			require.NoError(t, r.HTML(&again, v))
			assert.Equal(t, fragment.String(), again.String(), "the same bytes twice")
			out[reader.String()+".html"] = fragment.Bytes()
			out[reader.String()+".txt"] = text.Bytes()
		}
		return out
	})
}
