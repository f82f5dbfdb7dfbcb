package render_test

import (
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
	"github.com/tertulia-go/tertulia/render/ical"
	"github.com/tertulia-go/tertulia/render/view"
)

// recurring is an event of two hours in Bogotá, in person, that is repeated.
func recurring(t testing.TB, start time.Time, rule event.Repeat) *event.Event {
	return &event.Event{ID: "r", Title: i18n.Same("T"), Attendance: event.InPerson, When: event.When{Start: start, End: start.Add(2 * time.Hour)}, Repeat: &rule}
}

func TestARuleIsASentence(t *testing.T) {
	at := zone(t, "America/Bogota")
	days := func(d ...event.RepeatDay) []event.RepeatDay { return d }
	thursdays := event.Repeat{Every: event.Week, Days: days("thursday"), Until: at(2027, 12, 16, 0), Except: []event.Exception{{Day: at(2027, 10, 14, 0)}}}
	for name, c := range map[string]struct {
		e      *event.Event
		es, en string
	}{
		"every Thursday but one": {recurring(t, at(2027, 10, 7, 19), thursdays),
			"Fecha y hora: Todos los jueves, de 19:00 a 21:00, del 7 de octubre al 16 de diciembre de 2027, salvo el 14 de octubre\n",
			"Date and time: Every Thursday, 7:00 – 9:00 PM, October 7 – December 16, 2027, except October 14\n"},
		"every second Monday": {recurring(t, at(2027, 10, 4, 19), event.Repeat{Every: event.Week, Interval: 2, Until: at(2028, 1, 31, 0), Except: []event.Exception{{Day: at(2027, 12, 27, 0)}, {Day: at(2027, 11, 1, 0)}}}),
			"Cada dos semanas, los lunes, de 19:00 a 21:00, del 4 de octubre de 2027 al 31 de enero de 2028, salvo el 1 de noviembre de 2027 y el 27 de diciembre de 2027\n",
			"Every second Monday, 7:00 – 9:00 PM, October 4, 2027 – January 31, 2028, except November 1, 2027 and December 27, 2027\n"},
		"every third weekend": {recurring(t, at(2027, 10, 2, 10), event.Repeat{Every: event.Week, Interval: 3, Days: days("saturday", "sunday"), Until: at(2027, 12, 1, 0)}),
			"Cada tres semanas, los sábados y domingos, de 10:00 a 12:00, del 2 de octubre al 1 de diciembre de 2027\n",
			"Every three weeks, on Saturdays and Sundays, 10:00 AM – 12:00 PM, October 2 – December 1, 2027\n"},
		"the first Tuesday of each month": {recurring(t, at(2027, 3, 2, 19), event.Repeat{Every: event.Month, Days: days("first tuesday")}),
			"El primer martes de cada mes, de 19:00 a 21:00, desde el 2 de marzo de 2027, sin fecha de término\n",
			"The first Tuesday of each month, 7:00 – 9:00 PM, from March 2, 2027, with no end date\n"},
		"two days of every second month": {recurring(t, at(2027, 3, 2, 19), event.Repeat{Every: event.Month, Interval: 2, Days: days("first tuesday", "last friday"), Until: at(2027, 12, 31, 0)}),
			"El primer martes y el último viernes, cada dos meses, de 19:00 a 21:00,", "The first Tuesday and the last Friday of every second month, 7:00 – 9:00 PM,"},
		"a day of the month": {recurring(t, at(2027, 3, 15, 19), event.Repeat{Every: event.Month, Until: at(2027, 12, 31, 0)}),
			"El día 15 de cada mes, de 19:00 a 21:00, del 15 de marzo", "Day 15 of each month, 7:00 – 9:00 PM, March 15"},
		"all but Mondays": {recurring(t, at(2027, 5, 4, 10), event.Repeat{Every: event.Week, Days: days("tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), Until: at(2027, 5, 30, 0)}),
			"Todos los martes, miércoles, jueves, viernes, sábados y domingos, de 10:00 a 12:00,", "Every Tuesday, Wednesday, Thursday, Friday, Saturday, and Sunday, 10:00 AM – 12:00 PM,"},
		"from Monday to Friday": {recurring(t, at(2027, 5, 3, 10), event.Repeat{Every: event.Week, Days: days("monday", "tuesday", "wednesday", "thursday", "friday"), Until: at(2027, 5, 28, 0)}),
			"De lunes a viernes, de 10:00 a 12:00, del 3 al 28 de mayo de 2027\n", "Monday to Friday, 10:00 AM – 12:00 PM, May 3 – 28, 2027\n"},
		"without an hour": {&event.Event{When: event.When{Start: at(2027, 10, 7, 0), Precision: i18n.Day}, Repeat: &thursdays},
			"Fecha: Todos los jueves, del 7 de octubre al 16 de diciembre de 2027, salvo el 14 de octubre\n", "Every Thursday, October 7 – December 16, 2027, except October 14\n"},
		"online, with its zone once": {func() *event.Event {
			e := recurring(t, at(2027, 10, 7, 19), thursdays)
			e.Attendance = event.Online
			return e
		}(), "Todos los jueves, de 19:00 a 21:00 (hora estándar de Colombia), del 7", "Every Thursday, 7:00 – 9:00 PM (Colombia Standard Time), October 7"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Contains(t, saidPlainly(t, c.e, language.Spanish), c.es)
			assert.Contains(t, saidPlainly(t, c.e, language.English), c.en)
		})
	}
}

func TestWhatIsDailyIsOpenAtTheSameHoursOfEachDay(t *testing.T) {
	at := zone(t, "America/Bogota")
	e := &event.Event{ID: "x", Title: i18n.Same("T"), Attendance: event.InPerson, When: event.When{Start: at(2027, 5, 14, 10), End: at(2027, 5, 16, 18), Daily: true}}
	assert.Contains(t, saidPlainly(t, e, language.Spanish), "Fecha y hora: del 14 al 16 de mayo de 2027, todos los días de 10:00 a 18:00\n")
	assert.Contains(t, saidPlainly(t, e, language.English), "Date and time: May 14 – 16, 2027, daily, 10:00 AM – 6:00 PM\n")

	r := rendertest.NewSite(t)
	v := r.ViewOf(t, e, language.Spanish)
	entry := calendarOf(t, r, v)[0]
	assert.Equal(t, "20270514T100000", entry.Get("DTSTART"))
	assert.Equal(t, "20270514T180000", entry.Get("DTEND"), "and not 56 hours")
	assert.Equal(t, "FREQ=DAILY;UNTIL=20270516T230000Z", entry.Get("RRULE"))
	properties := rendertest.Properties(t, r, v)
	assert.JSONEq(t, `{"@type":"Schedule","startDate":"2027-05-14","endDate":"2027-05-16","startTime":"10:00:00","endTime":"18:00:00","repeatFrequency":"P1D","scheduleTimezone":"America/Bogota"}`, properties["eventSchedule"])
	assert.Contains(t, rendertest.Printed(t, func(w io.Writer) error { return r.Printer.JSON(w, v) }), `"daily":true`)

	list, err := r.List(view.About{Title: i18n.Same("L")}, []*event.Event{e}, language.Spanish)
	require.NoError(t, err)
	assert.Equal(t, "del 14 al 16 de mayo de 2027, todos los días de 10:00 a 18:00", list.Events[0].When.Text)

	e.When.End = at(2027, 5, 14, 18)
	assert.Contains(t, saidPlainly(t, e, language.Spanish), "viernes, 14 de mayo de 2027, 10:00–18:00\n", "on one day there is nothing daily")
	assert.Empty(t, calendarOf(t, r, r.ViewOf(t, e, language.Spanish))[0].Get("RRULE"))
}

func TestARuleInCalendarsAndForSearchEngines(t *testing.T) {
	at := zone(t, "America/Bogota")
	e := recurring(t, at(2027, 10, 7, 19), event.Repeat{Every: event.Week, Days: []event.RepeatDay{"thursday"}, Until: at(2027, 12, 16, 0), Except: []event.Exception{
		{Day: at(2027, 10, 14, 0)},
		{Day: at(2027, 10, 21, 0), Status: []event.Status{event.Cancelled}, StatusNote: i18n.Same("Feria")},
		{Day: at(2027, 10, 28, 0), When: event.When{Start: at(2027, 10, 29, 19)}},
	}})
	e.Languages = notice.Plan{Spoken: []language.Tag{language.Spanish}}
	r := rendertest.NewSite(t)
	v := r.ViewOf(t, e, language.Spanish)

	entries := calendarOf(t, r, v)
	require.Len(t, entries, 3, "the rule, and what is not as it says")
	for _, entry := range entries {
		assert.Equal(t, entries[0].Get("UID"), entry.Get("UID"))
	}
	rule, cancelled, moved := entries[0], entries[1], entries[2]
	assert.Equal(t, "20271007T190000", rule.Get("DTSTART"))
	assert.Equal(t, "FREQ=WEEKLY;BYDAY=TH;UNTIL=20271217T045959Z", rule.Get("RRULE"), "the end of the last day, in UTC")
	assert.Equal(t, "20271014T190000", rule.Get("EXDATE"))
	assert.Equal(t, "20271021T190000", cancelled.Get("RECURRENCE-ID"))
	assert.Equal(t, "CANCELLED", cancelled.Get("STATUS"))
	assert.Equal(t, "Cancelada: T", cancelled.Get("SUMMARY"))
	assert.Equal(t, "20271028T190000", moved.Get("RECURRENCE-ID"))
	assert.Equal(t, "20271029T190000", moved.Get("DTSTART"))
	assert.Equal(t, "20271029T210000", moved.Get("DTEND"), "as long as the others")
	assert.Equal(t, "CONFIRMED", moved.Get("STATUS"))

	properties := rendertest.Properties(t, r, v)
	assert.Equal(t, `"2027-10-07T19:00:00-05:00"`, properties["startDate"], "of the next instance")
	assert.JSONEq(t, `{"@type":"Schedule","startDate":"2027-10-07","endDate":"2027-12-16","startTime":"19:00:00","endTime":"21:00:00",
		"repeatFrequency":"P1W","byDay":"https://schema.org/Thursday","exceptDate":"2027-10-14T19:00:00-05:00","scheduleTimezone":"America/Bogota"}`, properties["eventSchedule"])
	assert.Contains(t, properties["subEvent"], `"eventStatus":"https://schema.org/EventCancelled"`)

	text := saidPlainly(t, e, language.Spanish)
	assert.Contains(t, text, "Próxima fecha: jueves, 7 de octubre de 2027, 19:00–21:00\n")
	assert.Contains(t, text, "Cambios:\n- jueves, 21 de octubre de 2027, 19:00–21:00 · Cancelada · Feria\n- viernes, 29 de octubre de 2027, 19:00–21:00 · en lugar del 28 de octubre\n")

	later := plainSpaces.Replace(said(t, e, language.Spanish, at(2027, 10, 8, 0)))
	assert.Contains(t, later, "Próxima fecha: viernes, 29 de octubre de 2027", "what is skipped and what is cancelled is not the next")
	over := plainSpaces.Replace(said(t, e, language.Spanish, at(2028, 1, 1, 0)))
	assert.NotContains(t, over, "Próxima fecha")
	assert.Contains(t, over, "se realizó en español")
}

func TestAMonthlyRuleInCalendars(t *testing.T) {
	at := zone(t, "America/Bogota")
	r := rendertest.NewSite(t)
	rule := func(e *event.Event) string {
		return calendarOf(t, r, r.ViewOf(t, e, language.English))[0].Get("RRULE")
	}
	assert.Equal(t, "FREQ=MONTHLY;INTERVAL=2;BYDAY=+1TU,-1FR", rule(recurring(t, at(2027, 3, 2, 19), event.Repeat{Every: event.Month, Interval: 2, Days: []event.RepeatDay{"first tuesday", "last friday"}})))
	day := recurring(t, at(2027, 3, 15, 0), event.Repeat{Every: event.Month, Until: at(2027, 12, 31, 0)})
	day.When = event.When{Start: at(2027, 3, 15, 0), Precision: i18n.Day}
	assert.Equal(t, "FREQ=MONTHLY;UNTIL=20271231", rule(day), "a day, as the start is one")
}

func TestADateAndASessionAreCancelledByThemselves(t *testing.T) {
	at := zone(t, "America/Bogota")
	cancelled, postponed := []event.Status{event.Cancelled}, []event.Status{event.Postponed}
	online := []event.OnlineLink{{URL: "https://example.org/live"}}
	dates := &event.Event{ID: "d", Title: i18n.Same("T"), Attendance: event.Hybrid, Online: online, Dates: []event.Occurrence{
		{When: event.When{Start: at(2027, 5, 4, 17)}, Status: cancelled, StatusNote: i18n.Same("Feria"), Online: []event.OnlineLink{{URL: "https://example.org/cancelled"}}},
		{When: event.When{Start: at(2027, 5, 11, 17)}},
		{When: event.When{Start: at(2027, 5, 18, 17)}, Status: postponed},
	}}
	text := saidPlainly(t, dates, language.Spanish)
	assert.Contains(t, text, "- martes, 4 de mayo de 2027, 17:00 (hora estándar de Colombia) · Cancelada · Feria\n")
	assert.Contains(t, text, "- martes, 11 de mayo de 2027, 17:00 (hora estándar de Colombia) · Próxima fecha\n", "the first that one can attend")
	assert.Contains(t, text, "- martes, 18 de mayo de 2027, 17:00 (hora estándar de Colombia) · Pospuesta\n")
	assert.NotContains(t, text, "example.org/cancelled")
	assert.Contains(t, plainSpaces.Replace(said(t, dates, language.English, at(2027, 5, 5, 0))), "Tuesday, May 4, 2027, 5:00 PM (Colombia Standard Time) · Cancelled")

	r := rendertest.NewSite(t)
	v := r.ViewOf(t, dates, language.Spanish)
	entries := calendarOf(t, r, v)
	require.Len(t, entries, 3)
	for i, want := range []struct{ status, summary string }{{"CANCELLED", "Cancelada: T"}, {"CONFIRMED", "T"}, {"TENTATIVE", "Pospuesta: T"}} {
		assert.Equal(t, want.status, entries[i].Get("STATUS"))
		assert.Equal(t, want.summary, entries[i].Get("SUMMARY"))
		assert.Equal(t, i == 1, entries[i].Get("CONFERENCE") != "", "nobody joins what does not take place")
	}
	assert.Equal(t, 1, strings.Count(rendertest.Properties(t, r, v)["subEvent"], "EventCancelled"))

	panels := &event.Event{ID: "p", Title: i18n.Same("T"), Attendance: event.InPerson, When: event.When{Start: at(2027, 5, 4, 9), End: at(2027, 5, 4, 18)}, Panels: []*event.Panel{
		{ID: "a", Title: i18n.Same("A"), When: event.When{Start: at(2027, 5, 4, 9)}, Status: cancelled, StatusNote: i18n.Same("Por duelo")},
		{ID: "b", Title: i18n.Same("B"), When: event.When{Start: at(2027, 5, 4, 11)}},
	}}
	v = r.ViewOf(t, panels, language.Spanish)
	assert.Contains(t, saidPlainly(t, panels, language.Spanish), "9:00 · Cancelada\nA\nPor duelo\n")
	html := rendertest.Printed(t, func(w io.Writer) error { return r.HTML(w, v) })
	assert.Contains(t, html, `9:00</time> <span class="tt-note">Cancelada</span>`)
	all := rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.Calendar(w, calendarWithSessions, v) })).All("VEVENT")
	require.Len(t, all, 3)
	assert.Equal(t, "Cancelada: A · T", all[1].Get("SUMMARY"), "what has become of it stands first")
	assert.Equal(t, "CANCELLED", all[1].Get("STATUS"))
	assert.Equal(t, "B · T", all[2].Get("SUMMARY"))

	panels.Status = cancelled
	all = rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error {
		return r.Calendar(w, calendarWithSessions, r.ViewOf(t, panels, language.Spanish))
	})).All("VEVENT")
	assert.Equal(t, "Cancelado: B · T", all[2].Get("SUMMARY"))
}

