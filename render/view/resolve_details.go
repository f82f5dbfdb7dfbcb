package view

// details are when, where and how, in the order of the page.
func (r *resolver) details(v *Event) []Detail {
	d := detailList{labels: r.labels, details: make([]Detail, 0, 8), items: make([]Item, 0, 8)}
	if v.When != nil {
		d.add(DetailWhen, v.When.Label, Item{When: v.When})
	}
	d.dates(v.Dates)
	if v.Previous != nil {
		d.label(DetailPrevious, "when.previous", Item{Occurrence: v.Previous})
	}
	if v.Venue != nil {
		d.label(DetailWhere, "where.heading", Item{Venue: v.Venue})
	}
	d.label(DetailOnline, "where.online", linkItems(v.Online)...)
	d.text(DetailAttendance, "attendance.heading", v.Attendance)
	if v.Registration != nil {
		d.label(DetailRegistration, "registration.heading", Item{Registration: v.Registration})
		d.label(DetailFees, "fee.heading", r.feeItems(v.Registration.Fees)...)
	}
	if v.Series != nil {
		d.label(DetailSeries, "series.heading", Item{Text: v.Series.Label, URL: v.Series.URL})
	}
	d.text(DetailTopics, "topics.heading", r.listed(v.Topics))
	d.text(DetailAudience, "audience.heading", v.Audience)
	d.label(DetailAccessibility, "accessibility.heading", accessibilityItems(v.Accessibility, v.Venue)...)
	if v.Contact != nil {
		d.label(DetailContact, "contact.heading", Item{Contact: v.Contact})
	}
	return d.details
}

// A detailList collects details that have something to say.
type detailList struct {
	labels  map[string]Text
	details []Detail
	items   []Item // back those of the details, so that each is not allocated by itself
}

// label adds a detail under a message.
func (d *detailList) label(name DetailName, id string, items ...Item) {
	d.add(name, d.labels[id], items...)
}

func (d *detailList) add(name DetailName, label Text, items ...Item) {
	if len(items) == 0 {
		return
	}
	from := len(d.items)
	d.items = append(d.items, items...)
	d.details = append(d.details, Detail{Name: name, Label: label, Items: d.items[from:len(d.items):len(d.items)]})
}

func (d *detailList) text(name DetailName, id string, t Text) {
	if len(t) > 0 {
		d.label(name, id, Item{Text: t})
	}
}

func (d *detailList) dates(dates []Occurrence) {
	if len(dates) == 0 {
		return
	}
	label := "when.dates"
	items := make([]Item, len(dates))
	for i := range dates {
		items[i].Occurrence = &dates[i]
		if w := dates[i].When; w != nil && w.Superseded {
			label = "when.original-dates"
		}
	}
	d.label(DetailDates, label, items...)
	d.details[len(d.details)-1].List = true
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

func accessibilityItems(own Text, v *Venue) []Item {
	var items []Item
	if len(own) > 0 {
		items = append(items, Item{Text: own})
	}
	if v != nil && len(v.Accessibility) > 0 {
		items = append(items, Item{Text: v.Accessibility})
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

// listed are texts in a row, with dots between.
func (r *resolver) listed(texts []Text) Text {
	from := len(r.parts)
	for i, t := range texts {
		if i > 0 {
			r.parts = append(r.parts, Part{Value: " · "})
		}
		r.parts = append(r.parts, t...)
	}
	return r.since(from)
}
