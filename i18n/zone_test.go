package i18n

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func zone(t testing.TB, name string) *time.Location {
	location, err := LoadZone(name)
	require.NoError(t, err)
	return location
}

func TestZone(t *testing.T) {
	t.Parallel()
	winter, summer := at(2027, 1, 15, 18, 0), at(2027, 7, 15, 18, 0)
	for name, c := range map[string]struct {
		tag, zone string
		style     ZoneStyle
		t         time.Time
		want      string
	}{
		"standard time":                           {"es", "America/New_York", ZoneLong, winter, "hora estándar oriental"},
		"daylight saving time":                    {"es", "America/New_York", ZoneLong, summer, "hora de verano oriental"},
		"summer in the south":                     {"es", "America/Santiago", ZoneLong, winter, "hora de verano de Chile"},
		"the whole year":                          {"en", "America/New_York", ZoneLongGeneric, summer, "Eastern Time"},
		"a zone without daylight saving":          {"es-CO", "America/Bogota", ZoneLongGeneric, summer, "hora estándar de Colombia"},
		"a zone that has given it up":             {"es-MX", "America/Mexico_City", ZoneLong, summer, "hora estándar central"},
		"a metazone of one name":                  {"es", "America/Caracas", ZoneLong, summer, "hora de Venezuela"},
		"an old name":                             {"es", "America/Buenos_Aires", ZoneLong, winter, "hora estándar de Argentina"},
		"a link of the IANA database":             {"es", "US/Eastern", ZoneLong, winter, "hora estándar oriental"},
		"a zone with a name of its own":           {"en", "Europe/London", ZoneLong, summer, "British Summer Time"},
		"the winter of Dublin saves nothing":      {"en", "Europe/Dublin", ZoneLong, winter, "Greenwich Mean Time"},
		"nor does it before the turn of the year": {"en", "Europe/Dublin", ZoneLong, at(2027, 11, 15, 18, 0), "Greenwich Mean Time"},
		"the last day of a leap year":             {"en", "America/New_York", ZoneLongGeneric, at(2028, 12, 31, 18, 0), "Eastern Time"},
		"the summer of Dublin is Irish":           {"en", "Europe/Dublin", ZoneLong, summer, "Irish Standard Time"},
		"Namibia saved once, and negatively":      {"en", "Africa/Windhoek", ZoneLong, summer, "Central Africa Time"},
		"the country where no name holds":         {"es", "Africa/Casablanca", ZoneLongGeneric, winter, "hora de Marruecos"},
		"the city where the country has several":  {"en", "Antarctica/Troll", ZoneLongGeneric, winter, "Troll Station Time"},
		"the offset where no name holds":          {"es", "Africa/Casablanca", ZoneLong, winter, "GMT+01:00"},
		"UTC":                                     {"es", "UTC", ZoneLong, winter, "tiempo universal coordinado"},
		"UTC has no place":                        {"es", "UTC", ZoneLongGeneric, winter, "GMT+00:00"},
		"a language without tables":               {"de", "America/New_York", ZoneLong, winter, "GMT-05:00"},
		"a style that is not defined is long":     {"es", "America/New_York", ZoneStyle(99), winter, "hora estándar oriental"},
		"a zero time":                             {"es", "America/New_York", ZoneLong, time.Time{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			moment := c.t
			if !moment.IsZero() {
				moment = moment.In(zone(t, c.zone))
			}
			assert.Equal(t, c.want, reader(c.tag).Zone(moment, c.style))
		})
	}
}

func TestALocationWithoutAnIANANameHasItsOffset(t *testing.T) {
	t.Parallel()
	for name, location := range map[string]*time.Location{
		"no name":                      time.FixedZone("", -5*3600),
		"an unknown name":              time.FixedZone("here", -5*3600),
		"an abbreviation":              time.FixedZone("EST", -5*3600),
		"UTC that is not where it was": time.FixedZone("UTC", -5*3600),
	} {
		moment := time.Date(2027, 3, 9, 9, 0, 0, 0, location)
		assert.Equal(t, "GMT-05:00", reader("es").Zone(moment, ZoneLong), name)
		assert.Equal(t, "GMT-05:00", reader("es").Zone(moment, ZoneLongGeneric), name)
	}
	for seconds, want := range map[int]string{0: "GMT+00:00", 5*3600 + 1800: "GMT+05:30", -(5*3600 + 8*60 + 12): "GMT-05:08:12"} {
		assert.Equal(t, want, reader("es").Zone(time.Date(2027, 3, 9, 9, 0, 0, 0, time.FixedZone("", seconds)), ZoneLong))
	}
	assert.Equal(t, "UTC\u221205:00", reader("fr").Zone(time.Date(2027, 3, 9, 9, 0, 0, 0, time.FixedZone("", -5*3600)), ZoneLong), "French says UTC, and a minus")
}

func TestLoadZone(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"America/New_York":               "America/New_York",
		"America/Argentina/Buenos_Aires": "America/Argentina/Buenos_Aires",
		"America/Buenos_Aires":           "America/Buenos_Aires",
		"US/Eastern":                     "US/Eastern",
		"UTC":                            "UTC",
		"Etc/GMT+5":                      "Etc/GMT+5",
	} {
		location, err := LoadZone(name)
		require.NoError(t, err, name)
		assert.Equal(t, want, location.String())
	}
	for _, name := range []string{"", "Local", "local", "America/Macondo", "EST", "EST5EDT", "GMT", "Cuba", "EST5", "New York", "GMT-5", "../etc/localtime", "posix/America/Lima", "golden/GMT", "America/../America/Lima"} {
		_, err := LoadZone(name)
		assert.ErrorContains(t, err, "unknown time zone", "%q", name)
	}
}
