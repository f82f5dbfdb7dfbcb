package render_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"golang.org/x/text/language"
)

func TestMarkdownInItsPlace(t *testing.T) {
	r := rendertest.NewSite(t)
	p, err := r.Program(&event.Program{ID: "p", Name: i18n.Same("N"), Description: i18n.Text{language.Spanish: "# Uno\n\n*dos* y **tres**,\ncuatro  \ncinco\n\n1. [seis](/siete)\n\n   > ocho\n"}}, language.English)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, r.Markdown(&b, p))
	assert.Equal(t,
		"# N\n\nSome parts of this page are available only in Spanish.\n\n\\[in\u00a0Spanish\\]\n\n## Uno\n\n*dos* y **tres**, cuatro\\\ncinco\n\n1. [seis](https://example.org/siete)\n\n   > ocho\n", b.String())
}
