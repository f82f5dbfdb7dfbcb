package render_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/ical"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

// The events of these tests are in Mexico City on 9 March 2027 at nine.
func mexicoCity(t testing.TB) func(day, hour int) time.Time {
	t.Helper()
	zone, err := time.LoadLocation("America/Mexico_City")
	require.NoError(t, err)
	return func(day, hour int) time.Time { return time.Date(2027, 3, day, hour, 0, 0, 0, zone) }
}

// said is the text of an event in one line, at a moment.
func said(t testing.TB, e *event.Event, tag language.Tag, now time.Time) string {
	t.Helper()
	e.Title = i18n.Same("T")
	r := rendertest.New(t, rendertest.NewCatalog(t), view.Options{Now: func() time.Time { return now }})
	r.Printer.TextWidth = -1
	var b bytes.Buffer
	v, err := r.Event(e, tag)
	require.NoError(t, err)
	require.NoError(t, r.Text(&b, v))
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

func TestNobodyIsInvitedToWhatIsOver(t *testing.T) {
	at := mexicoCity(t)
	open := func(status ...event.Status) *event.Event {
		return &event.Event{
			When: event.When{Start: at(9, 9), End: at(9, 11)}, Status: status,
			Online:       []event.OnlineLink{{URL: "https://example.org/live"}},
			Registration: &event.Registration{Required: true, URL: i18n.Same("https://example.org/register")},
		}
	}
	text := said(t, open(), language.Spanish, at(9, 10))
	assert.Contains(t, text, "https://example.org/live")
	assert.Contains(t, text, "https://example.org/register")
	for name, e := range map[string]*event.Event{"past": open(), "cancelled": open(event.Cancelled)} {
		now := at(20, 9)
		if name == "cancelled" {
			now = at(1, 9)
		}
		text := said(t, e, language.Spanish, now)
		assert.NotContains(t, text, "https://", name)
		assert.NotContains(t, text, "inscripción", name)
		assert.Contains(t, text, "9 de marzo de 2027", name)
	}
	assert.Contains(t, said(t, open(event.MovedOnline), language.Spanish, at(1, 9)), "Este evento ya no será presencial: se realizará en línea.")
	assert.Contains(t, said(t, open(event.MovedOnline), language.Spanish, at(20, 9)), "Este evento no fue presencial: se realizó en línea.")
	assert.Contains(t, said(t, open(event.Postponed), language.Spanish, at(1, 9)), "Fecha original: martes, 9 de marzo de 2027")
}

func TestWhenRegistrationCloses(t *testing.T) {
	at := mexicoCity(t)
	closes := func(when field.Moment) *event.Event {
		return &event.Event{Registration: &event.Registration{Closes: when, URL: i18n.Same("https://example.org/register")}}
	}
	cases := []struct {
		name   string
		closes field.Moment
		now    time.Time
		want   string
	}{
		{"an hour is told", field.Minute(at(8, 18)), at(8, 17), "La inscripción se cierra el lunes 8 de marzo de 2027 a las 18:00 (hora estándar central). https://example.org/register"},
		{"an hour passes", field.Minute(at(8, 18)), at(8, 18), "La inscripción está cerrada.\n"},
		{"a day is in time as a whole", field.Day(at(8, 0)), at(8, 23), "La inscripción se cierra el lunes 8 de marzo de 2027. https"},
		{"midnight is an hour like any other", field.Minute(at(8, 0)), at(8, 0), "La inscripción está cerrada.\n"},
		{"the day after is late", field.Day(at(8, 0)), at(9, 0), "La inscripción está cerrada.\n"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			assert.Contains(t, said(t, closes(tc.closes), language.Spanish, tc.now), tc.want)
		})
	}
}

