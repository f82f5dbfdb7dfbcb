package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/i18n"
)

//go:embed all:starter
var starter embed.FS

// begin writes a small bilingual site into a new folder, with the schemas that
// its files name and a lock.
func (p *program) begin(args []string) error {
	dirs, err := p.parse(p.flags(), args, 1, 1)
	if err != nil {
		return err
	}
	dir := dirs[0]
	switch entries, err := os.ReadDir(dir); {
	case err == nil && len(entries) > 0:
		return &usageError{"new.full", i18n.Args{"Folder": dir}}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	files, err := fs.Sub(starter, "starter")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := copyInto(dir, files); err != nil {
		return err
	}
	for _, kind := range content.FileKinds() {
		var b bytes.Buffer
		if err := content.WriteSchema(&b, kind, p.words); err != nil {
			return err
		}
		if err := write(filepath.Join(dir, ".schema", kind+".json"), b.Bytes()); err != nil {
			return err
		}
	}
	k, err := p.openKept(context.Background(), dir, &where{}, true)
	if err != nil {
		return err
	}
	if err := p.relock(context.Background(), k, translation.Marks{}, time.Now()); err != nil {
		return err
	}
	fmt.Fprintln(p.stdout, p.say("new.done", i18n.Args{"Folder": dir}))
	return nil
}

func copyInto(dir string, files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		return write(filepath.Join(dir, filepath.FromSlash(name)), data)
	})
}

func write(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}
