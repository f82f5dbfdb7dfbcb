package view

import (
	"slices"
	"strconv"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

func (r *resolver) panels(e *event.Event) Panels {
	if len(e.Panels) == 0 {
		return nil
	}
	panels := make(Panels, 0, len(e.Panels))
	online := e.OnlineOnly()
	entries := calendarNotices{r: r, e: e}
	for i, p := range e.Panels {
		if p == nil {
			continue
		}
		anchor := r.anchor + panelID(p.ID, i)
		panel := Panel{
			Anchor:          anchor,
			Kind:            r.term("kind.", p.Kind, ""),
			Title:           r.name(p.Title),
			When:            r.panelWhen(p.When, e),
			Notices:         r.panelNotices(e, p),
			Abstract:        r.markdown(p.Abstract, 2, anchor),
			Participants:    r.participants(p.Participants, attendanceOf(e), e.PanelTense(p, r.now), 2),
			Works:           r.works(p.Works),
			Media:           r.media(p.Media),
			CalendarNotices: entries.of(p),
			Facts:           PanelFacts{Spoken: slices.Clone(e.Languages.Spoken), Recording: recordingOf(p.Languages.Recording, e.PanelTense(p, r.now))},
		}
		if len(p.Languages.Spoken) > 0 {
			panel.Facts.Spoken = slices.Clone(p.Languages.Spoken)
		}
		if len(panel.Works) > 0 {
			panel.WorksLabel = r.words.Works
		}
		if len(panel.Media) > 0 {
			panel.MediaLabel = r.words.Media
		}
		if len(panel.Title) == 0 {
			panel.Title, panel.Kind = panel.Kind, nil
		}
		if !online {
			panel.Rooms, panel.Venue = r.names(p.Rooms), r.venue(p.Venue)
		}
		panels = append(panels, panel)
	}
	if len(panels) == 0 {
		return nil
	}
	return panels
}

// placePanels gives each session the setting of the date on which it is.
func (v *Event) placePanels() {
	for i := range v.Panels {
		p := &v.Panels[i]
		p.Setting = v.Setting
		if p.When.DayKnown() {
			if i := v.dateOf(p.When.Facts.Start); i >= 0 {
				p.Setting = v.Dates[i].Setting
			}
		}
		if p.Venue != nil {
			p.Setting.Venue = p.Venue
		}
	}
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
func (r *resolver) names(texts []i18n.Text) []Text {
	if len(texts) == 0 {
		return nil
	}
	names := make([]Text, 0, len(texts))
	for _, t := range texts {
		if name := r.name(t); len(name) > 0 {
			names = append(names, name)
		}
	}
	return names
}
