package content

import (
	"io/fs"
	"iter"
	"path"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// Things yields everything that has a file: events first, then speakers,
// programs, venues, series and plain pages, each by id, and last what site.yaml says.
func (f *Folder) Things() iter.Seq[translation.Thing] {
	return func(yield func(translation.Thing) bool) {
		for _, e := range f.Events {
			if !yield(translation.Thing{Table: event.Fields(), Value: e, IsDraft: e.IsDraft}) {
				return
			}
		}
		for _, s := range f.Speakers {
			if !yield(translation.Thing{Table: speaker.Fields(), Value: s}) {
				return
			}
		}
		for _, p := range f.Programs {
			if !yield(translation.Thing{Table: event.ProgramFields(), Value: p}) {
				return
			}
		}
		for _, v := range f.Venues {
			if !yield(translation.Thing{Table: event.VenueFields(), Value: v}) {
				return
			}
		}
		for _, s := range f.Series {
			if !yield(translation.Thing{Table: event.SeriesFields(), Value: s}) {
				return
			}
		}
		for _, p := range f.Pages {
			if !yield(translation.Thing{Table: event.PageFields(), Value: p}) {
				return
			}
		}
		yield(translation.Thing{Table: settingsFields, Value: &f.Settings})
	}
}

// Survey returns how the texts of the folder are looked at.
func (f *Folder) Survey() translation.Survey {
	return translation.Survey{Languages: f.Settings.Languages, Lock: f.Lock}
}

// Status returns every text of the folder in each of the languages, those of
// the site if none is given, in the order of [Folder.Things].
func (f *Folder) Status(languages ...language.Tag) []translation.Text {
	return f.Survey().Texts(f.Things(), languages...)
}

// Relock returns the lock that the folder should have now. [Folder.LockFiles]
// are its files.
func (f *Folder) Relock(marks translation.Marks) (*translation.Lock, error) {
	return f.Survey().Relock(f.Things(), marks)
}

// Incomplete returns what readers of the given languages, those of the site if
// none is given, would not see in a current text of their own: one [Error] for
// each text that is missing or stale. Drafts do not count in the languages in which
// they are drafts; what is to be published at a later moment does. It is made for a
// test of your content:
//
//	folder, err := content.Load(os.DirFS("content"))
//	require.NoError(t, err)
//	require.NoError(t, folder.Incomplete())
//
// Nil says that all is there; any other value is an [Errors].
func (f *Folder) Incomplete(languages ...language.Tag) error {
	var list Errors
	roots := make(map[string]*yaml.Node)
	for _, t := range f.Status(languages...) {
		if t.Draft || t.State != translation.Missing && t.State != translation.Stale {
			continue
		}
		file := f.FileIn(t.Ref, t.Lang)
		e := &Error{File: file, Path: t.Path, ID: "error.translation." + string(t.State),
			Args: i18n.Args{"Language": t.Lang, "Source": t.Source}}
		root, known := roots[file]
		if !known {
			root = parseAgain(f.fsys, file)
			roots[file] = root
		}
		if root != nil {
			n, _ := locate(root, t.Path.Join(field.Step{Lang: t.Lang.String()}))
			e.Line, e.Column = n.Line, n.Column
		}
		list = append(list, e)
	}
	if len(list) == 0 {
		return nil
	}
	list.sort()
	return list
}

// Disagreements returns a warning for each text and translation that do not say the same,
// or not in the same way ([translation.Survey.Disagreements]), at the translation. It
// compares every text, so [Load] leaves it to those who want to know.
func (f *Folder) Disagreements(languages ...language.Tag) Errors {
	var list Errors
	roots := make(map[string]*yaml.Node)
	for _, d := range f.Survey().Disagreements(f.Things(), languages...) {
		_, cell := d.Translation()
		e := &Error{File: f.FileIn(d.Ref, d.Lang), Path: cell.Path, Warning: true, ID: differ[d.Difference],
			Args: i18n.Args{"Language": d.Lang, "Source": d.Source, "Text": d.Place.String() + "@" + d.Lang.String()}}
		root, known := roots[e.File]
		if !known {
			root = parseAgain(f.fsys, e.File)
			roots[e.File] = root
		}
		if root != nil {
			n, _ := locate(root, cell.Path)
			e.Line, e.Column = n.Line, n.Column
		}
		list = append(list, e)
	}
	list.sort()
	return list
}

// differ are the messages that say in what a translation differs from its source.
var differ = map[translation.Difference]string{
	translation.Links:       "warning.translation.links",
	translation.Code:        "warning.translation.code",
	translation.Emphasis:    "warning.translation.emphasis",
	translation.Headings:    "warning.translation.headings",
	translation.Numbers:     "warning.translation.numbers",
	translation.Addresses:   "warning.translation.addresses",
	translation.Dates:       "warning.translation.dates",
	translation.Names:       "warning.translation.names",
	translation.Punctuation: "warning.translation.punctuation",
	translation.Same:        "warning.translation.same",
	translation.Language:    "warning.translation.language",
}

// parseAgain returns the map of a file that was read before, nil if it is no
// longer what it was, or has no map: a plain page.
func parseAgain(fsys fs.FS, file string) *yaml.Node {
	if path.Ext(file) != ".yaml" {
		return nil
	}
	d := &decoder{file: file}
	data, ok := d.open(fsys, MaxFile)
	if !ok {
		return nil
	}
	return d.parse(data)
}

// Unrecorded returns a warning if the folder has a lock and translations are
// not in it as they are now, so that a change of their source would go
// unnoticed; otherwise nil. It reads every text, so [Load] leaves it to those
// who want to know.
func (f *Folder) Unrecorded() *Error {
	if !f.Survey().Unrecorded(f.Things()) {
		return nil
	}
	return &Error{File: locksFolder, Warning: true, ID: "warning.lock"}
}
