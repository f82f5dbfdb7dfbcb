package exchange

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
)

// shown returns pieces as a translator sees them: {1}words{/1}, {2/}.
func shown(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch p.kind {
		case words:
			b.WriteString(p.text)
		case tagBegins:
			fmt.Fprintf(&b, "{%d}", p.id)
		case tagEnds:
			fmt.Fprintf(&b, "{/%d}", p.id)
		case tagAlone:
			fmt.Fprintf(&b, "{%d/}", p.id)
		}
	}
	return b.String()
}

func TestMarkdownIsTakenApart(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Un *texto* con **negrita** y ***las dos***.":   "Un {1}texto{/1} con {2}negrita{/2} y {3}las dos{/3}.",
		"## Título\n\n- uno\n- *dos*\n  1. tres":        "{1/}Título\n\n{2/}uno\n{3/}{4}dos{/4}\n{5/}tres",
		"> - cita\n\n---\n\nfin":                        "{1/}cita\n\n{2/}\nfin",
		"Lea [el *libro*](https://a.example/x_(y)) hoy": "Lea {1}el {2}libro{/2}{/1} hoy",
		"![Una caja](caja.png \"Caja\") y [sin]":        "{1}Una caja{/1} y [sin]",
		"`code *x*` y ``con ` dentro`` y `sin cerrar":   "{1/} y {2/} y `sin cerrar",
		"```\n*no*\n```\n*sí*":                          "{1/}\n{2}sí{/2}",
		"Vea <https://a.example> y a_b_c, 2 * 3 * 4":    "Vea {1/} y a_b_c, 2 * 3 * 4",
		"*sin cerrar, **cerrado**":                      "*sin cerrar, {1}cerrado{/1}",
		"**a *b** c*":                                   "{1}a *b{/1} c*",
		`\*no\* y \[no](x)`:                             `\*no\* y \[no](x)`,
		"":                                              "",
	} {
		assert.Equal(t, want, shown(piecesOf(text)), text)
	}
}

func joined(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.text)
	}
	return b.String()
}

var tagFormats = []struct {
	name  string
	write func(*Job, io.Writer) error
}{{"XLIFF 1.2", (*Job).WriteXLIFF}, {"XLIFF 2.1", (*Job).WriteXLIFF2}}

// untouched writes a source and its translation with tags, and reads what was written.
func untouched(t *testing.T, write func(*Job, io.Writer) error, source, target string) (file string, back Unit) {
	t.Helper()
	job := &Job{From: language.Spanish, To: language.English, Inline: true, Units: []Unit{{
		Name: field.Place{Ref: field.Ref{Kind: field.Event, ID: "a"}, Path: field.Fields("description")}, Source: source, Target: target, State: translation.Present,
		Fingerprint: field.Fingerprint(source), Base: content.Base(target), IsMarkdown: true,
	}}}
	var b bytes.Buffer
	require.NoError(t, write(job, &b))
	file = b.String()
	read, err := ReadXLIFF(&b)
	require.NoError(t, err, file)
	require.Len(t, read.Units, 1)
	return file, read.Units[0]
}

func TestTagsThatNobodyTouchesAreTheSameBytes(t *testing.T) {
	t.Parallel()
	texts := map[string]string{
		"Lea [esto](https://a.example/es) en *2027*, **ya**.": "Read [this](https://a.example/en) in _2027_, **now**.",
		"# Uno\n\n- dos\n": "# One\n\n* two\n* three\n",
		"sin marcas":       "*with* marks",
		strings.Repeat("*a **b _c ", 50) + strings.Repeat("x_ y** z* ", 50):       "deep",
		strings.Repeat("[a ", 50) + strings.Repeat("](x)", 50):                    "deeper",
		strings.Repeat("*a* [b](c)\n- ", 20000):                                   strings.Repeat("`a` ", 30000),
		"]]> <![CDATA[*x*]]> &amp; *=cmd|x* \u2028 *\u2067a\u2069* *e\u0301* 👩‍🏫": "'=1 **]]>**",
	}
	require.NoError(t, fs.WalkDir(os.DirFS("../../examples/content"), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".es.md") {
			es, err := os.ReadFile("../../examples/content/" + name)
			require.NoError(t, err)
			en, err := os.ReadFile("../../examples/content/" + strings.Replace(name, ".es.md", ".en.md", 1))
			require.NoError(t, err)
			texts[string(es)] = string(en)
		}
		return err
	}))
	require.Greater(t, len(texts), 4)
	for source, target := range texts {
		for _, f := range tagFormats {
			_, back := untouched(t, f.write, source, target)
			assert.Equal(t, []string{source, target}, []string{back.Source, back.Target}, f.name)
		}
	}
}

