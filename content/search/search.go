// Package search finds words, people and places in loaded content, folded.
//
//		index := search.New(folder, language.Spanish, now)
//		index.Find("lapiz", now, 20) // the events with "lápices" among them
//
//	 1. All words of a query have to be found; the last one may be unfinished.
//	 2. Accents and plurals make no difference. The ñ does where it is typed:
//	    "nino" finds niño, "niño" does not find nino.
//	 3. Titles come before people, places and topics, and these before other
//	    texts; among equals comes first what is nearest to the present.
//	 4. Only what is published for the readers of the index is found, and no
//	    person, place, program or series that only other events name.
//
// [Index.Static] writes an index for a site of files, in which [Script] finds the same.
package search

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
)

// What is beyond the limits is not looked at, so that no query costs more than others.
const (
	maxQueryBytes = 400
	maxQueryWords = 12
	maxTextWords  = 20_000 // of one text
)

// The ranks of what a word stands in.
const (
	inText = 1 + iota
	inName // of a person, place, program, series or topic that an event names
	inTitle
)

// Hit is a thing that was found.
type Hit struct {
	Thing field.Ref
	Rank  int // greater is better; to be compared within one answer only
}

// Index is what the readers of one language can find. It is made by [New] and
// does not change, so it is safe for concurrent use. The zero value finds nothing.
type Index struct {
	things []thing
	words  []entry          // sorted by word
	stems  map[string][]int // positions in words
}

type thing struct {
	ref   field.Ref
	event *event.Event // nil: not an event
}

type entry struct {
	word  string
	ranks map[int]int // by position in things
}

// New returns the index of what the readers of a language can find in a folder
// at the given time. A text that is not written for the readers of the language
// is found by the words that stand in its place under the policy of the site.
// The index keeps the events of the folder, which must not change.
func New(folder *content.Folder, tag language.Tag, at time.Time) *Index {
	b := builder{
		tag: tag, settings: folder.Settings,
		ranks: map[string]map[int]int{}, places: map[field.Ref]int{},
	}
	for _, e := range folder.Published(at, tag) {
		b.addEvent(e, at)
	}
	return b.index()
}

// Find returns what has all words of a query, the best first, and at most limit
// hits; none where the query has no word or limit is not positive. Of a query
// longer than 400 bytes only the beginning is read, and of its words the first 12.
func (x *Index) Find(query string, now time.Time, limit int) []Hit {
	if len(query) > maxQueryBytes {
		query = strings.ToValidUTF8(query[:maxQueryBytes], "")
	}
	asked := words(query, maxQueryWords)
	if len(asked) == 0 || limit <= 0 {
		return nil
	}
	found := x.having(asked[0], len(asked) == 1)
	for i, word := range asked[1:] {
		also := x.having(word, i+2 == len(asked))
		for place, rank := range found {
			if r, ok := also[place]; ok {
				found[place] = rank + r
			} else {
				delete(found, place)
			}
		}
	}
	return x.sorted(found, now, limit)
}

// having returns the best rank of a word in each thing that has it.
func (x *Index) having(word string, unfinished bool) map[int]int {
	found := map[int]int{}
	add := func(e entry) {
		for place, rank := range e.ranks {
			found[place] = max(found[place], rank)
		}
	}
	for _, i := range x.stems[stem(word)] {
		add(x.words[i])
	}
	if unfinished {
		from, _ := slices.BinarySearchFunc(x.words, word, func(e entry, w string) int { return cmp.Compare(e.word, w) })
		for _, e := range x.words[from:] {
			if !strings.HasPrefix(e.word, word) {
				break
			}
			add(e)
		}
	}
	return found
}

func (x *Index) sorted(found map[int]int, now time.Time, limit int) []Hit {
	type candidate struct {
		Hit
		away time.Duration
	}
	all := make([]candidate, 0, len(found))
	for place, rank := range found {
		t := x.things[place]
		all = append(all, candidate{Hit{t.ref, rank}, t.away(now)})
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.Rank, a.Rank), cmp.Compare(a.away, b.away),
			cmp.Compare(a.Thing.Kind, b.Thing.Kind), cmp.Compare(a.Thing.ID, b.Thing.ID))
	})
	hits := make([]Hit, 0, min(limit, len(all)))
	for _, c := range all[:min(limit, len(all))] {
		hits = append(hits, c.Hit)
	}
	return hits
}

// away returns how far from now the thing takes place: nothing for what has no
// time because it is no event, and the most for an event without a date.
func (t thing) away(now time.Time) time.Duration {
	const most = 1<<63 - 1
	if t.event == nil {
		return 0
	}
	if next, ok := t.event.Next(now); ok && !next.Start.IsZero() {
		return max(0, next.Start.Sub(now)) // running: now
	}
	if over := t.event.Over(); !over.IsZero() {
		return max(0, now.Sub(over))
	}
	return most
}
