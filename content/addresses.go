package content

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// AddressesFile is the file of the addresses that things have had, so that those
// that are no more still lead to them: a line for each thing, language and slug,
// sorted, so that git merges it line by line. The present addresses are among them,
// for nobody else knows what was there when a title has been changed by hand.
//
//	event/open-archives es archivos-abiertos
//
// [Folder.AddressFiles] writes it. A change of one thing among thousands leaves it
// alone: such lines stand in the lock of the thing ([LockFile]) as well, which is written
// with the change anyway. The same line twice is one. Addresses of what is not published
// are left out: they would tell of it.
const AddressesFile = "slugs.lock"

const (
	addressesHeading    = "# The addresses that things have had. Written by \"tertulia status --update\"; keep it in git.\n"
	ownAddressesHeading = "# The addresses that it has had.\n"
)

// Slug returns the last part of the address of a thing for the readers of a language
// of the site: that of [event.SlugOf]. Where another person, program, venue or series
// of that kind comes before it and has the same, it is made of its id, with a number
// where that is taken, too. "" is that of what has no address, as of what the folder
// does not have.
func (f *Folder) Slug(thing field.Ref, tag language.Tag) string {
	slugs := f.addresses.slugs[thing]
	if in := f.languageAt(tag); in >= 0 && slugs != nil {
		return slugs[in]
	}
	return ""
}

// FormerSlugs returns what [Folder.Slug] has been, by the aliases of an event, by
// [AddressesFile] and by its lock. Another thing may have such an address now.
func (f *Folder) FormerSlugs(thing field.Ref, tag language.Tag) []string {
	var all []string
	for _, was := range f.formerly(thing, tag) {
		all = append(all, was.slug)
	}
	return all
}

// languageAt returns the position of a language among those of the site, -1 if it is
// none of them.
func (f *Folder) languageAt(tag language.Tag) int {
	return slices.IndexFunc(f.Settings.Languages, func(of language.Tag) bool { return i18n.Canonical(of) == i18n.Canonical(tag) })
}

// A slugLine is a line of [AddressesFile], or of a lock.
type slugLine struct {
	thing field.Ref
	lang  string
	slug  string
	file  string // "": it is in none
	line  int    // from 1
}

func (a slugLine) compare(b slugLine) int {
	switch {
	case a.thing.Kind != b.thing.Kind:
		return cmp.Compare(a.thing.Kind, b.thing.Kind)
	case a.thing.ID != b.thing.ID:
		return cmp.Compare(a.thing.ID, b.thing.ID)
	case a.lang != b.lang:
		return cmp.Compare(a.lang, b.lang)
	}
	return cmp.Compare(a.slug, b.slug)
}

func (a slugLine) isSame(b slugLine) bool { return a.compare(b) == 0 }

// An addressBook says where things stand, by the positions of the languages of the site.
type addressBook struct {
	slugs  map[field.Ref][]string
	owners map[field.Kind][]map[string]field.Ref // by slug
	lines  []slugLine                            // of the file, sorted
	isKept bool                                  // there is such a file
	seen   sight                                 // of the file
}

// ownerOf returns which thing of a kind has a slug in the language at a position.
func (a *addressBook) ownerOf(kind field.Kind, in int, slug string) (thing field.Ref, has bool) {
	if owners := a.owners[kind]; owners != nil {
		thing, has = owners[in][slug]
	}
	return thing, has
}

// A madeSlug is what a thing asks for: a slug, and the field that it is made of.
type madeSlug struct{ slug, field string }

// sluggedThing is a thing that asks for addresses.
type sluggedThing struct {
	ref  field.Ref
	made []madeSlug // by the positions of the languages of the site
}

// slugFor makes a slug of what a thing says.
func slugFor(l *i18n.Localizer, thing any) madeSlug {
	title, name := i18n.Text(nil), "name"
	switch thing := thing.(type) {
	case *event.Event:
		slug, from := thing.SlugFor(l)
		return madeSlug{slug, from}
	case *speaker.Speaker:
		title = i18n.Same(thing.Name.Full())
	case *event.Program:
		title = thing.Name
	case *event.Venue:
		title = thing.Name
	case *event.Series:
		title = thing.Name
	case *event.Page:
		title, name = thing.Title, "title"
	}
	return madeSlug{event.SlugOf(l, nil, title), name}
}