func TestWhatOfWhichEveryDateIsCancelledIsNotSaidToHaveTakenPlace(t *testing.T) {
	at := zone(t, "America/Bogota")
	e := &event.Event{ID: "c", Title: i18n.Same("T"), Attendance: event.InPerson, Languages: notice.Plan{Spoken: []language.Tag{language.Spanish}}, Dates: []event.Occurrence{
		{When: event.When{Start: at(2027, 5, 14, 10)}, Status: []event.Status{event.Cancelled}},
		{When: event.When{Start: at(2027, 5, 20, 10)}, Status: []event.Status{event.Cancelled}},
	}}
	for _, now := range []time.Time{at(2027, 5, 1, 0), at(2027, 6, 1, 0)} {
		assert.NotContains(t, said(t, e, language.Spanish, now), "en español")
	}
	assert.False(t, rendertest.NewSite(t).ViewOf(t, e, language.Spanish).Open)
	e.Dates[1].Status = nil
	assert.Contains(t, said(t, e, language.Spanish, at(2027, 6, 1, 0)), "Este evento se realizó en español.")
}

func TestWhatIsOnlyAtTheTimesOfItsSessionsHasTheirSpan(t *testing.T) {
	at := zone(t, "America/Bogota")
	e := &event.Event{ID: "s", Title: i18n.Same("T"), Attendance: event.InPerson, Languages: notice.Plan{Spoken: []language.Tag{language.Spanish}}, Panels: []*event.Panel{
		{ID: "a", Title: i18n.Same("A"), When: event.When{Start: at(2027, 6, 2, 9), End: at(2027, 6, 2, 11)}},
		{ID: "b", Title: i18n.Same("B"), When: event.When{Start: at(2027, 6, 4, 16), End: at(2027, 6, 4, 18)}},
	}}
	assert.Contains(t, saidPlainly(t, e, language.Spanish), "Fecha: del 2 al 4 de junio de 2027\n")
	r := rendertest.NewSite(t)
	v := r.ViewOf(t, e, language.Spanish)
	entry := calendarOf(t, r, v)[0]
	assert.Equal(t, "20270602", entry.Get("DTSTART"))
	assert.Equal(t, "20270605", entry.Get("DTEND"))
	assert.NotEmpty(t, v.Calendar)
	properties := rendertest.Properties(t, r, v)
	assert.Equal(t, `"2027-06-02T09:00:00-05:00"`, properties["startDate"])
	assert.Equal(t, `"2027-06-04T18:00:00-05:00"`, properties["endDate"])
	over := plainSpaces.Replace(said(t, e, language.Spanish, at(2027, 7, 1, 0)))
	assert.Contains(t, over, "Este evento se realizó en español.")

	e.Panels[1].When = event.When{Start: at(2027, 6, 2, 12), End: at(2027, 6, 2, 13)}
	text := saidPlainly(t, e, language.Spanish)
	assert.Contains(t, text, "Fecha y hora: miércoles, 2 de junio de 2027, 9:00–13:00\n")
	assert.Equal(t, 1, strings.Count(text, "2 de junio"), "the sessions leave out what the event says of all")
}

