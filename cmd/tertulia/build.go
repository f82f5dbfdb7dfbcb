package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/site"
)

// build writes a site as files.
func (p *program) build(args []string) error {
	flags := p.flags()
	output := flags.String("o", "", "")
	baseURL := flags.String("base-url", "", "")
	at := flags.String("at", "", "")
	strict := flags.Bool("strict", false, "")
	dirs, err := p.parse(flags, args, 1, 1)
	if err != nil {
		return err
	}
	if *output == "" {
		return &usageError{"build.output", nil}
	}
	now, err := momentOf("at", *at)
	if err != nil {
		return err
	}
	if err := canBeFolder(*output); err != nil {
		return err
	}
	if err := apart(dirs[0], *output); err != nil {
		return err
	}
	defer saveMemory()()
	began, moment := time.Now(), now()
	folder, err := p.loadOrReport(dirs[0])
	if err != nil {
		return err
	}
	if *strict {
		if err := p.refuseDoubts(dirs[0], folder, moment); err != nil {
			return err
		}
	}
	root, err := os.OpenRoot(dirs[0])
	if err != nil {
		return err
	}
	defer root.Close() // which was only read
	s, err := site.New(folder, root.FS(), site.Options{BaseURL: *baseURL, Now: func() time.Time { return moment }})
	if errors.Is(err, site.ErrBaseURL) {
		return &usageError{"links.base", i18n.Args{"Value": *baseURL}}
	} else if err != nil {
		return p.reported(dirs[0], err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	progress, done := p.watchBuild()
	built, err := s.Build(ctx, *output, progress)
	done()
	if err != nil {
		return p.unbuilt(*output, err)
	}
	p.tell(folder, *output, built, time.Since(began))
	return nil
}

// saveMemory lets the program have less memory beside what it holds, for a tenth more of
// the processors: a build holds all of the content. Whoever sets GOGC decides. The
// function it returns ends that.
func saveMemory() func() {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(60)
	return func() { debug.SetGCPercent(before) }
}

// canBeFolder refuses the name of a folder where something else stands, or above it.
func canBeFolder(name string) error {
	for {
		if _, err := os.Lstat(name); err == nil {
			if info, err := os.Stat(name); err != nil || !info.IsDir() {
				return &usageError{"build.file", i18n.Args{"File": name}}
			}
			return nil
		}
		above := filepath.Dir(name)
		if above == name {
			return nil
		}
		name = above
	}
}

// apart refuses a folder of output that is the content's, or inside it, or around
// it: a build would read what it writes.
func apart(dir, output string) error {
	from, err := realPath(dir)
	if err != nil {
		return err
	}
	to, err := realPath(output)
	if err != nil {
		return err
	}
	if isWithin(from, to) || isWithin(to, from) {
		return &usageError{"build.inside", i18n.Args{"Folder": dir, "Output": output}}
	}
	return nil
}

// realPath returns where a file is, as far as there is such a file, without links.
func realPath(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	found, err := filepath.EvalSymlinks(abs)
	if !errors.Is(err, fs.ErrNotExist) || abs == filepath.Dir(abs) {
		return found, err
	}
	above, err := realPath(filepath.Dir(abs))
	return filepath.Join(above, filepath.Base(abs)), err
}

// isWithin reports whether a file is a folder or in it.
func isWithin(file, folder string) bool {
	rel, err := filepath.Rel(folder, file)
	return err == nil && filepath.IsLocal(rel)
}

// refuseDoubts prints what is odd in a folder and what is not translated, and
// returns an error if anything is.
func (p *program) refuseDoubts(dir string, folder *content.Folder, at time.Time) error {
	found := append(content.Errors{}, folder.Warnings...)
	found = append(found, folder.Doubts(at)...)
	var incomplete content.Errors
	errors.As(folder.Incomplete(), &incomplete)
	found = append(found, incomplete...)
	if len(found) == 0 {
		return nil
	}
	if err := found.Under(filepath.ToSlash(dir)).WriteText(p.stderr, p.words); err != nil {
		return err
	}
	return errFound
}

// unbuilt says why there is no site where the reason is in the folder of output.
func (p *program) unbuilt(output string, err error) error {
	switch {
	case errors.Is(err, site.ErrForeign):
		p.note("build.foreign", i18n.Args{"Output": output})
	case errors.Is(err, context.Canceled):
		p.note("build.stopped", i18n.Args{"Output": output})
	default:
		return err
	}
	return errFound
}

// tell prints what has been built, and when it has to be built again.
func (p *program) tell(folder *content.Folder, output string, built site.Built, took time.Duration) {
	var languages []string
	for _, tag := range folder.Settings.Languages {
		languages = append(languages, tag.String())
	}
	fmt.Fprintln(p.stdout, p.in(green, p.say("build.done", i18n.Args{
		"Count": built.Pages, "Languages": strings.Join(languages, ", "), "Output": output,
	})))
	fmt.Fprintln(p.stdout, p.say("build.files", i18n.Args{
		"Count": built.Files, "Written": built.Written, "Removed": built.Removed,
		"Weight": fmt.Sprintf("%.1f", float64(built.Bytes)/1e6), "Seconds": fmt.Sprintf("%.1f", took.Seconds()),
	}))
	var gaps content.Errors
	if errors.As(folder.Incomplete(), &gaps) {
		fmt.Fprintln(p.stdout, p.in(yellow, p.say("build.gaps", i18n.Args{"Count": len(gaps)})))
	}
	if !built.Until.IsZero() {
		fmt.Fprintln(p.stdout, p.say("build.until", i18n.Args{"Moment": built.Until.Format(time.RFC3339)}))
	}
}
