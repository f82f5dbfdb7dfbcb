package content

import (
	"cmp"
	"errors"
	"io/fs"
	"iter"
	"maps"
	"path"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/content/internal/splice"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
)

// Apply makes changes, in their order, and returns the files that are to be written
// or removed, with the locks of the things that are changed, in which are the former
// addresses of what is published by now and has another ([AddressesFile]). Nothing is
// written, and the folder stays as it is: read it again when the files stand.
//
// A change touches the bytes of what it changes and no others: comments, blank
// lines, the order of keys, quotes and indents stay. A key that is not there yet
// goes where the manual has it. Files are read anew, but only those of the things
// that are changed; what else is in the folder is taken from f.
//
// It is all or nothing: the error is an [Errors] with everything that is wrong at
// its place, among it what [Load] would find in the files as they would be and does
// not find in them as they are. A [*ConflictError] is among the causes where
// somebody else has changed a cell. A file that is no YAML cannot be changed. Apply
// may be called by several goroutines.
func (f *Folder) Apply(changes ...Change) ([]File, error) {
	files, _, err := f.Plan(changes...)
	return files, err
}

// Plan is [Folder.Apply], and returns besides the names of the files on which its
// check relied and which it does not change: whoever writes where others write at the
// same time requires of them that they are still as they were, or still not there.
// Among them are site.yaml, the files of things to which the changed ones refer and,
// where something is removed or has another id, those of all that may refer to it. Two
// things to which two people give one address at the same time both have it: the next
// [Load] finds that.
func (f *Folder) Plan(changes ...Change) (files []File, relied []string, err error) {
	e := &edit{folder: f, bytes: make(map[string][]byte), things: make(map[field.Ref]*editedThing), cells: make(map[string]bool)}
	for len(changes) > 0 {
		together := textsOfOne(changes)
		if len(together) > 1 {
			e.setTogether(together)
		} else {
			changes[0].apply(e)
		}
		changes = changes[max(1, len(together)):]
	}
	if len(e.errs) == 0 {
		e.check()
	}
	if len(e.errs) > 0 {
		e.errs.sort()
		return nil, nil, e.errs
	}
	if files, err = e.files(); err != nil {
		return nil, nil, err
	}
	return files, e.relied(), nil
}

// An edit is changes under way.
type edit struct {
	folder *Folder
	bytes  map[string][]byte // of the files that are changed; nil: to be removed
	things map[field.Ref]*editedThing
	order  []*editedThing
	cells  map[string]bool // that have been changed
	errs   Errors

	isMarked bool // a change says how a translation was made

	needs     map[field.Ref]bool // the things on which the check relied
	needsKind map[field.Kind]bool

	movesAddresses bool                     // what the file of addresses says counts
	addresses      map[field.Ref][]slugLine // those that are to stand in the lock of a thing, where they are others
}

// An editedThing is a thing whose files are being changed.
type editedThing struct {
	ref      field.Ref
	kind     kindOfFile
	entry    entry
	doc      *splice.Document // as it is now; nil: removed
	original *splice.Document // as it was, or the one that it is a copy of; nil: there was none
	beside   entry            // and the files beside it
	isNew    bool             // it is created, a copy, or has another id now
	isCopy   bool
	isFaulty bool       // in the ways in which it was before
	now      any        // the thing as doc has it; nil: not read since the last change
	names    *itemNames // by which items are found; nil: those of the thing as it is now
	revision string
	items    [][2]field.Path // that have another name now, since what they refer to has another id
	marks    translation.Marks
	lockOf   field.Ref // under which the lock has what was; another ref if it is a copy, or has another id now
}

// kindOfFile reads files of one kind.
type kindOfFile interface {
	tableOf() *field.Table
	longText() string
	named(id string) any
	one(fsys fs.FS, d *decoder, root *yaml.Node, e entry) any
}

