package view

import (
	"html/template"
	"slices"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/address"
	"github.com/tertulia-go/tertulia/notice"
)

// newEvent resolves an event. The order is that of the page, so that the note
// on other languages names them in the order in which they appear.
func (views *Views) newEvent(e *event.Event, tag language.Tag) *Event {
	id := e.ID
	if id == "" { // so that two events without one can stand on a page
		id = i18n.Slug(views.reader(tag).l.Text(e.Title).Value)
	}
	r := views.resolver(tag, "event", id)
	r.makeRoom(e)
	r.zones, r.drafts = e.ShowZones, e.DraftIn
	v := &Event{Open: isOpen(e, e.Tense(r.now))}
	v.Kind = r.term("kind.", e.Kind, "")
	if e.Tense(r.now) == notice.Past && !slices.Contains(e.Status, event.Cancelled) {
		v.Over = r.labels.over
	}
	v.Title = r.name(e.Title)
	v.Subtitle = r.text(e.Subtitle)
	v.Statuses = r.statuses(e)
	v.StatusNote = r.text(e.StatusNote)
	v.Notices = r.eventNotices(e)
	if e.Repeat == nil {
		v.When = r.when(ownTime(e), e)
	} else {
		v.When, v.Next = r.repeated(e), r.next(e)
	}
	v.Attendance = r.attendance("attendance.", attendanceOf(e))
	v.Online = r.online(e.Online)
	v.Summary = r.text(e.Summary)
	v.Description = r.markdown(e.Description, 0, r.aboutAnchor)
	v.Image = r.image(e.Image)
	v.Headline = r.headline(e, v.Title)
	if !e.OnlineOnly() {
		v.Venue = r.venue(e.Venue)
	}
	v.Setting = Setting{v.Attendance, v.Venue, v.Online}
	r.dates(v, e)
	r.previous(v, e)
	v.Participants = r.participants(e.Participants, attendanceOf(e), e.Tense(r.now), 1)
	v.Facts.Spoken = slices.Clone(e.Languages.Spoken)
	v.Panels = r.panels(e, v.Facts.Spoken)
	v.placePanels()
	v.Facts.Undated = e.Undated()
	if v.Facts.Undated {
		r.supersede(v)
	}
	v.Works = r.works(e.Works)
	v.Media = r.media(e.Media)
	v.Series = r.series(e.Series)
	v.Topics = r.topics(e.Topics)
	v.Audience = r.text(e.Audience)
	v.Accessibility = r.text(e.Accessibility)
	v.Practical = r.markdown(e.Practical, 1, "")
	v.Registration = r.registration(e)
	v.Contact = r.contact(e.Contact)
	v.Hosts = r.hosts(e.Hosts)
	v.Facts.Statuses = slices.Clone(e.Status)
	v.Facts.Attendance = attendanceOf(e)
	v.Facts.Recording = recordingOf(e.Languages.Recording, e.Tense(r.now))
	v.Facts.Registration = v.Registration
	v.Facts.When, v.Facts.EndPrecision = r.spanOf(e)
	if !v.Open {
		v.uninvite()
	}
	v.Details = r.details(v, e)
	v.Card = Card{Title: v.Headline, Summary: v.Summary, Long: v.Description, Image: v.Image}
	r.changes.at(e.Changes(r.now))
	r.base(&v.Base, field.Ref{Kind: field.Event, ID: e.ID}, e.Slug, e.Title)
	if e.DayKnown() {
		v.Calendar = r.link(field.Ref{Kind: Calendar, ID: e.ID}, e.Slug, e.Title, r.l)
	}
	v.Extra = r.extra(e.Extra)
	v.Words.Participants = r.headingOf(e)
	v.Updated, v.Sequence = e.Updated, e.Sequence
	return v
}

// makeRoom makes room for about what an event takes.
func (r *resolver) makeRoom(e *event.Event) {
	sessions := len(e.Panels)
	r.parts = make([]Part, 0, 10+2*len(e.Topics)+2*sessions)
	r.texts = make([]Text, 0, 1+len(e.Topics)+sessions)
	r.longs = make([]Markdown, 0, 1+sessions)
	r.whens = make([]When, 0, 1+sessions+len(e.Dates))
}

