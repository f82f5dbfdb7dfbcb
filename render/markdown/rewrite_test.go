package markdown_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render/markdown"
	"github.com/yuin/goldmark/ast"
)

// checkRewritten writes a text anew, and wants the same words, no raw HTML and
// no link but a safe one.
func checkRewritten(t testing.TB, c *markdown.Converter, source string) {
	t.Helper()
	body := c.Rewrite(source, 1, "https://example.org/archive/")
	got := rendertest.MarkdownWords(t, []byte(body), func(n ast.Node) {
		switch n := n.(type) {
		case *ast.RawHTML, *ast.HTMLBlock:
			t.Errorf("raw HTML in %q, of %q", body, source)
		case *ast.Link:
			rendertest.AssertSafe(t, string(n.Destination))
		case *ast.Image:
			rendertest.AssertSafe(t, string(n.Destination))
		case *ast.AutoLink:
			rendertest.AssertSafe(t, string(n.URL([]byte(body))))
		}
	})
	want := ""
	if strings.TrimSpace(source) != "" {
		want = rendertest.MarkdownWords(t, []byte(rendertest.Cleaned(strings.ReplaceAll(source, "\r", "\n"))), func(ast.Node) {})
	}
	assert.Equal(t, want, got, "of %q came %q", source, body)
}

var seeds = []string{
	"# Heading\n\nA *b* **c** ~~d~~ `e` [f](https://example.org \"t\") ![g](h.jpg)\n", "- a\n- b\n  1. c\n  2. d\n\n     e\n", "> quote\n> > more\n\n***\n",
	"| a | b |\n|---|:-:|\n| `c|d` | e\\|f |\n", "```go\nx := `y`\n```\n\n    indented\n", "<div>\n<script>alert(1)</script>\n</div>\n\na <b>c</b> <https://example.org> <a@example.org>",
	"[x](javascript:alert(1)) [y](/path) [](https://example.org)", "a  \nb\\\nc", "1986\\. A year\n\n1) b\n2) c", "Setext\n===\n\nTwo\n---\n", "*a**b**c* __d__e_f_ ***g***",
	"&lt;b&gt; &#42;x&#42; \\*y\\* &amp;amp;", "Title #\n\n# Closed \\#\n## ##", "+ a\n\n\n+ b\n* c", "`` ` `` ` `` `", "!\\[a](b) !", "a*\"b\"*c", "\\&gt; &#38;gt; &nothing; &&&", "[a]: https://example.org\n\n[a] [b][a]",
	"- \n- a\n-\n", "1. a\n\n   ```\n   code\n   ```\n2. b", "*a*\n*b*\n", "-\n\n  foo", "&#10;a&#13;b &nbsp;*c*", "~~~\n```\n~~~", "~x~ ~~ y ~~", "- [ ] task", "\ta\n\n\tb", "\\  \n0", "&&#08;", "`0`*`0`*", " * 0\n  0)", "`a`~~`b`~~ [`c`](/d)`e`",
}

func TestMarkdownIsWrittenAnew(t *testing.T) {
	var c markdown.Converter
	for _, source := range append(seeds, rendertest.Hostile...) {
		checkRewritten(t, &c, source)
	}
}

func FuzzMarkdownIsWrittenAnew(f *testing.F) {
	for _, source := range seeds {
		f.Add(source)
	}
	var c markdown.Converter
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 500 || i18n.CheckString(source) != nil {
			return
		}
		checkRewritten(t, &c, source)
	})
}
