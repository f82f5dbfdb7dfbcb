package render_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

func pageOf(t testing.TB, r *rendertest.Site, e *event.Event, tag language.Tag) string {
	t.Helper()
	v, err := r.Event(e, tag)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, r.Page(&b, v))
	return b.String()
}

func textOf(t testing.TB, r *rendertest.Site, e *event.Event, tag language.Tag) string {
	t.Helper()
	v, err := r.Event(e, tag)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, r.Text(&b, v))
	return b.String()
}

// walkDOM parses a page as a browser does and shows every element.
func walkDOM(t testing.TB, page string, visit func(depth int, n *html.Node)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	var walk func(int, *html.Node)
	walk = func(depth int, n *html.Node) {
		if n.Type == html.ElementNode {
			visit(depth, n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(depth+1, c)
		}
	}
	walk(0, root)
}

// skeleton is the elements of a page and the names of their attributes.
func skeleton(t testing.TB, page string) string {
	t.Helper()
	var b strings.Builder
	walkDOM(t, page, func(depth int, n *html.Node) {
		b.WriteString(strings.Repeat(" ", depth) + n.Data)
		for _, a := range n.Attr {
			b.WriteString(" " + a.Key)
		}
		b.WriteByte('\n')
	})
	return b.String()
}

// assertSameLines names the first line that differs.
func assertSameLines(t testing.TB, want, got, content string) {
	t.Helper()
	wants, gots := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(wants), len(gots)) {
		if wants[i] != gots[i] {
			t.Errorf("content %.60q: line %d is %q, want %q", content, i, gots[i], wants[i])
			return
		}
	}
	assert.Len(t, gots, len(wants), "content %.60q", content)
}

func TestContentDoesNotChangeTheElementsOfAPage(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSiteWithoutAddress(t)
	for _, tag := range []language.Tag{language.English, language.Spanish} {
		want := skeleton(t, pageOf(t, r, rendertest.Filled(t, ""), tag))
		for _, s := range rendertest.Hostile {
			got := pageOf(t, r, rendertest.Filled(t, s), tag)
			assertSameLines(t, want, skeleton(t, got), s)
			assert.NotContains(t, got, "\x00")
		}
	}
}

func FuzzContentDoesNotChangeTheElementsOfAPage(f *testing.F) {
	r := rendertest.NewSiteWithoutAddress(f)
	want := skeleton(f, pageOf(f, r, rendertest.Filled(f, ""), language.Spanish))
	for _, s := range rendertest.Hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<16 {
			return
		}
		assertSameLines(t, want, skeleton(t, pageOf(t, r, rendertest.Filled(t, s), language.Spanish)), s)
	})
}

// markdownElements are the elements that long texts may hold.
var markdownElements = strings.Fields(`a blockquote br code del em h2 h3 h4 h5 h6 hr img li ol p pre strong
	table tbody td th thead tr ul`)

