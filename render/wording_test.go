package render_test

import (
	"io"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

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

// linesOf prints an event as text and as Markdown.
func linesOf(t *testing.T, e *event.Event, tag language.Tag) (text, markdown string) {
	t.Helper()
	r := rendertest.NewSite(t)
	v := r.ViewOf(t, e, tag)
	return rendertest.Printed(t, func(w io.Writer) error { return r.Text(w, v) }), rendertest.Printed(t, func(w io.Writer) error { return r.Markdown(w, v) })
}

func TestViewsArePrintedByManyAtOnce(t *testing.T) {
	r := rendertest.NewSite(t)
	s, err := r.Speaker(&speaker.Speaker{ID: "a", Name: speaker.Name{Family: "Ríos"}}, language.Spanish)
	require.NoError(t, err)
	e := r.ViewOf(t, rendertest.Specimen(t, rendertest.Harmless), language.Spanish)
	printers := []func(w io.Writer) error{func(w io.Writer) error { return r.Calendar(w, ical.Calendar{Panels: true}, e) }}
	for _, v := range []view.View{s, e} {
		printers = append(printers,
			func(w io.Writer) error { return r.HTML(w, v) }, func(w io.Writer) error { return r.Page(w, v) },
			func(w io.Writer) error { return r.Text(w, v) }, func(w io.Writer) error { return r.Markdown(w, v) },
			func(w io.Writer) error { return r.JSONLD(w, v) }, func(w io.Writer) error { return r.Atom(w, atom.Feed{About: r.Titled(i18n.Same("x"))}, v) })
	}
	var wg sync.WaitGroup
	got := make([][4]strings.Builder, len(printers)) // before anything has been printed and remembered
	for i, print := range printers {
		for k := range got[i] {
			wg.Go(func() { assert.NoError(t, print(&got[i][k])) })
		}
	}
	wg.Wait()
	for i, print := range printers {
		want := rendertest.Printed(t, print)
		for k := range got[i] {
			assert.Equal(t, want, got[i][k].String())
		}
	}
}

func TestTimesOnAnotherClockSayWhich(t *testing.T) {
	madrid, err := time.LoadLocation("Europe/Madrid")
	require.NoError(t, err)
	at := time.Date(2027, 3, 6, 18, 0, 0, 0, rendertest.NewYork(t))
	text, _ := linesOf(t, &event.Event{
		ID: "x", Title: i18n.Same("x"), When: event.When{Start: at, Doors: at.Add(-time.Hour).UTC()}, Attendance: event.InPerson,
		Registration: &event.Registration{Closes: field.Minute(at.Add(-2 * time.Hour).UTC())},
		Panels: []*event.Panel{
			{ID: "a", Title: i18n.Same("Here"), When: event.When{Start: at, Doors: at.Add(-30 * time.Minute)}},
			{ID: "b", Title: i18n.Same("There"), When: event.When{Start: at.In(madrid)}},
			{ID: "c", Title: i18n.Same("As here"), When: event.When{Start: at.In(time.FixedZone("", -5*3600))}},
		},
	}, language.Spanish)
	text = strings.Join(strings.Fields(text), " ")
	assert.Contains(t, text, "sábado, 6 de marzo de 2027, 18:00 · Apertura de puertas: 17:00")
	assert.Contains(t, text, "La inscripción se cierra el sábado 6 de marzo de 2027 a las 16:00.")
	assert.Contains(t, text, "18:00 · Apertura de puertas: 17:30 Here")
	assert.Contains(t, text, "domingo, 7 de marzo de 2027, 0:00 (hora estándar de Europa central) There")
	assert.Contains(t, text, "18:00 As here")
}

func TestNobodyIsSentToARoomForSomethingOnline(t *testing.T) {
	r := rendertest.NewSite(t)
	at := time.Date(2027, 3, 9, 18, 0, 0, 0, rendertest.NewYork(t))
	v := r.ViewOf(t, &event.Event{
		ID: "x", Title: i18n.Same("x"), Status: []event.Status{event.MovedOnline}, When: event.When{Start: at},
		Panels: []*event.Panel{{ID: "a", When: event.When{Start: at}, Rooms: []i18n.Text{i18n.Same("Golden Room")}, Venue: &event.Venue{Name: i18n.Same("Golden Annex")}, Title: i18n.Same("A")}},
	}, language.English)
	for _, print := range []func(w io.Writer) error{
		func(w io.Writer) error { return r.Page(w, v) }, func(w io.Writer) error { return r.Text(w, v) }, func(w io.Writer) error { return r.Markdown(w, v) },
		func(w io.Writer) error { return r.Calendar(w, ical.Calendar{Panels: true}, v) },
	} {
		assert.NotContains(t, rendertest.Printed(t, print), "Golden")
	}
}

func TestSpaceAroundWordsIsNoContent(t *testing.T) {
	text, markdown := linesOf(t, &event.Event{
		ID: "x", Title: i18n.Same("Folded\n"), Topics: []field.Term{{Label: i18n.Same("One\n")}, {Label: i18n.Same(" Two\u00a0")}},
		Venue: &event.Venue{Name: i18n.Same("Hall\n"), City: i18n.Same("Bogotá")},
		Participants: []event.Participant{
			{Speaker: &speaker.Speaker{Name: speaker.Name{Display: " Luis Paz "}}},
			{Group: i18n.Text{language.English: "Two campaigns\n"}, Role: field.Term{ID: "panelist"}},
		},
	}, language.English)
	for _, out := range []string{text, markdown} {
		assert.Contains(t, out, "One · Two\n")
		assert.Contains(t, out, "Hall, Bogotá\n")
	}
	assert.Contains(t, markdown, "# Folded\n")
	assert.Contains(t, markdown, "- **Luis Paz**\n- **Two campaigns** · Panelists\n")
}

func TestThePostponedDatesAreTheOriginalOnes(t *testing.T) {
	at := time.Date(2027, 3, 9, 18, 0, 0, 0, rendertest.NewYork(t))
	e := &event.Event{
		ID: "x", Title: i18n.Same("x"), Attendance: event.InPerson,
		Dates: []event.Occurrence{{When: event.When{Start: at}}, {When: event.When{Start: at.AddDate(0, 0, 7), Precision: i18n.Day}, Attendance: event.Online}},
	}
	_, markdown := linesOf(t, e, language.Spanish)
	assert.Contains(t, markdown, "\n- **Fechas:**\n  - martes, 9 de marzo de 2027, 18:00 · Próxima fecha\n  - martes, 16 de marzo de 2027 · En línea\n")
	e.Status = []event.Status{event.Postponed}
	text, markdown := linesOf(t, e, language.Spanish)
	assert.Contains(t, text, "\nFechas originales:\n- martes, 9 de marzo de 2027, 18:00\n")
	assert.Contains(t, markdown, "\n- **Fechas originales:**\n  - martes, 9 de marzo de 2027, 18:00\n")
}

func TestListsThatMeetStayTwo(t *testing.T) {
	link := []event.Media{{URL: "https://example.org/a", Title: i18n.Same("Slides")}}
	_, markdown := linesOf(t, &event.Event{
		ID: "x", Title: i18n.Same("x"), When: event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, rendertest.NewYork(t))}, Attendance: event.InPerson,
		Description: i18n.Text{language.English: "- a\n- b\n\n* c\n\n1. d\n\n1) e\n\n---\n"},
		Panels: []*event.Panel{{
			ID: "a", Title: i18n.Same("A"), Abstract: i18n.Text{language.English: "- f"},
			Participants: []event.Participant{{Group: i18n.Same("G")}}, Works: []event.Work{{Title: i18n.Same("W")}}, Media: link,
		}},
	}, language.English)
	assert.Contains(t, markdown, "In person\n\n* a\n* b\n\n+ c\n\n1. d\n\n1) e\n\n___\n")
	assert.Contains(t, markdown, "* f\n\n- **G**\n\n**Featured works**\n\n- W\n\n**Recordings and materials**\n\n- [Slides](https://example.org/a)\n")
}

