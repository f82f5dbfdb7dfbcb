package i18n_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
)

func files(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

func load(t testing.TB, languages string, fsys ...fstest.MapFS) *i18n.Catalog {
	t.Helper()
	c, err := tryLoad(languages, fsys...)
	require.NoError(t, err)
	return c
}

func tryLoad(languages string, fsys ...fstest.MapFS) (*i18n.Catalog, error) {
	switch len(fsys) {
	case 0:
		return i18n.Load(tags(languages))
	case 1:
		return i18n.Load(tags(languages), fsys[0])
	}
	return i18n.Load(tags(languages), fsys[0], fsys[1])
}

func tags(s string) []language.Tag {
	var tags []language.Tag
	for _, f := range strings.Fields(s) {
		tags = append(tags, language.Make(f))
	}
	return tags
}

func TestMessages(t *testing.T) {
	t.Parallel()
	c := load(t, "en es", files(
		"en.yaml", `
hosted: {description: A heading., other: Hosted by}
held: {other: "Held in {{.Language}}."}
results:
  one: "{{.Count}} event"
  other: "{{.Count}} events"
role.moderator: Moderator
shout: {other: "{{if .Loud}}{{.Name}}!{{else}}{{.Name}}{{end}}"}
`,
		"es.yaml", `
hosted: Organiza
held: {other: "En {{.Language}}."}
results: {one: "{{.Count}} evento", many: "{{.Count}} de eventos", other: "{{.Count}} eventos"}
role:
  moderator:
    other: Modera
    
role.moderator.feminine: Moderadora
`,
		"es-ES.yaml", `hosted: Organizado por`,
	))
	cases := []struct {
		name, reader, id string
		args             i18n.Args
		want             i18n.Localized
	}{
		{"a label", "en", "hosted", nil, i18n.Localized{Value: "Hosted by", Lang: language.English, Source: i18n.Exact}},
		{"a label of the parent", "es-AR", "hosted", nil, i18n.Localized{Value: "Organiza", Lang: language.Spanish, Source: i18n.Parent}},
		{"the region's own", "es-ES", "hosted", nil, i18n.Localized{Value: "Organizado por", Lang: language.Make("es-ES"), Source: i18n.Exact}},
		{"message by message", "es-ES", "held", i18n.Args{"Language": "inglés"}, i18n.Localized{Value: "En inglés.", Lang: language.Spanish, Source: i18n.Parent}},
		{"a close language", "gl", "hosted", nil, i18n.Localized{Value: "Organiza", Lang: language.Spanish, Source: i18n.Fallback}},
		{"the main language", "de", "hosted", nil, i18n.Localized{Value: "Hosted by", Lang: language.English, Source: i18n.Fallback}},
		{"one", "es", "results", i18n.Args{"Count": 1}, i18n.Localized{Value: "1 evento", Lang: language.Spanish, Source: i18n.Exact}},
		{"many", "es", "results", i18n.Args{"Count": 1_000_000}, i18n.Localized{Value: "1000000 de eventos", Lang: language.Spanish, Source: i18n.Exact}},
		{"a template", "en", "shout", i18n.Args{"Name": "Ana", "Loud": true}, i18n.Localized{Value: "Ana!", Lang: language.English, Source: i18n.Exact}},
		{"an unknown id is missing", "en", "nothing", nil, i18n.Localized{}},
		{"a missing argument is missing", "en", "held", nil, i18n.Localized{}},
		{"a missing argument of a template is missing", "en", "shout", i18n.Args{"Name": "Ana"}, i18n.Localized{}},
		{"a missing count is missing", "en", "results", nil, i18n.Localized{}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, tc.want, c.Localizer(language.Make(tc.reader)).Message(tc.id, tc.args))
		})
	}
}

func TestHas(t *testing.T) {
	t.Parallel()
	l := load(t, "en es", files("es.yaml", "hello: Hola")).Localizer(language.English)
	assert.True(t, l.Has("hello"), "in any language")
	assert.False(t, l.Has("bye"))
	assert.False(t, new(i18n.Localizer).Has("hello"))
}

func TestAZeroLocalizerIsAReaderOfNoLanguage(t *testing.T) {
	t.Parallel()
	var l i18n.Localizer
	assert.Equal(t, i18n.Localized{Value: "es", Lang: language.Spanish, Source: i18n.Fallback}, l.Text(text("es")))
	assert.Zero(t, l.Message("hello", nil))
	assert.Zero(t, l.Variant("hello", "feminine", nil))
	assert.Nil(t, l.Parts("hello", nil))
}

