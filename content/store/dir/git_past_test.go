//go:build linux

package dir_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
	"github.com/tertulia-go/tertulia/content/store/sqlite"
)

// as commits everything in the name of somebody.
func as(t *testing.T, folder, author, message string, before ...string) {
	t.Helper()
	settings := []string{"-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false", "-c", "core.fsmonitor=false", "-c", "core.autocrlf=false"}
	git(t, folder, append(settings, "add", "-A", ".")...)
	git(t, folder, append(append(settings, before...), "commit", "--quiet", "--author="+author+" <"+author+"@example.org>", "-m", message)...)
}

// told returns who changed what in a history: author, words, and the bytes or "gone".
func told(t *testing.T, s store.Store, path string) []string {
	t.Helper()
	history, err := s.History(t.Context(), path, 0)
	require.NoError(t, err)
	var all []string
	for _, r := range history {
		body := []byte("gone")
		if r.Rev != "" {
			body, err = s.Read(t.Context(), path, r.Rev)
			require.NoError(t, err)
		}
		all = append(all, r.Author+": "+r.Message+": "+string(body))
	}
	return all
}

// A history of people, with all that no store takes in it, goes into a database.
func TestThePastOfAWorkTreeGoesIntoADatabase(t *testing.T) {
	tree := workTree(t)
	folder := filepath.Join(tree, "site")
	write(t, tree, "README", "no file of the site")
	write(t, folder, "a", "1")
	write(t, folder, ".hidden", "1")
	write(t, folder, "Case", "1")
	require.NoError(t, os.Symlink("a", filepath.Join(folder, "link")))
	as(t, tree, "Ana", "first\n\nwith a body")
	write(t, folder, "a", "2\r\n")
	as(t, tree, "Eva", "second")
	require.NoError(t, os.Rename(filepath.Join(folder, "Case"), filepath.Join(folder, "case")))
	write(t, folder, "large", strings.Repeat("x", store.MaxFile+1))
	as(t, tree, "Ana", "another case")
	write(t, folder, "large", "small")
	require.NoError(t, os.Remove(filepath.Join(folder, "link")))
	write(t, folder, "link/file", "1")
	as(t, tree, "Ana", "what can be kept")

	plain := []string{"-c", "core.hooksPath=/dev/null", "-c", "core.autocrlf=false", "-c", "core.fsmonitor=false", "-c", "commit.gpgSign=false"}
	git(t, tree, append(plain, "checkout", "--quiet", "-b", "other")...)
	write(t, folder, "a", "of the branch")
	write(t, folder, "branch", "1")
	as(t, tree, "Luis", "in a branch")
	git(t, tree, append(plain, "checkout", "--quiet", "main")...)
	write(t, folder, "a", "of main")
	as(t, tree, "Eva", "meanwhile")
	git(t, tree, append(plain, "merge", "--quiet", "--strategy=ours", "-m", "joined", "other")...)
	write(t, tree, "README", "another")
	as(t, tree, "Ana", "of no file of the site")
	write(t, folder, "a", "not committed")

	from := open(t, folder)
	to, err := sqlite.Open(filepath.Join(t.TempDir(), "site.db"), sqlite.Options{})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, to.Close()) })
	version, err := store.Copy(t.Context(), from, to, store.Meta{Author: "copy", Message: "now"})
	require.NoError(t, err)
	now, err := from.Snapshot(t.Context())
	require.NoError(t, err)
	assert.Equal(t, now.Version(), version)
	a := told(t, to, "a")
	assert.Equal(t, "copy: now: not committed", a[0])
	assert.Equal(t, []string{"Eva: second: 2\r\n", "Ana: first\n\nwith a body: 1"}, a[len(a)-2:])
	assert.Equal(t, "Hand: joined: of main", a[1], "as the branches were joined")
	assert.ElementsMatch(t, []string{"Luis: in a branch: of the branch", "Eva: meanwhile: of main"}, a[2:len(a)-2])
	assert.Equal(t, []string{"Ana: another case: gone", "Ana: first\n\nwith a body: 1"}, told(t, to, "Case"))
	assert.Equal(t, []string{"Ana: another case: 1"}, told(t, to, "case"))
	assert.Equal(t, []string{"Ana: what can be kept: small"}, told(t, to, "large"))
	assert.Equal(t, []string{"Ana: what can be kept: 1"}, told(t, to, "link/file"))
	assert.Equal(t, []string{"Hand: joined: gone", "Luis: in a branch: 1"}, told(t, to, "branch"))
	for _, path := range []string{"link", ".hidden", "README"} {
		assert.Empty(t, told(t, to, path), path)
	}
}

func TestAFolderWithoutGitHasNoPastToTell(t *testing.T) {
	s, err := dir.Open(workTree(t), dir.Options{NoGit: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	var faults []error
	for _, err := range s.Changes(t.Context()) {
		faults = append(faults, err)
	}
	assert.Equal(t, []error{store.ErrNoHistory}, faults)
	for range open(t, workTree(t)).Changes(t.Context()) {
		t.Error("before the first commit")
	}
}
