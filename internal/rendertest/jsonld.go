package rendertest

import (
	"encoding/json"
	"io"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/tertulia-go/tertulia/render/view"
)

// Properties returns the JSON-LD of a view, each property as JSON.
func Properties(t testing.TB, s *Site, v view.View) map[string]string {
	t.Helper()
	var raw map[string]json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(Printed(t, func(w io.Writer) error { return s.JSONLD(w, v) })), &raw))
	got := map[string]string{}
	for k, v := range raw {
		got[k] = string(v)
	}
	return got
}
