package storetest

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/internal/rounds"
)

// OpenPlace opens the store at a place, which is what the store takes for one: the
// name of a folder, a URL. Several processes open the same.
type OpenPlace func(place string) (store.Store, error)

// Child is called first by TestMain of a package that calls [RunKilled], [RunFullDisk] or
// [RunSmallDisk], which start the test program again as a process of its own. In such a
// process it does not return.
func Child(open OpenPlace) {
	work := children[os.Getenv(childVariable)]
	if work == nil {
		return
	}
	if err := work(open, os.Getenv(placeVariable)); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	os.Exit(0)
}

// The environment of a child.
const (
	childVariable = "TERTULIA_TEST_CHILD" // what it does
	placeVariable = "TERTULIA_TEST_PLACE"
)

var children = map[string]func(OpenPlace, string) error{"write": writeForever}

// StartChild starts a process that writes one number into two files and a third, which
// comes and goes, again and again; it prints each when it is written. The end of the
// test ends it.
func StartChild(t *testing.T, place string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := child(t, "write", place)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	return cmd, bufio.NewScanner(out)
}

func child(t *testing.T, what, place string) *exec.Cmd {
	t.Helper()
	executable, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.CommandContext(t.Context(), executable)
	cmd.Env = append(os.Environ(), childVariable+"="+what, placeVariable+"="+place)
	return cmd
}

func writeForever(open OpenPlace, place string) error {
	s, err := open(place)
	if err != nil {
		return err
	}
	for {
		number := 0
		_, err := store.Edit(context.Background(), s, somebody, func(now *store.Snapshot) ([]store.Change, error) {
			number = 0
			if body, err := now.ReadFile("a"); err == nil {
				if number, err = strconv.Atoi(string(body)); err != nil {
					return nil, err
				}
			}
			number++
			body := fmt.Append(nil, number)
			third := now.Write("folder/c", body)
			if third.Base != "" {
				third = now.Write("folder/c", nil)
			}
			return []store.Change{now.Write("a", body), now.Write("b", body), third}, nil
		})
		if err != nil {
			return err
		}
		fmt.Println(number)
	}
}

// FullVariable is the environment variable with which, set to anything, [RunKilled]
// kills 200 processes, and 64 write at once in [Run]. Without it both do less, so that
// tests stay quick.
const FullVariable = rounds.Variable

// RunKilled kills processes that write into the store at a place at random moments.
// Each leaves the old or the new state, never a mix, and nothing that was acknowledged
// is lost. The place has no files when it begins; TestMain must call [Child].
func RunKilled(t *testing.T, open OpenPlace, place string) {
	last := 0
	for range rounds.Of(200, 4) {
		cmd, lines := StartChild(t, place)
		require.True(t, lines.Scan())
		told := lines.Text()
		go func() {
			time.Sleep(time.Duration(rand.IntN(4000)) * time.Microsecond)
			cmd.Process.Kill()
		}()
		for lines.Scan() {
			told = lines.Text()
		}
		require.Error(t, cmd.Wait())
		acknowledged, err := strconv.Atoi(told)
		require.NoError(t, err, told)

		now := contentsAt(t, open, place)
		number, err := strconv.Atoi(now["a"])
		require.NoError(t, err)
		require.GreaterOrEqual(t, number, acknowledged, "what was acknowledged is lost")
		require.Greater(t, number, last)
		want := map[string]string{"a": now["a"], "b": now["a"]}
		if number%2 == 1 {
			want["folder/c"] = now["a"]
		}
		require.Equal(t, want, now)
		last = number
	}
}

func contentsAt(t *testing.T, open OpenPlace, place string) map[string]string {
	t.Helper()
	s, err := open(place)
	require.NoError(t, err)
	now := contents(t, snapshot(t, s))
	if closer, ok := s.(interface{ Close() error }); ok {
		require.NoError(t, closer.Close())
	}
	return now
}
