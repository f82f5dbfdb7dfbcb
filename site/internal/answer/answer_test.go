package answer_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/site/internal/answer"
)

var (
	now  = time.Date(2027, 3, 9, 12, 0, 0, 0, time.UTC)
	long = strings.Repeat("Una página en español. ", 100)
)

func page() *answer.Answer {
	return &answer.Answer{Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}, "Content-Language": {"es"}}, Body: []byte(long), MaxAge: time.Minute}
}

func ask(a *answer.Answer, method string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, "/", nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	a.Serve(w, r, now)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	require.NoError(t, err)
	return string(b)
}

func TestAnAnswerIsGivenAsItIs(t *testing.T) {
	t.Parallel()
	r := ask(page(), "GET")
	assert.Equal(t, http.StatusOK, r.StatusCode)
	assert.Equal(t, long, body(t, r))
	assert.Equal(t, "es", r.Header.Get("Content-Language"))
	assert.Equal(t, "Accept-Encoding", r.Header.Get("Vary"))
	assert.Equal(t, "max-age=60", r.Header.Get("Cache-Control"))
	assert.EqualValues(t, len(long), r.ContentLength)
	assert.NotEmpty(t, r.Header.Get("ETag"))
	assert.Empty(t, r.Header.Get("Last-Modified"))
}

func TestAnAnswerIsCompressedForWhoeverWantsIt(t *testing.T) {
	t.Parallel()
	for accept, want := range map[string]bool{
		"gzip": true, "br, gzip": true, "GZIP;q=0.5": true, "x-gzip": true, "*": true, "br;q=1, *;q=0.1": true,
		"": false, "br": false, "gzip;q=0": false, "gzip; q=0.000": false, "*;q=0": false, "*, gzip;q=0": false, "gzip;q=0, *": false, "identity": false,
	} {
		r := ask(page(), "GET", "Accept-Encoding", accept)
		if assert.Equal(t, want, r.Header.Get("Content-Encoding") == "gzip", accept); !want {
			assert.Equal(t, long, body(t, r), accept)
			continue
		}
		z, err := gzip.NewReader(r.Body)
		require.NoError(t, err)
		plain, err := io.ReadAll(z)
		require.NoError(t, err)
		assert.Equal(t, long, string(plain))
		assert.Less(t, r.ContentLength, int64(len(long)))
	}
}

func TestWhatIsShortOrCompressedIsNotCompressed(t *testing.T) {
	t.Parallel()
	short, picture := page(), page()
	short.Body, picture.Compressed = []byte(strings.Repeat("short", 100)), true
	for _, a := range []*answer.Answer{short, picture} {
		r := ask(a, "GET", "Accept-Encoding", "gzip")
		assert.Empty(t, r.Header.Get("Content-Encoding"))
		assert.Empty(t, r.Header.Get("Vary"))
	}
}

func TestTheHeadOfAnAnswerHasNoBody(t *testing.T) {
	t.Parallel()
	for _, accept := range []string{"", "gzip"} {
		a := page()
		get, head := ask(a, "GET", "Accept-Encoding", accept), ask(a, "HEAD", "Accept-Encoding", accept)
		assert.Equal(t, get.Header, head.Header)
		assert.Equal(t, get.StatusCode, head.StatusCode)
		assert.Empty(t, body(t, head))
	}
	r := ask(page(), "POST")
	assert.Equal(t, http.StatusMethodNotAllowed, r.StatusCode)
	assert.Equal(t, "GET, HEAD", r.Header.Get("Allow"))
}

func TestWhoeverHasAnAnswerIsToldSo(t *testing.T) {
	t.Parallel()
	a := page()
	plain, zipped := ask(a, "GET").Header.Get("ETag"), ask(a, "GET", "Accept-Encoding", "gzip").Header.Get("ETag")
	assert.NotEqual(t, plain, zipped, "each form has its own")
	for _, tc := range []struct {
		has, accept string
		want        int
	}{
		{plain, "", http.StatusNotModified},
		{"W/" + plain, "", http.StatusNotModified},
		{`"other", ` + plain, "", http.StatusNotModified},
		{"*", "", http.StatusNotModified},
		{zipped, "gzip", http.StatusNotModified},
		{zipped, "", http.StatusOK},
		{plain, "gzip", http.StatusOK},
		{`"other"`, "", http.StatusOK},
		{strings.Repeat(`"x",`, 1<<18) + plain, "", http.StatusOK},
	} {
		r := ask(a, "GET", "If-None-Match", tc.has, "Accept-Encoding", tc.accept)
		assert.Equal(t, tc.want, r.StatusCode, tc.has[:min(40, len(tc.has))])
		if r.StatusCode == http.StatusNotModified {
			assert.Empty(t, body(t, r))
			assert.Empty(t, r.Header.Get("Content-Encoding"))
			assert.Equal(t, "Accept-Encoding", r.Header.Get("Vary"))
			assert.Equal(t, "max-age=60", r.Header.Get("Cache-Control"))
			assert.NotEmpty(t, r.Header.Get("ETag"))
		}
	}
	other := page()
	other.Body = []byte(long + "!")
	assert.NotEqual(t, plain, ask(other, "GET").Header.Get("ETag"))
	assert.Equal(t, plain, ask(page(), "GET").Header.Get("ETag"), "the same words have the same one in every process")
}

func TestNobodyKeepsAnAnswerForLongerThanItHolds(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name   string
		status int
		until  time.Duration // 0: it depends on no clock
		maxAge time.Duration
		want   string
	}{
		{"no clock", 0, 0, time.Minute, "max-age=60"},
		{"later", 0, time.Hour, time.Minute, "max-age=60"},
		{"soon", 0, 10500 * time.Millisecond, time.Minute, "max-age=10"},
		{"at once", 0, time.Millisecond, time.Minute, "no-cache"},
		{"it is over", 0, -time.Hour, time.Minute, "no-cache"},
		{"nobody keeps anything", 0, 0, 0, "no-cache"},
		{"there is no such page", http.StatusNotFound, 0, time.Minute, "no-cache"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a := page()
			a.Status, a.MaxAge = tc.status, tc.maxAge
			if tc.until != 0 {
				a.Until = now.Add(tc.until)
			}
			assert.Equal(t, tc.want, ask(a, "GET").Header.Get("Cache-Control"))
		})
	}
}

func TestAPageThatIsNotThereIsNoPageThatSomebodyHas(t *testing.T) {
	t.Parallel()
	a := page()
	a.Status = http.StatusNotFound
	r := ask(a, "GET", "If-None-Match", "*")
	assert.Equal(t, http.StatusNotFound, r.StatusCode)
	assert.Empty(t, r.Header.Get("ETag"))
	assert.Equal(t, strconv.Itoa(len(long)), r.Header.Get("Content-Length"))
}

func TestManyAskAtOnce(t *testing.T) {
	t.Parallel()
	a := page()
	a.Header["Vary"] = append(make([]string, 0, 8), "Cookie")
	var asking sync.WaitGroup
	for range 16 {
		asking.Go(func() {
			assert.Equal(t, []string{"Cookie", "Accept-Encoding"}, ask(a, "GET", "Accept-Encoding", "gzip").Header["Vary"])
			assert.Equal(t, long, body(t, ask(a, "GET")))
		})
	}
	asking.Wait()
}
