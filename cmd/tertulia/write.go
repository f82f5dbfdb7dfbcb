package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/terminal"
)

// set gives a cell another value. Where somebody changes it meanwhile, all three texts are
// shown.
func (p *program) set(args []string) error {
	flags := p.flags()
	dir, place := flags.String("dir", "", ""), whereFlags(flags)
	was := flags.String("was", "", "")
	var stated *string
	flags.Func("base", "", func(s string) error { stated = &s; return nil })
	args, err := p.parse(flags, args, 2, 3)
	if err != nil {
		return err
	}
	tags, err := languagesOf("was", *was)
	if err != nil {
		return err
	}
	return p.change(*dir, place, func(folder *content.Folder) (_ content.Change, base string, err error) {
		cell, err := cellOf(args[:len(args)-1], folder.Settings.Languages)
		if err != nil {
			return nil, "", err
		}
		change := content.Set{Cell: cell, Value: args[len(args)-1]}
		if len(tags) > 0 {
			change.Was = tags[0]
		}
		switch now, err := folder.Value(cell); {
		case stated != nil:
			base, change.Base = *stated, content.Base(*stated)
		case err == nil: // else what is wrong with the cell is found with the change
			base, change.Base = now, content.Base(now)
		}
		return change, base, nil
	})
}

// copy makes an event like another.
func (p *program) copy(args []string) error {
	flags := p.flags()
	dir, place := flags.String("dir", "", ""), whereFlags(flags)
	start := flags.String("start", "", "")
	args, err := p.parse(flags, args, 2, 2)
	if err != nil {
		return err
	}
	return p.change(*dir, place, func(*content.Folder) (content.Change, string, error) {
		thing, err := thingOf(args[0])
		return content.Copy{From: thing, ID: args[1], Start: *start}, "", err
	})
}

// rename gives a thing another id.
func (p *program) rename(args []string) error {
	flags := p.flags()
	dir, place := flags.String("dir", "", ""), whereFlags(flags)
	args, err := p.parse(flags, args, 2, 2)
	if err != nil {
		return err
	}
	return p.change(*dir, place, func(*content.Folder) (content.Change, string, error) {
		thing, err := thingOf(args[0])
		return content.Rename{From: thing, ID: args[1]}, "", err
	})
}

// cellOf reads the name of a cell: event/open-archives#title@es, or as hands type it,
// events/open-archives title.es.
func cellOf(args []string, languages []language.Tag) (field.Place, error) {
	name := args[0]
	if len(args) == 2 {
		at := args[1]
		if last := strings.LastIndexByte(at, '.'); last >= 0 && !strings.Contains(at, "@") {
			for _, tag := range languages {
				if at[last+1:] == tag.String() {
					at = at[:last] + "@" + at[last+1:]
					break
				}
			}
		}
		thing, err := thingOf(name)
		if err != nil {
			return field.Place{}, err
		}
		name = thing.String() + "#" + at
	}
	place, err := field.ParsePlace(name)
	if err != nil || len(place.Path) == 0 {
		return place, &usageError{"set.name", i18n.Args{"Name": name}}
	}
	return place, nil
}

// thingOf reads the name of a thing: event/open-archives, site, or that of its file.
func thingOf(name string) (field.Ref, error) {
	if strings.TrimSuffix(name, ".yaml") == string(field.Site) {
		return field.Ref{Kind: field.Site}, nil
	}
	folder, id, _ := strings.Cut(strings.TrimSuffix(filepath.ToSlash(name), ".yaml"), "/")
	for _, kind := range field.Kinds() {
		if folder != string(kind) && folder != content.FolderOf(kind) {
			continue
		}
		if place, err := field.ParsePlace(string(kind) + "/" + id); err == nil {
			return place.Ref, nil
		}
	}
	return field.Ref{}, &usageError{"set.thing", i18n.Args{"Name": name}}
}

