package rounds_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/internal/rounds"
)

func TestAllRoundsAreRunWhereTheEnvironmentAsks(t *testing.T) {
	t.Setenv(rounds.Variable, "")
	assert.Equal(t, 3, rounds.Of(40, 3))
	t.Setenv(rounds.Variable, "1")
	assert.Equal(t, 40, rounds.Of(40, 3))
}