func FuzzMarkdown(f *testing.F) {
	r := rendertest.NewSiteWithoutAddress(f)
	for _, s := range append(rendertest.Hostile,
		"# a\n\n## b\n\n#### c", "[x](https://example.org \"t\")", "![x](data:text/html,hi)", "<https://example.org>",
		"<div onclick=x>\n\n*y*\n</div>", "[x]: javascript:x\n[x]", "| a | b |\n|---|:-:|\n| c | d |", "~~x~~ www.example.org",
		"<a href=javascript:x>", "&#106;avascript:x", "[x](\tjava\nscript:x)", "> > - > x", "1. a\n2. b\n\n   c", "```js\n<b>\n```") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<14 {
			return
		}
		e := &event.Event{ID: "e", Title: rendertest.Both("T", "T"), Description: i18n.Text{language.Spanish: s}}
		page := pageOf(t, r, e, language.Spanish)
		inside := false
		var depth int
		walkDOM(t, page, func(at int, n *html.Node) {
			if inside && at <= depth {
				inside = false
			}
			if n.Data == "div" && attr(n, "class") == "tt-description" {
				inside, depth = true, at
				return
			}
			if inside {
				assert.Contains(t, markdownElements, n.Data)
			}
			for _, a := range n.Attr {
				assert.False(t, strings.HasPrefix(a.Key, "on"), "%s on %s", a.Key, n.Data)
				if a.Key == "href" || a.Key == "src" {
					rendertest.AssertSafe(t, a.Val)
				}
			}
		})
		textOf(t, r, e, language.Spanish)
	})
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// checkPage holds what is true of every page, whatever its content.
func checkPage(t testing.TB, page string) {
	t.Helper()
	assert.NotContains(t, page, "<no value>")
	assert.NotRegexp(t, `&amp;(amp|lt|gt|quot|#\d+);`, page, "escaped twice")
	ids := map[string]bool{}
	level := 0
	for _, id := range view.MessageIDs() {
		assert.NotContains(t, page, ">"+id+"<", "a message id instead of its words")
	}
	walkDOM(t, page, func(_ int, n *html.Node) {
		if id := attr(n, "id"); id != "" {
			assert.False(t, ids[id], "id %q is used twice", id)
			ids[id] = true
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			assert.LessOrEqual(t, int(n.Data[1]-'0'), level+1, "a heading level is left out")
			level = int(n.Data[1] - '0')
		}
		for _, a := range n.Attr {
			if a.Key == "href" || a.Key == "src" {
				rendertest.AssertSafe(t, a.Val)
			}
			assert.NotEqual(t, "und", a.Val)
		}
	})
}

func TestEveryFieldIsPrintedInTheReadersLanguage(t *testing.T) {
	r := rendertest.NewSiteWithoutAddress(t)
	e := rendertest.Specimen(t, rendertest.Harmless)
	e.Slug = rendertest.Both("slug-en", "slug-es")
	require.Empty(t, e.Validate())
	for tag, other := range map[language.Tag]string{language.English: " ES", language.Spanish: " EN"} {
		page := pageOf(t, r, e, tag)
		checkPage(t, page)
		assert.NotContains(t, page, other)
		assert.Equal(t, page, pageOf(t, r, e, tag), "the same bytes twice")
		text := textOf(t, r, e, tag)
		assert.NotContains(t, text, other)
		for n, words := range (field.Walk{}).Texts(event.Fields(), e) {
			path := n.Root.Places()
			if path == "summary" || strings.HasSuffix(path, ".summary") {
				continue // a summary stands where there is no description
			}
			if path == "previous.venue.accessibility" || strings.HasPrefix(path, "previous.online") {
				continue // nobody goes there any more
			}
			if path == "series.description" {
				continue // an event names its series, a page of the series describes it
			}
			if strings.HasPrefix(path, "participants[1].speaker.positions") {
				continue // the participant has others for this event
			}
			if words[tag] == "" || strings.Contains(path, "languages") || strings.HasSuffix(path, ".alt") || strings.HasSuffix(path, ".credit") {
				continue
			}
			want := strings.NewReplacer("**", "").Replace(words[tag])
			assert.Contains(t, strings.ToLower(strings.NewReplacer("<strong>", "", "</strong>", "").Replace(page)), strings.ToLower(want), path)
			if !strings.Contains(path, "photo") && !strings.Contains(path, "logo") {
				assert.Contains(t, strings.ToLower(strings.Join(strings.Fields(text), " ")), strings.ToLower(want), "in text: %s", path)
			}
		}
	}
}

