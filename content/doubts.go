package content

import (
	"strings"
	"time"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/notice"
)

// Doubts returns warnings of what is odd at a moment and will not be at another:
// the address of a recording of what has not yet taken place, unless it is that of
// a live stream; a former address that leads to another thing now; an address that
// [AddressesFile] lacks. Nil says that nothing is.
func (f *Folder) Doubts(now time.Time) Errors {
	list := f.addressDoubts(now)
	for _, e := range f.Events {
		address := func(plan notice.Plan, at ...field.Step) {
			if r := plan.Recording; r != nil && r.URL != "" && !r.Stream {
				list = append(list, f.warning(field.Ref{Kind: field.Event, ID: e.ID}, "warning.recording",
					append(at, field.Fields("languages", "recording", "url")...)))
			}
		}
		if e.Tense(now) == notice.Future {
			address(e.Languages)
		}
		for i, p := range e.Panels {
			if p != nil && e.PanelTense(p, now) == notice.Future {
				address(p.Languages, field.Step{Field: "panels"}, field.Item(i, p.ID))
			}
		}
	}
	list.sort()
	return list
}

// warning returns a warning about a place in the file of a thing.
func (f *Folder) warning(thing field.Ref, id string, path field.Path) *Error {
	e := f.found(f.File(thing), id, path)
	e.Warning = true
	return e
}

// found returns a fault at a place in a file, without its line where that is Markdown.
func (f *Folder) found(file, id string, path field.Path) *Error {
	e := &Error{File: file, Path: path, ID: id}
	if strings.HasSuffix(file, ".md") {
		return e
	}
	if root := parseAgain(f.fsys, file); root != nil {
		n, _ := locate(root, path)
		e.Line, e.Column = n.Line, n.Column
	}
	return e
}
