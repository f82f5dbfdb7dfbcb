package i18n

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var fuzzReaders = []*Localizer{
	reader("es"), reader("es-MX"), reader("es-AR"), reader("en"), reader("en-GB"), reader("pt"), reader("pt-PT"),
	reader("fr"), reader("fr-CA"), reader("ca"), reader("gl"), reader("eu"), reader("de"),
}

var fuzzZones = []string{
	"UTC", "America/New_York", "America/Santiago", "America/Tijuana", "America/Bogota", "Europe/Dublin", "Europe/Madrid",
	"Africa/Casablanca", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "US/Eastern", "Etc/GMT+5",
}

// FuzzFormats holds any time in any form against what must be true of it.
func FuzzFormats(f *testing.F) {
	f.Add(uint8(0), uint8(1), int64(1804582800), int64(7200), uint8(0), uint8(0))
	f.Add(uint8(3), uint8(2), int64(1804582800), int64(86400*40), uint8(9), uint8(5))
	f.Add(uint8(4), uint8(8), int64(-62135596801), int64(1), uint8(4), uint8(2))
	f.Fuzz(func(t *testing.T, who, where uint8, unix, seconds int64, date, form uint8) {
		const limit = 1 << 40 // some 35,000 years either way
		unix, seconds = unix%limit, seconds%limit
		l := fuzzReaders[int(who)%len(fuzzReaders)]
		start := time.Unix(unix, 0).In(zone(t, fuzzZones[int(where)%len(fuzzZones)]))
		end := start.Add(time.Duration(seconds%(1<<33)) * time.Second)
		if start.IsZero() {
			return
		}
		d, z, p := DateStyle(date)%(DateEEEE+1), ZoneStyle(form%2), Precision(form%3)

		for _, text := range []string{
			l.Date(start, d), l.Time(start), l.DateTime(start, d), dateRange(l, start, end, d), l.TimeRange(start, end),
			dateTimeRange(l, start, end, d), l.Span(start, end, p, d), l.Zone(start, z),
		} {
			require.NotEmpty(t, text)
			require.NotContains(t, text, "{")
			require.NotContains(t, text, "'")
			require.NotContains(t, text, " a el ")
		}

		// A range whose ends are one is that one, and an end before the start is none.
		assert.Equal(t, l.Date(start, d), l.Span(start, start, Day, d))
		assert.Equal(t, l.Time(start), l.TimeRange(start, start))
		if dateKeys[d.known()].width != wide { // where a time does not stand as in a sentence
			assert.Equal(t, l.DateTime(start, d), l.Span(start, start, Minute, d))
		}
		assert.Equal(t, l.Span(start, start, Minute, d), l.Span(start, start.Add(-time.Hour), Minute, d))

		// ISO 8601 says the same to the year that it can say.
		if _, err := time.Parse("2006-01-02", Datetime(start, Day)); err == nil {
			assert.Equal(t, Datetime(start, Day), fuzzReaders[len(fuzzReaders)-1].Date(start, DateLong))
		}

		// What the clock shows at a moment leads back to it, as the first or
		// the second of that time.
		shown := WhenShown(start, start.Location())
		assert.Equal(t, start.Format(time.DateTime), shown.First.Format(time.DateTime))
		if !shown.First.Equal(start) {
			assert.True(t, shown.Second.Equal(start))
			assert.True(t, shown.First.Before(start))
		}
	})
}

// FuzzLists holds lists of any items against what must be true of them.
func FuzzLists(f *testing.F) {
	f.Add(uint8(0), false, "Ana", "Íñigo")
	f.Add(uint8(1), true, "7", "11.000")
	f.Add(uint8(1), true, "\xff", "¡h\xff")
	f.Fuzz(func(t *testing.T, who uint8, or bool, a, b string) {
		l := fuzzReaders[int(who)%len(fuzzReaders)]
		list := l.And
		if or {
			list = l.Or
		}
		two := list(a, b)
		require.True(t, strings.HasPrefix(two, a) && strings.HasSuffix(two, b), two)
		glue := two[len(a) : len(two)-len(b)]
		require.Less(t, len(glue), 16)
		// Before a word that begins with another sound it is the plain one.
		if plain := list(a, "Zoe"); !strings.HasSuffix(plain, glue+"Zoe") {
			assert.Contains(t, []string{" e ", " u "}, glue)
		}
		assert.Equal(t, l.Compare(a, b), -l.Compare(b, a))
	})
}

// FuzzNumbers takes the groups away again.
func FuzzNumbers(f *testing.F) {
	f.Add(uint8(0), int64(-1234567))
	f.Fuzz(func(t *testing.T, who uint8, n int64) {
		digits := strings.Map(func(r rune) rune {
			switch {
			case '0' <= r && r <= '9':
				return r
			case r == '-' || r == '−':
				return '-'
			}
			return -1
		}, fuzzReaders[int(who)%len(fuzzReaders)].Number(n))
		got, err := strconv.ParseInt(digits, 10, 64)
		require.NoError(t, err)
		assert.Equal(t, n, got)
	})
}