func TestWordsThatMakeAReferenceTogether(t *testing.T) {
	_, markdown := linesOf(t, &event.Event{
		ID: "x", Title: i18n.Same("a &l\u202et; b & c R&D"),
		Description: i18n.Text{language.English: "R&*amp;* x &[copy;](javascript:x) ![p](/x?a=1&amp;b=2)"},
	}, language.English)
	assert.Contains(t, markdown, "# a \\&lt; b & c R&D\n")
	assert.Contains(t, markdown, `R\&amp; x \&copy; ![p](https://example.org/x?a=1&b=2)`)
}

func TestTheMapOfEachPlace(t *testing.T) {
	at := event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, rendertest.NewYork(t))}
	place := func(name string) *event.Venue {
		return &event.Venue{Name: i18n.Same(name), Map: "https://example.org/" + name}
	}
	e := &event.Event{
		ID: "x", Title: i18n.Same("x"), Attendance: event.InPerson,
		Dates:  []event.Occurrence{{When: at, Venue: place("one")}},
		Panels: []*event.Panel{{ID: "a", Title: i18n.Same("A"), Venue: place("two")}},
	}
	text, markdown := linesOf(t, e, language.English)
	r := rendertest.NewSite(t)
	html := rendertest.Printed(t, func(w io.Writer) error { return r.HTML(w, r.ViewOf(t, e, language.English)) })
	for _, name := range []string{"one", "two"} {
		assert.Contains(t, text, name+" https://example.org/"+name)
		assert.Contains(t, markdown, "["+name+"](https://example.org/"+name+")")
		assert.Contains(t, html, `href="https://example.org/`+name+`"`)
	}
}

