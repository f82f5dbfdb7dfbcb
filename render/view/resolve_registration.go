package view

import (
	"html/template"
	"net/url"
	"strings"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/address"
)

func (r *resolver) registration(e *event.Event) *Registration {
	terms := e.Registration
	if terms == nil {
		return nil
	}
	if e.Undated() { // these were the times of the date that was given up
		undated := *terms
		undated.Opens, undated.Closes = field.Moment{}, field.Moment{}
		terms = &undated
	}
	v := &Registration{
		URL: address.Link(r.choose(terms.URL).Value), Note: r.text(terms.Note),
		Facts: RegistrationFacts{e.RegistrationStatus(r.now), terms.Opens, terms.Closes, terms.Capacity, terms.Free, terms.Required},
	}
	from := len(r.texts)
	words := func(id string, args func(*i18n.Localizer) i18n.Args) Text { return r.textOf(r.inOneLanguage(id, args)) }
	say := func(id string, args func(*i18n.Localizer) i18n.Args) {
		if t := words(id, args); len(t) > 0 {
			r.texts = append(r.texts, t)
		}
	}
	none := func(*i18n.Localizer) i18n.Args { return nil }
	date := func(m field.Moment) func(*i18n.Localizer) i18n.Args {
		return func(l *i18n.Localizer) i18n.Args {
			if start := e.Span().Start; m.Precision != i18n.Day && !start.IsZero() { // on the clock that the page shows
				m.Time = m.In(start.Location())
			}
			return i18n.Args{"Date": r.momentInSentence(l, m, r.needZone(e.Attendance))}
		}
	}
	if terms.Required {
		say("registration.required", none)
	}
	call := r.labels.register
	switch v.Facts.Status {
	case event.RegistrationNotYet:
		call = nil
		if terms.Opens.IsZero() {
			v.State = words("registration.not-yet", none)
		} else {
			v.State = words("registration.opens", date(terms.Opens))
		}
	case event.RegistrationFull:
		call = nil
		v.State = words("registration.full", none)
	case event.RegistrationWaitingList:
		call = r.labels.joinWaitingList
		v.State = words("registration.waiting-list", none)
	case event.RegistrationClosed:
		call = nil
		v.State = words("registration.closed", none)
	}
	if v.Facts.Status != event.RegistrationFull && !terms.Closes.IsZero() && !terms.Closes.Passed(r.now) {
		say("registration.closes", date(terms.Closes))
	}
	if len(call) == 0 { // nobody is called to what is not to be had
		v.URL = ""
	} else if v.URL != "" {
		v.Label = call
	}
	if terms.Capacity > 0 {
		say("registration.capacity", func(l *i18n.Localizer) i18n.Args {
			return i18n.Args{"Count": terms.Capacity, "Number": l.Number(int64(terms.Capacity))}
		})
	}
	v.Sentences = r.textsSince(from)
	for _, f := range terms.Fees {
		v.Fees = append(v.Fees, r.fee(f))
	}
	if v.empty() && len(v.Fees) == 0 && !terms.Free {
		return nil
	}
	return v
}

// empty reports whether it says nothing of how one registers.
func (v *Registration) empty() bool {
	return v.URL == "" && len(v.State)+len(v.Sentences)+len(v.Note) == 0
}

func (r *resolver) fee(f event.Fee) Fee {
	v := Fee{
		Name:   r.text(f.Name),
		Amount: r.l.Money(f.Price, f.Currency),
		Facts:  FeeFacts{f.Price, f.Currency, f.Availability},
	}
	if free := r.own("fee.free", nil); free != "" && strings.Trim(f.Price, "0.") == "" {
		v.Amount = free
	}
	if f.Availability != "" {
		v.Availability = r.message("fee."+string(f.Availability), nil)
	}
	return v
}

func (r *resolver) contact(c field.Contact) *Contact {
	if c.IsZero() {
		return nil
	}
	v := &Contact{Name: r.name(c.Name), Email: strings.TrimSpace(c.Email), Phone: strings.TrimSpace(c.Phone)}
	// Escaped as the path of a URL: an address is content too.
	if v.Email != "" {
		v.EmailURL = address.Link("mailto:" + (&url.URL{Path: v.Email}).EscapedPath())
	}
	v.PhoneNumber = template.URL(field.PhoneURL(c.Phone))
	return v
}
