package render_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
)

// markdownWords returns what a reader of Markdown reads, code and raw HTML
// included, without space.
func markdownWords(t testing.TB, source []byte, visit func(ast.Node)) string {
	t.Helper()
	var b strings.Builder
	root := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser().Parse(text.NewReader(source))
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		visit(n)
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(wordsOf(n, source))
		case *ast.String:
			b.Write(n.Value)
		case *ast.RawHTML:
			b.Write(n.Segments.Value(source))
		case *ast.AutoLink:
			b.Write(n.Label(source))
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			b.Write(n.Lines().Value(source))
		case *ast.HTMLBlock:
			b.Write(n.Lines().Value(source))
			if n.HasClosure() {
				b.Write(n.ClosureLine.Value(source))
			}
		}
		return ast.WalkContinue, nil
	})
	require.NoError(t, err)
	return unspaced(cleaned(b.String()))
}

// checkRewritten prints a program whose description is Markdown, and wants the
// same words, no raw HTML and no link but a safe one.
func checkRewritten(t testing.TB, r *rendertest.Site, source string) {
	t.Helper()
	p, err := r.Program(&event.Program{ID: "p", Name: i18n.Same("N"), Description: i18n.Text{language.English: source}}, language.English)
	require.NoError(t, err)
	out := rendertest.Printed(t, func(w io.Writer) error { return r.Markdown(w, p) })
	body, ok := strings.CutPrefix(out, "# N\n")
	require.True(t, ok, out)
	got := markdownWords(t, []byte(body), func(n ast.Node) {
		switch n := n.(type) {
		case *ast.RawHTML, *ast.HTMLBlock:
			t.Errorf("raw HTML in %q, of %q", out, source)
		case *ast.Link:
			assertSafe(t, string(n.Destination))
		case *ast.Image:
			assertSafe(t, string(n.Destination))
		case *ast.AutoLink:
			assertSafe(t, string(n.URL([]byte(body))))
		}
	})
	want := ""
	if strings.TrimSpace(source) != "" {
		want = markdownWords(t, []byte(cleaned(strings.ReplaceAll(source, "\r", "\n"))), func(ast.Node) {})
	}
	assert.Equal(t, want, got, "of %q came %q", source, out)
}

var markdownSeeds = []string{
	"# Heading\n\nA *b* **c** ~~d~~ `e` [f](https://example.org \"t\") ![g](h.jpg)\n", "- a\n- b\n  1. c\n  2. d\n\n     e\n", "> quote\n> > more\n\n***\n",
	"| a | b |\n|---|:-:|\n| `c|d` | e\\|f |\n", "```go\nx := `y`\n```\n\n    indented\n", "<div>\n<script>alert(1)</script>\n</div>\n\na <b>c</b> <https://example.org> <a@example.org>",
	"[x](javascript:alert(1)) [y](/path) [](https://example.org)", "a  \nb\\\nc", "1986\\. A year\n\n1) b\n2) c", "Setext\n===\n\nTwo\n---\n", "*a**b**c* __d__e_f_ ***g***",
	"&lt;b&gt; &#42;x&#42; \\*y\\* &amp;amp;", "Title #\n\n# Closed \\#\n## ##", "+ a\n\n\n+ b\n* c", "`` ` `` ` `` `", "!\\[a](b) !", "a*\"b\"*c", "\\&gt; &#38;gt; &nothing; &&&", "[a]: https://example.org\n\n[a] [b][a]",
	"- \n- a\n-\n", "1. a\n\n   ```\n   code\n   ```\n2. b", "*a*\n*b*\n", "-\n\n  foo", "&#10;a&#13;b &nbsp;*c*", "~~~\n```\n~~~", "~x~ ~~ y ~~", "- [ ] task", "\ta\n\n\tb", "\\  \n0", "&&#08;", "`0`*`0`*", " * 0\n  0)", "`a`~~`b`~~ [`c`](/d)`e`",
}

func TestMarkdownIsWrittenAnew(t *testing.T) {
	r := rendertest.NewSite(t)
	for _, source := range append(markdownSeeds, rendertest.Hostile...) {
		checkRewritten(t, r, source)
	}
}

func FuzzMarkdownIsWrittenAnew(f *testing.F) {
	for _, source := range markdownSeeds {
		f.Add(source)
	}
	r := rendertest.NewSite(f)
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 500 || i18n.CheckString(source) != nil {
			return
		}
		checkRewritten(t, r, source)
	})
}

func TestMarkdownInItsPlace(t *testing.T) {
	r := rendertest.NewSite(t)
	p, err := r.Program(&event.Program{ID: "p", Name: i18n.Same("N"), Description: i18n.Text{language.Spanish: "# Uno\n\n*dos* y **tres**,\ncuatro  \ncinco\n\n1. [seis](/siete)\n\n   > ocho\n"}}, language.English)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, r.Markdown(&b, p))
	assert.Equal(t,
		"# N\n\nSome parts of this page are available only in Spanish.\n\n\\[in\u00a0Spanish\\]\n\n## Uno\n\n*dos* y **tres**, cuatro\\\ncinco\n\n1. [seis](https://example.org/siete)\n\n   > ocho\n", b.String())
}