func TestForeignPassagesAreMarked(t *testing.T) {
	f := rendertest.Harmless
	f.Text = func(field string) i18n.Text { return i18n.Text{language.Spanish: field + " ES"} }
	f.Prose = f.Text
	r := rendertest.NewSiteWithoutAddress(t)
	e := rendertest.Specimen(t, f)
	page := pageOf(t, r, e, language.English)
	checkPage(t, page)
	assert.Contains(t, page, "Some parts of this page are available only in Spanish.")
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	spanish := 0
	var walk func(n *html.Node, lang string)
	walk = func(n *html.Node, lang string) {
		if l := attr(n, "lang"); l != "" {
			lang = l
		}
		if n.Type == html.TextNode && strings.Contains(n.Data, " ES") && n.Parent.Data != "title" && n.Parent.Data != "script" {
			spanish++
			assert.Equal(t, "es", lang, n.Data)
		}
		if strings.Contains(attr(n, "alt"), " ES") {
			assert.Equal(t, "es", lang, "alt %s", attr(n, "alt"))
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, lang)
		}
	}
	walk(root, "")
	assert.Greater(t, spanish, 50)

	text := textOf(t, r, e, language.English)
	assert.Contains(t, text, "title ES [in\u00a0Spanish]")
	assert.Contains(t, text, "[in\u00a0Spanish]\ndescription ES", "a long text is marked before its first words")
	assert.Contains(t, text, "nobody.title ES, nobody.organization ES, nobody.place ES [in\u00a0Spanish]", "a position gets one mark")
}

func TestAPageInAnotherDirection(t *testing.T) {
	e := &event.Event{ID: "e", Title: i18n.Text{language.Arabic: "أرشيف"}, Subtitle: rendertest.Both("Sub", "Sub")}
	page := pageOf(t, rendertest.NewSiteWithoutAddress(t), e, language.English)
	assert.Contains(t, page, `<h1 lang="ar" dir="rtl">أرشيف</h1>`)
}

func TestPolicies(t *testing.T) {
	e := &event.Event{
		ID: "e", Title: i18n.Text{language.Spanish: "Título"}, Subtitle: i18n.Text{language.Spanish: "Bajada"},
		Summary: rendertest.Both("Summary", "Resumen"),
	}
	with := func(p i18n.Policy) *rendertest.Site {
		return rendertest.New(t, rendertest.NewCatalog(t), view.Options{Fallback: p, Now: rendertest.Before})
	}
	shown := pageOf(t, with(i18n.Show), e, language.English)
	assert.Contains(t, shown, `<p class="tt-subtitle" lang="es">Bajada</p>`)

	hidden := pageOf(t, with(i18n.Hide), e, language.English)
	assert.NotContains(t, hidden, "Bajada")
	assert.Contains(t, hidden, `<h1 lang="es">Título</h1>`, "what a page is called is never hidden")

	_, err := with(i18n.Refuse).Event(e, language.English)
	assert.ErrorIs(t, err, view.ErrRefused)
	assert.EqualError(t, err, "title: not published in this language: not written in en\nsubtitle: not published in this language: not written in en")
	_, err = with(i18n.Refuse).Event(e, language.Make("es-MX"))
	assert.NoError(t, err)
}

