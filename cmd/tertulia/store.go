package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/signal"
	"strings"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
	"github.com/tertulia-go/tertulia/content/store/postgres"
	"github.com/tertulia-go/tertulia/content/store/sqlite"
	"github.com/tertulia-go/tertulia/i18n"
)

// keeper is a store that is to be closed.
type keeper interface {
	store.Store
	Close() error
}

// openStore opens the store that a flag names: sqlite:FILE, or the URL of a PostgreSQL
// database. Unless it is to be made, a file must be there.
func openStore(ctx context.Context, name string, make bool) (keeper, error) {
	kind, at, _ := strings.Cut(name, ":")
	switch {
	case kind == "sqlite" && at != "":
		if _, err := os.Stat(at); err != nil && (!make || !errors.Is(err, fs.ErrNotExist)) {
			return nil, err
		}
		return sqlite.Open(at, sqlite.Options{})
	case kind == "postgres" || kind == "postgresql":
		return postgres.Open(ctx, name, postgres.Options{})
	case name == "":
		return nil, &usageError{"store.missing", nil}
	}
	return nil, &usageError{"store.name", i18n.Args{"Name": name}}
}

// store copies the files of a site between a folder and a database.
func (p *program) store(args []string) (err error) {
	flags := p.flags()
	name := flags.String("store", "", "")
	replace := flags.Bool("replace", false, "")
	args, err = p.parse(flags, args, 2, 2)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	what, place := args[0], args[1]
	if err := oneOf("store", what, "export", "import", "backup"); err != nil {
		return &usageError{"store.what", i18n.Args{"Word": what}}
	}
	if what == "backup" {
		if err := uselessWith("backup", flags, "replace"); err != nil {
			return err
		}
	}
	if what == "import" {
		if err := isFolder(place); err != nil {
			return err
		}
	}
	database, err := openStore(ctx, *name, what == "import")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	switch what {
	case "backup":
		file, ok := database.(*sqlite.Store)
		if !ok {
			return &usageError{"store.backup", nil}
		}
		if err := file.Backup(ctx, place); err != nil {
			return err
		}
		fmt.Fprintln(p.stdout, p.say("store.backedup", i18n.Args{"File": place}))
		return nil
	case "export":
		if err := os.MkdirAll(place, 0o755); err != nil {
			return err
		}
	}
	folder, err := dir.Open(place, dir.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	if what == "export" {
		return p.copyFiles(ctx, database, folder, what, place, *replace)
	}
	return p.copyFiles(ctx, folder, database, what, *name, *replace)
}

// copyFiles makes the files of one store those of another. One that has others loses
// them only where that is asked for.
func (p *program) copyFiles(ctx context.Context, from, to store.Store, what, name string, replace bool) error {
	before, err := to.Snapshot(ctx)
	if err != nil {
		return err
	}
	now, err := from.Snapshot(ctx)
	if err != nil {
		return err
	}
	if there := len(before.Paths()); there > 0 && !replace && before.Version() != now.Version() {
		return &usageError{"store.full", i18n.Args{"Count": there}}
	}
	if _, err := store.Copy(ctx, from, to, store.Meta{Author: "tertulia", Message: "tertulia store " + what}); err != nil {
		return err
	}
	fmt.Fprintln(p.stdout, p.say("store."+what+"ed", i18n.Args{"Count": len(now.Paths()), "Place": withoutPassword(name)}))
	return nil
}

// withoutPassword is the name of a store as it may be shown.
func withoutPassword(name string) string {
	at, err := url.Parse(name)
	if err != nil || at.Host == "" {
		kind, _, _ := strings.Cut(name, ":")
		if kind == "postgres" || kind == "postgresql" {
			return kind
		}
		return name
	}
	if at.User != nil {
		at.User = url.User(at.User.Username())
	}
	query := at.Query()
	query.Del("password")
	at.RawQuery = query.Encode()
	return at.String()
}
