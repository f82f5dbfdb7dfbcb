package render_test

import (
	"bytes"
	"html/template"
	"log"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/internal/golden"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
)

// pair is a plain page in two languages, as a site would resolve it.
func pair(es, en string) (a, b *view.Page) {
	page := func(lang language.Tag, title string) *view.Page {
		p := &view.Page{Text: &view.Markdown{Part: view.Part{Value: "**" + title + "**", Lang: lang}}}
		p.Kind, p.ID, p.Lang, p.Dir = field.Page, "about", lang, view.LeftToRight
		p.Card.Title = view.Text{{Value: title, Lang: lang}}
		return p
	}
	return page(language.Spanish, es), page(language.English, en)
}

// A mark says how a translation stands.
func ExamplePrinter_SideBySide() {
	es, en := pair("La casa", "The house")
	stale := func(field string, lang language.Tag) view.Text {
		if field == "text" && lang == language.English {
			return view.Same("stale")
		}
		return nil
	}
	var p render.Printer
	if err := p.SideBySide(os.Stdout, es, en, stale); err != nil {
		log.Fatal(err)
	}
	// Output:
	// <table class="tt tt-side-by-side">
	// <thead>
	// <tr>
	// <th scope="col" lang="es" dir="ltr">
	// <h1>La casa</h1>
	// </th>
	// <th scope="col" lang="en" dir="ltr">
	// <h1>The house</h1>
	// </th>
	// </tr>
	// </thead>
	// <tbody>
	// <tr>
	// <td lang="es" dir="ltr">
	// <div class="tt-description">
	// <p><strong>La casa</strong></p>
	// </div>
	// </td>
	// <td lang="en" dir="ltr">
	// <div class="tt-description">
	// <p><strong>The house</strong></p>
	// </div>
	// <p class="tt-mark">stale</p>
	// </td>
	// </tr>
	// </tbody>
	// </table>
}

func ExamplePrinter_SideBySideText() {
	es, en := pair("La casa", "The house")
	var p render.Printer
	if err := p.SideBySideText(os.Stdout, es, en); err != nil {
		log.Fatal(err)
	}
	// Output:
	// La casa
	// =======
	//
	// La casa
	//
	// * * *
	//
	// The house
	// =========
	//
	// The house
}

// eventInBoth has every part that a table sets beside another, one language
// without a subtitle of its own.
const eventInBoth = `
updated: 2027-01-01
title: {es: Agua, en: Water}
subtitle: {es: Solo en español}
start: 2027-09-06 10:00
end: 2027-09-07 13:00
description: {es: "Tres *mañanas*.", en: "Three *mornings*."}
practical: {es: Traer botas., en: Bring boots.}
registration: {required: true, url: {en: "https://example.org/en", es: "https://example.org/es"}}
panels:
  - {id: opening, title: {es: Apertura, en: Opening}, start: 2027-09-06 10:00}
  - {title: {es: Cierre, en: Closing}, start: 2027-09-07 10:00, abstract: {es: Adiós., en: Goodbye.}}
`

func eventsInBoth(t *testing.T) (es, en *view.Event, p *render.Printer) {
	r := rendertest.New(t, rendertest.NewCatalog(t), view.Options{Now: rendertest.Before})
	folder, err := content.Load(fstest.MapFS{
		"site.yaml":         {Data: []byte(siteYAML)},
		"events/water.yaml": {Data: []byte(eventInBoth)},
	})
	require.NoError(t, err)
	es, err = r.Event(folder.Events[0], language.Spanish)
	require.NoError(t, err)
	en, err = r.Event(folder.Events[0], language.English)
	require.NoError(t, err)
	return es, en, new(render.Printer)
}

