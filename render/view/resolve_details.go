package view

import (
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// DetailName says what a [Detail] is about.
type DetailName string

// The details of an event. Others may be added.
const (
	DetailWhen          DetailName = "when"
	DetailNext          DetailName = "next"
	DetailDates         DetailName = "dates"
	DetailPrevious      DetailName = "previous"
	DetailWhere         DetailName = "where"
	DetailOnline        DetailName = "online"
	DetailAttendance    DetailName = "attendance"
	DetailRegistration  DetailName = "registration"
	DetailFees          DetailName = "fees"
	DetailSeries        DetailName = "series"
	DetailTopics        DetailName = "topics"
	DetailAudience      DetailName = "audience"
	DetailAccessibility DetailName = "accessibility"
	DetailContact       DetailName = "contact"
)

// plainDetails are the details that are a text of an event and its label, in the
// order of the page. A new text of that sort is a row here and a message.
var plainDetails = []struct {
	name  DetailName
	label string // the id of its message
	of    func(*event.Event) i18n.Text
}{
	{DetailAudience, "audience.heading", func(e *event.Event) i18n.Text { return e.Audience }},
}

// details are when, where and how, in the order of the page: what somebody in a
// hurry looks for, then what there is besides.
func (r *resolver) details(v *Event, e *event.Event) []Detail {
	labels, words := &r.labels, &r.words
	d := newDetailList(6, 6)
	if v.When != nil {
		d.add(DetailWhen, v.When.Label, Item{When: v.When})
	}
	if v.Next != nil {
		d.add(DetailNext, v.Next.Label, Item{When: v.Next})
	}
	r.dateDetails(d, v)
	if v.Venue != nil {
		d.add(DetailWhere, labels.where, Item{Venue: v.Venue})
	}
	if v.Registration != nil && !v.Registration.empty() {
		d.add(DetailRegistration, labels.registration, Item{Registration: v.Registration})
	}
	d.add(DetailOnline, words.Online, linkItems(v.Online)...)
	d.text(DetailAttendance, words.Attendance, v.Attendance)
	if v.Registration != nil {
		if v.Registration.Facts.Free {
			d.text(DetailFees, labels.fees, labels.free)
		}
		d.add(DetailFees, labels.fees, r.feeItems(v.Registration.Fees)...)
	}
	if v.Previous != nil {
		d.add(DetailPrevious, words.Previous, Item{Occurrence: v.Previous})
	}
	if v.Series != nil {
		d.add(DetailSeries, labels.series, Item{Text: v.Series.Label, URL: v.Series.URL})
	}
	d.text(DetailTopics, labels.topics, r.separated(" · ", v.Topics))
	for i, plain := range plainDetails {
		d.text(plain.name, labels.plain[i], r.text(plain.of(e)))
	}
	d.accessibility(words, v.Accessibility, v.Venue)
	if v.Contact != nil {
		d.add(DetailContact, labels.contact, Item{Contact: v.Contact})
	}
	return d.details
}

// dateDetails adds the dates of an event, below their label.
func (r *resolver) dateDetails(d *detailList, v *Event) {
	if len(v.Dates) == 0 {
		return
	}
	items := make([]Item, len(v.Dates))
	for i := range v.Dates {
		items[i].Occurrence = &v.Dates[i]
	}
	label := r.labels.dates
	switch {
	case v.When != nil && v.When.Repeat != nil:
		label = r.labels.changes
	case v.Facts.Undated:
		label = r.labels.originalDates
	}
	d.add(DetailDates, label, items...)
	d.details[len(d.details)-1].List = true
}

// A detailList collects details that have something to say.
type detailList struct {
	details []Detail
	items   []Item // back those of the details, so that each is not allocated by itself
}

// newDetailList returns a list with room for so many.
func newDetailList(details, items int) *detailList {
	return &detailList{make([]Detail, 0, details), make([]Item, 0, items)}
}

func (d *detailList) add(name DetailName, label Text, items ...Item) {
	if len(items) == 0 {
		return
	}
	from := len(d.items)
	d.items = append(d.items, items...)
	d.details = append(d.details, Detail{Name: name, Label: label, Items: d.items[from:len(d.items):len(d.items)]})
}

func (d *detailList) text(name DetailName, label, t Text) {
	if len(t) > 0 {
		d.add(name, label, Item{Text: t})
	}
}

// accessibility adds that of an event, then that of where one goes.
func (d *detailList) accessibility(words *Words, own Text, v *Venue) {
	var items [2]Item
	n := 0
	if len(own) > 0 {
		items[n].Text = own
		n++
	}
	if v != nil && len(v.Accessibility) > 0 {
		items[n].Text = v.Accessibility
		n++
	}
	d.add(DetailAccessibility, words.Accessibility, items[:n]...)
}

func linkItems(links []OnlineLink) []Item {
	if len(links) == 0 {
		return nil
	}
	items := make([]Item, len(links))
	for i := range links {
		items[i] = Item{Text: links[i].Label, URL: links[i].URL}
	}
	return items
}

// feeItems are prices in words: "General: USD 180 (sold out)".
func (r *resolver) feeItems(fees []Fee) []Item {
	if len(fees) == 0 {
		return nil
	}
	items := make([]Item, len(fees))
	for i, f := range fees {
		from := len(r.parts)
		if len(f.Name) > 0 {
			r.parts = append(append(r.parts, f.Name...), Part{Value: ": "})
		}
		r.parts = append(r.parts, Part{Value: f.Amount})
		if len(f.Availability) > 0 {
			r.parts = append(r.parts, Part{Value: " ("})
			r.parts = append(append(r.parts, f.Availability...), Part{Value: ")"})
		}
		items[i].Text = r.since(from)
	}
	return items
}

// separated are texts in a row, with something between.
func (r *resolver) separated(with string, texts []Text) Text {
	from := len(r.parts)
	for i, t := range texts {
		if i > 0 {
			r.parts = append(r.parts, Part{Value: with})
		}
		r.parts = append(r.parts, t...)
	}
	return r.since(from)
}
