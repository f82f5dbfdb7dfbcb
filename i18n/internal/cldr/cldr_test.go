package cldr

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

func TestFind(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ tag, key, want string }{
		"a locale's own value":                      {"es-MX", "months/format/abbreviated", "ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic"},
		"its parent's":                              {"es-MX", "cycle", "12"},
		"its parent's parent's":                     {"es-MX", "date/long", "d 'de' MMMM 'de' y"},
		"es-ES is es, without data of its own":      {"es-ES", "cycle", "24"},
		"a region without data has the parent":      {"es-AD", "cycle", "24"},
		"es-JP has its parent and nothing else":     {"es-JP", "cycle", "12"},
		"en-GB goes by way of en-001":               {"en-GB", "periods", "am|pm"},
		"the likely script makes no difference":     {"es-Latn-MX", "cycle", "12"},
		"a script that is not the likely one, too":  {"es-Cyrl", "cycle", "24"},
		"extensions make no difference":             {"es-MX-u-nu-latn", "cycle", "12"},
		"a language without tables gets ISO 8601":   {"de", "date/long", "yyyy-MM-dd"},
		"and no language too":                       {"und", "date/long", "yyyy-MM-dd"},
		"a key that nobody has is empty":            {"es", "no/such/key", ""},
		"nothing is found between two keys":         {"es", "date/m", ""},
		"nor before the first":                      {"es", "", ""},
		"nor after the last":                        {"es", "zzz", ""},
		"the first key of a section is found":       {"es", "cycle", "24"},
		"the last key of a section is found":        {"und", "times", "||HH:mm–|HH:mm|HH:mm–|HH:mm"},
		"es-AR and es-CL contract a and el":         {"es-CL", "range", "{0} al {1}"},
		"a correction leaves other locales as CLDR": {"es-MX", "range", "{0}\u2009–\u2009{1}"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, Find(language.Raw.Make(c.tag)).Format(c.key))
		})
	}
	assert.Equal(t, "es", Find(language.MustParse("es-MX")).Language())
	assert.Equal(t, "und", Find(language.German).Language())
	assert.Equal(t, "US", Find(language.English).Region(), "the likeliest")
}

func TestNameIsTakenAwayByAnEmptyValue(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "fom", Find(language.Portuguese).Name(Languages, "fon"))
	assert.Empty(t, Find(language.EuropeanPortuguese).Name(Languages, "fon"))
}

func TestSectionsAreSortedSoThatTheyCanBeBisected(t *testing.T) {
	t.Parallel()
	for _, table := range []string{tables, languages, zones, iso} {
		last, lines := "", 0
		for line := range strings.Lines(table) {
			key, _, ok := strings.Cut(line, "\t")
			if !ok { // a comment or the head of a section
				last = ""
				continue
			}
			lines++
			require.Less(t, last, key)
			last = key
		}
		assert.Greater(t, lines, 20)
	}
}

func TestNoValueHasTheNameOfALocaleInBrackets(t *testing.T) {
	t.Parallel()
	header := regexp.MustCompile(`\[[a-z]+(-[A-Z0-9]+)?\]`)
	headers := 0
	for _, table := range []string{tables, iso} {
		for line := range strings.Lines(table) {
			at := header.FindStringIndex(line)
			if at == nil {
				continue
			}
			headers++
			assert.Zero(t, at[0], line)
		}
	}
	assert.Greater(t, headers, 100)
}

func TestISOHasTheKeysOfALocale(t *testing.T) {
	t.Parallel()
	own, _, ok := read(tables, "es")
	require.True(t, ok)
	isoFormats, _, ok := read(iso, "und")
	require.True(t, ok)
	for line := range strings.Lines(string(isoFormats[""])) {
		key, _, _ := strings.Cut(line, "\t")
		_, ok := own[""].find(key)
		assert.True(t, ok, "%s is no key of the tables", key)
	}
}

