package i18n

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestTime(t *testing.T) {
	t.Parallel()
	evening, midnight, noon := at(2027, 3, 9, 18, 30), at(2027, 3, 9, 0, 5), at(2027, 3, 9, 12, 0)
	for name, c := range map[string]struct {
		tag  string
		t    time.Time
		want string
	}{
		"24 hours in Spain":                           {"es-ES", evening, "18:30"},
		"12 hours in Mexico":                          {"es-MX", evening, "6:30\u202fp.m."},
		"with spaces that do not break":               {"es-AR", evening, "6:30\u202fp.\u202fm."},
		"midnight is 12 of 12":                        {"en", midnight, "12:05\u202fAM"},
		"midnight is 0 of 24":                         {"es", midnight, "0:05"},
		"midnight is 00 of 24 where it is written so": {"pt", midnight, "00:05"},
		"noon is 12 of 12":                            {"en", noon, "12:00\u202fPM"},
		"French of Canada writes an h":                {"fr-CA", evening, "18 h 30"},
		"a language without tables has 24 hours":      {"de", midnight, "00:05"},
		"a zero time is nothing":                      {"es", time.Time{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, reader(c.tag).Time(c.t))
		})
	}
}

func TestHoursOfTheLettersThatNoBuiltInLanguageHas(t *testing.T) {
	t.Parallel()
	f := newFormats(reader("es").tag)
	for hour, want := range map[int]string{0: "0 24", 1: "1 1", 11: "11 11", 12: "0 12", 13: "1 13", 23: "11 23"} {
		assert.Equal(t, want, string(f.append(nil, compile("K k"), at(2027, 3, 9, hour, 0))))
	}
}
