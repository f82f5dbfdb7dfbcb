package view_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
)

// day is a day of January 2027, of which the tests know the tenth.
func day(n int) event.When {
	return event.When{Start: time.Date(2027, 1, n, 0, 0, 0, 0, time.UTC), Precision: i18n.Day}
}

func titled(title string, when event.When, status ...event.Status) *event.Event {
	return &event.Event{ID: title, Title: i18n.Same(title), When: when, Status: status}
}

func on(title string, dates ...event.When) *event.Event {
	e := titled(title, event.When{})
	for _, when := range dates {
		e.Dates = append(e.Dates, event.Occurrence{When: when})
	}
	return e
}

func listOf(t *testing.T, options view.Options, tag language.Tag, events ...*event.Event) *view.List {
	t.Helper()
	options.Now = rendertest.Before
	views, err := view.New(rendertest.NewCatalog(t), options)
	require.NoError(t, err)
	about := view.About{Title: rendertest.Both("Events", "Actividades")}
	v, err := views.List(about, events, tag)
	require.NoError(t, err)
	lister := views.NewLister()
	for range 2 {
		remembered, err := lister.List(about, events, tag)
		require.NoError(t, err)
		require.Equal(t, v, remembered)
	}
	return v
}

func TestAListerRemembersWhatHolds(t *testing.T) {
	t.Parallel()
	now := rendertest.Before()
	views, err := view.New(rendertest.NewCatalog(t), view.Options{Now: func() time.Time { return now }})
	require.NoError(t, err)
	published := on("published later", day(15), day(20))
	published.Publish = map[language.Tag]time.Time{language.Spanish: day(12).Start, language.English: day(13).Start}
	all := []*event.Event{
		nil, titled("one day", day(14)), on("two days", day(12), day(16)), titled("cancelled", day(13), event.Cancelled), published,
		{ID: "solo-es", Title: i18n.Text{language.Spanish: "Sólo en español"}, When: day(13), Languages: notice.Plan{Spoken: []language.Tag{language.Spanish}}},
	}
	lister := views.NewLister()
	for _, hours := range []int{0, 0, 30, 48, 72, 96, 240, -240, 0} { // what is remembered is not of a time before, either
		now = rendertest.Before().Add(time.Duration(hours) * time.Hour)
		for _, tag := range []language.Tag{language.Spanish, language.English, language.MustParse("es-MX"), language.Spanish} {
			for _, events := range [][]*event.Event{all, all[2:], all[:3], nil} {
				want, err := views.List(view.About{Title: i18n.Same("-")}, events, tag)
				require.NoError(t, err)
				got, err := lister.List(view.About{Title: i18n.Same("-")}, events, tag)
				require.NoError(t, err)
				require.Equal(t, want, got, "%d hours on, for %s", hours, tag)
			}
		}
	}
}

func titles(events view.ListedEvents) []string {
	all := []string{}
	for i := range events {
		all = append(all, events[i].Title.String())
	}
	return all
}

func TestAListIsInTheOrderInWhichOneLooksForAnEvent(t *testing.T) {
	t.Parallel()
	running, late := day(1), day(3)
	running.End, late.End = day(31).Start, day(9).Start
	tbc := event.When{ToBeConfirmed: true}
	for _, c := range []struct {
		name   string
		events []*event.Event
		want   []string
	}{
		{"by the next date", []*event.Event{titled("c", day(30)), titled("b", day(20)), titled("a", day(15))}, []string{"a", "b", "c"}},
		{"what runs comes first", []*event.Event{titled("b", day(11)), titled("a", running)}, []string{"a", "b"}},
		{"by the date that is next, not by the first", []*event.Event{on("b", day(1), day(20)), titled("a", day(15))}, []string{"a", "b"}},
		{"whatever the order of dates is", []*event.Event{titled("b", day(15)), on("a", day(20), tbc, day(12), day(2))}, []string{"a", "b"}},
		{"without a date after what has one", []*event.Event{titled("b", event.When{}), titled("c", tbc), titled("a", day(20))}, []string{"a", "b", "c"}},
		{"a date that is to be confirmed is none", []*event.Event{on("b", day(2), tbc), titled("a", day(20))}, []string{"a", "b"}},
		{"what is over comes last, the latest first", []*event.Event{titled("d", day(2)), titled("b", late), on("c", day(1), day(8)), titled("a", event.When{})}, []string{"a", "b", "c", "d"}},
		{"the cancelled stands where it would have been", []*event.Event{titled("c", day(20)), titled("b", day(15), event.Cancelled), titled("a", day(12))}, []string{"a", "b", "c"}},
		{"the postponed has no date", []*event.Event{titled("b", day(11), event.Postponed), titled("a", day(20))}, []string{"a", "b"}},
		{"but for a new one", []*event.Event{titled("b", day(20)), titled("a", day(11), event.Postponed, event.Rescheduled)}, []string{"a", "b"}},
		{"of one time as given", []*event.Event{titled("a", day(20)), titled("b", day(20)), nil, titled("c", day(20))}, []string{"a", "b", "c"}},
	} {
		assert.Equal(t, c.want, titles(listOf(t, view.Options{}, language.English, c.events...).Events), c.name)
	}
}

