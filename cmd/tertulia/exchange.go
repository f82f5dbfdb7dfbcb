package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/exchange"
	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/dir"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/terminal"
)

// exchangeFormats are the formats of files for translators. A file is read by its
// extension.
var exchangeFormats = []struct {
	name       string
	extensions []string
	write      func(*exchange.Job, io.Writer) error
	read       func(io.Reader) (*exchange.Job, error)
}{
	{"xliff", []string{".xlf", ".xliff"}, (*exchange.Job).WriteXLIFF, exchange.ReadXLIFF},
	{"xliff2", nil, (*exchange.Job).WriteXLIFF2, exchange.ReadXLIFF},
	{"po", []string{".po"}, (*exchange.Job).WritePO, exchange.ReadPO},
	{"csv", []string{".csv", ".tsv"}, (*exchange.Job).WriteCSV, exchange.ReadCSV},
}

// exportTexts writes texts into a file for translators.
func (p *program) exportTexts(args []string) error {
	var s exchange.Selection
	flags := p.flags()
	lang := flags.String("lang", "", "")
	from := flags.String("from", "", "")
	format := flags.String("format", "xliff", "")
	only := flags.String("only", "", "")
	events := flags.String("events", "", "")
	before := flags.String("before", "", "")
	approved := flags.Bool("approved", false, "")
	inline := flags.Bool("inline", false, "")
	copySource := flags.Bool("copy-source", false, "")
	at := flags.String("at", "", "")
	output := flags.String("o", "", "")
	messages := flags.Bool("messages", false, "")
	dirs, err := p.parse(flags, args, 0, 1)
	if err != nil {
		return err
	}
	var names []string
	for _, f := range exchangeFormats {
		names = append(names, f.name)
	}
	if err := oneOf("format", *format, names...); err != nil {
		return err
	}
	to, err := languagesOf("lang", *lang)
	if err != nil {
		return err
	}
	if len(to) != 1 {
		return &usageError{"export.language", nil}
	}
	fromAll := *from == "all"
	if !fromAll {
		sources, err := languagesOf("from", *from)
		if err != nil {
			return err
		}
		if len(sources) > 0 {
			s.From = sources[0]
		}
	} else if *output == "" {
		return &usageError{"export.all", nil}
	}
	if *format != "xliff" {
		useless := []string{"approved", "copy-source"}
		if *format != "xliff2" {
			useless = append(useless, "inline")
		}
		if err := uselessWith("--format "+*format, flags, useless...); err != nil {
			return err
		}
	}
	if *messages {
		if fromAll {
			return &usageError{"export.messages", nil}
		}
		if err := uselessWith("--messages", flags, "only", "events", "before", "at", "inline"); err != nil {
			return err
		}
		return p.exportMessages(first(dirs, "."), s.From, to[0], exchangeFormats[slices.Index(names, *format)].write, *output, *approved, *copySource)
	}
	if *before == "" {
		if err := uselessWithout("--before", flags, "at"); err != nil {
			return err
		}
	}
	if s.Only, err = statesOf("only", *only); err != nil {
		return err
	}
	now, err := momentOf("at", *at)
	if err != nil {
		return err
	}
	if s.Before, err = dayOf("before", *before); err != nil {
		return err
	}
	s.To, s.Events, s.Now, s.Words = to[0], listOf(*events), now(), p.wordsFor(to[0], s.From)
	folder, err := p.loadOrReport(first(dirs, "."))
	if err != nil {
		return err
	}
	if history, err := dir.Open(first(dirs, "."), dir.Options{}); err == nil { // else nobody knows what was there
		defer history.Close() // which was only read
		s.Former = store.Former(context.Background(), history, maxFormer)
	}
	write := exchangeFormats[slices.Index(names, *format)].write
	if !fromAll {
		job, err := exchange.Export(folder, s)
		if err != nil {
			return exchangeError(err)
		}
		job.Approved, job.Inline, job.CopySource = *approved, *inline, *copySource
		if err := p.writeJob(job, write, *output); err != nil || *output == "" || job.OtherSource == 0 {
			return err
		}
		fmt.Fprintln(p.stdout, p.say("export.other", i18n.Args{"Count": job.OtherSource}))
		return nil
	}
	for _, tag := range folder.Settings.Languages {
		if i18n.Canonical(tag) == i18n.Canonical(s.To) {
			continue
		}
		s.From = tag
		job, err := exchange.Export(folder, s)
		if err != nil {
			return exchangeError(err)
		}
		if len(job.Units) == 0 {
			continue
		}
		job.Approved, job.Inline, job.CopySource = *approved, *inline, *copySource
		extension := filepath.Ext(*output)
		if err := p.writeJob(job, write, strings.TrimSuffix(*output, extension)+"."+tag.String()+extension); err != nil {
			return err
		}
	}
	return nil
}

// maxFormer is among how many revisions of a file the source of a translation is looked for.
const maxFormer = 20

// wordsFor returns the words for a translator: in the first of some languages that the
// command speaks, else in that of the person at the keyboard.
func (p *program) wordsFor(languages ...language.Tag) *i18n.Localizer {
	for _, tag := range languages {
		base, _ := tag.Base()
		for _, ui := range uiLanguages {
			if b, _ := ui.Base(); b == base && tag != language.Und {
				return p.catalog.Localizer(ui)
			}
		}
	}
	return p.words
}