func TestNoLabelStandsAlone(t *testing.T) {
	r := rendertest.NewSite(t)
	html := func(e *event.Event) string {
		e.Title = i18n.Same("x")
		return rendertest.Printed(t, func(w io.Writer) error { return r.HTML(w, r.ViewOf(t, e, language.English)) })
	}
	fees := html(&event.Event{Registration: &event.Registration{Fees: []event.Fee{{Price: "5", Currency: "USD"}}}})
	assert.NotContains(t, fees, "Registration")
	assert.Contains(t, fees, "Admission")
	lift := &event.Venue{Accessibility: i18n.Same("Lift")}
	assert.NotContains(t, html(&event.Event{Venue: lift}), "Place")
	at := event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, rendertest.NewYork(t))}
	panel := func(v *event.Venue, rooms ...i18n.Text) string {
		return html(&event.Event{Panels: []*event.Panel{{ID: "a", Title: i18n.Same("A"), Venue: v, Rooms: rooms}}})
	}
	assert.Contains(t, panel(lift, i18n.Same("Room 1")), `<p class="tt-where">Room 1</p>`)
	assert.NotContains(t, panel(lift), `<p class="tt-where"></p>`)
	assert.Contains(t, html(&event.Event{Attendance: event.InPerson, Dates: []event.Occurrence{{When: at, Venue: lift}}}), "</time><br>Lift</dd>")
}

func TestANamelessSpeakerIsToldOnce(t *testing.T) {
	r := rendertest.NewSite(t)
	v, err := r.Speaker(&speaker.Speaker{Positions: []speaker.Position{
		{Title: i18n.Same("Director"), Organization: i18n.Same("Archive"), Place: i18n.Same("Salta")}, {Title: i18n.Same("Author")},
	}}, language.English)
	require.NoError(t, err)
	assert.Equal(t, "# Director\n\n- Archive, Salta\n- Author\n", rendertest.Printed(t, func(w io.Writer) error { return r.Markdown(w, v) }))
}

func TestZonesInALanguageWithoutWords(t *testing.T) {
	at := time.Date(2027, 3, 6, 18, 0, 0, 0, rendertest.NewYork(t))
	text, _ := linesOf(t, &event.Event{ID: "x", Title: i18n.Same("x"), Attendance: event.Online, When: event.When{Start: at}, ShowZones: []event.Zone{{Location: time.UTC}}}, language.French)
	assert.Contains(t, strings.Join(strings.Fields(text), " "), "samedi 6 mars 2027, 18:00 (heure normale de l’Est nord-américain) · 23:00 (temps universel coordonné)")
}

