package main

import (
	"context"
	"errors"
	"flag"
	"os/user"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/live"
	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/i18n"
)

// kept is a site that a command changes, in a folder or in a store.
type kept struct {
	dir    string        // "": it is in a store
	stored *live.Content // nil: it is in a folder
	folder *content.Folder
	meta   store.Meta
	close  func() error
}

// where says in which store a site is kept, none for a folder, and who changes it.
type where struct{ store, author, message string }

func whereFlags(flags *flag.FlagSet) *where {
	w := &where{}
	flags.StringVar(&w.store, "store", "", "")
	flags.StringVar(&w.author, "author", "", "")
	flags.StringVar(&w.message, "message", "", "")
	return w
}

// openKept opens the site in a folder, "" if none is named, or in a store. What is wrong in
// it is printed where nothing of it can be changed, or where all of it has to be right.
func (p *program) openKept(ctx context.Context, dir string, w *where, isWhole bool) (*kept, error) {
	if w.store != "" && dir != "" {
		return nil, &usageError{"usage.argument.extra", i18n.Args{"Argument": dir}}
	}
	for name, value := range map[string]string{"--author": w.author, "--message": w.message} {
		if value != "" && w.store == "" { // the history of a folder is git's
			return nil, &usageError{"usage.flag.without", i18n.Args{"Flag": name, "Other": "--store"}}
		}
	}
	k := &kept{dir: dir, close: func() error { return nil }, meta: store.Meta{Author: w.author, Message: w.message}}
	if k.meta.Author == "" {
		k.meta.Author = person()
	}
	if k.meta.Message == "" {
		k.meta.Message = "tertulia " + p.command
	}
	var found content.Errors
	if w.store == "" {
		if k.dir == "" {
			k.dir = "."
		}
		var err error
		if k.folder, _, found, err = p.loadSound(k.dir); err != nil {
			return nil, err
		}
	} else {
		keeper, err := openStore(ctx, w.store, false)
		if err != nil {
			return nil, err
		}
		k.close = keeper.Close
		if k.stored, err = live.Open(ctx, keeper, nil); err != nil {
			return nil, errors.Join(err, k.close())
		}
		now := k.stored.Now()
		k.folder, found = now.Folder, now.Found
	}
	if k.folder == nil || isWhole && found.Faults() > 0 {
		return nil, errors.Join(p.reported(k.dir, found), k.close())
	}
	return k, nil
}

// person is who sits at the keyboard, as the system knows, "" if it does not.
func person() string {
	u, err := user.Current()
	switch {
	case err != nil:
		return ""
	case u.Name != "":
		return u.Name
	}
	return u.Username
}

// write writes what plan makes of the site, and returns the files.
func (k *kept) write(ctx context.Context, plan func(*content.Folder) (files []content.File, relied []string, err error)) ([]content.File, error) {
	if k.stored != nil {
		files, err := k.stored.Edit(ctx, k.meta, plan)
		k.folder = k.stored.Now().Folder
		return files, err
	}
	files, _, err := plan(k.folder)
	if err != nil {
		return nil, err
	}
	return files, writeAll(k.dir, files)
}
