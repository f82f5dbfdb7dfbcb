package render

import (
	"html/template"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// markdown writes a long text below a heading of the level given. One in
// another language is marked before its first words.
func (m *commonMark) markdown(md *Markdown, level int) {
	if md.fellBack() {
		m.paragraph(func() { m.words(md.mark()) })
	}
	key := newMemoKey(md.Value, placeOf{}, level)
	lines, ok := m.doc.r.rewrites.get(key)
	if !ok {
		lines = rewrite(m.doc.r, key)
		m.doc.r.rewrites.put(key, lines)
	}
	if lines == "" {
		return
	}
	m.separate()
	m.bullet, m.blank = "", true
	if m.indent == "" {
		m.put(marks(lines))
		return
	}
	for line := range strings.Lines(string(lines)) {
		if line == "\n" {
			m.b = append(m.b, strings.TrimRight(string(m.indent), " ")...)
		} else {
			m.b = append(m.b, m.indent...)
		}
		m.b = append(m.b, line...)
	}
}

// marks is Markdown for one line or a part of one. What is remembered may be
// built in small pieces.
type marks string

// escaped returns words that mean nothing in Markdown, between others.
func escaped(s string) marks { return marks(appendMarks(nil, s, true)) }

// linked returns words that are marks as a link.
func (m *commonMark) linked(words marks, u template.URL) marks {
	inner := wording{doc: m.doc, marks: true}
	inner.markLink(func() { inner.put(words) }, u)
	return marks(inner.b)
}

// put writes what is marks already.
func (w *wording) put(words marks) { w.b = append(w.b, words...) }

// rewritten is Markdown in whole lines, made anew.
type rewritten marks

func (r rewritten) size() int { return len(r) }

// rewrite makes a text anew, wherever it stands: paths in it are resolved
// against the site, not the page.
func rewrite(r *Renderer, key memoKey) rewritten {
	m := commonMark{wording: wording{doc: &document{r: r}, marks: true}}
	source := []byte(printable(key.source()))
	root := parseMarkdown(source)
	if root == nil {
		for line := range strings.Lines(string(source)) {
			m.paragraph(func() { m.words(line) })
		}
		return rewritten(m.b)
	}
	setHeadings(root, source, key)
	m.blocks(root, source)
	return rewritten(m.b)
}

func (m *commonMark) blocks(parent ast.Node, source []byte) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindTextBlock && n.PreviousSibling() != nil {
			m.blank = true
		}
		m.node(n, source)
	}
}

func (m *commonMark) node(n ast.Node, source []byte) {
	switch n := n.(type) {
	case *ast.Heading:
		m.heading(n.Level, func() { m.put(oneMark(m.inline(n, source))) })
	case *ast.List:
		m.list(n, source)
	case *ast.Blockquote:
		m.within("> ", func() { m.blocks(n, source) })
	case *ast.CodeBlock:
		m.code("", string(n.Lines().Value(source)))
	case *ast.FencedCodeBlock:
		m.code(string(n.Language(source)), string(n.Lines().Value(source)))
	case *ast.ThematicBreak:
		m.own("___") // which neither begins a list nor underlines a heading
	case *ast.HTMLBlock:
		m.line("", func() { m.words(htmlBlock(n, source)) })
	case *extast.Table:
		m.table(n, source)
	default:
		m.lines(m.inline(n, source))
	}
}

// own writes a line that is no content.
func (m *commonMark) own(words marks) {
	m.separate()
	m.b = append(m.b, m.indent...)
	m.b = append(m.b, words...)
	m.b = append(m.b, '\n')
}

func (m *commonMark) within(more literal, body func()) {
	m.separate()
	outer := m.indent
	m.indent += more
	body()
	m.indent = outer
}

// lines writes a paragraph whose hard breaks are line feeds.
func (m *commonMark) lines(words marks) {
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
		m.line("", func() { m.put(line) })
	}
}

func oneMark(words marks) marks { return marks(strings.ReplaceAll(string(words), "\n", " ")) }