func TestCodeAndQuotesAsText(t *testing.T) {
	text, _ := linesOf(t, &event.Event{ID: "x", Title: i18n.Same("x"), Description: i18n.Text{language.English: "```\na\rb\u2028c\n```\n\n> one\n>\n> two\n\n[](https://example.org)\n"}}, language.English)
	assert.Contains(t, text, "    a\n    b\n    c\n\n> one\n>\n> two\n")
	assert.NotContains(t, text, "https://")
	text, _ = linesOf(t, &event.Event{ID: "x", Title: i18n.Same("x"), Description: i18n.Text{language.English: "> # Head\n> body\n\n    code\n"}}, language.English)
	assert.Contains(t, text, "\n\n> Head\n> ----\n>\n> body\n\n    code\n")
}

func TestTheLineUnderAHeadingIsAsLongAsItsWords(t *testing.T) {
	title := "Información, corrupción e inspección: qué dirán políticos y jóvenes"
	text, _ := linesOf(t, &event.Event{ID: "x", Title: i18n.Same(title)}, language.Spanish)
	assert.Equal(t, []string{title, strings.Repeat("=", utf8.RuneCountInString(title))}, strings.Split(text, "\n")[:2])
}

func TestSeparatorsStayWithWhatIsBeforeThem(t *testing.T) {
	at := time.Date(2027, 3, 9, 9, 0, 0, 0, rendertest.NewYork(t))
	for width := 20; width < 90; width++ {
		r := rendertest.New(t, rendertest.NewCatalog(t), view.Options{})
		r.Printer.TextWidth = width
		v := r.ViewOf(t, &event.Event{ID: "x", Title: i18n.Same("x"), When: event.When{Start: at, Doors: at.Add(-time.Hour)}, ShowZones: []event.Zone{{Location: time.UTC}}}, language.Spanish)
		for line := range strings.Lines(rendertest.Printed(t, func(w io.Writer) error { return r.Text(w, v) })) {
			assert.NotRegexp(t, `^\s*·`, line)
		}
	}
}

func TestNothingOfAViewChangesWithItsEvent(t *testing.T) {
	r := rendertest.NewSite(t)
	at := time.Date(2027, 3, 9, 9, 0, 0, 0, rendertest.NewYork(t))
	e := &event.Event{
		ID: "x", Title: i18n.Same("x"), When: event.When{Start: at},
		Languages: notice.Plan{Spoken: []language.Tag{language.Spanish}, Interpretation: []notice.Interpretation{{Into: []language.Tag{language.English}, Provision: notice.OnRequest}}},
		Panels:    []*event.Panel{{ID: "p", When: event.When{Start: at}, Title: i18n.Same("P")}, {ID: "q", When: event.When{Start: at}, Title: i18n.Same("Q"), Languages: notice.Plan{Spoken: []language.Tag{language.French}}}},
	}
	v := r.ViewOf(t, e, language.English)
	calendar := func() string {
		return rendertest.Printed(t, func(w io.Writer) error { return r.Calendar(w, ical.Calendar{Panels: true}, v) })
	}
	before := calendar()
	e.Languages.Spoken[0], e.Languages.Interpretation[0].Into[0], e.Panels[1].Languages.Spoken[0] = language.Polish, language.Polish, language.Polish
	assert.Equal(t, before, calendar())
}

func TestDatesThatAreOverCannotBeJoined(t *testing.T) {
	r := rendertest.NewSite(t)
	at := event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, rendertest.NewYork(t))}
	e := &event.Event{ID: "x", Title: i18n.Same("x"), Status: []event.Status{event.Cancelled}, Dates: []event.Occurrence{{When: at, Attendance: event.Online, Online: []event.OnlineLink{{URL: "https://example.org/date-link"}}}}}
	v := r.ViewOf(t, e, language.English)
	for _, print := range []func(w io.Writer) error{
		func(w io.Writer) error { return r.HTML(w, v) }, func(w io.Writer) error { return r.Text(w, v) }, func(w io.Writer) error { return r.Markdown(w, v) },
		func(w io.Writer) error { return r.ICalendar(w, v) },
	} {
		assert.NotContains(t, rendertest.Printed(t, print), "date-link")
	}
}

