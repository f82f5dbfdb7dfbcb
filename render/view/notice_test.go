package view_test

import (
	"fmt"
	"html/template"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
	"golang.org/x/tools/txtar"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/golden"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
)

// The event of these tests is on 9 March 2027 from 10 to 12 UTC; whoever wants
// interpretation asks by 3 March.
var (
	begins   = time.Date(2027, 3, 9, 10, 0, 0, 0, time.UTC)
	deadline = field.Day(time.Date(2027, 3, 3, 0, 0, 0, 0, time.UTC))
	noon     = field.Minute(deadline.Add(12 * time.Hour))

	monthBefore = begins.AddDate(0, -1, 0)
	dayBefore   = begins.AddDate(0, 0, -1)
	halfway     = begins.Add(time.Hour)
	monthAfter  = begins.AddDate(0, 1, 0)
)

var (
	en, es, pt, fr = language.English, language.Spanish, language.Portuguese, language.French
	esES, esMX     = language.EuropeanSpanish, language.Make("es-MX")
	ase, mfs       = language.Make("ase"), language.Make("mfs")
	mul            = language.Make("mul") // several that nobody lists
)

func tagsOf(tags ...language.Tag) []language.Tag { return tags }

func builtIn(t testing.TB) *i18n.Catalog {
	t.Helper()
	catalog, err := loadBuiltIn()
	require.NoError(t, err)
	return catalog
}

// loadBuiltIn loads the words once for all tests.
var loadBuiltIn = sync.OnceValues(func() (*i18n.Catalog, error) { return i18n.Load(tagsOf(en, es, esES), locales.FS) })

func noticesOf(t testing.TB, catalog *i18n.Catalog, e *event.Event, reader language.Tag, now time.Time) *view.Event {
	t.Helper()
	r := rendertest.New(t, catalog, view.Options{Now: func() time.Time { return now }})
	v, err := r.Event(e, reader)
	require.NoError(t, err)
	return v
}

// about is an event of which only the languages are known.
func about(plan notice.Plan, panels ...notice.Plan) *event.Event {
	e := &event.Event{
		Title:     i18n.Same("Archivos abiertos"),
		When:      event.When{Start: begins, End: begins.Add(2 * time.Hour)},
		Languages: plan,
	}
	for i, p := range panels {
		e.Panels = append(e.Panels, &event.Panel{Title: i18n.Same(fmt.Sprint(i + 1)), Languages: p})
	}
	return e
}

func sentences(notices view.Notices) []string {
	var all []string
	for _, n := range notices {
		all = append(all, n.Sentence.String())
	}
	return all
}

