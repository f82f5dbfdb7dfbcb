package storetest

import (
	"context"
	"errors"
	"fmt"
	"os/signal"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
)

func init() { children["full"] = writeToFullDisk }

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
