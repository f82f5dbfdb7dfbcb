package render

import (
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/render/view"
)

func (m *markup) list(v *view.List) {
	m.open("events", &v.Base)
	m.Lit("<header class=\"tt-header\">\n")
	m.heading(m.level, v.Title)
	m.Lit("</header>\n")
	m.fallbackNote(&v.Base)
	m.about(nil, v.Summary)
	m.element("<p", v.Empty, "</p>\n")
	m.listedEvents(m.level+1, v.Events)
	m.Lit("</article>\n")
}

func (m *markup) series(v *view.Series) {
	m.open("series", &v.Base)
	m.Lit("<header class=\"tt-header\">\n")
	m.heading(m.level, v.Name)
	m.Lit("</header>\n")
	m.fallbackNote(&v.Base)
	m.about(v.Description, nil)
	m.website(v.Website, v.WebsiteLang, v.ReadMore, v.Name)
	if len(v.Events) > 0 {
		m.section("events", v.Words.Events, func() { m.listedEvents(m.level+2, v.Events) })
	}
	m.Lit("</article>\n")
}

// listedEvents writes events in a list, each under a heading of the level given.
func (m *markup) listedEvents(level int, events view.ListedEvents) {
	if len(events) == 0 {
		return
	}
	m.Lit("<ol class=\"tt-listed\">\n")
	for i := range events {
		m.listedEvent(level, &events[i])
	}
	m.Lit("</ol>\n")
}

func (m *markup) listedEvent(level int, e *view.ListedEvent) {
	m.Lit("<li>\n")
	m.leaf(e.Leaf)
	m.Lit("<div class=\"tt-entry\">\n")
	m.element("<p class=\"tt-kind\"", e.Kind, "</p>\n")
	m.headingOf(level, func() { m.link(e.URL, e.Headline) })
	m.group("<p class=\"tt-when\">", func() {
		if e.When != nil {
			m.when(e.When)
		}
		m.note(e.Over)
	}, "</p>\n")
	m.group("<p class=\"tt-where\">", func() {
		m.spans(e.Place)
		if len(e.Place) > 0 {
			m.note(e.Attendance)
		} else {
			m.spans(e.Attendance)
		}
	}, "</p>\n")
	for _, t := range e.Languages {
		m.element("<p class=\"tt-followed\"", t, "</p>\n")
	}
	m.Lit("</div>\n")
	m.image(e.Image)
	m.Lit("</li>\n")
}

// leaf writes the day, or the month, for the eye, which looks for it at the side; who listens hears
// it with the time.
func (m *markup) leaf(l i18n.Leaf) {
	if l == (i18n.Leaf{}) {
		return
	}
	top, middle, below := l.Weekday, l.Day, l.Month
	m.Lit("<p class=\"tt-leaf")
	if l.Day == "" {
		middle, below = l.Month, l.Year
		m.Lit(" tt-month")
	}
	m.Lit("\" aria-hidden=\"true\">")
	m.Text(top)
	m.Lit(" <b>")
	m.Text(middle)
	m.Lit("</b> ")
	m.Text(below)
	m.Lit("</p>\n")
}
