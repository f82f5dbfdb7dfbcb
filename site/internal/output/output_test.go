package output_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/site/internal/output"
)

var noon = time.Date(2027, 3, 9, 12, 0, 0, 0, time.UTC)

// build writes files, each of a key that is its body.
func build(t *testing.T, dir string, at time.Time, files map[string]string) (output.Summary, error) {
	t.Helper()
	var all []output.File
	for name, body := range files {
		all = append(all, output.File{Name: name, Key: body, Make: holding(body)})
	}
	return output.Write(t.Context(), dir, at, all, nil)
}

// holding makes a body that depends on no clock.
func holding(body string) func() ([]byte, time.Time, error) {
	return func() ([]byte, time.Time, error) { return []byte(body), time.Time{}, nil }
}

// files returns what is in a folder, without the manifest.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := make(map[string]string)
	require.NoError(t, fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == output.ManifestName {
			return err
		}
		body, err := os.ReadFile(filepath.Join(dir, name))
		found[name] = string(body)
		return err
	}))
	return found
}

func write(t *testing.T, dir, name, body string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(body), 0o644))
}

func TestAFolderBecomesWhatWasBuilt(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "out", "site")
	first := map[string]string{"index.html": "home", "es/a/index.html": "a", "es/b/index.html": "b"}
	done, err := build(t, dir, noon, first)
	require.NoError(t, err)
	assert.Equal(t, output.Summary{Files: 3, Bytes: 6, Written: 3}, done)
	assert.Equal(t, first, files(t, dir))

	second := map[string]string{"index.html": "home", "es/a/index.html": "changed"}
	done, err = build(t, dir, noon, second)
	require.NoError(t, err)
	assert.Equal(t, output.Summary{Files: 2, Bytes: 11, Written: 1, Kept: 1, Removed: 1}, done)
	assert.Equal(t, second, files(t, dir))
	assert.NoDirExists(t, filepath.Join(dir, "es/b"), "a folder that is empty goes, too")
}

func TestAFileOfEqualBytesIsNotTouched(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	_, err := build(t, dir, noon, map[string]string{"a": "a", "b": "b"})
	require.NoError(t, err)
	name := filepath.Join(dir, "a")
	long := time.Now().Add(-time.Hour)
	require.NoError(t, os.Chtimes(name, long, long))

	done, err := build(t, dir, noon.Add(-time.Hour), map[string]string{"a": "a", "b": "b"}) // which keeps nothing
	require.NoError(t, err)
	assert.Equal(t, output.Summary{Files: 2, Bytes: 2, Untouched: 2}, done)
	info, err := os.Stat(name)
	require.NoError(t, err)
	assert.True(t, info.ModTime().Equal(long))
}

func TestWhatNoBuildWroteStays(t *testing.T) {
	t.Parallel()
	t.Run("a folder with files and no manifest is refused", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, "letter.txt", "mine")
		_, err := build(t, dir, noon, map[string]string{"a": "a"})
		assert.ErrorIs(t, err, output.ErrForeign)
		assert.Equal(t, map[string]string{"letter.txt": "mine"}, files(t, dir))
	})
	t.Run("so is one with the manifest of another program", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, output.ManifestName, `{"generator": "other"}`)
		_, err := build(t, dir, noon, map[string]string{"a": "a"})
		assert.ErrorIs(t, err, output.ErrForeign)
	})
	t.Run("a file among those of a build is neither removed nor written over", func(t *testing.T) {
		dir := t.TempDir()
		_, err := build(t, dir, noon, map[string]string{"es/a": "a", "b": "b"})
		require.NoError(t, err)
		write(t, dir, "es/CNAME", "mine")
		_, err = build(t, dir, noon, map[string]string{"b": "b"})
		require.NoError(t, err)
		assert.Equal(t, map[string]string{"es/CNAME": "mine", "b": "b"}, files(t, dir))

		_, err = build(t, dir, noon, map[string]string{"b": "changed", "es/CNAME": "theirs"})
		assert.ErrorIs(t, err, output.ErrTaken)
		assert.Equal(t, map[string]string{"es/CNAME": "mine", "b": "b"}, files(t, dir), "nothing is changed then")
	})
	t.Run("a link leads no build out of the folder", func(t *testing.T) {
		dir, outside := t.TempDir(), t.TempDir()
		_, err := build(t, dir, noon, map[string]string{"a": "a"})
		require.NoError(t, err)
		require.NoError(t, os.Symlink(outside, filepath.Join(dir, "es")))
		_, err = build(t, dir, noon, map[string]string{"a": "a", "es/b": "b"})
		assert.Error(t, err)
		assert.Empty(t, files(t, outside))
	})
}

