package render_test

import (
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/view"
)

// siteAt is a site as of a moment.
func siteAt(t testing.TB, now time.Time) *rendertest.Site {
	return rendertest.New(t, rendertest.NewCatalog(t, language.Spanish, language.English), view.Options{
		Now: func() time.Time { return now }, BaseURL: "https://example.org",
		Link: func(ref view.Ref) string { return "/" + ref.Lang.String() + "/" + ref.ID },
	})
}

// talkWith is a talk of two hours in March of which that has become.
func talkWith(statuses ...event.Status) *event.Event {
	start := time.Date(2027, 3, 9, 18, 0, 0, 0, time.UTC)
	return &event.Event{
		ID: "talk", Title: rendertest.Both("Open Archives", "Archivos abiertos"), Status: statuses,
		When:         event.When{Start: start, End: start.Add(2 * time.Hour)},
		Registration: &event.Registration{URL: i18n.Same("https://example.org/tickets"), Fees: []event.Fee{{Price: "180", Currency: "MXN"}}},
		Languages:    notice.Plan{Spoken: []language.Tag{language.Spanish}},
	}
}

func TestWhatHasBecomeOfAnEventTravelsWithItsTitle(t *testing.T) {
	for _, tc := range []struct {
		statuses []event.Status
		es, en   string
	}{
		{nil, "Archivos abiertos", "Open Archives"},
		{[]event.Status{event.Scheduled}, "Archivos abiertos", "Open Archives"},
		{[]event.Status{event.Cancelled}, "Cancelado: Archivos abiertos", "Cancelled: Open Archives"},
		{[]event.Status{event.Postponed}, "Pospuesto: Archivos abiertos", "Postponed: Open Archives"},
		{[]event.Status{event.Rescheduled}, "Reprogramado: Archivos abiertos", "Rescheduled: Open Archives"},
		{[]event.Status{event.MovedOnline}, "Ahora en línea: Archivos abiertos", "Now online: Open Archives"},
		{[]event.Status{event.Rescheduled, event.MovedOnline}, "Reprogramado y ahora en línea: Archivos abiertos", "Rescheduled and now online: Open Archives"},
		{[]event.Status{event.MovedOnline, event.Cancelled}, "Cancelado: Archivos abiertos", "Cancelled: Open Archives"},
	} {
		r := siteAt(t, rendertest.Before())
		for tag, want := range map[language.Tag]string{language.Spanish: tc.es, language.English: tc.en} {
			e := talkWith(tc.statuses...)
			v := r.ViewOf(t, e, tag)
			page := rendertest.Printed(t, func(w io.Writer) error { return r.Page(w, v) })
			assert.Contains(t, page, "<title>"+want+"</title>")
			assert.Contains(t, page, `<meta property="og:title" content="`+want+`">`)
			assert.Contains(t, page, ">"+e.Title[tag]+"</h1>", "the page itself says the rest")
			ics := rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.ICalendar(w, v) }))
			assert.Equal(t, want, ics.All("VEVENT")[0].Get("SUMMARY"))
			assert.Equal(t, want, rendertest.FeedOf(t, r, atom.Feed{About: r.Titled(i18n.Same("x"))}, v).Entries[0].Title.Words)
			list, err := r.List(view.About{Title: i18n.Same("x")}, []*event.Event{e}, tag)
			assert.NoError(t, err)
			for _, print := range []func(io.Writer) error{
				func(w io.Writer) error { return r.HTML(w, list) },
				func(w io.Writer) error { return r.Text(w, list) },
				func(w io.Writer) error { return r.Markdown(w, list) },
			} {
				assert.Contains(t, rendertest.Printed(t, print), want)
			}
		}
	}
}

func TestWhatTookPlaceInTheEndIsCalledByItsTitle(t *testing.T) {
	r := siteAt(t, time.Date(2027, 4, 1, 0, 0, 0, 0, time.UTC))
	v := r.ViewOf(t, talkWith(event.Rescheduled, event.MovedOnline), language.Spanish)
	assert.Equal(t, "Archivos abiertos", v.Headline.String())
	v = r.ViewOf(t, talkWith(event.Cancelled), language.Spanish)
	assert.Equal(t, "Cancelado: Archivos abiertos", v.Headline.String())
}

func TestTheTitleKeepsItsLanguageBesideWhatHasBecomeOfTheEvent(t *testing.T) {
	r := siteAt(t, rendertest.Before())
	e := talkWith(event.Cancelled)
	e.Title = i18n.Text{language.English: "Open Archives"}
	v := r.ViewOf(t, e, language.Spanish)
	assert.Equal(t, "Cancelado: Open Archives", v.Headline.String())
	assert.Equal(t, language.English, v.Headline[len(v.Headline)-1].Lang)
	e.Status = nil
	page := rendertest.Printed(t, func(w io.Writer) error { return r.Page(w, r.ViewOf(t, e, language.Spanish)) })
	assert.Contains(t, page, `<title lang="en">Open Archives</title>`)
}

