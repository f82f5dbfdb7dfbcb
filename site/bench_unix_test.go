//go:build unix

package site_test

import (
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// processors is what this process has taken of the processors.
func processors(b testing.TB) time.Duration {
	b.Helper()
	var taken syscall.Rusage
	require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &taken))
	return time.Duration(taken.Utime.Nano() + taken.Stime.Nano())
}
