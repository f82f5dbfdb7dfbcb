package main

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/internal/golden"
	"github.com/tertulia-go/tertulia/site"
)

// hash is that of a file in its address, another one whenever a byte of the file is.
var hash = regexp.MustCompile(`\b[0-9a-f]{16}\b`)

func TestASiteInsideALargerProgram(t *testing.T) {
	h, err := handler(site.Options{
		BaseURL: "http://localhost:8080/agenda",
		Now:     func() time.Time { return time.Date(2027, 3, 9, 12, 0, 0, 0, time.UTC) },
	})
	require.NoError(t, err)
	ask := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		return w
	}
	assert.Equal(t, "the rest of the program\n", ask("/contact").Body.String())
	for path, want := range map[string]string{
		"/agenda/":                           "/agenda/es/",
		"/agenda/en/events":                  "/agenda/en/events/",
		"/agenda/es/eventos/musica-del-rio/": "/agenda/es/eventos/canciones-del-rio/",
	} {
		assert.Equal(t, want, ask(path).Header().Get("Location"), path)
	}
	for path, file := range map[string]string{
		"/agenda/es/":                           "home.es.html",
		"/agenda/es/eventos/canciones-del-rio/": "event.es.html",
		"/agenda/en/events/river-songs/":        "event.en.html",
		"/agenda/en/events.json":                "events.en.json",
		"/agenda/en/about-us/":                  "about.en.html",
	} {
		w := ask(path)
		assert.Equal(t, http.StatusOK, w.Code, path)
		golden.File(t, "testdata/"+file, hash.ReplaceAll(w.Body.Bytes(), []byte("hash")))
	}
}
