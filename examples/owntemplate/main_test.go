package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/internal/golden"
)

func TestRunWritesWhatIsCheckedIn(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, run(dir))
	for _, name := range []string{"night-of-poems.en.html", "night-of-poems.es.html"} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		golden.File(t, filepath.Join("testdata", name), got)
	}
}
