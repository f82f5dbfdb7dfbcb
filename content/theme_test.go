package content

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheColorsBehindTheAccentAreThoseOfTheSheet(t *testing.T) {
	sheet, err := os.ReadFile("../render/theme.css")
	require.NoError(t, err)
	light, rest, _ := strings.Cut(string(sheet), "prefers-color-scheme: dark")
	for key, part := range map[string]string{"accent": light, "accent_dark": rest} {
		for i, name := range []string{"--tt-paper", "--tt-raised", "--tt-warn"} {
			assert.Contains(t, part, name+": "+behindAccent[key][i]+";", key)
		}
	}
}

func TestTheContrastOfAColor(t *testing.T) {
	assert.InDelta(t, 21, contrast("#000000", "#ffffff"), 0.001)
	assert.InDelta(t, 1, contrast("#123456", "#123456"), 0.001)
	assert.InDelta(t, 4.54, contrast("#767676", "#ffffff"), 0.01, "the grey that is known to be enough on white")
}

func TestTheThemeOfASite(t *testing.T) {
	read := func(theme string) (*Folder, error) {
		return Load(fstest.MapFS{"site.yaml": {Data: []byte("name: A\nlanguages: [es]\n" + theme)}})
	}
	f, err := read("theme: {accent: \"#1a4d8f\", accent_dark: \"#9cc4ff\", logo: {src: https://example.org/logo.svg}}\n")
	require.NoError(t, err)
	assert.Equal(t, "#1a4d8f", f.Settings.Theme.Accent)
	assert.Empty(t, f.Warnings)
	assert.Empty(t, f.Settings.Theme.Font)
	f, err = read("theme: {font: none}\n")
	require.NoError(t, err)
	assert.Equal(t, NoFont, f.Settings.Theme.Font)
	_, err = read("theme: {font: serif}\n")
	assert.ErrorContains(t, err, "theme.font")
	f, err = read("theme: {accent: \"#e0a080\"}\n")
	require.NoError(t, err)
	require.Len(t, f.Warnings, 1)
	assert.Equal(t, `site.yaml:3:17: warning: theme.accent: #e0a080 stands out too little from what is behind it: 1.9 to 1, and words need 4.5 to 1`, f.Warnings[0].Error())
	for _, wrong := range []string{"red", "#fff", "#12345g", "url(x)", "#12345678"} {
		_, err = read("theme: {accent: \"" + wrong + "\"}\n")
		assert.ErrorContains(t, err, "theme.accent", wrong)
	}
}
