package storetest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
	"github.com/tertulia-go/tertulia/content/store/storetest"
)

// A test of a store hands over how an empty one is opened, and what it can do.
func ExampleRun() {
	_ = func(t *testing.T) {
		storetest.Run(t, func(t *testing.T) store.Store {
			s, err := dir.Open(t.TempDir(), dir.Options{})
			require.NoError(t, err)
			t.Cleanup(func() { s.Close() })
			return s
		}, storetest.Caps{})
	}
	// Output:
}
