package render_test

import (
	"io"
	"regexp"
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
	"github.com/tertulia-go/tertulia/render/view"
)

// zone loads a zone, and returns moments on its clock.
func zone(t testing.TB, name string) func(year, month, day, hour int) time.Time {
	t.Helper()
	location, err := i18n.LoadZone(name)
	require.NoError(t, err)
	return func(year, month, day, hour int) time.Time {
		return time.Date(year, time.Month(month), day, hour, 0, 0, 0, location)
	}
}

// plainSpaces makes those of CLDR plain.
var plainSpaces = strings.NewReplacer("\u202F", " ", "\u2009", " ", "\u00A0", " ")

func saidPlainly(t testing.TB, e *event.Event, tag language.Tag) string {
	t.Helper()
	return plainSpaces.Replace(said(t, e, tag, rendertest.Before()))
}

func TestTheWeekdayStandsWithEveryDateThatPeopleRead(t *testing.T) {
	at := zone(t, "America/Bogota")
	start := event.When{Start: at(2027, 7, 10, 18)}
	for name, c := range map[string]struct {
		e      event.Event
		en, es string
	}{
		"of the event":         {event.Event{When: start}, "Date and time: Saturday, July 10, 2027, 6:00 PM", "Fecha y hora: sábado, 10 de julio de 2027, 18:00"},
		"with its end":         {event.Event{When: event.When{Start: start.Start, End: at(2027, 7, 10, 20)}}, "Saturday, July 10, 2027, 6:00 – 8:00 PM", "sábado, 10 de julio de 2027, 18:00–20:00"},
		"whose hour is open":   {event.Event{When: event.When{Start: start.Start, Precision: i18n.Day}}, "Date: Saturday, July 10, 2027\n", "Fecha: sábado, 10 de julio de 2027\n"},
		"of several":           {event.Event{Dates: []event.Occurrence{{When: start}}}, "- Saturday, July 10, 2027, 6:00 PM", "- sábado, 10 de julio de 2027, 18:00"},
		"that was before":      {event.Event{Previous: &event.Occurrence{When: start}}, "Previously: Saturday, July 10, 2027, 6:00 PM", "Antes: sábado, 10 de julio de 2027, 18:00"},
		"of registration":      {event.Event{Registration: &event.Registration{Opens: field.Day(at(2027, 7, 10, 0))}}, "opens Saturday, July 10, 2027.", "se abre el sábado 10 de julio de 2027."},
		"at which it closes":   {event.Event{Attendance: event.InPerson, Registration: &event.Registration{Closes: field.Minute(start.Start)}}, "closes Saturday, July 10, 2027 at 6:00 PM.", "se cierra el sábado 10 de julio de 2027 a las 18:00."},
		"on another clock":     {event.Event{When: event.When{Start: at(2027, 7, 10, 23)}, ShowZones: []event.Zone{{Location: time.UTC}}}, " · Sunday, July 11, 2027, 4:00 AM", " · domingo, 11 de julio de 2027, 4:00"},
		"of a range of days":   {event.Event{When: event.When{Start: start.Start, End: at(2027, 7, 12, 0), Precision: i18n.Day}}, "Saturday, July 10 – Monday, July 12, 2027", "del 10 al 12 de julio de 2027"},
		"of a session by days": {event.Event{Panels: []*event.Panel{{When: start, Title: i18n.Same("P")}, {When: event.When{Start: at(2027, 7, 11, 9)}, Title: i18n.Same("Q")}}}, "Saturday, July 10\n", "sábado, 10 de julio\n"},
		"for interpretation": {event.Event{When: start, Languages: notice.Plan{Spoken: []language.Tag{language.Spanish}, Interpretation: []notice.Interpretation{
			{Into: []language.Tag{language.English}, Provision: notice.OnRequest, Deadline: field.Day(at(2027, 7, 9, 0))},
		}}}, "please ask by Friday, July 9, 2027.", "a más tardar el viernes 9 de julio de 2027."},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Contains(t, saidPlainly(t, &c.e, language.English), c.en)
			assert.Contains(t, saidPlainly(t, &c.e, language.Spanish), c.es)
		})
	}
}

