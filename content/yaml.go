package content

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/content/internal/splice"
	"github.com/tertulia-go/tertulia/i18n"
)

// The limits of what is read.
const (
	// MaxFile is the size, in bytes, from which on a file is refused.
	MaxFile = 1 << 20
	// MaxDepth is how deep maps and lists may nest in a YAML file; the format
	// itself needs 10.
	MaxDepth = splice.MaxDepth
	// MaxValues is how many values, keys and commas a YAML file may have: what
	// the YAML package makes of each takes some 800 bytes.
	MaxValues = 50_000
)

// parse returns the one map that a YAML file is, or nil after reporting why
// there is none. What YAML allows and this format does not is reported too:
// anchors and aliases (which can make a small file huge), tags, keys that are
// no words and keys that are written twice.
func (d *decoder) parse(data []byte) *yaml.Node {
	data, ok := d.admitted(data)
	if !ok {
		return nil
	}
	root, err := splice.Load(data)
	if err != nil {
		d.syntax(err, data)
		return nil
	}
	return d.linted(root)
}

// admitted returns the bytes that are read as YAML, if nothing is wrong with them
// that is seen before.
func (d *decoder) admitted(data []byte) ([]byte, bool) {
	data, ok := d.plainText(data)
	if !ok {
		return nil, false
	}
	if n := mergeMark(data); n > 0 {
		d.fault(&yaml.Node{Line: n, Column: 1}, "error.merge")
		return nil, false
	}
	if values(data) > MaxValues {
		d.fault(nil, "error.values", "Limit", strconv.Itoa(MaxValues))
		return nil, false
	}
	return data, true
}

// linted returns the map that a file is, or nil after reporting that it is none.
func (d *decoder) linted(root *yaml.Node) *yaml.Node {
	if root.Kind != yaml.MappingNode {
		if !d.withoutSpace(root) {
			d.fault(root, "error.want.map")
		}
		return nil
	}
	d.lint(root)
	return root
}

// values returns how many values a YAML file may have, without parsing it: each
// is set apart from the one before by a mark that counts here, and so do commas
// in texts.
func values(data []byte) int {
	n := 0
	for i, c := range data {
		switch c {
		case ',', '[', '{':
			n++
		case ':', '-', '?':
			if i+1 == len(data) || data[i+1] <= ' ' || c == ':' && i > 0 && (data[i-1] == '"' || data[i-1] == '\'') {
				n++
			}
		}
	}
	return n
}

// mergeMark returns the line in which git has left the first mark of a merge
// that somebody has to finish, 0 if there is none. That of the middle, =======,
// is no mark without the others: Markdown underlines titles so.
func mergeMark(data []byte) int {
	n := 0
	for line := range bytes.Lines(data) {
		n++
		for _, mark := range []string{"<<<<<<< ", ">>>>>>> "} {
			if bytes.HasPrefix(line, []byte(mark)) {
				return n
			}
		}
	}
	return 0
}

// byteOrderMark is U+FEFF. Editors begin files with it, and it stays in the
// middle where files are joined or parts of them pasted.
var byteOrderMark = []byte("\ufeff")

// plainText returns data without byte order marks, if it is text at all. What
// is not is reported with its line, which the YAML package does not know.
//
// The marks go before that package sees them: its isBOM looks at the beginning
// of the buffer and not at the place that it is asked about, so once the buffer
// is filled anew (every 512 bytes or so) with a mark first in it, each line that
// begins in it loses its first character.
func (d *decoder) plainText(data []byte) ([]byte, bool) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		d.fault(nil, "error.file.utf16")
		return nil, false
	}
	data = bytes.ReplaceAll(data, byteOrderMark, nil)
	line, column := 1, 1
	for i := 0; i < len(data); {
		r, size := rune(data[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(data[i:])
		}
		place := &yaml.Node{Line: line, Column: column}
		switch {
		case r == utf8.RuneError && size == 1:
			d.fault(place, "error.file.encoding")
			return nil, false
		case r != '\r' && i18n.Unprintable(r):
			d.fault(place, "error.text.control", "Detail", codePoint(r))
			return nil, false
		}
		i += size
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
	}
	return data, true
}

func codePoint(r rune) string {
	return "U+" + strings.ToUpper(leftPad(strconv.FormatInt(int64(r), 16), 4))
}

// leftPad fills digits with zeros up to a number of them.
func leftPad(digits string, width int) string {
	return strings.Repeat("0", max(0, width-len(digits))) + digits
}

