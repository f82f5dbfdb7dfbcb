// Package golden compares what a test has made with the files that were
// checked in, and writes them anew under -update.
package golden

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the golden files anew")

// File compares got with the file of that name, or writes it under -update.
func File(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, got, 0o644))
		return
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err, "run the test with -update to make it")
	if !bytes.Equal(want, got) {
		t.Errorf("%s is not what the test makes now; if it should be, run the test with -update:\n%s", name, difference(string(want), string(got)))
	}
}

// difference is what stands between the first and the last line in which two
// texts differ, of each of the two. Of what is no text there is nothing to read.
func difference(want, got string) string {
	if !utf8.ValidString(want) || !utf8.ValidString(got) {
		return fmt.Sprintf("%d bytes became %d", len(want), len(got))
	}
	is, was := strings.SplitAfter(got, "\n"), strings.SplitAfter(want, "\n")
	for len(is) > 0 && len(was) > 0 && is[0] == was[0] {
		is, was = is[1:], was[1:]
	}
	for len(is) > 0 && len(was) > 0 && is[len(is)-1] == was[len(was)-1] {
		is, was = is[:len(is)-1], was[:len(was)-1]
	}
	var out strings.Builder
	for _, line := range was {
		fmt.Fprintf(&out, "-%s\n", strings.TrimSuffix(line, "\n"))
	}
	for _, line := range is {
		fmt.Fprintf(&out, "+%s\n", strings.TrimSuffix(line, "\n"))
	}
	return out.String()
}

// Archives runs a test for each txtar archive that matches the pattern. The
// archive's first file, named in, is the case; make returns its outputs, each
// of which is compared with the file of its name, in the order of names.
func Archives(t *testing.T, pattern string, in string, names []string, make func(t *testing.T, in []byte) map[string][]byte) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	require.NoError(t, err)
	require.NotEmpty(t, files, "no archive matches %s", pattern)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			require.NoError(t, err)
			require.NotEmpty(t, archive.Files)
			require.Equal(t, in, archive.Files[0].Name, "the first file of an archive is its case")
			got := make(t, archive.Files[0].Data)
			if *update {
				archive.Files = archive.Files[:1]
				for _, name := range names {
					archive.Files = append(archive.Files, txtar.File{Name: name, Data: got[name]})
				}
				require.NoError(t, os.WriteFile(file, txtar.Format(archive), 0o644))
				return
			}
			want := map[string]string{}
			for _, f := range archive.Files[1:] {
				want[f.Name] = string(f.Data)
			}
			for _, name := range names {
				assert.Equal(t, want[name], string(got[name]), "%s: %s", file, name)
			}
			assert.Len(t, archive.Files[1:], len(names), "%s holds other files than %v", file, names)
		})
	}
}
