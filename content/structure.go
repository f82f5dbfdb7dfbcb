package content

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/internal/splice"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
)

func (a Add) apply(e *edit) {
	t, c := e.find(a.List, a.Revision)
	if t == nil {
		return
	}
	n := t.doc.At(c.path...)
	if !c.isList(n) {
		e.refuse(a.List, "error.change.list", field.ErrFormat)
		return
	}
	item := e.parsed(c, a.Value, nil)
	if item == nil {
		return
	}
	style := yaml.FlowStyle
	if item.Kind == yaml.MappingNode {
		style = 0 // each in a line of its own
	}
	switch {
	case n == nil || isNull(n) || c.field != nil && c.field.Or != "" && is(n, c.field.Or):
		e.put(t, c, a.Value, splice.List(style, item))
	case n.Kind != yaml.SequenceNode: // the only one, which stands alone
		first := *n
		items := []*yaml.Node{&first, item}
		if a.At == 1 {
			slices.Reverse(items)
		}
		e.put(t, c, a.Value, splice.List(yaml.FlowStyle, items...))
	default:
		at := a.At - 1
		if a.At == 0 {
			at = len(n.Content)
		}
		doc, err := t.doc.InsertItem(at, item, c.path...)
		if err != nil {
			e.byHand(c)
			return
		}
		e.write(t, doc)
	}
}

// isList reports whether a cell is a list, or may be one.
func (c *cell) isList(n *yaml.Node) bool {
	switch {
	case c.extra:
		return n != nil && n.Kind == yaml.SequenceNode
	case c.field == nil || c.lang != "" || c.isItem() || c.whole:
		return false
	}
	return c.field.List || c.field.Type == field.TypeTags
}

func (m Move) apply(e *edit) {
	t, c := e.find(m.Item, m.Revision)
	if t == nil {
		return
	}
	last := len(c.path) - 1
	if !c.isItem() || c.lang != "" || c.path[last].Key != "" || m.To < 1 || m.To > len(t.doc.At(c.path[:last]...).Content) {
		e.refuse(m.Item, "error.change.list", field.ErrFormat)
		return
	}
	doc, err := t.doc.Move(c.path[last].Index, m.To-1, c.path[:last]...)
	if err != nil {
		e.byHand(c)
		return
	}
	e.write(t, doc)
}

func (r Remove) apply(e *edit) {
	if len(r.Place.Path) == 0 {
		e.removeThing(r.Place)
		return
	}
	t, c := e.find(r.Place, r.Revision)
	if t == nil || !e.once(r.Place) || !e.isOn(t, c, r.Base, "") {
		return
	}
	switch {
	case t.ref.Kind == field.Page:
		e.setPageText(t, c, "")
		return
	case c.lang != "":
		e.setLanguage(t, c, "", language.Und)
		return
	}
	if e.hasSideFiles(t, c) {
		for _, side := range t.entry.long {
			e.bytes[side.file] = nil
		}
		t.entry.long, t.now = nil, nil
	}
	e.put(t, c, "", nil)
}

// removeThing removes the files of a thing that nothing refers to.
func (e *edit) removeThing(place field.Place) {
	t := e.open(place)
	if t == nil {
		return
	}
	if t.ref == siteRef {
		e.refuse(place, "error.file.missing", field.ErrRequired, "Name", siteFile)
		return
	}
	var names []string
	for _, r := range e.referrers(t.ref) {
		if r.place.Ref != t.ref {
			names = append(names, r.place.String())
		}
	}
	if len(names) > 0 {
		e.refuse(place, "error.change.referred", ErrReferred, "Value", strings.Join(names, ", "))
		return
	}
	for _, name := range e.filesOf(t) {
		e.bytes[name] = nil
	}
	t.doc = nil
}

// Referrers returns where other things, and this one itself, refer to a thing: in a
// field, or by a link in one language of a text ([field.Mentions]).
func (f *Folder) Referrers(thing field.Ref) []field.Place {
	var all []field.Place
	for _, r := range (&edit{folder: f}).referrers(thing) {
		all = append(all, r.place)
	}
	return all
}

// A referrer is where something refers to a thing: its name, and the way with
// positions. That of a link leads to a language of a text.
type referrer struct {
	place field.Place
	path  field.Path
}

func (e *edit) referrers(thing field.Ref) []referrer {
	e.needAll(field.Kinds()...)
	var all []referrer
	for other := range e.folder.Things() {
		ref := refOf(other.Table, other.Value)
		value := other.Value
		if t := e.things[ref]; t != nil {
			if t.doc == nil || t.ref != ref {
				continue
			}
			value = e.current(t)
		}
		for n := range (field.Walk{Own: true, Languages: e.site().languages}).Nodes(other.Table, value) {
			add := func(path field.Path) { all = append(all, referrer{field.Place{Ref: ref, Path: path}, path}) }
			switch {
			case n.Field.Type == field.TypeThing && n.Field.Kind == thing.Kind && n.Value != nil && idOf(n.Field.Table, n.Value) == thing.ID:
				add(n.Root.Join())
			case n.Field.Type == field.TypeMarkdown && n.Value != nil:
				text := *n.Text()
				for _, tag := range text.Languages() {
					if isMentioned(thing, text[tag]) {
						add(n.Root.Join(field.Step{Lang: tag.String()}))
					}
				}
			}
		}
	}
	return all
}

// refOf returns the name of a thing.
func refOf(table *field.Table, thing any) field.Ref {
	return field.Ref{Kind: table.Kind, ID: idOf(table, thing)}
}

