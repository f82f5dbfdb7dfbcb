package site

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/site/internal/answer"
)

func TestTheAnswersThatAreKeptAreBounded(t *testing.T) {
	t.Parallel()
	var a answers
	made := 0
	get := func(path int) {
		_, err := a.get(strconv.Itoa(path), time.Time{}, func() (*answer.Answer, error) {
			made++
			return &answer.Answer{}, nil
		})
		require.NoError(t, err)
	}
	for i := range maxAnswers {
		get(i)
	}
	get(0)
	assert.Equal(t, maxAnswers, made, "what is kept is not made again")
	get(maxAnswers)
	assert.Equal(t, maxAnswers, a.used.Len())
	assert.Len(t, a.byPath, maxAnswers)
	get(0)
	assert.Equal(t, maxAnswers+1, made, "the one that was used is kept")
	get(1)
	assert.Equal(t, maxAnswers+2, made, "the one that was used longest ago is gone")
}