// syntax reports what the YAML package says, in better words where it is one
// of the slips that editors make. What is missing at the end of the file is
// reported where the thing begins that lacks it.
func (d *decoder) syntax(err error, data []byte) {
	var at *yaml.LoadError
	if !errors.As(err, &at) {
		d.fault(nil, "error.yaml", "Detail", err.Error())
		return
	}
	id := "error.yaml"
	for _, slip := range []struct{ says, id string }{
		{"mapping values are not allowed", "error.yaml.colon"},
		{"could not find expected ':'", "error.yaml.colon"},
		{"did not find expected ',' or", "error.yaml.bracket"},
		{"did not find expected node content", "error.yaml.bracket"},
		{"cannot start any token", "error.yaml.character"},
		{"block sequence entries are not allowed", "error.yaml.character"},
		{"did not find expected comment or line break", "error.yaml.character"},
		{"tab character", "error.yaml.tab"},
		{"did not find expected '-' indicator", "error.yaml.indent"},
		{"did not find expected <document start>", "error.yaml.indent"},
		{"did not find expected key", "error.yaml.indent"},
		{"unexpected end of stream", "error.yaml.quotes"},
		{"unknown anchor", "error.yaml.star"},
		{"found multiple", "error.yaml.documents"},
		{"no documents", "error.file.empty"},
		{"exceeded max depth", "error.nesting"},
	} {
		if strings.Contains(at.Message, slip.says) {
			id = slip.id
			break
		}
	}
	mark := at.Mark
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	key := ""
	id, mark, key = slipIn(lines, id, mark)
	if id == "error.yaml.documents" {
		mark = yaml.Mark{Line: secondDocument(lines), Column: 1}
	}
	comment := 0
	if id == "error.yaml.bracket" {
		if comment = commentBetween(lines, at.ContextMark, mark); comment > 0 {
			id = "error.yaml.bracket.comment"
		}
	}
	if (mark.Line > len(lines) || id == "error.yaml.quotes") && at.ContextMark.Line > 0 {
		mark = at.ContextMark
	}
	var place *yaml.Node
	if mark.Line > 0 {
		place = &yaml.Node{Line: mark.Line, Column: mark.Column}
	}
	e := d.fault(place, id, "Detail", at.Message, "Limit", strconv.Itoa(MaxDepth), "Line", strconv.Itoa(comment), "Key", key, "Want", key)
	for n := mark.Line; n > 0 && n >= mark.Line-1 && n <= len(lines); n-- {
		e.blame(marksBefore(lines[n-1]))
	}
}

// colonInText returns the text of a map or list in one line in which a second
// colon, at a column, is to blame; "" if none is.
func colonInText(line string, column int) string {
	runes := []rune(line)
	at := column - 1
	if at < 0 || at >= len(runes) || runes[at] != ':' {
		return ""
	}
	before, after := string(runes[:at]), string(runes[at:])
	before = before[strings.LastIndexAny(before, "{[,")+1:]
	_, text, found := strings.Cut(before, ": ")
	if !found {
		return ""
	}
	if end := strings.IndexAny(after, ",}]"); end >= 0 {
		after = after[:end]
	}
	return strings.TrimSpace(text + after)
}

// secondDocument returns the line in which a second document begins, 0 if there
// is none: one of --- after anything else, or of what follows one of "...".
func secondDocument(lines []string) int {
	begun, ended := false, false
	for i, line := range lines {
		word, _, _ := strings.Cut(strings.TrimRight(line, "\r"), " ")
		switch {
		case word == "---" && begun:
			return i + 1
		case word == "...":
			ended = begun
		case line == "" || line[0] == '#' || line[0] == '%' || strings.TrimSpace(line) == "":
		case ended:
			return i + 1
		default:
			begun = true
		}
	}
	return 0
}

// unspaced is a key whose colon nothing sets apart from its value, unlike that
// of an address: start:2027-03-09.
var unspaced = regexp.MustCompile(`^(?:[-\s]*)([A-Za-z_-]+):[^\s/:]`)

// slipIn looks in the line of a fault, and in the one before, for a slip that
// says more than what the YAML package says of it, and returns its place.
func slipIn(lines []string, id string, mark yaml.Mark) (string, yaml.Mark, string) {
	line := func(n int) string {
		if n < 1 || n > len(lines) {
			return ""
		}
		return lines[n-1]
	}
	at := line(mark.Line)
	indent := at[:len(at)-len(strings.TrimLeft(at, " \t"))]
	if id == "error.yaml.bracket" {
		if want := colonInText(at, mark.Column); want != "" {
			return "error.yaml.colon.quotes", mark, want
		}
	}
	if id == "error.yaml.character" || id == "error.yaml.colon" || id == "error.yaml.indent" {
		if strings.Contains(indent, "\t") {
			return "error.yaml.tab", mark, ""
		}
	}
	if id != "error.yaml.colon" && id != "error.yaml.indent" {
		return id, mark, ""
	}
	for _, n := range []int{mark.Line, mark.Line - 1} {
		if text := strings.TrimLeft(line(n), " "); withoutDash.MatchString(text) {
			mark.Line, mark.Column = n, len(line(n))-len(text)+1
			if key, _, isKey := strings.Cut(text, ":"); isKey {
				text = key + ": …"
			}
			return "error.yaml.dash", mark, text[1:]
		}
		if f := unspaced.FindStringSubmatchIndex(line(n)); f != nil {
			mark.Line, mark.Column = n, utf8.RuneCountInString(line(n)[:f[2]])+1
			return "error.yaml.space", mark, line(n)[f[2]:f[3]]
		}
	}
	switch {
	case strings.ContainsAny(at, "“”"):
		return "error.yaml.curly", mark, ""
	case id == "error.yaml.indent" && mark.Column > utf8.RuneCountInString(indent)+1:
		return "error.yaml.after", mark, ""
	}
	return id, mark, ""
}