func TestTagsComeBackOrAreRefused(t *testing.T) {
	t.Parallel()
	const source = "Lea [esto](https://a.example) y *eso*, `ya`."
	for _, f := range tagFormats {
		file, _ := untouched(t, f.write, source, "Read [this](https://a.example) and *that*, `ya`.")
		edits := []struct {
			name, old, new string
			want           string // "": refused
		}{
			{"words", "Read ", "Please read ", "Please read [this](https://a.example) and *that*, `ya`."},
			{"a tag goes", "<ept id=\"2\">*</ept>", "", ""},
			{"a pair goes", `<pc id="2" dataRefStart="d3" dataRefEnd="d3">that</pc>`, "that", ""},
			{"a tag is doubled", `<ph id="3" dataRef="d4"/>.</target>`, `<ph id="3" dataRef="d4"/><ph id="3" dataRef="d4"/>.</target>`, ""},
			{"marks are lost and known", "<ph id=\"3\" ctype=\"x-code\">`ya`</ph>.</target>", `<ph id="3"/>.</target>`, "Read [this](https://a.example) and *that*, `ya`."},
			{"an end stands first", "<bpt id=\"2\" ctype=\"italic\">*</bpt>that<ept id=\"2\">*</ept>", "<ept id=\"2\">*</ept>that<bpt id=\"2\">*</bpt>", ""},
			{"a pair is cut in two", `<pc id="2" dataRefStart="d3" dataRefEnd="d3">that</pc>`, `<sc id="2" dataRef="d3"/>that<ec startRef="2" dataRef="d3"/>`, "Read [this](https://a.example) and *that*, `ya`."},
		}
		if f.name == "XLIFF 2.1" { // a tool cuts it in two
			cut := strings.Replace(file, " y <pc", "</source><target>Read <pc id=\"1\" dataRefStart=\"d1\" dataRefEnd=\"d2\">this</pc></target></segment><ignorable><source> y <ph id=\"3\" dataRef=\"d4\"/></source></ignorable><segment><source><pc", 1)
			cut = cut[:strings.LastIndex(cut, ", <ph id=\"3\"")] + "</target></segment></unit></file></xliff>"
			cut = strings.Replace(cut, ", <ph id=\"3\" dataRef=\"d4\"/>.</source>", "</source>", 1)
			cut = strings.Replace(cut, "<target>Read <pc id=\"1\" dataRefStart=\"d1\" dataRefEnd=\"d2\">this</pc> and", "<target>", 1)
			back, err := ReadXLIFF(strings.NewReader(cut))
			require.NoError(t, err, cut)
			assert.Equal(t, "Read [this](https://a.example) y `ya` *that*", back.Units[0].Target)
			assert.Empty(t, back.Units[0].brokenTag)
		}
		tried := 0
		for _, edit := range edits {
			at := strings.LastIndex(file, edit.old)
			if at < 0 {
				continue // of the other version
			}
			tried++
			back, err := ReadXLIFF(strings.NewReader(file[:at] + edit.new + file[at+len(edit.old):]))
			require.NoError(t, err, edit.name)
			u := back.Units[0]
			u.Target += " Now." // so that it is another
			folder, err := content.Load(fstest.MapFS{
				"site.yaml":     {Data: []byte("name: A\nlanguages: [es, en]\n")},
				"events/a.yaml": {Data: []byte("title: A\ndescription: {es: \"" + source + "\", en: \"Read [this](https://a.example) and *that*, `ya`.\"}\n")},
			})
			require.NoError(t, err)
			back.Units[0] = u
			outcome, err := Import(folder, back, Taking{})
			require.NoError(t, err)
			if edit.want == "" {
				require.Equal(t, 1, outcome.Found.Faults(), edit.name)
				assert.Equal(t, "error.exchange.tags", outcome.Found[0].ID, edit.name)
				assert.Positive(t, outcome.Found[0].Line)
				assert.Empty(t, outcome.Files, edit.name)
				continue
			}
			assert.Zero(t, outcome.Found.Faults(), edit.name)
			assert.Equal(t, edit.want+" Now.", u.Target, edit.name)
		}
		assert.GreaterOrEqual(t, tried, 4, f.name)
		_, err := ReadXLIFF(strings.NewReader(strings.Replace(file, "Read ", `<ph id="9"/>`, 1)))
		var found content.Errors
		require.ErrorAs(t, err, &found)
		assert.Equal(t, "error.exchange.inline", found[0].ID, "a tag that nobody knows")
	}
}

// FuzzPieces takes any text apart. The oracle: the pieces are the text, tags are in pairs
// that stand in one another, and a file with the tags brings back the same bytes.
func FuzzPieces(f *testing.F) {
	f.Add("# Uno\n\n- [dos](x) *tres* **`cuatro`**\n", "# One\n\n- [two](y) *three*\n")
	f.Add("***a** b* [![x](y)](z) <https://a.b>", "_a_ \\* `")
	f.Fuzz(func(t *testing.T, source, target string) {
		for _, text := range []string{source, target} {
			pieces := piecesOf(text)
			require.Equal(t, text, joined(pieces))
			var open []int
			for _, p := range pieces {
				switch p.kind {
				case tagBegins:
					open = append(open, p.id)
				case tagEnds:
					require.NotEmpty(t, open)
					require.Equal(t, open[len(open)-1], p.id)
					open = open[:len(open)-1]
				case words:
					assert.NotEmpty(t, p.text)
				}
			}
			require.Empty(t, open)
		}
		if field.Fingerprint(target) == field.Fingerprint("") || strings.ContainsFunc(source+target, notInXML) {
			return
		}
		for _, format := range tagFormats {
			_, back := untouched(t, format.write, source, target)
			assert.Equal(t, []string{source, target}, []string{back.Source, back.Target}, format.name)
		}
	})
}

// notInXML reports whether a character can stand in no file of XML, as in no text of content.
func notInXML(r rune) bool {
	return r == '\ufffd' || r < ' ' && r != '\t' && r != '\n' || r == '\ufffe' || r == '\uffff'
}

func TestTakingApartCostsInProportion(t *testing.T) {
	spent := func(text string) float64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		pieces := piecesOf(text)
		runtime.ReadMemStats(&after)
		assert.Equal(t, text, joined(pieces))
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	for _, unit := range []string{"[", "](", "[a](", "*", "*a ", "**a *b ", "_a_ ", "`", "`` ` ", "[[a](b)", "](x)", "- ", "\n> ", "```\n", "<https://a", "![", "\\", "[a](b) ", ") "} {
		text := strings.Repeat(unit, 1000/len(unit))
		tenth, all := spent(text), spent(strings.Repeat(text, 10))
		assert.Less(t, all, 30*tenth+1e6, "%q", unit)
	}
}
