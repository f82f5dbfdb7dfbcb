package markdown

import (
	"html/template"
	"slices"
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
	other := 0 // the marks of the list, or of the one above
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindTextBlock && n.PreviousSibling() != nil {
			w.blank = true
		}
		list, ok := n.(*ast.List)
		if !ok {
			w.node(n, source)
			continue
		}
		if above, ok := n.PreviousSibling().(*ast.List); ok && above.IsOrdered() == list.IsOrdered() {
			other = 1 - other
		} else {
			other = 0
		}
		w.list(list, other, source)
	}
}

func (w *rewriter) node(n ast.Node, source []byte) {
	switch n := n.(type) {
	case *ast.Heading:
		w.heading(n.Level, oneMark(w.inline(n, source)))
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

// list writes a list with the marks of a number.
func (w *rewriter) list(n *ast.List, other int, source []byte) {
	number := n.Start
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
		line := []byte("|")
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			words := string(oneMark(w.inline(cell, source)))
			line = append(append(append(line, ' '), strings.ReplaceAll(strings.Trim(words, " "), "|", "\\|")...), " |"...)
		}
		w.markLine(marks(line))
		if row.Kind() == extast.KindTableHeader {
			line = append(line[:0], '|')
			for _, alignment := range n.Alignments {
				line = append(line, rules[alignment]...)
			}
			w.markLine(marks(line))
		}
	}
}

// rules stand below the head of each column of a table.
var rules = map[extast.Alignment]marks{
	extast.AlignNone: " --- |", extast.AlignLeft: " :-- |", extast.AlignCenter: " :-: |", extast.AlignRight: " --: |",
}

// inline returns what is below a node, with a line feed for each hard break.
func (w *rewriter) inline(parent ast.Node, source []byte) marks {
	s := spans{w: w, source: source}
	s.below(parent)
	return marks(s.b)
}

// spans are the inline nodes of a block, or of a link, under construction.
type spans struct {
	w      *rewriter
	source []byte
	b      []byte
}

func (s *spans) below(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		s.span(n)
	}
}

// words adds words that mean nothing in Markdown.
func (s *spans) words(words []byte) { s.b = escape.AppendCommonMark(s.b, string(words), true) }

func (s *spans) span(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		s.words(words(n, s.source))
		switch {
		case n.HardLineBreak():
			s.b = append(s.b, '\n')
		case n.SoftLineBreak():
			s.b = append(s.b, ' ')
		}
	case *ast.String:
		s.words(n.Value)
	case *ast.CodeSpan:
		code := plain(n, s.source)
		if last := len(s.b) - 1; last >= 0 && s.b[last] == '`' { // whose fences would run together
			s.words([]byte(code))
		} else {
			s.b = append(s.b, codeSpan(code)...)
		}
	case *ast.RawHTML:
		s.words(n.Segments.Value(s.source))
	case *ast.AutoLink:
		s.b = append(s.b, s.w.linked(escaped(string(n.Label(s.source))), autoDestination(n, s.source))...)
	case *ast.Link:
		if words := s.w.inline(n, s.source); words != "" { // else nobody could follow it
			s.b = append(s.b, s.w.linked(words, destination(n.Destination))...)
		}
	case *ast.Image:
		s.image(n)
	case *ast.Emphasis:
		s.emphasized("**"[:n.Level], n)
	case *extast.Strikethrough:
		s.emphasized("~~", n)
	default:
		s.below(n)
	}
}

// image adds a picture, or its words where nobody can see it from elsewhere.
func (s *spans) image(n *ast.Image) {
	alt := escaped(plain(n, s.source))
	if src := imageSource(n.Destination); src != "" {
		if origin, rest := address.Absolute(s.w.site, "", src); rest != "" {
			s.b = append(escape.AppendDestination(append(s.b, "!["+alt+"]("...), origin+rest), ')')
			return
		}
	}
	s.b = append(s.b, alt...)
}

// emphasized adds a node with marks around its words where they are certain to be
// read as emphasis. Elsewhere the words stand alone.
func (s *spans) emphasized(around string, n ast.Node) {
	start := len(s.b)
	s.below(n)
	if !s.isCertain(n, start) {
		return
	}
	s.b = append(slices.Insert(s.b, start, []byte(around)...), around...)
}

// isCertain reports whether marks around a node, whose words begin at start, are
// certain to be read as emphasis: between spaces or punctuation, and not next to
// other marks (CommonMark section 6.2).
func (s *spans) isCertain(n ast.Node, start int) bool {
	if n.Parent().Type() != ast.TypeBlock {
		return false
	}
	for _, child := range []ast.Node{n.FirstChild(), n.LastChild()} {
		if child == nil || child.Kind() != ast.KindText {
			return false
		}
	}
	words := string(s.b[start:])
	if words == "" || strings.Trim(words, " \n\u00a0\u3000") != words {
		return false
	}
	if start > 0 && strings.IndexByte(" \n(", s.b[start-1]) < 0 {
		return false
	}
	if next := n.NextSibling(); next != nil {
		after, ok := next.(*ast.Text)
		if !ok {
			return false
		}
		following := after.Segment.Value(s.source)
		return len(following) == 0 || strings.IndexByte(" .,;:?)", following[0]) >= 0
	}
	return true
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
