package speaker_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/internal/fieldtest"
	"github.com/tertulia-go/tertulia/speaker"
)

func TestEveryFieldOfASpeakerHasARow(t *testing.T) {
	assert.Empty(t, fieldtest.Forgotten(map[string]string{"field.Image.File": "where the file is that image.src leads to"}, speaker.Fields()))
}

func TestAPositionThatSaysNothingIsRefused(t *testing.T) {
	s := &speaker.Speaker{Positions: []speaker.Position{{}}}
	assert.Equal(t, "positions[0]: required", s.Validate().String())
}
