package render

import (
	"html/template"
	"slices"
	"strconv"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// newEventView resolves an event. The order is that of the page, so that the
// note on other languages names them in the order in which they appear.
func (r *Renderer) newEventView(e *event.Event, tag language.Tag) *EventView {
	id := e.ID
	if id == "" { // so that two events without one can stand on a page
		id = i18n.Slug(r.catalog.Localizer(tag).Text(e.Title).Value)
	}
	d := r.newDocument(tag, "event", id)
	v := &EventView{
		ID:          e.ID,
		Open:        !e.HasStatus(event.Cancelled) && e.Tense(d.now) != notice.Past,
		Kind:        d.term("kind.", e.Kind, ""),
		Title:       d.name(e.Title),
		Subtitle:    d.text(e.Subtitle),
		Statuses:    d.statuses(e),
		StatusNote:  d.text(e.StatusNote),
		Notices:     d.eventNotices(e),
		When:        d.when(e.When, e),
		Attendance:  d.attendance("attendance.", e.Attendance),
		Online:      d.online(e.Online),
		Summary:     d.text(e.Summary),
		Description: d.markdown(e.Description, d.level, d.place("about")),
		Image:       d.image(e.Image),
	}
	if !e.OnlineOnly() {
		v.Venue = d.venue(e.Venue)
	}
	for _, o := range e.Dates {
		if o := d.occurrence(o, e); !o.empty() {
			if o.place = o.Venue; o.place == nil && !e.OnlineOnlyBy(o.attendance) {
				o.place = v.Venue
			}
			if o.join = o.Online; len(o.join) == 0 && o.attendance != event.InPerson {
				o.join = v.Online
			}
			v.Dates = append(v.Dates, o)
		}
	}
	if e.Previous != nil {
		before := *e.Previous
		before.Online = nil // nobody is to find the way there
		if before.Venue != nil {
			place := *before.Venue
			place.Map, place.Accessibility = "", nil
			before.Venue = &place
		}
		if o := d.occurrence(before, e); !o.empty() {
			v.Previous = &o
		}
	}
	v.Participants = d.participants(e.Participants, e.Attendance, d.level+1)
	v.Panels = d.panels(e)
	v.placePanels()
	// With a date that it had before, the other is the new one.
	if e.HasStatus(event.Postponed) && !e.HasStatus(event.Rescheduled) && e.Previous == nil {
		v.supersede()
	}
	v.Works = d.works(e.Works)
	v.Media = d.media(e.Media)
	if s := e.Series; s != nil {
		if name := d.name(s.Name); len(name) > 0 {
			v.Series = &Link{URL: d.seriesURL(s), Label: name}
		}
	}
	v.Topics = d.topics(e.Topics)
	v.Audience = d.text(e.Audience)
	v.Accessibility = d.text(e.Accessibility)
	v.Registration = d.registration(e)
	v.Contact = d.contact(e.Contact)
	v.Hosts = d.hosts(e.Hosts)
	v.known = eventFacts{
		statuses:   slices.Clone(e.Status),
		attendance: e.Attendance,
		spoken:     slices.Clone(e.Languages.Spoken),
		recording:  recordingOf(e.Languages.Recording),
	}
	v.known.when, v.known.end = span(e)
	v.Base = d.base(Ref{Kind: EventRef, ID: e.ID}, e.Slug, e.Title)
	if v.hasEntry() {
		d.calendar = d.link(Ref{Kind: CalendarRef, ID: e.ID}, e.Slug, e.Title, d.l)
	}
	v.updated, v.sequence = e.Updated, e.Sequence
	return v
}

// placePanels gives each session the place of the date on which it is.
func (v *EventView) placePanels() {
	for i := range v.Panels {
		p := &v.Panels[i]
		p.place, p.join, p.mode = v.Venue, v.Online, v.Attendance
		if p.When.hasEntry() {
			if i := v.dateOf(p.When.known.Start); i >= 0 {
				o := &v.Dates[i]
				p.place, p.join = o.place, o.join
				if len(o.Attendance) > 0 {
					p.mode = o.Attendance
				}
			}
		}
		if p.Venue != nil {
			p.place = p.Venue
		}
	}
}

// supersede marks the times of an event that will not take place then.
func (v *EventView) supersede() {
	whens := []*When{v.When}
	for i := range v.Dates {
		whens = append(whens, v.Dates[i].When)
	}
	for i := range v.Panels {
		whens = append(whens, v.Panels[i].When)
	}
	for _, w := range whens {
		if w != nil && len(w.ToBeConfirmed) == 0 {
			w.Superseded = true
		}
	}
}

func (d *document) topics(terms []field.Term) []Text {
	if len(terms) == 0 {
		return nil
	}
	topics := make([]Text, 0, len(terms))
	for _, t := range terms {
		if topic := d.text(t.Label); len(topic) > 0 {
			topics = append(topics, topic)
		}
	}
	return topics
}

// span is the time of an event, from the first of several dates to the last:
// each is known as precisely as its own date is.
func span(e *event.Event) (all event.When, end i18n.Precision) {
	if e.When.ToBeConfirmed {
		return all, end
	}
	if len(e.Dates) == 0 {
		return e.When, e.When.Precision
	}
	var over time.Time
	for _, o := range e.Dates {
		if o.Start.IsZero() || o.ToBeConfirmed {
			continue
		}
		if all.Start.IsZero() || o.Start.Before(all.Start) {
			all.Start, all.Precision = o.Start, o.Precision
		}
		if o.Over().After(over) {
			over = o.Over()
			all.End, end = laterOf(o.End, o.Start), o.Precision
		}
	}
	return all, end
}

func laterOf(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func recordingOf(r *notice.Recording) *recording {
	if r == nil {
		return nil
	}
	return &recording{safe(r.URL), slices.Clone(r.Languages), slices.Clone(r.Captions), r.Stream}
}

func (v *EventView) title() Text { return v.Title }

// statuses say what has become of an event, in the tense of the event where
// the language has a sentence for that.
func (d *document) statuses(e *event.Event) []Text {
	var sentences []Text
	for _, s := range e.Status {
		if s == event.Scheduled {
			continue
		}
		if t := d.keep(d.l.Variant("status."+string(s), e.Tense(d.now).String(), nil)); len(t) > 0 {
			sentences = append(sentences, t)
		}
	}
	return sentences
}

func (d *document) attendance(family string, a event.Attendance) Text {
	if a == "" {
		return nil
	}
	return d.message(family+string(a), nil)
}

// when resolves the time of an event or of one of its occasions.
func (d *document) when(w event.When, e *event.Event) *When {
	if w.ToBeConfirmed {
		return &When{ToBeConfirmed: d.message("when.to-be-confirmed", nil)}
	}
	if w.IsZero() {
		return nil
	}
	v := &When{Text: d.span(w, e, e.Attendance), known: w}
	v.Doors = d.doors(w)
	if w.Precision == i18n.Minute {
		v.Zones = d.elsewhere(w, e.ShowZones)
	}
	return v
}

// doors says when they open, on the clock of the start.
func (d *document) doors(w event.When) Text {
	if w.Doors.IsZero() {
		return nil
	}
	opens := w.Doors
	if !w.Start.IsZero() {
		opens = opens.In(w.Start.Location())
	}
	return d.message("when.doors", i18n.Args{"Time": d.l.Time(opens)})
}

// span is the time in words, with its zone where the reader needs it.
func (d *document) span(w event.When, e *event.Event, a event.Attendance) string {
	text := d.l.Span(w.Start, w.End, w.Precision, i18n.DateLong)
	// Whoever is in the room reads the clock on the wall.
	if w.Precision != i18n.Minute || a == event.InPerson && len(e.ShowZones) == 0 {
		return text
	}
	return d.zoned(text, w)
}

// zoned adds the name of its zone to a time.
func (d *document) zoned(text string, w event.When) string {
	zone := zoneOf(d.l, w)
	words := d.l.Message("when.zoned", i18n.Args{"Time": text, "Zone": zone})
	if words.Source == i18n.Fallback { // a language without words may know dates and zones
		return text + " (" + zone + ")"
	}
	return words.Value
}

// zoneOf is the name of the zone of a time, the one for the whole year if the
// clocks change before the end.
func zoneOf(l *i18n.Localizer, w event.When) string {
	style := i18n.ZoneLong
	if !w.End.IsZero() {
		start, offset := w.Start.Zone()
		if end, endOffset := w.End.In(w.Start.Location()).Zone(); end != start || endOffset != offset {
			style = i18n.ZoneLongGeneric
		}
	}
	return l.Zone(w.Start, style)
}

// elsewhere is the same time on other clocks, but for those that say just the
// same as the one that has been printed.
func (d *document) elsewhere(w event.When, zones []event.Zone) []Text {
	if len(zones) == 0 {
		return nil
	}
	here := d.on(w, event.Zone{Location: w.Start.Location()}).String()
	var there []Text
	for _, z := range zones {
		if z.Location == nil {
			continue
		}
		if t := d.on(w, z); t.String() != here {
			there = append(there, t)
		}
	}
	return there
}

// on is a time on another clock: with its date only where that differs.
func (d *document) on(w event.When, z event.Zone) Text {
	name := d.l.Text(z.Label)
	there := event.When{Start: w.Start.In(z.Location)}
	if !w.End.IsZero() {
		there.End = w.End.In(z.Location)
	}
	if name.Value == "" {
		name = i18n.Localized{Value: zoneOf(d.l, there), Lang: d.tag, Source: i18n.Exact}
	}
	time := d.clock(there, w)
	if d.l.Message("when.zoned", i18n.Args{"Time": time, "Zone": name}).Source != i18n.Fallback {
		return d.sentence("when.zoned", i18n.Args{"Time": time, "Zone": name})
	}
	words := func(s string) Text { return d.part(i18n.Localized{Value: s, Lang: d.tag, Source: i18n.Exact}) }
	return slices.Concat(words(time+" ("), d.part(name), words(")"))
}

// clock prints w beside a time that has been printed: without its date if that
// is the same day.
func (d *document) clock(w, printed event.When) string {
	if w.Precision != i18n.Minute || printed.Start.IsZero() || !sameDay(w.Start, printed.Start) ||
		!printed.End.IsZero() && !sameDay(printed.Start, printed.End) {
		return d.l.Span(w.Start, w.End, w.Precision, i18n.DateLong)
	}
	if w.End.IsZero() {
		return d.l.Time(w.Start)
	}
	return d.l.TimeRange(w.Start, w.End)
}

// sameDay compares the days that stand on the two clocks.
func sameDay(a, b time.Time) bool {
	ay, am, ad := a.Date()
	by, bm, bd := b.Date()
	return ay == by && am == bm && ad == bd
}

func (d *document) occurrence(o event.Occurrence, e *event.Event) Occurrence {
	v := Occurrence{
		When:       d.when(o.When, e),
		Attendance: d.attendance("attendance.", o.Attendance),
		Venue:      d.venue(o.Venue),
		Online:     d.online(o.Online),
		id:         o.ID,
		attendance: o.Attendance,
	}
	if v.When != nil && o.Attendance != "" && !o.ToBeConfirmed {
		v.When.Text = d.span(o.When, e, o.Attendance)
	}
	return v
}

func (o *Occurrence) empty() bool {
	return o.When == nil && len(o.Attendance) == 0 && o.Venue == nil && len(o.Online) == 0
}

func (d *document) panels(e *event.Event) Panels {
	if len(e.Panels) == 0 {
		return nil
	}
	panels := make(Panels, 0, len(e.Panels))
	online := e.OnlineOnly()
	alone := sessions{d: d, e: e}
	for i, p := range e.Panels {
		if p == nil {
			continue
		}
		anchor := d.anchor + panelID(p.ID, i)
		panel := Panel{
			Anchor:       anchor,
			Kind:         d.term("kind.", p.Kind, ""),
			Title:        d.name(p.Title),
			When:         d.panelWhen(p.When, e),
			Notices:      d.panelNotices(e, p),
			Abstract:     d.markdown(p.Abstract, d.level+2, d.place(anchor[len(d.anchor)+1:])),
			Participants: d.participants(p.Participants, e.Attendance, d.level+2),
			Works:        d.works(p.Works),
			Media:        d.media(p.Media),
			doc:          d,
			spoken:       slices.Clone(e.Languages.Spoken),
			recording:    recordingOf(p.Languages.Recording),
			alone:        alone.notices(p),
		}
		if len(p.Languages.Spoken) > 0 {
			panel.spoken = slices.Clone(p.Languages.Spoken)
		}
		if len(panel.Title) == 0 {
			panel.Title, panel.Kind = panel.Kind, nil
		}
		if !online {
			panel.Rooms, panel.Venue = d.names(p.Rooms), d.venue(p.Venue)
		}
		panels = append(panels, panel)
	}
	if len(panels) == 0 {
		return nil
	}
	return panels
}

// panelID is the id of a panel in ids of elements: its own, else its place,
// which no panel can have for its own.
func panelID(id string, i int) string {
	if anchorOf(id, "") == "" {
		return "-session-" + strconv.Itoa(i+1)
	}
	return "-panel-" + id
}

// names resolves a list of names, without those that are missing.
func (d *document) names(texts []i18n.Text) []Text {
	if len(texts) == 0 {
		return nil
	}
	names := make([]Text, 0, len(texts))
	for _, t := range texts {
		if name := d.name(t); len(name) > 0 {
			names = append(names, name)
		}
	}
	return names
}

func (d *document) panelWhen(w event.When, e *event.Event) *When {
	if w.ToBeConfirmed || w.IsZero() {
		return d.when(w, e)
	}
	v := &When{Text: d.clock(w, e.When), Doors: d.doors(w), known: w}
	// The event has said in which zone, if it knows its own hour.
	said := e.When.Precision == i18n.Minute && !e.When.Start.IsZero()
	if w.Precision == i18n.Minute && (said && !sameClock(w.Start, e.When.Start.Location()) || !said && e.Attendance != event.InPerson) {
		v.Text = d.zoned(v.Text, w)
	}
	return v
}

// sameClock reports whether the clock of t shows the same as one elsewhere.
func sameClock(t time.Time, elsewhere *time.Location) bool {
	_, here := t.Zone()
	_, there := t.In(elsewhere).Zone()
	return here == there
}

func (d *document) seriesURL(s *event.Series) (u template.URL) {
	if u = d.link(Ref{Kind: SeriesRef, ID: s.ID}, nil, s.Name, d.l); u == "" {
		u = safe(d.l.Text(s.URL).Value)
	}
	return u
}
