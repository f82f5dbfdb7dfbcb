package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/terminal"
)

// status prints how every text stands in every language, and keeps the lock.
func (p *program) status(args []string) (err error) {
	var marks translation.Marks
	flags := p.flags()
	format := flags.String("format", "text", "")
	lang := flags.String("lang", "", "")
	require := flags.String("require", "", "")
	update := flags.Bool("update", false, "")
	all := flags.Bool("all", false, "")
	at := flags.String("at", "", "")
	place := whereFlags(flags)
	flags.Func("accept", "", func(s string) error { marks.Accept = append(marks.Accept, s); return nil })
	var meant []string
	flags.Func("ok", "", func(s string) error { meant = append(meant, s); return nil })
	flags.Func("machine", "", func(s string) error { marks.Machine = append(marks.Machine, s); return nil })
	dirs, err := p.parse(flags, args, 0, 1)
	if err != nil {
		return err
	}
	if err := oneOf("format", *format, "text", "json"); err != nil {
		return err
	}
	for _, s := range meant {
		if err := mean(&marks, s); err != nil {
			return err
		}
	}
	wanted, err := languagesOf("lang", *lang)
	if err != nil {
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
	if *format == "json" {
		if err := uselessWith("--format json", flags, "all"); err != nil {
			return err
		}
	}
	*update = *update || len(marks.Accept)+len(marks.Machine)+len(marks.Meant) > 0
	if !*update {
		if err := uselessWithout("--update", flags, "at", "author", "message"); err != nil {
			return err
		}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	k, err := p.openKept(ctx, first(dirs, ""), place, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, k.close()) }()
	if *update {
		if err := p.relock(ctx, k, marks, now()); err != nil {
			return err
		}
	}
	folder, dir := k.folder, k.dir
	texts := folder.Status(wanted...)
	odd := differencesOf(folder, wanted)
	if *format == "json" {
		err = writeStatus(p.stdout, folder, texts, odd)
	} else {
		p.table(dir, folder, texts, odd, *all)
	}
	if err != nil || len(required) == 0 {
		return err
	}
	var incomplete content.Errors
	if !errors.As(folder.Incomplete(required...), &incomplete) {
		return nil
	}
	if *format == "text" {
		fmt.Fprintln(p.stdout)
		if err := p.report(incomplete.Under(filepath.ToSlash(dir))); err != nil {
			return err
		}
	}
	return errFound
}

// mean reads which differences of a text are meant: "numbers,dates=event/open-archives#title@en".
func mean(marks *translation.Marks, value string) error {
	words, name, ok := strings.Cut(value, "=")
	var known []string
	for _, d := range translation.AllDifferences() {
		known = append(known, string(d))
	}
	if !ok || name == "" {
		return &usageError{"status.ok", i18n.Args{"Value": value, "Words": strings.Join(known, ", ")}}
	}
	if marks.Meant == nil {
		marks.Meant = make(map[string][]translation.Difference)
	}
	for _, word := range listOf(words) {
		if err := oneOf("ok", word, known...); err != nil {
			return err
		}
		marks.Meant[name] = append(marks.Meant[name], translation.Difference(word))
	}
	return nil
}

// loadOrReport reads a folder; what is wrong in it is printed.
func (p *program) loadOrReport(dir string) (*content.Folder, error) {
	folder, _, err := p.load(dir)
	return folder, p.reported(dir, err)
}

// reported prints the faults of a folder that could not be read.
func (p *program) reported(dir string, err error) error {
	var found content.Errors
	if !errors.As(err, &found) {
		return err
	}
	faults := slices.DeleteFunc(found.Under(filepath.ToSlash(dir)), func(e *content.Error) bool { return e.Warning })
	if err := faults.WriteText(p.stderr, p.words); err != nil {
		return err
	}
	return errFound
}

func languagesOf(name, list string) ([]language.Tag, error) {
	var tags []language.Tag
	for _, s := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' }) {
		tag, err := language.Parse(s)
		if err != nil {
			return nil, &usageError{"usage.flag.language", i18n.Args{"Flag": "--" + name, "Value": s}}
		}
		tags = append(tags, tag)
	}
	return tags, nil
}

// momentOf returns the clock that a flag sets, and the one on the wall where it is
// not given.
func momentOf(name, value string) (func() time.Time, error) {
	if value == "" {
		return time.Now, nil
	}
	at, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return nil, &usageError{"usage.flag.moment", i18n.Args{"Flag": "--" + name, "Value": value}}
	}
	return func() time.Time { return at }, nil
}

