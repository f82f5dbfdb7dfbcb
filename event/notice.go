package event

import (
	"time"

	"golang.org/x/text/language"
)

// Notice is one fact about languages, as it matters to one reader.
type Notice struct{}

// Notices returns what e says of its languages.
func (e *Event) Notices(reader language.Tag, now time.Time) []Notice { return nil }

// PanelNotices returns what p says that e does not.
func (e *Event) PanelNotices(p *Panel, reader language.Tag, now time.Time) []Notice { return nil }
