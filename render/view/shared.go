package view

import (
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/internal/memo"
	"github.com/tertulia-go/tertulia/speaker"
)

// sharedThings are what views for one reader have in common beside words: the
// people, programs and venues that many events name, resolved once, and the
// notices that many plans come to. They are remembered within a bound.
type sharedThings struct {
	people   memo.Memo[readerOf[speaker.Speaker], *sharedPerson]
	programs memo.Memo[readerOf[event.Program], *shared[*Institution]]
	venues   memo.Memo[readerOf[event.Venue], *shared[*Venue]]
	notices  memo.Memo[string, *shared[Notices]]
}

// readerOf is a thing of the content and who reads of it.
type readerOf[Thing any] struct {
	reader *reader
	thing  *Thing
}

// shared is part of a view that others have too, in which other languages its
// passages are, and when it may be another; zero: never.
type shared[T any] struct {
	part   T
	others []language.Tag
	until  time.Time
}

// isOver reports whether a shared part may be another now.
func (s *shared[T]) isOver(now time.Time) bool { return !s.until.IsZero() && !now.Before(s.until) }

// sharedSize is about what a shared part takes, in bytes, besides the words of
// the content.
const sharedSize = 1 << 10

// share resolves part of a view apart from that view.
func share[T any](r *resolver, resolve func(*resolver) T) shared[T] {
	apart := &resolver{reader: r.reader, views: r.views, now: r.now, changes: until{now: r.now}}
	part := resolve(apart)
	return shared[T]{part, apart.others, apart.changes.first}
}

// use returns a shared part, which the view then tells the languages of and
// does not outlive.
func (s *shared[T]) use(r *resolver) T {
	r.changes.at(s.until)
	for _, tag := range s.others {
		r.mention(tag)
	}
	return s.part
}

// mention remembers that a passage of the view is in another language.
func (r *resolver) mention(tag language.Tag) {
	if !slices.Contains(r.others, tag) {
		r.others = append(r.others, tag)
	}
}