func TestThereIsNoCallToRegisterWhereNobodyCanGetIn(t *testing.T) {
	at := zone(t, "America/Bogota")
	opens := field.Minute(at(2027, 3, 1, 9))
	r := rendertest.NewSite(t)
	for name, c := range map[string]struct {
		terms        event.Registration
		es, en       string
		call         bool
		availability string
	}{
		"not yet":               {event.Registration{Opens: opens}, "La inscripción se abre el lunes 1 de marzo de 2027 a las 9:00", "Registration opens Monday, March 1, 2027 at 9:00 AM", false, "PreOrder"},
		"not yet, nobody knows": {event.Registration{Status: event.RegistrationNotYet}, "La inscripción aún no está abierta.", "Registration is not open yet.", false, "PreOrder"},
		"full, and free":        {event.Registration{Status: event.RegistrationFull, Free: true}, "No quedan lugares.", "No places are left.", false, "SoldOut"},
		"sold out":              {event.Registration{Fees: []event.Fee{{Price: "10", Currency: "USD", Availability: event.SoldOut}}}, "No quedan lugares.", "No places are left.", false, "SoldOut"},
		"a waiting list":        {event.Registration{Status: event.RegistrationWaitingList}, "No quedan lugares; hay lista de espera.", "No places are left; there is a waiting list.", true, "BackOrder"},
		"closed":                {event.Registration{Status: event.RegistrationClosed}, "La inscripción está cerrada.", "Registration is closed.", false, "Discontinued"},
		"over its deadline":     {event.Registration{Closes: field.Day(at(2027, 1, 2, 0))}, "La inscripción está cerrada.", "Registration is closed.", false, "Discontinued"},
		"open":                  {event.Registration{Closes: field.Day(at(2027, 3, 2, 0))}, "La inscripción se cierra el martes 2 de marzo de 2027.", "Registration closes Tuesday, March 2, 2027.", true, "InStock"},
	} {
		t.Run(name, func(t *testing.T) {
			e := &event.Event{ID: "e", Title: i18n.Same("T"), When: event.When{Start: at(2027, 4, 1, 9)}, Registration: &c.terms}
			c.terms.URL = i18n.Same("https://example.org/register")
			if len(c.terms.Fees) == 0 && !c.terms.Free {
				c.terms.Fees = []event.Fee{{Price: "10", Currency: "USD"}}
			}
			for tag, words := range map[language.Tag]string{language.Spanish: c.es, language.English: c.en} {
				v := r.ViewOf(t, e, tag)
				html := plainSpaces.Replace(rendertest.Printed(t, func(w io.Writer) error { return r.HTML(w, v) }))
				assert.Contains(t, html, words)
				assert.Equal(t, c.call, strings.Contains(html, "https://example.org/register"))
				assert.Contains(t, rendertest.Properties(t, r, v)["offers"], `"https://schema.org/`+c.availability+`"`)
			}
			if c.terms.Status == event.RegistrationWaitingList {
				assert.Contains(t, rendertest.Printed(t, func(w io.Writer) error { return r.HTML(w, r.ViewOf(t, e, language.Spanish)) }), ">Anotarse en la lista de espera</a>")
			}
		})
	}
}

