package site

import (
	"html/template"
	"net/http"
	"time"

	"github.com/tertulia-go/tertulia/content/search"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/site/internal/answer"
)

// indexName is the name of the index of a language, for the script of a page.
const indexName = "search.json"

// Search is what the form for words needs.
type Search struct {
	Action template.URL // the list that answers ?q=
	Words  string       // that have been looked for; "": none
	Index  template.URL
	Script template.URL
}

// searchOn is the form of a list.
func (e *edition) searchOn(s *shelf) *Search {
	form := &Search{Index: template.URL(e.mounted + s.book.to() + indexName)}
	form.Action = template.URL(e.mounted + s.book.section(events))
	form.Script = e.kept(findPath)
	return form
}

// indexMonth is the month from which on the index of a moment is.
func indexMonth(now time.Time) time.Time {
	return time.Date(now.UTC().Year(), now.UTC().Month(), 1, 0, 0, 0, 0, time.UTC)
}

// answerIndex answers the index of a language, nil for any other path. The order of
// what a script finds is known for a year from the month on.
func (e *edition) answerIndex(path string, now time.Time) (*answer.Answer, error) {
	for _, s := range e.shelves {
		if path != s.book.to()+indexName {
			continue
		}
		month := indexMonth(now)
		body, err := e.newIndex(s, now).Static(month, func(ref field.Ref) search.Shown {
			p := e.pageOf(ref.Kind, ref.ID, s.lang)
			if p == nil {
				return search.Shown{}
			}
			return search.Shown{Title: titleOf(s, p.thing).String(), Address: string(e.linkTo(p, nil).URL)}
		})
		if err != nil {
			return nil, err
		}
		out := &answer.Answer{Header: guarded(http.Header{"Content-Type": {"application/json"}, "Content-Language": {s.lang.String()}}, policy), Body: body, Until: e.noLaterThan(month.AddDate(0, 1, 0)), MaxAge: e.options.maxAge()}
		return out, nil
	}
	return nil, nil
}

func (e *edition) newIndex(s *shelf, now time.Time) *search.Index {
	return search.New(e.folder, s.lang, now)
}

// index returns the index of a language, which is kept for the next who searches.
func (e *edition) index(s *shelf, now time.Time) *search.Index {
	e.searches.Lock()
	defer e.searches.Unlock()
	index := e.searches.byLang[s.lang]
	if index == nil {
		index = e.newIndex(s, now)
		e.searches.byLang[s.lang] = index
	}
	return index
}

// maxHits bounds what a search finds.
const maxHits = 200

// found returns what reports whether words are found in an event, or in the name of
// somebody or something that takes part in it.
func (e *edition) found(s *shelf, words string) func(*event.Event) bool {
	now := e.options.now()
	hits := make(map[field.Ref]bool)
	for _, hit := range e.index(s, now).Find(words, now, maxHits) {
		hits[hit.Thing] = true
	}
	return func(ev *event.Event) bool {
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
	}
}
