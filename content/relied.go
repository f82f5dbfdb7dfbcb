package content

import (
	"maps"
	"slices"

	"github.com/tertulia-go/tertulia/field"
)

// rely remembers the things to which a thing refers or links that has been read.
func (e *edit) rely(d *decoder) {
	if e.needs == nil {
		e.needs = make(map[field.Ref]bool)
	}
	for _, ref := range d.needs {
		e.needs[ref] = true
	}
	for _, m := range d.mentions {
		e.needs[m.Ref] = true
	}
}

// needAll remembers that every thing of these kinds counts.
func (e *edit) needAll(kinds ...field.Kind) {
	if e.needsKind == nil {
		e.needsKind = make(map[field.Kind]bool)
	}
	for _, kind := range kinds {
		e.needsKind[kind] = true
	}
}

// relied returns the files on which the check relied and which are not changed, sorted.
func (e *edit) relied() []string {
	names := map[string]bool{siteFile: true, WholeLockFile: true}
	rely := func(ref field.Ref) {
		if file := e.folder.files[ref]; file != "" {
			names[file] = true
		}
		for _, file := range e.folder.pages[ref.ID] {
			if ref.Kind == field.Page {
				names[file] = true
			}
		}
		if known := e.folder.things[ref]; known != nil {
			for _, long := range known.entry.long {
				names[long.file] = true
			}
		}
	}
	if e.movesAddresses {
		names[AddressesFile] = true
	}
	for ref := range e.needs {
		rely(ref)
	}
	if len(e.needsKind) > 0 {
		for ref := range e.folder.files {
			if e.needsKind[ref.Kind] {
				rely(ref)
			}
		}
	}
	for _, t := range e.order {
		rely(t.ref)
		rely(t.lockOf)
		if t.doc != nil {
			names[t.entry.file], names[LockFile(t.ref)] = true, true
		}
	}
	for name := range e.bytes {
		delete(names, name)
	}
	return slices.Sorted(maps.Keys(names))
}