func TestVariant(t *testing.T) {
	t.Parallel()
	c := load(t, "en es", files(
		"en.yaml", "role.moderator: Moderator",
		"es.yaml", `
role.moderator: Modera
role.moderator.feminine: Moderadora
role.speaker: Interviene
role.speaker.feminine: Oradora
into: al {{.Language}}
into.ase: a la {{.Language}}
`,
		"es-ES.yaml", "role.speaker: Ponente",
	))
	cases := []struct{ name, reader, id, variant, want string }{
		{"the variant", "es", "role.moderator", "feminine", "Moderadora"},
		{"none is asked for", "es", "role.moderator", "", "Modera"},
		{"the language has none", "es", "role.moderator", "masculine", "Modera"},
		{"none in another language", "en", "role.moderator", "feminine", "Moderator"},
		{"none in a parent whose message is replaced", "es-ES", "role.speaker", "feminine", "Ponente"},
		{"the parent's where nothing is replaced", "es-ES", "role.moderator", "feminine", "Moderadora"},
		{"with arguments", "es", "into", "ase", "a la lengua"},
		{"an unknown message", "es", "role.unknown", "feminine", ""},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			l := c.Localizer(language.Make(tc.reader))
			assert.Equal(t, tc.want, l.Variant(tc.id, tc.variant, i18n.Args{"Language": "lengua"}).Value)
		})
	}
}

func TestOnePointEndsAnAbbreviationAndItsSentence(t *testing.T) {
	t.Parallel()
	c := load(t, "es", files("es.yaml", `
closes: "Se cierra a las {{.Time}}."
waits: "Se espera a {{.Time}}..."
seats:
  one: "{{.Count}} cupo, a las {{.Time}}."
  other: "{{.Count}} cupos, a las {{.Time}}."
`))
	l := c.Localizer(language.Spanish)
	for _, tc := range []struct{ id, time, want string }{
		{"closes", "5:00 p. m.", "Se cierra a las 5:00 p. m."},
		{"closes", "17:00", "Se cierra a las 17:00."},
		{"waits", "5:00 p. m.", "Se espera a 5:00 p. m...."},
		{"seats", "5:00 p. m.", "2 cupos, a las 5:00 p. m."},
		{"seats", "17:00", "2 cupos, a las 17:00."},
	} {
		assert.Equal(t, tc.want, l.Message(tc.id, i18n.Args{"Time": tc.time, "Count": 2}).Value)
	}
	clock := i18n.Localized{Value: "5:00 p. m.", Lang: language.Spanish, Source: i18n.Exact}
	assert.Equal(t, []i18n.Localized{{Value: "Se cierra a las ", Lang: language.Spanish, Source: i18n.Exact}, clock}, l.Parts("closes", i18n.Args{"Time": clock}))
}

func TestParts(t *testing.T) {
	t.Parallel()
	c := load(t, "en es", files(
		"es.yaml", `
credit: "Imagen: {{.Credit}} ({{.Year}})"
shout: "{{if .Loud}}¡{{.Credit}}!{{else}}{{.Credit}}{{end}}"
label: Imagen
`))
	es := func(s string) i18n.Localized {
		return i18n.Localized{Value: s, Lang: language.Spanish, Source: i18n.Exact}
	}
	credit := i18n.Localized{Value: "City Archive", Lang: language.English, Source: i18n.Fallback}
	l := c.Localizer(language.Spanish)

	assert.Equal(t, []i18n.Localized{es("Imagen: "), credit, es(" ("), es("1910"), es(")")},
		l.Parts("credit", i18n.Args{"Credit": credit, "Year": 1910}), "an argument keeps its language")
	assert.Equal(t, []i18n.Localized{es("¡"), credit, es("!")},
		l.Parts("shout", i18n.Args{"Credit": credit, "Loud": true}), "in a template too")
	assert.Equal(t, []i18n.Localized{es("¡a"), es("b"), es("\uE001!")},
		l.Parts("shout", i18n.Args{"Credit": "a\uFFFFb\uFFFF\uE001", "Loud": true}), "what looks like a stand-in is words")
	assert.Equal(t, []i18n.Localized{es("Imagen")}, l.Parts("label", nil))
	assert.Nil(t, l.Parts("credit", i18n.Args{"Credit": credit}), "half a sentence is none")
	assert.Nil(t, l.Parts("nothing", nil))
}

func TestLoadSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, languages string
		fsys            []fstest.MapFS
		want            []string
	}{
		{"no languages", "", nil, []string{"languages: a site publishes in at least one language"}},
		{"und, and one twice", "en und en-Latn", nil, []string{
			"languages: und is not a language to publish in", "languages: en is listed twice"}},
		{"a file that is named for no language", "en", []fstest.MapFS{files("words.yaml", "a: b")}, []string{
			"words.yaml: a message file is named for its language: language: tag is not well-formed"}},
		{"all at once, with their places", "en", []fstest.MapFS{files(
			"en.yaml", "a: \"{{.Name\"\nb:\n  one: x\nc: [1]\na: again\nd: {other: x, sometimes: y}\n",
			"es.yaml", "- 1\n")}, []string{
			`en.yaml:1:1: a: form "other": template: a:1: unclosed action`,
			`en.yaml:2:1: b: no text: a message needs at least the form "other"`,
			"en.yaml:4:4: c: want a text or a map of plural forms",
			"en.yaml:5:1: a: defined twice, first in line 1",
			`en.yaml:6:15: d: unknown key "sometimes"`,
			"es.yaml:1:1: want a map of message ids",
		}},
		{"a template that cannot be executed", "en", []fstest.MapFS{files("en.yaml", "a: \"{{index .Name 5 6}}\"")}, []string{
			"en.yaml:1:1: a: template: :1:2: executing \"\" at <index .Name 5 6>: error calling index: index out of range: 5"}},
		{"a message that calls itself", "en", []fstest.MapFS{files("en.yaml", "a: 'x{{template \"a\" .}}'")}, []string{
			`en.yaml:1:1: a: form "other": a message cannot use "template": it prints arguments, and chooses between texts with if, else and with`}},
		{"a message that defines another, which calls itself", "en", []fstest.MapFS{files("en.yaml", "a: '{{define \"b\"}}{{template \"b\"}}{{end}}x'")}, []string{
			`en.yaml:1:1: a: form "other": a message cannot use "define"`}},
		{"a message that counts to a thousand million", "en", []fstest.MapFS{files("en.yaml", "a: {one: x, other: '{{if .A}}{{range 1000000000}}x{{end}}{{end}}'}")}, []string{
			`en.yaml:1:1: a: form "other": a message cannot use "range"`}},
		{"a message that fills a thousand million places", "en", []fstest.MapFS{files("en.yaml", "a: '{{with (printf \"%999999999d\" 1)}}{{.}}{{end}}'")}, []string{
			`en.yaml:1:1: a: form "other": a message cannot use "printf"`}},
		{"a message that doubles by a format", "en", []fstest.MapFS{files("en.yaml", "a: '{{$a := printf \"%[1]s%[1]s\" .B}}{{$a}}'")}, []string{
			`en.yaml:1:1: a: form "other": a message cannot use "printf"`}},
		{"a message that doubles", "en", []fstest.MapFS{files("en.yaml", "a: '{{$a := print .B .B}}{{$a}}'")}, []string{
			`en.yaml:1:1: a: form "other": a message cannot use "print"`}},
		{"a message of conditions without end", "en", []fstest.MapFS{files("en.yaml", "a: '"+strings.Repeat("{{if .A}}", 100_000)+"'")}, []string{
			`en.yaml:1:1: a: form "other": more than 100 actions`}},
		{"an argument that the program does not pass", "en es", []fstest.MapFS{
			files("en.yaml", "held: Held in {{.Language}}"),
			files("es.yaml", "held: En {{.Lenguaje}}")}, []string{
			`es.yaml:1:1: held: unknown argument "Lenguaje"`}},
		{"the same in a variant", "en es", []fstest.MapFS{
			files("en.yaml", "into: into {{.Language}}"),
			files("es.yaml", "into.ase: a la {{.Lengua}}")}, []string{
			`es.yaml:1:1: into.ase: unknown argument "Lengua"`}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			_, err := tryLoad(tc.languages, tc.fsys...)
			require.Error(t, err)
			got := strings.Split(err.Error(), "\n")
			require.Len(t, got, len(tc.want), err)
			for i := range got {
				assert.True(t, strings.HasPrefix(got[i], tc.want[i]) || got[i] == tc.want[i], "got  %s\nwant %s", got[i], tc.want[i])
			}
		})
	}
}