func TestAnEventStandsSideBySide(t *testing.T) {
	es, en, p := eventsInBoth(t)
	es.Title[0].Value = "Agua <b>&</b>"
	en.Title[0].Value = "Water <script>alert(1)</script>"
	en.Description.Value += " <img src=x onerror=alert(1)> [x](javascript:alert(1))"
	var marked []string
	var out, text, alone, other bytes.Buffer
	require.NoError(t, p.SideBySide(&out, es, en, func(field string, lang language.Tag) view.Text {
		marked = append(marked, field+"@"+lang.String())
		if field == "panels[opening]" && lang == language.English {
			return view.Same("<stale>")
		}
		return nil
	}))
	golden.File(t, "testdata/side_by_side.html", out.Bytes())
	assert.Subset(t, marked, []string{"title@es", "title@en", "description@en", "practical@es", "panels[opening]@en", "panels[1]@es"})
	assert.Equal(t, 1, strings.Count(out.String(), `<p class="tt-mark">&lt;stale&gt;</p>`))
	assert.NotContains(t, out.String(), "<script")
	assert.NotContains(t, out.String(), "<img")
	assert.NotContains(t, out.String(), "<b>")
	assert.NotContains(t, out.String(), "javascript:")

	require.NoError(t, p.SideBySideText(&text, es, en))
	require.NoError(t, p.Text(&alone, es))
	require.NoError(t, p.Text(&other, en))
	assert.Equal(t, alone.String()+"\n* * *\n\n"+other.String(), text.String())
}

func TestWhatOnlyOneLanguageHasStandsBesideAnEmptyCell(t *testing.T) {
	es, en, p := eventsInBoth(t)
	es.Panels = es.Panels[1:]   // as of a panel that is there in English only
	en.Details = en.Details[1:] // and a detail in Spanish only
	en.Details = append(en.Details, es.Details[0], es.Details[0])
	var out bytes.Buffer
	require.NoError(t, p.SideBySide(&out, es, en, nil))
	rows := strings.Split(out.String(), "<tr>")
	row := func(words string) (found []string) {
		for _, r := range rows {
			if strings.Contains(r, words) {
				found = append(found, r)
			}
		}
		return found
	}
	require.Len(t, row("Opening"), 1)
	assert.Contains(t, row("Opening")[0], `<td lang="es" dir="ltr"></td>`)
	require.Len(t, row("Cierre"), 1, "the panel without an id is found by its place among all")
	assert.Contains(t, row("Cierre")[0], "Closing")
	require.Len(t, row("martes"), 1)
	assert.Contains(t, row("martes")[0], "Tuesday")
	assert.Equal(t, 3, strings.Count(out.String(), "<dt>Fecha y hora</dt>"), "nothing is lost where a name stands twice")
}

func TestEveryKindOfViewStandsSideBySide(t *testing.T) {
	es, en, p := eventsInBoth(t)
	in := func(v view.View, lang language.Tag) view.View {
		b := v.ViewBase()
		b.Kind, b.ID, b.Lang, b.Card.Title = field.Event, "x", lang, view.Same("<"+lang.String()+">")
		return v
	}
	long := &view.Markdown{Part: view.Part{Value: "Largo & *claro*"}}
	for name, make := range map[string]func() view.View{
		"program": func() view.View { return &view.Program{Institution: view.Institution{Description: long}} },
		"speaker": func() view.View { return &view.Speaker{Profile: view.Profile{Bio: long}} },
		"series":  func() view.View { return &view.Series{Description: long} },
		"list":    func() view.View { return &view.List{Summary: view.Same("Largo & claro")} },
		"page":    func() view.View { return &view.Page{Body: template.HTML("<p>Largo &amp; claro</p>")} },
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			require.NoError(t, p.SideBySide(&out, in(make(), language.Spanish), in(make(), language.English), nil))
			assert.Equal(t, 2, strings.Count(out.String(), "Largo &amp; "))
			assert.Contains(t, out.String(), "<h1>&lt;es&gt;</h1>")
		})
	}
	var out bytes.Buffer
	assert.ErrorIs(t, p.SideBySide(&out, nil, en, nil), view.ErrNoView)
	assert.ErrorIs(t, p.SideBySideText(&out, es, nil), view.ErrNoView)
	assert.ErrorIs(t, p.SideBySide(&out, es, es, nil), render.ErrNoPair, "ids would stand twice")
	en.ID = "another"
	assert.ErrorIs(t, p.SideBySideText(&out, es, en), render.ErrNoPair)
	assert.Empty(t, out.String())
}
