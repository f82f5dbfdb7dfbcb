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
		"es":    {Weekday: "martes", Day: "9", Month: "mar"},
		"es-MX": {Weekday: "martes", Day: "9", Month: "mar"},
		"en":    {Weekday: "Tuesday", Day: "9", Month: "Mar"},
		"pt":    {Weekday: "terça-feira", Day: "9", Month: "mar."},
		"de":    {}, // has no tables
	} {
		assert.Equal(t, want, reader(tag).Leaf(night, Minute), tag)
	}
	assert.Zero(t, reader("es").Leaf(time.Time{}, Minute))
	assert.Equal(t, Leaf{Month: "mar", Year: "2027"}, reader("es").Leaf(night, Month), "of which only the month is known")
	assert.Zero(t, reader("de").Leaf(night, Month))
}