func TestAListMarksWhatIsOver(t *testing.T) {
	t.Parallel()
	events := listOf(t, view.Options{}, language.Spanish, titled("a", day(20)), titled("b", day(22), event.Cancelled), titled("c", day(2))).Events
	require.Len(t, events, 3)
	a, b, c := events[0], events[1], events[2]
	assert.True(t, a.Open)
	assert.Empty(t, a.Over)
	assert.False(t, b.Open)
	assert.Empty(t, b.Over)
	assert.Equal(t, "Cancelado: "+b.Title.String(), b.Headline.String())
	assert.False(t, c.Open)
	assert.Equal(t, "Ya pasó", c.Over.String())
	assert.Equal(t, notice.Past, c.Facts.Tense)
}

func texts(all []view.Text) []string {
	var words []string
	for _, t := range all {
		words = append(words, t.String())
	}
	return words
}

func TestAPostponedEventTellsMachinesTheDateThatWasGivenUp(t *testing.T) {
	t.Parallel()
	v := listOf(t, view.Options{}, language.English, titled("a", day(20), event.Postponed)).Events[0]
	assert.Nil(t, v.When)
	assert.Equal(t, day(20), v.Facts.When)
}

func TestAListedEventIsWhereItsOccasionIs(t *testing.T) {
	t.Parallel()
	archive := &event.Venue{Name: rendertest.Both("Archive", "Archivo"), City: i18n.Same("Puebla"), Address: i18n.Same("Calle 1")}
	online := []event.OnlineLink{{URL: "https://example.org/live"}}
	at := func(e *event.Event, change func(e *event.Event)) view.ListedEvent {
		e.Venue, e.Online = archive, online
		change(e)
		return listOf(t, view.Options{}, language.English, e).Events[0]
	}
	for _, c := range []struct {
		name       string
		change     func(e *event.Event)
		where, how string
	}{
		{"nobody says how one takes part", func(*event.Event) {}, "Archive, Puebla", ""},
		{"in person", func(e *event.Event) { e.Attendance = event.InPerson }, "Archive, Puebla", ""},
		{"both", func(e *event.Event) { e.Attendance = event.Hybrid }, "Archive, Puebla", "In person and online"},
		{"online", func(e *event.Event) { e.Attendance = event.Online }, "", "Online"},
		{"moved online", func(e *event.Event) { e.Status = []event.Status{event.MovedOnline} }, "", "Online"},
		{"in person, nobody says where", func(e *event.Event) { e.Attendance, e.Venue = event.InPerson, nil }, "", "In person"},
		{"no name of a place", func(e *event.Event) { e.Venue = &event.Venue{Address: i18n.Same("Calle 1"), Country: "MX"} }, "Calle 1, Mexico", ""},
		{"a date has a place of its own", func(e *event.Event) {
			e.Dates = []event.Occurrence{{When: day(20), Venue: &event.Venue{Name: i18n.Same("Library")}}}
		}, "Library", ""},
		{"a date is online", func(e *event.Event) {
			e.Attendance, e.Dates = event.InPerson, []event.Occurrence{{When: day(20), Attendance: event.Online}, {When: day(21)}}
		}, "", "Online"},
	} {
		v := at(titled("a", day(20)), c.change)
		assert.Equal(t, c.where, v.Place.String(), c.name)
		assert.Equal(t, c.how, v.Attendance.String(), c.name)
	}
}

func TestWhatAListDoesNotPrintIsNoPassageOfIt(t *testing.T) {
	t.Parallel()
	inSpanish := func(s string) i18n.Text { return i18n.Text{language.Spanish: s} }
	e := titled("a", day(20))
	e.Venue = &event.Venue{Name: i18n.Same("Archivo"), Address: inSpanish("Calle uno"), Accessibility: inSpanish("Hay rampa.")}
	e.Summary, e.Languages.Note = inSpanish("Una charla."), inSpanish("Se hablará en español.")
	v := listOf(t, view.Options{}, language.English, e)
	assert.Empty(t, v.FallbackNote)
	assert.Equal(t, "es", v.Events[0].Setting.Venue.Address.Lang().String(), "machines read it, and in which language it is")

	e.Venue.City = inSpanish("La Habana")
	v = listOf(t, view.Options{}, language.English, e)
	assert.NotEmpty(t, v.FallbackNote)
	assert.Equal(t, "[in\u00a0Spanish]", v.Mark(language.Spanish))
}

