package content_test

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/schematest"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
)

const examples = "../examples/content"

func loadExamples(t *testing.T) *content.Folder {
	t.Helper()
	root, err := os.OpenRoot(examples)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, root.Close()) })
	f, err := content.Load(root.FS())
	require.NoError(t, err)
	return f
}

func TestTheExamplesAreClean(t *testing.T) {
	t.Parallel()
	f := loadExamples(t)
	assert.Empty(t, f.Warnings)
	assert.GreaterOrEqual(t, len(f.Events), 12)
	assert.Nil(t, f.Unrecorded(), "run: go run ./cmd/tertulia status --update examples/content")
	catalog, doubts, err := f.Catalog(locales.FS)
	require.NoError(t, err)
	assert.Empty(t, catalog.Gaps())
	assert.Empty(t, doubts)

	missing := make(map[string]bool)
	for _, tr := range f.Status() {
		if tr.State == translation.Missing {
			missing[tr.Ref.ID+" "+tr.Lang.String()] = true
		}
	}
	assert.Equal(t, []string{"data-webinar es", "owen-price es", "poetry-night en"}, slices.Sorted(maps.Keys(missing)),
		"only what is meant to be in one language is")
}

func TestTheExamplesRenderInEveryLanguageAndFormat(t *testing.T) {
	t.Parallel()
	f := loadExamples(t)
	catalog, err := i18n.Load(f.Settings.Languages, locales.FS, f.Messages)
	require.NoError(t, err)
	views, err := view.New(catalog, view.Options{Drafts: true, Now: func() time.Time { return time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC) }})
	require.NoError(t, err)
	var printer render.Printer
	print := func(v view.View, err error) {
		t.Helper()
		require.NoError(t, err)
		for _, write := range []func(io.Writer, view.View) error{printer.HTML, printer.Page, printer.Text} {
			var b bytes.Buffer
			require.NoError(t, write(&b, v))
			assert.NotContains(t, b.String(), "<no value>")
		}
	}
	for _, tag := range append(f.Settings.Languages, language.MustParse("es-MX"), language.Portuguese) {
		for _, e := range f.Events {
			v, err := views.Event(e, tag)
			print(v, err)
			var b bytes.Buffer
			require.NoError(t, printer.Text(&b, v))
			title := strings.Fields(catalog.Localizer(tag).Text(e.Title).Value)[0]
			assert.Contains(t, b.String(), title, e.ID)
		}
		for _, s := range f.Speakers {
			v, err := views.Speaker(s, tag)
			print(v, err)
		}
		for _, p := range f.Programs {
			v, err := views.Program(p, tag)
			print(v, err)
		}
	}
}

// exampleFiles are the example files of each kind, parsed.
func exampleFiles(t *testing.T) map[string][]any {
	files := make(map[string][]any)
	folders := map[string]string{"events": "event", "speakers": "speaker", "programs": "program", "venues": "venue", "series": "series", ".": "site"}
	require.NoError(t, fs.WalkDir(os.DirFS(examples), ".", func(name string, entry fs.DirEntry, err error) error {
		if kind := folders[strings.SplitN(path.Dir(name), "/", 2)[0]]; err == nil && kind != "" && path.Ext(name) == ".yaml" {
			data, err := os.ReadFile(path.Join(examples, name))
			require.NoError(t, err)
			files[kind] = append(files[kind], parseYAML(t, string(data)))
		}
		return err
	}))
	return files
}

func TestTheExamplesConformToTheSchemas(t *testing.T) {
	t.Parallel()
	for kind, files := range exampleFiles(t) {
		schema := schemaOf(t, kind, "en")
		for _, file := range files {
			assert.Empty(t, schematest.Conforms(schema, file), kind)
		}
	}
}

func TestTheExamplesUseEveryWord(t *testing.T) {
	t.Parallel()
	f := loadExamples(t)
	statuses := make(map[event.Status]bool)
	roles := make(map[string]bool)
	for _, e := range f.Events {
		for _, s := range e.Status {
			statuses[s] = true
		}
		participants := e.Participants
		for _, p := range e.Panels {
			participants = append(participants, p.Participants...)
		}
		for _, p := range participants {
			roles[p.Role.ID] = true
		}
	}
	assert.Len(t, statuses, 5)
	for _, role := range []string{"moderator", "panelist", "keynote", "interpreter", "opening-remarks", ""} {
		assert.True(t, roles[role], role)
	}
}
