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
	"full": DateFull, "long": DateLong, "yMMMM": DateYMMMM, "yMMMd": DateYMMMD, "MMMMd": DateMMMMD,
	"MMMMEEEEd": DateMMMMEEEED, "EEEE": DateEEEE,
	"yMMMMd": DateLong, "yMMMMEEEEd": DateFull, // the fields of these dates in all of these locales
}

var oracleZones = map[string]ZoneStyle{"long": ZoneLong, "longGeneric": ZoneLongGeneric}

// ask puts the question of a case to the library; it has no answer to a case
// whose form it does not print.
func ask(t *testing.T, l *Localizer, c oracleCase) (answer string, asked bool) {
	at := func(s string) time.Time {
		if s == "" {
			return time.Time{}
		}
		parsed, err := time.Parse("2006-01-02T15:04:05", s)
		require.NoError(t, err)
		return parsed
	}
	start, end := at(c.T), at(c.T2)
	date, isDate := oracleDates[c.Style]
	switch c.Kind + " " + c.Style {
	case "time short":
		return l.Time(start), true
	case "datetime full+short":
		return l.DateTime(start, DateFull), true
	case "datetime long+short":
		return l.DateTime(start, DateLong), true
	case "range time", "range timeShort":
		return l.TimeRange(start, end), true
	case "range long+short":
		return dateTimeRange(l, start, end, DateLong), true
	case "list conjunction/long":
		return l.And(c.Items...), true
	case "list disjunction/long":
		return l.Or(c.Items...), true
	case "lang dialect":
		return l.LanguageName(language.MustParse(c.Code)), true
	case "region long":
		return l.RegionName(language.MustParseRegion(c.Code)), true
	}
	switch c.Kind {
	case "date", "skel":
		return l.Date(start, date), isDate
	case "range":
		return dateRange(l, start, end, date), isDate
	case "zone":
		zone, err := LoadZone(c.Zone)
		require.NoError(t, err)
		style, isZone := oracleZones[c.Style]
		return l.Zone(start.In(zone), style), isZone
	}
	return "", false
}

// dateRange is what a span of days prints, in the words of CLDR.
func dateRange(l *Localizer, start, end time.Time, s DateStyle) string {
	return string(l.printing().appendDateRange(nil, start, end, s))
}

// dateTimeRange is what a span with its hours prints, in the words of CLDR.
func dateTimeRange(l *Localizer, start, end time.Time, s DateStyle) string {
	return string(l.printing().appendDateTimeRange(nil, start, end, s))
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
	{"languages.txt has names that CLDR lacks, or that the speakers of a language do not use", func(c oracleCase, want string) string {
		ours := map[string][2]string{"arn": {"mapudungun", "Mapudungun"}, "nah": {"náhuatl", "Nahuatl"}, "yua": {"maya yucateco", "Yucatec Maya"}}
		names, ok := ours[c.Code]
		switch {
		case !ok || c.Kind != "lang":
			return want
		case strings.HasPrefix(c.Locale, "es"):
			return names[0]
		}
		return names[1]
	}},
}

func reader(tag string) *Localizer {
	parsed := language.MustParse(tag)
	return &Localizer{tag: parsed, formats: newFormats(parsed)}
}

func TestFormatsAreWhatICUSays(t *testing.T) {
	t.Parallel()
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
		answer, asked := ask(t, readers[c.Locale], c)
		if !asked {
			continue
		}
		cases++
		want := fold.Replace(c.Want)
		for i, e := range exceptions {
			if ours := e.ours(c, want); ours != want {
				want = ours
				used[i] = true
			}
		}
		assert.Equal(t, want, fold.Replace(answer), lines.Text())
	}
	require.NoError(t, lines.Err())
	assert.Equal(t, 3201, cases, "whose forms the library prints")
	for i, e := range exceptions {
		assert.True(t, used[i], "ICU now agrees, so the exception has to go: %s", e.why)
	}
}
