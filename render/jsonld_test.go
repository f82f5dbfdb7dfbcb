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
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/speaker"
)

func TestJSONLDProperties(t *testing.T) {
	zone := rendertest.NewYork(t)
	at := func(day, hour int) time.Time { return time.Date(2027, 3, day, hour, 0, 0, 0, zone) }
	someone := func(name string) *speaker.Speaker { return &speaker.Speaker{Name: speaker.Name{Given: name}} }
	none := ""
	cases := []struct {
		name string
		e    event.Event
		want map[string]string
	}{
		{"nothing is known", event.Event{}, map[string]string{
			"@context": `"https://schema.org"`, "@type": `"Event"`, "name": `"Open Archives"`, "url": `"https://example.org/en/event/open"`,
			"eventStatus": `"https://schema.org/EventScheduled"`, "startDate": none, "endDate": none, "location": none, "inLanguage": none,
			"eventAttendanceMode": none, "offers": none, "isAccessibleForFree": none, "performer": none, "organizer": none, "description": none,
		}},
		{"a time has an offset", event.Event{When: event.When{Start: at(9, 9), End: at(20, 11)}},
			map[string]string{"startDate": `"2027-03-09T09:00:00-05:00"`, "endDate": `"2027-03-20T11:00:00-04:00"`}},
		{"an hour that is not known", event.Event{When: event.When{Start: at(9, 0), End: at(11, 0), Precision: i18n.Day}},
			map[string]string{"startDate": `"2027-03-09"`, "endDate": `"2027-03-11"`}},
		{"a day that is not known", event.Event{When: event.When{Start: at(9, 0), Precision: i18n.Month}},
			map[string]string{"startDate": `"2027-03"`, "endDate": none}},
		{"a day to be confirmed", event.Event{When: event.When{ToBeConfirmed: true}}, map[string]string{"startDate": none}},
		{"an offset with seconds is written in UTC", event.Event{When: event.When{Start: time.Date(1880, 1, 1, 12, 0, 0, 0, zone)}},
			map[string]string{"startDate": `"1880-01-01T16:56:02Z"`}},
		{"two statuses", event.Event{Status: []event.Status{event.Rescheduled, event.MovedOnline}},
			map[string]string{"eventStatus": `["https://schema.org/EventRescheduled","https://schema.org/EventMovedOnline"]`}},
		{"the date before, of a rescheduled event", event.Event{Status: []event.Status{event.Rescheduled}, Previous: &event.Occurrence{When: event.When{Start: at(1, 9)}}},
			map[string]string{"previousStartDate": `"2027-03-01T09:00:00-05:00"`}},
		{"the date before, of any other", event.Event{Status: []event.Status{event.MovedOnline}, Previous: &event.Occurrence{When: event.When{Start: at(1, 9)}}},
			map[string]string{"previousStartDate": none}},
		{"one language is spoken", event.Event{Languages: notice.Plan{Spoken: []language.Tag{language.Spanish}}}, map[string]string{"inLanguage": `"es"`}},
		{"two languages are spoken, and one is interpreted into", event.Event{Languages: notice.Plan{Spoken: []language.Tag{language.Spanish, language.Make("qu")},
			Interpretation: []notice.Interpretation{{Into: []language.Tag{language.English}}}}}, map[string]string{"inLanguage": `["es","qu"]`}},
		{"panels in their own languages", event.Event{
			Languages: notice.Plan{Spoken: []language.Tag{language.Spanish}},
			Panels: []*event.Panel{{ID: "a", Title: i18n.Same("A"), Languages: notice.Plan{Spoken: []language.Tag{language.French}}},
				{ID: "b", Title: i18n.Same("B"), When: event.When{Start: at(9, 9)}, Rooms: []i18n.Text{i18n.Same("Room 5")}}},
		}, map[string]string{"subEvent": `[{"@type":"Event","name":"A","url":"https://example.org/en/event/open#en-open-panel-a","inLanguage":"fr"},` +
			`{"@type":"Event","name":"B","url":"https://example.org/en/event/open#en-open-panel-b","startDate":"2027-03-09T09:00:00-05:00",` +
			`"location":{"@type":"Place","address":{"@type":"PostalAddress","extendedAddress":"Room 5"}},"inLanguage":"es"}]`}},
		{"separate dates", event.Event{Attendance: event.InPerson, Dates: []event.Occurrence{{When: event.When{Start: at(9, 9)}}, {When: event.When{Start: at(2, 9), End: at(2, 11)}, Attendance: event.Online}}},
			map[string]string{"startDate": `"2027-03-02T09:00:00-05:00"`, "endDate": "",
				"subEvent": `[{"@type":"Event","name":"Open Archives","startDate":"2027-03-09T09:00:00-05:00","eventAttendanceMode":"https://schema.org/OfflineEventAttendanceMode"},` +
					`{"@type":"Event","name":"Open Archives","startDate":"2027-03-02T09:00:00-05:00","endDate":"2027-03-02T11:00:00-05:00","eventAttendanceMode":"https://schema.org/OnlineEventAttendanceMode","location":{"@type":"VirtualLocation","url":"https://example.org/en/event/open"}}]`}},
		{"who is certain performs, who interprets translates", event.Event{Participants: []event.Participant{
			{Speaker: someone("Ana"), Status: event.Invited}, {Speaker: someone("Eva"), Status: event.ToBeConfirmed}, {Speaker: someone("Luz"), Status: event.ParticipantCancelled},
			{Speaker: someone("Sol")}, {Speaker: someone("Mar"), Role: field.Term{ID: "interpreter"}}}},
			map[string]string{"performer": `{"@type":"Person","name":"Sol"}`, "translator": `{"@type":"Person","name":"Mar"}`}},
		{"a session only names those of whom the event tells", func() event.Event {
			ana, eva := someone("Ana"), someone("Eva")
			for _, s := range []*speaker.Speaker{ana, eva} {
				s.Positions = []speaker.Position{{Title: i18n.Same("Mayor")}}
			}
			return event.Event{
				Participants: []event.Participant{{Speaker: ana}},
				Panels:       []*event.Panel{{ID: "a", Title: i18n.Same("A"), Participants: []event.Participant{{Speaker: ana}, {Speaker: eva}}}},
			}
		}(), map[string]string{
			"performer": `{"@type":"Person","name":"Ana","jobTitle":"Mayor"}`,
			"subEvent": `{"@type":"Event","name":"A","url":"https://example.org/en/event/open#en-open-panel-a",` +
				`"performer":[{"@type":"Person","name":"Ana"},{"@type":"Person","name":"Eva","jobTitle":"Mayor"}]}`,
		}},
		{"somebody without a name", event.Event{Participants: []event.Participant{{Positions: []speaker.Position{{Title: i18n.Same("Mayor"), Place: i18n.Same("Salta")}}}}},
			map[string]string{"performer": ""}},
		{"admission is free", event.Event{Registration: &event.Registration{Free: true, Capacity: 40}},
			map[string]string{"isAccessibleForFree": "true", "maximumAttendeeCapacity": "40", "offers": `{"@type":"Offer","price":"0","url":"https://example.org/en/event/open"}`}},
		{"a recording in one language with subtitles in another", event.Event{Languages: notice.Plan{Recording: &notice.Recording{URL: "https://example.org/v",
			Languages: []language.Tag{language.Spanish}, Captions: []language.Tag{language.English}, Stream: true}}},
			map[string]string{"recordedIn": `{"@type":"VideoObject","url":"https://example.org/v","inLanguage":"es","publication":{"@type":"BroadcastEvent","isLiveBroadcast":true,"subtitleLanguage":"en"}}`}},
		{"a picture beside the page", event.Event{Image: &field.Image{Src: "photo.jpg"}}, map[string]string{"image": `{"@type":"ImageObject","url":"https://example.org/en/event/photo.jpg"}`}},
		{"words in another language", event.Event{Summary: i18n.Text{language.Spanish: "Cajas"}}, map[string]string{"description": `{"@language":"es","@value":"Cajas"}`}},
		{"words that could end the script element", event.Event{Summary: i18n.Same("</script><!-- \u2028 & \x00\r\n\"\\")},
			map[string]string{"description": `"\u003c/script\u003e\u003c!-- \u2028 \u0026 \n\"\\"`}},
		{"a place", event.Event{Venue: &event.Venue{Name: i18n.Same("Archive"), Room: i18n.Same("Room 5"), Address: i18n.Same("Main St. 1"), PostalCode: "A4400", Country: "AR", Geo: &event.Geo{Latitude: -24.7859, Longitude: -65.41}}},
			map[string]string{"location": `{"@type":"Place","name":"Archive","address":{"@type":"PostalAddress","extendedAddress":"Room 5","streetAddress":"Main St. 1","postalCode":"A4400","addressCountry":"AR"},"geo":{"@type":"GeoCoordinates","latitude":-24.7859,"longitude":-65.41}}`}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			e := tc.e
			e.ID, e.Title = "open", rendertest.Both("Open Archives", "Archivos abiertos")
			r := rendertest.NewSite(t)
			got := rendertest.Properties(t, r, r.ViewOf(t, &e, language.English))
			for name, want := range tc.want {
				assert.Equal(t, want, got[name], name)
			}
		})
	}
}

