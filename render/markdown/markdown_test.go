package markdown

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestATextIsConvertedForEachPlace(t *testing.T) {
	var c Converter
	for range 2 {
		assert.Equal(t, "<h2 id=\"es-e-about-a\">a</h2>\n", string(c.HTML("# a", Section{Level: 1, Anchor: "es-e-about"})))
		assert.Equal(t, "<h3>a</h3>\n", string(c.HTML("# a", Section{Level: 2})))
		assert.Equal(t, "a", c.Words("# a", ""))
		assert.Equal(t, "### a\n", c.Rewrite("# a", 2, ""))
	}
}
