package site

import (
	"github.com/tertulia-go/tertulia/content/search"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
)

// maxHits bounds what a search finds.
const maxHits = 200

// found is the list of the events in which words are found, or which somebody or
// something takes part in that is called so.
func (e *edition) found(s *shelf, words string) *listing {
	now := e.options.now()
	e.searches.Lock()
	index := e.searches.byLang[s.lang]
	if index == nil {
		index = search.New(e.folder, s.lang, now)
		e.searches.byLang[s.lang] = index
	}
	e.searches.Unlock()
	hits := make(map[field.Ref]bool)
	for _, hit := range index.Find(words, now, maxHits) {
		hits[hit.Thing] = true
	}
	return &listing{label: words, holds: func(ev *event.Event) bool {
		if hits[field.Ref{Kind: field.Event, ID: ev.ID}] {
			return true
		}
		for _, p := range peopleOf(ev) {
			if p.ID != "" && hits[field.Ref{Kind: field.Speaker, ID: p.ID}] {
				return true
			}
		}
		for _, v := range venuesOf(ev) {
			if v.ID != "" && hits[field.Ref{Kind: field.Venue, ID: v.ID}] {
				return true
			}
		}
		return false
	}}
}
