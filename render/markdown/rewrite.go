package markdown

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"github.com/tertulia-go/tertulia/internal/address"
	"github.com/tertulia-go/tertulia/internal/escape"
)

// marks is Markdown for one line or a part of one. What is remembered may be
// built in small pieces.
type marks string

// escaped returns words that mean nothing in Markdown, between others.
func escaped(s string) marks { return marks(escape.AppendCommonMark(nil, s, true)) }

// A rewriter is Markdown under construction, in blocks.
type rewriter struct {
	b      []byte
	indent string // before every line
	blank  bool   // an empty line is due before the next block
	site   string // against whose address paths are resolved
}

func rewrite(text string, level int, site string) string {
	w := rewriter{site: site}
	source := []byte(printable(text))
	root := parse(source)
	if root == nil {
		for line := range strings.Lines(string(source)) {
			w.blank = true
			w.line(marks(escape.AppendCommonMark(nil, line, false)))
		}
		return string(w.b)
	}
	setHeadings(root, source, Section{Level: level})
	w.blocks(root, source)
	return string(w.b)
}

// separate writes the empty line that is due.
func (w *rewriter) separate() {
	if w.blank && len(w.b) > 0 {
		w.b = append(w.b, strings.TrimRight(w.indent, " ")...)
		w.b = append(w.b, '\n')
	}
	w.blank = false
}

// line writes words, and nothing for none. What would begin a block is escaped.
func (w *rewriter) line(words marks) {
	words = marks(strings.Trim(string(words), " "))
	if words == "" {
		return
	}
	w.separate()
	w.b = append(w.b, w.indent...)
	start := len(w.b)
	w.b = escape.CommonMarkLine(append(w.b, words...), start)
	w.b = append(w.b, '\n')
}

// markLine writes a line that is no content.
func (w *rewriter) markLine(words marks) {
	w.separate()
	w.b = append(w.b, w.indent...)
	w.b = append(w.b, words...)
	w.b = append(w.b, '\n')
}

func (w *rewriter) heading(level int, words marks) {
	if words = marks(strings.Trim(string(words), " ")); words == "" {
		return
	}
	w.blank = true
	w.separate()
	w.b = append(w.b, w.indent...)
	w.b = append(append(w.b, "######"[:min(level, 6)]...), ' ')
	w.b = escape.CommonMarkHeading(append(w.b, words...))
	w.b = append(w.b, '\n')
	w.blank = true
}

// linked returns words that are marks as a link, or alone where it leads
// nowhere. Without words the address stands for them.
func (w *rewriter) linked(words marks, u template.URL) marks {
	if u == "" {
		return words
	}
	to := w.absolute(u)
	if words == "" {
		if address.HasScheme(to) && !strings.ContainsAny(to, " <>") {
			return marks("<" + to + ">") // in which nothing else has a meaning (CommonMark section 6.5)
		}
		words = marks(escape.AppendCommonMark(nil, to, false))
	}
	return marks(append(escape.AppendDestination([]byte("["+words+"]("), to), ')'))
}

// absolute returns an address in full, or as it is where the site's is not
// known.
func (w *rewriter) absolute(u template.URL) string {
	if origin, rest := address.Absolute(w.site, "", u); rest != "" {
		return origin + rest
	}
	return string(u)
}

func (w *rewriter) blocks(parent ast.Node, source []byte) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindTextBlock && n.PreviousSibling() != nil {
			w.blank = true
		}
		w.node(n, source)
	}
}

func (w *rewriter) node(n ast.Node, source []byte) {
	switch n := n.(type) {
	case *ast.Heading:
		w.heading(n.Level, oneMark(w.inline(n, source)))
	case *ast.List:
		w.list(n, source)
	case *ast.Blockquote:
		w.within("> ", func() { w.blocks(n, source) })
	case *ast.CodeBlock:
		w.code("", string(n.Lines().Value(source)))
	case *ast.FencedCodeBlock:
		w.code(string(n.Language(source)), string(n.Lines().Value(source)))
	case *ast.ThematicBreak:
		w.markLine("___") // which neither begins a list nor underlines a heading
	case *ast.HTMLBlock:
		w.line(marks(escape.AppendCommonMark(nil, rawHTML(n, source), false)))
	case *extast.Table:
		w.table(n, source)
	default:
		w.lines(w.inline(n, source))
	}
}

func (w *rewriter) within(more string, body func()) {
	w.separate()
	outer := w.indent
	w.indent += more
	body()
	w.indent = outer
}

// lines writes a paragraph whose hard breaks are line feeds.
func (w *rewriter) lines(words marks) {
	var lines []marks
	for line := range strings.SplitSeq(string(words), "\n") {
		if line = strings.Trim(line, " "); line != "" {
			lines = append(lines, marks(line))
		}
	}
	for i, line := range lines {
		if i < len(lines)-1 {
			// Readers take three backslashes for two characters instead of one
			// and a break, goldmark among them.
			if bare, ok := strings.CutSuffix(string(line), `\\`); ok {
				line = marks(bare) + "&#92;"
			}
			line += "\\"
		}
		w.line(line)
	}
}

func oneMark(words marks) marks { return marks(strings.ReplaceAll(string(words), "\n", " ")) }

// What lists in content begin with, those that stand right below another with
// the second: the same would make them one list (CommonMark section 5.3).
var (
	bullets    = [...]string{"* ", "+ "}
	delimiters = [...]string{". ", ") "}
)

