package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
	"github.com/tertulia-go/tertulia/content/store/sqlite"
	"github.com/tertulia-go/tertulia/site"
)

func ask(h http.Handler, method, path string, form url.Values, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// fill does what the command does for whoever tries the example.
func fill(t *testing.T, database store.Store) {
	copied := t.TempDir() // a store has files of its own in its folder
	require.NoError(t, os.CopyFS(copied, os.DirFS("content")))
	folder, err := dir.Open(copied, dir.Options{})
	require.NoError(t, err)
	defer folder.Close()
	_, err = store.Copy(t.Context(), folder, database, store.Meta{Message: "the first files"})
	require.NoError(t, err)
}

func TestTwoPeopleChangeOneTitle(t *testing.T) {
	file := filepath.Join(t.TempDir(), "site.db")
	database, err := sqlite.Open(file, sqlite.Options{Poll: 10 * time.Millisecond})
	require.NoError(t, err)
	defer database.Close()
	o := site.Options{BaseURL: "http://example.org", Now: func() time.Time { return time.Date(2027, 3, 9, 12, 0, 0, 0, time.UTC) }}
	fill(t, database)
	a, err := open(t.Context(), database, o)
	require.NoError(t, err)
	h := a.handler()
	const shown = "/es/eventos/canciones/"
	assert.Contains(t, ask(h, http.MethodGet, shown, nil).Body.String(), "Canciones del río")
	assert.Contains(t, ask(h, http.MethodGet, "/edit", nil).Body.String(), `name="base" value="Canciones del río"`)

	save := func(author, base, title string) *httptest.ResponseRecorder {
		return ask(h, http.MethodPost, "/edit", url.Values{"author": {author}, "base": {base}, "title": {title}})
	}
	first := save("Ana", "Canciones del río", "Canciones <del> agua")
	require.Equal(t, http.StatusSeeOther, first.Code, first.Body)
	assert.Equal(t, shown, first.Header().Get("Location"))
	assert.Contains(t, ask(h, http.MethodGet, shown, nil).Body.String(), "Canciones &lt;del&gt; agua")

	second := save("Luis", "Canciones del río", "Cantos del río")
	assert.Equal(t, http.StatusConflict, second.Code)
	for _, text := range []string{"<dd>Canciones del río</dd>", "<dd>Canciones &lt;del&gt; agua</dd>", "<dd>Cantos del río</dd>", `name="base" value="Canciones &lt;del&gt; agua"`} {
		assert.Contains(t, second.Body.String(), text)
	}
	assert.Contains(t, ask(h, http.MethodGet, shown, nil).Body.String(), "Canciones &lt;del&gt; agua", "nothing was saved")
	assert.Equal(t, http.StatusSeeOther, save("Luis", "Canciones <del> agua", "Cantos del río").Code)
	assert.Contains(t, ask(h, http.MethodGet, shown, nil).Body.String(), "Cantos del río")
	assert.Equal(t, http.StatusUnprocessableEntity, save("Luis", "Cantos del río", strings.Repeat("x", 1<<20)).Code)

	const path = "events/river-songs.yaml"
	history, err := database.History(t.Context(), path, 2)
	require.NoError(t, err)
	assert.Equal(t, []string{"Luis", "Ana"}, []string{history[0].Author, history[1].Author})
	body, err := database.Read(t.Context(), path, history[0].Rev)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(body), "# The form changes the title, and leaves this comment where it is.\ntitle: {es: Cantos del río, en: River Songs}\n"), string(body))
	assert.Equal(t, http.StatusForbidden, ask(h, http.MethodPost, "/edit", nil, "Sec-Fetch-Site", "cross-site").Code)
}

func TestTheSiteFollowsWhatAnotherProcessWrites(t *testing.T) {
	file := filepath.Join(t.TempDir(), "site.db")
	one, err := sqlite.Open(file, sqlite.Options{Poll: 10 * time.Millisecond})
	require.NoError(t, err)
	defer one.Close()
	other, err := sqlite.Open(file, sqlite.Options{})
	require.NoError(t, err)
	defer other.Close()
	fill(t, one)
	a, err := open(t.Context(), one, site.Options{BaseURL: "http://example.org"})
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	followed := make(chan struct{})
	go func() {
		defer close(followed)
		for err := range a.content.Follow(ctx) {
			assert.NoError(t, err)
		}
	}()
	defer func() { stop(); <-followed }()
	_, err = store.Edit(t.Context(), other, store.Meta{}, func(now *store.Snapshot) ([]store.Change, error) {
		return []store.Change{now.Write("events/river-songs.yaml", []byte("title: {es: De lejos, en: From afar}\nslug: canciones\n"))}, nil
	})
	require.NoError(t, err)
	assert.Eventually(t, func() bool {
		return strings.Contains(ask(a.handler(), http.MethodGet, "/es/eventos/canciones/", nil).Body.String(), "De lejos")
	}, 20*time.Second, 10*time.Millisecond)
}
