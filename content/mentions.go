package content

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/internal/splice"
	"github.com/tertulia-go/tertulia/field"
)

// A mention is a link to a thing in a text of a file. Whether the thing is there is
// known when all files have been read.
type mention struct {
	field.Mention
	text   string // the Markdown in which it stands
	source []byte // the file; nil: it is not at hand
	file   string
	path   field.Path
	at     *yaml.Node // of the text; nil: the file is the text
}

// mentionsIn keeps the links to things in a text, in which n says where it stands
// in the file: nil for a file that is the text.
func (d *decoder) mentionsIn(n *yaml.Node, markdown string) {
	for _, m := range field.Mentions(markdown) {
		d.mentions = append(d.mentions, mention{m, markdown, d.source, d.file, slices.Clone(d.path), n})
	}
}

// deadLinks reports the links to what is not there.
func (l *loader) deadLinks() {
	for _, d := range l.mentioning {
		d.errs = nil // which are reported
		d.deadLinks()
		l.errs = append(l.errs, d.errs...)
	}
}

func (d *decoder) deadLinks() {
	for _, m := range d.mentions {
		if d.index.find(m.Ref) != nil || d.full() {
			continue
		}
		d.file, d.path = m.file, m.path
		e := d.fault(m.place(), "error.link.unknown", "Value", address(m.Ref), "Folder", FolderOf(m.Kind))
		e.Suggestion = d.meantLink(m.Ref)
	}
}

// address is how a link names a thing.
func address(ref field.Ref) string { return string(ref.Kind) + ":" + ref.ID }

// meantLink returns the address of what a link may have meant: a thing of another
// kind with this id, or one of this kind with one that is near.
func (d *decoder) meantLink(ref field.Ref) string {
	for _, kind := range field.Kinds() {
		if other := (field.Ref{Kind: kind, ID: ref.ID}); d.index.find(other) != nil {
			return address(other)
		}
	}
	if id := d.meant(ref.ID, d.index.ids(ref.Kind)); id != "" {
		return address(field.Ref{Kind: ref.Kind, ID: id})
	}
	return ""
}

// isMentioned reports whether a text has a link to a thing.
func isMentioned(thing field.Ref, markdown string) bool {
	return slices.ContainsFunc(field.Mentions(markdown), func(m field.Mention) bool { return m.Ref == thing })
}

// relinked returns a text in which the links to a thing name another.
func relinked(markdown string, from, to field.Ref) string {
	var b strings.Builder
	done := 0
	for _, m := range field.Mentions(markdown) {
		if m.Ref == from {
			b.WriteString(markdown[done:m.Start] + strings.Replace(markdown[m.Start:m.End], address(from), address(to), 1))
			done = m.End
		}
	}
	return b.String() + markdown[done:]
}

// isLink reports whether it is a link in a text that refers to a thing.
func (r referrer) isLink() bool { return r.path[len(r.path)-1].Lang != "" }

// relink makes the links to a thing in one language of a text name another.
func (e *edit) relink(place field.Place, from, to field.Ref) {
	t := e.open(place)
	if t == nil {
		return
	}
	if place.Ref.Kind == field.Page {
		e.relinkPage(t, place, from, to)
		return
	}
	c, err := locateCell(t.doc, t.kind.tableOf(), place)
	if err != nil {
		e.refuse(place, "error.change.none", err)
		return
	}
	if n := t.doc.At(c.path...); n != nil && isScalar(n) && !isNull(n) {
		e.put(t, c, relinked(n.Value, from, to), splice.Text(relinked(n.Value, from, to), styleOf(n)))
		return
	}
	e.setLanguage(t, c, relinked(e.valueOf(t, c), from, to), language.Und)
}

// relinkPage is relink for a plain page, whose file is the text.
func (e *edit) relinkPage(t *editedThing, place field.Place, from, to field.Ref) {
	tag, _ := tagOf(place.Path[len(place.Path)-1].Lang)
	file := t.entry.longIn(tag)
	if _, data := e.sideText(file); data != nil {
		e.bytes[file] = []byte(relinked(string(data), from, to))
		t.now = nil
	}
}

// place returns where the address of a link stands in its file, or else where the
// text begins. YAML breaks no address: what stands in the text stands so in the
// file, after the place where the text begins, as often as in the text.
func (m *mention) place() *yaml.Node {
	if m.at == nil {
		return placeAt(m.text, m.Start)
	}
	written := m.text[m.Start:m.End]
	at := offsetOf(m.source, m.at)
	for range strings.Count(m.text[:m.Start], written) + 1 {
		next := bytes.Index(m.source[at:], []byte(written))
		if next < 0 {
			return m.at
		}
		at += next + len(written)
	}
	return placeAt(string(m.source), at-len(written))
}

// offsetOf returns where a node begins in its file, in bytes.
func offsetOf(source []byte, n *yaml.Node) int {
	at := 0
	for line := 1; line < n.Line; line++ {
		end := bytes.IndexByte(source[at:], '\n')
		if end < 0 {
			return len(source)
		}
		at += end + 1
	}
	for column := 1; column < n.Column && at < len(source); column++ {
		_, size := utf8.DecodeRune(source[at:])
		at += size
	}
	return at
}

// placeAt is the line and the column of what stands at a byte of a text.
func placeAt(text string, at int) *yaml.Node {
	before := text[:at]
	column := 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
	return &yaml.Node{Line: 1 + strings.Count(before, "\n"), Column: column}
}
