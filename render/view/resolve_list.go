package view

import (
	"cmp"
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/notice"
)

// newList makes a list of what resolves its events.
func (views *Views) newList(about About, tag language.Tag, events func(*resolver) ListedEvents) *List {
	r := views.resolver(tag, cmp.Or(string(about.Kind), "list"), about.ID)
	v := &List{}
	v.Card = r.cardOf(about)
	v.Title, v.Summary = v.Card.Title, v.Card.Summary
	v.Events = events(r)
	if len(v.Events) == 0 {
		v.Empty = r.labels.empty
	}
	r.base(&v.Base, about.ref(), nil, about.Title)
	return v
}

func (views *Views) newSeries(s *event.Series, events []*event.Event, tag language.Tag) *Series {
	r := views.resolver(tag, "series", s.ID)
	v := &Series{Name: r.name(s.Name), Description: r.markdown(s.Description, 0, "")}
	v.Website, v.WebsiteLang, v.ReadMore = r.website(s.URL)
	v.Events = views.listEvents(r, slices.DeleteFunc(slices.Clone(events), func(e *event.Event) bool {
		return e == nil || !isOf(e, s)
	}))
	v.Card = Card{Title: v.Name, Long: v.Description}
	r.base(&v.Base, field.Ref{Kind: field.Series, ID: s.ID}, nil, s.Name)
	v.Extra = r.extra(s.Extra)
	return v
}

// isOf reports whether an event belongs to a series, which may have been loaded
// twice.
func isOf(e *event.Event, s *event.Series) bool {
	return e.Series == s || e.Series != nil && s.ID != "" && e.Series.ID == s.ID
}

// listEvents resolves events that a list tells of. Under [i18n.Refuse] an event with a text that
// is not written in the language is left out: one event does not keep others
// from being published.
func (views *Views) listEvents(r *resolver, events []*event.Event) ListedEvents {
	found := make([]occasion, 0, len(events))
	for _, e := range events {
		if e == nil || views.refuse(event.Fields(), e, r.tag) != nil {
			continue
		}
		r.changes.at(e.Changes(r.now)) // also when it is published
		if views.isPublished(e, r.tag, r.now) {
			found = append(found, occasionOf(e, r.now))
		}
	}
	listed := make(ListedEvents, len(found))
	for i, o := range sorted(found) {
		r.listedEvent(&listed[i], o)
	}
	return listed
}

// An occasion is the one of an event by which the event stands in a list.
type occasion struct {
	event *event.Event
	tense notice.Tense // of the event
	from  time.Time    // when it begins: what is daily, each day
	event.Occurrence
}

// occasionOf returns the first occasion of e at which one can still attend; where
// there is none, the first that is not over; when all are, the last. It is zero
// where none is known, or where none is any more. An event that is only at the
// times of its sessions is one occasion.
func occasionOf(e *event.Event, now time.Time) occasion {
	found := occasion{event: e, tense: e.Tense(now)}
	if e.Undated() {
		return found
	}
	if own := ownTime(e); e.Repeat == nil && len(e.Dates) == 0 {
		found.When, found.from = own, own.Start
		if next, ok := own.Next(now); ok {
			found.from = next.Start
		}
		return found
	}
	for _, i := range instancesOf(e, found.tense, now) {
		switch {
		case found.When.IsZero(), found.Off() && !i.Off() && !i.Start.IsZero(),
			found.tense == notice.Past && i.Over().After(found.Over()) && !i.Off():
			found.Occurrence, found.from = i.Occurrence, i.Start
		}
	}
	if next, ok := found.When.Next(now); ok {
		found.from = next.Start
	}
	return found
}

// instancesOf are the instances of e that are not over, and of what is over all.
func instancesOf(e *event.Event, tense notice.Tense, now time.Time) []event.Instance {
	if tense == notice.Past {
		now = time.Time{}
	}
	return e.Instances(now)
}

// sorted returns occasions in the order of [ListedEvents].
func sorted(occasions []occasion) []*occasion {
	all := make([]*occasion, len(occasions))
	for i := range occasions {
		all[i] = &occasions[i]
	}
	slices.SortStableFunc(all, compareOccasions)
	return all
}

// compareOccasions is the order of [ListedEvents].
func compareOccasions(a, b *occasion) int {
	return cmp.Or(cmp.Compare(a.rank(), b.rank()), a.compareTimes(b))
}

// rank tells what comes from what has no date and from what is over.
func (o *occasion) rank() int {
	switch {
	case o.tense == notice.Past:
		return 2
	case o.Start.IsZero():
		return 1
	}
	return 0
}

