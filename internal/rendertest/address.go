package rendertest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// AssertSafe reads an address as a browser does: without what it drops.
func AssertSafe(t testing.TB, address string) {
	t.Helper()
	address = strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, address)
	scheme, _, found := strings.Cut(address, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return
	}
	assert.Contains(t, []string{"http", "https", "mailto", "tel"}, strings.ToLower(scheme))
}
