package splice

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/i18n"
)

// Render returns a new document that says what a map says, in the style of its
// nodes: with FlowStyle in one line, else below one another.
func Render(root *yaml.Node) []byte {
	w := writer{step: 2}
	var b strings.Builder
	for i := 0; i+1 < len(root.Content); i += 2 {
		b.WriteString(w.entry(root.Content[i], root.Content[i+1]) + "\n")
	}
	return []byte(b.String())
}

// A writer writes values into one map or list.
type writer struct {
	indent int  // of the map or list
	step   int  // by how much what is in it is indented
	flow   bool // it is written in one line
}

// writer returns how the value at a path is written into what is there.
func (d *Document) writer(path []Step) writer {
	w := writer{step: d.step()}
	n := d.root
	for _, s := range path {
		w.flow = w.flow || n.Style&yaml.FlowStyle != 0
		w.indent = n.Column - 1
		if next := child(n, s); next != nil {
			n = next
		} else {
			break
		}
	}
	return w
}

// step is the indent that the document has: that of its first map in a map.
func (d *Document) step() int {
	for _, n := range d.root.Content {
		if n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 && n.Column > 1 {
			return n.Column - d.root.Column
		}
	}
	return 2
}

// entry writes a key and its value.
func (w writer) entry(key, value *yaml.Node) string {
	name := w.flowScalar(key)
	if w.flow {
		return name + ": " + w.flowText(value)
	}
	inline, below := w.text(value)
	if inline != "" {
		inline = " " + inline
	}
	return name + ":" + inline + below
}

// item writes an item of a list, with its dash where it has one.
func (w writer) item(value *yaml.Node) string {
	if w.flow {
		return w.flowText(value)
	}
	if value.Kind != yaml.ScalarNode && value.Style&yaml.FlowStyle == 0 && len(value.Content) > 0 {
		inner := writer{indent: w.indent + 2, step: w.step}
		return "- " + inner.lines(value)
	}
	inline, below := w.text(value)
	return strings.TrimRight("- "+inline, " ") + below
}

// text writes a value that stands after a colon or a dash: what is in the same
// line, and the lines below it, which begin with a line break.
func (w writer) text(n *yaml.Node) (inline, below string) {
	switch {
	case n.Kind == yaml.ScalarNode:
		return w.scalar(n)
	case n.Style&yaml.FlowStyle != 0 || len(n.Content) == 0:
		return w.flowText(n), ""
	}
	inner := writer{indent: w.indent + w.step, step: w.step}
	return "", "\n" + strings.Repeat(" ", inner.indent) + inner.lines(n)
}

// lines writes what is in a map or list, below one another; the first line without
// its indent.
func (w writer) lines(n *yaml.Node) string {
	var all []string
	for i := 0; i < len(n.Content); i++ {
		if n.Kind == yaml.MappingNode {
			all = append(all, w.entry(n.Content[i], n.Content[i+1]))
			i++
		} else {
			all = append(all, w.item(n.Content[i]))
		}
	}
	return strings.Join(all, "\n"+strings.Repeat(" ", w.indent))
}

// flowText writes a value in one line.
func (w writer) flowText(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode {
		return w.flowScalar(n)
	}
	w.flow = true
	var all []string
	for i := 0; i < len(n.Content); i++ {
		if n.Kind == yaml.MappingNode {
			all = append(all, w.entry(n.Content[i], n.Content[i+1]))
			i++
		} else {
			all = append(all, w.item(n.Content[i]))
		}
	}
	if n.Kind == yaml.MappingNode {
		return "{" + strings.Join(all, ", ") + "}"
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// flowScalar writes a scalar inside of what is written in one line. A key is
// written so anywhere.
func (w writer) flowScalar(n *yaml.Node) string {
	if n.ShortTag() != "!!str" {
		return n.Value
	}
	return w.quotedOrPlain(n, func(s string) bool { return says("["+s+"]", n.Value) && says("{a: "+s+"}", n.Value) })
}

// scalar writes a scalar that has a line, or several, of its own.
func (w writer) scalar(n *yaml.Node) (inline, below string) {
	if n.ShortTag() != "!!str" {
		return n.Value, ""
	}
	if strings.Contains(n.Value, "\n") && n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) == 0 || isBlock(n) {
		if header, lines, ok := w.block(n); ok {
			return header, lines
		}
	}
	return w.quotedOrPlain(n, func(s string) bool { return says("a: "+s+"\n", n.Value) }), ""
}

// quotedOrPlain writes a scalar plain where that is safe and no quotes were
// wanted, else in the quotes that were wanted, else in double ones.
func (w writer) quotedOrPlain(n *yaml.Node, isSafe func(string) bool) string {
	single := "'" + strings.ReplaceAll(n.Value, "'", "''") + "'"
	isLine := !strings.ContainsFunc(n.Value, func(r rune) bool {
		return r != '\t' && (isWhite(r) && r != ' ' || i18n.Unprintable(r) || r == '\ufeff')
	})
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
	case n.Style&yaml.SingleQuotedStyle != 0:
		if isLine && isSafe(single) {
			return single
		}
	case isLine && isSafe(n.Value):
		return n.Value
	}
	return doubleQuoted(n.Value)
}