// The rows that editors agreed on, word for word.
func TestNoticesSayWhatEditorsWouldWrite(t *testing.T) {
	catalog := builtIn(t)
	spanish := notice.Plan{Spoken: tagsOf(es), NoInterpretation: true}
	english := notice.Plan{Spoken: tagsOf(en), NoInterpretation: true}
	requested := notice.Plan{Interpretation: []notice.Interpretation{{Into: tagsOf(en), Provision: notice.OnRequest, Deadline: deadline}}}
	subtitled := func(url string) notice.Plan {
		return notice.Plan{Recording: &notice.Recording{Languages: tagsOf(es), Captions: tagsOf(en), URL: url}}
	}
	simultaneous := func(spoken []language.Tag, into ...language.Tag) notice.Plan {
		return notice.Plan{Spoken: spoken, Interpretation: []notice.Interpretation{{Into: into, Mode: notice.Simultaneous}}}
	}
	cases := []struct {
		name   string
		plan   notice.Plan
		now    time.Time
		en, es string
	}{
		{"Spanish, no interpretation", spanish, monthBefore,
			"Please note that this event will be held in Spanish with no interpretation.",
			"Este evento se realizará en español, sin interpretación."},
		{"English, no interpretation", english, monthBefore,
			"This event will be held in English with no interpretation.",
			"Tenga en cuenta que este evento se realizará en inglés, sin interpretación."},
		{"Spanish, no interpretation, past", spanish, monthAfter,
			"This event was held in Spanish with no interpretation.",
			"Este evento se realizó en español, sin interpretación."},
		{"Spanish, interpretation unknown", notice.Plan{Spoken: tagsOf(es)}, monthBefore,
			"Please note that this event will be held in Spanish.",
			"Este evento se realizará en español."},
		{"Spanish and English, no interpretation", notice.Plan{Spoken: tagsOf(es, en), NoInterpretation: true}, monthBefore,
			"Please note that this event will be held in Spanish and English with no interpretation.",
			"Tenga en cuenta que este evento se realizará en español e inglés, sin interpretación."},
		{"Spanish, no interpretation, running", spanish, halfway,
			"Please note that this event is being held in Spanish with no interpretation.",
			"Este evento se está realizando en español, sin interpretación."},
		{"among all", simultaneous(tagsOf(es, en, pt), es, en, pt), monthBefore,
			"This event will be held in Spanish, English, and Portuguese, with simultaneous interpretation among all three languages.",
			"Este evento se realizará en español, inglés y portugués, con interpretación simultánea entre los tres idiomas."},
		{"into English", simultaneous(tagsOf(es), en), monthBefore,
			"This event will be held in Spanish, with simultaneous interpretation into English.",
			"Este evento se realizará en español, con interpretación simultánea al inglés."},
		{"two-way", simultaneous(tagsOf(es, en), es, en), monthBefore,
			"This event will be held in Spanish and English, with simultaneous interpretation in both directions.",
			"Este evento se realizará en español e inglés, con interpretación simultánea en ambos sentidos."},
		{"into three", simultaneous(tagsOf(en), es, pt, fr), monthBefore,
			"This event will be held in English, with simultaneous interpretation into Spanish, Portuguese, and French.",
			"Este evento se realizará en inglés, con interpretación simultánea al español, al portugués y al francés."},
		{"into a sign language", notice.Plan{Sign: []notice.Sign{{Language: ase}}}, monthBefore,
			"American Sign Language (ASL) interpretation will be provided.",
			"Habrá interpretación en lengua de señas americana (ASL)."},
		{"live captions", notice.Plan{Captions: []notice.Captions{{Language: en, Kind: notice.LiveCaptions}}}, monthBefore,
			"Live captions in English will be available.",
			"Habrá subtítulos en vivo en inglés."},
		{"automatic captions", notice.Plan{Captions: []notice.Captions{{Language: en, Kind: notice.AutomaticCaptions}}}, monthBefore,
			"Automatic captions in English will be available.",
			"Habrá subtítulos automáticos en inglés."},
		{"on request", requested, monthBefore,
			"Interpretation into English is available on request; please ask by Wednesday, March 3, 2027.",
			"Habrá interpretación al inglés para quienes la soliciten a más tardar el miércoles 3 de marzo de 2027."},
		{"on request, too late", requested, dayBefore,
			"The deadline to request interpretation into English was Wednesday, March 3, 2027.",
			"El plazo para solicitar interpretación al inglés venció el miércoles 3 de marzo de 2027."},
		{"planned", notice.Plan{Interpretation: []notice.Interpretation{{Into: tagsOf(en), Provision: notice.Planned}}}, monthBefore,
			"Interpretation into English is planned.",
			"Está prevista la interpretación al inglés."},
		{"materials in Spanish", notice.Plan{Materials: tagsOf(es)}, monthBefore,
			"Materials are available in Spanish only.",
			"Los materiales están disponibles en español."},
		{"materials in English", notice.Plan{Materials: tagsOf(en)}, monthBefore,
			"Materials are available in English.",
			"Los materiales están disponibles solo en inglés."},
		{"questions", notice.Plan{Questions: tagsOf(es, en)}, monthBefore,
			"Questions may be asked in Spanish or English.",
			"Se podrán hacer preguntas en español o en inglés."},
		{"recording", subtitled(""), monthBefore,
			"A recording will be available in Spanish with English subtitles.",
			"Habrá una grabación en español con subtítulos en inglés."},
		{"recording with its address", subtitled("https://example.org/v"), monthBefore,
			"A recording is available in Spanish with English subtitles.",
			"Hay una grabación disponible en español con subtítulos en inglés."},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			e := about(tc.plan)
			assert.Equal(t, []string{tc.en}, sentences(noticesOf(t, catalog, e, en, tc.now).Notices))
			assert.Equal(t, []string{tc.es}, sentences(noticesOf(t, catalog, e, esMX, tc.now).Notices))
		})
	}

	t.Run("sessions", func(t *testing.T) {
		e := about(notice.Plan{}, simultaneous(tagsOf(es), en), notice.Plan{Spoken: tagsOf(mfs)})
		inEnglish, inSpanish := noticesOf(t, catalog, e, en, monthBefore), noticesOf(t, catalog, e, es, monthBefore)
		assert.Equal(t, []string{"Languages vary by session."}, sentences(inEnglish.Notices))
		assert.Equal(t, []string{"El idioma varía según la sesión."}, sentences(inSpanish.Notices))
		assert.Equal(t, []string{"This session will be held in Spanish, with simultaneous interpretation into English."},
			sentences(inEnglish.Panels[0].Notices))
		assert.Equal(t, []string{"Esta sesión se realizará en español, con interpretación simultánea al inglés."},
			sentences(inSpanish.Panels[0].Notices))
		assert.Equal(t, []string{"Please note that this session will be held in Mexican Sign Language (LSM)."},
			sentences(inEnglish.Panels[1].Notices))
	})
	t.Run("live in Spain", func(t *testing.T) {
		e := about(notice.Plan{Captions: []notice.Captions{{Language: en, Kind: notice.LiveCaptions}}, Sign: []notice.Sign{{Language: ase}}})
		assert.Equal(t, []string{
			"Habrá interpretación en lengua de signos americana (ASL).",
			"Habrá subtítulos en directo en inglés.",
		}, sentences(noticesOf(t, catalog, e, esES, monthBefore).Notices))
	})
}

