package storetest

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
)

// Benchmark measures a store that open opens at a place of its own, beside the floor of
// writing and syncing one file: Apply of one change, a Snapshot after it, and the first
// Snapshot of who opens the store, with the memory that it keeps. It does so with 100
// files of 2 kB, and with 10,000 and 100,000 where [FullVariable] is set.
func Benchmark(b *testing.B, open OpenPlace, place func(*testing.B) string) {
	b.Run("floor/write and sync a file", writeAndSync)
	sizes := []int{100}
	if os.Getenv(FullVariable) != "" {
		sizes = append(sizes, 10_000, 100_000)
	}
	for _, files := range sizes {
		b.Run(fmt.Sprintf("files=%d", files), func(b *testing.B) { benchmark(b, open, place(b), files) })
	}
}

var benchmarkBody = func() []byte {
	body := make([]byte, 2000)
	for i := range body {
		body[i] = "abcdefg\n"[i%8]
	}
	return body
}()

func writeAndSync(b *testing.B) {
	folder := b.TempDir()
	for b.Loop() {
		file, err := os.Create(filepath.Join(folder, "new"))
		require.NoError(b, err)
		_, err = file.Write(benchmarkBody)
		require.NoError(b, err)
		require.NoError(b, file.Sync())
		require.NoError(b, file.Close())
		require.NoError(b, os.Rename(filepath.Join(folder, "new"), filepath.Join(folder, "file")))
	}
}

func benchmark(b *testing.B, open OpenPlace, place string, files int) {
	s := opened(b, open, place)
	var changes []store.Change
	for i := range files {
		changes = append(changes, store.Change{Path: fmt.Sprintf("events/e%d.yaml", i), Body: fmt.Appendf(nil, "%d\n%s", i, benchmarkBody)})
	}
	_, err := s.Apply(b.Context(), somebody, changes...)
	require.NoError(b, err)
	changes = nil
	now, err := s.Snapshot(b.Context())
	require.NoError(b, err)
	base, n := now.Base("events/e0.yaml"), 0
	change := func(b *testing.B) {
		n++
		body := fmt.Appendf(nil, "changed %d\n%s", n, benchmarkBody)
		_, err := s.Apply(b.Context(), somebody, store.Change{Path: "events/e0.yaml", Body: body, Base: base})
		require.NoError(b, err)
		base = store.RevOf(body)
	}
	b.Run("apply", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			change(b)
		}
	})
	b.Run("snapshot after a change", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			b.StopTimer()
			change(b)
			b.StartTimer()
			_, err := s.Snapshot(b.Context())
			require.NoError(b, err)
		}
	})
	b.Run("first snapshot", func(b *testing.B) {
		for b.Loop() {
			before := heap()
			other := opened(b, open, place)
			now, err := other.Snapshot(b.Context())
			require.NoError(b, err)
			b.ReportMetric(float64(heap()-before)/float64(files), "kept-B/file")
			runtime.KeepAlive(now)
			runtime.KeepAlive(other)
		}
	})
}

func opened(b *testing.B, open OpenPlace, place string) store.Store {
	s, err := open(place)
	require.NoError(b, err)
	if closer, ok := s.(interface{ Close() error }); ok {
		b.Cleanup(func() { require.NoError(b, closer.Close()) })
	}
	return s
}

// heap returns how much memory is in use.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