// says reports whether a document that holds one scalar says that it is a text.
func says(document, value string) bool {
	var n yaml.Node
	if yaml.Load([]byte(document), &n, yaml.WithV4Defaults()) != nil {
		return false
	}
	at := n.Content[0]
	if len(at.Content) == 0 || len(at.Content) > 2 {
		return false
	}
	at = at.Content[len(at.Content)-1]
	return at.Kind == yaml.ScalarNode && at.Value == value && at.ShortTag() == "!!str" && at.LineComment == ""
}

// block writes a text of several lines, if it can be written so.
func (w writer) block(n *yaml.Node) (header, lines string, ok bool) {
	text := strings.TrimRight(n.Value, "\n")
	header = "|"
	if n.Style&yaml.FoldedStyle != 0 && !strings.Contains(text, "\n") {
		header = ">"
	}
	if strings.HasPrefix(text, " ") || strings.HasPrefix(text, "\n") {
		header += fmt.Sprint(w.step)
	}
	switch len(n.Value) - len(text) {
	case 0:
		header += "-"
	case 1:
	default:
		header += "+"
	}
	indent := strings.Repeat(" ", w.indent+w.step)
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteByte('\n')
		if line != "" {
			b.WriteString(indent + line)
		}
	}
	b.WriteString(strings.Repeat("\n", max(0, len(n.Value)-len(text)-1)))
	outer := strings.Repeat(" ", w.indent)
	document := outer + "a: " + header + b.String() + "\n"
	return header, b.String(), strings.TrimSpace(text) != "" && !strings.Contains(text, string(mark)) && says(document, n.Value)
}

// escapes are those of YAML that have a letter.
var escapes = map[rune]string{'"': `\"`, '\\': `\\`, '\n': `\n`, '\t': `\t`, '\r': `\r`, '\u0085': `\N`, '\u2028': `\L`, '\u2029': `\P`}

func doubleQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		escape, has := escapes[r]
		switch {
		case has:
			b.WriteString(escape)
		case r == '\ufeff' || i18n.Unprintable(r) && r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04X`, r)
		case i18n.Unprintable(r):
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Text returns a scalar that is words, in the style of what stands in its place: 0
// for none. What some reader of YAML would take for something else than words is in
// quotes.
func Text(value string, like yaml.Style) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value, Style: like &^ yaml.TaggedStyle}
	if n.Style == 0 && meansMore.MatchString(value) {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

// meansMore is what some version or reader of YAML takes for something else than
// words: numbers, hours, dates, and the words for true, false and nothing.
var meansMore = regexp.MustCompile(`(?i)^(?:[-+.]?[0-9][-+0-9:._,]*(?:e[-+]?[0-9]+)?|0x[0-9a-f_]+|0o?[0-7_]+|[-+]?\.(?:inf|nan)|y|n|yes|no|on|off|true|false|null|[~=?-]|<<)$`)

// Map returns a map of pairs of a name and a value, in that order.
func Map(style yaml.Style, pairs ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Style: style, Content: slices.Clone(pairs)}
}

// List returns a list.
func List(style yaml.Style, items ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Style: style, Content: slices.Clone(items)}
}