// relock writes the files of the lock and that of the addresses anew, and reads the
// folder again.
func (p *program) relock(ctx context.Context, k *kept, marks translation.Marks, at time.Time) error {
	_, err := k.write(ctx, func(now *content.Folder) ([]content.File, []string, error) {
		lock, err := now.Relock(marks)
		if err != nil {
			return nil, nil, err
		}
		files, err := now.LockFiles(lock)
		if err != nil {
			return nil, nil, err
		}
		addresses, err := now.AddressFiles(at)
		return append(files, addresses...), nil, err
	})
	var unknown *translation.UnknownMarkError
	if errors.As(err, &unknown) {
		return &usageError{"status.mark", i18n.Args{"Mark": unknown.Mark}}
	}
	if err == nil && k.stored == nil {
		k.folder, err = p.loadOrReport(k.dir)
	}
	return err
}

// differencesOf returns in what translations differ from their sources, by the names of
// the texts in their languages.
func differencesOf(folder *content.Folder, languages []language.Tag) map[string][]translation.Difference {
	odd := make(map[string][]translation.Difference)
	for _, d := range folder.Survey().Disagreements(folder.Things(), languages...) {
		if d.Difference == translation.Same && d.State == translation.SameAsSource {
			continue // the state says so
		}
		odd[nameOf(d.Text)] = append(odd[nameOf(d.Text)], d.Difference)
	}
	return odd
}

func nameOf(t translation.Text) string { return t.Place.String() + "@" + t.Lang.String() }

// table prints the texts that need somebody, by file, and the counts of all.
func (p *program) table(dir string, folder *content.Folder, texts []translation.Text, odd map[string][]translation.Difference, all bool) {
	needed := func(t translation.Text) bool { return needed(t) || len(odd[nameOf(t)]) > 0 }
	width := 0
	for _, t := range texts {
		if all || needed(t) {
			width = max(width, utf8.RuneCountInString(terminal.Line(t.Path.String())))
		}
	}
	file := ""
	for _, t := range texts {
		if !all && !needed(t) {
			continue
		}
		if at := folder.FileIn(t.Ref, t.Lang); at != file {
			file = at
			fmt.Fprintln(p.stdout, p.in(bold, terminal.Place(filepath.ToSlash(filepath.Join(dir, file)))))
		}
		state := p.state(t.State)
		for _, d := range odd[nameOf(t)] {
			state += ", " + p.in(yellow, p.say("difference."+string(d), nil))
		}
		fmt.Fprintf(p.stdout, "  %s  %s  %s\n", pad(terminal.Line(t.Path.String()), width), pad(t.Lang.String(), 3), state)
	}
	if file != "" {
		fmt.Fprintln(p.stdout)
	}
	p.counts(texts)
}

// needed reports whether somebody should look at a text.
func needed(t translation.Text) bool {
	return t.State == translation.Missing || t.State == translation.Stale || t.State == translation.MachineMade || t.State == translation.SameAsSource
}

func (p *program) state(s translation.State) string {
	word := p.say("state."+string(s), nil)
	switch s {
	case translation.Missing:
		return p.in(red, word)
	case translation.Stale, translation.MachineMade:
		return p.in(yellow, word)
	}
	return word
}

func (p *program) counts(texts []translation.Text) {
	var languages []language.Tag
	count := make(map[language.Tag]map[translation.State]int)
	for _, t := range texts {
		if count[t.Lang] == nil {
			count[t.Lang] = make(map[translation.State]int)
			languages = append(languages, t.Lang)
		}
		count[t.Lang][t.State]++
	}
	for _, tag := range languages {
		var parts []string
		for _, s := range translation.States() {
			if n := count[tag][s]; n > 0 {
				parts = append(parts, fmt.Sprintf("%s: %d", p.state(s), n))
			}
		}
		fmt.Fprintf(p.stdout, "%s  %s\n", pad(tag.String(), 3), strings.Join(parts, ", "))
	}
}

// writeStatus writes the status for machines; docs/content.md describes it.
func writeStatus(w io.Writer, folder *content.Folder, texts []translation.Text, odd map[string][]translation.Difference) error {
	type text struct {
		File     string            `json:"file"`
		Kind     string            `json:"kind"`
		ID       string            `json:"id"`
		Field    string            `json:"field"`
		Draft    bool              `json:"draft"`
		Source   string            `json:"source"`
		Language string            `json:"language"`
		State    translation.State `json:"state"`

		Differences []translation.Difference `json:"differences,omitempty"` // from its source
	}
	status := struct {
		Version int    `json:"version"`
		Texts   []text `json:"texts"`
	}{1, make([]text, len(texts))}
	for i, t := range texts {
		status.Texts[i] = text{folder.FileIn(t.Ref, t.Lang), string(t.Ref.Kind), t.Ref.ID, t.Path.String(), t.Draft, t.Source.String(), t.Lang.String(), t.State, odd[nameOf(t)]}
	}
	return terminal.JSON(w, status)
}