func (f *Folder) slugsFor(thing any) []madeSlug {
	made := make([]madeSlug, len(f.Settings.Languages))
	for i, tag := range f.Settings.Languages {
		made[i] = slugFor(f.slugs.Localizer(tag), thing)
	}
	return made
}

// isAlone reports whether two things of a kind may not ask for one address.
func isAlone(kind field.Kind) bool { return kind == field.Event || kind == field.Page }

// settle gives things their addresses, in their order. An event or a page that asks
// for the address of another has it all the same, and twice is told.
func settle(things []sluggedThing, languages int, twice func(one sluggedThing, other field.Ref, in int)) addressBook {
	a := addressBook{slugs: make(map[field.Ref][]string, len(things)), owners: make(map[field.Kind][]map[string]field.Ref)}
	for _, thing := range things {
		owners := a.owners[thing.ref.Kind]
		if owners == nil {
			owners = make([]map[string]field.Ref, languages)
			for i := range owners {
				owners[i] = make(map[string]field.Ref)
			}
			a.owners[thing.ref.Kind] = owners
		}
		slugs := make([]string, languages)
		for in, made := range thing.made {
			slugs[in] = made.slug
			other, taken := owners[in][made.slug]
			switch {
			case made.slug == "":
				continue
			case taken && isAlone(thing.ref.Kind):
				twice(thing, other, in)
				continue
			case taken:
				slugs[in] = unused(i18n.Slug(thing.ref.ID), owners[in])
			}
			owners[in][slugs[in]] = thing.ref
		}
		a.slugs[thing.ref] = slugs
	}
	return a
}

// unused returns a slug that nobody has: the one that is asked for, else with a number.
func unused(slug string, owners map[string]field.Ref) string {
	free := slug
	for n := 2; ; n++ {
		if _, taken := owners[free]; !taken {
			return free
		}
		free = slug + "-" + strconv.Itoa(n)
	}
}

// slugs finds the addresses of all things, and refuses two events or two pages with
// one.
func (l *loader) slugs() {
	f := l.folder
	catalog, err := i18n.Load(f.Settings.Languages)
	if err != nil {
		return // what is wrong with the languages is reported
	}
	f.slugs = catalog
	reported := make(map[[2]field.Ref]bool)
	f.addresses = settle(l.slugged(), len(f.Settings.Languages), func(one sluggedThing, other field.Ref, in int) {
		pair := [2]field.Ref{other, one.ref}
		if reported[pair] {
			return
		}
		reported[pair] = true
		id, tag := "error.slug.twice", f.Settings.Languages[in]
		if one.ref.Kind == field.Page {
			id = "error.page.twice"
		}
		fault := l.faultAt(f.FileIn(one.ref, tag), one.made[in].field, id, "Value", one.made[in].slug, "Other", f.FileIn(other, tag))
		fault.Args["Language"], fault.Err = tag, field.ErrDuplicate
	})
	l.addressLines()
}

// addressLines reads the file of addresses, unless it is as it was.
func (l *loader) addressLines() {
	a, was := &l.folder.addresses, sight{}
	if l.old != nil {
		was = l.old.addresses.seen
	}
	if was.file != "" && was.stands(l.fsys) {
		a.lines, a.isKept, a.seen = l.old.addresses.lines, l.old.addresses.isKept, was
		return
	}
	d := &decoder{file: AddressesFile}
	a.lines, a.isKept = d.addressLines(l.fsys)
	if len(d.seen) > 0 && d.faults == 0 {
		a.seen = d.seen[0]
	}
	l.errs = append(l.errs, d.errs...)
}

