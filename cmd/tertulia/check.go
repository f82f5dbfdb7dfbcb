package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/site"
)

// check prints everything that is wrong in a folder of content, or in the links of a
// built site.
func (p *program) check(args []string) error {
	flags := p.flags()
	format := flags.String("format", "text", "")
	require := flags.String("require", "", "")
	bilingual := flags.Bool("bilingual", false, "")
	at := flags.String("at", "", "")
	built := flags.Bool("links", false, "")
	baseURL := flags.String("base-url", "", "")
	dirs, err := p.parse(flags, args, 0, 1)
	if err != nil {
		return err
	}
	if err := oneOf("format", *format, "text", "json", "github"); err != nil {
		return err
	}
	required, err := languagesOf("require", *require)
	if err != nil {
		return err
	}
	now, err := momentOf("at", *at)
	if err != nil {
		return err
	}
	dir := first(dirs, ".")
	if *built {
		if err := uselessWith("--links", flags, "require", "bilingual", "at"); err != nil {
			return err
		}
		return p.checkLinks(dir, *baseURL, *format)
	}
	if err := uselessWithout("--links", flags, "base-url"); err != nil {
		return err
	}
	folder, catalog, found, err := p.loadSound(dir)
	if err != nil {
		return err
	}
	if folder != nil {
		found = append(found, folder.UnnamedLanguages(catalog)...)
		found = append(found, folder.Doubts(now())...)
		found = append(found, untranslated(folder, required)...)
		if *bilingual {
			found = append(found, folder.Disagreements()...)
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			return err
		}
		defer root.Close() // which was only read
		var ofSite content.Errors
		if err := site.Check(folder, root.FS()); err != nil && !errors.As(err, &ofSite) && found.Faults() == 0 { // else it is the site's own words, which have been found
			return err
		}
		found = append(found, ofSite...)
		if behind := folder.Unrecorded(); behind != nil {
			found = append(found, behind)
		}
	}
	return p.tellFound(found.Under(filepath.ToSlash(dir)), *format, func() { p.summary(folder) })
}

// tellFound prints what has been found in a format of --format, else for people that
// nothing is wrong, and returns errFound if anything is.
func (p *program) tellFound(found content.Errors, format string, clean func()) (err error) {
	switch format {
	case "json":
		err = found.WriteJSON(p.stdout, p.words)
	case "github":
		err = found.WriteGitHub(p.stdout, p.words)
	default:
		err = p.report(found)
		if len(found) == 0 && err == nil {
			clean()
		}
	}
	if err == nil && found.Faults() > 0 {
		err = errFound
	}
	return err
}

// untranslated returns the texts that are missing in a language of a site that
// refuses to show another, which are faults, and those that are missing or stale in
// the languages asked for, which are warnings.
func untranslated(folder *content.Folder, asked []language.Tag) content.Errors {
	var found content.Errors
	add := func(err error, take func(*content.Error) bool, warning bool) {
		var incomplete content.Errors
		errors.As(err, &incomplete)
		for _, e := range incomplete {
			if take(e) {
				one := *e
				one.Warning = warning
				found = append(found, &one)
			}
		}
	}
	refuses := folder.Settings.Fallback == i18n.Refuse
	isMissing := func(e *content.Error) bool { return e.ID == "error.translation.missing" }
	if refuses {
		add(folder.Incomplete(), isMissing, false)
	}
	if len(asked) > 0 {
		add(folder.Incomplete(asked...), func(e *content.Error) bool {
			tag, _ := e.Args["Language"].(language.Tag)
			return !refuses || !isMissing(e) || !slices.Contains(folder.Settings.Languages, tag)
		}, true)
	}
	return found
}

// load reads the folder at dir and the words that its pages are printed with.
// Faults are a [content.Errors].
func (p *program) load(dir string) (*content.Folder, *i18n.Catalog, error) {
	folder, catalog, found, err := p.loadSound(dir)
	switch {
	case err != nil:
		return nil, nil, err
	case found.Faults() > 0:
		return nil, nil, found
	}
	return folder, catalog, nil
}

// loadSound reads what is right in the folder at dir, and the words that its pages
// are printed with. What is wrong and what is odd is found, too. Without settings
// there is no folder.
func (p *program) loadSound(dir string) (folder *content.Folder, catalog *i18n.Catalog, found content.Errors, err error) {
	if err := isFolder(dir); err != nil {
		return nil, nil, nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, nil, err
	}
	fsys, done := p.watch(root.FS())
	folder, found = content.LoadSound(fsys)
	done()
	if folder == nil {
		return nil, nil, found, nil
	}
	catalog, doubts, err := folder.Catalog(locales.FS)
	var wrong content.Errors
	if errors.As(err, &wrong) { // the site's own words do not fit the built-in ones
		found = append(found, wrong...)
		catalog, err = i18n.Load(folder.Settings.Languages, locales.FS)
	}
	if err != nil || len(doubts) == 0 {
		return folder, catalog, found, err
	}
	doubts, err = withoutShipped(doubts)
	return folder, catalog, append(found, doubts...), err
}

// isFolder refuses a call with what is no folder.
func isFolder(dir string) error {
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return &usageError{"file.missing", i18n.Args{"File": dir}}
	case err == nil && !info.IsDir():
		return &usageError{"file.folder", i18n.Args{"File": dir}}
	}
	return nil
}

// report prints faults for people: one a line, and how many there are.
func (p *program) report(found content.Errors) error {
	var b strings.Builder
	if err := found.WriteText(&b, p.words); err != nil {
		return err
	}
	lines := strings.SplitAfter(b.String(), "\n")
	for i, e := range found {
		place, what, _ := strings.Cut(lines[i], ": ")
		colour := red
		if e.Warning {
			colour = yellow
		}
		fmt.Fprint(p.stdout, p.in(colour, place), ": ", what)
	}
	var counts []string
	if n := found.Faults(); n > 0 {
		counts = append(counts, p.say("check.errors", i18n.Args{"Count": n}))
	}
	if n := len(found) - found.Faults(); n > 0 {
		counts = append(counts, p.say("check.warnings", i18n.Args{"Count": n}))
	}
	if len(counts) > 0 {
		fmt.Fprintln(p.stdout, strings.Join(counts, ", "))
	}
	return nil
}

// summary prints what is in a folder without faults.
func (p *program) summary(folder *content.Folder) {
	var languages []string
	for _, tag := range folder.Settings.Languages {
		languages = append(languages, tag.String())
	}
	fmt.Fprintln(p.stdout, p.in(green, p.say("check.clean", i18n.Args{
		"Count": len(folder.Events), "Languages": strings.Join(languages, ", "),
	})))
}

func first(list []string, otherwise string) string {
	if len(list) > 0 {
		return list[0]
	}
	return otherwise
}
