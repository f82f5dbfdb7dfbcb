//go:build unix

package site_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/internal/synth"
	"github.com/tertulia-go/tertulia/site"
)

// BenchmarkServe asks a server in another process for one path again and again, over 64
// connections. The server has one processor, and who asks the others. Its floor answers
// the same bytes with the same headers from memory.
//
// What an answer takes of the server's processor is the figure to compare: how many
// answers there are in a second depends on who asks, too.
func BenchmarkServe(b *testing.B) {
	if os.Getenv(serving) != "" {
		serveBenchmarks(b)
		return
	}
	s := startServer(b)
	for _, kind := range []string{"page", "list", "feed"} {
		for _, encoding := range []string{"", "gzip"} {
			name := strings.TrimSuffix(kind+" "+encoding, " ")
			b.Run(name+"/floor", func(b *testing.B) { s.ask(b, s.Floor, s.Paths[kind], encoding) })
			b.Run(name, func(b *testing.B) { s.ask(b, s.Site, s.Paths[kind], encoding) })
		}
	}
}

const (
	benchConnections = 64
	serving          = "TERTULIA_BENCH_SERVING" // says to a child that it is the server
)

// server is where the child listens.
type server struct {
	Site, Floor, Control string            // addresses
	Paths                map[string]string // by kind
}

// serveBenchmarks is the server of BenchmarkServe, in its child.
func serveBenchmarks(t testing.TB) {
	s := siteOf(t, synth.Site(200), site.Options{})
	made := server{Paths: map[string]string{"page": firstEvent(t, s), "list": "/es/eventos/", "feed": "/es/eventos.atom"}}
	type ready struct {
		body   []byte
		header http.Header
	}
	floor := make(map[string]ready)
	for _, path := range made.Paths {
		for _, encoding := range []string{"", "gzip"} {
			answer := ask(t, s, path, "Accept-Encoding", encoding)
			require.Equal(t, http.StatusOK, answer.Code)
			floor[path+encoding] = ready{answer.Body.Bytes(), answer.Header()}
		}
	}
	serve := func(h http.Handler) string {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		require.NoError(t, err)
		go func() { panic(http.Serve(l, h)) }()
		return l.Addr().String()
	}
	made.Site = serve(s)
	made.Floor = serve(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer, h := floor[r.URL.Path+r.Header.Get("Accept-Encoding")], w.Header()
		for name, values := range answer.header {
			h[name] = values
		}
		w.WriteHeader(http.StatusOK)
		w.Write(answer.body)
	}))
	made.Control = serve(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, int64(processors(t)))
	}))
	require.NoError(t, json.NewEncoder(os.NewFile(3, "to the parent")).Encode(made))
	io.Copy(io.Discard, os.Stdin) // until the parent is done
}

func startServer(b *testing.B) *server {
	arguments := []string{os.Args[0], "-test.run=^$", "-test.bench=^BenchmarkServe$"}
	if pin, err := exec.LookPath("taskset"); err == nil {
		arguments = append([]string{pin, "-c", "0"}, arguments...)
	}
	child := exec.Command(arguments[0], arguments[1:]...)
	child.Env, child.Stderr = append(os.Environ(), serving+"=1", "GOMAXPROCS=1"), os.Stderr
	in, err := child.StdinPipe()
	require.NoError(b, err)
	out, told, err := os.Pipe()
	require.NoError(b, err)
	defer out.Close()
	child.ExtraFiles = []*os.File{told}
	require.NoError(b, child.Start())
	told.Close() // the child has it
	b.Cleanup(func() {
		in.Close()
		child.Wait()
	})
	var s server
	require.NoError(b, json.NewDecoder(out).Decode(&s))
	return &s
}

// taken is what the server has taken of its processor.
func (s *server) taken(b *testing.B) time.Duration {
	answer, err := http.Get("http://" + s.Control)
	require.NoError(b, err)
	defer answer.Body.Close()
	var taken int64
	_, err = fmt.Fscan(answer.Body, &taken)
	require.NoError(b, err)
	return time.Duration(taken)
}

// ask asks b.N times, by hand: a client of package net/http takes more of the
// processors than the server.
func (s *server) ask(b *testing.B, address, path, encoding string) {
	request := "GET " + path + " HTTP/1.1\r\nHost: example.org\r\n"
	if encoding != "" {
		request += "Accept-Encoding: " + encoding + "\r\n"
	}
	request += "\r\n"
	connections := make([]net.Conn, benchConnections)
	for i := range connections {
		var err error
		connections[i], err = net.Dial("tcp", address)
		require.NoError(b, err)
		defer connections[i].Close()
	}
	var left atomic.Int64
	left.Store(int64(b.N))
	before := s.taken(b)
	b.ResetTimer()
	var asking sync.WaitGroup
	for _, c := range connections {
		asking.Go(func() {
			reader := bufio.NewReaderSize(c, 64<<10)
			for left.Add(-1) >= 0 {
				if _, err := io.WriteString(c, request); err != nil {
					b.Error(err)
					return
				}
				if err := skipAnswer(reader); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	asking.Wait()
	b.StopTimer()
	b.ReportMetric(float64((s.taken(b)-before).Microseconds())/float64(b.N), "cpu-µs/op")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
}

// skipAnswer reads an answer to its end. It has to be one with a length.
func skipAnswer(r *bufio.Reader) error {
	length := -1
	for first := true; ; first = false {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return err
		}
		if first && !bytes.HasPrefix(line, []byte("HTTP/1.1 200 ")) {
			return fmt.Errorf("answered %q", line)
		}
		if len(bytes.TrimSpace(line)) == 0 {
			break
		}
		if value, ok := bytes.CutPrefix(line, []byte("Content-Length: ")); ok {
			if _, err := fmt.Sscan(string(value), &length); err != nil {
				return err
			}
		}
	}
	if length < 0 {
		return fmt.Errorf("an answer without a length")
	}
	_, err := r.Discard(length)
	return err
}

// firstEvent is the path of an event of a site.
func firstEvent(t testing.TB, s http.Handler) string {
	t.Helper()
	list := ask(t, s, "/es/eventos.json").Body.String()
	_, rest, _ := strings.Cut(list, `"events":[{"url":"https://example.org`)
	path, _, ok := strings.Cut(rest, `"`)
	require.True(t, ok)
	return path
}
