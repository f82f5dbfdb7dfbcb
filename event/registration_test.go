package event_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

func TestWhetherOneCanGetIn(t *testing.T) {
	t.Parallel()
	link := i18n.Same("https://example.org")
	soldOut, inStock := event.Fee{Availability: event.SoldOut}, event.Fee{Availability: event.InStock}
	for _, tc := range []struct {
		name string
		r    *event.Registration
		now  time.Time
		want event.RegistrationStatus
	}{
		{"there is no registration", nil, day(9, 0), ""},
		{"only the price is known", &event.Registration{Free: true}, day(9, 0), ""},
		{"there is an address", &event.Registration{URL: link}, day(9, 0), event.RegistrationOpen},
		{"nobody gets in without it", &event.Registration{Required: true}, day(9, 0), event.RegistrationOpen},
		{"before it opens", &event.Registration{URL: link, Opens: field.Day(day(9, 0))}, day(8, 23), event.RegistrationNotYet},
		{"the day on which it opens", &event.Registration{Opens: field.Day(day(9, 0))}, day(9, 0), event.RegistrationOpen},
		{"the day on which it closes", &event.Registration{Closes: field.Day(day(9, 0))}, day(9, 23), event.RegistrationOpen},
		{"when it has closed", &event.Registration{URL: link, Closes: field.Day(day(9, 0))}, day(10, 0), event.RegistrationClosed},
		{"all is sold out", &event.Registration{URL: link, Fees: []event.Fee{soldOut, soldOut}}, day(9, 0), event.RegistrationFull},
		{"something can be had", &event.Registration{URL: link, Fees: []event.Fee{soldOut, inStock}}, day(9, 0), event.RegistrationOpen},
		{"the editor says so", &event.Registration{Free: true, Status: event.RegistrationWaitingList}, day(9, 0), event.RegistrationWaitingList},
		{"open is over when it has closed", &event.Registration{Status: event.RegistrationOpen, Closes: field.Minute(day(9, 0))}, day(9, 0), event.RegistrationClosed},
		{"the editor closes it early", &event.Registration{Status: event.RegistrationClosed, Closes: field.Minute(day(9, 0))}, day(1, 0), event.RegistrationClosed},
		{"the editor opens it early", &event.Registration{Status: event.RegistrationOpen, Opens: field.Minute(day(9, 0))}, day(1, 0), event.RegistrationOpen},
		{"not yet", &event.Registration{Status: event.RegistrationNotYet, Opens: field.Minute(day(9, 0))}, day(8, 0), event.RegistrationNotYet},
		{"not yet is over when it has opened", &event.Registration{Status: event.RegistrationNotYet, Opens: field.Minute(day(9, 0))}, day(9, 0), event.RegistrationOpen},
	} {
		t.Run(tc.name, func(t *testing.T) { assert.Equal(t, tc.want, tc.r.StatusAt(tc.now)) })
	}
}

func TestWhetherOneCanGetIntoAnEvent(t *testing.T) {
	t.Parallel()
	e := &event.Event{When: event.When{Start: day(9, 10), End: day(9, 12)}}
	assert.Empty(t, e.RegistrationStatus(day(1, 0)))
	e.Registration = &event.Registration{Status: event.RegistrationOpen, Closes: field.Day(day(20, 0))}
	assert.Equal(t, event.RegistrationOpen, e.RegistrationStatus(day(9, 11)))
	assert.Equal(t, event.RegistrationClosed, e.RegistrationStatus(day(9, 12)), "the event is over")
	e.Status = []event.Status{event.Cancelled}
	assert.Empty(t, e.RegistrationStatus(day(1, 0)))
	e.Status = []event.Status{event.Postponed}
	assert.Equal(t, event.RegistrationOpen, e.RegistrationStatus(day(30, 0)), "nobody knows when it is over")
	e.Registration = &event.Registration{Required: true, Opens: field.Day(day(2, 0)), Closes: field.Day(day(8, 0))}
	assert.Equal(t, event.RegistrationOpen, e.RegistrationStatus(day(30, 0)), "its times were those of the date that was given up")
	e.Registration = &event.Registration{Free: true}
	e.Status = nil
	assert.Empty(t, e.RegistrationStatus(day(30, 0)), "what never was does not close")
}