const goldenNotices = "testdata/notices.txtar"

// Every case of the file is a plan as an editor writes it, and under a line of
// dashes what readers are told before, during and after the event. An
// exclamation mark is the level important; the label stands in brackets.
func TestNoticesOfManyPlans(t *testing.T) {
	catalog := builtIn(t)
	data, err := os.ReadFile(goldenNotices)
	require.NoError(t, err)
	archive := txtar.Parse(data)
	for i, f := range archive.Files {
		plan, _, _ := strings.Cut(string(f.Data), "---\n")
		e := readPlan(t, f.Name, plan)
		require.Empty(t, e.Validate(), f.Name)
		archive.Files[i].Data = []byte(plan + "---\n" + toldAlways(t, catalog, e))
	}
	golden.File(t, goldenNotices, txtar.Format(archive))
}

// toldAlways prints what readers are told at every moment.
func toldAlways(t *testing.T, catalog *i18n.Catalog, e *event.Event) string {
	var b strings.Builder
	for _, reader := range tagsOf(en, es, esES) {
		earlier := ""
		for _, moment := range []struct {
			name string
			now  time.Time
		}{{"before", monthBefore}, {"late", dayBefore}, {"during", halfway}, {"after", monthAfter}} {
			words := told(noticesOf(t, catalog, e, reader, moment.now))
			if moment.name == "late" && words == earlier ||
				reader == esES && words == told(noticesOf(t, catalog, e, es, moment.now)) {
				continue
			}
			earlier = words
			fmt.Fprintf(&b, "%s, %s:\n%s", reader, moment.name, words)
		}
	}
	return b.String()
}

