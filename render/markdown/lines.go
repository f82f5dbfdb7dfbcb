package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/address"
	"github.com/tertulia-go/tertulia/internal/escape"
)

// Line is one line of a text without its markup. Where it is wrapped it goes on
// in rows.
type Line struct {
	Kind  LineKind
	First string // what stands before the words: "> - "
	Rest  string // the same for further rows: ">   "
	Words string
}

// LineKind is what a [Line] is.
type LineKind uint8

const (
	Words   LineKind = iota // the zero value
	Heading                 // may be underlined
	Code                    // is not wrapped
	Empty                   // stands between paragraphs
)

// toWords writes the lines below each other.
func toWords(text, site string) string { return below(Lines(text, site)) }

// toGist is toWords of a text whose links lead nowhere.
func toGist(text string) string {
	return below(linesOf(text, func(root ast.Node) {
		_ = ast.Walk(root, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
			if link, ok := n.(*ast.Link); ok {
				link.Destination = nil
			}
			return ast.WalkContinue, nil
		})
	}))
}

func below(lines []Line) string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(line.First)
		b.WriteString(line.Words)
		b.WriteByte('\n')
	}
	return strings.TrimSpace(b.String())
}

// Lines returns a text as the lines in which it is read, to be wrapped. Paths in it
// become addresses against that of the site; without one they stay.
func Lines(text, site string) []Line {
	if site == "" {
		return linesOf(text, func(ast.Node) {})
	}
	return linesOf(text, func(root ast.Node) {
		_ = ast.Walk(root, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
			if link, ok := n.(*ast.Link); ok {
				if origin, rest := address.Absolute(site, "", destination(link.Destination)); rest != "" {
					link.Destination = []byte(origin + rest)
				}
			}
			return ast.WalkContinue, nil
		})
	})
}

// linesOf returns the lines of a text after a change to what it was parsed to.
func linesOf(text string, change func(root ast.Node)) []Line {
	source := []byte(printable(text))
	root := parse(source)
	var w lineWriter
	if root == nil {
		w.lines = make([]Line, 0, 1+bytes.Count(source, []byte("\n")))
		for line := range strings.SplitSeq(string(source), "\n") {
			w.words(line)
		}
		return w.lines
	}
	change(root)
	w.blocks(root, source)
	return w.lines
}

// A lineWriter collects lines.
type lineWriter struct {
	lines       []Line
	first, rest string // what stands before the next line, and before others
}

// add writes a line, and nothing for no words.
func (w *lineWriter) add(kind LineKind, words string) {
	if words == "" && kind != Code {
		return
	}
	w.lines = append(w.lines, Line{kind, w.first, w.rest, words})
	w.first = w.rest
}

func (w *lineWriter) words(s string) { w.add(Words, escape.OneLine(s)) }

// empty writes an empty line, unless there is one or nothing stands above it: a
// text, or an item whose mark is still to come.
func (w *lineWriter) empty() {
	if len(w.lines) == 0 || w.first != w.rest {
		return
	}
	quote := strings.TrimRight(w.rest, " ")
	if above := w.lines[len(w.lines)-1]; above.Kind != Empty || above.First != "" && above.First != quote {
		w.lines = append(w.lines, Line{Kind: Empty, First: quote, Rest: quote})
	}
}

// blocks writes the block nodes below a node, with an empty line between them.
func (w *lineWriter) blocks(parent ast.Node, source []byte) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n.PreviousSibling() != nil && n.Kind() != ast.KindTextBlock && !inTightList(parent) {
			w.empty()
		}
		w.block(n, source)
	}
}

func inTightList(n ast.Node) bool {
	list, ok := n.Parent().(*ast.List)
	return ok && list.IsTight
}

func (w *lineWriter) block(n ast.Node, source []byte) {
	switch n := n.(type) {
	case *ast.Heading:
		w.empty()
		w.add(Heading, escape.OneLine(inline(n, source)))
		w.empty()
	case *ast.List:
		w.list(n, source)
	case *ast.Blockquote:
		w.indented("> ", "> ", func() { w.blocks(n, source) })
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		code := strings.NewReplacer("\u2028", "\n", "\u2029", "\n").Replace(string(n.Lines().Value(source)))
		for line := range strings.SplitSeq(strings.TrimRight(code, "\n"), "\n") {
			w.add(Code, "    "+line)
		}
	case *ast.ThematicBreak:
		w.words("* * *")
	case *ast.HTMLBlock:
		w.words(rawHTML(n, source))
	case *extast.Table:
		w.table(n, source)
	default:
		for line := range strings.SplitSeq(inline(n, source), "\n") {
			w.words(line)
		}
	}
}

func (w *lineWriter) list(n *ast.List, source []byte) {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		marker := "- "
		if n.IsOrdered() {
			marker = strconv.Itoa(number) + ". "
			number++
		}
		if !n.IsTight && item.PreviousSibling() != nil {
			w.empty()
		}
		w.indented(marker, strings.Repeat(" ", len(marker)), func() { w.blocks(item, source) })
	}
}

// indented writes a body whose first line begins with first, and every other
// with rest.
func (w *lineWriter) indented(first, rest string, body func()) {
	outerFirst, outer, n := w.first, w.rest, len(w.lines)
	w.first, w.rest = w.first+first, w.rest+rest
	body()
	w.first, w.rest = outer, outer
	if len(w.lines) == n { // there was no line to take what stands before it
		w.first = outerFirst
	}
}

// table writes a table as lines of its first column's words and what belongs
// to them, which reads well in any width.
func (w *lineWriter) table(n *extast.Table, source []byte) {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, escape.OneLine(inline(cell, source)))
		}
		w.words(strings.Join(cells, " | "))
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
			if u := destination(n.Destination); !entering && u != "" && n.HasChildren() && plain(n, source) != string(u) {
				b.WriteString(" (" + string(u) + ")")
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
