package i18n

import (
	"sync"

	"golang.org/x/text/language"
)

// recentLocalizers keeps the Localizers that were asked for last, in two
// generations: once the younger one is full, it becomes the older one, whose
// place it takes. Whatever was asked for since then has moved to the younger
// one. Readers choose the tags, so there is a bound to how many are kept and
// to how long their tags are. The zero value is ready for use, and safe for
// concurrent use.
type recentLocalizers struct {
	mu         sync.Mutex
	young, old map[language.Tag]*Localizer
}

const (
	// maxGeneration bounds one generation. A Localizer takes 60 kB.
	maxGeneration = 64
	// maxKeptTag is the length in bytes of the longest tag that is kept, nearly
	// twice what BCP 47, section 4.4.1, expects of programs.
	maxKeptTag = 64
)

// find returns the Localizer of a canonical tag, nil if it is not kept.
func (r *recentLocalizers) find(tag language.Tag) *Localizer {
	r.mu.Lock()
	defer r.mu.Unlock()
	if l := r.young[tag]; l != nil {
		return l
	}
	l := r.old[tag]
	if l != nil {
		r.add(l)
	}
	return l
}

// keep returns l, or the Localizer of its tag that somebody else has made in
// the meantime, and keeps it.
func (r *recentLocalizers) keep(l *Localizer) *Localizer {
	if len(l.tag.String()) > maxKeptTag {
		return l
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if made := r.young[l.tag]; made != nil {
		return made
	}
	r.add(l)
	return l
}

// add puts l into the younger generation.
func (r *recentLocalizers) add(l *Localizer) {
	if len(r.young) >= maxGeneration {
		r.young, r.old = nil, r.young
	}
	if r.young == nil {
		r.young = make(map[language.Tag]*Localizer, maxGeneration)
	}
	r.young[l.tag] = l
}
