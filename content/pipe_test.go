//go:build unix

package content_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
)

// Reading a pipe would wait for ever for somebody to write.
func TestAPipeIsRefusedAndNotWaitedFor(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"site.yaml", "events/e.yaml", "events/d/description.es.md", content.WholeLockFile, "locks/event/e.lock", "messages/es.yaml", "pages", "locks/venue", "series"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for _, sub := range []string{"events/d", "messages", "locks/event"} {
				require.NoError(t, os.MkdirAll(filepath.Join(dir, sub), 0o700))
			}
			if name != "site.yaml" {
				require.NoError(t, os.WriteFile(filepath.Join(dir, "site.yaml"), []byte(site), 0o600))
			}
			require.NoError(t, os.WriteFile(filepath.Join(dir, "events/d/event.yaml"), []byte("title: D"), 0o600))
			require.NoError(t, syscall.Mkfifo(filepath.Join(dir, name), 0o600))
			_, err := content.Load(os.DirFS(dir))
			assert.Equal(t, []string{name + ": not a file that can be read: a pipe, a device or a folder"}, faults(t, err))
		})
	}
}

func TestAPictureThatIsAPipeIsRefusedAndNotWaitedFor(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "events"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "site.yaml"), []byte(site), 0o600))
	outside := filepath.Join(t.TempDir(), "x.png")
	require.NoError(t, os.WriteFile(outside, nil, 0o600))
	require.NoError(t, os.Symlink(outside, filepath.Join(dir, "events/linked.png")))
	require.NoError(t, syscall.Mkfifo(filepath.Join(dir, "events/pipe.png"), 0o600))
	for src, want := range map[string]string{
		"pipe.png":      "not a file that can be read: a pipe, a device or a folder",
		"linked.png":    "the link leads out of the folder",
		"../../etc.png": "the link leads out of the folder",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "events/e.yaml"), []byte("title: T\nimage: {src: "+src+"}\n"), 0o600))
		_, err := content.Load(os.DirFS(dir))
		assert.Contains(t, faults(t, err), "events/e.yaml:2:14: image.src: "+want)
	}
}
