package i18n_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
)

func TestADayWhoseMidnightDoesNotExistPrintsAsADay(t *testing.T) {
	t.Parallel()
	catalog, err := i18n.Load([]language.Tag{language.Spanish}, locales.FS)
	require.NoError(t, err)
	spanish := catalog.Localizer(language.Spanish)
	for _, tc := range []struct {
		zone                 string
		day                  int
		datetime, alone, two string
	}{
		{"America/Sao_Paulo", 15, "2017-10-15", "15 de octubre de 2017", "del 14 al 15 de octubre de 2017"},
		{"America/Asuncion", 1, "2017-10-01", "1 de octubre de 2017", "del 30 de septiembre al 1 de octubre de 2017"},
	} {
		zone, err := i18n.LoadZone(tc.zone)
		require.NoError(t, err)
		day := i18n.StartOfDay(2017, time.October, tc.day, zone)
		before := i18n.StartOfDay(2017, time.October, tc.day-1, zone)
		assert.Equal(t, 1, day.Hour(), "%s has no midnight then", tc.zone)
		assert.Equal(t, tc.datetime, i18n.Datetime(day, i18n.Day))
		assert.Equal(t, tc.alone, spanish.Span(day, time.Time{}, i18n.Day, i18n.DateLong))
		assert.Equal(t, tc.two, spanish.Span(before, day, i18n.Day, i18n.DateLong))
	}
}
