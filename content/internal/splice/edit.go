package splice

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Replace returns the document with another value at a path. The value is written
// in the style of its nodes where that can be, and in one line inside of what is
// written in one.
func (d *Document) Replace(value *yaml.Node, path ...Step) (*Document, error) {
	return orInOneLine(value, func(value *yaml.Node) (*Document, error) { return d.replace(value, path) })
}

// orInOneLine makes an edit; where what stands around it keeps texts of several
// lines from saying what is wanted, as empty lines and the end of the document do,
// it is made with such texts in quotes.
func orInOneLine(value *yaml.Node, edit func(value *yaml.Node) (*Document, error)) (*Document, error) {
	edited, err := edit(value)
	if errors.Is(err, ErrUnsafe) {
		return edit(inOneLine(value))
	}
	return edited, err
}

func inOneLine(n *yaml.Node) *yaml.Node {
	n = clone(n)
	if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!str" && (isBlock(n) || strings.Contains(n.Value, "\n")) {
		n.Style = yaml.DoubleQuotedStyle
	}
	for i, item := range n.Content {
		n.Content[i] = inOneLine(item)
	}
	return n
}

func (d *Document) replace(value *yaml.Node, path []Step) (*Document, error) {
	in, i, err := d.find(path)
	if err != nil {
		return nil, err
	}
	old := in.Content[i]
	want := edited(path[:len(path)-1], func(in *yaml.Node) { in.Content[i] = value })
	w := d.writer(path)
	start, end := d.start(old), d.end(old, in)
	end -= d.breakBefore(end)   // of a text that keeps its empty lines
	after := d.afterMark(in, i) // what stands between is white space or a comment
	if isAbsent(old) {
		start = end
	}
	if w.flow {
		text := w.flowText(value)
		switch {
		case start == after && in.Kind == yaml.MappingNode && d.data[after-1] != ':':
			text = ": " + text
		case start == after:
			text = " " + text
		}
		return d.splice(want, cut{start, end, text})
	}
	between := strings.TrimRight(string(d.data[after:start]), " \t\r\n")
	rest := d.data[end:d.lineEnd(end)] // a comment
	if !bytes.Contains(rest, []byte("#")) {
		rest = nil
	}
	inline, below := w.text(value)
	beside := d.besideBar(old)
	if below == "" {
		if between == "" && beside == "" && d.lineStart(start) == d.lineStart(after) && start > after {
			return d.splice(want, cut{start, end, inline})
		}
		if between != "" { // a comment beside the key, which then stands after the value
			between, _, _ = strings.Cut(between, "\n")
			return d.splice(want, cut{after, end, " " + inline + " " + strings.TrimRight(between, "\r")})
		}
		return d.splice(want, cut{after, end, " " + inline + beside})
	}
	beside += between + string(rest)
	if isBlock(old) && inline != "" {
		if indent := d.textIndent(old); indent > 0 {
			below = reindent(below, w.indent+w.step, indent)
		}
	}
	if inline != "" {
		inline = " " + inline
	}
	return d.splice(want, cut{after, end + len(rest), inline + beside + below})
}

// besideBar returns the comment that stands beside the header of a block scalar,
// with the space before it; "" if there is none.
func (d *Document) besideBar(n *yaml.Node) string {
	if !isBlock(n) {
		return ""
	}
	start := d.start(n)
	if n.Style&yaml.TaggedStyle != 0 {
		start = skipTag(d.data, start)
	}
	header := d.data[start:d.lineEnd(start)]
	if i := bytes.IndexByte(header, ' '); i >= 0 && bytes.IndexByte(header, '#') >= 0 {
		return string(header[i:])
	}
	return ""
}

// textIndent returns how far the text of a block scalar is indented, 0 if nothing
// is.
func (d *Document) textIndent(n *yaml.Node) int {
	if strings.Trim(n.Value, "\n") == "" || strings.HasPrefix(n.Value, " ") || strings.HasPrefix(n.Value, "\n") || n.Line >= len(d.lines) {
		return 0
	}
	line := d.data[d.lines[n.Line]:]
	return len(line) - len(bytes.TrimLeft(line, " "))
}

