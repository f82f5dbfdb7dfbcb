package content

import (
	"cmp"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/golden"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/notice"
)

// definitions are the maps of the format, those of files first, in the order
// in which one meets them.
func definitions() []*definition {
	var all []*definition
	var visit func(schema any)
	visit = func(schema any) {
		switch s := schema.(type) {
		case func() *definition:
			visit(s())
		case *definition:
			if !slices.ContainsFunc(all, func(d *definition) bool { return d.name == s.name }) && s.keys != nil {
				all = append(all, s)
			}
		case object:
			for _, value := range s {
				visit(value)
			}
		case []any:
			for _, value := range s {
				visit(value)
			}
		}
	}
	for _, table := range filed() {
		visit(inFile(table).definition())
	}
	for i := 0; i < len(all); i++ {
		for _, k := range all[i].keys {
			visit(k.format.schema)
		}
	}
	return all
}

// inBoth are words of the manual's tables, in each of its languages.
type inBoth map[string]string

// The manual is written in two languages, and these are the words of its tables.
var (
	manuals = map[string]string{"en": "../docs/content.md", "es": "../docs/content.es.md"}

	headOfKeys  = inBoth{"en": "| key | value | what it is | example |", "es": "| clave | valor | qué es | ejemplo |"}
	headOfCodes = inBoth{"en": "| code | message |", "es": "| código | mensaje |"}
	headOfWords = inBoth{"en": "| word | in Spanish | in English |", "es": "| palabra | en español | en inglés |"}
	headOfNames = inBoth{"en": "| in English | in Spanish | code |", "es": "| en español | en inglés | código |"}
	mustBeThere = inBoth{"en": "(required)", "es": "(obligatoria)"}

	nothingPrinted = inBoth{"en": "*nothing*", "es": "*nada*"}
)

// table describes the keys of a map.
func (d *definition) table(t *testing.T, language string) string {
	reader := editor(t, language)
	var b strings.Builder
	b.WriteString(headOfKeys[language] + "\n|---|---|---|---|\n")
	for _, k := range d.keys {
		name := "`" + k.name + "`"
		if k.required {
			name += " " + mustBeThere[language]
		}
		fmt.Fprintf(&b, "| %s | %s | %s | `%s` |\n", name, k.format.says(reader), k.what(reader), k.example)
	}
	return b.String()
}

// loadEditors makes the words for editors and for readers once for all tests.
var loadEditors = sync.OnceValues(func() (*i18n.Catalog, error) {
	return i18n.Load([]language.Tag{language.English, language.Spanish}, locales.FS, Messages())
})

func editors(t *testing.T) *i18n.Catalog {
	t.Helper()
	catalog, err := loadEditors()
	require.NoError(t, err)
	return catalog
}

// editor is somebody who reads the manual in a language.
func editor(t *testing.T, tag string) *i18n.Localizer {
	t.Helper()
	return editors(t).Localizer(language.Make(tag))
}

// codes describes what the JSON of check can say.
func codes(t *testing.T, language string) string {
	data, err := os.ReadFile("messages/" + language + ".yaml")
	require.NoError(t, err)
	var messages map[string]struct{ Other string }
	require.NoError(t, yaml.Unmarshal(data, &messages))
	var lines []string
	for id, m := range messages {
		isCode := strings.HasPrefix(id, "error.") || strings.HasPrefix(id, "warning.")
		if isCode && id != "error.suggestion" && id != "error.warning" {
			lines = append(lines, fmt.Sprintf("| `%s` | %s |\n", id, regexp.MustCompile(`\{\{\.(\w+)\}\}`).ReplaceAllString(m.Other, "*$1*")))
		}
	}
	slices.Sort(lines)
	return headOfCodes[language] + "\n|---|---|\n" + strings.Join(lines, "")
}