func TestASiteMayLeaveOutTheWeekday(t *testing.T) {
	at := zone(t, "America/Bogota")
	e := &event.Event{
		ID: "x", Title: i18n.Same("x"), When: event.When{Start: at(2027, 7, 10, 18), End: at(2027, 7, 11, 12)},
		Registration: &event.Registration{Closes: field.Minute(at(2027, 7, 9, 18))},
		Panels:       []*event.Panel{{Title: i18n.Same("P"), When: event.When{Start: at(2027, 7, 10, 18)}}},
	}
	r := rendertest.New(t, rendertest.NewCatalog(t), view.Options{Now: rendertest.Before, NoWeekdays: true})
	for _, tag := range []language.Tag{language.English, language.Spanish} {
		text := rendertest.Printed(t, func(w io.Writer) error { return r.Text(w, r.ViewOf(t, e, tag)) })
		assert.NotRegexp(t, "(?i)sábado|saturday|viernes|friday|domingo|sunday", text)
	}
}

func TestRangesOfDaysInSpanishAreProse(t *testing.T) {
	at := zone(t, "America/Mexico_City")
	for want, w := range map[string]event.When{
		"del 30 de diciembre de 2027 a las 18:00 al 2 de enero de 2028 a las 13:00": {Start: at(2027, 12, 30, 18), End: at(2028, 1, 2, 13)},
		"del 30 de marzo a las 18:00 al 2 de abril de 2027 a la 1:00":               {Start: at(2027, 3, 30, 18), End: at(2027, 4, 2, 1)},
		"del 30 de marzo al 2 de abril de 2027":                                     {Start: at(2027, 3, 30, 0), End: at(2027, 4, 2, 0), Precision: i18n.Day},
		"del 14 al 16 de mayo de 2027":                                              {Start: at(2027, 5, 14, 0), End: at(2027, 5, 16, 0), Precision: i18n.Day},
	} {
		text := saidPlainly(t, &event.Event{When: w, Attendance: event.InPerson}, language.Spanish)
		assert.Contains(t, text, ": "+want+"\n")
	}
}

// congress is an event of two days, whose sessions do not stand in their order.
func congress(t testing.TB) *event.Event {
	at := zone(t, "America/Bogota")
	session := func(title string, w event.When) *event.Panel {
		return &event.Panel{ID: strings.ToLower(title), Title: i18n.Same(title), When: w}
	}
	return &event.Event{
		ID: "x", Title: i18n.Same("T"), When: event.When{Start: at(2027, 6, 2, 0), End: at(2027, 6, 3, 0), Precision: i18n.Day},
		Panels: []*event.Panel{
			session("Closing", event.When{Start: at(2027, 6, 3, 16)}),
			session("Opening", event.When{Start: at(2027, 6, 2, 9), End: at(2027, 6, 2, 10)}),
			session("Talk", event.When{Start: at(2027, 6, 2, 11)}),
			session("Lunch", event.When{ToBeConfirmed: true}),
			session("Dinner", event.When{Start: at(2027, 6, 2, 20), End: at(2027, 6, 3, 1)}),
			session("Visit", event.When{Start: at(2027, 6, 3, 0), Precision: i18n.Day}),
			session("Encore", event.When{Start: at(2028, 6, 2, 9)}),
		},
	}
}

func TestSessionsOfSeveralDaysStandUnderTheirDay(t *testing.T) {
	e := congress(t)
	text := saidPlainly(t, e, language.Spanish)
	_, text, _ = strings.Cut(text, "\nPrograma\n")
	assert.Equal(t, "-------- Por confirmar Lunch "+
		"miércoles, 2 de junio ~~~~~~~~~~~~~~~~~~~~~ 9:00–10:00 (hora estándar de Colombia) Opening 11:00 Talk 20:00–1:00 Dinner "+
		"jueves, 3 de junio ~~~~~~~~~~~~~~~~~~ 16:00 Closing Visit "+
		"viernes, 2 de junio de 2028 ~~~~~~~~~~~~~~~~~~~~~~~~~~~ 9:00 Encore",
		strings.Join(strings.Fields(text), " "), "with only hours, and the zone once")

	r := rendertest.NewSite(t)
	v := r.ViewOf(t, e, language.Spanish)
	page := rendertest.Printed(t, func(w io.Writer) error { return r.HTML(w, v) })
	headings := regexp.MustCompile(`<h[34]>.*`).FindAllString(page, -1)
	assert.Equal(t, []string{
		"<h3>Lunch</h3>", "<h3>miércoles, 2 de junio</h3>", "<h4>Opening</h4>", "<h4>Talk</h4>", "<h4>Dinner</h4>",
		"<h3>jueves, 3 de junio</h3>", "<h4>Closing</h4>", "<h4>Visit</h4>", "<h3>viernes, 2 de junio de 2028</h3>", "<h4>Encore</h4>",
	}, headings)
	for _, p := range e.Panels {
		p.Abstract = i18n.Same("# Inside")
	}
	page = rendertest.Printed(t, func(w io.Writer) error { return r.HTML(w, r.ViewOf(t, e, language.Spanish)) })
	inside := regexp.MustCompile(`(?s)<h(\d)>(?:Lunch|Opening)</h\d>.*?<h(\d)[^>]*>Inside`).FindAllStringSubmatch(page, -1)
	require.Len(t, inside, 2)
	assert.Equal(t, []string{"3", "4", "4", "5"}, append(inside[0][1:], inside[1][1:]...), "a heading in an abstract is below that of its session")

	assert.NotContains(t, page, `"></time>`)
	assert.NotContains(t, page, `<p class="tt-when"></p>`)

	markdown := rendertest.Printed(t, func(w io.Writer) error { return r.Markdown(w, v) })
	assert.Contains(t, markdown, "\n### miércoles, 2 de junio\n\n#### Opening\n\n9:00–10:00 (hora")

	calendar := rendertest.Printed(t, func(w io.Writer) error { return r.ICalendar(w, v) })
	assert.Contains(t, rendertest.ParseICS(t, calendar).All("VEVENT")[0].Get("DESCRIPTION"),
		"miércoles, 2 de junio\n- 9:00–10:00 (hora estándar de Colombia) · Opening\n- 11:00 · Talk\n- 20:00–1:00 · Dinner\njueves, 3 de junio\n- 16:00 · Closing\n- Visit\n")
}

