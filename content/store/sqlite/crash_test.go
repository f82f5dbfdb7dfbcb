//go:build linux

package sqlite_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/sqlite"
)

// TestMain is also the children that tests kill: with a database in the
// environment it writes there.
func TestMain(m *testing.M) {
	switch file := os.Getenv("TERTULIA_TEST_FILE"); os.Getenv("TERTULIA_TEST_CHILD") {
	case "write":
		fmt.Println(writeForever(file))
		os.Exit(1)
	case "full":
		fmt.Println(writeToFullDisk(file))
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(t *testing.T, what, file string) *exec.Cmd {
	t.Helper()
	executable, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.CommandContext(t.Context(), executable)
	cmd.Env = append(os.Environ(), "TERTULIA_TEST_CHILD="+what, "TERTULIA_TEST_FILE="+file)
	return cmd
}

// writeForever writes one number into two files, again and again.
func writeForever(file string) error {
	s, err := sqlite.Open(file, sqlite.Options{})
	if err != nil {
		return err
	}
	for {
		now, err := s.Snapshot(context.Background())
		if err != nil {
			return err
		}
		number := 0
		if body, err := now.ReadFile("a"); err == nil {
			if _, err := fmt.Sscan(string(body), &number); err != nil {
				return err
			}
		}
		body := fmt.Append(nil, number+1)
		if _, err := s.Apply(context.Background(), store.Meta{},
			store.Change{Path: "a", Body: body, Base: now.Rev("a")}, store.Change{Path: "b", Body: body, Base: now.Rev("b")}); err != nil {
			return err
		}
		fmt.Println(number + 1)
	}
}

func TestAKilledProcessLeavesTheOldOrTheNewState(t *testing.T) {
	file := plainFile(t)
	for range 200 {
		cmd := child(t, "write", file)
		out, err := cmd.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, cmd.Start())
		lines := bufio.NewScanner(out)
		require.True(t, lines.Scan())
		go func() {
			time.Sleep(time.Duration(rand.IntN(4000)) * time.Microsecond)
			cmd.Process.Kill()
		}()
		told := lines.Text()
		for lines.Scan() {
			told = lines.Text()
		}
		require.Error(t, cmd.Wait())
		var acknowledged, number int
		_, err = fmt.Sscan(told, &acknowledged)
		require.NoError(t, err, told)

		s, err := sqlite.Open(file, sqlite.Options{})
		require.NoError(t, err)
		now := contents(t, s)
		require.NoError(t, s.Close())
		_, err = fmt.Sscan(now["a"], &number)
		require.NoError(t, err)
		require.GreaterOrEqual(t, number, acknowledged, "what was acknowledged is lost")
		require.Equal(t, map[string]string{"a": now["a"], "b": now["a"]}, now)
	}
}

func contents(t *testing.T, s store.Store) map[string]string {
	t.Helper()
	now, err := s.Snapshot(t.Context())
	require.NoError(t, err)
	all := map[string]string{}
	for _, path := range now.Paths() {
		body, err := now.ReadFile(path)
		require.NoError(t, err)
		all[path] = string(body)
	}
	return all
}

func writeToFullDisk(file string) error {
	s, err := sqlite.Open(file, sqlite.Options{})
	if err != nil {
		return err
	}
	old := store.RevOf([]byte("old"))
	if _, err := s.Apply(context.Background(), store.Meta{}, store.Change{Path: "a", Body: []byte("old")}); err != nil {
		return err
	}
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 1 << 20, Max: 1 << 20}); err != nil {
		return err
	}
	_, err = s.Apply(context.Background(), store.Meta{},
		store.Change{Path: "a", Body: []byte("new"), Base: old}, store.Change{Path: "b", Body: make([]byte, 5<<20)})
	if err == nil {
		return fmt.Errorf("the disk was not full")
	}
	_, err = s.Apply(context.Background(), store.Meta{}, store.Change{Path: "c", Body: []byte("small"), Base: ""})
	return err
}

func TestAFullDiskLeavesTheOldState(t *testing.T) {
	file := plainFile(t)
	out, err := child(t, "full", file).CombinedOutput()
	require.NoError(t, err, string(out))
	require.Equal(t, "<nil>\n", string(out))
	assert.Equal(t, map[string]string{"a": "old", "c": "small"}, contents(t, open(t, file)))
}
