package exchange_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/exchange"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rounds"
	"github.com/tertulia-go/tertulia/internal/synth"
)

// A format is a way of writing a job and of reading it again.
type format struct {
	name  string
	write func(*exchange.Job, io.Writer) error
	read  func(io.Reader) (*exchange.Job, error)
	begin string // of a file, within a text
}

var formats = []format{
	{"XLIFF 1.2", (*exchange.Job).WriteXLIFF, exchange.ReadXLIFF, `<xliff version="1.2"><file><body><trans-unit id="event/a#title"><source>`},
	{"XLIFF 2.1", (*exchange.Job).WriteXLIFF2, exchange.ReadXLIFF, `<xliff version="1.2"><file><body><trans-unit id="event/a#title"><source>`},
	{"CSV", (*exchange.Job).WriteCSV, exchange.ReadCSV, "\"id\",\"es\",\"en\"\n\"event/a#title\",\""},
	{"PO", (*exchange.Job).WritePO, exchange.ReadPO, "msgctxt \"event/a#title\"\nmsgid \""},
}

func site(pairs ...string) fstest.MapFS {
	files := fstest.MapFS{"site.yaml": {Data: []byte("name: Archivo\nlanguages: [es, en]\nzone: America/Bogota\n")}}
	for i := 0; i < len(pairs); i += 2 {
		files[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return files
}

func load(t testing.TB, files fstest.MapFS) *content.Folder {
	t.Helper()
	folder, err := content.Load(files)
	require.NoError(t, err)
	return folder
}

// with returns the files as they are once others are written.
func with(files fstest.MapFS, written []content.File) fstest.MapFS {
	files = maps.Clone(files)
	for _, file := range written {
		files[file.Name] = &fstest.MapFile{Data: file.Data}
		if file.Data == nil {
			delete(files, file.Name)
		}
	}
	return files
}

// locked are the files with a lock of all translations as they are.
func locked(t testing.TB, files fstest.MapFS, marks translation.Marks) fstest.MapFS {
	t.Helper()
	folder := load(t, files)
	lock, err := folder.Relock(marks)
	require.NoError(t, err)
	written, err := folder.LockFiles(lock)
	require.NoError(t, err)
	return with(files, written)
}

func exported(t testing.TB, folder *content.Folder, s exchange.Selection) *exchange.Job {
	t.Helper()
	if s.To == language.Und {
		s.To = language.English
	}
	job, err := exchange.Export(folder, s)
	require.NoError(t, err)
	return job
}

func written(t testing.TB, f format, job *exchange.Job) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, f.write(job, &b))
	return b.String()
}

func names(job *exchange.Job) (all []string) {
	for _, u := range job.Units {
		all = append(all, u.Name.String())
	}
	return all
}

func imported(t testing.TB, folder *content.Folder, job *exchange.Job, taking exchange.Taking) *exchange.Outcome {
	t.Helper()
	outcome, err := exchange.Import(folder, job, taking)
	require.NoError(t, err)
	return outcome
}

func TestWhatIsChosen(t *testing.T) {
	t.Parallel()
	files := site(
		"events/a.yaml", "title: {es: Charla, en: Talk}\nsummary: {es: Una.}\nstart: 2027-03-09 18:00\nhosts: [archive]\ntopics: [{es: Agua}]\n",
		"events/b.yaml", "lang: en\ntitle: Lecture\nsubtitle: {es: Uno}\nstart: 2027-05-09 18:00\n",
		"events/c.yaml", "title: Wikipedia\n",
		"programs/archive.yaml", "name: {es: Archivo}\n",
		"pages/about.es.md", "# Acerca\n\nUno.\n",
	)
	folder := load(t, files)
	at := time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	topic := "event/a#topics[~" + field.Fingerprint("Agua")[:8] + "]"
	cases := []struct {
		name string
		exchange.Selection
		want        []string
		otherSource int
	}{
		{"everything that was first written in the main language", exchange.Selection{},
			[]string{"event/a#title", "event/a#summary", topic, "event/b#subtitle", "program/archive#name", "page/about#title", "page/about#body"}, 0},
		{"what is missing", exchange.Selection{Only: []translation.State{translation.Missing}}, []string{"event/a#summary", topic, "event/b#subtitle", "program/archive#name", "page/about#title", "page/about#body"}, 0},
		{"into the main language", exchange.Selection{To: language.Spanish, From: language.English}, []string{"event/b#title"}, 0},
		{"an event and what it refers to", exchange.Selection{Events: []string{"a"}}, []string{"event/a#title", "event/a#summary", topic, "program/archive#name"}, 0},
		{"what takes place before a day", exchange.Selection{Before: at.AddDate(0, 5, 0), Now: at.AddDate(0, 3, 0)}, []string{"event/b#subtitle"}, 0},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			job := exported(t, folder, tc.Selection)
			assert.Equal(t, tc.want, names(job))
			assert.Equal(t, tc.otherSource, job.OtherSource)
		})
	}
	for _, wrong := range []struct {
		exchange.Selection
		want error
	}{
		{exchange.Selection{To: language.French}, field.ErrLanguage},
		{exchange.Selection{To: language.Spanish}, field.ErrLanguage},
		{exchange.Selection{To: language.English, From: language.French}, field.ErrLanguage},
		{exchange.Selection{To: language.English, Events: []string{"z"}}, field.ErrNotFound},
	} {
		_, err := exchange.Export(folder, wrong.Selection)
		assert.ErrorIs(t, err, wrong.want)
	}
}

