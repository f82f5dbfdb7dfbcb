package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/internal/golden"
)

func TestRunWritesWhatIsCheckedIn(t *testing.T) {
	dir := t.TempDir()
	var printed bytes.Buffer
	require.NoError(t, run(dir, &printed))
	golden.File(t, "testdata/stdout.txt", printed.Bytes())
	for _, language := range []string{"es", "en"} {
		for _, file := range []string{"index.html", "index.txt", "water-talks.html"} {
			got, err := os.ReadFile(filepath.Join(dir, language, file))
			require.NoError(t, err)
			golden.File(t, filepath.Join("testdata", language, file), got)
		}
		pages, err := filepath.Glob(filepath.Join(dir, language, "*.html"))
		require.NoError(t, err)
		require.Len(t, pages, 7)
	}
}
