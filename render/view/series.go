package view

import (
	"html/template"

	"golang.org/x/text/language"
)

// Series is a row of events that belong together, as one reader sees it.
type Series struct {
	Base
	Name        Text
	Description *Markdown
	Website     template.URL // of its own
	WebsiteLang language.Tag // in which that page is, if it is not the reader's; else Und
	ReadMore    Text         // words of the link to Website
	Events      ListedEvents
}

// ViewBase implements [View].
func (v *Series) ViewBase() *Base {
	if v == nil {
		return nil
	}
	return &v.Base
}
