package render

import (
	"html/template"
	"sync"
	"unsafe"
)

// A memo remembers what has been made of Markdown in two generations: when the
// young one is full the old one is forgotten. So what is in use stays, and
// memory is bounded. The zero value is empty.
type memo[T sized] struct {
	mu         sync.RWMutex
	young, old map[memoKey]T
	size       int // of the young, in bytes of source and what was made of it
}

// A memoKey is a text and where it stands. The text is compared by where its
// bytes lie, which the key keeps alive: strings do not change, and hashing all
// words of a page would take as long as resolving the rest of it. Two equal
// texts in two places are converted twice.
type memoKey struct {
	bytes *byte
	size  int
	place placeOf
	level int // of the heading it stands under
}

func newMemoKey(source string, place placeOf, level int) memoKey {
	return memoKey{unsafe.StringData(source), len(source), place, level}
}

func (k memoKey) source() string { return unsafe.String(k.bytes, k.size) }

type sized interface{ size() int }

// converted is a Markdown text as markup and as words.
type converted struct {
	html  template.HTML
	words string
}

func (c converted) size() int { return len(c.html) + len(c.words) }

// maxGeneration is the size of one generation in bytes.
const maxGeneration = 32 << 20

func (m *memo[T]) get(key memoKey) (T, bool) {
	m.mu.RLock()
	text, ok := m.young[key]
	if ok {
		m.mu.RUnlock()
		return text, true
	}
	text, ok = m.old[key]
	m.mu.RUnlock()
	if ok {
		m.put(key, text)
	}
	return text, ok
}

func (m *memo[T]) put(key memoKey, text T) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.young == nil || m.size > maxGeneration {
		m.young, m.old = make(map[memoKey]T), m.young
		m.size = 0
	}
	m.young[key] = text
	m.size += key.size + text.size()
}