func TestSessionsOfOneDayOrEveningNeedNoDay(t *testing.T) {
	at := zone(t, "America/Bogota")
	e := &event.Event{When: event.When{Start: at(2027, 6, 2, 20), End: at(2027, 6, 3, 1)}, Panels: []*event.Panel{
		{Title: i18n.Same("A"), When: event.When{Start: at(2027, 6, 2, 21)}},
		{Title: i18n.Same("B"), When: event.When{Start: at(2027, 6, 3, 0)}},
	}}
	assert.Contains(t, saidPlainly(t, e, language.Spanish), "--------\n\n21:00\nA\n\n0:00\nB\n")
	e.When = event.When{Start: at(2027, 6, 1, 0), Precision: i18n.Month}
	assert.Contains(t, saidPlainly(t, e, language.Spanish), "miércoles, 2 de junio\n", "a month names no day")
}

func TestTheZoneIsPrintedOnce(t *testing.T) {
	at := zone(t, "America/Mexico_City")
	chicago, here := zone(t, "America/Chicago")(2027, 7, 10, 0).Location(), zone(t, "America/Mexico_City")(2027, 7, 10, 0).Location()
	e := &event.Event{
		When:      event.When{Start: at(2027, 7, 10, 18), End: at(2027, 7, 10, 19)},
		ShowZones: []event.Zone{{Location: here, Label: i18n.Same("Ciudad de México")}, {Location: chicago}, {Location: chicago}, {Location: here}},
		Registration: &event.Registration{
			Opens: field.Minute(at(2027, 7, 1, 9)), Closes: field.Minute(at(2027, 7, 9, 18)),
		},
	}
	text := saidPlainly(t, e, language.Spanish)
	assert.Contains(t, text, "sábado, 10 de julio de 2027, 18:00–19:00 (Ciudad de México) · 19:00–20:00 (hora de verano central)\n")
	assert.Contains(t, text, "se abre el jueves 1 de julio de 2027 a las 9:00 (Ciudad de México). La inscripción se cierra el viernes 9 de julio de 2027 a las 18:00 (Ciudad de México).")

	winter := &event.Event{When: event.When{Start: at(2027, 12, 10, 18)}, ShowZones: e.ShowZones}
	assert.Contains(t, saidPlainly(t, winter, language.Spanish), "18:00 (Ciudad de México) · 18:00 (hora estándar central)\n", "another place, with the same hour")

	e.ShowZones[0].Label = i18n.Text{language.English: "Mexico City"}
	assert.Contains(t, saidPlainly(t, e, language.Spanish), "18:00–19:00 (hora estándar central) · 19:00", "a label in another language is none")
}

