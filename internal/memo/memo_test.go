package memo

import (
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestForgetsWhatIsNotInUse(t *testing.T) {
	var m Memo[int, string]
	made := 0
	inUse := func() string {
		return m.Get(-1, func() (string, int) {
			made++
			return "in use", 6
		})
	}
	for i := range 200 {
		m.Get(i, func() (string, int) { return "", 1 << 20 })
		assert.Equal(t, "in use", inUse())
	}
	assert.Equal(t, 1, made, "what is in use stays")
	assert.Less(t, (len(m.young)+len(m.old))<<20, 3*maxGeneration, "memory is bounded")
}

func TestRemembersUnderAKeyInABuffer(t *testing.T) {
	var m Memo[string, int]
	key := []byte("a")
	assert.Equal(t, 1, GetBytes(&m, key, func() (int, int) { return 1, 1 }))
	key[0] = 'b'
	assert.Equal(t, 2, GetBytes(&m, key, func() (int, int) { return 2, 1 }), "the key is a copy")
	assert.Equal(t, 1, m.Get("a", func() (int, int) { return 3, 1 }))
	assert.Zero(t, testing.AllocsPerRun(10, func() {
		GetBytes(&m, key, func() (int, int) { return 4, 1 })
	}))
}

func TestManyMayAskAtOnce(t *testing.T) {
	var m Memo[string, string]
	var asking sync.WaitGroup
	for range 8 {
		asking.Go(func() {
			for i := range 200 {
				k := strconv.Itoa(i)
				assert.Equal(t, k, m.Get(k, func() (string, int) { return k, 1 << 20 }))
			}
		})
	}
	asking.Wait()
}