func TestBadInputRendersOrIsRefused(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("palabra ", 10<<20/8)
	cyclic := &event.Program{Name: rendertest.Both("A", "A")}
	cyclic.Parent = &event.Program{Name: rendertest.Both("B", "B"), Parent: cyclic}
	cases := map[string]*event.Event{
		"an empty event":                 {},
		"empty maps":                     {Title: i18n.Text{}, Description: i18n.Text{}},
		"nil in lists":                   {Title: rendertest.Both("T", "T"), Panels: []*event.Panel{nil}, Hosts: []event.Hosting{{}}, Participants: []event.Participant{{}}, ShowZones: []event.Zone{{}}, When: event.When{Start: rendertest.Before()}},
		"a language nobody lists":        {Title: i18n.Text{language.Dutch: "Titel"}},
		"und":                            {Title: i18n.Text{language.Und: "1821–2021"}, Languages: notice.Plan{Spoken: []language.Tag{language.Und}}},
		"two spellings of one language":  {Title: i18n.Text{language.Make("es-Latn"): "a", language.Spanish: "b"}},
		"10 MB of words":                 {Title: i18n.Same(long), Subtitle: i18n.Same(long)},
		"10 MB of Markdown":              {Title: rendertest.Both("T", "T"), Description: i18n.Same(long)},
		"deep quotes":                    {Title: rendertest.Both("T", "T"), Description: i18n.Same(strings.Repeat(">", 1<<19))},
		"deep lists":                     {Title: rendertest.Both("T", "T"), Description: i18n.Same(strings.Repeat("- ", 1<<18))},
		"open brackets":                  {Title: rendertest.Both("T", "T"), Description: i18n.Same(strings.Repeat("[", 1<<19))},
		"open emphasis":                  {Title: rendertest.Both("T", "T"), Description: i18n.Same(strings.Repeat("*a **a ", 1<<14))},
		"a program that is its ancestor": {Title: rendertest.Both("T", "T"), Hosts: []event.Hosting{{Program: cyclic}}},
		"unsafe addresses": {
			Title: rendertest.Both("T", "T"), Image: &field.Image{Src: "javascript:alert(1)"},
			Media: []event.Media{{URL: "javascript:alert(1)"}}, Venue: &event.Venue{Map: "data:text/html,x", Name: rendertest.Both("V", "V")},
			Online: []event.OnlineLink{{URL: "vbscript:x"}}, Registration: &event.Registration{URL: i18n.Same("java\nscript:x")},
			Contact: field.Contact{Email: "a@b\r\nBcc: c", Phone: "javascript:1"},
			Hosts:   []event.Hosting{{Program: &event.Program{Name: rendertest.Both("P", "P"), URL: i18n.Same("//evil.example")}}},
		},
		"a name that turns the text around": {Title: rendertest.Both("T", "T"), Participants: []event.Participant{{Speaker: &speaker.Speaker{Name: speaker.Name{Given: "Ana\u202e\u2066"}}}}},
		"words nobody knows":                {Title: rendertest.Both("T", "T"), Kind: field.Term{ID: "<b>"}, Status: []event.Status{"x"}, Attendance: "y", Participants: []event.Participant{{Group: rendertest.Both("G", "G"), Status: "z", Attendance: "w", Role: field.Term{ID: "q"}}}},
		"an id that is none":                {ID: "\"><script>", Title: rendertest.Both("T", "T"), Panels: []*event.Panel{{ID: "a b", Title: rendertest.Both("P", "P")}}},
		"an end without a start":            {Title: rendertest.Both("T", "T"), When: event.When{End: rendertest.Before()}},
	}
	r := rendertest.NewSiteWithoutAddress(t)
	for name, e := range cases {
		t.Run(name, func(t *testing.T) {
			_ = e.Validate() // returns, whatever it says
			readers := []language.Tag{language.English, language.Make("es-MX"), language.Arabic, language.Und}
			if strings.HasPrefix(name, "10 MB") {
				readers = readers[:1]
			}
			for _, tag := range readers {
				page := pageOf(t, r, e, tag)
				if len(page) < 1<<20 {
					checkPage(t, page)
				}
				for _, bad := range []string{"javascript:alert", "vbscript:x\"", "\u202e", "<script>"} {
					assert.NotContains(t, page, bad)
				}
				textOf(t, r, e, tag)
			}
		})
	}
}

func TestTwoLanguagesStandOnOnePage(t *testing.T) {
	r := rendertest.NewSiteWithoutAddress(t)
	e := rendertest.Specimen(t, rendertest.Harmless)
	var both bytes.Buffer
	for _, tag := range []language.Tag{language.English, language.Spanish} {
		v, err := r.Event(e, tag)
		require.NoError(t, err)
		require.NoError(t, r.HTML(&both, v))
	}
	ids := map[string]bool{}
	walkDOM(t, both.String(), func(_ int, n *html.Node) {
		if id := attr(n, "id"); id != "" {
			assert.False(t, ids[id], "id %q is used twice", id)
			ids[id] = true
		}
	})
	assert.True(t, ids["en-specimen"] && ids["es-specimen"])
}