func TestADeadlineNamesItsZoneWhereTheHourOfTheEventDoes(t *testing.T) {
	at := zone(t, "America/Bogota")
	for attendance, want := range map[event.Attendance]string{
		event.InPerson: "a las 18:00. ",
		event.Online:   "a las 18:00 (hora estándar de Colombia). ",
	} {
		e := &event.Event{
			Attendance: attendance, When: event.When{Start: at(2027, 7, 10, 18)},
			Registration: &event.Registration{Opens: field.Minute(at(2027, 7, 1, 18)), Closes: field.Day(at(2027, 7, 9, 0))},
		}
		text := saidPlainly(t, e, language.Spanish)
		assert.Contains(t, text, "se abre el jueves 1 de julio de 2027 "+want)
		assert.Contains(t, text, "se cierra el viernes 9 de julio de 2027.\n", "a day has no zone")
	}
}

func TestADayWithoutMidnightPrintsAsADay(t *testing.T) {
	// On these days the clocks are put forward at midnight.
	for name, day := range map[string][2]int{"America/Santiago": {9, 5}, "America/Havana": {3, 14}} {
		here := zone(t, name)(2027, 1, 1, 0).Location()
		start := i18n.StartOfDay(2027, time.Month(day[0]), day[1], here)
		require.Equal(t, 1, start.Hour(), name)
		e := &event.Event{
			When:         event.When{Start: start, Precision: i18n.Day},
			Registration: &event.Registration{Closes: field.Day(start)},
			Panels:       []*event.Panel{{Title: i18n.Same("P"), When: event.When{Start: start.AddDate(0, 0, 1)}}, {Title: i18n.Same("Q"), When: event.When{Start: start, Precision: i18n.Day}}},
		}
		text := saidPlainly(t, e, language.Spanish)
		assert.Contains(t, text, "Fecha: domingo, ")
		assert.NotContains(t, text, "sábado")
		assert.Contains(t, text, "se cierra el domingo "+start.Format("2")+" de ")
		assert.Regexp(t, `\ndomingo, \d+ de [a-z]+\n~+\n\nQ\n`, text)
	}
}

func TestNoLineOfTextEndsInTheDashOfARange(t *testing.T) {
	at := zone(t, "America/Bogota")
	r := rendertest.New(t, rendertest.NewCatalog(t, language.English, language.Spanish, language.Portuguese), view.Options{Now: rendertest.Before})
	e := &event.Event{
		ID: "x", Title: i18n.Same("x"), When: event.When{Start: at(2027, 5, 30, 9), End: at(2027, 6, 2, 13)},
		Dates:   []event.Occurrence{{When: event.When{Start: at(2027, 5, 30, 9), End: at(2027, 5, 30, 13)}}, {When: event.When{Start: at(2027, 5, 1, 0), End: at(2027, 6, 2, 0), Precision: i18n.Month}}},
		Panels:  []*event.Panel{{Title: i18n.Same("P"), When: event.When{Start: at(2027, 5, 30, 9), End: at(2027, 5, 30, 13)}}},
		Summary: i18n.Same("1910–1940, mayo–junio, 9:00 – 11:00, pp. 3\u2009–\u20095"),
	}
	for _, tag := range []language.Tag{language.English, language.Spanish, language.Portuguese} {
		v := r.ViewOf(t, e, tag)
		for width := 5; width < 90; width++ {
			r.Printer.TextWidth = width
			text := rendertest.Printed(t, func(w io.Writer) error { return r.Text(w, v) })
			assert.NotRegexp(t, `(?m)–[ \x{a0}\x{2009}\x{202f}]*$`, text, "%s in %d columns", tag, width)
		}
	}
}

func TestNoSchemeStandsBesideAMailboxOrANumber(t *testing.T) {
	e := &event.Event{
		When: event.When{Start: rendertest.Before().AddDate(1, 0, 0)}, Attendance: event.Online,
		Online: []event.OnlineLink{
			{URL: "mailto:sala@example.org?subject=T", Label: i18n.Same("Sala")},
			{URL: "tel:+576015550100", Label: i18n.Same("Línea")},
			{URL: "mailto:otra@example.org", Label: i18n.Same("otra@example.org")},
		},
		Registration: &event.Registration{URL: i18n.Same("mailto:inscripcion@example.org")},
		Contact:      field.Contact{Email: "ana@example.org", Phone: "+57 601 555 0100"},
	}
	text := saidPlainly(t, e, language.Spanish)
	assert.NotRegexp(t, "mailto:|tel:", text)
	for _, want := range []string{"Sala sala@example.org\n", "Línea +576015550100\n", ": otra@example.org\n", "Inscripción: inscripcion@example.org\n", "ana@example.org, +57 601 555 0100"} {
		assert.Contains(t, text, want)
	}
}