// ownAddresses takes the addresses of a thing from the lines of its lock that are no
// texts, and returns the others.
func (l *loader) ownAddresses(lock []byte, thing field.Ref, lines []*translation.LineError) (rest []*translation.LineError) {
	if len(lines) == 0 {
		return nil
	}
	all, known := strings.Split(string(lock), "\n"), make(map[string]bool)
	var own []slugLine
	for _, at := range lines {
		if at.Line > 0 {
			if one, ok := addressIn(strings.TrimRight(all[at.Line-1], "\r"), known); ok && one.thing == thing {
				one.file, one.line = LockFile(thing), at.Line
				own = append(own, one)
				continue
			}
		}
		rest = append(rest, at)
	}
	if len(own) > 0 {
		l.folder.recorded[thing] = sortedAddresses(own)
	}
	return rest
}

// sortedAddresses sorts lines, and leaves the first of those that are the same.
func sortedAddresses(lines []slugLine) []slugLine {
	slices.SortStableFunc(lines, slugLine.compare)
	return slices.CompactFunc(lines, slugLine.isSame)
}

// madeBy returns what a thing of the folder asks for, which may be known.
func (f *Folder) madeBy(ref field.Ref, thing any) []madeSlug {
	if known := f.things[ref]; known != nil && known.slugs != nil {
		return known.slugs
	}
	return f.slugsFor(thing)
}

// slugged returns what all things ask for, and remembers it for the next time.
func (l *loader) slugged() []sluggedThing {
	var all []sluggedThing
	for thing := range l.folder.Things() {
		ref := refOf(thing.Table, thing.Value)
		one := sluggedThing{ref, l.folder.madeBy(ref, thing.Value)}
		if known := l.folder.things[ref]; known != nil {
			known.slugs = one.made
		}
		all = append(all, one)
	}
	return all
}

// addressLines reads the decoder's file; found says that there is one.
func (d *decoder) addressLines(fsys fs.FS) (lines []slugLine, found bool) {
	if _, err := fs.Lstat(fsys, d.file); errors.Is(err, fs.ErrNotExist) {
		return nil, false
	}
	data, ok := d.open(fsys, maxLock)
	if !ok {
		return nil, true
	}
	data = bytes.ReplaceAll(data, byteOrderMark, nil)
	if n := mergeMark(data); n > 0 {
		d.fault(&yaml.Node{Line: n, Column: 1}, "error.merge")
		return nil, true
	}
	n, known := 0, make(map[string]bool)
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		one, ok := addressIn(line, known)
		if !ok {
			d.fault(&yaml.Node{Line: n, Column: 1}, "error.address")
			continue
		}
		one.file, one.line = d.file, n
		lines = append(lines, one)
	}
	return sortedAddresses(lines), true
}

// addressIn reads a line. Languages that are none are remembered, and those that are.
func addressIn(line string, known map[string]bool) (a slugLine, ok bool) {
	parts := strings.Split(line, " ")
	if len(parts) != 3 {
		return a, false
	}
	kind, id, _ := strings.Cut(parts[0], "/")
	a = slugLine{thing: field.Ref{Kind: field.Kind(kind), ID: id}, lang: parts[1], slug: parts[2]}
	isLanguage, seen := known[a.lang]
	if !seen {
		tag, err := language.Parse(a.lang)
		isLanguage = err == nil && tag != language.Und && tag.String() == a.lang
		known[a.lang] = isLanguage
	}
	return a, isLanguage && slices.Contains(field.Kinds(), a.thing.Kind) && idForm.MatchString(id) && a.slug != "" && i18n.Slug(a.slug) == a.slug
}