func TestLaterFilesWinMessageByMessage(t *testing.T) {
	t.Parallel()
	c := load(t, "en",
		files("en.yaml", "a: first a\nb: first b"),
		files("en.yaml", "b: second b", "README.md", "not messages"))
	l := c.Localizer(language.English)
	assert.Equal(t, "first a", l.Message("a", nil).Value)
	assert.Equal(t, "second b", l.Message("b", nil).Value)
}

func TestCatalogGaps(t *testing.T) {
	t.Parallel()
	c := load(t, "en es es-MX qu", files(
		"en.yaml", "a: A\nb: B\nrole.x: X",
		"es.yaml", "a: A\nrole.x: X\nrole.x.feminine: XA\nlanguage.ase: señas\nn: {one: '{{.Count}}', other: '{{.Count}}'}",
		"qu.yaml", "a: A\nb: B\nrole.x: X\nn: '{{.Count}}'",
	))
	var got []string
	for _, g := range c.Gaps() {
		got = append(got, g.String())
	}
	assert.Equal(t, []string{
		"en: message n is missing",
		"es: message b is missing",
		`es: message n has no plural form "many"`,
		"es-MX: message b is missing",
		`es-MX: message n has no plural form "many"`,
	}, got)
}

// TestCompiledMessagesAreGoI18ns holds the forms that are compiled at load
// equal to what go-i18n prints.
func TestCompiledMessagesAreGoI18ns(t *testing.T) {
	t.Parallel()
	texts := []string{
		"plain words", "{{.A}}", "a {{.A}} b", "{{.A}}{{.B}}", "{{.B}} — {{ .A }}", "a {{- .A -}} b", "é {{.A}} ñ", "a }} {{.A}}}} { {{.B}} }",
		"{{.A}}{{/* a comment */}}", "{{\"quoted\"}} {{.A}}", "{{.A | printf \"%s!\"}}", "{{with .A}}{{.}}{{end}}",
	}
	for _, args := range []i18n.Args{{"A": "x", "B": "y"}, {"A": 5, "B": true}, {"A": "<b>&", "B": "{{.A}}"}} {
		for _, text := range texts {
			yaml := "m: '" + strings.ReplaceAll(text, "'", "''") + "'"
			l := load(t, "en", files("en.yaml", yaml)).Localizer(language.English)
			bundle := goi18n.NewBundle(language.English)
			require.NoError(t, bundle.AddMessages(language.English, &goi18n.Message{ID: "m", Other: text}))
			want, err := goi18n.NewLocalizer(bundle, "en").Localize(&goi18n.LocalizeConfig{MessageID: "m", TemplateData: args})
			require.NoError(t, err)
			assert.Equal(t, want, l.Message("m", args).Value, "%s with %v", text, args)
			var joined string
			for _, p := range l.Parts("m", args) {
				joined += p.Value
			}
			assert.Equal(t, want, joined, "%s in parts", text)
		}
	}
}

// BenchmarkLoad is what a catalog of the built-in words costs; BenchmarkLoadFirst, what
// it costs a program that starts.
func BenchmarkLoad(b *testing.B) { benchLoad(b, func() fs.FS { return locales.FS }) }

func BenchmarkLoadFirst(b *testing.B) {
	n := 0
	benchLoad(b, func() fs.FS { // other bytes each time
		n++
		files := fstest.MapFS{}
		for _, name := range []string{"en.yaml", "es.yaml"} {
			data, err := fs.ReadFile(locales.FS, name)
			require.NoError(b, err)
			files[name] = &fstest.MapFile{Data: fmt.Appendf(data, "\n# %d\n", n)}
		}
		return files
	})
}

func benchLoad(b *testing.B, files func() fs.FS) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := i18n.Load(tags("en es"), files()); err != nil {
			b.Fatal(err)
		}
	}
}

func TestAFileThatIsReadAgainHasItsFaultsAgain(t *testing.T) {
	t.Parallel()
	wrong := files("en.yaml", "a: '{{.A'\nb: B")
	_, first := tryLoad("en", wrong)
	_, again := tryLoad("en", wrong)
	require.Error(t, first)
	assert.Equal(t, first.Error(), again.Error())
	for _, name := range []string{"en.yml", "es.yaml"} {
		_, err := tryLoad("en", fstest.MapFS{name: wrong["en.yaml"]})
		assert.ErrorContains(t, err, name+":1:1", "the place is that of the file")
	}
	own := load(t, "en", files("en.yaml", "a: '{{.A}}'"), files("en.yaml", "a: '{{.A}} B'"))
	assert.Empty(t, own.Doubts())
	_, err := tryLoad("en", files("en.yaml", "a: C"), files("en.yaml", "a: '{{.A}} B'"))
	assert.ErrorContains(t, err, "unknown argument", "what a file may say depends on those before")
}

