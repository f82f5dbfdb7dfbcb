package locales_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
)

func TestBuiltInLanguagesAreComplete(t *testing.T) {
	languages := []language.Tag{language.English, language.Spanish, language.EuropeanSpanish}
	catalog, err := i18n.Load(languages, locales.FS)
	require.NoError(t, err)
	assert.Empty(t, catalog.Gaps())
}