// formerly returns the former addresses of a thing: of its aliases, the lines of the
// file, and those of its lock that are in neither.
func (f *Folder) formerly(thing field.Ref, tag language.Tag) []slugLine {
	in := f.languageAt(tag)
	if in < 0 || f.slugs == nil {
		return nil
	}
	wanted := slugLine{thing: thing, lang: f.Settings.Languages[in].String()}
	var all []slugLine
	if e, ok := f.Thing(thing).(*event.Event); ok && len(e.Aliases) > 0 {
		for _, slug := range e.FormerSlugs(f.slugs.Localizer(tag)) {
			all = append(all, slugLine{thing: thing, lang: wanted.lang, slug: slug})
		}
	}
	at, _ := slices.BinarySearchFunc(f.addresses.lines, wanted, slugLine.compare)
	for _, line := range f.addresses.lines[at:] {
		if line.thing != thing || line.lang != wanted.lang {
			break
		}
		all = append(all, line)
	}
	for _, line := range f.recorded[thing] {
		if line.lang == wanted.lang && !slices.ContainsFunc(all, line.isSame) {
			all = append(all, line)
		}
	}
	present := f.Slug(thing, tag)
	return slices.DeleteFunc(all, func(was slugLine) bool { return was.slug == present })
}

// presentAddresses returns the lines of the addresses that things have at a moment.
func (f *Folder) presentAddresses(at time.Time) []slugLine {
	var all []slugLine
	for thing := range f.Things() {
		ref := refOf(thing.Table, thing.Value)
		all = append(all, f.linesOf(ref, thing.Value, f.addresses.slugs[ref], at)...)
	}
	return all
}

// linesOf returns the lines of a thing: where it has addresses, and is published.
func (f *Folder) linesOf(ref field.Ref, thing any, slugs []string, at time.Time) []slugLine {
	var all []slugLine
	for i, slug := range slugs {
		tag := f.Settings.Languages[i]
		if e, ok := thing.(*event.Event); slug != "" && (!ok || e.Published(at, tag)) {
			all = append(all, slugLine{thing: ref, lang: tag.String(), slug: slug})
		}
	}
	return all
}

// AddressFiles returns [AddressesFile] as it should be at a moment: with what it and
// the locks say of the things of the folder, and their present addresses. It returns
// nothing if that is how it stands.
func (f *Folder) AddressFiles(at time.Time) ([]File, error) {
	d := &decoder{file: AddressesFile}
	lines, _ := d.addressLines(f.fsys)
	if d.faults > 0 {
		return nil, d.errs
	}
	for _, own := range f.recorded {
		lines = append(lines, own...)
	}
	lines = slices.DeleteFunc(lines, func(line slugLine) bool { return f.files[line.thing] == "" })
	return f.addressFile(append(lines, f.presentAddresses(at)...)), nil
}

// addressFile writes lines, unless they stand there already.
func (f *Folder) addressFile(lines []slugLine) []File {
	var b bytes.Buffer
	b.WriteString(addressesHeading)
	writeAddresses(&b, lines)
	was, err := fs.ReadFile(f.fsys, AddressesFile)
	if err == nil && bytes.Equal(was, b.Bytes()) || err != nil && len(lines) == 0 {
		return nil
	}
	return []File{{AddressesFile, b.Bytes()}}
}

func writeAddresses(b *bytes.Buffer, lines []slugLine) {
	for _, line := range sortedAddresses(slices.Clone(lines)) {
		b.WriteString(line.thing.String() + " " + line.lang + " " + line.slug + "\n")
	}
}

// addressDoubts returns a warning for each former address that leads to another
// thing now, and one if the file lacks addresses of the given moment. A site that
// keeps no such file is not asked for one.
func (f *Folder) addressDoubts(at time.Time) Errors {
	var list Errors
	if f.addresses.isKept && !f.areRecorded(f.presentAddresses(at)) {
		list = append(list, &Error{File: AddressesFile, Warning: true, ID: "warning.addresses"})
	}
	type place struct {
		kind       field.Kind
		lang, slug string
	}
	first := make(map[place]field.Ref)
	for thing := range f.Things() {
		ref := refOf(thing.Table, thing.Value)
		for in, tag := range f.Settings.Languages {
			for _, was := range f.formerly(ref, tag) {
				there := place{ref.Kind, was.lang, was.slug}
				other, isTaken := f.addresses.ownerOf(ref.Kind, in, was.slug)
				if !isTaken {
					other, isTaken = first[there]
				}
				if !isTaken {
					first[there] = ref
					continue
				}
				if other == ref {
					continue
				}
				doubt := &Error{File: was.file, Line: was.line, Column: 1, Warning: true, ID: "warning.address"}
				if was.file == "" {
					doubt = f.warning(ref, "warning.address", field.Fields("aliases"))
				}
				doubt.Args = i18n.Args{"Value": was.slug, "Language": tag, "Other": f.FileIn(other, tag)}
				list = append(list, doubt)
			}
		}
	}
	return list
}

