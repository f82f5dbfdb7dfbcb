package content

import (
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// State says how a text stands in one language.
type State string

// The states of a text, from what needs work most.
const (
	Missing        State = "missing"         // nobody has written it
	Stale          State = "stale"           // its source changed and it did not
	MachineMade    State = "machine-made"    // nobody has read it yet
	SameAsSource   State = "same-as-source"  // word for word: a name, or a copy left to translate
	SameEverywhere State = "same-everywhere" // written once for all languages
	Present        State = "present"         // the source itself, or its translation
)

// States returns every state, from what needs work most.
func States() []State {
	return []State{Missing, Stale, MachineMade, SameAsSource, SameEverywhere, Present}
}

// Translation is one text in one language.
type Translation struct {
	event.Field
	File   string // that the text belongs to
	Draft  bool   // of an event that nobody sees yet
	Lang   language.Tag
	Source language.Tag // in which the text was first written; Und: the same in every language
	State  State

	text     i18n.Text
	recorded bool // the lock has it just so
}

// Status returns every text of the folder in each of the languages, those of
// the site if none is given: events first, then speakers, programs, venues and
// series, each by id and in the order of its page. Addresses are no words and
// are left out.
//
// The source of a text is the language that its file names with lang, else
// the site's main language, else the first of its languages in which it is
// written. A text is written in a language if it is written in a CLDR parent
// (es for es-MX).
func (f *Folder) Status(languages ...language.Tag) []Translation {
	if len(languages) == 0 {
		languages = f.Settings.Languages
	}
	var all []Translation
	for _, owned := range f.owned() {
		file := f.File(owned.owner.Kind, owned.owner.ID)
		for field, text := range owned.texts {
			if field.Owner != owned.owner || field.Address {
				continue
			}
			source := f.source(field.Owner.Lang, text)
			for _, tag := range languages {
				t := Translation{Field: field, File: file, Draft: owned.draft, Lang: i18n.Canonical(tag), Source: source, text: text}
				t.State, t.recorded = f.state(t)
				all = append(all, t)
			}
		}
	}
	return all
}

// owned are the texts of one thing that has a file.
type owned struct {
	owner event.Owner
	draft bool
	texts iter.Seq2[event.Field, i18n.Text]
}

func (f *Folder) owned() []owned {
	var all []owned
	for _, e := range f.Events {
		all = append(all, owned{event.Owner{Kind: "event", ID: e.ID, Lang: e.Lang}, e.Draft, event.Texts(e)})
	}
	for _, s := range f.Speakers {
		all = append(all, owned{event.Owner{Kind: "speaker", ID: s.ID, Lang: s.Lang}, false, event.SpeakerTexts(s)})
	}
	for _, p := range f.Programs {
		all = append(all, owned{event.Owner{Kind: "program", ID: p.ID, Lang: p.Lang}, false, event.ProgramTexts(p)})
	}
	for _, v := range f.Venues {
		all = append(all, owned{event.Owner{Kind: "venue", ID: v.ID, Lang: v.Lang}, false, event.VenueTexts(v)})
	}
	for _, s := range f.Series {
		all = append(all, owned{event.Owner{Kind: "series", ID: s.ID, Lang: s.Lang}, false, event.SeriesTexts(s)})
	}
	return all
}

// source returns the language in which text was first written.
func (f *Folder) source(stated language.Tag, text i18n.Text) language.Tag {
	written := text.Languages()
	for _, tag := range append([]language.Tag{stated}, f.Settings.Languages...) {
		if at, ok := event.WrittenFor(text, tag); ok && tag != language.Und && at != language.Und {
			return at
		}
	}
	for _, tag := range written {
		if tag != language.Und {
			return tag
		}
	}
	return language.Und
}

func (f *Folder) state(t Translation) (state State, recorded bool) {
	at, ok := event.WrittenFor(t.text, t.Lang)
	switch {
	case !ok:
		return Missing, true
	case at == language.Und:
		return SameEverywhere, true
	case at == t.Source:
		return Present, true
	}
	source, translation := fingerprint(t.text[t.Source]), fingerprint(t.text[at])
	line, found := f.Lock.find(t.key(), source, translation)
	recorded = found && line.source == source && line.translation == translation
	switch {
	case found && line.source != source: // and so the same translation
		return Stale, true
	case recorded && line.machine:
		return MachineMade, true
	case source == translation:
		return SameAsSource, recorded
	}
	return Present, recorded
}

func (t Translation) key() lockKey {
	return lockKey{t.Owner.Kind + "/" + t.Owner.ID, withoutPositions(t.Key), t.Lang.String()}
}

// Incomplete returns what readers of the given languages, those of the site if
// none is given, would not see in a current text of their own: one [Error] for
// each text that is missing or stale. Drafts do not count. It is made for a
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
		if t.Draft || t.State != Missing && t.State != Stale {
			continue
		}
		e := &Error{File: t.File, Field: t.Path, ID: "error.translation." + string(t.State),
			Args: i18n.Args{"Language": t.Lang, "Source": t.Source}}
		root, known := roots[t.File]
		if !known {
			root = parseAgain(f.fsys, t.File)
			roots[t.File] = root
		}
		if root != nil {
			n, _ := locate(root, append(parsePath(t.Path), step{key: t.Lang.String()}))
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

// parseAgain returns the map of a file that was read before, nil if it is no
// longer what it was.
func parseAgain(fsys fs.FS, file string) *yaml.Node {
	d := &decoder{file: file}
	data, ok := d.open(fsys, MaxFile)
	if !ok {
		return nil
	}
	return d.parse(data)
}

// Marks say what people know of translations. Each names texts as ID,
// ID:FIELD or ID:FIELD:LANG, where the id is that of an event, or kind/id
// ("speaker/ana-diaz"), and the field its key ("panels[opening].title").
type Marks struct {
	// Accept says that the translations are right as they are: the source's
	// change was minor, or somebody has read what a machine made.
	Accept []string
	// Machine says that a machine made the translations.
	Machine []string
}

// Relock returns the lock that the folder should have now: with what is new
// and what has changed, with the marks, and without what is gone. A stale
// translation stays so until it changes or is accepted. A mark that names
// nothing is an [*UnknownMarkError].
func (f *Folder) Relock(marks Marks) (*Lock, error) {
	lock := &Lock{}
	used := make(map[string]bool)
	marked := func(list []string, t Translation) bool {
		found := false
		for _, mark := range list {
			if t.named(mark) {
				used[mark], found = true, true
			}
		}
		return found
	}
	for _, t := range f.Status() {
		at, ok := event.WrittenFor(t.text, t.Lang)
		accept, machine := marked(marks.Accept, t), marked(marks.Machine, t)
		if !ok || at == language.Und || at == t.Source {
			continue
		}
		now := lockLine{fingerprint(t.text[t.Source]), fingerprint(t.text[at]), machine}
		before, found := f.Lock.find(t.key(), now.source, now.translation)
		switch {
		case accept || machine || !found:
		case t.State == Stale:
			now = before
		default:
			now.machine = before.machine && before.translation == now.translation
		}
		lock.add(t.key(), now)
	}
	for _, mark := range slices.Concat(marks.Accept, marks.Machine) {
		if !used[mark] {
			return nil, &UnknownMarkError{mark}
		}
	}
	return lock, nil
}

// UnknownMarkError says that a mark names no text of the folder.
type UnknownMarkError struct{ Mark string }

func (e *UnknownMarkError) Error() string {
	return fmt.Sprintf("%q names no text of this folder", e.Mark)
}

func (t Translation) named(mark string) bool {
	id, rest, _ := strings.Cut(mark, ":")
	field, lang, _ := strings.Cut(rest, ":")
	if id != t.Owner.Kind+"/"+t.Owner.ID && (t.Owner.Kind != "event" || id != t.Owner.ID) {
		return false
	}
	return (field == "" || field == t.Key) && (lang == "" || lang == t.Lang.String())
}

// Unrecorded returns a warning if the folder has a lock and translations are
// not in it as they are now, so that a change of their source would go
// unnoticed; otherwise nil. It reads every text, so [Load] leaves it to those
// who want to know.
func (f *Folder) Unrecorded() *Error {
	if f.Lock == nil || !slices.ContainsFunc(f.Status(), func(t Translation) bool { return !t.recorded }) {
		return nil
	}
	return &Error{File: LockFile, Warning: true, ID: "warning.lock"}
}