func told(v *view.Event) string {
	var b strings.Builder
	list := func(indent string, notices view.Notices) {
		for _, n := range notices {
			mark := ' '
			if n.Important() {
				mark = '!'
			}
			fmt.Fprintf(&b, "%s%c %s [%s]\n", indent, mark, n.Sentence, n.Label)
		}
	}
	list("  ", v.Notices)
	for _, p := range v.Panels {
		if len(p.Notices) > 0 {
			fmt.Fprintf(&b, "    panel %s\n", p.Title)
			list("    ", p.Notices)
		}
	}
	if b.Len() == 0 {
		return "  (nothing)\n"
	}
	return b.String()
}

// thirdLanguage is the built-in catalog with Portuguese, as the example of a
// third language has it.
func thirdLanguage(t testing.TB) *i18n.Catalog {
	t.Helper()
	catalog, err := i18n.Load(tagsOf(en, es, pt), locales.FS, os.DirFS("../../examples/portuguese/messages"))
	require.NoError(t, err)
	return catalog
}

func TestNoticesInAThirdLanguageNeedOnlyItsCatalog(t *testing.T) {
	catalog := thirdLanguage(t)
	for _, gap := range catalog.Gaps() {
		require.NotRegexp(t, `^notice\.`, gap.ID, "%s", gap)
	}
	e := about(notice.Plan{
		Spoken:         tagsOf(es, mfs),
		Interpretation: []notice.Interpretation{{Into: tagsOf(en, ase), From: tagsOf(mfs), Mode: notice.Simultaneous}, {Into: tagsOf(pt), Provision: notice.OnRequest, Deadline: deadline}},
		Questions:      tagsOf(es, en),
	})
	assert.Equal(t, []string{
		"Observe que este evento será realizado em espanhol e língua de sinais mexicana (LSM), com interpretação simultânea da língua de sinais mexicana (LSM) para o inglês e para a língua de sinais americana (ASL).",
		"Haverá interpretação para o português para quem a solicitar até quarta-feira, 3 de março de 2027.",
		"Será possível fazer perguntas em espanhol ou em inglês.",
	}, sentences(noticesOf(t, catalog, e, pt, monthBefore).Notices))
}

func messages(file, text string) fstest.MapFS {
	return fstest.MapFS{file: {Data: []byte(text)}}
}

func TestASiteChangesTheWordsOfNotices(t *testing.T) {
	catalog, err := i18n.Load(tagsOf(es), locales.FS, messages("es.yaml", `
notice.mode.simultaneous: traducción simultánea
notice.spoken.important.with.future: "Ten en cuenta que este evento será en {{.Languages}}, con {{.Interpretation}}."
into.fr: "a la lengua de Molière"
`))
	require.NoError(t, err)
	e := about(notice.Plan{Spoken: tagsOf(en), Interpretation: []notice.Interpretation{{Into: tagsOf(fr, pt), Mode: notice.Simultaneous}}})
	assert.Equal(t, []string{"Ten en cuenta que este evento será en inglés, con traducción simultánea a la lengua de Molière y al portugués."},
		sentences(noticesOf(t, catalog, e, es, monthBefore).Notices))
}

func TestASentenceIsWhollyInOneLanguage(t *testing.T) {
	e := about(notice.Plan{
		Spoken:         tagsOf(es),
		Interpretation: []notice.Interpretation{{Into: tagsOf(en), Mode: notice.Simultaneous}},
	})
	want := "Please note that this event will be held in Spanish, with simultaneous interpretation into English."
	german := language.German
	for name, own := range map[string]fstest.MapFS{
		"a catalog without the sentence": messages("de.yaml", `notice.mode.simultaneous: Simultandolmetschen`),
		"a catalog without the phrases":  messages("de.yaml", `notice.spoken.important.with.future: "Bitte beachten: Sprache {{.Languages}}, {{.Interpretation}}."`),
	} {
		t.Run(name, func(t *testing.T) {
			catalog, err := i18n.Load(tagsOf(en, es, german), locales.FS, own)
			require.NoError(t, err)
			notices := noticesOf(t, catalog, e, german, monthBefore).Notices
			require.Equal(t, []string{want}, sentences(notices))
			assert.Equal(t, en, notices[0].Sentence.Lang())
			assert.Equal(t, ` lang="en"`, string(notices[0].Sentence.Attr()))
			assert.Equal(t, "Spanish · interpretation into English", notices[0].Label.String())
		})
	}
}