func TestZonesAreNamedWhereSomebodyNeedsThem(t *testing.T) {
	at := mexicoCity(t)
	costaRica, err := time.LoadLocation("America/Costa_Rica")
	require.NoError(t, err)
	madrid, err := time.LoadLocation("Europe/Madrid")
	require.NoError(t, err)
	cases := []struct {
		name string
		e    event.Event
		want string
	}{
		{"nobody in the room does", event.Event{Attendance: event.InPerson, When: event.When{Start: at(9, 9)}}, "Fecha y hora: martes, 9 de marzo de 2027, 9:00\n"},
		{"an online occasion of an event in a room", event.Event{Attendance: event.InPerson, Dates: []event.Occurrence{
			{When: event.When{Start: at(9, 9)}}, {When: event.When{Start: at(16, 9)}, Attendance: event.Online}}},
			"Fechas:\n- martes, 9 de marzo de 2027, 9:00 · Próxima fecha\n- martes, 16 de marzo de 2027, 9:00 (hora estándar central) · En línea"},
		{"a session of an event whose hour is not known", event.Event{Attendance: event.Online,
			When:   event.When{Start: at(9, 0), Precision: i18n.Day},
			Panels: []*event.Panel{{Title: i18n.Same("P"), When: event.When{Start: at(9, 9), End: at(9, 10)}}}},
			"9:00–10:00 (hora estándar central)"},
		{"the same clock is not printed twice", event.Event{When: event.When{Start: at(9, 9)}, ShowZones: []event.Zone{{Location: costaRica}}},
			"Fecha y hora: martes, 9 de marzo de 2027, 9:00 (hora estándar central)\n"},
		{"the doors open in the place of the event", event.Event{When: event.When{Start: at(9, 9), Doors: at(9, 8)}, ShowZones: []event.Zone{{Location: madrid}}},
			"(hora estándar central) · Apertura de puertas: 8:00 · 16:00 (hora estándar de Europa central)"},
		{"the clocks change before the end", event.Event{Attendance: event.Online, When: event.When{
			Start: time.Date(2027, 3, 27, 9, 0, 0, 0, madrid), End: time.Date(2027, 3, 29, 14, 0, 0, 0, madrid)}}, "(hora de Europa central)"},
		{"the clocks of the others change before the end", event.Event{Attendance: event.Online, ShowZones: []event.Zone{{Location: madrid}}, When: event.When{
			Start: at(27, 9), End: at(29, 14)}}, " · del 27 de marzo a las 16:00 al 29 de marzo de 2027 a las 22:00 (hora de Europa central)"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			assert.Contains(t, said(t, &tc.e, language.Spanish, rendertest.Before()), tc.want)
		})
	}
}

func TestASentenceOfTheLibraryIsInOneLanguage(t *testing.T) {
	e := &event.Event{Title: i18n.Text{language.Spanish: "Archivos"}, Panels: []*event.Panel{{Title: i18n.Same("P")}}}
	r := rendertest.NewSiteWithoutAddress(t)
	page := pageOf(t, r, e, language.Catalan)
	assert.Contains(t, page, `<p class="tt-fallback" role="note" lang="en">Some parts of this page are available only in Spanish`)
	text := strings.ReplaceAll(textOf(t, r, e, language.Catalan), "\u00a0", " ")
	assert.Contains(t, text, "Archivos [in Spanish]")
	assert.Contains(t, text, "Program [in English]", "a label in another language is marked")
}

func TestPricesAreWrittenAsTheReaderWritesThem(t *testing.T) {
	e := &event.Event{Registration: &event.Registration{Fees: []event.Fee{{Price: "12500.5", Currency: "EUR"}, {Price: "250000", Currency: "COP"}, {Price: "0", Currency: "EUR", Name: rendertest.Both("Children", "Niños")}}}}
	assert.Contains(t, said(t, e, language.MustParse("es-ES"), rendertest.Before()), "Entrada: 12.500,50 €\nEntrada: 250.000 COP\nEntrada: Niños: gratis\n")
	assert.Contains(t, said(t, e, language.MustParse("es-MX"), rendertest.Before()), "Entrada: EUR 12,500.50")
	assert.Contains(t, said(t, e, language.English, rendertest.Before()), "Admission: €12,500.50\nAdmission: COP 250,000\nAdmission: Children: free\n")
}

