package content

import (
	"embed"
	"errors"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// Folder is the content of a site, read by [Load]. Things that are named by
// id are shared, so a Folder is read and not changed; so used it is safe for
// concurrent use.
type Folder struct {
	Settings Settings
	// What has a file of its own, sorted by id. Drafts are among the events;
	// Published leaves them out.
	Events   []*event.Event
	Speakers []*speaker.Speaker
	Programs []*event.Program
	Venues   []*event.Venue
	Series   []*event.Series
	Pages    []*event.Page
	// Messages are the site's own words, to be given to [i18n.Load] after the
	// built-in ones. It is empty where the site has none.
	Messages fs.FS
	Lock     *translation.Lock // nil: the folder has no lock file
	Warnings Errors            // what can be published, and is odd

	fsys  fs.FS
	files map[field.Ref]string
	pages map[string]map[language.Tag]string // the files of plain pages, by id
	// What a single file is read with, when it is read again.
	index     index
	zones     *zones
	site      scope
	things    map[field.Ref]*readThing // what has been read without a fault
	locks     map[field.Ref]sight      // the files of the lock; nil: there are none, or one of all things
	recorded  map[field.Ref][]slugLine // the addresses that stand in the lock of a thing, sorted
	addresses addressBook
	slugs     *i18n.Catalog // in which slugs are made; nil: the languages are wrong
}

// Settings are what site.yaml says.
type Settings struct {
	Name      i18n.Text
	BaseURL   string         // "": not said
	Languages []language.Tag // at least one, in fallback order; the first is main
	Zone      *time.Location // nil: every date has its own
	Fallback  i18n.Policy
	Weekdays  Weekdays // "": with every date
	Theme     Theme
	Extra     field.Extra // keys of the site's own
}

// Weekdays says whether the day of the week stands with dates.
type Weekdays string

// NoWeekdays leaves the day of the week out of every date (NoWeekdays of view.Options).
const NoWeekdays Weekdays = "none"

// File returns the name of the file of a thing, and "" for one that has none:
// that of event/open-archives is "events/open-archives.yaml". Of a plain page it is
// that of the first language of the site in which it is written ([Folder.FileIn]).
func (f *Folder) File(thing field.Ref) string { return f.files[thing] }

// Thing returns what has a file of its own under a reference: a *event.Event,
// *speaker.Speaker, *event.Program, *event.Venue, *event.Series or *event.Page; nil
// for nothing.
func (f *Folder) Thing(ref field.Ref) any {
	switch ref.Kind {
	case field.Event:
		return withID(f.Events, ref.ID, func(e *event.Event) string { return e.ID })
	case field.Speaker:
		return withID(f.Speakers, ref.ID, func(s *speaker.Speaker) string { return s.ID })
	case field.Program:
		return withID(f.Programs, ref.ID, func(p *event.Program) string { return p.ID })
	case field.Venue:
		return withID(f.Venues, ref.ID, func(v *event.Venue) string { return v.ID })
	case field.Series:
		return withID(f.Series, ref.ID, func(s *event.Series) string { return s.ID })
	case field.Page:
		return withID(f.Pages, ref.ID, func(p *event.Page) string { return p.ID })
	}
	return nil
}

// withID returns the thing of an id among things that are sorted by id, nil if there
// is none.
func withID[T any](things []*T, id string, idOf func(*T) string) any {
	i, found := slices.BinarySearchFunc(things, id, func(thing *T, id string) int { return strings.Compare(idOf(thing), id) })
	if !found {
		return nil
	}
	return things[i]
}

// Published returns the events that the readers of a language see at the given
// time, sorted by id: those for a page, a feed or a calendar.
func (f *Folder) Published(at time.Time, tag language.Tag) []*event.Event {
	return slices.DeleteFunc(slices.Clone(f.Events), func(e *event.Event) bool { return !e.Published(at, tag) })
}

// Load reads a folder of content:
//
//	site.yaml                   name, languages, zone
//	events/<id>.yaml            or events/<id>/event.yaml with description.<lang>.md
//	speakers/ programs/ venues/ series/
//	pages/<id>.<lang>.md        plain pages
//	messages/<lang>.yaml        the site's own words
//	locks/<kind>/<id>.lock      see translation.Lock
//	slugs.lock                  see AddressesFile
//
// docs/content.md describes every key. Other files are left alone; one that
// looks like content, or a folder with some, gets a warning. What is
// wrong is returned as [Errors], all of it at once (of one file, the first
// 1,000 faults); then there is no Folder ([LoadSound] gives what is left).
// Files are read on all processors; the result does not depend on how many.
//
// No file over [MaxFile] bytes is read, and no symbolic link that leads out of
// fsys is followed. Give it os.OpenRoot(dir).FS() rather than os.DirFS(dir):
// the operating system then sees to that too.
func Load(fsys fs.FS) (*Folder, error) {
	l := read(fsys, nil)
	if l.errs.Faults() > 0 {
		return nil, l.errs
	}
	return l.folder, nil
}

// read reads all that is in a folder, but the things that are as they were in an
// old one; nil: there is none.
func read(fsys fs.FS, old *Folder) *loader {
	l := &loader{began: time.Now(), fsys: fsys, zones: &zones{known: make(map[string]*time.Location)}, index: make(index), read: make(map[field.Kind]bool), kept: make(map[field.Ref]*readThing)}
	l.folder = &Folder{fsys: fsys, files: make(map[field.Ref]string), things: make(map[field.Ref]*readThing), recorded: make(map[field.Ref][]slugLine)}
	l.folders()
	l.settings()
	if old != nil && reflect.DeepEqual(old.Settings, l.folder.Settings) {
		l.old = old
	}
	l.messages()
	l.lock()
	speakers, programs, venues, series := find(l, speakerFiles), find(l, programFiles), find(l, venueFiles), find(l, seriesFiles)
	events := find(l, eventFiles)
	l.forgetWithout()
	speakers.begin(l)
	programs.begin(l)
	venues.begin(l)
	series.begin(l)
	events.begin(l)
	l.folder.Speakers = speakers.read(l)
	l.folder.Programs = programs.read(l)
	l.folder.Venues = venues.read(l)
	l.folder.Series = series.read(l)
	l.parents()
	l.folder.Events = events.read(l)
	l.plainPages()
	l.slugs()
	l.deadLinks()
	l.folder.index, l.folder.zones, l.folder.site = l.index, l.zones, l.site
	l.errs.sort()
	for _, e := range l.errs {
		if e.Warning {
			l.folder.Warnings = append(l.folder.Warnings, e)
		}
	}
	return l
}

// A loader reads one folder.
type loader struct {
	fsys   fs.FS
	zones  *zones
	index  index
	read   map[field.Kind]bool // the kinds whose files have been read
	folder *Folder
	site   scope
	errs   Errors
	// mentioning are the decoders of files with links to things.
	mentioning []*decoder
	began      time.Time
	old        *Folder                  // nil: nothing is taken from it
	kept       map[field.Ref]*readThing // things that are as they were
}

func (l *loader) fault(file, id string, pairs ...string) *Error {
	d := decoder{file: file}
	e := d.fault(nil, id, pairs...)
	l.errs = append(l.errs, e)
	return e
}

func (l *loader) warn(file, id string, pairs ...string) { l.fault(file, id, pairs...).Warning = true }

func (l *loader) unreadable(file string, err error) {
	d := decoder{file: file}
	d.unreadable(err)
	l.errs = append(l.errs, d.errs...)
}

// A filing says how things of one kind are kept in files of their own.
type filing[T any] struct {
	table    *field.Table
	id       func(*T) *string
	longName string // of the text that may stand beside the file; "": none
	long     func(*T) *i18n.Text
	check    func(*decoder, *yaml.Node, *T)
}

var (
	eventFiles = filing[event.Event]{event.Fields(), func(e *event.Event) *string { return &e.ID },
		"description", func(e *event.Event) *i18n.Text { return &e.Description },
		func(d *decoder, n *yaml.Node, e *event.Event) {
			d.validated(n, e.ValidateOwn())
			d.checkPlace(n, e)
			d.checkOnline(n, e)
			if d.feeds && e.Updated.IsZero() && !e.Draft && valueOf(n, "updated") == nil {
				d.warn(n, "warning.updated")
			}
			d.checkPanels(n, e)
		}}
	speakerFiles = filing[speaker.Speaker]{speaker.Fields(), func(s *speaker.Speaker) *string { return &s.ID },
		"bio", func(s *speaker.Speaker) *i18n.Text { return &s.Bio },
		func(d *decoder, n *yaml.Node, s *speaker.Speaker) { d.validated(n, s.Validate()) }}
	programFiles = filing[event.Program]{event.ProgramFields(), func(p *event.Program) *string { return &p.ID },
		"description", func(p *event.Program) *i18n.Text { return &p.Description },
		func(d *decoder, n *yaml.Node, p *event.Program) {
			alone := *p // its parents have files of their own, which may be unread yet
			alone.Parent = nil
			d.validated(n, alone.Validate())
		}}
	venueFiles = filing[event.Venue]{event.VenueFields(), func(v *event.Venue) *string { return &v.ID },
		"", nil, func(d *decoder, n *yaml.Node, v *event.Venue) { d.validated(n, v.Validate()) }}
	seriesFiles = filing[event.Series]{event.SeriesFields(), func(s *event.Series) *string { return &s.ID },
		"description", func(s *event.Series) *i18n.Text { return &s.Description },
		func(d *decoder, n *yaml.Node, s *event.Series) { d.validated(n, s.Validate()) }}
	siteFiles = filing[Settings]{settingsFields, func(*Settings) *string { return new(string) }, "", nil, checkSettings}
)

// things are all of one kind, sorted by id. They are there before their files are
// read, so that others can refer to them.
type things[T any] struct {
	filing  filing[T]
	entries []entry
	all     []*T
}

func find[T any](l *loader, k filing[T]) things[T] {
	t := things[T]{filing: k, entries: l.entries(FolderOf(k.table.Kind), k.table.Name, k.longName)}
	slices.SortFunc(t.entries, func(a, b entry) int { return strings.Compare(a.id, b.id) })
	for _, e := range t.entries {
		ref := t.ref(e)
		l.recall(ref, e)
		l.folder.files[ref] = e.file
	}
	return t
}

func (t things[T]) ref(e entry) field.Ref { return field.Ref{Kind: t.filing.table.Kind, ID: e.id} }

// begin makes the things, so that others can refer to them: those that are kept are
// whole, the others are empty.
func (t *things[T]) begin(l *loader) {
	for _, e := range t.entries {
		ref := t.ref(e)
		thing := new(T)
		*t.filing.id(thing) = e.id
		if known := l.kept[ref]; known != nil {
			thing = known.thing.(*T)
		}
		t.all = append(t.all, thing)
		l.index[ref] = thing
	}
}

// read fills the things from their files, on all processors.
func (t things[T]) read(l *loader) []*T {
	decoders := make([]*decoder, len(t.all))
	parallel(len(t.all), func(i int) {
		if l.kept[t.ref(t.entries[i])] != nil {
			return
		}
		d := &decoder{file: t.entries[i].file, index: l.index, zones: l.zones, fsys: l.fsys, feeds: l.folder.Settings.BaseURL != "", read: l.read, scope: l.site}
		t.filing.read(l.fsys, d, t.all[i], t.entries[i])
		d.source = nil // mentions keep it
		decoders[i] = d
	})
	for i, d := range decoders {
		if ref := t.ref(t.entries[i]); d == nil {
			l.reportKept(ref)
		} else {
			l.report(d)
			l.remember(ref, t.entries[i], t.all[i], d)
		}
	}
	l.read[t.filing.table.Kind] = true
	return t.all
}

// report takes from a decoder what is wrong with its file, and what is to be looked
// at when all are read.
func (l *loader) report(d *decoder) {
	l.errs = append(l.errs, d.errs...)
	if len(d.mentions) > 0 {
		l.mentioning = append(l.mentioning, d)
	}
}

func (k filing[T]) read(fsys fs.FS, d *decoder, thing *T, e entry) {
	data, ok := d.open(fsys, MaxFile)
	if !ok {
		return
	}
	d.source = data
	if root := d.parse(data); root != nil {
		k.fill(fsys, d, root, thing, e)
	}
}

// fill sets what a file says, and reports what is wrong with it.
func (k filing[T]) fill(fsys fs.FS, d *decoder, root *yaml.Node, thing *T, e entry) {
	inFile(k.table).read(d, root, thing)
	if k.long != nil {
		d.sideFiles(fsys, e, root, k.longName, k.long(thing))
	}
	k.check(d, root, thing)
}

// sideFiles adds the long texts that stand beside the file.
func (d *decoder) sideFiles(fsys fs.FS, e entry, root *yaml.Node, name string, text *i18n.Text) {
	main := d.file
	for _, side := range e.long {
		d.file = side.file
		tag, ok := d.languageTag(nil, side.tag)
		if !ok {
			continue
		}
		if _, twice := (*text)[tag]; twice {
			d.file = main
			n, _ := locate(root, field.Fields(name, side.tag))
			d.enter(name)
			d.fault(n, "error.conflict.markdown", "File", side.file)
			d.leave()
			continue
		}
		if s, ok := d.longText(fsys); ok && !i18n.Blank(s) {
			*text = maps.Clone(*text)
			if *text == nil {
				*text = make(i18n.Text, len(e.long))
			}
			(*text)[tag] = s
		}
	}
	d.file = main
}

// longText returns the Markdown that the decoder's file is, with the line ends
// of Unix.
func (d *decoder) longText(fsys fs.FS) (string, bool) {
	data, ok := d.open(fsys, MaxFile)
	if !ok {
		return "", false
	}
	if data, ok = d.plainText(data); !ok {
		return "", false
	}
	s := strings.ReplaceAll(string(data), "\r\n", "\n")
	if found := foundHTML(s, true); found != "" {
		line := 1 + strings.Count(s[:max(0, strings.Index(s, found))], "\n")
		d.warn(&yaml.Node{Line: line, Column: 1}, "warning.html", "Value", found)
	}
	d.mentionsIn(nil, s)
	return s, true
}

// parallel calls do with 0 to n-1, on as many goroutines as there are
// processors.
func parallel(n int, do func(int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
}

// folders warns of what looks like content in the folder itself and is not
// read: folders with other names, and files that belong into one.
func (l *loader) folders() {
	for _, item := range l.readDir(".") {
		name := item.Name()
		ext := path.Ext(name)
		e := &Error{File: name, Warning: true}
		switch {
		case item.IsDir() && !slices.Contains(knownFolders, name):
			e.ID, e.Suggestion = "warning.folder", meantFolder(name)
			if e.Suggestion == "" && !l.holdsYAML(name) {
				continue
			}
		case !item.IsDir() && (ext == ".yaml" || ext == ".yml") && name != siteFile:
			e.ID, e.Suggestion = "warning.file", meantFile(strings.TrimSuffix(name, ext))
		default:
			continue
		}
		l.errs = append(l.errs, e)
	}
}

// knownFolders are those that a folder of content has, with those that only
// its site reads.
var knownFolders = []string{"events", "speakers", "programs", "venues", "series", pagesFolder, "messages", "templates", "static", locksFolder}

// meantFolder returns the folder that somebody may have meant, "" if none is
// near.
func meantFolder(name string) string {
	if meant := foldersMeant[plainly(name)]; meant != "" {
		return meant
	}
	return nearest(name, slices.Values(knownFolders))
}

// meantFile returns where a YAML file may belong that stands beside site.yaml,
// "" if its name does not say.
func meantFile(id string) string {
	switch meant := foldersMeant[plainly(id)]; {
	case slices.Contains([]string{"sitio", "config", "configuracion", "settings", "site"}, plainly(id)):
		return siteFile
	case meant != "" && meant != "messages" && meant != "templates" && meant != "static":
		return meant + "/" + id + ".yaml"
	case nearest(id, slices.Values([]string{"site"})) != "":
		return siteFile
	}
	return ""
}

// holdsYAML reports whether a folder has what looks like content.
func (l *loader) holdsYAML(folder string) bool {
	return staysInside(l.fsys, folder) && slices.ContainsFunc(l.readDir(folder), func(item fs.DirEntry) bool {
		ext := path.Ext(item.Name())
		return ext == ".yaml" || ext == ".yml"
	})
}

const siteFile = "site.yaml"

var siteRef = field.Ref{Kind: field.Site}

func (l *loader) settings() {
	d := &decoder{file: siteFile, zones: l.zones, fsys: l.fsys}
	defer func() { l.errs = append(l.errs, d.errs...) }()
	if _, err := fs.Stat(l.fsys, siteFile); errors.Is(err, fs.ErrNotExist) {
		d.fault(nil, "error.file.missing", "Name", siteFile)
		return
	}
	l.folder.files[siteRef] = siteFile
	l.site.zone = time.UTC // where it cannot be known, nothing is said of it elsewhere
	data, ok := d.open(l.fsys, MaxFile)
	if !ok {
		return
	}
	if root := d.parse(data); root != nil {
		siteFiles.fill(l.fsys, d, root, &l.folder.Settings, entry{})
		l.site.zone, l.site.languages = l.folder.Settings.Zone, l.folder.Settings.Languages
		if l.site.zone == nil && valueOf(root, "zone") != nil {
			l.site.zone = time.UTC // its fault is reported; the dates have none
		}
	}
}

func checkSettings(d *decoder, n *yaml.Node, s *Settings) {
	d.checkBaseURL(n, s.BaseURL)
	checkTheme(d, n, &s.Theme)
	at, _ := locate(n, field.Fields("languages"))
	d.enter("languages")
	defer d.leave()
	if len(s.Languages) == 0 && at != n && len(at.Content) == 0 {
		d.fault(at, "error.required").Err = field.ErrRequired
	}
	for i, tag := range s.Languages {
		if slices.Contains(s.Languages[:i], tag) {
			e := d.fault(at, "error.language.twice")
			e.Args, e.Err = i18n.Args{"Language": tag}, field.ErrLanguage
		}
	}
}

// checkBaseURL reports an address at which no site can be.
func (d *decoder) checkBaseURL(root *yaml.Node, address string) {
	err := field.CheckURL(address)
	if address == "" || err == nil && strings.HasPrefix(strings.ToLower(address), "http") {
		return
	}
	d.enter("base_url")
	defer d.leave()
	n, _ := locate(root, d.path)
	var unsafe *field.URLError
	if !errors.As(err, &unsafe) || unsafe.Reason == field.URLUnsafe {
		d.fault(n, "error.url.site", "Value", address).Err = field.ErrURL
		return
	}
	d.explain(d.fault(n, ""), &field.Fault{Path: d.path, Reason: unsafe.Reason, Err: unsafe}, n)
}

const messagesFolder = "messages"

// messages reads the site's own words for their faults. Whether they fit the
// built-in ones is known when [i18n.Load] reads both.
func (l *loader) messages() {
	l.folder.Messages = embed.FS{} // empty
	files := l.readDir(messagesFolder)
	said := make(map[string]bool) // files of which it is said why they cannot be read
	for _, file := range files {
		name := path.Join(messagesFolder, file.Name())
		switch ext := path.Ext(name); {
		case !staysInside(l.fsys, name):
			l.fault(name, "error.file.link")
			said[name] = true
		case !l.isDir(name, file) && !l.isRegular(name):
			l.fault(name, "error.file.kind")
			said[name] = true
		case ext == ".yaml" || ext == ".yml":
			said[name] = !l.messageYAML(name)
		}
	}
	if len(files) == 0 {
		return
	}
	sub, err := fs.Sub(l.fsys, messagesFolder)
	if err != nil {
		l.unreadable(messagesFolder, err)
		return
	}
	l.folder.Messages = sub
	_, err = i18n.Load([]language.Tag{language.English}, without{sub, said})
	l.errs = append(l.errs, messageErrors(err)...)
}

// without is a folder of messages without some of its files.
type without struct {
	fs.FS
	files map[string]bool // with the name of the folder
}

func (w without) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(w.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return w.files[path.Join(messagesFolder, e.Name())] }), err
}