func (w *rewriter) list(n *ast.List, source []byte) {
	number := n.Start
	other := 0
	for above, ok := n.PreviousSibling().(*ast.List); ok && above.IsOrdered() == n.IsOrdered(); above, ok = above.PreviousSibling().(*ast.List) {
		other = 1 - other
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		marker := bullets[other]
		if n.IsOrdered() {
			marker = strconv.Itoa(min(number, 999_999_999)) + delimiters[other] // CommonMark section 5.2 has room for nine digits
			number++
		}
		if !n.IsTight && item.PreviousSibling() != nil {
			w.blank = true
		}
		w.separate()
		at := len(w.b)
		w.within(strings.Repeat(" ", len(marker)), func() { w.blocks(item, source) })
		first := at + len(w.indent)
		if first+len(marker) > len(w.b) { // an empty item
			w.markLine(marks(strings.TrimRight(marker, " ")))
			continue
		}
		copy(w.b[first:], marker)
	}
}

// code writes a block of code between fences that it does not hold. Its language
// is written if it is a plain word.
func (w *rewriter) code(language, code string) {
	fence := marks(strings.Repeat("`", max(3, longestRun(code, '`')+1)))
	if strings.Trim(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.#") != "" {
		language = ""
	}
	w.markLine(fence + marks(language))
	for line := range strings.SplitSeq(strings.TrimRight(code, "\n"), "\n") {
		w.markLine(marks(line))
	}
	w.markLine(fence)
}

func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

func (w *rewriter) table(n *extast.Table, source []byte) {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		line := marks("|")
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			words := string(oneMark(w.inline(cell, source)))
			line += " " + marks(strings.ReplaceAll(strings.Trim(words, " "), "|", "\\|")) + " |"
		}
		w.markLine(line)
		if row.Kind() == extast.KindTableHeader {
			line = "|"
			for _, alignment := range n.Alignments {
				line += rules[alignment]
			}
			w.markLine(line)
		}
	}
}

// rules stand below the head of each column of a table.
var rules = map[extast.Alignment]marks{
	extast.AlignNone: " --- |", extast.AlignLeft: " :-- |", extast.AlignCenter: " :-: |", extast.AlignRight: " --: |",
}

// inline returns what is below a node, with a line feed for each hard break.
func (w *rewriter) inline(parent ast.Node, source []byte) marks {
	return w.inlineAfter("", parent, source)
}

// inlineAfter is inline for a node that follows others.
func (w *rewriter) inlineAfter(before marks, parent ast.Node, source []byte) marks {
	all := before
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		all += w.span(n, source, all)
	}
	return all[len(before):]
}

// span returns one inline node that follows others.
func (w *rewriter) span(n ast.Node, source []byte, before marks) marks {
	switch n := n.(type) {
	case *ast.Text:
		switch said := escaped(string(words(n, source))); {
		case n.HardLineBreak():
			return said + "\n"
		case n.SoftLineBreak():
			return said + " "
		default:
			return said
		}
	case *ast.String:
		return escaped(string(n.Value))
	case *ast.CodeSpan:
		if strings.HasSuffix(string(before), "`") { // whose fences would run together
			return escaped(plain(n, source))
		}
		return codeSpan(plain(n, source))
	case *ast.RawHTML:
		return escaped(string(n.Segments.Value(source)))
	case *ast.AutoLink:
		return w.linked(escaped(string(n.Label(source))), autoDestination(n, source))
	case *ast.Link:
		if words := w.inline(n, source); words != "" { // else nobody could follow it
			return w.linked(words, destination(n.Destination))
		}
		return ""
	case *ast.Image:
		alt := escaped(plain(n, source))
		if src := imageSource(n.Destination); src != "" {
			if origin, rest := address.Absolute(w.site, "", src); rest != "" {
				return marks(append(escape.AppendDestination([]byte("!["+alt+"]("), origin+rest), ')'))
			}
		}
		return alt
	case *ast.Emphasis:
		return emphasized(marks("**"[:n.Level]), w.inlineAfter(before, n, source), n, source, before)
	case *extast.Strikethrough:
		return emphasized("~~", w.inlineAfter(before, n, source), n, source, before)
	}
	return w.inlineAfter(before, n, source)
}

// emphasized puts marks around words where they are certain to be read as
// emphasis: between spaces or punctuation, and not next to other marks
// (CommonMark section 6.2). Elsewhere the words stand alone.
func emphasized(around, words marks, n ast.Node, source []byte, before marks) marks {
	for _, child := range []ast.Node{n.FirstChild(), n.LastChild()} {
		if child == nil || child.Kind() != ast.KindText {
			return words
		}
	}
	if words == "" || strings.Trim(string(words), " \n\u00a0\u3000") != string(words) || n.Parent().Type() != ast.TypeBlock {
		return words
	}
	if before != "" && strings.IndexByte(" \n(", before[len(before)-1]) < 0 {
		return words
	}
	if next := n.NextSibling(); next != nil {
		after, ok := next.(*ast.Text)
		if !ok {
			return words
		}
		if following := after.Segment.Value(source); len(following) > 0 && strings.IndexByte(" .,;:?)", following[0]) < 0 {
			return words
		}
	}
	return around + words + around
}

// codeSpan returns code between backquotes that it does not hold.
func codeSpan(code string) marks {
	code = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, code)
	if strings.Trim(code, " ") == "" {
		return ""
	}
	fence := strings.Repeat("`", longestRun(code, '`')+1)
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") || strings.HasPrefix(code, " ") && strings.HasSuffix(code, " ") {
		code = " " + code + " "
	}
	return marks(fence + code + fence)
}
