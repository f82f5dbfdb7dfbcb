package exchange_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/exchange"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
)

// dictionary translates word by word, and leaves what stands between words.
type dictionary map[string]string

func (d dictionary) Translate(_ context.Context, texts []string, from, to language.Tag) ([]string, error) {
	if from != language.Spanish || to != language.English {
		return nil, errors.New("only Spanish into English")
	}
	var pairs []string
	for word, translation := range d {
		pairs = append(pairs, word, translation)
	}
	translated := make([]string, len(texts))
	for i, text := range texts {
		translated[i] = strings.NewReplacer(pairs...).Replace(text)
	}
	return translated, nil
}

// A machine translates what is missing, once its price is known.
func ExampleJob_Translate() {
	folder, err := content.Load(fstest.MapFS{
		"site.yaml":          {Data: []byte("name: Archivo\nlanguages: [es, en]\n")},
		"events/charla.yaml": {Data: []byte("title: {es: Charla}\nsummary: {es: \"Una *charla* larga.\"}\n")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	job, err := exchange.Export(folder, exchange.Selection{To: language.English})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(job.Words(), "words")
	if err := job.Translate(context.Background(), dictionary{"Charla": "Talk", "Una": "A", "charla": "talk", "larga": "long"}); err != nil {
		fmt.Println(err)
		return
	}
	outcome, err := exchange.Import(folder, job, exchange.Taking{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s", outcome.Files[0].Data)
	// Output:
	// 4 words
	// title: {es: Charla, en: Talk}
	// summary: {es: "Una *charla* larga.", en: A *talk* long.}
}

func TestAMachineWritesOverNothing(t *testing.T) {
	t.Parallel()
	files := locked(t, site("events/a.yaml", "title: {es: Charla, en: Talk}\nsubtitle: {es: Dos, en: Two}\nsummary: {es: Una}\naudience: {es: Todos}\n"), translation.Marks{})
	files["events/a.yaml"].Data = []byte("title: {es: Otra, en: Talk}\nsubtitle: {es: Dos, en: Two}\nsummary: {es: Una}\naudience: {es: Todos}\n")
	job := exported(t, load(t, files), exchange.Selection{})
	assert.Equal(t, 2, job.Words())
	require.NoError(t, job.Translate(t.Context(), dictionary{"Otra": "Other", "Dos": "II", "Una": "One", "Todos": ""}))
	var targets []string
	for _, u := range job.Units {
		targets = append(targets, u.Target+" "+string(u.State))
	}
	assert.Equal(t, []string{"Talk stale", "Two present", "One machine-made", " missing"}, targets)
	outcome := imported(t, load(t, files), job, exchange.Taking{})
	assert.Equal(t, 1, outcome.Written)
	states := map[string]translation.State{}
	for _, s := range load(t, with(files, outcome.Files)).Status(language.English) {
		if s.Ref.Kind == field.Event {
			states[s.Path.String()] = s.State
		}
	}
	assert.Equal(t, map[string]translation.State{"title": translation.Stale, "subtitle": translation.Present, "summary": translation.MachineMade, "audience": translation.Missing}, states)
}

// silent returns one translation whatever is asked.
type silent struct{}

func (silent) Translate(context.Context, []string, language.Tag, language.Tag) ([]string, error) {
	return []string{"One"}, nil
}

func TestWhatATranslatorGetsWrong(t *testing.T) {
	t.Parallel()
	job := exported(t, load(t, site("events/a.yaml", "title: {es: Charla}\nsummary: {es: Una}\n")), exchange.Selection{})
	before := fmt.Sprint(job.Units)
	assert.ErrorIs(t, job.Translate(t.Context(), silent{}), exchange.ErrTranslator)
	job.From = language.French
	assert.EqualError(t, job.Translate(t.Context(), dictionary{}), "translate from fr into en: only Spanish into English")
	assert.Equal(t, before, fmt.Sprint(job.Units))
	job.Units = nil
	assert.NoError(t, job.Translate(t.Context(), silent{}), "nothing is asked")
}