func TestTextsOfAnotherSourceAreCounted(t *testing.T) {
	t.Parallel()
	files := site("events/a.yaml", "title: {es: Charla}\n", "events/b.yaml", "lang: pt\ntitle: Palestra\n")
	files["site.yaml"].Data = []byte("name: A\nlanguages: [es, en, pt]\n")
	job := exported(t, load(t, files), exchange.Selection{})
	assert.Equal(t, []string{"event/a#title"}, names(job))
	assert.Equal(t, 1, job.OtherSource)
}

const titleNote = "The title of the event. Short, without a full stop: it also stands in lists, in calendars and in the address of the page."

func TestAUnitSaysWhatItIs(t *testing.T) {
	t.Parallel()
	catalog, err := i18n.Load([]language.Tag{language.English}, content.Messages())
	require.NoError(t, err)
	files := locked(t, site("events/a.yaml", "title: {es: Charla, en: Talk}\npanels:\n  - id: opening\n    title: {es: Apertura, en: Opening}\n"), translation.Marks{})
	files["events/a.yaml"].Data = []byte("title: {es: Otra, en: Talk}\npanels:\n  - id: opening\n    title: {es: Apertura}\n")
	job := exported(t, load(t, files), exchange.Selection{Words: catalog.Localizer(language.English)})
	require.Len(t, job.Units, 2)
	assert.Equal(t, exchange.Unit{
		Name: field.Place{Ref: field.Ref{Kind: field.Event, ID: "a"}, Path: field.Fields("title")}, File: "events/a.yaml", Note: titleNote + " · event/a", Source: "Otra", Target: "Talk",
		State: translation.Stale, Fingerprint: field.Fingerprint("Otra"), Base: content.Base("Talk"),
	}, job.Units[0])
	panel := job.Units[1]
	assert.Equal(t, []string{"event/a#panels[opening].title", "Apertura", "", "", string(translation.Missing), "event/a: Otra"},
		[]string{panel.Name.String(), panel.Source, panel.Target, panel.Base, string(panel.State), panel.Note[len(panel.Note)-13:]})
}

func TestANoteNamesWhoseTextItIs(t *testing.T) {
	t.Parallel()
	job := exported(t, load(t, site(
		"events/a.yaml", "title: {es: Charla}\nx-menu: {es: Café}\nparticipants: [{speaker: ana, role: {es: Relatora}}]\npanels:\n  - title: {es: Apertura}\n    participants: [{name: {given: Eva, family: Ruiz}, bio: {es: Lee.}}]\n",
		"speakers/ana.yaml", "name: {given: Ana, family: Sanjuán}\nbio: {es: Escribe.}\n",
	)), exchange.Selection{})
	var notes []string
	for _, u := range job.Units {
		notes = append(notes, u.Source+" = "+u.Note)
	}
	assert.Equal(t, []string{
		"Charla = event/a",
		"Relatora = event/a: Charla › Ana Sanjuán",
		"Apertura = event/a: Charla",
		"Lee. = event/a: Charla › Apertura › Eva Ruiz",
		"Café = event/a: Charla",
		"Escribe. = speaker/ana: Ana Sanjuán",
	}, notes)
}

// Every text that can be sent has a note, in each language of the reports.
func TestEveryTextHasANote(t *testing.T) {
	t.Parallel()
	languages := []language.Tag{language.English, language.Spanish}
	catalog, err := i18n.Load(languages, content.Messages())
	require.NoError(t, err)
	want := map[string]bool{"note.own": true}
	seen := make(map[*field.Table]bool)
	var texts func(*field.Table)
	texts = func(table *field.Table) {
		if seen[table] {
			return
		}
		seen[table] = true
		for _, f := range table.Fields {
			if f.Table != nil {
				texts(f.Table)
			}
			switch f.Type {
			case field.TypeWords, field.TypeProse, field.TypeMarkdown, field.TypeTerm:
				want["note."+table.Name+"."+f.Name] = true
			}
		}
	}
	folder := load(t, site("events/a.yaml", "title: A\n", "speakers/a.yaml", "name: A\n", "programs/a.yaml", "name: A\n", "venues/a.yaml", "name: A\n", "series/a.yaml", "name: A\n", "pages/a.es.md", "# A\n"))
	for thing := range folder.Things() {
		texts(thing.Table)
	}
	has := make(map[string]bool)
	for _, id := range catalog.IDs() {
		if strings.HasPrefix(id, "note.") {
			has[id] = true
		}
	}
	assert.Equal(t, want, has)
}