func TestJSONLDOfProgramsAndSpeakers(t *testing.T) {
	r := rendertest.NewSite(t)
	p, err := r.Program(&event.Program{ID: "a", Name: rendertest.Both("Archive", "Archivo"), Acronym: i18n.Same("ARC"), Summary: rendertest.Both("Papers", "Papeles"),
		Parent: &event.Program{Name: i18n.Same("City")}}, language.Spanish)
	require.NoError(t, err)
	assert.JSONEq(t, `{"@context":"https://schema.org","@type":"Organization","name":"Archivo","alternateName":"ARC","url":"https://example.org/es/program/a",
		"parentOrganization":{"@type":"Organization","name":"City"},"description":"Papeles"}`, rendertest.Printed(t, func(w io.Writer) error { return r.JSONLD(w, p) }))
	s, err := r.Speaker(&speaker.Speaker{ID: "ana", Name: speaker.Name{Given: "Ana", Family: "Sanjuán", Prefix: rendertest.Both("Dr.", "Dra.")}, Bio: rendertest.Both("*Born* here.", "*Nació* aquí."),
		Links: []field.Link{{URL: "https://example.org/ana"}}}, language.Spanish)
	require.NoError(t, err)
	assert.JSONEq(t, `{"@context":"https://schema.org","@type":"Person","name":"Ana Sanjuán","honorificPrefix":"Dra.","url":"https://example.org/es/speaker/ana",
		"sameAs":"https://example.org/ana","description":"Nació aquí."}`, rendertest.Printed(t, func(w io.Writer) error { return r.JSONLD(w, s) }))
}

