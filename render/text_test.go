package render_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/rivo/uniseg"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

func textAt(t testing.TB, width int, e *event.Event, tag language.Tag) string {
	t.Helper()
	r := rendertest.New(t, rendertest.NewCatalog(t), view.Options{Now: rendertest.Before})
	r.Printer.TextWidth = width
	v, err := r.Event(e, tag)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, r.Text(&b, v))
	return b.String()
}

func described(markdown string) *event.Event {
	return &event.Event{Title: i18n.Same("T"), Description: i18n.Same(markdown)}
}

func TestLinesAreWrapped(t *testing.T) {
	long := described(strings.Repeat("Los registros locales son la memoria de una ciudad. ", 40))
	for _, width := range []int{20, 72, 100} {
		for line := range strings.Lines(textAt(t, width, long, language.Spanish)) {
			assert.LessOrEqual(t, uniseg.StringWidth(strings.TrimSuffix(line, "\n")), width)
			assert.NotRegexp(t, ` \n$`, line, "spaces at the end of a line")
		}
	}
	assert.Equal(t, 3, strings.Count(textAt(t, -1, long, language.Spanish), "\n")-1, "a negative width does not wrap")
}

func TestALineIsNotBrokenInside(t *testing.T) {
	cases := []struct{ name, text, whole string }{
		{"an address", "Los detalles están en https://example.org/a-path/that-has/many-parts?and=a-query-too y allí siguen.", "https://example.org/a-path/that-has/many-parts?and=a-query-too"},
		{"a time", "La sesión de la tarde empieza a las 6:30\u00a0p.\u00a0m. en punto, con café.", "6:30\u00a0p.\u00a0m."},
		{"a range of figures", "Trabajos y días de la primera época, 1821–2021, en la sala.", "1821–2021"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			for width := 10; width < 60; width++ {
				assert.Contains(t, textAt(t, width, described(tc.text), language.Spanish), tc.whole, "%d columns", width)
			}
		})
	}
}

func TestWideCharactersCountTwice(t *testing.T) {
	e := described(strings.Repeat("東京の公文書館", 20))
	for line := range strings.Lines(textAt(t, 30, e, language.Spanish)) {
		assert.LessOrEqual(t, uniseg.StringWidth(strings.TrimSuffix(line, "\n")), 30)
	}
}

func TestMarkdownAsText(t *testing.T) {
	cases := []struct{ name, markdown, want string }{
		{"emphasis goes", "Una *charla* **abierta** con `código`", "Una charla abierta con código\n"},
		{"a link has its address", "Vea [el programa](https://example.org/p) aquí", "Vea el programa (https://example.org/p) aquí\n"},
		{"an unsafe link has its words", "Vea [esto](javascript:x)", "Vea esto\n"},
		{"a bare address", "https://example.org/p", "https://example.org/p\n"},
		{"a list", "- uno\n- dos\n  que sigue\n", "- uno\n- dos que sigue\n"},
		{"an ordered list", "3. tres\n4. cuatro\n", "3. tres\n4. cuatro\n"},
		{"lists in lists", "- uno\n  - dos\n", "- uno\n  - dos\n"},
		{"a quotation", "> dicho\n> así\n", "> dicho así\n"},
		{"a heading", "# Mañana\n\nCafé", "Mañana\n------\n\nCafé\n"},
		{"code", "```\na  b\n```", "    a  b\n"},
		{"a rule", "a\n\n***\n\nb", "a\n\n* * *\n\nb\n"},
		{"a table", "| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n1 | 2\n"},
		{"a hard break", "a\\\nb", "a\nb\n"},
		{"raw HTML is words", "a <b>c</b>", "a <b>c</b>\n"},
		{"escapes and references", `\*a\* &amp; &ntilde;`, "*a* & ñ\n"},
		{"control characters go", "a\x00b\u202ec", "abc\n"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			text := textAt(t, 0, described(tc.markdown), language.Spanish)
			assert.Equal(t, "T\n=\n\n"+tc.want, text)
		})
	}
}

func TestTimesInText(t *testing.T) {
	zone := rendertest.NewYork(t)
	at := func(day, hour int) time.Time { return time.Date(2027, 3, day, hour, 0, 0, 0, zone) }
	bogota, err := time.LoadLocation("America/Bogota")
	require.NoError(t, err)
	e := &event.Event{
		Title:     i18n.Same("T"),
		When:      event.When{Start: at(9, 9), End: at(9, 11)},
		ShowZones: []event.Zone{{Location: bogota}},
		Panels: []*event.Panel{
			{Title: i18n.Same("A"), When: event.When{Start: at(9, 9), End: at(9, 10)}},
			{Title: i18n.Same("B"), When: event.When{Start: at(9, 10)}},
		},
	}
	text := strings.Join(strings.Fields(textAt(t, -1, e, language.Spanish)), " ")
	assert.Contains(t, text, "Fecha y hora: martes, 9 de marzo de 2027, 9:00–11:00 (hora estándar oriental) · 9:00–11:00 (hora estándar de Colombia)")
	assert.Contains(t, text, "9:00–10:00 A", "the day of the event is not repeated")
	assert.Contains(t, text, "10:00 B")

	e.Panels = append(e.Panels, &event.Panel{Title: i18n.Same("C"), When: event.When{Start: at(10, 10)}})
	text = strings.Join(strings.Fields(textAt(t, -1, e, language.Spanish)), " ")
	assert.Contains(t, text, "martes, 9 de marzo ~~~~~~~~~~~~~~~~~~ 9:00–10:00 A 10:00 B")
	assert.Contains(t, text, "miércoles, 10 de marzo ~~~~~~~~~~~~~~~~~~~~~~ 10:00 C", "another day is told")
}

func TestAReferenceStandsForNothingThatCannotBePrinted(t *testing.T) {
	e := described("a &&#08; b &#x202e; c &#xffff; &#X41; &#0; &amp;#65; &unknown; &#99999999;")
	page := pageOf(t, rendertest.NewSiteWithoutAddress(t), e, language.Spanish)
	for _, bad := range []string{"\b", "\u202e", "\uffff"} {
		assert.NotContains(t, page, bad)
	}
	assert.Contains(t, textAt(t, 0, e, language.Spanish), "a & b c A \uFFFD &#65; &unknown; &#99999999;")
}

func TestTheSameWordsAreLaidOutForEachPlace(t *testing.T) {
	r := rendertest.New(t, rendertest.NewCatalog(t), view.Options{Now: rendertest.Before})
	words := i18n.Same(strings.Repeat("Las cajas se abren una por una. ", 4))
	ana := &speaker.Speaker{Name: speaker.Name{Given: "Ana"}, Bio: words}
	v, err := r.Event(&event.Event{Title: i18n.Same("T"), Description: words, Participants: []event.Participant{{Speaker: ana}}}, language.Spanish)
	require.NoError(t, err)
	const want = `T
=

Las cajas se
abren una por
una. Las cajas
se abren una por
una. Las cajas
se abren una por
una. Las cajas
se abren una por
una.

Participantes
-------------

- Ana
  Las cajas se
  abren una por
  una. Las cajas
  se abren una
  por una. Las
  cajas se abren
  una por una.
  Las cajas se
  abren una por
  una.
`
	var p render.Printer
	for range 2 { // laid out, and remembered
		var narrow, wide bytes.Buffer
		p.TextWidth = 16
		require.NoError(t, p.Text(&narrow, v))
		assert.Equal(t, want, narrow.String())
		p.TextWidth = 60
		require.NoError(t, p.Text(&wide, v))
		assert.Equal(t, 14, strings.Count(wide.String(), "\n"))
	}
}