func TestAnEditorsNoteKeepsItsLanguage(t *testing.T) {
	e := about(notice.Plan{Spoken: tagsOf(es), NoInterpretation: true, Note: i18n.Text{es: "Los poemas se leen en español."}})
	e.Panels = []*event.Panel{{Title: i18n.Same("1"), Languages: notice.Plan{Note: i18n.Text{es: "Sin palabras."}}}}
	catalog := builtIn(t)

	shown := noticesOf(t, catalog, e, en, monthBefore)
	require.Equal(t, []string{"Los poemas se leen en español."}, sentences(shown.Notices))
	assert.Equal(t, ` lang="es"`, string(shown.Notices[0].Sentence.Attr()))
	assert.Equal(t, []string{"Sin palabras."}, sentences(shown.Panels[0].Notices))

	// Under a policy that hides it, the reader gets the sentence instead.
	r := rendertest.New(t, catalog, view.Options{Now: func() time.Time { return monthBefore }, Fallback: i18n.Hide})
	hidden, err := r.Event(e, en)
	require.NoError(t, err)
	assert.Equal(t, []string{"Please note that this event will be held in Spanish with no interpretation."}, sentences(hidden.Notices))
	assert.Empty(t, hidden.Panels[0].Notices)
}

func TestNoticesReachEveryFormat(t *testing.T) {
	e := about(notice.Plan{Spoken: tagsOf(es), NoInterpretation: true, Captions: []notice.Captions{{Language: en}}})
	r := rendertest.New(t, builtIn(t), view.Options{Now: func() time.Time { return monthBefore }})
	v, err := r.Event(e, en)
	require.NoError(t, err)
	var html, text strings.Builder
	require.NoError(t, r.HTML(&html, v))
	require.NoError(t, r.Text(&text, v))
	for _, n := range v.Notices {
		assert.Contains(t, html.String(), ">"+n.Sentence.String()+"</")
		assert.Contains(t, strings.Join(strings.Fields(text.String()), " "), n.Sentence.String())
	}
	assert.Contains(t, html.String(), `<p class="tt-notice tt-important" role="note"><svg class="tt-icon" role="img" aria-label="Important"`)
	assert.Contains(t, html.String(), "<summary>\n<span class=\"tt-label\">Languages</span>\n<b>Captions in English</b></summary>\n<p>Captions in English will be available.</p>\n")
	for line := range strings.Lines(r.Part(t, v.Notices)) {
		assert.Contains(t, html.String(), line)
	}
}

func TestANoticeIsToldInFullWhereItIsImportantOrLeadsSomewhere(t *testing.T) {
	words := func(s string) view.Text { return view.Text{{Value: s}} }
	assert.True(t, view.Notice{Level: notice.Important}.InFull())
	assert.True(t, view.Notice{URL: "https://example.org/v"}.InFull())
	assert.False(t, view.Notice{}.InFull())
	assert.Equal(t, words("Spanish"), view.Notice{Sentence: words("It is held in Spanish."), Label: words("Spanish")}.Brief())
	assert.Equal(t, words("Bring a dictionary."), view.Notice{Sentence: words("Bring a dictionary.")}.Brief())
}

func TestLanguagesThatNobodyListsAreSeveral(t *testing.T) {
	e := about(notice.Plan{Spoken: tagsOf(mul), Materials: tagsOf(mul), Questions: tagsOf(mul)})
	catalog := thirdLanguage(t)
	for reader, want := range map[language.Tag][]string{
		en: {"This event will be held in several languages.", "Materials are available in several languages.", "Questions may be asked in several languages."},
		es: {"Este evento se realizará en varios idiomas.", "Los materiales están disponibles en varios idiomas.", "Se podrán hacer preguntas en varios idiomas."},
		pt: {"Este evento será realizado em vários idiomas.", "Os materiais estão disponíveis em vários idiomas.", "Será possível fazer perguntas em vários idiomas."},
	} {
		assert.Equal(t, want, sentences(noticesOf(t, catalog, e, reader, monthBefore).Notices))
	}
	into := about(notice.Plan{Spoken: tagsOf(es), Interpretation: []notice.Interpretation{{Into: tagsOf(mul), From: tagsOf(es)}}})
	assert.Equal(t, []string{"Este evento se realizará en español, con interpretación a varios idiomas."},
		sentences(noticesOf(t, catalog, into, es, monthBefore).Notices))
}

