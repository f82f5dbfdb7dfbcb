package content_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
)

// What a message tells somebody to write must be right where it is told.
func TestTheFormsThatMessagesShowCanBeRead(t *testing.T) {
	t.Parallel()
	form := regexp.MustCompile(`[:,] write (.*)$`)
	for _, line := range []string{
		"participants: [Ana Díaz, \"Luis: Paz\", \"'Eva' \\\"E\\\"\"]", "participants: Ana", "panels: [Apertura, \"[x]\", \"{y}\"]", "works: \"Pedro Páramo, 1955\"",
		"registration: gratis", "registration: obligatoria", "registration: https://example.org", "registration: \"Con carné # 5\"",
		"contact: a@example.org", "contact: +57 601 555 0100 ext. 12", "contact: Ana", "image: foto.jpg", "venue: Biblioteca Nacional",
		"languages: es", "media: www.example.org", "dates: [5 de marzo de 2027, 2027-03-06 18:00]", "topics: Archivo",
	} {
		_, err := content.Load(folder("events/e.yaml", titled(line)))
		require.Error(t, err, line)
		found := form.FindStringSubmatch(err.Error())
		require.NotNil(t, found, "%s: %s", line, err)
		key := regexp.MustCompile(`^\w+`).FindString(line)
		_, err = content.Load(folder("events/e.yaml", titled("zone: UTC\n"+key+": "+found[1])))
		assert.NoError(t, err, "%s: %s", line, found[1])
	}
}
