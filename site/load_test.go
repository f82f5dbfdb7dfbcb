package site_test

import (
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/internal/rounds"
	"github.com/tertulia-go/tertulia/site"
)

// stateOf is content in which each event has the number of the state in its title and
// in its summary.
func stateOf(t *testing.T, number int) (*content.Folder, fs.FS) {
	t.Helper()
	files := fstest.MapFS{"site.yaml": {Data: []byte("name: {es: Archivo, en: Archive}\nbase_url: https://example.org\nlanguages: [es, en]\nzone: America/Bogota\n")}}
	for i := range 20 {
		files[fmt.Sprintf("events/event-%d.yaml", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"slug: event-%d\ntitle: Encuentro estado-%d-\nsummary: Resumen estado-%d-\ntopics: [{es: Archivos, en: Archives}]\nstart: 2027-05-%02d 18:00\n", i, number, number, i+1)}
	}
	folder, err := content.Load(files)
	require.NoError(t, err)
	return folder, files
}

// statesIn are the numbers of the states that words are from.
func statesIn(words string) map[string]bool {
	states := make(map[string]bool)
	for _, rest := range strings.Split(words, "estado-")[1:] {
		number, _, _ := strings.Cut(rest, "-")
		states[number] = true
	}
	return states
}

// Over 64 connections for 30 s, swapped each second, where there is time for it.
func TestContentIsSwappedUnderLoad(t *testing.T) {
	connections, swaps, pause := rounds.Of(64, 8), rounds.Of(30, 6), time.Duration(rounds.Of(1000, 20))*time.Millisecond
	folder, files := stateOf(t, 0)
	s, err := site.New(folder, files, site.Options{Now: noon})
	require.NoError(t, err)
	server := httptest.NewServer(s)
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections}}
	defer client.CloseIdleConnections()

	var asking sync.WaitGroup
	var done atomic.Bool
	var answers atomic.Int64
	paths := []string{"/es/eventos/event-3/", "/es/eventos/event-3.json", "/es/eventos/", "/es/eventos.json", "/es/eventos.ics", "/en/events.atom", "/es/"}
	for n := range connections {
		asking.Go(func() {
			for i := n; !done.Load(); i++ {
				path := paths[i%len(paths)]
				answer, err := client.Get(server.URL + path)
				if !assert.NoError(t, err) {
					return
				}
				body, err := io.ReadAll(answer.Body)
				answer.Body.Close()
				if !assert.NoError(t, err, path) || !assert.Equal(t, http.StatusOK, answer.StatusCode, path) ||
					!assert.Len(t, statesIn(string(body)), 1, "%s is of more than one state, or of none", path) {
					return
				}
				answers.Add(1)
			}
		})
	}
	var half uint64
	for n := range swaps {
		time.Sleep(pause)
		folder, files := stateOf(t, n+1)
		assert.NoError(t, s.Swap(folder, files))
		if n+1 == swaps/2 {
			half = inUse()
		}
	}
	end := inUse()
	done.Store(true)
	asking.Wait()
	assert.Greater(t, answers.Load(), int64(swaps))
	assert.Less(t, end, half+half/2+8<<20, "bytes in use: states that are over are kept")
	t.Logf("%d answers over %d connections, %d swaps; %d kB in use half-way, %d kB at the end", answers.Load(), connections, swaps, half>>10, end>>10)
	last, err := client.Get(server.URL + "/es/eventos/event-3/")
	require.NoError(t, err)
	defer last.Body.Close()
	body, err := io.ReadAll(last.Body)
	require.NoError(t, err)
	assert.Equal(t, map[string]bool{fmt.Sprint(swaps): true}, statesIn(string(body)), "the state that was swapped in last")
}

// inUse is how many bytes live objects take.
func inUse() uint64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}