func TestPrepositionsFitTheNamesOfLanguages(t *testing.T) {
	catalog := builtIn(t)
	for tag, want := range map[string]string{
		"mul": "a varios idiomas", "sgn": "a la lengua de señas", "chn": "a la jerga chinuk", "ils": "a señas internacionales",
		"es-MX": "al español de México", "ase-CA": "a la lengua de señas americana (Canadá)",
	} {
		e := about(notice.Plan{Spoken: tagsOf(en), Interpretation: []notice.Interpretation{{Into: tagsOf(language.Make(tag))}}})
		n := noticesOf(t, catalog, e, es, monthAfter).Notices[0]
		assert.Equal(t, "Este evento se realizó en inglés, con interpretación "+want+".", n.Sentence.String())
		assert.Equal(t, "Inglés · interpretación "+want, n.Label.String())
	}
}

func TestASignLanguageNeedNotBeNamed(t *testing.T) {
	e := about(notice.Plan{Sign: []notice.Sign{{Language: language.Make("sgn")}}})
	for reader, want := range map[language.Tag]string{
		en:   "Sign language interpretation will be provided.",
		es:   "Habrá interpretación en lengua de señas.",
		esES: "Habrá interpretación en lengua de signos.",
	} {
		assert.Equal(t, []string{want}, sentences(noticesOf(t, builtIn(t), e, reader, monthBefore).Notices))
	}
}

func TestADeadlineKeepsItsHour(t *testing.T) {
	newYork, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	catalog := thirdLanguage(t)
	e := about(notice.Plan{Interpretation: []notice.Interpretation{{
		Into: tagsOf(en), Provision: notice.OnRequest, Deadline: field.Minute(time.Date(2027, 3, 3, 12, 0, 0, 0, newYork)),
	}}})
	for reader, want := range map[language.Tag]string{
		en: "Interpretation into English is available on request; please ask by Wednesday, March 3, 2027 at 12:00\u202fPM (Eastern Standard Time).",
		es: "Habrá interpretación al inglés para quienes la soliciten a más tardar el miércoles 3 de marzo de 2027 a las 12:00 (hora estándar oriental).",
		pt: "Haverá interpretação para o inglês para quem a solicitar até quarta-feira, 3 de março de 2027 às 12:00 (Horário Padrão do Leste).",
	} {
		assert.Equal(t, []string{want}, sentences(noticesOf(t, catalog, e, reader, monthBefore).Notices))
	}
}

func TestANameIsNotBentIntoTheSentence(t *testing.T) {
	asked := func(c field.Contact) *event.Event {
		return about(notice.Plan{Interpretation: []notice.Interpretation{{Into: tagsOf(en), Provision: notice.OnRequest, Deadline: deadline, Contact: c}}})
	}
	catalog := thirdLanguage(t)
	office := asked(field.Contact{Name: i18n.Text{en: "Access Office", es: "Oficina de Accesibilidad", pt: "Acesso S.A."}})
	for reader, want := range map[language.Tag]string{
		en: "Interpretation into English is available on request; please ask by Wednesday, March 3, 2027. Contact: Access Office.",
		es: "Habrá interpretación al inglés para quienes la soliciten a más tardar el miércoles 3 de marzo de 2027. Contacto: Oficina de Accesibilidad.",
		pt: "Haverá interpretação para o inglês para quem a solicitar até quarta-feira, 3 de março de 2027. Contato: Acesso S.A.",
	} {
		assert.Equal(t, []string{want}, sentences(noticesOf(t, catalog, office, reader, monthBefore).Notices))
	}
	// Too late, nobody is to be asked.
	assert.Equal(t, []string{"The deadline to request interpretation into English was Wednesday, March 3, 2027."},
		sentences(noticesOf(t, catalog, office, en, dayBefore).Notices))
	reached := asked(field.Contact{Name: i18n.Same("Ana Sanjuán"), Email: "acceso@example.org", Phone: "+1 202 555 0100"})
	assert.Equal(t, []string{"Habrá interpretación al inglés para quienes la soliciten escribiendo a acceso@example.org o llamando al +1 202 555 0100, a más tardar el miércoles 3 de marzo de 2027."},
		sentences(noticesOf(t, catalog, reached, es, monthBefore).Notices))
}

