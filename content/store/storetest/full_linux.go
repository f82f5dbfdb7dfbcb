package storetest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
)

func init() {
	children["full"] = writeToFullDisk
	children["small"] = fillSmallDisk
}

// RunFullDisk lets a process run out of space (it may write no large file) within an
// Apply to the store at a place, which leaves the old state and can be written to
// again. The place has no files when it begins; TestMain must call [Child]. It is for
// stores that write files themselves, on Linux.
func RunFullDisk(t *testing.T, open OpenPlace, place string) {
	out, err := child(t, "full", place).CombinedOutput()
	require.NoError(t, err, string(out))
	assert.Equal(t, map[string]string{"a": "old", "c": "small"}, contentsAt(t, open, place))
}

func writeToFullDisk(open OpenPlace, place string) error {
	ctx := context.Background()
	s, err := open(place)
	if err != nil {
		return err
	}
	if _, err := s.Apply(ctx, somebody, create("a", "old")); err != nil {
		return err
	}
	signal.Ignore(syscall.SIGXFSZ)
	const most = 1 << 20
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: most, Max: most}); err != nil {
		return err
	}
	_, err = s.Apply(ctx, somebody, replace("a", "old", "new"), store.Change{Path: "b", Body: make([]byte, 5*most)})
	if err == nil || errors.Is(err, store.ErrUnfinished) {
		return fmt.Errorf("not the error of a full disk: %v", err)
	}
	_, err = s.Apply(ctx, somebody, create("c", "small"))
	return err
}

// RunSmallDisk lets a process fill a small file system with Apply to a store on it, by one
// large file and by many small ones. What has no room is [store.ErrFull] and leaves the old
// state, and where there is room again the store can be written to. The store is at name
// in the folder where the file system is mounted, "" for that folder; TestMain must call
// [Child]. It is for stores that write files themselves, on Linux; where a process may
// mount nothing, the log of the test says so.
func RunSmallDisk(t *testing.T, name string) {
	// A name space of its own for mounts, and for users where that is allowed: so nobody else sees what is mounted.
	for _, flags := range []uintptr{syscall.CLONE_NEWNS | syscall.CLONE_NEWUSER, syscall.CLONE_NEWNS} {
		folder := t.TempDir()
		cmd := child(t, "small", filepath.Join(folder, name))
		cmd.Env = append(cmd.Env, mountVariable+"="+folder)
		cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: flags}
		if flags&syscall.CLONE_NEWUSER != 0 {
			cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}}
			cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}}
		}
		out, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		if err != nil && (!errors.As(err, &exit) || strings.HasPrefix(string(out), errNotMounted.Error())) {
			t.Logf("not tried in a name space: %v %s", err, out)
			continue
		}
		require.NoError(t, err, string(out))
		return
	}
}

const (
	mountVariable = "TERTULIA_TEST_MOUNT" // where a child mounts a small file system
	smallDisk     = 6 << 20
)

var errNotMounted = errors.New("nothing may be mounted")

func fillSmallDisk(open OpenPlace, place string) error {
	mount := os.Getenv(mountVariable)
	if err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("%w: %w", errNotMounted, err)
	}
	if err := syscall.Mount("tmpfs", mount, "tmpfs", 0, fmt.Sprint("size=", smallDisk)); err != nil {
		return fmt.Errorf("%w: %w", errNotMounted, err)
	}
	// Names with a dot are no files of a site. What a store cannot give back stays with it, so there is room to be made elsewhere.
	ballast, reserve := filepath.Join(mount, ".ballast"), filepath.Join(mount, ".reserve")
	if err := os.WriteFile(reserve, make([]byte, smallDisk/3), 0o600); err != nil {
		return err
	}
	s, err := open(place)
	if err != nil {
		return err
	}
	f := &filling{s: s, state: map[string]string{}}
	if err := f.apply(map[string]string{"a": "0", "b": "0"}); err != nil {
		return err
	}
	if err := f.apply(map[string]string{"a": "1", "b": "1", "large": noise(smallDisk + 1)}); !errors.Is(err, store.ErrFull) {
		return fmt.Errorf("a file that is larger than the disk: %v", err)
	}
	if err := os.WriteFile(ballast, make([]byte, 2*smallDisk), 0o600); !errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("the disk is not full: %v", err)
	}
	const most = 200
	failed := 0
	for n := 1; failed < 3; n++ {
		err := f.apply(map[string]string{"a": fmt.Sprint(n), "b": fmt.Sprint(n), fmt.Sprint("c", n): noise(30_000)})
		switch {
		case errors.Is(err, store.ErrFull):
			failed++
		case err != nil:
			return err
		case n == most:
			return errors.New("the disk is never full")
		}
		if n == 1 { // from none to a little room
			info, err := os.Stat(ballast)
			if err == nil {
				err = os.Truncate(ballast, max(0, info.Size()-1<<20))
			}
			if err != nil {
				return err
			}
		}
	}
	if err := errors.Join(os.Remove(ballast), os.Remove(reserve)); err != nil {
		return err
	}
	if err := f.apply(map[string]string{"a": "last", "b": "last"}); err != nil {
		return err
	}
	if f.s, err = open(place); err != nil { // as another process does
		return err
	}
	return f.check()
}

func noise(size int) string {
	body := make([]byte, size)
	rand.Read(body)
	return string(body)
}

// A filling is a store and what it must have.
type filling struct {
	s     store.Store
	state map[string]string
}

// apply writes files, and returns the error of the store; another one where it leaves
// neither the old nor the new state.
func (f *filling) apply(files map[string]string) error {
	var changes []store.Change
	after := maps.Clone(f.state)
	for path, body := range files {
		change := create(path, body)
		if was, ok := f.state[path]; ok {
			change = replace(path, was, body)
		}
		changes, after[path] = append(changes, change), body
	}
	_, err := f.s.Apply(context.Background(), somebody, changes...)
	if errors.Is(err, store.ErrUnfinished) || errors.Is(err, store.ErrUnknown) {
		return fmt.Errorf("decided without room: %v", err)
	}
	if err == nil {
		f.state = after
	}
	if wrong := f.check(); wrong != nil {
		return fmt.Errorf("after %v: %v", err, wrong)
	}
	return err
}

func (f *filling) check() error {
	now, err := f.s.Snapshot(context.Background())
	if err != nil {
		return err
	}
	all := map[string]string{}
	for _, path := range now.Paths() {
		body, err := now.ReadFile(path)
		if err != nil {
			return err
		}
		all[path] = string(body)
	}
	if !maps.Equal(all, f.state) {
		return fmt.Errorf("there are %q, and not %q", slices.Sorted(maps.Keys(all)), slices.Sorted(maps.Keys(f.state)))
	}
	return nil
}