func (k filing[T]) tableOf() *field.Table { return k.table }
func (k filing[T]) longText() string      { return k.longName }

// named returns a thing of which only the id is known.
func (k filing[T]) named(id string) any {
	thing := new(T)
	*k.id(thing) = id
	return thing
}

// one returns the thing that a file says.
func (k filing[T]) one(fsys fs.FS, d *decoder, root *yaml.Node, e entry) any {
	thing := k.named(e.id)
	k.fill(fsys, d, root, thing.(*T), e)
	return thing
}

// filings are how things are kept, by their kind.
var filings = map[field.Kind]kindOfFile{
	field.Event: eventFiles, field.Speaker: speakerFiles, field.Program: programFiles, field.Venue: venueFiles, field.Series: seriesFiles,
	field.Site: siteFiles, field.Page: pageFiles{},
}

// refuse records why a change is not made.
func (e *edit) refuse(place field.Place, id string, cause error, pairs ...string) {
	d := &decoder{file: cmp.Or(e.folder.fileOf(place), place.Ref.String()), path: place.Path}
	var n *yaml.Node
	if t := e.things[place.Ref]; t != nil && t.doc != nil {
		at, _ := locate(t.doc.Root(), place.Path)
		n = &yaml.Node{Line: at.Line, Column: at.Column}
	}
	d.fault(n, id, append(pairs, "Place", place.String())...).Err = cause
	e.errs = append(e.errs, d.errs...)
}

// open returns a thing that is to be changed, nil after reporting why it cannot be.
func (e *edit) open(place field.Place) *editedThing {
	if t := e.things[place.Ref]; t != nil {
		if t.doc == nil {
			e.refuse(place, "error.change.thing", field.ErrNotFound)
			return nil
		}
		return t
	}
	file := e.folder.files[place.Ref]
	if file == "" {
		e.refuse(place, "error.change.thing", field.ErrNotFound)
		return nil
	}
	t := &editedThing{ref: place.Ref, lockOf: place.Ref, kind: filings[place.Ref.Kind], entry: entry{id: place.Ref.ID, file: file}}
	if place.Ref.Kind == field.Page {
		return e.openPage(t)
	}
	if t.hasFolder() {
		l := &loader{fsys: e.folder.fsys, folder: e.folder}
		t.entry, _ = l.folderEntry(path.Dir(file), place.Ref.ID, path.Base(file), t.kind.longText())
	}
	d := &decoder{file: file}
	data, ok := d.open(e.folder.fsys, MaxFile)
	var root *yaml.Node
	if ok {
		root = d.parse(data)
	}
	if root != nil && d.faults == 0 {
		doc, err := splice.New(data, root)
		if err != nil {
			d.fault(nil, "error.yaml", "Detail", err.Error())
		}
		t.doc = doc
	}
	if t.doc == nil || d.faults > 0 {
		e.errs = append(e.errs, d.errs...)
		return nil
	}
	t.revision = Base(string(data))
	t.original, t.beside = t.doc, t.entry
	e.add(t)
	return t
}

func (e *edit) add(t *editedThing) {
	e.things[t.ref] = t
	e.order = append(e.order, t)
}

// decode reads a document of a thing, and returns what is wrong with it. What site.yaml
// says is around it.
func (e *edit) decode(t *editedThing, doc *splice.Document, files entry, around scope, others index, bytes map[string][]byte) (any, Errors) {
	f := e.folder
	d := &decoder{file: files.file, index: others, zones: f.zones, fsys: f.fsys, bytes: bytes, feeds: f.Settings.BaseURL != "",
		read: allKinds, scope: around, source: doc.Bytes()}
	if len(doc.Bytes()) > MaxFile {
		d.fault(nil, "error.file.size", "Limit", strconv.Itoa(MaxFile))
	} else if _, ok := d.admitted(doc.Bytes()); ok && d.linted(doc.Root()) != nil {
		thing := t.kind.one(f.fsys, d, doc.Root(), files)
		d.deadLinks()
		e.rely(d)
		return thing, d.errs
	}
	return t.kind.named(files.id), d.errs
}

