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
	files, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	require.NoError(t, err)
	require.Len(t, files, 16)
	for _, file := range files {
		got, err := os.ReadFile(file)
		require.NoError(t, err)
		name, err := filepath.Rel(dir, file)
		require.NoError(t, err)
		golden.File(t, filepath.Join("testdata", name), got)
	}
}
