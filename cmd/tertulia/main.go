// Command tertulia checks, shows and begins folders of content: events, people
// and institutions in YAML and Markdown, in several languages.
//
//	tertulia new DIR                a small bilingual site to begin with
//	tertulia check [DIR]            everything that is wrong, with its place
//	tertulia status [DIR]           what is missing or stale in which language
//	tertulia set NAME VALUE         one text or one field, without touching any other byte
//	tertulia copy event/ID NEW-ID   an event like another, with its dates moved
//	tertulia rename KIND/ID NEW-ID  another id, wherever it is used
//	tertulia render FILE|DIR/ID     one page
//	tertulia serve DIR              the site in the browser, while one writes
//	tertulia build DIR -o OUT       the whole site as files
//	tertulia export [DIR] --lang L  texts for translators, as XLIFF and the like
//	tertulia import DIR FILE        their translations
//	tertulia schema KIND            the JSON Schema of a kind of file
//
// "tertulia help COMMAND" says more, in English or Spanish (--ui, or LANG).
// It exits with 0 if all is well, with 1 if something is wrong, and with 2 if
// it was called wrongly.
package main

import (
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	_ "time/tzdata" // the time zones, where the system has none

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, os.Getenv))
}

// The exit codes.
const (
	exitOK = iota
	exitFound
	exitUsage
)

var (
	errHelp  = errors.New("help was asked for")  // and printed
	errFound = errors.New("something was found") // and printed
)

// usageError is a wrong call, as a message of the command.
type usageError struct {
	id   string
	args i18n.Args
}

func (e *usageError) Error() string { return e.id }

// program is one run of the command.
type program struct {
	stdout, stderr io.Writer
	catalog        *i18n.Catalog
	words          *i18n.Localizer // of the person at the keyboard
	paint          bool            // stdout is a terminal
	watched        bool            // stderr is one
	command        string
}

var commands = map[string]func(*program, []string) error{
	"new":    (*program).begin,
	"check":  (*program).check,
	"status": (*program).status,
	"set":    (*program).set,
	"copy":   (*program).copy,
	"rename": (*program).rename,
	"render": (*program).render,
	"serve":  (*program).serve,
	"build":  (*program).build,
	"schema": (*program).schema,
	"export": (*program).exportTexts,
	"import": (*program).importTexts,
	"store":  (*program).store,
}

func run(args []string, stdout, stderr io.Writer, env func(string) string) int {
	catalog, err := loadWords()
	if err != nil {
		fmt.Fprintln(stderr, "tertulia:", err)
		return exitFound
	}
	words := wordsFor(catalog, args, env)
	plain := env("NO_COLOR") != "" || env("TERM") == "dumb"
	out := &errWriter{w: stdout}
	p := &program{stdout: out, stderr: stderr, catalog: catalog, words: words, paint: !plain && isTerminal(stdout), watched: isTerminal(stderr)}
	if err = knownUI(args); err == nil {
		err = p.dispatch(args)
	}
	if out.err != nil {
		err = out.err
	}
	var usage *usageError
	switch {
	case err == nil || errors.Is(err, errHelp):
		return exitOK
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "tertulia: %s\n%s\n", p.say(usage.id, usage.args), p.say("usage.more", i18n.Args{"Command": p.command}))
		return exitUsage
	case !errors.Is(err, errFound):
		fmt.Fprintln(stderr, "tertulia:", p.explain(err))
	}
	return exitFound
}

func (p *program) dispatch(args []string) error {
	// What stands before the command can only be --ui, which wordsFor has read.
	flags := p.flags()
	err := flags.Parse(args)
	if args = flags.Args(); err == nil && len(args) > 0 && args[0] == "help" {
		args, err = args[1:], flag.ErrHelp
	}
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		return flagError(err)
	}
	if len(args) > 0 && commands[args[0]] != nil {
		p.command = args[0]
	}
	switch {
	case err != nil:
		return p.help()
	case len(args) == 0:
		return &usageError{"usage.command.missing", nil}
	case p.command == "":
		return &usageError{"usage.command.unknown", i18n.Args{"Command": args[0]}}
	}
	return commands[p.command](p, args[1:])
}

func (p *program) help() error {
	id := "help"
	if p.command != "" {
		id += "." + p.command
	}
	fmt.Fprintln(p.stdout, p.say(id, nil))
	return errHelp
}