func TestAnEventSaysNothingOfLanguagesThatASessionDenies(t *testing.T) {
	e := about(notice.Plan{Spoken: tagsOf(es), NoInterpretation: true, Captions: []notice.Captions{{Language: es}}},
		notice.Plan{Interpretation: []notice.Interpretation{{Into: tagsOf(en)}}, NoCaptions: true}, notice.Plan{})
	catalog := thirdLanguage(t)
	for reader, want := range map[language.Tag][][]string{
		en: {{"Please note that this event will be held in Spanish.", "Interpretation and captions vary by session."},
			{"This session will be held in Spanish, with interpretation into English.", "There will be no captions."},
			{"Please note that this session will be held in Spanish with no interpretation.", "Captions in Spanish will be available."}},
		es: {{"Este evento se realizará en español.", "La interpretación y los subtítulos varían según la sesión."},
			{"Esta sesión se realizará en español, con interpretación al inglés.", "No habrá subtítulos."},
			{"Esta sesión se realizará en español, sin interpretación.", "Habrá subtítulos en español."}},
		pt: {{"Observe que este evento será realizado em espanhol.", "A interpretação e as legendas variam conforme a sessão."},
			{"Observe que esta sessão será realizada em espanhol, com interpretação para o inglês.", "Não haverá legendas."},
			{"Observe que esta sessão será realizada em espanhol, sem interpretação.", "Haverá legendas em espanhol."}},
	} {
		v := noticesOf(t, catalog, e, reader, monthBefore)
		assert.Equal(t, want, [][]string{sentences(v.Notices), sentences(v.Panels[0].Notices), sentences(v.Panels[1].Notices)})
	}
}

func TestAStreamThatIsOverIsNoLink(t *testing.T) {
	e := about(notice.Plan{Recording: &notice.Recording{Stream: true, URL: "https://example.org/live"}})
	catalog := builtIn(t)
	for now, want := range map[time.Time]template.URL{monthBefore: "https://example.org/live", halfway: "https://example.org/live", monthAfter: ""} {
		assert.Equal(t, want, noticesOf(t, catalog, e, es, now).Notices[0].URL, now)
	}
}

func TestTheLabelOfANoteIsNotThatOfItsService(t *testing.T) {
	seats := i18n.Same("Sala 2")
	e := about(notice.Plan{
		Spoken:         tagsOf(es),
		Interpretation: []notice.Interpretation{{Into: tagsOf(en), Provision: notice.OnRequest, Note: seats}},
		Sign:           []notice.Sign{{Language: mfs, Note: seats}},
	})
	catalog := thirdLanguage(t)
	for reader, want := range map[language.Tag][]string{
		en: {"Spanish", "Interpretation into English · on request", "Note on interpretation into English",
			"Mexican Sign Language (LSM) interpretation", "Note on Mexican Sign Language (LSM) interpretation"},
		es: {"Español", "Interpretación al inglés · previa solicitud", "Nota sobre la interpretación al inglés",
			"Interpretación en lengua de señas mexicana (LSM)", "Nota sobre la interpretación en lengua de señas mexicana (LSM)"},
		pt: {"Espanhol", "Interpretação para o inglês · mediante solicitação", "Nota sobre a interpretação para o inglês",
			"Interpretação em língua de sinais mexicana (LSM)", "Nota sobre a interpretação em língua de sinais mexicana (LSM)"},
	} {
		var labels []string
		for _, n := range noticesOf(t, catalog, e, reader, monthBefore).Notices {
			labels = append(labels, n.Label.String())
		}
		assert.Equal(t, want, labels)
	}
}

