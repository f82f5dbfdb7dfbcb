package site_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
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
		name = filepath.Join(dir, name)
		require.NoError(b, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(b, os.WriteFile(name, file.Data, 0o644))
	}
	return dir
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
// parses its YAML, and writes the bytes that a build has made, with no library
// between and on one processor.
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
			made := bodies(b, built)
			for b.Loop() {
				require.NoError(b, parseAll(os.DirFS(from)))
				to := b.TempDir()
				for name, body := range made {
					name = filepath.Join(to, name)
					require.NoError(b, os.MkdirAll(filepath.Dir(name), 0o755))
					require.NoError(b, os.WriteFile(name, body, 0o644))
				}
			}
		})
		b.Run(fmt.Sprintf("%d events/all of it", n), func(b *testing.B) {
			for b.Loop() {
				_, err := build(b.Context(), from, b.TempDir())
				require.NoError(b, err)
			}
		})
		b.Run(fmt.Sprintf("%d events/one has changed", n), func(b *testing.B) {
			name := filepath.Join(from, "events/event-3.yaml")
			before, err := os.ReadFile(name)
			require.NoError(b, err)
			defer func() { require.NoError(b, os.WriteFile(name, before, 0o644)) }()
			for i := 0; b.Loop(); i++ {
				require.NoError(b, os.WriteFile(name, fmt.Appendf(bytes.Clone(before), "subtitle: %q\n", fmt.Sprint(i)), 0o644))
				done, err := build(b.Context(), from, built)
				require.NoError(b, err)
				b.ReportMetric(float64(done.Files-done.Kept), "files/op")
			}
		})
	}
}

// parseAll reads the files of a folder and parses what is YAML in these.
func parseAll(files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := fs.ReadFile(files, name)
		if err != nil || filepath.Ext(name) != ".yaml" {
			return err
		}
		var document yaml.Node
		return yaml.Unmarshal(body, &document)
	})
}

// bodies are the files of a folder.
func bodies(b *testing.B, dir string) map[string][]byte {
	b.Helper()
	all := make(map[string][]byte)
	require.NoError(b, fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		all[name], err = os.ReadFile(filepath.Join(dir, name))
		return err
	}))
	return all
}

// BenchmarkServe asks for one path again and again. Its floor answers the same bytes
// with the same headers from memory.
func BenchmarkServe(b *testing.B) {
	s := siteOf(b, synth.Site(200), site.Options{})
	for name, path := range map[string]string{
		"page": firstEvent(b, s), "list": "/es/eventos/", "feed": "/es/eventos.atom",
	} {
		for _, encoding := range []string{"", "gzip"} {
			kind := strings.TrimSuffix(name+" "+encoding, " ")
			ready := ask(b, s, path, "Accept-Encoding", encoding)
			require.Equal(b, http.StatusOK, ready.Code)
			body, header := ready.Body.Bytes(), ready.Header()
			b.Run(kind+"/floor", func(b *testing.B) {
				requests(b, path, encoding, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
					for name, values := range header {
						w.Header()[name] = values
					}
					w.WriteHeader(http.StatusOK)
					w.Write(body)
				}))
			})
			b.Run(kind, func(b *testing.B) { requests(b, path, encoding, s) })
		}
	}
}

// requests asks a server on this machine over 64 connections.
func requests(b *testing.B, path, encoding string, h http.Handler) {
	server := httptest.NewServer(h)
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64, DisableCompression: true}}
	defer client.CloseIdleConnections()
	b.SetParallelism(32) // for each of two processors
	b.RunParallel(func(pb *testing.PB) {
		var sink bytes.Buffer
		for pb.Next() {
			request, err := http.NewRequestWithContext(b.Context(), http.MethodGet, server.URL+path, nil)
			if err != nil {
				b.Error(err)
				return
			}
			if encoding != "" {
				request.Header.Set("Accept-Encoding", encoding)
			}
			answer, err := client.Do(request)
			if err != nil {
				b.Error(err)
				return
			}
			sink.Reset()
			_, err = sink.ReadFrom(answer.Body)
			answer.Body.Close()
			if err != nil || answer.StatusCode != http.StatusOK {
				b.Error(answer.Status, err)
				return
			}
		}
	})
}

// firstEvent is the path of an event of a site.
func firstEvent(b *testing.B, s http.Handler) string {
	b.Helper()
	list := ask(b, s, "/es/eventos.json").Body.String()
	_, rest, _ := strings.Cut(list, `"events":[{"url":"https://example.org`)
	path, _, ok := strings.Cut(rest, `"`)
	require.True(b, ok)
	return path
}