// flags returns a set with the flag that all commands have.
func (p *program) flags() *flag.FlagSet {
	flags := flag.NewFlagSet(p.command, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.String("ui", "", "") // read by wordsFor
	return flags
}

// parse reads flags wherever they stand and returns the other arguments, of
// which there must be at least least and at most most.
func (p *program) parse(flags *flag.FlagSet, args []string, least, most int) ([]string, error) {
	var others []string
	for {
		if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
			return nil, p.help()
		} else if err != nil {
			return nil, flagError(err)
		}
		read := len(args) - flags.NArg()
		if read > 0 && args[read-1] == endOfFlags {
			others = append(others, flags.Args()...)
			break
		}
		if args = flags.Args(); len(args) == 0 {
			break
		}
		others, args = append(others, args[0]), args[1:]
	}
	switch {
	case len(others) < least:
		return nil, &usageError{"usage.argument.missing", nil}
	case len(others) > most:
		return nil, &usageError{"usage.argument.extra", i18n.Args{"Argument": others[most]}}
	}
	return others, nil
}

// endOfFlags stands before arguments that may begin with a dash (POSIX.1-2017,
// section 12.2, guideline 10).
const endOfFlags = "--"

// flagError puts what package flag says in the words of the command.
func flagError(err error) error {
	said := err.Error()
	if name, ok := strings.CutPrefix(said, "flag provided but not defined: -"); ok {
		return &usageError{"usage.flag.unknown", i18n.Args{"Flag": "--" + name}}
	}
	if name, ok := strings.CutPrefix(said, "flag needs an argument: -"); ok {
		return &usageError{"usage.flag.empty", i18n.Args{"Flag": "--" + name}}
	}
	return &usageError{"usage.flag.wrong", i18n.Args{"Detail": said}}
}

// oneOf checks the value of a flag that has a list of them.
func oneOf(name, value string, known ...string) error {
	for _, k := range known {
		if k == value {
			return nil
		}
	}
	return &usageError{"usage.flag.value", i18n.Args{"Flag": "--" + name, "Value": value, "Words": strings.Join(known, ", ")}}
}

// uselessWith refuses flags that are given and change nothing beside another one.
func uselessWith(other string, flags *flag.FlagSet, names ...string) error {
	return useless("usage.flag.with", other, flags, names)
}

// uselessWithout refuses flags that are given and change nothing without another one.
func uselessWithout(other string, flags *flag.FlagSet, names ...string) error {
	return useless("usage.flag.without", other, flags, names)
}

func useless(id, other string, flags *flag.FlagSet, names []string) (err error) {
	flags.Visit(func(f *flag.Flag) {
		if err == nil && slices.Contains(names, f.Name) {
			err = &usageError{id, i18n.Args{"Flag": "--" + f.Name, "Other": other}}
		}
	})
	return err
}

//go:embed messages
var messages embed.FS

// loadWords returns the words of the command in all its languages, and those of
// pages for the names of sign languages.
func loadWords() (*i18n.Catalog, error) {
	own, err := fs.Sub(messages, "messages")
	if err != nil {
		return nil, err
	}
	return i18n.Load(uiLanguages, locales.FS, content.Messages(), own)
}

// wordsFor returns the words in the language that --ui names, else in that of the
// environment, else in English.
func wordsFor(catalog *i18n.Catalog, args []string, env func(string) string) *i18n.Localizer {
	ui, _ := uiFlag(args)
	wishes := []string{ui}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} { // POSIX 8.2: the first that is set
		if value := env(name); value != "" {
			value, _, _ = strings.Cut(value, ".") // es_MX.UTF-8
			wishes = append(wishes, strings.ReplaceAll(value, "_", "-"))
			break
		}
	}
	return catalog.Localizer(catalog.Match(wishes...))
}

// uiLanguages are those in which the command speaks.
var uiLanguages = []language.Tag{language.English, language.Spanish}

// knownUI refuses a --ui in which the command has no words. A regional tag
// (es-MX) names its language.
func knownUI(args []string) error {
	value, given := uiFlag(args)
	if !given {
		return nil
	}
	tag, err := language.Parse(value)
	base, _ := tag.Base()
	var known []string
	for _, ui := range uiLanguages {
		if b, _ := ui.Base(); err == nil && b == base {
			return nil
		}
		known = append(known, ui.String())
	}
	return oneOf("ui", value, known...)
}

// uiFlag returns the value of --ui. One without a value is not given: package
// flag reports it.
func uiFlag(args []string) (value string, given bool) {
	for i, arg := range args {
		name, value, given := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		switch {
		case arg == endOfFlags:
			return "", false
		case name != "ui" || !strings.HasPrefix(arg, "-"):
		case given:
			return value, true
		case i+1 < len(args):
			return args[i+1], true
		}
	}
	return "", false
}