// printed describes what readers see for the words of lists.
func printed(t *testing.T, manual string) string {
	args := i18n.Args{"Interpretation": "…"}
	label := func(tag language.Tag, id string) string {
		reader := editors(t).Localizer(tag)
		var forms []string
		for _, form := range []string{".feminine", ".masculine", ""} {
			said := reader.Message(id+form, args)
			if said.Value != "" && said.Lang == tag && !slices.Contains(forms, said.Value) {
				forms = append(forms, said.Value)
			}
		}
		return strings.Join(forms, " / ")
	}
	appearances, certainty := make([]string, 0, 4), make([]string, 0, 4)
	for _, s := range []event.ParticipantStatus{event.Confirmed, event.ToBeConfirmed, event.Invited, event.ParticipantCancelled} {
		appearances = append(appearances, string(s))
	}
	for _, p := range []notice.Provision{notice.Provided, notice.OnRequest, notice.Conditional, notice.Planned} {
		certainty = append(certainty, string(p))
	}
	var b strings.Builder
	for _, list := range []struct {
		name  string
		words []string
		id    func(word string) string
	}{
		{"kind", event.Kinds(), func(word string) string { return "kind." + word }},
		{"role", event.Roles(), func(word string) string { return "role." + word }},
		{"relation", event.Relations(), func(word string) string { return "relation." + word }},
		{"provision", certainty, func(word string) string {
			if word == string(notice.Provided) {
				return "notice.provided.future"
			}
			return "notice.label." + strings.TrimPrefix(word, "on-")
		}},
		{"participant.status", appearances, func(word string) string { return "participant." + word }},
	} {
		fmt.Fprintf(&b, "\n### %s\n\n%s\n|---|---|---|\n", list.name, headOfWords[manual])
		for _, word := range list.words {
			spanish, english := label(language.Spanish, list.id(word)), label(language.English, list.id(word))
			if spanish == "" {
				spanish, english = nothingPrinted[manual], nothingPrinted[manual]
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", word, spanish, english)
		}
	}
	return b.String() + "\n"
}

// languages describes the codes of languages by their names: those of the
// Americas and Spain, which have names that people have written, and those of
// two letters.
func languages(t *testing.T, manual string) string {
	written, err := os.ReadFile("../i18n/internal/cldr/languages.txt")
	require.NoError(t, err)
	var candidates []string
	for line := range strings.Lines(string(written)) {
		if code, _, ok := strings.Cut(line, "\t"); ok {
			candidates = append(candidates, code)
		}
	}
	for first := 'a'; first <= 'z'; first++ {
		for second := 'a'; second <= 'z'; second++ {
			candidates = append(candidates, string(first)+string(second))
		}
	}
	catalog, err := i18n.Load([]language.Tag{language.English, language.Spanish}, locales.FS)
	require.NoError(t, err)
	reader, other := catalog.Localizer(language.English), catalog.Localizer(language.Spanish)
	if manual == "es" {
		reader, other = other, reader
	}
	var found []language.Tag
	for _, code := range candidates {
		tag, err := language.Parse(code)
		if err == nil && strings.EqualFold(i18n.Canonical(tag).String(), code) && reader.HasLanguageName(tag) && other.HasLanguageName(tag) {
			found = append(found, tag)
		}
	}
	slices.SortFunc(found, func(a, b language.Tag) int {
		return cmp.Or(reader.Compare(reader.LanguageName(a), reader.LanguageName(b)), strings.Compare(a.String(), b.String()))
	})
	var b strings.Builder
	b.WriteString(headOfNames[manual] + "\n|---|---|---|\n")
	for _, tag := range slices.Compact(found) {
		fmt.Fprintf(&b, "| %s | %s | `%s` |\n", reader.LanguageName(tag), other.LanguageName(tag), tag)
	}
	return b.String()
}

// The manual has a section for each map, made from the format. To make them
// anew, run the test with -update.
func TestTheManualDescribesTheFormat(t *testing.T) {
	t.Parallel()
	for language, manual := range manuals {
		t.Run(language, func(t *testing.T) {
			data, err := os.ReadFile(manual)
			require.NoError(t, err)
			text := string(data)
			fill := func(marker, made string) {
				begin := "<!-- made from the format: " + marker + " -->\n"
				before, rest, ok := strings.Cut(text, begin)
				require.True(t, ok, "%s lacks the line %s", manual, begin)
				_, after, ok := strings.Cut(rest, "<!-- end -->\n")
				require.True(t, ok)
				text = before + begin + made + "<!-- end -->\n" + after
			}
			var files, maps strings.Builder
			for i, d := range definitions() {
				b := &maps
				if i < len(filed()) {
					b = &files
				}
				fmt.Fprintf(b, "\n### %s\n\n%s", d.name, d.table(t, language))
			}
			fill("files", files.String()+"\n")
			fill("maps", maps.String()+"\n")
			fill("words", printed(t, language))
			fill("languages", languages(t, language))
			fill("codes", codes(t, language))
			golden.File(t, manual, []byte(text))
		})
	}
}

// What a manual says in words nobody can compare; what it names and shows must
// be the same in both languages.
func TestTheManualSaysTheSameInBothLanguages(t *testing.T) {
	t.Parallel()
	type skeleton struct {
		headings []string // those of level 2 without their words
		blocks   []string // what is indented, without what explains it
		code     []string // the spans of code in the prose
	}
	var (
		comment = regexp.MustCompile(`  +\S.*`)
		stand   = regexp.MustCompile(`<\w+>`) // in for a name
		span    = regexp.MustCompile("`[^`]+`")
		made    = regexp.MustCompile(`(?s)<!-- made .*?<!-- end -->`)
	)
	read := func(manual string) (s skeleton) {
		data, err := os.ReadFile(manual)
		require.NoError(t, err)
		var prose strings.Builder
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSuffix(line, "\n")
			block, indented := strings.CutPrefix(line, "    ")
			switch {
			case indented:
				s.blocks = append(s.blocks, stand.ReplaceAllString(comment.ReplaceAllString(block, ""), "<>"))
			case strings.HasPrefix(line, "## "):
				s.headings = append(s.headings, "##")
			case strings.HasPrefix(line, "#"):
				s.headings = append(s.headings, line)
			}
			if !indented {
				prose.WriteString(line + " ")
			}
		}
		s.headings = s.headings[1:] // without the title
		s.code = span.FindAllString(made.ReplaceAllString(prose.String(), ""), -1)
		slices.Sort(s.code)
		s.code = slices.Compact(s.code)
		return s
	}
	assert.Equal(t, read(manuals["en"]), read(manuals["es"]))
}