func (o *occasion) compareTimes(other *occasion) int {
	if o.tense == notice.Past {
		return other.Over().Compare(o.Over())
	}
	return o.from.Compare(other.from)
}

// listedEvent resolves an event into v, which is zero.
func (r *resolver) listedEvent(v *ListedEvent, o *occasion) {
	e := o.event
	r.zones, r.drafts = e.ShowZones, e.DraftIn
	r.unprinted(func() { v.Setting = r.settingOf(o) })
	v.URL = r.link(field.Ref{Kind: field.Event, ID: e.ID}, e.Slug, e.Title, r.l)
	v.Title = r.name(e.Title)
	v.Headline = r.headline(e, v.Title)
	v.Kind = r.term("kind.", e.Kind, "")
	v.When = r.listedWhen(o)
	if v.When != nil && dated(v.When.Facts.Start) {
		v.Leaf = r.l.Leaf(o.from, v.When.Facts.Precision)
	}
	if o.tense == notice.Past {
		v.Over = r.labels.over
	}
	v.Place = r.printed(r.inShort(v.Setting.Venue))
	v.Facts = ListedFacts{
		ID:         e.ID,
		Tense:      o.tense,
		When:       o.When,
		Statuses:   slices.Clone(e.Status),
		Attendance: o.attendance(),
		Spoken:     slices.Clone(e.Languages.Spoken),
		Notices:    r.eventFacts(e),
	}
	if o.When.IsZero() && e.Repeat == nil {
		v.Facts.When, _ = r.spanOf(e)
	}
	if v.Facts.Attendance != event.InPerson || len(v.Place) == 0 {
		v.Attendance = r.printed(v.Setting.Attendance)
	}
	v.Languages = r.followedIn(v.Facts.Notices)
	v.Image = r.image(e.Image)
	v.Open = isOpen(e, o.tense)
}

// attendance is how one takes part in an occasion of an event, which says it for
// all of them where they do not.
func (o *occasion) attendance() event.Attendance {
	if o.event.OnlineOnlyBy(o.Attendance) {
		return event.Online
	}
	return cmp.Or(o.Attendance, o.event.Attendance)
}

// settingOf is where and how one takes part in an occasion.
func (r *resolver) settingOf(o *occasion) Setting {
	e := o.event
	own := Setting{r.attendance("attendance.", o.attendance()), r.venue(o.Venue), r.online(o.Online)}
	return own.within(Setting{nil, r.venue(e.Venue), r.online(e.Online)}, e, o.Attendance)
}

// listedWhen is a time beside others: without when doors open, and without other
// clocks. Of what is to be confirmed a list says what that is.
func (r *resolver) listedWhen(o *occasion) *When {
	switch {
	case o.ToBeConfirmed:
		words := r.message("when.to-be-confirmed", nil)
		return &When{ToBeConfirmed: r.joined(r.labels.when, Text{{Value: ": "}}, words)}
	case o.When.IsZero():
		return nil
	}
	return &When{Text: r.span(o.When, o.attendance()), Facts: o.When}
}

// inShort names a place and where that is.
func (r *resolver) inShort(v *Venue) Text {
	if v == nil {
		return nil
	}
	known := make([]Text, 0, 2)
	for _, part := range [][]Text{{v.Name, v.Room, v.Address}, {v.City, v.Region, v.Country}} {
		if i := slices.IndexFunc(part, func(t Text) bool { return len(t) > 0 }); i >= 0 {
			known = append(known, part[i])
		}
	}
	return r.separated(", ", known)
}

// followedIn are the labels of what says in which languages one can follow an
// event, each once.
func (r *resolver) followedIn(facts []notice.Facts) []Text {
	var labels []Text
	for _, fact := range facts {
		switch fact.Topic {
		case notice.AboutSpoken, notice.AboutSessions, notice.AboutCaptions:
		case notice.AboutInterpretation, notice.AboutSign:
			if !fact.Note.IsZero() { // the service has been told of
				continue
			}
		default: // how one may ask or read is for the page
			continue
		}
		_, words := r.noticeWords(fact)
		label := r.textOf(words)
		if !slices.ContainsFunc(labels, func(other Text) bool { return other.String() == label.String() }) {
			labels = append(labels, label)
		}
	}
	return labels
}

// unprinted resolves what only machines read of a list: the note on other
// languages does not count it.
func (r *resolver) unprinted(resolve func()) {
	others := r.others
	resolve()
	r.others = others
}

// printed returns a text that was resolved unprinted and is printed after all.
func (r *resolver) printed(t Text) Text {
	for _, p := range t {
		r.noteOther(p)
	}
	return t
}
