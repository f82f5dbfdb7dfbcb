package render

import (
	"html/template"
	"sync"
)

// A memo remembers converted Markdown in two generations: when the young one
// is full the old one is forgotten. So what is in use stays, and memory is
// bounded. The zero value is empty.
type memo struct {
	mu         sync.RWMutex
	young, old map[memoKey]template.HTML
	size       int // of the young, in bytes of source and markup
}

type memoKey struct {
	source string
	place  placeOf
	level  int // of the heading it stands under
}

// maxGeneration is the size of one generation in bytes.
const maxGeneration = 32 << 20

func (m *memo) get(key memoKey) (template.HTML, bool) {
	m.mu.RLock()
	html, ok := m.young[key]
	if ok {
		m.mu.RUnlock()
		return html, true
	}
	html, ok = m.old[key]
	m.mu.RUnlock()
	if ok {
		m.put(key, html)
	}
	return html, ok
}

func (m *memo) put(key memoKey, html template.HTML) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.young == nil || m.size > maxGeneration {
		m.young, m.old = make(map[memoKey]template.HTML), m.young
		m.size = 0
	}
	m.young[key] = html
	m.size += len(key.source) + len(html)
}