// areRecorded reports whether all of some lines are in the file, or in locks.
func (f *Folder) areRecorded(lines []slugLine) bool {
	return !slices.ContainsFunc(lines, func(line slugLine) bool { return !f.isRecorded(line) })
}

func (f *Folder) isRecorded(line slugLine) bool {
	_, found := slices.BinarySearchFunc(f.addresses.lines, line, slugLine.compare)
	return found || slices.ContainsFunc(f.recorded[line.thing], line.isSame)
}

// recordAddresses finds what is to be noted of changed things, as of now, if some have
// other addresses than before: in their locks. In a site without the file, that is done
// when an address is no more. The lines of the file go with a thing that is no more, or
// has another id.
func (e *edit) recordAddresses() {
	if e.folder.slugs == nil {
		return
	}
	e.moveAddresses()
	for _, t := range e.elsewhere(time.Now()) {
		isGone := slices.ContainsFunc(t.before, func(line slugLine) bool { return !slices.ContainsFunc(t.after, line.isSame) })
		if !isGone && !e.folder.addresses.isKept {
			continue
		}
		missing := slices.DeleteFunc(slices.Concat(t.before, t.after), func(line slugLine) bool {
			line.thing = t.was
			return e.folder.isRecorded(line)
		})
		if len(missing) > 0 {
			if e.addresses == nil {
				e.addresses = make(map[field.Ref][]slugLine)
			}
			e.addresses[t.ref] = append(missing, e.ownAddresses(t.ref)...)
		}
	}
}

// moveAddresses gives the lines of the file the names that things have after the
// changes, and takes out those of things that are no more.
func (e *edit) moveAddresses() {
	isOf := func(line slugLine, thing field.Ref) int {
		return slugLine{thing: line.thing}.compare(slugLine{thing: thing})
	}
	isIn := false
	for _, t := range e.order {
		if t.isCopy || t.doc != nil && t.ref == t.lockOf {
			continue
		}
		e.movesAddresses = true
		_, found := slices.BinarySearchFunc(e.folder.addresses.lines, t.lockOf, isOf)
		isIn = isIn || found
	}
	if !isIn {
		return
	}
	d := &decoder{file: AddressesFile}
	lines, _ := d.addressLines(e.folder.fsys)
	if d.faults > 0 {
		e.errs = append(e.errs, d.errs...)
		return
	}
	for _, file := range e.folder.addressFile(e.renamed(lines)) {
		e.bytes[file.Name] = file.Data
	}
}

// ownAddresses returns the addresses that are to stand in the lock of a thing.
func (e *edit) ownAddresses(thing field.Ref) []slugLine {
	if lines, is := e.addresses[thing]; is {
		return lines
	}
	was := thing
	if t := e.things[thing]; t != nil && !t.isCopy {
		was = t.lockOf
	}
	if e.nowCalled(was) != thing {
		return nil
	}
	return e.renamed(e.folder.recorded[was])
}

// renamed returns lines with the names that things have after the changes, without
// those of things that are no more.
func (e *edit) renamed(lines []slugLine) []slugLine {
	var kept []slugLine
	for _, line := range lines {
		if line.thing = e.nowCalled(line.thing); line.thing != (field.Ref{}) {
			kept = append(kept, line)
		}
	}
	return kept
}