// dates resolves when else an event is. Of one that is repeated it is the
// instances that are not as the rule says.
func (r *resolver) dates(v *Event, e *event.Event) {
	instances := e.Exceptional()
	for _, o := range e.Dates {
		instances = append(instances, event.Instance{Occurrence: o})
	}
	if len(instances) == 0 {
		return
	}
	next, several := e.Next(r.now)
	several = several && len(e.Dates) > 1
	v.Dates = make([]Occurrence, 0, len(instances))
	for k := range instances {
		i := &instances[k]
		date := r.occurrence(i.Occurrence, e)
		if date.empty() {
			continue
		}
		if part, ok := i.When.Next(r.now); several && ok && !i.Off() && part.Start.Equal(next.Start) {
			date.Facts.Next, several = true, false
		}
		date.Facts.Original = i.Original
		r.markOccasion(&date, i, e)
		date.Setting = Setting{date.Attendance, date.Venue, date.Online}.within(v.Setting, e, i.Attendance)
		v.Dates = append(v.Dates, date)
	}
}

// previous resolves when and where an event was to be before.
func (r *resolver) previous(v *Event, e *event.Event) {
	if e.Previous == nil {
		return
	}
	before := *e.Previous
	before.Venue, before.Online, before.Status, before.StatusNote = nil, nil, nil, nil
	o := r.occurrence(before, e)
	if e.Previous.Venue != nil { // nobody is to find the way there
		place := *e.Previous.Venue
		place.Map, place.Accessibility = "", nil
		o.Venue = r.newVenue(&place)
	}
	if !o.empty() {
		v.Previous = &o
	}
}

// within completes the setting of an occasion of e, which is attended so, by that
// of the event.
func (s Setting) within(whole Setting, e *event.Event, a event.Attendance) Setting {
	if len(s.Attendance) == 0 {
		s.Attendance = whole.Attendance
	}
	if s.Venue == nil && !e.OnlineOnlyBy(a) {
		s.Venue = whole.Venue
	}
	if len(s.Online) == 0 && a != event.InPerson {
		s.Online = whole.Online
	}
	return s
}

// isOpen reports whether one can still take part in an event of a tense.
func isOpen(e *event.Event, tense notice.Tense) bool {
	return !e.CalledOff() && tense != notice.Past
}

// uninvite takes from what is shown how one takes part.
func (v *Event) uninvite() {
	v.Online, v.Registration = nil, nil
	for i := range v.Dates {
		v.Dates[i].Online = nil
	}
}

// supersede marks the times of an event that will not take place then.
func (r *resolver) supersede(v *Event) {
	whens := []*When{v.When}
	for i := range v.Dates {
		whens = append(whens, v.Dates[i].When)
	}
	for i := range v.Panels {
		whens = append(whens, v.Panels[i].When)
	}
	for _, w := range whens {
		if w != nil && len(w.ToBeConfirmed) == 0 {
			w.Superseded, w.Label = true, r.words.Original
		}
	}
}

func (r *resolver) series(s *event.Series) *Link {
	if s == nil {
		return nil
	}
	name := r.name(s.Name)
	if len(name) == 0 {
		return nil
	}
	u := r.link(field.Ref{Kind: field.Series, ID: s.ID}, nil, s.Name, r.l)
	if u == "" {
		u = address.Link(r.choose(s.URL).Value)
	}
	return &Link{URL: u, Label: name}
}

func (r *resolver) topics(terms []field.Term) []Text {
	from := len(r.texts)
	for i := range terms {
		if topic := r.text(terms[i].Label); len(topic) > 0 {
			r.texts = append(r.texts, topic)
		}
	}
	return r.textsSince(from)
}

func recordingOf(recording *notice.Recording, tense notice.Tense) *Recording {
	if recording == nil {
		return nil
	}
	return &Recording{recordingURL(recording, tense), slices.Clone(recording.Languages), slices.Clone(recording.Captions), recording.Stream}
}

// attendanceOf is how one takes part in an event: what has moved online is
// attended there, even if nobody has changed what the event said before.
func attendanceOf(e *event.Event) event.Attendance {
	if e.Attendance == "" && e.OnlineOnlyBy("") {
		return event.Online
	}
	return e.Attendance
}

// recordingURL is where a recording or a stream is found: a stream that is over
// is nowhere.
func recordingURL(recording *notice.Recording, tense notice.Tense) template.URL {
	if recording == nil || recording.Stream && tense == notice.Past {
		return ""
	}
	return address.Link(recording.URL)
}

func (r *resolver) attendance(family string, a event.Attendance) Text {
	if a == "" {
		return nil
	}
	return r.message(family+string(a), nil)
}
