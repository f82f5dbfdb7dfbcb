package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/golden"
	"github.com/tertulia-go/tertulia/locales"
)

func TestRunWritesWhatIsCheckedIn(t *testing.T) {
	dir := t.TempDir()
	var printed bytes.Buffer
	require.NoError(t, run(dir, &printed))
	golden.File(t, "testdata/stdout.txt", printed.Bytes())
	for _, name := range []string{
		"citizen-security.en.html", "citizen-security.en.txt", "citizen-security.es.html", "citizen-security.es.txt",
	} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		golden.File(t, filepath.Join("testdata", name), got)
	}
}

func TestTheEventIsCompleteInBothLanguages(t *testing.T) {
	catalog, err := i18n.Load([]language.Tag{language.English, language.Spanish}, locales.FS)
	require.NoError(t, err)
	assert.NoError(t, event.RequireComplete(catalog, nil, citizenSecurity()))
}