// wasThing returns a thing as it was before the changes, and what was wrong with it.
func (e *edit) wasThing(t *editedThing) (any, Errors) {
	return e.decode(t, t.original, t.beside, e.folder.site, e.folder.index, nil)
}

var allKinds = map[field.Kind]bool{field.Event: true, field.Speaker: true, field.Program: true, field.Venue: true, field.Series: true}

// index is what can be referred to once the changes stand.
func (e *edit) index() index {
	all, cloned := e.folder.index, false
	for _, t := range e.order {
		if !t.isNew && t.doc != nil {
			continue
		}
		if !cloned {
			all, cloned = maps.Clone(all), true
		}
		delete(all, t.ref)
		if !t.isCopy {
			delete(all, t.lockOf)
		}
		if t.doc != nil {
			all[t.ref] = t.kind.named(t.ref.ID)
		}
	}
	return all
}

// write puts a changed document in the place of what a thing had.
func (e *edit) write(t *editedThing, doc *splice.Document) {
	t.doc, t.now, t.names = doc, nil, nil
	e.bytes[t.entry.file] = doc.Bytes()
}

// current returns the thing as its document has it now.
func (e *edit) current(t *editedThing) any {
	if t.now == nil {
		t.now, _ = e.decode(t, t.doc, t.entry, e.around(t), e.index(), e.bytes)
	}
	return t.now
}

// find returns the cell of a place, nil after reporting why there is none.
func (e *edit) find(place field.Place, revision string) (*editedThing, *cell) {
	t := e.open(place)
	if t == nil {
		return nil, nil
	}
	if t.ref.Kind == field.Page {
		return e.findInPage(t, place)
	}
	table := t.kind.tableOf()
	resolved := place
	resolved.Path = place.Path.Join()
	if last := lastItem(place.Path); last >= 0 {
		if byPosition(place.Path) && revision == "" || revision != "" && revision != t.revision {
			e.refuse(place, "error.change.position", ErrPosition)
			return nil, nil
		}
		if t.names == nil {
			t.names = newItemNames(field.Walk{Own: true, Languages: e.site().languages}, table, e.current(t))
		}
		root, err := t.names.find(place.Path[:last+1])
		if err != nil {
			id := "error.change.none"
			if errors.Is(err, field.ErrAmbiguous) {
				id = "error.change.several"
			}
			e.refuse(place, id, err)
			return nil, nil
		}
		copy(resolved.Path, root)
	}
	c, err := locateCell(t.doc, table, resolved)
	switch {
	case errors.Is(err, errElsewhere):
		e.refuse(place, "error.change.elsewhere", field.ErrNotFound)
	case errors.Is(err, errWhole):
		e.refuse(place, "error.change.whole", ErrByHand)
	case err != nil:
		e.refuse(place, "error.change.none", &field.FindError{Path: place.Path, Err: err})
	default:
		return t, c
	}
	return nil, nil
}

// itemNames are the names of all items in a thing. They are read in one walk, since
// many texts may be looked for.
type itemNames struct {
	walk  field.Walk
	table *field.Table
	thing any
	roots map[string]field.Path // the way with positions, by that with names; nil: several have the name
}

func newItemNames(walk field.Walk, table *field.Table, thing any) *itemNames {
	names := &itemNames{walk, table, thing, make(map[string]field.Path)}
	for n := range walk.Nodes(table, thing) {
		if len(n.Root) == 0 || lastItem(n.Root) != len(n.Root)-1 {
			continue
		}
		name := n.Root.String()
		if _, twice := names.roots[name]; twice {
			names.roots[name] = nil
		} else {
			names.roots[name] = slices.Clone(n.Root)
		}
	}
	return names
}

