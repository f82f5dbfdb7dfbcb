package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/i18n"
)

// TestMain makes the binary of the tests be the command where it is called by its name,
// as "exec tertulia" does in a script.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) == "tertulia" {
		main()
	}
	os.Exit(withCommandInPath(m.Run))
}

func withCommandInPath(test func() int) int {
	bin, err := os.MkdirTemp("", "tertulia-bin-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(bin)
	self, err := os.Executable()
	if err == nil {
		err = errors.Join(os.Symlink(self, filepath.Join(bin, "tertulia")),
			os.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH")))
	}
	if err != nil {
		panic(err)
	}
	return test()
}

// The scripts call the command some 300 times, "tertulia" within this process, which costs a
// tenth of "exec tertulia", with which one script and whatever depends on a process calls it.
func TestScripts(t *testing.T) {
	t.Parallel()
	scripts, err := filepath.Abs("testdata/script")
	require.NoError(t, err)
	testscript.Run(t, testscript.Params{
		Dir:  scripts,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"tertulia": callCommand},
		Setup: func(env *testscript.Env) error {
			env.Setenv("LC_ALL", "")
			env.Setenv("LC_MESSAGES", "")
			env.Setenv("LANG", "C")
			return nil
		},
	})
}

// workingDirectory is held by the script that is in its folder: a process has one.
var workingDirectory sync.Mutex

// callCommand runs the command in the folder of a script, with the environment of the script.
func callCommand(script *testscript.TestScript, fails bool, args []string) {
	workingDirectory.Lock()
	defer workingDirectory.Unlock()
	before, err := os.Getwd()
	script.Check(err)
	script.Check(os.Chdir(script.MkAbs(".")))
	code := run(args, script.Stdout(), script.Stderr(), script.Getenv)
	script.Check(os.Chdir(before))
	if fails != (code != exitOK) {
		script.Fatalf("exit code %d", code)
	}
}

func TestTheWordsOfTheCommandAreComplete(t *testing.T) {
	t.Parallel()
	own, err := fs.Sub(messages, "messages")
	require.NoError(t, err)
	catalog, err := i18n.Load([]language.Tag{language.English, language.Spanish}, content.Messages(), own)
	require.NoError(t, err)
	assert.Empty(t, catalog.Gaps())
	english := catalog.Localizer(language.English)
	for _, s := range translation.States() {
		assert.True(t, english.Has("state."+string(s)), s)
	}
	for name := range commands {
		assert.True(t, english.Has("help."+name), name)
	}
}

func TestTheLanguageOfThePersonAtTheKeyboard(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		args []string
		env  map[string]string
		want string
	}{
		{"nothing is said", nil, nil, "en"},
		{"the system's", nil, map[string]string{"LANG": "es_MX.UTF-8"}, "es"},
		{"LC_ALL before LANG", nil, map[string]string{"LANG": "en_US.UTF-8", "LC_ALL": "es_CO"}, "es"},
		{"a language without words", nil, map[string]string{"LANG": "de_DE.UTF-8"}, "en"},
		{"the C locale", nil, map[string]string{"LC_ALL": "C.UTF-8", "LANG": "es_ES"}, "en"},
		{"the flag before the system", []string{"check", "--ui", "en"}, map[string]string{"LANG": "es_MX.UTF-8"}, "en"},
		{"the flag in one word", []string{"-ui=es", "check"}, nil, "es"},
		{"the flag without a value", []string{"--ui"}, nil, "en"},
	}
	catalog, err := loadWords()
	require.NoError(t, err)
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			words := wordsFor(catalog, tc.args, func(name string) string { return tc.env[name] })
			assert.Equal(t, tc.want, words.Tag().String())
		})
	}
}

func TestColoursAreForTerminals(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	p := &program{stdout: &b, paint: true}
	assert.Equal(t, "\x1b[31mx\x1b[0m", p.in(red, "x"))
	p.paint = isTerminal(&b)
	assert.Equal(t, "x", p.in(red, "x"))
}

func TestWatchShowsHowManyFilesAreOpen(t *testing.T) {
	t.Parallel()
	catalog, err := loadWords()
	require.NoError(t, err)
	var b bytes.Buffer
	p := &program{stderr: &b, words: catalog.Localizer(language.English)}
	files := fstest.MapFS{"a": {}, "b": {Mode: fs.ModeSymlink, Data: []byte("a")}}
	fsys, done := p.watch(files)
	assert.Equal(t, fs.FS(files), fsys, "nobody watches")
	done()

	p.watched = true
	fsys, done = p.watch(files)
	_, err = fs.ReadFile(fsys, "a")
	require.NoError(t, err)
	assert.EqualValues(t, 1, fsys.(*counter).opened.Load())
	target, err := fs.ReadLink(fsys, "b")
	require.NoError(t, err)
	assert.Equal(t, "a", target, "links stay visible")
	info, err := fs.Lstat(fsys, "b")
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&fs.ModeSymlink)
	done()
	assert.Empty(t, b.String(), "nobody has waited")
}

func TestTheExitCodes(t *testing.T) {
	t.Parallel()
	site := t.TempDir()
	require.NoError(t, os.WriteFile(site+"/site.yaml", []byte("name: A\nlanguages: es\n"), 0o600))
	cases := []struct {
		name   string
		args   []string
		stdout io.Writer
		want   int
	}{
		{"all is well", []string{"check", site}, &bytes.Buffer{}, exitOK},
		{"a full disk", []string{"check", site}, fullDisk{}, exitFound},
		{"a folder that is not there", []string{"check", site + "/nowhere"}, &bytes.Buffer{}, exitUsage},
		{"a language in which the command has no words", []string{"check", site, "--ui", "fr"}, &bytes.Buffer{}, exitUsage},
		{"a language that is none", []string{"check", site, "--ui=xx"}, &bytes.Buffer{}, exitUsage},
		{"a language that is empty", []string{"check", site, "--ui="}, &bytes.Buffer{}, exitUsage},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			var stderr bytes.Buffer
			assert.Equal(t, tc.want, run(tc.args, tc.stdout, &stderr, func(string) string { return "" }))
			assert.Equal(t, tc.want == exitOK, stderr.Len() == 0, stderr.String())
		})
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

func TestWhyAStoreCannotBeUsedIsSaidInWords(t *testing.T) {
	t.Parallel()
	catalog, err := loadWords()
	require.NoError(t, err)
	p := &program{words: catalog.Localizer(language.Spanish)}
	for err, want := range map[error]string{
		store.ErrLocked:   "otro programa está usando los archivos",
		store.ErrNewer:    "una versión más nueva de tertulia",
		store.ErrForeign:  "no es de tertulia",
		store.ErrReadOnly: "se pueden leer, pero no escribir",
	} {
		assert.Contains(t, p.explain(fmt.Errorf("site.db: %w", err)), want)
	}
}