// writeJob writes a job into a file, or to standard output where none is named.
func (p *program) writeJob(job *exchange.Job, write func(*exchange.Job, io.Writer) error, output string) error {
	var b bytes.Buffer
	if err := write(job, &b); err != nil {
		return err
	}
	if output == "" {
		_, err := b.WriteTo(p.stdout)
		return err
	}
	if err := os.WriteFile(output, b.Bytes(), 0o644); err != nil {
		return err
	}
	fmt.Fprintln(p.stdout, p.say("export.done", i18n.Args{"Count": len(job.Units), "File": terminal.Place(filepath.ToSlash(output))}))
	return nil
}

// exchangeError puts a choice that the folder does not have as a wrong call.
func exchangeError(err error) error {
	switch {
	case errors.Is(err, field.ErrLanguage):
		return &usageError{"exchange.languages", nil}
	case errors.Is(err, field.ErrNotFound):
		id, _, _ := strings.Cut(err.Error(), ":")
		return &usageError{"export.event", i18n.Args{"Name": id}}
	}
	return err
}

// listOf reads a list with commas.
func listOf(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

// statesOf reads a list of states.
func statesOf(name, list string) ([]translation.State, error) {
	var known []string
	for _, s := range translation.States() {
		known = append(known, string(s))
	}
	var states []translation.State
	for _, s := range listOf(list) {
		if err := oneOf(name, s, known...); err != nil {
			return nil, err
		}
		states = append(states, translation.State(s))
	}
	return states, nil
}

// dayOf reads a day, zero where none is given.
func dayOf(name, value string) (time.Time, error) {
	if value == "" {
		return time.Time{}, nil
	}
	day, err := time.Parse(time.DateOnly, value)
	if err != nil {
		return day, &usageError{"usage.flag.day", i18n.Args{"Flag": "--" + name, "Value": value}}
	}
	return day, nil
}

// importTexts writes what translators have sent back into the folder.
func (p *program) importTexts(args []string) error {
	var taking exchange.Taking
	flags := p.flags()
	flags.BoolVar(&taking.Stale, "stale", false, "")
	flags.BoolVar(&taking.Machine, "machine", false, "")
	messages := flags.Bool("messages", false, "")
	args, err := p.parse(flags, args, 1, 2)
	if err != nil {
		return err
	}
	if len(args) == 1 {
		if !*messages {
			return &usageError{"usage.argument.missing", nil}
		}
		args = []string{".", args[0]}
	}
	if *messages {
		if err := uselessWith("--messages", flags, "machine"); err != nil {
			return err
		}
	}
	dir, name := args[0], args[1]
	job, err := p.readJob(name)
	if err != nil {
		return err
	}
	if *messages {
		outcome, err := importMessages(dir, job, taking)
		if err != nil {
			return p.reported(dir, err)
		}
		return p.take(dir, name, outcome)
	}
	folder, err := p.loadOrReport(dir)
	if err != nil {
		return err
	}
	outcome, err := exchange.Import(folder, job, taking)
	if err != nil {
		return exchangeError(err)
	}
	return p.take(dir, name, outcome)
}

// take writes the files of an import of the file called name, and says what became of its texts.
func (p *program) take(dir, name string, outcome *exchange.Outcome) error {
	if err := writeAll(dir, outcome.Files); err != nil {
		return err
	}
	found := outcome.Found.Under(filepath.ToSlash(name))
	if err := found.WriteText(p.stderr, p.words); err != nil {
		return err
	}
	for _, file := range outcome.Files {
		fmt.Fprintln(p.stdout, p.say("set.written", i18n.Args{"File": terminal.Place(filepath.ToSlash(filepath.Join(dir, file.Name)))}))
	}
	for _, counted := range []struct {
		id string
		n  int
	}{{"import.written", outcome.Written}, {"import.unchanged", outcome.Unchanged}, {"import.empty", outcome.Empty}, {"import.unfinished", outcome.Unfinished}, {"import.refused", found.Faults()}} {
		if counted.n > 0 {
			fmt.Fprintln(p.stdout, p.say(counted.id, i18n.Args{"Count": counted.n}))
		}
	}
	if found.Faults() > 0 {
		return errFound
	}
	return nil
}

// readJob reads a file that translators have sent back; what is wrong with it is printed.
func (p *program) readJob(name string) (*exchange.Job, error) {
	extension := strings.ToLower(filepath.Ext(name))
	var known []string
	for _, f := range exchangeFormats {
		known = append(known, f.extensions...)
		if !slices.Contains(f.extensions, extension) {
			continue
		}
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close() // which was only read
		job, err := f.read(file)
		var found content.Errors
		if errors.As(err, &found) {
			if err := found.Under(filepath.ToSlash(name)).WriteText(p.stderr, p.words); err != nil {
				return nil, err
			}
			return nil, errFound
		}
		return job, err
	}
	return nil, &usageError{"import.extension", i18n.Args{"File": name, "Words": strings.Join(known, ", ")}}
}
