package i18n

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

func recent(t testing.TB) *Catalog {
	c, err := Load([]language.Tag{language.Spanish, language.English}, fstest.MapFS{"es.yaml": {Data: []byte("hello: Hola")}})
	require.NoError(t, err)
	return c
}

// foreign returns the i-th of many languages that no site lists.
func foreign(i int) language.Tag {
	return language.MustParse(fmt.Sprintf("q%c%c-%03d", 'a'+i%20, 'a'+i/20%26, 1+i/520))
}

func TestALanguageThatTheSiteDoesNotListHasOneLocalizer(t *testing.T) {
	t.Parallel()
	c := recent(t)
	mexico := c.Localizer(language.MustParse("es-MX"))
	assert.Same(t, mexico, c.Localizer(language.MustParse("es-MX")))
	assert.Same(t, mexico, c.Localizer(language.MustParse("es-Latn-MX-u-ca-buddhist")), "in whatever spelling")
	assert.Equal(t, Localized{"Hola", language.Spanish, Parent}, mexico.Message("hello", nil))
	assert.NotSame(t, mexico, recent(t).Localizer(language.MustParse("es-MX")), "each catalog has its own")
}

func TestReadersCannotMakeACatalogGrow(t *testing.T) {
	t.Parallel()
	c := recent(t)
	mexico := c.Localizer(language.MustParse("es-MX"))
	seen := make(map[*Localizer]bool)
	for i := range 5 * maxGeneration {
		tag := foreign(i)
		l := c.Localizer(tag)
		seen[l] = true
		assert.Equal(t, tag, l.Tag())
		assert.LessOrEqual(t, len(c.unlisted.young), maxGeneration)
		assert.LessOrEqual(t, len(c.unlisted.old), maxGeneration)
		require.Same(t, mexico, c.Localizer(language.MustParse("es-MX")), "what is asked for again and again stays")
	}
	assert.Len(t, seen, 5*maxGeneration)
	assert.True(t, seen[c.Localizer(foreign(5*maxGeneration-1))], "the last is kept")
	assert.False(t, seen[c.Localizer(foreign(0))], "the first is made anew")
	assert.Len(t, c.listed, 2)
}

func TestALongTagIsNotKept(t *testing.T) {
	t.Parallel()
	c := recent(t)
	for tag, kept := range map[string]bool{
		"x-" + strings.Repeat("12345678-", 6) + "12345678": true,
		"x-" + strings.Repeat("12345678-", 7) + "12345678": false,
		"und-x-" + strings.Repeat("12345678-", 99) + "a":   false,
	} {
		parsed := language.MustParse(tag)
		l := c.Localizer(parsed)
		assert.Equal(t, parsed, l.Tag())
		assert.Equal(t, kept, l == c.Localizer(parsed), "%d bytes", len(tag))
	}
}

func TestManyReadersAtOnceShareLocalizers(t *testing.T) {
	t.Parallel()
	c := recent(t)
	var wait sync.WaitGroup
	got := make([]*Localizer, 8)
	for i := range got {
		wait.Go(func() {
			for n := range 2 * maxGeneration {
				assert.Equal(t, foreign(n), c.Localizer(foreign(n)).Tag())
				got[i] = c.Localizer(language.MustParse("es-MX"))
			}
		})
	}
	wait.Wait()
	for _, l := range got {
		assert.Same(t, got[0], l)
	}
}
