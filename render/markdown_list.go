package render

import "github.com/tertulia-go/tertulia/render/view"

func (m *commonMark) list(v *view.List) {
	m.heading(1, func() { m.text(v.Title) })
	m.block(v.FallbackNote)
	m.block(v.Summary)
	m.block(v.Empty)
	m.listedEvents(v.Events)
	m.ownAddress(v.URL)
}

func (m *commonMark) series(v *view.Series) {
	m.heading(1, func() { m.text(v.Name) })
	m.block(v.FallbackNote)
	m.about(v.Description, nil, 1)
	m.website(v.ReadMore, v.Website)
	if len(v.Events) > 0 {
		m.section(v.Words.Events)
		m.listedEvents(v.Events)
	}
	m.ownAddress(v.URL)
}

// listedEvents writes a line of each event.
func (m *commonMark) listedEvents(events view.ListedEvents) {
	m.links(len(events), func(i int) {
		e := &events[i]
		m.strong(func() { m.markLink(func() { m.text(e.Headline) }, e.URL) })
		m.separatedText(" · ", e.Kind)
		m.separated(" · ", func() { m.listedWhen(e) })
		m.separated(" · ", func() { m.listedWhere(e) })
		for _, t := range e.Languages {
			m.separatedText(" · ", t)
		}
	})
	m.blank = true
}
