package render_test

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/ical"
	"github.com/tertulia-go/tertulia/render/view"
)

// many are views that are made when it is their turn. At most as many are made in each
// round as its number says, and all once the numbers are out.
func many(t *testing.T, r *rendertest.Site, rounds ...int) iter.Seq[*view.Event] {
	t.Helper()
	const all = 200
	return func(yield func(*view.Event) bool) {
		most := all
		if len(rounds) > 0 {
			most, rounds = rounds[0], rounds[1:]
		}
		for i := range most {
			start := time.Date(2027, 3, 9, 18, 0, 0, 0, rendertest.NewYork(t)).AddDate(0, 0, i)
			e := &event.Event{ID: fmt.Sprintf("event-%d", i), Title: i18n.Same("Archive"), When: event.When{Start: start}, Summary: i18n.Same(strings.Repeat("Papers. ", 100))}
			if !yield(r.ViewOf(t, e, language.English)) {
				return
			}
		}
	}
}

// pieces are what is written at once. After so many, writing fails.
type pieces struct {
	written []string
	most    int
}

var errFull = errors.New("full")

func (p *pieces) Write(b []byte) (int, error) {
	if len(p.written) == p.most {
		return 0, errFull
	}
	p.written = append(p.written, string(b))
	return len(b), nil
}

func TestCalendarsAndFeedsAreWrittenAsTheirEventsCome(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	for name, print := range map[string]func(io.Writer, iter.Seq[*view.Event]) error{
		"calendar": func(w io.Writer, events iter.Seq[*view.Event]) error {
			return r.Calendars.Calendar(w, ical.Calendar{}, events)
		},
		"feed": func(w io.Writer, events iter.Seq[*view.Event]) error {
			about := atom.Feed{About: r.Titled(i18n.Same("Events"))}
			return r.Feeds.Feed(w, about, func(yield func(view.View) bool) {
				events(func(v *view.Event) bool { return yield(v) })
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			out := &pieces{most: 1000}
			require.NoError(t, print(out, many(t, r)))
			assert.Greater(t, len(out.written), 3)
			for _, piece := range out.written {
				assert.Less(t, len(piece), 64<<10)
			}
			whole := strings.Join(out.written, "")
			assert.Equal(t, 200, strings.Count(whole, "BEGIN:VEVENT")+strings.Count(whole, "<entry"))

			full := &pieces{most: 2}
			require.ErrorIs(t, print(full, many(t, r)), errFull)
			assert.Equal(t, out.written[:2], full.written, "what is written before is not written again")

			for _, second := range []int{0, 199} {
				assert.ErrorContains(t, print(io.Discard, many(t, r, 200, second)), "others", "%d when they are ranged over again", second)
			}
			assert.ErrorContains(t, print(io.Discard, many(t, r, 199)), "others", "more when they are ranged over again")

			twice := &pieces{most: 1000}
			err := print(twice, func(yield func(*view.Event) bool) {
				many(t, r)(yield)
				many(t, r, 1)(yield)
			})
			assert.ErrorContains(t, err, "twice")
			assert.Empty(t, twice.written, "what is wrong is found before anything is written")
		})
	}
}