func TestAPageGoesOutAndComesBack(t *testing.T) {
	t.Parallel()
	const body = "Un [archivo](https://a.example).\n\n## Horario\n\nDe 9:00 a 17:00.\n"
	files := site("pages/about.es.md", "# Quiénes somos\n\n"+body, "pages/help.es.md", "# Ayuda\n\nUno.\n", "pages/help.en.md", "\n# Help #\n\n\nOne.\n")
	files["site.yaml"] = &fstest.MapFile{Data: []byte("name: {es: Archivo} # ours\nlanguages: [es, en]\n")}
	for _, f := range formats {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			folder := load(t, files)
			job := exported(t, folder, exchange.Selection{})
			assert.Equal(t, []string{"page/about#title", "page/about#body", "page/help#title", "page/help#body", "site#name"}, names(job))
			assert.Equal(t, []any{body, "pages/about.es.md", "pages/help.es.md"}, []any{job.Units[1].Source, job.Units[1].File, job.Units[2].File})
			for i, target := range []string{"Who we are", "An [archive](https://a.example).\n\n## Hours\n\nFrom 9:00 to 17:00.", "Help", "Two.\n", "Archive"} {
				job.Units[i].Target, job.Units[i].State = target, translation.Present
			}
			back, err := f.read(strings.NewReader(written(t, f, job)))
			require.NoError(t, err)
			outcome := imported(t, folder, back, exchange.Taking{})
			assert.Empty(t, outcome.Found)
			after := with(files, outcome.Files)
			assert.Equal(t, "# Who we are\n\nAn [archive](https://a.example).\n\n## Hours\n\nFrom 9:00 to 17:00.\n", string(after["pages/about.en.md"].Data))
			assert.Equal(t, "\n# Help #\n\n\nTwo.\n", string(after["pages/help.en.md"].Data))
			assert.Equal(t, "name: {es: Archivo, en: Archive} # ours\nlanguages: [es, en]\n", string(after["site.yaml"].Data))
			assert.Empty(t, imported(t, load(t, after), back, exchange.Taking{}).Files)
			for _, text := range load(t, after).Status(language.English) {
				assert.Equal(t, translation.Present, text.State, text.Place)
			}
		})
	}
	job := exported(t, load(t, files), exchange.Selection{})
	job.Units[1].Target = "An [archive](https://a.example).\n\n## Hours\n\nFrom 9:00 to 17:00." // a body alone
	outcome := imported(t, load(t, files), job, exchange.Taking{})
	assert.Empty(t, outcome.Files)
	require.Equal(t, 1, outcome.Found.Faults())
	assert.Equal(t, "error.page.title", outcome.Found[0].ID)
}

func TestTheSourceOfAStaleTranslationIsLookedFor(t *testing.T) {
	t.Parallel()
	files := locked(t, site(
		"events/a/event.yaml", "title: {es: \"Charla <uno>\\ny más\", en: Talk}\nsummary: {es: Una, en: One}\n", "events/a/description.es.md", "Lea.\n", "events/a/description.en.md", "Read.\n",
		"pages/p.es.md", "# Una\n\nLea.\n", "pages/p.en.md", "# One\n\nRead.\n",
	), translation.Marks{})
	former := func(file string) iter.Seq[[]byte] {
		bodies := map[string][]string{
			"events/a/event.yaml":        {"", "- [", "title: Otra\nsummary: {es: Otra}\n", "title: {es: \"Charla <uno>\\ny más\"}\n", "summary: {es: Una}\n"},
			"events/a/description.es.md": {"\ufeffLea.\r\n"},
			"pages/p.es.md":              {"# Una\n\nLea.\n"},
		}
		return func(yield func([]byte) bool) {
			for _, body := range bodies[file] {
				if !yield([]byte(body)) {
					return
				}
			}
		}
	}
	files["events/a/event.yaml"].Data = []byte("title: {es: Otra, en: Talk}\nsummary: {es: Una, en: One}\n")
	files["events/a/description.es.md"].Data = []byte("Otra.\n")
	files["pages/p.es.md"].Data = []byte("# Otra\n\nOtra.\n")
	previous := func(s exchange.Selection) (all []string, job *exchange.Job) {
		job = exported(t, load(t, files), s)
		for _, u := range job.Units {
			all = append(all, u.Previous)
		}
		return all, job
	}
	want, job := previous(exchange.Selection{Former: former})
	assert.Equal(t, []string{"Charla <uno>\ny más", "", "Lea.\n", "Una", "Lea.\n"}, want)
	unknown, _ := previous(exchange.Selection{})
	assert.Equal(t, []string{"", "", "", "", ""}, unknown)

	assert.Contains(t, written(t, formats[0], job), "<alt-trans alttranstype=\"previous-version\">\n<source>Charla &lt;uno&gt;\ny más</source>\n<target>Talk</target>\n</alt-trans>\n</trans-unit>")
	assert.Contains(t, written(t, formats[1], job), "<mtc:match ref=\"#s1\" origin=\"tertulia\">\n<source>Charla &lt;uno&gt;\ny más</source>\n<target>Talk</target>\n</mtc:match>")
	assert.Contains(t, written(t, formats[3], job), "#, fuzzy\n#| msgid \"\"\n#| \"Charla <uno>\\n\"\n#| \"y más\"\nmsgctxt \"event/a#title\"\n")
	for _, f := range formats { // what stood there before is of no translation
		back, err := f.read(strings.NewReader(written(t, f, job)))
		require.NoError(t, err)
		assert.Empty(t, imported(t, load(t, files), back, exchange.Taking{}).Files, f.name)
		assert.Equal(t, []string{"Otra", "Talk"}, []string{back.Units[0].Source, back.Units[0].Target}, f.name)
	}
}

