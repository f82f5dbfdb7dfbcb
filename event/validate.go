package event

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Validate returns everything that is wrong with e and all that it refers to;
// nil is valid. A nil event lacks its title.
func (e *Event) Validate() field.Faults { return field.Validate(eventFields, e, field.Walk{}) }

// ValidateOwn returns what [Event.Validate] does, without the people,
// programs, venues and series that have an id. Whoever keeps these apart, with
// many events naming each, validates them once.
func (e *Event) ValidateOwn() field.Faults {
	return field.Validate(eventFields, e, field.Walk{Own: true})
}

// Validate returns everything that is wrong with p and its parents, as
// [Event.Validate] does.
func (p *Program) Validate() field.Faults { return field.Validate(programFields, p, field.Walk{}) }

// ValidateOwn returns what [Program.Validate] does, without parents that have an
// id.
func (p *Program) ValidateOwn() field.Faults {
	return field.Validate(programFields, p, field.Walk{Own: true})
}

// Validate returns everything that is wrong with v, as [Event.Validate] does.
func (v *Venue) Validate() field.Faults { return field.Validate(venueFields, v, field.Walk{}) }

// Validate returns everything that is wrong with s, as [Event.Validate] does.
func (s *Series) Validate() field.Faults { return field.Validate(seriesFields, s, field.Walk{}) }

// Validate returns everything that is wrong with p, as [Event.Validate] does.
func (p *Page) Validate() field.Faults { return field.Validate(pageFields, p, field.Walk{}) }

func (e *Event) check(c *field.Checks) {
	checkStatus(c, e.Status)
	if e.HasStatus(MovedOnline) && e.Attendance == InPerson {
		c.At("attendance", field.MovedAndInPerson, fmt.Errorf("%w: it has moved online", field.ErrConflict))
	}
	e.checkRepeat(c)
	if len(e.Dates) > 0 && !e.When.IsZero() && e.Repeat == nil {
		c.At("dates", field.DatesAndStart, fmt.Errorf("%w: an event has either dates or a start", field.ErrConflict))
	}
	if e.Sequence > math.MaxInt32 { // RFC 5545 sections 3.3.8 and 3.8.7.4
		c.At("sequence", field.SequenceOutOfRange, fmt.Errorf("%w: %d is over %d", field.ErrFormat, e.Sequence, math.MaxInt32))
	}
	if p := e.Previous; p != nil && (len(p.Status) > 0 || !p.StatusNote.IsZero()) {
		c.Fault(field.StatusOfPrevious, fmt.Errorf("%w: what was before has no status", field.ErrConflict), field.Fields("previous", "status")...)
	}
	e.checkServices(c)
	dates, panels := make(idsSeen), make(idsSeen)
	for i, o := range e.Dates {
		dates.check(c, "dates", i, o.ID)
	}
	for i, p := range e.Panels {
		if p != nil {
			panels.check(c, "panels", i, p.ID)
		}
	}
}

// idsSeen are the ids of the items of a list.
type idsSeen map[string]bool

func (seen idsSeen) check(c *field.Checks, list string, i int, id string) {
	if id != "" && seen[id] {
		c.Fault(field.IDTwice, fmt.Errorf("%w: %.60q", field.ErrDuplicate, id), field.Step{Field: list}, field.Item(i, id), field.Step{Field: "id"})
	}
	seen[id] = true
}

// checkServices checks what is interpreted at the event and at each panel, as
// long as each lasts.
func (e *Event) checkServices(c *field.Checks) {
	over := e.Over()
	c.Include(e.Languages.Faults(e.Languages, over), field.Step{Field: "languages"})
	for i, p := range e.Panels {
		if p == nil {
			continue
		}
		end := over
		switch own := p.When.Over(); {
		case isWaiting(p.Status):
			end = time.Time{}
		case !own.IsZero() && !e.Undated():
			end = own
		}
		c.Include(p.Languages.Faults(p.Languages.Inherit(e.Languages), end),
			field.Step{Field: "panels"}, field.Item(i, p.ID), field.Step{Field: "languages"})
	}
}

func (p *Panel) check(c *field.Checks) {
	c.Require("title", !p.Title.IsZero() || !p.Kind.IsZero())
	checkStatus(c, p.Status)
}

func (o *Occurrence) check(c *field.Checks) { checkStatus(c, o.Status) }

