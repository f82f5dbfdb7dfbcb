package content

import (
	"reflect"

	"github.com/tertulia-go/tertulia/field"
)

// site returns what site.yaml says for all things, as the changes have it. While its
// languages are wrong, it is what was said before.
func (e *edit) site() scope {
	t := e.things[siteRef]
	if t == nil {
		return e.folder.site
	}
	s := e.current(t).(*Settings)
	if len(s.Languages) == 0 {
		return e.folder.site
	}
	return scope{languages: s.Languages, zone: s.Zone}
}

// around returns what counts for a thing besides its own file.
func (e *edit) around(t *editedThing) scope {
	if t.ref == siteRef {
		return scope{}
	}
	return e.site()
}

// isSiteAnother reports whether a change of site.yaml may have made other things
// wrong: one of the languages, or of the zone in which dates are read.
func (e *edit) isSiteAnother() bool {
	return !reflect.DeepEqual(e.site(), e.folder.site)
}

// checkAll reads the whole folder as it would be, and as it is: what site.yaml says
// counts in every file.
func (e *edit) checkAll() {
	e.needAll(field.Kinds()...)
	before, after := read(e.folder.fsys, nil), read(overlay{e.folder.fsys, e.bytes}, nil)
	e.errs = append(e.errs, after.errs.since(before.errs, func(fault *Error) string {
		return fault.File + " " + fault.Path.Places() + " " + fault.Message(nil)
	})...)
}
