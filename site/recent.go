package site

import (
	"sync"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/render/view"
)

// recent keeps the views of events that were made last: a page and what stands beside
// it, as a calendar, are asked for one after another. It is safe for concurrent use, and
// its zero value is empty. Views are shared: nobody changes one.
type recent struct {
	mu   sync.Mutex
	kept [64]recentView
	next int // of those kept, the one that goes first
}

type recentView struct {
	event *event.Event
	lang  language.Tag
	from  time.Time
	view  *view.Event
}

// get returns a view that is kept and holds at a moment, or makes it.
func (r *recent) get(ev *event.Event, lang language.Tag, now time.Time, make func() (*view.Event, error)) (*view.Event, error) {
	r.mu.Lock()
	for i := range r.kept {
		k := &r.kept[i]
		if k.event == ev && k.lang == lang && !now.Before(k.from) && (k.view.Until.IsZero() || now.Before(k.view.Until)) {
			v := k.view
			r.mu.Unlock()
			return v, nil
		}
	}
	r.mu.Unlock()
	v, err := make() // perhaps by several at once
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.kept[r.next] = recentView{ev, lang, now, v}
	r.next = (r.next + 1) % len(r.kept)
	return v, nil
}