// nowCalled returns the name that a thing has after the changes, the zero one if it
// is no more.
func (e *edit) nowCalled(thing field.Ref) field.Ref {
	order := e.order
	if t := e.things[thing]; t != nil && t.lockOf == thing { // most have kept their name
		order = []*editedThing{t}
	}
	for _, t := range order {
		switch {
		case t.isCopy || t.lockOf != thing:
		case t.doc == nil:
			return field.Ref{}
		default:
			return t.ref
		}
	}
	if e.folder.files[thing] == "" {
		return field.Ref{}
	}
	return thing
}

// A movedThing is a thing with the lines of the addresses that it has before and after
// the changes.
type movedThing struct {
	ref, was      field.Ref // was: before
	before, after []slugLine
}

// elsewhere returns the things that may have other addresses when the changes stand: the
// changed ones, and where such may share one, their namesakes.
func (e *edit) elsewhere(now time.Time) []movedThing {
	f := e.folder
	var all []movedThing
	namesakes := make(map[field.Kind]bool)
	for _, t := range e.order {
		switch {
		case t.ref == siteRef || !e.isElsewhere(t, now):
		case !isAlone(t.ref.Kind):
			namesakes[t.ref.Kind] = true
		case t.doc != nil && !t.isFaulty:
			slugs := make([]string, len(f.Settings.Languages))
			for i, made := range f.slugsFor(t.now) {
				slugs[i] = made.slug
			}
			all = append(all, e.moved(t.ref, t.now, slugs, now))
		}
	}
	for kind := range namesakes {
		things, values := e.thingsAfter(kind)
		settled := settle(things, len(f.Settings.Languages), func(sluggedThing, field.Ref, int) {})
		for _, thing := range things {
			if slugs := settled.slugs[thing.ref]; e.things[thing.ref] != nil || !slices.Equal(slugs, f.addresses.slugs[thing.ref]) {
				all = append(all, e.moved(thing.ref, values[thing.ref], slugs, now))
			}
		}
	}
	return all
}

// moved returns a thing with the addresses that it has before and after the changes.
func (e *edit) moved(ref field.Ref, value any, slugs []string, now time.Time) movedThing {
	f, m := e.folder, movedThing{ref: ref, was: ref}
	if t := e.things[ref]; t != nil {
		m.was = t.lockOf
		if t.isCopy || t.original == nil {
			m.was = field.Ref{}
		}
	}
	if was := f.Thing(m.was); was != nil {
		m.before = e.renamed(f.linesOf(m.was, was, f.addresses.slugs[m.was], now))
	}
	m.after = f.linesOf(ref, value, slugs, now)
	return m
}

// thingsAfter returns the things of a kind when the changes stand, by id, and their values.
func (e *edit) thingsAfter(kind field.Kind) ([]sluggedThing, map[field.Ref]any) {
	f, values := e.folder, make(map[field.Ref]any)
	var things []sluggedThing
	for thing := range f.Things() {
		if ref := refOf(thing.Table, thing.Value); ref.Kind == kind && e.things[ref] == nil {
			things, values[ref] = append(things, sluggedThing{ref, f.madeBy(ref, thing.Value)}), thing.Value
		}
	}
	for _, t := range e.order {
		if t.ref.Kind == kind && t.doc != nil && !t.isFaulty {
			things, values[t.ref] = append(things, sluggedThing{t.ref, f.slugsFor(t.now)}), t.now
		}
	}
	slices.SortFunc(things, func(a, b sluggedThing) int { return strings.Compare(a.ref.ID, b.ref.ID) })
	return things, values
}

// isElsewhere reports whether a changed thing may have other addresses than before.
func (e *edit) isElsewhere(t *editedThing, now time.Time) bool {
	if t.doc == nil || t.isNew {
		return true
	}
	was := e.folder.Thing(t.ref)
	if was == nil {
		return true
	}
	made := e.folder.slugsFor(t.now)
	for i, before := range e.folder.madeBy(t.ref, was) {
		tag := e.folder.Settings.Languages[i]
		if before.slug != made[i].slug {
			return true
		}
		if is, ok := t.now.(*event.Event); ok && is.Published(now, tag) != was.(*event.Event).Published(now, tag) {
			return true
		}
	}
	return false
}
