// Package poll watches a store by asking it.
package poll

import (
	"context"
	"iter"
	"sync"
	"time"

	"github.com/tertulia-go/tertulia/content/store"
)

// Bell wakes who watches. The zero value is ready; it is safe for concurrent use.
type Bell struct {
	mu   sync.Mutex
	rung chan struct{} // closed by the next Ring; nil: nobody waits
}

// Ring wakes everybody who waits now.
func (b *Bell) Ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.rung != nil {
		close(b.rung)
		b.rung = nil
	}
}

func (b *Bell) next() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.rung == nil {
		b.rung = make(chan struct{})
	}
	return b.rung
}

// Versions is Watch of [store.Store] for one that can be asked for its present
// version: it is, every so often and whenever the bell rings.
func Versions(ctx context.Context, every time.Duration, bell *Bell, since store.Version, present func() (store.Version, error)) iter.Seq2[store.Version, error] {
	return func(yield func(store.Version, error) bool) {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			rung := bell.next() // before the question: what is written after the answer rings
			now, err := present()
			if ctx.Err() != nil {
				return
			}
			if (err != nil || now != since) && !yield(now, err) {
				return
			}
			if err == nil {
				since = now
			}
			select {
			case <-ctx.Done():
				return
			case <-rung:
			case <-tick.C:
			}
		}
	}
}
