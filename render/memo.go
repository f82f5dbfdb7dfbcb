package render

import (
	"html/template"
	"sync"
	"unsafe"
)

// A memo remembers converted Markdown in two generations: when the young one
// is full the old one is forgotten. So what is in use stays, and memory is
// bounded. The zero value is empty.
type memo struct {
	mu         sync.RWMutex
	young, old map[memoKey]converted
	size       int // of the young, in bytes of source, markup and words
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

// converted is a Markdown text as markup and as words.
type converted struct {
	html  template.HTML
	words string
}

// maxGeneration is the size of one generation in bytes.
const maxGeneration = 32 << 20

func (m *memo) get(key memoKey) (converted, bool) {
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

func (m *memo) put(key memoKey, text converted) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.young == nil || m.size > maxGeneration {
		m.young, m.old = make(map[memoKey]converted), m.young
		m.size = 0
	}
	m.young[key] = text
	m.size += key.size + len(text.html) + len(text.words)
}
