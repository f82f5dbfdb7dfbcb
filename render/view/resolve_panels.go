package view

import (
	"slices"
	"strconv"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// panels resolves the sessions of an event in which is spoken what is given,
// unless a session says otherwise.
func (r *resolver) panels(e *event.Event, spoken []language.Tag) Panels {
	if len(e.Panels) == 0 {
		return nil
	}
	panels := make(Panels, 0, len(e.Panels))
	online := e.OnlineOnly()
	entries, shared := calendarNotices{r: r, e: e}, r.sharedPlan(e)
	times := r.panelTimes(e)
	title := r.name(e.Title)
	for i, p := range e.Panels {
		if p == nil {
			continue
		}
		panels = panels[:len(panels)+1] // in place: a panel is large
		panel := &panels[len(panels)-1]
		panel.Anchor = r.panelAnchor(p.ID, i)
		panel.Kind = r.term("kind.", p.Kind, "")
		panel.Title = r.name(p.Title)
		panel.Day, panel.When = times.day(p.When), times.when(p)
		panel.Status, panel.StatusNote = r.textOf(r.partLabel(p)), r.text(p.StatusNote)
		panel.Facts.Statuses, panel.Facts.Off = slices.Clone(p.Status), p.Off()
		if panel.When != nil && p.Off() && !p.HasStatus(event.Cancelled) {
			panel.When.Superseded, panel.When.Label = true, r.words.Original
		}
		panel.Notices = r.panelNotices(e, p, shared)
		depth := 2
		if panel.Day != "" {
			depth = 3
		}
		panel.Abstract = r.markdown(p.Abstract, depth, panel.Anchor)
		panel.Participants = r.participants(p.Participants, attendanceOf(e), e.PanelTense(p, r.now), depth)
		panel.Works = r.works(p.Works)
		panel.Media = r.media(p.Media)
		if panel.When.DayKnown() {
			panel.CalendarNotices = entries.of(p)
		}
		panel.Facts.Spoken = spoken
		if len(p.Languages.Spoken) > 0 {
			panel.Facts.Spoken = slices.Clone(p.Languages.Spoken)
		}
		if len(panel.Works) > 0 {
			panel.WorksLabel = r.words.Works
		}
		if len(panel.Media) > 0 {
			panel.MediaLabel = r.words.Media
		}
		panel.Facts.Recording = recordingOf(p.Languages.Recording, e.PanelTense(p, r.now))
		if len(panel.Title) == 0 {
			panel.Title, panel.Kind = panel.Kind, nil
		}
		if panel.When.DayKnown() {
			panel.Headline = r.panelHeadline(e, p, panel.Title, title)
		}
		if !online {
			panel.Rooms, panel.Venue = r.names(p.Rooms), r.venue(p.Venue)
		}
	}
	if len(panels) == 0 {
		return nil
	}
	times.sort(panels)
	return panels
}

// panelHeadline is the title of a session beside others, with that of its event
// and what has become of either.
func (r *resolver) panelHeadline(e *event.Event, p *event.Panel, title, whole Text) Text {
	return r.separated(" · ", nonEmpty(r.titled(r.labelOf(e, p, e.PanelTense(p, r.now)), title), whole))
}

// nonEmpty returns the texts that say something.
func nonEmpty(texts ...Text) []Text {
	return slices.DeleteFunc(texts, func(t Text) bool { return len(t) == 0 })
}

// placePanels gives each session the setting of the date on which it is.
func (v *Event) placePanels() {
	for i, date := range v.datesOfPanels() {
		p := &v.Panels[i]
		p.Setting = v.Setting
		if date >= 0 {
			p.Setting = v.Dates[date].Setting
		}
		if p.Venue != nil {
			p.Setting.Venue = p.Venue
		}
	}
}

// panelAnchor is the id of the element of a panel: with its own id, else with
// its place, which no panel can have for its own.
func (r *resolver) panelAnchor(id string, i int) string {
	if anchorOf(id, "") == "" {
		return r.anchor + "-session-" + strconv.Itoa(i+1)
	}
	return r.anchor + "-panel-" + id
}

// names resolves a list of names, without those that are missing.
func (r *resolver) names(texts []i18n.Text) []Text {
	from := len(r.texts)
	for _, t := range texts {
		if name := r.name(t); len(name) > 0 {
			r.texts = append(r.texts, name)
		}
	}
	return r.textsSince(from)
}