// hostile are texts that a format could lose.
var hostile = []string{
	"]]>", "a & b < c > d", "&amp; &#10; &nosuch;", "<b>x</b>", `"quotes" 'and' «others»`, "  spaces around  ", "two\nlines\n", "\ttab\t", "line\u2028separator", "e\u0301 \u200f right to left",
	"👩‍🏫 emoji", "<![CDATA[x]]>", "\u2067isolated\u2069", "=cmd|' /C calc'!A0", "+1", "-1", "@x", "'=1", "a,b;c\td", `back\slash \n`, "%s %d {{.X}} ${x}", "#~ msgid", "\u00a0", "\ufeffx", "---", "{es: x}", "1.5", "true", strings.Repeat("ñ ", 3000),
}

func TestHostileTextsComeBack(t *testing.T) {
	t.Parallel()
	job := &exchange.Job{From: language.Spanish, To: language.English}
	for i, text := range hostile {
		for j, state := range []translation.State{translation.Missing, translation.Stale, translation.MachineMade, translation.Present} {
			u := exchange.Unit{Name: field.Place{Ref: field.Ref{Kind: field.Event, ID: fmt.Sprintf("e%d-%d", i, j)}, Path: field.Fields("title")}, File: fmt.Sprintf("events/e%d.yaml", i), Note: "Note & <more>",
				Source: text, State: state, Fingerprint: field.Fingerprint(text)}
			if state != translation.Missing {
				u.Target, u.Base = text+"x"+text, content.Base(text)
			}
			job.Units = append(job.Units, u)
		}
	}
	for _, f := range formats {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			back, err := f.read(strings.NewReader(written(t, f, job)))
			require.NoError(t, err)
			assert.Equal(t, []language.Tag{job.From, job.To}, []language.Tag{back.From, back.To})
			require.Len(t, back.Units, len(job.Units))
			for i, u := range back.Units {
				assert.Positive(t, u.Line)
				u.Line, u.Column, u.File, u.Note, u.Unfinished = 0, 0, job.Units[i].File, job.Units[i].Note, false
				assert.Equal(t, job.Units[i], u)
			}
		})
	}
}

func TestWhatComesBackAsItLeftChangesNothing(t *testing.T) {
	t.Parallel()
	folder, err := content.Load(os.DirFS("../../examples/content"))
	require.NoError(t, err)
	for _, f := range formats {
		back, err := f.read(strings.NewReader(written(t, f, exported(t, folder, exchange.Selection{}))))
		require.NoError(t, err)
		outcome := imported(t, folder, back, exchange.Taking{})
		assert.Empty(t, outcome.Files)
		assert.Empty(t, outcome.Found)
		assert.Equal(t, len(back.Units), outcome.Unchanged+outcome.Empty)
	}
}

// The words that were exported are those of the cell that is written.
func TestABaseIsThatOfTheCell(t *testing.T) {
	t.Parallel()
	folder, err := content.Load(os.DirFS("../../examples/content"))
	require.NoError(t, err)
	job := exported(t, folder, exchange.Selection{})
	require.NotEmpty(t, job.Units)
	for _, u := range job.Units {
		cell := u.Name
		cell.Path = cell.Path.Join(field.Step{Lang: "en"})
		value, err := folder.Value(cell)
		require.NoError(t, err)
		assert.Equal(t, value, u.Target, cell)
	}
}

