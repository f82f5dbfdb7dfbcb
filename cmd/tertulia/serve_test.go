//go:build unix

package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
)

// A process of its own is told to end as by Ctrl-C.
func TestServeShowsChangesAndEndsWithCtrlC(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "events"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "site.yaml"), []byte("name: A\nlanguages: [es, en]\nbase_url: https://example.org/agenda\n"), 0o600))
	event := filepath.Join(dir, "events/a.yaml")
	require.NoError(t, os.WriteFile(event, []byte("title: {es: Uno, en: One}\nslug: a\ndraft: true\n"), 0o600))

	self, err := os.Executable()
	require.NoError(t, err)
	command := exec.CommandContext(t.Context(), self)
	command.Args = []string{"tertulia", "serve", dir, "--addr", "127.0.0.1:0", "--ui", "en"} // the name that TestMain knows
	out, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	lines := bufio.NewScanner(out)
	require.True(t, lines.Scan())
	url, _, _ := strings.Cut(lines.Text(), " ")
	require.Regexp(t, regexp.MustCompile(`^http://127\.0\.0\.1:\d+/$`), url)

	get := func(path string) string {
		answer, err := http.Get(url + path)
		require.NoError(t, err)
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		return string(body)
	}
	assert.Contains(t, get("es/eventos/a/"), "Uno", "a draft, at no other place than the address of the preview")
	var stderr strings.Builder
	taken := strings.Trim(strings.TrimPrefix(url, "http://"), "/")
	assert.Equal(t, exitUsage, run([]string{"serve", dir, "--addr", taken, "--ui", "es"}, io.Discard, &stderr, func(string) string { return "" }))
	assert.Contains(t, stderr.String(), taken+": esa dirección ya la usa otro programa")
	changes, err := http.Get(url + "+/changes")
	require.NoError(t, err)
	defer changes.Body.Close()
	versions := bufio.NewScanner(changes.Body)
	require.True(t, versions.Scan())
	first := versions.Text()
	require.NoError(t, os.WriteFile(event, []byte("title: {es: Otro título, en: Another}\nslug: a\n"), 0o600))
	for versions.Scan() && (versions.Text() == "" || versions.Text() == first) {
	}
	assert.Contains(t, get("es/eventos/a/"), "Otro título")

	require.NoError(t, command.Process.Signal(syscall.SIGINT)) // while a browser waits for changes
	require.True(t, lines.Scan())
	assert.Equal(t, "it has ended", lines.Text())
	assert.NoError(t, command.Wait())
}

func TestServeFollowsAStore(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "site.db")
	kept, err := openStore(t.Context(), "sqlite:"+file, true)
	require.NoError(t, err)
	defer kept.Close()
	write := func(path, body string) {
		_, err := store.Edit(t.Context(), kept, store.Meta{}, func(now *store.Snapshot) ([]store.Change, error) {
			return []store.Change{now.Write(path, []byte(body))}, nil
		})
		require.NoError(t, err)
	}
	write("site.yaml", "name: A\nlanguages: [es, en]\n")
	write("events/a.yaml", "title: {es: Uno, en: One}\nslug: a\n")

	self, err := os.Executable()
	require.NoError(t, err)
	command := exec.CommandContext(t.Context(), self)
	command.Args = []string{"tertulia", "serve", "--store", "sqlite:" + file, "--addr", "127.0.0.1:0", "--ui", "en"}
	out, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	lines := bufio.NewScanner(out)
	require.True(t, lines.Scan())
	url, _, _ := strings.Cut(lines.Text(), " ")
	get := func() string {
		answer, err := http.Get(url + "es/eventos/a/")
		require.NoError(t, err)
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		return string(body)
	}
	assert.Contains(t, get(), "Uno")
	write("events/a.yaml", "title: {es: Otro título, en: Another}\nslug: a\n")
	assert.Eventually(t, func() bool { return strings.Contains(get(), "Otro título") }, 20*time.Second, 20*time.Millisecond)
	write("events/a.yaml", "title: {es: Roto, xx\n") // a fault keeps the last good page
	write("site.yaml", "name: B\nlanguages: [es, en]\n")
	assert.Eventually(t, func() bool { return strings.Contains(get(), "events/a.yaml:") }, 20*time.Second, 20*time.Millisecond)
	assert.Contains(t, get(), "Otro título")
	require.NoError(t, command.Process.Signal(syscall.SIGINT))
	require.True(t, lines.Scan())
	assert.Equal(t, "it has ended", lines.Text())
	assert.NoError(t, command.Wait())
}

func TestNamesOfStoresAreShownWithoutPasswords(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"folder": "folder", "sqlite:a b?.db": "sqlite:a b?.db",
		"postgres://ana:secret@db/x?schema=y&password=secret": "postgres://ana@db/x?schema=y",
		"postgres:///x?password=secret":                       "postgres",
		"postgres://%zz:secret@x":                             "postgres",
	} {
		assert.Equal(t, want, withoutPassword(name))
	}
}

func TestTheAddressForABrowser(t *testing.T) {
	t.Parallel()
	for addr, want := range map[string]string{
		"127.0.0.1:8080": "http://127.0.0.1:8080", "[::1]:80": "http://[::1]:80", "0.0.0.0:8080": "http://localhost:8080", "[::]:8080": "http://localhost:8080",
	} {
		tcp, err := net.ResolveTCPAddr("tcp", addr)
		require.NoError(t, err)
		assert.Equal(t, want, urlOf(tcp))
	}
}
