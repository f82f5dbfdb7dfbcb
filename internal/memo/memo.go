// Package memo remembers what has been made of something, within a bound.
package memo

import "sync"

// A Memo remembers values under what they were made of, in two generations:
// when the young one is full the old one is forgotten. So what is in use stays,
// and memory is bounded. It is safe for concurrent use. The zero value is empty.
type Memo[K comparable, V any] struct {
	mu         sync.RWMutex
	young, old map[K]sized[V]
	size       int // of the young, in bytes
}

type sized[V any] struct {
	value V
	size  int
}

// maxGeneration is the size of one generation in bytes: what some hundreds of pages are
// made of. A program has several memos, and a build of many pages fills all of them.
const maxGeneration = 8 << 20

// Get returns what has been made under a key, or makes it. The function also
// says about how many bytes the value and its key take. Several callers may make
// the same value at once; any of those is remembered.
func (m *Memo[K, V]) Get(k K, convert func() (V, int)) V {
	m.mu.RLock()
	v, isYoung := m.young[k]
	known := isYoung
	if !known {
		v, known = m.old[k]
	}
	m.mu.RUnlock()
	if !isYoung {
		v = m.keep(k, v, known, convert)
	}
	return v.value
}

// GetBytes is [Memo.Get] for a key that is put together in a buffer: of what is
// remembered nothing is copied.
func GetBytes[V any](m *Memo[string, V], key []byte, convert func() (V, int)) V {
	m.mu.RLock()
	v, isYoung := m.young[string(key)]
	known := isYoung
	if !known {
		v, known = m.old[string(key)]
	}
	m.mu.RUnlock()
	if !isYoung {
		v = m.keep(string(key), v, known, convert)
	}
	return v.value
}

// keep puts a value that is known, or else is made, among the young.
func (m *Memo[K, V]) keep(k K, v sized[V], known bool, convert func() (V, int)) sized[V] {
	if !known {
		v.value, v.size = convert()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.young == nil || m.size > maxGeneration {
		m.young, m.old = make(map[K]sized[V]), m.young
		m.size = 0
	}
	m.young[k] = v
	m.size += v.size
	return v
}