func TestARecordingThatIsAvailableIsWithinReach(t *testing.T) {
	recorded := func(url string) notice.Plan {
		return notice.Plan{Recording: &notice.Recording{Languages: tagsOf(es), URL: url}}
	}
	r := rendertest.New(t, builtIn(t), view.Options{Now: func() time.Time { return monthAfter }})
	r.Printer.TextWidth = -1
	v, err := r.Event(about(recorded("https://example.org/v?a=1&b=2")), en)
	require.NoError(t, err)
	var html, text strings.Builder
	require.NoError(t, r.HTML(&html, v))
	require.NoError(t, r.Text(&text, v))
	assert.Equal(t, template.URL("https://example.org/v?a=1&b=2"), v.Notices[0].URL)
	assert.Contains(t, html.String(), `<span><a href="https://example.org/v?a=1&amp;b=2">A recording is available in Spanish.</a></span></p>`)
	assert.Contains(t, text.String(), "A recording is available in Spanish. https://example.org/v?a=1&b=2\n")

	for name, plan := range map[string]notice.Plan{"no address": recorded(""), "an unsafe one": recorded("javascript:alert(1)"), "no recording": {Spoken: tagsOf(es)}} {
		t.Run(name, func(t *testing.T) {
			v, err := r.Event(about(plan), en)
			require.NoError(t, err)
			assert.Empty(t, v.Notices[0].URL)
			assert.NotContains(t, r.Part(t, v.Notices), "<a")
			assert.NotContains(t, v.Notices[0].Sentence.String(), "is available")
		})
	}
}

func BenchmarkNotices(b *testing.B) {
	catalog := builtIn(b)
	plans := []struct {
		name string
		plan notice.Plan
	}{
		{"none", notice.Plan{}},
		{"typical", notice.Plan{Spoken: tagsOf(es), NoInterpretation: true}},
		{"interpreted", notice.Plan{Spoken: tagsOf(es), Interpretation: []notice.Interpretation{{Into: tagsOf(en), Mode: notice.Simultaneous}}}},
	}
	for _, tc := range plans {
		r := rendertest.New(b, catalog, view.Options{Now: func() time.Time { return monthBefore }})
		e := about(tc.plan)
		b.Run(tc.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Event(e, en); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// An example of the editors' page: a plan, at a moment, and what a reader of
// the page's language is told of it.
var documented = regexp.MustCompile("(?s)```yaml ?(\\w*)\n(.*?)```\n(?:>[^\n]*\n)*\n*")

func TestTheEditorsPagesSayWhatTheLibraryPrints(t *testing.T) {
	catalog := builtIn(t)
	moments := map[string]time.Time{"": monthBefore, "late": dayBefore, "during": halfway, "after": monthAfter}
	for file, reader := range map[string]language.Tag{"../../docs/notices.md": en, "../../docs/notices.es.md": es} {
		page, err := os.ReadFile(file)
		require.NoError(t, err)
		examples := 0
		got := documented.ReplaceAllStringFunc(string(page), func(example string) string {
			examples++
			parts := documented.FindStringSubmatch(example)
			require.Contains(t, moments, parts[1])
			v := noticesOf(t, catalog, readPlan(t, file, parts[2]), reader, moments[parts[1]])
			said := sentences(v.Notices)
			for _, p := range v.Panels {
				said = append(said, sentences(p.Notices)...)
			}
			return strings.TrimRight("```yaml "+parts[1], " ") + "\n" + parts[2] + "```\n> " + strings.Join(said, "\n>\n> ") + "\n\n"
		})
		assert.Greater(t, examples, 35)
		golden.File(t, file, []byte(got))
	}
}