// isRegular reports whether what has a name can be read to its end.
func (l *loader) isRegular(name string) bool {
	info, err := fs.Stat(l.fsys, name)
	return err != nil || info.Mode().IsRegular() // an error is met again when the file is opened
}

// messageYAML reports what keeps a file of messages from being YAML, in the
// words that it has for any other file, and whether nothing does. An empty one is
// fine.
func (l *loader) messageYAML(name string) bool {
	d := &decoder{file: name}
	if data, ok := d.open(l.fsys, MaxFile); ok {
		d.parse(data)
	}
	d.errs = slices.DeleteFunc(d.errs, func(e *Error) bool { return e.ID == "error.file.empty" })
	l.errs = append(l.errs, d.errs...)
	return len(d.errs) == 0
}

// parents refuses programs that are part of themselves, and takes them apart
// so that nobody walks in a circle.
func (l *loader) parents() {
	var circular []*event.Program
	for _, p := range l.folder.Programs {
		seen := make(map[*event.Program]bool)
		for parent := p.Parent; parent != nil && !seen[parent]; parent = parent.Parent {
			seen[parent] = true
		}
		if seen[p] {
			circular = append(circular, p)
		}
	}
	for _, p := range circular {
		l.faultAt(l.folder.File(field.Ref{Kind: field.Program, ID: p.ID}), "parent", "error.parent").Err = field.ErrCycle
		p.Parent = nil
	}
}

// faultAt reports a fault that shows only when all files are read.
func (l *loader) faultAt(file, name, id string, pairs ...string) *Error {
	d := &decoder{file: file, path: field.Fields(name)}
	var n *yaml.Node
	if root := parseAgain(l.fsys, file); root != nil {
		n, _ = locate(root, d.path)
	}
	e := d.fault(n, id, pairs...)
	l.errs = append(l.errs, e)
	return e
}
