package render

import (
	"testing"

	"github.com/rivo/uniseg"
	"github.com/stretchr/testify/assert"
)

func TestWhatIsCountedTakesOneColumn(t *testing.T) {
	for r := rune(0); r < 0x3000; r++ {
		if !inOneColumn(r) {
			continue
		}
		for _, s := range []string{string(r), "a" + string(r) + "b", string(r) + string(r)} {
			assert.Equal(t, uniseg.StringWidth(s), columns(s), "%q", s)
		}
	}
	for _, s := range []string{"", "e\u0301", "Archivo «5»", "東京", "🏳️‍🌈", "a\u00adb"} {
		assert.Equal(t, uniseg.StringWidth(s), columns(s), "%q", s)
	}
}
