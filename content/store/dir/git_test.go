//go:build linux

package dir_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
	"github.com/tertulia-go/tertulia/content/store/storetest"
	"github.com/tertulia-go/tertulia/internal/rounds"
)

func git(t *testing.T, folder string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-C", folder, "-c", "user.name=Hand", "-c", "user.email=hand@example.org"}, args...)...)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "git %v: %s", args, out)
	return string(out)
}

// workTree returns a work tree whose configuration would surprise: it signs with a
// program that is not there, changes line ends, and its hooks refuse everything.
func workTree(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	git(t, folder, "init", "--quiet", "--initial-branch=main")
	for _, hook := range []string{"pre-commit", "commit-msg", "reference-transaction", "post-index-change"} {
		hook = filepath.Join(folder, ".git/hooks", hook)
		require.NoError(t, os.MkdirAll(filepath.Dir(hook), 0o755))
		require.NoError(t, os.WriteFile(hook, []byte("#!/bin/sh\ntouch ran-a-hook\nexit 1\n"), 0o755))
	}
	config, err := os.OpenFile(filepath.Join(folder, ".git/config"), os.O_APPEND|os.O_WRONLY, 0)
	require.NoError(t, err)
	for _, setting := range []string{
		"commit.gpgSign=true", "gpg.program=/nowhere", "core.autocrlf=true", "log.showSignature=true", "status.showUntrackedFiles=no",
		"core.fsmonitor=/nowhere", "log.date=relative", "i18n.logOutputEncoding=latin1", "color.ui=always", "status.renames=copies",
		"log.diffMerges=first-parent", "log.showRoot=false", "diff.renames=copies", "log.follow=true", "log.mailmap=true", "log.abbrevCommit=true",
	} {
		section, variable, _ := strings.Cut(setting, ".")
		_, err := fmt.Fprintf(config, "[%s]\n%s\n", section, variable)
		require.NoError(t, err)
	}
	require.NoError(t, config.Close())
	return folder
}

// byHand commits as a person does who has none of these hooks.
func byHand(t *testing.T, folder, message string) {
	t.Helper()
	git(t, folder, "-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false", "-c", "core.fsmonitor=false", "commit", "--quiet", "-m", message)
}

// A folder in a work tree, and where there is time for it a whole one, which the other tests
// have.
func TestAWorkTreeKeepsTheContract(t *testing.T) {
	for _, below := range []string{`the "site"/ñ`, "."}[:rounds.Of(2, 1)] {
		t.Run(below, func(t *testing.T) {
			storetest.Run(t, func(t *testing.T) store.Store {
				folder := filepath.Join(workTree(t), below)
				require.NoError(t, os.MkdirAll(folder, 0o755))
				return open(t, folder)
			}, storetest.Caps{History: true})
		})
	}
}

