package render

import (
	"html/template"
	"strings"
)

// drop is the markup of one part of a view, to be dropped into a site's own
// template.
func drop(write func(*markup)) template.HTML {
	var m markup
	write(&m)
	return template.HTML(m.b)
}

// dropPart is drop for what is made of a whole view, and nothing for one that no
// renderer made.
func dropPart(v View, write func(*markup, View)) template.HTML {
	if ready(v) != nil {
		return ""
	}
	return drop(func(m *markup) { write(m, v) })
}

func dropView(v View) template.HTML { return dropPart(v, func(m *markup, v View) { v.html(m) }) }

// HTML returns the whole fragment, as [Renderer.HTML] writes it.
func (v *EventView) HTML() template.HTML { return dropView(v) }

// HTML returns the whole fragment, as [Renderer.HTML] writes it.
func (v *ProgramView) HTML() template.HTML { return dropView(v) }

// HTML returns the whole fragment, as [Renderer.HTML] writes it.
func (v *SpeakerView) HTML() template.HTML { return dropView(v) }

// Facts returns when, where and how as a list of terms.
func (v *EventView) Facts() template.HTML {
	return dropPart(v, func(m *markup, _ View) { v.facts(m) })
}

// HTML returns the notices, each a paragraph.
func (n Notices) HTML() template.HTML { return drop(func(m *markup) { m.notices(n) }) }

// HTML returns the time, in a time element, and nothing for an unknown one.
func (w *When) HTML() template.HTML {
	if w == nil {
		return ""
	}
	return drop(func(m *markup) { m.when(w) })
}

// HTML returns the people as a list, and nothing for none.
func (p Participants) HTML() template.HTML {
	if len(p) == 0 {
		return ""
	}
	return drop(func(m *markup) { m.participants(p) })
}

// HTML returns the sessions as a list, and nothing for none.
func (p Panels) HTML() template.HTML {
	if len(p) == 0 {
		return ""
	}
	return drop(func(m *markup) { m.panels(p) })
}

// HTML returns the programs, in a section for each relation.
func (h Hosts) HTML() template.HTML { return drop(func(m *markup) { m.hosts(h) }) }

// HTML returns the picture with its credit.
func (i *Image) HTML() template.HTML { return drop(func(m *markup) { m.image(i) }) }

// String returns the sentences of the notices.
func (n Notices) String() string {
	var b strings.Builder
	for i, notice := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(notice.Sentence.String())
	}
	return b.String()
}