func TestTranslationsComeBack(t *testing.T) {
	t.Parallel()
	const before = "# The first.\ntitle: {es: Charla, en: Talk} # short\nsummary: {es: \"Una.\"}\ndescription:\n  es: |\n    Lea [esto](https://a.example) en *2027*.\n"
	for _, f := range formats {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			files := locked(t, site("events/a.yaml", before), translation.Marks{})
			job := exported(t, load(t, files), exchange.Selection{})
			job.Units[0].Target, job.Units[0].State = "A talk", translation.Present
			job.Units[1].Target, job.Units[1].State = "One: = two.", translation.MachineMade
			job.Units[2].Target, job.Units[2].State = "Read [this](https://a.example) in *2027*.", translation.Present
			back, err := f.read(strings.NewReader(written(t, f, job)))
			require.NoError(t, err)
			outcome := imported(t, load(t, files), back, exchange.Taking{})
			assert.Empty(t, outcome.Found)
			assert.Equal(t, 3, outcome.Written)
			after := with(files, outcome.Files)
			assert.Equal(t, "# The first.\ntitle: {es: Charla, en: A talk} # short\nsummary: {es: \"Una.\", en: \"One: = two.\"}\ndescription:\n  es: |\n    Lea [esto](https://a.example) en *2027*.\n  en: |\n    Read [this](https://a.example) in *2027*.\n",
				string(after["events/a.yaml"].Data))
			assert.Equal(t, []string{"events/a.yaml", "locks/event/a.lock"}, []string{outcome.Files[0].Name, outcome.Files[1].Name})
			var states []translation.State
			for _, s := range load(t, after).Status(language.English) {
				states = append(states, s.State)
			}
			assert.Equal(t, []translation.State{translation.Present, translation.MachineMade, translation.Present, translation.SameEverywhere}, states, "the last is the site's name")

			again := imported(t, load(t, after), back, exchange.Taking{})
			assert.Empty(t, again.Files, "a second import changes nothing")
			assert.Empty(t, again.Found)
			assert.Equal(t, 3, again.Unchanged)
		})
	}
}

func TestWhatIsNotTaken(t *testing.T) {
	t.Parallel()
	const text = "title: {es: Charla, en: Talk}\ndescription: {es: \"Lea [esto](https://a.example) y `eso`, *ya*, 2027.\"}\n"
	cases := []struct {
		name   string
		now    string // the file when the job comes back; "": as it was
		change func(*exchange.Job)
		taking exchange.Taking
		want   exchange.Outcome // but for its files
		ids    []string         // of what is found
		cause  error
	}{
		{"a translation that is empty", "", func(j *exchange.Job) { j.Units[0].Target = " \n" }, exchange.Taking{}, exchange.Outcome{Empty: 2}, nil, nil},
		{"one that is as it was", "", func(*exchange.Job) {}, exchange.Taking{}, exchange.Outcome{Empty: 1, Unchanged: 1}, nil, nil},
		{"one that is as it was, and is changed here", "title: {es: Charla, en: Lecture}\n", func(j *exchange.Job) { j.Units = j.Units[:1] }, exchange.Taking{}, exchange.Outcome{Unchanged: 1}, nil, nil},
		{"one that is changed here too", "title: {es: Charla, en: Lecture}\n", func(j *exchange.Job) { j.Units = j.Units[:1]; j.Units[0].Target = "Speech" }, exchange.Taking{}, exchange.Outcome{}, []string{"error.exchange.conflict"}, &content.ConflictError{}},
		{"one that is new here too", strings.Replace(text, "2027.\"}", "2027.\", en: Here}", 1), func(j *exchange.Job) { j.Units = j.Units[1:]; j.Units[0].Target = "There" }, exchange.Taking{Stale: true}, exchange.Outcome{}, []string{"error.exchange.conflict"}, &content.ConflictError{}},
		{"one of a source that has changed", "title: {es: Otra, en: Talk}\n", func(j *exchange.Job) { j.Units = j.Units[:1]; j.Units[0].Target = "Speech" }, exchange.Taking{}, exchange.Outcome{}, []string{"error.exchange.source"}, &exchange.StaleError{}},
		{"one of a source that has changed, by the words of the file", "title: {es: Otra, en: Talk}\n", func(j *exchange.Job) {
			j.Units = j.Units[:1]
			j.Units[0].Target, j.Units[0].Fingerprint = "Speech", ""
		}, exchange.Taking{}, exchange.Outcome{}, []string{"error.exchange.source"}, &exchange.StaleError{}},
		{"one whose base is lost", "", func(j *exchange.Job) { j.Units = j.Units[:1]; j.Units[0].Target, j.Units[0].Base = "Speech", "" }, exchange.Taking{}, exchange.Outcome{}, []string{"error.exchange.conflict"}, nil},
		{"one that is not finished", "", func(j *exchange.Job) { j.Units = j.Units[:1]; j.Units[0].Target, j.Units[0].Unfinished = "Spee", true }, exchange.Taking{}, exchange.Outcome{Unfinished: 1}, nil, nil},
		{"one of a text that is not there", "title: {es: Charla, en: Talk}\n", func(j *exchange.Job) { j.Units = j.Units[1:]; j.Units[0].Target = "One" }, exchange.Taking{}, exchange.Outcome{}, []string{"error.exchange.name"}, field.ErrNotFound},
		{"a second one", "", func(j *exchange.Job) { j.Units = append(j.Units[:1], j.Units[0]); j.Units[1].Target = "Speech" }, exchange.Taking{}, exchange.Outcome{Unchanged: 1}, []string{"error.exchange.twice"}, field.ErrDuplicate},
		{"broken markup", "", func(j *exchange.Job) {
			j.Units = j.Units[1:]
			j.Units[0].Target = "Read this and `that`, now, 2027, https://a.example."
		}, exchange.Taking{}, exchange.Outcome{}, []string{"error.exchange.links", "error.exchange.code", "error.exchange.emphasis"}, field.ErrFormat},
		{"what no text may hold", "", func(j *exchange.Job) { j.Units[0].Target = "a\u202eb" }, exchange.Taking{}, exchange.Outcome{Empty: 1}, []string{"error.text.control"}, i18n.ErrControl},
		{"what is too long", "", func(j *exchange.Job) { j.Units[0].Target = strings.Repeat("x", i18n.MaxText+1) }, exchange.Taking{}, exchange.Outcome{Empty: 1}, []string{"error.file.size"}, nil},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			files := locked(t, site("events/a.yaml", text), translation.Marks{})
			job := exported(t, load(t, files), exchange.Selection{})
			tc.change(job)
			if tc.now != "" {
				files["events/a.yaml"] = &fstest.MapFile{Data: []byte(tc.now)}
			}
			got := imported(t, load(t, files), job, tc.taking)
			assert.Empty(t, got.Files)
			var ids []string
			for _, e := range got.Found {
				ids = append(ids, e.ID)
				assert.NotContains(t, e.Message(nil), "no value")
			}
			assert.Equal(t, tc.ids, ids)
			var conflict *content.ConflictError
			var stale *exchange.StaleError
			switch cause := tc.cause.(type) {
			case nil:
			case *content.ConflictError:
				require.True(t, errors.As(got.Found, &conflict))
				assert.NotEmpty(t, conflict.Now)
				assert.NotEmpty(t, conflict.Want)
			case *exchange.StaleError:
				require.True(t, errors.As(got.Found, &stale))
				assert.Equal(t, &exchange.StaleError{Name: job.Units[0].Name, Was: "Charla", Now: "Otra", Want: "Speech"}, stale)
			default:
				assert.ErrorIs(t, got.Found, cause)
			}
			got.Files, got.Found = nil, nil
			assert.Equal(t, tc.want, *got)
		})
	}
}