func TestACancelledEventSellsNoTickets(t *testing.T) {
	r := siteAt(t, rendertest.Before())
	v := r.ViewOf(t, talkWith(event.Cancelled), language.Spanish)
	assert.NotContains(t, rendertest.Printed(t, func(w io.Writer) error { return r.JSONLD(w, v) }), "tickets")
	for _, gap := range render.RichResultGaps(v) {
		assert.NotContains(t, gap.Property, "offers")
	}
	v = r.ViewOf(t, talkWith(), language.Spanish)
	assert.Contains(t, rendertest.Printed(t, func(w io.Writer) error { return r.JSONLD(w, v) }), "https://example.org/tickets")
}

func TestWhatHasBecomeOfAnEventIsOneSentenceInItsTense(t *testing.T) {
	start := talkWith().When.Start
	before, during, after := start.AddDate(0, 0, -1), start.Add(time.Hour), start.AddDate(0, 0, 1)
	both := []event.Status{event.Rescheduled, event.MovedOnline}
	for _, tc := range []struct {
		statuses []event.Status
		now      time.Time
		es, en   string
	}{
		{[]event.Status{event.Rescheduled}, before, "Este evento se reprogramó.", "This event has been rescheduled."},
		{[]event.Status{event.Rescheduled}, after, "Este evento se reprogramó.", "This event was rescheduled."},
		{[]event.Status{event.MovedOnline}, before, "Este evento ya no será presencial: se realizará en línea.", "This event has moved online."},
		{[]event.Status{event.MovedOnline}, during, "Este evento ya no es presencial: se está realizando en línea.", "This event has moved online."},
		{[]event.Status{event.MovedOnline}, after, "Este evento no fue presencial: se realizó en línea.", "This event was moved online."},
		{both, before, "Este evento se reprogramó y ya no será presencial: se realizará en línea.", "This event has been rescheduled and moved online."},
		{both, during, "Este evento se reprogramó y ya no es presencial: se está realizando en línea.", "This event has been rescheduled and moved online."},
		{both, after, "Este evento se reprogramó y no fue presencial: se realizó en línea.", "This event was rescheduled and moved online."},
		{[]event.Status{event.Postponed, event.MovedOnline}, before, "Este evento se pospuso y ya no será presencial: se realizará en línea.", "This event has been postponed and moved online."},
		{[]event.Status{event.Postponed, event.Rescheduled}, before, "Este evento se reprogramó.", "This event has been rescheduled."},
		{[]event.Status{event.Cancelled, event.MovedOnline}, before, "Este evento se canceló.", "This event has been cancelled."},
	} {
		r := siteAt(t, tc.now)
		for tag, want := range map[language.Tag]string{language.Spanish: tc.es, language.English: tc.en} {
			v := r.ViewOf(t, talkWith(tc.statuses...), tag)
			if assert.Len(t, v.Statuses, 1) {
				assert.Equal(t, want, v.Statuses[0].String())
			}
		}
	}
}

func TestWhatHasMovedOnlineIsAttendedOnline(t *testing.T) {
	r := siteAt(t, rendertest.Before())
	v := r.ViewOf(t, talkWith(event.MovedOnline), language.Spanish)
	assert.Equal(t, event.Online, v.Facts.Attendance)
	assert.Equal(t, "En línea", v.Attendance.String())
	assert.Contains(t, rendertest.Printed(t, func(w io.Writer) error { return r.JSONLD(w, v) }), "OnlineEventAttendanceMode")
	for _, print := range []func(io.Writer) error{
		func(w io.Writer) error { return r.HTML(w, v) },
		func(w io.Writer) error { return r.Text(w, v) },
		func(w io.Writer) error { return r.Markdown(w, v) },
		func(w io.Writer) error { return r.ICalendar(w, v) },
		func(w io.Writer) error { return r.Atom(w, atom.Feed{About: r.Titled(i18n.Same("x"))}, v) },
	} {
		assert.Contains(t, rendertest.Printed(t, print), "En línea")
	}
}

func TestAPageSaysThatItsEventIsOver(t *testing.T) {
	e := talkWith()
	e.When = event.When{Start: rendertest.Before().AddDate(0, 1, 0)}
	e.Kind = field.Term{ID: "debate"}
	after := siteAt(t, rendertest.Before().AddDate(0, 2, 0))
	html := func(r *rendertest.Site) string { return printedAll(t, r, r.ViewOf(t, e, language.Spanish))["HTML"] }
	assert.Contains(t, html(after), `<p class="tt-kind">Debate <span class="tt-note">Ya pasó</span></p>`)
	assert.NotContains(t, html(siteAt(t, rendertest.Before())), "Ya pasó")
	out := printedAll(t, after, after.ViewOf(t, e, language.Spanish))
	assert.Contains(t, out["text"], "\nDebate\nYa pasó\n")
	assert.Contains(t, out["Markdown"], "\nYa pasó\n")
	e.Status = []event.Status{event.Cancelled}
	assert.NotContains(t, html(after), "Ya pasó", "what was never held is not over")
}
