package render_test

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
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
	"github.com/tertulia-go/tertulia/internal/rounds"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

// manifold are events that have one thing n times.
var manifold = map[string]func(e *event.Event, n int){
	"dates": func(e *event.Event, n int) {
		e.When = event.When{}
		for i := range n {
			e.Dates = append(e.Dates, event.Occurrence{When: hourOn(i)})
		}
	},
	"sessions at one time": func(e *event.Event, n int) {
		e.When = event.When{}
		for i := range n {
			e.Panels = append(e.Panels, &event.Panel{Title: numbered("a", i), When: hourOn(0), Rooms: []i18n.Text{numbered("r", i)}})
		}
	},
	"sessions on dates": func(e *event.Event, n int) {
		e.When = event.When{}
		for i := range n {
			e.Dates = append(e.Dates, event.Occurrence{When: hourOn(i)})
			e.Panels = append(e.Panels, &event.Panel{Title: numbered("a", i), When: hourOn(i)})
		}
	},
	"cancelled sessions": func(e *event.Event, n int) {
		e.When = event.When{}
		for i := range n {
			e.Panels = append(e.Panels, &event.Panel{Title: numbered("a", i), When: hourOn(i), Status: []event.Status{event.Cancelled}})
		}
	},
	"sessions in languages of their own": func(e *event.Event, n int) {
		for i := range n {
			spoken := []language.Tag{language.English, language.French, language.Portuguese}[i%3 : i%3+1]
			e.Panels = append(e.Panels, &event.Panel{Title: numbered("a", i), Languages: notice.Plan{Spoken: spoken}})
		}
	},
	"exceptions": func(e *event.Event, n int) {
		e.Repeat = &event.Repeat{Every: event.Week}
		for i := range min(n, 900) {
			e.Repeat.Except = append(e.Repeat.Except, event.Exception{Day: e.When.Start.AddDate(0, 0, 7*(i+1)), Status: []event.Status{event.Cancelled}})
		}
	},
	"people": func(e *event.Event, n int) {
		for i := range n {
			e.Participants = append(e.Participants, event.Participant{Speaker: &speaker.Speaker{Name: speaker.Name{Given: "Ana", Family: fmt.Sprint("D", i)}}})
		}
	},
	"hosts": func(e *event.Event, n int) {
		for i := range n {
			e.Hosts = append(e.Hosts, event.Hosting{Program: &event.Program{Name: numbered("p", i)}, Relation: field.Term{ID: fmt.Sprint("r", i), Label: numbered("r", i)}})
		}
	},
	"topics": func(e *event.Event, n int) {
		for i := range n {
			e.Topics = append(e.Topics, field.Term{Label: numbered("t", i)})
		}
	},
	"prices": func(e *event.Event, n int) {
		e.Registration = &event.Registration{}
		for i := range n {
			e.Registration.Fees = append(e.Registration.Fees, event.Fee{Name: numbered("f", i), Price: "12.5", Currency: "USD"})
		}
	},
	"works": func(e *event.Event, n int) { e.Works = slices.Repeat([]event.Work{{Title: i18n.Same("a")}}, n) },
	"languages": func(e *event.Event, n int) {
		e.Topics = slices.Repeat([]field.Term{{Label: i18n.Text{language.French: "a"}}}, n)
	},
}

func numbered(word string, i int) i18n.Text { return i18n.Same(fmt.Sprint(word, i)) }

// hourOn is an hour on one of many days.
func hourOn(day int) event.When {
	start := time.Date(2027, 3, 9+day, 9, 0, 0, 0, time.UTC)
	return event.When{Start: start, End: start.Add(time.Hour)}
}

func manifoldEvent(name string, n int) *event.Event {
	e := &event.Event{ID: "e", Title: i18n.Same("T"), When: hourOn(0)}
	manifold[name](e, n)
	return e
}

// everyPrinter are what makes an output of an event.
func everyPrinter(r *rendertest.Site) map[string]func(io.Writer, view.View) error {
	return map[string]func(io.Writer, view.View) error{
		"view": func(io.Writer, view.View) error { return nil }, "page": r.Page, "text": r.Text, "markdown": r.Markdown,
		"json-ld": r.JSONLD, "json": r.Printer.JSON, "icalendar": r.ICalendar,
		"atom": func(w io.Writer, v view.View) error { return r.Atom(w, atom.Feed{About: r.Titled(i18n.Same("F"))}, v) },
	}
}

func TestWhatAnEventCostsIsInProportionToItsSize(t *testing.T) {
	size, times := 250, rounds.Of(8, 4)
	spent := func(print string, e *event.Event) uint64 {
		r := rendertest.NewSite(t) // which remembers nothing yet
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		assert.NoError(t, everyPrinter(r)[print](io.Discard, r.ViewOf(t, e, language.Spanish)))
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	for name := range manifold {
		for print := range everyPrinter(rendertest.NewSite(t)) {
			spent(print, manifoldEvent(name, 10)) // whatever is made once
			less, more := spent(print, manifoldEvent(name, size)), spent(print, manifoldEvent(name, times*size))
			assert.LessOrEqual(t, more, uint64(2*times)*less, "%s of %d %s", print, times*size, name)
		}
	}
}

func TestThousandsOfDatesDoNotRepeatALongTextThousandsOfTimes(t *testing.T) {
	e := manifoldEvent("dates", 4_000)
	e.Description = i18n.Same(strings.Repeat("Una charla. ", 20_000))
	e.StatusNote = i18n.Same(strings.Repeat("Ya hay lugar. ", 1_000))
	var b bytes.Buffer
	r := rendertest.NewSite(t)
	require.NoError(t, r.ICalendar(&b, r.ViewOf(t, e, language.Spanish)))
	assert.Less(t, b.Len(), 16<<20)
	calendar := strings.ReplaceAll(b.String(), "\r\n ", "")
	assert.Equal(t, 4_000, strings.Count(calendar, "SUMMARY:T\r\n"))
	assert.Equal(t, 2*4_000, strings.Count(calendar, "https://example.org/es/event/e\r\n"), "each leads to the page, in words and as its URL")
}

// BenchmarkGrowth prints events that have one thing ever more often: the time for
// each must not grow.
func BenchmarkGrowth(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(manifold)) {
		for _, print := range slices.Sorted(maps.Keys(everyPrinter(rendertest.NewSite(b)))) {
			for _, n := range []int{100, 1_000, 8_000} {
				b.Run(fmt.Sprintf("%s/%s/%d", name, print, n), func(b *testing.B) {
					e := manifoldEvent(name, n)
					b.ReportAllocs()
					for b.Loop() {
						r := rendertest.NewSite(b)
						if err := everyPrinter(r)[print](io.Discard, r.ViewOf(b, e, language.Spanish)); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}
