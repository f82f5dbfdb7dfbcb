package site_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/internal/synth"
	"github.com/tertulia-go/tertulia/site"
)

// largest bounds what BenchmarkBuild builds: 10,000 events take minutes.
var largest = flag.Int("largest", 100, "how many events the largest site has that benchmarks build")

// onDisk writes a folder of content of n events.
func onDisk(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	for name, file := range synth.Site(n) {
		require.NoError(b, writeBelow(dir, name, file.Data))
	}
	return dir
}

func writeBelow(dir, name string, body []byte) error {
	name = filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, body, 0o644)
}

// build reads a folder and builds its site, as the command does.
func build(ctx context.Context, from, to string) (site.Built, error) {
	files := os.DirFS(from)
	folder, err := content.Load(files)
	if err != nil {
		return site.Built{}, err
	}
	s, err := site.New(folder, files, site.Options{Now: noon})
	if err != nil {
		return site.Built{}, err
	}
	return s.Build(ctx, to, nil)
}

// BenchmarkBuild reads and builds whole sites. Its floor reads the same content,
// parses its YAML, makes HTML of its Markdown, and writes the bytes that a build has
// made, with no library between, on all processors as a build does. What both take of
// the processors is the figure to compare.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		if n > *largest {
			continue
		}
		from := onDisk(b, n)
		built := b.TempDir()
		_, err := build(b.Context(), from, built)
		require.NoError(b, err)
		b.Run(fmt.Sprintf("%d events/floor", n), func(b *testing.B) {
			// The bytes are as many as those of the site, and made of few: what is
			// written has to be nowhere before.
			sizes := sizesOf(b, built)
			measured(b, func() {
				require.NoError(b, parseAll(from))
				require.NoError(b, writeAll(b.TempDir(), sizes))
			})
		})
		b.Run(fmt.Sprintf("%d events/all of it", n), func(b *testing.B) {
			measured(b, func() {
				_, err := build(b.Context(), from, b.TempDir())
				require.NoError(b, err)
			})
		})
		change := func(b *testing.B) (next func()) {
			name := filepath.Join(from, "events/event-3.yaml")
			before, err := os.ReadFile(name)
			require.NoError(b, err)
			b.Cleanup(func() { require.NoError(b, os.WriteFile(name, before, 0o644)) })
			i := 0
			return func() {
				i++
				require.NoError(b, os.WriteFile(name, fmt.Appendf(bytes.Clone(before), "subtitle: %q\n", fmt.Sprint(i)), 0o644))
			}
		}
		b.Run(fmt.Sprintf("%d events/one has changed", n), func(b *testing.B) {
			next := change(b)
			measured(b, func() {
				next()
				done, err := build(b.Context(), from, built)
				require.NoError(b, err)
				b.ReportMetric(float64(done.Files-done.Kept), "files/op")
			})
		})
		b.Run(fmt.Sprintf("%d events/one has changed, in a process that runs", n), func(b *testing.B) {
			next, files := change(b), os.DirFS(from)
			folder, err := content.Load(files)
			require.NoError(b, err)
			s, err := site.New(folder, files, site.Options{Now: noon})
			require.NoError(b, err)
			_, err = s.Build(b.Context(), built, nil)
			require.NoError(b, err)
			measured(b, func() {
				next()
				folder, err = content.Reload(folder, files)
				require.NoError(b, err)
				require.NoError(b, s.Swap(folder, files))
				done, err := s.Build(b.Context(), built, nil)
				require.NoError(b, err)
				b.ReportMetric(float64(done.Files-done.Kept), "files/op")
			})
		})
	}
}

// measured runs what a benchmark measures, and reports what it takes of the processors.
func measured(b *testing.B, run func()) {
	before, n := processors(b), 0
	for b.Loop() {
		run()
		n++
	}
	b.ReportMetric(float64((processors(b)-before).Milliseconds())/float64(n), "cpu-ms/op")
}

// parseAll reads the files of a folder, parses those that are YAML, and makes HTML of
// the long texts in these.
func parseAll(dir string) error {
	names, err := filepath.Glob(filepath.Join(dir, "*", "*.yaml"))
	if err != nil {
		return err
	}
	return onAll(names, func(name string) error {
		body, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var document yaml.Node
		if err := yaml.Unmarshal(body, &document); err != nil {
			return err
		}
		return convertBelow(&document)
	})
}

func convertBelow(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode && n.Style&yaml.LiteralStyle != 0 {
		return goldmark.Convert([]byte(n.Value), io.Discard)
	}
	for _, below := range n.Content {
		if err := convertBelow(below); err != nil {
			return err
		}
	}
	return nil
}

// onAll does something with each of several names, on all processors.
func onAll(names []string, do func(name string) error) error {
	var next atomic.Int64
	var workers sync.WaitGroup
	errs := make([]error, len(names))
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				errs[i] = do(names[i])
			}
		})
	}
	workers.Wait()
	return errors.Join(errs...)
}

// writeAll writes files of some sizes.
func writeAll(dir string, sizes map[string]int64) error {
	largest := int64(0)
	for _, size := range sizes {
		largest = max(largest, size)
	}
	body := bytes.Repeat([]byte("0123456789abcdef"), int(largest)/16+1)
	return onAll(slices.Sorted(maps.Keys(sizes)), func(name string) error { return writeBelow(dir, name, body[:sizes[name]]) })
}

// sizesOf are those of the files of a folder.
func sizesOf(b *testing.B, dir string) map[string]int64 {
	b.Helper()
	all := make(map[string]int64)
	require.NoError(b, fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		all[name] = info.Size()
		return err
	}))
	return all
}
