package content

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
)

// Every reason has words: whatever event finds is said in the editor's language,
// never in the English of the error.
func TestEveryFaultOfTheModelHasWords(t *testing.T) {
	t.Parallel()
	spanish := editor(t, "es")
	for _, reason := range field.Reasons() {
		var e Error
		(&decoder{}).explain(&e, &field.Fault{Reason: reason, Languages: []language.Tag{language.English}, Words: []string{"a"}, Err: errors.New("raw")},
			&yaml.Node{Value: "written"})
		assert.NotEmpty(t, e.ID, reason)
		words := map[bool]string{false: e.Message(nil), true: e.Message(spanish)}
		for _, said := range words {
			assert.NotEmpty(t, said, reason)
			assert.NotContains(t, said, "raw", reason)
			assert.NotContains(t, said, "<no value>", reason)
		}
		assert.NotEqual(t, words[false], words[true], reason)
	}
}
