package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/i18n/internal/cldr"
)

func TestGeneratorPackagesAndTablesNameOneVersion(t *testing.T) {
	t.Parallel()
	assert.Equal(t, version, cldr.Version, "package cldr")
	for _, file := range []string{"../tables.txt", "../zones.txt"} {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		header, _, _ := strings.Cut(string(data), "\n")
		assert.True(t, strings.HasPrefix(header, "# CLDR "+version+". "), "%s begins: %s", file, header)
	}

	var manifest struct{ Dependencies map[string]string }
	decode(t, "package.json", &manifest)
	assert.NotEmpty(t, manifest.Dependencies)
	for name, v := range manifest.Dependencies {
		assert.Equal(t, version, v, "package.json: %s", name)
	}
	var lock struct {
		Packages map[string]struct{ Version, Resolved string }
	}
	decode(t, "package-lock.json", &lock)
	for path, p := range lock.Packages {
		if path != "" {
			assert.Equal(t, version, p.Version, "package-lock.json: %s", path)
			assert.Empty(t, p.Resolved, "package-lock.json: %s names a download address", path)
		}
	}
}

func decode(t *testing.T, file string, v any) {
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, v))
}