// reindent moves lines from one indent to another.
func reindent(lines string, from, to int) string {
	return strings.ReplaceAll(lines, "\n"+strings.Repeat(" ", from), "\n"+strings.Repeat(" ", to))
}

func isBlock(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
}

// InsertKey returns the document with a key in the map at a path, before the
// at-th of those that are there.
func (d *Document) InsertKey(at int, key string, value *yaml.Node, path ...Step) (*Document, error) {
	return d.InsertKeys(at, Map(0, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: key}, value), path...)
}

// InsertKeys returns the document with the keys of a map, of which there is at least one, in
// the map at a path, before the at-th of those that are there.
func (d *Document) InsertKeys(at int, entries *yaml.Node, path ...Step) (*Document, error) {
	in := d.At(path...)
	if in == nil || in.Kind != yaml.MappingNode || at < 0 || at > len(in.Content)/2 || len(entries.Content) == 0 {
		return nil, ErrNoPlace
	}
	want := edited(path, func(in *yaml.Node) { in.Content = slices.Insert(in.Content, 2*at, entries.Content...) })
	w := d.writer(append(slices.Clone(path), Key(entries.Content[0].Value)))
	between := "\n" + strings.Repeat(" ", w.indent)
	if in.Style&yaml.FlowStyle != 0 {
		between = ", "
	}
	return orInOneLine(entries, func(entries *yaml.Node) (*Document, error) {
		var texts []string
		for i := 0; i+1 < len(entries.Content); i += 2 {
			texts = append(texts, w.entry(entries.Content[i], entries.Content[i+1]))
		}
		return d.insert(want, in, 2*at, w, strings.Join(texts, between))
	})
}

// InsertItem returns the document with an item in the list at a path, before the
// at-th of those that are there.
func (d *Document) InsertItem(at int, value *yaml.Node, path ...Step) (*Document, error) {
	in := d.At(path...)
	if in == nil || in.Kind != yaml.SequenceNode || at < 0 || at > len(in.Content) {
		return nil, ErrNoPlace
	}
	want := edited(path, func(in *yaml.Node) { in.Content = slices.Insert(in.Content, at, value) })
	w := d.writer(append(slices.Clone(path), Item(at)))
	return orInOneLine(value, func(value *yaml.Node) (*Document, error) {
		return d.insert(want, in, at, w, w.item(value))
	})
}

// insert puts text before the content of a collection that has an index.
func (d *Document) insert(want wanted, in *yaml.Node, i int, w writer, text string) (*Document, error) {
	if in.Style&yaml.FlowStyle != 0 {
		switch {
		case i > 0:
			end := d.end(in.Content[i-1], in)
			return d.splice(want, cut{end, end, ", " + text})
		case len(in.Content) > 0:
			start := d.start(in.Content[0])
			return d.splice(want, cut{start, start, text + ", "})
		}
		start := d.start(in)
		if in.Style&yaml.TaggedStyle != 0 {
			start = skipTag(d.data, start)
		}
		return d.splice(want, cut{start + 1, start + 1, text})
	}
	indent := strings.Repeat(" ", w.indent)
	if i == 0 {
		start := d.start(in)
		return d.splice(want, cut{start, start, text + "\n" + indent})
	}
	end := d.end(in.Content[i-1], in)
	if end > 0 && isBreak(d.data[end-1]) { // after the empty lines of a scalar that keeps them
		return d.splice(want, cut{end, end, indent + text + "\n"})
	}
	end = d.lineEnd(end)
	return d.splice(want, cut{end, end, "\n" + indent + text})
}

