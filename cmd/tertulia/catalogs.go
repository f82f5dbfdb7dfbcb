package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/exchange"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/site"
)

// ownMessages is the folder of a site's own words, in the folder of its content.
const ownMessages = "messages"

// exportMessages writes the words of pages, of reports and of this command, and those
// that the site in dir has of its own, into a file for translators.
func (p *program) exportMessages(dir string, from, to language.Tag, write func(*exchange.Job, io.Writer) error, output string, approved, copySource bool) error {
	if from == language.Und {
		from = language.English
	}
	if i18n.Canonical(from) == i18n.Canonical(to) {
		return &usageError{"export.same", nil}
	}
	catalog, err := allMessages(dir, from, to)
	if err != nil {
		return err
	}
	job := exchange.ExportMessages(catalog, from, to)
	job.Approved, job.CopySource = approved, copySource
	return p.writeJob(job, write, output)
}

// importMessages returns what becomes of the site's own words by those of a job.
func importMessages(dir string, job *exchange.Job, taking exchange.Taking) (*exchange.Outcome, error) {
	catalog, err := allMessages(dir, job.From, job.To)
	if err != nil {
		return nil, err
	}
	name := ownMessages + "/" + job.To.String() + ".yaml"
	file, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return exchange.ImportMessages(catalog, job, taking, name, file)
}

// shippedMessages returns the words of pages, of reports and of the command, each of which
// a site may have in words of its own.
func shippedMessages() ([]fs.FS, error) {
	command, err := fs.Sub(messages, "messages")
	return []fs.FS{locales.FS, content.Messages(), site.Messages(), command}, err
}

// withoutShipped leaves out that no page uses a message, where a report or the command does:
// a site has such words when it has sent away all of them.
func withoutShipped(doubts content.Errors) (content.Errors, error) {
	sources, err := shippedMessages()
	if err != nil {
		return nil, err
	}
	shipped, err := i18n.Load([]language.Tag{language.English}, sources...)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(doubts, func(e *content.Error) bool {
		return e.ID == "warning.message.unknown" && slices.Contains(shipped.IDs(), e.Path.String())
	}), nil
}

// allMessages returns every word that is shipped, and the own ones of the site in dir.
func allMessages(dir string, from, to language.Tag) (*i18n.Catalog, error) {
	sources, err := shippedMessages()
	if err != nil {
		return nil, err
	}
	own := filepath.Join(dir, ownMessages)
	if info, err := os.Stat(own); err == nil && info.IsDir() {
		sources = append(sources, os.DirFS(own))
	}
	return i18n.Load([]language.Tag{from, to}, sources...)
}
