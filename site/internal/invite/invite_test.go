package invite_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/site/internal/invite"
)

func talk(t *testing.T) *event.Event {
	zone := rendertest.NewYork(t)
	return &event.Event{
		ID: "talk", Title: rendertest.Both("Open & free", "Abierta y gratuita"), Summary: rendertest.Both("All about it.", "Todo sobre ella."),
		When:  event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, zone), End: time.Date(2027, 3, 9, 20, 0, 0, 0, zone)},
		Venue: &event.Venue{Name: rendertest.Both("City Archive", "Archivo de la Ciudad"), City: i18n.Text{language.Und: "Lima"}},
	}
}

func viewOf(t *testing.T, e *event.Event) *view.Event {
	return rendertest.NewSite(t).ViewOf(t, e, language.Spanish)
}

func query(t *testing.T, address string) url.Values {
	t.Helper()
	u, err := url.Parse(address)
	require.NoError(t, err)
	assert.Equal(t, "https", u.Scheme)
	values, err := url.ParseQuery(u.RawQuery)
	require.NoError(t, err)
	return values
}

func TestAnEventIsFilledInInACalendarOnTheWeb(t *testing.T) {
	t.Parallel()
	v := viewOf(t, talk(t))
	assert.Equal(t, url.Values{
		"action": {"TEMPLATE"}, "text": {"Abierta y gratuita"}, "dates": {"20270309T230000Z/20270310T010000Z"}, "ctz": {"America/New_York"},
		"location": {"Archivo de la Ciudad, Lima"}, "details": {"Todo sobre ella.\n\nhttps://example.org/es/event/talk"},
	}, query(t, invite.Google(v)))
	assert.Equal(t, url.Values{
		"path": {"/calendar/action/compose"}, "rru": {"addevent"}, "subject": {"Abierta y gratuita"},
		"startdt": {"2027-03-09T23:00:00Z"}, "enddt": {"2027-03-10T01:00:00Z"},
		"location": {"Archivo de la Ciudad, Lima"}, "body": {"Todo sobre ella.\n\nhttps://example.org/es/event/talk"},
	}, query(t, invite.Outlook(v)))
}

func TestDaysEndBeforeTheDayThatIsNamed(t *testing.T) {
	t.Parallel()
	e := talk(t)
	e.When.Precision = i18n.Day
	e.When.End = e.When.Start.AddDate(0, 0, 2)
	v := viewOf(t, e)
	assert.Equal(t, "20270309/20270312", query(t, invite.Google(v)).Get("dates"))
	outlook := query(t, invite.Outlook(v))
	assert.Equal(t, []string{"true", "2027-03-09", "2027-03-12"}, []string{outlook.Get("allday"), outlook.Get("startdt"), outlook.Get("enddt")})
	e.When.End = time.Time{}
	assert.Equal(t, "20270309/20270310", query(t, invite.Google(viewOf(t, e))).Get("dates"))
}

func TestAnEndThatNobodyKnowsIsNotMadeUp(t *testing.T) {
	t.Parallel()
	e := talk(t)
	e.When.End = time.Time{}
	v := viewOf(t, e)
	assert.Equal(t, "20270309T230000Z/20270309T230000Z", query(t, invite.Google(v)).Get("dates"))
	assert.False(t, query(t, invite.Outlook(v)).Has("enddt"))
}

func TestAnAddressThatCouldNotTellTheTruthIsNotGiven(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*event.Event){
		"cancelled": func(e *event.Event) { e.Status = []event.Status{event.Cancelled} },
		"postponed": func(e *event.Event) { e.Status = []event.Status{event.Postponed} },
		"over": func(e *event.Event) {
			e.When.Start, e.When.End = e.When.Start.AddDate(-1, 0, 0), e.When.End.AddDate(-1, 0, 0)
		},
		"only a month":    func(e *event.Event) { e.When.Precision = i18n.Month },
		"no time":         func(e *event.Event) { e.When = event.When{} },
		"to be confirmed": func(e *event.Event) { e.When = event.When{ToBeConfirmed: true} },
		"daily":           func(e *event.Event) { e.When.Daily, e.When.End = true, e.When.End.AddDate(0, 0, 5) },
		"repeated": func(e *event.Event) {
			e.Repeat = &event.Repeat{Every: event.Week, Until: e.When.Start.AddDate(0, 1, 0)}
		},
		"on several dates": func(e *event.Event) {
			e.Dates, e.When = []event.Occurrence{{When: e.When}, {When: e.When}}, event.When{}
		},
	} {
		t.Run(name, func(t *testing.T) {
			e := talk(t)
			change(e)
			v := viewOf(t, e)
			assert.Empty(t, invite.Google(v))
			assert.Empty(t, invite.Outlook(v))
		})
	}
}

func TestWordsToPasteIntoAMessage(t *testing.T) {
	t.Parallel()
	e := talk(t)
	assert.Equal(t, "Abierta y gratuita\nmartes, 9 de marzo de 2027, 18:00–20:00 (hora estándar oriental)\nArchivo de la Ciudad, Lima\nhttps://example.org/es/event/talk",
		invite.Text(viewOf(t, e)))
	e.Status = []event.Status{event.Cancelled}
	assert.True(t, strings.HasPrefix(invite.Text(viewOf(t, e)), "Cancelado: Abierta y gratuita\n"))
	assert.Equal(t, "Solo un título\nhttps://example.org/es/event/a", invite.Text(viewOf(t, &event.Event{ID: "a", Title: rendertest.Both("A title", "Solo un título")})))
	assert.Equal(t, "Solo un título", invite.Text(rendertest.NewSiteWithoutAddress(t).ViewOf(t, &event.Event{ID: "a", Title: rendertest.Both("A title", "Solo un título")}, language.Spanish)))
}

func TestHostileWordsStayInTheirPlace(t *testing.T) {
	t.Parallel()
	e := talk(t)
	e.Title = rendertest.Both("x", "a\r\nb&dates=1#"+strings.Repeat("ñ", 10_000))
	v := viewOf(t, e)
	google := query(t, invite.Google(v))
	assert.True(t, strings.HasPrefix(google.Get("text"), "a b&dates=1#ñ"))
	assert.Equal(t, []string{"20270309T230000Z/20270310T010000Z"}, google["dates"])
	assert.Less(t, len(invite.Google(v)), 4096)
	assert.Equal(t, 3, strings.Count(invite.Text(v), "\n"))
}

func TestWebcal(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "webcal://example.org/es/eventos.ics", invite.Webcal("https://example.org/es/eventos.ics"))
	assert.Empty(t, invite.Webcal("/es/eventos.ics"))
	assert.Empty(t, invite.Webcal("javascript:alert(1)"))
	assert.Empty(t, invite.Webcal(""))
}
