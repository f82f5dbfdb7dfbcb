package event

import (
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/notice"
)

// Notices returns what to tell the readers of one language about the languages
// of e at the given time, by the rules of [notice.OfOccasion] and in the tense
// of [Event.Tense]. A cancelled event and a nil one have none.
func (e *Event) Notices(reader language.Tag, now time.Time) []notice.Facts {
	if e == nil || e.CalledOff() {
		return nil
	}
	return notice.OfOccasion(e.Languages, e.PanelPlans(), notice.Reading{Reader: reader, Now: now, Tense: e.Tense(now), Undated: e.Undated()})
}

// PanelPlans returns the language plans of the panels, as each gives it.
func (e *Event) PanelPlans() []notice.Plan {
	var plans []notice.Plan
	for _, p := range e.Panels {
		if p != nil && !p.Languages.IsZero() {
			plans = append(plans, p.Languages)
		}
	}
	return plans
}

// PanelNotices returns what to tell about the languages of a panel of e beside
// the notices of e itself, by the rules of [notice.OfSession] and in the tense of
// the panel's own time where it is known. A panel that is cancelled, or whose
// event is, has none, and so have a nil event and a nil panel.
func (e *Event) PanelNotices(p *Panel, reader language.Tag, now time.Time) []notice.Facts {
	if e == nil || p == nil || e.CalledOff() || p.HasStatus(Cancelled) {
		return nil
	}
	return notice.OfSession(p.Languages.Inherit(e.Languages), e.Languages.Shared(e.PanelPlans(), e.Tense(now)),
		notice.Reading{Reader: reader, Now: now, Tense: e.PanelTense(p, now), Undated: e.PanelUndated(p)})
}
