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
	for _, name := range []string{"water-and-cities.en.eml", "water-and-cities.es.eml", "water-and-cities.es-en.eml"} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		golden.File(t, filepath.Join("testdata", name), got)
	}
}
