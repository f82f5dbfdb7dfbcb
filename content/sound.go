package content

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/speaker"
)

// LoadSound reads a folder as [Load] does, and leaves out what is wrong: things
// whose files have faults, the things that refer to such things, and the site's
// own words if there is a fault in any of them. So an event that somebody is still
// writing keeps no other from being shown.
//
// It returns with the folder all that is wrong, and the warnings among it; nil if
// nothing is. The folder is nil if site.yaml has a fault.
func LoadSound(fsys fs.FS) (*Folder, Errors) {
	l := read(fsys, nil)
	if l.errs.Faults() == 0 {
		return l.folder, l.errs
	}
	wrong := make(map[string]bool) // files, and folders of them
	for _, e := range l.errs {
		if !e.Warning {
			wrong[e.File], wrong[path.Dir(e.File)] = true, true
		}
	}
	if wrong[siteFile] {
		return nil, l.errs
	}
	if wrong[messagesFolder] {
		l.folder.Messages = embed.FS{}
	}
	l.folder.leaveOut(wrong)
	return l.folder, l.errs
}

// leaveOut removes the things of files, and what refers to them. Names of files
// stay known.
func (f *Folder) leaveOut(files map[string]bool) {
	out := make(map[field.Ref]bool)
	for ref, file := range f.files {
		folder := path.Dir(file)
		ofItsOwn := strings.Contains(folder, "/") // events/open-archives
		out[ref] = files[file] || ofItsOwn && files[folder]
	}
	refers := func(t *field.Table, thing any) bool {
		for n := range (field.Walk{}).Nodes(t, thing) {
			if out[n.Ref] {
				return true
			}
		}
		return false
	}
	f.Events = slices.DeleteFunc(f.Events, func(e *event.Event) bool { return refers(event.Fields(), e) })
	f.Speakers = slices.DeleteFunc(f.Speakers, func(s *speaker.Speaker) bool { return refers(speaker.Fields(), s) })
	f.Programs = slices.DeleteFunc(f.Programs, func(p *event.Program) bool { return refers(event.ProgramFields(), p) })
	f.Venues = slices.DeleteFunc(f.Venues, func(v *event.Venue) bool { return refers(event.VenueFields(), v) })
	f.Series = slices.DeleteFunc(f.Series, func(s *event.Series) bool { return refers(event.SeriesFields(), s) })
	f.Pages = slices.DeleteFunc(f.Pages, func(p *event.Page) bool {
		for _, file := range f.pages[p.ID] {
			if files[file] {
				return true
			}
		}
		return false
	})
}