func TestACommitHoldsTheChangedPathsOnly(t *testing.T) {
	folder := workTree(t)
	write(t, folder, "mine", "1")
	write(t, folder, "half", "1")
	git(t, folder, "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "add", ".")
	byHand(t, folder, "first")
	write(t, folder, "mine", "2")
	git(t, folder, "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "add", "mine")
	write(t, folder, "half", "2")
	write(t, folder, "new", "1")

	s := open(t, folder)
	_, err := s.Apply(t.Context(), store.Meta{Author: "Ana <Díaz>\n", Email: "ana@example.org", Message: "#1 «why»"},
		store.Change{Path: "site.yaml", Body: []byte("a: 1\r\n")}, store.Change{Path: "events/a.yaml", Body: []byte("x")})
	require.NoError(t, err)
	assert.Equal(t, "Ana Díaz <ana@example.org> #1 «why»\n\nA\tevents/a.yaml\nA\tsite.yaml\n",
		git(t, folder, "-c", "core.quotePath=false", "-c", "log.showSignature=false", "-c", "i18n.logOutputEncoding=UTF-8", "-c", "color.ui=never", "log", "-1", "--format=%an <%ae> %s", "--name-status"))
	assert.Equal(t, "a: 1\r\n", git(t, folder, "cat-file", "blob", "HEAD:site.yaml"))
	assert.Equal(t, " M half\nM  mine\n?? new\n", git(t, folder, "-c", "core.fsmonitor=false", "-c", "color.ui=never", "-c", "core.autocrlf=false", "-c", "core.hooksPath=/dev/null", "status", "--porcelain", "--untracked-files=all"))
	assert.NoFileExists(t, filepath.Join(folder, "ran-a-hook"))
	_, err = s.Apply(t.Context(), store.Meta{}, store.Change{Path: "site.yaml", Body: []byte("a: 2\r\n"), Base: store.RevOf([]byte("a: 1\r\n"))})
	require.NoError(t, err, "line ends that git would change are no change of somebody")

	for _, path := range []string{"mine", "half", "new"} {
		body, err := os.ReadFile(filepath.Join(folder, path))
		require.NoError(t, err)
		change := store.Change{Path: path, Body: []byte("3"), Base: store.RevOf(body)}
		_, err = s.Apply(t.Context(), store.Meta{}, change)
		require.ErrorIs(t, err, dir.ErrUncommitted, path)
		taking, err := dir.Open(folder, dir.Options{TakeUncommitted: true})
		require.NoError(t, err)
		_, err = taking.Apply(t.Context(), store.Meta{}, change)
		require.NoError(t, err)
		require.NoError(t, taking.Close())
	}
	assert.Empty(t, git(t, folder, "-c", "core.fsmonitor=false", "-c", "core.autocrlf=false", "-c", "core.hooksPath=/dev/null", "status", "--porcelain", "--untracked-files=all"))
	git(t, folder, "fsck", "--strict")
}

func TestAnInterruptedChangeIsCommittedOnce(t *testing.T) {
	for name, made := range map[string]bool{"killed before the files": false, "killed before the commit": true} {
		t.Run(name, func(t *testing.T) {
			folder := workTree(t)
			s := open(t, folder)
			_, err := s.Apply(t.Context(), store.Meta{Author: "Ana"}, store.Change{Path: "a", Body: []byte("old")})
			require.NoError(t, err)
			write(t, folder, ".tertulia/body-0", "new")
			write(t, folder, ".tertulia/journal.json", fmt.Sprintf(
				`{"meta":{"Author":"Luis"},"moves":[{"path":"a","old":%q,"new":%q,"staged":".tertulia/body-0"}]}`, rev("old"), rev("new")))
			if made {
				require.NoError(t, os.Rename(filepath.Join(folder, ".tertulia/body-0"), filepath.Join(folder, "a")))
			}
			assert.Equal(t, map[string]string{"a": "new"}, files(t, s))
			history, err := s.History(t.Context(), "a", 0)
			require.NoError(t, err)
			require.Len(t, history, 2)
			assert.Equal(t, "Luis", history[0].Author)
		})
	}
}

func TestAnInterruptedChangeThatIsCommittedIsNotCommittedAgain(t *testing.T) {
	folder := workTree(t)
	s := open(t, folder)
	_, err := s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("new")})
	require.NoError(t, err)
	before := git(t, folder, "rev-parse", "HEAD")
	journal(t, folder, []line{{"a", "", rev("new"), ".tertulia/body-0"}})
	assert.Equal(t, map[string]string{"a": "new"}, files(t, s))
	assert.Equal(t, before, git(t, folder, "rev-parse", "HEAD"))
	assert.NoFileExists(t, filepath.Join(folder, ".tertulia/journal.json"))
}

func TestHistoryReachesBackToCommitsByHandAndOverMerges(t *testing.T) {
	folder := workTree(t)
	s := open(t, folder)
	plain := []string{"-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "commit.gpgSign=false", "-c", "core.autocrlf=false"}
	hand := func(args ...string) { git(t, folder, append(plain, args...)...) }
	write(t, folder, "a", "1")
	hand("add", "a")
	byHand(t, folder, "by hand")
	hand("checkout", "--quiet", "-b", "side")
	_, err := s.Apply(t.Context(), store.Meta{Author: "Ana"}, store.Change{Path: "a", Body: []byte("2"), Base: store.Rev(rev("1"))})
	require.NoError(t, err)
	hand("checkout", "--quiet", "main")
	_, err = s.Apply(t.Context(), store.Meta{Author: "Luis"}, store.Change{Path: "b", Body: []byte("1")})
	require.NoError(t, err)
	hand("merge", "--quiet", "--no-edit", "side")
	history, err := s.History(t.Context(), "a", 0)
	require.NoError(t, err)
	require.Len(t, history, 2)
	assert.Equal(t, []string{"Ana", "Hand"}, []string{history[0].Author, history[1].Author})
	nothing, err := s.History(t.Context(), "../a", 0)
	require.NoError(t, err)
	assert.Empty(t, nothing)
}

func TestAWorkTreeCanBeAFolderWithoutHistory(t *testing.T) {
	s, err := dir.Open(workTree(t), dir.Options{NoGit: true})
	require.NoError(t, err)
	defer s.Close()
	_, err = s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("1")})
	require.NoError(t, err)
	_, err = s.History(t.Context(), "a", 0)
	assert.ErrorIs(t, err, store.ErrNoHistory)
}