func (w *When) check(c *field.Checks) {
	if w.Precision > i18n.Month {
		c.At("precision", field.PrecisionUnknown, fmt.Errorf("%w %d", field.ErrUnknownWord, w.Precision))
		return
	}
	if w.Start.IsZero() {
		c.Require("start", w.End.IsZero() && !w.Daily)
		return
	}
	if !w.End.IsZero() && w.Over().Compare(When{Start: w.Start, End: w.Start, Precision: w.Precision}.Over()) < 0 {
		c.At("end", field.EndBeforeStart, fmt.Errorf("%w: before start", field.ErrOrder))
	}
	if !w.Doors.IsZero() && w.Doors.After(w.Start) && w.Precision == i18n.Minute {
		c.At("doors", field.DoorsAfterStart, fmt.Errorf("%w: after start", field.ErrOrder))
	}
	if w.Daily {
		w.checkDaily(c)
	}
	if w.ToBeConfirmed {
		c.At("start", field.StartAndUnconfirmed, fmt.Errorf("%w: given and to be confirmed", field.ErrConflict))
	}
	c.Year("start", w.Start)
	c.Year("end", w.End)
}

// checkDaily checks that the hours of each day are known, and end on the day on
// which they begin.
func (w *When) checkDaily(c *field.Checks) {
	if w.End.IsZero() || w.Precision != i18n.Minute {
		c.At("daily", field.DailyWithoutHours, fmt.Errorf("%w: the hours of a day are its start and its end", field.ErrRequired))
		return
	}
	if hours := w.hoursOn(w.Start); w.End.After(w.Start) && !hours.End.After(hours.Start) {
		c.At("end", field.DailyOvernight, fmt.Errorf("%w: the hour is not after that of the start", field.ErrOrder))
	}
}

func (v *Venue) check(c *field.Checks) {
	if v.Country != "" {
		if region, err := language.ParseRegion(v.Country); err != nil || !region.IsCountry() || len(v.Country) != 2 {
			c.At("country", field.CountryUnknown, fmt.Errorf("%w: %.60q is not a country code of two letters", field.ErrFormat, v.Country))
		}
	}
	if g := v.Geo; g != nil && !(g.Latitude >= -90 && g.Latitude <= 90 && g.Longitude >= -180 && g.Longitude <= 180) {
		c.At("geo", field.NotOnEarth, fmt.Errorf("%w: not a point on the earth", field.ErrFormat))
	}
}

func (h *Hosting) check(c *field.Checks) { c.Require("program", h.Program != nil) }

func (p *Program) check(c *field.Checks) {
	seen := map[*Program]bool{}
	for parent := p; parent != nil; parent = parent.Parent {
		if seen[parent] {
			c.At("parent", field.ParentOfItself, field.ErrCycle)
			return
		}
		seen[parent] = true
	}
}

func (p *Participant) check(c *field.Checks) {
	named := p.Speaker != nil && !p.Speaker.Name.IsZero()
	if !named && p.Group.IsZero() && len(p.AllPositions()) == 0 {
		c.Fault(field.NobodyNamed, fmt.Errorf("%w: a name, a group or a position", field.ErrRequired))
	}
	if p.Speaker != nil && !p.Group.IsZero() {
		c.At("group", field.PersonAndGroup, fmt.Errorf("%w: a participant is a speaker or a group", field.ErrConflict))
	}
}

func (r *Registration) check(c *field.Checks) {
	if !r.Closes.IsZero() && !r.Closes.Over().After(r.Opens.Time) && !r.Closes.Equal(r.Opens.Time) {
		c.At("closes", field.ClosesBeforeOpening, fmt.Errorf("%w: before it opens", field.ErrOrder))
	}
}

var (
	priceForm    = regexp.MustCompile(`^[0-9]{1,12}(\.[0-9]{1,3})?$`)
	currencyForm = regexp.MustCompile(`^[A-Z]{3}$`)
)

// thousandths are the currencies whose minor unit is a thousandth (ISO 4217).
// In another, 120.000 is how a hundred and twenty thousand is written.
var thousandths = []string{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}

func (f *Fee) check(c *field.Checks) {
	_, decimals, _ := strings.Cut(f.Price, ".")
	switch {
	case f.Price == "":
	case !priceForm.MatchString(f.Price):
		c.At("price", field.PriceMalformed, fmt.Errorf("%w: %.60q is not a decimal number", field.ErrFormat, f.Price))
	case len(decimals) > 2 && !slices.Contains(thousandths, f.Currency):
		c.At("price", field.PriceTooFine, fmt.Errorf("%w: %.60q has three decimals, and %.60q has two at most", field.ErrFormat, f.Price, f.Currency))
	}
	if f.Currency != "" && !currencyForm.MatchString(f.Currency) {
		c.At("currency", field.CurrencyMalformed, fmt.Errorf("%w: %.60q is not a currency code of three capitals", field.ErrFormat, f.Currency))
	}
}
