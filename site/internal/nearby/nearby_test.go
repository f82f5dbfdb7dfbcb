package nearby_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/site/internal/nearby"
	"github.com/tertulia-go/tertulia/speaker"
)

// on is an event of a day of March, of day 0 without a date.
func on(id string, day int, change ...func(*event.Event)) *event.Event {
	e := &event.Event{ID: id}
	if day > 0 {
		e.When.Start = time.Date(2027, 3, day, 18, 0, 0, 0, time.UTC)
	}
	for _, c := range change {
		c(e)
	}
	return e
}

func in(id string) func(*event.Event) {
	return func(e *event.Event) { e.Series = &event.Series{ID: id} }
}

func about(es, en string) func(*event.Event) {
	label := i18n.Text{language.Spanish: es}
	if en != "" {
		label[language.English] = en
	}
	return func(e *event.Event) { e.Topics = append(e.Topics, field.Term{Label: label}) }
}

func with(id string) func(*event.Event) {
	return func(e *event.Event) {
		e.Panels = append(e.Panels, nil, &event.Panel{Participants: []event.Participant{{}, {Speaker: &speaker.Speaker{ID: id}}}})
	}
}

func ids(events ...*event.Event) []string {
	all := make([]string, len(events))
	for i, e := range events {
		if e != nil {
			all[i] = e.ID
		}
	}
	return all
}

func TestASeriesGoesByItsTimes(t *testing.T) {
	t.Parallel()
	row := []*event.Event{on("undated", 0, in("s")), on("c", 3, in("s")), on("a", 1, in("s")), on("b2", 2, in("s")), on("b1", 2, in("s")), on("other", 2, in("o")), on("none", 2)}
	x := nearby.New(row)
	got := make(map[string][]string)
	for _, e := range row {
		previous, next := x.InSeries(e)
		got[e.ID] = ids(previous, next)
	}
	assert.Equal(t, map[string][]string{
		"a": {"", "b1"}, "b1": {"a", "b2"}, "b2": {"b1", "c"}, "c": {"b2", "undated"}, "undated": {"c", ""}, "other": {"", ""}, "none": {"", ""},
	}, got)
	previous, next := x.InSeries(on("unlisted", 2, in("s")))
	assert.Equal(t, []string{"", ""}, ids(previous, next))
}

func TestWhatIsRelatedMostComesFirst(t *testing.T) {
	t.Parallel()
	e := on("e", 10, in("s"), about("Agua", "Water"), about("Salud", ""), with("ana"), with("luis"))
	events := []*event.Event{
		e,
		on("person", 10, with("ana")),
		on("people", 1, with("ana"), with("luis")),
		on("topic", 10, about("agua", "")),
		on("topic in english", 11, about("Hidrología", "WATER")),
		on("topics", 1, about("Agua", ""), about("Salud", "")),
		on("topic in both languages", 10, about("Agua", "Water")),
		on("series far", 30, in("s")),
		on("series near", 12, in("s")),
		on("series undated", 0, in("s")),
		on("nothing", 10, in("o"), about("Teatro", "Theatre"), with("eva")),
	}
	want := []string{"series near", "series far", "series undated", "topics", "topic", "topic in both languages", "topic in english", "people", "person"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		r.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
		x := nearby.New(events)
		assert.Equal(t, want, ids(x.Related(e, 10)...))
		assert.Equal(t, want[:3], ids(x.Related(e, 3)...))
	}
	assert.Empty(t, nearby.New(events).Related(on("alone", 1), 3))
	assert.Empty(t, nearby.New(nil).Related(e, 3))
}

func TestATopicThatIsNamedTwiceCountsOnce(t *testing.T) {
	t.Parallel()
	for range 20 { // maps are in no order
		e := on("e", 10, about("Agua", "Water"), about("Agua", "Water"), about("Salud", ""))
		once, other := on("once", 12, about("Agua", "")), on("other", 11, about("Salud", ""))
		assert.Equal(t, []string{"other", "once"}, ids(nearby.New([]*event.Event{e, once, other}).Related(e, 2)...))
	}
}

func TestATopicThatAllHaveCostsNoMoreThanAnother(t *testing.T) {
	t.Parallel()
	events := make([]*event.Event, 2000)
	for i := range events {
		events[i] = on(fmt.Sprintf("e%04d", i), 0, about("Agua", ""))
		events[i].When.Start = time.Date(2027, 1, 1, i, 0, 0, 0, time.UTC)
	}
	x := nearby.New(events)
	assert.Equal(t, []string{"e0999", "e1001", "e0998", "e1002"}, ids(x.Related(events[1000], 4)...))
	assert.Len(t, x.Related(events[1000], 2000), 48)
}