// Remove returns the document without the value at a path and its key. What was
// the only one of its map or list leaves an empty one.
func (d *Document) Remove(path ...Step) (*Document, error) {
	in, i, err := d.find(path)
	if err != nil {
		return nil, err
	}
	first, next := i, i+1
	if in.Kind == yaml.MappingNode {
		first = i - 1
	}
	if len(in.Content) == next-first { // the only one
		if len(path) == 1 {
			return nil, ErrUnsafe
		}
		empty := &yaml.Node{Kind: in.Kind, Tag: in.Tag, Style: yaml.FlowStyle}
		return d.Replace(empty, path[:len(path)-1]...)
	}
	want := edited(path[:len(path)-1], func(in *yaml.Node) { in.Content = slices.Delete(in.Content, first, next) })
	start, end := d.start(in.Content[first]), d.end(in.Content[i], in)
	if in.Style&yaml.FlowStyle != 0 {
		if first > 0 {
			return d.splice(want, cut{d.end(in.Content[first-1], in), end, ""})
		}
		return d.splice(want, cut{start, d.start(in.Content[next]), ""})
	}
	if in.Kind == yaml.SequenceNode {
		start = d.dash(in, i)
	}
	if begin := d.lineStart(start); strings.Trim(string(d.data[begin:start]), " \ufeff") == "" {
		begin += len(d.data[begin:start]) - len(bytes.TrimPrefix(d.data[begin:start], mark))
		return d.splice(want, d.withoutLines(begin, end))
	}
	after := d.start(in.Content[next])
	if in.Kind == yaml.SequenceNode {
		after = d.dash(in, next)
	}
	if bytes.Contains(d.data[end:after], []byte("#")) {
		return d.splice(want, cut{start, d.lineEnd(end), ""})
	}
	return d.splice(want, cut{start, after, ""})
}

// withoutLines cuts whole lines, and the break before them where they are the last
// and have none.
func (d *Document) withoutLines(begin, end int) cut {
	if end > begin && isBreak(d.data[end-1]) {
		return cut{begin, end, ""}
	}
	stop := d.lineEnd(end)
	if after := d.afterBreak(stop); after > stop {
		return cut{begin, after, ""}
	}
	return cut{begin - d.breakBefore(begin), stop, ""}
}

// breakBefore returns how long the line break is before a place.
func (d *Document) breakBefore(at int) int {
	switch {
	case bytes.HasSuffix(d.data[:at], []byte("\r\n")):
		return 2
	case at > 0 && isBreak(d.data[at-1]):
		return 1
	}
	return 0
}

// dash returns where the dash of an item is.
func (d *Document) dash(in *yaml.Node, i int) int {
	from := d.start(in)
	if i > 0 {
		from = d.lineEnd(d.end(in.Content[i-1], in))
	}
	for at := from; at < len(d.data); at++ {
		switch d.data[at] {
		case '-':
			return at
		case '#':
			at = d.lineEnd(at)
		}
	}
	return from
}

// Move returns the document with an item of a list at another place among the
// others. The lines of the item go with it, and the comments above and beside them.
func (d *Document) Move(from, to int, path ...Step) (*Document, error) {
	in := d.At(path...)
	if in == nil || in.Kind != yaml.SequenceNode || from < 0 || from >= len(in.Content) || to < 0 || to >= len(in.Content) {
		return nil, ErrNoPlace
	}
	order := make([]int, len(in.Content))
	for i := range order {
		order[i] = i
	}
	order = slices.Insert(slices.Delete(order, from, from+1), to, from)
	want := edited(path, func(in *yaml.Node) {
		items := slices.Clone(in.Content)
		for i, of := range order {
			in.Content[i] = items[of]
		}
	})
	slots := make([]cut, len(in.Content))
	for i := range slots {
		slots[i].start, slots[i].end = d.slot(in, i)
	}
	moved := make([]cut, len(slots))
	for i, of := range order {
		moved[i] = cut{slots[i].start, slots[i].end, string(d.data[slots[of].start:slots[of].end])}
	}
	return d.splice(want, moved...)
}

// slot returns from where to where an item goes, with its comments.
func (d *Document) slot(in *yaml.Node, i int) (start, end int) {
	end = d.end(in.Content[i], in)
	if in.Style&yaml.FlowStyle != 0 {
		return d.start(in.Content[i]), end
	}
	start = d.dash(in, i)
	if !isBreak(d.data[max(0, end-1)]) {
		end = d.lineEnd(end)
	}
	indent := start - d.lineStart(start)
	for begin := d.lineStart(start); begin > 0; {
		above := d.lineStart(begin - d.breakBefore(begin))
		text := bytes.TrimLeft(d.data[above:begin], " ")
		if begin-len(text)-above != indent || text[0] != '#' {
			break
		}
		start, begin = begin-len(text), above
	}
	return start, end
}