func TestWithoutABaseAddressOnlyFullAddressesAreTold(t *testing.T) {
	r := rendertest.NewSiteWithoutAddress(t) // which links by paths
	e := &event.Event{ID: "open", Title: i18n.Same("Open"), Image: &field.Image{Src: "photo.jpg"}, When: event.When{Start: time.Date(2027, 3, 9, 9, 0, 0, 0, time.UTC)}}
	v := r.ViewOf(t, e, language.English)
	got := rendertest.Properties(t, r, v)
	assert.NotContains(t, got, "url")
	assert.NotContains(t, got, "image")
	vevent := rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.ICalendar(w, v) })).All("VEVENT")[0]
	assert.Equal(t, "open", vevent.Get("UID"))
	assert.Empty(t, vevent.Get("URL")+vevent.Get("IMAGE"))
	assert.NotContains(t, r.Head(t, v), "og:url")
	assert.Contains(t, r.Head(t, v), `<link rel="canonical" href="/en/event/open">`)
	assert.ErrorIs(t, r.Atom(io.Discard, atom.Feed{About: r.Titled(i18n.Same("x"))}, v), atom.ErrNoBaseURL)
}

func TestRichResultGaps(t *testing.T) {
	r := rendertest.NewSite(t)
	start := time.Date(2027, 3, 9, 9, 0, 0, 0, time.UTC)
	gaps := func(e *event.Event) (required, recommended []string) {
		for _, gap := range render.RichResultGaps(r.ViewOf(t, e, language.English)) {
			if gap.Required {
				required = append(required, gap.Property)
			} else {
				recommended = append(recommended, gap.Property)
			}
		}
		return required, recommended
	}
	required, recommended := gaps(&event.Event{Title: i18n.Same("x")})
	assert.Equal(t, []string{"location", "startDate"}, required)
	assert.Equal(t, []string{"description", "endDate", "eventAttendanceMode", "image", "offers", "organizer", "performer"}, recommended)

	required, _ = gaps(&event.Event{Title: i18n.Same("x"), When: event.When{Start: start, Precision: i18n.Month}, Venue: &event.Venue{Name: i18n.Same("Archive")}, Online: []event.OnlineLink{{}}})
	assert.Equal(t, []string{"location.address", "location.url", "startDate"}, required)

	_, recommended = gaps(&event.Event{Title: i18n.Same("x"), Status: []event.Status{event.Rescheduled},
		Venue: &event.Venue{City: i18n.Same("Salta")}, Registration: &event.Registration{Fees: []event.Fee{{Price: "1", Currency: "USD"}}},
		Hosts:        []event.Hosting{{Program: &event.Program{Name: i18n.Same("Archive")}}},
		Participants: []event.Participant{{Positions: []speaker.Position{{Title: i18n.Same("Mayor")}}}}})
	assert.Equal(t, []string{"description", "endDate", "eventAttendanceMode", "image", "location.name", "offers.availability", "offers.url", "offers.validFrom",
		"organizer.url", "performer.name", "previousStartDate"}, recommended)

	whole := rendertest.Specimen(t, rendertest.Harmless)
	whole.Online, whole.Participants = whole.Online[:1], whole.Participants[:3]
	whole.Hosts = whole.Hosts[:1]
	required, recommended = gaps(whole)
	assert.Empty(t, required)
	assert.Empty(t, recommended)
}

