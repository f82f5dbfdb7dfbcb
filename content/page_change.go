package content

import (
	"cmp"
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/internal/splice"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// pageFiles reads plain pages when they are changed: the files of their languages
// are those of the entry that stand beside others.
type pageFiles struct{}

func (pageFiles) tableOf() *field.Table { return event.PageFields() }
func (pageFiles) longText() string      { return "" }
func (pageFiles) named(id string) any   { return &event.Page{ID: id} }

func (pageFiles) one(fsys fs.FS, d *decoder, _ *yaml.Node, e entry) any {
	page := &event.Page{ID: e.id}
	for _, side := range e.long {
		d.file = side.file
		if tag, ok := d.languageTag(nil, side.tag); ok {
			d.page(fsys, page, tag)
		}
	}
	d.file = e.file
	return page
}

// noYAML is the document of what has no YAML: a plain page.
var noYAML = func() *splice.Document {
	doc, err := splice.Parse([]byte("{}"))
	if err != nil {
		panic(err)
	}
	return doc
}()

// pageFile is the file of a page in a language.
func pageFile(id, tag string) string { return path.Join(pagesFolder, id+"."+tag+".md") }

// fileOf returns the file in which a place is, "" if it is in none.
func (f *Folder) fileOf(place field.Place) string {
	if last := len(place.Path) - 1; last >= 0 && place.Path[last].Lang != "" {
		if tag, ok := tagOf(place.Path[last].Lang); ok {
			return f.FileIn(place.Ref, tag)
		}
	}
	return f.files[place.Ref]
}

// openPage is open for a plain page, whose files are all read.
func (e *edit) openPage(t *editedThing) *editedThing {
	for _, tag := range sortedTags(func(yield func(language.Tag) bool) {
		for tag := range e.folder.pages[t.ref.ID] {
			if !yield(tag) {
				return
			}
		}
	}) {
		file := e.folder.pages[t.ref.ID][tag]
		t.entry.long = append(t.entry.long, sideFile{file, languageIn(file)})
	}
	d := &decoder{}
	for _, side := range t.entry.long {
		d.file = side.file
		d.longText(e.folder.fsys)
	}
	if d.faults > 0 {
		e.errs = append(e.errs, d.errs...)
		return nil
	}
	t.doc, t.original, t.beside = noYAML, noYAML, t.entry
	e.add(t)
	return t
}

// findInPage is find in a plain page, whose cells are its title and its body, each in
// one language.
func (e *edit) findInPage(t *editedThing, place field.Place) (*editedThing, *cell) {
	var f *field.Field
	if len(place.Path) > 0 {
		f = event.PageFields().Find(place.Path[0].Field)
	}
	c := &cell{place: place, field: f}
	switch {
	case f == nil || !f.Type.IsText() || len(place.Path) > 2 || len(place.Path) == 2 && place.Path[1].Lang == "":
		e.refuse(place, "error.change.none", &field.FindError{Path: place.Path, Err: field.ErrNotFound})
		return nil, nil
	case len(place.Path) < 2:
		e.refuse(place, "error.change.languages", ErrUnstated, "Want", place.String()+"@"+e.site().languages[0].String())
		return nil, nil
	}
	c.lang = place.Path[1].Lang
	tag, ok := tagOf(c.lang)
	if !ok || tag == language.Und || t.entry.longIn(tag) == "" && !e.isOfSite(tag) {
		e.refuse(place, "error.change.language", field.ErrLanguage, "Value", c.lang)
		return nil, nil
	}
	return t, c
}

// pageText returns what a cell of a page has.
func (e *edit) pageText(t *editedThing, c *cell) string {
	tag, _ := tagOf(c.lang)
	text, _ := e.sideText(t.entry.longIn(tag))
	title, body := textsOfPage(text)
	if c.field.Name == "title" {
		return title
	}
	return body
}

// textsOfPage returns the title of a page, "" if it has none, and its body.
func textsOfPage(text string) (title, body string) {
	heading, rest, _ := firstLine(text)
	if title, ok := titleOf(heading); ok {
		return title, rest
	}
	return "", text
}

// setPageText writes the title or the body of a page in one language, in whose file
// everything else stays as it is.
func (e *edit) setPageText(t *editedThing, c *cell, value string) {
	tag, _ := tagOf(c.lang)
	file := t.entry.longIn(tag)
	if file == "" {
		if i18n.Blank(value) {
			return
		}
		file = pageFile(t.ref.ID, tag.String())
		t.entry.long = append(t.entry.long[:len(t.entry.long):len(t.entry.long)], sideFile{file, tag.String()})
		e.bytes[file] = []byte{}
	}
	was, data := e.sideText(file)
	title, body := textsOfPage(was)
	isTitle := c.field.Name == "title"
	before, heading, gap := headOfPage(was)
	if isTitle {
		title, value = strings.TrimSpace(value), ""
		heading = retitled(heading, title)
	} else if body = strings.TrimLeft(value, "\n"); i18n.Blank(body) {
		body = ""
	}
	text := body
	switch {
	case heading == "":
	case body == "":
		text = before + heading + "\n"
	default:
		text = before + heading + gap + body
	}
	if nowTitle, nowBody := textsOfPage(text); nowTitle != title || nowBody != body {
		e.byHand(c)
		return
	}
	t.now = nil
	if text != "" {
		e.bytes[file] = like(data, text)
		return
	}
	e.bytes[file] = nil
	if t.entry = t.entry.withoutLong(file); len(t.entry.long) == 0 {
		e.refuse(c.place, "error.page.title", field.ErrRequired)
	}
}

// headOfPage returns what stands before the heading of a page, the heading, and what
// stands between it and the body.
func headOfPage(text string) (before, heading, gap string) {
	first, body, _ := firstLine(text)
	if _, ok := titleOf(first); !ok {
		return "", "", "\n\n"
	}
	at := strings.Index(text, first)
	if gap = text[at+len(first) : len(text)-len(body)]; body == "" {
		gap = "\n\n"
	}
	return text[:at], first, gap
}

// retitled returns a heading with other words, closed as it was.
func retitled(heading, title string) string {
	old, ok := titleOf(heading)
	switch {
	case title == "":
		return ""
	case !ok:
		return "# " + title
	}
	return "# " + strings.Replace(heading[len("# "):], old, title, 1)
}

// createPage makes a new page.
func (e *edit) createPage(page *event.Page) {
	ref := pageRef(page.ID)
	if !e.isFree(ref, ref) {
		return
	}
	t := &editedThing{ref: ref, lockOf: ref, isNew: true, kind: pageFiles{}, doc: noYAML, entry: entry{id: page.ID}}
	e.add(t)
	for _, text := range []struct {
		name  string
		words i18n.Text
	}{{"title", page.Title}, {"body", page.Body}} {
		for _, tag := range text.words.Languages() {
			place := field.Place{Ref: ref, Path: field.Path{{Field: text.name}, {Lang: tag.String()}}}
			if _, c := e.findInPage(t, place); c != nil {
				e.setPageText(t, c, text.words[tag])
			}
		}
	}
	if len(t.entry.long) > 0 {
		t.entry.file = t.entry.long[0].file
	} else {
		e.refuse(field.Place{Ref: ref}, "error.page.title", field.ErrRequired)
	}
}

// fileIn returns the file that has the title of a thing in a language, else the first.
func (t *editedThing) fileIn(tag language.Tag) string {
	if t.ref.Kind == field.Page {
		return cmp.Or(t.entry.longIn(tag), t.entry.file)
	}
	return t.entry.file
}
