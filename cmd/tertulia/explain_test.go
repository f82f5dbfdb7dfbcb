package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
)

// What people may meet when a store cannot be used is said in their language, with the file.
func TestWhatAStoreRefusesIsSaidInThePersonsLanguage(t *testing.T) {
	words, err := loadWords()
	require.NoError(t, err)
	english, spanish := &program{words: words.Localizer(language.English)}, &program{words: words.Localizer(language.Spanish)}
	const file = "events/a.yaml"
	met := map[string]error{
		"conflict":    &store.ConflictError{Conflicts: []store.Conflict{{Path: file}}},
		"git":         fmt.Errorf("committing: %w", &dir.GitError{Command: "fast-import", Words: "fatal: bad object", Err: errors.New("exit status 128")}),
		"interrupted": &dir.InterruptedError{Files: []dir.Interrupted{{Conflict: store.Conflict{Path: file}, Kept: ".tertulia/kept-0"}}},
		"removed":     &dir.InterruptedError{Files: []dir.Interrupted{{Conflict: store.Conflict{Path: file}}}},
		"rights":      of(file, &fs.PathError{Op: "open", Path: "events/.a.yaml.new", Err: syscall.EACCES}),
		"mounted":     of(file, &os.LinkError{Op: "rename", Old: "events/.a.yaml.new", New: file, Err: syscall.EROFS}),
		"room":        of(file, &fs.PathError{Op: "write", Path: "events/.a.yaml.new", Err: syscall.ENOSPC}),
		"quota":       of(file, &fs.PathError{Op: "write", Path: "events/.a.yaml.new", Err: syscall.EDQUOT}),
		"gone":        of(file, &fs.PathError{Op: "open", Path: "events/.a.yaml.new", Err: syscall.ENOENT}),
	}
	for _, refusal := range refusedPaths {
		met[refusal.err.Error()] = &store.PathError{Path: file, Err: fmt.Errorf("%w %q", refusal.err, "x")}
	}
	for name, err := range met {
		en, es := english.explain(err), spanish.explain(err)
		assert.NotEqual(t, en, es, name)
		if name != "git" {
			assert.True(t, strings.HasPrefix(en, file+": ") && strings.HasPrefix(es, file+": "), "%s: %s / %s", name, en, es)
		}
		assert.NotContains(t, en+es, ".new")
	}
	said := map[string]bool{}
	for _, refusal := range refusals {
		err := fmt.Errorf("%w: %w", refusal.err, errors.New("disk I/O"))
		assert.NotEqual(t, english.explain(err), spanish.explain(err), refusal.id)
		said[english.explain(err)] = true
	}
	assert.Len(t, said, len(refusals), "each in words of its own")
	assert.Equal(t, english.explain(store.ErrLocked), english.explain(errors.Join(store.ErrLocked, store.ErrLocked)), "once")
	assert.Len(t, strings.Split(spanish.explain(errors.Join(&store.PathError{Path: "a", Err: store.ErrTwin}, &store.PathError{Path: "b", Err: store.ErrTwin})), "\n"), 2)
	assert.Contains(t, spanish.explain(fmt.Errorf("%w: %w", store.ErrUnfinished, store.ErrFull)), "se terminará")
}
