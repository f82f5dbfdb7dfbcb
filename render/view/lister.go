package view

import (
	"slices"
	"sync"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
)

// A Lister makes lists as [Views.List] does, of events that do not change while it
// lives: what a list tells of one is resolved once for each language and for as long
// as it holds, for the other lists in which it stands. The lists share that: do not
// change it. A Lister is made by [Views.NewLister], and safe for concurrent use.
type Lister struct {
	views      *Views
	mu         sync.RWMutex
	young, old map[listedIn]*listed // when the young are many, the old ones go
}

type listedIn struct {
	event *event.Event
	tag   language.Tag
}

// listed is what lists tell of an event.
type listed struct {
	occasion             // by which the event is sorted
	isSeen   bool        // by the readers of the list
	entry    ListedEvent // zero if it is not
	others   []language.Tag
	from     time.Time // as of which it is resolved
	until    time.Time // when it may be another; zero: it holds
}

// maxListed bounds how many entries a generation has, of nearly three kilobytes each.
const maxListed = 5_000

// NewLister returns a lister that remembers nothing yet.
func (views *Views) NewLister() *Lister {
	return &Lister{views: views, young: make(map[listedIn]*listed)}
}

// List is [Views.List].
func (l *Lister) List(about About, events []*event.Event, tag language.Tag) (*List, error) {
	return l.views.list(about, tag, func(r *resolver) ListedEvents { return l.events(r, events) })
}

func (l *Lister) events(r *resolver, events []*event.Event) ListedEvents {
	found := make([]*listed, 0, len(events))
	for _, e := range events {
		if e == nil || l.views.refuse(event.Fields(), e, r.tag) != nil {
			continue
		}
		one := l.listed(r, e)
		r.changes.at(one.until)
		if one.isSeen {
			found = append(found, one)
		}
	}
	slices.SortStableFunc(found, func(a, b *listed) int { return compareOccasions(&a.occasion, &b.occasion) })
	all := make(ListedEvents, len(found))
	for i, one := range found {
		all[i] = one.entry
		for _, tag := range one.others {
			r.mention(tag)
		}
	}
	return all
}

// listed returns what is known of an event, or resolves it.
func (l *Lister) listed(r *resolver, e *event.Event) *listed {
	key := listedIn{e, r.tag}
	l.mu.RLock()
	one, isYoung := l.young[key]
	if !isYoung {
		one = l.old[key]
	}
	l.mu.RUnlock()
	if one == nil || r.now.Before(one.from) || !one.until.IsZero() && !r.now.Before(one.until) {
		one, isYoung = l.resolve(r, e), false
	}
	if !isYoung {
		l.keep(key, one)
	}
	return one
}

func (l *Lister) keep(key listedIn, one *listed) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.young) >= maxListed {
		l.young, l.old = make(map[listedIn]*listed), l.young
	}
	l.young[key] = one
}

// resolve resolves an event for the reader of a list, at the moment of the list.
func (l *Lister) resolve(r *resolver, e *event.Event) *listed {
	own := l.views.resolver(r.tag, "list", "")
	own.now, own.changes.now = r.now, r.now
	own.changes.at(e.Changes(own.now)) // also when it is published
	one := &listed{from: own.now, isSeen: l.views.isPublished(e, own.tag, own.now)}
	if one.isSeen {
		one.occasion = occasionOf(e, own.now)
		own.listedEvent(&one.entry, &one.occasion)
	}
	one.others, one.until = own.others, own.changes.first
	return one
}