func TestADraftInOneLanguageDoesNotExistInIt(t *testing.T) {
	at := zone(t, "America/Bogota")
	es, en := language.Spanish, language.English
	draft := &event.Event{ID: "d", Title: i18n.Text{es: "Título", en: "Title"}, Summary: i18n.Text{en: "Unfinished"}, When: event.When{Start: at(2027, 4, 1, 9)}, DraftIn: []language.Tag{en}}
	later := &event.Event{ID: "l", Title: i18n.Text{es: "Luego", en: "Later"}, When: event.When{Start: at(2027, 4, 2, 9)}, Publish: field.Schedule{language.Und: at(2027, 2, 1, 9)}}
	r := rendertest.NewSite(t)

	_, err := r.Event(draft, en)
	require.ErrorIs(t, err, view.ErrUnpublished)
	_, err = r.Event(later, es)
	require.ErrorIs(t, err, view.ErrUnpublished)
	v, err := r.Event(draft, es)
	require.NoError(t, err)
	assert.Empty(t, v.Summary, "no other language falls back on its words")
	assert.Empty(t, v.Alternates)
	assert.Equal(t, v.URL != "" && v.Default == "", true, "and no page stands for readers of no language")

	list, err := r.List(view.About{Title: i18n.Same("L")}, []*event.Event{draft, later}, en)
	require.NoError(t, err)
	assert.Empty(t, list.Events)
	assert.True(t, list.Until.Equal(at(2027, 2, 1, 9)), "the list may be another once something is published: %s", list.Until)
	list, err = r.List(view.About{Title: i18n.Same("L")}, []*event.Event{draft, later}, es)
	require.NoError(t, err)
	require.Len(t, list.Events, 1)

	preview := rendertest.NewDraftSite(t)
	_, err = preview.Event(draft, en)
	require.NoError(t, err)
}

