package i18n

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNumber(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tag  string
		n    int64
		want string
	}{
		"nothing":                                {"es", 0, "0"},
		"three digits":                           {"es", 999, "999"},
		"Spanish leaves four digits together":    {"es", 1000, "1000"},
		"and groups five":                        {"es", 10000, "10.000"},
		"a million":                              {"es", 1000000, "1.000.000"},
		"Mexico has commas, and groups four":     {"es-MX", 1000, "1,000"},
		"Argentina has full stops":               {"es-AR", 1000, "1.000"},
		"English":                                {"en", 1234567, "1,234,567"},
		"English of India groups by two":         {"en-IN", 12345678, "1,23,45,678"},
		"French has spaces that do not break":    {"fr", 12345, "12\u202f345"},
		"negative":                               {"es", -12345, "-12.345"},
		"the least of all":                       {"en", math.MinInt64, "-9,223,372,036,854,775,808"},
		"a language without tables does nothing": {"de", -1234567, "-1234567"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, reader(c.tag).Number(c.n))
		})
	}
}

func TestDecimal(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ tag, s, want string }{
		"a comma in Spain":               {"es", "1250.50", "1250,50"},
		"with groups":                    {"es", "12500.5", "12.500,5"},
		"a point in Mexico":              {"es-MX", "1250.50", "1,250.50"},
		"a whole number":                 {"en", "1250", "1,250"},
		"digits are kept as they are":    {"en", "3.10", "3.10"},
		"below zero":                     {"en", "-1250.5", "-1,250.5"},
		"a language without tables":      {"de", "1250.5", "1250.5"},
		"what is no number comes back":   {"es", "gratis", "gratis"},
		"nor is what has groups already": {"es", "1,250.50", "1,250.50"},
		"nor what has two points":        {"es", "1.250.50", "1.250.50"},
		"nothing":                        {"es", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, fold.Replace(reader(c.tag).Decimal(c.s)))
		})
	}
}
