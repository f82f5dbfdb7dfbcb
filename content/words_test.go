package content_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
)

func TestMessagesAreComplete(t *testing.T) {
	catalog, err := i18n.Load([]language.Tag{language.English, language.Spanish}, content.Messages())
	require.NoError(t, err)
	assert.Empty(t, catalog.Gaps())
}

func TestTheCodeUsesEveryMessage(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	used := map[string]bool{"error.translation.missing": true, "error.translation.stale": true} // made of a State
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, id := range regexp.MustCompile(`"((?:error|warning)\.[a-z0-9.-]+[a-z0-9])"`).FindAllStringSubmatch(string(data), -1) {
			used[id[1]] = true
		}
	}
	catalog, err := i18n.Load([]language.Tag{language.English}, content.Messages())
	require.NoError(t, err)
	assert.Equal(t, slices.Sorted(maps.Keys(used)), catalog.IDs())
}

func TestFaultsInSpanish(t *testing.T) {
	catalog, err := i18n.Load([]language.Tag{language.Spanish, language.English}, content.Messages())
	require.NoError(t, err)
	_, err = content.Load(folder("events/e.yaml", "titel: x\nstart: 5 de marzo\nsummary: Una charla."))
	var list content.Errors
	require.ErrorAs(t, err, &list)
	var b strings.Builder
	require.NoError(t, list.WriteText(&b, catalog.Localizer(language.Make("es-MX"))))
	assert.Equal(t, `events/e.yaml:1:1: titel: clave desconocida: «titel»; ¿quiso decir «title»?
events/e.yaml:1:1: title: es obligatorio
events/e.yaml:2:8: start: «5 de marzo» no es una fecha: escriba 2027-03-09 09:00, 2027-03-09 si no se sabe la hora, 2027-03 si no se sabe el día, o to-be-confirmed
events/e.yaml:3:10: aviso: summary: ¿es igual en todos los idiomas? Escríbalo como {en: …, es: …}, o indique «lang» al principio del archivo
`, b.String())
}
