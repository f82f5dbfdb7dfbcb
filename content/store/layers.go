package store

import (
	"iter"
	"maps"
)

// layers is a map of which some entries are others than in one that it shares with
// other layers, and which nobody changes any more.
type layers[T any] struct {
	shared map[string]T
	own    map[string]*T // nil: not there
}

func (l layers[T]) get(key string) (value T, ok bool) {
	if own, is := l.own[key]; is {
		if own == nil {
			return value, false
		}
		return *own, true
	}
	value, ok = l.shared[key]
	return value, ok
}

// all yields the entries, in no order.
func (l layers[T]) all() iter.Seq2[string, T] {
	return func(yield func(string, T) bool) {
		for key, own := range l.own {
			if own != nil && !yield(key, *own) {
				return
			}
		}
		for key, value := range l.shared {
			if _, is := l.own[key]; !is && !yield(key, value) {
				return
			}
		}
	}
}

// copied returns layers with the same entries, of which those may be changed that are
// its own.
func (l layers[T]) copied() layers[T] {
	own := maps.Clone(l.own)
	if own == nil {
		own = map[string]*T{}
	}
	return layers[T]{l.shared, own}
}

func (l layers[T]) set(key string, value T) { l.own[key] = &value }
func (l layers[T]) remove(key string)       { l.own[key] = nil }
