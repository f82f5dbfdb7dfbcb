package render

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMemoForgetsWhatIsNotInUse(t *testing.T) {
	var m memo[converted]
	used := newMemoKey("in use", placeOf{}, 1)
	m.put(used, converted{html: "<p>in use</p>"})
	text := strings.Repeat("x", 1<<20)
	for i := range 200 {
		m.put(newMemoKey(text, placeOf{}, i+2), converted{})
		kept, ok := m.get(used)
		assert.True(t, ok, "what is in use stays")
		assert.Equal(t, "<p>in use</p>", string(kept.html))
	}
	assert.Less(t, (len(m.young)+len(m.old))<<20, 3*maxGeneration, "memory is bounded")
}

func TestMemoKnowsATextByItsPlace(t *testing.T) {
	source := "# a"
	a := convert(newMemoKey(source, placeOf{"es", "e", "about"}, 1))
	b := convert(newMemoKey(source, placeOf{}, 2))
	assert.Equal(t, "<h2 id=\"es-e-about-a\">a</h2>\n", string(a.html))
	assert.Equal(t, "<h3>a</h3>\n", string(b.html))
}
