package output_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/site/internal/output"
)

// pages are as many as 1,000 events in two languages have, 10 kB each.
func pages() []output.File {
	body := []byte(strings.Repeat("0123456789", 1000))
	all := make([]output.File, 2000)
	for i := range all {
		name := fmt.Sprintf("es/eventos/event-%d/index.html", i)
		all[i] = output.File{Name: name, Key: name, Make: func() ([]byte, time.Time, error) { return body, time.Time{}, nil }}
	}
	return all
}

func BenchmarkWrite(b *testing.B) {
	b.Run("floor: written by hand", func(b *testing.B) {
		files := pages()
		for b.Loop() {
			dir := b.TempDir()
			for _, f := range files {
				body, _, _ := f.Make()
				name := filepath.Join(dir, f.Name)
				require.NoError(b, os.MkdirAll(filepath.Dir(name), 0o755))
				require.NoError(b, os.WriteFile(name, body, 0o644))
			}
		}
	})
	b.Run("all", func(b *testing.B) {
		files := pages()
		for b.Loop() {
			_, err := output.Write(b.Context(), b.TempDir(), noon, files, nil)
			require.NoError(b, err)
		}
	})
	b.Run("one of them is another", func(b *testing.B) {
		files, dir := pages(), b.TempDir()
		_, err := output.Write(b.Context(), dir, noon, files, nil)
		require.NoError(b, err)
		for n := 0; b.Loop(); n++ {
			files[0].Key = fmt.Sprint(n)
			files[0].Make = func() ([]byte, time.Time, error) { return fmt.Append(nil, n), time.Time{}, nil }
			done, err := output.Write(b.Context(), dir, noon, files, nil)
			require.NoError(b, err)
			require.Equal(b, 1, done.Written)
		}
	})
}
