package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// What reading a text may cost. Time grows with the square of the length of a
// paragraph that is full of marks, and of the depth of lists; memory grows with the
// parts. What people write is far below.
const (
	maxDepth = 100         // of quotes, lists and emphasis in each other
	maxParts = 50_000      // lines, items, marks and cells of tables
	maxWork  = 100_000_000 // for each mark, the bytes that follow in its paragraph
)

// A meter is what may still be spent on a text while it is parsed.
type meter struct{ parts, work int }

func newMeter() *meter { return &meter{maxParts, maxWork} }

func (m *meter) spend(parts, work int) {
	m.parts -= parts
	m.work -= work
}

func (m *meter) spent() bool { return m.parts < 0 || m.work < 0 }

// meterKey is under which the parser finds the meter of its text.
var meterKey = parser.NewContextKey()

func meterOf(pc parser.Context) *meter { return pc.Get(meterKey).(*meter) }

// spendLines spends what lines cost as such: each is read once for every quote and
// item that it may be in. It reports whether none opens more of them than anybody
// writes by hand.
func (m *meter) spendLines(source []byte) (ok bool) {
	around, afterBlank := 0, true // how deep the lines are that a blank one is among
	for line := range bytes.Lines(source) {
		if len(bytes.TrimSpace(line)) == 0 {
			afterBlank = true
			m.spend(around, 0)
			continue
		}
		marks, columns := indentation(line)
		if marks > maxDepth {
			return false
		}
		depth := marks + columns/2 // two columns are enough for an item
		if afterBlank || depth > around {
			around = depth
		}
		afterBlank = false
		m.spend(1+depth+bareAddresses(line), 0)
	}
	return true
}

// bareAddresses returns how many addresses a line may have that are links without
// marks.
func bareAddresses(line []byte) (n int) {
	for _, sign := range []string{"@", "://", "www."} {
		n += bytes.Count(line, []byte(sign))
	}
	return n
}

// indentation returns how many marks of quotes, items and headings a line begins
// with, and how many columns it is indented before, between and behind them.
func indentation(line []byte) (marks, columns int) {
	if isRule(line) {
		return 0, 0
	}
	for i := 0; i < len(line); {
		size := 1
		switch c := line[i]; c {
		case ' ':
			columns++
		case '\t':
			columns += 4
		case '>', '#':
			marks++
		default:
			if size = itemMark(line[i:]); size == 0 {
				return marks, columns
			}
			marks++
		}
		i += size
	}
	return marks, columns
}

// itemMark returns the length of the mark of an item with which s begins, 0 for
// none (CommonMark section 5.2).
func itemMark(s []byte) int {
	digits := 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	marks := "-+*"
	if digits > 0 {
		marks = ".)"
	}
	switch size := digits + 1; {
	case digits == len(s) || bytes.IndexByte([]byte(marks), s[digits]) < 0:
		return 0
	case size < len(s) && bytes.IndexByte([]byte(" \t\r\n"), s[size]) < 0:
		return 0
	default:
		return size
	}
}

// isRule reports whether a line is a thematic break (CommonMark section 4.1),
// which looks like items in each other.
func isRule(line []byte) bool {
	line = bytes.TrimSpace(line)
	if len(line) < 3 || bytes.IndexByte([]byte("-*_"), line[0]) < 0 {
		return false
	}
	for _, c := range line {
		if c != line[0] && c != ' ' && c != '\t' {
			return false
		}
	}
	return true
}

// isDeeper reports whether more than so many nodes are in each other, n among them.
func isDeeper(n ast.Node, most int) bool {
	if most == 0 {
		return true
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if isDeeper(child, most-1) {
			return true
		}
	}
	return false
}

// meteredMarks spends on every mark within a paragraph, a heading or a cell what
// follows it there, which may all be read for it. It stands before the parsers of
// marks. Once all is spent, whole lines are words to the parser, so that it comes to
// an end soon.
type meteredMarks struct{}

func (meteredMarks) Trigger() []byte { return []byte("*_~[]!<`") }

func (meteredMarks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	m := meterOf(pc)
	_, rest := block.PeekLine()
	lines := parent.Lines()
	m.spend(1, lines.At(lines.Len()-1).Stop-rest.Start)
	if !m.spent() {
		return nil // others parse the mark
	}
	block.AdvanceToEOL()
	return ast.NewTextSegment(rest)
}

// meteredParagraphs spends on what paragraphs are made into: for each definition of
// a link the lines of its paragraph, which are moved, and for a table all its cells,
// also those that nobody has written. It stands before the parsers of both, which
// get no paragraph once all is spent.
type meteredParagraphs struct{}

func (meteredParagraphs) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	m := meterOf(pc)
	lines := n.Lines()
	definitions, columns := 0, 0
	for i := range lines.Len() {
		at := lines.At(i)
		switch line := at.Value(reader.Source()); {
		case bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("[")):
			definitions++
		case isRuleOfTable(line):
			columns = max(columns, 1+bytes.Count(line, []byte("|")))
		}
	}
	size := lines.At(lines.Len()-1).Stop - lines.At(0).Start
	m.spend(columns*lines.Len(), definitions*(lines.Len()+size/16))
	if m.spent() {
		n.Parent().RemoveChild(n.Parent(), n)
	}
}

// isRuleOfTable reports whether a line may stand below the head of a table.
func isRuleOfTable(line []byte) bool {
	return bytes.IndexByte(line, '-') >= 0 && len(bytes.Trim(line, "-|: \t\r\n")) == 0
}

// metered are the parsers that keep a text within its meter.
var metered = []parser.Option{
	parser.WithInlineParsers(util.Prioritized(meteredMarks{}, 0)),
	parser.WithParagraphTransformers(util.Prioritized(meteredParagraphs{}, 0)),
}
