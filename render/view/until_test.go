package view_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
	"golang.org/x/tools/txtar"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/internal/rounds"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/ical"
	"github.com/tertulia-go/tertulia/render/view"
)

// A clocked is a site whose clock the test sets.
type clocked struct {
	*rendertest.Site
	now time.Time
}

func newClocked(t *testing.T) *clocked {
	c := &clocked{}
	c.Site = rendertest.New(t, rendertest.NewCatalog(t), view.Options{
		Now:     func() time.Time { return c.now },
		BaseURL: "https://example.org",
		Drafts:  true,
		Link:    func(ref view.Ref) string { return "/" + ref.Lang.String() + "/" + string(ref.Kind) + "/" + ref.ID },
	})
	return c
}

// changes counts the moments that views gave as their end, and those of them at
// which no output changed.
type changes struct{ all, early int }

// follow goes through the life of something, from one Until to the next, and
// wants the same view at each moment that it tries before.
func (c *clocked) follow(t *testing.T, name string, seen *changes, make func() view.View) {
	c.now = time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)
	v := make()
	before := c.everyFormat(t, v)
	for range 40 {
		until := v.ViewBase().Until
		moments := []time.Time{c.now.Add(time.Second), c.now.AddDate(0, 1, 0), c.now.AddDate(40, 0, 0), c.now.AddDate(200, 0, 0)}
		if !until.IsZero() {
			left := until.Sub(c.now)
			moments = []time.Time{c.now.Add(left / 3), c.now.Add(left / 2), until.Add(-time.Second), until.Add(-time.Nanosecond)}
		}
		for _, c.now = range moments {
			if !until.IsZero() && !c.now.Before(until) {
				continue
			}
			if again := make(); !assert.ObjectsAreEqual(v, again) {
				require.Equal(t, v, again, "%s is another at %s, before %s", name, c.now, until)
			}
		}
		require.Equal(t, before, c.everyFormat(t, make()), "%s prints something else at %s, before %s", name, c.now, until)
		if until.IsZero() {
			return
		}
		c.now = until
		v = make()
		after := c.everyFormat(t, v)
		seen.all++
		if after == before {
			seen.early++
		}
		before = after
	}
	// What is repeated without an end has none: its first moments are enough.
}

// everyFormat is what is printed of a view, in all formats.
func (c *clocked) everyFormat(t *testing.T, v view.View) string {
	var b strings.Builder
	for _, print := range []func(io.Writer, view.View) error{c.Page, c.Text, c.Markdown, c.JSONLD} {
		require.NoError(t, print(&b, v))
	}
	if e, ok := v.(*view.Event); ok {
		about := c.Views.Page(view.About{Title: i18n.Same("x")}, v.ViewBase().Lang)
		require.NoError(t, c.Calendar(&b, ical.Calendar{About: about, Panels: true}, e))
		require.NoError(t, c.Atom(&b, atom.Feed{About: about}, e))
	}
	return b.String()
}

// goldenEvents are the events of the golden files and of the example folder.
func goldenEvents(t *testing.T) []*event.Event {
	files, err := filepath.Glob("../testdata/events/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var events []*event.Event
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		require.NoError(t, err)
		folder, err := content.Load(fstest.MapFS{
			"site.yaml":           {Data: []byte("name: x\nbase_url: https://example.org\nlanguages: [en, es]\nzone: America/Mexico_City\n")},
			"events/the-one.yaml": {Data: archive.Files[0].Data},
		})
		require.NoError(t, err, file)
		events = append(events, folder.Events...)
	}
	folder, err := content.Load(os.DirFS("../../examples/content"))
	require.NoError(t, err)
	return append(append(events, folder.Events...), rendertest.Specimen(t, rendertest.Harmless))
}

// plannedEvents are those of the golden file of notices.
func plannedEvents(t *testing.T) []*event.Event {
	archive, err := txtar.ParseFile(goldenNotices)
	require.NoError(t, err)
	require.NotEmpty(t, archive.Files)
	var events []*event.Event
	for i, f := range archive.Files {
		plan, _, _ := strings.Cut(string(f.Data), "---\n")
		e := readPlan(t, f.Name, plan)
		e.ID = fmt.Sprint("plan-", i)
		events = append(events, e)
	}
	return events
}

