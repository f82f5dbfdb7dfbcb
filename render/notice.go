package render

import (
	"github.com/tertulia-go/tertulia/event"
)

// Notices are what an event says of its languages.
type Notices []Notice

// Notice is one sentence of them.
type Notice struct {
	Sentence Text
}

func (d *document) notices(facts []event.Notice) Notices { return nil }

func (m *markup) notices(notices Notices) {
	for _, n := range notices {
		m.element("<p class=\"tt-notice\" role=\"note\"", n.Sentence, "</p>\n")
	}
}
