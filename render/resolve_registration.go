package render

import (
	"html/template"
	"net/url"
	"strings"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

func (d *document) registration(e *event.Event) *Registration {
	r := e.Registration
	if r == nil {
		return nil
	}
	v := &Registration{
		URL: safe(d.l.Text(r.URL).Value), Note: d.text(r.Note),
		opens: r.Opens, closes: r.Closes, capacity: r.Capacity, free: r.Free,
	}
	say := func(id string, args func(*i18n.Localizer) i18n.Args) {
		if t := d.keep(d.inOneLanguage(id, args)); len(t) > 0 {
			v.Sentences = append(v.Sentences, t)
		}
	}
	none := func(*i18n.Localizer) i18n.Args { return nil }
	date := func(m field.Moment) func(*i18n.Localizer) i18n.Args {
		return func(l *i18n.Localizer) i18n.Args {
			t := m.Time
			if m.Precision == i18n.Day {
				return i18n.Args{"Date": l.Date(t, i18n.DateLong)}
			}
			if all, _ := span(e); !all.Start.IsZero() { // on the clock that the page shows
				t = t.In(all.Start.Location())
			}
			return i18n.Args{"Date": l.DateTime(t, i18n.DateLong)}
		}
	}
	if r.Required {
		say("registration.required", none)
	}
	if !r.Opens.IsZero() && d.now.Before(r.Opens.Time) {
		say("registration.opens", date(r.Opens))
	}
	switch {
	case r.Closes.IsZero():
	case !r.Closes.Passed(d.now):
		say("registration.closes", date(r.Closes))
	default:
		say("registration.closed", none)
		v.URL = ""
	}
	if r.Capacity > 0 {
		say("registration.capacity", func(l *i18n.Localizer) i18n.Args {
			return i18n.Args{"Count": r.Capacity, "Number": l.Number(int64(r.Capacity))}
		})
	}
	if r.Free {
		say("registration.free", none)
	}
	for _, f := range r.Fees {
		v.Fees = append(v.Fees, d.fee(f))
	}
	if v.URL == "" && len(v.Sentences) == 0 && len(v.Fees) == 0 && len(v.Note) == 0 {
		return nil
	}
	return v
}

func (d *document) fee(f event.Fee) Fee {
	v := Fee{
		Name:   d.text(f.Name),
		Amount: d.l.Message("fee.amount", i18n.Args{"Price": d.l.Decimal(f.Price), "Currency": f.Currency}).Value,
		price:  f.Price, currency: f.Currency, availability: f.Availability,
	}
	if f.Availability != "" {
		v.Availability = d.message("fee."+string(f.Availability), nil)
	}
	return v
}

func (d *document) contact(c field.Contact) *Contact {
	if c.IsZero() {
		return nil
	}
	v := &Contact{Name: d.name(c.Name), Email: strings.TrimSpace(c.Email), Phone: strings.TrimSpace(c.Phone)}
	// Escaped as the path of a URL: an address is content too.
	v.EmailURL = mailto("mailto:", v.Email)
	v.PhoneNumber = mailto("tel:", digits(c.Phone))
	return v
}

// mailto returns a URL that opens a mail or a call.
func mailto(scheme, address string) template.URL {
	if address == "" {
		return ""
	}
	return safe(scheme + (&url.URL{Path: address}).EscapedPath())
}

// digits returns a telephone number as RFC 3966 section 3 writes it, without
// what people put in to read it.
func digits(phone string) string {
	out := make([]byte, 0, len(phone))
	for i := range len(phone) {
		if c := phone[i]; c >= '0' && c <= '9' || c == '+' && len(out) == 0 {
			out = append(out, c)
		}
	}
	return string(out)
}
