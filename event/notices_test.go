package event_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/notice"
)

var (
	en, es, pt, fr = language.English, language.Spanish, language.Portuguese, language.French
	mfs            = language.Make("mfs")
)

func tags(t ...language.Tag) []language.Tag { return t }

// held is an event on 9 March 2027 from 10 to 12.
func held(l notice.Plan, panels ...*event.Panel) *event.Event {
	return &event.Event{Title: title(), When: event.When{Start: day(9, 10), End: day(9, 12)}, Languages: l, Panels: panels}
}

func session(l notice.Plan) *event.Panel { return &event.Panel{Title: title(), Languages: l} }

func into(tags ...language.Tag) notice.Interpretation { return notice.Interpretation{Into: tags} }

// What is told of a plan is tested where plans are; here it is when, and of what.

func TestNoticesAreInTheTenseOfTheEvent(t *testing.T) {
	t.Parallel()
	e := held(notice.Plan{Spoken: tags(es)})
	for now, want := range map[time.Time]notice.Tense{day(1, 0): notice.Future, day(9, 11): notice.Present, day(10, 0): notice.Past} {
		notices := e.Notices(en, now)
		require.Len(t, notices, 1)
		assert.Equal(t, want, notices[0].Tense)
		assert.Equal(t, want != notice.Past, notices[0].Level == notice.Important)
	}
	e.Status = []event.Status{event.Postponed}
	assert.Equal(t, notice.Future, e.Notices(en, day(10, 0))[0].Tense)
}

func TestNoticesOfAPanelAreInItsOwnTime(t *testing.T) {
	t.Parallel()
	p := session(notice.Plan{Spoken: tags(pt)})
	p.When = event.When{Start: day(9, 10), End: day(9, 11)}
	e := held(notice.Plan{Spoken: tags(es)}, p)
	assert.Equal(t, notice.Past, e.PanelNotices(p, es, day(9, 11))[0].Tense)
	assert.Equal(t, notice.Present, e.Notices(es, day(9, 11))[0].Tense)
	p.When = event.When{ToBeConfirmed: true}
	assert.Equal(t, notice.Present, e.PanelNotices(p, es, day(9, 11))[0].Tense)
	p.When = event.When{Start: day(9, 10), End: day(9, 11)}
	e.Status = []event.Status{event.Postponed}
	assert.Equal(t, notice.Future, e.PanelNotices(p, es, day(9, 11))[0].Tense, "nobody knows when it will be")
}

func TestNoticesOfAPanelTellWhatDiffersFromItsEvent(t *testing.T) {
	t.Parallel()
	same, other := session(notice.Plan{Spoken: tags(es)}), session(notice.Plan{Spoken: tags(en)})
	e := held(notice.Plan{Spoken: tags(es)}, same, nil, other)
	assert.Empty(t, e.PanelNotices(same, es, day(1, 0)))
	notices := e.PanelNotices(other, es, day(1, 0))
	require.Len(t, notices, 1)
	assert.Equal(t, notice.OfPanel, notices[0].Scope)
	assert.Equal(t, tags(en), notices[0].Languages)

	var topics []notice.Topic
	for _, n := range e.Notices(es, day(1, 0)) {
		topics = append(topics, n.Topic)
	}
	assert.Equal(t, []notice.Topic{notice.AboutSpoken, notice.AboutSessions}, topics)
}

func TestADeadlineIsInTimeByTheClockOfWhoAsks(t *testing.T) {
	t.Parallel()
	in := into(en)
	in.Provision, in.Deadline = notice.OnRequest, field.Day(day(3, 0))
	e := held(notice.Plan{Interpretation: []notice.Interpretation{in}})
	assert.False(t, e.Notices(es, day(4, 0).Add(-1))[0].Closed)
	assert.True(t, e.Notices(es, day(4, 0))[0].Closed)
	assert.Empty(t, e.Notices(es, day(10, 0)), "nobody asks for anything after the event")
}

func TestWhatIsCancelledOrNothingHasNoNotices(t *testing.T) {
	t.Parallel()
	var none *event.Event
	assert.Empty(t, none.Notices(es, day(1, 0)))
	assert.Empty(t, none.PanelNotices(session(notice.Plan{}), es, day(1, 0)))
	assert.Empty(t, held(notice.Plan{}, nil).Notices(es, day(1, 0)))
	assert.Empty(t, held(notice.Plan{}).PanelNotices(nil, es, day(1, 0)))
	cancelled := held(notice.Plan{Spoken: tags(es), Note: title()}, session(notice.Plan{Spoken: tags(en)}))
	cancelled.Status = []event.Status{event.Cancelled, event.MovedOnline}
	assert.Empty(t, cancelled.Notices(es, day(1, 0)))
	assert.Empty(t, cancelled.PanelNotices(cancelled.Panels[0], es, day(1, 0)))
}

func ExampleEvent_Notices() {
	e := &event.Event{Languages: notice.Plan{
		Spoken:         []language.Tag{language.Spanish},
		Interpretation: []notice.Interpretation{{Into: []language.Tag{language.English}, Provision: notice.OnRequest}},
	}}
	for _, n := range e.Notices(language.English, time.Now()) {
		fmt.Println(n.Topic, n.Level, n.Tense, n.Served)
	}
	// Output:
	// spoken important future false
	// interpretation info future true
}
