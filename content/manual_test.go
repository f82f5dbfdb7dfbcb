package content

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/golden"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/speaker"
)

// definitions are the maps of the format, those of files first, in the order
// in which one meets them.
func definitions() []*definition {
	var all []*definition
	var visit func(schema any)
	visit = func(schema any) {
		switch s := schema.(type) {
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
	for _, d := range fileDefinitions() {
		visit(d)
	}
	for i := 0; i < len(all); i++ {
		for _, k := range all[i].keys {
			visit(k.schema)
		}
	}
	return all
}

// The manual is written in two languages, and these are the words of its tables.
var (
	manuals = map[string]string{"en": "../docs/content.md", "es": "../docs/content.es.md"}

	headOfKeys  = phrase{"| key | value | what it is | example |", "| clave | valor | qué es | ejemplo |"}
	headOfCodes = phrase{"| code | message |", "| código | mensaje |"}
	headOfWords = phrase{"| word | in Spanish | in English |", "| palabra | en español | en inglés |"}
	mustBeThere = phrase{"(required)", "(obligatoria)"}

	nothingPrinted = phrase{"*nothing*", "*nada*"}
)

// table describes the keys of a map.
func (d *definition) table(language string) string {
	var b strings.Builder
	b.WriteString(headOfKeys.in(language) + "\n|---|---|---|---|\n")
	for _, k := range d.keys {
		name := "`" + k.name + "`"
		if k.required {
			name += " " + mustBeThere.in(language)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | `%s` |\n", name, k.says.in(language), k.what.in(language), k.example)
	}
	return b.String()
}

// codes describes what the JSON of check can say.
func codes(t *testing.T, language string) string {
	data, err := os.ReadFile("messages/" + language + ".yaml")
	require.NoError(t, err)
	var messages map[string]struct{ Other string }
	require.NoError(t, yaml.Unmarshal(data, &messages))
	var lines []string
	for id, m := range messages {
		if id != "error.suggestion" && id != "error.warning" {
			lines = append(lines, fmt.Sprintf("| `%s` | %s |\n", id, regexp.MustCompile(`\{\{\.(\w+)\}\}`).ReplaceAllString(m.Other, "*$1*")))
		}
	}
	slices.Sort(lines)
	return headOfCodes.in(language) + "\n|---|---|\n" + strings.Join(lines, "")
}

// printed describes what readers see for the words of lists.
func printed(t *testing.T, manual string) string {
	catalog, err := i18n.Load([]language.Tag{language.English, language.Spanish}, locales.FS)
	require.NoError(t, err)
	args := i18n.Args{"Interpretation": "…"}
	label := func(tag language.Tag, id string) string {
		reader := catalog.Localizer(tag)
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
	for _, p := range []event.Provision{event.Provided, event.OnRequest, event.Conditional, event.Planned} {
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
			if word == string(event.Provided) {
				return "notice.provided.future"
			}
			return "notice.label." + strings.TrimPrefix(word, "on-")
		}},
		{"participant.status", appearances, func(word string) string { return "participant." + word }},
	} {
		fmt.Fprintf(&b, "\n### %s\n\n%s\n|---|---|---|\n", list.name, headOfWords.in(manual))
		for _, word := range list.words {
			spanish, english := label(language.Spanish, list.id(word)), label(language.English, list.id(word))
			if spanish == "" {
				spanish, english = nothingPrinted.in(manual), nothingPrinted.in(manual)
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", word, spanish, english)
		}
	}
	return b.String() + "\n"
}

// The manual has a section for each map, made from the format. To make them
// anew, run the test with -update.
func TestTheManualDescribesTheFormat(t *testing.T) {
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
				if i < len(fileDefinitions()) {
					b = &files
				}
				fmt.Fprintf(b, "\n### %s\n\n%s", d.name, d.table(language))
			}
			fill("files", files.String()+"\n")
			fill("maps", maps.String()+"\n")
			fill("words", printed(t, language))
			fill("codes", codes(t, language))
			golden.File(t, manual, []byte(text))
		})
	}
}

// What a manual says in words nobody can compare; what it names and shows must
// be the same in both languages.
func TestTheManualSaysTheSameInBothLanguages(t *testing.T) {
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

func TestTheExamplesOfKeys(t *testing.T) {
	tried := make(map[string]bool)
	try(t, tried, &siteMapping)
	try(t, tried, &eventMapping)
	try(t, tried, &speakerMapping)
	try(t, tried, &programFileMapping)
	try(t, tried, &venueFileMapping)
	try(t, tried, &seriesFileMapping)
	try(t, tried, &panelMapping)
	try(t, tried, &occurrenceMapping)
	try(t, tried, &shownZoneMapping)
	try(t, tried, &languagesMapping)
	try(t, tried, &interpretationMapping)
	try(t, tried, &signMapping)
	try(t, tried, &captionsMapping)
	try(t, tried, &recordingMapping)
	try(t, tried, &participantMapping)
	try(t, tried, &nameMapping)
	try(t, tried, &positionMapping)
	try(t, tried, &hostingMapping)
	try(t, tried, &programMapping)
	try(t, tried, &venueMapping)
	try(t, tried, &geoMapping)
	try(t, tried, &seriesMapping)
	try(t, tried, &onlineMapping)
	try(t, tried, &registrationMapping)
	try(t, tried, &feeMapping)
	try(t, tried, &workMapping)
	try(t, tried, &mediumMapping)
	try(t, tried, &imageMapping)
	try(t, tried, &linkMapping)
	try(t, tried, &contactMapping)
	for _, d := range definitions() {
		assert.True(t, tried[d.name], "%s is not tried", d.name)
	}
}

// try reads the example of each key.
func try[T any](t *testing.T, tried map[string]bool, m *mapping[T]) {
	tried[m.name] = true
	for _, k := range m.keys {
		t.Run(m.name+"."+k.name, func(t *testing.T) {
			d := &decoder{
				index: &index{
					speakers: map[string]*speaker.Speaker{"ana-diaz": {}},
					programs: map[string]*event.Program{"city-archive": {}},
				},
				zones: &zones{known: make(map[string]*time.Location)},
				scope: scope{zone: time.UTC},
			}
			root := d.parse([]byte(k.name + ": " + k.example))
			require.Empty(t, d.errs)
			var value, empty T
			k.read(d, valueOf(root, k.name), &value)
			assert.Empty(t, d.errs)
			if k.name != "zone" { // it is in the dates
				assert.NotEqual(t, empty, value, "nothing was set")
			}
			assert.NotEmpty(t, k.what.en)
			assert.NotEmpty(t, k.what.es)
			assert.NotEqual(t, k.what.en, k.what.es)
		})
	}
}
