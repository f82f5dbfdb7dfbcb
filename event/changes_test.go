package event_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// changing are events whose answers change in every way that there is.
func changing() map[string]*event.Event {
	request := notice.Plan{
		Spoken:         []language.Tag{es},
		Interpretation: []notice.Interpretation{{Into: tags(en), Provision: notice.OnRequest, Deadline: field.Day(day(5, 0))}},
		Sign:           []notice.Sign{{Language: mfs, Provision: notice.OnRequest, Deadline: field.Minute(day(4, 18))}},
	}
	return map[string]*event.Event{
		"nothing is known":   {},
		"an hour":            {When: event.When{Start: day(9, 10), End: day(9, 12)}},
		"no end":             {When: event.When{Start: day(9, 10)}},
		"days":               {When: event.When{Start: day(9, 0), End: day(11, 0), Precision: i18n.Day}},
		"a month":            {When: event.When{Start: day(1, 0), Precision: i18n.Month}},
		"daily":              {When: event.When{Start: day(9, 10), End: day(11, 18), Daily: true}},
		"dates":              {Dates: []event.Occurrence{{When: event.When{Start: day(9, 10), End: day(9, 12)}}, {When: event.When{Start: day(16, 10), End: day(16, 12)}}}},
		"sessions":           {Panels: []*event.Panel{{When: event.When{Start: day(9, 10), End: day(9, 12)}}, nil, {When: event.When{Start: day(10, 10)}}}},
		"deadlines":          {When: event.When{Start: day(9, 10)}, Languages: request, Panels: []*event.Panel{{Languages: request}}},
		"registration":       {When: event.When{Start: day(9, 10)}, Registration: &event.Registration{Opens: field.Minute(day(2, 9)), Closes: field.Day(day(8, 0))}},
		"a stated status":    {When: event.When{Start: day(9, 10)}, Registration: &event.Registration{Status: event.RegistrationNotYet, Opens: field.Day(day(2, 0))}},
		"publication":        {Publish: field.Schedule{es: day(2, 9), en: day(3, 9)}},
		"postponed":          {When: event.When{Start: day(9, 10)}, Status: []event.Status{event.Postponed}, Languages: request},
		"one date cancelled": {Dates: []event.Occurrence{{When: event.When{Start: day(9, 10)}, Status: []event.Status{event.Cancelled}}, {When: event.When{Start: day(16, 10)}}}},
	}
}

// answers are all that is said of an event at a moment.
func answers(e *event.Event, now time.Time) string {
	next, ok := e.Next(now)
	said := fmt.Sprint(e.Tense(now), next, ok, e.Notices(en, now))
	for _, p := range e.Panels {
		if p != nil {
			said += fmt.Sprint(e.PanelTense(p, now), e.PanelNotices(p, en, now))
		}
	}
	said += fmt.Sprint(e.Published(now, es), e.Published(now, en))
	if r := e.Registration; r != nil {
		said += fmt.Sprint(now.Before(r.Opens.Time), e.RegistrationStatus(now))
	}
	return said
}

func TestNothingChangesBeforeItIsSaidTo(t *testing.T) {
	t.Parallel()
	for name, e := range changing() {
		t.Run(name, func(t *testing.T) {
			changed := 0
			now, said := day(1, 0), answers(e, day(1, 0))
			for now.Before(day(40, 0)) {
				changes, later := e.Changes(now), now.Add(time.Hour)
				assert.True(t, changes.IsZero() || changes.After(now), "%s: %s", now, changes)
				if saidLater := answers(e, later); saidLater != said {
					changed++
					said = saidLater
					assert.False(t, changes.IsZero(), "%s: other answers at %s", now, later)
					assert.False(t, changes.After(later), "%s: other answers at %s, and not from %s on", now, later, changes)
				}
				now = later
			}
			if name != "nothing is known" && name != "postponed" {
				assert.NotZero(t, changed)
			}
		})
	}
}

func TestChangesOfAnEvent(t *testing.T) {
	t.Parallel()
	all := changing()
	assert.Equal(t, day(9, 10), all["an hour"].Changes(day(1, 0)))
	assert.Equal(t, day(9, 12), all["an hour"].Changes(day(9, 10)))
	assert.Zero(t, all["an hour"].Changes(day(9, 12)))
	assert.Equal(t, day(12, 0), all["days"].Changes(day(9, 0)))
	assert.Equal(t, day(9, 18), all["daily"].Changes(day(9, 10)))
	assert.Equal(t, day(10, 10), all["daily"].Changes(day(9, 18)))
	assert.Equal(t, day(4, 18), all["deadlines"].Changes(day(1, 0)))
	assert.Equal(t, day(6, 0), all["deadlines"].Changes(day(4, 18)), "the day of the deadline is in time")
	assert.Equal(t, day(2, 9), all["registration"].Changes(day(1, 0)))
	assert.Zero(t, all["postponed"].Changes(day(1, 0)))
}
