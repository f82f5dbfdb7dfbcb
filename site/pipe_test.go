//go:build unix

package site_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/site"
)

// Reading a pipe would wait for ever for somebody to write.
func TestAPipeAmongTheFilesOfASiteIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	for name, refused := range map[string]bool{"static/a.css": false, "templates/a.html": true} {
		dir := t.TempDir()
		require.NoError(t, os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(dir, "site.yaml"), []byte("name: S\nlanguages: [es, en]\n"), 0o600))
		require.NoError(t, syscall.Mkfifo(filepath.Join(dir, name), 0o600))
		files := os.DirFS(dir)
		folder, err := content.Load(files)
		require.NoError(t, err)
		s, err := site.New(folder, files, site.Options{BaseURL: "https://example.org", Now: noon})
		if refused {
			assert.ErrorContains(t, err, name+": not a file that can be read")
			continue
		}
		require.NoError(t, err)
		_, err = s.Build(t.Context(), t.TempDir(), nil)
		require.NoError(t, err)
	}
}
