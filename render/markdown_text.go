package render

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"github.com/tertulia-go/tertulia/i18n"
)

// markdown writes a long text without its markup. One in another language is
// marked before its first words, since its end may be far.
func (p *plainText) markdown(md *Markdown) {
	source := []byte(printable(md.Value))
	if md.fellBack() {
		p.sentence(md.mark())
	}
	p.markdownBlocks(parseMarkdown(source), source)
}

func (p *plainText) markdownBlocks(node ast.Node, source []byte) {
	if node == nil {
		for _, line := range strings.Split(string(source), "\n") {
			p.sentence(line)
		}
		return
	}
	p.blocks(node, source)
}

// blocks writes the block nodes below a node, with an empty line between them.
func (p *plainText) blocks(parent ast.Node, source []byte) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n.PreviousSibling() != nil && n.Kind() != ast.KindTextBlock && !inTightList(parent) {
			p.blank()
		}
		p.block(n, source)
	}
}

func inTightList(n ast.Node) bool {
	list, ok := n.Parent().(*ast.List)
	return ok && list.IsTight
}

func (p *plainText) block(n ast.Node, source []byte) {
	switch n := n.(type) {
	case *ast.Heading:
		p.heading(func() { p.words(inline(n, source)) }, '-')
	case *ast.List:
		p.list(n, source)
	case *ast.Blockquote:
		p.indented("> ", func() { p.blocks(n, source) })
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		code := strings.NewReplacer("\u2028", "\n", "\u2029", "\n").Replace(string(n.Lines().Value(source)))
		for line := range strings.SplitSeq(strings.TrimRight(code, "\n"), "\n") {
			p.b = append(p.b, p.indent+"    "+line+"\n"...)
		}
	case *ast.ThematicBreak:
		p.sentence("* * *")
	case *ast.HTMLBlock:
		p.sentence(htmlBlock(n, source))
	case *extast.Table:
		p.table(n, source)
	default:
		for _, line := range strings.Split(inline(n, source), "\n") {
			p.sentence(line)
		}
	}
}

func (p *plainText) list(n *ast.List, source []byte) {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		marker := "- "
		if n.IsOrdered() {
			marker = strconv.Itoa(number) + ". "
			number++
		}
		if !n.IsTight && item.PreviousSibling() != nil {
			p.blank()
		}
		at := len(p.b)
		p.indented(strings.Repeat(" ", len(marker)), func() { p.blocks(item, source) })
		if first := at + len(p.indent); first+len(marker) <= len(p.b) {
			copy(p.b[first:], marker)
		}
	}
}

// indented writes a body whose every line begins with more.
func (p *plainText) indented(more string, body func()) {
	outer := p.indent
	p.indent += more
	body()
	p.indent = outer
}

// table writes a table as lines of its first column's words and what belongs
// to them, which reads well in any width.
func (p *plainText) table(n *extast.Table, source []byte) {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, oneLine(inline(cell, source)))
		}
		p.sentence(strings.Join(cells, " | "))
	}
}

// inline returns the words below a node: a link with its address, a hard
// break as a line feed.
func inline(parent ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(parent, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(words(n, source))
				switch {
				case n.HardLineBreak():
					b.WriteByte('\n')
				case n.SoftLineBreak():
					b.WriteByte(' ')
				}
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		case *ast.RawHTML:
			if entering {
				b.Write(n.Segments.Value(source))
			}
		case *ast.AutoLink:
			if entering {
				b.Write(n.Label(source))
			}
		case *ast.Link:
			if u := destination(n.Destination); !entering && u != "" && n.HasChildren() && plain(n, source) != u {
				b.WriteString(" (" + u + ")")
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// maxReference is more than the longest character reference of HTML.
const maxReference = 40

// words returns the words of a text node, its escapes and references resolved
// unless it is code (CommonMark sections 2.4 and 2.5).
func words(n *ast.Text, source []byte) []byte {
	raw := n.Segment.Value(source)
	if n.IsRaw() || n.Parent() != nil && n.Parent().Kind() == ast.KindCodeSpan {
		return raw
	}
	return resolved(raw)
}

// resolved returns what content means by its escapes and references.
func resolved(raw []byte) []byte {
	if bytes.IndexByte(raw, '\\') < 0 && bytes.IndexByte(raw, '&') < 0 {
		return raw
	}
	// Once, from left to right: what an escape or a reference stands for is not
	// read again.
	var out []byte
	for i := 0; i < len(raw); {
		switch {
		case raw[i] == '\\' && i+1 < len(raw) && util.IsPunct(raw[i+1]):
			out = append(out, raw[i+1])
			i += 2
		case raw[i] == '&':
			resolved, size := resolveReference(raw[i:min(len(raw), i+maxReference)])
			out = append(out, resolved...)
			i += size
		default:
			out = append(out, raw[i])
			i++
		}
	}
	return out
}

// resolveReference returns what the reference at the start of s stands for, and its
// length; the ampersand itself where there is none (CommonMark section 2.5).
func resolveReference(s []byte) (resolved []byte, size int) {
	end := bytes.IndexByte(s, ';')
	if end < 0 {
		return s[:1], 1
	}
	name, isNumber := strings.CutPrefix(string(s[1:end]), "#")
	if !isNumber {
		if entity, ok := util.LookUpHTML5EntityByName(name); ok {
			return entity.Characters, end + 1
		}
		return s[:1], 1
	}
	base, most := 10, 7
	if hex := strings.TrimLeft(name, "xX"); len(hex) == len(name)-1 {
		name, base, most = hex, 16, 6
	}
	code, err := strconv.ParseUint(name, base, 32)
	if err != nil || len(name) > most {
		return s[:1], 1
	}
	r := rune(code)
	if code == 0 || !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	if i18n.Unprintable(r) {
		return nil, end + 1
	}
	return utf8.AppendRune(nil, r), end + 1
}