func TestThePrefixOfACreditIsNotDoubled(t *testing.T) {
	r := rendertest.NewSite(t)
	for credit, want := range map[string]string{"Ana Díaz": "Imagen: Ana Díaz", "Foto: Ana": "Foto: Ana", "Fotografía: Ana": "Fotografía: Ana", "© Ana": "© Ana", "Photo: Ana": "Photo: Ana", "Ana: Luz": "Imagen: Ana: Luz"} {
		v := r.ViewOf(t, &event.Event{ID: "e", Title: i18n.Same("T"), Image: &field.Image{Src: "https://example.org/a.jpg", Credit: i18n.Same(credit)}}, language.Spanish)
		assert.Equal(t, want, v.Image.Credit.String())
	}
}

func TestADrawingIsNoPictureOfACard(t *testing.T) {
	r := rendertest.NewSite(t)
	for src, shown := range map[string]bool{"https://example.org/a.jpg": true, "https://example.org/a.SVG?v=2": false, "/a.svg": false, "/a.png": true} {
		head := r.Head(t, r.ViewOf(t, &event.Event{ID: "e", Title: i18n.Same("T"), Image: &field.Image{Src: src}}, language.Spanish))
		assert.Equal(t, shown, strings.Contains(head, "og:image"), src)
	}
}

func TestAdmissionIsNotRegistration(t *testing.T) {
	free := &event.Event{ID: "e", Registration: &event.Registration{Free: true}}
	assert.Contains(t, said(t, free, language.Spanish, rendertest.Before()), "\nEntrada: gratis\n")
	assert.NotContains(t, said(t, free, language.Spanish, rendertest.Before()), "Inscripción")
	assert.Contains(t, said(t, free, language.English, rendertest.Before()), "\nAdmission: free\n")
	both := &event.Event{ID: "e", Registration: &event.Registration{Free: true, Required: true}}
	assert.Contains(t, said(t, both, language.English, rendertest.Before()), "Registration: Registration is required.\nAdmission: free\n")
}

func TestAddressesAreWrittenAsInTheirCountry(t *testing.T) {
	for country, c := range map[string]struct{ code, city, region, want string }{
		"MX": {"06060", "Ciudad de México", "CDMX", "06060 Ciudad de México, CDMX, México"},
		"US": {"10032", "Nueva York", "NY", "Nueva York, NY 10032, Estados Unidos"},
		"BR": {"01310-100", "São Paulo", "SP", "São Paulo-SP, 01310-100, Brasil"},
		"CO": {"110221", "Bogotá", "", "Bogotá, 110221, Colombia"},
		"AR": {"C1002", "Buenos Aires", "CABA", "C1002 Buenos Aires, CABA, Argentina"},
		"CL": {"8320000", "Santiago", "RM", "8320000 Santiago, RM, Chile"},
		"PE": {"15001", "Lima", "Lima", "Lima 15001, Lima, Perú"},
		"ES": {"41001", "Sevilla", "Sevilla", "41001 Sevilla Sevilla, España"},
		"CA": {"M5V 2T6", "Toronto", "ON", "Toronto ON M5V 2T6, Canadá"},
		"GB": {"WC1E 6BT", "Londres", "Inglaterra", "Londres, WC1E 6BT, Inglaterra, Reino Unido"}, // nothing is lost
		"UY": {"11000", "Montevideo", "", "11000 Montevideo, Uruguay"},
		"CR": {"10101", "Carmen", "San José", "San José, Carmen, 10101, Costa Rica"},
		"PR": {"00901", "San Juan", "", "San Juan, PR 00901"},
		"BO": {"0201", "La Paz", "La Paz", "La Paz, La Paz, 0201, Bolivia"},
		"":   {"123", "Ciudad", "Región", "123 Ciudad, Región"},
	} {
		e := &event.Event{Venue: &event.Venue{PostalCode: c.code, City: i18n.Same(c.city), Region: i18n.Same(c.region), Country: country}}
		assert.Contains(t, said(t, e, language.Spanish, rendertest.Before()), "Lugar: "+c.want, country)
	}
}