func TestAListedEventSaysOnceInWhichLanguagesOneCanFollowIt(t *testing.T) {
	t.Parallel()
	e := titled("a", day(20))
	e.Languages = notice.Plan{
		Interpretation: []notice.Interpretation{{Into: tagsOf(en), Provision: notice.OnRequest, Note: rendertest.Both("Write to us.", "Escríbanos.")}},
		Materials:      tagsOf(es), NoSign: true,
	}
	v := listOf(t, view.Options{}, language.English, e).Events[0]
	assert.Equal(t, []string{"Interpretation into English · on request", "No sign language interpretation"}, texts(v.Languages))
	assert.Len(t, v.Facts.Notices, 4)
}

func TestUnderRefuseAListLeavesOutWhatIsNotWritten(t *testing.T) {
	t.Parallel()
	refuse := view.Options{Fallback: i18n.Refuse}
	spanish := titled("a", day(20))
	spanish.Title = i18n.Text{language.Spanish: "Solo en español"}
	other := titled("b", day(21))
	v := listOf(t, refuse, language.English, spanish, other)
	assert.Equal(t, []string{"b"}, titles(v.Events))
	assert.Empty(t, v.FallbackNote)
	assert.Equal(t, day(21).Start, v.Until, "what is left out does not count")
	assert.Len(t, listOf(t, refuse, language.Spanish, spanish, other).Events, 2)

	views, err := view.New(rendertest.NewCatalog(t), refuse)
	require.NoError(t, err)
	_, err = views.List(view.About{Title: i18n.Text{language.Spanish: "Actividades"}}, nil, language.English)
	require.ErrorIs(t, err, view.ErrRefused)
	assert.EqualError(t, err, "title: not published in this language: not written in en")
	_, err = views.Series(&event.Series{Name: i18n.Text{language.Spanish: "Ciclo"}}, nil, language.English)
	require.ErrorIs(t, err, view.ErrRefused)
}

func TestAnEmptyListSaysSo(t *testing.T) {
	t.Parallel()
	v := listOf(t, view.Options{}, language.Spanish)
	assert.Equal(t, "No hay eventos en esta lista.", v.Empty.String())
	assert.Zero(t, v.Until)
	assert.Empty(t, listOf(t, view.Options{}, language.Spanish, titled("a", day(20))).Empty)
}

func TestAListHasTheAddressesOfItsPages(t *testing.T) {
	t.Parallel()
	s := rendertest.NewSite(t)
	v, err := s.List(view.About{Kind: "topic", ID: "water", Title: rendertest.Both("Water", "Agua")}, []*event.Event{titled("a", day(20))}, language.Spanish)
	require.NoError(t, err)
	assert.Equal(t, "/es/topic/water", string(v.URL))
	require.Len(t, v.Alternates, 1)
	assert.Equal(t, "/en/topic/water", string(v.Alternates[0].URL))
	assert.Equal(t, "es-water", v.Anchor)
	assert.Equal(t, "/es/event/a", string(v.Events[0].URL))
}

func TestASeriesListsItsOwnEvents(t *testing.T) {
	t.Parallel()
	series := &event.Series{ID: "boxes", Name: rendertest.Both("Boxes", "Cajas"), URL: i18n.Text{language.Spanish: "https://example.org/cajas"}}
	own, again, other := titled("own", day(20)), titled("again", day(21)), titled("other", day(22))
	own.Series, again.Series, other.Series = series, &event.Series{ID: "boxes"}, &event.Series{Name: series.Name}
	s := rendertest.NewSite(t)
	v, err := s.Series(series, []*event.Event{nil, other, again, own, titled("none", day(23))}, language.English)
	require.NoError(t, err)
	assert.Equal(t, []string{"own", "again"}, titles(v.Events))
	assert.Equal(t, "/en/series/boxes", string(v.URL))
	assert.Equal(t, "https://example.org/cajas", string(v.Website))
	assert.Equal(t, language.Spanish, v.WebsiteLang)
	assert.Equal(t, "Read more", v.ReadMore.String())

	_, err = s.Series(nil, nil, language.English)
	assert.EqualError(t, err, "view: no series")
}