// find returns the way with positions to an item.
func (names *itemNames) find(path field.Path) (field.Path, error) {
	if root := names.roots[path.String()]; root != nil && !byPosition(path) {
		return root, nil
	}
	n, err := names.walk.Find(names.table, names.thing, path)
	if err != nil {
		return nil, err
	}
	return n.Root, nil
}

func lastItem(p field.Path) int {
	for i := len(p) - 1; i >= 0; i-- {
		if p[i].Field == "" && p[i].Lang == "" {
			return i
		}
	}
	return -1
}

func byPosition(p field.Path) bool {
	return slices.ContainsFunc(p, func(s field.Step) bool { return s.Field == "" && s.Lang == "" && s.ID == "" })
}

// once reports whether a cell has not been changed by another change of the call.
func (e *edit) once(place field.Place) bool {
	name := place.String()
	if e.cells[name] {
		e.refuse(place, "error.change.twice", ErrSameCell)
		return false
	}
	e.cells[name] = true
	return true
}

// check looks at everything as it would be.
func (e *edit) check() {
	for _, t := range e.order {
		if t.doc == nil {
			continue
		}
		now, found := e.decode(t, t.doc, t.entry, e.around(t), e.index(), e.bytes)
		t.now = now
		if t.isFaulty = found.Faults() > 0; t.isFaulty {
			e.errs = append(e.errs, e.unknown(t, found)...)
		}
	}
	switch {
	case len(e.errs) > 0:
	case e.isSiteAnother():
		e.checkAll()
	default:
		e.checkAddresses()
		e.checkParents()
	}
}

// unknown returns the faults that a thing did not have before.
func (e *edit) unknown(t *editedThing, found Errors) Errors {
	var before Errors
	if t.original != nil && !t.isCopy {
		_, before = e.wasThing(t)
	}
	return found.since(before, func(fault *Error) string { // wherever its file is now
		return languageIn(fault.File) + " " + fault.Path.Places() + " " + fault.Message(nil)
	})
}

// since returns the faults of list that are not among earlier ones, by their names.
func (list Errors) since(before Errors, name func(*Error) string) Errors {
	known := make(map[string]bool)
	for _, fault := range before {
		known[name(fault)] = true
	}
	return slices.DeleteFunc(list, func(fault *Error) bool { return fault.Warning || known[name(fault)] })
}

// checkAddresses refuses events and plain pages whose pages would have the address of another.
func (e *edit) checkAddresses() {
	catalog := e.folder.slugs
	if catalog == nil {
		return // what is wrong with the languages is reported by Load
	}
	for in, tag := range e.folder.Settings.Languages {
		words := catalog.Localizer(tag)
		taken := make(map[field.Ref]*editedThing) // by kind and slug
		for _, t := range e.order {
			twice, mayNotShare := map[field.Kind]string{field.Event: "error.slug.twice", field.Page: "error.page.twice"}[t.ref.Kind]
			if !mayNotShare || t.doc == nil {
				continue
			}
			made := slugFor(words, t.now)
			owner, isTaken := e.folder.addresses.ownerOf(t.ref.Kind, in, made.slug)
			other := ""
			if isTaken && e.things[owner] == nil {
				other = e.folder.FileIn(owner, tag)
			}
			at := field.Ref{Kind: t.ref.Kind, ID: made.slug}
			if edited := taken[at]; edited != nil {
				other = edited.fileIn(tag)
			}
			taken[at] = t
			if made.slug != "" && other != "" {
				d := &decoder{file: t.fileIn(tag), path: field.Fields(made.field)}
				n, _ := locate(t.doc.Root(), d.path)
				fault := d.fault(n, twice, "Value", made.slug, "Other", other)
				fault.Args["Language"], fault.Err = tag, field.ErrDuplicate
				e.errs = append(e.errs, fault)
			}
		}
	}
}

