package exchange_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/exchange"
)

func TestATableAsItIsWritten(t *testing.T) {
	t.Parallel()
	job := three()
	job.Units = job.Units[:2]
	job.Units[0].Source, job.Units[1].Target = `=cmd|' /C calc'!A0`, `a "b"`
	assert.Equal(t, "\ufeff\"id\",\"where\",\"advice\",\"es\",\"en\",\"state\",\"fingerprint\"\r\n"+
		`"event/a#title","events/a.yaml","A note.","'=cmd|' /C calc'!A0","","missing","tertulia: source `+job.Units[0].Fingerprint+", target -\"\r\n"+
		`"event/a#summary","events/a.yaml","A note.","Una","a ""b""","stale","tertulia: source `+job.Units[1].Fingerprint+", target "+job.Units[1].Base+"\"\r\n",
		written(t, formats[2], job))
}

func TestTablesAsSpreadsheetsSaveThem(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, file string }{
		{"commas", "id,es,en\nevent/a#title,\"Uno, dos\",\"One; two\"\n"},
		{"semicolons, where the comma is for decimals", "id;es;en\nevent/a#title;Uno, dos;\"One; two\"\n"},
		{"tabs", "id\tes\ten\nevent/a#title\tUno, dos\tOne; two\n"},
		{"a byte order mark and the ends of lines of Windows", "\ufeffid,es,en\r\nevent/a#title,\"Uno, dos\",One; two\r\n"},
		{"other columns and another order", "where,es,state,en,id\n,\"Uno, dos\",,One; two,event/a#title\n"},
		{"empty rows and columns", "id,es,en,,\nevent/a#title,\"Uno, dos\",One; two,,\n,,,,\n"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			job, err := exchange.ReadCSV(strings.NewReader(tc.file))
			require.NoError(t, err)
			require.Len(t, job.Units, 1)
			u := job.Units[0]
			assert.Equal(t, []string{"event/a#title", "Uno, dos", "One; two"}, []string{u.Name.String(), u.Source, u.Target})
			assert.Equal(t, 2, u.Line)
		})
	}
}

func TestTablesThatAreRefused(t *testing.T) {
	t.Parallel()
	const columns = `the first line names the columns: "id", the language of the source, and that of the translation, such as "es" and "en"`
	cases := []struct{ name, file, want string }{
		{"nothing", "", "x.csv: the file does not say from which language it is translated into which"},
		{"no id", "es,en\n", "x.csv:1:1: " + columns},
		{"one language", "id,es\n", "x.csv:1:1: " + columns},
		{"three languages", "id,es,en,fr\n", "x.csv:1:1: " + columns},
		{"what is no language", "id,es,x y\n", `x.csv:1:1: "x y" is no language, or another one than in the rest of the file`},
		{"a name that is none", "id,es,en\ntitle,Uno,One\n", `x.csv:2:1: "title" names no text: want event/ID#title`},
		{"quotes that do not end", "id,es,en\n\"event/a#title,Uno,One\n", "x.csv:2:24: this is no file of translations: extraneous or missing \" in quoted-field"},
		{"another encoding", "id,es,en\nevent/a#title,Caf\xe9,Coffee\n", "x.csv:2:1: this is no file of translations: text is not UTF-8"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			_, err := exchange.ReadCSV(strings.NewReader(tc.file))
			var found content.Errors
			require.ErrorAs(t, err, &found)
			assert.Equal(t, tc.want, found.Under("x.csv").Error())
		})
	}
}

func FuzzReadCSV(f *testing.F) {
	f.Add([]byte(written(f, formats[2], three())))
	f.Add([]byte("id;es;en\nevent/a#title;\"Charla & más\";\"'=Talk\"\n"))
	fuzzed(f, exchange.ReadCSV)
}