func TestARefusedTranslationKeepsNoOtherFromBeingWritten(t *testing.T) {
	t.Parallel()
	pairs := []string{}
	for i := range 20 {
		pairs = append(pairs, fmt.Sprintf("events/e%02d.yaml", i), fmt.Sprintf("title: {es: Charla %d}\n", i))
	}
	files := site(pairs...)
	job := exported(t, load(t, files), exchange.Selection{})
	for i := range job.Units {
		job.Units[i].Target, job.Units[i].Line = fmt.Sprintf("Talk %d", i), i+1
	}
	job.Units[7].Target = "bell\u0007"
	job.Units[11].Target = "Talk 10" // whose address another would have
	outcome := imported(t, load(t, files), job, exchange.Taking{})
	assert.Equal(t, 18, outcome.Written)
	var lines []int
	for _, e := range outcome.Found {
		if !e.Warning {
			lines = append(lines, e.Line)
		}
	}
	assert.Subset(t, []int{8, 11, 12}, lines)
	assert.Equal(t, 2, outcome.Found.Faults())
	load(t, with(files, outcome.Files))
}

func TestOfTwoPagesWithOneAddressOneIsRefused(t *testing.T) {
	t.Parallel()
	var pairs []string
	for i := range 20 {
		pairs = append(pairs, fmt.Sprintf("events/e%02d.yaml", i), fmt.Sprintf("title: {es: Charla %d}\nsummary: {es: Una}\n", i))
	}
	files := site(pairs...)
	for _, first := range []int{0, 4, 9, 18} { // beside one another in a half, a quarter, between halves, at the end
		job := exported(t, load(t, files), exchange.Selection{})
		for i := range job.Units {
			job.Units[i].Target, job.Units[i].Line = fmt.Sprintf("Talk %d", i), i+1
		}
		job.Units[2*first+2].Target = job.Units[2*first].Target
		outcome := imported(t, load(t, files), job, exchange.Taking{})
		assert.Equal(t, 39, outcome.Written)
		require.Equal(t, 1, outcome.Found.Faults())
		for _, e := range outcome.Found {
			if !e.Warning {
				assert.Equal(t, []any{"error.slug.twice", 2*first + 3}, []any{e.ID, e.Line})
			}
		}
	}
}

func TestATranslationOfAnOldSourceStaysOutOfDate(t *testing.T) {
	t.Parallel()
	files := locked(t, site("events/a.yaml", "title: {es: Charla, en: Talk}\n"), translation.Marks{})
	job := exported(t, load(t, files), exchange.Selection{})
	job.Units[0].Target = "Speech"
	files["events/a.yaml"] = &fstest.MapFile{Data: []byte("title: {es: Otra, en: Talk}\n")}
	outcome := imported(t, load(t, files), job, exchange.Taking{Stale: true})
	assert.Equal(t, 1, outcome.Written)
	after := with(files, outcome.Files)
	assert.Equal(t, "title: {es: Otra, en: Speech}\n", string(after["events/a.yaml"].Data))
	assert.Equal(t, translation.Stale, load(t, after).Status(language.English)[0].State)
}

