package i18n

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestALeafHasTheWordsOfADay(t *testing.T) {
	t.Parallel()
	night := time.Date(2027, 3, 9, 23, 30, 0, 0, time.FixedZone("", -5*60*60))
	for tag, want := range map[string]Leaf{
		"es":    {"martes", "9", "mar"},
		"es-MX": {"martes", "9", "mar"},
		"en":    {"Tuesday", "9", "Mar"},
		"pt":    {"terça-feira", "9", "mar."},
		"de":    {}, // has no tables
	} {
		assert.Equal(t, want, reader(tag).Leaf(night), tag)
	}
	assert.Zero(t, reader("es").Leaf(time.Time{}))
}
