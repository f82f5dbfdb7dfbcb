package poll

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/content/store"
)

// source answers a version, or an error, and counts how often it is asked.
type source struct {
	mu      sync.Mutex
	version store.Version
	err     error
	asked   int
}

func (s *source) present() (store.Version, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked++
	return s.version, s.err
}

func (s *source) set(version store.Version, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.version, s.err = version, err
}

var errCut = errors.New("cut off")

func TestVersionsAreYieldedWhenTheyAreOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		s := &source{version: "1"}
		var bell Bell
		var mu sync.Mutex // the passing of time orders nothing between goroutines
		var all []any
		seen := func() []any {
			mu.Lock()
			defer mu.Unlock()
			return slices.Clone(all)
		}
		go func() {
			for version, err := range Versions(ctx, time.Minute, &bell, "1", s.present) {
				mu.Lock()
				if err != nil {
					all = append(all, err)
				} else {
					all = append(all, version)
				}
				mu.Unlock()
			}
		}()
		synctest.Wait()
		assert.Empty(t, seen(), "the version that is known")

		s.set("2", nil)
		time.Sleep(59 * time.Second)
		synctest.Wait()
		assert.Empty(t, seen(), "nobody was asked yet")
		time.Sleep(2 * time.Second)
		synctest.Wait()
		assert.Equal(t, []any{store.Version("2")}, seen())

		s.set("3", nil)
		bell.Ring()
		synctest.Wait()
		assert.Equal(t, []any{store.Version("2"), store.Version("3")}, seen(), "at once")
		bell.Ring()
		synctest.Wait()
		assert.Len(t, seen(), 2, "nothing is another")

		s.set("", errCut)
		bell.Ring()
		synctest.Wait()
		s.set("3", nil)
		bell.Ring()
		synctest.Wait()
		s.set("4", nil)
		bell.Ring()
		synctest.Wait()
		assert.Equal(t, []any{store.Version("2"), store.Version("3"), errCut, store.Version("4")}, seen(), "an error ends nothing, and is no version")

		asked := s.asked
		cancel()
		bell.Ring()
		time.Sleep(time.Hour)
		synctest.Wait()
		assert.LessOrEqual(t, s.asked, asked+1, "nobody watches any more")
		assert.Len(t, seen(), 4)
	})
}

func TestARingWhileTheAnswerIsOnItsWayIsNotLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var bell Bell
		asked := 0
		for version, err := range Versions(t.Context(), time.Hour, &bell, "", func() (store.Version, error) {
			asked++
			if asked == 1 {
				bell.Ring() // somebody writes after this answer was made
				return "old", nil
			}
			return "new", nil
		}) {
			assert.NoError(t, err)
			if version == "new" {
				break
			}
		}
		assert.Equal(t, 2, asked)
	})
}

func TestWhoStopsWatchingIsAskedNoMore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &source{version: "1"}
		var bell Bell
		for range Versions(t.Context(), time.Minute, &bell, "", s.present) {
			break
		}
		bell.Ring()
		time.Sleep(time.Hour)
		assert.Equal(t, 1, s.asked)
	})
}

func TestEverybodyWhoWaitsHearsTheBell(t *testing.T) {
	var bell Bell
	bell.Ring() // nobody waits
	one, other := bell.next(), bell.next()
	bell.Ring()
	<-one
	<-other
	select {
	case <-bell.next():
		t.Error("a ring is heard by who waited")
	default:
	}
}
