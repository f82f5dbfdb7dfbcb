package rendertest

import (
	"bytes"
	"html"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// WordsOf is a text node as a reader sees it, through goldmark's own printer.
func WordsOf(n *ast.Text, source []byte) string {
	if n.Parent().Kind() == ast.KindCodeSpan {
		return string(n.Segment.Value(source))
	}
	paragraph := ast.NewParagraph()
	bare := ast.NewTextSegment(n.Segment)
	paragraph.AppendChild(paragraph, bare)
	var b bytes.Buffer
	if err := goldmark.New().Renderer().Render(&b, source, paragraph); err != nil {
		return err.Error()
	}
	return html.UnescapeString(strings.TrimSuffix(strings.TrimPrefix(b.String(), "<p>"), "</p>\n"))
}

// Cleaned is content as a machine may read it: without what cannot be printed.
func Cleaned(s string) string {
	return strings.Map(func(r rune) rune {
		if i18n.Unprintable(r) {
			return -1
		}
		return r
	}, s) // which maps what is not UTF-8 to U+FFFD
}

// Unspaced leaves out all space: lines are joined and broken as a format asks.
// So are several marks of what is not UTF-8.
func Unspaced(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u2028' || r == '\u2029' {
			return -1
		}
		return r
	}, s)
	for strings.Contains(s, "\uFFFD\uFFFD") {
		s = strings.ReplaceAll(s, "\uFFFD\uFFFD", "\uFFFD")
	}
	return s
}

// MarkdownWords returns what a reader of Markdown reads, code and raw HTML
// included, without space.
func MarkdownWords(t testing.TB, source []byte, visit func(ast.Node)) string {
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
			b.WriteString(WordsOf(n, source))
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
	return Unspaced(Cleaned(b.String()))
}
