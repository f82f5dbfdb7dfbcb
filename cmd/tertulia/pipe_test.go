//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
)

// The files are counted where somebody watches, and counting must not open what
// is not a file: reading a pipe waits for ever for somebody to write.
func TestAPipeIsRefusedWhetherSomebodyWatchesOrNot(t *testing.T) {
	catalog, err := loadWords()
	require.NoError(t, err)
	words := wordsFor(catalog, nil, func(string) string { return "" })
	for _, name := range []string{"site.yaml", "events/e.yaml", "events/e/description.es.md", "messages/es.yaml", "locks/event/e.lock"} {
		for _, watched := range []bool{false, true} {
			dir := t.TempDir()
			for _, folder := range []string{"events/e", "messages", "locks/event"} {
				require.NoError(t, os.MkdirAll(filepath.Join(dir, folder), 0o700))
			}
			require.NoError(t, os.WriteFile(filepath.Join(dir, "events/e/event.yaml"), []byte("title: E"), 0o600))
			if name != "site.yaml" {
				require.NoError(t, os.WriteFile(filepath.Join(dir, "site.yaml"), []byte("name: A\nlanguages: es\n"), 0o600))
			}
			if name == "events/e.yaml" {
				require.NoError(t, os.RemoveAll(filepath.Join(dir, "events/e")))
			}
			require.NoError(t, syscall.Mkfifo(filepath.Join(dir, name), 0o600))
			var out, progress bytes.Buffer
			p := &program{stdout: &out, stderr: &progress, words: words, watched: watched}
			_, _, err := p.load(dir)
			var found content.Errors
			require.ErrorAs(t, err, &found)
			assert.Equal(t, name+": not a file that can be read: a pipe, a device or a folder", found.Error(), "watched: %t", watched)
		}
	}
}

func TestTheDeviceThatKeepsNothingIsNoTerminal(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	require.NoError(t, err)
	defer func() { assert.NoError(t, null.Close()) }()
	assert.False(t, isTerminal(null))
}