// checkParents refuses a program that would be a part of itself.
func (e *edit) checkParents() {
	parent := func(id string) string {
		ref := field.Ref{Kind: field.Program, ID: id}
		program, _ := e.folder.index[ref].(*event.Program)
		if t := e.things[ref]; t != nil {
			program, _ = t.now.(*event.Program)
		}
		if program == nil || program.Parent == nil {
			return ""
		}
		return program.Parent.ID
	}
	for _, t := range e.order {
		if t.ref.Kind != field.Program || t.doc == nil {
			continue
		}
		seen := map[string]bool{}
		for id := parent(t.ref.ID); id != "" && !seen[id]; id = parent(id) {
			seen[id] = true
		}
		if seen[t.ref.ID] {
			e.refuse(field.Place{Ref: t.ref, Path: field.Fields("parent")}, "error.parent", field.ErrCycle)
		}
	}
}

// files returns what is to be written and removed, sorted by name.
func (e *edit) files() ([]File, error) {
	if e.recordAddresses(); len(e.errs) > 0 {
		return nil, e.errs
	}
	if err := e.lock(); err != nil {
		return nil, err
	}
	var files []File
	for _, name := range slices.Sorted(maps.Keys(e.bytes)) {
		files = append(files, File{name, e.bytes[name]})
	}
	return files, nil
}

// lock writes the locks of the things that are changed, and of those that have other
// addresses.
func (e *edit) lock() error {
	f := e.folder
	changed, err := e.locks()
	if err != nil {
		return err
	}
	things := make(map[field.Ref]bool)
	for _, t := range e.order {
		if things[t.ref] = true; !t.isCopy {
			things[t.lockOf] = true
		}
	}
	if _, err := fs.Stat(f.fsys, WholeLockFile); err == nil && len(changed) > 0 { // from now on, each thing has its own
		e.bytes[WholeLockFile] = nil
		for _, thing := range f.Lock.Things() {
			things[thing] = true
		}
	}
	for thing := range e.addresses {
		things[thing] = true
	}
	for thing := range things {
		lock, isChanged := changed[thing]
		if !isChanged {
			lock = f.Lock
		}
		file, isAnother, err := f.lockFile(thing, lock, e.ownAddresses(thing))
		if err != nil {
			return err
		}
		if isAnother {
			e.bytes[file.Name] = file.Data
		}
	}
	return nil
}

// locks returns the locks of the things that are changed; nil: that of a thing that is
// no more. A site that keeps none gets none, unless a change says how a translation was
// made. What was not recorded before counts as translated from what was there before, so
// that a change of its source makes it stale.
func (e *edit) locks() (map[field.Ref]*translation.Lock, error) {
	f, locks := e.folder, make(map[field.Ref]*translation.Lock)
	if f.Lock == nil && !e.isMarked {
		return locks, nil
	}
	for _, t := range e.order {
		if locks[t.ref] = nil; !t.isCopy {
			locks[t.lockOf] = nil
		}
	}
	for _, t := range e.order {
		if t.doc == nil {
			continue
		}
		survey := f.Survey()
		if t.original != nil {
			was, _ := e.wasThing(t)
			known, err := survey.Relock(t.alone(was), translation.Marks{})
			if err != nil {
				return nil, err
			}
			known.Rename(t.lockOf, t.ref)
			for _, item := range t.items {
				known.RenameItem(t.ref, item[0].Slot(), item[1].Slot())
			}
			survey.Lock = known
		}
		survey.Languages = e.site().languages
		lock, err := survey.Relock(t.alone(t.now), t.marks)
		if err != nil {
			return nil, err
		}
		locks[t.ref] = lock
	}
	return locks, nil
}

// alone yields a thing only.
func (t *editedThing) alone(value any) iter.Seq[translation.Thing] {
	return func(yield func(translation.Thing) bool) {
		yield(translation.Thing{Table: t.kind.tableOf(), Value: value})
	}
}
