package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
)

// check prints everything that is wrong in a folder.
func (p *program) check(args []string) error {
	flags := p.flags()
	format := flags.String("format", "text", "")
	dirs, err := p.parse(flags, args, 0, 1)
	if err != nil {
		return err
	}
	if err := oneOf("format", *format, "text", "json", "github"); err != nil {
		return err
	}
	dir := first(dirs, ".")
	folder, catalog, err := p.load(dir)
	var found content.Errors
	switch {
	case err == nil:
		found = append(folder.Warnings, folder.UnnamedLanguages(catalog)...)
		if behind := folder.Unrecorded(); behind != nil {
			found = append(found, behind)
		}
	case !errors.As(err, &found):
		return err
	}
	found = found.Under(filepath.ToSlash(dir))
	switch *format {
	case "json":
		err = found.WriteJSON(p.stdout, p.words)
	case "github":
		err = found.WriteGitHub(p.stdout, p.words)
	default:
		err = p.report(found)
		if len(found) == 0 && err == nil {
			p.summary(folder)
		}
	}
	if err == nil && found.Faults() > 0 {
		err = errFound
	}
	return err
}

// load reads the folder at dir and the words that its pages are printed with.
// Faults are a [content.Errors].
func (p *program) load(dir string) (*content.Folder, *i18n.Catalog, error) {
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, &usageError{"file.missing", i18n.Args{"File": dir}}
	case err == nil && !info.IsDir():
		return nil, nil, &usageError{"file.folder", i18n.Args{"File": dir}}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, err
	}
	fsys, done := p.watch(root.FS())
	folder, err := content.Load(fsys)
	done()
	if err != nil {
		return nil, nil, err
	}
	catalog, warnings, err := folder.Catalog(locales.FS)
	if err != nil {
		return nil, nil, err
	}
	folder.Warnings = append(folder.Warnings, warnings...)
	return folder, catalog, nil
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