func TestHeadingsOfLongTexts(t *testing.T) {
	description := "## Programa\n\n#### Mañana\n\n# Educación: ¿qué año?\n\n## Programa\n"
	e := &event.Event{ID: "e", Title: rendertest.Both("T", "T"), Description: i18n.Same(description)}
	r := rendertest.NewSiteWithoutAddress(t)
	v, err := r.Event(e, language.Spanish)
	require.NoError(t, err)
	page := r.Part(t, v.Description)
	for _, want := range []string{
		`<h2 id="es-e-about-programa">Programa</h2>`,
		`<h3 id="es-e-about-mañana">Mañana</h3>`,
		`<h2 id="es-e-about-educación-qué-año">Educación: ¿qué año?</h2>`,
		`<h3 id="es-e-about-programa-2">Programa</h3>`,
	} {
		assert.Contains(t, page, want)
	}
}

func TestViewsArePrintedFromManyGoroutines(t *testing.T) {
	r := rendertest.NewSiteWithoutAddress(t)
	v, err := r.Event(rendertest.Specimen(t, rendertest.Harmless), language.Spanish)
	require.NoError(t, err)
	var want bytes.Buffer
	require.NoError(t, r.Page(&want, v))
	done := make(chan string)
	for range 8 {
		go func() {
			var b bytes.Buffer
			_ = r.Page(&b, v)
			_ = r.Text(io.Discard, v)
			done <- b.String()
		}()
	}
	for range 8 {
		assert.Equal(t, want.String(), <-done)
	}
}

func TestProgramAndSpeakerPages(t *testing.T) {
	r := rendertest.NewSiteWithoutAddress(t)
	e := rendertest.Specimen(t, rendertest.Harmless)
	p, err := r.Program(e.Hosts[0].Program, language.Spanish)
	require.NoError(t, err)
	s, err := r.Speaker(e.Participants[0].Speaker, language.Spanish)
	require.NoError(t, err)
	nobody, err := r.Speaker(&speaker.Speaker{Positions: []speaker.Position{{Title: rendertest.Both("Columnist", "Columnista"), Organization: i18n.Same("Perú21")}}}, language.Spanish)
	require.NoError(t, err)
	for name, v := range map[string]view.View{"host.name ES": p, "ana.given": s, "Columnista": nobody} {
		var page, text bytes.Buffer
		require.NoError(t, r.Page(&page, v))
		checkPage(t, page.String())
		assert.Contains(t, page.String(), name)
		require.NoError(t, r.Text(&text, v))
		assert.Contains(t, text.String(), name)
	}
	assert.Equal(t, []string{"es-ana", "es-host"}, []string{s.Anchor, p.Anchor})
}

func TestAParticipantMadeByHandNeedsNoPerson(t *testing.T) {
	v := &view.Event{Title: view.Same("T"), Participants: view.Participants{{Group: view.Same("Coro")}, {Role: view.Same("Músicas")}}}
	s := rendertest.NewSite(t)
	for _, print := range []func(io.Writer, view.View) error{s.HTML, s.Page, s.Text, s.Markdown, s.JSONLD} {
		assert.Contains(t, rendertest.Printed(t, func(w io.Writer) error { return print(w, v) }), "Coro")
	}
}

func TestHoursAndHouseNumbersAreNotPartedByTheEndOfALine(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSiteWithoutAddress(t)
	v := r.ViewOf(t, &event.Event{
		ID: "e", Title: i18n.Same("T"), When: event.When{Start: rendertest.Before(), End: rendertest.Before().Add(time.Hour)},
		Attendance: event.InPerson, Venue: &event.Venue{Name: i18n.Same("# B"), Address: i18n.Same("Carrera 5 # 8-20")},
	}, language.English)
	v.When.Text = "6:00\u2009–\u20097:00, 9:00–10:00"
	page := rendertest.Printed(t, func(w io.Writer) error { return r.HTML(w, v) })
	assert.Contains(t, page, ">6:00\u2009\u2060–\u2060\u2009\u20607:00, 9:00–\u206010:00</time>")
	assert.Contains(t, page, "<dd>#\u00a0B, Carrera 5 #\u00a08-20</dd>")
}