// What lists in content begin with, those that stand right below another with
// the second: the same would make them one list (CommonMark section 5.3).
var (
	bullets    = [...]literal{"* ", "+ "}
	delimiters = [...]literal{". ", ") "}
)

func (m *commonMark) list(n *ast.List, source []byte) {
	number := n.Start
	other := 0
	for above, ok := n.PreviousSibling().(*ast.List); ok && above.IsOrdered() == n.IsOrdered(); above, ok = above.PreviousSibling().(*ast.List) {
		other = 1 - other
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		marker := bullets[other]
		if n.IsOrdered() {
			marker = listed(number, delimiters[other])
			number++
		}
		if !n.IsTight && item.PreviousSibling() != nil {
			m.blank = true
		}
		m.separate()
		at := len(m.b)
		m.within(literal(strings.Repeat(" ", len(marker))), func() { m.blocks(item, source) })
		first := at + len(m.indent)
		if first+len(marker) > len(m.b) { // an empty item
			m.own(marks(strings.TrimRight(string(marker), " ")))
			continue
		}
		copy(m.b[first:], marker)
	}
}

// code writes a block of code between fences that it does not hold. Its language
// is written if it is a plain word.
func (m *commonMark) code(language, code string) {
	fence := marks(strings.Repeat("`", max(3, longestRun(code, '`')+1)))
	if strings.Trim(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.#") != "" {
		language = ""
	}
	m.own(fence + marks(language))
	for line := range strings.SplitSeq(strings.TrimRight(code, "\n"), "\n") {
		m.own(marks(line))
	}
	m.own(fence)
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

func (m *commonMark) table(n *extast.Table, source []byte) {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		line := marks("|")
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			words := string(oneMark(m.inline(cell, source)))
			line += " " + marks(strings.ReplaceAll(strings.Trim(words, " "), "|", "\\|")) + " |"
		}
		m.own(line)
		if row.Kind() == extast.KindTableHeader {
			line = "|"
			for _, alignment := range n.Alignments {
				line += rules[alignment]
			}
			m.own(line)
		}
	}
}

// rules stand below the head of each column of a table.
var rules = map[extast.Alignment]marks{
	extast.AlignNone: " --- |", extast.AlignLeft: " :-- |", extast.AlignCenter: " :-: |", extast.AlignRight: " --: |",
}

// inline returns what is below a node, with a line feed for each hard break.
func (m *commonMark) inline(parent ast.Node, source []byte) marks {
	return m.inlineAfter("", parent, source)
}

// inlineAfter is inline for a node that follows others.
func (m *commonMark) inlineAfter(before marks, parent ast.Node, source []byte) marks {
	all := before
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		all += m.span(n, source, all)
	}
	return all[len(before):]
}

// span returns one inline node that follows others.
func (m *commonMark) span(n ast.Node, source []byte, before marks) marks {
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
		u := string(n.URL(source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(u), "mailto:") {
			u = "mailto:" + u
		}
		return m.linked(escaped(string(n.Label(source))), template.URL(destination([]byte(u))))
	case *ast.Link:
		if words := m.inline(n, source); words != "" { // else nobody could follow it
			return m.linked(words, template.URL(destination(n.Destination)))
		}
		return ""
	case *ast.Image:
		alt := escaped(plain(n, source))
		if src := imageSource(n.Destination); src != "" {
			if origin, rest := m.doc.absolute(template.URL(src)); rest != "" {
				inner := wording{marks: true}
				inner.lit("![")
				inner.put(alt)
				inner.lit("](")
				inner.target(origin + rest)
				inner.lit(")")
				return marks(inner.b)
			}
		}
		return alt
	case *ast.Emphasis:
		return emphasized(marks("**"[:n.Level]), m.inlineAfter(before, n, source), n, source, before)
	case *extast.Strikethrough:
		return emphasized("~~", m.inlineAfter(before, n, source), n, source, before)
	}
	return m.inlineAfter(before, n, source)
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