// idOf returns the id of a thing, "" of the site, which needs none.
func idOf(table *field.Table, thing any) string {
	id := table.Find("id")
	if id == nil {
		return ""
	}
	return *id.Value(thing).(*string)
}

// hasFolder reports whether a thing has a folder of its own.
func (t *editedThing) hasFolder() bool {
	return t.ref != siteRef && path.Dir(t.entry.file) != FolderOf(t.ref.Kind)
}

// filesOf returns the files of a thing: its own, or all in its folder.
func (e *edit) filesOf(t *editedThing) []string {
	if t.ref.Kind == field.Page {
		return t.entry.longFiles()
	}
	if !t.hasFolder() {
		return []string{t.entry.file}
	}
	var names []string
	err := fs.WalkDir(e.folder.fsys, path.Dir(t.entry.file), func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		d := &decoder{file: path.Dir(t.entry.file)}
		d.unreadable(err)
		e.errs = append(e.errs, d.errs...)
	}
	return names
}

// isFree reports whether a new thing can have a name.
func (e *edit) isFree(from, to field.Ref) bool {
	place := field.Place{Ref: from}
	switch {
	case !idForm.MatchString(to.ID):
		e.refuse(place, "error.format.id", field.ErrFormat, "Value", to.ID)
	case e.folder.files[to] != "" || e.things[to] != nil:
		e.refuse(place, "error.change.exists", field.ErrDuplicate, "Value", to.String())
	default:
		return true
	}
	return false
}

func (c Create) apply(e *edit) {
	if page, ok := c.Thing.(*event.Page); ok && page != nil {
		e.createPage(page)
		return
	}
	table, ok := tableOf(c.Thing)
	if !ok {
		e.refuse(field.Place{}, "error.change.thing", field.ErrNotFound)
		return
	}
	ref := refOf(table, c.Thing)
	if !e.isFree(ref, ref) {
		return
	}
	data, err := Encode(c.Thing)
	if err != nil {
		e.refuse(field.Place{Ref: ref}, "error.change.value", err, "Value", ref.String())
		return
	}
	e.begin(&editedThing{ref: ref, lockOf: ref, isNew: true, kind: filings[ref.Kind],
		entry: entry{id: ref.ID, file: path.Join(FolderOf(ref.Kind), ref.ID+".yaml")}}, data)
}

// begin adds a new thing.
func (e *edit) begin(t *editedThing, data []byte) bool {
	doc, err := splice.Parse(data)
	if err != nil {
		e.refuse(field.Place{Ref: t.ref}, "error.change.unsafe", ErrByHand)
		return false
	}
	e.add(t)
	e.write(t, doc)
	return true
}

func (r Rename) apply(e *edit) {
	to := field.Ref{Kind: r.From.Kind, ID: r.ID}
	t := e.open(field.Place{Ref: r.From})
	switch {
	case t == nil:
		return
	case t.ref == siteRef:
		e.refuse(field.Place{Ref: r.From}, "error.change.unsafe", ErrByHand)
		return
	case !e.isFree(r.From, to):
		return
	}
	referrers := e.referrers(r.From)
	if !e.moveFiles(t, to, true) {
		return
	}
	t.ref, t.isNew, t.now = to, true, nil
	e.things[to] = t
	for _, referrer := range referrers {
		if referrer.isLink() {
			e.relink(referrer.place, r.From, to)
			continue
		}
		other := e.open(field.Place{Ref: referrer.place.Ref})
		if other == nil {
			return
		}
		c, err := locateCell(other.doc, other.kind.tableOf(), field.Place{Ref: referrer.place.Ref, Path: referrer.path})
		if err != nil {
			e.refuse(referrer.place, "error.change.none", err)
			return
		}
		e.put(other, c, r.ID, splice.Text(r.ID, styleOf(other.doc.At(c.path...))))
		if item := referrer.path[:len(referrer.path)-1]; lastItem(item) == len(item)-1 && len(item) > 0 {
			other.items = append(other.items, [2]field.Path{item, item[:len(item)-1].Join(field.Item(item[len(item)-1].Index, r.ID))})
		}
	}
}

// moveFiles gives the files of a thing the names that they have under another id,
// or copies them. Pictures in its folder go with it.
func (e *edit) moveFiles(t *editedThing, to field.Ref, remove bool) bool {
	from := t.entry.file
	fromDir, toDir := path.Dir(from), path.Join(FolderOf(to.Kind), to.ID)
	named := func(name string) string { return path.Join(toDir, strings.TrimPrefix(name, fromDir)) }
	switch {
	case to.Kind == field.Page:
		named = func(name string) string { return pageFile(to.ID, languageIn(name)) }
	case fromDir == FolderOf(to.Kind):
		named = func(string) string { return toDir + ".yaml" }
	}
	for _, name := range e.filesOf(t) {
		data, edited := e.bytes[name]
		if !edited {
			var err error
			if data, err = fs.ReadFile(e.folder.fsys, name); err != nil {
				d := &decoder{file: name}
				d.unreadable(err)
				e.errs = append(e.errs, d.errs...)
				return false
			}
		}
		e.bytes[named(name)] = data
		if remove {
			e.bytes[name] = nil
		}
	}
	long := make([]sideFile, len(t.entry.long))
	for i, side := range t.entry.long {
		long[i] = sideFile{named(side.file), side.tag}
	}
	t.entry = entry{id: to.ID, file: named(from), long: long}
	return true
}
