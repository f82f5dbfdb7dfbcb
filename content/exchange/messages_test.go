package exchange_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/exchange"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
)

// A third language is a file that one sends away.
func ExampleExportMessages() {
	words := fstest.MapFS{"en.yaml": {Data: []byte("club.books: {one: '{{.Count}} book', other: '{{.Count}} books'}\n")}}
	catalog, err := i18n.Load([]language.Tag{language.English}, words)
	if err != nil {
		fmt.Println(err)
		return
	}
	job := exchange.ExportMessages(catalog, language.English, language.Polish)
	for i, u := range job.Units { // a translator works, on job.WriteXLIFF and exchange.ReadXLIFF
		job.Units[i].Target = strings.NewReplacer("books", "książki", "book", "książka").Replace(u.Source)
	}
	outcome, err := exchange.ImportMessages(catalog, job, exchange.Taking{}, "messages/pl.yaml", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s\n%s", outcome.Files[0].Name, outcome.Files[0].Data)
	// Output:
	// messages/pl.yaml
	// club.books:
	//   one: "{{.Count}} książka"
	//   few: "{{.Count}} książki"
	//   many: "{{.Count}} książki"
	//   other: "{{.Count}} książki"
}

func loadMessages(t *testing.T, own fstest.MapFS) *i18n.Catalog {
	catalog, err := i18n.Load([]language.Tag{language.English}, locales.FS, content.Messages(), own)
	require.NoError(t, err)
	return catalog
}

// Every message goes through every format into a file that says what came back,
// whatever plural forms the language has; a second import changes nothing.
func TestMessagesGoRound(t *testing.T) {
	formats := []struct {
		tag   string
		write func(*exchange.Job, io.Writer) error
		read  func(io.Reader) (*exchange.Job, error)
	}{
		{"pl", (*exchange.Job).WriteXLIFF, exchange.ReadXLIFF},
		{"pt", (*exchange.Job).WriteXLIFF2, exchange.ReadXLIFF},
		{"ja", (*exchange.Job).WritePO, exchange.ReadPO},
		{"ar", (*exchange.Job).WriteCSV, exchange.ReadCSV},
	}
	for _, format := range formats {
		tag := language.MustParse(format.tag)
		catalog := loadMessages(t, nil)
		job := exchange.ExportMessages(catalog, language.English, tag)
		require.Greater(t, len(job.Units), 500)
		want := make(map[string]string)
		for i := range job.Units {
			u := &job.Units[i]
			u.Target = "<" + format.tag + "> " + u.Source + " #: 'ñ'"
			want[u.Name.String()] = u.Target
		}
		var file bytes.Buffer
		require.NoError(t, format.write(job, &file))
		back, err := format.read(&file)
		require.NoError(t, err)
		outcome, err := exchange.ImportMessages(catalog, back, exchange.Taking{}, "x.yaml", nil)
		require.NoError(t, err)
		require.Empty(t, outcome.Found)
		assert.Equal(t, len(want), outcome.Written)

		written := loadMessages(t, fstest.MapFS{format.tag + ".yaml": {Data: outcome.Files[0].Data}})
		got := make(map[string]string)
		for _, u := range exchange.ExportMessages(written, language.English, tag).Units {
			got[u.Name.String()] = u.Target
		}
		assert.Equal(t, want, got, format.tag)
		again, err := exchange.ImportMessages(written, back, exchange.Taking{}, "x.yaml", outcome.Files[0].Data)
		require.NoError(t, err)
		assert.Empty(t, again.Files)
		assert.Equal(t, len(want), again.Unchanged)
	}
}

// What cannot be taken is refused alone, and what the file says besides stays.
func TestMessagesRefused(t *testing.T) {
	own := []byte("# Ours.\nclub:\n  motto: Ler # short\n  address: Rua\n")
	catalog := loadMessages(t, fstest.MapFS{
		"en.yaml": {Data: []byte("club.motto: Read {{.Name}}\nclub.address: Street\nclub.books: {one: a book, other: '{{.Count}} books'}\n")},
		"pt.yaml": {Data: own},
	})
	for target, id := range map[[2]string]string{
		{"site#messages.club.motto.other", "Ler {{.Nome}}"}:        "error.exchange.arguments",
		{"site#messages.club.motto.other", "Ler"}:                  "", // as it is
		{"site#messages.club.motto.other", "Leia"}:                 "error.exchange.arguments",
		{"site#messages.club.motto.other", "Ler {{.Name"}:          "error.exchange.arguments",
		{"site#messages.club.motto.other", "{{.Name}} {{call 1}}"}: "error.exchange.arguments",
		{"site#messages.club.motto.few", "Ler {{.Name}}"}:          "error.exchange.name",
		{"site#messages.club.books.one", "{{.Count}} livro"}:       "error.exchange.form",
		{"site#messages.club.books.other", "livros"}:               "error.exchange.arguments",
	} {
		job := exchange.ExportMessages(catalog, language.English, language.Portuguese)
		unit := &job.Units[0]
		for i := range job.Units {
			if job.Units[i].Name.String() == strings.Replace(target[0], ".few", ".other", 1) {
				unit = &job.Units[i]
			}
		}
		unit.Target = target[1]
		if strings.HasSuffix(target[0], ".few") {
			unit.Name.Path[len(unit.Name.Path)-1].Field = "few"
		}
		outcome, err := exchange.ImportMessages(catalog, job, exchange.Taking{}, "pt.yaml", own)
		require.NoError(t, err)
		assert.Empty(t, outcome.Files, target)
		if id == "" {
			assert.Empty(t, outcome.Found)
		} else if assert.Len(t, outcome.Found, 1, target) {
			assert.Equal(t, id, outcome.Found[0].ID, target)
		}
	}

	job := exchange.ExportMessages(catalog, language.English, language.Portuguese)
	for i := range job.Units {
		switch u := &job.Units[i]; u.Name.String() {
		case "site#messages.club.motto.other":
			u.Target = "Ler {{.Name}}"
		case "site#messages.club.address.other":
			u.Target, u.Base = "Avenida", content.Base("Praça")
		}
	}
	outcome, err := exchange.ImportMessages(catalog, job, exchange.Taking{}, "pt.yaml", own)
	require.NoError(t, err)
	require.Len(t, outcome.Found, 1)
	var conflict *content.ConflictError
	assert.ErrorAs(t, outcome.Found[0], &conflict)
	assert.Equal(t, "# Ours.\nclub:\n  motto: \"Ler {{.Name}}\" # short\n  address: Rua\n", string(outcome.Files[0].Data))
}