func TestEverythingMayBeMadeByAMachine(t *testing.T) {
	t.Parallel()
	files := site("events/a.yaml", "title: {es: Charla}\n")
	job := exported(t, load(t, files), exchange.Selection{})
	job.Units[0].Target = "Talk"
	outcome := imported(t, load(t, files), job, exchange.Taking{Machine: true})
	assert.Equal(t, translation.MachineMade, load(t, with(files, outcome.Files)).Status(language.English)[0].State)
}

func TestWhiteSpaceAroundATextIsThatOfItsSource(t *testing.T) {
	t.Parallel()
	files := site("events/a.yaml", "title: A\ndescription:\n  es: |\n    Uno.\n")
	job := exported(t, load(t, files), exchange.Selection{})
	job.Units[0].Target = " One.\r\n\r\n"
	outcome := imported(t, load(t, files), job, exchange.Taking{})
	require.Len(t, outcome.Files, 1)
	assert.Equal(t, "title: A\ndescription:\n  es: |\n    Uno.\n  en: |\n    One.\n", string(outcome.Files[0].Data))
}

func TestMeansThatMayDifferAreWarnedOf(t *testing.T) {
	t.Parallel()
	files := site("events/a.yaml", "title: A\nsummary: {es: \"El 9 de marzo de 2027, https://a.example/es\"}\n")
	job := exported(t, load(t, files), exchange.Selection{})
	job.Units[0].Target, job.Units[0].Line = "On 8 March 2027, https://a.example/en", 12
	outcome := imported(t, load(t, files), job, exchange.Taking{})
	assert.Equal(t, 1, outcome.Written)
	assert.Zero(t, outcome.Found.Faults())
	assert.Equal(t, []string{
		"job.xlf:12:0: warning: event/a#summary@en: a number, a date or an hour is other than in the source",
		"job.xlf:12:0: warning: event/a#summary@en: an address is other than in the source",
	}, strings.Split(outcome.Found.Under("job.xlf").Error(), "\n"))
}

func TestWhatIsOddAboutATranslationIsReportedWithTheLineOfTheFile(t *testing.T) {
	t.Parallel()
	files := site("events/a.yaml", "title: {es: Charla}\nsummary: {es: \"El 9 de marzo, Ana Sanjuán.\"}\nstart: 2027-03-09 18:00\nparticipants: [{speaker: ana}]\n", "speakers/ana.yaml", "name: {given: Ana, family: Sanjuán}\n")
	job := exported(t, load(t, files), exchange.Selection{})
	job.Units[0].Target, job.Units[0].Line = "Charla", 7
	job.Units[1].Target, job.Units[1].Line = "On 9 April, Ana Sanjuan", 12
	outcome := imported(t, load(t, files), job, exchange.Taking{})
	assert.Equal(t, 2, outcome.Written)
	var found []string
	for _, e := range outcome.Found {
		assert.True(t, e.Warning)
		found = append(found, fmt.Sprint(e.Line, " ", e.ID))
	}
	assert.Equal(t, []string{"7 warning.exchange.same", "12 warning.exchange.dates", "12 warning.exchange.names", "12 warning.exchange.punctuation"}, found)
}

func TestLanguagesThatAreNoneOfTheSite(t *testing.T) {
	t.Parallel()
	folder := load(t, site("events/a.yaml", "title: {es: Charla}\n"))
	for _, job := range []*exchange.Job{{From: language.Spanish, To: language.French}, {From: language.French, To: language.English}, {From: language.English, To: language.English}} {
		_, err := exchange.Import(folder, job, exchange.Taking{})
		assert.ErrorIs(t, err, field.ErrLanguage)
	}
}

func TestATextIsWrittenWhereItsReadersReadIt(t *testing.T) {
	t.Parallel()
	files := site("events/a.yaml", "lang: es\ntitle: Charla\nsummary: {es: Una, en-GB: One}\n")
	job := exported(t, load(t, files), exchange.Selection{})
	assert.Equal(t, "One", job.Units[1].Target)
	job.Units[0].Target, job.Units[1].Target = "Talk", "Two"
	outcome := imported(t, load(t, files), job, exchange.Taking{})
	require.Empty(t, outcome.Found)
	assert.Equal(t, "lang: es\ntitle: {es: Charla, en: Talk}\nsummary: {es: Una, en-GB: Two}\n", string(outcome.Files[0].Data))
}

func TestNULIsRefusedInEveryFormat(t *testing.T) {
	t.Parallel()
	files := site("events/a.yaml", "title: {es: Charla}\n")
	for _, f := range formats {
		job := exported(t, load(t, files), exchange.Selection{})
		job.Units[0].Target = "a\x00b"
		back, err := f.read(strings.NewReader(written(t, f, job)))
		if err != nil { // XML has no such character
			var found content.Errors
			require.ErrorAs(t, err, &found, f.name)
			assert.Equal(t, 1, found.Faults(), f.name)
			continue
		}
		outcome := imported(t, load(t, files), back, exchange.Taking{})
		assert.Empty(t, outcome.Files, f.name)
		require.Equal(t, 1, outcome.Found.Faults(), f.name)
		assert.ErrorIs(t, outcome.Found[0], i18n.ErrControl, f.name)
		assert.Positive(t, outcome.Found[0].Line, f.name)
	}
}

