package content

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// isLong reports whether a cell is the text that may stand in files beside that of
// its thing.
func (t *editedThing) isLong(c *cell) bool {
	return len(c.path) == 1 && c.path[0].Key == t.kind.longText() && t.hasFolder()
}

// sideFile returns the file that has a language of a long text, "" if none has.
func (t *editedThing) sideFile(c *cell, tag language.Tag) string {
	if t.isLong(c) {
		return t.entry.longIn(tag)
	}
	return ""
}

// longIn returns the file beside that of a thing, or of a page, in a language, "" if
// there is none.
func (e entry) longIn(tag language.Tag) string {
	for _, side := range e.long {
		if of, ok := tagOf(side.tag); ok && of == tag {
			return side.file
		}
	}
	return ""
}

func (e entry) longFiles() []string {
	var names []string
	for _, side := range e.long {
		names = append(names, side.file)
	}
	return names
}

// withoutLong returns the entry without a file.
func (e entry) withoutLong(file string) entry {
	e.long = slices.DeleteFunc(slices.Clone(e.long), func(side sideFile) bool { return side.file == file })
	return e
}

func (e *edit) hasSideFiles(t *editedThing, c *cell) bool {
	return t.isLong(c) && len(t.entry.long) > 0
}

// sideText returns what a file beside that of a thing says.
func (e *edit) sideText(file string) (text string, data []byte) {
	d := &decoder{file: file, bytes: e.bytes}
	data, ok := d.open(e.folder.fsys, MaxFile)
	if !ok {
		return "", nil
	}
	text = string(bytes.ReplaceAll(data, byteOrderMark, nil))
	return strings.ReplaceAll(text, "\r\n", "\n"), data
}

// like returns a text with the line breaks and the byte order mark of a file.
func like(file []byte, text string) []byte {
	if bytes.Contains(file, []byte("\r\n")) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if bytes.HasPrefix(file, byteOrderMark) {
		text = string(byteOrderMark) + text
	}
	return []byte(text)
}

// setSideFile writes a language of a long text that stands in a file of its own, or
// is to: where other languages do, and this one is not in the file of the thing. It
// reports whether it does.
func (e *edit) setSideFile(t *editedThing, c *cell, tag language.Tag, value string) bool {
	file := t.sideFile(c, tag)
	n := t.doc.At(c.path...)
	inYAML := n != nil && !isNull(n) && (isScalar(n) || keyOf(n, tag) != "")
	switch {
	case file == "" && (!e.hasSideFiles(t, c) || inYAML || tag == language.Und):
		return false
	case i18n.Blank(value) && file == "":
		return true
	case i18n.Blank(value):
		e.bytes[file] = nil
		t.entry = t.entry.withoutLong(file)
	case file == "":
		name := t.kind.longText() + "." + tag.String() + ".md"
		file = path.Join(path.Dir(t.entry.file), name)
		t.entry.long = append(t.entry.long[:len(t.entry.long):len(t.entry.long)], sideFile{file, tag.String()})
		e.bytes[file] = []byte(value)
	default:
		_, was := e.sideText(file)
		e.bytes[file] = like(was, value)
	}
	t.now = nil
	return true
}
