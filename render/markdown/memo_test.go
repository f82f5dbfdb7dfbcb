package markdown

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMemoForgetsWhatIsNotInUse(t *testing.T) {
	var m memo
	used := key{source: "in use"}
	m.put(used, made{text: "<p>in use</p>"})
	text := strings.Repeat("x", 1<<20)
	for i := range 200 {
		m.put(key{source: text, level: i + 2}, made{})
		kept := m.get(used, func() made {
			t.Fatal("what is in use stays")
			return made{}
		})
		assert.Equal(t, "<p>in use</p>", kept.text)
	}
	assert.Less(t, (len(m.young)+len(m.old))<<20, 3*maxGeneration, "memory is bounded")
}

func TestATextIsConvertedForEachPlace(t *testing.T) {
	var c Converter
	for range 2 {
		assert.Equal(t, "<h2 id=\"es-e-about-a\">a</h2>\n", string(c.HTML("# a", Section{Level: 1, Anchor: "es-e-about"})))
		assert.Equal(t, "<h3>a</h3>\n", string(c.HTML("# a", Section{Level: 2})))
		assert.Equal(t, "a", c.Words("# a"))
		assert.Equal(t, "### a\n", c.Rewrite("# a", 2, ""))
	}
}