func TestWordsThatLookLikeATable(t *testing.T) {
	_, markdown := linesOf(t, &event.Event{ID: "x", Title: i18n.Same("x"), Description: i18n.Text{language.English: "a | b\\\n\\:--|--"}}, language.English)
	assert.Contains(t, markdown, "a | b\\\n\\:--|--\n")
}

func TestAPostponedEventWhoseNewDateIsNotKnown(t *testing.T) {
	r := rendertest.NewSite(t)
	at := time.Date(2027, 2, 11, 19, 30, 0, 0, rendertest.NewYork(t))
	e := &event.Event{
		ID: "x", Title: i18n.Same("x"), Status: []event.Status{event.Postponed}, Attendance: event.InPerson, When: event.When{ToBeConfirmed: true},
		Previous: &event.Occurrence{When: event.When{Start: at}, Venue: &event.Venue{Name: i18n.Same("Hall"), Map: "https://example.org/map", Accessibility: i18n.Same("Ramp")}, Online: []event.OnlineLink{{URL: "https://example.org/live"}}},
	}
	text, _ := linesOf(t, e, language.Spanish)
	assert.Contains(t, text, "Fecha y hora: Por confirmar\nModalidad: Presencial\nAntes: jueves, 11 de febrero de 2027, 19:30 · Hall\n", "nobody is to find the way to where it is not")
	summary := rendertest.FeedOf(t, r, atom.Feed{About: r.Titled(i18n.Same("x"))}, r.ViewOf(t, e, language.Spanish)).Entries[0].Summary.XML
	assert.Contains(t, summary, "<p>Fecha: Por confirmar</p>")
	assert.Contains(t, summary, "<p>Antes: jueves, 11 de febrero de 2027, 19:30</p>")
	e.When = event.When{Start: at.AddDate(0, 2, 0)}
	text, _ = linesOf(t, e, language.Spanish)
	assert.Contains(t, text, "Fecha y hora: domingo, 11 de abril de 2027, 19:30\nModalidad: Presencial\nAntes: jueves, 11 de febrero", "the other is the new one")
}

func TestASentenceIsInOneLanguage(t *testing.T) {
	at := time.Date(2027, 3, 4, 17, 0, 0, 0, rendertest.NewYork(t))
	e := &event.Event{ID: "x", Title: i18n.Same("x"), Registration: &event.Registration{Closes: field.Minute(at), Opens: field.Minute(at.AddDate(0, 0, -7))}}
	text, _ := linesOf(t, e, language.French)
	assert.Contains(t, strings.Join(strings.Fields(text), " "), "Registration closes Thursday, March 4, 2027 at 5:00 PM (Eastern Standard Time).")
}

func TestOnePointEndsAnAbbreviationAndItsSentence(t *testing.T) {
	at := time.Date(2027, 3, 4, 17, 0, 0, 0, rendertest.NewYork(t))
	r := rendertest.New(t, rendertest.NewCatalog(t, language.MustParse("es-CO")), view.Options{Now: func() time.Time { return at.AddDate(0, -1, 0) }})
	v := r.ViewOf(t, &event.Event{
		ID: "x", Title: i18n.Same("x"), Attendance: event.InPerson, Registration: &event.Registration{Closes: field.Minute(at), Capacity: 120},
	}, language.MustParse("es-CO"))
	text := strings.Join(strings.Fields(rendertest.Printed(t, func(w io.Writer) error { return r.Text(w, v) })), " ")
	assert.Contains(t, strings.ReplaceAll(text, "\u00a0", " "), "a las 5:00 p. m. Cupo: 120 personas.")
}
