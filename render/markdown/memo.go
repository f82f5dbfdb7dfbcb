package markdown

import "sync"

// A memo remembers what has been made of texts in two generations: when the
// young one is full the old one is forgotten. So what is in use stays, and
// memory is bounded. The zero value is empty.
type memo struct {
	mu         sync.RWMutex
	young, old map[key]made
	size       int // of the young, in bytes of source and what was made of it
}

// A key is a text and what is made of it.
type key struct {
	form   form
	source string
	with   string // what else it depends on
	level  int    // of the heading above
}

// A form is what a text is turned into.
type form uint8

const (
	asHTML form = iota
	asWords
	asGist
	asLines
	asMarkdown
)

// made is one of the two.
type made struct {
	text  string
	lines []Line
}

// maxGeneration is the size of one generation in bytes.
const maxGeneration = 32 << 20

// get returns what has been made of a text, or makes it.
func (m *memo) get(k key, convert func() made) made {
	m.mu.RLock()
	v, inYoung := m.young[k]
	inOld := false
	if !inYoung {
		v, inOld = m.old[k]
	}
	m.mu.RUnlock()
	if inYoung {
		return v
	}
	if !inOld {
		v = convert()
	}
	m.put(k, v)
	return v
}

func (m *memo) put(k key, v made) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.young == nil || m.size > maxGeneration {
		m.young, m.old = make(map[key]made), m.young
		m.size = 0
	}
	m.young[k] = v
	m.size += len(k.source) + len(v.text)
	for i := range v.lines {
		m.size += len(v.lines[i].Words) + lineSize
	}
}

// lineSize is about what a line takes besides its words.
const lineSize = 64