// BenchmarkLabel reads a message without arguments; BenchmarkLabelFloor looks
// up a map of as many strings.
func BenchmarkLabel(b *testing.B) {
	c, err := i18n.Load(tags("en es"), locales.FS)
	require.NoError(b, err)
	l := c.Localizer(language.Spanish)
	b.ReportAllocs()
	for b.Loop() {
		if l.Message("page.read-more", nil).Value == "" {
			b.Fatal("missing")
		}
	}
}

func BenchmarkLabelFloor(b *testing.B) {
	c, err := i18n.Load(tags("en es"), locales.FS)
	require.NoError(b, err)
	words := make(map[string]string)
	for _, id := range c.IDs() {
		words[id] = c.Localizer(language.Spanish).Message(id, nil).Value
	}
	b.ReportAllocs()
	for b.Loop() {
		if words["page.read-more"] == "" {
			b.Fatal("missing")
		}
	}
}

// BenchmarkLocalizerUnlisted is what a reader costs whose language the site
// does not list. Its floor is BenchmarkLocalizerListed. The target, at most 1.2
// times its time, is that of a whole view; of the parts here, the text takes
// twice as long, because it is looked for in es-MX and es-419 first.
func BenchmarkLocalizerUnlisted(b *testing.B) { benchLocalizer(b, language.MustParse("es-MX")) }

func BenchmarkLocalizerListed(b *testing.B) { benchLocalizer(b, language.Spanish) }

func benchLocalizer(b *testing.B, reader language.Tag) {
	c, err := i18n.Load(tags("en es"), locales.FS)
	require.NoError(b, err)
	title := i18n.Text{language.English: "Open archives", language.Spanish: "Archivos abiertos"}
	start := time.Date(2027, 3, 9, 9, 0, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		l := c.Localizer(reader)
		for range 10 { // a page has more of each
			if l.Text(title).Value == "" || l.Message("page.read-more", nil).Value == "" || l.Date(start, i18n.DateLong) == "" {
				b.Fatal("missing")
			}
		}
	}
}

func ExampleCatalog_Match() {
	catalog, err := i18n.Load(tags("en es"))
	if err != nil {
		panic(err)
	}
	fmt.Println(catalog.Match("", "es-AR,es;q=0.9,en;q=0.8"))
	fmt.Println(catalog.Match("gl"), catalog.Match("de"))
	// Output:
	// es
	// es en
}

func ExampleLocalizer_Text() {
	catalog, err := i18n.Load(tags("en es"))
	if err != nil {
		panic(err)
	}
	title := i18n.Text{language.Spanish: "Archivos abiertos"}
	for _, reader := range tags("es es-MX en") {
		got := catalog.Localizer(reader).Text(title)
		fmt.Println(reader, got, got.Lang, got.Source)
	}
	// Output:
	// es Archivos abiertos es exact
	// es-MX Archivos abiertos es parent
	// en Archivos abiertos es fallback
}

func TestDoubtsAboutWordsThatReplaceNothingOrLeaveSomethingOut(t *testing.T) {
	t.Parallel()
	builtIn := files("es.yaml", "a: 'A {{.X}}'\nlanguage: L\nlanguage.en: inglés\n")
	cases := []struct {
		name, own string
		want      []i18n.Doubt
	}{
		{"nothing odd", "a: 'B {{.X}}'", nil},
		{"an id that nothing has", "b: B", []i18n.Doubt{{File: "es.yaml", Line: 1, Column: 1, ID: "b"}}},
		{"a variant", "a.feminine: 'B {{.X}}'", nil},
		{"a name of a language", "language.ase: ASL", nil},
		{"an argument that is left out", "a: B", []i18n.Doubt{{File: "es.yaml", Line: 1, Column: 1, ID: "a", Argument: "X"}}},
		{"an argument in single braces", "a: '{{.X}} {X}'", []i18n.Doubt{{File: "es.yaml", Line: 1, Column: 1, ID: "a", Braces: "{X}"}}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			catalog, err := i18n.Load([]language.Tag{language.Spanish}, builtIn, files("es.yaml", tc.own))
			require.NoError(t, err)
			assert.Equal(t, tc.want, catalog.Doubts())
		})
	}
}
