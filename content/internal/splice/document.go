package splice

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// ErrUnsafe says that an edit would have changed something else as well, so that
// it was not made.
var ErrUnsafe = errors.New("the edit cannot be made without changing something else")

// ErrNoPlace says that a path does not lead to a value.
var ErrNoPlace = errors.New("there is no such value")

// Step leads from a map to the value of a key, or from a list to an item.
type Step struct {
	Key   string // "": the step leads to an item
	Index int    // of the item, from 0
}

// Key returns the step to the value of a key.
func Key(name string) Step { return Step{Key: name} }

// Item returns the step to an item.
func Item(index int) Step { return Step{Index: index} }

// Document is the bytes of one YAML document whose root is a map, and what they
// say. It is not changed: an edit returns another.
type Document struct {
	data  []byte
	root  *yaml.Node
	lines []int // where each line begins

	together *[]edit // that are still to be made; nil: each is made at once
}

// mark is U+FEFF, which is left out before YAML is read.
var mark = []byte("\ufeff")

// MaxDepth is how deep maps and lists may nest.
const MaxDepth = 32

// Load reads the value of a YAML document.
func Load(data []byte) (*yaml.Node, error) {
	var document yaml.Node
	err := yaml.Load(data, &document, yaml.WithV4Defaults(), yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(MaxDepth))))
	if err != nil {
		return nil, err
	}
	return document.Content[0], nil
}

// Parse reads a document, whose bytes are kept and not changed. See [New].
func Parse(data []byte) (*Document, error) {
	root, err := Load(bytes.ReplaceAll(data, mark, nil))
	if err != nil {
		return nil, err
	}
	return New(data, root)
}

// New returns the document of bytes and of what [Load] has read from them, without
// byte order marks. Anchors and aliases are refused: what an edit of such a value
// changes nobody can see.
func New(data []byte, root *yaml.Node) (*Document, error) {
	if root.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("%w: the document is no map", ErrNoPlace)
	}
	if hasAnchor(root) {
		return nil, fmt.Errorf("%w: there are anchors", ErrUnsafe)
	}
	return &Document{data: data, root: root, lines: lineStarts(data)}, nil
}

func hasAnchor(n *yaml.Node) bool {
	return n.Kind == yaml.AliasNode || n.Anchor != "" || slices.ContainsFunc(n.Content, hasAnchor)
}

// lineStarts returns where lines begin, by the line breaks of YAML 1.1, by which the YAML
// package counts.
func lineStarts(data []byte) []int {
	starts := []int{0}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		i += size
		switch r {
		case '\r':
			if i < len(data) && data[i] == '\n' {
				i++
			}
			starts = append(starts, i)
		case '\n', '\u0085', '\u2028', '\u2029':
			starts = append(starts, i)
		}
	}
	return starts
}

// Bytes returns the document as it is written, not to be changed.
func (d *Document) Bytes() []byte { return d.data }

// Root returns what the document says, not to be changed.
func (d *Document) Root() *yaml.Node { return d.root }

// At returns the value at a path, nil if there is none.
func (d *Document) At(path ...Step) *yaml.Node {
	n := d.root
	for _, s := range path {
		if n = child(n, s); n == nil {
			return nil
		}
	}
	return n
}

// Source returns the bytes of the value at a path, nil if there is none.
func (d *Document) Source(path ...Step) []byte {
	n := d.At(path...)
	if n == nil || len(path) == 0 {
		return nil
	}
	return d.data[d.start(n):d.end(n, d.At(path[:len(path)-1]...))]
}

func child(n *yaml.Node, s Step) *yaml.Node {
	i := place(n, s)
	if i < 0 {
		return nil
	}
	return n.Content[i]
}

// place returns the index in n.Content to which a step leads, -1 for none.
func place(n *yaml.Node, s Step) int {
	if s.Key == "" {
		if n.Kind == yaml.SequenceNode && s.Index >= 0 && s.Index < len(n.Content) {
			return s.Index
		}
		return -1
	}
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == s.Key {
				return i + 1
			}
		}
	}
	return -1
}

// start returns where a node begins.
func (d *Document) start(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(d.lines) {
		return len(d.data)
	}
	at := d.lines[n.Line-1]
	for column := 1; column < n.Column && at < len(d.data); {
		if bytes.HasPrefix(d.data[at:], mark) {
			at += len(mark)
			continue
		}
		_, size := utf8.DecodeRune(d.data[at:])
		at += size
		column++
	}
	for bytes.HasPrefix(d.data[at:], mark) {
		at += len(mark)
	}
	return at
}