// change makes a change of a site, which was made from a base, and prints which files are
// others now.
func (p *program) change(dir string, w *where, what func(*content.Folder) (change content.Change, base string, err error)) (err error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	k, err := p.openKept(ctx, dir, w, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, k.close()) }()
	change, base, err := what(k.folder)
	if err != nil {
		return err
	}
	files, err := k.write(ctx, func(now *content.Folder) ([]content.File, []string, error) { return now.Plan(change) })
	if err != nil {
		reported := p.reported(k.dir, err)
		var conflict *content.ConflictError
		if errors.As(err, &conflict) {
			p.threeTexts(base, conflict)
		}
		return reported
	}
	for _, file := range files {
		id := "set.written"
		if file.Data == nil {
			id = "set.removed"
		}
		fmt.Fprintln(p.stdout, p.say(id, i18n.Args{"File": terminal.Place(filepath.ToSlash(filepath.Join(k.dir, file.Name)))}))
	}
	return nil
}

// threeTexts prints the texts of a conflict, of which only one can stand.
func (p *program) threeTexts(base string, conflict *content.ConflictError) {
	for _, text := range []struct{ id, value string }{{"conflict.base", base}, {"conflict.now", conflict.Now}, {"conflict.want", conflict.Want}} {
		fmt.Fprintln(p.stderr, p.say(text.id, nil))
		for line := range strings.Lines(text.value) {
			fmt.Fprintln(p.stderr, "    "+terminal.Line(strings.TrimRight(line, "\r\n")))
		}
	}
}

// writeAll writes and removes files. Each is what it was or what it is to be, whoever
// reads it meanwhile, and whenever the machine stops; what cannot be written keeps all
// of the others from being changed.
func writeAll(dir string, files []content.File) (err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	for _, file := range files {
		if file.Data == nil {
			continue
		}
		defer func() { // where something went wrong; else there is no such file any more
			if gone := root.Remove(unfinished(file.Name)); !errors.Is(gone, fs.ErrNotExist) {
				err = errors.Join(err, gone)
			}
		}()
		if err := prepare(root, file); err != nil {
			return of(file.Name, err)
		}
	}
	for _, file := range files {
		if file.Data == nil {
			err = root.Remove(file.Name)
		} else {
			err = root.Rename(unfinished(file.Name), file.Name)
		}
		if err != nil {
			return of(file.Name, err)
		}
		if err := syncFolder(root, path.Dir(file.Name)); err != nil {
			return err
		}
	}
	return nil
}

// of says of an error of the system of which file it is, for whoever knows no unfinished names.
func of(name string, err error) error {
	var at *fs.PathError
	var link *os.LinkError // of a rename
	switch {
	case errors.As(err, &at):
		return &fs.PathError{Op: at.Op, Path: name, Err: at.Err}
	case errors.As(err, &link):
		return &fs.PathError{Op: link.Op, Path: name, Err: link.Err}
	}
	return err
}

// unfinished is the name that a file has until all of it stands.
func unfinished(name string) string {
	folder, file := path.Split(name)
	return folder + "." + file + ".new"
}

// prepare writes all of a file under its unfinished name.
func prepare(root *os.Root, file content.File) error {
	if err := root.MkdirAll(path.Dir(file.Name), 0o755); err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if info, err := root.Stat(file.Name); err == nil {
		mode = info.Mode().Perm()
	}
	out, err := root.OpenFile(unfinished(file.Name), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	_, err = out.Write(file.Data)
	return errors.Join(err, out.Sync(), out.Close())
}

// syncFolder sees to it that the names in a folder stand on the disk. A system that
// cannot sync folders keeps names by itself.
func syncFolder(root *os.Root, name string) error {
	folder, err := root.Open(name)
	if err != nil {
		return err
	}
	if err := folder.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) && !errors.Is(err, fs.ErrPermission) {
		return errors.Join(err, folder.Close())
	}
	return folder.Close()
}