func TestAFileIsMadeAgainWhen(t *testing.T) {
	t.Parallel()
	until := noon.Add(time.Hour)
	for _, tc := range []struct {
		name   string
		change func(t *testing.T, file string)
		at     time.Time
		key    string
		want   bool
	}{
		{"nothing is other than it was: it is not", nil, noon, "a", false},
		{"its moment has not come: it is not", nil, until.Add(-1), "a", false},
		{"its moment has come", nil, until, "a", true},
		{"it is made of something else", nil, noon, "b", true},
		{"nobody knows what it is made of", nil, noon, "", true},
		{"the moment is before that of the last build", nil, noon.Add(-1), "a", true},
		{"it is gone", func(t *testing.T, file string) { require.NoError(t, os.Remove(file)) }, noon, "a", true},
		{"it is longer", func(t *testing.T, file string) { require.NoError(t, os.WriteFile(file, []byte("longer"), 0o644)) }, noon, "a", true},
		{"somebody has written it since", func(t *testing.T, file string) {
			later := time.Now().Add(time.Minute)
			require.NoError(t, os.WriteFile(file, []byte("x"), 0o644))
			require.NoError(t, os.Chtimes(file, later, later))
		}, noon, "a", true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir, made := t.TempDir(), false
			once := output.File{Name: "a", Key: "a", Make: func() ([]byte, time.Time, error) { return []byte("a"), until, nil }}
			_, err := output.Write(t.Context(), dir, noon, []output.File{once}, nil)
			require.NoError(t, err)
			if tc.change != nil {
				tc.change(t, filepath.Join(dir, "a"))
			}
			again := output.File{Name: "a", Key: tc.key, Make: func() ([]byte, time.Time, error) {
				made = true
				return []byte("a"), until, nil
			}}
			done, err := output.Write(t.Context(), dir, tc.at, []output.File{again}, nil)
			require.NoError(t, err)
			assert.Equal(t, tc.want, made)
			assert.Equal(t, until, done.Until)
			assert.Equal(t, map[string]string{"a": "a"}, files(t, dir))
		})
	}
}

func TestABuildThatBrokeOffIsEnded(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	_, err := build(t, dir, noon, map[string]string{"a": "a", "gone": "gone"})
	require.NoError(t, err)

	ctx, stop := context.WithCancel(t.Context())
	_, err = output.Write(ctx, dir, noon, []output.File{
		{Name: "new", Key: "new", Make: func() ([]byte, time.Time, error) {
			stop()
			return []byte("new"), time.Time{}, nil
		}},
		{Name: "b", Make: holding("b")}, {Name: "c", Make: holding("c")}, {Name: "d", Make: holding("d")}, {Name: "a", Make: holding("other")},
	}, nil)
	require.ErrorIs(t, err, context.Canceled)
	assert.Contains(t, files(t, dir), "gone", "nothing is removed before all stands")
	write(t, dir, ".new-a", "half of it") // where a machine stops in the middle of a file

	want := map[string]string{"a": "a", "other": "other"}
	done, err := build(t, dir, noon, want)
	require.NoError(t, err)
	assert.Equal(t, want, files(t, dir))
	assert.Zero(t, done.Kept, "nobody knows whether a was written")
}

func TestWhatCannotBeMadeKeepsNothingElseFromBeingWritten(t *testing.T) {
	t.Parallel()
	dir, broken := t.TempDir(), errors.New("broken")
	_, err := build(t, dir, noon, map[string]string{"a": "old", "b": "old", "gone": "gone"})
	require.NoError(t, err)
	_, err = output.Write(t.Context(), dir, noon, []output.File{
		{Name: "a", Make: func() ([]byte, time.Time, error) { return []byte("half"), time.Time{}, broken }},
		{Name: "b", Make: holding("new")},
	}, nil)
	require.ErrorIs(t, err, broken)
	assert.ErrorContains(t, err, "a: broken")
	assert.Equal(t, map[string]string{"a": "old", "b": "new", "gone": "gone"}, files(t, dir))
}

func TestTwoFilesOfOneNameAreRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	_, err := output.Write(t.Context(), dir, noon, []output.File{{Name: "a", Make: holding("1")}, {Name: "a", Make: holding("2")}}, nil)
	require.ErrorContains(t, err, "a: there are two files of that name")
	_, err = build(t, dir, noon, map[string]string{output.ManifestName: "a"})
	require.ErrorContains(t, err, output.ManifestName+": there are two files of that name")
	assert.Empty(t, files(t, dir))
}

func TestTheProgressIsToldOfEachFile(t *testing.T) {
	t.Parallel()
	var told []int
	many := make([]output.File, 40)
	for i := range many {
		many[i] = output.File{Name: strconv.Itoa(i), Make: holding("")}
	}
	_, err := output.Write(t.Context(), t.TempDir(), noon, many, func(done, all int) {
		assert.Equal(t, 40, all)
		told = append(told, done)
	})
	require.NoError(t, err)
	assert.Len(t, told, 40)
	assert.True(t, slices.IsSorted(told))
}

func TestAFileTakesThePlaceOfAFolderAndAFolderThatOfAFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first := map[string]string{"a": "file", "b/c/d": "deep"}
	second := map[string]string{"a/b": "deep", "b": "file"}
	for _, want := range []map[string]string{first, second, first} {
		_, err := build(t, dir, noon, want)
		require.NoError(t, err)
		assert.Equal(t, want, files(t, dir))
	}
}

func TestAFileThatCannotBeWrittenLeavesTheOldOne(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	_, err := build(t, dir, noon, map[string]string{"a": "a"})
	require.NoError(t, err)
	name := strings.Repeat("n", 300) // longer than names may be
	_, err = build(t, dir, noon, map[string]string{"a": "a", name: "b"})
	var where *fs.PathError
	require.True(t, errors.As(err, &where))
	assert.Contains(t, where.Path, name)
	assert.Equal(t, map[string]string{"a": "a"}, files(t, dir))

	_, err = build(t, dir, noon, map[string]string{"a": "changed"})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"a": "changed"}, files(t, dir))
}