func TestWhatASiteWritesOfItsOwnIsForItsOwnMarkup(t *testing.T) {
	e := &event.Event{ID: "e", Title: i18n.Same("T"), Extra: field.Extra{"x-menu": i18n.Text{language.English: "Coffee"}, "x-rooms": []any{1, map[string]any{"x": i18n.Text{language.Spanish: "Sala"}}}}}
	r := rendertest.NewSite(t)
	v := r.ViewOf(t, e, language.Spanish)
	menu := v.Extra["x-menu"].(view.Text)
	assert.Equal(t, "Coffee", menu.String())
	assert.True(t, menu[0].Foreign)
	assert.Equal(t, "Sala", v.Extra["x-rooms"].([]any)[1].(map[string]any)["x"].(view.Text).String())
	assert.Empty(t, v.FallbackNote, "of what no printer shows readers are not told")
	assert.NotContains(t, rendertest.Printed(t, func(w io.Writer) error { return r.Printer.JSON(w, v) }), "Coffee")
}

var calendarWithSessions = ical.Calendar{Panels: true}

// calendarOf is the calendar of an event, without its sessions.
func calendarOf(t testing.TB, r *rendertest.Site, v *view.Event) []*rendertest.ICSComponent {
	t.Helper()
	return rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.ICalendar(w, v) })).All("VEVENT")
}