// end returns where a node ends that stands in another: after the last byte that
// belongs to its value, before the line break.
func (d *Document) end(n, in *yaml.Node) int {
	at := d.start(n)
	if isAbsent(n) {
		return d.absent(n, in)
	}
	if n.Kind != yaml.ScalarNode {
		return d.collectionEnd(n, at)
	}
	if n.Style&yaml.TaggedStyle != 0 {
		at = skipTag(d.data, at)
	}
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		for i := at + 1; i < len(d.data); i++ {
			switch d.data[i] {
			case '\\':
				i++
			case '"':
				return i + 1
			}
		}
	case n.Style&yaml.SingleQuotedStyle != 0:
		for i := at + 1; i < len(d.data); i++ {
			if d.data[i] != '\'' {
				continue
			}
			if i++; i >= len(d.data) || d.data[i] != '\'' {
				return i
			}
		}
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return d.blockEnd(n, in, at)
	default:
		return plainEnd(d.data, at, n.Value)
	}
	return len(d.data)
}

// isAbsent reports whether nothing is written where a value may be.
func isAbsent(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&^yaml.TaggedStyle == 0 && n.Tag == "!!null"
}

// absent returns where a value could be that is not written: after the colon or
// the dash.
func (d *Document) absent(n, in *yaml.Node) int {
	if in.Kind != yaml.MappingNode {
		return d.start(n)
	}
	for i := 1; i < len(in.Content); i += 2 {
		if in.Content[i] == n {
			return d.afterKey(in, i)
		}
	}
	return d.start(n)
}

// afterKey returns where the value of a key may begin, given its index among the
// content of the map: after the colon, or after a key that has none.
func (d *Document) afterKey(in *yaml.Node, value int) int {
	end := d.end(in.Content[value-1], in)
	at := end
	for at < len(d.data) && isSpace(d.data[at]) {
		at++
	}
	if at < len(d.data) && d.data[at] == ':' {
		return at + 1
	}
	return end
}

// plainEnd returns where a plain scalar ends: line breaks in it are folded, so
// that only what is no white space is as in its value.
func plainEnd(data []byte, at int, value string) int {
	end := at
	for _, want := range value {
		if isWhite(want) {
			continue
		}
		for at < len(data) {
			r, size := utf8.DecodeRune(data[at:])
			at += size
			if r == want {
				end = at
				break
			}
		}
	}
	return end
}

func isWhite(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' }

func isBreak(c byte) bool { return c == '\n' || c == '\r' }

func skipTag(data []byte, at int) int {
	for at < len(data) && !isSpace(data[at]) && !isBreak(data[at]) {
		at++
	}
	for at < len(data) && (isSpace(data[at]) || isBreak(data[at])) {
		at++
	}
	return at
}

// blockEnd returns where a literal or folded scalar ends: after its last line,
// and with "+" after the empty lines that follow.
func (d *Document) blockEnd(n, in *yaml.Node, at int) int {
	header := d.data[at:d.lineEnd(at)]
	indicators, _, _ := bytes.Cut(header, []byte(" "))
	least := in.Column // of the text: one deeper than what it stands in
	end := at + len(indicators)
	for _, c := range indicators {
		if '1' <= c && c <= '9' {
			least = in.Column - 1 + int(c-'0')
		}
	}
	keep := bytes.IndexByte(indicators, '+') >= 0
	for i := n.Line; i < len(d.lines); i++ { // the lines after that of the header
		begin := d.lines[i]
		text := begin
		for text < len(d.data) && d.data[text] == ' ' {
			text++
		}
		stop := d.lineEnd(begin)
		switch {
		case text-begin < least && text < stop:
			return end
		case text < stop:
			end = stop
		}
		if keep {
			end = d.afterBreak(stop)
		}
	}
	return end
}

// lineEnd returns where the line ends in which a place is, before its line break.
func (d *Document) lineEnd(at int) int {
	for at < len(d.data) && !isBreak(d.data[at]) {
		at++
	}
	return at
}

func (d *Document) afterBreak(at int) int {
	if at < len(d.data) && d.data[at] == '\r' {
		at++
	}
	if at < len(d.data) && d.data[at] == '\n' {
		at++
	}
	return at
}

// lineStart returns where the line begins in which a place is.
func (d *Document) lineStart(at int) int {
	for at > 0 && !isBreak(d.data[at-1]) {
		at--
	}
	return at
}

func (d *Document) collectionEnd(n *yaml.Node, at int) int {
	if n.Style&yaml.TaggedStyle != 0 {
		at = skipTag(d.data, at)
	}
	isFlow := n.Style&yaml.FlowStyle != 0
	if isFlow {
		at++ // the bracket
	}
	if last := len(n.Content) - 1; last >= 0 {
		at = d.end(n.Content[last], n)
	}
	if !isFlow {
		return at
	}
	for at < len(d.data) {
		switch d.data[at] {
		case '#':
			at = d.lineEnd(at)
		case '}', ']':
			return at + 1
		default:
			at++
		}
	}
	return at
}