// randomEvents are about their times: whatever contradicts itself is among them.
func randomEvents(t *testing.T, n int) []*event.Event {
	zones := []*time.Location{time.UTC}
	for _, name := range []string{"America/Sao_Paulo", "Pacific/Auckland", "America/Asuncion"} {
		zone, err := time.LoadLocation(name)
		require.NoError(t, err)
		zones = append(zones, zone)
	}
	random := rand.New(rand.NewPCG(5, 6))
	events := make([]*event.Event, n)
	for i := range events {
		choices := make(picker, 400)
		for k := range choices {
			choices[k] = byte(random.Uint32())
		}
		p := &choices
		moment := func() time.Time {
			at := time.Date(2016, time.Month(pick(p, 1, 2, 10, 12)), pick(p, 1, 15, 16, 31), pick(p, 0, 1, 9, 23), pick(p, 0, 30), 0, 0, pick(p, zones...))
			return pick(p, at, at, at, time.Time{})
		}
		when := func() event.When {
			return event.When{
				Start: moment(), End: moment(), Doors: moment(), ToBeConfirmed: pick(p, false, false, false, true),
				Precision: pick(p, i18n.Minute, i18n.Minute, i18n.Day, i18n.Month),
			}
		}
		deadline := func() field.Moment {
			return field.Moment{Time: moment(), Precision: pick(p, i18n.Minute, i18n.Day)}
		}
		plan := func() notice.Plan {
			l := p.plan()
			for i := range l.Interpretation {
				l.Interpretation[i].Deadline = deadline()
			}
			for i := range l.Sign {
				l.Sign[i].Deadline = deadline()
			}
			return l
		}
		e := &event.Event{
			ID: fmt.Sprint("random-", i), Title: i18n.Same("Archivos"), When: when(), Languages: plan(),
			Attendance: pick(p, "", event.InPerson, event.Online, event.Hybrid),
			Status:     pick(p, nil, nil, []event.Status{event.Cancelled}, []event.Status{event.Postponed}, []event.Status{event.MovedOnline, event.Rescheduled}, []event.Status{event.Postponed, event.Rescheduled}),
			Online:     []event.OnlineLink{{URL: "https://example.org/live"}},
		}
		for range pick(p, 0, 0, 1, 3) {
			e.Dates = append(e.Dates, event.Occurrence{When: when(), Attendance: pick(p, "", event.Online)})
		}
		for range pick(p, 0, 0, 1, 2) {
			e.Panels = append(e.Panels, &event.Panel{Title: i18n.Same("Cajas"), When: when(), Languages: plan()})
		}
		if pick(p, false, true) {
			e.Previous = &event.Occurrence{When: when()}
		}
		if pick(p, false, true) {
			e.Registration = &event.Registration{
				URL: i18n.Same("https://example.org/register"), Opens: deadline(), Closes: deadline(), Required: pick(p, false, true),
				Fees: pick(p, nil, []event.Fee{{Price: "10", Currency: "USD"}}),
			}
		}
		events[i] = e
	}
	return events
}

// TestUntilIsNeverLate follows views of events from one Until to the next. How
// often the end was early is told under -v.
func TestUntilIsNeverLate(t *testing.T) {
	t.Parallel()
	for name, events := range map[string][]*event.Event{
		"goldens": goldenEvents(t), "plans": plannedEvents(t), "random": randomEvents(t, rounds.Of(100, 40)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClocked(t)
			var seen changes
			for i, e := range events {
				tag := tagsOf(en, es)[i%2]
				c.follow(t, fmt.Sprint(name, i, e.ID), &seen, func() view.View { return c.ViewOf(t, e, tag) })
			}
			require.NotZero(t, seen.all)
			t.Logf("%d ends, %d of them early", seen.all, seen.early)
		})
	}
}

// TestTheUntilOfAListIsThatOfItsEvents follows lists in the same way.
func TestTheUntilOfAListIsThatOfItsEvents(t *testing.T) {
	t.Parallel()
	c := newClocked(t)
	var seen changes
	about := view.About{Title: rendertest.Both("Events", "Actividades")}
	series := &event.Series{Name: i18n.Same("Cajas")}
	events := append(goldenEvents(t), randomEvents(t, 8)...)
	for i, few := range slices.Collect(slices.Chunk(events, 4)) {
		tag := tagsOf(en, es)[i%2]
		c.follow(t, fmt.Sprint("list ", i), &seen, func() view.View {
			v, err := c.List(about, few, tag)
			require.NoError(t, err)
			return v
		})
		few[0].Series = series
		c.follow(t, fmt.Sprint("series ", i), &seen, func() view.View {
			v, err := c.Series(series, few, tag)
			require.NoError(t, err)
			require.Len(t, v.Events, 1)
			return v
		})
	}
	t.Logf("%d ends, %d of them early", seen.all, seen.early)
}

func TestWhatDependsOnNoClockHoldsForGood(t *testing.T) {
	t.Parallel()
	views, err := view.New(rendertest.NewCatalog(t), view.Options{Now: rendertest.Before})
	require.NoError(t, err)
	p, err := views.Program(&event.Program{Name: i18n.Same("Archive")}, language.English)
	require.NoError(t, err)
	assert.Zero(t, p.Until)
	assert.Zero(t, views.Page(view.About{Title: i18n.Same("Home")}, language.English).Until)
	e, err := views.Event(&event.Event{Title: i18n.Same("Undated")}, language.English)
	require.NoError(t, err)
	assert.Zero(t, e.Until)
}

func TestADayIsOverWhereTheEventIs(t *testing.T) {
	t.Parallel()
	bogota, err := time.LoadLocation("America/Bogota")
	require.NoError(t, err)
	day := time.Date(2027, 3, 9, 0, 0, 0, 0, bogota)
	e := &event.Event{Title: i18n.Same("x"), When: event.When{Start: day, Precision: i18n.Day}}
	for _, c := range []struct{ now, want time.Time }{
		{day.Add(-time.Hour), day},
		{day, day.AddDate(0, 0, 1)},
		{day.AddDate(0, 0, 1), time.Time{}},
	} {
		views, err := view.New(rendertest.NewCatalog(t), view.Options{Now: func() time.Time { return c.now }})
		require.NoError(t, err)
		v, err := views.Event(e, language.Spanish)
		require.NoError(t, err)
		assert.Equal(t, c.want, v.Until)
	}
}
