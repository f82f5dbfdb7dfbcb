//go:build unix

package output_test

import (
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/site/internal/output"
)

// fullDisk names, in the environment of a child of this test, the folder into which
// the child writes under a limit.
const fullDisk = "TERTULIA_TEST_FULL_DISK"

func TestADiskThatIsFullHalfWayLeavesEachFileOldOrNew(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("long ", 4096)
	if dir := os.Getenv(fullDisk); dir != "" {
		signal.Ignore(syscall.SIGXFSZ)
		require.NoError(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 8192, Max: 8192}))
		_, err := output.Write(t.Context(), dir, noon, []output.File{
			{Name: "a", Make: holding("new")}, {Name: "b", Make: holding(long)}, {Name: "c", Make: holding(long)},
		}, nil)
		require.ErrorIs(t, err, syscall.EFBIG)
		assert.ErrorContains(t, err, "b: ")
		assert.ErrorContains(t, err, "c: ")
		return
	}
	dir := t.TempDir()
	_, err := build(t, dir, noon, map[string]string{"a": "old", "b": "old", "gone": "old"})
	require.NoError(t, err)

	child := exec.Command(os.Args[0], "-test.run=^TestADiskThatIsFullHalfWay", "-test.v")
	child.Env = append(os.Environ(), fullDisk+"="+dir)
	out, err := child.CombinedOutput()
	require.NoError(t, err, string(out))
	require.Contains(t, string(out), "--- PASS: TestADiskThatIsFullHalfWay")
	assert.Equal(t, map[string]string{"a": "new", "b": "old", "gone": "old"}, files(t, dir))

	want := map[string]string{"a": "new", "b": long, "c": long}
	_, err = build(t, dir, noon, want)
	require.NoError(t, err)
	assert.Equal(t, want, files(t, dir))
}