// endless is a text that does not end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestAFileThatDoesNotEndIsRefused(t *testing.T) {
	t.Parallel()
	for _, f := range formats {
		_, err := f.read(io.MultiReader(strings.NewReader(f.begin), endless{}))
		var found content.Errors
		require.ErrorAs(t, err, &found, f.name)
		assert.Equal(t, "error.exchange.size", found[0].ID, f.name)
	}
}

// repeated is a text that follows itself without end.
type repeated struct {
	text string
	rest string
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.rest == "" {
		r.rest = r.text
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

func TestAUnitOfManySmallPartsIsRefused(t *testing.T) {
	t.Parallel()
	cases := []struct {
		format      int
		begin, part string
		want        string
	}{
		{0, formats[0].begin, "<mrk>x</mrk>", "error.exchange.elements"},
		{0, formats[0].begin + "</source>", "<note>" + strings.Repeat("x", 10000) + "</note>", "error.exchange.size"},
		{2, formats[2].begin, `x","`, "error.exchange.size"},
		{3, formats[3].begin, "x\"\n\"", "error.exchange.size"},
		{3, "", "#. note\n", "error.exchange.size"},
	}
	for _, tc := range cases {
		part := &repeated{text: strings.Repeat(tc.part, 1+10000/len(tc.part))}
		_, err := formats[tc.format].read(io.MultiReader(strings.NewReader(tc.begin), part))
		var found content.Errors
		require.ErrorAs(t, err, &found, tc.part)
		assert.Equal(t, tc.want, found[0].ID, tc.part)
	}
}

// TestOutAndInCostsInProportion compares a tenth of so many events with all of them by
// the memory that is allocated, which does not depend on what else the machine does; how
// long the two take is in the log. It runs alone, since memory is counted for all tests.
func TestOutAndInCostsInProportion(t *testing.T) {
	cost := func(n int, spoil string) (bytes, seconds float64) {
		folder := load(t, synth.Folder(n))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		job := exported(t, folder, exchange.Selection{})
		for i := range job.Units {
			if job.Units[i].Target += " x"; i%20 == 7 {
				job.Units[i].Target += spoil
			}
		}
		for _, f := range formats {
			back, err := f.read(strings.NewReader(written(t, f, job)))
			require.NoError(t, err)
			require.Len(t, back.Units, len(job.Units))
		}
		outcome := imported(t, folder, job, exchange.Taking{})
		require.NotEmpty(t, outcome.Files)
		require.Equal(t, spoil != "", outcome.Found.Faults() > 0)
		seconds = time.Since(start).Seconds()
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc), seconds
	}
	events := map[string]int{"": rounds.Of(3_000, 30), "\u202e": 30} // the second may stand in no text
	for spoil, events := range events {
		tenth, tenthTime := cost(events/10, spoil)
		all, allTime := cost(events, spoil)
		t.Logf("%d events: %.1f MB, %.2f s; %d: %.1f MB, %.2f s", events/10, tenth/1e6, tenthTime, events, all/1e6, allTime)
		assert.Less(t, all/tenth, 20.0, "memory, %q", spoil)
	}
}

// fuzzed gives any bytes to a reader. The oracle: faults that each have words, or a
// job of which an import makes files that load, and a second import no more.
func fuzzed(f *testing.F, read func(io.Reader) (*exchange.Job, error)) {
	files := site("events/a.yaml", "title: {es: Charla & más}\nsummary: {es: Una, en: One}\naudience: {es: Todos, en: All}\nsubtitle: {es: Dos, en: Two}\n")
	folder, err := content.Load(files)
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, data []byte) {
		job, err := read(strings.NewReader(string(data)))
		if err != nil {
			var found content.Errors
			require.ErrorAs(t, err, &found)
			for _, e := range found {
				assert.NotEmpty(t, e.Message(nil))
			}
			return
		}
		outcome, err := exchange.Import(folder, job, exchange.Taking{Stale: true})
		if err == nil && len(outcome.Files) > 0 {
			after, err := content.Load(with(files, outcome.Files))
			require.NoError(t, err)
			again, err := exchange.Import(after, job, exchange.Taking{})
			require.NoError(t, err)
			assert.Empty(t, again.Files, "a second import changes something")
		}
	})
}

func BenchmarkOutAndIn(b *testing.B) {
	for _, n := range []int{10, 100} {
		b.Run(fmt.Sprintf("%d events", n), func(b *testing.B) {
			folder := load(b, synth.Folder(n))
			for b.Loop() {
				job := exported(b, folder, exchange.Selection{})
				back, err := exchange.ReadXLIFF(strings.NewReader(written(b, formats[0], job)))
				require.NoError(b, err)
				for i := range back.Units {
					back.Units[i].Target += " x"
				}
				outcome := imported(b, folder, back, exchange.Taking{})
				require.NotEmpty(b, outcome.Files)
			}
		})
	}
}
