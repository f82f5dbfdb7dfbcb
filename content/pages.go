package content

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// pagesFolder holds the plain pages: a file of Markdown for each page and
// language, such as pages/about.es.md.
const pagesFolder = "pages"

// FileIn returns the name of the file that has the texts of a thing in a language: as
// [Folder.File], but for a plain page that is written in the language, which has a
// file for each.
func (f *Folder) FileIn(thing field.Ref, tag language.Tag) string {
	if file := f.pages[thing.ID][i18n.Canonical(tag)]; thing.Kind == field.Page && file != "" {
		return file
	}
	return f.File(thing)
}

// TakenAddresses returns a fault for each event and each plain page whose slug is taken
// in a language of the site, by a page that the site makes itself: a list of events, a
// feed. Which ones these are is known to whoever makes the addresses. Nil says
// that none is taken; any other value is an [Errors].
func (f *Folder) TakenAddresses(taken func(kind field.Kind, tag language.Tag, slug string) bool) error {
	var list Errors
	for thing := range f.Things() {
		ref, id := refOf(thing.Table, thing.Value), "error.slug.taken"
		switch ref.Kind {
		case field.Event:
		case field.Page:
			id = "error.page.address"
		default:
			continue
		}
		for in, tag := range f.Settings.Languages {
			slug := f.Slug(ref, tag)
			if slug == "" || !taken(ref.Kind, tag, slug) {
				continue
			}
			fault := f.found(f.FileIn(ref, tag), id, field.Fields(f.madeBy(ref, thing.Value)[in].field))
			fault.Args, fault.Err = i18n.Args{"Value": slug, "Language": tag}, field.ErrDuplicate
			list = append(list, fault)
		}
	}
	if len(list) == 0 {
		return nil
	}
	list.sort()
	return list
}

func pageRef(id string) field.Ref { return field.Ref{Kind: field.Page, ID: id} }

// plainPages reads the plain pages, each from the files of its languages.
func (l *loader) plainPages() {
	l.folder.pages = make(map[string]map[language.Tag]string)
	found := make(map[string]*event.Page)
	for _, item := range l.readDir(pagesFolder) {
		d := &decoder{file: path.Join(pagesFolder, item.Name()), scope: l.site, index: l.index}
		if id, tag, ok := l.pageName(d, item.Name(), l.isDir(d.file, item)); ok {
			if found[id] == nil {
				found[id] = &event.Page{ID: id}
				l.folder.pages[id] = make(map[language.Tag]string)
			}
			if other := l.folder.pages[id][tag]; other != "" {
				d.fault(nil, "error.language.collision", "Value", languageIn(d.file), "Other", languageIn(other)).Err = i18n.ErrCollision
			} else {
				l.folder.pages[id][tag] = d.file
				d.page(l.fsys, found[id], tag)
			}
		}
		l.report(d)
	}
	for id, p := range found {
		l.folder.Pages = append(l.folder.Pages, p)
		l.folder.files[pageRef(id)] = l.firstFile(id)
		l.index[pageRef(id)] = p
	}
	slices.SortFunc(l.folder.Pages, func(a, b *event.Page) int { return strings.Compare(a.ID, b.ID) })
	l.read[field.Page] = true
}

// firstFile is the file of a page in the first language of the site in which it
// is written, else the first by name.
func (l *loader) firstFile(id string) string {
	written := l.folder.pages[id]
	for _, tag := range l.folder.Settings.Languages {
		if file := written[tag]; file != "" {
			return file
		}
	}
	first := ""
	for _, file := range written {
		if first == "" || file < first {
			first = file
		}
	}
	return first
}

// pageName returns what the name of a file in the folder of pages says:
// about.es.md is the page about, in Spanish. Pictures may stand beside the pages.
func (l *loader) pageName(d *decoder, name string, isDir bool) (id string, tag language.Tag, ok bool) {
	ext := path.Ext(name)
	name = strings.TrimSuffix(name, ext)
	i := strings.LastIndexByte(name, '.')
	switch {
	case isDir:
		return "", tag, false
	case slices.Contains(pictureFiles, strings.ToLower(ext)):
		return "", tag, false
	case ext != ".md" && ext != ".yaml" && ext != ".yml":
		d.warn(nil, "warning.file")
		return "", tag, false
	case ext != ".md" || i < 0:
		d.fault(nil, "error.file.markdown", "Want", name+".es.md")
		return "", tag, false
	}
	id = name[:i]
	if !idForm.MatchString(id) {
		d.fault(nil, "error.format.id", "Value", id).Suggestion = lowerID(id)
		return "", tag, false
	}
	tag, ok = d.languageTag(nil, name[i+1:])
	return id, tag, ok
}

// languageIn is the language that the name of a page's file has.
func languageIn(file string) string {
	name := strings.TrimSuffix(file, ".md")
	return name[strings.LastIndexByte(name, '.')+1:]
}

// page reads the decoder's file: a page in one language, which begins with its
// title.
func (d *decoder) page(fsys fs.FS, p *event.Page, tag language.Tag) {
	s, ok := d.longText(fsys)
	if !ok {
		return
	}
	heading, body, line := firstLine(s)
	title, ok := titleOf(heading)
	if !ok {
		d.fault(&yaml.Node{Line: line, Column: 1}, "error.page.title").Err = field.ErrRequired
		return
	}
	set := func(text *i18n.Text, s string) {
		if *text == nil {
			*text = make(i18n.Text)
		}
		(*text)[tag] = s
	}
	if set(&p.Title, title); !i18n.Blank(body) {
		set(&p.Body, body)
	}
}

// firstLine returns the first line of a text that is not blank, what follows it
// without blank lines at its start, and where the line stands.
func firstLine(s string) (first, rest string, line int) {
	rest, line = s, 0
	for rest != "" && i18n.Blank(first) {
		first, rest, _ = strings.Cut(rest, "\n")
		line++
	}
	return first, strings.TrimLeft(rest, "\n"), max(line, 1)
}

// titleOf returns the words of a heading of the first level (CommonMark 0.31.2
// section 4.2), which may be closed by marks.
func titleOf(line string) (string, bool) {
	words, ok := strings.CutPrefix(line, "# ")
	words = strings.TrimSpace(words)
	if open := strings.TrimRight(words, "#"); open == "" || strings.HasSuffix(open, " ") {
		words = strings.TrimSpace(open)
	}
	return words, ok && words != ""
}
