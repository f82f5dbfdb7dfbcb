package content_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/internal/synth"
)

// BenchmarkLoad loads 10,000 events beside the floor: parsing the same bytes
// into YAML nodes and their Markdown with goldmark, on all processors, with no
// library between. kept-MB is what stays in memory.
func BenchmarkLoad(b *testing.B) {
	folder := synth.Folder(10_000)
	var size int64
	for _, file := range folder {
		size += int64(len(file.Data))
	}
	b.Run("load", func(b *testing.B) {
		b.SetBytes(size)
		b.ReportAllocs()
		for b.Loop() {
			before := heap()
			loaded, err := content.Load(folder)
			require.NoError(b, err)
			b.ReportMetric(float64(heap()-before)/1e6, "kept-MB")
			require.Len(b, loaded.Events, 10_000)
		}
	})
	b.Run("floor", func(b *testing.B) {
		b.SetBytes(size)
		b.ReportAllocs()
		for b.Loop() {
			before := heap()
			nodes := parseAll(b, folder)
			b.ReportMetric(float64(heap()-before)/1e6, "kept-MB")
			require.Len(b, nodes, len(folder))
		}
	})
}

// BenchmarkReload loads 10,000 events again, in a folder of the disk, of which one
// has changed, beside the floor: reading and parsing that file, and asking of every
// file when it was changed.
func BenchmarkReload(b *testing.B) {
	dir := b.TempDir()
	files := synth.Folder(10_000)
	require.NoError(b, os.CopyFS(dir, files))
	const changed = "events/event-5000.yaml"
	longAgo := time.Now().Add(-time.Hour)
	for name := range files {
		require.NoError(b, os.Chtimes(filepath.Join(dir, filepath.FromSlash(name)), longAgo, longAgo))
	}
	folder := os.DirFS(dir)
	old, err := content.Load(folder)
	require.NoError(b, err)
	require.NoError(b, os.WriteFile(filepath.Join(dir, changed), append(files[changed].Data, "# seen\n"...), 0o644))
	b.Run("reload", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			loaded, err := content.Reload(old, folder)
			require.NoError(b, err)
			require.Len(b, loaded.Events, 10_000)
		}
	})
	b.Run("floor", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			parseAll(b, fstest.MapFS{changed: files[changed]})
			for name := range files {
				_, err := fs.Stat(folder, name)
				require.NoError(b, err)
			}
		}
	})
}

// BenchmarkSave saves one text, or one title, and with it an address, of one event of
// 10,000 beside the floor: writing and syncing the same file, in one step for whoever
// reads it meanwhile. The disk decides both; what is to be seen is how far apart they are.
func BenchmarkSave(b *testing.B) {
	files := synth.Folder(10_000)
	folder, err := content.Load(files)
	require.NoError(b, err)
	addresses, err := folder.AddressFiles(time.Now())
	require.NoError(b, err)
	kept := []store.File{store.NewFile(addresses[0].Name, addresses[0].Data)}
	for name, file := range files {
		kept = append(kept, store.NewFile(name, file.Data))
	}
	folder, err = content.Load(store.NewSnapshot("", slices.Values(kept), nil))
	require.NoError(b, err)
	root, err := os.OpenRoot(b.TempDir())
	require.NoError(b, err)
	b.Cleanup(func() { require.NoError(b, root.Close()) })
	write := func(data []byte) {
		out, err := root.Create("new")
		require.NoError(b, err)
		_, err = out.Write(data)
		require.NoError(b, err)
		require.NoError(b, out.Sync())
		require.NoError(b, out.Close())
		require.NoError(b, root.Rename("new", "saved"))
	}
	was := files["events/event-5000.yaml"].Data
	for _, field := range []string{"summary", "title"} {
		b.Run(field, func(b *testing.B) {
			change := content.Set{Cell: cellOf(b, "event/event-5000#"+field+"@es"), Value: "Otras palabras: las de siempre"}
			b.ReportAllocs()
			var floor, plan, save time.Duration
			for b.Loop() { // in turn: a disk is faster or slower from one moment to the next
				begin := time.Now()
				write(was)
				floor += time.Since(begin)
				begin = time.Now()
				changed, _, err := folder.Plan(change)
				require.NoError(b, err)
				plan += time.Since(begin)
				for _, file := range changed {
					write(file.Data)
				}
				save += time.Since(begin)
			}
			b.ReportMetric(float64(floor.Nanoseconds())/float64(b.N), "floor-ns/op")
			b.ReportMetric(float64(plan.Nanoseconds())/float64(b.N), "plan-ns/op")
			b.ReportMetric(float64(save.Nanoseconds())/float64(b.N), "save-ns/op")
			b.ReportMetric(float64(save)/float64(floor), "x-floor")
		})
	}
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func parseAll(b *testing.B, folder fs.FS) []*yaml.Node {
	var files []string
	require.NoError(b, fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files = append(files, name)
		}
		return err
	}))
	nodes := make([]*yaml.Node, len(files))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			var html bytes.Buffer
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				data, err := fs.ReadFile(folder, files[i])
				if err != nil {
					b.Error(err)
				}
				nodes[i] = new(yaml.Node)
				if err := yaml.Load(data, nodes[i], yaml.WithV4Defaults()); err != nil {
					b.Error(err)
				}
				markdown(nodes[i], func(s string) {
					html.Reset()
					if err := goldmark.Convert([]byte(s), &html); err != nil {
						b.Error(err)
					}
				})
			}
		})
	}
	wait.Wait()
	return nodes
}

// markdown shows every block scalar, which is where the Markdown is.
func markdown(n *yaml.Node, show func(string)) {
	if n.Kind == yaml.ScalarNode && n.Style&yaml.LiteralStyle != 0 {
		show(strings.Clone(n.Value))
	}
	for _, item := range n.Content {
		markdown(item, show)
	}
}