// withoutSpace reports a scalar that stands where a key and its value were
// meant.
func (d *decoder) withoutSpace(n *yaml.Node) bool {
	f := unspaced.FindStringSubmatch(n.Value)
	if f == nil || !isScalar(n) || n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		return false
	}
	e := d.fault(n, "error.yaml.space", "Key", f[1])
	e.blame(marksBefore(n.Value))
	return true
}

// withoutDash is the beginning of an item whose dash nothing sets apart: -name.
var withoutDash = regexp.MustCompile(`^-[^\s\d-]`)

// withoutDash reports a value that stands where a list was meant, with dashes that
// nothing sets apart from their items.
func (d *decoder) withoutDash(n *yaml.Node) bool {
	at, want := n, n.Value
	if n.Kind == yaml.MappingNode && len(n.Content) > 0 {
		at, want = n.Content[0], n.Content[0].Value+": …"
	}
	if !isScalar(at) || at.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 || !withoutDash.MatchString(at.Value) {
		return false
	}
	want, _, _ = strings.Cut(want, " -")
	e := d.fault(at, "error.yaml.dash", "Want", want[1:])
	e.blame(marksBefore(at.Value))
	return true
}

// commentBetween returns the first line between two places of a file that ends
// in a comment, 0 if there is none: in "{address: Carrera 4 # 10-20}" it
// hides the bracket.
func commentBetween(lines []string, from, to yaml.Mark) int {
	for i := max(0, from.Line-1); i < min(to.Line, len(lines)); i++ {
		line := []rune(lines[i])
		quote, begin := rune(0), 0
		if i == from.Line-1 {
			begin = max(0, from.Column-1)
		}
	scan:
		for j := begin; j < len(line); j++ {
			atStart := j == 0 || strings.ContainsRune(" \t[{,:", line[j-1])
			switch r := line[j]; {
			case quote != 0:
				if r == quote {
					quote = 0
				}
			case (r == '"' || r == '\'') && atStart:
				quote = r
			case r == '#' && (j == 0 || line[j-1] == ' ' || line[j-1] == '\t'):
				if strings.TrimSpace(string(line[:j])) == "" {
					break scan // the whole line is a comment, and hides nothing
				}
				return i + 1
			}
		}
	}
	return 0
}

// lint reports what YAML allows below n and this format does not. Keys of maps
// are words, each written once, when the format reads them.
func (d *decoder) lint(n *yaml.Node) {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		d.fault(n, "error.alias")
	}
	if n.Style&yaml.TaggedStyle != 0 && n.Tag != "!!str" {
		d.fault(n, "error.tag", "Value", n.Tag)
	}
	if n.Kind != yaml.MappingNode {
		for _, item := range n.Content {
			if d.full() {
				return
			}
			d.lint(item)
		}
		return
	}
	first := firstLines(n)
	for i := 0; i+1 < len(n.Content) && !d.full(); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode || key.Tag == "!!merge" || key.Anchor != "" {
			d.fault(key, "error.key.form")
		} else if line := first(i, key.Value); line > 0 {
			d.fault(key, "error.key.twice", "Key", key.Value, "Line", strconv.Itoa(line))
		}
		d.lint(n.Content[i+1])
	}
}

// firstLines returns a function that finds in which line a key stands before
// the i-th node of a map, 0 if in none. Maps are nearly always small; in a
// large one a look-up must not take the time of the whole map.
func firstLines(n *yaml.Node) func(i int, key string) int {
	const small = 64
	if len(n.Content) <= small {
		return func(i int, key string) int {
			for j := 0; j < i; j += 2 {
				if n.Content[j].Value == key && n.Content[j].Kind == yaml.ScalarNode {
					return n.Content[j].Line
				}
			}
			return 0
		}
	}
	seen := make(map[string]int, len(n.Content)/2)
	return func(i int, key string) int {
		line := seen[key]
		if line == 0 {
			seen[key] = n.Content[i].Line
		}
		return line
	}
}