// find returns the collection that a path leads into, and the place of the value in
// its content.
func (d *Document) find(path []Step) (in *yaml.Node, i int, err error) {
	if len(path) == 0 {
		return nil, 0, ErrNoPlace
	}
	last := len(path) - 1
	if in = d.At(path[:last]...); in == nil {
		return nil, 0, ErrNoPlace
	}
	if i = place(in, path[last]); i < 0 {
		return nil, 0, ErrNoPlace
	}
	return in, i, nil
}

// afterMark returns the place after the colon or the dash before a value; in a flow
// list, where the item begins.
func (d *Document) afterMark(in *yaml.Node, i int) int {
	switch {
	case in.Kind == yaml.MappingNode:
		return d.afterKey(in, i)
	case in.Style&yaml.FlowStyle != 0:
		return d.start(in.Content[i]) - 1
	}
	return d.dash(in, i) + 1
}

// A wanted is what an edit makes of what a document says.
type wanted func(root *yaml.Node)

// edited is a change of the collection at a path.
func edited(path []Step, change func(in *yaml.Node)) wanted {
	return func(root *yaml.Node) {
		in := root
		for _, s := range path {
			in = child(in, s)
		}
		change(in)
	}
}

func clone(n *yaml.Node) *yaml.Node {
	c := *n
	c.Content = make([]*yaml.Node, len(n.Content))
	for i, item := range n.Content {
		c.Content[i] = clone(item)
	}
	return &c
}

// A cut is bytes that go, and what comes in their place, with "\n" for the line
// breaks of the document.
type cut struct {
	start, end int
	text       string
}

// An edit is cuts in a document, in order, and what is wanted of them.
type edit struct {
	want wanted
	cuts []cut
}

// Together returns a document whose edits are made all at once, by [Document.Made]: each
// edit returns it as it is, and is of what it says now.
func (d *Document) Together() *Document {
	c := *d
	c.together = new([]edit)
	return &c
}

// Made returns the document with the edits since [Document.Together], which is read once
// for all of the edits. [ErrUnsafe] says that they cannot be made together; one after
// the other they may.
func (d *Document) Made() (*Document, error) {
	plain := *d
	plain.together = nil
	edits := slices.Clone(*d.together)
	slices.SortStableFunc(edits, func(a, b edit) int { return a.cuts[0].start - b.cuts[0].start })
	var cuts []cut
	for _, e := range edits {
		if len(cuts) > 0 && e.cuts[0].start == cuts[len(cuts)-1].start { // which of the two comes first nobody has said
			return nil, ErrUnsafe
		}
		cuts = append(cuts, e.cuts...)
	}
	slices.Reverse(edits) // so that none moves what another changes
	return plain.splice(func(root *yaml.Node) {
		for _, e := range edits {
			e.want(root)
		}
	}, cuts...)
}

// splice makes cuts, which are in order and do not meet, and sees to it that the
// result says what was wanted, and nothing else.
func (d *Document) splice(want wanted, cuts ...cut) (*Document, error) {
	if d.together != nil {
		*d.together = append(*d.together, edit{want, cuts})
		return d, nil
	}
	var b bytes.Buffer
	at := 0
	for _, c := range cuts {
		if c.start < at || c.end < c.start {
			return nil, ErrUnsafe
		}
		b.Write(d.data[at:c.start])
		text := c.text
		if d.isCRLF() {
			text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
		}
		b.WriteString(text)
		at = c.end
	}
	b.Write(d.data[at:])
	root := clone(d.root)
	want(root)
	after, err := Parse(b.Bytes())
	if err != nil || !equal(after.root, root) {
		return nil, ErrUnsafe
	}
	return after, nil
}

// isCRLF reports whether the lines of the document end as on Windows.
func (d *Document) isCRLF() bool {
	first := bytes.IndexByte(d.data, '\n')
	return first > 0 && d.data[first-1] == '\r'
}

// equal reports whether two nodes say the same, in whatever style.
func equal(a, b *yaml.Node) bool {
	return a.Kind == b.Kind && a.Value == b.Value && a.ShortTag() == b.ShortTag() && slices.EqualFunc(a.Content, b.Content, equal)
}