// A correction whose place CLDR has mended, or that CLDR has made necessary
// elsewhere, is to be changed.
func TestCorrectionsAreWhereCLDRSaysSo(t *testing.T) {
	t.Parallel()
	for _, c := range Corrections() {
		var observed []string
		tag := ""
		for line := range strings.Lines(tables) {
			if strings.HasPrefix(line, "[") {
				tag, _, _ = strings.Cut(line[1:], "]")
			}
			key, value, _ := strings.Cut(line, "\t")
			if c.applies(key) && strings.Contains(value, c.CLDR) && !slices.Contains(observed, tag) {
				observed = append(observed, tag)
			}
		}
		assert.Equal(t, c.Observed, observed, "%q: %s", c.CLDR, c.Why)
	}
}

func TestFindZone(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		name string
		want Zone
		ok   bool
	}{
		"a zone": {"America/Lima", Zone{"America/Lima", "America/Lima", "PE", true, "Peru"}, true},
		"an old name": {"America/Buenos_Aires",
			Zone{"America/Buenos_Aires", "America/Argentina/Buenos_Aires", "AR", false, "Argentina"}, true},
		"the name that took its place": {"America/Argentina/Buenos_Aires",
			Zone{"America/Buenos_Aires", "America/Argentina/Buenos_Aires", "AR", false, "Argentina"}, true},
		"a link":                                {"US/Eastern", Zone{"America/New_York", "America/New_York", "US", false, "America_Eastern"}, true},
		"the main zone of a country of several": {"Europe/Madrid", Zone{"Europe/Madrid", "Europe/Madrid", "ES", true, "Europe_Central"}, true},
		"a zone of no country":                  {"UTC", Zone{ID: "Etc/UTC", IANA: "Etc/UTC"}, true},
		"a region that is not in the code":      {"Asia/Jerusalem", Zone{"Asia/Jerusalem", "Asia/Jerusalem", "IL", true, "Israel"}, true},
		"an unknown name":                       {"America/Macondo", Zone{}, false},
		"no name":                               {"", Zone{}, false},
		"a line of the tables that is no zone":  {"golden/GMT", Zone{}, false},
		"the comment of the tables":             {strings.SplitN(zones, "\n", 2)[0], Zone{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			z, ok := FindZone(c.name)
			assert.Equal(t, c.ok, ok)
			assert.Equal(t, c.want, z)
		})
	}
}

func TestUses(t *testing.T) {
	t.Parallel()
	at := func(s string) time.Time {
		parsed, err := time.Parse(time.RFC3339, s)
		require.NoError(t, err)
		return parsed
	}
	z, ok := FindZone("Africa/Juba")
	require.True(t, ok)
	assert.Equal(t, []Use{
		{"Africa_Central", at("2000-01-15T10:00:00Z")},
		{"Africa_Eastern", at("2021-01-31T21:00:00Z")},
		{"Africa_Central", time.Time{}},
	}, z.Uses())
	west, ok := FindZone("Africa/Casablanca")
	require.True(t, ok)
	uses := west.Uses()
	assert.Equal(t, Use{"Europe_Western", at("2018-10-28T02:00:00Z")}, uses[len(uses)-2])
	assert.Equal(t, Use{}, uses[len(uses)-1], "none since")
	assert.Equal(t, []Use{{}}, Zone{}.Uses())
}

func TestEveryMomentOfTheTablesIsOne(t *testing.T) {
	t.Parallel()
	for line := range strings.Lines(zones) {
		name, _, _ := strings.Cut(line, "\t")
		z, ok := FindZone(name)
		if !ok {
			continue
		}
		assert.Len(t, z.Uses(), strings.Count(z.used, "<")/2+1, name)
	}
}

func TestGolden(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "America/Los_Angeles", Golden("America_Pacific", "ES"))
	assert.Equal(t, "America/Tijuana", Golden("America_Pacific", "MX"))
	assert.Empty(t, Golden("No_Such", "MX"))
}
