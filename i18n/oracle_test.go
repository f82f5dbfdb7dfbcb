package i18n

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

// An oracleCase is what ICU 78.2 (CLDR 48.0, by way of Node 20) says.
type oracleCase struct {
	Kind, Style, Locale string
	T, T2               string
	Zone, Code          string
	Items               []string
	Want                string
}

// fold makes the spaces alike that V8 prints as plain ones.
var fold = strings.NewReplacer("\u202F", " ", "\u2009", " ", "\u00A0", " ")

var oracleDates = map[string]DateStyle{
	"full": DateFull, "long": DateLong, "medium": DateMedium, "short": DateShort,
	"yMMMM": DateYMMMM, "yMMMd": DateYMMMD, "MMMMd": DateMMMMD, "MMMMEEEEd": DateMMMMEEEED,
	"yMMMMEEEEd": DateYMMMMEEEED, "yMMMEd": DateYMMMED, "EEEE": DateEEEE, "MMMM": DateMMMM,
	"yMMMMd": DateLong, // the fields of the long date in all of these locales
}

var oracleClocks = map[string]ClockStyle{
	"short": {}, "medium": {Seconds: true}, "hour12": {Hours: Hours12}, "hour24": {Hours: Hours24},
}

var oracleZones = map[string]ZoneStyle{
	"long": ZoneLong, "short": ZoneShort, "longGeneric": ZoneLongGeneric, "shortGeneric": ZoneShortGeneric,
	"longOffset": ZoneLongOffset, "shortOffset": ZoneShortOffset,
}

var oracleLists = map[string]ListStyle{
	"conjunction/long": ListAnd, "conjunction/short": ListAndShort, "conjunction/narrow": ListAndNarrow,
	"disjunction/long": ListOr, "disjunction/short": ListOrShort, "disjunction/narrow": ListOrNarrow,
	"unit/long": ListUnit, "unit/short": ListUnitShort, "unit/narrow": ListUnitNarrow,
}

// ask puts the question of a case to the library.
func ask(t *testing.T, l *Localizer, c oracleCase) string {
	at := func(s string) time.Time {
		if s == "" {
			return time.Time{}
		}
		parsed, err := time.Parse("2006-01-02T15:04:05", s)
		require.NoError(t, err)
		return parsed
	}
	start, end := at(c.T), at(c.T2)
	switch c.Kind {
	case "date", "skel":
		return l.Date(start, oracleDates[c.Style])
	case "time":
		return l.Time(start, oracleClocks[c.Style])
	case "datetime":
		date, clock, _ := strings.Cut(c.Style, "+")
		return l.DateTime(start, oracleDates[date], oracleClocks[clock])
	case "range":
		switch c.Style {
		case "time", "timeShort":
			return l.TimeRange(start, end, ClockStyle{})
		case "long+short":
			return l.DateTimeRange(start, end, DateLong, ClockStyle{})
		}
		require.Contains(t, oracleDates, c.Style)
		return l.DateRange(start, end, oracleDates[c.Style])
	case "zone":
		zone, err := LoadZone(c.Zone)
		require.NoError(t, err)
		return l.Zone(start.In(zone), oracleZones[c.Style])
	case "list":
		require.Contains(t, oracleLists, c.Style)
		return l.List(oracleLists[c.Style], c.Items...)
	case "lang":
		if c.Style == "standard" {
			return l.StandardLanguageName(language.MustParse(c.Code))
		}
		return l.LanguageName(language.MustParse(c.Code))
	case "region":
		return l.RegionName(language.MustParseRegion(c.Code))
	}
	require.Fail(t, "unknown kind", c.Kind)
	return ""
}

// An exception is where the library deliberately says something else than ICU.
type exception struct {
	why  string
	ours func(c oracleCase, want string) string // what the library says; want itself where ICU is right
}

var exceptions = []exception{
	{"one o'clock is singular", func(c oracleCase, want string) string {
		return strings.ReplaceAll(want, "a las 1:", "a la 1:")
	}},
	{"y and o change before the sound of i and o, with accents and opening marks too", func(c oracleCase, want string) string {
		if c.Kind != "list" || !strings.HasPrefix(c.Locale, "es") {
			return want
		}
		return strings.NewReplacer(" y Í", " e Í", " y ¡Í", " e ¡Í", " y «I", " e «I", " o Ó", " u Ó").Replace(want)
	}},
	{"a and el are contracted", func(c oracleCase, want string) string {
		return strings.ReplaceAll(want, " a el ", " al ")
	}},
	{"an evening that ends past midnight is one day", func(c oracleCase, want string) string {
		if c.Kind != "range" || !strings.HasPrefix(c.Style, "time") || c.T != "2026-03-05T22:30:00" {
			return want
		}
		return map[string]string{
			"es": "22:30–1:00", "es-ES": "22:30–1:00", "en-GB": "22:30–01:00",
			"es-419": "10:30 p.m. – 1:00 a.m.", "es-MX": "10:30 p.m. – 1:00 a.m.", "es-US": "10:30 p.m. – 1:00 a.m.",
			"es-AR": "10:30 p. m. – 1:00 a. m.", "es-CL": "10:30 p. m. – 1:00 a. m.", "es-CO": "10:30 p. m. a 1:00 a. m.",
			"en": "10:30 PM – 1:00 AM", "en-US": "10:30 PM – 1:00 AM",
		}[c.Locale]
	}},
	{"und has a name, which ICU does not look up", func(c oracleCase, want string) string {
		if c.Code != "und" {
			return want
		}
		if strings.HasPrefix(c.Locale, "es") {
			return "lengua desconocida"
		}
		return "Unknown language"
	}},
}

func reader(tag string) *Localizer {
	parsed := language.MustParse(tag)
	return &Localizer{tag: parsed, formats: newFormats(parsed)}
}

func TestFormatsAreWhatICUSays(t *testing.T) {
	file, err := os.Open("testdata/intl.jsonl")
	require.NoError(t, err)
	defer file.Close()
	readers := map[string]*Localizer{}
	used := make([]bool, len(exceptions))
	lines := bufio.NewScanner(file)
	cases := 0
	for lines.Scan() {
		var c oracleCase
		require.NoError(t, json.Unmarshal(lines.Bytes(), &c))
		if readers[c.Locale] == nil {
			readers[c.Locale] = reader(c.Locale)
		}
		cases++
		want := fold.Replace(c.Want)
		for i, e := range exceptions {
			if ours := e.ours(c, want); ours != want {
				want = ours
				used[i] = true
			}
		}
		assert.Equal(t, want, fold.Replace(ask(t, readers[c.Locale], c)), lines.Text())
	}
	require.NoError(t, lines.Err())
	assert.Equal(t, 6479, cases)
	for i, e := range exceptions {
		assert.True(t, used[i], "ICU now agrees, so the exception has to go: %s", e.why)
	}
}
