package view

import "time"

// datesOfPanels returns for each session on which of the dates of the event it is, by
// what is known of its start: during the date, else on its day; -1 for none.
func (v *Event) datesOfPanels() []int {
	dates := v.dateSpans()
	found := make([]int, len(v.Panels))
	for i := range v.Panels {
		found[i] = -1
		if p := &v.Panels[i]; len(dates) > 0 && p.When.DayKnown() {
			found[i] = dates.find(p.When.Facts.Start)
		}
	}
	return found
}

// dateSpans are when the dates of an event are, laid out so that a session can be
// looked for among thousands.
type dateSpans []dateSpan

type dateSpan struct {
	date        int   // of the event
	start, over int64 // seconds
	zone        *time.Location
	day         time.Time // of the start, by [dayOf]
}

func (v *Event) dateSpans() dateSpans {
	spans := make(dateSpans, 0, len(v.Dates))
	for i := range v.Dates {
		if w := v.Dates[i].When; w.DayKnown() {
			start := w.Facts.Start
			spans = append(spans, dateSpan{i, start.Unix(), w.Facts.Over().Unix(), start.Location(), dayOf(start)})
		}
	}
	return spans
}

func (spans dateSpans) find(t time.Time) int {
	second := t.Unix()
	for i := range spans {
		if spans[i].start <= second && second < spans[i].over {
			return spans[i].date
		}
	}
	var zone *time.Location
	var day time.Time // of t, on the clock of zone
	for i := range spans {
		if at := &spans[i]; at.zone != zone || i == 0 {
			zone, day = at.zone, dayOf(t.In(at.zone))
		}
		if spans[i].day.Equal(day) {
			return spans[i].date
		}
	}
	return -1
}