func TestAnAddressInAnotherLanguageReachesEveryOutput(t *testing.T) {
	at := mexicoCity(t)
	r := rendertest.NewSite(t)
	for _, country := range []string{"MX", "US", ""} {
		v, err := r.Event(&event.Event{
			ID: "e", Title: rendertest.Both("T", "T"), When: event.When{Start: at(9, 9)}, Updated: at(1, 9),
			Venue: &event.Venue{PostalCode: "06060", City: i18n.Text{language.Spanish: "Ciudad"}, Region: i18n.Text{language.Spanish: "Región"}, Country: country},
		}, language.English)
		require.NoError(t, err)
		feed := func(w io.Writer, v view.View) error {
			return r.Atom(w, atom.Feed{About: r.Titled(rendertest.Both("F", "F"))}, v)
		}
		for name, print := range map[string]func(io.Writer, view.View) error{
			"page": r.Page, "text": r.Text, "json-ld": r.JSONLD, "ics": r.ICalendar, "markdown": r.Markdown, "atom": feed,
		} {
			var b bytes.Buffer
			require.NoError(t, print(&b, v), name)
			assert.Contains(t, b.String(), "06060", name)
			assert.Contains(t, b.String(), "Ciudad", name)
		}
	}
}

func TestAPrefixBeginsALine(t *testing.T) {
	e := &event.Event{Participants: []event.Participant{{Speaker: &speaker.Speaker{Name: speaker.Name{
		Prefix: rendertest.Both("Ambassador", "embajadora"), Given: "Eva", Family: "de la O"}}}}}
	assert.Contains(t, said(t, e, language.Spanish, rendertest.Before()), "- Embajadora Eva de la O")
}

func TestANamelessSpeakerIsSaidOnce(t *testing.T) {
	r := rendertest.NewSiteWithoutAddress(t)
	v, err := r.Speaker(&speaker.Speaker{Positions: []speaker.Position{{Title: rendertest.Both("Poet", "Poeta"), Place: i18n.Same("Cuzco")}}}, language.Spanish)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, r.Text(&b, v))
	assert.Equal(t, "Poeta\n=====\n\nCuzco\n", b.String())
}

func TestWhatIsEmptyHasNoElement(t *testing.T) {
	e := &event.Event{
		ID: "e", Title: rendertest.Both("T", "T"), Dates: []event.Occurrence{{}}, Previous: &event.Occurrence{}, Venue: &event.Venue{},
		Registration: &event.Registration{}, Series: &event.Series{}, Panels: []*event.Panel{nil},
	}
	page := pageOf(t, rendertest.NewSiteWithoutAddress(t), e, language.Spanish)
	assert.NotContains(t, page, "<dl")
	assert.NotContains(t, page, "<section")
}

func TestIdsOfSessionsDoNotMeet(t *testing.T) {
	e := &event.Event{Title: rendertest.Both("A day", "Un día"), Panels: []*event.Panel{{Title: rendertest.Both("A", "A")}, {ID: "1", Title: rendertest.Both("B", "B")}}}
	page := pageOf(t, rendertest.NewSiteWithoutAddress(t), e, language.Spanish)
	checkPage(t, page)
	assert.Contains(t, page, `id="es-un-dia"`, "an event without an id is known by its title")
}

func TestLinkMayReturnJunk(t *testing.T) {
	for _, junk := range []string{`/\evil.example`, "not a url", "javascript:alert(1)", "//evil.example", "\t/x"} {
		r := rendertest.New(t, rendertest.NewCatalog(t), view.Options{Link: func(view.Ref) string { return junk }})
		v, err := r.Event(rendertest.Specimen(t, rendertest.Harmless), language.Spanish)
		require.NoError(t, err)
		assert.Empty(t, v.URL, junk)
		assert.Empty(t, v.Alternates, junk)
	}
}

func TestNoViewIsAnError(t *testing.T) {
	r := rendertest.NewSiteWithoutAddress(t)
	for _, v := range []view.View{nil, (*view.Event)(nil), (*view.Program)(nil), (*view.Speaker)(nil), (*view.Page)(nil)} {
		for name, print := range map[string]func(io.Writer, view.View) error{
			"HTML": r.HTML, "Page": r.Page, "Text": r.Text, "JSONLD": r.JSONLD, "ICalendar": r.ICalendar, "Markdown": r.Markdown,
			"Atom": func(w io.Writer, v view.View) error { return r.Atom(w, atom.Feed{About: r.Titled(i18n.Same("x"))}, v) },
		} {
			assert.ErrorIs(t, print(io.Discard, v), view.ErrNoView, name)
		}
	}
	assert.ErrorIs(t, r.Calendar(io.Discard, ical.Calendar{}, nil), view.ErrNoView)
}

