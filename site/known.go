package site

import "sync"

// known is what has been made, by what it was made of. Several may make the same at
// once.
type known[K comparable, V any] struct{ all sync.Map }

func (k *known[K, V]) get(key K, make func() V) V {
	if v, ok := k.all.Load(key); ok {
		return v.(V)
	}
	v := make()
	k.all.Store(key, v)
	return v
}