func TestTheScriptElementInATemplate(t *testing.T) {
	r := rendertest.NewSite(t)
	v := r.ViewOf(t, &event.Event{ID: "open", Title: i18n.Same("</script><b>&")}, language.English)
	got := r.Executed(t, "<head>{{head .}}{{jsonld .}}</head>", v)
	assert.Equal(t, 1, strings.Count(got, "</script>"))
	assert.Contains(t, got, `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Event","name":"\u003c/script\u003e\u003cb\u003e\u0026",`)
	assert.Contains(t, got, `<meta property="og:title" content="&lt;/script&gt;&lt;b&gt;&amp;">`)
}

func TestAVagueDateDoesNotBlurTheOthers(t *testing.T) {
	r := rendertest.NewSite(t)
	zone := rendertest.NewYork(t)
	hour := event.When{Start: time.Date(2027, 3, 1, 10, 0, 0, 0, zone), End: time.Date(2027, 3, 1, 12, 0, 0, 0, zone)}
	month := event.When{Start: time.Date(2027, 4, 1, 0, 0, 0, 0, zone), Precision: i18n.Month}
	before := event.When{Start: time.Date(2027, 1, 1, 0, 0, 0, 0, zone), Precision: i18n.Month}
	for name, c := range map[string]struct {
		dates      []event.When
		start, end string
	}{
		"the last one is vague":  {[]event.When{hour, month}, `"2027-03-01T10:00:00-05:00"`, `"2027-04"`},
		"the first one is vague": {[]event.When{hour, before}, `"2027-01"`, `"2027-03-01T12:00:00-05:00"`},
		"all are known":          {[]event.When{hour}, `"2027-03-01T10:00:00-05:00"`, `"2027-03-01T12:00:00-05:00"`},
	} {
		t.Run(name, func(t *testing.T) {
			e := &event.Event{ID: "x", Title: i18n.Same("x")}
			for _, w := range c.dates {
				e.Dates = append(e.Dates, event.Occurrence{When: w})
			}
			got := rendertest.Properties(t, r, r.ViewOf(t, e, language.English))
			assert.Equal(t, c.start, got["startDate"])
			assert.Equal(t, c.end, got["endDate"])
		})
	}
}

func TestTheDoorsOfADayWithoutHoursAreTold(t *testing.T) {
	r := rendertest.NewSite(t)
	day := time.Date(2027, 3, 1, 0, 0, 0, 0, rendertest.NewYork(t))
	got := rendertest.Properties(t, r, r.ViewOf(t, &event.Event{ID: "x", Title: i18n.Same("x"),
		When: event.When{Start: day, Precision: i18n.Day, Doors: day.Add(9 * time.Hour)}}, language.English))
	assert.Equal(t, `"2027-03-01"`, got["startDate"])
	assert.Equal(t, `"2027-03-01T09:00:00-05:00"`, got["doorTime"])
}