func TestAViewMadeByHandIsPrinted(t *testing.T) {
	var r rendertest.Site
	foreign := view.Part{Value: "Cajas", Lang: language.Spanish, Source: i18n.Fallback, Foreign: true}
	v := &view.Event{
		Base:  view.Base{ID: "x", Lang: language.English, Dir: view.LeftToRight, Anchor: "x", Marks: []view.Mark{{Lang: language.Spanish, Text: "[in Spanish]"}}},
		Title: view.Same("Boxes"), Subtitle: view.Text{foreign},
		Details:     []view.Detail{{Label: view.Same("Bring"), Items: []view.Item{{Text: view.Same("Gloves")}, {URL: "https://example.org/"}}}},
		Description: &view.Markdown{Part: view.Part{Value: "# Why\n\n*Because*"}, Anchor: "about"},
	}
	v.Card.Title = v.Title
	assert.Equal(t, `<article class="tt tt-event" id="x" lang="en" dir="ltr">
<div class="tt-lead">
<header class="tt-header">
<h1>Boxes</h1>
<p class="tt-subtitle" lang="es">Cajas</p>
</header>
</div>
<div class="tt-aside">
<div class="tt-card">
<dl class="tt-facts">
<dt>Bring</dt>
<dd>Gloves</dd>
<dd><a href="https://example.org/">https://example.org/</a></dd>
</dl>
</div>
</div>
<div class="tt-body">
<div class="tt-description">
<h2 id="about-why">Why</h2>
<p><em>Because</em></p>
</div>
</div>
</article>
`, rendertest.Printed(t, func(w io.Writer) error { return r.HTML(w, v) }))
	assert.Equal(t, "Boxes\n=====\n\nCajas [in Spanish]\n\nBring: Gloves\nBring: https://example.org/\n\nWhy\n---\n\nBecause\n",
		rendertest.Printed(t, func(w io.Writer) error { return r.Text(w, v) }))
	assert.Equal(t, "# Boxes\n\nCajas \\[in Spanish\\]\n\n- **Bring:** Gloves\n- **Bring:** <https://example.org/>\n\n## Why\n\n*Because*\n",
		rendertest.Printed(t, func(w io.Writer) error { return r.Markdown(w, v) }))
	for name, print := range map[string]func(io.Writer, view.View) error{"Page": r.Page, "JSONLD": r.JSONLD} {
		assert.Contains(t, rendertest.Printed(t, func(w io.Writer) error { return print(w, v) }), "Boxes", name)
	}
	for _, v := range []view.View{&view.Event{}, &view.Program{}, &view.Speaker{}, &view.Page{}} {
		for name, print := range map[string]func(io.Writer, view.View) error{"HTML": r.HTML, "Page": r.Page, "Text": r.Text, "JSONLD": r.JSONLD, "Markdown": r.Markdown} {
			assert.NoError(t, print(io.Discard, v), name)
		}
	}
}

func TestATemplateMayNameWhatThereIsNot(t *testing.T) {
	r := rendertest.NewSiteWithoutAddress(t)
	v, err := r.Event(&event.Event{ID: "e", Title: rendertest.Both("T", "T")}, language.Spanish)
	require.NoError(t, err)
	page := "{{.When}}|{{part .When}}|{{.Description}}|{{part .Description}}|{{part .Image}}|{{.Notices}}|{{part .Notices}}|{{part .Participants}}|{{part .Panels}}|{{part .Hosts}}|{{part .Details}}|{{.Subtitle}}{{.Subtitle.Attr}}"
	assert.Equal(t, strings.Repeat("|", 11), r.Executed(t, page, v))

	e := &event.Event{When: event.When{Start: rendertest.Before()}, Languages: notice.Plan{Spoken: []language.Tag{language.English}}}
	v, err = r.Event(e, language.Spanish)
	require.NoError(t, err)
	assert.Equal(t, "domingo, 10 de enero de 2027, 12:00 (tiempo universal coordinado)|Tenga en cuenta que este evento se está realizando en inglés.",
		r.Executed(t, "{{.When}}|{{.Notices}}", v))
}
